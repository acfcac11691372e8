package wording

import (
	"cmp"
	"math"
	"slices"

	"rubble/report"
)

// NormGaps are by how much roles differ in where they place norms, what chance
// hardly explains first, then what is further from level.
func NormGaps(w report.Wave) []report.NormGap {
	var out []report.NormGap
	for _, p := range w.Practices {
		out = append(out, p.NormGaps...)
	}
	slices.SortStableFunc(out, func(a, b report.NormGap) int {
		return cmp.Or(foundFirst(a.Difference, b.Difference), cmp.Compare(fromLevel(b), fromLevel(a)), cmp.Compare(a.Norm, b.Norm))
	})
	return out
}

// fromLevel is how far a gap lies from level, 0–0.5; below 0 where it is not
// told.
func fromLevel(g report.NormGap) float64 {
	if !g.Superior.Known() {
		return -1
	}
	return math.Abs(*g.Superior.Value - 0.5)
}

// mostNormGaps is how many of them are listed, and fewNormGaps how many where
// chance may explain all.
const (
	mostNormGaps = 12
	fewNormGaps  = 3
)

// NormGapsListed are those that are worth a sentence: what chance hardly
// explains, or the few that are furthest from level. What is level or not told
// is none of them. gaps are sorted.
func NormGapsListed(gaps []report.NormGap) []report.NormGap {
	found := slices.IndexFunc(gaps, func(g report.NormGap) bool { return !g.Difference.Discovery })
	if found < 0 {
		found = len(gaps)
	}
	if found > 0 {
		return gaps[:min(found, mostNormGaps)]
	}
	apart := slices.IndexFunc(gaps, func(g report.NormGap) bool { return fromLevel(g) <= 0 })
	if apart < 0 {
		apart = len(gaps)
	}
	return gaps[:min(apart, fewNormGaps)]
}

// NormGapSays words a norm gap by how often the one of two people places the
// norm higher than the other (Vargha and Delaney's A).
func (s *Speaker) NormGapSays(g report.NormGap, l report.Limits) string {
	args := []any{"Norm", s.Norm(g.Norm), "Practice", s.practiceOf(g.Norm), "One", s.T("one_role_" + g.One), "Other", s.T("one_role_" + g.Other)}
	switch {
	case !g.Superior.Known():
		return s.T("norm_gap_untold", append(args, "Why", s.Why(g.Superior.Reason))...)
	case fromLevel(g) == 0:
		return s.T("norm_gap_level", args...)
	}
	higher, often := g.One, *g.Superior.Value
	if often < 0.5 {
		higher, often = g.Other, 1-often
	}
	return s.T("norm_gap", append(args, "Pairs", s.pairs(often, g.Superior.N, l), "Higher", s.T("the_role_"+higher))...)
}

// pairs prints how many of 100 pairs; it is told in steps of 5 where fewer
// people answered than a distribution needs.
func (s *Speaker) pairs(share float64, n *report.Count, l report.Limits) string {
	pairs := s.Whole(100 * share)
	if n != nil && n.N < l.Distribution {
		return s.T("about", "Number", pairs)
	}
	return pairs
}

// NormGapsTable lists all norm gaps.
func (s *Speaker) NormGapsTable(gaps []report.NormGap, l report.Limits) Table {
	t := Table{Caption: s.T("table_norm_gaps"), Head: []string{s.T("column_norm"), s.T("column_practice"), s.T("column_first"), s.T("column_second"),
		s.T("column_pairs"), s.T("column_first_less"), s.T("column_chance")}}
	for _, g := range gaps {
		pairs := s.Why(g.Superior.Reason)
		if g.Superior.Known() {
			pairs = s.pairs(*g.Superior.Value, g.Superior.N, l)
		}
		t.Rows = append(t.Rows, []string{s.Norm(g.Norm), s.practiceOf(g.Norm), s.T("role_" + g.One), s.T("role_" + g.Other), pairs,
			s.Moved(g.Difference), s.Chance(g.Difference)})
	}
	return t
}

// NormGapsLead leads to those that are listed.
func (s *Speaker) NormGapsLead(c report.Comparison, listed int) string {
	switch {
	case c.Discoveries == 0:
		return s.T("norm_gaps_furthest")
	case listed < c.Discoveries:
		return s.T("norm_gaps_first", "Number", s.NumberWord(listed), "All", s.NumberWord(c.Discoveries))
	}
	return s.T("norm_gaps_marked", "Count", listed)
}
