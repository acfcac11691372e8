package cli

import (
	"bytes"
	"testing"

	"rubble"
	"rubble/assess"
	"rubble/fingerprint"
	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// Check has a line for each reason why there is no figure.
func TestUnfigured(t *testing.T) {
	var out bytes.Buffer
	a := &app{Env: Env{Stdout: &out}}
	a.unfigured(&assess.Project{Evidence: []fingerprint.Evidence{{Key: "catch-all", Reason: fingerprint.NotConfigured}, {Key: "freeze", Reason: fingerprint.TooFew},
		{Key: "bypass", N: 100}, {Key: "single-door", Reason: fingerprint.NotConfigured}}})
	const want = "no figure: catch-all, single-door (the settings do not say which words mean it)\nno figure: freeze (too few records)\n"
	if out.String() != want {
		t.Errorf("got %s, want %s", out.String(), want)
	}
}

// Score says what the records show and what has moved, and nothing where there
// is nothing of it.
func TestBesides(t *testing.T) {
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	s, err := wording.New(rubble.Files, "en", m)
	if err != nil {
		t.Fatal(err)
	}
	figure := func(v, lo, hi float64) report.Figure {
		return report.Figure{Value: &v, Lo: &lo, Hi: &hi, N: &report.Count{N: 30}}
	}
	lowered, to := figure(34, 30, 38), 30.0
	lowered.Corroborated = &to
	w := report.Wave{ID: "b", Name: "Spring", Practices: []report.Practice{
		{ID: "change-enablement", Scores: report.Scores{Deconstruction: lowered}, Norms: []report.Norm{{ID: "change-enablement/board", Claim: "contradicted", Claimed: "gone"}}},
		{ID: "incident-management", Scores: report.Scores{Deconstruction: figure(20, 18, 22)}}}}
	r := &report.Report{Waves: []report.Wave{{ID: "a", Name: "Autumn"}, w},
		Fingerprints: []report.Fingerprint{{ID: "bypass", Presence: figure(0.8, 0.7, 0.9)}},
		Changes: []report.Change{{From: "a", To: "b", Practice: "change-enablement", Scores: report.Scores{Deconstruction: figure(8, 2, 14)}},
			{From: "a", To: "b", Practice: "incident-management", Scores: report.Scores{Deconstruction: figure(8, -2, 14)}}}}
	for want, r := range map[string]*report.Report{
		"": {Waves: []report.Wave{{ID: "b"}}},
		"\n" + s.EvidenceFinding(r) + "\n" + s.ClaimsFinding(w) + "\n" +
			s.T("deconstruction") + ", " + s.T("key_corroborated") + ": Change enablement 34 → 30\n" +
			"Autumn → Spring: " + s.TrendFinding(r.Changes) + "\n": r,
	} {
		var out bytes.Buffer
		a := &app{Env: Env{Stdout: &out}}
		a.besides(s, r)
		if out.String() != want {
			t.Errorf("got %s, want %s", out.String(), want)
		}
	}
}
