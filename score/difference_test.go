package score

import (
	"math"
	"testing"

	"rubble/stat"
)

// Two-sided p of a standard normal deviate: 1 − 2 · (the area from 0 to z), from
// table 26.1 of Abramowitz & Stegun (1964), Handbook of Mathematical Functions:
// P(1) = 0.841344746, P(2) = 0.977249868, P(3) = 0.998650102; and the z of 0.05,
// 0.01 and 0.001 from table 26.5: 1.959964, 2.575829, 3.290527.
func TestChance(t *testing.T) {
	for _, c := range []struct{ z, p float64 }{
		{1, 0.317310508}, {2, 0.045500264}, {3, 0.002699796}, {1.959964, 0.05}, {2.575829, 0.01}, {3.290527, 0.001},
	} {
		for _, sd := range []float64{0.001, 1, 17} {
			for _, sign := range []float64{1, -1} {
				if got := chance(sign*c.z*sd, sd*sd); math.Abs(got-c.p) > 1e-7 {
					t.Errorf("%v standard errors: p is %v, want %v", sign*c.z, got, c.p)
				}
			}
		}
	}
	for _, c := range []struct{ difference, variance, want float64 }{
		{0, 0, 1}, {0, 4, 1}, {3, 0, 0}, {-3, 0, 0}, {100, 1e-300, 0}, {5, math.MaxFloat64, 1},
	} {
		if got := chance(c.difference, c.variance); got != c.want {
			t.Errorf("p of %v with variance %v is %v, want %v", c.difference, c.variance, got, c.want)
		}
	}
}

// Replicates 1 to 5 less 2 are −1 to 3: the half in the middle runs from 0 to 2
// (quantiles of type 7), their variance is 2, and p that of 3/√2 = 2.12132:
// 0.0338949 (table 26.1 between 2.12 and 2.14: 0.0340057 and 0.0323575).
func TestApart(t *testing.T) {
	one := &figure{value: 5, replicates: []float64{3, 1, 5, 2, 4}, n: 7}
	other := &figure{value: 2, replicates: []float64{2, 2, 2, 2, 2}, n: 4}
	still := &figure{value: 2, n: 4}
	for _, c := range []struct {
		name       string
		one, other *figure
		want       Estimate
		p          float64
	}{
		{"both drawn", one, other, Estimate{Value: 3, Lo: 0, Hi: 2, Interval: true, Method: ByPercentile, N: 4}, 0.0338949},
		{"the other way round", other, one, Estimate{Value: -3, Lo: -2, Hi: 0, Interval: true, Method: ByPercentile, N: 4}, 0.0338949},
		{"the same", one, one, Estimate{Interval: true, Method: ByPercentile, N: 7}, 1},
		{"one not drawn", one, still, Estimate{Value: 3, N: 4}, 0},
		{"neither drawn", still, still, Estimate{N: 4}, 0},
		{"none", one, &figure{reason: TooFewFacets, n: 0}, Estimate{Reason: TooFewFacets}, 0},
		{"neither", &figure{reason: NobodyCounts, n: 3}, &figure{reason: NotAsked, n: 2}, Estimate{N: 2, Reason: NobodyCounts}, 0},
	} {
		got, p := apart(c.one, c.other, stat.NewStudent(0.5))
		if got != c.want || math.Abs(p-c.p) > 1e-6 {
			t.Errorf("%s: %+v with p %v, want %+v with %v", c.name, got, p, c.want, c.p)
		}
	}
	if one.replicates[0] != 3 || other.replicates[0] != 2 {
		t.Error("the replicates were changed")
	}
}

// What adding up in another order loses is no difference, however certain both
// figures are: three answers of 10, 20 and 70 have the same mean in any order.
func TestNoDifferenceButRounding(t *testing.T) {
	a, b := (0.1+0.2+0.7)/3*100, (0.7+0.2+0.1)/3*100
	if a == b {
		a = math.Nextafter(b, 100)
	}
	got, p := apart(&figure{value: a, replicates: []float64{a, a}}, &figure{value: b, replicates: []float64{b, b}}, stat.NewStudent(0.95))
	if got.Value != 0 || p != 1 {
		t.Errorf("they differ by %v with p %v", got.Value, p)
	}
	if d := difference(Estimate{Value: a}, Estimate{Value: b}); d.Value != 0 {
		t.Errorf("a norm moved by %v", d.Value)
	}
	if d := difference(Estimate{Value: 20.5}, Estimate{Value: 20.25}); d.Value != 0.25 {
		t.Errorf("a norm moved by %v, want 0.25", d.Value)
	}
}

// Alignment less deconstruction, as many people as behind the smaller one.
func TestGapOf(t *testing.T) {
	var of [quantities]figure
	of[alignment] = figure{value: 70, replicates: []float64{60, 80}, n: 5}
	of[deconstructed] = figure{value: 20, replicates: []float64{30, 10}, n: 3}
	g := gapOf(&of)
	if g.value != 50 || g.n != 3 || g.reason != "" || g.replicates[0] != 30 || g.replicates[1] != 70 {
		t.Errorf("gap is %+v", g)
	}
	of[deconstructed] = figure{reason: NothingApplies}
	if g := gapOf(&of); g.reason != NothingApplies || g.n != 0 || g.replicates != nil {
		t.Errorf("without deconstruction the gap is %+v", g)
	}
}
