package gate

import (
	"math"
	"math/rand/v2"
	"testing"

	"rubble/report"
	scoring "rubble/score"
)

// vectors calls visit with every way to spread n people over the rungs.
func vectors(n int, visit func([6]int)) {
	var counts [6]int
	var spread func(rung, left int)
	spread = func(rung, left int) {
		if rung == len(counts)-1 {
			counts[rung] = left
			visit(counts)
			return
		}
		for k := range left + 1 {
			counts[rung] = k
			spread(rung+1, left-k)
		}
	}
	spread(0, n)
}

// Every distribution of 20 people (53,130 of them), and about a third of those
// of 30: the groups are the rungs in order, none of fewer than three people
// unless it is the only one, shares are steps of 5 % that add up to 1, each
// less than a step from what it was.
func TestEveryDistribution(t *testing.T) {
	seen := 0
	check := func(counts [6]int) {
		seen++
		out := merged(shares(counts), counts)
		next, steps, n := 0, 0, 0
		for _, c := range counts {
			n += c
		}
		for _, s := range out {
			people := 0
			for _, rung := range s.Rungs {
				if rung != next {
					t.Fatalf("%v: rungs %v, want %d next", counts, s.Rungs, next)
				}
				next++
				people += counts[rung]
			}
			if people < 3 && len(out) > 1 {
				t.Fatalf("%v: %d people at rungs %v", counts, people, s.Rungs)
			}
			whole := math.Round(s.Share * 20)
			if s.Share != whole/20 || math.Abs(s.Share-float64(people)/float64(n)) >= 0.05 {
				t.Fatalf("%v: %v at rungs %v, of %d people", counts, s.Share, s.Rungs, people)
			}
			steps += int(whole)
		}
		if next != 6 || steps != 20 {
			t.Fatalf("%v: %d rungs with %d of 20 steps", counts, next, steps)
		}
	}
	vectors(20, check)
	if seen != 53130 { // 25 choose 5
		t.Errorf("saw %d distributions, want 53130", seen)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	vectors(30, func(counts [6]int) {
		if rng.IntN(3) == 0 {
			check(counts)
		}
	})
}

// Who is merged with whom, and who gets the steps that rounding leaves.
func TestMerged(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts [6]int
		want   []report.Share
	}{
		{"nothing to merge", [6]int{4, 4, 3, 3, 3, 3}, []report.Share{
			{Rungs: []int{0}, Share: 0.2}, {Rungs: []int{1}, Share: 0.2}, {Rungs: []int{2}, Share: 0.15}, {Rungs: []int{3}, Share: 0.15}, {Rungs: []int{4}, Share: 0.15}, {Rungs: []int{5}, Share: 0.15}}},
		// relaxed stays with what stands, though suspended is smaller. In steps:
		// 7.2, 5.6, 2.4, 2.4, 2.4; the two left go to 5.6 and the first 2.4
		{"to its own side", [6]int{9, 5, 2, 3, 3, 3}, []report.Share{
			{Rungs: []int{0}, Share: 0.35}, {Rungs: []int{1, 2}, Share: 0.3}, {Rungs: []int{3}, Share: 0.15}, {Rungs: []int{4}, Share: 0.1}, {Rungs: []int{5}, Share: 0.1}}},
		{"to the smaller", [6]int{6, 2, 5, 7, 0, 0}, []report.Share{{Rungs: []int{0}, Share: 0.3}, {Rungs: []int{1, 2}, Share: 0.35}, {Rungs: []int{3, 4, 5}, Share: 0.35}}},
		{"across where a side is too few", [6]int{9, 9, 0, 0, 1, 1}, []report.Share{{Rungs: []int{0}, Share: 0.45}, {Rungs: []int{1, 2, 3, 4, 5}, Share: 0.55}}},
		{"all on one rung", [6]int{0, 0, 20, 0, 0, 0}, []report.Share{{Rungs: []int{0, 1, 2, 3, 4, 5}, Share: 1}}},
	} {
		same(t, c.name, merged(shares(c.counts), c.counts), c.want)
	}
}

// Where nine in ten chose the same, only the figure clamped to 10 … 90 shows,
// and the hold that it alone gives.
func TestAlike(t *testing.T) {
	m := contents(t)
	norm := func(n, alike int, value float64) scoring.Norm {
		counts := [6]int{0: alike, 5: n - alike}
		e := scoring.Estimate{Value: value, Lo: value, Hi: value, Interval: true, N: n}
		return scoring.Norm{Key: outside, Value: e, Hold: 77, Consensus: 0.8, Counts: counts, Shares: shares(counts)}
	}
	clamped := func(value, hold float64, n int, state string) report.Norm {
		return report.Norm{ID: outside, State: state, Hold: &hold, Leverage: &hold, Keystone: hold >= 40,
			Value: report.Figure{Value: &value, N: &report.Count{N: n}, Rounded: true, Clamped: true}}
	}
	full := func(value, hold float64, n int, shares ...report.Share) report.Norm {
		return report.Norm{ID: outside, State: Stands, Hold: &hold, Consensus: pointer(0.8), Leverage: &hold, Keystone: true, Shares: shares,
			Value: report.Figure{Value: &value, Lo: &value, Hi: &value, N: &report.Count{N: n}}}
	}
	for _, c := range []struct {
		name, policy string
		norm         scoring.Norm
		want         report.Norm
	}{
		{"all of 10 at the foot", "standard", norm(10, 10, 0), clamped(10, 90, 10, Stands)},
		{"nine of ten", "standard", norm(10, 9, 10), clamped(10, 90, 10, Stands)},
		{"all at the head", "standard", norm(10, 0, 100), clamped(90, 10, 10, Gone)},
		{"18 of 20, weighted", "standard", norm(20, 18, 32.4), clamped(30, 70, 20, Moving)},
		{"eight of ten", "standard", norm(10, 8, 20), full(20, 75, 10)},
		{"17 of 20", "standard", norm(20, 17, 15), full(15, 77, 20, report.Share{Rungs: []int{0, 1, 2}, Share: 0.85}, report.Share{Rungs: []int{3, 4, 5}, Share: 0.15})},
		{"27 of 30", "strict", norm(30, 27, 10), clamped(10, 90, 30, Stands)},
		{"all, open", "open", norm(10, 10, 0), full(0, 77, 10, report.Share{Rungs: []int{0}, Share: 1})},
	} {
		p := measured(c.norm.Value.N)
		p.Norms = []scoring.Norm{c.norm}
		same(t, c.name, published(t, m, c.policy, p).Norms[0], c.want)
	}
	p := measured(10)
	p.Facets = []scoring.Facet{{Key: "trust", Estimate: p.Alignment, Alike: 0.9}, {Key: "flow", Estimate: p.Alignment, Alike: 0.89}}
	facets := published(t, m, "standard", p).Facets
	same(t, "trust", facets["trust"], report.Figure{Value: pointer(60.0), N: &report.Count{N: 10}, Rounded: true, Clamped: true})
	if f := facets["flow"]; f.Clamped || *f.Value != 62 {
		t.Errorf("flow is %+v", f)
	}
}

// The state is that of the norm, not of the figure rounded for few: 28 stands
// although it rounds to 30.
func TestStateOfFew(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		value float64
		want  string
	}{{28, Stands}, {29.9, Stands}, {30, Moving}, {69.9, Moving}, {70, Gone}} {
		for _, n := range []int{7, 12} {
			p := measured(n)
			p.Norms[0].Value.Value = c.value
			if got := published(t, m, "standard", p).Norms[0].State; got != c.want {
				t.Errorf("%v of %d people is %s, want %s", c.value, n, got, c.want)
			}
		}
	}
}

// Leverage takes in every published norm that rests on one, whatever its
// practice: change-is-risk bears outside-approval, and that the board. Hidden
// norms take no part.
func TestLeverageAcrossPractices(t *testing.T) {
	p := measured(12)
	p.Norms[0].Hold, p.Norms[1].Hold = 80, 60
	p.Norms = append(p.Norms, p.Norms[1]) // one that no other rests on, and that covers the board where that is hidden
	p.Norms[2].Key, p.Norms[2].Value.N, p.Norms[2].Hold = "change-enablement/freeze", 11, 0
	w := scoring.Wave{Respondents: 12, Practices: []scoring.Practice{p},
		Common: []scoring.Norm{{Key: "common/change-is-risk", Value: p.Alignment, Hold: 50, Counts: counts(12)}}}
	for _, c := range []struct {
		people           int // behind the board
		common, approval float64
	}{
		{12, 50 * (1 + math.Log(1+0.80/2+0.60/4)), 80 * (1 + math.Log(1+0.60/2))},
		{4, 50 * (1 + math.Log(1+0.80/2)), 80},
	} {
		w.Practices[0].Norms[1].Value.N = c.people
		out := publish(t, contents(t), "standard", w).Waves[0]
		if got, want := *out.Common[0].Leverage, score(c.common); got != want {
			t.Errorf("leverage of change-is-risk is %v, want %v", got, want)
		}
		if got, want := *out.Practices[0].Norms[0].Leverage, score(c.approval); got != want {
			t.Errorf("leverage of outside-approval is %v, want %v", got, want)
		}
		if out.Common[0].Keystone || !out.Practices[0].Norms[0].Keystone {
			t.Error("a common norm is a keystone, or the practice's is not")
		}
	}
}
