package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// The keys of the delivery metrics.
const (
	DeploymentFrequencyKey = "deployment-frequency"
	LeadTimeKey            = "lead-time"
	ChangeFailureShareKey  = "change-failure-share"
	StandardShareKey       = "standard-share"
)

// DeploymentFrequency is the number of changes implemented for each working
// day from the first to the last on which one was; without a calendar, for
// each day. Changes on other days count as well. It needs least changes.
//
// The interval is that of [stat.Garwood] for the number of changes: changes
// that come one by one. Where they come in batches, it is too narrow.
func DeploymentFrequency(t record.ChangeTally, cal *record.Calendar, least int, confidence float64) Outcome {
	days, reason := timeline(t, cal)
	implemented, working := 0, 0
	for _, d := range days {
		implemented += d.Count
		if d.Working {
			working++
		}
	}
	out := Outcome{Key: DeploymentFrequencyKey, Unit: PerDay, N: implemented, Reason: reason}
	if cal != nil {
		out.Unit = PerWorkingDay
	}
	if reason == "" && (implemented < least || working == 0) {
		out.Reason = TooFew
	}
	if out.Reason == "" {
		ci := stat.Garwood(implemented, confidence)
		out.Value = float64(implemented) / float64(working)
		out.Interval = stat.Interval{Lo: ci.Lo / float64(working), Hi: ci.Hi / float64(working)}
	}
	return out
}

// LeadTime is the median time from request to completion in hours, of the
// implemented changes that tell both, with the interval of [medianRanks]. It
// needs least changes.
func LeadTime(t record.ChangeTally, least int, confidence float64) Outcome {
	return medianHours(LeadTimeKey, t.Changes, t.Lead, least, confidence)
}

// ChangeFailureShare is the share of changes that failed or were backed out
// among those and the successful ones, with the Wilson interval. It needs
// least such changes.
func ChangeFailureShare(t record.ChangeTally, least int, confidence float64) Outcome {
	failed := t.Outcomes[record.Failed] + t.Outcomes[record.BackedOut]
	s := record.Share{K: failed, N: failed + t.Outcomes[record.Successful]}
	return shareOutcome(ChangeFailureShareKey, t.Changes, s, least, confidence)
}

// StandardShare is the share of standard changes among those that tell their
// type, with the Wilson interval: what may pass without asking. It needs least
// such changes.
func StandardShare(t record.ChangeTally, least int, confidence float64) Outcome {
	s := record.Share{K: t.Types[record.Standard]}
	for _, count := range t.Types {
		s.N += count
	}
	return shareOutcome(StandardShareKey, t.Changes, s, least, confidence)
}
