package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// TierLadderKey is the key of [TierLadder].
const TierLadderKey = "tier-ladder"

// TierLadder is the share of incidents that passed through two or more
// assignment groups, with the Wilson interval: work that climbs from group to
// group. An incident for which no group was ever named counts as one that did
// not, where the source tells groups at all.
func TierLadder(t record.IncidentTally, a Anchors, confidence float64) Evidence {
	share := t.SeveralGroups()
	if reason := lacking(t, share.N, a.Least); reason != "" {
		return Evidence{Key: TierLadderKey, N: share.N, Reason: reason}
	}
	s, _ := share.Value()
	ci := stat.Wilson(share.K, share.N, confidence)
	return a.figure(TierLadderKey, s, ci, share.N, Detail{Groups: t.Groups.Bins()})
}
