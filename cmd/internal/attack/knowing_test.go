package attack

import (
	"slices"

	"rubble/survey"
)

// knowing knows what the policy open tells of the same answers, and who left
// what open.
type knowing struct {
	open   *published
	sheets []survey.Sheet
}

func (k knowing) practice(wave, team, id string) *practice {
	for _, w := range k.open.Waves {
		if w.ID != wave {
			continue
		}
		if team == "" {
			return practiceOf(w.Practices, id)
		}
		for _, t := range w.Teams {
			if t.ID == team {
				return practiceOf(t.Practices, id)
			}
		}
	}
	return nil
}

func (k knowing) inTeam(wave, team, id, quantity string) int {
	p := k.practice(wave, team, id)
	if p == nil {
		return 0
	}
	f, _ := p.quantity(quantity)
	n, _ := f.told()
	return n
}

func (k knowing) inRole(wave, role, id string) int {
	all := k.inWhole(wave, id)
	for _, r := range k.practice(wave, "", id).Roles {
		n, _ := r.Dismantling.told()
		if all -= n; r.Role == role {
			return n
		}
	}
	if role != "" {
		return 0
	}
	return all // who told none
}

func (k knowing) inWhole(wave, id string) int {
	n, _ := k.practice(wave, "", id).Dismantling.told()
	return n
}

func (k knowing) leftOpen(wave, team string, questions []string) int {
	n := 0
	for _, s := range k.sheets {
		if s.Wave == wave && s.Team == team && slices.ContainsFunc(s.Responses, func(r survey.Response) bool {
			return r.Kind == survey.DontKnow && slices.Contains(questions, r.Question)
		}) {
			n++
		}
	}
	return n
}

// value is a hidden figure as it is.
func (k knowing) value(f finding) float64 {
	team := ""
	if f.target.team != none {
		team = f.table.teams[f.target.team].id
	}
	p := k.practice(f.table.wave, team, f.table.whole.ID)
	if f.role != "" {
		for _, r := range p.Roles {
			if r.Role == f.role {
				v, _ := (&practice{publishedScores: r.publishedScores}).quantity(f.target.quantity)
				return *v.Value
			}
		}
	}
	v, _ := p.quantity(f.target.quantity)
	return *v.Value
}
