package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// moved scores two waves on the tiny model, and gives all trends.
func moved(t testing.TB, stable bool, teams []score.Team, before, after []survey.Sheet, change ...func(*score.Settings)) []score.Trend {
	t.Helper()
	set := settings("p")
	set.Teams, set.Waves, set.StableIDs = teams, []string{"w1", "w2"}, stable
	for _, f := range change {
		f(&set)
	}
	return score.Score(tiny(t), survey.Answers{Sheets: slices.Concat(in("w1", before...), in("w2", after...))}, set).Trends
}

// ranges are the intervals of dismantling, the organisation's first.
func ranges(trends []score.Trend) []score.Estimate {
	var out []score.Estimate
	for _, trend := range trends {
		out = append(out, trend.Dismantling)
	}
	return out
}

// people are a team's sheets, of respondents a, b, c and so on, by their rungs;
// all tick the middle of all items.
func people(team string, answers ...string) []survey.Sheet {
	var out []survey.Sheet
	for i, a := range answers {
		out = append(out, sheet(team, string(rune('a'+i)), a+"3333"))
	}
	return out
}

// All move up by ten points, from rung 0 (worth 0) or 1 (10) to the next: where
// they are known to be the same people, nothing is left to chance; else each
// each wave is a sample of its own. Its mean has the variance s²/n, (4 · 25/3)/4
// = 25/3, the difference 50/3, and 1.96 standard errors either way are 8.0. The
// draws are so few that the ends lie on a coarse grid: each of seven adds or
// takes √(8/7) · 5/√12, so that two sums are 3.09 points apart.
func TestEverybodyMovesAlike(t *testing.T) {
	teams := []score.Team{{ID: "t"}}
	before, after := people("t", "0000", "1111", "0000", "1111"), people("t", "1111", "2222", "1111", "2222")
	same(t, "the same people", ranges(moved(t, true, teams, before, after)), slices.Repeat([]score.Estimate{{Value: 10, Lo: 10, Hi: 10, Interval: true, N: 4}}, 2))
	for _, e := range ranges(moved(t, false, teams, before, after)) {
		if math.Abs(e.Hi-18) > 3.09 || math.Abs(e.Lo-2) > 3.09 || e.Value != 10 {
			t.Errorf("different people: %+v, want 10 from about 2 to 18", e)
		}
	}
}

// Whose answers stay as they are do not move, with no length of any interval,
// whatever they answered and however the teams are made up; with the same ids
// taken for other people's, no interval is shorter.
func TestNobodyMoves(t *testing.T) {
	longer := 0
	waves(40, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		stay, other := moved(t, true, teams, sheets, sheets), moved(t, false, teams, sheets, sheets)
		for i := range stay {
			for k, e := range five(stay[i].Scores) {
				if e.Value != 0 || math.Abs(e.Lo) > 1e-9 || math.Abs(e.Hi) > 1e-9 {
					t.Errorf("%q, figure %d: nobody moves, but %+v", stay[i].Team, k, e)
				}
				o := five(other[i].Scores)[k]
				if o.Interval != e.Interval || o.Hi < o.Lo || o.Value != e.Value {
					t.Errorf("%q, figure %d: %+v, taken for others %+v", stay[i].Team, k, e, o)
				}
				if o.Hi-o.Lo > 1 {
					longer++
				}
			}
		}
	})
	if longer < 200 {
		t.Errorf("only %d intervals have a length", longer)
	}
}

// If nobody is in both waves, it does not matter whether ids are stable, to
// the last bit.
func TestNobodyStays(t *testing.T) {
	waves(20, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		others := slices.Clone(sheets)
		for i := range others {
			if others[i].Mode == survey.Individual {
				others[i].Respondent = "new-" + others[i].Respondent
			}
		}
		rng.Shuffle(len(others), func(a, b int) {
			others[a].Responses, others[b].Responses = others[b].Responses, others[a].Responses
		})
		if diff := cmp.Diff(moved(t, false, teams, sheets, others), moved(t, true, teams, sheets, others)); diff != "" {
			t.Errorf("ids that match nobody's moved a trend (-not stable +stable):\n%s", diff)
		}
	})
}

// Without a team or a practice that answered in both waves there is no trend of
// it; the organisation has one of what it was asked both times.
func TestNoOverlap(t *testing.T) {
	teams := []score.Team{{ID: "t"}, {ID: "u"}}
	got := moved(t, true, teams, people("t", "0000", "1111"), people("u", "2222", "2222"))
	if len(got) != 1 || got[0].Team != "" || got[0].Dismantling.Value != 15 || got[0].Stayed != 0 || got[0].Joined != 2 || got[0].Left != 2 {
		t.Errorf("no team answered twice: %+v", got)
	}
	set := settings("p", "q")
	set.Teams, set.Waves = teams, []string{"w1", "w2"}
	of := func(wave, practice string) []survey.Sheet {
		return in(wave, filled("t", "a", practice+":0123444444444444"), filled("t", "b", practice+":0123222222222222"))
	}
	if got := score.Score(wide(t), survey.Answers{Sheets: slices.Concat(of("w1", "p"), of("w2", "q"))}, set).Trends; got != nil {
		t.Errorf("no practice was asked twice: %+v", got)
	}
	if got := score.Score(wide(t), survey.Answers{Sheets: of("w2", "q")}, set).Trends; got != nil {
		t.Errorf("nobody answered in the first wave: %+v", got)
	}
}

// Teams of one respondent are one stratum, of which two of three are drawn,
// the same in both waves: X 20, 0 and 10, then 20, 10 and 50, are differences of
// 0, 10 and 40, of which two have the mean
//
//	0 (one in nine), 5 (two), 10 (one), 20 (two), 25 (two), 40 (one)
//
// so that 60 % lie between 5 and 25, whether the one of a team is the same
// person or not: what is drawn are teams. A third team of two in the second
// wave leaves two single ones there, which are not the same stratum.
func TestTeamsOfOneMove(t *testing.T) {
	teams := []score.Team{{ID: "t"}, {ID: "u"}, {ID: "v"}}
	before := slices.Concat(people("t", "2222"), people("u", "0000"), people("v", "1111"))
	after := slices.Concat(people("t", "2222"), people("u", "1111"), people("v", "4400"))
	confidence := func(set *score.Settings) { set.Confidence = 0.6 }
	for _, stable := range []bool{true, false} {
		got := moved(t, stable, teams, before, after, confidence)
		same(t, fmt.Sprint("teams of one, ids stable: ", stable), ranges(got), []score.Estimate{{Value: 50. / 3, Lo: 5, Hi: 25, Interval: true, N: 3},
			{Value: 0, N: 1}, {Value: 10, N: 1}, {Value: 40, N: 1}})
	}
	// t and u: 20 and 0, or 20 and 10 in the second wave; one of two is drawn,
	// and v's two people are 50 both. Of the first wave, two of three.
	other := moved(t, true, teams, before, append(after, sheet("v", "b", "44003333")), confidence)[0].Dismantling
	if other.Value != (20+10+2*50)/4.-10 || !other.Interval || other.Lo >= other.Value || other.Hi <= other.Value {
		t.Errorf("with another one in v: %+v", other)
	}
}

// The only team with one answer borrows the spread of the others, of which
// each answer is as far as √2 · 10 from the mean: X 0 and 20 of two people, who
// are all of their team, so that its mean is not left to chance. The single one
// weighs a third. Where it is another person in the second wave, or another
// answers in the other team, both waves borrow for themselves, and the
// difference is −2, 0 or 2 times √2 · 10/3, with 1, 2 and 1 in four.
func TestTheOnlyTeamOfOneMoves(t *testing.T) {
	teams := []score.Team{{ID: "t", People: 2}, {ID: "u"}}
	before := slices.Concat(people("t", "0000", "2222"), people("u", "3333"))
	newOne := append(people("t", "0000", "2222"), sheet("u", "new", "33333333"))
	newOther := append(people("u", "3333"), sheet("t", "a", "00003333"), sheet("t", "new", "22223333"))
	far := 20 * math.Sqrt2 / 3
	for _, c := range []struct {
		name   string
		stable bool
		after  []survey.Sheet
		far    float64
	}{
		{"the same people", true, before, 0},
		{"nobody knows", false, before, far},
		{"another one", true, newOne, far},
		{"another one to borrow from", true, newOther, far},
	} {
		got := moved(t, c.stable, teams, before, c.after)[0].Dismantling
		same(t, c.name, got, score.Estimate{Lo: -c.far, Hi: c.far, Interval: true, N: 3})
	}
}

// A team that answers together in one of the waves has no trend, and enters
// the organisation's: X 0 and 20 of two people, one of whom is drawn, then 20
// together. The other team stays at 40 in both. The organisation weighs either
// by two people, and goes from 25 to 30, by 0 to 10.
func TestTogetherOnce(t *testing.T) {
	teams := []score.Team{{ID: "t"}, {ID: "u", People: 2}}
	alone := slices.Concat(people("t", "0000", "2222"), people("u", "3333", "3333"))
	joint := append(people("u", "3333", "3333"), consensus("t", 2, "22223333"))
	for _, stable := range []bool{true, false} {
		same(t, "to together", ranges(moved(t, stable, teams, alone, joint)), []score.Estimate{
			{Value: 5, Lo: 0, Hi: 10, Interval: true, N: 2}, {Value: 0, Lo: 0, Hi: 0, Interval: true, N: 2}})
		same(t, "from together", ranges(moved(t, stable, teams, joint, alone)), []score.Estimate{
			{Value: -5, Lo: -10, Hi: 0, Interval: true, N: 2}, {Value: 0, Lo: 0, Hi: 0, Interval: true, N: 2}})
	}
}

// The organisation moves from what one wave says of it to what the next says,
// and so does a team: weights are those of each wave.
func TestTrendsAreDifferencesOfWaves(t *testing.T) {
	waves(40, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		later, others := invented(rng)
		if len(others) > len(teams) {
			teams = others
		}
		set := settings("p")
		set.Teams, set.Waves, set.StableIDs, set.Replicates = teams, []string{"w1", "w2"}, true, 100
		all := score.Score(tiny(t), survey.Answers{Sheets: slices.Concat(in("w1", sheets...), in("w2", later...))}, set)
		for _, trend := range all.Trends {
			a, b := practice(t, all.Waves[0], trend.Team), practice(t, all.Waves[1], trend.Team)
			was, is := five(a.Scores), five(b.Scores)
			for k, e := range five(trend.Scores) {
				if e.Known() != (was[k].Known() && is[k].Known()) || e.Known() && math.Abs(e.Value-(is[k].Value-was[k].Value)) > 1e-9 {
					t.Errorf("%q, figure %d: from %+v to %+v by %+v", trend.Team, k, was[k], is[k], e)
				}
				if e.Known() && e.Interval != (was[k].Interval && is[k].Interval) {
					t.Errorf("%q, figure %d: an interval of %+v from %+v and %+v", trend.Team, k, e, was[k], is[k])
				}
				if e.N != min(was[k].N, is[k].N) {
					t.Errorf("%q, figure %d: %d people of %d and %d", trend.Team, k, e.N, was[k].N, is[k].N)
				}
			}
		}
	})
}

// Other teams do not move a team's trend, nor an earlier wave that between the
// last two.
func TestTrendsStandAlone(t *testing.T) {
	waves(10, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		later := slices.Clone(sheets)
		rng.Shuffle(len(later), func(a, b int) {
			later[a].Responses, later[b].Responses = later[b].Responses, later[a].Responses
		})
		all := moved(t, true, teams, sheets, later)
		last := teams[len(teams)-1]
		alone := moved(t, true, []score.Team{last}, sheets, later)
		if diff := cmp.Diff(alone[1:], all[len(all)-len(alone[1:]):], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("other teams moved a team's trend (-alone +among others):\n%s", diff)
		}
		set := settings("p")
		set.Teams, set.Waves, set.StableIDs = teams, []string{"w0", "w1", "w2"}, true
		three := score.Score(tiny(t), survey.Answers{Sheets: slices.Concat(in("w0", later...), in("w1", sheets...), in("w2", later...))}, set).Trends
		if diff := cmp.Diff(all, three[len(three)-len(all):]); diff != "" {
			t.Errorf("an earlier wave moved the trend (-without +with):\n%s", diff)
		}
	})
}

// Of a team with fewer people than an interval takes, a trend has none either,
// in whichever wave they are too few; the organisation's stays as it is.
func TestTrendsOfTooFew(t *testing.T) {
	teams := []score.Team{{ID: "t"}, {ID: "u"}}
	three := slices.Concat(people("t", "0000", "2222", "3333"), people("u", "0000", "1111", "3333"))
	two := slices.Concat(people("t", "0000", "2222"), people("u", "0000", "1111", "3333"))
	for name, c := range map[string][2][]survey.Sheet{"after": {three, two}, "before": {two, three}} {
		told := moved(t, true, teams, c[0], c[1])
		for _, least := range []int{3, 4} {
			got := moved(t, true, teams, c[0], c[1], func(set *score.Settings) { set.Interval = least })
			if diff := cmp.Diff(told[0], got[0]); diff != "" {
				t.Errorf("%s: the organisation's trend hangs on what is told of a team:\n%s", name, diff)
			}
			for i, want := range []bool{false, least == 3} {
				for k, e := range five(got[1+i].Scores) {
					w := five(told[1+i].Scores)[k]
					if !want {
						w.Lo, w.Hi, w.Interval, w.Method = 0, 0, false, ""
					}
					same(t, fmt.Sprint(name, ", ", got[1+i].Team, ", figure ", k), e, w)
				}
			}
		}
	}
}

// Sheets of the ladder alone in one of the waves have no trend of alignment
// and reinvention in the organisation either, however many there are.
func TestTrendOfSomeLadders(t *testing.T) {
	ladder := sheet("t", "a", "0000")
	ladder.Length = model.LengthNorms
	teams := []score.Team{{ID: "t"}, {ID: "u"}}
	before := append(people("u", "0000", "1111"), ladder)
	after := append(people("u", "0000", "1111"), people("t", "0000")...)
	got := moved(t, true, teams, before, after)[0]
	var reasons []score.Reason
	for _, e := range five(got.Scores) {
		reasons = append(reasons, e.Reason)
	}
	same(t, "reasons", reasons, []score.Reason{score.NotAsked, "", score.NotAsked, score.NotAsked, score.NotAsked})
}
