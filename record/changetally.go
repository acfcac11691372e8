package record

import (
	"math"
	"time"
)

// A WeekHour is an hour of a week, by the clock of the organisation: Hour runs
// from 0, Monday's first, to 167.
type WeekHour struct{ Week, Hour int }

// A Flow is what happened in an hour to changes that tell both when they were
// requested and when they were decided.
type Flow struct{ Requests, Approvals int }

// A DayWait is the day of a decision and how many whole hours it was waited
// for.
type DayWait struct {
	Day   Day
	Hours int
}

// OutOfHours says of a change whether it was requested, and whether it was
// implemented, outside working time.
type OutOfHours struct{ Requested, Implemented bool }

// A ChangeTally counts changes. The zero tally is empty and ready to use.
//
// Changes is the control total. What a change does not tell is in none of the
// other counts. Cancelled changes count by their type and decision, and in no
// count of what was implemented.
type ChangeTally struct {
	Changes     int
	First, Last time.Time // requested; zero if there are none

	Hours     map[WeekHour]Flow
	WaitShare Histogram // of the time from request to implementation, thousandths spent waiting for a decision
	Waits     map[DayWait]int
	Days      map[Day]int        // implemented
	Failures  map[Day]int        // implemented on that day, and failed or backed out
	Window    map[OutOfHours]int // counted only with a calendar
	Weekly    map[int]int        // implemented, by the hour of the week, 0 to 167
	Lead      Histogram          // whole minutes from request to completion, of those implemented

	Outside   Answers // needed an approval from outside the team
	Types     map[ChangeType]int
	Decisions map[Decision]int
	Outcomes  map[ChangeOutcome]int
}

// Add counts a change. The clock is that of the calendar, or that of the
// stamps where there is none.
func (t *ChangeTally) Add(c Change, cal *Calendar) {
	t.Changes++
	requested := local(c.Requested, cal)
	t.span(requested, requested)
	t.Outside.add(c.Outside)
	if c.Type != UnknownType {
		add(&t.Types, c.Type, 1)
	}
	if c.Decision != UnknownDecision {
		add(&t.Decisions, c.Decision, 1)
	}
	if c.Outcome != UnknownOutcome {
		add(&t.Outcomes, c.Outcome, 1)
	}
	t.addWait(c, cal)
	if c.Outcome != Cancelled {
		t.addWork(c, cal)
	}
}

// addWait counts when a change was requested and decided. A decision that is
// stamped before its request is not counted.
func (t *ChangeTally) addWait(c Change, cal *Calendar) {
	if !known(c.Requested, c.Approved) || c.Approved.Before(c.Requested) {
		return
	}
	requested, approved := local(c.Requested, cal), local(c.Approved, cal)
	t.flow(requested, Flow{Requests: 1})
	t.flow(approved, Flow{Approvals: 1})
	add(&t.Waits, DayWait{DayOf(approved), whole(c.Requested, c.Approved, time.Hour)}, 1)
}

func (t *ChangeTally) flow(at time.Time, f Flow) {
	if t.Hours == nil {
		t.Hours = make(map[WeekHour]Flow)
	}
	key := weekHour(at)
	sum := t.Hours[key]
	t.Hours[key] = Flow{sum.Requests + f.Requests, sum.Approvals + f.Approvals}
}

// addWork counts when a change was made and what came of it.
func (t *ChangeTally) addWork(c Change, cal *Calendar) {
	at := c.Implemented()
	if at.IsZero() {
		return
	}
	clock := local(at, cal)
	day := DayOf(clock)
	add(&t.Days, day, 1)
	add(&t.Weekly, weekHour(clock).Hour, 1)
	if c.Outcome.failed() {
		add(&t.Failures, day, 1)
	}
	if cal != nil && !c.Requested.IsZero() {
		add(&t.Window, OutOfHours{!cal.Open(c.Requested), !cal.Open(at)}, 1)
	}
	if known(c.Requested, c.Completed) && !c.Completed.Before(c.Requested) {
		t.Lead.add(whole(c.Requested, c.Completed, time.Minute), 1)
	}
	if total := at.Sub(c.Requested); known(c.Requested, c.Approved) && total > 0 && !c.Approved.Before(c.Requested) {
		t.WaitShare.add(waited(c, at, total), 1)
	}
}

// waited is the share of the time to implementation that a change waited for
// its decision, in thousandths. What was begun before it was decided did not
// wait.
func waited(c Change, at time.Time, total time.Duration) int {
	if c.Approved.After(at) {
		return 0
	}
	return int(math.Round(1000 * float64(c.Approved.Sub(c.Requested)) / float64(total)))
}

// Merge adds the counts of o. If no change is in both, the result is the
// tally of the changes of either; the order of merging does not matter. o is
// left as it was.
func (t *ChangeTally) Merge(o ChangeTally) {
	t.Changes += o.Changes
	t.span(o.First, o.Last)
	for key, f := range o.Hours {
		if t.Hours == nil {
			t.Hours = make(map[WeekHour]Flow, len(o.Hours))
		}
		sum := t.Hours[key]
		t.Hours[key] = Flow{sum.Requests + f.Requests, sum.Approvals + f.Approvals}
	}
	t.WaitShare.merge(o.WaitShare)
	merge(&t.Waits, o.Waits)
	merge(&t.Days, o.Days)
	merge(&t.Failures, o.Failures)
	merge(&t.Window, o.Window)
	merge(&t.Weekly, o.Weekly)
	t.Lead.merge(o.Lead)
	t.Outside.merge(o.Outside)
	merge(&t.Types, o.Types)
	merge(&t.Decisions, o.Decisions)
	merge(&t.Outcomes, o.Outcomes)
}

func (t *ChangeTally) span(first, last time.Time) {
	t.First, t.Last = widened(t.First, t.Last, first, last)
}

// local is t by the clock of the calendar's place.
func local(t time.Time, cal *Calendar) time.Time {
	if cal == nil {
		return t
	}
	return t.In(cal.Location)
}

func weekHour(local time.Time) WeekHour {
	day := DayOf(local)
	return WeekHour{day.Week(), (int(local.Weekday())+6)%7*24 + local.Hour()}
}
