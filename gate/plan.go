package gate

import (
	"slices"
	"strings"

	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/suppress"
	"rubble/survey"
)

// What is hidden in one cell can be worked out from others: a team from the
// organisation less the other teams, a norm from the score that is made of it.
// So more is hidden beside what has to be: complementary suppression, over all
// relations between the cells of a practice in a wave at once, by package
// suppress. What is hidden hangs on counts of people alone.

// The scopes that a practice is told of, besides the organisation, which is
// the empty one.
func teamScope(id string) string    { return "team/" + id }
func segmentScope(id string) string { return "segment/" + id }
func roleScope(id string) string    { return "role/" + id }

// A spot is where a cell stands: the scores of a practice, or one question of
// it: the key of a norm, or a facet.
type spot struct{ wave, scope, practice, question string }

// path is how a report names a spot.
func (s spot) path() string {
	switch kind, id := cutScope(s.scope); kind {
	case "team":
		return s.wave + "/" + id + "/" + s.practice
	case "segment":
		return s.wave + "/segments/" + id + "/" + s.practice
	}
	return s.wave + "/" + s.practice
}

// A plan is what is hidden besides what too few people stand behind, and why.
type plan map[spot]report.Code

// How much it costs to hide something. What is of the organisation is hidden
// only where nothing else helps.
const (
	costOfWhole        = 10_000
	costOfWholesAnswer = 500
	costOfScores       = 10
	costOfAnswer       = 1
)

// planned makes the plan of all waves.
func (p *publisher) planned() plan {
	out := plan{}
	if p.limits.Shown == 0 || p.in.Primary {
		return out
	}
	for i := range p.in.Scored.Waves {
		w := &p.in.Scored.Waves[i]
		for j := range w.Practices {
			p.grid(p.in.Waves[i].ID, w, &w.Practices[j]).solve(out)
		}
	}
	return out
}

// A grid is the cells of a practice in a wave, and how they hang together.
type grid struct {
	suppress.Problem
	p     *publisher
	wave  string
	spots []spot        // of each cell
	why   []report.Code // of each cell that has to be hidden
	known []bool        // of each cell: an edition told it, and few answers or none have changed since
	at    map[spot]int
}

func (p *publisher) grid(wave string, w *scoring.Wave, whole *scoring.Practice) *grid {
	b := &grid{Problem: suppress.Problem{Least: p.limits.Shown}, p: p, wave: wave, at: map[spot]int{}}
	top := b.practice("", whole, b.reason("", whole.ID, alone(*whole, w.Respondents) && p.tooFew(*whole)), costOfWhole, costOfWholesAnswer)
	teams := b.teams(w, whole.ID)
	b.questions(whole, teams)
	segments := b.segments(w, whole.ID)
	var ofSegments, ofTeams []limb
	for axis, e := range [...]scoring.Estimate{whole.Alignment, whole.Dismantling, whole.Reinvention} {
		if !e.Known() {
			continue
		}
		inSegments, inTeams := limbs(segments, axis), limbs(teams, axis)
		if !slices.Equal(inTeams, ofTeams) || !slices.Equal(inSegments, ofSegments) { // mostly the same people are behind all three
			b.Relations = append(b.Relations, additive(top, inSegments, inTeams)...)
		}
		ofSegments, ofTeams = inSegments, inTeams
	}
	b.roles(top, whole)
	return b
}

// reason is why scores have to be hidden; empty if they have not.
func (b *grid) reason(scope, practice string, tooFew bool) report.Code {
	switch {
	case tooFew:
		return report.TooFewPeople
	case b.p.in.Judged.Few[b.wave][ledger.Cell{Scope: scope, Practice: practice}]:
		return report.FewChanged
	case b.p.isHeld(spot{b.wave, scope, practice, ""}):
		return report.Protects
	}
	return ""
}

// add adds a cell that has to be hidden if there is a reason.
func (b *grid) add(scope, practice, question string, cost int, why report.Code) int {
	at := len(b.Cells)
	s := spot{b.wave, scope, practice, question}
	held := b.p.isHeld(s)
	if why == "" && held {
		why = report.Protects
	}
	told := b.p.in.Judged.Told[b.wave][ledger.Cell{Scope: scope, Practice: practice}]
	b.Cells = append(b.Cells, suppress.Cell{Cost: cost, Hidden: why != "", Fixed: told && question == "" && why == ""})
	b.spots, b.why = append(b.spots, s), append(b.why, why)
	b.known = append(b.known, told && !held && (why != "" || question != "") || b.p.in.Judged.Few[b.wave][ledger.Cell{Scope: scope, Practice: practice}])
	b.at[s] = at
	return at
}

// practice adds the scores of a practice with its norms and facets, which are
// hidden with it. Where scores are told as they are, those of one axis are the
// mean of its questions.
func (b *grid) practice(scope string, s *scoring.Practice, why report.Code, cost, each int) int {
	at := b.add(scope, s.ID, "", cost, why)
	l := b.p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), false)
	relations := map[string]*suppress.Relation{}
	question := func(key, axis string, n int) {
		if scope != "" && b.p.sparsely(s.Counting) { // which of them left it open must not show
			n = s.Counting
		}
		if n == 0 {
			return
		}
		few := why
		if few == "" && b.p.sparsely(n) {
			few = report.TooFewPeople
		}
		own := b.add(scope, s.ID, key, each, few)
		b.Cells[at].Implies = append(b.Cells[at].Implies, own)
		if relations[axis] == nil {
			relations[axis] = &suppress.Relation{Whole: at, Same: true}
		}
		relations[axis].Parts = append(relations[axis].Parts, suppress.Part{Cell: own, People: n, Inside: suppress.None})
	}
	for _, n := range s.Norms {
		question(n.Key, axes[1], n.Value.N)
	}
	for _, f := range s.Facets {
		if def, ok := b.p.in.Model.Facet(f.Key); ok && (l != rounded || scope == "") { // of a small group no facet is told
			question(facetKey(f.Key), def.Axis, f.N)
		}
	}
	if l >= interval {
		for _, axis := range [...]string{axes[1], model.Alignment, model.Reinvention} {
			if r := relations[axis]; r != nil {
				b.Relations = append(b.Relations, *r)
			}
		}
	}
	return at
}

// facetKey names a facet among the questions of a practice.
func facetKey(key string) string { return "facet:" + key }

// A member is a group of people whose scores are part of a whole.
type member struct {
	cell    int
	people  [len(axes)]int
	segment string
	scored  *scoring.Practice
}

// limbs are what members add for one axis.
func limbs(of []member, axis int) []limb {
	out := make([]limb, len(of))
	for i, m := range of {
		out[i] = limb{m.cell, m.people[axis], m.segment}
	}
	return out
}

// teams adds those of a wave that answered one by one.
func (b *grid) teams(w *scoring.Wave, practice string) []member {
	var out []member
	for i := range w.Teams {
		t := &w.Teams[i]
		for j := range t.Practices {
			s := &t.Practices[j]
			if s.ID != practice || s.Mode != survey.Individual || s.Counting == 0 {
				continue
			}
			few := b.p.sparsely(t.Respondents) || b.p.tooFew(*s) || b.p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), false) == nothing
			scope := teamScope(t.ID)
			at := b.practice(scope, s, b.reason(scope, practice, few), costOfScores, costOfAnswer)
			out = append(out, member{at, b.peopleOf(s), t.Segment, s})
		}
	}
	return out
}

// peopleOf are the people behind A, X and R. Of a group of which nothing may be
// told, they are those who count: what is hidden beside it must not hang on what
// these left open.
func (b *grid) peopleOf(s *scoring.Practice) [len(axes)]int {
	if b.p.sparsely(s.Counting) {
		return [...]int{s.Counting, s.Counting, s.Counting}
	}
	return [...]int{s.Alignment.N, s.Dismantling.N, s.Reinvention.N}
}

// questions relates the organisation's norms and facets to those of teams. What
// is not told of a group for which figures are rounded covers what has to be
// hidden; it is none of that itself: of a group of which something is told, an answer
// to each question is drawn by lot.
func (b *grid) questions(whole *scoring.Practice, teams []member) {
	relate := func(key string, of func(*scoring.Practice) int) {
		at, ok := b.at[spot{b.wave, "", whole.ID, key}]
		if !ok {
			return
		}
		r := suppress.Relation{Whole: at}
		var untold []suppress.Part
		hides := false
		for _, t := range teams {
			s, n := b.spots[t.cell], of(t.scored)
			if b.p.sparsely(t.scored.Counting) { // which of them left it open must not show
				n = t.scored.Counting
			}
			if n == 0 {
				continue
			}
			own, ok := b.at[spot{s.wave, s.scope, s.practice, key}]
			if !ok {
				own = b.add(s.scope, s.practice, key, costOfAnswer, report.TooFewPeople)
				untold = append(untold, suppress.Part{Cell: own, People: n, Inside: suppress.None})
				continue
			}
			hides = hides || b.Cells[own].Hidden || b.Cells[t.cell].Hidden
			r.Parts = append(r.Parts, suppress.Part{Cell: own, People: n, Inside: suppress.None})
		}
		if hides {
			r.Parts = append(r.Parts, untold...)
		}
		b.Relations = append(b.Relations, r)
	}
	for i, n := range whole.Norms {
		relate(n.Key, func(s *scoring.Practice) int { return s.Norms[i].Value.N })
	}
	for _, f := range whole.Facets {
		relate(facetKey(f.Key), func(s *scoring.Practice) int {
			for _, own := range s.Facets {
				if own.Key == f.Key {
					return own.N
				}
			}
			return 0
		})
	}
}

// segments adds the groups of teams that have scores.
func (b *grid) segments(w *scoring.Wave, practice string) []member {
	var out []member
	for i := range w.Segments {
		of := &w.Segments[i]
		for j := range of.Practices {
			s := &of.Practices[j]
			if s.ID != practice || s.Mode != survey.Individual || s.Counting == 0 {
				continue
			}
			few := b.p.hiddenInSegment(of, s) || b.p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), false) == nothing
			scope := segmentScope(of.ID)
			at := b.add(scope, practice, "", costOfScores, b.reason(scope, practice, few))
			out = append(out, member{at, b.peopleOf(s), of.ID, s})
		}
	}
	return out
}

// roles adds the roles of an organisation, of which it is made for each axis,
// those who told none among them. One that may be told alone is not told, and
// then none tells of another.
func (b *grid) roles(top int, whole *scoring.Practice) {
	told := 0
	for _, r := range whole.Roles {
		if b.p.tellsRole(r) {
			told++
		}
	}
	if told < 2 {
		return
	}
	var relations [len(axes)]suppress.Relation
	for _, r := range whole.Roles {
		scope := roleScope(r.Role)
		why := b.reason(scope, whole.ID, false)
		if !b.p.tellsRole(r) {
			why = report.TooFewInRole
		}
		at := b.add(scope, whole.ID, "", costOfScores, why)
		for axis, n := range [...]int{r.Alignment.N, r.Dismantling.N, r.Reinvention.N} {
			relations[axis].Whole = top
			relations[axis].Parts = append(relations[axis].Parts, suppress.Part{Cell: at, People: n, Inside: suppress.None})
		}
	}
	b.Relations = append(b.Relations, relations[:]...)
}

// uncover sees to it that what an edition told covers nothing that has to be
// hidden and was: such relations have to hold without these cells, too.
func (b *grid) uncover() {
	is := func(part suppress.Part) bool { return b.known[part.Cell] }
	has := func(part suppress.Part) bool { return b.why[part.Cell] != "" && !is(part) }
	for _, r := range slices.Clone(b.Relations) {
		if slices.ContainsFunc(r.Parts, is) && slices.ContainsFunc(r.Parts, has) {
			r.Parts = slices.DeleteFunc(slices.Clone(r.Parts), is)
			b.Relations = append(b.Relations, r)
		}
	}
}

// solve says in a plan what is hidden, and why.
func (b *grid) solve(into plan) {
	b.uncover()
	hidden, _ := b.Solve() // where what was told before stands in the way, all is hidden that helps
	for at, is := range hidden {
		switch {
		case b.why[at] != "":
			into[b.spots[at]] = b.why[at]
		case is:
			into[b.spots[at]] = report.Protects
		}
	}
}

// cutScope takes a scope apart.
func cutScope(scope string) (kind, id string) {
	kind, id, _ = strings.Cut(scope, "/")
	return kind, id
}
