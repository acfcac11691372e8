package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

func TestRungMoved(t *testing.T) {
	s := speaker(t)
	at := func(f report.Figure, state string) *report.Standing { return &report.Standing{Value: f, State: state} }
	few := report.Figure{Reason: report.Because(report.OnlyState)}
	waves := []report.Wave{{ID: "one", Name: "Autumn"}, {ID: "two", Name: "Spring"}, {ID: "three", Name: "Summer"}}
	change := func(from, team string, f report.Figure) []report.Change {
		return []report.Change{{From: "one", To: "two"}, {From: from, To: "three", Team: team, Norms: []report.NormChange{{ID: board, Value: f}}}}
	}
	running := func(e report.Experiment) report.Experiment {
		e.Norm, e.State = board, "running"
		return e
	}
	both := running(report.Experiment{Wave: "two", Before: at(interval(18, 12, 25), "stands"), Now: at(interval(42, 33, 51), "moving")})
	ofTeam := both
	ofTeam.Team = "ops"
	for _, c := range []struct {
		name    string
		e       report.Experiment
		changes []report.Change
		want    string
	}{
		{"it moved", both, change("two", "", interval(24, 10, 38)),
			"It has moved: from 18 (12 to 25) in Spring to 42 (33 to 51) in Summer on the dismantling scale, a difference of +24 (+10 to +38)."},
		{"it moved back", both, change("two", "", interval(-12, -20, -4)),
			"It has moved back: from 18 (12 to 25) in Spring to 42 (33 to 51) in Summer on the dismantling scale, a difference of −12 (−20 to −4)."},
		{"by chance perhaps", both, change("two", "", interval(3, -4, 10)),
			"It is not plain that it has: from 18 (12 to 25) in Spring to 42 (33 to 51) in Summer on the dismantling scale, a difference of +3 (−4 to +10)."},
		{"the difference may not be told", both, change("two", "", few),
			"From 18 (12 to 25) in Spring to 42 (33 to 51) in Summer on the dismantling scale. Whether that is more than chance may not be told, or cannot."},
		{"the difference is another's", ofTeam, change("two", "", interval(24, 10, 38)),
			"From 18 (12 to 25) in Spring to 42 (33 to 51) in Summer on the dismantling scale. Whether that is more than chance may not be told, or cannot."},
		{"the difference is of other waves", running(report.Experiment{Wave: "one", Before: both.Before, Now: both.Now}), change("two", "", interval(24, 10, 38)),
			"From 18 (12 to 25) in Autumn to 42 (33 to 51) in Summer on the dismantling scale. Whether that is more than chance may not be told, or cannot."},
		{"together", ofTeam, change("two", "ops", fig(24)),
			"From 18 (12 to 25) in Spring to 42 (33 to 51) in Summer on the dismantling scale, a difference of +24."},
		{"words only", running(report.Experiment{Wave: "two", Before: at(few, "stands"), Now: at(fig(42), "moving")}), nil,
			"Spring: stands. Summer: moving. More may not be told of so few people."},
		{"not shown before", running(report.Experiment{Wave: "two", Now: at(fig(42), "moving")}), nil, "It cannot be told: the norm is not shown in both waves."},
		{"nothing shown now", running(report.Experiment{Wave: "two", Before: at(fig(42), "moving"), Now: at(report.Figure{Reason: report.Because(report.TooFewPeople)}, "")}), nil,
			"It cannot be told: the norm is not shown in both waves."},
		{"no wave since", running(report.Experiment{Wave: "three", Before: both.Before, Now: both.Before}), nil, "The next wave will show it."},
		{"a wave to come", running(report.Experiment{Wave: "four"}), nil, "The next wave will show it."},
		{"no wave named", running(report.Experiment{Before: both.Before, Now: both.Now}), nil, ""},
		{"only proposed", report.Experiment{Norm: board, State: "proposed", Wave: "two", Before: both.Before, Now: both.Now}, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, s.RungMoved(&report.Report{Waves: waves, Changes: c.changes}, c.e)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShows(t *testing.T) {
	s := speaker(t)
	r := boardIs(report.Norm{}, trace("approval-wait", 0.8))
	hours := interval(30, 26, 35)
	r.Delivery = []report.Outcome{{ID: "lead-time", Unit: "hours", Value: hours}}
	r.Outcomes = []report.Outcome{{ID: "reopening", Unit: "share", Value: report.Figure{Reason: report.Because(report.NoRecords)}}}
	for what, want := range map[string]string{
		"":                          "",
		board:                       "Where people place “A board that meets” in the next wave.",
		"fingerprint/approval-wait": "The records, by the fingerprint “Waiting for approval”: 0.410 (0.380 to 0.440) at present; the trace is there.",
		"fingerprint/freeze":        "Change freeze, of which there is no figure yet.",
		"lead-time":                 "Lead time, median: 30.0\u00a0h (26.0\u00a0h to 35.0\u00a0h) at present.",
		"reopening":                 "Incidents reopened, of which there is no figure yet.",
	} {
		if diff := cmp.Diff(want, s.Shows(r, what)); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
}

func TestRoadmapFinding(t *testing.T) {
	s := speaker(t)
	cards := func(states ...string) *report.Report {
		r := &report.Report{}
		for _, state := range states {
			r.Experiments = append(r.Experiments, report.Experiment{State: state})
		}
		return r
	}
	for _, c := range []struct {
		r    *report.Report
		want string
	}{
		{cards(), "No experiment has been written down yet."},
		{cards("running"), "One experiment has been written down: one running."},
		{cards("running", "learned", "running"), "Three experiments have been written down: two running and one learned from."},
	} {
		if diff := cmp.Diff(c.want, s.RoadmapFinding(c.r)); diff != "" {
			t.Error(diff)
		}
	}
}
