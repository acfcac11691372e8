package stat

import "math"

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
