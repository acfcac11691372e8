package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/survey"
)

// A view is one respondent: a role, and what A, X, R and own knowledge are.
type view struct {
	role string
	of   float64
}

// viewed is a team of which so many people count, each with one value for all
// scores.
func viewed(team string, headcount int, views ...view) *sample {
	var sheets []int
	var rows [][measured]part
	var roles []string
	for i, v := range views {
		sheets, roles = append(sheets, i), append(roles, v.role)
		rows = append(rows, [measured]part{known(v.of), known(v.of), known(v.of), known(v.of)})
	}
	s := sampleOf(headcount, sheets, rows...)
	s.team, s.roles, s.weight = team, roles, float64(headcount)
	if headcount == 0 {
		s.weight = float64(len(views))
	}
	return s
}

func organised(samples ...*sample) *organisation {
	c := &compiled{set: Settings{Seed: 3, Replicates: 2000, Confidence: 0.95}, practices: []practice{{id: "p"}}}
	return &organisation{c: c, samples: samples}
}

// ten are n respondents of a role with values about a mean, ± 10.
func ten(role string, n int, about float64) []view {
	var out []view
	for i := range n {
		out = append(out, view{role, about + float64(20*(i%2)-10)})
	}
	return out
}

// Of team a, 6 people, two count: each stands for 3. Of b, three count, and
// each stands for one. A joint sheet has no role. Managers: (3·10 + 1·70)/4 = 25;
// those who do: (3·30 + 1·50)/4 = 35; one told none.
func TestRolesAreWeighedMeans(t *testing.T) {
	joint := viewed("c", 100, view{"", 100})
	joint.mode = survey.Consensus
	o := organised(viewed("a", 6, view{"manages", 10}, view{"does", 30}), viewed("b", 0, view{"manages", 70}, view{"does", 50}, view{"", 90}), joint)
	scores, gaps, norms := o.roles("wave")
	for i, want := range []struct {
		role  string
		value float64
		n     int
	}{{"manages", 25, 2}, {"does", 35, 2}, {"", 90, 1}} {
		e := Estimate{Value: want.value, N: want.n}
		if diff := cmp.Diff(RoleScores{want.role, e, e, e, want.n, nil}, scores[i]); diff != "" {
			t.Error(diff)
		}
	}
	few := Estimate{N: 2, Reason: TooFewInRole}
	for i, axis := range axes {
		if gaps[i] != (RoleGap{One: "manages", Other: "does", Axis: axis, Difference: few}) {
			t.Errorf("%+v, want a reason", gaps[i])
		}
	}
	if len(scores) != 3 || len(gaps) != 3 || len(norms) != 0 {
		t.Errorf("%d scores, %d gaps, %d norms", len(scores), len(gaps), len(norms))
	}
}

// The weights of every one of the 64 draws of three of four, by hand: a
// respondent drawn m times weighs w (1 − c + c·4/3·m). The replicates of a
// role's ratio are these, as often; and the mean of all has the variance
// (1 − n/N) s²/n: of 10, 30, 50, 90, s² is 3500/3.
func TestRoleReplicatesAreThoseOfRescaledWeights(t *testing.T) {
	values, manages := []float64{10, 30, 50, 90}, []bool{true, true, false, true}
	for _, headcount := range []int{0, 5, 16} {
		c := 1.0
		if headcount > 0 {
			c = math.Sqrt(1 - 4/float64(headcount))
		}
		want := map[float64]float64{} // share of the 64 draws by the managers' mean; NaN where none is left
		variance := 0.0
		for draw := range 64 {
			var m [4]float64
			m[draw%4]++
			m[draw/4%4]++
			m[draw/16]++
			var sum, weight, mean float64
			for i, v := range values {
				w := 1 - c + c*4/3*m[i]
				mean += w * v / 4
				if manages[i] {
					sum, weight = sum+w*v, weight+w
				}
			}
			variance += (mean - 45) * (mean - 45) / 64
			want[math.Round(1e6*sum/max(weight, 1e-300))/1e6] += 1. / 64
		}
		left := c * c * 3500 / 3 / 4
		if math.Abs(variance-left) > 1e-9 {
			t.Errorf("N = %d: the variance of the mean is %v, want %v", headcount, variance, left)
		}
		var views []view
		for i, v := range values {
			views = append(views, view{map[bool]string{true: "manages"}[manages[i]], v})
		}
		s := stratumOf([]*sample{viewed("a", headcount, views...)})
		sums := make([]roleSums, 20_000)
		s.draw(rand.New(stream(3, "wave", s.name)), sums, &roleSums{})
		seen := map[float64]float64{}
		for _, of := range sums {
			seen[math.Round(1e6*of[0][alignment]/max(of[0][ofWeight], 1e-300))/1e6] += 1. / 20_000
		}
		for v, p := range want {
			if math.Abs(seen[v]-p) > 4*math.Sqrt(p*(1-p)/20_000) {
				t.Errorf("N = %d: %v in %v of the replicates, want %v", headcount, v, seen[v], p)
			}
		}
		if len(seen) != len(want) {
			t.Errorf("N = %d: %v, want %v", headcount, seen, want)
		}
	}
}

// Ten managers about 30 and ten who do about 60, in one team of unknown size.
// About ± 10 the variance of a single answer is 100: the standard error of the
// difference is about √(100/10 + 100/10) = 4.5, and 30 is certain.
func TestRoleGap(t *testing.T) {
	gap := func(samples ...*sample) RoleGap {
		_, gaps, _ := organised(samples...).roles("wave")
		return gaps[0]
	}
	all := append(ten("manages", 10, 30), ten("does", 10, 60)...)
	g := gap(viewed("a", 0, all...))
	if d := g.Difference; d.Value != -30 || d.N != 10 || !d.Interval || d.Method != ByPercentile || math.Abs(d.Hi-d.Lo-2*1.96*4.47) > 3 || g.P <= 0 || g.P > 1e-8 {
		t.Errorf("%+v", g)
	}
	if g := gap(viewed("a", 0, append(ten("manages", 10, 50), ten("does", 10, 50)...)...)); g.P != 1 || g.Difference.Value != 0 || !g.Difference.Interval {
		t.Errorf("no difference: %+v", g)
	}
	whole := Estimate{Value: -30, Lo: -30, Hi: -30, Interval: true, Method: ByPercentile, N: 10}
	if g := gap(viewed("a", 20, all...)); g.Difference != whole || g.P != 0 {
		t.Errorf("everybody answered: %+v, want %+v", g, whole)
	}
	var alone []*sample
	for i, v := range all {
		alone = append(alone, viewed(fmt.Sprint(i), 0, v))
	}
	if g := gap(alone...); g.Difference.Value != -30 || !g.Difference.Interval || g.P > 1e-6 {
		t.Errorf("teams of one: %+v", g)
	}
	// A team of one that stands for 80 of 100 people joins the other: with it
	// drawn or not the managers' mean moves far.
	if g := gap(viewed("a", 0, all...), viewed("b", 80, view{"manages", 30})); !g.Difference.Interval || g.P == 0 {
		t.Errorf("a team of one beside another: %+v", g)
	}
	for name, c := range map[string]struct {
		views []view
		want  Estimate
	}{
		"nine":     {append(ten("manages", 9, 30), ten("does", 12, 60)...), Estimate{N: 9, Reason: TooFewInRole}},
		"alike":    {append(same("manages", 10, 50), same("does", 12, 50)...), Estimate{N: 10, Reason: NoSpread}},
		"constant": {append(same("manages", 10, 0), same("does", 12, 100)...), Estimate{N: 10, Reason: NoSpread}},
	} {
		if g := gap(viewed("a", 0, c.views...)); g.Difference != c.want || g.P != 0 {
			t.Errorf("%s: %+v, want %+v", name, g, c.want)
		}
	}
}

func same(role string, n int, value float64) []view {
	out := make([]view, n)
	for i := range out {
		out[i] = view{role, value}
	}
	return out
}

// Of one role everybody was seen, and of the other ten of twenty, of whom s² is
// 1000/9: the difference has the variance (1 − 10/20) · 1000/9/10 = 50/9, whichever
// of the two it is. Of 2,000 draws the variance is right within 4 · √(2/2000) = 13 %.
func TestRoleOfWhichEverybodyWasSeen(t *testing.T) {
	for whole, other := range map[string]string{"manages": "does", "does": "manages"} {
		_, gaps, _ := organised(viewed("a", 10, ten(whole, 10, 30)...), viewed("b", 20, ten(other, 10, 33)...)).roles("wave")
		z := math.Sqrt2 * math.Erfinv(1-gaps[0].P)
		if d := gaps[0].Difference; math.Abs(d.Value) != 3 || !d.Interval || math.Abs(9/(z*z)*9/50-1) > 0.13 {
			t.Errorf("everybody of those who %q: %+v", whole, gaps[0])
		}
	}
}

// Of twelve who count six have a figure: that is taken for twelve. Of thirteen it
// is six, too few for a comparison. Where nothing is hidden those who have it are
// behind it, and no others.
func TestBehind(t *testing.T) {
	for _, c := range [][3]int{{12, 6, 12}, {13, 6, 6}, {12, 12, 12}, {0, 0, 0}, {1, 0, 0}, {0, 9, 9}} {
		if got := Behind(c[0], c[1]); got != c[2] {
			t.Errorf("of %d who count %d: %d, want %d", c[0], c[1], got, c[2])
		}
	}
	for _, c := range []struct {
		open bool
		n    int
		want Reason
	}{{false, 6, ""}, {false, 5, TooFewInRole}, {true, 10, ""}, {true, 9, TooFewInRole}} {
		s := viewed("a", 0, append(ten("manages", 12, 30), ten("does", 12, 60)...)...)
		s.vectors = nil
		for i, role := range s.roles {
			v := []int8{4}
			if role == "manages" {
				v[0] = 1
			}
			if i < 12-c.n {
				s.rows[i].alignment, v[0] = part{applies: true}, dontKnow
			}
			s.vectors = append(s.vectors, v)
		}
		o := organised(s)
		o.c.set.Open = c.open
		o.c.dismantling = scale{0, 0.1, 0.2, 0.4, 1, 1}
		o.c.practices[0].norms = make([]model.Norm, 1)
		_, gaps, norms := o.roles("wave")
		if d := gaps[0].Difference; d.Reason != c.want || d.N != c.n || d.Interval != (c.want == "") {
			t.Errorf("%+v: %+v", c, d)
		}
		if d := gaps[1].Difference; d.Reason != "" || d.N != 12 {
			t.Errorf("%+v: dismantling is %+v", c, d)
		}
		if g := norms[0]; g.Reason != c.want || g.N != c.n || g.OtherN != 12 {
			t.Errorf("%+v: a norm is %+v", c, g)
		}
	}
}

// What is left open is kept by role and team: of norm two, one who manages in a
// and two who do in b; of team c nobody left anything.
func TestLeftOpen(t *testing.T) {
	o := organised(viewed("a", 0, view{"manages", 10}, view{"does", 30}), viewed("b", 0, view{"does", 70}, view{"does", 50}, view{"", 90}), viewed("c", 0, view{"", 50}))
	o.c.practices[0].norms = make([]model.Norm, 2)
	for i, vectors := range [][][]int8{{{0, dontKnow}, {1, 1}}, {{2, dontKnow}, {3, notApplicable}, {unanswered, 5}}, {{0, 0}}} {
		o.samples[i].vectors = vectors
	}
	scores, _, _ := o.roles("wave")
	got := map[string][]LeftOpen{}
	for _, s := range scores {
		got[s.Role] = s.Open
	}
	if diff := cmp.Diff(map[string][]LeftOpen{"manages": {{"a", []int{0, 1}}}, "does": {{"b", []int{0, 2}}}, "": {{"b", []int{1, 0}}}}, got); diff != "" {
		t.Errorf("by role (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]LeftOpen{{"a", []int{0, 1}}, {"b", []int{1, 2}}}, o.leftOpen()); diff != "" {
		t.Errorf("in all (-want +got):\n%s", diff)
	}
}

// Scores of the ladder alone are another measure, but for dismantling.
func TestRolesOfDifferentForms(t *testing.T) {
	s := viewed("a", 0, append(ten("manages", 10, 30), ten("does", 10, 60)...)...)
	for i := range 10 {
		s.rows[i].ladderOnly = true
	}
	_, gaps, _ := organised(s).roles("wave")
	for i, want := range []Reason{alignment: NotAsked, dismantling: "", reinvention: NotAsked} {
		if gaps[i].Difference.Reason != want {
			t.Errorf("%s: %+v, want %q", gaps[i].Axis, gaps[i], want)
		}
	}
}

// Where nobody told a role there is nothing, and one role is compared with
// none.
func TestOneRoleOrNone(t *testing.T) {
	if scores, gaps, norms := organised(viewed("a", 0, ten("", 20, 50)...), viewed("b", 0)).roles("wave"); scores != nil || gaps != nil || norms != nil {
		t.Errorf("no role: %v, %v, %v", scores, gaps, norms)
	}
	scores, gaps, _ := organised(viewed("a", 0, ten("is-served", 20, 50)...)).roles("wave")
	if e := (Estimate{Value: 50, N: 20}); len(scores) != 1 || cmp.Diff(scores[0], RoleScores{"is-served", e, e, e, 20, nil}) != "" || gaps != nil {
		t.Errorf("one role: %+v, %v", scores, gaps)
	}
	nobody := viewed("a", 0, view{"does", 0})
	nobody.rows[0] = row{alignment: part{applies: true}}
	scores, _, _ = organised(nobody).roles("wave")
	if got := scores[0]; got.Alignment.Reason != TooFewFacets || got.Dismantling.Reason != NothingApplies {
		t.Errorf("no score: %+v", got)
	}
}

// Ten at rung 1 and ten at 4, of which two at 1: means of X 10 and 82, and one
// of the first stands higher than one of the second never, or level with it in
// 20 of 100 pairs: A = 0.1. P is exact: of the choices of 10 of 20 those with as
// few ranks, C(12,10) of C(20,10), at both ends.
func TestNormGap(t *testing.T) {
	c := &compiled{set: Settings{Confidence: 0.95}, dismantling: scale{0, 0.1, 0.2, 0.4, 1, 1}}
	got := c.normGap(&placing{1: 10}, &placing{1: 2, 4: 8}, [2]int{10, 10})
	if want := 2 * 66. / 184756; math.Abs(got.P-want) > 1e-12 || math.Abs(got.Difference+72) > 1e-9 || math.Abs(got.Superior-0.1) > 1e-12 || got.N != 10 || got.OtherN != 10 || got.Reason != "" {
		t.Errorf("%+v, want P %v", got, want)
	}
	// Removed and replaced are worth the same, and not the same rung.
	if got := c.normGap(&placing{4: 10}, &placing{5: 10}, [2]int{10, 10}); got.Difference != 0 || got.Superior != 0 || got.P > 1e-4 {
		t.Errorf("%+v", got)
	}
	if got := c.normGap(&placing{4: 9}, &placing{5: 10}, [2]int{9, 10}); got != (NormGap{N: 9, OtherN: 10, Reason: TooFewInRole}) {
		t.Errorf("%+v", got)
	}
	if got := c.normGap(&placing{4: 10}, &placing{4: 12}, [2]int{10, 12}); got != (NormGap{N: 10, OtherN: 12, Reason: NoSpread}) {
		t.Errorf("%+v", got)
	}
	if got := c.normGap(&placing{}, &placing{4: 12}, [2]int{0, 12}); got != (NormGap{OtherN: 12, Reason: TooFewInRole}) {
		t.Errorf("%+v", got)
	}
}

// largeOrganisation is the first practice of the model as so many teams of 40
// answer it at random, each telling a role or none.
func largeOrganisation(b testing.TB, teams int, roles []string) *organisation {
	b.Helper()
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		b.Fatal(problems)
	}
	c := compile(m, Settings{Seed: 1, Replicates: 2000, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50, Practices: m.PracticeIDs()[:1]})
	o := &organisation{c: c}
	rng := rand.New(rand.NewPCG(1, 2))
	p := &c.practices[0]
	for t := range teams {
		team := Team{ID: fmt.Sprintf("team-%04d", t), People: 50}
		var sheets []survey.Sheet
		var vectors [][][]int8
		for i := range 40 {
			sheets = append(sheets, survey.Sheet{Respondent: fmt.Sprint(i), Role: roles[rng.IntN(len(roles))]})
			v := p.blank(model.LengthShort, m)
			for q := range v {
				if v[q] == unanswered && rng.IntN(20) > 0 {
					v[q] = int8(1 + rng.IntN(5))
				}
			}
			vectors = append(vectors, [][]int8{v, nil})
		}
		s := c.sample(0, team, sheets, vectors)
		o.add(team.ID, s, c.figures(s))
	}
	return o
}

// BenchmarkRoles compares the roles of 40,000 respondents on one practice.
func BenchmarkRoles(b *testing.B) {
	for _, c := range []struct {
		name  string
		roles []string
	}{{"told", append([]string{""}, survey.Roles...)}, {"untold", []string{""}}} {
		o := largeOrganisation(b, 1000, c.roles)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				o.roles("wave")
			}
		})
	}
}
