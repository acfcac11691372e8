package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// AutoCloseKey is the key of [AutoClose].
const AutoCloseKey = "auto-close"

// autoCloseDays is how many days after resolution are looked at.
const autoCloseDays = 30

// AutoClose is the largest share of closures that fall within two hours from
// a whole number of days after resolution, [24 k, 24 k + 2) hours for k from 1
// to 30: a clock that closes, where a person could ask whether the service is
// back. The share is of all incidents with a time of resolution and one of
// closing.
//
// The largest of thirty shares is a choice made after looking. Its interval
// therefore holds for all thirty at once: Wilson intervals at the confidence
// 1 − (1 − confidence)/30, after Dunn (1961), "Multiple comparisons among
// means", JASA 56, 52–64. Both ends rise with the count, so that the largest
// ends are those of the fullest window.
func AutoClose(t record.IncidentTally, a Anchors, confidence float64) Evidence {
	n := t.ClosureHours.N()
	if reason := lacking(t.Incidents, n, a.Least); reason != "" {
		return Evidence{Key: AutoCloseKey, N: n, Reason: reason}
	}
	windows := make([]Window, autoCloseDays)
	peak := 0
	for i := range windows {
		k := i + 1
		windows[i] = Window{Days: k, Closures: t.ClosureHours[24*k] + t.ClosureHours[24*k+1]}
		if windows[i].Closures > windows[peak].Closures {
			peak = i
		}
	}
	closures := windows[peak].Closures
	ci := stat.Wilson(closures, n, 1-(1-confidence)/autoCloseDays)
	s := float64(closures) / float64(n)
	return a.figure(AutoCloseKey, s, ci, n, Detail{Windows: windows, Peak: windows[peak].Days})
}
