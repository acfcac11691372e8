package stat

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// signFlips is the number of values up to which [SignFlip] is exact.
const signFlips = 15

// SignFlip is the two-sided p-value of the test that the distribution of xs
// is symmetric about 0, by flipping signs: the share of all 2ⁿ choices of
// signs under which the sum of xs lies as far from 0 as it does, or further.
// See Fisher (1935), The Design of Experiments, §21.
//
// It is exact up to 15 values. Beyond, signs are drawn as often as draws says
// and the signs observed count as one draw more, so that the test holds its
// level and p is never 0: Phipson & Smyth (2010), "Permutation p-values should
// never be zero", Statistical Applications in Genetics and Molecular Biology
// 9, 39. Of no values p is 1. It panics if a value is not finite or draws is
// negative.
func SignFlip(xs []float64, draws int, rng *rand.Rand) float64 {
	if !finite(xs) {
		panic("stat: sign of a value that is not finite")
	}
	if draws < 0 {
		panic("stat: negative count")
	}
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	sum, size := 0.0, 0.0
	for _, x := range sorted {
		sum += x
		size += math.Abs(x)
	}
	// Sums that are equal but for rounding count as equal.
	least := math.Abs(sum) - float64(1e-12*size)
	if len(sorted) <= signFlips {
		return exactFlips(sorted, sum, least)
	}
	extreme := 1
	for range draws {
		flips := rng.Uint64()
		s := 0.0
		for i, x := range sorted {
			if i > 0 && i%64 == 0 {
				flips = rng.Uint64()
			}
			if flips>>(i%64)&1 == 1 {
				x = -x
			}
			s += x
		}
		if math.Abs(s) >= least {
			extreme++
		}
	}
	return float64(extreme) / float64(draws+1)
}

// exactFlips goes through all choices of signs: sums[m] is the sum with the
// signs flipped that m has a bit for.
func exactFlips(xs []float64, sum, least float64) float64 {
	sums := make([]float64, 1<<len(xs))
	sums[0] = sum
	extreme := 0
	for m := range sums {
		if m > 0 {
			sums[m] = sums[m&(m-1)] - float64(2*xs[bits.TrailingZeros(uint(m))])
		}
		if math.Abs(sums[m]) >= least {
			extreme++
		}
	}
	return float64(extreme) / float64(len(sums))
}
