package stat

import (
	"math"
	"slices"
)

// JensenShannon is the Jensen–Shannon divergence in bits between two
// distributions over the same categories: the entropy of their even mixture
// less the mean of their entropies. It is 0 where they are equal and 1 where
// no category occurs in both. Lin (1991), "Divergence measures based on the
// Shannon entropy", IEEE Transactions on Information Theory 37, 145–151.
//
// ps and qs are counts or shares, each divided by its sum, so their sizes play
// no part. The categories have no order. Counts of few observations differ by
// chance alone, and the divergence of them lies too high on average.
//
// ok is false where one of the two has no observations, or there are no
// categories. It panics if ps and qs differ in length or hold a number that
// is negative or not finite.
func JensenShannon(ps, qs []float64) (bits float64, ok bool) {
	if len(ps) != len(qs) {
		panic("stat: distributions over different categories")
	}
	p, okP := shares(ps)
	q, okQ := shares(qs)
	if !okP || !okQ {
		return 0, false
	}
	terms := make([]float64, len(p))
	for i := range terms {
		both := p[i] + q[i]
		terms[i] = (excess(p[i], both) + excess(q[i], both)) / 2
	}
	return clamp01(total(terms)), true
}

// JensenShannonDistance is the square root of [JensenShannon], 0 to 1, which
// is a metric: the way from one distribution to another is never longer than
// that by a third. Endres & Schindelin (2003), "A new metric for probability
// distributions", IEEE Transactions on Information Theory 49, 1858–1860. It
// refuses and panics where JensenShannon does.
func JensenShannonDistance(ps, qs []float64) (distance float64, ok bool) {
	bits, ok := JensenShannon(ps, qs)
	return math.Sqrt(bits), ok
}

// excess is p log₂(p/m) with m the half of both; it is 0 of no share, and
// exactly 0 where p is half of both.
func excess(p, both float64) float64 {
	if p == 0 {
		return 0
	}
	return p * math.Log2(2*p/both)
}

// shares divides counts by their sum. ok is false where that is 0. They are
// divided by the largest first, so that no sum of large numbers overflows.
func shares(counts []float64) (ps []float64, ok bool) {
	if !finite(counts) {
		panic("stat: count or share that is not finite")
	}
	if slices.ContainsFunc(counts, func(c float64) bool { return c < 0 }) {
		panic("stat: negative count or share")
	}
	if len(counts) == 0 {
		return nil, false
	}
	largest := slices.Max(counts)
	if largest == 0 {
		return nil, false
	}
	ps = slices.Clone(counts)
	for i := range ps {
		ps[i] /= largest
	}
	sum := total(slices.Clone(ps))
	for i := range ps {
		ps[i] /= sum
	}
	return ps, true
}
