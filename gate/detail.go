package gate

import (
	"time"

	"rubble/fingerprint"
	"rubble/record"
	"rubble/report"
)

// detail publishes what the figure of a fingerprint is drawn from.
//
// But for the policy open, no class, week or cell with fewer than [few]
// records is told: it is put together with others, or told as "below 5".
// Where a single class of a figure, or a single cell of a day with others,
// would be hidden, another joins it, so that it cannot be worked out from the
// total.
//
// Not hidden are: the number of records that make a statistic which is a share
// of few, since the figure tells it; that an hour at either end of a cell is
// not empty; the sum of several that are told as "below 5"; and the number of
// a week, or of a day with a single cell, which is the only one of its figure
// told so.
func (p *publisher) detail(e fingerprint.Evidence) report.Detail {
	d := e.Detail
	out := report.Detail{Weeks: p.weeks(d.Days)}
	switch {
	case d.Groups != nil:
		out.Bins = p.groupBins(d.Groups)
	case d.Cells != nil:
		out.Bins, out.Bits = p.cellBins(d.Cells), pointer(portion(d.Bits))
	case d.Windows != nil:
		out.Bins = p.windowBins(d)
	case d.Names != nil:
		out.Bins = p.nameBins(d.Names)
	case d.Tenths != nil:
		out.Bins = p.tenthBins(d.Tenths)
	case d.Weekdays != nil:
		out.Bins = p.weekdayBins(d.Weekdays)
	case d.Week != nil:
		out.Hours = p.hours(d.Week)
	}
	for _, f := range d.Failures {
		out.Pairs = append(out.Pairs, report.Pair{Before: score(f.Before), After: score(f.After)})
	}
	if d.Failures != nil {
		out.P = pointer(portion(d.P))
	}
	return out
}

// weeks are how many changes were implemented week by week. A week is quiet if
// half of its working days or more lie in quiet runs.
func (p *publisher) weeks(days []fingerprint.DayCount) []report.Week {
	var out []report.Week
	for len(days) > 0 {
		week, changes, quiet, n := days[0].Day.Week(), 0, 0, 0
		w := report.Week{First: monday(days[0].Day).Date().Format(time.DateOnly)}
		for n < len(days) && days[n].Day.Week() == week {
			d := days[n]
			changes += d.Count
			if d.Working {
				w.Working++
			}
			if d.Quiet {
				quiet++
			}
			n++
		}
		w.N, w.Quiet = p.tally(changes), quiet > 0 && 2*quiet >= w.Working
		out, days = append(out, w), days[n:]
	}
	return out
}

func monday(d record.Day) record.Day { return d - record.Day((int(d.Weekday())+6)%7) }
