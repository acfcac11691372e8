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

// in puts sheets into a wave.
func in(wave string, sheets ...survey.Sheet) []survey.Sheet {
	out := slices.Clone(sheets)
	for i := range out {
		out[i].Wave = wave
	}
	return out
}

// trends scores waves in the order of their names.
func trends(t testing.TB, order []string, teams []score.Team, waves ...[]survey.Sheet) []score.Trend {
	t.Helper()
	set := settings("p")
	set.Teams, set.Waves, set.Replicates = teams, order, 100
	return score.Score(tiny(t), survey.Answers{Sheets: slices.Concat(waves...)}, set).Trends
}

// Everybody in alpha answers in both waves, so that intervals have no width:
// from 0000 and the middle of all items, A 0/2 + 50/2 = 25, X 0, R 25, D 0, to
// 2222, A 50 + 25 = 75, X 20, R 25, D √(20 · 25) = √500. One of the two is
// another. Beta goes from 2222 together to 0000 together; gamma answers
// together at last, and delta only once. So of all, by weight (alpha and beta
// 2 and 3, gamma 1 of n), with gamma at 0000 in both waves, and delta, which
// is not known before:
//
//	before   A (2 · 25 + 3 · 75 + 25)/6 = 50, X 3 · 20/6 = 10, R 25, D 3 √500/6
//	after    A (2 · 75 + 3 · 25 + 25 + 75)/7 = 325/7, X 60/7, R 25, D 3 √500/7
func TestTrends(t *testing.T) {
	const stood, relaxed = "00003333", "22223333"
	teams := []score.Team{{ID: "alpha", People: 2}, {ID: "beta", People: 3}, {ID: "gamma", People: 1}, {ID: "delta", People: 1}}
	before := in("w1", sheet("alpha", "a1", stood), sheet("alpha", "a2", stood), consensus("beta", 3, relaxed), sheet("gamma", "c1", stood))
	after := in("w2", sheet("alpha", "a3", relaxed), sheet("alpha", "a2", relaxed), consensus("beta", 3, stood), consensus("gamma", 1, stood), sheet("delta", "d1", relaxed))
	root := math.Sqrt(500)

	exact := func(v float64) score.Estimate { return score.Estimate{Value: v, Lo: v, Hi: v, Interval: true, N: 2} }
	joint := func(v float64) score.Estimate { return score.Estimate{Value: v} }
	of := func(team string, mode survey.Mode, figure func(float64) score.Estimate, sign float64) score.Trend {
		trend := score.Trend{From: "w1", To: "w2", Team: team, Practice: "p", Mode: mode, Scores: score.Scores{Alignment: figure(sign * 50),
			Dismantling: figure(sign * 20), Reinvention: figure(0), Deconstruction: figure(sign * root), Gap: figure(sign * (50 - root))}}
		for _, key := range tinyQuestions[:4] {
			trend.Norms = append(trend.Norms, score.NormTrend{Key: key, Value: figure(sign * 20)})
		}
		return trend
	}
	alpha := of("alpha", survey.Individual, exact, 1)
	alpha.Stayed, alpha.Joined, alpha.Left = 1, 1, 1

	got := trends(t, []string{"w1", "w2"}, teams, after, before)
	same(t, "teams", got[1:], []score.Trend{alpha, of("beta", survey.Consensus, joint, -1)})
	all := got[0]
	same(t, "who", []int{all.Stayed, all.Joined, all.Left}, []int{1, 2, 2}) // a3 and d1, a1 and c1
	values := []float64{all.Alignment.Value, all.Dismantling.Value, all.Reinvention.Value, all.Deconstruction.Value, all.Norms[0].Value.Value}
	same(t, "of all", values, []float64{325./7 - 50, 60./7 - 10, 0, 3*root/7 - 3*root/6, 60./7 - 10})
	same(t, "people", []int{all.Alignment.N, all.Norms[3].Value.N}, []int{3, 3})
}

// Each wave is compared with the one before it, in the order of the settings,
// whatever their names are; a team that left one out is not compared across.
func TestTrendsOverManyWaves(t *testing.T) {
	both := func(wave string) []survey.Sheet {
		return in(wave, sheet("a", "1", "00003333"), sheet("b", "1", "00003333"))
	}
	var got []string
	for _, trend := range trends(t, []string{"z", "y", "x"}, []score.Team{{ID: "b"}, {ID: "a"}}, both("x"), both("z"), in("y", sheet("a", "1", "00003333"))) {
		got = append(got, trend.From+trend.To+trend.Team)
	}
	same(t, "trends", got, []string{"zy", "zya", "yx", "yxa"})
	same(t, "of one wave", len(trends(t, []string{"z"}, []score.Team{{ID: "a"}}, both("z"))), 0)
}

// What only one of the waves can tell is not compared: a form with the ladder
// alone measures alignment and reinvention otherwise than a longer one.
func TestTrendsCompareLikeWithLike(t *testing.T) {
	ladder := sheet("a", "1", "0000")
	ladder.Length = model.LengthNorms
	teams := []score.Team{{ID: "a", People: 1}}
	joint := func(v float64) score.Estimate { return score.Estimate{Value: v, N: 1} }
	none := func(r score.Reason) score.Estimate { return score.Estimate{N: 1, Reason: r} }
	nobody := score.Estimate{Reason: score.TooFewFacets}
	for _, c := range []struct {
		name          string
		before, after survey.Sheet
		want          score.Scores
	}{
		{"ladder only, before", ladder, sheet("a", "1", "22223333"), score.Scores{Alignment: none(score.NotAsked), Dismantling: joint(20),
			Reinvention: none(score.NotAsked), Deconstruction: none(score.NotAsked), Gap: none(score.NotAsked)}},
		{"no reinvention, after", sheet("a", "1", "22223333"), sheet("a", "1", "000033??"), score.Scores{Alignment: joint(-50), Dismantling: joint(-20),
			Reinvention: nobody, Deconstruction: nobody, Gap: nobody}},
	} {
		same(t, c.name, trends(t, []string{"w1", "w2"}, teams, in("w1", c.before), in("w2", c.after))[1].Scores, c.want)
	}
}

// The waves the other way round give the trends the other way round. The
// interval of a norm, which is in closed form, holds its difference; that of a
// score is of the percentiles of replicates, and need not: those of skew
// answers lie to one side, and none leaves the scale.
func TestTrendsMirror(t *testing.T) {
	intervals := 0
	waves(60, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		later, others := invented(rng)
		if len(others) > len(teams) {
			teams = others
		}
		forth := trends(t, []string{"w1", "w2"}, teams, in("w1", sheets...), in("w2", later...))
		back := trends(t, []string{"w2", "w1"}, teams, in("w1", sheets...), in("w2", later...))
		for i := range back {
			back[i] = mirrored(back[i])
		}
		same(t, "mirrored", back, forth)
		for _, trend := range forth {
			for _, n := range trend.Norms {
				e := n.Value
				if !e.Interval {
					continue
				}
				intervals++
				if e.Lo > e.Value || e.Hi < e.Value {
					t.Errorf("%s of %q: %v is not within %v to %v", n.Key, trend.Team, e.Value, e.Lo, e.Hi)
				}
			}
		}
	})
	if intervals < 400 {
		t.Errorf("only %d intervals were compared", intervals)
	}
}

// estimates are all figures of a trend.
func estimates(trend *score.Trend) []*score.Estimate {
	out := []*score.Estimate{&trend.Alignment, &trend.Dismantling, &trend.Reinvention, &trend.Deconstruction, &trend.Gap}
	for i := range trend.Norms {
		out = append(out, &trend.Norms[i].Value)
	}
	return out
}

func mirrored(trend score.Trend) score.Trend {
	trend.From, trend.To, trend.Joined, trend.Left = trend.To, trend.From, trend.Left, trend.Joined
	for _, e := range estimates(&trend) {
		e.Value, e.Lo, e.Hi = -e.Value, -e.Hi, -e.Lo
	}
	return trend
}

// The order of sheets moves no bit of a trend.
func TestTrendsInAnyOrder(t *testing.T) {
	waves(10, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		all := slices.Concat(in("w1", sheets...), in("w2", sheets...))
		want := fmt.Sprint(trends(t, []string{"w1", "w2"}, teams, all))
		rng.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
		if got := fmt.Sprint(trends(t, []string{"w1", "w2"}, teams, all)); got != want {
			t.Error("another order gave other trends")
		}
	})
}
