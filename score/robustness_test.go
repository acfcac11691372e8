package score_test

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// Where every answer is at an end of its scale, no choice changes the verdict.
func TestRobustAtTheEnds(t *testing.T) {
	for _, c := range []struct {
		answers, verdict string
		byTeams          float64
	}{
		{"55555151", score.Renaissance, 1}, {"00001515", score.Entrenched, 0},
	} {
		want := &score.Robustness{Scorings: 1000, Kept: 1, Verdicts: []score.Tally{{Verdict: c.verdict, Share: 1}}}
		w := scored(t, team(3, c.answers), score.Team{ID: "a"})
		same(t, c.verdict+" of the team", practice(t, w, "a").Robustness, want)
		want.Rank, want.RankLo, want.RankHi, want.RankMin, want.RankMax = 1, 1, 1, 1, 1
		want.ByTeams = c.byTeams
		want.Choices = []score.Choice{{Key: score.ChoiceValues, Kept: 1}, {Key: score.ChoiceFacets, Kept: 1}, {Key: score.ChoiceLadder, Kept: 1}, {Key: score.ChoiceThresholds, Kept: 1}}
		same(t, c.verdict+" of the organisation", practice(t, w, "").Robustness, want)
	}
}

// Own knowledge is 50, and all else far from its line: with norms at the
// highest rung, which is worth 0.85 at least, and a flat 50 to 100 for the
// facets of R, A, X and R are at least 60.5 = 0.3 · 85 + 0.7 · 50. So only the
// threshold of own knowledge matters, and half of the draws are above 50. The
// same draws serve the choice alone and all choices together.
func TestOnlyOneThresholdMatters(t *testing.T) {
	r := practice(t, scored(t, team(3, "55555131"), score.Team{ID: "a"}), "").Robustness
	kept := r.Kept
	if off := 4 * math.Sqrt(0.25/1000); math.Abs(kept-0.5) > off {
		t.Errorf("kept by %v of the scorings, want 0.5 ± %v", kept, off)
	}
	want := []score.Choice{{Key: score.ChoiceThresholds, Kept: kept}, {Key: score.ChoiceValues, Kept: 1}, {Key: score.ChoiceFacets, Kept: 1}, {Key: score.ChoiceLadder, Kept: 1}}
	same(t, "choices", r.Choices, want)
	tallies := []score.Tally{{Verdict: score.Aligned, Share: 1 - kept}, {Verdict: score.Renaissance, Share: kept}}
	if kept > 0.5 {
		slices.Reverse(tallies)
	}
	same(t, "verdicts", r.Verdicts, tallies)
}

// Each choice alone, where its chance is plain. A is at its threshold of 50, so
// half of the thresholds from 40 to 60 are reached.
//
// In the first case X, R and own knowledge are 100 and A is the ladder's part of
// a relief of 100: half of the parts from 0.3 to 0.7 are enough. The highest
// rung is worth 1 by two of three families, and by the third unless all four
// rungs that are worth 1 lose: 1 − 1/3 · (1/2)⁴.
//
// In the second, own knowledge is 0 and A is 25 from the ladder and half of what
// flow weighs: half of the weights are enough.
//
// In the third, the verdict is not deconstructive, since own knowledge is 50, 50
// and 25: of its thresholds 1.67 in 20 are reached, and all else always is.
func TestChoicesAlone(t *testing.T) {
	for _, c := range []struct {
		answers []string
		verdict string
		want    map[string]float64
	}{
		{[]string{"55551551"}, score.Renaissance, map[string]float64{score.ChoiceValues: 1 - 1./48, score.ChoiceFacets: 1, score.ChoiceLadder: 0.5, score.ChoiceThresholds: 0.5}},
		{[]string{"55005515"}, score.Aligned, map[string]float64{score.ChoiceFacets: 0.5, score.ChoiceLadder: 1, score.ChoiceThresholds: 0.5}},
		{[]string{"55555131", "55555131", "55555121"}, score.Aligned, map[string]float64{score.ChoiceValues: 1, score.ChoiceFacets: 1, score.ChoiceLadder: 1, score.ChoiceThresholds: 1 - 1./12}},
	} {
		var sheets []survey.Sheet
		for i, answers := range c.answers {
			sheets = append(sheets, sheet("a", string(rune('0'+i)), answers))
		}
		p := practice(t, scored(t, sheets, score.Team{ID: "a"}), "")
		if p.Verdict.Name != c.verdict || len(p.Robustness.Choices) != 4 {
			t.Fatalf("%s: %s, %+v", c.answers, p.Verdict.Name, p.Robustness)
		}
		for _, choice := range p.Robustness.Choices {
			want, told := c.want[choice.Key]
			if off := 4 * math.Sqrt(want*(1-want)/1000); told && math.Abs(choice.Kept-want) > off {
				t.Errorf("%s: %s alone keeps %v, want %v ± %v", c.answers, choice.Key, choice.Kept, want, off)
			}
		}
	}
}

// The draws lie within ten points of what is set. A is 50 + (50 + 75)/4 =
// 81.25, all else 100: of thresholds from 65 to 85, 16.25 of 20 are reached.
func TestThresholdsMoveAboutTheSettings(t *testing.T) {
	for _, c := range []struct{ alignment, want float64 }{{50, 1}, {75, 0.8125}, {95, 1}} {
		set := settings("p")
		set.Alignment, set.Teams = c.alignment, []score.Team{{ID: "a"}}
		r := score.Score(tiny(t), survey.Answers{Sheets: team(3, "55553251")}, set).Waves[0].Practices[0].Robustness
		at := slices.IndexFunc(r.Choices, func(c score.Choice) bool { return c.Key == score.ChoiceThresholds })
		if got, off := r.Choices[at].Kept, 4*math.Sqrt(c.want*(1-c.want)/1000); math.Abs(got-c.want) > off {
			t.Errorf("threshold %v: kept by %v of the draws, want %v ± %v", c.alignment, got, c.want, off)
		}
	}
}

// Whatever is answered: tallies add up to 1, that of the verdict is what is
// kept, and ranks and choices belong to the organisation alone. An organisation
// of one team is as certain as the team.
func TestLawsOfRobustness(t *testing.T) {
	waves(60, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		w := scored(t, sheets, teams...)
		for _, p := range w.Practices {
			lawful(t, p)
			if r := p.Robustness; r != nil && (r.Rank != 1 || r.RankMax != 1 || len(r.Choices) != 4) {
				t.Errorf("the only practice has %+v", r)
			}
			if len(w.Teams) == 1 && p.Robustness != nil {
				same(t, "the only team", p.Robustness.Verdicts, w.Teams[0].Practices[0].Robustness.Verdicts)
			}
		}
		for _, result := range w.Teams {
			for _, p := range result.Practices {
				lawful(t, p)
				if r := p.Robustness; r != nil && (r.Rank != 0 || r.RankMax != 0 || r.Choices != nil) {
					t.Errorf("a team's practice has %+v", r)
				}
			}
		}
	})
}

func lawful(t *testing.T, p score.Practice) {
	t.Helper()
	if (p.Robustness == nil) != (p.Verdict.Name == "") {
		t.Fatalf("verdict %q, but %+v", p.Verdict.Name, p.Robustness)
	}
	if p.Robustness == nil {
		return
	}
	sum, kept := 0.0, 0.0
	for _, v := range p.Robustness.Verdicts {
		sum += v.Share
		if v.Verdict == p.Verdict.Name {
			kept = v.Share
		}
	}
	if math.Abs(sum-1) > 1e-9 || kept != p.Robustness.Kept {
		t.Errorf("tallies add up to %v, and %v of them keep the verdict: %+v", sum, kept, p.Robustness)
	}
	sorted := slices.IsSortedFunc(p.Robustness.Verdicts, func(a, b score.Tally) int {
		if a.Share == b.Share && a.Verdict > b.Verdict || a.Share < b.Share {
			return 1
		}
		return -1
	})
	if !sorted || !slices.IsSortedFunc(p.Robustness.Choices, func(a, b score.Choice) int { return int(math.Round(1000 * (a.Kept - b.Kept))) }) {
		t.Errorf("out of order: %+v", p.Robustness)
	}
}

// The order of teams in the settings moves nothing.
func TestRobustnessDoesNotDependOnTheOrderOfTeams(t *testing.T) {
	waves(20, func(rng *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		want := scored(t, sheets, teams...)
		mixed := slices.Clone(teams)
		rng.Shuffle(len(mixed), func(a, b int) { mixed[a], mixed[b] = mixed[b], mixed[a] })
		got := scored(t, sheets, mixed...)
		for i, p := range want.Practices {
			if diff := cmp.Diff(p.Robustness, got.Practices[i].Robustness); diff != "" {
				t.Errorf("the organisation (-as it was +mixed):\n%s", diff)
			}
		}
		for _, team := range want.Teams {
			if diff := cmp.Diff(practice(t, want, team.ID).Robustness, practice(t, got, team.ID).Robustness); diff != "" {
				t.Errorf("team %s (-as it was +mixed):\n%s", team.ID, diff)
			}
		}
	})
}

// Answers that are odd in one way or another.
func TestRobustnessOfOddAnswers(t *testing.T) {
	norms := func(answers string) survey.Sheet {
		s := sheet("a", "1", answers)
		s.Length = model.LengthNorms
		return s
	}
	entrenched := &score.Robustness{Scorings: 1000, Kept: 1, Verdicts: []score.Tally{{Verdict: score.Entrenched, Share: 1}}}
	aligned := &score.Robustness{Scorings: 1000, Kept: 1, Verdicts: []score.Tally{{Verdict: score.Aligned, Share: 1}}}
	for _, c := range []struct {
		name  string
		sheet survey.Sheet
		want  *score.Robustness
	}{
		{"nothing applies", sheet("a", "1", "xxxxxxxx"), nil},
		{"nothing known", sheet("a", "1", "????????"), nil},
		{"nothing said", sheet("a", "1", "........"), nil},
		{"too few facets for a score", sheet("a", "1", "00001..?"), nil},
		{"a team of one", sheet("a", "1", "00001515"), entrenched},
		{"consensus", consensus("a", 5, "00001515"), entrenched},
		{"some of it unknown or not applicable", sheet("a", "1", "?00x1515"), entrenched},
		// without own knowledge nothing is deconstructive, whatever X and R are
		{"own knowledge not asked", norms("5555"), aligned},
		{"own knowledge not known", sheet("a", "1", "555551?1"), aligned},
	} {
		w := scored(t, []survey.Sheet{c.sheet}, score.Team{ID: "a"})
		if len(w.Teams) == 1 && len(w.Teams[0].Practices) == 1 {
			same(t, c.name, practice(t, w, "a").Robustness, c.want)
		} else if c.want != nil {
			t.Errorf("%s: the team has no figures", c.name)
		}
	}
	if got := scored(t, nil, score.Team{ID: "a"}); len(got.Practices) != 0 {
		t.Errorf("without answers: %+v", got.Practices)
	}
}

// Half of the weight has to lie in teams that pass, under every scoring. One
// team has all at 100 and passes, the other has one norm of four at the highest
// rung: its X is at most (1 + 3 · 0.15)/4 = 36.25 and never passes.
func TestRobustnessCountsTheWeightThatPasses(t *testing.T) {
	for _, c := range []struct {
		people   int
		verdict  string
		least    float64
		tallying int
	}{{9, score.Aligned, 1, 1}, {10, score.Renaissance, 0.5, 2}} { // X of both is 62.5, which some thresholds and values leave below
		w := scored(t, []survey.Sheet{consensus("a", 1, "55555151"), consensus("b", 1, "50005151")},
			score.Team{ID: "a", People: c.people}, score.Team{ID: "b", People: 10})
		p := practice(t, w, "")
		if p.Verdict.Name != c.verdict || p.Robustness.Kept < c.least || len(p.Robustness.Verdicts) != c.tallying {
			t.Errorf("%d of %d: %s, %+v", c.people, 10+c.people, p.Verdict.Name, p.Robustness)
		}
	}
}

// In how many scorings the organisation's means pass, whatever its teams do. A
// team of all at 100 with nine people of nineteen, and one with a norm of four
// at the highest rung: X is (9 · 100 + 10 · 25)/19 = 60.5 and R, half of it
// replacement of 25, at least 9/19 · 100 + 10/19 · (25 + 100)/2 = 80.3, with the
// facets varied alone. So the means always pass and the teams never do. With own
// knowledge of 50 all choices but the thresholds let it pass, and it is the
// largest share that counts; with 50, 50 and 25, 41.67 in the mean, thresholds
// from 40 to 41.67 do, of 40 to 60. With 0, or where it is not known, none does.
func TestRobustnessByTeams(t *testing.T) {
	one := []score.Team{{ID: "a"}}
	for _, c := range []struct {
		name   string
		sheets []survey.Sheet
		teams  []score.Team
		want   float64
		exact  bool
	}{
		{"the teams do not pass", []survey.Sheet{consensus("a", 1, "55555151"), consensus("b", 1, "50005151")},
			[]score.Team{{ID: "a", People: 9}, {ID: "b", People: 10}}, 1, true},
		{"own knowledge 50", team(3, "55555131"), one, 1, true},
		{"own knowledge 41.67", []survey.Sheet{sheet("a", "0", "55555131"), sheet("a", "1", "55555131"), sheet("a", "2", "55555121")}, one, 1. / 12, false},
		{"own knowledge 0", team(3, "55555111"), one, 0, true},
		{"own knowledge not known", team(3, "555551?1"), one, 0, true},
	} {
		w := scored(t, c.sheets, c.teams...)
		got, off := practice(t, w, "").Robustness.ByTeams, 0.0
		if !c.exact {
			off = 4 * math.Sqrt(c.want*(1-c.want)/1000)
		}
		if math.Abs(got-c.want) > off {
			t.Errorf("%s: the means pass in %v of the scorings, want %v ± %v", c.name, got, c.want, off)
		}
		if got := practice(t, w, "a").Robustness.ByTeams; got != 0 {
			t.Errorf("%s: %v by the teams of a team", c.name, got)
		}
	}
}

// Two practices of which one is ahead by every scoring, and two that are alike.
func TestRanksOfPractices(t *testing.T) {
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	high, low := person{rungs: [9]int8{5, 5, 5, 5, 5, 5, 5, 5, 5}}, person{}
	for _, c := range []struct {
		name  string
		of    [2]person
		ranks [2]int
	}{
		{"the second ahead", [2]person{low, high}, [2]int{2, 1}},
		{"the first ahead", [2]person{high, low}, [2]int{1, 2}},
		{"alike, in the order of the settings", [2]person{high, high}, [2]int{1, 2}},
	} {
		set := settings("change-enablement", "incident-management")
		set.Teams = []score.Team{{ID: "team"}}
		s := survey.Sheet{Wave: wave, Team: "team", Respondent: "r", Length: model.LengthNorms}
		for i, id := range set.Practices {
			def, _ := m.Practice(id)
			for _, n := range def.Norms {
				s.Responses = append(s.Responses, survey.Response{Question: n.Key, Value: c.of[i].rungs[0]})
			}
		}
		w := score.Score(m, survey.Answers{Sheets: []survey.Sheet{s}}, set).Waves[0]
		for i, p := range w.Practices {
			r, want := p.Robustness, c.ranks[i]
			got := []int{r.Rank, r.RankLo, r.RankHi, r.RankMin, r.RankMax}
			if !slices.Equal(got, []int{want, want, want, want, want}) {
				t.Errorf("%s: %s has the ranks %v, want %d", c.name, p.ID, got, want)
			}
		}
	}
}

// Of the latest wave alone.
func TestRobustnessOfTheLatestWave(t *testing.T) {
	set := settings("p")
	set.Teams, set.Waves = []score.Team{{ID: "a"}}, []string{wave, "later"}
	sheets := team(3, "55555151")
	for _, s := range team(3, "55555151") {
		s.Wave = "later"
		sheets = append(sheets, s)
	}
	out := score.Score(tiny(t), survey.Answers{Sheets: sheets}, set).Waves
	if first, last := out[0].Practices[0].Robustness, out[1].Practices[0].Robustness; first != nil || last == nil {
		t.Errorf("the first wave has %+v, the latest %+v", first, last)
	}
}
