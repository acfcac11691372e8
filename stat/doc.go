// Package stat holds the estimators that scores and fingerprints rest on:
// quantiles and bootstrap intervals, means of strata, shares, differences and
// their tests, reliability, agreement between people, and entropy.
//
// It works on plain numbers. What they mean, how many are enough, and how
// they are rounded is left to its callers. Each estimator names the paper or
// book that it is taken from.
//
// Three rules hold throughout.
//
// The order of values never matters, not even to the last bit: sums are taken
// over sorted terms, since floating-point addition is not associative. Only
// categories on an ordered scale ([LeikConsensus]) and a seeded draw ([Draw])
// know places.
//
// An estimate that the data do not allow is reported by ok = false. NaN is
// never an answer.
//
// A call that makes no sense, such as the quantile of no values, a mean of
// NaN, or a confidence of 95 instead of 0.95, panics: it is a mistake in the
// caller, and a number made up in its place could reach a page.
package stat

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// An Interval is a confidence interval, Lo ≤ Hi, in the unit of the estimate.
type Interval struct{ Lo, Hi float64 }

// finite says whether all of xs are numbers.
func finite(xs []float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

// total adds up the terms, smallest first, so that the sum does not depend on
// their order. It sorts them in place.
func total(terms []float64) float64 {
	slices.Sort(terms)
	sum := 0.0
	for _, t := range terms {
		sum += t
	}
	return sum
}

// tail is the probability beyond each end of a two-sided interval.
func tail(confidence float64) float64 {
	if !(0 < confidence && confidence < 1) {
		panic("stat: confidence is not between 0 and 1")
	}
	return (1 - confidence) / 2
}

// critical is the standard normal quantile of a two-sided interval: 1.96 for
// a confidence of 0.95.
func critical(confidence float64) float64 {
	return -distuv.UnitNormal.Quantile(tail(confidence))
}
