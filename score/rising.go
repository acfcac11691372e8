package score

// asked are the figures that a deconstructive verdict asks for.
var asked = [...]int{dismantling, reinvention, ownKnowledge}

// lift is the way that lets every figure of the scope reach its threshold that
// a deconstructive verdict asks for. Raising an answer to the top of its scale
// does the most for each of them.
//
// Norms raise dismantling and reinvention, items on own knowledge raise that
// and reinvention, other items reinvention alone. So at least n norms have to
// rise for dismantling, and o items for own knowledge. No way is shorter than
// to take the n norms and o items that do the most for reinvention, and then
// whatever does the most for it; but dismantling or own knowledge may fall
// short of it. Where they do, the norms and items that do the most for these
// are taken instead.
func (s scope) lift() (way, bool) {
	sure, least := s.taking(), s.taking()
	norms, first := sure.until(dismantling)
	items, second := sure.until(ownKnowledge)
	_, third := sure.until(reinvention)
	if !first || !second || !third {
		return way{}, false
	}
	least.some(dismantling, norms)
	least.some(ownKnowledge, items)
	least.until(reinvention)
	w := way{figure: s.furthestBelow(), moves: sure.moves, fewest: answers(least.moves)}
	if least.reaches(dismantling) && least.reaches(ownKnowledge) {
		w.moves = least.moves
	}
	return w, true
}

// furthestBelow is the figure that a deconstructive verdict asks for and that
// lies furthest below its threshold; the share of teams where none does.
func (s scope) furthestBelow() int {
	out, most := measured, 0.0
	for _, k := range asked {
		threshold, value := s.c.threshold(k), s.value(k)
		if !reaches(value, threshold) && threshold-value > most {
			out, most = k, threshold-value
		}
	}
	return out
}

// A taking chooses answers to raise to the top of their scales.
type taking struct {
	scope
	left   []int             // answers of each of the scope's pools
	values [measured]float64 // as raised
	moves  []move
}

func (s scope) taking() *taking {
	t := &taking{scope: s}
	from, to := s.reach()
	for _, p := range s.pools[from:to] {
		t.left = append(t.left, p.count)
	}
	for _, k := range asked {
		t.values[k] = s.value(k)
	}
	return t
}

func (t *taking) reaches(figure int) bool { return reaches(t.values[figure], t.c.threshold(figure)) }

// until raises what does the most for a figure until that reaches its
// threshold. It gives the number of answers, and whether they are enough.
func (t *taking) until(figure int) (int, bool) {
	need, n := t.c.need(figure, t.values[figure], false), 0
	all := t.candidates(figure, figure, reinvention)
	for _, c := range all[:front(all, need, candidate.all)] {
		k := c.some(need, c.gain)
		need -= float64(float64(k) * c.gain)
		t.take(c, k)
		n += k
	}
	return n, t.reaches(figure)
}

// some raises so many answers that do anything for a figure: those that do the
// most for reinvention.
func (t *taking) some(figure, n int) {
	all := t.candidates(figure, reinvention, figure)
	for _, c := range all[:front(all, float64(n), func(c candidate) float64 { return float64(c.count) })] {
		k := min(n, c.count)
		t.take(c, k)
		n -= k
	}
}

func (t *taking) from() int {
	from, _ := t.reach()
	return from
}

func (t *taking) take(c candidate, n int) {
	if n == 0 {
		return
	}
	t.left[c.pool-t.from()] -= n
	t.moves = append(t.moves, move{c.pool, n, c.to})
	p := &t.pools[c.pool]
	for _, k := range asked {
		t.values[k] += float64(float64(n) * t.part(p.team, k) * t.gain(p, k, c.to))
	}
}

// candidates are the pools that are left and do anything for a figure, to be
// ordered by what they do for another, and then for a third.
func (t *taking) candidates(figure, by, then int) []candidate {
	from := t.from()
	out := make([]candidate, 0, len(t.left))
	for i, left := range t.left {
		p := &t.pools[from+i]
		to := t.c.furthest(p, figure, false)
		top := int8(len(t.c.worth(p.norm, figure)) - 1)
		if left > 0 && to > p.value && t.part(p.team, figure)*p.step[figure] > 0 {
			out = append(out, candidate{pool: from + i, count: left, to: top,
				gain: t.part(p.team, by) * t.gain(p, by, top), beside: t.part(p.team, then) * t.gain(p, then, top)})
		}
	}
	return out
}
