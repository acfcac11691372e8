package stat

import "math"

// A Metric says what of the values counts when two of them differ.
type Metric uint8

const (
	NominalMetric  Metric = iota // whether they differ
	OrdinalMetric                // how many values given lie between them
	IntervalMetric               // how far they are apart
)

// KrippendorffAlpha is the agreement α of coders who gave values to units: 1 −
// D_o/D_e, with D_o the mean squared difference between values of one unit and
// D_e that between all values, whatever their units. See Krippendorff (2004),
// Content Analysis, 2nd ed., ch. 11, and (2011), "Computing Krippendorff's
// alpha-reliability", for the formulas and the differences of each metric.
//
// units[u] are the values that unit u got, from any coders and in any order; a
// coder who gave none is missing there. Units with fewer than two values have
// nothing to compare and are left out, also of D_e.
//
// It is 1 where every unit got equal values and 0 where values differ within
// units as much as between them. Below 0, where coders disagree more than by
// chance, it stays above −1.
//
// Instead of tabulating pairs of values it takes variances, twice of which are
// the mean squared differences: those of the values, and for the ordinal metric
// those of their mid-ranks, since the values given between two of them, with
// half of their own, are as many as their mid-ranks are apart. The time that
// it takes grows with n log n.
//
// ok is false where no unit has two values and where all values are equal, so
// that nothing could have been told apart; also where squares of the values
// are too large or too small for a float64. It panics if a value is not
// finite, or if the metric is unknown.
func KrippendorffAlpha(units [][]float64, metric Metric) (alpha float64, ok bool) {
	var pairable [][]float64
	var all []float64
	for _, unit := range units {
		if !finite(unit) {
			panic("stat: alpha of a value that is not finite")
		}
		if len(unit) > 1 {
			pairable = append(pairable, unit)
			all = append(all, unit...)
		}
	}
	var disagreement func([]float64) float64
	switch metric {
	case NominalMetric:
		disagreement = differing
	case OrdinalMetric:
		all, _ = midranks(all)
		rest := all
		for i, unit := range pairable {
			pairable[i], rest = rest[:len(unit)], rest[len(unit):]
		}
		disagreement = unbiased
	case IntervalMetric:
		disagreement = unbiased
	default:
		panic("stat: unknown metric")
	}
	if len(all) == 0 {
		return 0, false
	}
	terms := make([]float64, len(pairable))
	for i, unit := range pairable {
		terms[i] = float64(len(unit)) * disagreement(unit)
	}
	observed, expected := total(terms)/float64(len(all)), disagreement(all)
	if expected == 0 || math.IsInf(observed+expected, 1) {
		return 0, false
	}
	return 1 - observed/expected, true
}

// unbiased is the sample variance, divided by n − 1.
func unbiased(xs []float64) float64 {
	_, variance := MeanVar(xs, nil)
	n := float64(len(xs))
	return variance * n / (n - 1)
}

// differing is the share of pairs of values that differ.
func differing(xs []float64) float64 {
	counts := map[float64]int{}
	for _, x := range xs {
		counts[x]++
	}
	equal := 0
	for _, c := range counts {
		equal += c * (c - 1)
	}
	n := len(xs)
	return 1 - float64(equal)/float64(n*(n-1))
}
