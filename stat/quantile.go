package stat

import "slices"

// Quantile is the p-quantile of xs, 0 ≤ p ≤ 1, by linear interpolation
// between order statistics: type 7 of Hyndman & Fan (1996), "Sample quantiles
// in statistical packages", The American Statistician 50, 361–365. It is what
// R and NumPy give by default.
//
// It selects instead of sorting, in linear time, on a copy: xs keeps its
// order, on which the pairing of replicates of several estimates rests. It
// panics if xs is empty or holds a value that is not finite.
func Quantile(xs []float64, p float64) float64 {
	if !(0 <= p && p <= 1) {
		panic("stat: quantile of a probability outside 0 to 1")
	}
	copied := borrow(xs)
	defer copied.back()
	return type7(*copied, p)
}

// A QuantileType is the number that Hyndman & Fan (1996) and R give to a
// definition of sample quantiles. All three read the n sorted values, counted
// from 1, at a place h, between two of them by linear interpolation, and at
// the first or last where h lies beyond.
type QuantileType int

const (
	// Type6 reads at h = (n + 1)p, the mean of the distribution function at
	// an order statistic: Weibull's, the one of SPSS and Minitab.
	Type6 QuantileType = 6
	// Type7 reads at h = (n − 1)p + 1, as [Quantile] does.
	Type7 QuantileType = 7
	// Type8 reads at h = (n + ⅓)p + ⅓, so that the median of the quantile is
	// nearly right whatever the distribution. Hyndman & Fan recommend it.
	Type8 QuantileType = 8
)

// QuantileOfType is the p-quantile of xs, 0 ≤ p ≤ 1, by a stated definition
// (see [QuantileType]), for figures that are set beside those of another
// program. Types differ by less than the gap between neighbouring values: it
// matters where values are few. It copies and panics as [Quantile] does, and
// panics of any other type.
func QuantileOfType(xs []float64, p float64, kind QuantileType) float64 {
	n := float64(len(xs))
	var place float64 // counted from 0, as in type7
	switch kind {
	case Type6:
		place = float64((n+1)*p) - 1
	case Type7:
		return Quantile(xs, p)
	case Type8:
		place = float64((n+1.0/3)*p) - 2.0/3
	default:
		panic("stat: quantile of a type other than 6, 7 and 8")
	}
	if !(0 <= p && p <= 1) {
		panic("stat: quantile of a probability outside 0 to 1")
	}
	copied := borrow(xs)
	defer copied.back()
	return interpolated(*copied, min(max(place, 0), n-1))
}

// Percentile is the percentile interval of bootstrap replicates: their
// quantiles at (1 − confidence)/2 and (1 + confidence)/2. See Efron &
// Tibshirani (1993), An Introduction to the Bootstrap, §13.3.
//
// It leaves the replicates as they are, and panics where [Quantile] would. It
// need not contain the estimate.
func Percentile(replicates []float64, confidence float64) Interval {
	p, xs := tail(confidence), borrow(replicates)
	defer xs.back()
	return Interval{Lo: type7(*xs, p), Hi: type7(*xs, 1-p)}
}

// type7 is the p-quantile of xs, which it reorders.
func type7(xs []float64, p float64) float64 {
	return interpolated(xs, float64(float64(len(xs)-1)*p))
}

// interpolated is the value at place h of the sorted xs, counted from 0 and
// at most len(xs) − 1, between two values by linear interpolation. It
// reorders xs.
func interpolated(xs []float64, h float64) float64 {
	j := int(h)
	lo := nth(xs, j)
	g := h - float64(j)
	if g == 0 {
		return lo
	}
	return lo + float64(g*(slices.Min(xs[j+1:])-lo))
}
