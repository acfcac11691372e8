package gate

import (
	"testing"

	"rubble/experiment"
	"rubble/report"
	scoring "rubble/score"
)

// Two waves of one organisation-wide practice and one team, and cards on it.
// What a card shows is what the wave shows, for the same reason and no more.
func TestExperiments(t *testing.T) {
	wave := func(n int) scoring.Wave {
		w := team(measured(n))
		w.Practices = []scoring.Practice{measured(n)}
		w.Common = []scoring.Norm{{Key: "common/ticket-is-work", Value: scoring.Estimate{Value: 12.34, N: 30}, Counts: counts(30), Shares: shares(counts(30))}}
		return w
	}
	release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{wave(4), wave(40), wave(7)}},
		Waves: []Wave{{ID: "first"}, {ID: "second"}, {ID: "third"}}, Settings: scoring.Settings{Alignment: 50, Deconstruction: 50},
		Experiments: []experiment.Card{
			{ID: "a", Norm: outside, State: experiment.Running, Wave: "second", Need: "its words stay out", Experiment: "of the report"},
			{ID: "b", Norm: board, Team: "t", State: experiment.Learned, Wave: "first"},
			{ID: "c", Norm: "common/ticket-is-work", State: experiment.Proposed, Wave: "third"},
			{ID: "d", Norm: "common/ticket-is-work", Team: "t", State: experiment.Proposed, Wave: "third"},
			{ID: "e", Norm: board, Team: "left", State: experiment.Proposed},
		}}, "standard")
	if err != nil {
		t.Fatal(err)
	}
	r := release.Report()
	of := func(wave int, key string) *report.Standing {
		for _, n := range append(r.Waves[wave].Practices[0].Norms, r.Waves[wave].Common...) {
			if n.ID == key {
				return &report.Standing{Value: n.Value, State: n.State}
			}
		}
		t.Fatalf("no %s in wave %d", key, wave)
		return nil
	}
	same(t, "experiments", r.Experiments, []report.Experiment{
		{ID: "a", Norm: outside, State: "running", Wave: "second", Before: of(1, outside), Now: of(2, outside)},
		{ID: "b", Norm: board, Team: "t", State: "learned", Wave: "first",
			Before: &report.Standing{Value: report.Figure{N: &report.Count{Below: 5}, Reason: report.Because(report.TooFewPeople)}},
			Now:    &report.Standing{Value: report.Figure{N: &report.Count{N: 7}, Reason: report.Because(report.OnlyState)}, State: Gone}},
		{ID: "c", Norm: "common/ticket-is-work", State: "proposed", Wave: "third", Before: of(2, "common/ticket-is-work"), Now: of(2, "common/ticket-is-work")},
		{ID: "d", Norm: "common/ticket-is-work", Team: "t", State: "proposed", Wave: "third"},
		{ID: "e", Norm: board, Team: "left", State: "proposed"},
	})
	if before := r.Experiments[0].Before; !before.Value.HasInterval() || *before.Value.Value != 16 {
		t.Errorf("before: %v, want 16 with its interval", before.Value) // 15.55, as measured(40) has it
	}
}
