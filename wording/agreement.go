package wording

import (
	"math"
	"slices"

	"rubble/report"
)

// A TeamPractice is how near to each other the people of a team place the norms
// of a practice.
type TeamPractice struct {
	Team      string // its name
	Practice  string
	Agreement report.Agreement
}

// Agreements are those of all teams whose people answered one by one, told or
// not, team by team.
func Agreements(w report.Wave) []TeamPractice {
	var out []TeamPractice
	for _, t := range w.Teams {
		for _, p := range t.Practices {
			if p.Agreement != nil {
				out = append(out, TeamPractice{t.Name, p.ID, *p.Agreement})
			}
		}
	}
	return out
}

// toldCells are those whose deviation is told.
func toldCells(cells []TeamPractice) []TeamPractice {
	return slices.DeleteFunc(slices.Clone(cells), func(c TeamPractice) bool { return !c.Agreement.Deviation.Known() })
}

// AgreementSays says how far answers lie from the middle answer of their team;
// empty of a team that answered together. The mean deviation about the median
// is that: a distance from the middle, and not between two people.
func (s *Speaker) AgreementSays(a *report.Agreement) string {
	switch {
	case a == nil:
		return ""
	case !a.Deviation.Known():
		return s.T("agreement_none", "Why", s.Why(a.Deviation.Reason))
	case *a.Deviation.Value == 0:
		return s.T("agreement_same")
	}
	return s.T("agreement_says", "Rungs", s.RungLength(*a.Deviation.Value))
}

// RungLength prints a length on the ladder: “0.6 of a rung”.
func (s *Speaker) RungLength(x float64) string {
	tenths := math.Round(10 * x)
	switch {
	case tenths == 0 && x > 0:
		return s.T("rungs_hardly")
	case tenths < 10:
		return s.T("rungs_part", "Number", s.Tenths(x))
	case tenths == 10:
		return s.T("rungs_one")
	}
	return s.T("rungs_more", "Number", s.Tenths(x))
}

// Tenths prints such a length as a number.
func (s *Speaker) Tenths(x float64) string { return s.Decimal(math.Round(10*x)/10, 1) }

// saysLittle is how many tenths of a rung say little, between deviations that
// have no intervals.
const saysLittle = 2

// AgreementFinding says in which team, on which practice, answers lie furthest
// from the middle, and where nearest, of how many that are compared.
func (s *Speaker) AgreementFinding(w report.Wave) string {
	told := toldCells(Agreements(w))
	if len(told) == 0 {
		return s.T("agreement_nothing")
	}
	if len(told) == 1 {
		return s.T("agreement_only", "Cell", s.cellName(told[0]), "Says", s.AgreementSays(&told[0].Agreement))
	}
	values := make([]float64, len(told))
	for i, c := range told {
		values[i] = math.Round(10 * *c.Agreement.Deviation.Value) // as it is printed
	}
	most, least := slices.Max(values), slices.Min(values)
	var furthest, nearest []string
	for i, c := range told {
		if values[i] == most {
			furthest = append(furthest, s.cellName(c))
		}
		if values[i] == least {
			nearest = append(nearest, s.cellName(c))
		}
	}
	number := s.NumberWord(len(told))
	switch {
	case most == least:
		return s.T("agreement_even", "Number", number, "Rungs", s.RungLength(most/10))
	case most-least <= saysLittle:
		return s.T("agreement_near", "Number", number, "Near", s.RungLength(least/10), "Far", s.RungLength(most/10))
	}
	return s.T("agreement_furthest", "Number", number, "Furthest", s.firstOf(furthest), "Far", s.RungLength(most/10),
		"Nearest", s.firstOf(nearest), "Near", s.RungLength(least/10))
}

func (s *Speaker) cellName(c TeamPractice) string {
	return s.T("agreement_cell", "Team", c.Team, "Practice", s.Practice(c.Practice))
}

// AgreementTable lists the measures of agreement within teams, as far as any of
// them is told. The two coefficients need as many people as a distribution.
func (s *Speaker) AgreementTable(w report.Wave, l report.Limits) Table {
	t := Table{Caption: s.T("table_agreement"), Head: []string{s.T("column_team"), s.T("column_practice"), s.T("column_deviation"),
		s.T("column_within"), s.T("column_awg"), s.T("column_n")}}
	for _, c := range toldCells(Agreements(w)) {
		a := c.Agreement
		t.Rows = append(t.Rows, []string{c.Team, s.Practice(c.Practice), s.RungLength(*a.Deviation.Value), s.agreementIndex(a.Within, l), s.agreementIndex(a.AWG, l), s.behind(a.Deviation)})
	}
	return t
}

// agreementIndex prints one in hundredths, or why there is none beside a
// deviation that is told.
func (s *Speaker) agreementIndex(f report.Figure, l report.Limits) string {
	switch {
	case f.Known():
		return s.Decimal(*f.Value, 2)
	case f.Reason != nil && f.Reason.Code == report.TooFewPeople:
		return s.T("agreement_from", "Least", s.Int(l.Distribution))
	}
	return s.Why(f.Reason)
}
