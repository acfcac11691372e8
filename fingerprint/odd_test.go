package fingerprint

import (
	"fmt"
	"math"
	"testing"
	"time"

	"rubble/record"
)

// sound holds what must be true of any evidence: numbers, in their order, and
// none beside a reason.
func sound(t *testing.T, name string, e Evidence) {
	t.Helper()
	for _, x := range []float64{e.Statistic, e.Interval.Lo, e.Interval.Hi, e.Presence, e.PresenceLo, e.PresenceHi} {
		if math.IsNaN(x) || math.IsInf(x, 0) || e.Reason != "" && x != 0 {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if e.Interval.Lo > e.Statistic || e.Statistic > e.Interval.Hi || e.PresenceLo > e.Presence || e.Presence > e.PresenceHi ||
		e.PresenceLo < 0 || e.PresenceHi > 1 || e.N < 0 {
		t.Errorf("%s: %+v", name, e)
	}
}

// Records that are hardly any, all alike, or beyond all measure, with anchors
// that ask for next to nothing.
func TestOddRecords(t *testing.T) {
	at := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	one := record.Change{Requested: at, Approved: at.Add(time.Hour), Started: at.Add(2 * time.Hour), Completed: at.Add(3 * time.Hour),
		Type: record.Normal, Decision: record.Approved, Outside: record.Yes, Outcome: record.Failed}
	moved := func(days int) record.Change {
		c := one
		for _, at := range []*time.Time{&c.Requested, &c.Approved, &c.Started, &c.Completed} {
			*at = at.AddDate(0, 0, days)
		}
		return c
	}
	atOnce := one
	atOnce.Approved, atOnce.Started, atOnce.Completed = at, at, at
	backwards := one
	backwards.Approved, backwards.Started, backwards.Completed = at.Add(-time.Hour), at.Add(-2*time.Hour), at.Add(-3*time.Hour)
	never := moved(0)
	never.Completed, never.Started = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), time.Time{}
	closed := *office
	closed.Holidays = map[record.Day]bool{}
	for d := range record.Day(1000) {
		closed.Holidays[record.DayOf(at)+d] = true
	}
	twice := func(c record.Change) []record.Change { return []record.Change{c, c} }
	daily := func(n int) (out []record.Change) {
		for i := range n {
			out = append(out, moved(i))
		}
		return out
	}
	for name, changes := range map[string][]record.Change{
		"one": {one}, "two alike": twice(one), "at once": twice(atOnce), "backwards": twice(backwards), "9999": {one, never},
		"two days": daily(2), "two weeks": daily(14), "a leap year": daily(366), "bare": twice(record.Change{}), "failures apart": {one, moved(40)},
	} {
		for _, cal := range []*record.Calendar{nil, office, &closed} {
			var tally record.ChangeTally
			for _, c := range changes {
				tally.Add(c, cal)
			}
			everything(t, fmt.Sprint(name, cal != nil, cal == &closed), Records{Changes: tally, Calendar: cal})
		}
	}
}

// A million changes a day, of a hundred days, and as many failures.
func TestManyChanges(t *testing.T) {
	in := worked(times(100, 1_000_000)...)
	in.Hours, in.Waits = map[record.WeekHour]record.Flow{}, map[record.DayWait]int{}
	in.Failures, in.Outcomes = in.Days, map[record.ChangeOutcome]int{record.Failed: in.Changes}
	in.WaitShare, in.Lead = record.Histogram{0: in.Changes / 2, 1000: in.Changes / 2}, record.Histogram{60: in.Changes / 2, 120: in.Changes / 2}
	in.Types, in.Outside = map[record.ChangeType]int{record.Emergency: in.Changes}, record.Answers{Yes: in.Changes}
	in.Window = map[record.OutOfHours]int{{Implemented: true}: in.Changes}
	in.Decisions = map[record.Decision]int{record.Approved: in.Changes}
	for day, count := range in.Days {
		in.Hours[record.WeekHour{Week: day.Week(), Hour: int(day) % 168}] = record.Flow{Requests: count, Approvals: count}
		in.Waits[record.DayWait{Day: day, Hours: 1}] = count
	}
	everything(t, "many", Records{Changes: in, Calendar: office})
}

// everything computes all there is of changes.
func everything(t *testing.T, name string, r Records) {
	t.Helper()
	r.Replicates, r.Confidence = 100, 0.95
	for _, key := range Keys()[6:] {
		a := Anchors{AbsentAt: anchorsOf[key].AbsentAt, PresentAt: anchorsOf[key].PresentAt}
		e, _ := Of(key, a, r)
		sound(t, name+" "+key, e)
	}
	for _, o := range Outcomes(r) {
		if !(o.Interval.Lo <= o.Value && o.Value <= o.Interval.Hi) || math.IsInf(o.Interval.Hi, 0) || o.Reason != "" && o.Value != 0 {
			t.Errorf("%s: %+v", name, o)
		}
	}
}

// The year 2024 has 366 days and 262 from Monday to Friday. The first and the
// last, a Monday and a Tuesday, are holidays on which one change each was
// made: 260 working days, all without.
func TestHolidaysAtBothEnds(t *testing.T) {
	first, last := record.DayOf(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)), record.DayOf(time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC))
	cal := *office
	cal.Holidays = map[record.Day]bool{first: true, last: true}
	in := record.ChangeTally{Changes: 2, Days: map[record.Day]int{first: 1, last: 1}}
	got := Batching(in, anchorsOf[BatchingKey], 0.95, &cal)
	if got.Statistic != 1 || got.N != 260 || len(got.Detail.Days) != 366 || got.Detail.Days[0].Working || got.Detail.Days[365].Working {
		t.Errorf("statistic %v of %d, %d days", got.Statistic, got.N, len(got.Detail.Days))
	}
	if got := DeploymentFrequency(in, &cal, 2, 0.95); got.Value != 2.0/260 || got.Reason != "" {
		t.Errorf("%+v", got)
	}
	if got := Freeze(in, anchorsOf[FreezeKey], 0.95, &cal, draws); got.Reason != TooQuiet || got.N != 260 {
		t.Errorf("%+v", got)
	}
	if got := WeekdayAvoidance(in, Anchors{PresentAt: 1}, 0.95, &cal, draws); got.Reason != TooQuiet || got.N != 0 {
		t.Errorf("%+v", got)
	}
}
