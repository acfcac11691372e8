package suppress

import "slices"

// clean tells those of the cells that need not be hidden, the most expensive
// first: a cell with all that it implies or, where that breaks a relation, the
// cell alone.
func (n *network) clean(cells []int) {
	slices.SortFunc(cells, func(a, b int) int { return n.weights[b].compare(n.weights[a]) })
	for again := true; again; {
		again = false
		for _, c := range cells {
			if n.hidden[c] && !n.must[c] && (n.spare(n.with[c]) || n.spare(n.with[c][:1])) {
				again = true
			}
		}
	}
}

// spare tells cells, unless that breaks a relation.
func (n *network) spare(cells []int) bool {
	length := len(n.trail)
	for _, c := range cells {
		if !n.must[c] {
			n.tell(c)
		}
	}
	if len(n.broken) > 0 {
		n.undo(length)
	}
	return len(n.trail) > length
}

// exchange tells one hidden cell after another with those around it, mends
// greedily what that breaks without the first, and keeps what is better, until
// nothing is.
func (n *network) exchange(g group, steps int) {
	limit := n.steps + steps
	for again := true; again; {
		again = false
		for _, c := range n.secondary(g) {
			if n.steps >= limit {
				return
			}
			if n.hidden[c] && n.doWithout(c) {
				again = true
			}
		}
	}
}

// doWithout exchanges a hidden cell for others if that is better.
func (n *network) doWithout(c int) bool {
	length, total := len(n.trail), n.total
	cells := n.around(c)
	n.bar(c, 1)
	for _, d := range cells {
		n.tell(d)
	}
	mended := n.greedy(ways[0])
	if mended {
		n.clean(append(cells, n.trail[length:]...))
	}
	n.bar(c, -1)
	if mended && n.total.less(total) {
		return true
	}
	n.undo(length)
	return false
}
