package source

import (
	"slices"
	"strings"
)

// An idIndex numbers the ids of records in the order in which they are met.
type idIndex struct {
	names  []string // by number
	number map[string]int32
	last   int32 // the latest looked up: the rows of a record are mostly neighbours
}

// find gives the number of an id.
func (x *idIndex) find(id []byte) (number int32, found bool) {
	if len(x.names) > 0 && string(id) == x.names[x.last] {
		return x.last, true
	}
	number, found = x.number[string(id)]
	if found {
		x.last = number
	}
	return number, found
}

// add numbers an id that is met for the first time.
func (x *idIndex) add(id []byte) int32 {
	if x.number == nil {
		x.number = make(map[string]int32)
	}
	name := string(id)
	x.last = int32(len(x.names))
	x.names = append(x.names, name)
	x.number[name] = x.last
	return x.last
}

// sorted lists the numbers in the order of the ids.
func (x *idIndex) sorted() []int {
	order := make([]int, len(x.names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(x.names[a], x.names[b]) })
	return order
}
