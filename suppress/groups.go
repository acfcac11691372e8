package suppress

import "slices"

// A group is cells and relations that hang together by cells that can be
// hidden, so that no other group bears on it.
type group struct {
	cells     []int // that can be hidden
	relations []int
}

// groups gives those in which a relation is broken, and leaves all relations
// idle.
func (n *network) groups() []group {
	var all []group
	seen := make([]bool, len(n.relations))
	start := slices.Sorted(slices.Values(n.broken))
	n.newRound()
	for _, i := range start {
		if !seen[i] {
			all = append(all, n.reach(i, seen))
		}
	}
	for i := range n.relations {
		n.relations[i].idle = true
		n.review(i)
	}
	return all
}

// reach is the group of a relation.
func (n *network) reach(start int, seen []bool) group {
	var g group
	visit := func(i int) {
		if !seen[i] {
			seen[i] = true
			g.relations = append(g.relations, i)
		}
	}
	meet := func(c int) {
		if !n.must[c] && !n.fixed[c] && n.mark(c) {
			g.cells = append(g.cells, c)
		}
	}
	visit(start)
	for r, c := 0, 0; r < len(g.relations) || c < len(g.cells); {
		for ; r < len(g.relations); r++ {
			n.relations[g.relations[r]].eachCell(meet)
		}
		for ; c < len(g.cells); c++ {
			for _, l := range n.links[g.cells[c]] {
				visit(l.relation)
			}
			for _, d := range n.with[g.cells[c]] {
				meet(d)
			}
			for _, d := range n.above[g.cells[c]] {
				meet(d)
			}
		}
	}
	slices.Sort(g.cells)
	slices.Sort(g.relations)
	return g
}

func (r *relation) eachCell(f func(c int)) {
	f(r.whole)
	for i := range r.parts {
		f(r.parts[i].cell)
		if r.parts[i].inside != None {
			f(r.parts[i].inside)
		}
	}
}

// secondary gives the cells of a group that are hidden besides those that
// must be.
func (n *network) secondary(g group) []int {
	var cells []int
	for _, c := range g.cells {
		if n.hidden[c] && !n.must[c] {
			cells = append(cells, c)
		}
	}
	return cells
}
