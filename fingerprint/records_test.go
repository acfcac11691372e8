package fingerprint

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"rubble/record"
	"rubble/record/plant"
)

// Each key has its statistic, and no other has.
func TestOf(t *testing.T) {
	for _, key := range Keys() {
		e, ok := Of(key, anchorsOf[key], Records{Confidence: 0.95})
		if !ok || !reflect.DeepEqual(e, Evidence{Key: key, Reason: NoRecords}) {
			t.Errorf("%s: %+v, %v", key, e, ok)
		}
	}
	if len(Keys()) != len(anchorsOf) {
		t.Errorf("%d keys, %d anchors", len(Keys()), len(anchorsOf))
	}
	if e, ok := Of("ping-pong", Anchors{}, Records{}); ok {
		t.Errorf("ping-pong: %+v", e)
	}
}

// Why there is no figure of changes.
func TestReasonsOfChanges(t *testing.T) {
	bare := record.ChangeTally{Changes: 500}
	hours := func(weeks ...int) record.ChangeTally {
		in := record.ChangeTally{Changes: 500, Hours: map[record.WeekHour]record.Flow{}}
		for _, w := range weeks {
			in.Hours[record.WeekHour{Week: w}] = record.Flow{Requests: 20, Approvals: 20}
		}
		return in
	}
	never := worked(times(300, 5)...)
	never.Days[monday+8000*365] = 1
	lastDayOnly := worked(times(300, 0, 0, 0, 0, 9)...)
	for _, test := range []struct {
		key  string
		in   record.ChangeTally
		cal  *record.Calendar
		n    int
		want Reason
	}{
		{ApprovalHeartbeatKey, bare, nil, 0, MissingField},
		{ApprovalHeartbeatKey, hours(1, 2), nil, 40, TooFew},
		{ApprovalHeartbeatKey, hours(1, 2, 3, 4, 5, 6, 7), nil, 140, TooFewWeeks},
		{ApprovalHeartbeatKey, hours(2, 4, 6, 8, 10, 12, 14, 16, 18), nil, 180, ""},         // every second week
		{ApprovalHeartbeatKey, hours(1, 5, 9, 13, 17, 21, 25, 29), nil, 160, ""},            // every fourth
		{ApprovalHeartbeatKey, hours(0, 3, 5, 6, 9, 10, 12, 15, 17), nil, 180, TooFewWeeks}, // the weeks of one half
		{ApprovalHeartbeatKey, hours(0, 3, 5, 6, 7, 9, 10, 12, 15), nil, 180, TooFewWeeks},  // and one of the other
		{ApprovalHeartbeatKey, hours(0, 3, 5, 6, 7, 8, 9, 10, 12, 15), nil, 200, ""},        // and two
		{ApprovalHeartbeatKey, hours(1, 2, 3, 4, 5, 6, 7, 8), nil, 160, ""},
		{ApprovalWaitKey, bare, nil, 0, MissingField},
		{ApprovalWaitKey, record.ChangeTally{Changes: 500, WaitShare: record.Histogram{0: 49}}, nil, 49, TooFew},
		{OutsideApprovalKey, bare, nil, 0, MissingField},
		{BypassKey, bare, nil, 0, MissingField},
		{FreezeKey, bare, nil, 0, MissingField}, // a calendar would not help
		{FreezeKey, worked(times(300, 5)...), nil, 0, NoCalendar},
		{FreezeKey, worked(times(199, 5)...), office, 199, TooFew},
		{FreezeKey, worked(times(200, 1)...), office, 200, TooQuiet},
		{FreezeKey, never, office, 0, TooQuiet},
		{NightWindowKey, bare, nil, 0, MissingField},
		{NightWindowKey, worked(times(300, 5)...), nil, 0, NoCalendar},
		{NightWindowKey, worked(times(300, 5)...), office, 0, MissingField},
		{WeekdayAvoidanceKey, worked(times(300, 5)...), nil, 0, NoCalendar},
		{WeekdayAvoidanceKey, worked(times(499, 1)...), office, 499, TooFew},
		{WeekdayAvoidanceKey, worked(100, 100, 100, 100, 100), office, 500, TooFewWeeks},
		{WeekdayAvoidanceKey, lastDayOnly, office, 2700, TooQuiet},
		{WeekdayAvoidanceKey, never, office, 0, TooQuiet},
		{BatchingKey, worked(times(300, 5)...), nil, 0, NoCalendar},
		{BatchingKey, worked(times(59, 5)...), office, 59, TooFew},
		{BatchingKey, never, office, 0, TooQuiet},
		{TighteningKey, bare, nil, 0, MissingField},
		{TighteningKey, record.ChangeTally{Changes: 500, Waits: map[record.DayWait]int{{Day: monday, Hours: 1}: 500}}, nil, 0, MissingField},
		{TighteningKey, record.ChangeTally{Changes: 500, Waits: map[record.DayWait]int{{Day: monday, Hours: 1}: 500},
			Outcomes: map[record.ChangeOutcome]int{record.Successful: 500}}, nil, 0, TooFew}, // nothing failed
	} {
		got, _ := Of(test.key, anchorsOf[test.key], Records{Changes: test.in, Calendar: test.cal, Replicates: 20, Confidence: 0.95})
		if got.Reason != test.want || got.N != test.n {
			t.Errorf("%s: %q of %d, want %q of %d", test.key, got.Reason, got.N, test.want, test.n)
		}
		if test.want != "" && !reflect.DeepEqual(got, Evidence{Key: test.key, N: test.n, Reason: test.want}) {
			t.Errorf("%s: %+v", test.key, got)
		}
		if test.want != "" && !slices.Contains(Reasons(), test.want) {
			t.Errorf("reason %q is not on the list", test.want)
		}
	}
}

// The order of changes does not matter, nor does a shift of all by a number of
// weeks; no interval is the wrong way round, and presence stays within 0 to 1.
func TestLawsOfChanges(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 1))
		strength := rng.Float64
		changes := plant.Changes(plant.Plan{Seed: seed, From: monday.Date(), Days: 400, PerDay: 1 + 9*strength(), Calendar: office,
			Heartbeat: strength(), Wait: strength(), Outside: strength(), Freeze: strength(), Night: strength(), Weekday: strength(),
			Batching: strength() / 2, Bypass: strength(), Tightening: strength(), Hollow: strength()})
		all := func(weeks int) (evidence []Evidence, outcomes []Outcome) {
			r := Records{Calendar: office, Seed: seed, Replicates: 50, Confidence: 0.95}
			for _, c := range changes {
				for _, at := range []*time.Time{&c.Requested, &c.Approved, &c.Started, &c.Completed} {
					if !at.IsZero() {
						*at = at.AddDate(0, 0, 7*weeks)
					}
				}
				r.Changes.Add(c, office)
			}
			for _, key := range Keys()[6:] {
				e, _ := Of(key, anchorsOf[key], r)
				evidence = append(evidence, moved(e, -7*weeks))
			}
			return evidence, Outcomes(r)
		}
		want, outcomes := all(0)
		rng.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
		for _, weeks := range []int{0, 3, -1500} {
			if got, o := all(weeks); !reflect.DeepEqual(got, want) || !slices.Equal(o, outcomes) {
				t.Fatalf("seed %d, %d weeks: got\n%+v\n%+v\nwant\n%+v\n%+v", seed, weeks, got, o, want, outcomes)
			}
		}
		for _, e := range want {
			if e.Interval.Lo > e.Statistic || e.Statistic > e.Interval.Hi || e.PresenceLo > e.Presence || e.Presence > e.PresenceHi ||
				e.PresenceLo < 0 || e.PresenceHi > 1 || math.IsNaN(e.Statistic) {
				t.Errorf("seed %d: %+v", seed, e)
			}
		}
	}
}

// moved shifts the days in a detail.
func moved(e Evidence, days int) Evidence {
	for i := range e.Detail.Days {
		e.Detail.Days[i].Day += record.Day(days)
	}
	for i := range e.Detail.Failures {
		e.Detail.Failures[i].Day += record.Day(days)
	}
	return e
}

// Another seed gives other draws, the same seed the same.
func TestSeeds(t *testing.T) {
	r := planted(plant.Plan{Heartbeat: 0.3, Freeze: 0.4, Weekday: 0.5})
	other := r
	other.Seed++
	for _, key := range []string{ApprovalHeartbeatKey, FreezeKey, WeekdayAvoidanceKey} {
		one, _ := Of(key, anchorsOf[key], r)
		again, _ := Of(key, anchorsOf[key], r)
		two, _ := Of(key, anchorsOf[key], other)
		if !reflect.DeepEqual(one, again) || one.Statistic != two.Statistic {
			t.Errorf("%s: %+v, again %+v, with another seed %+v", key, one, again, two)
		}
		if key != FreezeKey && one.Interval == two.Interval { // that of freeze has few values
			t.Errorf("%s: %v with any seed", key, one.Interval)
		}
	}
}

// A year of 20,000 changes.
func BenchmarkChanges(b *testing.B) {
	r := Records{Calendar: office, Seed: 1, Replicates: 2000, Confidence: 0.95}
	for _, c := range plant.Changes(plant.Plan{Seed: 1, From: monday.Date(), Days: 365, PerDay: 79, Calendar: office, Heartbeat: 0.3, Freeze: 0.5}) {
		r.Changes.Add(c, office)
	}
	all := func(keys []string) {
		for _, key := range keys {
			if e, _ := Of(key, anchorsOf[key], r); e.Reason != "" {
				b.Fatalf("%s: %s", key, e.Reason)
			}
		}
	}
	changes := Keys()[6:]
	for _, key := range changes {
		b.Run(key, func(b *testing.B) {
			for b.Loop() {
				all([]string{key})
			}
		})
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			all(changes)
			Outcomes(r)
		}
	})
	b.ReportMetric(float64(r.Changes.Changes), "changes")
}
