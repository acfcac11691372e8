package stat

import "math"

// EntropyInterval is the interval about [EntropyMillerMadow] with the
// asymptotic variance (Σ p log₂² p − H²)/n of the observed shares p with
// entropy H: Basharin (1959), "On a statistical estimate for the entropy of a
// sequence of independent random variables", Theory of Probability and Its
// Applications 4, 333–336. It does not reach below 0.
//
// That variance is 0 where all n fell into one category, although others may
// be rare and not seen yet. The interval then reaches from 0 to the entropy of
// two categories, the one seen having the least share that [Wilson] allows,
// but no less than half. Of no observations the interval is 0 to 0. It panics
// if a count is negative.
func EntropyInterval(counts []int, confidence float64) Interval {
	z := critical(confidence)
	bits, n := surprise(counts)
	if n == 0 {
		return Interval{}
	}
	var terms, squares []float64
	for _, c := range counts {
		if c == n {
			p := max(Wilson(n, n, confidence).Lo, 0.5)
			return Interval{Hi: -float64(p*math.Log2(p)) - float64((1-p)*math.Log2(1-p))}
		}
		if c > 0 {
			p := float64(c) / float64(n)
			terms = append(terms, -p*math.Log2(p))
			squares = append(squares, p*math.Log2(p)*math.Log2(p))
		}
	}
	plain := total(terms)
	variance := max(total(squares)-float64(plain*plain), 0) / float64(n)
	half := float64(z * math.Sqrt(variance))
	h := bits / float64(n)
	return Interval{Lo: max(h-half, 0), Hi: h + half}
}
