package gate

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// laid is the program's model with one lens of our own. Its parts speak of the
// first practices, of two facets, or of nothing.
func laid(t testing.TB) *model.Model {
	t.Helper()
	m := *contents(t)
	ids := m.PracticeIDs()
	m.Lenses = []model.Lens{{ID: "lens", Sets: []model.LensSet{{Key: "set", Parts: []model.LensPart{
		{Key: "one", Practices: ids[:1], Facets: []string{"flow"}},
		{Key: "two", Practices: ids[:2], Facets: []string{"flow", "relief"}},
		{Key: "three", Practices: ids[:3]},
		{Key: "last", Practices: ids[2:3], Facets: []string{"flow"}},
		{Key: "all", Facets: []string{"flow"}},
		{Key: "none"},
	}}}}}
	return &m
}

// along lays hand-made practices, renamed to the model's first ones, along the
// lens.
func along(t testing.TB, m *model.Model, policy string, practices ...scoring.Practice) map[string]report.LensPart {
	t.Helper()
	w := scoring.Wave{Respondents: 100}
	for i, p := range practices {
		p.ID = m.PracticeIDs()[i]
		w.Practices = append(w.Practices, p)
	}
	out := map[string]report.LensPart{}
	for _, part := range publish(t, m, policy, w).Lenses[0].Parts {
		out[part.ID] = part
	}
	return out
}

// valued is a practice of n people with these A, X and R.
func valued(n int, a, x, r float64) scoring.Practice {
	p := measured(n)
	for e, v := range map[*scoring.Estimate]float64{&p.Alignment: a, &p.Dismantling: x, &p.Reinvention: r,
		&p.Deconstruction: scoring.Deconstruction(x, r), &p.Gap: a - scoring.Deconstruction(x, r)} {
		e.Value, e.Lo, e.Hi = v, v-5, v+5
	}
	return p
}

func joint(p scoring.Practice) scoring.Practice {
	p.Mode, p.Counting, p.LeftOut = survey.Consensus, 0, 0
	for _, e := range []*scoring.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap} {
		*e = scoring.Estimate{Value: e.Value}
	}
	p.Facets = []scoring.Facet{{Key: "flow", Estimate: scoring.Estimate{Value: 80}}}
	return p
}

func ranged(v, lo, hi float64, n int) report.Figure {
	return report.Figure{Value: &v, Lo: &lo, Hi: &hi, N: &report.Count{N: n}}
}

func about(v float64, n int) report.Figure {
	return report.Figure{Value: &v, N: &report.Count{N: n}, Rounded: true}
}

func plainly(v float64, n int) report.Figure {
	return report.Figure{Value: &v, N: &report.Count{N: n}}
}

func all(f report.Figure) report.Scores {
	return report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f}
}

// The whole of what a part of two practices shows. The first is always the
// same: 30 people, A 70, X 49, R 36, so that D is √(49 · 36) = 42 and G 28.
func TestLensMean(t *testing.T) {
	m := laid(t)
	ids := m.PracticeIDs()
	thirty := valued(30, 70, 49, 36)
	own := report.Scores{Alignment: ranged(70, 65, 75, 30), Dismantling: ranged(49, 44, 54, 30), Reinvention: ranged(36, 31, 41, 30),
		Deconstruction: ranged(42, 37, 47, 30), Gap: ranged(28, 23, 33, 30)}
	clamp := func(f report.Figure) report.Figure { f.Clamped = true; return f }
	for _, c := range []struct {
		name, policy string
		second       scoring.Practice
		of           int // practices with figures
		want         report.Scores
	}{
		{"hidden: the mean is the other's", "standard", valued(4, 10, 10, 10), 1, own},
		{"hidden under the strict policy", "strict", valued(7, 10, 10, 10), 1, own},
		// A is (60 + 70)/2, to the nearest 5, not (62.34 + 70)/2. X is (25 + 49)/2 = 37 and
		// R (40 + 36)/2 = 38; D is (31.6 + 42)/2, and G is 65 − 36.8.
		{"six people", "standard", valued(6, 62.34, 23.46, 38.07), 2,
			report.Scores{Alignment: about(65, 6), Dismantling: about(35, 6), Reinvention: about(40, 6), Deconstruction: about(36.8, 6), Gap: about(28.2, 6)}},
		{"19 people under the strict policy", "strict", valued(19, 62.34, 23.46, 38.07), 2,
			report.Scores{Alignment: about(65, 19), Dismantling: about(35, 19), Reinvention: about(40, 19), Deconstruction: about(36.8, 19), Gap: about(28.2, 19)}},
		// D of the second is √(25 · 36) = 30 and G 33.
		{"twelve people", "standard", valued(12, 62.9, 25, 36), 2, report.Scores{Alignment: ranged(66.5, 61.5, 71.5, 12), Dismantling: ranged(37, 32, 42, 12),
			Reinvention: ranged(36, 31, 41, 12), Deconstruction: ranged(36, 31, 41, 12), Gap: ranged(30.5, 25.5, 35.5, 12)}},
		{"150 people", "standard", valued(150, 62.8, 25, 36), 2, report.Scores{Alignment: ranged(66.4, 61.4, 71.4, 30), Dismantling: ranged(37, 32, 42, 30),
			Reinvention: ranged(36, 31, 41, 30), Deconstruction: ranged(36, 31, 41, 30), Gap: ranged(30.4, 25.4, 35.4, 30)}},
		// What was answered together has no spread, so that half of the other's is left.
		{"answered together", "standard", joint(valued(0, 62.2, 25, 36)), 2, report.Scores{Alignment: ranged(66.1, 63.6, 68.6, 30), Dismantling: ranged(37, 34.5, 39.5, 30),
			Reinvention: ranged(36, 33.5, 38.5, 30), Deconstruction: ranged(36, 33.5, 38.5, 30), Gap: ranged(30.1, 27.6, 32.6, 30)}},
		{"four people, openly", "open", valued(4, 62.2, 25, 36), 2, report.Scores{Alignment: ranged(66.1, 61.1, 71.1, 4), Dismantling: ranged(37, 32, 42, 4),
			Reinvention: ranged(36, 31, 41, 4), Deconstruction: ranged(36, 31, 41, 4), Gap: ranged(30.1, 25.1, 35.1, 4)}},
		// Nearly all at rung 0: A 8.04, X 1.23 and R 43.3 are shown as 10, 10 and 45, D as 21. Means: 40, 29.5, 40.5, 31.5.
		{"unanimous", "standard", agreed(20, 2, 2), 2,
			report.Scores{Alignment: clamp(about(40, 20)), Dismantling: clamp(about(30, 20)), Reinvention: clamp(about(40, 20)), Deconstruction: clamp(about(31.5, 20)), Gap: clamp(about(8.5, 20))}},
	} {
		got := along(t, m, c.policy, thirty, c.second)
		same(t, c.name, got["set/two"].Practices, ids[:c.of])
		same(t, c.name, *got["set/two"].Scores, c.want)
		same(t, c.name+", alone", *got["set/one"].Scores, own)
	}
}

// A part of one practice says of it what the practice's own page does, to the
// last byte, whatever it shows.
func TestLensOfOneIsThatOne(t *testing.T) {
	m := laid(t)
	for _, p := range []scoring.Practice{measured(5), measured(9), measured(10), measured(25), measured(40), agreed(20, 2, 2), agreed(7, 0, 1), joint(measured(0))} {
		for policy := range limits {
			p.ID = m.PracticeIDs()[0]
			r := publish(t, m, policy, scoring.Wave{Respondents: 100, Practices: []scoring.Practice{p}})
			if shown := r.Waves[0].Practices[0]; shown.Alignment.Known() {
				same(t, fmt.Sprintf("%s, %d people", policy, p.Counting), *r.Lenses[0].Parts[0].Scores, shown.Scores)
			}
		}
	}
}

func TestLensFacets(t *testing.T) {
	m := laid(t)
	reason := func(c report.Code) report.Figure { return report.Figure{Reason: report.Because(c)} }
	lone := measured(30) // flow 71, from 64 to 79
	lone.Facets[0].Alike = 0.95
	clamped := report.Figure{Value: pointer(70), N: &report.Count{N: 12}, Rounded: true, Clamped: true}
	for _, c := range []struct {
		name      string
		practices []scoring.Practice
		want      report.Figure // of the part of two
	}{
		{"two", []scoring.Practice{measured(30), measured(12)}, ranged(71, 64, 79, 12)},
		{"one of them of few", []scoring.Practice{measured(30), measured(9)}, ranged(71, 64, 79, 30)},
		{"all of few", []scoring.Practice{measured(6), measured(9)}, reason(report.TooFewPeople)},
		{"hidden", []scoring.Practice{measured(4), measured(3)}, reason(report.TooFewPeople)},
		{"nobody asked", nil, reason(report.NotAsked)},
		{"nearly all alike in one", []scoring.Practice{lone, measured(12)}, clamped}, // (70 + 71)/2, to the nearest 5
		{"answered together", []scoring.Practice{joint(measured(0))}, plainly(80, 0)},
		{"one of them answered together", []scoring.Practice{measured(12), joint(measured(0))}, ranged(75.5, 72, 79.5, 12)}, // (71 + 80)/2
	} {
		got := along(t, m, "standard", c.practices...)
		same(t, c.name, got["set/two"].Facets["flow"], c.want)
		same(t, c.name+", over all", got["set/all"].Facets["flow"], c.want)
		if got["set/all"].Scores != nil {
			t.Errorf("%s: a part without practices has means", c.name)
		}
	}
	got := along(t, m, "standard", measured(30))
	same(t, "a facet without items", got["set/two"].Facets["relief"], reason(report.NotAsked))
	same(t, "a part that nothing speaks of", got["set/none"], report.LensPart{ID: "set/none", Practices: []string{}})
}

// Why a part has no figures is what its practices say, and only where there
// are none in the wave that nobody was asked.
func TestLensWithoutFigures(t *testing.T) {
	m := laid(t)
	left := measured(30)
	left.Reinvention = scoring.Estimate{N: 30, Reason: scoring.TooFewFacets}
	left.Deconstruction, left.Gap = left.Reinvention, left.Reinvention
	for name, c := range map[string]struct {
		practices []scoring.Practice
		want      report.Code
	}{
		"hidden":     {[]scoring.Practice{measured(4)}, report.TooFewPeople},
		"half known": {[]scoring.Practice{left}, report.TooFewFacets},
		"not asked":  {nil, report.NotAsked},
	} {
		got := along(t, m, "standard", c.practices...)["set/one"]
		same(t, name, got.Practices, []string{})
		same(t, name, *got.Scores, all(report.Figure{Reason: report.Because(c.want)}))
	}
}

// What practices do not show of themselves, no lens shows: answers that leave
// the published practices as they are leave the lenses as they are.
func TestLensIsMadeOfWhatIsShown(t *testing.T) {
	m := laid(t)
	text := func(policy string, a, b, c scoring.Practice) string {
		out, err := json.Marshal(along(t, m, policy, a, b, c))
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	within := func(lo, hi float64) float64 { return lo + (hi-lo)*rng.Float64() }
	var first string
	for i := range 200 {
		few := valued(6, within(57.6, 62.4), within(22.6, 27.4), within(37.6, 42.4)) // shown as 60, 25, 40
		alike := agreed(20, 2, 2)                                                    // shown as 10, 10 and 45
		alike.Alignment.Value, alike.Dismantling.Value, alike.Reinvention.Value = within(0, 12.4), within(0, 12.4), within(42.6, 47.4)
		hidden := valued(4, within(0, 100), within(0, 100), within(0, 100))
		got := text("standard", few, alike, hidden)
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatalf("draw %d is told:\n%s\n%s", i, first, got)
		}
		if i > 0 && text("open", few, alike, hidden) == text("open", valued(6, 60, 25, 40), agreed(20, 2, 2), hidden) {
			t.Fatal("with the gate open the attack finds nothing, so that it proves nothing")
		}
	}
}

// On a survey of all practices with the program's own lenses: each mean can be
// worked out from the figures of its practices, its interval lies within the
// mean of theirs and about it, and is narrower in places.
func TestLensesOfASurvey(t *testing.T) {
	m := contents(t)
	in := inventedOf(m, m.PracticeIDs(), source(1), source(2))
	for policy := range limits {
		release, err := Publish(in, policy)
		if err != nil {
			t.Fatal(err)
		}
		r := release.Report()
		narrower, means := 0, 0
		for _, l := range r.Lenses {
			for _, part := range l.Parts {
				if part.Scores == nil {
					continue
				}
				var sum, lo, hi float64
				for _, id := range part.Practices {
					pr, _ := r.Waves[0].Practice("", id)
					sum, lo, hi = sum+*pr.Gap.Value, lo+*pr.Gap.Lo, hi+*pr.Gap.Hi
				}
				n, f := float64(len(part.Practices)), part.Scores.Gap
				if want := math.Round(10*sum/n) / 10; *f.Value != want || *f.Lo < lo/n-0.051 || *f.Hi > hi/n+0.051 || *f.Lo > *f.Value || *f.Hi < *f.Value {
					t.Fatalf("%s, %s %s: %v (%v to %v), of practices %v (%v to %v)", policy, l.ID, part.ID, *f.Value, *f.Lo, *f.Hi, sum/n, lo/n, hi/n)
				}
				if means++; *f.Hi-*f.Lo < 0.9*(hi-lo)/n {
					narrower++
				}
			}
		}
		if means < 50 || narrower < 10 {
			t.Errorf("%s: %d means, %d of them narrower", policy, means, narrower)
		}
	}
}

// A lens moves nothing else in the report; nor does it without waves.
func TestLensMovesNothingElse(t *testing.T) {
	with := contents(t)
	without := *with
	without.Lenses = nil
	in := invented(with, source(3), source(4))
	text := func(m *model.Model) string {
		in.Model = m
		release, err := Publish(in, "standard")
		if err != nil {
			t.Fatal(err)
		}
		r := *release.Report()
		if m.Lenses != nil && len(r.Lenses) != len(m.Lenses) || m.Lenses == nil && len(r.Lenses) != 0 {
			t.Errorf("%d lenses of %d", len(r.Lenses), len(m.Lenses))
		}
		r.Lenses = nil
		out, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	if text(with) != text(&without) {
		t.Error("the report is another one")
	}
	release, err := Publish(Input{Model: with}, "standard")
	if err != nil || len(release.Report().Lenses) != 0 {
		t.Errorf("%v, lenses of no wave: %v", err, release.Report().Lenses)
	}
}

// The smallest number is that in whatever order, be it none; joint answers have
// nobody behind them and are left out.
func TestFewest(t *testing.T) {
	of := func(n int) scoring.Practice { return measured(n) }
	for _, c := range []struct {
		of   []scoring.Practice
		want int
	}{
		{nil, 0}, {[]scoring.Practice{of(25)}, 25}, {[]scoring.Practice{of(25), of(20), of(30)}, 20},
		{[]scoring.Practice{of(0), of(25)}, 0}, {[]scoring.Practice{of(25), of(0)}, 0},
		{[]scoring.Practice{joint(of(0)), of(25)}, 25}, {[]scoring.Practice{of(25), joint(of(0))}, 25}, {[]scoring.Practice{joint(of(0))}, 0},
	} {
		same(t, fmt.Sprint(c.want, len(c.of)), fewest(c.of), c.want)
	}
}
