package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// ApprovalWaitKey is the key of [ApprovalWait].
const ApprovalWaitKey = "approval-wait"

// ApprovalWait is the share of the time from request to implementation that a
// change spent waiting for its decision, as a mean over the changes that tell
// all three stamps. Each change counts alike, however long it took.
//
// The interval is Student's (see [stat.Mean]), within 0 to 1: the shares are
// bounded, so that from 50 changes on their mean is close to normal, and
// unlike BCa it needs no draws.
func ApprovalWait(t record.ChangeTally, a Anchors, confidence float64) Evidence {
	bins := t.WaitShare.Bins()
	n := bins.N()
	shares, counts, tenths := make([]float64, len(bins)), make([]int, len(bins)), make([]int, 10)
	for i, bin := range bins {
		shares[i], counts[i] = float64(bin.Value)/1000, bin.Count
		tenths[min(max(bin.Value, 0)/100, 9)] += bin.Count
	}
	reason := lacking(t.Changes, n, a.Least)
	mean, ci, ok := stat.Mean(shares, counts, confidence)
	if reason == "" && !ok {
		reason = TooFew
	}
	if reason != "" {
		return Evidence{Key: ApprovalWaitKey, N: n, Reason: reason}
	}
	ci = stat.Interval{Lo: max(ci.Lo, 0), Hi: min(ci.Hi, 1)}
	return a.figure(ApprovalWaitKey, mean, ci, n, Detail{Tenths: tenths})
}
