package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"rubble/assess"
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
		fmt.Fprintf(a.Stdout, "%s: %s, %s\n", w.ID, count(people, "respondent"), count(rooms, "consensus questionnaire"))
	}
	for _, q := range p.Quality.Answers {
		fmt.Fprintf(a.Stdout, "answers/%s: %s, %s, %d refused\n", q.Wave, count(q.Files, "file"), count(q.Rows, "row"), q.Refused)
	}
	for _, r := range p.Quality.Records {
		fmt.Fprintf(a.Stdout, "%s: %s, %s, %d refused; %d in the latest wave, %d outside its days\n",
			r.Kind, count(r.Files, "file"), count(r.Rows, "row"), r.Refused, r.Records, r.Outside)
	}
	fmt.Fprintf(a.Stdout, "model %s (%s), policy %s: primary suppression only, not for confidential answers\n",
		p.Model.Version, p.Model.Hash, p.Config.Confidentiality.Policy)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
