package wording

import (
	"math"

	"rubble/model"
	"rubble/report"
)

// Firm is from which share of alternative scorings on a verdict is said to
// hold: as many as an interval leaves out, or fewer, give another.
const Firm = 0.95

// RobustnessFinding is one sentence on how far the organisation's verdicts
// hang on the way of scoring.
func (s *Speaker) RobustnessFinding(w report.Wave) string {
	told, firm := 0, 0
	var weakest report.Practice
	for _, p := range w.Practices {
		switch {
		case p.Robustness == nil:
			continue
		case firmly(p):
			firm++
		}
		if told++; told == 1 || p.Robustness.Kept < weakest.Robustness.Kept {
			weakest = p
		}
	}
	if told == 0 {
		return s.T("robustness_finding_none")
	}
	hangs := ""
	switch choices := s.hangsMost(weakest); {
	case choices == "" || firmly(weakest):
	case told == 1:
		hangs = s.T("hanging_on", "Choices", choices)
	default:
		hangs = s.T("robustness_weakest", "Practice", s.Practice(weakest.ID), "Choices", choices)
	}
	all, share := s.NumberWord(told), s.Of100(Firm)
	switch firm {
	case told:
		return s.T("robustness_finding_all", "Count", told, "All", all, "Share", share)
	case 0:
		return s.T("robustness_finding_few", "Count", told, "All", all, "Share", share, "Hangs", hangs)
	}
	return sentence(s.T("robustness_finding_some", "Firm", s.NumberWord(firm), "One", firm == 1, "All", all, "Share", share, "Hangs", hangs))
}

func firmly(p report.Practice) bool { return p.Robustness.Kept >= Firm-1e-9 }

// hangsMost names the choices that, each varied alone, change a verdict most
// often; nothing where none changes it, or where that is not told.
func (s *Speaker) hangsMost(p report.Practice) string {
	var names []string
	for _, c := range p.Robustness.Choices {
		if c.Kept < 1 && c.Kept == p.Robustness.Choices[0].Kept {
			names = append(names, s.T("choice_"+c.ID))
		}
	}
	return s.List(names)
}

// Of100 prints a share of 0–1 as so many of a hundred. Shares are rounded
// down, so that none is 0 of 100.
func (s *Speaker) Of100(share float64) string {
	if n := hundredths(share); n > 0 {
		return s.T("of_100", "Number", s.Int(n))
	}
	return s.T("of_100_below")
}

func hundredths(share float64) int { return int(math.Round(100 * share)) }

// choices are what alternative scorings vary, in the order of the page. No
// verdict hangs on joining, which moves ranks only.
var choices = [...]string{"values", "facets", "ladder", "thresholds", "joining"}

// RobustnessChoices say of each choice what it is and how it is varied.
func (s *Speaker) RobustnessChoices() []Fact {
	var out []Fact
	for _, id := range choices {
		out = append(out, Fact{Term: sentence(s.T("choice_" + id)), Text: s.T("choice_" + id + "_says")})
	}
	return out
}

// RobustnessUntold is why it is not told of a practice how far its verdict
// hangs on the way of scoring.
func (s *Speaker) RobustnessUntold(p report.Practice) string {
	own := p.Facets[model.OwnKnowledge]
	switch {
	case !p.Alignment.Known():
		return s.Why(p.Alignment.Reason)
	case p.Verdict.Name == "" && p.Verdict.Reason != nil:
		return s.Why(p.Verdict.Reason)
	case p.Verdict.Name == "":
		return s.T("verdict_none")
	case p.Alignment.Clamped || p.Dismantling.Clamped || p.Reinvention.Clamped || own.Clamped:
		return s.Why(report.Because(report.Alike))
	case p.Alignment.Rounded || own.Rounded || withheld(own.Reason):
		return s.Why(report.Because(report.TooFewPeople))
	}
	return s.Why(report.Because(report.Protects)) // a verdict can hang on where one small team stands
}
