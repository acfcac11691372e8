package attack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
)

// A finding is what follows for a figure of a team of which nothing is told.
type finding struct {
	table  *table
	target target
	role   string // where it is of a role
	told   span   // of those who take what is told to be what was answered
	truth  span   // of those who know that answers were replaced by lot
	lots   bool   // these were reckoned with; else the truth is as open as what is told, or more
	fixed  bool   // all of the team's answers to the question are known
	sure   bool   // the solver came to an end
}

// asked is how many figures of each team are attacked: its three scores, and
// questions whose mean lies nearest to an end.
const asked = 5

// narrow is how far a hidden figure has to be left open, of 100.
const narrow = 25

// attack bounds hidden figures of a table.
func (t *table) attack(ctx context.Context, s *solver) ([]finding, error) {
	var out []finding
	for _, at := range t.worst() {
		f, err := t.bound(ctx, s, at)
		if err != nil {
			return nil, fmt.Errorf("%s of %s in %s: %w", at.quantity, t.teams[at.team].id, t.whole.ID, err)
		}
		out = append(out, f)
	}
	ofRoles, err := t.roles(ctx, s)
	if err != nil {
		return nil, err
	}
	open, err := t.leftOpen(ctx, s)
	if err != nil {
		return nil, err
	}
	crossings, err := t.crossings(ctx, s)
	return slices.Concat(out, ofRoles, open, crossings), err
}

// worst are the targets that are likely to be worst off: of each team of the
// smallest, its dismantling and some of the questions, those first on which the
// organisation is nearest to an end; and of cells that are hidden for the sake
// of others, or told roughly, those of a team each.
func (t *table) worst() []target {
	fromEnd := func(at target) float64 {
		if slices.Contains([]string{dismantling, alignment, reinvention}, at.quantity) {
			return -1
		}
		within, _, _ := t.spanOf(t.whole, at.quantity)
		return min(within.lo, 100-within.hi)
	}
	all := t.targets()
	slices.SortStableFunc(all, func(a, b target) int {
		return cmp.Or(cmp.Compare(t.behind(a.team, dismantling), t.behind(b.team, dismantling)), cmp.Compare(a.team, b.team),
			cmp.Compare(fromEnd(a), fromEnd(b)))
	})
	var out []target
	questions, teams := map[int]int{}, map[kind]int{}
	for _, at := range all {
		if questions[at.team]++; questions[at.team] == 1 {
			teams[at.kind]++
		}
		if questions[at.team] <= asked && teams[at.kind] <= at.kind.teams() {
			out = append(out, at)
		}
	}
	return out
}

// teams is how many of a kind are attacked.
func (k kind) teams() int {
	if k == hidden {
		return 3
	}
	return 1
}

// bound bounds a target by what is told of its own question, in whole numbers,
// and of a score by what is told of all of them. Where whole numbers take the
// solver too long, any number does: then the bounds are no narrower than they
// could be.
func (t *table) bound(ctx context.Context, s *solver, at target) (finding, error) {
	exactly := slices.ContainsFunc(t.questions(), func(q question) bool { return q.key == at.quantity })
	f, err := t.boundBy(ctx, s, at, exactly)
	if timeout := (infeasible{}); errors.As(err, &timeout) && timeout.status == "u" && exactly {
		f, err = t.boundBy(ctx, s, at, false)
		f.sure = false
	}
	return f, err
}

func (t *table) boundBy(ctx context.Context, s *solver, at target, exactly bool) (finding, error) {
	f := finding{table: t, target: at}
	p := t.about(at, exactly, false)
	var err error
	if f.told, f.sure, err = t.bounds(ctx, s, p, at, p.columns[at.quantity].told); err != nil {
		return f, err
	}
	f.truth = f.told
	if t.lots() > 0 && f.told.wide() < narrow { // else the truth is as open, or more
		f.lots = true
		var sure bool
		p = t.about(at, exactly, true)
		if f.truth, sure, err = t.bounds(ctx, s, p, at, p.columns[at.quantity].truth); err != nil {
			return f, err
		}
		f.sure = f.sure && sure
	}
	if exactly {
		f.fixed, err = s.fixed(ctx, p.program, p.columns[at.quantity].truth[at.team], t.behind(at.team, at.quantity), f.truth)
	}
	return f, err
}

// about is the program that bounds a target.
func (t *table) about(at target, exactly, replaced bool) *sheet {
	all := t.questions()
	own := slices.IndexFunc(all, func(q question) bool { return q.key == at.quantity })
	if own < 0 {
		return t.joint(at.team, at.quantity, replaced)
	}
	s := t.sheet(at.team)
	c := s.ask(all[own], exactly)
	if replaced {
		s.replaced(c, exactly)
	}
	return s
}

// bounds bounds the mean of a team's answers.
func (t *table) bounds(ctx context.Context, s *solver, p *sheet, at target, answers []tally) (span, bool, error) {
	within, sure, err := s.bounds(ctx, p.program, answers[at.team].sum(p.columns[at.quantity].worths))
	return within.times(1 / float64(t.behind(at.team, at.quantity))), sure, err
}

// fixed says whether so many people must all have given the same answer, given
// where their mean lies.
func (s *solver) fixed(ctx context.Context, p *program, of tally, people int, within span) (bool, error) {
	if within.wide() > 1e-3 {
		return false, nil
	}
	for _, v := range of {
		least, err := s.least(ctx, p, sum{v: 1})
		if err != nil {
			return false, err
		}
		if least.best > float64(people)-0.5 {
			return true, nil
		}
	}
	return false, nil
}
