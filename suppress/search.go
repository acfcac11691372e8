package suppress

import "slices"

// A search is a branch and bound for the cells to hide besides those that are
// hidden, so that no relation is broken.
type search struct {
	*network
	start int    // length of the trail when it began
	limit int    // steps at which it is broken off
	best  []int  // cells that the best solution so far hides besides
	least weight // its total or, before one is found, what it has to be less than
	found bool
	ended bool // it was broken off
	cells []int
}

// A branch is a cell that may be hidden next.
type branch struct {
	cell  int
	added weight // with what it implies
}

// visit searches the solutions that hide what is hidden now, and no cell that
// is barred. One of the cells that mend a broken relation is in each of them:
// the first is tried, then barred, so that no solution is met twice.
func (s *search) visit() {
	if s.steps >= s.limit {
		s.ended = true
		return
	}
	bound, next := s.bound()
	if next == hopeless || !s.total.plus(bound).less(s.least) {
		return
	}
	if next == None {
		s.best, s.least, s.found = slices.Clone(s.trail[s.start:]), s.total, true
		return
	}
	branches := s.branches(&s.relations[next])
	tried := 0
	for ; tried < len(branches) && !s.ended; tried++ {
		if c := branches[tried].cell; s.free(c) {
			length := len(s.trail)
			s.hide(c)
			s.visit()
			s.undo(length)
		}
		s.bar(branches[tried].cell, 1)
	}
	for _, b := range branches[:tried] {
		s.bar(b.cell, -1)
	}
}

// branches gives the cells that mend a relation, the cheapest first.
func (s *search) branches(r *relation) []branch {
	s.cells, _ = s.mends(s.cells[:0], r)
	all := make([]branch, len(s.cells))
	for i, c := range s.cells {
		all[i].cell = c
		for _, d := range s.with[c] {
			if !s.hidden[d] {
				all[i].added = all[i].added.plus(s.weights[d])
			}
		}
	}
	slices.SortFunc(all, func(a, b branch) int { return a.added.compare(b.added) })
	return all
}

// hopeless stands in place of a relation where one cannot be mended.
const hopeless = None - 1

// bound is the least that any solution adds, and the broken relation with the
// fewest cells that mend it, or None if none is broken.
//
// It is the value of a solution of the dual of the linear relaxation, found by
// ascent: every broken relation is paid as much as the cheapest of the cells
// that mend it has left, which all of them lose. Erlenkotter (1978), "A
// dual-based procedure for uncapacitated facility location", Operations
// Research 26, 992–1009.
func (s *search) bound() (bound weight, next int) {
	next, fewest := None, 0
	s.pass++
	for _, i := range s.broken {
		var alive bool
		s.cells, alive = s.mends(s.cells[:0], &s.relations[i])
		if !alive {
			return weight{}, hopeless
		}
		if count := len(s.cells); next == None || count < fewest || count == fewest && i < next {
			next, fewest = i, count
		}
		bound = bound.plus(s.pay(s.cells))
	}
	return bound, next
}

// pay takes from each of the cells what the cheapest of them has left.
func (s *search) pay(cells []int) weight {
	var least weight
	for i, c := range cells {
		if s.leftIn[c] != s.pass {
			s.left[c], s.leftIn[c] = s.weights[c], s.pass
		}
		if i == 0 || s.left[c].less(least) {
			least = s.left[c]
		}
	}
	for _, c := range cells {
		s.left[c] = s.left[c].minus(least)
	}
	return least
}
