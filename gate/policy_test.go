package gate

import (
	"fmt"
	"math"
	"testing"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// What appears of a practice at each of the four levels, in whole.

func below(least, _ int) report.Practice {
	n := &report.Count{Below: least}
	hidden := report.Figure{N: n, Reason: report.Because(report.TooFewPeople)}
	return report.Practice{
		ID: "change-enablement", Mode: "individual",
		Scores:  report.Scores{Alignment: hidden, Dismantling: hidden, Reinvention: hidden, Deconstruction: hidden, Gap: hidden},
		Verdict: report.Verdict{Reason: report.Because(report.TooFewPeople)},
		Norms:   []report.Norm{{ID: outside, Value: hidden}, {ID: board, Value: hidden}},
	}
}

// The practice measures A 62.34, X 23.46, R 38.07. Rounded to 60, 25 and 40,
// D is √(25 · 40) = 31.62 and G 60 − 31.6.
func coarseOnly(least, n int) report.Practice {
	f := func(v float64) report.Figure {
		return report.Figure{Value: &v, N: &report.Count{N: n}, Rounded: true}
	}
	state := report.Figure{N: &report.Count{N: n}, Reason: report.Because(report.OnlyState)}
	return report.Practice{
		ID: "change-enablement", Mode: "individual", LeftOut: &report.Count{Below: least},
		Scores:  report.Scores{Alignment: f(60), Dismantling: f(25), Reinvention: f(40), Deconstruction: f(31.6), Gap: f(28.4)},
		Verdict: report.Verdict{Name: scoring.Aligned},
		Norms:   []report.Norm{{ID: outside, Value: state, State: Stands}, {ID: board, Value: state, State: Gone}},
	}
}

// Board rests on outside approval: the leverage of the latter is
// 80 · (1 + ln(1 + 0.235/2)) = 80 · 1.11109.
func withIntervals(least, n int) report.Practice {
	leftOut := &report.Count{Below: least}
	if least == 0 {
		leftOut = &report.Count{N: 2}
	}
	f := func(v, lo, hi float64) report.Figure { return ranged(v, lo, hi, n) }
	return report.Practice{
		ID: "change-enablement", Mode: "individual", LeftOut: leftOut,
		Scores: report.Scores{Alignment: f(62, 55, 70), Dismantling: f(23, 16, 31), Reinvention: f(38, 30, 46),
			Deconstruction: f(30, 22, 38), Gap: f(32, 25, 40)},
		Bounds: &report.Bounds{Alignment: [2]float64{60, 65}, Dismantling: [2]float64{20, 26}, Reinvention: [2]float64{30, 41},
			Deconstruction: [2]float64{25, 32}, Gap: [2]float64{28, 41}},
		Verdict: report.Verdict{Name: scoring.Aligned, Certainty: pointer(0.96), Word: scoring.Clear},
		Facets:  map[string]report.Figure{"flow": f(71, 64, 79)},
		Unknown: pointer(0.123), Inputs: &report.Inputs{Answers: 170, Unknown: 24, NotApplicable: 3, Teams: 2, ByHeadcount: 1},
		Norms: []report.Norm{
			// 80 · (1 + ln(1 + 0.25/2)) = 89.4
			{ID: outside, Value: f(16, 8, 23), State: Stands, Hold: pointer(80.0), Consensus: pointer(0.7), Leverage: pointer(89.4), Keystone: true},
			{ID: board, Value: f(72, 64, 80), State: Gone, Hold: pointer(25.0), Consensus: pointer(0.5), Leverage: pointer(25.0)},
		},
	}
}

// withShares is with a distribution, and hold and consensus as they may stand
// beside it: 80 · (1 + ln(1 + 0.23/2)) = 88.7.
func withShares(of ...report.Share) func(least, n int) report.Practice {
	return func(least, n int) report.Practice {
		p := withIntervals(least, n)
		p.Norms[0].Leverage = pointer(88.7)
		p.Norms[1].Hold, p.Norms[1].Leverage = pointer(23), pointer(23)
		for i := range p.Norms {
			p.Norms[i].Shares = of
		}
		return p
	}
}

// inTenths is with a distribution and figures to one decimal.
func inTenths(of ...report.Share) func(least, n int) report.Practice {
	return func(least, n int) report.Practice {
		p := withShares(of...)(least, n)
		f := func(v, lo, hi float64) report.Figure { return ranged(v, lo, hi, n) }
		p.Scores = report.Scores{Alignment: f(62.3, 54.6, 70.1), Dismantling: f(23.5, 15.7, 31.2), Reinvention: f(38.1, 30.3, 45.8),
			Deconstruction: f(29.9, 22.1, 37.7), Gap: f(32.5, 24.7, 40.2)}
		p.Bounds = &report.Bounds{Alignment: [2]float64{60, 65.1}, Dismantling: [2]float64{20, 25.6}, Reinvention: [2]float64{30.1, 41},
			Deconstruction: [2]float64{24.6, 32.4}, Gap: [2]float64{27.7, 40.5}}
		p.Facets["flow"] = f(71.4, 63.7, 79.2)
		p.Norms[0].Value, p.Norms[1].Value = f(15.6, 7.8, 23.3), f(71.9, 64.2, 79.7)
		return p
	}
}

// openly is with everything as it is: 80 · (1 + ln(1 + 0.235/2)) = 88.9.
func openly(of ...report.Share) func(least, n int) report.Practice {
	return func(least, n int) report.Practice {
		p := inTenths(of...)(least, n)
		p.Norms[0].Consensus, p.Norms[0].Leverage = pointer(0.713), pointer(88.9)
		p.Norms[1].Hold, p.Norms[1].Leverage = pointer(23.5), pointer(23.5)
		return p
	}
}

func TestPolicies(t *testing.T) {
	m := contents(t)
	// Of 20: 10, 2, 5, 0, 3, 0. The empty rungs 3 and 5 join 4; the two at
	// rung 1 join the five at 2.
	of20 := withShares(report.Share{Rungs: []int{0}, Share: 0.5}, report.Share{Rungs: []int{1, 2}, Share: 0.35},
		report.Share{Rungs: []int{3, 4, 5}, Share: 0.15})
	// Of 30: 15, 3, 7, 0, 5, 0. In steps of 5 %: 10, 2, 4.67, 3.33; the one
	// left goes to 4.67.
	many := []report.Share{{Rungs: []int{0}, Share: 0.5}, {Rungs: []int{1}, Share: 0.1}, {Rungs: []int{2}, Share: 0.25}, {Rungs: []int{3, 4, 5}, Share: 0.15}}
	// Of 149, 74, 14, 37, 0, 24, 0, and of 150, 75, 15, 37, 0, 23, 0, it is the same.
	// Of 4: 2, 0, 1, 0, 1, 0.
	openOf4 := openly(report.Share{Rungs: []int{0}, Share: 0.5}, report.Share{Rungs: []int{2}, Share: 0.25}, report.Share{Rungs: []int{4}, Share: 0.25})
	for _, c := range []struct {
		policy string
		n      int
		want   func(least, n int) report.Practice
	}{
		{"standard", 1, below}, {"standard", 4, below},
		{"standard", 5, coarseOnly}, {"standard", 9, coarseOnly},
		{"standard", 10, withIntervals}, {"standard", 19, withIntervals},
		{"standard", 20, of20}, {"standard", 149, withShares(many...)}, {"standard", 150, inTenths(many...)},
		{"strict", 7, below},
		{"strict", 8, coarseOnly}, {"strict", 19, coarseOnly},
		{"strict", 20, withIntervals}, {"strict", 29, withIntervals},
		{"strict", 30, withShares(many...)}, {"strict", 149, withShares(many...)}, {"strict", 150, inTenths(many...)},
		{"open", 4, openOf4},
	} {
		least := limits[c.policy].Shown
		same(t, fmt.Sprintf("%s, %d people", c.policy, c.n), published(t, m, c.policy, measured(c.n)), c.want(least, c.n))
	}
}

// The team's own statement is shown whole whatever the policy is.
func TestConsensusIsShownWhole(t *testing.T) {
	p := measured(0)
	p.Mode = survey.Consensus
	for _, e := range []*scoring.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap, &p.Facets[0].Estimate, &p.Norms[0].Value, &p.Norms[1].Value} {
		*e = scoring.Estimate{Value: e.Value}
	}
	p.Verdict = scoring.Verdict{Name: scoring.Aligned}
	for i := range p.Norms {
		p.Norms[i].Counts, p.Norms[i].Shares = [6]int{}, [6]float64{2: 1}
	}
	want := openly()(0, 0)
	want.Mode, want.LeftOut, want.Verdict = "consensus", nil, report.Verdict{Name: scoring.Aligned}
	figures := []*report.Figure{&want.Alignment, &want.Dismantling, &want.Reinvention, &want.Deconstruction, &want.Gap, &want.Norms[0].Value, &want.Norms[1].Value}
	for _, f := range figures {
		f.Lo, f.Hi = nil, nil
	}
	want.Facets["flow"] = report.Figure{Value: pointer(71.4), N: &report.Count{}}
	for i := range want.Norms {
		want.Norms[i].Shares = []report.Share{{Rungs: []int{2}, Share: 1}}
	}
	m := contents(t)
	for policy := range limits {
		same(t, policy, published(t, m, policy, p), want)
	}
}

// A verdict of a small group is told only where A, X, R and own knowledge,
// rounded to 5, all lie 5 or more from 50.
func TestVerdictOfFew(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		name           string
		a, x, r, own   float64
		standard, open string // the verdict, or the reason for none
	}{
		{"clear of all", 62, 24, 38, 27, "aligned", "aligned"},
		{"A rounds to 50", 52.4, 24, 38, 27, "near-threshold", "aligned"},
		{"A rounds to 55", 52.5, 24, 38, 27, "aligned", "aligned"},
		{"A rounds to 45", 47.4, 24, 38, 27, "aligned", "aligned"},
		{"X rounds to 50", 62, 47.5, 38, 27, "near-threshold", "aligned"},
		{"R rounds to 50", 62, 24, 51, 27, "near-threshold", "aligned"},
		{"own knowledge rounds to 50", 62, 24, 38, 48, "near-threshold", "aligned"},
	} {
		p := measured(7)
		p.Alignment.Value, p.Dismantling.Value, p.Reinvention.Value, p.OwnKnowledge.Value = c.a, c.x, c.r, c.own
		for policy, want := range map[string]string{"standard": c.standard, "open": c.open, "strict": "too-few-people"} {
			v := published(t, m, policy, p).Verdict
			got := v.Name
			if v.Reason != nil {
				got = string(v.Reason.Code)
			}
			if got != want {
				t.Errorf("%s, %s: %s, want %s", c.name, policy, got, want)
			}
			if policy == "standard" && (v.Certainty != nil || v.Word != "") {
				t.Errorf("%s: certainty of few is told: %+v", c.name, v)
			}
		}
	}
	p := measured(12)
	p.OwnKnowledge.N = 4
	same(t, "own knowledge of four", published(t, m, "standard", p).Verdict, report.Verdict{Reason: report.Because(report.TooFewPeople)})
}

// A score that nobody has says why; the others stand on their own people.
func TestScoreThatNobodyHas(t *testing.T) {
	p := measured(12)
	none := scoring.Estimate{Reason: scoring.TooFewFacets}
	p.Reinvention, p.Deconstruction, p.Gap, p.OwnKnowledge = none, none, none, none
	p.Verdict = scoring.Verdict{Reason: scoring.TooFewFacets}
	got := published(t, contents(t), "standard", p)
	missing := report.Figure{Reason: report.Because(report.TooFewFacets)}
	want := withIntervals(5, 12)
	want.Reinvention, want.Deconstruction, want.Gap = missing, missing, missing
	want.Verdict = report.Verdict{Reason: report.Because(report.TooFewFacets)}
	same(t, "without R", got, want)

	p.Alignment, p.Dismantling = none, none
	if got := published(t, contents(t), "standard", p); got.Bounds != nil || got.Facets != nil || got.Unknown != nil {
		t.Errorf("without any score, but bounds %v, facets %v, unknown %v", got.Bounds, got.Facets, got.Unknown)
	}
}

// D and G of few are made from what is shown of A, X and R, for every three
// figures that can be shown.
func TestCoarseFiguresAreConsistent(t *testing.T) {
	p := &publisher{limits: limits["standard"]}
	for a := 0.0; a <= 100; a += 5 {
		for x := 0.0; x <= 100; x += 5 {
			for r := 0.0; r <= 100; r += 5 {
				var s scoring.Scores
				for _, e := range []*scoring.Estimate{&s.Alignment, &s.Dismantling, &s.Reinvention, &s.Deconstruction, &s.Gap} {
					e.N = 6
				}
				// whatever was measured, within the rounding
				s.Alignment.Value, s.Dismantling.Value, s.Reinvention.Value = min(a+2.4, 100), max(x-2.4, 0), min(r+2.4, 100)
				s.Deconstruction.Value, s.Gap.Value = 12.34, 56.78
				out := p.scores(s, false)
				d := math.Round(10*math.Sqrt(x*r)) / 10
				gap := math.Round(10*(a-d)) / 10
				got := [...]float64{*out.Alignment.Value, *out.Dismantling.Value, *out.Reinvention.Value, *out.Deconstruction.Value, *out.Gap.Value}
				if want := [...]float64{a, x, r, d, gap}; got != want {
					t.Fatalf("%v, want %v", got, want)
				}
			}
		}
	}
}

func TestRoundingHasNoNegativeZero(t *testing.T) {
	for _, v := range []float64{score(-0.04), portion(-0.0004), coarsely(0)} {
		if v != 0 || math.Signbit(v) {
			t.Errorf("%v, want 0", v)
		}
	}
}

func TestUnknownPolicy(t *testing.T) {
	if _, err := Publish(Input{}, "lax"); err == nil || err.Error() != `no confidentiality policy "lax"` {
		t.Errorf("got %v", err)
	}
}

// A figure in whole numbers stays on the side of a line on which it was: 50 for
// scores and own knowledge, 30 and 70 for norms. The low end of its interval
// does not lie above it. In tenths it is told as it is.
func TestOnSide(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		n               int
		value, want, lo float64 // the interval is from 0.1 below to 5 above
	}{
		{20, 49.4, 49, 49}, {20, 49.7, 49, 49}, {20, 50, 50, 50}, {20, 50.4, 50, 50},
		{149, 49.7, 49, 49}, {150, 49.7, 49.7, 49.6},
	} {
		p := measured(c.n)
		p.OwnKnowledge.Value = c.value
		p.Facets = []scoring.Facet{{Key: "own-knowledge", Estimate: p.OwnKnowledge, Alike: 0.4}}
		for _, e := range []*scoring.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Facets[0].Estimate} {
			e.Value, e.Lo, e.Hi, e.Interval = c.value, c.value-0.1, c.value+5, true
		}
		got := published(t, m, "standard", p)
		for i, f := range []report.Figure{got.Alignment, got.Dismantling, got.Reinvention, got.Deconstruction, got.Facets["own-knowledge"]} {
			same(t, fmt.Sprint(c, i), [2]float64{*f.Value, *f.Lo}, [2]float64{c.want, c.lo})
		}
	}
	for _, c := range []struct {
		value, want float64
		state       string
	}{{29.4, 29, Stands}, {29.8, 29, Stands}, {30, 30, Moving}, {69.8, 69, Moving}, {70, 70, Gone}} {
		p := measured(20)
		p.Norms[0].Value.Value = c.value
		got := published(t, m, "standard", p).Norms[0]
		same(t, fmt.Sprint(c.value), *got.Value.Value, c.want)
		same(t, fmt.Sprint(c.value), got.State, c.state)
	}
}

// What is told of 20 people agrees with their verdict. All items are in the
// middle, and of 180 answers to norms 89 are at rung 2 and the others at rung 0:
// A is 25 + 50 · 89/180 = 49.72.
func TestOnTheSideOfTheVerdict(t *testing.T) {
	c := gathered(t, []int{20}, func(_, person, question int) int8 {
		switch {
		case question >= 9: // an item in the middle
			return 2
		case person < 10 && (person > 0 || question > 0):
			return 2
		}
		return 0
	})
	release, err := Publish(Input{Model: c.m, Scored: scoring.Score(c.m, c.answers, c.set), Settings: c.set, Waves: []Wave{{ID: "w"}}}, "standard")
	if err != nil {
		t.Fatal(err)
	}
	got := release.Report().Waves[0].Practices[0]
	same(t, "alignment", *got.Alignment.Value, 49.0)
	same(t, "verdict", got.Verdict.Name, scoring.Entrenched)
}
