package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/score"
	"rubble/stat"
	"rubble/survey"
)

// patterned are so many people for each of four patterns: a and b are 0 or 1,
// and each of the four pairs of them is as frequent as the others. n1 to n3
// are on rung 0 or 4 by a and n4 by b, so are flow and automation by a and
// own-knowledge by b; trust is always 3.
func patterned(people int) []string {
	var out []string
	for range people {
		out = append(out, "00001513", "00041553", "44405113", "44445153")
	}
	return out
}

// α of the patterns by hand, v the variance of a and of b, which do not
// correlate.
//
//	Dismantling: the norms are a, a, a, b and their sum 3a + b, of variance
//	10v: α = 4/3·(1 − 4/10) = 0.8.
//	Alignment: relief is (3a + b)/4, flow and automation are a, the sum is
//	2.75a + 0.25b: α = 3/2·(1 − (10/16 + 2)/(7.5625 + 0.0625)) = 60/61.
//	Reinvention: rung 4 is worth 0.1, so that replacement is
//	0.075a + 0.025b; own knowledge is b, trust does not vary. The sum is
//	0.075a + 1.025b and a constant: α = 3/2·(1 − 1.00625/1.05625) = 12/169.
//
// There is no ω: norms that are the same make a matrix that cannot be
// inverted, as do flow and automation, and trust has no correlation.
func TestReliabilityByHand(t *testing.T) {
	w := scored(t, members("a", patterned(8)...), score.Team{ID: "a"})
	want := []score.Reliability{
		{Axis: "alignment", Questions: 3, N: 32, Alpha: 60. / 61},
		{Axis: "dismantling", Questions: 4, N: 32, Alpha: 0.8},
		{Axis: "reinvention", Questions: 3, N: 32, Alpha: 12. / 169},
	}
	matrices := [3][][]float64{}
	for range 8 {
		for _, p := range [][2]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}} {
			a, b := p[0], p[1]
			matrices[0] = append(matrices[0], []float64{(3*a + b) / 4, a, a})
			matrices[1] = append(matrices[1], []float64{a, a, a, b})
			matrices[2] = append(matrices[2], []float64{(3*a + b) / 40, b, 0.5})
		}
	}
	for i := range want {
		_, ci, _ := stat.Alpha(matrices[i], 0.95)
		want[i].Lo, want[i].Hi = ci.Lo, ci.Hi
	}
	equal(t, "reliability", w.Practices[0].Reliability, want)
}

// An independent reading of the definition, straight from the answers of 60
// people with gaps in them and of a team that answered together, which does
// not enter. With every second seed most leave the last item open.
func TestReliabilityByAnIndependentReading(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 11))
		lines, sheets := []string{}, []survey.Sheet{consensus("z", 5, "05050505")}
		for i := range 60 {
			lines = append(lines, leaning(rng, seed%2 == 0 && i%3 > 0))
			sheets = append(sheets, sheet(fmt.Sprintf("t%d", i%7), fmt.Sprint(i), lines[i]))
		}
		w := scored(t, sheets, sevenTeams...)
		for axis, got := range w.Practices[0].Reliability {
			equal(t, fmt.Sprintf("seed %d, axis %d", seed, axis), got, naiveReliability(lines, axis))
		}
	}
}

var sevenTeams = []score.Team{{ID: "z"}, {ID: "t0"}, {ID: "t1"}, {ID: "t2"}, {ID: "t3"}, {ID: "t4"}, {ID: "t5"}, {ID: "t6"}}

// leaning are the answers of someone who is further along, or less, on all
// questions. About one in forty has no answer, nor has the last where it is
// to be left open.
func leaning(rng *rand.Rand, open bool) string {
	lean := rng.NormFloat64()
	out := make([]byte, len(tinyQuestions))
	for i := range out {
		v := 3 + 0.8*lean + rng.NormFloat64()
		top, low := 5., 1.
		if i < 4 {
			low = 0
		}
		v = math.Round(min(max(v, low), top))
		if i == 5 || i == 7 {
			v = 6 - v // reversed
		}
		out[i] = '0' + byte(v)
		if rng.IntN(40) == 0 {
			out[i] = "?x."[rng.IntN(3)]
		}
	}
	if open {
		out[7] = '?'
	}
	return string(out)
}

// naiveReliability reads the matrix of an axis off the answers.
func naiveReliability(lines []string, axis int) score.Reliability {
	worth := [3][6]float64{{0, 0.25, 1, 1, 1, 1}, {0, 0.10, 0.20, 0.40, 1, 1}, {0, 0, 0, 0.10, 0.10, 1}}[axis]
	var table [][]float64 // NaN where there is no answer
	for _, line := range lines {
		applicable := len(line) - strings.Count(line, "x")
		if open := strings.Count(line, "?") + strings.Count(line, "."); 5*(applicable-open) < 3*applicable {
			continue // does not count
		}
		var norms, given []float64
		for _, a := range line[:4] {
			x := math.NaN()
			if a >= '0' && a <= '5' {
				x = worth[a-'0']
				given = append(given, x)
			}
			norms = append(norms, x)
		}
		item := func(at int, reversed bool) float64 {
			v := float64(line[at]-'1') / 4
			if line[at] < '1' || line[at] > '5' {
				return math.NaN()
			}
			if reversed {
				v = 1 - v
			}
			return v
		}
		if axis == 1 {
			table = append(table, norms)
			continue
		}
		sum := 0.0
		for _, x := range given {
			sum += x
		}
		table = append(table, []float64{sum / float64(len(given)), item(4+axis, false), item(5+axis, true)})
	}
	return naiveCases(table, axis)
}

// naiveCases takes the columns that half have answered, and the rows without
// a gap in them.
func naiveCases(table [][]float64, axis int) score.Reliability {
	r := score.Reliability{Axis: []string{"alignment", "dismantling", "reinvention"}[axis]}
	var columns []int
	for j := range table[0] {
		n := 0
		for _, row := range table {
			if !math.IsNaN(row[j]) {
				n++
			}
		}
		if float64(n) >= float64(len(table))/2 {
			columns = append(columns, j)
		}
	}
	var complete [][]float64
	for _, row := range table {
		var of []float64
		for _, j := range columns {
			of = append(of, row[j])
		}
		if !slices.ContainsFunc(of, math.IsNaN) {
			complete = append(complete, of)
		}
	}
	r.Questions, r.N = len(columns), len(complete)
	switch {
	case r.N < 30:
		r.Reason = score.TooFewComplete
	case r.Questions < 3:
		r.Reason = score.TooFewQuestions
	default:
		alpha, ci, _ := stat.Alpha(complete, 0.95)
		r.Alpha, r.Lo, r.Hi = alpha, ci.Lo, ci.Hi
		r.Omega, r.OmegaKnown = stat.OmegaTotal(complete)
	}
	return r
}

// Where there is no reliability there is a reason, with how many people and
// questions there were.
func TestReliabilityReasons(t *testing.T) {
	repeat := func(n int, line string) []string { return slices.Repeat([]string{line}, n) }
	none := func(questions, n int, reason score.Reason) score.Reliability {
		return score.Reliability{Questions: questions, N: n, Reason: reason}
	}
	for _, c := range []struct {
		name  string
		lines []string
		want  [3]score.Reliability
	}{
		{"one respondent", []string{"01234321"}, [3]score.Reliability{none(3, 1, score.TooFewComplete), none(4, 1, score.TooFewComplete), none(3, 1, score.TooFewComplete)}},
		{"one too few", patterned(8)[:29], [3]score.Reliability{none(3, 29, score.TooFewComplete), none(4, 29, score.TooFewComplete), none(3, 29, score.TooFewComplete)}},
		{"just enough", repeat(30, "44444444"), [3]score.Reliability{none(3, 30, score.NoSpread), none(4, 30, score.NoSpread), none(3, 30, score.NoSpread)}},
		{"all the same answer", repeat(40, "44444444"), [3]score.Reliability{none(3, 40, score.NoSpread), none(4, 40, score.NoSpread), none(3, 40, score.NoSpread)}},
		{"all unknown", repeat(40, "????????"), [3]score.Reliability{none(0, 0, score.TooFewComplete), none(0, 0, score.TooFewComplete), none(0, 0, score.TooFewComplete)}},
		{"all not applicable", repeat(40, "xxxxxxxx"), [3]score.Reliability{none(0, 0, score.TooFewComplete), none(0, 0, score.TooFewComplete), none(0, 0, score.TooFewComplete)}},
		{"one item", repeat(40, "0xxx2xxx"), [3]score.Reliability{none(2, 40, score.TooFewQuestions), none(1, 40, score.TooFewQuestions), none(1, 40, score.TooFewQuestions)}},
		{"no norm applies", repeat(40, "xxxx2345"), [3]score.Reliability{none(2, 40, score.TooFewQuestions), none(0, 40, score.TooFewQuestions), none(2, 40, score.TooFewQuestions)}},
	} {
		for i := range c.want {
			c.want[i].Axis = []string{"alignment", "dismantling", "reinvention"}[i]
		}
		w := scored(t, members("a", c.lines...), score.Team{ID: "a"})
		equal(t, c.name, w.Practices[0].Reliability, c.want[:])
	}
}

// Of forms of two lengths the longer one's items enter where at least half of
// the people were asked them; then only these people are complete.
func TestReliabilityOfMixedForms(t *testing.T) {
	for _, c := range []struct {
		ladderOnly            int
		questions, alignmentN int
		reason                score.Reason
	}{{32, 3, 32, ""}, {33, 1, 65, score.TooFewQuestions}} {
		sheets := members("a", patterned(8)...)
		for i := range c.ladderOnly {
			s := sheet("b", fmt.Sprint(i), patterned(9)[i][:4])
			s.Length = model.LengthNorms
			sheets = append(sheets, s)
		}
		w := scored(t, sheets, score.Team{ID: "a"}, score.Team{ID: "b"})
		a, x := w.Practices[0].Reliability[0], w.Practices[0].Reliability[1]
		if a.Questions != c.questions || a.N != c.alignmentN || a.Reason != c.reason || x.Questions != 4 || x.N != 32+c.ladderOnly {
			t.Errorf("%d people were asked the ladder only: alignment %+v, dismantling %+v", c.ladderOnly, a, x)
		}
	}
}

// Five teams of two stand on one rung each person: dismantling is 0 and 10, 10
// and 20, 20 and 40, 40 and 100, 100 and 100. Their means are 5, 15, 30, 70
// and 100 about 44: the mean square between is 2·6370/4 = 3185, that within
// (50 + 50 + 200 + 1800 + 0)/5 = 420. ICC(1) = 2765/3605 and ICC(2) =
// 2765/3185. The quantiles of F at 0.975 are 7.39 with 4 and 5 degrees of
// freedom, 9.36 with 5 and 4 (any table of F); with f = 3185/420 the interval
// is from (f/7.39 − 1)/(f/7.39 + 1) to (9.36 f − 1)/(9.36 f + 1).
func TestBetween(t *testing.T) {
	w := scored(t, fiveTeams(), sevenTeams...)
	got := w.Practices[0].Between
	x, f := got[1], 3185./420
	if math.Abs(x.Lo-(f/7.39-1)/(f/7.39+1)) > 1e-3 || math.Abs(x.Hi-(9.36*f-1)/(9.36*f+1)) > 1e-3 {
		t.Errorf("interval from %v to %v", x.Lo, x.Hi)
	}
	want := []score.Between{
		between(t, "alignment", [][]float64{{25, 37.5}, {37.5, 75}, {75, 75}, {75, 75}, {75, 75}}),
		{Axis: "dismantling", Teams: 5, N: 10, One: 2765. / 3605, Lo: x.Lo, Hi: x.Hi, Two: 2765. / 3185},
		between(t, "reinvention", [][]float64{{25, 25}, {25, 25}, {25, 30}, {30, 30}, {30, 30}}),
	}
	equal(t, "between", got, want)
}

// fiveTeams are the teams above, a team of one and one that answered together,
// twice; neither of these enters.
func fiveTeams() []survey.Sheet {
	var out []survey.Sheet
	for i, rungs := range []string{"01", "12", "23", "34", "44"} {
		out = append(out, members(fmt.Sprintf("t%d", i), strings.Repeat(rungs[:1], 4)+"3333", strings.Repeat(rungs[1:], 4)+"3333")...)
	}
	return append(append(out, members("t5", "55553333")...), consensus("z", 9, "55553333"), consensus("z", 9, "00003333"))
}

// between is what package stat says of scores in groups.
func between(t *testing.T, axis string, groups [][]float64) score.Between {
	t.Helper()
	icc, ok := stat.OneWayICC(groups, 0.95)
	if !ok {
		t.Fatal("no correlation of", groups)
	}
	return score.Between{Axis: axis, Teams: icc.Groups, N: icc.N, One: icc.One, Lo: icc.OneInterval.Lo, Hi: icc.OneInterval.Hi, Two: icc.Two}
}

func TestBetweenReasons(t *testing.T) {
	var alike []survey.Sheet
	for i := range 5 {
		alike = append(alike, members(fmt.Sprintf("t%d", i), slices.Repeat([]string{"12342143"}, 2+i)...)...)
	}
	var turned []survey.Sheet // 0.1 + 0.2 + 0.4 + 1 is not 1 + 0.4 + 0.2 + 0.1 in a computer
	for i := range 5 {
		turned = append(turned, members(fmt.Sprintf("t%d", i), []string{"12343333", "43213333"}[i%2], "21433333")...)
	}
	for _, c := range []struct {
		name   string
		sheets []survey.Sheet
		want   score.Between
	}{
		{"four teams", fiveTeams()[:8], score.Between{Teams: 4, N: 8, Reason: score.TooFewTeams}},
		{"teams of one", []survey.Sheet{sheet("t0", "r", "01233333"), sheet("t1", "r", "01233333"), sheet("t2", "r", "51233333"),
			sheet("t3", "r", "01233333"), sheet("t4", "r", "01233333")}, score.Between{Reason: score.TooFewTeams}},
		{"answered together", []survey.Sheet{consensus("z", 3, "01233333")}, score.Between{Reason: score.TooFewTeams}},
		{"all unknown", members("t0", "????????", "????????"), score.Between{Reason: score.TooFewTeams}},
		{"the same answers to other norms", turned, score.Between{Teams: 5, N: 10, Reason: score.NoSpread}},
		{"all the same answers", alike, score.Between{Teams: 5, N: 20, Reason: score.NoSpread}},
	} {
		w := scored(t, c.sheets, sevenTeams...)
		var want []score.Between
		for _, axis := range []string{"alignment", "dismantling", "reinvention"} {
			c.want.Axis = axis
			want = append(want, c.want)
		}
		equal(t, c.name, w.Practices[0].Between, want)
	}
}

// Neither the order of sheets nor that of the responses on one moves a bit.
func TestExaminedInAnyOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	var sheets []survey.Sheet
	for i := range 80 {
		sheets = append(sheets, sheet(fmt.Sprintf("t%d", i%7), fmt.Sprint(i), leaning(rng, false)))
	}
	want := scored(t, sheets, sevenTeams...)
	if p := want.Practices[0]; p.Reliability[1].Reason != "" || !p.Reliability[1].OmegaKnown || p.Between[1].Reason != "" {
		t.Fatalf("nothing to compare: %+v, %+v", p.Reliability, p.Between)
	}
	rng.Shuffle(len(sheets), func(a, b int) { sheets[a], sheets[b] = sheets[b], sheets[a] })
	for _, s := range sheets {
		slices.Reverse(s.Responses)
	}
	got := scored(t, sheets, sevenTeams...)
	if diff := cmp.Diff(want.Practices[0].Reliability, got.Practices[0].Reliability); diff != "" {
		t.Errorf("reliability (-as it was +mixed):\n%s", diff)
	}
	if diff := cmp.Diff(want.Practices[0].Between, got.Practices[0].Between); diff != "" {
		t.Errorf("between (-as it was +mixed):\n%s", diff)
	}
	for _, of := range sevenTeams[1:] {
		if diff := cmp.Diff(practice(t, want, of.ID).Agreement, practice(t, got, of.ID).Agreement); diff != "" {
			t.Errorf("agreement of %s (-as it was +mixed):\n%s", of.ID, diff)
		}
	}
}

// Only the latest wave is examined.
func TestEarlierWavesAreNotExamined(t *testing.T) {
	earlier := members("a", patterned(8)...)
	for i := range earlier {
		earlier[i].Wave = "2025-autumn"
	}
	set := settings("p")
	set.Waves, set.Teams = []string{"2025-autumn", wave}, []score.Team{{ID: "a"}}
	w := score.Score(tiny(t), survey.Answers{Sheets: append(earlier, members("a", patterned(8)...)...)}, set).Waves
	before, latest := w[0], w[1]
	if p := before.Practices[0]; p.Reliability != nil || p.Between != nil || before.Teams[0].Practices[0].Agreement != nil || before.Careless.Sheets != 0 {
		t.Errorf("the earlier wave was examined: %+v %+v", p.Reliability, p.Between)
	}
	if p := latest.Practices[0]; len(p.Reliability) != 3 || len(p.Between) != 3 || latest.Teams[0].Practices[0].Agreement == nil || latest.Careless.Sheets != 32 {
		t.Errorf("the latest wave was not: %+v %+v", p.Reliability, p.Between)
	}
}
