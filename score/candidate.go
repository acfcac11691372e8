package score

import (
	"cmp"
	"math"
	"slices"
)

// A candidate is a pool with what one of its answers can do.
type candidate struct {
	pool, count int
	to          int8
	gain        float64 // of a figure, points
	beside      float64 // of another, which puts equal gains in order
}

// all is what all of its answers gain.
func (c candidate) all() float64 { return float64(c.count) * c.gain }

// some is how many of its answers make up need, or all, where each adds so much.
func (c candidate) some(need, each float64) int {
	if float64(float64(c.count)*each) <= need {
		return c.count
	}
	return int(math.Ceil(need / each))
}

// byGain puts those that gain the most first.
func byGain(a, b candidate) int {
	switch {
	case a.gain != b.gain:
		return cmp.Compare(b.gain, a.gain)
	case a.beside != b.beside:
		return cmp.Compare(b.beside, a.beside)
	}
	return cmp.Compare(a.pool, b.pool)
}

// front brings those that gain the most to the front: as many as make up need
// by their amounts, the last of which stands last, or all. It gives their
// number. Others than the last stand in no order. It is the selection of Hoare
// (1961), Communications of the ACM 4, 321–322, by sums instead of places.
func front(all []candidate, need float64, amount func(candidate) float64) int {
	lo, hi := 0, len(all) // those before lo are wanted, those from hi on are not
	for hi-lo > few {
		mid, sum := lo+split(all[lo:hi]), 0.0
		for _, c := range all[lo:mid] {
			sum += amount(c)
		}
		if sum >= need {
			hi = mid
		} else {
			lo, need = mid, need-sum
		}
	}
	slices.SortFunc(all[lo:hi], byGain)
	for ; lo < hi && need > 0; lo++ {
		need -= amount(all[lo])
	}
	return lo
}

// few is the number of candidates from which selecting is faster than sorting;
// it is at least 3.
const few = 16

// split reorders all about the median of three of them and gives the number of
// those up to it, which are neither none nor all.
func split(all []candidate) int {
	last := len(all) - 1
	ends := [...]int{0, last / 2, last}
	slices.SortFunc(ends[:], func(a, b int) int { return byGain(all[a], all[b]) })
	pivot := all[ends[1]]
	all[ends[1]], all[last] = all[last], pivot
	n := 0
	for i := range all[:last] {
		if byGain(all[i], pivot) < 0 {
			all[n], all[i] = all[i], all[n]
			n++
		}
	}
	all[n], all[last] = all[last], all[n]
	return n + 1
}
