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

// A Unit is what a value is counted in.
type Unit string

const (
	Share         Unit = "share" // 0 to 1
	Hours         Unit = "hours"
	Bits          Unit = "bits"
	PerDay        Unit = "per-day"
	PerWorkingDay Unit = "per-working-day"
)

// An Outcome says how well the work goes. It speaks of no norm. With a
// Reason, there is no figure, and all numbers but N are 0.
type Outcome struct {
	Key      string
	Unit     Unit
	Value    float64
	Interval stat.Interval
	P90      float64 // of times only: nearest rank
	Top      float64 // of approval-information only: share of the most frequent decision
	N        int     // records that the figure is of; with a Reason, those there were
	Reason   Reason
}

// Reopening is the share of incidents reopened at least once, with the Wilson
// interval. It needs least incidents.
func Reopening(t record.IncidentTally, least int, confidence float64) Outcome {
	return shareOutcome(ReopeningKey, t.Incidents, t.Reopening(), least, confidence)
}

// TimeToResolve is the median time from opened to resolved in hours, of the
// incidents that have both stamps, with the interval of [medianRanks]. It
// needs least incidents, and as many as such an interval takes: 6 at a
// confidence of 0.95.
func TimeToResolve(t record.IncidentTally, least int, confidence float64) Outcome {
	return medianHours(TimeToResolveKey, t.Incidents, t.ToResolve, least, confidence)
}

// shareOutcome is the outcome that is a share of records, of which there are
// total.
func shareOutcome(key string, total int, s record.Share, least int, confidence float64) Outcome {
	out := Outcome{Key: key, Unit: Share, N: s.N, Reason: lacking(total, s.N, least)}
	if out.Reason == "" {
		out.Value, _ = s.Value()
		out.Interval = stat.Wilson(s.K, s.N, confidence)
	}
	return out
}

// medianHours is the outcome that is a median of times counted in minutes.
func medianHours(key string, total int, minutes record.Histogram, least int, confidence float64) Outcome {
	bins := minutes.Bins()
	n := bins.N()
	out := Outcome{Key: key, Unit: Hours, N: n, Reason: lacking(total, n, least)}
	if out.Reason != "" {
		return out
	}
	lo, hi, ok := medianRanks(n, confidence)
	if !ok {
		out.Reason = TooFew
		return out
	}
	hours := bins.Spread(60)
	out.Value, out.P90 = hours.Median, hours.P90
	out.Interval = stat.Interval{Lo: float64(bins.Rank(lo)) / 60, Hi: float64(bins.Rank(hi)) / 60}
	return out
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
