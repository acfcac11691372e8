package stat

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// BCa is the bias-corrected and accelerated interval of bootstrap replicates
// of an estimate: Efron (1987), "Better bootstrap confidence intervals",
// JASA 82, 171–185; Efron & Tibshirani (1993), An Introduction to the
// Bootstrap, §14.3. The acceleration comes from [Acceleration].
//
// The bias correction z0 is the normal quantile of the share of replicates
// below the estimate. Replicates equal to it count half: estimates from
// answers on a few rungs tie often, and counting ties on one side would read
// as bias. Ties are told by ==, so estimate and replicates have to come from
// the same arithmetic. The ends are type 7 quantiles (see [Quantile]) at the
// corrected levels; with few replicates or strong bias they are the extremes.
//
// ok is false where z0 is not finite (no replicate on one side of the
// estimate, or no replicate at all), and where the acceleration is so large
// that the corrected levels lose their order. Use [Percentile] then. It panics
// if a replicate is not finite.
func BCa(replicates []float64, estimate, acceleration, confidence float64) (ci Interval, ok bool) {
	z := critical(confidence)
	if len(replicates) == 0 {
		return Interval{}, false
	}
	z0 := distuv.UnitNormal.Quantile(shareBelow(replicates, estimate))
	if math.IsInf(z0, 0) {
		return Interval{}, false
	}
	lo, okLo := corrected(z0, -z, acceleration)
	hi, okHi := corrected(z0, z, acceleration)
	if !okLo || !okHi {
		return Interval{}, false
	}
	xs := borrow(replicates)
	defer xs.back()
	return Interval{Lo: type7(*xs, lo), Hi: type7(*xs, hi)}, true
}

// shareBelow is the share of xs below x, ties counted half.
func shareBelow(xs []float64, x float64) float64 {
	halves := 0
	for _, v := range xs {
		switch {
		case v < x:
			halves += 2
		case v == x:
			halves++
		}
	}
	return float64(halves) / float64(2*len(xs))
}

// corrected is the level at which BCa reads the replicates instead of Φ(z):
// Φ(z0 + (z0 + z)/(1 − a(z0 + z))), (14.10) of Efron & Tibshirani. It rises
// with z only while the denominator is positive; ok is false beyond.
func corrected(z0, z, a float64) (level float64, ok bool) {
	w := z0 + z
	denominator := 1 - float64(a*w)
	if !(denominator > 0) {
		return 0, false
	}
	return distuv.UnitNormal.CDF(z0 + w/denominator), true
}

// Acceleration is the constant a of [BCa] by the jackknife, (14.15) of Efron
// & Tibshirani (1993): Σ l³ / (6 (Σ l²)^1.5). For a mean it is a sixth of the
// skewness of the mean.
//
// groups holds, for each stratum, the estimates with one of its units left
// out; the number of values is the number of units. l is the difference of
// the stratum's mean of these values and the value, times (n − 1)/n with n
// the stratum's units. The factor cancels where there is one stratum. Where
// there are several, it makes l the unit's part in the estimate, so that the
// strata carry their weight: leaving out one of two units moves a mean twice
// as far as their part in it.
//
// A stratum of which a share of the population was drawn enters with its
// values multiplied by [Rescale]. Strata of one value add nothing. Where no
// value differs within its stratum, the acceleration is 0.
func Acceleration(groups [][]float64) float64 {
	var parts []float64
	largest := 0.0
	for _, values := range groups {
		if len(values) < 2 {
			continue
		}
		mean, _ := MeanVar(values, nil)
		scale := 1 - 1/float64(len(values))
		for _, v := range values {
			l := scale * (mean - v)
			parts = append(parts, l)
			largest = max(largest, math.Abs(l))
		}
	}
	if largest == 0 {
		return 0
	}
	// A power of two changes no digit, and no cube overflows or vanishes.
	_, power := math.Frexp(largest)
	squares, cubes := make([]float64, len(parts)), make([]float64, len(parts))
	for i, l := range parts {
		l = math.Ldexp(l, -power)
		squares[i], cubes[i] = l*l, l*l*l
	}
	spread := sum(squares)
	return sum(cubes) / (6 * spread * math.Sqrt(spread))
}
