package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

func because(code report.Code) report.Figure { return report.Figure{Reason: report.Because(code)} }

// of is a figure of n people.
func of(n int, v float64) report.Figure { return report.Figure{Value: &v, N: &report.Count{N: n}} }

func agreed(deviation report.Figure) *report.Agreement {
	return &report.Agreement{Norms: 9, Deviation: deviation, Within: of(30, 0.78), AWG: because(report.Alike)}
}

func TestAgreementSays(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		a    *report.Agreement
		want string
	}{
		{nil, ""},
		{agreed(of(30, 0.62)), "On average, an answer lies 0.6 of a rung from the team's middle answer."},
		{agreed(of(30, 0.97)), "On average, an answer lies one rung from the team's middle answer."},
		{agreed(of(30, 1.25)), "On average, an answer lies 1.3 rungs from the team's middle answer."},
		{agreed(of(30, 0.04)), "On average, an answer lies less than a tenth of a rung from the team's middle answer."},
		{agreed(of(3, 0)), "On every norm, all answers lie on the same rung."},
		{agreed(because(report.TooFewPeople)), "How far answers lie from the team's middle answer is not told: too few people answered."},
		{agreed(because(report.OneRespondent)), "How far answers lie from the team's middle answer is not told: a single answer agrees with nobody."},
	} {
		if diff := cmp.Diff(c.want, s.AgreementSays(c.a)); diff != "" {
			t.Error(diff)
		}
	}
}

// within is a wave of teams that were asked about change enablement, each with
// a deviation; none of a team that answered together.
func within(deviations ...*report.Agreement) report.Wave {
	var w report.Wave
	for i, a := range deviations {
		w.Teams = append(w.Teams, report.Team{Name: string(rune('A' + i)), Practices: []report.Practice{{ID: change, Agreement: a}}})
	}
	return w
}

// The furthest and the nearest are said of how many; what prints alike shares a
// place, and two tenths of a rung say little.
func TestAgreementFinding(t *testing.T) {
	s := speaker(t)
	at := func(v float64) *report.Agreement { return agreed(of(30, v)) }
	hidden := agreed(because(report.TooFewPeople))
	const all = "How near to each other the people of a team place the norms is told of no team: too few people of any answered, nearly all of them alike, or a smaller group could be worked out."
	for _, c := range []struct {
		w    report.Wave
		want string
	}{
		{within(), all}, {within(nil, hidden), all},
		{within(at(0.62), hidden), "It can be told of one team on one practice only, A (Change enablement). On average, an answer lies 0.6 of a rung from the team's middle answer."},
		{within(at(0.62), at(0.58)), "Of two cases, each one team on one practice, none stands out: an answer lies 0.6 of a rung from the team's middle answer, on average."},
		{within(at(0.62), at(0.84)), "Of two cases, each one team on one practice, none stands out: answers lie between 0.6 of a rung and 0.8 of a rung from the team's middle answer, on average."},
		{within(at(0.62), at(0.86)), "Of two cases, each one team on one practice, answers lie furthest from the team's middle answer in B (Change enablement): 0.9 of a rung, on average. " +
			"They lie nearest to it in A (Change enablement): 0.6 of a rung."},
		{within(at(0.62), nil, at(1.1), at(0.58)), "Of three cases, each one team on one practice, answers lie furthest from the team's middle answer in C (Change enablement): 1.1 rungs, on average. " +
			"They lie nearest to it in A (Change enablement) and D (Change enablement): 0.6 of a rung."},
		{within(at(0.5), at(0.5), at(0.5), at(0.5), at(1)), "Of five cases, each one team on one practice, answers lie furthest from the team's middle answer in E (Change enablement): one rung, on average. " +
			"They lie nearest to it in A (Change enablement) and three others: 0.5 of a rung."},
	} {
		if diff := cmp.Diff(c.want, s.AgreementFinding(c.w)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAgreementTable(t *testing.T) {
	s := speaker(t)
	few := &report.Agreement{Norms: 9, Deviation: of(12, 0.6), Within: because(report.TooFewPeople), AWG: because(report.TooFewPeople)}
	want := [][]string{
		{"A", "Change enablement", "1.1 rungs", "0.78", "nearly everybody answered alike", "30"},
		{"C", "Change enablement", "0.6 of a rung", "from 20 people on", "from 20 people on", "12"}}
	if diff := cmp.Diff(want, s.AgreementTable(within(agreed(of(30, 1.1)), nil, few, agreed(because(report.TooFewPeople))), report.Limits{Distribution: 20}).Rows); diff != "" {
		t.Error(diff)
	}
}
