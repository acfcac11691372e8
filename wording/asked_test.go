package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// twice is a report of two waves; the first was asked under model 1.0.0, which
// makes other figures of one practice.
func twice(then ...report.AskedPractice) *report.Report {
	first := report.Wave{ID: "w1", Name: "Spring", Practices: []report.Practice{practice(change, "aligned", 60, 20), practice(incident, "aligned", 50, 30), hidden("third")},
		Asked: &report.Asked{Model: report.Model{Version: "1.0.0"}, Practices: then}}
	second := report.Wave{ID: "w2", Name: "Autumn", Practices: []report.Practice{practice(change, "aligned", 65, 40), practice(incident, "aligned", 50, 30)}}
	moved := report.Change{From: "w1", To: "w2", Practice: change, Scores: report.Scores{Alignment: interval(5, 1, 9), Dismantling: few, Reinvention: fig(20), Deconstruction: fig(20)}}
	ofTeam := moved
	ofTeam.Team, ofTeam.Alignment = "ops", fig(99)
	return &report.Report{Model: report.Model{Version: "1.2.0"}, Waves: []report.Wave{first, second}, Changes: []report.Change{ofTeam, moved}}
}

func asked(id string, a, x, r, d float64) report.AskedPractice {
	return report.AskedPractice{ID: id, Scores: report.Scores{Alignment: fig(a), Dismantling: fig(x), Reinvention: fig(r), Deconstruction: fig(d), Gap: fig(a - d)}}
}

// A row is a figure that the model moved by more than half a point: of whole
// numbers, half a point is nothing but rounding. Of the change after, what is
// not told has its reason, and what was not compared a dash.
func TestAskedTable(t *testing.T) {
	s := speaker(t)
	r := twice(asked(change, 60.5, 30, 19, 20), asked(incident, 49.4, 30, 30.3, 29.5), asked("third", 1, 1, 1, 1), asked("elsewhere", 1, 1, 1, 1))
	want := Table{Caption: "Spring under two models, and what came after",
		Head: []string{"Practice", "Figure", "Spring, as model 1.0.0 has it", "The same answers under 1.2.0", "The model changed", "Autumn", "You changed"},
		Rows: [][]string{
			{"Change enablement", "Dismantling", "30", "20", "−10", "40", "too few people answered"},
			{"Change enablement", "Reinvention", "19", "20", "+1", "40", "+20"},
			{"Incident management", "Alignment", "49", "50", "+1", "50", "–"},
		}, Notes: []string{"A dash stands where no difference is shown: it is not told in numbers, or not at all."}}
	if diff := cmp.Diff(want, s.AskedTable(r, r.Waves[0])); diff != "" {
		t.Error(diff)
	}
	// A wave that nothing follows has no change after.
	r.Waves = r.Waves[:1]
	want.Head, want.Notes = want.Head[:5], nil
	for i := range want.Rows {
		want.Rows[i] = want.Rows[i][:5]
	}
	if diff := cmp.Diff(want, s.AskedTable(r, r.Waves[0])); diff != "" {
		t.Error(diff)
	}
}

// Of three waves, the first is laid beside the second, since that is how
// changes are told.
func TestAskedIsFollowedByTheNext(t *testing.T) {
	s := speaker(t)
	r := twice(asked(change, 60, 30, 20, 20))
	r.Waves = append(r.Waves, report.Wave{ID: "w3", Name: "Winter", Practices: []report.Practice{practice(change, "aligned", 1, 1)}})
	r.Changes[1].Dismantling = interval(20, 12, 28)
	if diff := cmp.Diff([]string{"Change enablement", "Dismantling", "30", "20", "−10", "40", "+20 (+12 to +28)"}, s.AskedTable(r, r.Waves[0]).Rows[0]); diff != "" {
		t.Error(diff)
	}
}

func TestAskedFinding(t *testing.T) {
	s := speaker(t)
	const was = "Spring was asked under model 1.0.0, and is scored here by model 1.2.0."
	const rest = "not asked about in this form then, too few people are behind "
	const one = "Of one practice that has figures it is not told what the model changed: it was " + rest + "it, a smaller group could be worked out from it, nearly all answered alike, or not the same number of people counts under both models."
	const two = "Of two practices that have figures it is not told what the model changed: they were " + rest + "them, a smaller group could be worked out from them, nearly all answered alike, or not the same number of people counts under both models."
	changed, same := asked(change, 60, 30, 20, 20), asked(incident, 50, 30, 30, 30)
	for _, c := range []struct {
		then  []report.AskedPractice
		waves int
		want  []string
	}{
		{[]report.AskedPractice{changed, same}, 2, []string{was, "These figures are not the same under both. The first difference comes from the model, with not an answer changed; the second is yours, with both waves under one model."}},
		{[]report.AskedPractice{changed, same}, 1, []string{was, "These figures are not the same under both. The difference comes from the model, with not an answer changed."}},
		{[]report.AskedPractice{same}, 2, []string{was, "No figure that is told under both differs by more than half a point.", one}},
		{nil, 2, []string{was, "What the model changed is told of no practice.", two}},
	} {
		r := twice(c.then...)
		r.Waves = r.Waves[:c.waves]
		if diff := cmp.Diff(c.want, s.AskedFinding(r, r.Waves[0])); diff != "" {
			t.Error(diff)
		}
	}
	r := twice()
	const note = "Spring was asked under model 1.0.0. Here both waves are scored by model 1.2.0, so that the difference is yours and not the model's."
	if got := []string{s.AskedNote(r, r.Waves[0]), s.AskedNote(r, r.Waves[1])}; !cmp.Equal(got, []string{note, ""}) {
		t.Error(got)
	}
}

// A verdict that the model alone turned stands among what it changed.
func TestAskedVerdict(t *testing.T) {
	known := func(v float64) report.Figure { return report.Figure{Value: &v} }
	scores := report.Scores{Alignment: known(60), Dismantling: known(40), Reinvention: known(30), Deconstruction: known(34.6), Gap: known(25.4)}
	practice := report.Practice{ID: change, Scores: scores, Verdict: report.Verdict{Name: "renaissance", Word: "clear"}}
	wave := report.Wave{ID: "one", Name: "One", Practices: []report.Practice{practice}, Asked: &report.Asked{Model: report.Model{Version: "1.0.0"},
		Practices: []report.AskedPractice{{ID: change, Scores: scores, Verdict: report.Verdict{Name: "aligned", Word: "clear"}}}}}
	s := speaker(t)
	got := s.AskedTable(&report.Report{Model: report.Model{Version: "1.2.0"}, Waves: []report.Wave{wave}}, wave).Rows
	want := [][]string{{"Change enablement", "Verdict", "Aligned, clear", "Renaissance, clear", "–"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
