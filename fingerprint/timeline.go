package fingerprint

import (
	"maps"
	"slices"

	"rubble/record"
)

// longest is the period, in days, beyond which a date must be wrong.
const longest = 20 * 366

// timeline lists the days from the first to the last on which a change was
// implemented. Without a calendar every day counts as a working day.
//
// A period of more than twenty years comes from a date that stands for
// "never", such as the year 9999. Counted as days without changes, its years
// would drown the others, so that there is no figure: too-quiet.
func timeline(t record.ChangeTally, cal *record.Calendar) ([]DayCount, Reason) {
	if reason := lacking(t.Changes, len(t.Days), 0); reason != "" {
		return nil, reason
	}
	all := slices.Sorted(maps.Keys(t.Days))
	first, last := all[0], all[len(all)-1]
	if last-first >= longest {
		return nil, TooQuiet
	}
	days := make([]DayCount, last-first+1)
	for i := range days {
		day := first + record.Day(i)
		days[i] = DayCount{Day: day, Working: cal == nil || cal.Working(day), Count: t.Days[day]}
	}
	return days, ""
}

// workdays is the timeline of a figure that needs a calendar and at least
// least working days, and their places in it.
func workdays(t record.ChangeTally, cal *record.Calendar, least int) (days []DayCount, working []int, reason Reason) {
	days, reason = timeline(t, cal)
	if reason == NoRecords || reason == MissingField {
		return nil, nil, reason
	}
	if cal == nil {
		return nil, nil, NoCalendar
	}
	for i, d := range days {
		if d.Working {
			working = append(working, i)
		}
	}
	if reason == "" && len(working) < max(least, 1) {
		reason = TooFew
	}
	return days, working, reason
}
