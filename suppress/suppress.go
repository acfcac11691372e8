// Package suppress hides as few cells as it can so that none of those that
// must stay hidden can be worked out from the sums that are told: secondary
// cell suppression. It knows cells, how many people are behind them and which
// of them add up to which, and no domain.
//
// Willenborg & de Waal (2001), Elements of Statistical Disclosure Control,
// ch. 6; Hundepool et al. (2012), Statistical Disclosure Control, §4.4.
package suppress

// A Cell is a figure that may be told or hidden.
type Cell struct {
	Cost    int   // of hiding it, at least 1
	Hidden  bool  // it must be hidden
	Fixed   bool  // it cannot be hidden, since it has been told elsewhere
	Implies []int // cells that are hidden with it
}

// A Part is a cell among those that make up a whole.
type Part struct {
	Cell   int
	People int // behind it; 0: nobody, and it is no part
	Inside int // index of a cell, or None: while that one is told, the part is taken away with it and is none of this relation
}

// None is no cell.
const None = -1

// A Relation says that the parts make up the whole: from the whole and all
// parts but some, what these hold together can be worked out.
type Relation struct {
	Whole int // index of a cell; while it is hidden, the relation tells nothing
	Parts []Part
	Same  bool // the parts are answers of the same people: not the sum of people counts but the largest number
}

// A Problem is cells and the relations between them.
type Problem struct {
	Cells     []Cell
	Relations []Relation
	Least     int // people that the hidden parts of a relation must hold together
}

// Holds says whether every relation whose whole is told hides either none of
// its parts, or at least two of them with at least Least people. It looks at
// relations alone, not at which cells imply which. It panics where the problem
// is malformed (see [Problem.Solve]) or hidden is not as long as Cells.
func (p *Problem) Holds(hidden []bool) bool {
	p.check()
	if len(hidden) != len(p.Cells) {
		panic("suppress: cells and what is hidden of them differ in number")
	}
	return p.holds(hidden)
}

func (p *Problem) holds(hidden []bool) bool {
	for i := range p.Relations {
		r := &p.Relations[i]
		if hidden[r.Whole] {
			continue
		}
		cells, people := 0, 0
		for _, part := range r.Parts {
			if part.People == 0 || !hidden[part.Cell] || part.Inside != None && !hidden[part.Inside] {
				continue
			}
			cells++
			if r.Same {
				people = max(people, part.People)
			} else {
				people += part.People
			}
		}
		if cells == 1 || cells > 1 && people < p.Least {
			return false
		}
	}
	return true
}

// Solve gives the cells to hide, those that must be among them, at the least
// cost that it finds; ok says whether every relation then holds. Where cells
// that are fixed stand in the way, it hides all that helps.
//
// Of solutions of the same cost, those with fewer people behind the cells are
// taken, then those whose indices have the smaller sum. The same problem gives
// the same cells, in whichever order its relations and their parts stand.
//
// The cost is the least possible where the search ends within its budget, as
// it does for some dozens of cells that hang together; beyond that, it is that
// of a greedy solution which has been improved place by place. Finding it is
// NP-hard: Kelly, Golden & Assad (1992), "Cell suppression: disclosure
// protection for sensitive tabular data", Networks 22, 397–417.
//
// It panics where the problem is malformed: an index out of range, a cost
// below 1, a negative number of people, a cell that is twice among the parts
// of a relation, or is part of itself or inside itself.
func (p *Problem) Solve() (hidden []bool, ok bool) {
	return p.solve(standard)
}

func (p *Problem) solve(e effort) (hidden []bool, ok bool) {
	p.check()
	n := newNetwork(p)
	if p.holds(n.hidden) {
		return n.hidden, true
	}
	n.connect(p)
	groups := n.groups()
	for i, g := range groups {
		e = e.less(n.mend(g, e.divided(len(groups)-i)))
	}
	return n.hidden, p.holds(n.hidden)
}
