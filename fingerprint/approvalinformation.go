package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// ApprovalInformationKey is the key of [ApprovalInformation].
const ApprovalInformationKey = "approval-information"

// ApprovalInformation is how much a decision on a change tells, in bits: the
// Miller–Madow entropy of approved, changed and rejected, with the interval of
// [stat.EntropyInterval]. Next to nothing means that the answer was known
// before it was given. That shows a hollow ritual and not how strongly a norm
// is held, so that the figure has no anchors. Top is the share of the most
// frequent decision. It needs least changes that tell their decision.
func ApprovalInformation(t record.ChangeTally, least int, confidence float64) Outcome {
	counts := make([]int, 0, len(t.Decisions))
	n, top := 0, 0
	for _, count := range t.Decisions {
		counts = append(counts, count)
		n += count
		top = max(top, count)
	}
	out := Outcome{Key: ApprovalInformationKey, Unit: Bits, N: n, Reason: lacking(t.Changes, n, least)}
	if out.Reason == "" {
		out.Value = stat.EntropyMillerMadow(counts)
		out.Interval = stat.EntropyInterval(counts, confidence)
		out.Top = float64(top) / float64(n)
	}
	return out
}
