package stat

import (
	"math/bits"
	"slices"
)

// Quantile is the p-quantile of xs, 0 ≤ p ≤ 1, by linear interpolation
// between order statistics: type 7 of Hyndman & Fan (1996), "Sample quantiles
// in statistical packages", The American Statistician 50, 361–365. It is what
// R and NumPy give by default.
//
// It selects instead of sorting, in linear time, on a copy: xs keeps its
// order, on which the pairing of replicates of several estimates rests. It
// panics if xs is empty or holds a value that is not finite.
func Quantile(xs []float64, p float64) float64 {
	if !(0 <= p && p <= 1) {
		panic("stat: quantile of a probability outside 0 to 1")
	}
	return type7(scratch(xs), p)
}

// Percentile is the percentile interval of bootstrap replicates: their
// quantiles at (1 − confidence)/2 and (1 + confidence)/2. See Efron &
// Tibshirani (1993), An Introduction to the Bootstrap, §13.3.
//
// It leaves the replicates as they are, and panics where [Quantile] would. It
// need not contain the estimate.
func Percentile(replicates []float64, confidence float64) Interval {
	p, xs := tail(confidence), scratch(replicates)
	return Interval{Lo: type7(xs, p), Hi: type7(xs, 1-p)}
}

// scratch copies xs for [nth] to reorder.
func scratch(xs []float64) []float64 {
	if len(xs) == 0 {
		panic("stat: quantile of no values")
	}
	if !finite(xs) {
		panic("stat: quantile of a value that is not finite")
	}
	return slices.Clone(xs)
}

// type7 is the p-quantile of xs, which it reorders.
func type7(xs []float64, p float64) float64 {
	h := float64(float64(len(xs)-1) * p)
	j := int(h)
	lo := nth(xs, j)
	g := h - float64(j)
	if g == 0 {
		return lo
	}
	return lo + float64(g*(slices.Min(xs[j+1:])-lo))
}

// nth reorders xs until what belongs at index k of the sorted slice lies
// there, with nothing greater before it and nothing smaller behind it, and
// returns it. This is FIND of Hoare (1961), Communications of the ACM 4,
// 321–322, with the median of three as its pivot. Should the pivots be
// unlucky for long, the rest is sorted, so that no input takes quadratic time.
func nth(xs []float64, k int) float64 {
	lo, hi := 0, len(xs)-1
	for rounds := 2 * bits.Len(uint(len(xs))); lo < hi; rounds-- {
		if rounds == 0 {
			slices.Sort(xs[lo : hi+1])
			break
		}
		i, j := partition(xs, lo, hi)
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return xs[k]
		}
	}
	return xs[k]
}

// partition reorders xs[lo:hi+1] about a pivot: up to j nothing exceeds it,
// from i on nothing is below it, and whatever lies between equals it.
func partition(xs []float64, lo, hi int) (i, j int) {
	pivot := median3(xs[lo], xs[lo+(hi-lo)/2], xs[hi])
	i, j = lo, hi
	for i <= j {
		for xs[i] < pivot {
			i++
		}
		for xs[j] > pivot {
			j--
		}
		if i <= j {
			xs[i], xs[j] = xs[j], xs[i]
			i++
			j--
		}
	}
	return i, j
}

func median3(a, b, c float64) float64 {
	return max(min(a, b), min(max(a, b), c))
}
