package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rubble/assess"
	"rubble/fingerprint"
	"rubble/report"
	"rubble/survey"
)

func (a *app) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Read the project and say what is wrong with it, without building anything",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := a.load(c.Context())
			if err != nil {
				return err
			}
			a.found(p)
			return nil
		},
	}
}

// found says what was read.
func (a *app) found(p *assess.Project) {
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
	a.unfigured(p)
	fmt.Fprintf(a.Stdout, "model %s (%s), policy %s: primary suppression only, not for confidential answers\n",
		p.Model.Version, p.Model.Hash, p.Config.Confidentiality.Policy)
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
