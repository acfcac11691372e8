package wording

import (
	"cmp"
	"slices"

	"rubble/report"
)

// Keystones are the organisation's keystones of a wave, most leverage first.
func Keystones(w report.Wave) []report.Norm {
	var out []report.Norm
	for _, p := range w.Practices {
		for _, n := range p.Norms {
			if n.Keystone {
				out = append(out, n)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b report.Norm) int {
		return cmp.Or(cmp.Compare(*b.Leverage, *a.Leverage), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// KeystonesFinding is one sentence on the keystones. That no norm holds fast is
// said only of those of which it is told how fast they hold.
func (s *Speaker) KeystonesFinding(w report.Wave) string {
	if keys := Keystones(w); len(keys) > 0 {
		n, _ := s.model.Norm(keys[0].ID)
		return s.T("keystones_first", "Norm", n.Name, "Statement", n.Statement)
	}
	var untold []report.Figure
	told := 0
	for _, p := range w.Practices {
		for _, n := range p.Norms {
			if n.Hold != nil {
				told++
			} else {
				untold = append(untold, n.Value)
			}
		}
	}
	switch {
	case told == 0:
		why := sameReason(untold)
		if why != nil && why.Code == report.OnlyState {
			why = report.Because(report.TooFewPeople)
		}
		return s.T("keystones_untold", "Why", s.Why(why))
	case len(untold) > 0:
		return s.T("keystones_none_shown")
	}
	return s.T("keystones_none")
}
