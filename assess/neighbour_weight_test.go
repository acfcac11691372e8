package assess

import (
	"slices"
	"strings"

	"rubble/score"
	"rubble/survey"
)

// A person is one who answered.
type person struct{ team, id string }

// weight is by how much a figure may move at most, as a share of its scale, if
// a person answers otherwise or is not there: as much as the team weighs among
// all, divided by those of the team who are behind the figure. For where nobody
// knows a headcount a team weighs as many as count, one who did not answer the
// question takes some of that along.
func (of told) weight(at figureOf, who person) float64 {
	if role, ok := strings.CutPrefix(at.scope, "role/"); ok {
		return of.weightInRole(at, role, who)
	}
	var all, own float64
	for _, t := range of.wave.Teams {
		weight, n, counts := of.behind(t, at, who.id)
		if !isIn(t, at.scope) || n == 0 {
			continue
		}
		all += weight
		if t.ID == who.team && counts {
			own = weight / float64(n)
			if t.People == 0 && float64(n) != weight {
				own++
			}
		}
	}
	return min(own/max(all, 1), 1)
}

// weightInRole is that in the scores of a role. Those of the same team who are
// in the role weigh more once somebody of the team is gone.
func (of told) weightInRole(at figureOf, role string, who person) float64 {
	var all, mates, own float64
	for _, t := range of.wave.Teams {
		weight, n, counts := of.behind(t, at, who.id)
		if n == 0 || t.Mode == survey.Consensus {
			continue
		}
		each := weight / float64(n)
		for _, s := range of.drawn {
			if s.Team != t.ID || s.Role != role {
				continue
			}
			if _, _, counts := of.behind(t, at, s.Respondent); counts {
				all += each
				if t.ID == who.team {
					mates += each
				}
			}
			if t.ID == who.team && s.Respondent == who.id && counts {
				own = each
			}
		}
		if t.ID == who.team && counts && n > 1 && t.People > 0 {
			own += mates / float64(n-1)
		}
	}
	return min(own/max(all, 1), 1)
}

// isIn says whether a team is part of a scope.
func isIn(t score.TeamResult, scope string) bool {
	switch kind, id, _ := strings.Cut(scope, "/"); kind {
	case "team":
		return t.ID == id
	case "segment":
		return t.Segment == id
	}
	return true
}

// behind are a team's weight in a figure, how many of it are behind that, and
// whether somebody is among those who count. A joint answer is one.
func (of told) behind(t score.TeamResult, at figureOf, id string) (weight float64, n int, counts bool) {
	if at.practice == "common" {
		return float64(max(t.People, t.Respondents)), t.Respondents, true
	}
	i := slices.IndexFunc(t.Practices, func(p score.Practice) bool { return p.ID == at.practice })
	if i < 0 {
		return 0, 0, false
	}
	p := &t.Practices[i]
	e := estimateOf(p, at.name)
	switch {
	case !e.Known():
		return 0, 0, false
	case t.Mode == survey.Consensus:
		return float64(t.People), 1, false
	case t.People > 0:
		weight = float64(t.People)
	default:
		weight = float64(p.Counting)
	}
	return weight, e.N, of.counting[[3]string{at.practice, t.ID, id}]
}

func estimateOf(p *score.Practice, name string) score.Estimate {
	switch name {
	case "A":
		return p.Alignment
	case "X":
		return p.Dismantling
	case "R":
		return p.Reinvention
	}
	for _, n := range p.Norms {
		if n.Key == name {
			return n.Value
		}
	}
	for _, f := range p.Facets {
		if f.Key == name {
			return f.Estimate
		}
	}
	return score.Estimate{Reason: score.NotAsked}
}
