package fingerprint

import "rubble/record"

// TierLadderKey is the key of [TierLadder].
const TierLadderKey = "tier-ladder"

// TierLadder is the share of incidents that passed through two or more
// assignment groups, with the Wilson interval: work that climbs from group to
// group. An incident for which no group was ever named counts as one that did
// not, where the source tells groups at all.
func TierLadder(t record.IncidentTally, a Anchors, confidence float64) Evidence {
	return a.share(TierLadderKey, t.Incidents, t.SeveralGroups(), confidence, Detail{Groups: t.Groups.Bins()})
}
