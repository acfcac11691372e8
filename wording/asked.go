package wording

import (
	"math"
	"slices"

	"rubble/report"
)

// AskedNote says that the wave before was asked under another model; empty if
// it was not.
func (s *Speaker) AskedNote(r *report.Report, wave report.Wave) string {
	if wave.Asked == nil {
		return ""
	}
	return s.T("asked_note", "Wave", s.waveName(wave), "Then", wave.Asked.Model.Version, "Now", r.Model.Version)
}

// AskedFinding says whether the model changed any figure of a wave, and of how
// many of its practices that is not told.
func (s *Speaker) AskedFinding(r *report.Report, wave report.Wave) []string {
	told, untold := 0, 0
	for _, p := range wave.Practices {
		switch {
		case slices.ContainsFunc(wave.Asked.Practices, func(a report.AskedPractice) bool { return a.ID == p.ID }):
			told++
		case p.Alignment.Known():
			untold++
		}
	}
	_, later := after(r, wave)
	text := []string{s.T("asked_head", "Wave", s.waveName(wave), "Then", wave.Asked.Model.Version, "Now", r.Model.Version)}
	switch rows := len(s.AskedTable(r, wave).Rows); {
	case told == 0:
		text = append(text, s.T("asked_untold"))
	case rows == 0:
		text = append(text, s.T("asked_same"))
	case later:
		text = append(text, s.T("asked_changed"))
	default:
		text = append(text, s.T("asked_changed_latest"))
	}
	if untold > 0 {
		text = append(text, sentence(s.T("asked_left_out", "Count", untold, "Number", s.NumberWord(untold))))
	}
	return text
}

// after is the wave that followed.
func after(r *report.Report, wave report.Wave) (report.Wave, bool) {
	at := slices.IndexFunc(r.Waves, func(w report.Wave) bool { return w.ID == wave.ID }) + 1
	if at >= len(r.Waves) {
		return report.Wave{}, false
	}
	return r.Waves[at], true
}

// AskedTable lays beside each other what the model changed of a wave's
// figures, and what the people changed after: the figure as the model of the
// time has it, the same answers under the model in force, and the wave that
// followed, if there is one. A row is a figure that the model moved by more
// than half a point, which rounding to whole numbers cannot make of nothing.
func (s *Speaker) AskedTable(r *report.Report, wave report.Wave) Table {
	next, later := after(r, wave)
	t := Table{Caption: s.T("table_asked", "Wave", s.waveName(wave)), Head: []string{s.T("column_practice"), s.T("column_figure"),
		s.T("column_then", "Wave", s.waveName(wave), "Model", wave.Asked.Model.Version), s.T("column_now", "Model", r.Model.Version),
		s.T("column_model_changed")}}
	if later {
		t.Head = append(t.Head, s.T("column_latest", "Wave", s.waveName(next)), s.T("column_you_changed"))
	}
	for _, then := range wave.Asked.Practices {
		now, ok := wave.Practice("", then.ID)
		if !ok {
			continue
		}
		last, _ := next.Practice("", then.ID)
		change := changeOf(r, wave.ID, next.ID, then.ID)
		for _, f := range [...]struct {
			name                   string
			then, now, next, moved report.Figure
		}{
			{"alignment", then.Alignment, now.Alignment, last.Alignment, change.Alignment},
			{"dismantling", then.Dismantling, now.Dismantling, last.Dismantling, change.Dismantling},
			{"reinvention", then.Reinvention, now.Reinvention, last.Reinvention, change.Reinvention},
			{"deconstruction", then.Deconstruction, now.Deconstruction, last.Deconstruction, change.Deconstruction},
		} {
			if !differs(f.then, f.now) {
				continue
			}
			row := []string{s.Practice(then.ID), s.T(f.name), s.ScoreWithInterval(f.then), s.ScoreWithInterval(f.now), s.signed(*f.now.Value - *f.then.Value)}
			if later {
				row = append(append(row, s.inRow(f.next)...), s.moved(f.moved))
			}
			t.Rows = append(t.Rows, row)
		}
		if then.Verdict.Name == "" || now.Verdict.Name == "" || then.Verdict.Name == now.Verdict.Name {
			continue
		}
		row := []string{s.Practice(then.ID), s.T("column_verdict"), s.Verdict(then.Verdict), s.Verdict(now.Verdict), s.T("no_figure")}
		if later {
			row = append(row, s.Verdict(last.Verdict), s.T("no_figure"))
		}
		t.Rows = append(t.Rows, row)
	}
	return s.Keyed(t, s.T("dash_asked"))
}

// differs says whether two figures, of at most one decimal, are more than half
// a point apart.
func differs(a, b report.Figure) bool {
	return a.Known() && b.Known() && math.Round(10*math.Abs(*b.Value-*a.Value)) > 5
}

// moved is how far a figure moved, or why that is not shown; a dash where it was
// not compared.
func (s *Speaker) moved(f report.Figure) string { return s.orDash(s.Moved(f)) }

// changeOf is how a practice of the organisation moved from one wave to
// another; the zero Change where that is not told.
func changeOf(r *report.Report, from, to, practice string) report.Change {
	for _, c := range r.Changes {
		if c.From == from && c.To == to && c.Team == "" && c.Practice == practice {
			return c
		}
	}
	return report.Change{}
}
