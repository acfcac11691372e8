package fingerprint

import "rubble/record"

// OutsideApprovalKey is the key of [OutsideApproval].
const OutsideApprovalKey = "outside-approval"

// OutsideApproval is the share of changes that needed approval from outside
// the team that made them, of those that tell, with the Wilson interval.
func OutsideApproval(t record.ChangeTally, a Anchors, confidence float64) Evidence {
	return a.share(OutsideApprovalKey, t.Changes, t.Outside.Share(), confidence, Detail{})
}
