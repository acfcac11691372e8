package score_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// The worked example: everything can be checked by hand.
//
//	          n1 n2 n3 n4   flow automation(r) own-knowledge trust(r)
//	alpha a1   0  1  2  3     5      1              2           4
//	      a2   2  2  4  5     4      2          don't know      3
//	      a3   4  5 n/a 5     3      3              4           2
//	      a4   0  –  –  –     –      –              –           –     1 of 8 answered: does not count
//	beta  b1   5  5  5  4     5      1              5           1
//	      b2   4  5  5  5     5      2              4           1
//	gamma      2  2  2  2     3      4              3           3     together
//
// Six people work in alpha, two in beta, five in gamma. A rung is worth 0,
// 0.25, 1, 1, 1, 1 on alignment, 0, 0.1, 0.2, 0.4, 1, 1 on dismantling and 0,
// 0, 0, 0.1, 0.1, 1 on reinvention.
func example(t *testing.T) score.Wave {
	return scored(t, []survey.Sheet{
		sheet("alpha", "a1", "01235124"),
		sheet("alpha", "a2", "224542?3"),
		sheet("alpha", "a3", "45x53342"),
		sheet("alpha", "a4", "0......."),
		sheet("beta", "b1", "55545151"),
		sheet("beta", "b2", "45555241"),
		consensus("gamma", 5, "22223433"),
	}, score.Team{ID: "alpha", People: 6}, score.Team{ID: "beta", People: 2}, score.Team{ID: "gamma", People: 5})
}

// Alpha, respondent by respondent, on 0–100:
//
//	                 a1                              a2                            a3
//	relief           (0 + 25 + 100 + 100)/4 = 56.25  100                           100
//	A                56.25/2 + (100 + 100)/4         50 + (75 + 75)/4 = 87.5       50 + (50 + 50)/4 = 75
//	                 = 78.125
//	X                (0 + 10 + 20 + 40)/4 = 17.5     (20 + 20 + 100 + 100)/4 = 60  300/3 = 100
//	replacement      10/4 = 2.5                      (0 + 0 + 10 + 100)/4 = 27.5   (10 + 100 + 100)/3 = 70
//	R                1.25 + (25 + 25)/4 = 13.75      13.75 + 50/2 = 38.75          35 + (75 + 75)/4 = 72.5
//	R, worst, best   the same                        13.75 + (0|100 + 50)/4        the same
//	                                                 = 26.25, 51.25
//	own knowledge    25                              none: 0 … 100                 75
//
// The scores are their means; of 24 answers given or not applicable one is
// the latter, and of 23 questions of those who count one is unknown.
//
// Two of the three are drawn, in 9 ways; each pair of equals has probability
// 1/9, more than the 2.5 % of a percentile end, so the ends are the draws of
// twice the lowest and twice the highest. Deviations are scaled by
// √(1 − 3/6) = √½. Own knowledge is held by two of the three: each draw adds
// its residual of ∓25 times √(1 − 2/6) · √(3/2) / √(2 · 1) = √½.
func TestExampleTeam(t *testing.T) {
	h := math.Sqrt(0.5)
	a, x, r := (78.125+87.5+75)/3, (17.5+60+100)/3, (13.75+38.75+72.5)/3
	aOf := func(drawn float64) float64 { return a + h*(drawn-a) }
	xOf := func(drawn float64) float64 { return x + h*(drawn-x) }
	rOf := func(drawn float64) float64 { return r + h*(drawn-r) }
	d := func(x, r float64) float64 { return math.Sqrt(x * r) }
	rLo, rHi := (13.75+26.25+72.5)/3, (13.75+51.25+72.5)/3
	ci := func(v, lo, hi float64, n int) score.Estimate {
		return score.Estimate{Value: v, Lo: lo, Hi: hi, Interval: true, N: n}
	}
	// Norms and facets are in closed form: the mean ± t · √(½ s²/3), within
	// 0–100. With two degrees of freedom Student's t is p √(2/(1 − p²)), 4.303.
	student := func(v, s2 float64) score.Estimate {
		half := 0.95 * math.Sqrt(2/(1-0.95*0.95)) * math.Sqrt(s2/6)
		return ci(v, max(v-half, 0), min(v+half, 100), 3)
	}
	third := 1.0 / 3
	want := score.Practice{
		ID: "p", Mode: survey.Individual, Counting: 3, LeftOut: 1, Unknown: 1.0 / 23, NotApplicable: 1.0 / 24,
		Scores: score.Scores{
			Alignment:      ci(a, aOf(75), aOf(87.5), 3),
			Dismantling:    ci(x, xOf(17.5), xOf(100), 3),
			Reinvention:    ci(r, rOf(13.75), rOf(72.5), 3),
			Deconstruction: ci(d(x, r), d(xOf(17.5), rOf(13.75)), d(xOf(100), rOf(72.5)), 3),
			Gap:            ci(a-d(x, r), aOf(75)-d(xOf(100), rOf(72.5)), aOf(78.125)-d(xOf(17.5), rOf(13.75)), 3),
		},
		OwnKnowledge: ci(50, 50-2*25*h, 50+2*25*h, 2),
		Bounds: score.Bounds{
			Alignment: score.Range{Lo: a, Hi: a}, Dismantling: score.Range{Lo: x, Hi: x}, Reinvention: score.Range{Lo: rLo, Hi: rHi},
			OwnKnowledge:   score.Range{Lo: (25 + 0 + 75) / 3.0, Hi: (25 + 100 + 75) / 3.0},
			Deconstruction: score.Range{Lo: d(x, rLo), Hi: d(x, rHi)},
			Gap:            score.Range{Lo: a - d(x, rHi), Hi: a - d(x, rLo)},
		},
		Facets: []score.Facet{
			// s² of 56.25, 100, 100 is 2/3 · 43.75²/2
			{Key: "relief", Estimate: student(256.25/3, 43.75*43.75/3), Alike: 2 * third},
			{Key: "flow", Estimate: student(75, 625), Alike: third},
			{Key: "automation", Estimate: student(75, 625), Alike: third},
			// 2.5, 27.5, 70: squares of −92.5/3, −17.5/3, 110/3
			{Key: "replacement", Estimate: student(100.0/3, (92.5*92.5+17.5*17.5+110*110)/18), Alike: third},
			{Key: "own-knowledge", Estimate: ci(50, 0, 100, 2), Alike: 0.5}, // 50 ± 12.7 · √((1 − 2/6) · 1250/2)
			{Key: "trust", Estimate: student(50, 625), Alike: third},
		},
		Norms: []score.Norm{
			// 0, 20, 100: x̄ 0.4, s² (0.16 + 0.04 + 0.36)/3; cuts ⅓ ⅓ ⅓ ⅓ 0
			{Key: "p/n1", Value: ci(40, 0, 100, 3), Hold: 60 * (1 - 2*0.56/3), Consensus: 1 - 2*(4.0/3)/5,
				Shares: [6]float64{0: third, 2: third, 4: third}, Counts: [6]int{0: 1, 2: 1, 4: 1}},
			// 10, 20, 100: x̄ 13/30, s² (100 + 49 + 289)/2700; cuts 0 ⅓ ⅓ ⅓ ⅓
			{Key: "p/n2", Value: ci(130.0/3, 0, 100, 3), Hold: 100 * 17.0 / 30 * (1 - 2*438.0/2700), Consensus: 1 - 2*(4.0/3)/5,
				Shares: [6]float64{1: third, 2: third, 5: third}, Counts: [6]int{1: 1, 2: 1, 5: 1}},
			// 20, 100: x̄ 0.6, s² 0.16; cuts 0 0 ½ ½ 0
			{Key: "p/n3", Value: ci(60, 0, 100, 2), Hold: 40 * (1 - 2*0.16), Consensus: 1 - 2*1.0/5,
				Shares: [6]float64{2: 0.5, 4: 0.5}, Counts: [6]int{2: 1, 4: 1}},
			// 40, 100, 100: x̄ 0.8, s² (0.16 + 0.04 + 0.04)/3; cuts 0 0 0 ⅓ ⅓
			{Key: "p/n4", Value: student(80, 1200), Hold: 20 * (1 - 2*0.08), Consensus: 1 - 2*(2.0/3)/5,
				Shares: [6]float64{3: third, 5: 2 * third}, Counts: [6]int{3: 1, 5: 2}},
		},
		// R is 41.7 and X 59.2. Of the 9 draws, a3 twice and a2 with a3 (in two
		// orders) are deconstructive: certainty 6/9.
		Verdict: score.Verdict{Name: score.Aligned, Certain: true, Word: score.Open, Warnings: []string{score.InTheRubble},
			Between: []string{score.Aligned, score.Renaissance}},
	}
	got := practice(t, example(t), "alpha")
	certainty(t, &got, 6.0/9)
	same(t, "alpha", got, want)
}

// certainty holds a share of replicates against its exact value, within four
// standard errors, and clears it.
func certainty(t *testing.T, p *score.Practice, want float64) {
	t.Helper()
	if se := math.Sqrt(want * (1 - want) / 1000); math.Abs(p.Verdict.Certainty-want) > 4*se {
		t.Errorf("certainty is %v, want %v ± %v", p.Verdict.Certainty, want, 4*se)
	}
	p.Verdict.Certainty = 0
}

// Everybody in beta answered, so nothing is left to sampling:
//
//	A  b1 50 + (100 + 100)/4 = 100      b2 50 + (100 + 75)/4 = 93.75
//	X  b1 100                           b2 100
//	R  b1 310/8 + (100 + 100)/4 = 88.75 b2 310/8 + (75 + 100)/4 = 82.5
//
// Gamma answered together, which has no interval and no certainty:
// A = 50 + (50 + 25)/4, X = 20, R = 0 + (50 + 50)/4.
func TestExampleOtherTeams(t *testing.T) {
	w := example(t)
	whole := func(v float64) score.Estimate {
		return score.Estimate{Value: v, Lo: v, Hi: v, Interval: true, N: 2}
	}
	d := math.Sqrt(100 * 85.625)
	beta := practice(t, w, "beta")
	same(t, "beta", beta.Scores, score.Scores{Alignment: whole(96.875), Dismantling: whole(100), Reinvention: whole(85.625),
		Deconstruction: whole(d), Gap: whole(96.875 - d)})
	same(t, "beta's verdict", beta.Verdict, score.Verdict{Name: score.Renaissance, Certainty: 1, Certain: true, Word: score.Clear})

	joint := func(v float64) score.Estimate { return score.Estimate{Value: v} }
	gamma := practice(t, w, "gamma")
	same(t, "gamma", gamma.Scores, score.Scores{Alignment: joint(68.75), Dismantling: joint(20), Reinvention: joint(25),
		Deconstruction: joint(math.Sqrt(500)), Gap: joint(68.75 - math.Sqrt(500))})
	same(t, "gamma's verdict", gamma.Verdict, score.Verdict{Name: score.Aligned})
	same(t, "gamma's norm", gamma.Norms[0], score.Norm{Key: "p/n1", Value: joint(20), Hold: 80, Consensus: 1, Shares: [6]float64{2: 1}})
	if gamma.Mode != survey.Consensus || gamma.Counting != 0 {
		t.Errorf("gamma is %v with %d counting, want consensus with none", gamma.Mode, gamma.Counting)
	}
}

// The organisation weighs alpha, beta and gamma 6 : 2 : 5. Only alpha's draws
// vary. Renaissance needs R ≥ 50, which only twice a3 reaches: certainty 8/9.
func TestExampleOrganisation(t *testing.T) {
	w := example(t)
	p := practice(t, w, "")
	alpha := practice(t, w, "alpha")
	of := func(a score.Estimate, beta, gamma float64) score.Estimate {
		mean := func(alpha float64) float64 { return (6*alpha + 2*beta + 5*gamma) / 13 }
		return score.Estimate{Value: mean(a.Value), Lo: mean(a.Lo), Hi: mean(a.Hi), Interval: true, N: a.N + 2}
	}
	dBeta, dGamma := math.Sqrt(8562.5), math.Sqrt(500)
	want := score.Scores{Alignment: of(alpha.Alignment, 96.875, 68.75), Dismantling: of(alpha.Dismantling, 100, 20),
		Reinvention: of(alpha.Reinvention, 85.625, 25), Deconstruction: of(alpha.Deconstruction, dBeta, dGamma),
		Gap: of(alpha.Gap, 96.875-dBeta, 68.75-dGamma)}
	same(t, "organisation", p.Scores, want)
	same(t, "across", w.Across, want) // there is one practice
	if math.Abs(p.Dismantling.Value-655.0/13) > 1e-9 || math.Abs(p.Reinvention.Value-546.25/13) > 1e-9 {
		t.Errorf("X and R are %v and %v, want 655/13 and 546.25/13", p.Dismantling.Value, p.Reinvention.Value)
	}
	same(t, "bounds of reinvention", p.Bounds.Reinvention, score.Range{Lo: (6*37.5 + 2*85.625 + 5*25) / 13, Hi: (6*137.5/3 + 2*85.625 + 5*25) / 13})
	same(t, "bounds of own knowledge", p.Bounds.OwnKnowledge, score.Range{Lo: (6*100.0/3 + 2*87.5 + 5*50) / 13, Hi: (6*200.0/3 + 2*87.5 + 5*50) / 13})
	certainty(t, &p, 8.0/9)
	same(t, "verdict", p.Verdict, score.Verdict{Name: score.Aligned, Certain: true, Word: score.Likely, Warnings: []string{score.InTheRubble}})

	// n1: alpha's 0, 2, 4 weigh 2 each, beta's 4, 5 one each, gamma's 2 five,
	// of 13. x̄ = (7 · 0.2 + 4)/13, and x² the same with 0.04.
	mean := (7*0.2 + 4) / 13.0
	same(t, "n1", p.Norms[0].Hold, 100*(1-mean)*(1-2*((7*0.04+4)/13-mean*mean)))
	same(t, "n1", p.Norms[0].Shares, [6]float64{0: 2.0 / 13, 2: 7.0 / 13, 4: 3.0 / 13, 5: 1.0 / 13})
	same(t, "n1", p.Norms[0].Consensus, 1-2*(2.0+2+4+4+1)/13/5)
	same(t, "n1", p.Norms[0].Value.Value, (6*40+2*100+5*20)/13.0)
	// Relief is 100 for four of the five who answered alone; gamma is not asked.
	same(t, "relief", p.Facets[0].Alike, 0.8)
	if p.Counting != 5 || p.LeftOut != 1 || w.Respondents != 6 || w.Consensus != 1 {
		t.Errorf("%d count, %d left out, of %d respondents and %d consensus teams; want 5, 1, 6, 1", p.Counting, p.LeftOut, w.Respondents, w.Consensus)
	}
}

// n2, n3 and n4 rest on n1, n3 on n2 as well, n1 on the common norm. n3 counts
// by its shortest way. n4 is not assessed.
func TestLeverageAndKeystones(t *testing.T) {
	m := tiny(t)
	hold := map[string]float64{"p/n1": 80, "p/n2": 50, "p/n3": 40, "common/ground": 30}
	leverage := score.Leverage(m, hold)
	same(t, "leverage", leverage, map[string]float64{
		"common/ground": 30 * (1 + math.Log(1+0.80/2+0.50/4+0.40/4)),
		"p/n1":          80 * (1 + math.Log(1+0.50/2+0.40/2)),
		"p/n2":          50 * (1 + math.Log(1+0.40/2)),
		"p/n3":          40,
	})
	for _, c := range []struct {
		name     string
		hold     map[string]float64
		mandated map[string]bool
		want     []string
	}{
		{"exactly 40 is enough, a common norm is none", hold, nil, []string{"p/n1", "p/n2", "p/n3"}},
		{"a mandated one is none", hold, map[string]bool{"p/n1": true}, []string{"p/n2", "p/n3"}},
		{"at most three", map[string]float64{"p/n1": 80, "p/n2": 80, "p/n3": 80, "p/n4": 80}, nil, []string{"p/n1", "p/n2", "p/n3"}},
		{"none", map[string]float64{"p/n1": 39.9}, nil, nil},
	} {
		same(t, c.name, score.Keystones(m, "p", c.hold, score.Leverage(m, c.hold), c.mandated), c.want)
	}
	if got := score.Hold(0, 0); got != 100 {
		t.Errorf("a norm that nobody questions holds %v, want 100", got)
	}
	if got := score.Hold(0.5, 0.25); got != 25 { // half at either end: 100 · ½ · ½
		t.Errorf("a norm that halves the team holds %v, want 25", got)
	}
}

// A norm is mandated where half of those who answered it say so.
func TestMandated(t *testing.T) {
	for _, c := range []struct {
		name    string
		marked  []string // answers of those who mark n1 as mandated
		without []string // and of the others
		want    bool
	}{
		{"one of two", []string{"01235124"}, []string{"01235124"}, true},
		{"one of three", []string{"01235124"}, []string{"01235124", "01235124"}, false},
		{"one of two who answered", []string{"01235124"}, []string{"01235124", "?1235124"}, true},
		{"who does not know has no say", []string{"01235124", "?1235124"}, []string{"01235124", "01235124"}, false},
		{"nor has who does not count", []string{"01235124", "0......."}, []string{"01235124", "01235124"}, false},
	} {
		var sheets []survey.Sheet
		for i, answers := range append(c.marked, c.without...) {
			s := sheet("a", fmt.Sprint(i), answers)
			s.Responses[0].Mandated = i < len(c.marked)
			sheets = append(sheets, s)
		}
		if got := practice(t, scored(t, sheets, score.Team{ID: "a"}), "a").Norms[0].Mandated; got != c.want {
			t.Errorf("%s: mandated is %v, want %v", c.name, got, c.want)
		}
	}
}

// Over practices: the mean of each score, behind which are as many people as
// behind the practice with the most. The second practice, incident management,
// was left out by all but two.
func TestAcross(t *testing.T) {
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	set, answers := generated(m, 2, 5)
	set.Replicates, set.Practices = 50, []string{"change-enablement", "incident-management"}
	for i := range answers.Sheets {
		if i%5 != 0 {
			answers.Sheets[i].Responses = slices.DeleteFunc(answers.Sheets[i].Responses, func(r survey.Response) bool {
				return strings.HasPrefix(r.Question, "incident-management/")
			})
		}
	}
	w := score.Score(m, answers, set).Waves[0]
	a, b := w.Practices[0], w.Practices[1]
	for _, c := range []struct{ across, a, b score.Estimate }{
		{w.Across.Alignment, a.Alignment, b.Alignment}, {w.Across.Dismantling, a.Dismantling, b.Dismantling},
		{w.Across.Reinvention, a.Reinvention, b.Reinvention}, {w.Across.Deconstruction, a.Deconstruction, b.Deconstruction},
		{w.Across.Gap, a.Gap, b.Gap},
	} {
		same(t, "across", c.across.Value, (c.a.Value+c.b.Value)/2)
		if c.a.N != 10 || c.b.N != 2 || c.across.N != 10 {
			t.Errorf("%d and %d people, across %d; want 10, 2, 10", c.a.N, c.b.N, c.across.N)
		}
	}
}

// The ladder alone: A and R rest on it, and without own knowledge no verdict
// can be deconstructive.
func TestLadderOnly(t *testing.T) {
	var sheets []survey.Sheet
	for _, id := range []string{"1", "2"} {
		s := sheet("a", id, "5553")
		s.Length = model.LengthNorms
		sheets = append(sheets, s)
	}
	p := practice(t, scored(t, sheets, score.Team{ID: "a"}), "a")
	// A = 100, X = (3 · 100 + 40)/4, R = (3 · 100 + 10)/4
	if !p.LadderOnly || p.Alignment.Value != 100 || p.Dismantling.Value != 85 || p.Reinvention.Value != 77.5 {
		t.Errorf("ladder only is %v, A %v, X %v, R %v; want true, 100, 85, 77.5", p.LadderOnly, p.Alignment.Value, p.Dismantling.Value, p.Reinvention.Value)
	}
	same(t, "verdict", p.Verdict, score.Verdict{Name: score.Aligned, Certainty: 1, Certain: true, Word: score.Open,
		Between: []string{score.Aligned, score.Renaissance}, Reason: score.LadderOnly})
	for _, f := range p.Facets {
		if f.Key == "trust" && f.Reason != score.NotAsked {
			t.Errorf("trust says %q, want %q", f.Reason, score.NotAsked)
		}
	}
}
