package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// BatchingKey is the key of [Batching].
const BatchingKey = "batching"

// Batching is the share of working days on which no change was implemented,
// from the first to the last day on which one was, with the Wilson interval:
// where changes are gathered into releases, most days have none. N and a.Least
// count working days.
func Batching(t record.ChangeTally, a Anchors, confidence float64, cal *record.Calendar) Evidence {
	days, working, reason := workdays(t, cal, a.Least)
	n := len(working)
	if reason != "" {
		return Evidence{Key: BatchingKey, N: n, Reason: reason}
	}
	empty := 0
	for _, at := range working {
		if days[at].Count == 0 {
			empty++
		}
	}
	s := float64(empty) / float64(n)
	return a.figure(BatchingKey, s, stat.Wilson(empty, n, confidence), n, Detail{Days: days})
}
