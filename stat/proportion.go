package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Wilson is the score interval of a proportion of which k in n were observed:
// Wilson (1927), "Probable inference, the law of succession, and statistical
// inference", JASA 22, 209–212, without continuity correction. It lies within
// 0 to 1, contains k/n, and has a length even where k is 0 or n. Of no
// observations it is 0 to 1. It panics unless 0 ≤ k ≤ n.
func Wilson(k, n int, confidence float64) Interval {
	if k < 0 || k > n {
		panic("stat: proportion outside 0 to 1")
	}
	z := critical(confidence)
	if n == 0 {
		return Interval{0, 1}
	}
	size := float64(n)
	p := float64(k) / size
	shrink := z * z / size
	centre := p + shrink/2
	half := float64(z * math.Sqrt(p*(1-p)/size+shrink/(4*size)))
	ci := Interval{Lo: (centre - half) / (1 + shrink), Hi: (centre + half) / (1 + shrink)}
	// At the ends of the scale the algebra gives 0 and 1; rounding need not.
	if k == 0 {
		ci.Lo = 0
	}
	if k == n {
		ci.Hi = 1
	}
	return ci
}

// exactShares is the number of observations up to which [ClopperPearson] is
// exact. Beyond, the continued fraction of the beta distribution needs more
// terms than the 300 that gonum takes.
const exactShares = 1_000_000

// ClopperPearson is the exact interval of a proportion of which k in n were
// observed: Clopper & Pearson (1934), "The use of confidence or fiducial
// limits illustrated in the case of the binomial", Biometrika 26, 404–413. At
// the lower end k or more, and at the upper end k or less, have a probability
// of (1 − confidence)/2. It covers the proportion with at least the
// confidence whatever the proportion is, and is therefore wider than [Wilson]
// for most k.
//
// It lies within 0 to 1, contains k/n, and has a length even where k is 0 or
// n. Of no observations it is 0 to 1. Of more than a million it is that of
// [Wilson], whose ends are less than 10⁻⁶ away there at a confidence of 0.95.
// It panics unless 0 ≤ k ≤ n.
func ClopperPearson(k, n int, confidence float64) Interval {
	if k < 0 || k > n {
		panic("stat: proportion outside 0 to 1")
	}
	if n > exactShares {
		return Wilson(k, n, confidence)
	}
	p := tail(confidence)
	return Interval{Lo: leastShare(k, n, p), Hi: 1 - leastShare(n-k, n, p)}
}

// leastShare is the proportion at which k or more in n have the probability p.
// Seen as a function of the proportion, that probability is the distribution
// function of a beta distribution. It is inverted by halving until no number
// lies between the ends: the quantiles of distuv.Beta are faster, but miss by
// far where p is below a millionth and k is nearly n.
func leastShare(k, n int, p float64) float64 {
	if k == 0 {
		return 0
	}
	lo, hi := 0.0, 1.0
	for {
		share := lo + (hi-lo)/2
		switch {
		case share <= lo || share >= hi:
			return share
		case mathext.RegIncBeta(float64(k), float64(n-k+1), share) < p:
			lo = share
		default:
			hi = share
		}
	}
}
