package wording

import (
	"slices"

	"rubble/report"
)

// RobustnessByChoice says of each choice, varied alone, in how many of 100 ways
// it keeps the verdict on each practice. There are no rows where none is told.
func (s *Speaker) RobustnessByChoice(w report.Wave) Table {
	t := Table{Caption: s.T("table_choices"), Head: []string{s.T("column_practice"), s.T("column_hangs_on")}}
	varied := choices[:len(choices)-1] // joining is never varied alone
	for _, id := range varied {
		t.Head = append(t.Head, sentence(s.T("choice_"+id)))
	}
	t.Head = append(t.Head, s.T("column_all_choices"))
	for _, p := range w.Practices {
		if p.Robustness == nil || len(p.Robustness.Choices) == 0 {
			continue
		}
		row := []string{s.Practice(p.ID), s.hangsOn(p)}
		for _, id := range varied {
			row = append(row, s.keptBy(p, id))
		}
		t.Rows = append(t.Rows, append(row, s.out100(p.Robustness.Kept)))
	}
	return t
}

// hangsOn says on which choices a verdict hangs most, or that it does on none
// by itself.
func (s *Speaker) hangsOn(p report.Practice) string {
	switch most := s.hangsMost(p); {
	case most != "":
		return sentence(most)
	case p.Robustness.Kept < 1:
		return s.T("hangs_on_several")
	}
	return s.T("hangs_on_none")
}

func (s *Speaker) keptBy(p report.Practice, choice string) string {
	of := p.Robustness.Choices
	if i := slices.IndexFunc(of, func(c report.Choice) bool { return c.ID == choice }); i >= 0 {
		return s.out100(of[i].Kept)
	}
	return s.T("no_figure")
}

// KeptNote says in how many of 100 alternative scorings the verdict on a
// practice is kept; nothing where that is not told.
func (s *Speaker) KeptNote(p report.Practice) string {
	if p.Robustness == nil {
		return ""
	}
	return s.T("kept_note", "Verdict", s.T("verdict_"+p.Verdict.Name), "Share", s.Of100(p.Robustness.Kept))
}

// Keeps is the verdict in force, and in how many of 100 alternative scorings
// it is kept.
func (s *Speaker) Keeps(p report.Practice) (verdict, kept string) {
	return s.T("verdict_" + p.Verdict.Name), s.out100(p.Robustness.Kept)
}
