package stat

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Mean is the mean of values of which counts[i] were observed at xs[i], with
// Student's interval, mean ± t·s/√n with n − 1 degrees of freedom; nil counts
// mean that each was observed once. See Student (1908), "The probable error
// of a mean", Biometrika 6, 1–25. It is exact for values from a normal
// distribution, and otherwise misses by an amount that falls with skewness/√n:
// Boos & Hughes-Oliver (2000), "How large does n have to be for Z and t
// intervals?", The American Statistician 54, 121–128. The ends are not
// clamped to any scale.
//
// ok is false of fewer than two observations; the mean is then given without
// an interval, and is 0 of none. It panics if a count is negative.
func Mean(xs []float64, counts []int, confidence float64) (mean float64, ci Interval, ok bool) {
	p := tail(confidence)
	n := len(xs)
	var weights []float64
	if counts != nil {
		n, weights = 0, make([]float64, len(counts))
		for i, c := range counts {
			n += c
			weights[i] = float64(c)
		}
	}
	if n == 0 {
		return 0, Interval{}, false
	}
	mean, variance := MeanVar(xs, weights)
	if n == 1 {
		return mean, Interval{}, false
	}
	freedom := float64(n - 1)
	half := 0.0
	if variance > 0 {
		t := -distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile(p)
		half = float64(t * math.Sqrt(variance/freedom))
	}
	return mean, Interval{mean - half, mean + half}, true
}
