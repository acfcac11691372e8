package score

import (
	"cmp"
	"slices"

	"rubble/model"
	"rubble/survey"
)

// A Turnout is who counts in one practice and wave, of those who answered one
// by one: what scores rest on, and how they come out changes nothing of it.
type Turnout struct {
	Practice string
	Teams    []TeamTurnout // those of whom somebody answered, in the order of the settings
	Roles    []RoleCount   // who are taken to have each of the scores, see [Behind], by role; those of no role last
}

// A TeamTurnout is that of one team.
type TeamTurnout struct {
	Team
	Respondents int    // sheets of people, whether they say anything of the practice or not
	Scored      int    // of those who count, who have whichever of alignment, dismantling and reinvention fewest have
	Sheets      []int  // of those who count: places among the answers
	Lacks       []Lack // of each of these
}

// A Lack is what somebody who counts left open, so much of it that they enter
// some figures and not others, or with much less weight: a score is a mean over
// people, its facets and norms are means over those who answered them.
type Lack uint8

// What is lacking; several can be.
const (
	NoAlignment   Lack = 1 << iota // the score, or all of it but the ladder
	NoReinvention                  // likewise
	ManyNorms                      // answers to more than a third of the norms

	Complete Lack = 0
)

// lack is what a row with an answer vector lacks.
func (r *row) lack(p *practice, v []int8) Lack {
	out, open := Complete, 0
	for _, q := range p.ladder {
		if v[q] < 0 {
			open++
		}
	}
	if 3*open > len(p.ladder) {
		out |= ManyNorms
	}
	if len(p.items) > 0 && (r.ladderOnly || !r.alignment.ok) {
		out |= NoAlignment
	}
	if len(p.items) > 0 && (r.ladderOnly || !r.reinvention.ok) {
		out |= NoReinvention
	}
	return out
}

// Count gives the turnout of one wave: of each practice of the settings, then
// of the common norms.
func Count(m *model.Model, answers survey.Answers, set Settings, wave string) []Turnout {
	c := compile(m, set)
	out := make([]Turnout, len(c.practices))
	roles := make([]byRole, len(c.practices))
	for i, p := range c.practices {
		out[i].Practice = p.id
	}
	own := map[string][]int{}
	for i := range answers.Sheets {
		if s := &answers.Sheets[i]; s.Wave == wave && s.Mode == survey.Individual {
			own[s.Team] = append(own[s.Team], i)
		}
	}
	answered := slices.DeleteFunc(slices.Clone(c.set.Teams), func(t Team) bool { return len(own[t.ID]) == 0 })
	inOrder(answered, func(t Team) []inPractice { return c.turnout(t, answers.Sheets, own[t.ID]) }, func(of []inPractice) {
		for at := range of {
			roles[at].join(&of[at].roles)
			if of[at].Sheets != nil {
				out[at].Teams = append(out[at].Teams, of[at].TeamTurnout)
			}
		}
	})
	for i := range out {
		out[i].Roles = roles[i].counts()
	}
	return out
}

// An inPractice is a team's turnout in a practice, with its roles.
type inPractice struct {
	TeamTurnout
	all   having
	roles byRole
}

// turnout is that of a team in each practice, of its sheets at places.
func (c *compiled) turnout(team Team, sheets []survey.Sheet, places []int) []inPractice {
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(sheets[a].Respondent, sheets[b].Respondent) })
	out := make([]inPractice, len(c.practices))
	var seen sequence
	for _, place := range places {
		s := &sheets[place]
		for at, v := range c.vectors(*s, &seen) {
			if v == nil {
				continue
			}
			r := c.row(&c.practices[at], v)
			if !r.counts(c.set.Coverage) {
				continue
			}
			of := &out[at]
			of.Sheets, of.Lacks = append(of.Sheets, place), append(of.Lacks, r.lack(&c.practices[at], v))
			of.all.add(&r)
			of.roles[roleIndex(s.Role)].add(&r)
		}
	}
	for at := range out {
		out[at].Team, out[at].Respondents, out[at].Scored = team, len(places), out[at].all.fewest()
	}
	return out
}

// A having is how many respondents count, and how many of them have a score on
// each axis.
type having struct {
	people int
	axes   [len(axes)]int
}

func (h *having) add(r *row) {
	h.people++
	for axis := range h.axes {
		if r.scores()[axis].ok {
			h.axes[axis]++
		}
	}
}

// fewest is how many have the score that fewest have. One that nobody has is
// not told.
func (h *having) fewest() int {
	least := 0
	for _, n := range h.axes {
		if least == 0 || n > 0 && n < least {
			least = n
		}
	}
	return least
}

// byRole are those who count, by role.
type byRole [toldRoles + 1]having

func (b *byRole) join(o *byRole) {
	for role := range b {
		b[role].people += o[role].people
		for axis, n := range o[role].axes {
			b[role].axes[axis] += n
		}
	}
}

func (b *byRole) counts() []RoleCount {
	var out []RoleCount
	for role := range b {
		if b[role].people > 0 {
			out = append(out, RoleCount{roleName(role), Behind(b[role].people, b[role].fewest())})
		}
	}
	return out
}
