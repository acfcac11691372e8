package record

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Eight changes of an office in Berlin, each with a trap. Day 20089 is
// 1 January 2025, a Wednesday of week 2870; 30 March is day 20177, the Sunday
// of week 2882 on which the clocks are put on.
func eight(t *testing.T) []Change {
	at := func(text string) time.Time { return stamp(t, text) }
	return []Change{
		// Monday to Thursday over New Year: 30 of 73 hours are waited.
		{ID: "C1", Requested: at("2024-12-30T09:00:00+01:00"), Approved: at("2024-12-31T15:00:00+01:00"),
			Started: at("2025-01-02T10:00:00+01:00"), Completed: at("2025-01-02T12:30:00+01:00"),
			Type: Normal, Decision: Approved, Outside: Yes, Outcome: Successful},
		// By night, by UTC the day before, begun before it was approved.
		{ID: "C2", Requested: at("2025-01-01T23:30:00Z"), Approved: at("2025-01-02T08:30:00Z"),
			Started: at("2025-01-02T00:00:00Z"), Completed: at("2025-01-02T02:00:00Z"),
			Type: Emergency, Decision: Approved, Outside: No, Outcome: Failed},
		// Decided the day before it was requested, and with no start.
		{ID: "C3", Requested: at("2025-01-03T10:00:00+01:00"), Approved: at("2025-01-02T10:00:00+01:00"),
			Completed: at("2025-01-04T23:00:00+01:00"), Type: Standard, Decision: Altered, Outcome: BackedOut},
		// Cancelled; decided an hour later, and two by the clock.
		{ID: "C4", Requested: at("2025-03-30T00:30:00Z"), Approved: at("2025-03-30T01:30:00Z"), Started: at("2025-03-30T03:00:00Z"),
			Completed: at("2025-03-30T04:00:00Z"), Type: Normal, Decision: Rejected, Outside: Yes, Outcome: Cancelled},
		// In the last second of a Sunday, decided in the first of the Monday.
		{ID: "C5", Requested: at("2025-03-30T21:59:59Z"), Approved: at("2025-03-30T22:00:00Z"), Started: at("2025-03-31T06:00:00Z")},
		{ID: "C6"},
		// Written down an hour after it was begun.
		{ID: "C7", Requested: at("2025-03-31T12:00:00+02:00"), Approved: at("2025-03-31T13:00:00+02:00"),
			Started: at("2025-03-31T11:00:00+02:00"), Completed: at("2025-03-31T11:30:00+02:00"),
			Type: Emergency, Decision: Approved, Outcome: Successful},
		// 2183 of 4367 hours; six months are not too long to count.
		{ID: "C8", Requested: at("2025-01-06T09:00:00+01:00"), Approved: at("2025-04-07T09:00:00+02:00"), Started: at("2025-07-07T09:00:00+02:00")},
	}
}

func changeTally(changes []Change, cal *Calendar) (t ChangeTally) {
	for _, c := range changes {
		t.Add(c, cal)
	}
	return t
}

func TestChangeTally(t *testing.T) {
	want := ChangeTally{
		Changes: 8, First: stamp(t, "2024-12-30T09:00:00+01:00"), Last: stamp(t, "2025-03-31T12:00:00+02:00"),
		// An hour of the week is 24 for each day since Monday, and the hour.
		Hours: map[WeekHour]Flow{
			{2870, 9}: {Requests: 1}, {2870, 39}: {Approvals: 1}, // C1: Monday 9, Tuesday 15
			{2870, 72}: {Requests: 1}, {2870, 81}: {Approvals: 1}, // C2: Thursday 0 and 9
			{2882, 145}: {Requests: 1}, {2882, 147}: {Approvals: 1}, // C4: Sunday 1 and 3
			{2882, 167}: {Requests: 1}, {2883, 0}: {Approvals: 1}, // C5
			{2883, 12}: {Requests: 1}, {2883, 13}: {Approvals: 1}, // C7
			{2871, 9}: {Requests: 1}, {2884, 9}: {Approvals: 1}, // C8: Mondays
		},
		// C1 30/73 = 0.4110; C2 0; C5 1/28801 = 0.00003; C8 2183/4367 = 0.49989.
		// C7 has no time between request and implementation.
		WaitShare: Histogram{411: 1, 0: 2, 500: 1},
		Waits:     map[DayWait]int{{20088, 30}: 1, {20090, 9}: 1, {20177, 1}: 1, {20178, 0}: 1, {20178, 1}: 1, {20185, 2183}: 1},
		Days:      map[Day]int{20090: 2, 20092: 1, 20178: 2, 20276: 1},
		Failures:  map[Day]int{20090: 1, 20092: 1},
		// C1, C7 and C8; C2; C3 on a Saturday; C5.
		Window: map[OutOfHours]int{{false, false}: 3, {true, true}: 1, {false, true}: 1, {true, false}: 1},
		// C1 Thursday 10, C2 Thursday 1, C3 Saturday 23, C5 and C8 Monday 8 and 9, C7 Monday 11.
		Weekly: map[int]int{82: 1, 73: 1, 143: 1, 8: 1, 11: 1, 9: 1},
		// C1 75.5 h, C2 2.5 h, C3 37 h.
		Lead:      Histogram{4530: 1, 150: 1, 2220: 1},
		Outside:   Answers{Yes: 2, No: 1},
		Types:     map[ChangeType]int{Standard: 1, Normal: 2, Emergency: 2},
		Decisions: map[Decision]int{Approved: 3, Altered: 1, Rejected: 1},
		Outcomes:  map[ChangeOutcome]int{Successful: 2, Failed: 1, BackedOut: 1, Cancelled: 1},
	}
	if diff := cmp.Diff(want, changeTally(eight(t), office(t))); diff != "" {
		t.Error(diff)
	}
}

// Without a calendar the clock is that of the stamps, here of C2, C4 and C5
// in UTC, and nothing is in or out of hours.
func TestChangeTallyWithoutCalendar(t *testing.T) {
	all := eight(t)
	want := ChangeTally{
		Changes: 3, First: stamp(t, "2025-01-01T23:30:00Z"), Last: stamp(t, "2025-03-30T21:59:59Z"),
		Hours: map[WeekHour]Flow{
			{2870, 71}: {Requests: 1}, {2870, 80}: {Approvals: 1}, // Wednesday 23, Thursday 8
			{2882, 144}: {Requests: 1}, {2882, 145}: {Approvals: 1}, // Sunday 0 and 1
			{2882, 165}: {Requests: 1}, {2882, 166}: {Approvals: 1}, // Sunday 21 and 22
		},
		WaitShare: Histogram{0: 2},
		Waits:     map[DayWait]int{{20090, 9}: 1, {20177, 1}: 1, {20177, 0}: 1},
		Days:      map[Day]int{20090: 1, 20178: 1},
		Failures:  map[Day]int{20090: 1},
		Weekly:    map[int]int{72: 1, 6: 1},
		Lead:      Histogram{150: 1},
		Outside:   Answers{Yes: 1, No: 1},
		Types:     map[ChangeType]int{Normal: 1, Emergency: 1},
		Decisions: map[Decision]int{Approved: 1, Rejected: 1},
		Outcomes:  map[ChangeOutcome]int{Failed: 1, Cancelled: 1},
	}
	if diff := cmp.Diff(want, changeTally([]Change{all[1], all[3], all[4]}, nil)); diff != "" {
		t.Error(diff)
	}
}

func TestNoChanges(t *testing.T) {
	var sum ChangeTally
	sum.Merge(ChangeTally{})
	if diff := cmp.Diff(ChangeTally{}, sum); diff != "" {
		t.Error(diff)
	}
}

// The share of a wait is rounded to the nearest thousandth, halves up.
func TestWaited(t *testing.T) {
	const hour = time.Hour
	start := stamp(t, "2025-01-06T09:00:00Z")
	for _, c := range []struct {
		wait, total time.Duration
		want        int
	}{
		{0, 1, 0}, {1, 1, 1000}, {1, 2000, 1}, {3, 2000, 2}, {1, 2001, 0}, {hour, 3 * hour, 333}, {2 * hour, 3 * hour, 667},
		{24 * 365 * 100 * hour, 24 * 365 * 200 * hour, 500}, {2 * hour, hour, 0},
	} {
		change := Change{Requested: start, Approved: start.Add(c.wait), Started: start.Add(c.total)}
		if got := waited(change, change.Started, c.total); got != c.want {
			t.Errorf("%v of %v are %d thousandths, want %d", c.wait, c.total, got, c.want)
		}
	}
}

// Whatever parts the changes are dealt to, and in whatever order and grouping
// the parts are merged, the tally is that of all of them, with a calendar and
// without.
func TestChangeMergeLaws(t *testing.T) {
	calendars := [2]*Calendar{nil, office(t)}
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 1))
		changes, cal := randomChanges(rng, 40), calendars[seed%2]
		want := changeTally(changes, cal)
		parts := make([]ChangeTally, 1+rng.IntN(6))
		for _, i := range rng.Perm(len(changes)) {
			parts[rng.IntN(len(parts))].Add(changes[i], cal)
		}
		for len(parts) > 1 {
			rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			parts[0].Merge(parts[len(parts)-1])
			parts = parts[:len(parts)-1]
		}
		if diff := cmp.Diff(want, parts[0]); diff != "" {
			t.Fatalf("seed %d: %s", seed, diff)
		}
		if want.First.Format(time.RFC3339) != parts[0].First.Format(time.RFC3339) || want.Last.Format(time.RFC3339) != parts[0].Last.Format(time.RFC3339) {
			t.Fatalf("seed %d: %v to %v, want %v to %v", seed, parts[0].First, parts[0].Last, want.First, want.Last)
		}
	}
}

// Merge copies: what is added to the result later is not in the part.
func TestChangeMergeLeavesTheOtherAlone(t *testing.T) {
	cal := office(t)
	part, sum := changeTally(eight(t)[:2], cal), ChangeTally{}
	sum.Merge(part)
	sum.Merge(changeTally(eight(t), cal))
	if diff := cmp.Diff(changeTally(eight(t)[:2], cal), part); diff != "" {
		t.Error(diff)
	}
}

// randomChanges have stamps within some days of each other, a few of one
// instant under two offsets, in an order that need not make sense.
func randomChanges(rng *rand.Rand, n int) []Change {
	zones := []*time.Location{time.UTC, time.FixedZone("", 7200)}
	stamp := func() time.Time {
		if rng.IntN(5) == 0 {
			return time.Time{}
		}
		return hour(float64(rng.IntN(40) * 7)).In(zones[rng.IntN(2)])
	}
	changes := make([]Change, n)
	for i := range changes {
		changes[i] = Change{Requested: stamp(), Approved: stamp(), Started: stamp(), Completed: stamp(),
			Type: ChangeType(rng.IntN(4)), Decision: Decision(rng.IntN(4)), Outside: Answer(rng.IntN(3)), Outcome: ChangeOutcome(rng.IntN(5))}
	}
	return changes
}

func TestChangeWords(t *testing.T) {
	got := []string{}
	for i := range 4 {
		got = append(got, ChangeType(i).String(), Decision(i).String())
	}
	for i := range 5 {
		got = append(got, ChangeOutcome(i).String())
	}
	want := []string{"unknown", "unknown", "standard", "approved", "normal", "changed", "emergency", "rejected",
		"unknown", "successful", "failed", "backed-out", "cancelled"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestImplemented(t *testing.T) {
	start, end := hour(1), hour(2)
	for _, c := range []struct{ started, completed, want time.Time }{
		{start, end, start}, {start, time.Time{}, start}, {time.Time{}, end, end}, {},
	} {
		if got := (Change{Started: c.started, Completed: c.completed}).Implemented(); !got.Equal(c.want) {
			t.Errorf("from %v to %v it is made at %v", c.started, c.completed, got)
		}
	}
}
