package gate

import (
	"fmt"
	"slices"
	"testing"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// A twoWaves is a practice in two waves, and its trend.
type twoWaves struct {
	before, after scoring.Practice
	trend         scoring.Trend
	team          bool
	stable        bool
}

// moving is a practice that n people answered in the first wave and m in the
// second, each figure 7.77 higher in the later one.
func moving(n, m int) twoWaves {
	w := twoWaves{before: measured(n), after: measured(m)}
	diff := func(e *scoring.Estimate) scoring.Estimate {
		e.Value += 7.77
		return scoring.Estimate{Value: 7.77, Lo: -3.21, Hi: 18.76, Interval: true, N: min(n, m)}
	}
	a := &w.after
	w.trend = scoring.Trend{From: "w1", To: "w2", Practice: a.ID, Mode: survey.Individual, Scores: scoring.Scores{
		Alignment: diff(&a.Alignment), Dismantling: diff(&a.Dismantling), Reinvention: diff(&a.Reinvention),
		Deconstruction: diff(&a.Deconstruction), Gap: diff(&a.Gap)}}
	for i := range a.Norms {
		w.trend.Norms = append(w.trend.Norms, scoring.NormTrend{Key: a.Norms[i].Key, Value: diff(&a.Norms[i].Value)})
	}
	return w
}

// change sends both waves through the gate.
func (w twoWaves) change(t *testing.T, m *model.Model, policy string) report.Change {
	t.Helper()
	var waves []scoring.Wave
	for i, p := range []scoring.Practice{w.before, w.after} {
		wave := scoring.Wave{ID: fmt.Sprintf("w%d", i+1), Respondents: p.Counting, Practices: []scoring.Practice{p}}
		if w.team {
			wave = team(p)
			w.trend.Team = "t"
		}
		waves = append(waves, wave)
	}
	release, err := Publish(Input{Model: m, Waves: []Wave{{ID: "w1"}, {ID: "w2"}}, StableIDs: w.stable,
		Scored: scoring.Scored{Waves: waves, Trends: []scoring.Trend{w.trend}}, Settings: scoring.Settings{Alignment: 50, Deconstruction: 50}}, policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report().Changes[0]
}

// changed is a change of which every figure is the same.
func changed(who string, f report.Figure) report.Change {
	return report.Change{From: "w1", To: "w2", Practice: "change-enablement", Who: who,
		Scores: report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f},
		Norms:  []report.NormChange{{ID: outside, Value: f}, {ID: board, Value: f}}}
}

// inWhole is a change of fewer people, told in whole numbers: of the norms
// 15.55 and 23.32 as 16 and 23, 71.94 and 79.71 as 72 and 80; of the scores each
// is 8 more, as 62.34 and 70.11, 62 and 70.
func inWhole(who string, n int) report.Change {
	c := changed(who, ranged(8, -3, 19, n))
	c.Norms[0].Value = ranged(7, -3, 19, n)
	return c
}

func why(code report.Code) report.Figure { return report.Figure{Reason: report.Because(code)} }

// by is the difference of 7.77 as it is published, with the smaller number of
// people.
func by(n int) report.Figure {
	return ranged(7.8, -3.2, 18.8, n)
}

// A trend needs as many people in both waves as an interval, ten or more. If
// they keep their ids, nobody may have joined or left, or enough.
func TestTrendsByPolicy(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy               string
		n, m                 int
		stable               bool
		stayed, joined, left int
		want                 report.Change
	}{
		{"standard", 10, 12, false, 0, 0, 0, inWhole(DifferentPeople, 10)},
		{"standard", 9, 12, false, 0, 0, 0, changed(DifferentPeople, why(report.TooFewPeople))},
		{"standard", 12, 9, false, 0, 0, 0, changed(DifferentPeople, why(report.TooFewPeople))},
		{"standard", 4, 40, false, 0, 0, 0, changed(DifferentPeople, why(report.TooFewPeople))},
		{"standard", 30, 30, false, 29, 1, 1, inWhole(DifferentPeople, 30)}, // ids that mean nothing
		{"standard", 12, 12, true, 12, 0, 0, inWhole(SamePeople, 12)},
		{"standard", 9, 9, true, 9, 0, 0, changed(SamePeople, why(report.TooFewPeople))},
		{"standard", 30, 31, true, 30, 1, 0, changed(SamePeople, why(report.FewMoved))},
		{"standard", 34, 30, true, 30, 0, 4, changed(SamePeople, why(report.FewMoved))},
		{"standard", 35, 34, true, 30, 4, 5, changed(SamePeople, why(report.FewMoved))},
		{"standard", 35, 35, true, 30, 5, 5, inWhole(SamePeople, 35)},
		{"standard", 20, 20, true, 10, 10, 10, inWhole(SamePeople, 20)},
		{"standard", 20, 21, true, 10, 11, 10, inWhole(DifferentPeople, 20)},
		{"standard", 21, 20, true, 10, 10, 11, inWhole(DifferentPeople, 20)},
		{"standard", 149, 150, false, 0, 0, 0, inWhole(DifferentPeople, 149)},
		{"standard", 160, 150, false, 0, 0, 0, changed(DifferentPeople, by(150))},
		{"strict", 19, 20, false, 0, 0, 0, changed(DifferentPeople, why(report.TooFewPeople))},
		{"strict", 20, 20, false, 0, 0, 0, inWhole(DifferentPeople, 20)},
		{"strict", 37, 30, true, 30, 0, 7, changed(SamePeople, why(report.FewMoved))},
		{"strict", 38, 30, true, 30, 0, 8, inWhole(SamePeople, 30)},
		{"open", 1, 2, true, 1, 1, 0, changed(SamePeople, by(1))},
		{"open", 1, 2, false, 0, 0, 0, changed(DifferentPeople, by(1))},
	} {
		w := moving(c.n, c.m)
		w.stable, w.trend.Stayed, w.trend.Joined, w.trend.Left = c.stable, c.stayed, c.joined, c.left
		same(t, fmt.Sprintf("%s, %d and %d people, %d joined, %d left", c.policy, c.n, c.m, c.joined, c.left), w.change(t, m, c.policy), c.want)
	}
	for policy, l := range limits {
		if l.Interval != 0 && l.Interval < 10 {
			t.Errorf("%s tells trends from %d people on", policy, l.Interval)
		}
	}
}

// A team's own statements are compared whatever the policy is; those of a team
// are looked up as a team's.
func TestTrendsOfTeams(t *testing.T) {
	m := contents(t)
	w := moving(5, 5)
	together(&w.before)
	together(&w.after)
	w.team, w.trend.Mode = true, survey.Consensus
	bare := func(e *scoring.Estimate) { e.N, e.Interval, e.Lo, e.Hi = 0, false, 0, 0 }
	for _, e := range []*scoring.Estimate{&w.trend.Alignment, &w.trend.Dismantling, &w.trend.Reinvention, &w.trend.Deconstruction, &w.trend.Gap} {
		bare(e)
	}
	for i := range w.trend.Norms {
		bare(&w.trend.Norms[i].Value)
	}
	want := changed(Together, report.Figure{Value: pointer(7.8), N: &report.Count{}})
	want.Team = "t"
	same(t, "together", w.change(t, m, "strict"), want)

	w = moving(12, 12)
	w.team = true
	want = inWhole(DifferentPeople, 12)
	want.Team = "t"
	same(t, "one by one", w.change(t, m, "standard"), want)
}

// A figure that one of the waves hides cannot be worked out from the other and
// the difference.
func TestTrendsHideWhatAWaveHides(t *testing.T) {
	m := contents(t)
	hidden := why(report.TooFewPeople)
	for _, c := range []struct {
		name   string
		change func(w *twoWaves)
		want   func(c *report.Change)
	}{
		{"three people behind reinvention, which is not known later", func(w *twoWaves) {
			w.before.Reinvention.N = 3 // hides all five
			none := scoring.Estimate{N: 3, Reason: scoring.TooFewFacets}
			w.after.Reinvention, w.trend.Reinvention = none, none
			w.trend.Deconstruction, w.trend.Gap = none, none
		}, func(c *report.Change) {
			c.Scores = changed("", hidden).Scores
		}},
		{"reinvention is not known before", func(w *twoWaves) {
			none := scoring.Estimate{Reason: scoring.TooFewFacets}
			w.before.Reinvention, w.trend.Reinvention = none, none
		}, func(c *report.Change) { c.Reinvention = why(report.TooFewFacets) }},
		// 15.6 before, of 150; 23 later, of 20.
		{"tenths before only", func(w *twoWaves) { w.before.Norms[0].Value.N = 150 }, func(*report.Change) {}},
		// All of both answered, so that the interval is the difference: 7.77,
		// as 8. What is told is 7, and chance has no part in it.
		{"nothing left to sampling", func(w *twoWaves) {
			e := &w.trend.Norms[0].Value
			e.Lo, e.Hi = e.Value, e.Value
		}, func(c *report.Change) {
			c.Norms[0].Value = ranged(7, 7, 8, 20)
			c.Norms[0].Value.Discovery = true
		}},
		{"few answered a norm before", func(w *twoWaves) { w.before.Norms[0].Value.N = 9 }, func(c *report.Change) { c.Norms[0].Value = hidden }},
		// From the score and the other norm would follow what the four said, so that goes, too.
		{"and later", func(w *twoWaves) { w.after.Norms[1].Value.N = 4 }, func(c *report.Change) {
			c.Norms[0].Value, c.Norms[1].Value = because(report.Protects), hidden
		}},
		// 16 before; 23.32 later is rounded to 25.
		{"nearly alike later", func(w *twoWaves) { w.after.Norms[0].Counts = [6]int{1: 18, 4: 2} }, func(c *report.Change) {
			c.Norms[0].Value = report.Figure{Value: pointer(10), N: &report.Count{N: 20}, Rounded: true, Clamped: true}
		}},
		// 95 is clamped to 90 in both.
		{"alike in both", func(w *twoWaves) {
			for _, p := range []*scoring.Practice{&w.before, &w.after} {
				p.Norms[1].Value.Value, p.Norms[1].Counts = 95, [6]int{4: 19, 3: 1}
			}
		}, func(c *report.Change) {
			c.Norms[1].Value = report.Figure{Value: pointer(0), N: &report.Count{N: 20}, Rounded: true, Clamped: true}
		}},
		{"a norm that only one wave has", func(w *twoWaves) { w.before.Norms = w.before.Norms[1:] }, func(c *report.Change) { c.Norms[0].Value = hidden }},
		{"norms in another order", func(w *twoWaves) { slices.Reverse(w.before.Norms) }, func(*report.Change) {}},
		{"no interval in one wave", func(w *twoWaves) { w.trend.Alignment.Interval = false }, func(c *report.Change) { c.Alignment.Lo, c.Alignment.Hi = nil, nil }},
	} {
		w := moving(20, 20)
		c.change(&w)
		want := inWhole(DifferentPeople, 20)
		c.want(&want)
		same(t, c.name, w.change(t, m, "standard"), want)
	}
}
