package gate

import (
	"fmt"
	"math"
	"testing"

	"rubble/report"
	scoring "rubble/score"
)

// The p of a difference from its interval. 1.96 standard errors of 2 on
// either side of 3.92 end at 0 and p is 0.05; of 1 at 1.96, z is 3.92 and p
// 2 Φ(−3.92) = 0.0000885. What is longer on the far side does not matter.
func TestChance(t *testing.T) {
	const z = 1.959963984540054
	for _, c := range []struct {
		value, lo, hi, want float64
	}{
		{2 * z, 0, 4 * z, 0.05},
		{2 * z, 0, 100, 0.05},
		{-2 * z, -100, 0, 0.05},
		{2 * z, z, 3 * z, 8.857e-5},
		{1, 1 - z, 1 + z, 0.31731}, // z is 1
		{0, -1, 1, 1},
		{3, 3, 3, 0},
		{-3, -3, -3, 0},
		{0, 0, 0, 1},
		{3, 3, 5, 0}, // the nearer end is the difference
	} {
		got := chance(scoring.Estimate{Value: c.value, Lo: c.lo, Hi: c.hi, Interval: true}, 0.95)
		if math.Abs(got-c.want) > 1e-5*max(c.want, 1e-3) {
			t.Errorf("%v, %v to %v: %v, want %v", c.value, c.lo, c.hi, got, c.want)
		}
	}
}

// Of p 0.01, 0.04 and 0.03 at 0.05 (Benjamini and Hochberg: 0.01 ≤ 0.05/3,
// 0.03 ≤ 0.10/3, 0.04 ≤ 0.15/3) all three are discoveries; with one more of
// 0.9, of four, only 0.01 ≤ 0.05/4 is, as 0.03 > 0.10/4 and 0.04 > 0.15/4.
func TestDiscoveriesOfRoles(t *testing.T) {
	p, counts := cast(20, 20, 0, 0)
	for i, of := range []float64{0.01, 0.04, 0.03} {
		p.RoleGaps[i].P = of
	}
	p.NormGaps[0].P = 0.9
	found := func(policy string, p scoring.Practice) ([]bool, []report.Comparison) {
		r := publish(t, contents(t), policy, scoring.Wave{Respondents: 40, Practices: []scoring.Practice{p}, Roles: counts})
		var out []bool
		for _, g := range r.Waves[0].Practices[0].RoleGaps[:3] {
			out = append(out, g.Difference.Discovery)
		}
		return out, r.Comparisons
	}
	got, kinds := found("standard", p)
	same(t, "three", got, []bool{true, true, true})
	same(t, "kinds", kinds, []report.Comparison{{Of: "roles", Compared: 3, Discoveries: 3, Rate: 0.05}, {Of: "role-norms", Compared: 1, Rate: 0.05}})

	// A gap that is clamped is not compared: of two, 0.04 ≤ 0.10/2.
	p.Roles[0].Dismantling.Value = 5
	got, kinds = found("standard", p)
	same(t, "two", got, []bool{true, false, true})
	same(t, "clamped", kinds[0], report.Comparison{Of: "roles", Compared: 2, Discoveries: 2, Rate: 0.05})

	// Nor is one without an interval, whatever its p.
	p.RoleGaps[2].Difference.Interval = false
	_, kinds = found("standard", p)
	same(t, "without an interval", kinds[0], report.Comparison{Of: "roles", Compared: 1, Discoveries: 1, Rate: 0.05})

	// Too few to be shown are not compared at all, and the list is not null.
	for i := range p.Roles {
		p.Roles[i].Alignment.N = 9
	}
	got, kinds = found("standard", p)
	same(t, "none", got, []bool{false, false, false})
	same(t, "no kinds", kinds, []report.Comparison{})
}

// A norm's difference between roles that is told to the nearest 5 is not
// compared: that it is a discovery would tell of it what rounding hides. Of the
// three, those with the role of 19 are rounded. With their p of 0 neither is
// one, and with 0.9 they do not move the line for the third: 0.04 > 0.05/3, but
// 0.04 ≤ 0.05/1. With 20 people in the role, all three are compared.
func TestRoundedNormGapsAreNotCompared(t *testing.T) {
	for _, c := range []struct {
		people      int
		p           float64
		compared    int
		discoveries []bool
	}{
		{19, 0, 1, []bool{false, false, true}}, {19, 0.9, 1, []bool{false, false, true}},
		{20, 0, 3, []bool{true, true, true}}, {20, 0.9, 3, []bool{false, false, false}},
	} {
		p, counts := cast(c.people, 20, 20, 0)
		p.NormGaps[0].P, p.NormGaps[1].P, p.NormGaps[2].P = c.p, c.p, 0.04
		r := publish(t, contents(t), "standard", scoring.Wave{Respondents: 40 + c.people, Practices: []scoring.Practice{p}, Roles: counts})
		what := fmt.Sprint(c.people, " ", c.p)
		want := report.Comparison{Of: "role-norms", Compared: c.compared, Rate: 0.05}
		var got []bool
		for i, g := range r.Waves[0].Practices[0].NormGaps {
			got = append(got, g.Difference.Discovery)
			if c.discoveries[i] {
				want.Discoveries++
			}
		}
		same(t, what, got, c.discoveries)
		same(t, what, r.Comparisons[1], want)
	}
	p, counts := cast(19, 20, 0, 0)
	r := publish(t, contents(t), "standard", scoring.Wave{Respondents: 39, Practices: []scoring.Practice{p}, Roles: counts})
	same(t, "all rounded", r.Comparisons, []report.Comparison{{Of: "roles", Compared: 3, Rate: 0.05}})
}

// A hidden difference does not move the line for those that are shown.
func TestHiddenDifferencesAreNotCompared(t *testing.T) {
	for hidden, want := range map[float64]int{0: 0, 1: 0} {
		w := parted([]int{20, 30, 3, 3})
		for i := range w.SegmentGaps {
			g := &w.SegmentGaps[i]
			if g.One == "s0" && g.Other == "s1" {
				g.P = 0.04
			} else {
				g.P = hidden
			}
		}
		w.SegmentGaps[0].P = 0.9 // of three, 0.04 > 0.10/3
		r := publish(t, contents(t), "standard", w)
		same(t, fmt.Sprint(hidden), r.Comparisons, []report.Comparison{{Of: "segments", Compared: 3, Discoveries: want, Rate: 0.05}})
	}
	w := parted([]int{20, 30})
	for i := range w.SegmentGaps {
		w.SegmentGaps[i].P = 0.04
	}
	r := publish(t, contents(t), "standard", w)
	same(t, "three of 0.04", r.Comparisons, []report.Comparison{{Of: "segments", Compared: 3, Discoveries: 3, Rate: 0.05}})
	same(t, "marked", r.Waves[0].SegmentGaps[2].Difference.Discovery, true)
}

// Of trends the organisation's A, X and R are compared, and its norms; those
// of a team are not, nor what is made of the three. 7.77 with −3.21 as the
// nearer end is 10.98 off: z is 1.387, p 0.17; with 7.00 it is 0.77 off, and p
// is next to 0.
func TestDiscoveriesOfTrends(t *testing.T) {
	m := contents(t)
	compared := func(w twoWaves, team string) (report.Change, []report.Comparison) {
		w.trend.Team = team
		var waves []scoring.Wave
		for i, p := range []scoring.Practice{w.before, w.after} {
			of := scoring.Wave{ID: fmt.Sprintf("w%d", i+1), Respondents: p.Counting, Practices: []scoring.Practice{p}}
			of.Teams = []scoring.TeamResult{{Team: scoring.Team{ID: "t"}, Respondents: p.Counting, Practices: []scoring.Practice{p}}}
			waves = append(waves, of)
		}
		release, err := Publish(Input{Model: m, Waves: []Wave{{ID: "w1"}, {ID: "w2"}}, Scored: scoring.Scored{Waves: waves, Trends: []scoring.Trend{w.trend}},
			Settings: scoring.Settings{Alignment: 50, Deconstruction: 50, Confidence: 0.95}}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		return release.Report().Changes[0], release.Report().Comparisons
	}
	clear := func(w twoWaves) twoWaves {
		w.trend.Alignment.Lo, w.trend.Deconstruction.Lo, w.trend.Norms[1].Value.Lo = 7, 7, 7
		w.trend.Alignment.Method = scoring.ByPercentile
		return w
	}
	change, kinds := compared(clear(moving(20, 20)), "")
	same(t, "kinds", kinds, []report.Comparison{{Of: "trends", Compared: 3, Discoveries: 1, Rate: 0.05}, {Of: "trend-norms", Compared: 2, Discoveries: 1, Rate: 0.05}})
	same(t, "marked", []bool{change.Alignment.Discovery, change.Dismantling.Discovery, change.Deconstruction.Discovery, change.Norms[0].Value.Discovery, change.Norms[1].Value.Discovery},
		[]bool{true, false, false, false, true})
	same(t, "method", change.Alignment.Method, "percentile")

	change, kinds = compared(clear(moving(20, 20)), "t")
	same(t, "of a team", kinds, []report.Comparison{})
	same(t, "of a team", change.Alignment.Discovery, false)

	_, kinds = compared(clear(moving(9, 20)), "")
	same(t, "of nine", kinds, []report.Comparison{})
	_, kinds = compared(clear(moving(10, 20)), "")
	same(t, "of ten", len(kinds), 2)

	alike := clear(moving(20, 20))
	alike.before.Norms[1].Counts = [6]int{20}
	_, kinds = compared(alike, "")
	same(t, "a norm alike", kinds[1], report.Comparison{Of: "trend-norms", Compared: 1, Rate: 0.05})

	together := clear(moving(20, 20))
	for _, e := range []*scoring.Estimate{&together.trend.Alignment, &together.trend.Dismantling, &together.trend.Reinvention} {
		e.Interval = false
	}
	_, kinds = compared(together, "")
	same(t, "without intervals", kinds, []report.Comparison{{Of: "trend-norms", Compared: 2, Discoveries: 1, Rate: 0.05}})
}

// How an interval was made is told where it is, and not of what is rounded,
// clamped or hidden.
func TestMethodOfIntervals(t *testing.T) {
	m := contents(t)
	by := func(n int, change func(p *scoring.Practice)) (report.Figure, report.Figure) {
		p := measured(n)
		p.Alignment.Method, p.Norms[0].Value.Method = scoring.ByBCa, scoring.ByStudent
		change(&p)
		got := published(t, m, "standard", p)
		return got.Alignment, got.Norms[0].Value
	}
	for n, want := range map[int][2]string{4: {}, 9: {}, 10: {"bca", "t"}, 20: {"bca", "t"}} {
		a, norm := by(n, func(*scoring.Practice) {})
		same(t, fmt.Sprint(n), [2]string{a.Method, norm.Method}, want)
	}
	a, norm := by(20, func(p *scoring.Practice) { p.Alignment.Interval, p.Norms[0].Counts = false, [6]int{20} })
	same(t, "no interval, clamped", [2]string{a.Method, norm.Method}, [2]string{})
	a, _ = by(20, func(p *scoring.Practice) { p.Norms[0].Counts, p.Norms[1].Counts = [6]int{20}, [6]int{20} })
	same(t, "unanimous", a.Method, "")
}
