package wording

import (
	"slices"

	"rubble/report"
)

// A Figure is the words around a figure: its finding as the title, what is
// shown and of how many, what someone is told who does not see it, and the
// same numbers as a table.
type Figure struct {
	Title    string
	Subtitle string
	Alt      string
	Table    Table
}

// A Table is text in rows; the first cell of each row heads it. Notes explain
// below it what stands in its cells.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
	Notes   []string
}

// A Mark is a practice's scores under a name: that of the practice or that of
// a team.
type Mark struct {
	Label    string
	Practice report.Practice
	Note     string // beneath the label, in the place of a verdict
}

// PracticeMarks are the organisation's practices.
func (s *Speaker) PracticeMarks(w report.Wave) []Mark { return s.marks(w.Practices) }

// TeamMarks are one practice in every team.
func TeamMarks(w report.Wave, practice string) []Mark {
	var out []Mark
	for _, t := range w.Teams {
		for _, p := range t.Practices {
			if p.ID == practice {
				out = append(out, Mark{Label: t.Name, Practice: p})
			}
		}
	}
	return out
}

// OwnMarks are one team's practices.
func (s *Speaker) OwnMarks(t report.Team) []Mark { return s.marks(t.Practices) }

func (s *Speaker) marks(practices []report.Practice) []Mark {
	out := make([]Mark, len(practices))
	for i, p := range practices {
		out[i] = Mark{Label: s.Practice(p.ID), Practice: p}
	}
	return out
}

// shown are the marks that have a place on the plane.
func shown(marks []Mark) []Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool {
		return !m.Practice.Alignment.Known() || !m.Practice.Deconstruction.Known()
	})
}

// drawn are the figures that marks are drawn from.
func drawn(marks []Mark) []report.Figure {
	var out []report.Figure
	for _, m := range shown(marks) {
		out = append(out, m.Practice.Alignment, m.Practice.Deconstruction)
	}
	return out
}

// intervalsAt prints how sure the intervals of some figures are; nothing where
// none of them can be seen. Rounded figures have none, and one of which
// everybody is known has no width.
func (s *Speaker) intervalsAt(m report.Method, figures []report.Figure) string {
	if slices.ContainsFunc(figures, func(f report.Figure) bool { return f.HasInterval() && *f.Hi > *f.Lo }) {
		return s.Percent(m.Confidence)
	}
	return ""
}
