package stat

import (
	"cmp"
	"slices"
)

// midranks gives each value its rank among xs, in the order of xs and counted
// from 1. Tied values share the mean of the places that they take up. Ranks
// and their sums are multiples of one half, so they are exact.
//
// ties is Σ (t³ − t) over the groups of t tied values, the term by which ties
// reduce the variance of ranks: 0 where all values differ. No value may be
// NaN, which has no place in an order.
func midranks(xs []float64) (ranks []float64, ties float64) {
	order := ascending(xs)
	ranks = make([]float64, len(xs))
	for lo := 0; lo < len(order); {
		hi := lo + 1
		for hi < len(order) && xs[order[hi]] == xs[order[lo]] {
			hi++
		}
		for _, i := range order[lo:hi] {
			ranks[i] = float64(lo+1+hi) / 2
		}
		t := float64(hi - lo)
		ties += float64(t*t*t) - t
		lo = hi
	}
	return ranks, ties
}

// ascending gives the places of xs, that of its smallest value first.
func ascending(xs []float64) []int {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(xs[i], xs[j]) })
	return order
}
