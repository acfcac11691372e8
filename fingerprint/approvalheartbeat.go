package fingerprint

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"rubble/record"
	"rubble/stat"
)

// ApprovalHeartbeatKey is the key of [ApprovalHeartbeat].
const ApprovalHeartbeatKey = "approval-heartbeat"

// ApprovalHeartbeat is how many more of the approvals than of the requests
// fall into the hour of the week in which most is approved: a board that sits
// at a set time, where requests come in as work goes.
//
// The busiest of 168 hours is a choice made after looking, and stands out by
// chance alone. Weeks are therefore dealt into two halves (see [halfOf]). The
// busiest hour of one half, the earliest of equals, is looked up in the other:
// its share of the approvals there less its share of the requests there. The
// statistic is the mean of both ways. With no set hour its expectation is 0.
// Changes count that tell both stamps.
//
// The interval is the percentile interval of the bootstrap over weeks within
// halves (see [stat.Draw]), with the busiest hours found anew in each
// replicate: decisions of one sitting are not independent, weeks nearly are.
// Efron & Tibshirani (1993), An Introduction to the Bootstrap, §8.6 and §13.3.
// It is widened to hold the statistic where it does not.
//
// There is no figure with fewer than a.Least approvals, with approvals in
// fewer than a.LeastWeeks weeks, or with fewer than two such weeks in a half.
func ApprovalHeartbeat(t record.ChangeTally, a Anchors, confidence float64, r Resampling) Evidence {
	halves, week := halvesOf(t.Hours)
	n := 0
	for _, count := range week.Approvals {
		n += count
	}
	reason := lacking(t.Changes, n, a.Least)
	one, other := halves[0].decided(), halves[1].decided()
	if reason == "" && (one+other < a.LeastWeeks || min(one, other) < 2) {
		reason = TooFewWeeks
	}
	if reason != "" {
		return Evidence{Key: ApprovalHeartbeatKey, N: n, Reason: reason}
	}
	counts := [2][]int32{ones(len(halves[0])), ones(len(halves[1]))}
	hours := occupied(&week.Approvals)
	s := peakExcess(halves, counts, hours)
	rng, replicates := r.source(ApprovalHeartbeatKey), make([]float64, r.Replicates)
	for i := range replicates {
		stat.Draw(rng, counts[0])
		stat.Draw(rng, counts[1])
		replicates[i] = peakExcess(halves, counts, hours)
	}
	return a.figure(ApprovalHeartbeatKey, s, interval(replicates, s, confidence), n, Detail{Week: week})
}

// A weekFlow is what came in and what was approved in a week, by its hours.
type weekFlow struct {
	week                int
	requests, approvals [168]int
	requested, approved int // sums
}

// A half is the weeks dealt into it, in order.
type half []weekFlow

// decided counts the weeks with approvals.
func (h half) decided() int {
	n := 0
	for i := range h {
		if h[i].approved > 0 {
			n++
		}
	}
	return n
}

// halvesOf gives the weeks in which anything happened, the first one in the
// first half, and their sum.
func halvesOf(hours map[record.WeekHour]record.Flow) (halves [2]half, sum *Week) {
	first := math.MaxInt
	for at := range hours {
		first = min(first, at.Week)
	}
	sum = new(Week)
	place := make(map[int]int)
	for at, flow := range hours {
		h := &halves[halfOf(at.Week-first)]
		i, ok := place[at.Week]
		if !ok {
			i = len(*h)
			place[at.Week] = i
			*h = append(*h, weekFlow{week: at.Week})
		}
		w := &(*h)[i]
		w.requests[at.Hour] += flow.Requests
		w.approvals[at.Hour] += flow.Approvals
		w.requested += flow.Requests
		w.approved += flow.Approvals
		sum.Requests[at.Hour] += flow.Requests
		sum.Approvals[at.Hour] += flow.Approvals
	}
	for _, h := range halves {
		slices.SortFunc(h, func(a, b weekFlow) int { return cmp.Compare(a.week, b.week) })
	}
	sum.Peak = busiest(&sum.Approvals)
	return halves, sum
}

// halfOf deals weeks, counted from the first, into the two halves by the
// sequence of Thue and Morse: the parity of the ones in the week's binary
// number. Dealt by turns, all sittings of a board that meets every second or
// fourth week would fall into one half, and the other would tell nothing of
// it. Here every step of a power of two is dealt as evenly as all weeks are:
// Allouche & Shallit (1999), "The ubiquitous Prouhet–Thue–Morse sequence",
// Sequences and Their Applications, 1–16. Steps of three are not (Newman 1969,
// "On the number of binary digits in a multiple of three", Proceedings of the
// AMS 21, 719–721): such a board is told with a wide interval, and takes two
// years of records to be beyond doubt.
func halfOf(week int) int { return bits.OnesCount(uint(week)) & 1 }

// occupied lists the hours with approvals: in most places a third of all.
func occupied(approvals *[168]int) []int {
	var hours []int
	for hour, count := range approvals {
		if count > 0 {
			hours = append(hours, hour)
		}
	}
	return hours
}

// peakExcess is the statistic with each week counted as often as counts say;
// hours are those with approvals.
func peakExcess(halves [2]half, counts [2][]int32, hours []int) float64 {
	return (halves[1].excess(counts[1], halves[0].peak(counts[0], hours)) +
		halves[0].excess(counts[0], halves[1].peak(counts[1], hours))) / 2
}

// peak is the hour with most approvals.
func (h half) peak(counts []int32, hours []int) int {
	var sums [168]int
	for i, count := range counts {
		if count == 0 {
			continue
		}
		approvals := &h[i].approvals
		for _, hour := range hours {
			sums[hour] += int(count) * approvals[hour]
		}
	}
	return busiest(&sums)
}

// excess is an hour's share of the approvals less that of the requests; a
// share of nothing is 0.
func (h half) excess(counts []int32, hour int) float64 {
	var requests, approvals record.Share
	for i, count := range counts {
		c, w := int(count), &h[i]
		requests.K, requests.N = requests.K+c*w.requests[hour], requests.N+c*w.requested
		approvals.K, approvals.N = approvals.K+c*w.approvals[hour], approvals.N+c*w.approved
	}
	asked, _ := requests.Value()
	given, _ := approvals.Value()
	return given - asked
}

// busiest is the index of the largest sum, the first of equals.
func busiest(sums *[168]int) int {
	peak := 0
	for hour, sum := range sums {
		if sum > sums[peak] {
			peak = hour
		}
	}
	return peak
}

func ones(n int) []int32 {
	counts := make([]int32, n)
	for i := range counts {
		counts[i] = 1
	}
	return counts
}
