package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rubble/diag"
	"rubble/report"
	"rubble/wording"
)

func (a *app) explain() *cobra.Command {
	var team string
	c := &cobra.Command{
		Use:   "explain KEY",
		Short: "Say how a figure was made: inputs, counts, rule, weights, model and seed",
		Long: "Say how a figure was made: inputs, counts, rule, weights, model and seed.\n" +
			"KEY is a practice, a norm (change-enablement/board), a facet (change-enablement//flow),\n" +
			"a fingerprint (fingerprint/bypass) or an outcome (outcome/lead-time), as rubble score --json names them.\n" +
			"Nothing is told that the report would not show.",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			t, err := a.loadAndTell(c.Context())
			if err != nil {
				return err
			}
			if err := a.explainKey(t.report(), t.speaker, team, args[0]); err != nil {
				return asUsage(c, err)
			}
			return nil
		},
	}
	c.Flags().StringVar(&team, "team", "", "of this team instead of the organisation")
	return c
}

func (a *app) explainKey(r *report.Report, s *wording.Speaker, team, key string) error {
	if err := knownTeam(r, team); err != nil {
		return err
	}
	lines := s.Explain(r, team, key)
	if lines == nil {
		return noFigure(r, s, team, key)
	}
	fmt.Fprintln(a.Stdout, s.ExplainTitle(r, team, key))
	for _, line := range lines {
		fmt.Fprintln(a.Stdout, line)
	}
	return nil
}

// noFigure says that no figure has the key, and what may have been meant.
func noFigure(r *report.Report, s *wording.Speaker, team, key string) error {
	p := diag.Errorf(diag.Pos{}, "no figure is called %q", key).WithHint("rubble score --json names them all")
	near := diag.Nearest(key, s.ExplainKeys(r, team))
	switch {
	case team != "" && slices.Contains(s.ExplainKeys(r, ""), key):
		p = diag.Errorf(diag.Pos{}, "%q is no figure of a team", key).WithHint("leave --team out: it is of the organisation")
	case near != "":
		p.WithHint("did you mean %q?", near)
	}
	return p
}

// knownTeam says whether the report has the team; none is the organisation.
func knownTeam(r *report.Report, team string) error {
	if team == "" {
		return nil
	}
	var ids []string
	for _, t := range wording.Latest(r).Teams {
		if t.ID == team {
			return nil
		}
		ids = append(ids, t.ID)
	}
	p := diag.Errorf(diag.Pos{}, "no team %q answered", team)
	if near := diag.Nearest(team, ids); near != "" {
		p.WithHint("did you mean %q?", near)
	}
	return p
}
