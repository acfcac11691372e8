package fingerprint

import (
	"sort"

	"gonum.org/v1/gonum/stat/distuv"

	"rubble/record"
	"rubble/stat"
)

// The keys of the outcomes.
const (
	ReopeningKey     = "reopening"
	TimeToResolveKey = "time-to-resolve"
)

// An Outcome says how well the work goes. It speaks of no norm. With a
// Reason, there is no figure, and all numbers but N are 0.
type Outcome struct {
	Key      string
	Value    float64
	Interval stat.Interval
	P90      float64 // of times only: nearest rank
	N        int     // records that the figure is of; with a Reason, those there were
	Reason   Reason
}

// Reopening is the share of incidents reopened at least once, with the Wilson
// interval. It needs least incidents.
func Reopening(t record.IncidentTally, least int, confidence float64) Outcome {
	share := t.Reopening()
	if reason := lacking(t, share.N, least); reason != "" {
		return Outcome{Key: ReopeningKey, N: share.N, Reason: reason}
	}
	value, _ := share.Value()
	ci := stat.Wilson(share.K, share.N, confidence)
	return Outcome{Key: ReopeningKey, Value: value, Interval: ci, N: share.N}
}

// TimeToResolve is the median time from opened to resolved in hours, of the
// incidents that have both stamps, with the interval of [medianRanks]. It
// needs least incidents, and as many as such an interval takes: 6 at a
// confidence of 0.95.
func TimeToResolve(t record.IncidentTally, least int, confidence float64) Outcome {
	bins := t.ToResolve.Bins()
	n := bins.N()
	if reason := lacking(t, n, least); reason != "" {
		return Outcome{Key: TimeToResolveKey, N: n, Reason: reason}
	}
	lo, hi, ok := medianRanks(n, confidence)
	if !ok {
		return Outcome{Key: TimeToResolveKey, N: n, Reason: TooFew}
	}
	hours := bins.Spread(60)
	return Outcome{
		Key: TimeToResolveKey, Value: hours.Median, P90: hours.P90, N: n,
		Interval: stat.Interval{Lo: float64(bins.Rank(lo)) / 60, Hi: float64(bins.Rank(hi)) / 60},
	}
}

// medianRanks gives the ranks, from 1, of the two observations that enclose
// the median of a population from which n were drawn with at least that
// confidence, whatever its distribution: the innermost pair of equal depth
// l with P(B < l) ≤ (1 − confidence)/2, B binomial with n and 1/2. David &
// Nagaraja (2003), Order Statistics, 3rd ed., section 7.1. ok is false where
// even the extremes do not enclose it with that confidence.
func medianRanks(n int, confidence float64) (lo, hi int, ok bool) {
	b := distuv.Binomial{N: float64(n), P: 0.5}
	tail := (1 - confidence) / 2
	lo = sort.Search(n/2+1, func(l int) bool { return b.CDF(float64(l)) > tail })
	return lo, n + 1 - lo, lo > 0
}
