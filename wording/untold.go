package wording

import (
	"slices"

	"rubble/report"
)

// untoldOf says of which practices none of some figures is told, in a sentence
// for each reason.
func (s *Speaker) untoldOf(w report.Wave, figures func(report.Practice) []report.Figure) []string {
	var order []report.Code
	practices := map[report.Code][]string{}
	for _, p := range w.Practices {
		why := sameReason(figures(p))
		if why == nil {
			continue
		}
		if !slices.Contains(order, why.Code) {
			order = append(order, why.Code)
		}
		practices[why.Code] = append(practices[why.Code], s.Practice(p.ID))
	}
	var out []string
	for _, code := range order {
		out = append(out, s.T("untold_of", "Practices", s.List(practices[code]), "Why", s.Why(report.Because(code))))
	}
	return out
}

// sameReason is the one reason why none of the figures is known; nil where one
// is, or where they have different reasons.
func sameReason(figures []report.Figure) *report.Reason {
	var why *report.Reason
	for _, f := range figures {
		if f.Known() || f.Reason == nil || why != nil && why.Code != f.Reason.Code {
			return nil
		}
		why = f.Reason
	}
	return why
}
