package stat

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

// A scratch is a copy of values for [nth] to reorder.
type scratch []float64

// copies are those to be used again: quantiles are asked of thousands of
// replicates, tens of thousands of times.
var copies = sync.Pool{New: func() any { return new(scratch) }}

// borrow copies xs. The copy goes back when it is no longer used.
func borrow(xs []float64) *scratch {
	if len(xs) == 0 {
		panic("stat: quantile of no values")
	}
	if !finite(xs) {
		panic("stat: quantile of a value that is not finite")
	}
	s := copies.Get().(*scratch)
	*s = append((*s)[:0], xs...)
	return s
}

func (s *scratch) back() { copies.Put(s) }

// nth reorders xs until what belongs at index k of the sorted slice lies
// there, with nothing greater before it and nothing smaller behind it, and
// returns it.
func nth(xs []float64, k int) float64 {
	choose(xs, 0, len(xs)-1, k)
	return xs[k]
}

// sampled is the number of values from which a pivot is chosen by a sample.
const sampled = 600

// choose is SELECT of Floyd & Rivest (1975), "Algorithm 489", Communications
// of the ACM 18, 173, on xs[lo:hi+1]: its pivot is, by a sample, near the value
// wanted, so that nearly all comparisons with it come out the same way. Should
// the pivots be unlucky for long, the rest is sorted, so that no input takes
// quadratic time.
func choose(xs []float64, lo, hi, k int) {
	for rounds := 2 * bits.Len(uint(hi-lo+1)); lo < hi; rounds-- {
		if rounds == 0 {
			slices.Sort(xs[lo : hi+1])
			return
		}
		if hi-lo > sampled {
			from, to := sample(lo, hi, k)
			choose(xs, from, to, k)
		}
		i, j := partition(xs, lo, hi, xs[k])
		if k <= j {
			hi = j
		} else if k >= i {
			lo = i
		} else {
			return
		}
	}
}

// sample is a part of lo … hi in which the value that belongs at k is looked
// for first: so large, and so placed about k, that it is likely to be the
// pivot just beyond which few values lie.
func sample(lo, hi, k int) (from, to int) {
	n := float64(hi - lo + 1)
	at := float64(k - lo + 1)
	z := math.Log(n)
	size := 0.5 * math.Exp(2*z/3)
	shift := 0.5 * math.Sqrt(z*size*(n-size)/n)
	if at < n/2 {
		shift = -shift
	}
	from = max(lo, int(float64(k)-at*size/n+shift))
	to = min(hi, int(float64(k)+(n-at)*size/n+shift))
	return min(from, k), max(to, k)
}

// partition reorders xs[lo:hi+1] about a pivot that occurs in it: up to j
// nothing exceeds it, from i on nothing is below it, and whatever lies between
// equals it.
func partition(xs []float64, lo, hi int, pivot float64) (i, j int) {
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
