package stat

// BenjaminiHochberg says of each of several tests, by its p-value, whether it
// is a discovery, so that on average at most the share rate of all
// discoveries is false: Benjamini & Hochberg (1995), "Controlling the false
// discovery rate: a practical and powerful approach to multiple testing",
// Journal of the Royal Statistical Society B 57, 289–300, their (1). With m
// tests, the discoveries are those up to the largest k for which the k-th
// smallest p-value is at most rate·k/m. The result is in the order of ps, and
// empty of none.
//
// The rate is kept where the tests are independent, and where they depend on
// each other positively: Benjamini & Yekutieli (2001), "The control of the
// false discovery rate in multiple testing under dependency", The Annals of
// Statistics 29, 1165–1188.
//
// It panics if rate is not between 0 and 1, and where [AdjustedP] does.
func BenjaminiHochberg(ps []float64, rate float64) []bool {
	if !(0 < rate && rate < 1) {
		panic("stat: rate of false discoveries is not between 0 and 1")
	}
	discoveries := make([]bool, len(ps))
	for i, p := range AdjustedP(ps) {
		discoveries[i] = p <= rate
	}
	return discoveries
}

// AdjustedP is for each p-value the smallest rate of false discoveries at
// which [BenjaminiHochberg] calls its test a discovery: the least m·p/k over
// it and all greater p-values, with k their places from the smallest up, and
// no more than 1. The result is in the order of ps. It is what R calls
// p.adjust(ps, "BH"); see Yekutieli & Benjamini (1999), "Resampling-based
// false discovery rate controlling multiple test procedures for correlated
// test statistics", Journal of Statistical Planning and Inference 82, 171–196.
//
// It panics if a p-value lies outside 0 to 1 or is not a number. A test that
// could not be made has none and is left out, not given a 1.
func AdjustedP(ps []float64) []float64 {
	for _, p := range ps {
		if !(0 <= p && p <= 1) {
			panic("stat: p-value outside 0 to 1")
		}
	}
	order, adjusted := ascending(ps), make([]float64, len(ps))
	m, least := float64(len(ps)), 1.0
	for k := len(order); k > 0; k-- {
		i := order[k-1]
		least = min(least, ps[i]*(m/float64(k))) // m/k first, for no less than p
		adjusted[i] = least
	}
	return adjusted
}
