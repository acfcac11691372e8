package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// extreme draws two waves as [invented] does, with roles, segments and forms of
// every length, teams that all say the same, know nothing, or find that nothing
// applies, and headcounts that cannot be.
func extreme(rng *rand.Rand) ([]survey.Sheet, score.Settings) {
	set := settings("p")
	set.Replicates, set.Waves, set.StableIDs, set.Interval = 50, []string{"w1", "w2"}, rng.IntN(2) == 0, 3*rng.IntN(2)
	var sheets []survey.Sheet
	for _, wave := range set.Waves {
		of, teams := invented(rng)
		if len(teams) > len(set.Teams) {
			set.Teams = teams
		}
		for _, team := range teams {
			one := []string{"", "", "00001111", "55555151", "33333333", "????????", "xxxxxxxx", "xxxx3333", "3333xxxx", "3", "....3", "........"}[rng.IntN(12)]
			for i := range of {
				s := &of[i]
				if s.Team == team.ID && one != "" {
					s.Responses = sheet("", "", one).Responses
				}
				s.Role = []string{"", "manages", "does", "is-served"}[rng.IntN(4)]
				if s.Length = []string{model.LengthNorms, model.LengthShort, model.LengthFull, ""}[rng.IntN(4)]; s.Length == model.LengthNorms {
					s.Responses = s.Responses[:min(4, len(s.Responses))]
				}
				if s.Mode == survey.Consensus {
					s.People = rng.IntN(4) - 1
				}
			}
		}
		sheets = append(sheets, in(wave, of...)...)
	}
	for i := range set.Teams {
		set.Teams[i].People = []int{0, 0, -3, 1, 2, 8, 1 << 40}[rng.IntN(7)]
		set.Teams[i].Segment = []string{"", "a", "b"}[rng.IntN(3)]
	}
	return sheets, set
}

// Whatever is answered, every number is finite, every figure without a value
// has a reason and no interval, and every other is on its scale.
func TestEveryNumberIsOne(t *testing.T) {
	tiny := tiny(t)
	estimates := map[bool]int{}
	for seed := range uint64(150) {
		sheets, set := extreme(rand.New(rand.NewPCG(seed, 11)))
		out := score.Score(tiny, survey.Answers{Sheets: sheets}, set)
		walk(reflect.ValueOf(out), "", func(path string, v reflect.Value) {
			if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
				t.Errorf("seed %d: %s is %v", seed, path, f)
			}
		}, func(path string, e score.Estimate) {
			estimates[e.Known()]++
			if problem := offScale(path, e); problem != "" {
				t.Errorf("seed %d: %s is %+v: %s", seed, path, e, problem)
			}
		})
	}
	if estimates[true] < 5_000 || estimates[false] < 5_000 {
		t.Errorf("walked past %d figures, and %d without a value", estimates[true], estimates[false])
	}
}

// walk goes through all exported fields.
func walk(v reflect.Value, path string, number func(string, reflect.Value), estimate func(string, score.Estimate)) {
	if v.CanInterface() {
		if e, ok := v.Interface().(score.Estimate); ok {
			estimate(path, e)
		}
	}
	switch v.Kind() {
	case reflect.Float64:
		number(path, v)
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), path, number, estimate)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), number, estimate)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				walk(v.Field(i), path+"."+f.Name, number, estimate)
			}
		}
	case reflect.Map, reflect.Interface:
		panic("a " + v.Kind().String() + " at " + path)
	}
}

// offScale says what is wrong with a figure: scores are on 0–100, differences
// and gaps within ±100, differences of gaps within ±200.
func offScale(path string, e score.Estimate) string {
	lo, hi := 0., 100.
	if strings.HasSuffix(path, ".Gap") || strings.HasSuffix(path, ".Difference") || strings.Contains(path, ".Trends") {
		lo = -100
		if strings.Contains(path, ".Trends") && strings.HasSuffix(path, ".Gap") {
			lo, hi = -200, 200
		}
	}
	const noise = 1e-9
	switch {
	case e.N < 0:
		return "fewer than no people"
	case e.Interval == (e.Method == ""):
		return "an interval by no method, or a method of none"
	case !e.Interval && (e.Lo != 0 || e.Hi != 0):
		return "ends of no interval"
	case !e.Known() && (e.Interval || e.Value != 0):
		return "no value, and yet a number"
	case e.Known() && (e.Value < lo-noise || e.Value > hi+noise):
		return "off the scale"
	case e.Interval && (e.Lo > e.Hi || e.Lo < lo-noise || e.Hi > hi+noise):
		return "an interval that is off the scale, or the wrong way round"
	}
	return ""
}

// What a single team says where there is nothing, or next to nothing, to say.
func TestNextToNothing(t *testing.T) {
	at := func(v float64) score.Estimate { return score.Estimate{Value: v, Lo: v, Hi: v, Interval: true, N: 3} }
	alone := func(v float64) score.Estimate { return score.Estimate{Value: v, N: 1} }
	none := func(r score.Reason) [5]score.Estimate {
		return [5]score.Estimate{{Reason: r}, {Reason: r}, {Reason: r}, {Reason: r}, {Reason: r}}
	}
	ladder := sheet("t", "a", "3...")
	ladder.Length = model.LengthNorms
	joint := score.Estimate{Value: 40}
	for _, c := range []struct {
		name    string
		team    score.Team
		sheets  []survey.Sheet
		want    [5]score.Estimate
		verdict score.Verdict
	}{
		// All norms at 3: relief 100, A 50 + 25, X 40, R 5 + 25, D √1200 = 34.64.
		{"one respondent", score.Team{}, people("t", "3333"),
			[5]score.Estimate{alone(75), alone(40), alone(30), alone(math.Sqrt(1200)), alone(75 - math.Sqrt(1200))}, score.Verdict{Name: score.Aligned}},
		{"the same answer three times", score.Team{}, people("t", "3333", "3333", "3333"),
			[5]score.Estimate{at(75), at(40), at(30), at(math.Sqrt(1200)), at(75 - math.Sqrt(1200))},
			score.Verdict{Name: score.Aligned, Certainty: 1, Certain: true, Word: score.Clear}},
		{"fewer people than answers", score.Team{People: 2}, people("t", "2222", "3333", "4444"),
			[5]score.Estimate{at(75), at(160. / 3), at(85. / 3), at(math.Sqrt(160 * 85 / 9.)), at(75 - math.Sqrt(160*85/9.))},
			score.Verdict{Name: score.Aligned, Certainty: 1, Certain: true, Word: score.Clear, Warnings: []string{score.InTheRubble}}},
		{"all unknown", score.Team{}, []survey.Sheet{sheet("t", "a", "????????"), sheet("t", "b", "????????")},
			none(score.NobodyCounts), score.Verdict{Reason: score.NobodyCounts}},
		{"all blank", score.Team{}, []survey.Sheet{sheet("t", "a", "0......."), sheet("t", "b", "........")},
			none(score.NobodyCounts), score.Verdict{Reason: score.NobodyCounts}},
		{"nothing applies", score.Team{}, []survey.Sheet{sheet("t", "a", "xxxxxxxx"), sheet("t", "b", "xxxxxxxx")},
			none(score.NothingApplies), score.Verdict{Reason: score.NothingApplies}},
		{"one item, together", score.Team{People: -4}, []survey.Sheet{consensus("t", -2, "xxxxx4xx")},
			none(score.NothingApplies), score.Verdict{Reason: score.NothingApplies}},
		{"nobody behind a joint sheet", score.Team{People: -4}, []survey.Sheet{consensus("t", -2, "33333333")},
			[5]score.Estimate{{Value: 75}, joint, {Value: 30}, {Value: math.Sqrt(1200)}, {Value: 75 - math.Sqrt(1200)}}, score.Verdict{Name: score.Aligned}},
	} {
		c.team.ID = "t"
		w := scored(t, c.sheets, c.team)
		for _, p := range []score.Practice{practice(t, w, "t"), practice(t, w, "")} {
			same(t, c.name, five(p.Scores), c.want)
			same(t, c.name+", verdict", p.Verdict, c.verdict)
		}
	}
	w := scored(t, []survey.Sheet{ladder}, score.Team{ID: "t"})
	if p := practice(t, w, "t"); p.Counting != 0 || p.LeftOut != 1 || p.Dismantling.Reason != score.NobodyCounts {
		t.Errorf("one of four norms is below the coverage asked for: %+v", p)
	}
	for name, sheets := range map[string][]survey.Sheet{"no sheets": nil, "an empty sheet": {sheet("t", "a", "")}, "of another wave": in("w0", sheet("t", "a", "33333333"))} {
		if w := scored(t, sheets, score.Team{ID: "t"}); len(w.Practices) != 0 || w.Across.Alignment.Reason != score.NobodyAnswered {
			t.Errorf("%s: %+v", name, w)
		}
	}
}

// A headcount below nothing is one that is not known.
func TestHeadcountBelowNothing(t *testing.T) {
	sheets := slices.Concat(people("t", "0000", "2222"), people("u", "3333", "3333", "1111"), people("v", "4444"), []survey.Sheet{consensus("w", 0, "33333333")})
	teams := func(people int) []score.Team {
		return []score.Team{{ID: "t", People: people}, {ID: "u"}, {ID: "v", People: people}, {ID: "w", People: people}}
	}
	same(t, "organisation", scored(t, sheets, teams(-2)...).Practices, scored(t, sheets, teams(0)...).Practices)
}

// Teams that did not answer a practice enter it with no weight, whatever their
// headcount is, nor are they counted among those that do.
func TestTeamsThatEnter(t *testing.T) {
	sheets := slices.Concat(people("t", "0000", "2222"), people("u", "3333"), []survey.Sheet{sheet("left-out", "a", "3......."), sheet("nothing", "a", "")})
	w := scored(t, sheets, score.Team{ID: "t", People: 3}, score.Team{ID: "u"}, score.Team{ID: "left-out", People: 7}, score.Team{ID: "nothing", People: 9}, score.Team{ID: "silent", People: 11})
	p := practice(t, w, "")
	same(t, "inputs", p.Inputs, score.Inputs{Answers: 24, Teams: 2, ByHeadcount: 1})
	same(t, "dismantling", p.Dismantling.Value, (3*10+40)/4.)
}
