package wording

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

const claimedBoard, claimedForm = change + "/board", change + "/risk-by-form"

// claimed is a norm that people place somewhere, and what records say to it.
func claimed(id string, value float64, said, claim string) report.Norm {
	return report.Norm{ID: id, Value: interval(value, value-5, value+5), Claimed: said, Claim: claim}
}

// traceOf is a fingerprint that speaks of norms.
func traceOf(id string, presence float64, norms ...string) report.Fingerprint {
	return report.Fingerprint{ID: id, Presence: interval(presence, presence-0.1, presence+0.1), Norms: norms}
}

func TestClaimWords(t *testing.T) {
	s := speaker(t)
	name := s.Norm(claimedBoard)
	for _, c := range []struct{ said, claim, short, long string }{
		{"gone", "contradicted", "a trace is still there", "Most people say that “N” is gone. In the records, work still moves as though it were there. Both can be true: " +
			"people answer for their own work or for what was decided, and habits outlive decisions. It is worth asking together."},
		{"gone", "consistent", "they fit together", "Most people say that “N” is gone, and the records show no trace of it. No trace is no proof, but it fits."},
		{"standing", "consistent", "they fit together", "Most people say that “N” stands, and the records show its trace."},
		{"standing", "gone-unnoticed", "no trace is left", "Most people say that “N” stands, yet the records show no trace of it. It may have gone without anybody saying so, or it may leave its traces elsewhere."},
		{"", "open", "people differ", "Fewer than two thirds of the answers agree that “N” is gone, and fewer than two thirds that it stands. " +
			"People differ, so there is no common answer to lay beside the records."},
		{"gone", "open", "not settled", "Most people agree on “N”, but its traces in the records are unclear or part from each other: they settle it neither way."},
		{"gone", "no-data", "no figure speaks of it", "The records give no figure that speaks of “N”; there is only what people say."},
		{"", "", "", ""},
	} {
		n := claimed(claimedBoard, 60, c.said, c.claim)
		if diff := cmp.Diff([]string{c.short, strings.ReplaceAll(c.long, "“N”", "“"+name+"”")}, []string{s.Claim(n), s.ClaimSays(n)}); diff != "" {
			t.Errorf("%s, %s: %s", c.said, c.claim, diff)
		}
	}
}

func TestClaimsFinding(t *testing.T) {
	s := speaker(t)
	wave := func(claims ...string) report.Wave {
		var w report.Wave
		for i, claim := range claims { // each norm in a practice of its own
			w.Practices = append(w.Practices, report.Practice{Norms: []report.Norm{claimed(fmt.Sprintf("p%d/Norm %d", i, i), 60, "", claim)}})
		}
		return w
	}
	for _, c := range []struct {
		claims []string
		want   string
	}{
		{nil, "Laid side by side, answers and records settle nothing yet."},
		{[]string{"", "open", "no-data"}, "Laid side by side, answers and records settle nothing yet."},
		{[]string{"consistent", "open"}, "Answers and records fit together on one norm, and part on none."},
		{[]string{"consistent", "consistent"}, "Answers and records fit together on two norms, and part on none."},
		{[]string{"consistent", "gone-unnoticed"}, "Most people say that “p1/Norm 1” stands, and the records show no trace of it."},
		{[]string{"gone-unnoticed", "gone-unnoticed"}, "Most people say that “p0/Norm 0” and “p1/Norm 1” stand, and the records show no traces of them."},
		{[]string{"contradicted", "gone-unnoticed"}, "Most people say that “p0/Norm 0” is gone, and the records still show its trace."},
		{[]string{"contradicted", "consistent", "contradicted", "contradicted"},
			"Most people say that “p0/Norm 0”, “p2/Norm 2” and “p3/Norm 3” are gone, and the records still show their traces."},
	} {
		if got := s.ClaimsFinding(wave(c.claims...)); got != c.want {
			t.Errorf("%v: %q, want %q", c.claims, got, c.want)
		}
	}
}

// The claimedBoard stands at 70 of 100 gone. One fingerprint leaves 100 · (1 − 0.5) =
// 50 of it gone, another, which shows the stronger trace, 30, which is 40 less. The form at 20
// has no trace of one and a faint one of the other: 90, which is 70 more.
func TestDifferences(t *testing.T) {
	s := speaker(t)
	hidden := claimed(change+"/owner", 0, "", "")
	hidden.Value = report.Figure{Reason: report.Because(report.TooFewPeople)}
	r := &report.Report{
		Waves: []report.Wave{{ID: "earlier", Practices: []report.Practice{{Norms: []report.Norm{claimed(claimedBoard, 0, "", "")}}}},
			{ID: "latest", Practices: []report.Practice{{Norms: []report.Norm{claimed(claimedBoard, 70, "gone", "contradicted"), claimed(claimedForm, 20, "", ""), hidden}}}}},
		Fingerprints: []report.Fingerprint{traceOf("approval-wait", 0.5, claimedBoard), traceOf("approval-heartbeat", 0.7, claimedBoard), traceOf("batching", 0, claimedForm), traceOf("tightening", 0.1, claimedForm),
			traceOf("freeze", 1, hidden.ID), traceOf("bypass", 1, "of/nothing"), {ID: "night-window", Presence: report.Figure{Reason: report.Because(report.NoRecords)}, Norms: []string{claimedBoard}}},
	}
	var got []string
	for _, d := range Differences(r) {
		got = append(got, fmt.Sprintf("%s %s %.4g %.4g", d.Norm.ID, d.Print.ID, d.Trace, d.By))
	}
	if diff := cmp.Diff([]string{claimedForm + " tightening 90 -70", claimedBoard + " approval-heartbeat 30 40"}, got); diff != "" {
		t.Error(diff)
	}
	f := s.ClaimsFigure(Differences(r))
	first, second := s.Norm(claimedForm), s.Norm(claimedBoard)
	want := Figure{Title: "Of two norms that records speak of, answers and records lie furthest apart on “" + first + "”", Subtitle: f.Subtitle,
		Alt: "Of two norms that records speak of, answers and records lie furthest apart on “" + first + "”. " + first + ": people say 20, records 90; " + second + ": people say 70, records 30.",
		Table: Table{Caption: "Answers and records, norm by norm", Head: f.Table.Head, Rows: [][]string{
			{first, "Change enablement", "20 (15 to 25)", s.Fingerprint("tightening"), "0.10 (0.00 to 0.20)", "–", "−70"},
			{second, "Change enablement", "70 (65 to 75)", s.Fingerprint("approval-heartbeat"), "0.70 (0.60 to 0.80)", "a trace is still there", "40"}},
			Notes: []string{"A dash stands where it may not be shown what two thirds of the answers say: too few people answered, or nearly all of them alike."}}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("Records speak of no norm yet", s.ClaimsFigure(Differences(&report.Report{})).Alt); diff != "" {
		t.Error(diff)
	}
}

func TestPresenceOf(t *testing.T) {
	s := speaker(t)
	if got, want := s.PresenceOf(traceOf("batching", 0.4)).Title, "Batching: 0.40 of the way from absent to present"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	none := []report.Fingerprint{{ID: "batching", Presence: report.Figure{Reason: report.Because(report.NoRecords)}}}
	if got, want := s.Presences(none).Title, "The records give no figure"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// DevOps, Agile and Toyota are read at 50 and more on both scales and in own
// knowledge: content/references.
func TestReferencesFinding(t *testing.T) {
	s := speaker(t)
	if got, want := s.ReferencesFinding(s.model.References, report.Method{Deconstruction: 50, OwnKnowledge: 50}), "Of seven bodies of knowledge, three are read as taken apart and rebuilt"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := s.ReferencesFinding(s.model.References, report.Method{Deconstruction: 99}), "Of seven bodies of knowledge, none is read as taken apart and rebuilt"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCorroborated(t *testing.T) {
	s := speaker(t)
	p := practice(change, "aligned", 60, 41.2)
	if got := s.Corroborated(p); got != "" {
		t.Errorf("nothing is lowered: %q", got)
	}
	x, r, d := 21.0, 41.0, 30.0
	p.Dismantling.Corroborated, p.Reinvention.Corroborated, p.Deconstruction.Corroborated = &x, &r, &d
	const want = "Change enablement, counted so: dismantling falls from 41 to 21, reinvention stays at 41, deconstruction falls from 41 to 30."
	if diff := cmp.Diff(want, s.Corroborated(p)); diff != "" {
		t.Error(diff)
	}
	p.Reinvention.Corroborated = nil
	if got := s.Corroborated(p); got != "" {
		t.Errorf("a figure is missing: %q", got)
	}
}

func TestEvidenced(t *testing.T) {
	s := speaker(t)
	const rest = "; of the rest there is only what people say."
	for _, c := range []struct {
		of, all int
		want    string
	}{
		{0, 1, "Records speak of none of the norms here: there is only what people say."},
		{0, 9, "Records speak of none of the norms here: there is only what people say."},
		{1, 1, "Records speak of the one norm here."},
		{1, 2, "Records speak of one of the two norms here" + rest},
		{2, 2, "Records speak of both norms here."},
		{3, 9, "Records speak of three of the nine norms here" + rest},
		{9, 9, "Records speak of all nine norms here."},
		{13, 14, "Records speak of 13 of the 14 norms here" + rest},
	} {
		share := float64(c.of) / float64(c.all)
		if got := s.Evidenced(report.Practice{Norms: make([]report.Norm, c.all), Evidenced: &share}); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.of, c.all, got, c.want)
		}
	}
	if got := s.Evidenced(report.Practice{Norms: make([]report.Norm, 3)}); got != "" {
		t.Errorf("no records: %q", got)
	}
}

// Nobody is accused: no sentence says that somebody claims, or is wrong.
func TestNoBlame(t *testing.T) {
	for key, forms := range english(t) {
		if !strings.HasPrefix(key, "claim") && !strings.HasPrefix(key, "corroborated") && !strings.HasPrefix(key, "trend_") && !strings.HasPrefix(key, "who_") {
			continue
		}
		for _, text := range forms {
			for _, word := range []string{"claim", "contradict", "wrong", "fail", "false", "honest", "lie ", "pretend", "only say", "despite", "worse"} {
				if strings.Contains(strings.ToLower(strings.ReplaceAll(text, "lie furthest", "")), word) {
					t.Errorf("%s says %q: %s", key, word, text)
				}
			}
		}
	}
}

// Over practices the norms add up: three of four and none of two are three of
// six. A practice that nothing may be told of counts in neither number.
func TestEvidencedAcross(t *testing.T) {
	s := speaker(t)
	of := func(share float64, norms int) report.Practice {
		return report.Practice{Evidenced: &share, Norms: make([]report.Norm, norms)}
	}
	w := report.Wave{Practices: []report.Practice{of(0.75, 4), of(0, 2), {Norms: make([]report.Norm, 5)}}}
	if got, want := s.EvidencedAcross(w), "Records speak of three of the six norms here; of the rest there is only what people say."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := s.EvidencedAcross(report.Wave{}); got != "" {
		t.Errorf("of no practice it says %q", got)
	}
}
