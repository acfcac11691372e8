package gate

import (
	"fmt"
	"testing"

	"rubble/report"
	scoring "rubble/score"
)

// noted publishes notes of a wave in which so many people answered, and count
// in the practice.
func noted(t *testing.T, policy string, respondents, counting int, notes ...Note) []report.Comment {
	t.Helper()
	w := scoring.Wave{Respondents: respondents, Practices: []scoring.Practice{measured(counting)}}
	release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{{}, w}}, Waves: []Wave{{ID: "old"}, {ID: "w"}},
		Settings: scoring.Settings{Confidence: 0.95, Alignment: 50, Deconstruction: 50}, Notes: notes}, policy)
	if err != nil {
		t.Fatal(err)
	}
	if of := release.Report().Waves[0].Comments; of != nil {
		t.Errorf("notes of an earlier wave: %v", of)
	}
	return release.Report().Waves[1].Comments
}

func note(question, text string) Note {
	return Note{Wave: "w", Practice: "change-enablement", Question: "change-enablement/" + question, Text: text}
}

// Notes are told question by question, in the order of the practice; within
// one, in the order in which they were given.
func TestComments(t *testing.T) {
	got := noted(t, "standard", 12, 12, note("objection", "z"), note("flow-small", "b"), note("board", "second"), note("objection", "a"),
		note("outside-approval", "x"), note("board", "first"),
		note("none", "canary"), note("../incident-management/tiers", "canary"), Note{"w", "incident-management", "change-enablement/board", "canary"},
		Note{"old", "change-enablement", "change-enablement/board", "canary"}, Note{"w", "incident-management", "incident-management/tiers", "canary"},
		Note{"w", "common", "common/control-before-trust", "canary"}, Note{})
	m := contents(t)
	p, _ := m.Practice("change-enablement")
	want := map[string][]string{"board": {"second", "first"}, "outside-approval": {"x"}, "flow-small": {"b"}, "objection": {"z", "a"}}
	var in []report.Comment
	for _, key := range questions(p) {
		if texts := want[key[len("change-enablement/"):]]; texts != nil {
			in = append(in, report.Comment{Practice: "change-enablement", Question: key, Texts: texts})
		}
	}
	if len(in) != 4 {
		t.Fatalf("the practice has other questions: %v", in)
	}
	same(t, "comments", got, in)
	if last := got[len(got)-1].Question; last != "change-enablement/objection" {
		t.Errorf("the open question comes before %s", last)
	}
}

// Notes need twice as many people as the policy shows anything for, in the
// wave and among those who count in the practice.
func TestCommentsOfFew(t *testing.T) {
	for _, c := range []struct {
		policy                string
		respondents, counting int
		told                  bool
	}{
		{"standard", 10, 10, true}, {"standard", 11, 10, true}, {"standard", 30, 10, true},
		{"standard", 9, 9, false}, {"standard", 30, 9, false}, {"standard", 9, 10, false}, {"standard", 4, 4, false}, {"standard", 0, 0, false},
		{"strict", 16, 16, true}, {"strict", 40, 16, true},
		{"strict", 15, 15, false}, {"strict", 40, 15, false}, {"strict", 10, 10, false},
		{"open", 1, 1, true}, {"open", 4, 4, true},
	} {
		got := noted(t, c.policy, c.respondents, c.counting, note("board", "text"))
		if told := got != nil; told != c.told {
			t.Errorf("%s, %d of %d: told is %t", c.policy, c.counting, c.respondents, told)
		}
	}
}

// A practice that is hidden, for whatever reason, tells no notes either.
func TestCommentsOfHiddenPractices(t *testing.T) {
	for _, code := range []report.Code{report.TooFewPeople, report.Protects, report.FewChanged} {
		f := report.Figure{Reason: report.Because(code)}
		scores := report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f}
		p := &publisher{limits: limits["standard"], in: Input{Model: contents(t), Notes: []Note{note("board", "canary")},
			Scored: scoring.Scored{Waves: []scoring.Wave{{Respondents: 40, Practices: []scoring.Practice{measured(40)}}}}}}
		p.out = report.Report{Waves: []report.Wave{{ID: "w", Practices: []report.Practice{{ID: "change-enablement", Scores: scores}}}}}
		if p.comments(); p.out.Waves[0].Comments != nil {
			t.Errorf("%s: %v", code, p.out.Waves[0].Comments)
		}
		p.out.Waves[0].Practices[0].Dismantling = report.Figure{Value: pointer(20)}
		if p.comments(); len(p.out.Waves[0].Comments) != 1 {
			t.Errorf("shown: %v", p.out.Waves[0].Comments)
		}
	}
}

// Without notes, or without waves, there is nothing to tell.
func TestNoComments(t *testing.T) {
	if got := noted(t, "open", 40, 40); got != nil {
		t.Errorf("of nothing: %v", got)
	}
	p := &publisher{limits: limits["open"], in: Input{Notes: []Note{note("board", "canary")}}}
	if p.comments(); fmt.Sprint(p.out.Waves) != "[]" {
		t.Errorf("without waves: %v", p.out.Waves)
	}
}
