package wording

import "rubble/report"

// BetweenTable says, practice by practice and axis by axis, what share of the
// differences between people lies between teams. Practices of which it is told
// of no axis are left to [Speaker.BetweenUntold].
func (s *Speaker) BetweenTable(w report.Wave) Table {
	t := Table{Caption: s.T("table_between"), Head: []string{s.T("column_practice"), s.T("column_axis"), s.T("column_in_words"), s.T("column_icc1"), s.T("column_icc2"),
		s.T("column_teams"), s.T("column_people")}}
	none := s.T("no_figure")
	for _, p := range w.Practices {
		if sameReason(shares(p)) != nil {
			continue
		}
		for _, b := range p.Between {
			row := []string{s.Practice(p.ID), s.T("axis_" + b.Axis), sentence(s.Why(b.One.Reason)), none, none, none, none}
			if b.One.Known() {
				row = []string{row[0], row[1], s.between1(b), s.Coefficient(b.One), s.coefficientOrWhy(b.Two), none, s.behind(b.One)}
			}
			if b.Teams > 0 {
				row[5] = s.Int(b.Teams)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return s.Keyed(t, s.T("dash_between"))
}

// BetweenUntold says of which practices that is not told, in a sentence for
// each reason.
func (s *Speaker) BetweenUntold(w report.Wave) []string { return s.untoldOf(w, shares) }

func shares(p report.Practice) []report.Figure {
	var out []report.Figure
	for _, b := range p.Between {
		out = append(out, b.One)
	}
	return out
}

// between1 says in words what ICC(1) and ICC(2) tell. A share below 0 comes
// about by chance where teams do not differ.
func (s *Speaker) between1(b report.Between) string {
	if hundredths(*b.One.Value) <= 0 {
		return s.T("between_none")
	}
	text := s.T("between_share", "Number", s.Int(hundredths(*b.One.Value)))
	if b.One.HasInterval() && *b.One.Lo <= 0 {
		return text + " " + s.T("between_chance")
	}
	if b.Two.Known() {
		text += " " + s.T("between_means", "Number", s.Int(max(hundredths(*b.Two.Value), 0)))
	}
	return text
}

// ApartFinding says of how many pairs of scores it can be told that they go
// together over teams.
func (s *Speaker) ApartFinding(w report.Wave) string {
	told, together := 0, 0
	for _, p := range w.Practices {
		for _, c := range p.Correlations {
			if c.Rho.Known() {
				told++
				if c.Rho.HasInterval() && *c.Rho.Lo > 0 {
					together++
				}
			}
		}
	}
	if told == 0 {
		return s.T("apart_finding_none")
	}
	return sentence(s.T("apart_finding", "Count", told, "Told", s.NumberWord(told), "Together", s.NumberWord(together), "One", together < 2, "None", together == 0))
}

// ApartTable gives the correlations of the three scores over teams, practice
// by practice. Practices that have none are left to [Speaker.ApartUntold].
func (s *Speaker) ApartTable(w report.Wave) Table {
	t := Table{Caption: s.T("table_apart"), Head: []string{s.T("column_practice"), s.T("column_pair"), s.T("column_in_words"), s.T("column_rho"), s.T("column_teams")}}
	for _, p := range w.Practices {
		if sameReason(correlations(p)) != nil {
			continue
		}
		for _, c := range p.Correlations {
			pair := s.T("pair", "One", sentence(s.T("axis_"+c.Of[0])), "Other", s.T("axis_"+c.Of[1]))
			row := []string{s.Practice(p.ID), pair, sentence(s.Why(c.Rho.Reason)), s.T("no_figure"), s.Int(c.Teams)}
			if c.Rho.Known() {
				row[2], row[3] = s.apart(c.Rho), s.Coefficient(c.Rho)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return s.Keyed(t, s.T("dash_row"))
}

// ApartUntold says of which practices there are none, in a sentence for each
// reason.
func (s *Speaker) ApartUntold(w report.Wave) []string { return s.untoldOf(w, correlations) }

func correlations(p report.Practice) []report.Figure {
	var out []report.Figure
	for _, c := range p.Correlations {
		out = append(out, c.Rho)
	}
	return out
}

// nearlyOne is from which correlation on two scores order the teams in nearly
// the same way.
const nearlyOne = 0.9

// apart says in words what a correlation over teams tells.
func (s *Speaker) apart(rho report.Figure) string {
	switch {
	case *rho.Value >= 1:
		return s.T("apart_same")
	case *rho.Value <= -1:
		return s.T("apart_against")
	case !rho.HasInterval() || *rho.Lo <= 0 && *rho.Hi >= 0:
		return s.T("apart_untold")
	case *rho.Hi < 0:
		return s.T("apart_against")
	case *rho.Lo >= nearlyOne:
		return s.T("apart_nearly")
	case *rho.Value >= nearlyOne:
		return s.T("apart_nearly_seems")
	}
	return s.T("apart_together")
}
