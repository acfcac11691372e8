package stat

import "math"

// Spearman is the rank correlation ρ of the pairs (xs[i], ys[i]), −1 to 1:
// Spearman (1904), "The proof and measurement of association between two
// things", The American Journal of Psychology 15, 72–101. It is Pearson's
// correlation of the ranks, where tied values share the mean of their ranks;
// the short formula 1 − 6 Σ d²/(n³ − n) holds only without ties.
//
// The interval is tanh(artanh ρ ± z √((1 + ρ²/2)/(n − 3))), with z of the
// normal distribution: Bonett & Wright (2000), "Sample size requirements for
// estimating Pearson, Kendall and Spearman correlations", Psychometrika 65,
// 23–28. It is an approximation for values without ties, and a rough one of
// few pairs or of ρ near −1 or 1.
//
// ok is false, and there is no ρ, of fewer than three pairs and where xs or
// ys are all the same. bounded is false, and there is a ρ without an
// interval, of three pairs and where ρ is −1 or 1: the standard error is
// infinitely small there by the formula, which says only that the pairs at
// hand have the same order, not that all others have. It panics if xs and ys
// differ in length or hold a value that is not finite.
func Spearman(xs, ys []float64, confidence float64) (rho float64, ci Interval, bounded, ok bool) {
	z := critical(confidence)
	if len(xs) != len(ys) {
		panic("stat: pairs with one value missing")
	}
	if !finite(xs) || !finite(ys) {
		panic("stat: correlation of a value that is not finite")
	}
	rho, ok = rankCorrelation(xs, ys)
	if !ok || len(xs) < 4 || math.Abs(rho) == 1 {
		return rho, Interval{}, false, ok
	}
	n := float64(len(xs))
	centre := math.Atanh(rho)
	half := float64(z * math.Sqrt((1+float64(rho*rho)/2)/(n-3)))
	return rho, Interval{math.Tanh(centre - half), math.Tanh(centre + half)}, true, true
}

// rankCorrelation takes ranks as twice their distance from the mean rank,
// 2r − (n + 1), which are whole numbers; the sum of their squares is
// (n³ − n − ties)/3. So ρ is exactly 1 where both orders are the same.
func rankCorrelation(xs, ys []float64) (rho float64, ok bool) {
	if len(xs) < 3 {
		return 0, false
	}
	n := float64(len(xs))
	rx, tiesX := midranks(xs)
	ry, tiesY := midranks(ys)
	squaresX := (float64(n*n*n) - n - tiesX) / 3
	squaresY := (float64(n*n*n) - n - tiesY) / 3
	if squaresX <= 0 || squaresY <= 0 {
		return 0, false
	}
	terms := make([]float64, len(xs))
	for i := range terms {
		terms[i] = (2*rx[i] - (n + 1)) * (2*ry[i] - (n + 1))
	}
	rho = total(terms) / math.Sqrt(float64(squaresX*squaresY))
	return min(max(rho, -1), 1), true
}
