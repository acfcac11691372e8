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
	return sumOf(len(terms), func(i int) float64 { return terms[i] })
}

// sumOf is the sum of n terms that are worked out as they are needed.
func sumOf(n int, term func(i int) float64) float64 {
	most := 0.0
	for i := range n {
		most = max(most, math.Abs(term(i)))
	}
	if most == 0 {
		return 0
	}
	_, exponent := math.Frexp(most * float64(n))
	if math.IsInf(most*float64(n), 1) || exponent < -900 || exponent > 900 || n > 1<<25 {
		terms := make([]float64, n)
		for i := range terms {
			terms[i] = term(i)
		}
		return total(terms)
	}
	const first, second = 52, 36 // bits of the whole sum, and of what is left of each term
	coarse := math.Ldexp(1, exponent-first)
	fine := coarse * (1 / float64(1<<second))
	perCoarse, perFine := 1/coarse, 1/fine // powers of two: exact
	var many, few int64
	for i := range n {
		t := term(i)
		whole := math.RoundToEven(t * perCoarse)
		many += int64(whole)
		few += int64(math.RoundToEven((t - float64(whole*coarse)) * perFine))
	}
	return float64(float64(many)*coarse) + float64(float64(few)*fine)
}
