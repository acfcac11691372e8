package fingerprint

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"rubble/record"
	"rubble/stat"
)

// TighteningKey is the key of [Tightening].
const TighteningKey = "tightening"

const (
	tightenSide  = 14   // days looked at on either side of a failure
	tightenLeast = 5    // decisions on either side
	tightenDraws = 4000 // of signs, where not all can be gone through
)

// Tightening is how much longer decisions are waited for after a failed
// change: the mean over failures of log₂((after + 1 h)/(before + 1 h)), with
// the median waits of the decisions made in the 14 days before the failure
// and in the 14 days after it. At 1 the wait doubles. The day itself is on
// neither side, and the hour keeps minutes from counting as doublings.
//
// A failure qualifies only if the one before it lies at least 28 days back, so
// that the two weeks before it are not those after another, of which they
// share the last day at most. Else waits would be long on both sides where
// failures are frequent, and the statistic would fall to 0 however much each
// of them tightens. Failures with fewer than five decisions on a side are left
// out as well. N and a.Least count the others: with failures every week there
// is no figure.
//
// The interval is Student's (see [stat.Mean]). The test of [stat.SignFlip]
// goes with it, exact up to 15 failures. Where its p-value is above
// 1 − confidence, signs alone make as much of a difference, and the interval
// is widened to hold 0.
func Tightening(t record.ChangeTally, a Anchors, confidence float64, r Resampling) Evidence {
	failures := tightened(t)
	n := len(failures)
	reason := lacking(t.Changes, min(len(t.Waits), len(t.Outcomes)), 0)
	if reason == "" && n < max(a.Least, 2) {
		reason = TooFew
	}
	if reason != "" {
		return Evidence{Key: TighteningKey, N: n, Reason: reason}
	}
	logs := make([]float64, n)
	for i, f := range failures {
		logs[i] = math.Log2((f.After + 1) / (f.Before + 1))
	}
	s, ci, _ := stat.Mean(logs, nil, confidence)
	p := stat.SignFlip(logs, tightenDraws, r.source(TighteningKey))
	if p > 1-confidence {
		ci = stat.Interval{Lo: min(ci.Lo, 0), Hi: max(ci.Hi, 0)}
	}
	return a.figure(TighteningKey, s, ci, n, Detail{Failures: failures, P: p})
}

// tightened gives the failures that can be compared, in order.
func tightened(t record.ChangeTally) []Tightened {
	waits := slices.SortedFunc(maps.Keys(t.Waits), func(a, b record.DayWait) int { return cmp.Compare(a.Day, b.Day) })
	failures := slices.Sorted(maps.Keys(t.Failures))
	var out []Tightened
	for i, day := range failures {
		if i > 0 && day-failures[i-1] < 2*tightenSide {
			continue
		}
		before, n := waited(t, waits, day-tightenSide, day)
		after, m := waited(t, waits, day+1, day+1+tightenSide)
		if min(n, m) >= tightenLeast {
			out = append(out, Tightened{day, before, after, n, m})
		}
	}
	return out
}

// waited is the median wait, in hours, of the decisions made from one day
// until before another, and their number; waits lists the keys of t.Waits by
// day. Waits are counted in whole hours, and those in the same hour are taken
// to be spread evenly over it: else a median of few hours would move by a
// whole one or not at all.
func waited(t record.ChangeTally, waits []record.DayWait, from, until record.Day) (median float64, n int) {
	byDay := func(w record.DayWait, d record.Day) int { return cmp.Compare(w.Day, d) }
	first, _ := slices.BinarySearchFunc(waits, from, byDay)
	hours := make(record.Histogram)
	for _, w := range waits[first:] {
		if w.Day >= until {
			break
		}
		hours[w.Hours] += t.Waits[w]
	}
	bins := hours.Bins()
	if n = bins.N(); n == 0 {
		return 0, 0
	}
	return (spread(bins, (n+1)/2) + spread(bins, n/2+1)) / 2, n
}

// spread is the k-th smallest of observations that are spread evenly over
// their bins, each of width 1; k is from 1 to their number.
func spread(bins record.Bins, k int) float64 {
	i := 0
	for k > bins[i].Count {
		k -= bins[i].Count
		i++
	}
	return float64(bins[i].Value) + (float64(k)-0.5)/float64(bins[i].Count)
}
