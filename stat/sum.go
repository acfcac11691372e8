package stat

import "math"

// sum adds up terms so that their order does not matter, without sorting them:
// each is rounded to a multiple of one power of two, what is left over to a
// multiple of a smaller one, and both are added up as whole numbers, which is
// exact. After Demmel & Nguyen (2015), "Parallel reproducible summation", IEEE
// Transactions on Computers 64, 2060–2070, with two bins. The error is below
// n² 2⁻⁹⁰ of the largest term. Of terms whose squares are out of range it
// sorts, as [total] does.
func sum(terms []float64) float64 {
	most := 0.0
	for _, t := range terms {
		most = max(most, math.Abs(t))
	}
	if most == 0 {
		return 0
	}
	_, exponent := math.Frexp(most * float64(len(terms)))
	if exponent < -900 || exponent > 900 || len(terms) > 1<<25 {
		return total(terms)
	}
	const first, second = 52, 36 // bits of the whole sum, and of what is left of each term
	coarse := math.Ldexp(1, exponent-first)
	fine := coarse * (1 / float64(1<<second))
	var many, few int64
	for _, t := range terms {
		whole := math.RoundToEven(t / coarse)
		many += int64(whole)
		few += int64(math.RoundToEven((t - float64(whole*coarse)) / fine))
	}
	return float64(float64(many)*coarse) + float64(float64(few)*fine)
}
