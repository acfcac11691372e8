package gate

import (
	"slices"

	"rubble/model"
)

// A tally is how many answers there are of each value.
type tally [max(model.Rungs, model.Points+1)]int

// alike says whether nearly all are the same, or would be if so many more were.
func (t *tally) alike(more int) bool {
	return float64(slices.Max(t[:])+more) >= alike*float64(t.all())
}

func (t *tally) all() int {
	n := 0
	for _, k := range t {
		n += k
	}
	return n
}
