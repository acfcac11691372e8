package stat

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Alpha is Cronbach's α of complete cases, a row for each respondent and a
// column for each item: k/(k − 1)·(1 − Σ variances of the items / variance of
// the respondents' sums). Cronbach (1951), "Coefficient alpha and the internal
// structure of tests", Psychometrika 16, 297–334. This is the raw α, of
// covariances: items count by how far their answers spread. It is a lower
// bound of the reliability of the sum where errors are not correlated, and no
// proof that the items measure one thing.
//
// It is at most 1. It is negative, without a bound, where items run against
// each other more than with each other, as where a reversed item has not been
// turned round.
//
// The interval is Feldt's: (1 − α)/(1 − α̂) has the F distribution with n − 1
// and (n − 1)(k − 1) degrees of freedom, exactly where items are parallel up
// to shifts and answers normal. Feldt (1965), "The approximate sampling
// distribution of Kuder–Richardson reliability coefficient twenty",
// Psychometrika 30, 357–370; Feldt, Woodruff & Salih (1987), "Statistical
// inference for coefficient alpha", Applied Psychological Measurement 11,
// 93–103. It holds the estimate at every confidence above 0.37. At α = 1 it
// has no length: no two items ever differed by more than a shift.
//
// ok is false of fewer than two respondents or two items, and where the sums
// do not vary (see [varies]). It panics if rows differ in length or hold a
// value that is not finite.
func Alpha(rows [][]float64, confidence float64) (alpha float64, ci Interval, ok bool) {
	p := tail(confidence)
	items := columns(rows)
	n, k := float64(len(rows)), float64(len(items))
	if n < 2 || k < 2 {
		return 0, Interval{}, false
	}
	variance, ok := sumVariance(rows, items)
	if !ok {
		return 0, Interval{}, false
	}
	variances := make([]float64, len(items))
	for j, item := range items {
		_, variances[j] = MeanVar(item, nil)
	}
	alpha = min(k/(k-1)*(1-total(variances)/variance), 1)
	if alpha == 1 {
		return alpha, Interval{1, 1}, true
	}
	between, within := n-1, (n-1)*(k-1)
	return alpha, Interval{
		// The upper quantile of F is one over the lower one of F with the
		// degrees of freedom exchanged, which keeps its digits far out.
		Lo: 1 - (1-alpha)/distuv.F{D1: within, D2: between}.Quantile(p),
		Hi: 1 - float64((1-alpha)*distuv.F{D1: between, D2: within}.Quantile(p)),
	}, true
}

// sumVariance is the variance of the sums of the rows. ok is false where they
// do not vary.
func sumVariance(rows, items [][]float64) (variance float64, ok bool) {
	sums := make([]float64, len(rows))
	for i, row := range rows {
		sums[i] = sum(row)
	}
	if !finite(sums) {
		return 0, false
	}
	sizes := make([]float64, len(items))
	for j, item := range items {
		sizes[j] = size(item)
	}
	_, variance = MeanVar(sums, nil)
	return variance, varies(variance, total(sizes))
}

// size is the largest distance of a value from 0.
func size(xs []float64) float64 { return max(slices.Max(xs), -slices.Min(xs)) }

// varies says whether a variance is more than what rounding makes of equal
// values of that size, such as 0.1 + 0.2 and 0.3 + 0, and neither too large
// nor too small for a float64 to hold its digits.
func varies(variance, size float64) bool {
	const roundings = 8 * 0x1p-52
	return variance > 0x1p-900 && !math.IsInf(variance, 1) && math.Sqrt(variance) > roundings*size
}

// columns turns a row for each respondent into a slice for each item.
func columns(rows [][]float64) [][]float64 {
	if len(rows) == 0 {
		return nil
	}
	items := make([][]float64, len(rows[0]))
	for j := range items {
		items[j] = make([]float64, 0, len(rows))
	}
	for _, row := range rows {
		if len(row) != len(items) {
			panic("stat: rows of different lengths")
		}
		if !finite(row) {
			panic("stat: answer that is not finite")
		}
		for j, x := range row {
			items[j] = append(items[j], x)
		}
	}
	return items
}
