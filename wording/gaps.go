package wording

import (
	"cmp"
	"math"
	"slices"

	"rubble/report"
)

// A Gap is by how much two groups differ in one score of a practice: the one
// less the other.
type Gap struct {
	Of         string // roles or segments
	One, Other string // as they are named in a sentence
	Practice   string
	Axis       string
	Difference report.Figure
}

// mostGaps is how many differences a figure has room for; marked ones may make
// it mostMarked.
const (
	mostGaps   = 12
	mostMarked = 20
)

// sortGaps drops what is not told, and puts what chance hardly explains first,
// then what is larger.
func sortGaps(gaps []Gap) []Gap {
	gaps = slices.DeleteFunc(gaps, func(g Gap) bool { return !g.Difference.Known() })
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		return cmp.Or(foundFirst(a.Difference, b.Difference), cmp.Compare(math.Abs(*b.Difference.Value), math.Abs(*a.Difference.Value)),
			cmp.Compare(a.Practice, b.Practice))
	})
	return gaps
}

func foundFirst(a, b report.Figure) int {
	switch {
	case a.Discovery == b.Discovery:
		return 0
	case a.Discovery:
		return -1
	}
	return 1
}

// LargestGaps are those that a figure has room for, of gaps that are sorted.
func LargestGaps(gaps []Gap) []Gap {
	return gaps[:min(len(gaps), max(mostGaps, min(foundOf(gaps), mostMarked)))]
}

func foundOf(gaps []Gap) int {
	n := 0
	for _, g := range gaps {
		if g.Difference.Discovery {
			n++
		}
	}
	return n
}

// GapsOf are those of one practice.
func GapsOf(gaps []Gap, practice string) []Gap {
	return slices.DeleteFunc(slices.Clone(gaps), func(g Gap) bool { return g.Practice != practice })
}

// GapSays says a difference in a sentence without its end.
func (s *Speaker) GapSays(g Gap) string {
	high, low := g.One, g.Other
	d := g.Difference
	if *d.Value < 0 {
		high, low, d = g.Other, g.One, turned(d)
	}
	args := []any{"Count", points(*d.Value), "Points", s.Score(d), "High", high, "Low", low, "Practice", s.Practice(g.Practice),
		"Axis", s.T("in_axis_" + g.Axis), "Within", s.Interval(d)}
	if points(*d.Value) == 0 {
		return sentence(s.T("gap_even_"+g.Of, args...))
	}
	return sentence(s.T("gap_says_"+g.Of, args...))
}

// turned is the same difference the other way round.
func turned(f report.Figure) report.Figure {
	value := -*f.Value
	f.Value = &value
	if f.HasInterval() {
		lo, hi := -*f.Hi, -*f.Lo
		f.Lo, f.Hi = &lo, &hi
	}
	return f
}

// GapsFigure words the differences between roles or between segments; gaps are
// sorted and not empty.
func (s *Speaker) GapsFigure(gaps []Gap, c report.Comparison, m report.Method) Figure {
	drawn := LargestGaps(gaps)
	found := foundOf(gaps) > 0
	shown := s.T("gaps_all", "Count", len(gaps), "Number", s.NumberWord(len(gaps)), "Found", found)
	if len(drawn) < len(gaps) {
		shown = s.T("gaps_largest", "Number", s.NumberWord(len(drawn)), "All", s.NumberWord(len(gaps)), "Found", found)
	}
	differences := make([]report.Figure, len(drawn))
	for i, g := range drawn {
		differences[i] = g.Difference
	}
	f := Figure{Title: s.gapsTitle(gaps, c), Subtitle: s.T("gaps_subtitle", "Percent", s.intervalsAt(m, differences), "Shown", shown), Table: s.gapsTable(gaps)}
	var parts []string
	for _, g := range drawn {
		parts = append(parts, s.T("gap_alt", "Says", s.GapSays(g), "Chance", s.Chance(g.Difference)))
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}

// gapsTitle says what stands out among all that were compared: the one
// difference, the side on which all of them lie, or how many they are.
func (s *Speaker) gapsTitle(gaps []Gap, c report.Comparison) string {
	first := gaps[0]
	high, low := first.One, first.Other
	if *first.Difference.Value < 0 {
		high, low = low, high
	}
	args := []any{"Count", c.Compared, "Found", s.NumberWord(c.Discoveries), "Compared", s.NumberWord(c.Compared), "All", c.Discoveries == c.Compared, "High", high, "Low", low}
	switch {
	case c.Compared == 0 && first.Difference.Rounded:
		return s.T("gaps_rough_" + first.Of)
	case c.Compared == 0: // of joint answers, without an interval
		return s.GapSays(first)
	case c.Discoveries == 0:
		return s.T("gaps_none_"+first.Of, args...)
	case c.Discoveries == 1:
		return s.GapSays(first)
	case oneSide(gaps):
		return sentence(s.T("gaps_side_"+first.Of, args...))
	}
	return s.T("gaps_some_"+first.Of, args...)
}

// oneSide says whether all that chance hardly explains is between the same two,
// and the same one of them is higher.
func oneSide(gaps []Gap) bool {
	for _, g := range gaps {
		same := g.One == gaps[0].One && g.Other == gaps[0].Other && *g.Difference.Value > 0 == (*gaps[0].Difference.Value > 0)
		if g.Difference.Discovery && !same {
			return false
		}
	}
	return true
}

// Chance says of a difference whether chance may explain it.
func (s *Speaker) Chance(f report.Figure) string {
	switch {
	case f.Discovery:
		return s.T("chance_hardly")
	case f.Rounded:
		return s.T("chance_rough")
	case !f.HasInterval():
		return s.T("chance_without")
	}
	return s.T("chance_may")
}

func (s *Speaker) gapsTable(gaps []Gap) Table {
	t := Table{Caption: s.T("table_gaps"), Head: []string{s.T("column_practice"), s.T("column_score"), s.T("column_first"), s.T("column_second"),
		s.T("column_first_less"), s.T("column_chance")}}
	for _, g := range gaps {
		t.Rows = append(t.Rows, []string{s.Practice(g.Practice), s.T(g.Axis), g.One, g.Other, s.Moved(g.Difference), s.Chance(g.Difference)})
	}
	return t
}
