package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/fingerprint"
	"rubble/gate"
	"rubble/ledger"
	"rubble/report"
	"rubble/survey"
)

func (a *app) check() *cobra.Command {
	var asJSON bool
	response := everybody
	c := &cobra.Command{
		Use:   "check",
		Short: "Read the project, say what is wrong with it and what will be hidden, without building anything",
		Long: "Read the project, say what is wrong with it, and what is shown of each team and segment under each policy: of the latest wave's answers,\n" +
			"or beforehand, from the headcounts in config.toml. So teams and segments can be chosen before anyone answers.\n" +
			"It tells how many people are behind what is hidden: it is for those who hold the answers, and for nobody else.",
		Example: "  rubble check\n  rubble check --response 70",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if response < 1 || response > everybody {
				return asUsage(c, fmt.Errorf("--response %d: from 1 to 100 percent of each headcount", response))
			}
			p, err := a.loadToCheck(c.Context())
			if err != nil {
				return err
			}
			judged := p.JudgedWithLots(os.Getenv(keyName))
			preview := p.Foresee(response)
			if len(p.Waves) > 0 && !c.Flags().Changed("response") {
				preview = p.Preview(judged)
			}
			if asJSON {
				return printJSON(a.Stdout, preview)
			}
			a.found(p, judged)
			if err := a.noted(p); err != nil {
				return err
			}
			return a.preview(p, preview)
		},
	}
	c.Flags().IntVar(&response, "response", everybody, "percent of each headcount that will answer, at least one of each team; given, answers that are there are left aside")
	c.Flags().BoolVar(&asJSON, "json", false, "print what is shown under each policy as JSON, practice by practice")
	return c
}

// everybody is all of a headcount, in percent.
const everybody = 100

// loadToCheck reads the project. That nobody has answered yet is none of its
// errors.
func (a *app) loadToCheck(ctx context.Context) (*assess.Project, error) {
	client, err := a.open()
	if err != nil {
		return nil, err
	}
	p, problems := assess.Load(ctx, client, a.Files, a.progress())
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return p, a.report(assess.WithoutAnswers(problems))
}

// found says what was read, and what is hidden beside what was published.
func (a *app) found(p *assess.Project, beside ledger.Judgement) {
	if len(p.Waves) == 0 {
		fmt.Fprintf(a.Stdout, "no answers yet: %s, %s, %s\n", count(len(p.Config.Teams), "team"), count(len(p.Config.Segments), "segment"),
			count(len(p.Settings().Practices), "practice"))
	}
	for _, w := range p.Waves {
		people, rooms := 0, 0
		for _, s := range p.Answers.Sheets {
			switch {
			case s.Wave != w.ID:
			case s.Mode == survey.Consensus:
				rooms++
			default:
				people++
			}
		}
		fmt.Fprintf(a.Stdout, "%s: %s, %s", w.ID, count(people, "respondent"), count(rooms, "consensus questionnaire"))
		if questions, of := p.Open(w.ID); questions > 0 {
			fmt.Fprintf(a.Stdout, "; %s left blank in %s", count(questions, "question"), count(of, "questionnaire"))
		}
		fmt.Fprintln(a.Stdout)
	}
	for _, q := range p.Quality.Answers {
		fmt.Fprintf(a.Stdout, "answers/%s: %s, %s, %d refused\n", q.Wave, count(q.Files, "file"), count(q.Rows, "row"), q.Refused)
	}
	for _, r := range p.Quality.Records {
		fmt.Fprintf(a.Stdout, "%s: %s, %s, %d refused; %d in the latest wave, %d outside its days\n",
			r.Kind, count(r.Files, "file"), count(r.Rows, "row"), r.Refused, r.Records, r.Outside)
	}
	a.judged(p, beside)
	a.unfigured(p)
	if r, ok := p.Recurring(); ok {
		fmt.Fprintf(a.Stdout, "ids: of %d people, %d have the same in %s and %s; if they are the same people, stable_ids = true under [confidentiality] says so\n",
			r.Of, r.Again, r.From, r.To)
	}
	fmt.Fprintf(a.Stdout, "model %s (%s), policy %s: %s\n", p.Model.Version, p.Model.Hash, p.Config.Confidentiality.Policy, limits(p.Config.Confidentiality.Policy))
}

// limits says what a policy hides.
func limits(policy string) string {
	l := gate.Limits(policy)
	if l.Shown == 0 {
		return "nothing is hidden"
	}
	return fmt.Sprintf("nothing below %d people nor what would tell of them, one rounded figure below %d, no distribution below %d",
		l.Shown, l.Interval, l.Distribution)
}

// unfigured says of which fingerprints the records allow no figure, and why: a
// line for each reason.
func (a *app) unfigured(p *assess.Project) {
	var reasons []fingerprint.Reason // in the order in which they are met
	keys := map[fingerprint.Reason][]string{}
	for _, e := range p.Evidence {
		if e.Reason == "" {
			continue
		}
		if keys[e.Reason] == nil {
			reasons = append(reasons, e.Reason)
		}
		keys[e.Reason] = append(keys[e.Reason], e.Key)
	}
	for _, r := range reasons {
		code := report.Code(r)
		if r == fingerprint.TooFew {
			code = report.TooFewRecords
		}
		fmt.Fprintf(a.Stdout, "no figure: %s (%s)\n", strings.Join(keys[r], ", "), report.Because(code).Text)
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
