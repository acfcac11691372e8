package attack

import (
	"slices"
	"strconv"
	"strings"

	"rubble/assess"
	"rubble/gate"
	"rubble/ledger"
	"rubble/survey"
)

// knowing knows what the policy open tells of the same answers, who left what
// open, and on whom lots can fall.
type knowing struct {
	open   *published
	sheets []survey.Sheet
	lots   map[fall]bool
}

// A fall is somebody, and a practice, on whose answers to it a lot can fall.
type fall struct{ wave, team, respondent, practice string }

// draws is how often lots are drawn to see on whom they can fall.
const draws = 12

// fallsOf is on whom lots fall that are drawn of a project again and again, with
// another key each time.
func fallsOf(p *assess.Project) map[fall]bool {
	out := map[fall]bool{}
	for i := range draws {
		drawn, _ := gate.Draw(p.Model, p.Answers, ledger.Judgement{}, p.Settings(), p.Config.Confidentiality.Policy, gate.Lottery{Key: strconv.Itoa(i)})
		for j, s := range drawn.Sheets {
			for k, r := range s.Responses {
				if r.Value != p.Answers.Sheets[j].Responses[k].Value {
					practice, _, _ := strings.Cut(r.Question, "/")
					out[fall{s.Wave, s.Team, s.Respondent, practice}] = true
				}
			}
		}
	}
	return out
}

func (k knowing) inCell(wave, team, role, practice string) int {
	return len(k.cell(wave, team, role, practice))
}

func (k knowing) fallOn(wave, team, role, practice string) int {
	n := 0
	for _, s := range k.cell(wave, team, role, practice) {
		n += one(k.lots[fall{wave, team, s.Respondent, practice}])
	}
	return n
}

// cell are the sheets of those of a team in a role who answered a practice.
func (k knowing) cell(wave, team, role, practice string) []survey.Sheet {
	var out []survey.Sheet
	for _, s := range k.sheets {
		if s.Wave == wave && s.Team == team && s.Role == role && slices.ContainsFunc(s.Responses, func(r survey.Response) bool {
			return strings.HasPrefix(r.Question, practice+"/")
		}) {
			out = append(out, s)
		}
	}
	return out
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
