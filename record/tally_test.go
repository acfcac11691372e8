package record

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

func hour(h float64) time.Time {
	return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(h * float64(time.Hour)))
}

// Four incidents, small enough to count by hand: one that tells everything,
// one that was handed on, one resolved before it was opened, one that tells
// nothing but its opening.
func four() []Incident {
	return []Incident{
		{ID: "I1", Opened: hour(0), Resolved: hour(2), Closed: hour(122.5), SLAMet: Yes,
			Priority: "P1", Impact: "high", Urgency: "high", Contact: "phone", Code: "solved", LastState: "closed",
			Groups: CountOf(1), Hops: CountOf(0), Reopened: CountOf(0), ReopenedEver: Yes,
			Problem: LinkTo("PRB1"), Change: LinkTo(""), CausedBy: LinkTo(""), Knowledge: Yes, Waited: No, Updates: 3},
		{ID: "I2", Opened: hour(5), Resolved: hour(15), Closed: hour(39.9), SLAMet: No,
			Priority: "P1", Impact: "high", Urgency: "low", Contact: "mail", Code: "other", LastState: "closed",
			Groups: CountOf(3), Hops: CountOf(4), Reopened: CountOf(2), ReopenedEver: Yes,
			Problem: LinkTo(""), Change: LinkTo("CHG1"), CausedBy: LinkTo(""), Knowledge: No, Waited: Yes, Updates: 8},
		{ID: "I3", Opened: hour(10), Resolved: hour(9.99), SLAMet: Yes, Priority: "P2", Impact: "low", Contact: "mail", Code: "other",
			LastState: "new", Problem: LinkTo(""), Groups: CountOf(0), Hops: CountOf(1), Updates: 1},
		{ID: "I4", Opened: hour(7), Updates: 1},
	}
}

func tallyOf(incidents []Incident) (t IncidentTally) {
	for _, i := range incidents {
		t.Add(i)
	}
	return t
}

func TestTally(t *testing.T) {
	want := IncidentTally{
		Incidents: 4, Updates: 13, First: hour(0), Last: hour(10),
		Groups:     Histogram{0: 1, 1: 1, 3: 1},
		Hops:       Histogram{0: 1, 1: 1, 4: 1},
		Reopened:   Histogram{0: 1, 2: 1},
		EverOpen:   Answers{Yes: 2},
		FirstTouch: Answers{Yes: 1, No: 1},
		// 0.01 h before the opening are 36 s: rounded down, minute −1.
		ToResolve:     Histogram{120: 1, 600: 1, -1: 1},
		ToClose:       Histogram{7350: 1, 2094: 1},
		ClosureHours:  Histogram{120: 1, 24: 1},
		SLA:           Answers{Yes: 2, No: 1},
		SLAByPriority: map[PriorityAnswer]int{{"P1", true}: 1, {"P1", false}: 1, {"P2", true}: 1},
		Cells:         map[Cell]int{{"high", "high", "P1"}: 1, {"high", "low", "P1"}: 1},
		Problem:       Answers{Yes: 1, No: 2}, Change: Answers{Yes: 1, No: 1}, CausedBy: Answers{No: 2},
		// The first is linked to a problem, the second to a change; the third to
		// no problem, and its source does not tell of changes.
		Learning:  Answers{Yes: 2, No: 1},
		Knowledge: Answers{Yes: 1, No: 1}, Waited: Answers{Yes: 1, No: 1},
		Contact:   Words{"phone": 1, "mail": 2},
		Code:      Words{"solved": 1, "other": 2},
		Priority:  Words{"P1": 2, "P2": 1},
		LastState: Words{"closed": 2, "new": 1},
	}
	got := tallyOf(four())
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	type figures struct {
		Updates                              float64
		Reassigned, SeveralGroups, Reopening Share
		NoGroup, Missing, Negative           int
		Resolve                              Spread
		SLA                                  []PriorityShare
		FirstCell                            CellCount
	}
	updates, _ := got.UpdatesPerIncident()
	figs := figures{updates, got.Reassigned(), got.SeveralGroups(), got.Reopening(), got.NoGroup(),
		got.ResolvedMissing(), got.ResolvedBeforeOpened(), got.HoursToResolve(), got.SLAMetByPriority(), got.Matrix()[0]}
	wantFigs := figures{3.25, Share{2, 3}, Share{1, 3}, Share{1, 2}, 1, 1, 1,
		Spread{N: 3, Min: -1.0 / 60, Median: 2, Mean: 719.0 / 180, P90: 10, Max: 10},
		[]PriorityShare{{"P1", Share{1, 2}}, {"P2", Share{1, 1}}},
		CellCount{Cell{"high", "high", "P1"}, 1}}
	if !reflect.DeepEqual(figs, wantFigs) {
		t.Errorf("figures\n%+v\nwant\n%+v", figs, wantFigs)
	}
}

// Whatever parts the incidents are dealt to, and in whatever order and
// grouping the parts are merged, the tally is that of all of them.
func TestMergeLaws(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 0))
		incidents := randomIncidents(rng, 40)
		want := tallyOf(incidents)
		parts := make([]IncidentTally, 1+rng.IntN(6))
		for _, i := range incidents {
			parts[rng.IntN(len(parts))].Add(i)
		}
		for len(parts) > 1 {
			rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			parts[0].Merge(parts[len(parts)-1])
			parts = parts[:len(parts)-1]
		}
		if !reflect.DeepEqual(parts[0], want) {
			t.Fatalf("seed %d: merged\n%+v\nwant\n%+v", seed, parts[0], want)
		}
	}
}

// Merge copies: what is added to the result later is not in the part.
func TestMergeLeavesTheOtherAlone(t *testing.T) {
	part, sum := tallyOf(four()[:2]), IncidentTally{}
	sum.Merge(part)
	sum.Merge(tallyOf(four()[2:]))
	if want := tallyOf(four()[:2]); !reflect.DeepEqual(part, want) {
		t.Errorf("the part became\n%+v\nwant\n%+v", part, want)
	}
}

func randomIncidents(rng *rand.Rand, n int) []Incident {
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	count := func() Count {
		if rng.IntN(4) == 0 {
			return Count{}
		}
		return CountOf(rng.IntN(4))
	}
	answer := func() Answer { return Answer(rng.IntN(3)) }
	link := func() Link {
		return []Link{{}, LinkTo(""), LinkTo("X1")}[rng.IntN(3)]
	}
	stamp := func() time.Time {
		if rng.IntN(4) == 0 {
			return time.Time{}
		}
		return hour(float64(rng.IntN(500)) / 7)
	}
	incidents := make([]Incident, n)
	for i := range incidents {
		incidents[i] = Incident{Opened: hour(float64(rng.IntN(300)) / 3), Resolved: stamp(), Closed: stamp(),
			SLAMet: answer(), Priority: pick("", "P1", "P2"), Impact: pick("", "low", "high"), Urgency: pick("", "low", "high"),
			Contact: pick("", "phone", "mail"), Code: pick("", "solved", "other"), Groups: count(), Hops: count(), Reopened: count(), ReopenedEver: answer(),
			Problem: link(), Change: link(), CausedBy: link(), Knowledge: answer(), Waited: answer(),
			LastState: pick("", "new", "closed"), Updates: 1 + rng.IntN(5)}
	}
	return incidents
}
