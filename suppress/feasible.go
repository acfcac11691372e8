package suppress

import "slices"

// A choice between telling a part and telling what it is inside of is tried
// both ways at most so often. Without parts inside others there is none.
const choices = 4096

// clear makes a group solvable: relations that cannot be made to hold hide
// all that can be hidden of them, and are left alone then. It sets which cells
// a solution may hide, and gives a solution, in general a dear one.
func (n *network) clear(g group) []int {
	for {
		failing, solution := n.widest(g)
		if len(failing) == 0 {
			return solution
		}
		for _, i := range failing {
			n.giveUp(&n.relations[i])
			n.relations[i].idle = true
			n.review(i)
		}
		n.trail, n.total = n.trail[:0], weight{}
	}
}

func (n *network) giveUp(r *relation) {
	r.eachCell(func(c int) {
		if n.fixed[c] {
			return
		}
		n.hide(c)
		for _, d := range n.with[c] {
			n.must[d] = true
		}
	})
}

// widest finds which cells a solution may hide. It hides all that can be
// hidden. Where a relation does not hold even then, its parts have to be told,
// which may break others, until nothing changes; what is still hidden then is
// all that any solution hides. It is a solution itself, but where a part
// either has to be told or has to stay inside what is told: these choices are
// tried out. failing are relations that hold in no solution.
func (n *network) widest(g group) (failing, solution []int) {
	defer n.undo(len(n.trail))
	for _, c := range g.cells {
		if !n.hidden[c] {
			n.turn(c)
		}
	}
	if failing = n.narrow(); len(failing) > 0 {
		return failing, nil
	}
	for _, c := range g.cells {
		n.allowed[c] = n.hidden[c]
	}
	tries := choices
	if !n.choose(&tries) {
		return slices.Sorted(slices.Values(n.broken)), nil
	}
	return nil, n.secondary(g)
}

// narrow tells the hidden parts of broken relations that have to be told. It
// gives the relations for which that is impossible.
func (n *network) narrow() (failing []int) {
	for progress := true; progress; {
		progress = false
		for _, i := range slices.Sorted(slices.Values(n.broken)) {
			told, ok := n.narrowOne(&n.relations[i])
			if !ok {
				failing = append(failing, i)
			}
			progress = progress || told
		}
		if len(failing) > 0 {
			return failing
		}
	}
	return nil
}

func (n *network) narrowOne(r *relation) (told, ok bool) {
	for i := range r.parts {
		p := &r.parts[i]
		if !n.hidden[p.cell] || !n.present(p) || r.broken == None {
			continue
		}
		stays, here := n.must[p.cell], p.inside == None || n.must[p.inside]
		switch {
		case stays && here:
			return told, false
		case stays:
			n.tell(p.inside)
			told = true
		case here:
			n.tell(p.cell)
			told = true
		}
	}
	return told, true
}

// choose tells more until no relation is broken, and says whether that went.
func (n *network) choose(tries *int) bool {
	if len(n.broken) == 0 {
		return true
	}
	r := &n.relations[slices.Min(n.broken)]
	i := slices.IndexFunc(r.parts, func(p part) bool { return n.hidden[p.cell] && n.present(&p) })
	for _, c := range []int{r.parts[i].cell, r.parts[i].inside} {
		if *tries == 0 {
			return false
		}
		*tries--
		length := len(n.trail)
		n.tell(c)
		if len(n.narrow()) == 0 && n.choose(tries) {
			return true
		}
		n.undo(length)
	}
	return false
}
