package stat

import (
	"cmp"
	"slices"
)

// MeanVar is the mean of xs and its variance about that mean, divided by the
// sum of the weights: the variance of a whole population, not the estimate of
// one from a sample. Weights are not negative; nil means that all weigh the
// same. The mean lies within the range of the values exactly, so that the
// variance of equal values is exactly 0.
//
// It panics where there is nothing to take a mean of: no values, no weight,
// slices of different lengths, or a number that is not finite.
func MeanVar(xs, weights []float64) (mean, variance float64) {
	if weights == nil {
		return meanVar(xs)
	}
	points := weighted(xs, weights)
	var sum, weight, squares float64
	for _, p := range points {
		sum += float64(p.w * p.x)
		weight += p.w
	}
	mean = min(max(sum/weight, points[0].x), points[len(points)-1].x)
	for _, p := range points {
		d := p.x - mean
		squares += float64(p.w * d * d)
	}
	return mean, squares / weight
}

// meanVar is MeanVar of values that all weigh the same.
func meanVar(xs []float64) (mean, variance float64) {
	if !finite(xs) {
		panic("stat: mean of a value that is not finite")
	}
	if len(xs) == 0 {
		panic("stat: mean of no values")
	}
	n := float64(len(xs))
	mean = min(max(sum(xs)/n, slices.Min(xs)), slices.Max(xs))
	squares := sumOf(len(xs), func(i int) float64 { d := xs[i] - mean; return d * d })
	return mean, squares / n
}

// A point is a value and its weight.
type point struct{ x, w float64 }

// weighted pairs values with weights, drops what weighs nothing, and sorts,
// so that sums do not depend on the order of the values.
func weighted(xs, weights []float64) []point {
	if len(weights) != len(xs) {
		panic("stat: values and weights differ in number")
	}
	if !finite(xs) || !finite(weights) {
		panic("stat: mean of a value that is not finite")
	}
	points := make([]point, 0, len(xs))
	for i, x := range xs {
		w := weights[i]
		if w < 0 {
			panic("stat: negative weight")
		}
		if w != 0 {
			points = append(points, point{x, w})
		}
	}
	if len(points) == 0 {
		panic("stat: mean of no values")
	}
	slices.SortFunc(points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.w, b.w))
	})
	return points
}
