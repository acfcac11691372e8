package suppress

// A weight is what solutions are compared by, cost before all else. Weights
// add up and are ordered, so that bounds hold for ties as well.
type weight struct {
	cost   int
	people int // behind the cells
	places int // sum of their indices
}

func (a weight) less(b weight) bool {
	if a.cost != b.cost {
		return a.cost < b.cost
	}
	if a.people != b.people {
		return a.people < b.people
	}
	return a.places < b.places
}

func (a weight) compare(b weight) int {
	switch {
	case a.less(b):
		return -1
	case b.less(a):
		return 1
	}
	return 0
}

func (a weight) plus(b weight) weight {
	return weight{a.cost + b.cost, a.people + b.people, a.places + b.places}
}

func (a weight) minus(b weight) weight {
	return weight{a.cost - b.cost, a.people - b.people, a.places - b.places}
}
