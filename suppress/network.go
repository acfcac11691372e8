package suppress

import (
	"cmp"
	"slices"
)

// A network is a problem laid out for solving: which relations a cell bears
// on, and for each relation what is hidden of it, kept up to date as cells are
// hidden and told.
type network struct {
	least     int
	must      []bool   // cells that are hidden in every solution
	hidden    []bool   // cells that are hidden now
	fixed     []bool   // cells that cannot be hidden, or not without one that is told elsewhere
	allowed   []bool   // cells that some solution may hide besides; set for the group being mended
	barred    []int    // how often the search has decided to tell the cell
	weights   []weight // of hiding each cell
	with      [][]int  // cells that are hidden with each, itself first
	above     [][]int  // cells that each is hidden with, itself first
	links     [][]link // where each cell bears on a relation
	relations []relation
	broken    []int // relations that do not hold now
	trail     []int // cells hidden and told since the last commit, in that order
	total     weight
	steps     int // links and parts looked at: the measure of effort
	scratch
}

// A link says what a cell is to a relation.
type link struct {
	relation int
	part     int // index among the parts, or None: the cell is the whole
	inside   bool
}

type relation struct {
	whole  int
	parts  []part
	idle   bool // not looked at: of another group, or cannot be made to hold
	cells  int  // hidden parts
	gives  int  // sum over them
	broken int  // place in network.broken, or None
}

// A part with nobody behind it is left out.
type part struct {
	cell, inside int
	gives        int // people; of answers of the same people: least if they are enough by themselves, else 0
}

// newNetwork lays out the cells, and hides those that must be.
func newNetwork(p *Problem) *network {
	count := len(p.Cells)
	n := &network{least: p.Least, must: make([]bool, count), fixed: make([]bool, count)}
	n.with = closures(count, func(c int) []int { return p.Cells[c].Implies })
	for c := range p.Cells {
		if p.Cells[c].Hidden {
			for _, d := range n.with[c] {
				n.must[d] = true
			}
		}
	}
	n.hidden = slices.Clone(n.must)
	return n
}

// closures gives for each cell what is reached from it by next, itself first.
func closures(count int, next func(int) []int) [][]int {
	self := make([]int, count)
	all := make([][]int, count)
	seen := make([]int, count) // from which cell, counted from 1, a cell was reached last
	for c := range all {
		self[c] = c
		all[c] = self[c : c+1 : c+1]
		seen[c] = c + 1
		for i := 0; i < len(all[c]); i++ {
			for _, d := range next(all[c][i]) {
				if seen[d] != c+1 {
					seen[d] = c + 1
					all[c] = append(all[c], d)
				}
			}
		}
	}
	return all
}

// connect lays out the relations, in an order of their own so that the one
// they were given in does not matter.
func (n *network) connect(p *Problem) {
	count := len(p.Cells)
	implied := make([][]int, count)
	for c := range p.Cells {
		for _, d := range p.Cells[c].Implies {
			implied[d] = append(implied[d], c)
		}
	}
	n.above = closures(count, func(c int) []int { return implied[c] })
	for c := range p.Cells {
		if p.Cells[c].Fixed && !n.must[c] {
			for _, d := range n.above[c] {
				n.fixed[d] = true
			}
		}
	}
	n.relations = make([]relation, 0, len(p.Relations))
	for i := range p.Relations {
		if r := &p.Relations[i]; !n.must[r.Whole] {
			n.relations = append(n.relations, laidOut(r, p.Least))
		}
	}
	slices.SortFunc(n.relations, compareRelations)
	n.allowed, n.barred = make([]bool, count), make([]int, count)
	n.link(count)
	n.weigh(p)
	n.scratch = newScratch(count, len(n.relations))
	for i := range n.relations {
		n.recount(i)
	}
}

func laidOut(r *Relation, least int) relation {
	laid := relation{whole: r.Whole, parts: make([]part, 0, len(r.Parts)), broken: None}
	for _, given := range r.Parts {
		if given.People == 0 {
			continue
		}
		gives := given.People
		if r.Same && gives < least {
			gives = 0
		}
		laid.parts = append(laid.parts, part{given.Cell, given.Inside, gives})
	}
	slices.SortFunc(laid.parts, compareParts)
	return laid
}

func compareParts(a, b part) int {
	return cmp.Or(cmp.Compare(a.cell, b.cell), cmp.Compare(a.inside, b.inside), cmp.Compare(a.gives, b.gives))
}

func compareRelations(a, b relation) int {
	return cmp.Or(cmp.Compare(a.whole, b.whole), slices.CompareFunc(a.parts, b.parts, compareParts))
}
