package wording

import (
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
)

const board = change + "/board"

// boardIs is a report of one wave in which the norm stands so.
func boardIs(n report.Norm, prints ...report.Fingerprint) *report.Report {
	n.ID = board
	return &report.Report{Waves: []report.Wave{{ID: "one", Name: "Spring", Practices: []report.Practice{{ID: change, Norms: []report.Norm{n}}},
		Teams: []report.Team{{ID: "ops", Name: "Ops", Practices: []report.Practice{{ID: change, Norms: []report.Norm{n}}}}}}}, Fingerprints: prints}
}

func trace(id string, presence float64) report.Fingerprint {
	return report.Fingerprint{ID: id, Value: interval(0.41, 0.38, 0.44), Presence: interval(presence, presence-0.05, presence+0.05), AbsentAt: 0.1, Norms: []string{board}}
}

func clamped(v float64) report.Figure {
	return report.Figure{Value: &v, Rounded: true, Clamped: true}
}

func TestProposal(t *testing.T) {
	s := speaker(t)
	shared := report.Norm{Value: interval(18, 12, 25), State: "stands", Shares: []report.Share{{Rungs: []int{0}, Share: 0.25}, {Rungs: []int{1}, Share: 0.45}, {Rungs: []int{2, 3}, Share: 0.3}}}
	atTop := report.Norm{Value: interval(97, 94, 100), State: "gone", Shares: []report.Share{{Rungs: []int{4}, Share: 0.2}, {Rungs: []int{5}, Share: 0.8}}}
	demanded := report.Norm{Value: interval(21, 12, 25), State: "stands", Mandated: true}
	const noRecord = "\nThe records give no figure that speaks of it."
	for _, c := range []struct {
		name, team string
		r          *report.Report
		want       Proposal
	}{
		{"the rung above that of the middle answer", "", boardIs(shared), Proposal{
			Current: "Here it stands. People place it at 18 (12 to 25) of 100 on the dismantling scale.\nThe middle answer: Questioned." + noRecord,
			Target: "Relaxed: “" + boardRung(t, 2) + "”\n" +
				"The answers of the next wave will show it: 30\u00a0% of them lie there or above now, and it is reached once half do."}},
		// Of two records the one with the plainer trace shows it.
		{"records see it loosen", "", boardIs(shared, trace("approval-heartbeat", 0.3), trace("approval-wait", 0.8)), Proposal{Shows: "fingerprint/approval-wait",
			Current: "Here it stands. People place it at 18 (12 to 25) of 100 on the dismantling scale.\nThe middle answer: Questioned.\n" +
				"The records, by the fingerprint “Approval heartbeat”: 0.410 (0.380 to 0.440); it cannot be told whether the trace is there.\n" +
				"The records, by the fingerprint “Waiting for approval”: 0.410 (0.380 to 0.440); the trace is there.",
			Target: "Relaxed: “" + boardRung(t, 2) + "”\n" +
				"The answers of the next wave will show it: 30\u00a0% of them lie there or above now, and it is reached once half do.\n" +
				"So would the records, by the fingerprint “Waiting for approval”: it is 0.410 (0.380 to 0.440) now, and 0.10 is where the norm has left no trace."}},
		{"the records are not the team's", "ops", boardIs(shared, trace("approval-wait", 0.8)), Proposal{
			Current: "Here it stands. People place it at 18 (12 to 25) of 100 on the dismantling scale.\nThe middle answer: Questioned.",
			Target: "Relaxed: “" + boardRung(t, 2) + "”\n" +
				"The answers of the next wave will show it: 30\u00a0% of them lie there or above now, and it is reached once half do."}},
		{"a record without a trace has nothing left to show", "", boardIs(shared, trace("approval-wait", 0.15)), Proposal{
			Current: "Here it stands. People place it at 18 (12 to 25) of 100 on the dismantling scale.\nThe middle answer: Questioned.\n" +
				"The records, by the fingerprint “Waiting for approval”: 0.410 (0.380 to 0.440); no trace.",
			Target: "Relaxed: “" + boardRung(t, 2) + "”\n" +
				"The answers of the next wave will show it: 30\u00a0% of them lie there or above now, and it is reached once half do."}},
		{"no record sees a norm being talked about", "", boardIs(report.Norm{Value: rounded(5), State: "stands"}, trace("approval-wait", 0.8)), Proposal{
			Current: "Here it stands. People place it at about 5 of 100 on the dismantling scale.\nThe records, by the fingerprint “Waiting for approval”: 0.410 (0.380 to 0.440); the trace is there.",
			Target: "Questioned: “" + boardRung(t, 1) + "”\n" +
				"The answers of the next wave will show it: a norm that everybody places there lies at 10 of 100 on the dismantling scale."}},
		{"hardly begun, with merged rungs", "", boardIs(report.Norm{Value: interval(9, 5, 14), State: "stands", Shares: []report.Share{{Rungs: []int{0, 1, 2}, Share: 0.9}, {Rungs: []int{3, 4, 5}, Share: 0.1}}}), Proposal{
			Current: "Here it stands. People place it at 9 (5 to 14) of 100 on the dismantling scale.\nThe middle answer: Taken for granted to Relaxed." + noRecord,
			Target: "Questioned: “" + boardRung(t, 1) + "”\n" +
				"The answers of the next wave will show it: at least 10\u00a0% of them lie there or above now, and it is reached once half do."}},
		// Everybody at rung 0 or everybody at rung 1: it is not told which.
		{"clamped", "", boardIs(report.Norm{Value: clamped(10), State: "stands"}), Proposal{
			Current: "Here it stands. People place it at about 10 of 100 on the dismantling scale." + noRecord,
			Target: "Questioned: “" + boardRung(t, 1) + "”\n" +
				"The answers of the next wave will show it: a norm that everybody places there lies at 10 of 100 on the dismantling scale."}},
		{"only a word", "", boardIs(report.Norm{Value: report.Figure{Reason: report.Because(report.OnlyState)}, State: "moving"}), Proposal{
			Current: "Here it is moving (few people: only whether it stands)." + noRecord,
			Target: "Suspended: “" + boardRung(t, 3) + "”\n" +
				"The answers of the next wave will show it: a norm that everybody places there lies at 40 of 100 on the dismantling scale."}},
		{"gone, by a word", "", boardIs(report.Norm{Value: report.Figure{Reason: report.Because(report.OnlyState)}, State: "gone"}), Proposal{
			Current: "Here it is gone (few people: only whether it stands)." + noRecord,
			Target: "Replaced: “" + boardRung(t, 5) + "”\n" +
				"The answers on the highest rung will show it in the next wave. The dismantling scale will not: it counts this rung like the one below."}},
		{"demanded by law, it is not done without", "", boardIs(demanded), Proposal{
			Current: "Here it stands. People place it at 21 (12 to 25) of 100 on the dismantling scale." + noRecord,
			Target: "A law, contract or standard demands it. The duty stays; how it is met is what the experiment is about.\n" +
				"Replaced: “" + boardRung(t, 5) + "”\n" +
				"The answers on the highest rung will show it in the next wave. The dismantling scale will not: it counts this rung like the one below."}},
		{"nothing above", "", boardIs(atTop), Proposal{
			Current: "Here it is gone. People place it at 97 (94 to 100) of 100 on the dismantling scale.\nThe middle answer: Replaced." + noRecord,
			Target:  "The middle answer lies on the highest rung. The next condition is yours to name: what should the practice that you worked out be able to do that it cannot do yet?"}},
		{"too few people", "", boardIs(report.Norm{Value: report.Figure{Reason: report.Because(report.TooFewPeople)}}), Proposal{
			Current: "There is no figure to begin from: too few people answered. Begin from what you see yourselves." + noRecord}},
		{"a team that is not in the wave", "dev", boardIs(shared), Proposal{Current: "No figure of this norm is shown here. Begin from what you see yourselves."}},
		{"no wave", "", &report.Report{}, Proposal{Current: "No figure of this norm is shown here. Begin from what you see yourselves." + noRecord}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.Norm, c.want.Need = board, "a view across teams"
			if c.want.Shows == "" {
				c.want.Shows = board
			}
			if len(c.r.Waves) > 0 {
				c.want.Wave = "one"
			}
			if diff := cmp.Diff(c.want, s.Proposal(c.r, c.team, board)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The rung that a mean has reached, by the ladder of the model: 0, 10, 20, 40,
// 100, 100.
func TestReached(t *testing.T) {
	s := speaker(t)
	for value, want := range map[float64]int{0: 0, 9.9: 0, 10: 1, 19.9: 1, 20: 2, 39.9: 2, 40: 3, 99.9: 3, 100: 4} {
		if got := s.reached(value); got != want {
			t.Errorf("%v has reached rung %d, want %d", value, got, want)
		}
	}
}

// A keystone is proposed until a card proposes or tries it, and again once
// that card was learned from.
func TestProposals(t *testing.T) {
	s := speaker(t)
	leverage := 50.0
	r := boardIs(report.Norm{Value: fig(18), State: "stands", Keystone: true, Leverage: &leverage})
	for _, c := range []struct {
		cards []report.Experiment
		want  int
	}{
		{nil, 1},
		{[]report.Experiment{{Norm: change + "/freeze", State: "running"}}, 1},
		{[]report.Experiment{{Norm: board, State: "learned"}}, 1},
		{[]report.Experiment{{Norm: board, State: "proposed"}}, 0},
		{[]report.Experiment{{Norm: board, State: "running", Team: "ops"}}, 0},
	} {
		r.Experiments = c.cards
		if got := s.Proposals(r); len(got) != c.want {
			t.Errorf("with %v: %d proposals, want %d", c.cards, len(got), c.want)
		}
	}
}

// The rung of the middle answer, and how many lie on the next one or above, by
// hand.
func TestRungOf(t *testing.T) {
	s := speaker(t)
	of := func(share float64, rungs ...int) report.Share { return report.Share{Rungs: rungs, Share: share} }
	for _, c := range []struct {
		shares []report.Share
		rung   int
		next   float64
		least  bool
	}{
		{[]report.Share{of(1, 0)}, 0, 0, false},
		{[]report.Share{of(1, 5)}, 5, 0, false},
		{[]report.Share{of(0.5, 0), of(0.5, 5)}, 5, 0, false},
		{[]report.Share{of(0.55, 0), of(0.45, 5)}, 0, 0.45, false},
		{[]report.Share{of(0.4, 1), of(0.2, 2), of(0.2, 3), of(0.2, 4)}, 2, 0.4, false}, // the largest share lies lower
		{[]report.Share{of(0.1, 0), of(0.4, 1), of(0.1, 2), of(0.1, 3), of(0.3, 4)}, 2, 0.4, false},
		{[]report.Share{of(0.7, 0, 1, 2), of(0.3, 3, 4, 5)}, 0, 0.3, true},
		{[]report.Share{of(1, 0, 1, 2, 3, 4, 5)}, 0, 0, true},
	} {
		rung, ok := s.rungOf(&report.Norm{State: "stands", Shares: c.shares})
		next, least := shareFrom(c.shares, rung+1)
		if !ok || rung != c.rung || math.Abs(next-c.next) > 1e-9 || least != c.least {
			t.Errorf("%v: rung %d and %v on the next (at least: %v), want %d, %v (%v)", c.shares, rung, next, least, c.rung, c.next, c.least)
		}
	}
}

// boardRung is the test of a rung of the board, as the model words it.
func boardRung(t *testing.T, rung int) string {
	t.Helper()
	m, problems := model.Read(os.DirFS(".."))
	n, ok := m.Norm("change-enablement/board")
	if problems.Failed() || !ok {
		t.Fatal("no norm change-enablement/board")
	}
	return n.Rungs[rung]
}
