package suppress

import "slices"

// A way is one of being greedy.
type way struct {
	eighths int  // of the outlook that count
	first   bool // mend the first of the broken relations, not the latest
}

// ways are tried one after another, those first that do best on large problems.
var ways = []way{
	{4, false}, {4, true}, {8, false}, {8, true}, {2, false}, {2, true}, {6, false}, {6, true},
	{0, false}, {0, true}, {10, false}, {10, true}, {12, false}, {12, true},
}

// greedy hides, for one broken relation after another, the cell that mends it
// at the least cost, until none is broken or none can be mended. For what it
// breaks or mends besides, eighths of the least cost of mending that are added.
func (n *network) greedy(w way) bool {
	var cells []int
	for len(n.broken) > 0 {
		r := &n.relations[n.broken[len(n.broken)-1]]
		if w.first {
			r = &n.relations[slices.Min(n.broken)]
		}
		cells, _ = n.mends(cells[:0], r)
		best, found := 0, false
		var least weight
		for _, c := range cells {
			if value := n.appraise(c, w.eighths); !found || value.less(least) {
				best, least, found = c, value, true
			}
		}
		if !found {
			return false
		}
		n.hide(best)
	}
	return true
}

// appraise is what hiding a cell adds, with eighths of what it will make
// others cost.
func (n *network) appraise(c, eighths int) weight {
	near := n.near(c)
	length, total, before := len(n.trail), n.total, n.outlook(near)
	n.hide(c)
	added, change := n.total.minus(total), n.outlook(near)-before
	n.undo(length)
	added.cost = 8*added.cost + eighths*change
	return added
}

// near gives the relations that hiding a cell bears on.
func (n *network) near(c int) []int {
	n.newRound()
	var all []int
	for _, d := range n.with[c] {
		n.steps += len(n.links[d])
		for _, l := range n.links[d] {
			if n.touched[l.relation] != n.round {
				n.touched[l.relation] = n.round
				all = append(all, l.relation)
			}
		}
	}
	return all
}

// outlook adds up for each broken relation the cost of the cheapest cell that
// mends it.
func (n *network) outlook(relations []int) int {
	sum := 0
	var cells []int
	for _, i := range relations {
		if n.relations[i].broken == None {
			continue
		}
		cells, _ = n.mends(cells[:0], &n.relations[i])
		least := 0
		for j, c := range cells {
			if j == 0 || n.weights[c].cost < least {
				least = n.weights[c].cost
			}
		}
		sum += least
	}
	return sum
}
