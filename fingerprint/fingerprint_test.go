package fingerprint

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"rubble/record"
	"rubble/stat"
)

// The anchors and least numbers of the model.
var (
	ladderAnchors = Anchors{AbsentAt: 0.15, PresentAt: 0.50, Least: 200}
	closeAnchors  = Anchors{AbsentAt: 0.15, PresentAt: 0.60, Least: 100}
	matrixAnchors = Anchors{AbsentAt: 0.60, PresentAt: 0.10, Least: 300, LeastCells: 4, LeastBits: 0.2}
)

// tally makes a tally of n incidents; each says how one looks.
func tally(n int, each func(i int) record.Incident) (t record.IncidentTally) {
	for i := range n {
		t.Add(each(i))
	}
	return t
}

func grouped(groups int) record.Incident {
	return record.Incident{Groups: record.CountOf(groups)}
}

func closedAfter(minutes int) record.Incident {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	return record.Incident{Resolved: at, Closed: at.Add(time.Duration(minutes) * time.Minute)}
}

func judged(impact, urgency, priority int) record.Incident {
	return record.Incident{Impact: fmt.Sprint("i", impact), Urgency: fmt.Sprint("u", urgency), Priority: fmt.Sprint("p", priority)}
}

func TestPresence(t *testing.T) {
	for _, test := range []struct{ s, rising, falling float64 }{
		{0, 0, 1}, {0.1, 0, 1}, {0.15, 0.125, 0.875}, {0.3, 0.5, 0.5}, {0.5, 1, 0}, {1, 1, 0},
	} {
		rising, falling := Anchors{AbsentAt: 0.1, PresentAt: 0.5}, Anchors{AbsentAt: 0.5, PresentAt: 0.1}
		if got := rising.Presence(test.s); math.Abs(got-test.rising) > 1e-12 {
			t.Errorf("rising, at %v: %v, want %v", test.s, got, test.rising)
		}
		if got := falling.Presence(test.s); math.Abs(got-test.falling) > 1e-12 {
			t.Errorf("falling, at %v: %v, want %v", test.s, got, test.falling)
		}
	}
}

// Where anchors fall, the upper end of the statistic is the lower of presence.
func TestIntervalIsCarriedThrough(t *testing.T) {
	for _, test := range []struct{ absent, present, lo, at, hi float64 }{
		{0.1, 0.5, 0.25, 0.5, 0.75}, {0.5, 0.1, 0.25, 0.5, 0.75}, {0.25, 0.3, 0, 1, 1}, {0.35, 0.1, 0, 0.2, 0.6},
	} {
		e := Anchors{AbsentAt: test.absent, PresentAt: test.present}.figure("x", 0.3, stat.Interval{Lo: 0.2, Hi: 0.4}, 9, Detail{})
		if math.Abs(e.PresenceLo-test.lo)+math.Abs(e.Presence-test.at)+math.Abs(e.PresenceHi-test.hi) > 1e-12 {
			t.Errorf("%v to %v: presence %v in %v to %v, want %v in %v to %v",
				test.absent, test.present, e.Presence, e.PresenceLo, e.PresenceHi, test.at, test.lo, test.hi)
		}
	}
}

// 325 of 1,000 incidents lie half-way between the anchors, as 0.15 + 0.35/2
// is 0.325.
func TestTierLadder(t *testing.T) {
	in := tally(1000, func(i int) record.Incident {
		switch {
		case i < 300:
			return grouped(2)
		case i < 325:
			return grouped(5)
		case i < 400:
			return grouped(0)
		}
		return grouped(1)
	})
	ci := stat.Wilson(325, 1000, 0.95)
	want := Evidence{
		Key: "tier-ladder", Statistic: 0.325, Interval: ci, N: 1000,
		Presence: ladderAnchors.Presence(0.325), PresenceLo: ladderAnchors.Presence(ci.Lo), PresenceHi: ladderAnchors.Presence(ci.Hi),
		Detail: Detail{Groups: []record.Bin{{Value: 0, Count: 75}, {Value: 1, Count: 600}, {Value: 2, Count: 300}, {Value: 5, Count: 25}}},
	}
	got := TierLadder(in, ladderAnchors, 0.95)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if math.Abs(got.Presence-0.5) > 1e-12 || got.PresenceLo >= 0.5 || got.PresenceHi <= 0.5 {
		t.Errorf("presence %v in %v to %v, want 0.5 within", got.Presence, got.PresenceLo, got.PresenceHi)
	}
}

// The edges of a window, [24 k, 24 k + 2) hours, to the minute.
func TestAutoCloseWindows(t *testing.T) {
	for _, test := range []struct {
		minutes, day int // 0: in no window
	}{
		{0, 0}, {24*60 - 1, 0}, {24 * 60, 1}, {26*60 - 1, 1}, {26 * 60, 0}, {5*24*60 + 59, 5},
		{30 * 24 * 60, 30}, {30*24*60 + 119, 30}, {31 * 24 * 60, 0}, {-60, 0}, {-24 * 60, 0},
	} {
		got := AutoClose(tally(100, func(int) record.Incident { return closedAfter(test.minutes) }), closeAnchors, 0.95)
		for _, w := range got.Detail.Windows {
			want := 0
			if w.Days == test.day {
				want = 100
			}
			if w.Closures != want {
				t.Errorf("closed after %d minutes: %d closures in window %d, want %d", test.minutes, w.Closures, w.Days, want)
			}
		}
	}
}

// Two windows with 40 and 60 of 200 closures, the others spread: the fuller
// one counts. The interval is wider than that of one share chosen beforehand.
func TestAutoClose(t *testing.T) {
	got := AutoClose(tally(200, func(i int) record.Incident {
		switch {
		case i < 40:
			return closedAfter(3 * 24 * 60)
		case i < 100:
			return closedAfter(7*24*60 + 30)
		}
		return closedAfter(3*60 + i)
	}), closeAnchors, 0.95)
	single := stat.Wilson(60, 200, 0.95)
	if got.Statistic != 0.3 || got.Detail.Peak != 7 || got.N != 200 || got.Reason != "" ||
		got.Interval.Lo >= single.Lo || got.Interval.Hi <= single.Hi || got.Interval.Hi > 0.42 {
		t.Errorf("got %+v", got)
	}
	if want := (0.3 - 0.15) / 0.45; math.Abs(got.Presence-want) > 1e-12 {
		t.Errorf("presence %v, want %v", got.Presence, want)
	}
}

// Where impact and urgency decide, nothing is left of the uncertainty; where
// they say nothing, all of it is; half-way, one cell in two is decided.
func TestMatrix(t *testing.T) {
	for _, test := range []struct {
		name           string
		each           func(i int) record.Incident
		ratio, tol     float64
		presence       float64
		lowest, utmost float64
	}{
		{"the tool decides", func(i int) record.Incident { return judged(i%2, i/2%2, i%2+i/2%2) }, 0, 0, 1, 1, 1},
		{"people decide", func(i int) record.Incident { return judged(i%2, i/2%2, i/4%2) }, 1, 0.01, 0, 0, 0},
		// Impact 0: priority 0 always; impact 1: either. H(P|I,U) = 1/2 bit,
		// P is 0 in 3 of 4: H(P) = 0.8113 bit, ratio 0.6163.
		{"half and half", func(i int) record.Incident { return judged(i%2, i/2%2, i%2*(i/4%2)) }, 0.6163, 0.002, 0, 0, 0.2},
	} {
		got := Matrix(tally(4000, test.each), matrixAnchors, 0.95)
		if math.Abs(got.Statistic-test.ratio) > test.tol || math.Abs(got.Presence-test.presence) > 1e-9 ||
			got.PresenceLo < test.lowest || got.PresenceHi > test.utmost || got.N != 4000 {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

func TestReasons(t *testing.T) {
	empty := record.IncidentTally{}
	bare := tally(500, func(int) record.Incident { return record.Incident{} })
	ladder := func(n int) record.IncidentTally { return tally(n, func(int) record.Incident { return grouped(1) }) }
	closed := func(n int) record.IncidentTally {
		return tally(n, func(int) record.Incident { return closedAfter(60) })
	}
	decided := func(n int) record.IncidentTally {
		return tally(n, func(i int) record.Incident { return judged(i%2, i/2%2, i%2) })
	}
	threeCells := tally(300, func(i int) record.Incident { return judged(0, i%3, i%3) })
	monotone := tally(300, func(i int) record.Incident { return judged(i%2, i/2%2, 1) })
	// One in a hundred differs: 0.0808 bit, and 1/(600 ln 2) of correction.
	hardly := tally(300, func(i int) record.Incident { return judged(i%2, i/2%2, min(1, i%100)) })
	for _, test := range []struct {
		name string
		got  Evidence
		want Evidence
	}{
		{"ladder, nothing", TierLadder(empty, ladderAnchors, 0.95), Evidence{Key: "tier-ladder", Reason: NoRecords}},
		{"ladder, no groups", TierLadder(bare, ladderAnchors, 0.95), Evidence{Key: "tier-ladder", Reason: MissingField}},
		{"ladder, 199", TierLadder(ladder(199), ladderAnchors, 0.95), Evidence{Key: "tier-ladder", N: 199, Reason: TooFew}},
		{"close, nothing", AutoClose(empty, closeAnchors, 0.95), Evidence{Key: "auto-close", Reason: NoRecords}},
		{"close, no closing", AutoClose(bare, closeAnchors, 0.95), Evidence{Key: "auto-close", Reason: MissingField}},
		{"close, 99", AutoClose(closed(99), closeAnchors, 0.95), Evidence{Key: "auto-close", N: 99, Reason: TooFew}},
		{"matrix, nothing", Matrix(empty, matrixAnchors, 0.95), Evidence{Key: "matrix", Reason: NoRecords}},
		{"matrix, no priority", Matrix(bare, matrixAnchors, 0.95), Evidence{Key: "matrix", Reason: MissingField}},
		{"matrix, 299", Matrix(decided(299), matrixAnchors, 0.95), Evidence{Key: "matrix", N: 299, Reason: TooFew}},
		{"matrix, 3 cells", Matrix(threeCells, matrixAnchors, 0.95), Evidence{Key: "matrix", N: 300, Reason: TooFewCells}},
		{"matrix, one priority", Matrix(monotone, matrixAnchors, 0.95), Evidence{Key: "matrix", N: 300, Reason: TooLittleChoice}},
		{"matrix, hardly two", Matrix(hardly, matrixAnchors, 0.95), Evidence{Key: "matrix", N: 300, Reason: TooLittleChoice}},
	} {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, test.got, test.want)
		}
		if !slices.Contains(Reasons(), test.got.Reason) {
			t.Errorf("%s: reason %q is not on the list", test.name, test.got.Reason)
		}
	}
	for name, e := range map[string]Evidence{
		"ladder, 200": TierLadder(ladder(200), ladderAnchors, 0.95), "close, 100": AutoClose(closed(100), closeAnchors, 0.95),
		"matrix, 300": Matrix(decided(300), matrixAnchors, 0.95),
	} {
		if e.Reason != "" {
			t.Errorf("%s: %s, want a figure", name, e.Reason)
		}
	}
}

func TestReopening(t *testing.T) {
	in := tally(200, func(i int) record.Incident { return record.Incident{Reopened: record.CountOf(max(0, i-196))} })
	if got, want := Reopening(in, 30, 0.95), (Outcome{Key: "reopening", Unit: Share, Value: 0.015, Interval: stat.Wilson(3, 200, 0.95), N: 200}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := Reopening(in, 201, 0.95), (Outcome{Key: "reopening", Unit: Share, N: 200, Reason: TooFew}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Times of 1 to 25 hours: the median is the 13th, P90 the 23rd (0.9 × 25 is
// 22.5), and the interval runs from the 8th to the 18th observation, the ranks
// of the sign test's table for 25 observations (two-sided, 0.05: 7 or fewer).
func TestTimeToResolve(t *testing.T) {
	at := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	hours := func(n int) record.IncidentTally {
		return tally(n, func(i int) record.Incident {
			return record.Incident{Opened: at, Resolved: at.Add(time.Duration(i+1) * time.Hour)}
		})
	}
	want := Outcome{Key: "time-to-resolve", Unit: Hours, Value: 13, P90: 23, Interval: stat.Interval{Lo: 8, Hi: 18}, N: 25}
	if got := TimeToResolve(hours(25), 5, 0.95); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// Five observations enclose the median with 1 − 2/2⁵ = 0.9375 at most.
	if got, want := TimeToResolve(hours(5), 5, 0.95), (Outcome{Key: "time-to-resolve", Unit: Hours, N: 5, Reason: TooFew}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// The ranks against exact binomial sums: the pair found has at least the
// confidence, the next one inwards has not.
func TestMedianRanksAreExact(t *testing.T) {
	for _, confidence := range []float64{0.8, 0.9, 0.95, 0.99} {
		for n := 1; n <= 120; n++ {
			lo, hi, ok := medianRanks(n, confidence)
			if !ok {
				if coverage(n, 1) >= confidence {
					t.Errorf("n = %d: no ranks for %v", n, confidence)
				}
				continue
			}
			if hi != n+1-lo || lo > hi || coverage(n, lo) < confidence || lo < n+1-lo-2 && coverage(n, lo+1) >= confidence {
				t.Errorf("n = %d: ranks %d and %d cover %v, want just %v", n, lo, hi, coverage(n, lo), confidence)
			}
		}
	}
}

// coverage is 1 − 2 P(B < l) for B binomial with n and 1/2, summed in whole
// numbers.
func coverage(n, l int) float64 {
	sum := new(big.Int)
	for k := range l {
		sum.Add(sum, new(big.Int).Binomial(int64(n), int64(k)))
	}
	tail, _ := new(big.Rat).SetFrac(sum, new(big.Int).Lsh(big.NewInt(1), uint(n))).Float64()
	return 1 - 2*tail
}

// No figure depends on the order in which incidents are counted, and no
// interval is the wrong way round.
func TestLaws(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 0))
		incidents := make([]record.Incident, 400)
		for i := range incidents {
			incidents[i] = judged(rng.IntN(3), rng.IntN(3), rng.IntN(4))
			incidents[i].Groups = record.CountOf(rng.IntN(4))
			incidents[i].Resolved, incidents[i].Closed = closedAfter(rng.IntN(20000)).Resolved, closedAfter(rng.IntN(20000)).Closed
		}
		all := func() []Evidence {
			in := tally(len(incidents), func(i int) record.Incident { return incidents[i] })
			return []Evidence{TierLadder(in, ladderAnchors, 0.95), AutoClose(in, closeAnchors, 0.95), Matrix(in, matrixAnchors, 0.95)}
		}
		want := all()
		rng.Shuffle(len(incidents), func(i, j int) { incidents[i], incidents[j] = incidents[j], incidents[i] })
		if got := all(); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: got\n%+v\nwant\n%+v", seed, got, want)
		}
		for _, e := range want {
			if e.Interval.Lo > e.Statistic || e.Statistic > e.Interval.Hi || e.PresenceLo > e.Presence ||
				e.Presence > e.PresenceHi || e.PresenceLo < 0 || e.PresenceHi > 1 {
				t.Errorf("seed %d: %+v", seed, e)
			}
		}
	}
}
