package score_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/score"
	"rubble/survey"
)

// invented draws a wave on the tiny model: up to six teams, individual or
// consensus, of up to eight sheets with every kind of answer in them.
func invented(rng *rand.Rand) ([]survey.Sheet, []score.Team) {
	var sheets []survey.Sheet
	var teams []score.Team
	for i := range 1 + rng.IntN(6) {
		team := score.Team{ID: fmt.Sprintf("team-%d", i)}
		n := 1 + rng.IntN(8)
		if rng.IntN(2) == 0 {
			team.People = n + rng.IntN(4)
		}
		teams = append(teams, team)
		if rng.IntN(5) == 0 {
			sheets = append(sheets, consensus(team.ID, n, answers(rng)))
			continue
		}
		for j := range n {
			sheets = append(sheets, sheet(team.ID, fmt.Sprintf("r%d", j), answers(rng)))
		}
	}
	return sheets, teams
}

// answers are of one sheet; one in five sheets has many gaps.
func answers(rng *rand.Rand) string {
	gaps := 10
	if rng.IntN(5) == 0 {
		gaps = 2
	}
	out := make([]byte, len(tinyQuestions))
	for i := range out {
		switch {
		case rng.IntN(gaps) == 0:
			out[i] = "?x."[rng.IntN(3)]
		case i < 4:
			out[i] = "012345"[rng.IntN(6)]
		default:
			out[i] = "12345"[rng.IntN(5)]
		}
	}
	return string(out)
}

// waves calls a test with so many invented waves.
func waves(n int, test func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team)) {
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 7))
		sheets, teams := invented(rng)
		test(rng, sheets, teams)
	}
}

// Neither the order of sheets, nor that of the responses on one, nor the
// number of processors moves a bit.
func TestOrderDoesNotMatter(t *testing.T) {
	waves(20, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		want := scored(t, sheets, teams...)
		mixed := slices.Clone(sheets)
		for i := range mixed {
			mixed[i].Responses = slices.Clone(mixed[i].Responses)
			rng.Shuffle(len(mixed[i].Responses), func(a, b int) {
				r := mixed[i].Responses
				r[a], r[b] = r[b], r[a]
			})
		}
		rng.Shuffle(len(mixed), func(a, b int) { mixed[a], mixed[b] = mixed[b], mixed[a] })
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1 + rng.IntN(4)))
		if diff := cmp.Diff(want, scored(t, mixed, teams...), cmpopts.IgnoreUnexported(score.Practice{})); diff != "" {
			t.Errorf("another order gave another result (-as it was +mixed):\n%s", diff)
		}
	})
}

// What is said of one team does not depend on the others.
func TestTeamsDoNotMoveEachOther(t *testing.T) {
	waves(20, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		alone := scored(t, sheets, teams[len(teams)-1])
		all := scored(t, sheets, teams...)
		if diff := cmp.Diff(alone.Teams[0], all.Teams[len(all.Teams)-1], cmpopts.IgnoreUnexported(score.Practice{})); diff != "" {
			t.Errorf("other teams moved a team (-alone +among others):\n%s", diff)
		}
	})
}

// Where everybody answered everything, nothing is left to sampling.
func TestEverybodyAnswered(t *testing.T) {
	var sheets []survey.Sheet
	var teams []score.Team
	for i, rows := range [][]string{{"01235124", "22454213", "45353342"}, {"55545151", "01555241"}, {"33333333"}} {
		id := fmt.Sprintf("team-%d", i)
		teams = append(teams, score.Team{ID: id, People: len(rows)})
		for j, answers := range rows {
			sheets = append(sheets, sheet(id, fmt.Sprint(j), answers))
		}
	}
	w := scored(t, sheets, teams...)
	for _, p := range []score.Practice{practice(t, w, ""), practice(t, w, "team-0"), practice(t, w, "team-1")} {
		estimates := []score.Estimate{p.Alignment, p.Dismantling, p.Reinvention, p.Deconstruction, p.Gap, p.OwnKnowledge}
		for _, f := range p.Facets {
			estimates = append(estimates, f.Estimate)
		}
		for _, n := range p.Norms {
			estimates = append(estimates, n.Value)
		}
		for i, e := range estimates {
			want := score.Estimate{Value: e.Value, Lo: e.Value, Hi: e.Value, Interval: true, N: p.Counting}
			same(t, fmt.Sprintf("estimate %d", i), e, want)
		}
		if p.Verdict.Certainty != 1 {
			t.Errorf("certainty is %v, want 1", p.Verdict.Certainty)
		}
	}
}

// Figures keep to their scales, intervals and bounds have two ends in order,
// and bounds hold the figure.
func TestFiguresKeepToTheirScales(t *testing.T) {
	waves(200, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		w := scored(t, sheets, teams...)
		practices := []score.Practice{{}} // if the organisation has none
		copy(practices, w.Practices)
		for _, team := range w.Teams {
			practices = append(practices, team.Practices...)
		}
		for i, p := range practices {
			within(t, p.Alignment, p.Bounds.Alignment, 0)
			within(t, p.Dismantling, p.Bounds.Dismantling, 0)
			within(t, p.Reinvention, p.Bounds.Reinvention, 0)
			within(t, p.OwnKnowledge, p.Bounds.OwnKnowledge, 0)
			within(t, p.Deconstruction, p.Bounds.Deconstruction, 0)
			within(t, p.Gap, p.Bounds.Gap, -100)
			d, team := p.Deconstruction, i > 0 // of the organisation, teams without an R are in X and not in D
			if team && d.Known() && d.Value > (p.Dismantling.Value+p.Reinvention.Value)/2+1e-9 {
				t.Errorf("D %v is above the mean of X %v and R %v", d.Value, p.Dismantling.Value, p.Reinvention.Value)
			}
			if team && (d.N != min(p.Dismantling.N, p.Reinvention.N) || p.Gap.N != min(p.Alignment.N, d.N)) {
				t.Errorf("D of %d people and G of %d, X of %d and R of %d", d.N, p.Gap.N, p.Dismantling.N, p.Reinvention.N)
			}
			for _, f := range p.Facets {
				within(t, f.Estimate, score.Range{Lo: 0, Hi: 100}, 0)
			}
			for _, n := range p.Norms {
				within(t, n.Value, score.Range{Lo: 0, Hi: 100}, 0)
				whole := 0.0
				for _, s := range n.Shares {
					whole += s
				}
				if n.Value.Known() && (whole < 1-1e-9 || whole > 1+1e-9 || n.Hold < 0 || n.Hold > 100) {
					t.Errorf("%s holds %v, and its shares add up to %v", n.Key, n.Hold, whole)
				}
			}
		}
	})
}

func within(t *testing.T, e score.Estimate, b score.Range, least float64) {
	t.Helper()
	const noise = 1e-9
	switch {
	case !e.Known():
		if e.Value != 0 || e.Interval {
			t.Errorf("without a value, but %+v", e)
		}
	case e.Value < b.Lo-noise || e.Value > b.Hi+noise || b.Lo < least || b.Hi > 100:
		t.Errorf("%v is not within its bounds %v, or they leave %v to 100", e.Value, b, least)
	case e.Interval && (e.Lo > e.Hi || e.Lo < least || e.Hi > 100):
		t.Errorf("interval %v to %v is out of order or off the scale", e.Lo, e.Hi)
	}
}

// An independent reading of the definitions, straight from the answers:
// shares of what a sheet says are taken question by question, and nothing is
// shared with the code but the worth of the rungs.
func TestScoresByAnIndependentReading(t *testing.T) {
	waves(300, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		got := scored(t, sheets, teams...)
		var sums, weights [3]float64
		for _, team := range teams {
			means, weight := naiveTeam(sheets, team)
			for i, mean := range means {
				if mean >= 0 {
					sums[i] += weight * mean
					weights[i] += weight
				}
			}
			compare(t, team.ID, practice(t, got, team.ID), means)
		}
		if len(got.Practices) == 0 {
			return
		}
		for i := range sums {
			if sums[i] /= weights[i]; weights[i] == 0 {
				sums[i] = -1
			}
		}
		compare(t, "organisation", got.Practices[0], sums)
	})
}

func compare(t *testing.T, who string, p score.Practice, want [3]float64) {
	t.Helper()
	for i, e := range []score.Estimate{p.Alignment, p.Dismantling, p.Reinvention} {
		switch diff := e.Value - want[i]; {
		case e.Known() != (want[i] >= 0):
			t.Errorf("%s, score %d: known is %v, want %v", who, i, e.Known(), want[i])
		case e.Known() && (diff > 1e-9 || diff < -1e-9):
			t.Errorf("%s, score %d: %v, want %v", who, i, e.Value, want[i])
		}
	}
}

// naiveTeam is A, X and R of a team, −1 where there is none, and its weight.
func naiveTeam(sheets []survey.Sheet, team score.Team) (means [3]float64, weight float64) {
	var sums, n [3]float64
	counting, people := 0.0, team.People
	for _, s := range sheets {
		if s.Team != team.ID {
			continue
		}
		answers, inapplicable := map[string]int8{}, map[string]bool{}
		for _, r := range s.Responses {
			switch r.Kind {
			case survey.Given:
				answers[r.Question] = r.Value
			case survey.NotApplicable:
				inapplicable[r.Question] = true
			}
		}
		if 5*len(answers) < 3*(8-len(inapplicable)) || len(answers) == 0 {
			continue
		}
		if s.Mode == survey.Consensus && people == 0 {
			people = s.People
		}
		counting++
		for i, v := range naiveScores(answers, inapplicable) {
			if v >= 0 {
				sums[i] += v
				n[i]++
			}
		}
	}
	for i := range means {
		if means[i] = sums[i] / n[i]; n[i] == 0 {
			means[i] = -1
		}
	}
	if people > 0 {
		return means, float64(people)
	}
	return means, counting
}

func naiveScores(answers map[string]int8, inapplicable map[string]bool) [3]float64 {
	worth := [3][6]float64{{0, 25, 100, 100, 100, 100}, {0, 10, 20, 40, 100, 100}, {0, 0, 0, 10, 10, 100}}
	var ladder [3]float64
	norms := 0.0
	for _, q := range tinyQuestions[:4] {
		if rung, ok := answers[q]; ok {
			norms++
			for i := range ladder {
				ladder[i] += worth[i][rung]
			}
		}
	}
	half := func(sum float64, items [2]string, reversed string) float64 {
		values, answered, asked := 0.0, 0.0, 0.0
		for _, q := range items {
			if !inapplicable[q] {
				asked++
			}
			if a, ok := answers[q]; ok {
				v := 25 * float64(a-1)
				if q == reversed {
					v = 100 - v
				}
				values += v
				answered++
			}
		}
		if norms == 0 || asked == 0 || answered < asked/2 {
			return -1
		}
		return sum/norms/2 + values/answered/2
	}
	x := -1.0
	if norms > 0 {
		x = ladder[1] / norms
	}
	return [3]float64{half(ladder[0], [2]string{"p/flow", "p/automation"}, "p/automation"), x,
		half(ladder[2], [2]string{"p/own-knowledge", "p/trust"}, "p/trust")}
}
