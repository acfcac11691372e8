package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rubble/report"
	"rubble/wording"
)

func (a *app) score() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "score",
		Short: "Print what may be published, as a table or as JSON",
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON, as in data/report.json of the site")
	return a.ofEdition(c, func(_ context.Context, t told) error {
		if err := a.report(t.keyless()); err != nil {
			return err
		}
		if asJSON {
			return printJSON(a.Stdout, t.edition.Report())
		}
		return a.table(t.speaker, t.edition.Report())
	})
}

func printJSON(w io.Writer, v any) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// columns of the table: a name, five figures, the people and the verdict.
const columns = 8

// table prints the latest wave: the organisation's practices, then each
// team's.
func (a *app) table(s *wording.Speaker, r *report.Report) error {
	w := wording.Latest(r)
	fmt.Fprintf(a.Stdout, "%s\n%s\n\n", s.Overview(r), s.OverviewLede(r))
	var text strings.Builder
	out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	row := func(cells ...string) { // of all columns, for those of a shorter one would not line up
		fmt.Fprintln(out, strings.Join(cells, "\t")+strings.Repeat("\t", columns-len(cells)))
	}
	row("", s.T("alignment"), s.T("dismantling"), s.T("reinvention"), s.T("deconstruction"), s.T("gap"), s.T("column_n"), s.T("column_verdict"))
	scores := func(indent string, m wording.Mark) {
		f := m.Practice
		verdict := strings.TrimSpace(s.Verdict(f.Verdict) + " " + bracketed(s.Warning(f.Verdict)))
		switch why := s.WhyNoPlace(f); {
		case why != "": // behind the columns, where it has room
			verdict = why
		case f.Verdict.Name == "":
			verdict = s.VerdictInRow(f)
		}
		row(indent+m.Label, s.ScoreWithInterval(f.Alignment), s.ScoreWithInterval(f.Dismantling), s.ScoreWithInterval(f.Reinvention),
			s.ScoreWithInterval(f.Deconstruction), s.Score(f.Gap), s.Answered(f), verdict)
	}
	for _, m := range s.PracticeMarks(w) {
		scores("", m)
	}
	for _, t := range w.Teams {
		row(t.Name)
		for _, m := range s.OwnMarks(t) {
			scores("  ", m)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	for line := range strings.Lines(text.String()) {
		fmt.Fprintln(a.Stdout, strings.TrimRight(line, " \n"))
	}
	a.besides(s, r)
	return nil
}

// besides prints what the records show, what they say to the claims of the
// latest wave, and what has moved since the one before: nothing where there is
// nothing of it.
func (a *app) besides(s *wording.Speaker, r *report.Report) {
	w := wording.Latest(r)
	var lines []string
	if len(r.Fingerprints) > 0 {
		lines = append(lines, s.EvidenceFinding(r))
	}
	claims := func(p report.Practice) bool {
		return slices.ContainsFunc(p.Norms, func(n report.Norm) bool { return n.Claim != "" })
	}
	if slices.ContainsFunc(w.Practices, claims) {
		lines = append(lines, s.ClaimsFinding(w))
	}
	var lowered []string
	for _, p := range w.Practices {
		if to := p.Deconstruction.Corroborated; to != nil {
			lowered = append(lowered, s.Practice(p.ID)+" "+s.Score(p.Deconstruction)+" → "+s.Whole(*to))
		}
	}
	if len(lowered) > 0 {
		lines = append(lines, s.T("deconstruction")+", "+s.T("key_corroborated")+": "+strings.Join(lowered, "; "))
	}
	if changes := wording.ChangesTo(r, w.ID, ""); len(changes) > 0 {
		from := slices.IndexFunc(r.Waves, func(of report.Wave) bool { return of.ID == changes[0].From })
		lines = append(lines, r.Waves[from].Name+" → "+w.Name+": "+s.TrendFinding(changes))
	}
	if len(lines) > 0 {
		fmt.Fprintf(a.Stdout, "\n%s\n", strings.Join(lines, "\n"))
	}
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}
