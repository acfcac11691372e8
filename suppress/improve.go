package suppress

import "slices"

// An effort says how long to search, in links and parts looked at: some ten
// million a second.
type effort struct {
	greedy int // for more than one greedy solution
	local  int // for improving the best of them place by place
	whole  int // for the least of all
}

// standard is what Solve spends on all groups together.
var standard = effort{greedy: 250_000, local: 400_000, whole: 300_000}

// divided is the effort on the next of several groups.
func (e effort) divided(groups int) effort {
	return effort{e.greedy / groups, e.local / groups, e.whole / groups}
}

// less is what is left of an effort.
func (e effort) less(spent effort) effort {
	return effort{max(e.greedy-spent.greedy, 0), max(e.local-spent.local, 0), max(e.whole-spent.whole, 0)}
}

// mend hides cells of a group until none of its relations is broken, as far as
// that can be done, and gives the effort spent.
func (n *network) mend(g group, e effort) (spent effort) {
	n.setIdle(g, false)
	solution := n.clear(g)
	start := n.steps
	n.settle(n.cheapest(g, solution, e.greedy))
	if e.greedy > 0 {
		n.exchange(g, e.greedy)
	}
	spent.greedy, start = n.steps-start, n.steps
	if e.local > 0 {
		n.improve(g, e.local)
	}
	spent.local, start = n.steps-start, n.steps
	if e.whole > 0 {
		n.retry(n.secondary(g), e.whole)
	}
	spent.whole = n.steps - start
	n.setIdle(g, true)
	for _, c := range g.cells {
		n.allowed[c] = false
	}
	n.trail, n.total = n.trail[:0], weight{}
	return spent
}

func (n *network) setIdle(g group, idle bool) {
	for _, i := range g.relations {
		n.relations[i].idle = idle
		n.review(i)
	}
}

// cheapest gives the best of several greedy solutions and the one given.
func (n *network) cheapest(g group, solution []int, steps int) []int {
	var best []int
	var least weight
	found := false
	consider := func() {
		n.clean(n.secondary(g))
		if !found || n.total.less(least) {
			best, least, found = n.secondary(g), n.total, true
		}
	}
	limit := n.steps + steps
	for _, w := range ways {
		if found && n.steps >= limit {
			break
		}
		if n.greedy(w) {
			consider()
		}
		n.undo(0)
	}
	if !found {
		n.settle(solution)
		consider()
		n.undo(0)
	}
	return best
}

// settle hides cells.
func (n *network) settle(cells []int) {
	for _, c := range cells {
		n.hide(c)
	}
}

// retry tells cells and searches for a better way to mend what that breaks.
func (n *network) retry(cells []int, steps int) bool {
	length, total := len(n.trail), n.total
	for _, c := range cells {
		n.tell(c)
	}
	s := search{network: n, start: len(n.trail), limit: n.steps + steps, least: total}
	s.visit()
	if !s.found {
		n.undo(length)
		return false
	}
	n.settle(s.best)
	return true
}

// improve solves the surroundings of one hidden cell after another once more.
func (n *network) improve(g group, steps int) {
	limit := n.steps + steps
	for again := true; again; {
		again = false
		for _, c := range n.secondary(g) {
			if n.steps >= limit {
				return
			}
			if n.hidden[c] && n.retry(n.around(c), min(limit-n.steps, localSteps)) {
				again = true
			}
		}
	}
}

// localSteps are the most that the surroundings of one cell are searched.
const localSteps = 20_000

// around gives a hidden cell and those of its group that are hidden beside it.
func (n *network) around(c int) []int {
	var cells []int
	near := n.near(c)
	n.newRound()
	for _, i := range near {
		n.steps += len(n.relations[i].parts)
		n.relations[i].eachCell(func(d int) {
			if n.allowed[d] && n.hidden[d] && !n.must[d] && n.mark(d) {
				cells = append(cells, d)
			}
		})
	}
	slices.Sort(cells)
	return cells
}
