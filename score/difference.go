package score

import (
	"math"

	"rubble/stat"
)

// apart is the one figure less the other, replicate by replicate: the
// bootstrap of the difference itself. Replicates that were drawn together, of
// the same people in two waves, keep what they have in common, and those of
// different people nothing. The interval is the percentile one (Efron &
// Tibshirani 1993, An Introduction to the Bootstrap, §13.3, 16.2), and there
// is one only where both have replicates. N is the smaller of both numbers.
//
// p is two-sided, of no difference, from the spread of the replicates: a
// difference is held to be normal, since to tell one of hundreds from chance
// takes a smaller p than a share of the replicates can be.
func apart(one, other *figure, student *stat.Student) (e Estimate, p float64) {
	n := min(one.n, other.n)
	if reason := firstReason(one.reason, other.reason); reason != "" {
		return Estimate{N: n, Reason: reason}, 0
	}
	e = Estimate{Value: less(one.value, other.value), N: n}
	replicates := combine(one, other, func(a, b float64) float64 { return a - b })
	if replicates == nil {
		return e, 0
	}
	defer giveBack(replicates)
	ci := stat.Percentile(replicates, student.Expanded(min(one.freedom, other.freedom)))
	e.Lo, e.Hi, e.Interval, e.Method = ci.Lo, ci.Hi, true, ByPercentile
	_, variance := stat.MeanVar(replicates, nil)
	return e, chance(e.Value, variance)
}

// less is the one figure less the other, and none where all that lies between
// them is what adding up loses.
func less(one, other float64) float64 {
	if d := one - other; math.Abs(d) >= noSpread {
		return d
	}
	return 0
}

// gapOf is alignment less deconstruction.
func gapOf(of *[quantities]figure) figure {
	a, d := &of[alignment], &of[deconstructed]
	return figure{value: a.value - d.value, n: min(a.n, d.n), freedom: min(a.freedom, d.freedom), reason: firstReason(a.reason, d.reason),
		replicates: combine(a, d, func(a, d float64) float64 { return a - d })}
}

// chance is the two-sided p of a difference with such a variance, held to be
// normal. A difference without any is certain.
func chance(difference, variance float64) float64 {
	switch {
	case difference == 0:
		return 1
	case variance == 0:
		return 0
	}
	return math.Erfc(math.Abs(difference) / math.Sqrt(2*variance))
}
