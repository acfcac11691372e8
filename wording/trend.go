package wording

import (
	"cmp"
	"math"
	"slices"

	"rubble/report"
)

// ChangesTo are the changes from the wave before to a wave, of the
// organisation ("") or of a team.
func ChangesTo(r *report.Report, wave, team string) []report.Change {
	var out []report.Change
	for _, c := range r.Changes {
		if c.To == wave && c.Team == team {
			out = append(out, c)
		}
	}
	return out
}

// Moved prints a difference on 0–100 with its sign and its interval, or why
// there is none.
func (s *Speaker) Moved(f report.Figure) string {
	if !f.Known() {
		return s.Why(f.Reason)
	}
	by, interval := s.MovedBy(f)
	if interval == "" {
		return by
	}
	return s.T("with_interval", "Value", by, "Interval", interval)
}

// MovedBy prints a difference and its interval apart.
func (s *Speaker) MovedBy(f report.Figure) (by, interval string) {
	if f.HasInterval() {
		interval = s.T("from_to", "Lo", s.signed(*f.Lo), "Hi", s.signed(*f.Hi))
	}
	by = s.signed(*f.Value)
	if f.Rounded {
		by = s.T("about", "Number", by)
	}
	return by, interval
}

func (s *Speaker) signed(x float64) string {
	if math.Round(x) > 0 {
		return s.T("plus", "Number", s.Whole(x))
	}
	return s.Whole(x)
}

// beyondChance says whether a difference has an interval that leaves 0 out, or
// none because nothing is left to chance: joint answers have nobody behind them
// who answered alone.
func beyondChance(f report.Figure) bool {
	switch {
	case !f.Known():
		return false
	case !f.HasInterval():
		return *f.Value != 0 && answeredTogether(f)
	}
	return *f.Lo > 0 || *f.Hi < 0
}

// standsOut says whether a difference of a change is more than chance: of the
// organisation, as told among all that are compared; of a team, where so many
// are too few to compare, by its own interval; of joint answers always.
func standsOut(c report.Change, f report.Figure) bool {
	if c.Team != "" || answeredTogether(f) {
		return beyondChance(f)
	}
	return f.Known() && f.Discovery
}

// answeredTogether says whether nobody who answered alone is behind a figure.
func answeredTogether(f report.Figure) bool {
	return !f.HasInterval() && f.N != nil && *f.N == report.Count{}
}

// direction says whether a practice moved up the plane (1), down (−1) or
// neither (0). Of the organisation it is dismantling and reinvention that are
// compared, which deconstruction is made of: one of them stands out, the other
// not against it, and deconstruction went the same way with its whole interval.
func direction(c report.Change) int {
	d := c.Deconstruction
	if !beyondChance(d) {
		return 0
	}
	way := cmp.Compare(*d.Value, 0)
	if c.Team != "" || answeredTogether(d) {
		return way
	}
	with := false
	for _, f := range []report.Figure{c.Dismantling, c.Reinvention} {
		switch {
		case !standsOut(c, f):
		case cmp.Compare(*f.Value, 0) != way:
			return 0
		default:
			with = true
		}
	}
	if !with {
		return 0
	}
	return way
}

// TrendFinding says what moved between two waves, as the title of a figure.
func (s *Speaker) TrendFinding(changes []report.Change) string {
	var up, down []string
	known := 0
	for _, c := range changes {
		if !c.Deconstruction.Known() {
			continue
		}
		known++
		switch direction(c) {
		case 1:
			up = append(up, s.Practice(c.Practice))
		case -1:
			down = append(down, s.Practice(c.Practice))
		}
	}
	switch {
	case known == 0:
		return s.T("trend_none")
	case len(up) > 0 && len(down) > 0:
		return sentence(s.T("trend_both", "Up", s.movers(up, known), "Down", s.movers(down, known)))
	case len(up) > 0:
		return sentence(s.T("trend_up", "List", s.movers(up, known)))
	case len(down) > 0:
		return sentence(s.T("trend_down", "List", s.movers(down, known)))
	}
	return s.T("trend_still")
}

// movers names the practices that moved, or counts them where a title would
// hold too many names.
func (s *Speaker) movers(names []string, known int) string {
	const fit = 3
	switch {
	case len(names) <= fit:
		return s.List(names)
	case len(names) == known:
		return s.T("trend_every", "Known", s.NumberWord(known))
	}
	return s.T("trend_many", "Moved", s.NumberWord(len(names)), "Known", s.NumberWord(known))
}

// TrendNote says whose answers are compared; where practices differ in that, it
// is the most cautious note.
func (s *Speaker) TrendNote(changes []report.Change) string {
	for _, who := range []string{"different-people", "same-people"} {
		if slices.ContainsFunc(changes, func(c report.Change) bool { return c.Who == who }) {
			return s.T("who_" + who)
		}
	}
	return s.T("who_consensus")
}

// TrendTable lists how far the figures of practices moved.
func (s *Speaker) TrendTable(changes []report.Change) Table {
	t := Table{Caption: s.T("table_trend"), Head: []string{s.T("column_practice"), s.T("alignment"), s.T("dismantling"), s.T("reinvention"),
		s.T("deconstruction"), s.T("column_compared")}}
	var reasons []*report.Reason
	for _, c := range changes {
		t.Rows = append(t.Rows, []string{s.Practice(c.Practice), s.starred(c.Alignment), s.starred(c.Dismantling), s.starred(c.Reinvention),
			s.starred(c.Deconstruction), s.T("compared_" + c.Who)})
		reasons = append(reasons, whyNone(c.Alignment, c.Dismantling, c.Reinvention, c.Deconstruction))
	}
	t.Notes = s.WhyNotes(reasons...)
	return t
}

// starred prints a difference, with a star where chance hardly explains it.
func (s *Speaker) starred(f report.Figure) string {
	if f.Discovery {
		return s.T("starred", "Text", s.Moved(f))
	}
	return s.Moved(f)
}

// NormsMoved are the norms of a practice that moved by more than chance would
// move them, in words.
func (s *Speaker) NormsMoved(c report.Change) []string {
	var out []string
	for _, n := range c.Norms {
		if standsOut(c, n.Value) {
			out = append(out, s.T("norm_moved", "Norm", s.Norm(n.ID), "By", s.Moved(n.Value)))
		}
	}
	return out
}

// TrendFigure words how deconstruction moved from one wave to the next.
func (s *Speaker) TrendFigure(changes []report.Change, before, after report.Wave) Figure {
	f := Figure{Title: s.TrendFinding(changes), Subtitle: s.T("trend_subtitle", "Before", before.Name, "After", after.Name), Table: s.TrendTable(changes)}
	var parts []string
	for _, c := range changes {
		parts = append(parts, s.T("trend_alt", "Practice", s.Practice(c.Practice), "By", s.Moved(c.Deconstruction)))
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}
