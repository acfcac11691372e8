package wording

import "rubble/report"

// Reliable is the least reliability that a convention asks for: Nunnally &
// Bernstein (1994), Psychometric Theory, 3rd ed., 264–265, for work where
// single decisions do not hang on a score.
const Reliable = 0.70

// ConsistencyFinding says of how many axes of the organisation's practices the
// answers hang together as far as the convention asks.
func (s *Speaker) ConsistencyFinding(w report.Wave) string {
	told, firm := 0, 0
	for _, p := range w.Practices {
		for _, r := range p.Reliability {
			if r.Alpha.Known() {
				told++
				if *r.Alpha.Value >= Reliable {
					firm++
				}
			}
		}
	}
	if told == 0 {
		return s.T("consistency_finding_none")
	}
	return sentence(s.T("consistency_finding", "Count", told, "Told", s.NumberWord(told), "Firm", s.NumberWord(firm), "One", firm < 2, "None", firm == 0, "Line", s.Decimal(Reliable, 2)))
}

// ConsistencyTable says, practice by practice and axis by axis, how far the
// answers hang together. Practices of which it is told of no axis are left to
// [Speaker.ConsistencyUntold].
func (s *Speaker) ConsistencyTable(w report.Wave) Table {
	t := Table{Caption: s.T("table_consistency"), Head: []string{s.T("column_practice"), s.T("column_axis"), s.T("column_in_words"), s.T("column_alpha"), s.T("column_omega"),
		s.T("column_questions"), s.T("column_people")}}
	none := s.T("no_figure")
	for _, p := range w.Practices {
		if sameReason(alphas(p)) != nil {
			continue
		}
		for _, r := range p.Reliability {
			row := []string{s.Practice(p.ID), s.T("axis_" + r.Axis), sentence(s.Why(r.Alpha.Reason)), none, none, none, none}
			if r.Alpha.Known() {
				row = []string{row[0], row[1], s.consistency(r.Alpha), s.Coefficient(r.Alpha), s.coefficientOrWhy(r.Omega), s.Int(r.Questions), s.behind(r.Alpha)}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return s.Keyed(t, s.T("dash_consistency"))
}

// ConsistencyUntold says of which practices it is not told how far their
// answers hang together, in a sentence for each reason.
func (s *Speaker) ConsistencyUntold(w report.Wave) []string { return s.untoldOf(w, alphas) }

func alphas(p report.Practice) []report.Figure {
	var out []report.Figure
	for _, r := range p.Reliability {
		out = append(out, r.Alpha)
	}
	return out
}

// consistency says in words what an α allows to say, by the convention and by
// where its interval lies.
func (s *Speaker) consistency(alpha report.Figure) string {
	lo, hi := *alpha.Value, *alpha.Value
	if alpha.HasInterval() {
		lo, hi = *alpha.Lo, *alpha.Hi
	}
	switch {
	case *alpha.Value <= 0:
		return s.T("consistency_none")
	case lo >= Reliable:
		return s.T("consistency_firm")
	case *alpha.Value >= Reliable:
		return s.T("consistency_about")
	case hi >= Reliable:
		return s.T("consistency_rather_loose")
	}
	return s.T("consistency_loose")
}

// Coefficient prints a coefficient with its interval in brackets, if it has
// one.
func (s *Speaker) Coefficient(f report.Figure) string {
	value := s.Decimal(*f.Value, 2)
	if !f.HasInterval() {
		return value
	}
	return s.T("with_interval", "Value", value, "Interval", s.T("from_to", "Lo", s.Decimal(*f.Lo, 2), "Hi", s.Decimal(*f.Hi, 2)))
}

func (s *Speaker) coefficientOrWhy(f report.Figure) string {
	if f.Known() {
		return s.Coefficient(f)
	}
	return s.Why(f.Reason)
}
