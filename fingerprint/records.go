package fingerprint

import "rubble/record"

// Records are the tallies of one scope, and what it takes to read them.
type Records struct {
	Incidents record.IncidentTally
	Changes   record.ChangeTally

	Calendar     *record.Calendar // nil: not configured
	VagueCodes   []string         // closing codes that tell nothing; none: not configured
	DeskChannels []string         // channels of the service desk; none: not configured

	Seed       uint64
	Replicates int // of intervals that are resampled; see [Resampling]
	Confidence float64
}

// Keys lists the fingerprints that the program has a statistic for, those of
// incidents first.
func Keys() []string {
	return []string{
		TierLadderKey, AutoCloseKey, MatrixKey, CatchAllKey, SingleDoorKey, LearningLinkKey,
		ApprovalHeartbeatKey, ApprovalWaitKey, OutsideApprovalKey, FreezeKey, NightWindowKey,
		WeekdayAvoidanceKey, BatchingKey, BypassKey, TighteningKey,
	}
}

// Of computes the fingerprint with that key; false if the program has no such
// statistic.
func Of(key string, a Anchors, r Records) (Evidence, bool) {
	if e, ok := ofIncidents(key, a, r); ok {
		return e, true
	}
	return ofChanges(key, a, r)
}

func ofIncidents(key string, a Anchors, r Records) (Evidence, bool) {
	switch t, confidence := r.Incidents, r.Confidence; key {
	case TierLadderKey:
		return TierLadder(t, a, confidence), true
	case AutoCloseKey:
		return AutoClose(t, a, confidence), true
	case MatrixKey:
		return Matrix(t, a, confidence), true
	case CatchAllKey:
		return CatchAll(t, a, confidence, r.VagueCodes), true
	case SingleDoorKey:
		return SingleDoor(t, a, confidence, r.DeskChannels), true
	case LearningLinkKey:
		return LearningLink(t, a, confidence), true
	}
	return Evidence{}, false
}

func ofChanges(key string, a Anchors, r Records) (Evidence, bool) {
	draws := Resampling{r.Seed, r.Replicates}
	switch t, confidence := r.Changes, r.Confidence; key {
	case ApprovalHeartbeatKey:
		return ApprovalHeartbeat(t, a, confidence, draws), true
	case ApprovalWaitKey:
		return ApprovalWait(t, a, confidence), true
	case OutsideApprovalKey:
		return OutsideApproval(t, a, confidence), true
	case FreezeKey:
		return Freeze(t, a, confidence, r.Calendar, draws), true
	case NightWindowKey:
		return NightWindow(t, a, confidence, r.Calendar), true
	case WeekdayAvoidanceKey:
		return WeekdayAvoidance(t, a, confidence, r.Calendar, draws), true
	case BatchingKey:
		return Batching(t, a, confidence, r.Calendar), true
	case BypassKey:
		return Bypass(t, a, confidence), true
	case TighteningKey:
		return Tightening(t, a, confidence, draws), true
	}
	return Evidence{}, false
}

// How many records an outcome needs, of those that tell it.
const (
	LeastIncidents = 100
	LeastChanges   = 100
)

// Outcomes computes the delivery metrics and the other outcomes, and what a
// decision tells.
func Outcomes(r Records) []Outcome {
	return []Outcome{
		DeploymentFrequency(r.Changes, r.Calendar, LeastChanges, r.Confidence),
		LeadTime(r.Changes, LeastChanges, r.Confidence),
		ChangeFailureShare(r.Changes, LeastChanges, r.Confidence),
		StandardShare(r.Changes, LeastChanges, r.Confidence),
		TimeToResolve(r.Incidents, LeastIncidents, r.Confidence),
		Reopening(r.Incidents, LeastIncidents, r.Confidence),
		ApprovalInformation(r.Changes, LeastChanges, r.Confidence),
	}
}
