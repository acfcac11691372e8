package suppress

// check panics where the problem is malformed.
func (p *Problem) check() {
	if p.Least < 0 {
		panic("suppress: negative number of people")
	}
	for i := range p.Cells {
		if p.Cells[i].Cost < 1 {
			panic("suppress: cost below 1")
		}
		for _, c := range p.Cells[i].Implies {
			p.checkIndex(c)
		}
	}
	seen := make([]int, len(p.Cells)) // in which relation, counted from 1, a cell was a part last
	for i := range p.Relations {
		p.checkRelation(&p.Relations[i], seen, i+1)
	}
}

func (p *Problem) checkRelation(r *Relation, seen []int, number int) {
	p.checkIndex(r.Whole)
	for _, part := range r.Parts {
		p.checkIndex(part.Cell)
		if part.Inside != None {
			p.checkIndex(part.Inside)
		}
		switch {
		case part.People < 0:
			panic("suppress: negative number of people")
		case part.Cell == r.Whole:
			panic("suppress: cell is part of itself")
		case part.Cell == part.Inside:
			panic("suppress: cell is inside itself")
		case seen[part.Cell] == number:
			panic("suppress: cell is twice among the parts of a relation")
		}
		seen[part.Cell] = number
	}
}

func (p *Problem) checkIndex(c int) {
	if c < 0 || c >= len(p.Cells) {
		panic("suppress: index of a cell out of range")
	}
}
