package gate

import (
	"testing"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// agreed is a practice of n people of whom so many answered each of the two
// norms otherwise than the others, who are all at rung 0: A 8.04, X 1.23, R 3.3.
func agreed(n int, otherwise ...int) scoring.Practice {
	p := measured(n)
	p.Alignment.Value, p.Dismantling.Value, p.Reinvention.Value = 8.04, 1.23, 43.3
	for i, k := range otherwise {
		p.Norms[i].Counts = [6]int{0: n - k, 1: k}
	}
	p.Facets = []scoring.Facet{
		{Key: "flow", Estimate: p.Facets[0].Estimate, Alike: 0.4},
		{Key: "relief", Estimate: scoring.Estimate{Value: 2.34, N: n}, Alike: 0.7},
	}
	return p
}

// Where nine in ten answers are the same, norm by norm, the scores are clamped
// as the norms are. X 1.23 becomes 10, R 43.3 is 45 and A 8.04 is 10, so that
// D is √(10 · 45) = 21.2, told as 21, and G 10 − 21.2; by themselves they would say that
// nearly everybody takes every norm for granted.
func TestUnanimous(t *testing.T) {
	m := contents(t)
	f := func(v float64) report.Figure {
		return report.Figure{Value: &v, N: &report.Count{N: 20}, Rounded: true, Clamped: true}
	}
	got := published(t, m, "standard", agreed(20, 2, 2))
	same(t, "scores", got.Scores, report.Scores{Alignment: f(10), Dismantling: f(10), Reinvention: f(45), Deconstruction: f(21), Gap: f(-11)})
	same(t, "relief", got.Facets["relief"], f(10))
	if got.Bounds != nil {
		t.Error("bounds say what the scores may not")
	}
	if flow := got.Facets["flow"]; flow.Clamped || !flow.HasInterval() {
		t.Errorf("flow is asked apart, but %+v", flow)
	}
	whole := publish(t, m, "standard", scoring.Wave{Respondents: 20, Across: agreed(20).Scores, Practices: []scoring.Practice{agreed(20, 2, 2)}})
	same(t, "across", whole.Waves[0].Across, got.Scores)
	few := published(t, m, "standard", agreed(7, 0, 1)).Dismantling // of 14 answers 13
	same(t, "seven people", few, report.Figure{Value: pointer(10), N: &report.Count{N: 7}, Rounded: true, Clamped: true})

	for name, p := range map[string]report.Practice{
		"less than nine in ten": published(t, m, "standard", agreed(160, 16, 17)),
		"open":                  published(t, m, "open", agreed(20, 0, 0)),
	} {
		if p.Dismantling.Clamped || *p.Dismantling.Value != 1.2 || p.Bounds == nil {
			t.Errorf("%s: %+v", name, p.Dismantling)
		}
	}
	hidden := published(t, m, "standard", agreed(4, 0, 0)).Dismantling
	same(t, "four people", hidden, report.Figure{N: &report.Count{Below: 5}, Reason: report.Because(report.TooFewPeople)})
	joint := agreed(20, 0, 0)
	joint.Mode = survey.Consensus
	if x := published(t, m, "strict", joint).Dismantling; x.Clamped {
		t.Error("a joint answer is always unanimous, and is shown whole")
	}
}

// A trend of clamped scores is that of what is shown, and there is none of
// fewer than ten; nor do records tell them.
func TestUnanimousMoves(t *testing.T) {
	m := contents(t)
	for n, want := range map[int]report.Figure{
		20: {Value: pointer(20), N: &report.Count{N: 20}, Rounded: true, Clamped: true}, // 10, then 31.23
		9:  why(report.TooFewPeople),
	} {
		w := moving(n, n)
		w.before = agreed(n, 0, 0)
		w.after.Dismantling.Value = 31.23
		same(t, "moved", w.change(t, m, "standard").Dismantling, want)
	}
	p := agreed(40, 0, 4)
	p.Norms[1].Claim = scoring.Claim{Said: scoring.ClaimedGone, Records: scoring.Contradicted}
	p.Corroborated = &scoring.Corroboration{Dismantling: 0.5, Reinvention: 2, Deconstruction: 1}
	same(t, "corroborated", believedOf(t, m, "standard", 40, p).X, -1.0)
}
