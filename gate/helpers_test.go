package gate

import (
	"os"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// read is the program's own model, once for all tests.
var read = sync.OnceValues(func() (*model.Model, diag.List) { return model.Read(os.DirFS("..")) })

func contents(t testing.TB) *model.Model {
	t.Helper()
	m, problems := read()
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	return m
}

// publish sends one wave through the gate.
func publish(t testing.TB, m *model.Model, policy string, w scoring.Wave) *report.Report {
	t.Helper()
	release, err := Publish(Input{Model: m, Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}},
		Settings: scoring.Settings{Confidence: 0.95, Alignment: 50, Deconstruction: 50}}, policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report()
}

// team is a wave of one team with one practice.
func team(p scoring.Practice) scoring.Wave {
	return scoring.Wave{Respondents: p.Counting, Teams: []scoring.TeamResult{{
		Team: scoring.Team{ID: "t", People: 40}, Mode: p.Mode, Respondents: p.Counting + p.LeftOut, Practices: []scoring.Practice{p}}}}
}

// published is the one practice of the one team.
func published(t testing.TB, m *model.Model, policy string, p scoring.Practice) report.Practice {
	t.Helper()
	return publish(t, m, policy, team(p)).Waves[0].Teams[0].Practices[0]
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

const (
	outside = "change-enablement/outside-approval"
	board   = "change-enablement/board" // rests on outside
)

// measured is a practice as n people answered it.
func measured(n int) scoring.Practice {
	est := func(v float64) scoring.Estimate {
		return scoring.Estimate{Value: v, Lo: v - 7.77, Hi: v + 7.77, Interval: true, N: n}
	}
	return scoring.Practice{
		ID: "change-enablement", Mode: survey.Individual, Counting: n, LeftOut: 2, Unknown: 0.12345,
		Scores: scoring.Scores{Alignment: est(62.34), Dismantling: est(23.46), Reinvention: est(38.07),
			Deconstruction: est(29.8855), Gap: est(32.4545)},
		OwnKnowledge: est(27.25),
		Bounds: scoring.Bounds{Alignment: scoring.Range{Lo: 60.04, Hi: 65.06}, Dismantling: scoring.Range{Lo: 20.01, Hi: 25.55},
			Reinvention: scoring.Range{Lo: 30.12, Hi: 40.98}, Deconstruction: scoring.Range{Lo: 24.55, Hi: 32.36}, Gap: scoring.Range{Lo: 27.68, Hi: 40.51}},
		Verdict: scoring.Verdict{Name: scoring.Aligned, Certainty: 0.96789, Certain: true, Word: scoring.Clear},
		Facets:  []scoring.Facet{{Key: "flow", Estimate: est(71.43), Alike: 0.4}},
		Inputs:  scoring.Inputs{Answers: 170, Unknown: 24, NotApplicable: 3, Teams: 2, ByHeadcount: 1},
		Norms: []scoring.Norm{
			{Key: outside, Value: est(15.55), Hold: 80.04, Consensus: 0.71289, Shares: shares(counts(n)), Counts: counts(n)},
			{Key: board, Value: est(71.94), Hold: 23.46, Consensus: 0.5, Shares: shares(counts(n)), Counts: counts(n)},
		},
	}
}

// counts are of n people: half at rung 0, a quarter at 2.
func counts(n int) [6]int {
	c := [6]int{0: n / 2, 1: n / 10, 2: n / 4}
	c[4] = n - c[0] - c[1] - c[2]
	return c
}

func shares(counts [6]int) [6]float64 {
	all := 0
	for _, c := range counts {
		all += c
	}
	var out [6]float64
	for i, c := range counts {
		out[i] = float64(c) / float64(all)
	}
	return out
}
