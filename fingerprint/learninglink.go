package fingerprint

import "rubble/record"

// LearningLinkKey is the key of [LearningLink].
const LearningLinkKey = "learning-link"

// LearningLink is the share of incidents linked to a problem or to a change,
// of those whose source has a place for such a link, with the Wilson
// interval. The norm shows where it is small.
func LearningLink(t record.IncidentTally, a Anchors, confidence float64) Evidence {
	return a.share(LearningLinkKey, t.Incidents, t.Learning.Share(), confidence, Detail{})
}
