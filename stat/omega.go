package stat

import (
	"math"
	"slices"
)

// OmegaTotal is McDonald's ω of complete cases, a row for each respondent and
// a column for each item: the share of the variance of the sum of the
// standardised items that one common factor accounts for,
// (Σ λ)²/((Σ λ)² + Σ ψ), 0 to 1. McDonald (1999), Test Theory: A Unified
// Treatment, ch. 6. Loadings λ and uniquenesses ψ are those of the
// one-factor model, correlations = λλ′ + diag(ψ), of maximum likelihood; see
// [oneFactor]. Nothing determines the sign of the factor, and ω is the same
// with either: take it that Σ λ ≥ 0. It is low, without a warning, where a
// reversed item has not been turned round.
//
// ψ = 1 − λ² at the maximum, so that this is the (Σ λ)²/((Σ λ)² + Σ (1 − λ²))
// that is taken of R's factanal. The two part in a Heywood case, where the
// likelihood still rises as the uniqueness of an item goes to 0. As in
// factanal a uniqueness stops at 0.005 there; the factor is then that one
// item, almost, and ω says little.
//
// ok is false of fewer than three items, since one factor fits two in more
// than one way; where respondents are not more than items; where an item does
// not vary (see [varies]); where the correlation matrix is singular, as with the same item
// twice; and where no maximum is found, or one that is no single point, as of
// items without any correlation. It panics if rows differ in length or hold a
// value that is not finite.
func OmegaTotal(rows [][]float64) (omega float64, ok bool) {
	items := columns(rows)
	if len(items) < 3 || len(rows) <= len(items) {
		return 0, false
	}
	correlations, ok := correlationsOf(items)
	if !ok {
		return 0, false
	}
	loadings, uniquenesses, ok := oneFactor(correlations)
	if !ok {
		return 0, false
	}
	common := total(loadings)
	common *= common
	return common / (common + total(uniquenesses)), true
}

// correlationsOf gives the correlations of the items. Its rows and columns
// are put in an order that does not depend on that of the items: by each
// item's correlations, sorted. What is computed from the matrix is then the
// same, to the last bit, however the items were laid out. ok is false where
// an item does not vary.
func correlationsOf(items [][]float64) (correlations [][]float64, ok bool) {
	scores := make([][]float64, len(items))
	for i, item := range items {
		if scores[i], ok = standardised(item); !ok {
			return nil, false
		}
	}
	correlations = make([][]float64, len(items))
	for i := range items {
		correlations[i] = make([]float64, len(items))
		correlations[i][i] = 1
		for j := range i {
			r := product(scores[i], scores[j]) / float64(len(scores[i]))
			correlations[i][j], correlations[j][i] = r, r
		}
	}
	return inOrderOfValues(correlations), true
}

// standardised is the item with a mean of 0 and a variance of 1.
func standardised(item []float64) (scores []float64, ok bool) {
	mean, variance := MeanVar(item, nil)
	if !varies(variance, size(item)) {
		return nil, false
	}
	deviation := math.Sqrt(variance)
	scores = make([]float64, len(item))
	for i, x := range item {
		scores[i] = (x - mean) / deviation
	}
	return scores, true
}

// product is Σ x·y.
func product(xs, ys []float64) float64 {
	return sumOf(len(xs), func(i int) float64 { return xs[i] * ys[i] })
}

// inOrderOfValues exchanges rows of a symmetric matrix, and columns with
// them, until the rows, each sorted, ascend.
func inOrderOfValues(matrix [][]float64) [][]float64 {
	sorted := make([][]float64, len(matrix))
	order := make([]int, len(matrix))
	for i, row := range matrix {
		sorted[i] = slices.Sorted(slices.Values(row))
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return slices.Compare(sorted[i], sorted[j]) })
	ordered := make([][]float64, len(matrix))
	for i, from := range order {
		for _, column := range order {
			ordered[i] = append(ordered[i], matrix[from][column])
		}
	}
	return ordered
}
