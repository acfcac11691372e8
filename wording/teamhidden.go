package wording

import (
	"slices"

	"rubble/report"
)

// atMost is the largest number that a count can stand for. That of a small team
// is told as less than the policy's least number; that of a larger one may be
// told as less than some other number.
func atMost(n report.Count) int {
	if n.Below > 0 {
		return n.Below - 1
	}
	return n.N
}

// boundTells says whether the number of people who answered says more of a team
// than its headcount does: fewer than five of three is nonsense.
func boundTells(t report.Team) bool { return t.People == 0 || t.Respondents.Below <= t.People }

// TeamAnswered prints how many people of a team answered; a dash where the
// headcount says as much.
func (s *Speaker) TeamAnswered(t report.Team) string {
	switch {
	case !boundTells(t):
		return s.T("no_figure")
	case t.Mode == "consensus":
		return s.T("answered_together", "Number", s.Number(t.Respondents))
	}
	return s.Number(t.Respondents)
}

func showsSomething(t report.Team) bool {
	return slices.ContainsFunc(t.Practices, func(p report.Practice) bool { return p.Alignment.Known() })
}

// protections are the reasons for which something is left out for the sake of
// people, those first that would surprise a team with people enough.
var protections = [...]report.Code{report.Protects, report.FewChanged, report.TooFewPeople}

// whyHidden is why nothing of a team is shown, if people are to be protected:
// of several reasons the one that would surprise most; nil where there is
// another, as that nobody answered.
func whyHidden(t report.Team) *report.Reason {
	for _, code := range protections {
		if len(leftOut(t, code)) > 0 {
			return report.Because(code)
		}
	}
	return nil
}

// leftOut are the practices of a team that are left out for one reason.
func leftOut(t report.Team, code report.Code) []report.Practice {
	return slices.DeleteFunc(slices.Clone(t.Practices), func(p report.Practice) bool {
		why := whyNoScores(p)
		return why == nil || why.Code != code
	})
}

// TeamsHidden says of how many teams nothing can be shown and why, a sentence
// for each reason; nothing if of none.
func (s *Speaker) TeamsHidden(w report.Wave) []string {
	var out []string
	teams := map[report.Code]int{}
	var others []report.Code // reasons that protect nobody
	for _, t := range w.Teams {
		if showsSomething(t) {
			continue
		}
		why := whyHidden(t)
		if why == nil && len(t.Practices) > 0 {
			why = whyNoScores(t.Practices[0])
		}
		if why == nil {
			why = report.Because(report.NobodyAnswered)
		}
		if !slices.Contains(protections[:], why.Code) && teams[why.Code] == 0 {
			others = append(others, why.Code)
		}
		teams[why.Code]++
	}
	for _, code := range append(slices.Clone(protections[:]), others...) {
		if n := teams[code]; n > 0 {
			out = append(out, s.T("teams_hidden", "Count", n, "Teams", s.NumberWord(n), "Why", s.Why(report.Because(code))))
		}
	}
	return out
}

// TeamLeftOut says of a team that has people enough which of its practices are
// left out all the same and why, and what works instead. Of a smaller team
// [Speaker.TeamLede] has said it.
func (s *Speaker) TeamLeftOut(t report.Team, l report.Limits) []string {
	if atMost(t.Respondents) < l.Shown || t.Mode == "consensus" {
		return nil
	}
	var out []string
	for _, code := range protections {
		var names []string
		for _, p := range leftOut(t, code) {
			names = append(names, s.Practice(p.ID))
		}
		switch list := s.List(names); {
		case names == nil:
		case code == report.Protects:
			out = append(out, s.T("team_left_out_protects", "Practices", list))
			if !roundedOnly(t, l) { // else the lede speaks of it
				out = append(out, s.T("team_together"))
			}
		case code == report.FewChanged:
			out = append(out, s.T("team_left_out_changed", "Practices", list))
		default:
			out = append(out, s.T("team_left_out_few", "Practices", list, "Least", s.Int(l.Shown)))
		}
	}
	return out
}
