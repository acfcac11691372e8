package fingerprint

import (
	"time"

	"rubble/record"
	"rubble/stat"
)

// WeekdayAvoidanceKey is the key of [WeekdayAvoidance].
const WeekdayAvoidanceKey = "weekday-avoidance"

// WeekdayAvoidance is 1 less the mean number of changes on the last working
// day of the week divided by that on the other working days. Means are over
// the working days that occurred from the first to the last day on which a
// change was implemented, so that a holiday moves neither. N and a.Least
// count the changes on working days. Below 0 the last day is the busier.
//
// The interval is the percentile interval of the bootstrap over weeks (see
// [stat.Draw]), since what is not done on one day is done on another of the
// same week. Efron & Tibshirani (1993), An Introduction to the Bootstrap,
// §13.3. Replicates without one of the two kinds of days, or without changes
// on the others, are left out. It is widened to hold the statistic where it
// does not.
func WeekdayAvoidance(t record.ChangeTally, a Anchors, confidence float64, cal *record.Calendar, r Resampling) Evidence {
	days, working, reason := workdays(t, cal, 1)
	if reason != "" {
		return Evidence{Key: WeekdayAvoidanceKey, Reason: reason}
	}
	weeks, all := weeksOf(days, working, cal.LastOfWeek())
	n := all.last.changes + all.others.changes
	without := func(reason Reason) Evidence { return Evidence{Key: WeekdayAvoidanceKey, N: n, Reason: reason} }
	s, ok := all.avoidance()
	switch {
	case n < a.Least:
		return without(TooFew)
	case !ok:
		return without(TooQuiet)
	}
	replicates := r.avoidances(weeks)
	if len(replicates) == 0 {
		return without(TooFewWeeks)
	}
	return a.figure(WeekdayAvoidanceKey, s, interval(replicates, s, confidence), n, Detail{Weekdays: weekdays(days, working)})
}

// A load is a number of working days and the changes on them.
type load struct{ days, changes int }

func (l *load) add(o load, times int) {
	l.days += times * o.days
	l.changes += times * o.changes
}

// A workweek is the load of its last day and that of the others.
type workweek struct{ last, others load }

// avoidance is the statistic, and false where there is nothing to compare.
func (w workweek) avoidance() (float64, bool) {
	if w.last.days == 0 || w.others.changes == 0 {
		return 0, false
	}
	last := float64(w.last.changes) / float64(w.last.days)
	others := float64(w.others.changes) / float64(w.others.days)
	return 1 - last/others, true
}

// weeksOf adds up the working days week by week, and altogether.
func weeksOf(days []DayCount, working []int, last time.Weekday) (weeks []workweek, all workweek) {
	for i, at := range working {
		d := days[at]
		if i == 0 || d.Day.Week() != days[working[i-1]].Day.Week() {
			weeks = append(weeks, workweek{})
		}
		w, one := &weeks[len(weeks)-1], load{1, d.Count}
		if d.Day.Weekday() == last {
			w.last.add(one, 1)
			all.last.add(one, 1)
		} else {
			w.others.add(one, 1)
			all.others.add(one, 1)
		}
	}
	return weeks, all
}

// avoidances draws replicates of the statistic.
func (r Resampling) avoidances(weeks []workweek) []float64 {
	rng, counts := r.source(WeekdayAvoidanceKey), make([]int32, len(weeks))
	replicates := make([]float64, 0, r.Replicates)
	for range r.Replicates {
		stat.Draw(rng, counts)
		var sum workweek
		for i, count := range counts {
			sum.last.add(weeks[i].last, int(count))
			sum.others.add(weeks[i].others, int(count))
		}
		if s, ok := sum.avoidance(); ok {
			replicates = append(replicates, s)
		}
	}
	return replicates
}

// weekdays adds up working days by the day of the week.
func weekdays(days []DayCount, working []int) []WeekdayCount {
	var sums [7]load
	for _, at := range working {
		sums[days[at].Day.Weekday()].add(load{1, days[at].Count}, 1)
	}
	var out []WeekdayCount
	for i := range sums {
		day := time.Weekday((i + 1) % 7)
		if sums[day].days > 0 {
			out = append(out, WeekdayCount{day, sums[day].days, sums[day].changes})
		}
	}
	return out
}
