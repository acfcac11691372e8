package attack

import (
	"context"
	"slices"
)

// since bounds what those answered to a question, on the mean, who came to a
// team between two editions of a wave: from what either tells, of people of
// whom the others answered the same in both.
func (t *table) since(ctx context.Context, s *solver, before *table, team int, key string) (finding, error) {
	all := t.questions()
	q := all[slices.IndexFunc(all, func(q question) bool { return q.key == key })]
	now, then := t.sheet(team), before.sheet(team)
	then.program = now.program
	after, first := now.ask(q, true), then.ask(q, true)
	var came tally // to the team
	for i := range t.teams {
		n := float64(t.came(before, i, key))
		for k := range q.worths {
			v := now.number(span{0, n}, i == team)
			now.hold(sum{v: 1, after.told[i][k]: -1, first.told[i][k]: 1}, span{})
			if i == team {
				came = append(came, v)
			}
		}
	}
	people := t.came(before, team, key)
	truth := now.drawn(came, people, t.lots())
	f := finding{table: t, target: target{team: team, quantity: key}}
	var err error
	if f.told, f.sure, err = s.bounds(ctx, now.program, came.sum(q.worths)); err != nil {
		return f, err
	}
	if f.truth, _, err = s.bounds(ctx, now.program, truth.sum(q.worths)); err != nil {
		return f, err
	}
	f.told, f.truth = f.told.times(1/float64(people)), f.truth.times(1/float64(people))
	f.fixed, err = s.fixed(ctx, now.program, truth, people, f.truth)
	return f, err
}

// drawn is what people answered of whom so many answers at most have been
// replaced by others.
func (s *sheet) drawn(told tally, people, lots int) tally {
	truth, taken, balance := make(tally, len(told)), sum{}, sum{}
	for k := range told {
		in, out := s.number(span{0, float64(lots)}, true), s.number(span{0, float64(lots)}, true)
		truth[k] = s.number(span{0, float64(people)}, true)
		s.hold(sum{truth[k]: 1, told[k]: -1, in: 1, out: -1}, span{})
		s.hold(sum{told[k]: 1, in: -1}, span{0, float64(people)})
		taken[in], balance[in], balance[out] = 1, 1, -1
	}
	s.hold(taken, span{0, float64(lots)})
	s.hold(balance, span{})
	return truth
}

// came is how many answers to a question a later edition has more.
func (t *table) came(before *table, team int, key string) int {
	return t.behind(team, key) - before.behind(team, key)
}
