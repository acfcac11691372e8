package suppress

// A scratch is working memory, kept from one use to the next.
type scratch struct {
	round   int   // number of the use
	marked  []int // round in which a cell was marked last
	touched []int // round in which a relation was marked last
	left    []weight
	pass    int   // number of the bound being worked out
	leftIn  []int // pass that left is of
}

func newScratch(cells, relations int) scratch {
	return scratch{
		marked: make([]int, cells), touched: make([]int, relations),
		left: make([]weight, cells), leftIn: make([]int, cells),
	}
}

// newRound forgets all marks.
func (s *scratch) newRound() { s.round++ }

// mark says whether the cell is not marked yet in this round, and marks it.
func (s *scratch) mark(c int) bool {
	fresh := s.marked[c] != s.round
	s.marked[c] = s.round
	return fresh
}

// hide hides a cell and what it implies.
func (n *network) hide(c int) {
	for _, d := range n.with[c] {
		if !n.hidden[d] {
			n.turn(d)
		}
	}
}

// tell tells a cell, and those that would imply it.
func (n *network) tell(c int) {
	for _, d := range n.above[c] {
		if n.hidden[d] {
			n.turn(d)
		}
	}
}

func (n *network) turn(c int) {
	n.flip(c)
	n.trail = append(n.trail, c)
	n.weighIn(c)
}

func (n *network) weighIn(c int) {
	if n.hidden[c] {
		n.total = n.total.plus(n.weights[c])
	} else {
		n.total = n.total.minus(n.weights[c])
	}
}

// undo takes back what was hidden and told since the trail was of that length.
func (n *network) undo(length int) {
	for len(n.trail) > length {
		c := n.trail[len(n.trail)-1]
		n.trail = n.trail[:len(n.trail)-1]
		n.flip(c)
		n.weighIn(c)
	}
}

// free says whether a cell can be hidden now.
func (n *network) free(c int) bool {
	return n.allowed[c] && !n.hidden[c] && n.barred[c] == 0
}

// bar tells a cell and those that imply it for good, or, with −1, no longer.
func (n *network) bar(c, by int) {
	for _, d := range n.above[c] {
		n.barred[d] += by
	}
}

// mends appends the cells of which every solution that hides what is hidden
// now has at least one: the whole of a broken relation, a part that is told,
// or what parts that are away are inside of. alive is false if no choice of
// them makes the relation hold.
func (n *network) mends(to []int, r *relation) (cells []int, alive bool) {
	n.newRound()
	n.steps += len(r.parts) + 1
	if n.free(r.whole) && n.mark(r.whole) {
		to, alive = append(to, r.whole), true
	}
	count, gives := r.cells, r.gives
	for i := range r.parts {
		p := &r.parts[i]
		here := n.present(p)
		switch {
		case n.hidden[p.cell] && here || !n.hidden[p.cell] && !n.free(p.cell) || !here && !n.free(p.inside):
			continue
		case here && n.mark(p.cell):
			to = append(to, p.cell)
		case !here && n.mark(p.inside):
			to = append(to, p.inside)
		}
		count, gives = count+1, gives+p.gives
	}
	return to, alive || count > 1 && gives >= n.least
}
