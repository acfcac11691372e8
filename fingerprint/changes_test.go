package fingerprint

import (
	"math"
	"reflect"
	"testing"
	"time"

	"rubble/record"
	"rubble/stat"
)

// monday is the 6th of January 2025, the first day of week 2871.
var monday = record.DayOf(time.Date(2025, 1, 6, 0, 0, 0, 0, time.UTC))

var draws = Resampling{Seed: 1, Replicates: 500}

// worked is a tally of changes implemented on working days from monday on:
// counts[i] on the i-th.
func worked(counts ...int) record.ChangeTally {
	t := record.ChangeTally{Days: map[record.Day]int{}}
	for i, count := range counts {
		if count > 0 {
			t.Days[monday+record.Day(i/5*7+i%5)] = count
		}
		t.Changes += count
	}
	return t
}

// times repeats counts.
func times(n int, counts ...int) []int {
	var out []int
	for range n {
		out = append(out, counts...)
	}
	return out
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// whole compares evidence that has nothing to do with chance.
func whole(t *testing.T, got, want Evidence) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

// Shares 0, 0.5 and 1 of 20, 20 and 20 changes: mean 0.5, and with t at 59
// degrees of freedom, 2.000995, and s² = (20·0.25·2)/59, the half-length is
// 2.000995·√(10/59/60).
func TestApprovalWait(t *testing.T) {
	in := record.ChangeTally{Changes: 70, WaitShare: record.Histogram{0: 20, 500: 20, 1000: 20}}
	got := ApprovalWait(in, anchorsOf[ApprovalWaitKey], 0.95)
	half := 2.00099537704821 * math.Sqrt(10.0/59/60)
	near(t, "statistic", got.Statistic, 0.5)
	near(t, "presence", got.Presence, 1)
	near(t, "lower end", got.Interval.Lo, 0.5-half)
	near(t, "upper end", got.Interval.Hi, 0.5+half)
	if want := (Detail{Tenths: []int{20, 0, 0, 0, 0, 20, 0, 0, 0, 20}}); got.N != 60 || !reflect.DeepEqual(got.Detail, want) {
		t.Errorf("n %d, detail %+v, want 60 and %+v", got.N, got.Detail, want)
	}
	in.WaitShare = record.Histogram{0: 49, 1000: 1} // mean 0.02 ± 0.04
	if got := ApprovalWait(in, anchorsOf[ApprovalWaitKey], 0.95); got.Interval.Lo != 0 || got.Interval.Hi < 0.05 {
		t.Errorf("shares below 0: %+v", got.Interval)
	}
}

func TestSharesOfChanges(t *testing.T) {
	in := record.ChangeTally{Changes: 400, Outside: record.Answers{Yes: 70, No: 130},
		Types: map[record.ChangeType]int{record.Standard: 40, record.Normal: 141, record.Emergency: 19}}
	figure := func(key string, k, n int, d Detail) Evidence {
		return anchorsOf[key].figure(key, float64(k)/float64(n), stat.Wilson(k, n, 0.95), n, d)
	}
	whole(t, OutsideApproval(in, anchorsOf[OutsideApprovalKey], 0.95), figure("outside-approval", 70, 200, Detail{}))
	whole(t, Bypass(in, anchorsOf[BypassKey], 0.95), figure("bypass", 19, 200,
		Detail{Names: []NameCount{{"normal", 141, false}, {"standard", 40, false}, {"emergency", 19, true}}}))
}

// 190 working days of 4 changes and ten without, in one run over two weekends
// and a holiday: 10 of 200. Of the days about the run, one that is redrawn as
// 0 makes it longer; none makes it shorter.
func TestFreeze(t *testing.T) {
	in := worked(append(append(times(100, 4), times(11, 0)...), times(90, 4)...)...)
	cal := *office
	holiday := monday + 20*7 + 7 // the sixth of the eleven days
	cal.Holidays = map[record.Day]bool{holiday: true}
	got := Freeze(in, anchorsOf[FreezeKey], 0.95, &cal, draws)
	near(t, "statistic", got.Statistic, 0.05)
	near(t, "presence", got.Presence, 0.375)
	near(t, "lower end", got.Interval.Lo, 0.05)
	if got.N != 200 || got.Reason != "" || got.Interval.Hi < 0.05 || got.Interval.Hi > 0.06 {
		t.Errorf("%d days, interval %v", got.N, got.Interval)
	}
	quiet := 0
	for _, d := range got.Detail.Days {
		if d.Quiet {
			quiet++
		}
		if d.Working != (d.Day.Weekday()%6 != 0 && d.Day != holiday) || d.Quiet != (d.Working && d.Count == 0) {
			t.Errorf("%+v", d)
		}
	}
	if first, last := got.Detail.Days[0], got.Detail.Days[len(got.Detail.Days)-1]; quiet != 10 || first.Day != monday || last.Day-monday != 40*7 {
		t.Errorf("%d quiet days from %v to %v", quiet, first, last)
	}
}

// A quarter of the median of 4 is 1, which is not less; four days in a row are
// no run; of a median of 1.5, nothing is told.
func TestFreezeEdges(t *testing.T) {
	a := Anchors{PresentAt: 1, Least: 10}
	for _, test := range []struct {
		name   string
		counts []int
		want   float64
		reason Reason
	}{
		{"one a day", append(times(20, 4), append(times(8, 1), 4)...), 0, ""},
		{"four days", append(times(20, 4), append(times(4, 0), 4)...), 0, ""},
		{"five days", append(times(20, 4), append(times(5, 0), 4)...), 5.0 / 26, ""},
		{"twice five days", append(times(20, 4), append(times(2, 0, 0, 0, 0, 0, 4), 4)...), 10.0 / 33, ""},
		{"median 2", append(times(10, 2), append(times(5, 0), 2)...), 5.0 / 16, ""},
		{"median 1.5", times(10, 1, 2), 0, TooQuiet},
		{"nine days", times(9, 4), 0, TooFew},
	} {
		got := Freeze(worked(test.counts...), a, 0.95, office, draws)
		if got.Reason != test.reason {
			t.Errorf("%s: %q, want %q", test.name, got.Reason, test.reason)
		}
		near(t, test.name, got.Statistic, test.want)
	}
}

// 48 of 50 out of hours at one time, 38 at the other, 36 at both: the table of
// Newcombe (1998) with 0.20 in 0.0569 to 0.3404.
func TestNightWindow(t *testing.T) {
	in := record.ChangeTally{Changes: 60, Days: map[record.Day]int{monday: 50}, Weekly: map[int]int{0: 12, 30: 38},
		Window: map[record.OutOfHours]int{{Requested: true, Implemented: true}: 36, {Implemented: true}: 12, {Requested: true}: 2}}
	got := NightWindow(in, Anchors{AbsentAt: 0.05, PresentAt: 0.40, Least: 50}, 0.95, office)
	near(t, "statistic", got.Statistic, 0.2)
	if math.Abs(got.Interval.Lo-0.0569)+math.Abs(got.Interval.Hi-0.3404) > 1e-4 || got.N != 50 ||
		got.Detail.Week.Implemented[0] != 12 || got.Detail.Week.Implemented[30] != 38 {
		t.Errorf("%+v", got)
	}
}

// Four days of 5 changes and a Friday of 2: 1 − 2/5, in every week alike. A
// Friday off moves nothing, and a Thursday is no last day.
func TestWeekdayAvoidance(t *testing.T) {
	counts := times(40, 5, 5, 5, 5, 2)
	counts[4*5+4] = 0
	cal := *office
	cal.Holidays = map[record.Day]bool{monday + 4*7 + 4: true}
	want := Evidence{Key: "weekday-avoidance", Statistic: 0.6, Interval: stat.Interval{Lo: 0.6, Hi: 0.6}, N: 878,
		Presence: 0.35 / 0.45, PresenceLo: 0.35 / 0.45, PresenceHi: 0.35 / 0.45,
		Detail: Detail{Weekdays: []WeekdayCount{{time.Monday, 40, 200}, {time.Tuesday, 40, 200}, {time.Wednesday, 40, 200},
			{time.Thursday, 40, 200}, {time.Friday, 39, 78}}}}
	got := WeekdayAvoidance(worked(counts...), anchorsOf[WeekdayAvoidanceKey], 0.95, &cal, draws)
	for _, p := range []*float64{&got.Presence, &got.PresenceLo, &got.PresenceHi} {
		near(t, "presence", *p, 0.35/0.45)
		*p = 0.35 / 0.45
	}
	whole(t, got, want)

	// As many again on Saturdays count nowhere.
	in := worked(counts...)
	for w := range 39 {
		in.Days[monday+record.Day(w*7+5)] = 9
	}
	if again := WeekdayAvoidance(in, anchorsOf[WeekdayAvoidanceKey], 0.95, &cal, draws); again.Statistic != got.Statistic || again.N != got.N {
		t.Errorf("with Saturdays: %+v", again)
	}
	// Twice as many on Fridays.
	if got := WeekdayAvoidance(worked(times(40, 5, 5, 5, 5, 10)...), anchorsOf[WeekdayAvoidanceKey], 0.95, office, draws); got.Statistic != -1 || got.PresenceHi != 0 {
		t.Errorf("busy Fridays: %+v", got)
	}
}

// Changes on Tuesdays and Thursdays of 30 weeks: from the first to the last
// there are 30·5 − 2 working days, 60 of them with changes.
func TestBatching(t *testing.T) {
	got := Batching(worked(times(30, 0, 7, 0, 3, 0)...), anchorsOf[BatchingKey], 0.95, office)
	days := got.Detail.Days
	if len(days) != 29*7+3 || days[0] != (DayCount{monday + 1, true, 7, false}) || days[4] != (DayCount{monday + 5, false, 0, false}) {
		t.Errorf("%d days, %+v, %+v", len(days), days[0], days[4])
	}
	got.Detail.Days = nil
	whole(t, got, anchorsOf[BatchingKey].figure("batching", 88.0/148, stat.Wilson(88, 148, 0.95), 148, Detail{}))
}
