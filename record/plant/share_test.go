package plant

import (
	"math"
	"slices"
	"testing"
	"time"

	"rubble/record"
)

// near fails if a share of n differs from what was planted by more than four
// standard errors of a binomial share.
func near(t *testing.T, what string, got record.Share, want float64) {
	t.Helper()
	value, ok := got.Value()
	if limit := 4 * math.Sqrt(want*(1-want)/float64(got.N)); !ok || math.Abs(value-want) > limit+1e-9 {
		t.Errorf("%s: %.4f of %d, planted %.4f", what, value, got.N, want)
	}
}

// count gives the share of those among changes that is.
func count(changes []record.Change, among, is func(record.Change) bool) (s record.Share) {
	for _, c := range changes {
		if among(c) {
			s.N++
			if is(c) {
				s.K++
			}
		}
	}
	return s
}

func normal(c record.Change) bool  { return c.Type == record.Normal }
func made(c record.Change) bool    { return !c.Started.IsZero() }
func planned(c record.Change) bool { return made(c) && c.Type != record.Emergency }
func anyOf(record.Change) bool     { return true }

// With nothing planted: how many there are, of which kind, and what was said
// to them. Two thousand and some changes come in 258 days at 8 a day.
func TestMixture(t *testing.T) {
	p := year(t)
	changes := Changes(p)
	if mean := p.PerDay * workingDays; math.Abs(float64(len(changes))-mean) > 4*math.Sqrt(mean) {
		t.Errorf("%d changes, %.0f were expected", len(changes), mean)
	}
	near(t, "standard", count(changes, anyOf, func(c record.Change) bool { return c.Type == record.Standard }), 0.2)
	near(t, "rejected", count(changes, normal, func(c record.Change) bool { return c.Decision == record.Rejected }), 0.10)
	near(t, "altered", count(changes, normal, func(c record.Change) bool { return c.Decision == record.Altered }), 0.15)
	near(t, "teams", count(changes, anyOf, func(c record.Change) bool { return c.Team == "a" }), 0.5)
	waits := count(changes, normal, func(c record.Change) bool { return c.Approved.Sub(c.Requested) < 3*time.Hour })
	if waits.K != waits.N {
		t.Errorf("%d of %d answers took three hours or longer", waits.N-waits.K, waits.N)
	}
}

// The shares that the documentation of Plan promises, at five strengths. A
// board's hour also has those who are answered in it by chance, which is one
// in fifty working hours and a few more in the middle of a day.
func TestShares(t *testing.T) {
	cal := year(t).Calendar
	outOfHours := func(c record.Change) bool { return !cal.Open(c.Started) }
	yes := func(c record.Change) bool { return c.Decision == record.Approved }
	held := func(c record.Change) bool { return c.Approved.Sub(c.Requested) > 4*24*time.Hour }
	sitting := func(c record.Change) bool { return c.Approved.Weekday() == time.Wednesday && c.Approved.Hour() == 10 }
	for _, s := range []float64{0, 0.25, 0.5, 0.75, 1} {
		planted := func(name string) []record.Change {
			p := year(t)
			*norms(&p)[name] = s
			return Changes(p)
		}
		near(t, "outside", count(planted("outside"), normal, func(c record.Change) bool { return c.Outside == record.Yes }), 0.04+0.92*s)
		near(t, "bypass", count(planted("bypass"), anyOf, func(c record.Change) bool { return c.Type == record.Emergency }), 0.005+0.245*s)
		near(t, "night", count(planted("night"), planned, outOfHours), s)
		near(t, "hollow", count(planted("hollow"), normal, yes), 0.75+0.25*s)
		near(t, "wait", count(planted("wait"), normal, held), s)
		board, _ := count(planted("heartbeat"), normal, sitting).Value()
		if board < s-0.05 || board > s+0.05 {
			t.Errorf("at %v a share of %.3f is approved in the board's hour", s, board)
		}
	}
}

// perDay counts the changes, emergencies apart, on each working day of a plan.
func perDay(p Plan) (days []record.Day, changes []int) {
	from := record.DayOf(p.From)
	on := map[record.Day]int{}
	for _, c := range Changes(p) {
		if planned(c) {
			on[record.DayOf(c.Started)]++
		}
	}
	for d := from; d < from+record.Day(p.Days); d++ {
		if p.calendar().Working(d) {
			days, changes = append(days, d), append(changes, on[d])
		}
	}
	return days, changes
}

// A freeze of 21 days begins on the 53rd of 130 working days, and again on
// the 183rd; at other strengths it is as much shorter. At 20 a day no other
// day is empty.
func TestFreeze(t *testing.T) {
	for strength, length := range map[float64]int{0: 0, 0.25: 5, 0.5: 11, 1: 21} {
		p := year(t)
		p.PerDay, p.Freeze = 20, strength
		_, changes := perDay(p)
		for i, n := range changes {
			frozen := i%130 >= 52 && i%130 < 52+length
			if frozen != (n == 0) {
				t.Errorf("at %v, working day %d has %d changes", strength, i, n)
			}
		}
	}
}

// The share of working days that are empty is what was planted, to within one
// day, and the open days fall on all days of the week: at 1, every eleventh of
// 258 days is open, 23 in all, which are four or five on each but for the two
// that the holidays move along.
func TestBatching(t *testing.T) {
	for _, s := range []float64{0, 0.25, 0.5, 0.75, 1} {
		p := year(t)
		p.PerDay, p.Batching = 20, s
		days, changes := perDay(p)
		empty, open := 0, map[time.Weekday]int{}
		for i, n := range changes {
			if n == 0 {
				empty++
			} else {
				open[days[i].Weekday()]++
			}
		}
		if want := closed * s * workingDays; math.Abs(float64(empty)-want) > 1 {
			t.Errorf("at %v, %d of %d days are empty, planted %.1f", s, empty, len(days), want)
		}
		if s < 1 {
			continue
		}
		for d := time.Monday; d <= time.Friday; d++ {
			if open[d] < 3 || open[d] > 6 {
				t.Errorf("%d open days are a %v", open[d], d)
			}
		}
	}
}

// Fridays keep what was not put off, a fifth of the changes less 85 in 100 of
// it at strength 1.
func TestWeekday(t *testing.T) {
	for _, s := range []float64{0, 0.25, 0.5, 0.75, 1} {
		p := year(t)
		p.Weekday = s
		friday := count(Changes(p), planned, func(c record.Change) bool { return c.Started.Weekday() == time.Friday })
		near(t, "on a Friday", friday, 0.2*(1-0.85*s))
	}
}

// In the two weeks after a failure, the wait for an answer with an hour added
// is 2^1.6 times what it is else, in the median and to within a tenth.
func TestTightening(t *testing.T) {
	for _, s := range []float64{0, 0.5, 1} {
		p := year(t)
		p.Tightening = s
		schedule := newSchedule(p)
		var after, free []float64
		for _, c := range Changes(p) {
			if !normal(c) {
				continue
			}
			day := record.DayOf(c.Requested)
			wait := (c.Approved.Sub(c.Requested) + time.Hour).Hours()
			if slices.ContainsFunc(schedule.failures, func(f record.Day) bool { return day > f && day <= f+14 }) {
				after = append(after, wait)
			} else {
				free = append(free, wait)
			}
		}
		if got, want := median(after)/median(free), math.Exp2(1.6*s); math.Abs(got/want-1) > 0.1 {
			t.Errorf("at %v, waits after failures are %.2f times as long, planted %.2f", s, got, want)
		}
	}
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// Of a year, the days 15, 46, 77, … 356 have a failure, or the first working
// day after: twelve, by turns failed and backed out, and no four weeks around
// one overlap those of another.
func TestFailures(t *testing.T) {
	p := year(t)
	var days []record.Day
	outcomes := map[record.ChangeOutcome]int{}
	for _, c := range Changes(p) {
		if c.Outcome == record.Failed || c.Outcome == record.BackedOut {
			days = append(days, record.DayOf(c.Started))
			outcomes[c.Outcome]++
		}
	}
	slices.Sort(days)
	if len(days) != 12 || outcomes[record.Failed] != 6 {
		t.Fatalf("failures on %v, %v", days, outcomes)
	}
	for i, d := range days {
		if due := record.DayOf(p.From) + 15 + record.Day(31*i); d < due || d > due+2 {
			t.Errorf("failure %d is on day %d, due on %d", i, d, due)
		}
	}
}
