package fingerprint

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"rubble/record"
)

// Ten failures, 30 days apart, each with five decisions on either side, one a
// day and one on the edge: after 1 hour before, after 3 hours afterwards. As
// waits within an hour are spread over it, the medians are 1.5 and 3.5.
func TestTightening(t *testing.T) {
	in := record.ChangeTally{Changes: 100, Waits: map[record.DayWait]int{}, Failures: map[record.Day]int{}, Outcomes: map[record.ChangeOutcome]int{record.Failed: 10}}
	var failures []Tightened
	for i := range 10 {
		day := monday + record.Day(30*i)
		in.Failures[day] = 1 + i%2
		in.Waits[record.DayWait{Day: day, Hours: 900}] = 40 // on the day itself
		in.Waits[record.DayWait{Day: day - 14, Hours: 1}] += 2
		in.Waits[record.DayWait{Day: day - 1, Hours: 1}] += 3
		in.Waits[record.DayWait{Day: day + 1, Hours: 3}] += 3
		in.Waits[record.DayWait{Day: day + 14, Hours: 3}] += 2
		in.Waits[record.DayWait{Day: day + 15, Hours: 70}]++ // the day before the next failure's two weeks
		failures = append(failures, Tightened{day, 1.5, 3.5, 5, 5})
	}
	s := math.Log2(4.5 / 2.5)
	a := anchorsOf[TighteningKey]
	got := Tightening(in, a, 0.95, draws)
	near(t, "statistic", got.Statistic, s)
	near(t, "p", got.Detail.P, 2.0/1024) // of all signs, those observed and their opposite
	want := Detail{Failures: failures, P: 2.0 / 1024}
	if !reflect.DeepEqual(got.Detail, want) || got.N != 10 || got.Interval.Hi-got.Interval.Lo > 1e-9 {
		t.Errorf("got %+v, want %+v", got, want)
	}

	// Failures without decisions about them count nowhere, and 28 days are
	// enough.
	in.Failures[monday-28] = 1
	in.Failures[monday+300] = 1
	if again := Tightening(in, a, 0.95, draws); !reflect.DeepEqual(again.Detail, got.Detail) {
		t.Errorf("with failures before and after: %+v", again.Detail)
	}
	in.Failures[monday-27] = 1 // now the first has one 27 days before it
	if got, want := Tightening(in, a, 0.95, draws), (Evidence{Key: "tightening", N: 9, Reason: TooFew}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Where waits rise after half of the failures and fall after the others, signs
// alone explain it, and 0 lies in the interval. Where all but one rise, t and
// the permutation agree that they do.
func TestTighteningHoldsZero(t *testing.T) {
	tally := func(falls int) record.ChangeTally {
		in := record.ChangeTally{Changes: 100, Waits: map[record.DayWait]int{}, Failures: map[record.Day]int{}, Outcomes: map[record.ChangeOutcome]int{record.Failed: 10}}
		for i := range 10 {
			day := monday + record.Day(40*i)
			in.Failures[day] = 1
			before, after := 1, 4
			if i < falls {
				before, after = 4, 1
			}
			in.Waits[record.DayWait{Day: day - 3, Hours: before}] = 9
			in.Waits[record.DayWait{Day: day + 3, Hours: after}] = 9
		}
		return in
	}
	// Of 1,024 choices of signs of equal numbers, 2·(1 + 10) have at most one
	// apart, 2·(1 + 10 + 45 + 120) at most three.
	for falls, p := range map[int]float64{1: 22.0 / 1024, 3: 352.0 / 1024, 5: 1} {
		got := Tightening(tally(falls), anchorsOf[TighteningKey], 0.95, draws)
		near(t, "p", got.Detail.P, p)
		if holds := got.Interval.Lo <= 0; holds != (p > 0.05) || holds != (got.PresenceLo == 0) {
			t.Errorf("%d falls: %+v", falls, got)
		}
	}
}

// tightens is the tally of four years of eight decisions a day, each waited
// for between 1 and 10 hours, and with one hour added twice as long in the two
// weeks after a failure. Failures come every so many days.
func tightens(every int, seed uint64) record.ChangeTally {
	const days = 1461 // with the 29th of February 2028
	rng := rand.New(rand.NewPCG(seed, 0))
	in := record.ChangeTally{Changes: 8 * days, Waits: map[record.DayWait]int{}, Failures: map[record.Day]int{},
		Outcomes: map[record.ChangeOutcome]int{record.Failed: 1}}
	for d := 20; d < days; d += every {
		in.Failures[monday+record.Day(d)] = 1
	}
	since := 15 // days since the last failure
	for d := range record.Day(days) {
		for range 8 {
			wait := 1 + 9*rng.Float64()
			if since <= 14 {
				wait = 2*(wait+1) - 1
			}
			in.Waits[record.DayWait{Day: monday + d, Hours: int(wait)}]++
		}
		since++
		if in.Failures[monday+d] > 0 {
			since = 1
		}
	}
	return in
}

// Where failures are frequent, the weeks before one are those after another.
// No figure is given then, rather than one that says that nothing tightens.
func TestTighteningOfFrequentFailures(t *testing.T) {
	for seed := range uint64(3) {
		for _, every := range []int{1, 2, 7, 10, 14, 15, 16, 18, 21, 25, 27} {
			got := Tightening(tightens(every, seed), anchorsOf[TighteningKey], 0.95, draws)
			if want := (Evidence{Key: "tightening", N: 1, Reason: TooFew}); !reflect.DeepEqual(got, want) { // the first
				t.Errorf("every %d days: %+v", every, got)
			}
		}
		for _, every := range []int{28, 30, 45, 90} {
			got := Tightening(tightens(every, seed), anchorsOf[TighteningKey], 0.95, draws)
			if math.Abs(got.Statistic-1) > 0.1 || got.PresenceLo < 0.8 {
				t.Errorf("every %d days: statistic %v, presence from %v, %q", every, got.Statistic, got.PresenceLo, got.Reason)
			}
		}
	}
}
