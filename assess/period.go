package assess

import (
	"maps"
	"slices"
	"time"

	"rubble/config"
	"rubble/record"
	"rubble/source"
)

// A month is what was recorded in one month.
type month struct {
	first     record.Day
	incidents record.IncidentTally
	changes   record.ChangeTally
}

// A period is what was recorded in the days of a wave.
type period struct {
	months  []month // those with records, in order
	counted []int   // of each set, the records in the period
	outside []int   // and those that are not
}

// within tallies the records of a wave. Its days begin by the clock that the
// records are kept by; for changes it is that of the calendar, if there is one.
// Changes that were implemented after the wave's last day count in nothing that
// is told by day: only stragglers are left there, and a day with few of them
// would look like one on which people hold back.
func (r records) within(w config.Wave, cal *record.Calendar) period {
	var out period
	for _, set := range r.sets {
		counted, outside := 0, 0
		if set.changes != nil {
			var months []source.ChangeMonth
			from, to := span(w, changeClock(set, cal))
			months, outside = set.changes.Months(cal, from, to)
			for _, m := range months {
				counted += m.Tally.Changes
				if m.Tally.Changes > 0 {
					out.month(m.First).changes.Merge(m.Tally)
				}
			}
		} else {
			var months []source.IncidentMonth
			from, to := span(w, set.clock)
			months, outside = set.incidents.Months(set.clock, from, to)
			for _, m := range months {
				counted += m.Tally.Incidents
				if m.Tally.Incidents > 0 {
					out.month(m.First).incidents.Merge(m.Tally)
				}
			}
		}
		out.counted, out.outside = append(out.counted, counted), append(out.outside, outside)
	}
	if !w.To.IsZero() {
		out.endOn(record.DayOf(w.To))
	}
	return out
}

// changeClock is the clock by which changes are tallied.
func changeClock(set recordSet, cal *record.Calendar) *time.Location {
	if cal != nil {
		return cal.Location
	}
	return set.clock
}

// span is from the first moment of a wave's records to the one after its last;
// a zero time is an open end.
func span(w config.Wave, clock *time.Location) (from, to time.Time) {
	if !w.RecordsFrom.IsZero() {
		from = midnight(w.RecordsFrom, clock)
	}
	if !w.To.IsZero() {
		to = midnight(w.To.AddDate(0, 0, 1), clock)
	}
	return from, to
}

// midnight is the beginning of a day by a clock.
func midnight(day time.Time, clock *time.Location) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, clock)
}

// month finds or makes the month that begins on a day.
func (p *period) month(first record.Day) *month {
	at, found := slices.BinarySearchFunc(p.months, first, func(m month, d record.Day) int { return int(m.first - d) })
	if !found {
		p.months = slices.Insert(p.months, at, month{first: first})
	}
	return &p.months[at]
}

// endOn takes out the days after the last one.
func (p *period) endOn(last record.Day) {
	for _, m := range p.months {
		for day := range m.changes.Days {
			if day > last {
				delete(m.changes.Days, day)
			}
		}
	}
}

// whole is the sum of the months.
func (p *period) whole() month {
	var sum month
	for _, m := range p.months {
		sum.incidents.Merge(m.incidents)
		sum.changes.Merge(m.changes)
	}
	return sum
}

// mostMonths is how many months are told one by one.
const mostMonths = 36

// latest gives the last months, at most [mostMonths] of them. Months without
// records between two others are there, unless they are a year or more: a year
// that was mistyped would bring thousands of them.
//
// A change is in the month in which it was requested, and may have been
// implemented in a later one. The days of a month are those of all changes.
func (p *period) latest(whole month) []month {
	var out []month
	for _, m := range p.months {
		if n := len(out); n > 0 {
			out = append(out, between(out[n-1].first, m.first)...)
		}
		out = append(out, m)
	}
	out = slices.Clone(out[max(len(out)-mostMonths, 0):])
	for i := range out {
		out[i].changes.Days = daysOf(whole.changes.Days, out[i].first)
	}
	return out
}

// daysOf are the days of a month, which is looked at from its first to its
// last day, or as far as there are days at all: its ends are there even if
// nothing was implemented on them.
func daysOf(days map[record.Day]int, first record.Day) map[record.Day]int {
	if len(days) == 0 {
		return nil
	}
	all := slices.Sorted(maps.Keys(days))
	from, to := max(first, all[0]), min(following(first)-1, all[len(all)-1])
	out := map[record.Day]int{}
	for day := from; day <= to; day++ {
		if n := days[day]; n > 0 || day == from || day == to {
			out[day] = n
		}
	}
	return out
}

// between are the empty months between two, if they are fewer than twelve.
func between(one, other record.Day) []month {
	var out []month
	for at := following(one); at < other; at = following(at) {
		if out = append(out, month{first: at}); len(out) == 12 {
			return nil
		}
	}
	return out
}

// following is the first day of the month after the one that begins on a day.
func following(first record.Day) record.Day { return record.DayOf(first.Date().AddDate(0, 1, 0)) }
