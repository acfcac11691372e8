package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// expecting are sheets of a team of whose answers lots replace a share on
// average.
func expecting(share float64, sheets []survey.Sheet) []survey.Sheet {
	out := slices.Clone(sheets)
	for i := range out {
		out[i].Imputed = map[string]float64{"p": share}
	}
	return out
}

// ladders are a team's sheets that ask the norms alone.
func ladders(team string, answers ...string) []survey.Sheet {
	var out []survey.Sheet
	for i, a := range answers {
		s := sheet(team, string(rune('a'+i)), a)
		s.Length = model.LengthNorms
		out = append(out, s)
	}
	return out
}

// All four people of t answered. To n1 they gave the rungs 0, 1, 2 and 3, worth
// 0, 10, 20 and 40: mean 17.5, s² = (306.25 + 56.25 + 6.25 + 506.25)/3 = 875/3.
// One of the sixteen answers of the team is to be expected to be drawn, which
// leaves 2/16 of s²/4 open, whichever question it was to. To the rest all gave
// rung 0. So X has the mean 17.5/4 and s² = 875/3/16, of which 2/16 · s²/4 =
// 875/1536 are open. Of u, whose four people are at 5, nothing is, so that this
// is the variance of the difference of both.
func TestLotsLeaveSomethingOpen(t *testing.T) {
	const replicates = 50_000
	teams := []score.Team{{ID: "t", People: 4, Segment: "a"}, {ID: "u", People: 4, Segment: "b"}}
	sheets := append(ladders("t", "0000", "1000", "2000", "3000"), ladders("u", "2000", "2000", "2000", "2000")...)
	exact := segmented(t, sheets, teams, func(set *score.Settings) { set.Replicates = replicates })
	w := segmented(t, append(expecting(1./16, sheets[:4]), sheets[4:]...), teams, func(set *score.Settings) { set.Replicates = replicates })

	half := 3.18244630528 * math.Sqrt(2./16*875/3/4) // Student's t, 3 degrees of freedom: 9.6
	same(t, "n1 of t", practice(t, w, "t").Norms[0].Value, score.Estimate{Value: 17.5, Lo: 17.5 - half, Hi: 17.5 + half, Interval: true, N: 4})
	same(t, "n2 of t", practice(t, w, "t").Norms[1].Value, score.Estimate{Interval: true, N: 4})
	// The ladder's facets have one in 16 drawn, too. A's relief is 0, 6.25,
	// 25 and 25: mean 14.0625, s² = 1417.96875/3 − 4 · 14.0625²/3.
	half = 3.18244630528 * math.Sqrt(2./16*(0+39.0625+625+625-4*14.0625*14.0625)/3/4)
	same(t, "relief of t", practice(t, w, "t").Facets[0].Estimate, score.Estimate{Value: 14.0625, Lo: 14.0625 - half, Hi: 14.0625 + half, Interval: true, N: 4})

	if g := exact.SegmentGaps[1]; g.Difference.Lo != -0.625 || g.Difference.Hi != -0.625 || g.P != 0 {
		t.Errorf("without lots the difference is %+v with p %v", g.Difference, g.P)
	}
	g := w.SegmentGaps[1]
	z := math.Sqrt2 * math.Erfinv(1-g.P)
	// √(2/50,000) is 0.63 %; four of them.
	if got, want := math.Pow(0.625/z, 2), 875./1536; math.Abs(got/want-1) > 0.026 || g.Difference.Value != -0.625 || !g.Difference.Interval {
		t.Errorf("the difference is %+v with variance %v, want %v within 2.6 %%", g.Difference, got, want)
	}
	same(t, "u", practice(t, w, "u"), practice(t, exact, "u"))
}

// Of teams of one all answers may be drawn, and all is then open. Three of one
// are pooled; one alone borrows from those of two.
func TestLotsOfTeamsOfOne(t *testing.T) {
	all := func(team, answers string) []survey.Sheet { return expecting(1, people(team, answers)) }
	for what, sheets := range map[string][]survey.Sheet{
		"three of one":      slices.Concat(all("t", "0000"), all("u", "2222"), all("v", "3333")),
		"one, and one seen": append(all("t", "0000"), people("u", "2233")[0], people("v", "3333")[0]),
		"one beside others": append(all("t", "0000"), people("u", "0000", "3333")...),
	} {
		var teams []score.Team
		for _, id := range []string{"t", "u", "v"} {
			n := 0
			for _, s := range sheets {
				if s.Team == id {
					n++
				}
			}
			teams = append(teams, score.Team{ID: id, People: n})
		}
		p := practice(t, scored(t, sheets, teams...), "")
		for i, e := range append([]score.Estimate{p.Norms[0].Value, p.Facets[0].Estimate}, p.Alignment, p.Dismantling) {
			if !e.Interval || !(0 <= e.Lo && e.Lo < e.Hi && e.Hi <= 100) {
				t.Errorf("%s: figure %d is %+v", what, i, e)
			}
		}
		if p.Verdict.Certainty > 1 || !p.Verdict.Certain {
			t.Errorf("%s: the verdict is %+v", what, p.Verdict)
		}
	}
	alone := practice(t, scored(t, all("t", "0000"), score.Team{ID: "t", People: 1}), "")
	if alone.Dismantling.Interval || alone.Norms[0].Value.Interval {
		t.Errorf("one person whose answers may all be drawn: %+v", alone.Dismantling)
	}
}

// That answers may be drawn moves no figure, whoever answered what; where there
// was an interval, there is one that is not narrower, but for what BCa moves.
func TestLotsMoveNoFigure(t *testing.T) {
	marked := 0
	waves(40, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		shares := map[string]map[string]float64{}
		for i := range teams {
			teams[i].Segment = []string{"a", "b"}[i%2]
			shares[teams[i].ID] = map[string]float64{"p": rng.Float64() / 3}
		}
		with := slices.Clone(sheets)
		for i := range with {
			if with[i].Mode == survey.Individual {
				with[i].Imputed = shares[with[i].Team]
				marked++
			}
		}
		before, after := segmented(t, sheets, teams), segmented(t, with, teams)
		for i, p := range after.Practices {
			q := before.Practices[i]
			for k, e := range append(fiveOf(&p), p.OwnKnowledge, p.Norms[0].Value, p.Facets[0].Estimate) {
				was := append(fiveOf(&q), q.OwnKnowledge, q.Norms[0].Value, q.Facets[0].Estimate)[k]
				if e.Value != was.Value || e.Reason != was.Reason || was.Interval && (!e.Interval || e.Hi-e.Lo < 0.8*(was.Hi-was.Lo)) || !(e.Lo <= e.Hi) {
					t.Errorf("figure %d was %+v and is %+v", k, was, e)
				}
			}
			if p.Verdict.Name != q.Verdict.Name {
				t.Errorf("the verdict was %v and is %v", q.Verdict, p.Verdict)
			}
		}
		for i, g := range after.SegmentGaps {
			if was := before.SegmentGaps[i].Difference; g.Difference.Known() && was.Known() && g.Difference.Value != was.Value || math.IsNaN(g.P) {
				t.Errorf("the gap was %+v and is %+v, p %v", was, g.Difference, g.P)
			}
		}
	})
	if marked < 300 {
		t.Errorf("only %d sheets were marked", marked)
	}
}

// An organisation of 3, 7, 12 and 34 people who all answered, and the part of it
// of 3 and 7. Of each question an answer in either of these gives way to another
// of the team, or one of both together to another of both; or it is one of five
// people who are spread over all teams, one of them in that of 12. The exact
// figures lie in the intervals of 95 % about as often as they should.
func TestLotsAreCovered(t *testing.T) {
	const surveys = 60 // imputed.go says what 1,000 gave
	teams := []score.Team{{ID: "t", People: 3, Segment: "a"}, {ID: "u", People: 7, Segment: "a"}, {ID: "v", People: 12}, {ID: "w", People: 34}}
	upTo := func(from, to int) []int {
		var out []int
		for i := from; i < to; i++ {
			out = append(out, i)
		}
		return out
	}
	for name, pools := range map[string][][]int{ // of places among the 56
		"of either": {upTo(0, 3), upTo(3, 10)}, "of both": {upTo(0, 10)}, "spread": {{0, 5, 10, 22, 23}},
	} {
		held, all := map[string]int{}, map[string]int{}
		count := func(what string, e, exact score.Estimate) {
			all[what]++
			if e.Interval && e.Lo <= exact.Value+1e-9 && e.Hi >= exact.Value-1e-9 {
				held[what]++
			}
		}
		for seed := range uint64(surveys) {
			rng := rand.New(rand.NewPCG(seed, 11))
			var sheets []survey.Sheet
			for _, team := range teams {
				for i := range team.People {
					sheets = append(sheets, sheet(team.ID, fmt.Sprint(i), oneWay(rng)))
				}
			}
			few := func(set *score.Settings) { set.Replicates = 200 }
			exact, w := segmented(t, sheets, teams, few), segmented(t, dealt(rng, sheets, pools), teams, few)
			for of, pair := range map[string][2]score.Practice{
				"organisation": {w.Practices[0], exact.Practices[0]}, "segment": {w.Segments[0].Practices[0], exact.Segments[0].Practices[0]},
				"team of 12": {practice(t, w, "v"), practice(t, exact, "v")}} {
				for k, e := range five(pair[0].Scores) {
					count(of+fmt.Sprint(", score ", k), e, five(pair[1].Scores)[k])
				}
				for k, n := range pair[0].Norms {
					count(of+", norms", n.Value, pair[1].Norms[k].Value)
				}
			}
		}
		for what, n := range all {
			if share := float64(held[what]) / float64(n); share < 0.85 {
				t.Errorf("%s, %s: %.3f of %d intervals hold the exact figure", name, what, share, n)
			}
		}
	}
}

// oneWay are the answers of somebody who leans one way in all of them, so that
// answers to two questions correlate by about 0.2.
func oneWay(rng *rand.Rand) string {
	own, out := rng.NormFloat64(), ""
	for i := range tinyQuestions {
		lean := own
		if i == 5 || i == 7 {
			lean = -own // reversed
		}
		v, most := 2.5+0.75*lean+1.5*rng.NormFloat64(), 5.
		out += fmt.Sprint(int(min(max(math.Round(v), float64(i/4)), most)))
	}
	return out
}

// dealt are sheets of which, in each of some pools, given by places, one answer
// to each question gave way to another.
func dealt(rng *rand.Rand, sheets []survey.Sheet, pools [][]int) []survey.Sheet {
	out, expected, people := slices.Clone(sheets), map[string]float64{}, map[string]float64{}
	for _, s := range sheets {
		people[s.Team]++
	}
	for _, pool := range pools {
		for q := range tinyQuestions {
			two := rng.Perm(len(pool))
			gone, other := pool[two[0]], pool[two[1]]
			out[gone].Responses = slices.Clone(out[gone].Responses)
			out[gone].Responses[q].Value = sheets[other].Responses[q].Value
		}
		for _, at := range pool {
			expected[sheets[at].Team] += 1 / float64(len(pool))
		}
	}
	for i, s := range out {
		if of := expected[s.Team]; of > 0 {
			out[i].Imputed = map[string]float64{"p": of / people[s.Team]}
		}
	}
	return out
}
