package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// unanimous says whether nearly everybody gave the same answer to norm after
// norm: nine in ten answers or more are the most frequent one of their norm.
// The scores made from them would then say what each norm, being clamped, does
// not.
func (p *publisher) unanimous(s scoring.Practice) bool {
	most, all := 0, 0
	for _, n := range s.Norms {
		most += slices.Max(n.Counts[:])
		for _, people := range n.Counts {
			all += people
		}
	}
	return s.Mode == survey.Individual && all > 0 && p.hides(float64(most)/float64(all))
}

// clamped keeps A, X and R from the ends, in steps of 5, and makes D and G from
// them.
func clamped(s scoring.Scores) scoring.Scores {
	for _, e := range []*scoring.Estimate{&s.Alignment, &s.Dismantling, &s.Reinvention} {
		e.Value = min(max(e.Value, clamp), 100-clamp)
	}
	s = coarsened(s)
	for _, e := range []*scoring.Estimate{&s.Alignment, &s.Dismantling, &s.Reinvention, &s.Deconstruction, &s.Gap} {
		e.Interval = false
	}
	return s
}

// markClamped marks the scores that are shown as clamped.
func markClamped(s *report.Scores) {
	for _, f := range []*report.Figure{&s.Alignment, &s.Dismantling, &s.Reinvention, &s.Deconstruction, &s.Gap} {
		if f.Known() {
			f.Rounded, f.Clamped = true, true
		}
	}
}
