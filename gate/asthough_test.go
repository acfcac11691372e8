package gate

import (
	"fmt"
	"slices"
	"testing"

	"rubble/report"
	scoring "rubble/score"
)

// Of twenty who manage ten answered a norm, and of 30 who do all. As though the ten
// others, of three silent teams of four, had answered, everything is shown of the
// norm. Where the roles stand is worked out from the ten and the 30 nevertheless,
// from a mean of 72: a difference of 24 puts those who manage at 72 + 24·30/40 =
// 90, which is not above 90, one of 25 at 90.75, beside 72 − 25·10/40 = 65.75, so
// that 90 less 65.75 is told as 25; and one of 36 at 99, beside 63, so that 90
// less 63 is told as 25, too. Of twenty and 30, 25 would not be clamped (72 +
// 25·30/50 = 87), and 36 be told as 30 (90 less 72 − 36·20/50 = 57.6).
func TestNormGapsOfThoseWhoAnswered(t *testing.T) {
	clamped := report.Figure{Value: pointer(25), N: &report.Count{N: 20}, Rounded: true, Clamped: true}
	for by, want := range map[float64]report.NormGap{
		24: {Norm: board, One: "manages", Other: "does", Difference: plainly(24, 20), Superior: plainly(0.41, 20)},
		25: {Norm: board, One: "manages", Other: "does", Difference: clamped, Superior: why(report.Alike)},
		36: {Norm: board, One: "manages", Other: "does", Difference: clamped, Superior: why(report.Alike)},
	} {
		p, counts := cast(20, 30, 0, 0)
		p.NormGaps[0].N, p.NormGaps[0].Difference = 10, by
		p.Roles[0].Open = []scoring.LeftOpen{{Team: "alone0", Norms: []int{4, 4}}, {Team: "alone1", Norms: []int{0, 4}}, {Team: "alone2", Norms: []int{1, 2}}}
		w := parted(nil, 4, 4, 4, 38)
		w.ID, w.Respondents, w.Practices, w.Roles = "w", 50, []scoring.Practice{p}, counts
		same(t, fmt.Sprint(by), publish(t, contents(t), "standard", w).Waves[0].Practices[0].NormGaps, []report.NormGap{want})
	}
}

// Questions are found by their keys, in whatever order a team has them: of three
// people two answered the one norm and one the other.
func TestOpenQuestions(t *testing.T) {
	s := measured(3)
	s.Norms[0].Value.N, s.Norms[1].Value.N, s.Facets[0].N = 2, 1, 3
	turned := measured(4)
	turned.Norms[0].Value.N = 0
	slices.Reverse(turned.Norms)
	same(t, "open", openQuestions([]silent{{"a", &s}, {"b", &turned}}), map[string]int{outside: 1 + 4, board: 2 + 0, facetKey("flow"): 0})
}

// What is left open is summed up by role and norm, of silent teams alone.
func TestOpenInRoles(t *testing.T) {
	s, _ := cast(5, 4, 0, 0)
	s.Roles[0].Open = []scoring.LeftOpen{{Team: "a", Norms: []int{1, 0}}, {Team: "b", Norms: []int{2, 3}}, {Team: "c", Norms: []int{9, 9}}}
	s.Roles[1].Open = []scoring.LeftOpen{{Team: "b", Norms: []int{0, 1}}}
	same(t, "open", openInRoles(&s, []silent{{team: "b"}, {team: "a"}}), map[roleNorm]int{
		{"manages", outside}: 3, {"manages", board}: 3, {"does", outside}: 0, {"does", board}: 1})
	same(t, "no teams", openInRoles(&s, nil)[roleNorm{"manages", board}], 0)
}

// Where single cells alone are hidden, or nothing is, nobody is thought to have
// answered what they left open: of 25 who count in the common norms 18 answered, two
// of the others being of a team of three.
func TestAsThoughIsOfPlannedReports(t *testing.T) {
	for _, c := range []struct {
		policy  string
		primary bool
		people  int
		shares  bool
	}{{"standard", false, 25, true}, {"standard", true, 18, false}, {"open", false, 18, true}} {
		w := parted(nil, 3, 30, 40)
		w.ID, w.Common = "w", []scoring.Norm{measured(18).Norms[0]}
		w.Common[0].Key = "common/plan"
		w.CommonCounting, w.CommonOpen = 25, []scoring.LeftOpen{{Team: "alone0", Norms: []int{2}}, {Team: "alone1", Norms: []int{5}}}
		release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}}, Primary: c.primary}, c.policy)
		if err != nil {
			t.Fatal(err)
		}
		got := release.Report().Waves[0].Common[0]
		same(t, fmt.Sprint(c), []any{got.Value.N.N, got.Shares != nil}, []any{c.people, c.shares})
	}
}
