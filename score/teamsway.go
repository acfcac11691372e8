package score

import "slices"

// rise is the way to a deconstructive verdict: every figure over all teams has
// to reach its threshold, and half of the weight has to lie in teams that pass
// by themselves. Either is done first, and then what is left of the other; the
// shorter way is taken. No way is shorter than that to one of the two alone. A
// way longer than enough need not be found.
func (st *standing) rise(enough int) (way, bool) {
	figures, first := st.all().lift()
	if len(st.teams) == 1 {
		return figures, first
	}
	if !first || figures.fewest > enough {
		return way{}, false
	}
	teams, second := st.carry()
	if !second {
		return way{}, false
	}
	w := way{figure: figures.figure, moves: st.then(figures, (*standing).carry), fewest: max(figures.fewest, teams.fewest)}
	if answers(w.moves) > w.fewest {
		other := st.then(teams, func(st *standing) (way, bool) { return st.all().lift() })
		if answers(other) < answers(w.moves) {
			w.moves = other
		}
	}
	return w, true
}

// then adds to one way what has to follow it.
func (st *standing) then(first way, next func(*standing) (way, bool)) []move {
	after := st.after(first.moves)
	if after.sides()&deconstructive != 0 {
		return first.moves
	}
	second, _ := next(after.without(first.moves)) // what could be reached before can be reached now
	return append(slices.Clone(first.moves), second.moves...)
}

// carry is the way that lets teams of half of the weight pass.
func (st *standing) carry() (way, bool) {
	all, passing := st.judgedWeight()
	if all == 0 {
		return way{}, false
	}
	return st.turn(false, all-2*passing, func(team scope) (way, bool) { return team.lift() })
}

// lose is the way that leaves less than half of the weight in teams that pass.
func (st *standing) lose() (way, bool) {
	all, passing := st.judgedWeight()
	return st.turn(true, 2*passing-all+1, func(team scope) (way, bool) {
		var best way
		found := false
		for _, figure := range asked {
			if w, ok := team.cross(figure, true); ok && (!found || w.fewest < best.fewest) {
				best, found = w, true
			}
		}
		return best, found
	})
}

// turn is the way that lets teams pass that do not, or the other way round,
// which weigh at least so many half people together. Each team has its own way.
func (st *standing) turn(passing bool, need int, own func(scope) (way, bool)) (way, bool) {
	out := way{figure: measured, down: passing}
	var ways []way
	var costs, least, weights []int
	for i := range st.teams {
		t := &st.teams[i]
		if !t.judged() || st.passes(t) != passing || need <= 0 {
			continue
		}
		if w, ok := own(scope{st, i}); ok {
			ways, weights = append(ways, w), append(weights, int(2*t.weight))
			costs, least = append(costs, answers(w.moves)), append(least, w.fewest)
		}
	}
	chosen, _, ok := cheapest(costs, weights, need)
	_, out.fewest, _ = cheapest(least, weights, need)
	for _, i := range chosen {
		out.moves = append(out.moves, ways[i].moves...)
	}
	return out, ok
}

// judgedWeight is the weight of the teams that can pass, and of those that do.
func (st *standing) judgedWeight() (all, passing int) {
	for i := range st.teams {
		if t := &st.teams[i]; t.judged() {
			all += int(t.weight)
			if st.passes(t) {
				passing += int(t.weight)
			}
		}
	}
	return all, passing
}

// judged says whether a team enters the share of the weight that passes.
func (t *teamStanding) judged() bool { return t.has[dismantling] && t.has[reinvention] }

func (st *standing) passes(t *teamStanding) bool {
	return st.c.passes(t.value[dismantling], t.value[reinvention], t.value[ownKnowledge], t.has[ownKnowledge]) == 1
}
