package suppress

// link fills in where each cell bears on a relation.
func (n *network) link(count int) {
	size := make([]int, count)
	n.eachLink(func(c int, _ link) { size[c]++ })
	all := 0
	for _, s := range size {
		all += s
	}
	room := make([]link, all)
	n.links = make([][]link, count)
	for c, s := range size {
		n.links[c], room = room[:0:s], room[s:]
	}
	n.eachLink(func(c int, l link) { n.links[c] = append(n.links[c], l) })
}

func (n *network) eachLink(f func(cell int, l link)) {
	for i := range n.relations {
		r := &n.relations[i]
		f(r.whole, link{relation: i, part: None})
		for j := range r.parts {
			f(r.parts[j].cell, link{relation: i, part: j})
			if r.parts[j].inside != None {
				f(r.parts[j].inside, link{relation: i, part: j, inside: true})
			}
		}
	}
}

// weigh fills in the weights of cells. The people behind a cell are the most
// that a relation gives for it as a part, or else those behind its parts.
func (n *network) weigh(p *Problem) {
	n.weights = make([]weight, len(p.Cells))
	for c := range n.weights {
		n.weights[c] = weight{cost: p.Cells[c].Cost, places: c}
	}
	wholes := make([]int, len(p.Cells))
	for i := range p.Relations {
		r, people := &p.Relations[i], 0
		for _, part := range r.Parts {
			w := &n.weights[part.Cell]
			w.people = max(w.people, part.People)
			if r.Same {
				people = max(people, part.People)
			} else {
				people += part.People
			}
		}
		wholes[r.Whole] = max(wholes[r.Whole], people)
	}
	for c := range n.weights {
		if n.weights[c].people == 0 {
			n.weights[c].people = wholes[c]
		}
	}
}

// flip hides a cell that is told, or tells one that is hidden.
func (n *network) flip(c int) {
	n.hidden[c] = !n.hidden[c]
	n.steps += len(n.links[c])
	for _, l := range n.links[c] {
		r := &n.relations[l.relation]
		if l.part != None {
			other := r.parts[l.part].inside
			if l.inside {
				other = r.parts[l.part].cell
			}
			if other == None || n.hidden[other] {
				r.add(l.part, n.hidden[c])
			}
		}
		n.review(l.relation)
	}
}

func (r *relation) add(part int, hidden bool) {
	if hidden {
		r.cells++
		r.gives += r.parts[part].gives
	} else {
		r.cells--
		r.gives -= r.parts[part].gives
	}
}

// recount works out from the start what is hidden of a relation.
func (n *network) recount(i int) {
	r := &n.relations[i]
	r.cells, r.gives = 0, 0
	for j := range r.parts {
		if n.hidden[r.parts[j].cell] && n.present(&r.parts[j]) {
			r.add(j, true)
		}
	}
	n.review(i)
}

// present says whether a part is one of its relation now.
func (n *network) present(p *part) bool {
	return p.inside == None || n.hidden[p.inside]
}

// review enters a relation among the broken ones, or takes it out.
func (n *network) review(i int) {
	r := &n.relations[i]
	broken := !r.idle && !n.hidden[r.whole] && r.cells > 0 && (r.cells < 2 || r.gives < n.least)
	switch {
	case broken && r.broken == None:
		r.broken = len(n.broken)
		n.broken = append(n.broken, i)
	case !broken && r.broken != None:
		last := n.broken[len(n.broken)-1]
		n.broken[r.broken] = last
		n.relations[last].broken = r.broken
		n.broken = n.broken[:len(n.broken)-1]
		r.broken = None
	}
}
