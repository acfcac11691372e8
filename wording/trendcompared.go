package wording

import "rubble/report"

// TrendCompared says how many differences the words about the organisation's
// practices are drawn from, and how many of these may still be chance; empty
// where nothing was compared.
func (s *Speaker) TrendCompared(r *report.Report) string {
	c := ComparisonOf(r, "trends")
	switch {
	case c.Compared == 0:
		return ""
	case c.Discoveries == 0:
		return s.T("trend_lead") + " " + s.Compared(c)
	}
	return s.T("trend_lead") + " " + s.Compared(c) + " " + s.T("trend_rule")
}

// NormsCompared says the same of the norms of all practices, of which those of
// one are listed; empty where none was compared.
func (s *Speaker) NormsCompared(r *report.Report, c report.Change) string {
	of := ComparisonOf(r, "trend-norms")
	if of.Compared == 0 {
		return ""
	}
	text := s.T("trend_norms_lead") + " " + s.compared(of, s.T("found_listed"))
	switch n := len(s.NormsMoved(c)); {
	case of.Discoveries == 0:
		return text
	case n == 0:
		return text + " " + s.T("trend_norms_none")
	default:
		return text + " " + s.T("trend_norms_here")
	}
}

// TeamCompared says how many differences a reader of a team's page sees, each
// with an interval of its own, and how many of so many are mere chance; empty
// where there is no interval.
func (s *Speaker) TeamCompared(changes []report.Change, m report.Method) string {
	n := 0
	for _, c := range changes {
		for _, f := range []report.Figure{c.Alignment, c.Dismantling, c.Reinvention, c.Deconstruction} {
			if f.HasInterval() {
				n++
			}
		}
	}
	if n == 0 {
		return ""
	}
	return sentence(s.T("trend_team", "Count", n, "Number", s.NumberWord(n), "Chance", s.Whole(100*(1-m.Confidence))))
}
