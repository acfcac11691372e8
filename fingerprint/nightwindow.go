package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// NightWindowKey is the key of [NightWindow].
const NightWindowKey = "night-window"

// NightWindow is the share of changes implemented outside working hours less
// the share requested outside working hours, of the same changes: those that
// tell both times. Taking off the requests allows for people who work at such
// hours anyway. The interval is that of [stat.PairedDifference].
func NightWindow(t record.ChangeTally, a Anchors, confidence float64, cal *record.Calendar) Evidence {
	p := stat.Pairing{
		Both:    t.Window[record.OutOfHours{Implemented: true, Requested: true}],
		First:   t.Window[record.OutOfHours{Implemented: true}],
		Second:  t.Window[record.OutOfHours{Requested: true}],
		Neither: t.Window[record.OutOfHours{}],
	}
	n := p.Both + p.First + p.Second + p.Neither
	reason := lacking(t.Changes, n, a.Least)
	if reason == MissingField && cal == nil && len(t.Days) > 0 {
		reason = NoCalendar
	}
	if reason != "" {
		return Evidence{Key: NightWindowKey, N: n, Reason: reason}
	}
	week := new(Week)
	for hour, count := range t.Weekly {
		week.Implemented[hour] += count
	}
	s, ci := stat.PairedDifference(p, confidence)
	return a.figure(NightWindowKey, s, ci, n, Detail{Week: week})
}
