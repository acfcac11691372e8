package wording

import "rubble/report"

// CarelessFinding says how many sheets look as though they had been filled in
// without reading, by what rule, and that none is left out.
func (s *Speaker) CarelessFinding(r *report.Report) []string {
	c := Latest(r).Careless
	switch {
	case r.Method.Length == "norms":
		return []string{s.T("careless_norms")}
	case c == nil:
		return []string{s.T("careless_untold")}
	}
	text := []string{s.carelessCount(*c), s.T("careless_rule"), s.T("careless_limits")}
	switch {
	case c.Flagged == report.Count{}:
	case len(c.Without) > 0:
		text = append(text, s.T("careless_without"))
	case r.Method.Limits.Interval > 0:
		text = append(text, s.T("careless_without_untold", "Least", s.Int(r.Method.Limits.Interval)))
	}
	return text
}

func (s *Speaker) carelessCount(c report.Careless) string {
	if c.Flagged == (report.Count{}) {
		return s.T("careless_none", "One", c.Sheets.N == 1, "Sheets", s.Number(c.Sheets))
	}
	return sentence(s.T("careless_some", "Count", max(c.Flagged.N, c.Flagged.Below), "One", c.Sheets.N == 1, "Flagged", s.Number(c.Flagged), "Sheets", s.Number(c.Sheets)))
}

// CarelessTable says how far the figures of practices would move without these
// sheets. There are no rows where that is not told.
func (s *Speaker) CarelessTable(w report.Wave) Table {
	t := Table{Caption: s.T("table_careless"), Head: []string{s.T("column_practice"), s.T("alignment"), s.T("dismantling"), s.T("reinvention"), s.T("deconstruction")}}
	if w.Careless == nil {
		return t
	}
	for _, of := range w.Careless.Without {
		row := []string{s.Practice(of.Practice)}
		for _, f := range [...]report.Figure{of.Alignment, of.Dismantling, of.Reinvention, of.Deconstruction} {
			row = append(row, s.byPoints(f))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// byPoints prints a small difference with its sign and one decimal.
func (s *Speaker) byPoints(f report.Figure) string {
	switch {
	case !f.Known():
		return s.Why(f.Reason)
	case *f.Value > 0:
		return s.T("plus", "Number", s.Decimal(*f.Value, 1))
	}
	return s.Decimal(*f.Value, 1)
}
