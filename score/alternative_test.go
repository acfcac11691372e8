package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"rubble/model"
)

// inForce reads the model, with thresholds of the settings' own.
func inForce(t testing.TB, practices ...string) (*model.Model, Settings) {
	t.Helper()
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	return m, Settings{Seed: 1, Replicates: 50, Confidence: 0.95, Coverage: 0.6, Alignment: 45, Deconstruction: 55,
		Practices: practices, Waves: []string{"w"}}
}

// spread checks that the mean of draws lies within four standard errors of
// what it should be, given the variance of one.
func spread(t *testing.T, what string, draws []float64, mean, variance float64) {
	t.Helper()
	got := average(draws)
	if off := 4 * math.Sqrt(variance/float64(len(draws))); math.Abs(got-mean) > off {
		t.Errorf("%s: the mean of the draws is %v, want %v ± %v", what, got, mean, off)
	}
}

// Every choice keeps to its range and has the mean of its distribution.
func TestAlternativesAreDrawnAsStated(t *testing.T) {
	m, set := inForce(t)
	c := compile(m, set)
	all := c.alternatives()
	if len(all) != 1001 || !reflect.DeepEqual(all[0], c.inForce()) {
		t.Fatalf("%d alternatives, the first of which should be the scoring in force: %+v", len(all), all[0])
	}
	drawn := all[1:]
	column := func(of func(a alternative) float64) []float64 {
		var out []float64
		for _, a := range drawn {
			out = append(out, of(a))
		}
		return out
	}
	for _, u := range []struct {
		what   string
		of     func(a alternative) float64
		lo, hi float64
	}{
		{"the ladder's part in A", func(a alternative) float64 { return a.ladder[alignment] }, 0.3, 0.7},
		{"the ladder's part in R", func(a alternative) float64 { return a.ladder[reinvention] }, 0.3, 0.7},
		{"threshold of A", func(a alternative) float64 { return a.lines.alignment }, 35, 55},
		{"threshold of X and R", func(a alternative) float64 { return a.lines.deconstruction }, 45, 65},
		{"threshold of own knowledge", func(a alternative) float64 { return a.lines.ownKnowledge }, 40, 60},
	} { // uniform: mean (a + b)/2, variance (b − a)²/12
		draws := column(u.of)
		if slices.Min(draws) < u.lo || slices.Max(draws) > u.hi {
			t.Errorf("%s runs from %v to %v, want %v to %v", u.what, slices.Min(draws), slices.Max(draws), u.lo, u.hi)
		}
		spread(t, u.what, draws, (u.lo+u.hi)/2, (u.hi-u.lo)*(u.hi-u.lo)/12)
	}
	for join := range joinings { // one in three: variance 1/3 · 2/3
		spread(t, fmt.Sprintf("joining %d", join), column(func(a alternative) float64 {
			if a.join == join {
				return 1
			}
			return 0
		}), 1./3, 2./9)
	}
	for i, f := range m.Facets {
		if f.Ladder {
			continue
		}
		n := float64(len(fromItems(m.Facets, f.Axis))) // Dirichlet: mean 1/n, variance (n − 1)/(n²(n + 1))
		weights := column(func(a alternative) float64 { return a.weights[i] })
		variance := (n - 1) / (n * n * (n + 1))
		spread(t, "weight of "+f.Key, weights, 1/n, variance)
		squares := make([]float64, len(weights))
		for k, w := range weights {
			squares[k] = (w - 1/n) * (w - 1/n)
		}
		if got := average(squares) / variance; got < 0.75 || got > 1.25 {
			t.Errorf("weight of %s: the variance is %v of that of a flat Dirichlet distribution", f.Key, got)
		}
	}
	for _, a := range drawn {
		for _, axis := range []string{model.Alignment, model.Reinvention} {
			sum := 0.0
			for _, f := range fromItems(m.Facets, axis) {
				sum += a.weights[f]
			}
			if math.Abs(sum-1) > 1e-12 {
				t.Fatalf("the weights of %s add up to %v", axis, sum)
			}
		}
	}
}

// The three families come with equal chance, each as it is defined.
func TestFamiliesOfValues(t *testing.T) {
	m, set := inForce(t)
	c := compile(m, set)
	linear := [model.Rungs]float64{0, 0.2, 0.4, 0.6, 0.8, 1}
	threshold := [ladders][model.Rungs]float64{{3: 1, 4: 1, 5: 1}, {3: 1, 4: 1, 5: 1}, {5: 1}}
	families := make([][]float64, 3)
	all := c.alternatives()
	for _, a := range all[1:] {
		family := 0
		switch a.values {
		case [ladders][model.Rungs]float64{linear, linear, linear}:
			family = 1
		case threshold:
			family = 2
		}
		for i := range families {
			is := 0.0
			if i == family {
				is = 1
			}
			families[i] = append(families[i], is)
		}
		for score, worth := range a.values {
			if !slices.IsSorted(worth[:]) || worth[0] < 0 || worth[5] > 1 {
				t.Fatalf("values %v are out of order or off their scale", worth)
			}
			for rung, w := range worth {
				if off := math.Abs(w - all[0].values[score][rung]); family == 0 && off > 0.15+1e-12 {
					t.Fatalf("rung %d is worth %v, %v from what is in force", rung, w, off)
				}
			}
		}
	}
	for i, is := range families {
		spread(t, fmt.Sprintf("family %d", i), is, 1./3, 2./9)
	}
}

// Where no value can leave 0–1, what is drawn neither raises nor lowers the
// ladder as a whole: the sum has a mean of 3 and a variance of 6 · 0.3²/12. A
// running maximum would raise it.
func TestShakingIsUnbiased(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var sums []float64
	for range 10_000 {
		worth := [model.Rungs]float64{0.3, 0.4, 0.5, 0.5, 0.6, 0.7}
		shake(&worth, rng)
		sums = append(sums, 6*average(worth[:]))
	}
	spread(t, "sum of six values", sums, 3, 6*0.3*0.3/12)
}

func TestSpacings(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	if got := spacings(0, rng); len(got) != 0 {
		t.Errorf("none: %v", got)
	}
	if got := spacings(1, rng); !slices.Equal(got, []float64{1}) {
		t.Errorf("one: %v", got)
	}
}

// A choice's draws depend on the seed, and on nothing else.
func TestDrawsDependOnTheSeedAlone(t *testing.T) {
	m, set := inForce(t)
	want := compile(m, set).alternatives()
	same := func(set Settings) bool {
		return reflect.DeepEqual(compile(m, set).alternatives(), want)
	}
	more := set
	more.Practices, more.Waves, more.Teams, more.Replicates = m.PracticeIDs(), []string{"v", "w"}, []Team{{ID: "a"}}, 9
	if !same(more) {
		t.Error("practices, teams or waves moved the draws")
	}
	more.Seed = 2
	if same(more) {
		t.Error("another seed gave the same draws")
	}
}
