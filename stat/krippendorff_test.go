package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
)

var metrics = []stat.Metric{stat.NominalMetric, stat.OrdinalMetric, stat.IntervalMetric}

// The examples are those of Krippendorff (2011), sections A to D. The letters
// of section B are numbered.
func TestKrippendorffAlpha(t *testing.T) {
	fourObservers := [][]float64{
		{1, 1, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
		{4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5}, {1, 1}, {3},
	}
	for _, c := range []struct {
		name   string
		units  [][]float64
		metric stat.Metric
		want   float64
	}{
		{"two observers, yes and no", [][]float64{
			{0, 1}, {1, 1}, {0, 1}, {0, 0}, {0, 0}, {0, 1}, {0, 0}, {0, 0}, {1, 0}, {0, 0},
		}, stat.NominalMetric, 0.095},
		{"two observers, five categories", [][]float64{
			{1, 2}, {1, 1}, {2, 2}, {2, 2}, {4, 2}, {3, 3}, {3, 3}, {3, 3}, {5, 5}, {4, 4}, {4, 4}, {1, 4},
		}, stat.NominalMetric, 0.692},
		{"four observers, nominal", fourObservers, stat.NominalMetric, 0.743},
		{"four observers, ordinal", fourObservers, stat.OrdinalMetric, 0.815},
		{"four observers, interval", fourObservers, stat.IntervalMetric, 0.849},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := stat.KrippendorffAlpha(c.units, c.metric)
			if !ok {
				t.Error("refused")
			}
			near(t, "α", got, c.want, 5.1e-4)
		})
	}
}

func TestKrippendorffAlphaRefuses(t *testing.T) {
	for name, units := range map[string][][]float64{
		"no unit":                 nil,
		"units without values":    {{}, nil},
		"one value a unit":        {{1}, {2}, {3}},
		"all values equal":        {{0.1, 0.1}, {0.1, 0.1, 0.1}},
		"the others have no pair": {{2, 2}, {2, 2}, {3}, {4}},
	} {
		for _, m := range metrics {
			if got, ok := stat.KrippendorffAlpha(units, m); ok || got != 0 {
				t.Errorf("%s: %v, %v", name, got, ok)
			}
		}
	}
	for _, unit := range []float64{1e-200, 1e200} {
		units := [][]float64{{unit, 2 * unit}, {3 * unit, 3 * unit}}
		if got, ok := stat.KrippendorffAlpha(units, stat.IntervalMetric); ok || got != 0 {
			t.Errorf("squares of %v: %v, %v", unit, got, ok)
		}
		if _, ok := stat.KrippendorffAlpha(units, stat.OrdinalMetric); !ok {
			t.Errorf("refused ranks of %v", unit)
		}
	}
	panics(t, "stat: alpha of a value that is not finite", func() { stat.KrippendorffAlpha([][]float64{{1, 2}, {math.NaN()}}, stat.NominalMetric) })
	panics(t, "stat: unknown metric", func() { stat.KrippendorffAlpha(nil, 3) })
}

// someUnits are units of whole values from 0 to 4, some of them with none or
// one; at least two values can be paired and differ.
func someUnits(rng *rand.Rand) [][]float64 {
	units := make([][]float64, 1+rng.IntN(8))
	for i := range units {
		for range rng.IntN(5) {
			units[i] = append(units[i], float64(rng.IntN(5)))
		}
	}
	return append(units, []float64{0, 4})
}

// alphaByPairs is α by its definition, from all pairs of values and the squared
// difference of each: Krippendorff (2011), section D.
func alphaByPairs(units [][]float64, m stat.Metric) float64 {
	units = slices.DeleteFunc(slices.Clone(units), func(u []float64) bool { return len(u) < 2 })
	all := slices.Concat(units...)
	squared := func(a, b float64) float64 {
		switch {
		case a == b:
			return 0
		case m == stat.NominalMetric:
			return 1
		case m == stat.IntervalMetric:
			return (a - b) * (a - b)
		}
		between := 0.0 // values from a to b, those equal to either counting half
		for _, x := range all {
			switch {
			case x == a || x == b:
				between += 0.5
			case min(a, b) < x && x < max(a, b):
				between++
			}
		}
		return between * between
	}
	pairs := func(xs []float64) (sum float64) {
		for i, a := range xs {
			for j, b := range xs {
				if i != j {
					sum += squared(a, b)
				}
			}
		}
		return sum
	}
	observed, n := 0.0, float64(len(all))
	for _, u := range units {
		observed += pairs(u) / float64(len(u)-1)
	}
	return 1 - observed/n/(pairs(all)/(n*(n-1)))
}

func TestKrippendorffAlphaLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		units := someUnits(rng)
		alpha := map[stat.Metric]float64{}
		for _, m := range metrics {
			got, ok := stat.KrippendorffAlpha(units, m)
			if !ok || got <= -1 || got > 1 {
				t.Fatalf("%v: α %v, %v", units, got, ok)
			}
			if other, _ := stat.KrippendorffAlpha(rearranged(rng, units), m); other != got {
				t.Errorf("rearranged: %v, was %v", other, got)
			}
			near(t, "by pairs", got, alphaByPairs(units, m), 1e-13)
			alpha[m] = got
		}
		// Any recoding leaves nominal α as it is, an increasing one ordinal α, and
		// a shift and a scale interval α.
		check := func(what string, m stat.Metric, tolerance float64, code func(x float64) float64) {
			coded := make([][]float64, len(units))
			for i, u := range units {
				for _, x := range u {
					coded[i] = append(coded[i], code(x))
				}
			}
			got, _ := stat.KrippendorffAlpha(coded, m)
			near(t, what, got, alpha[m], tolerance)
		}
		names := rng.Perm(5)
		check("renamed", stat.NominalMetric, 0, func(x float64) float64 { return float64(names[int(x)]) })
		check("stretched", stat.OrdinalMetric, 0, func(x float64) float64 { return math.Exp(3*x) - 7 })
		check("turned about", stat.OrdinalMetric, 1e-13, func(x float64) float64 { return 4 - x })
		check("shifted and scaled", stat.IntervalMetric, 1e-12, func(x float64) float64 { return 12 - 0.3*x })
	}
}

// Of two categories all metrics are the same.
func TestKrippendorffAlphaOfTwoCategories(t *testing.T) {
	units := [][]float64{{0, 0, 1}, {1, 1}, {0, 1}, {0, 0, 0, 1}, {1}, {0, 0}}
	nominal, _ := stat.KrippendorffAlpha(units, stat.NominalMetric)
	// Of 13 values 5 are 1. Pairs that differ, over m − 1: 4/2 + 0 + 2 + 6/3 = 6.
	// D_o = 6/13, D_e = 2·5·8/(13·12); 1 − 12·6/80.
	near(t, "nominal", nominal, 0.1, 1e-15)
	for _, m := range metrics {
		got, _ := stat.KrippendorffAlpha(units, m)
		near(t, "α", got, nominal, 1e-15)
	}
}

func FuzzKrippendorffAlpha(f *testing.F) {
	for _, data := range [][]byte{nil, {1}, {1, 2}, {1, 1, 255, 1, 1}, {1, 2, 255, 2, 1, 255, 3}, {1, 1, 255, 2, 2, 2}, {128, 127, 255, 0}} {
		f.Add(data, 1.0)
		f.Add(data, 1e152)
	}
	f.Fuzz(func(t *testing.T, data []byte, unit float64) {
		if !(math.Abs(unit) < 1e300) || unit != 0 && math.Abs(unit) < 1e-150 {
			return // squares of the smallest numbers have no digits to rely on
		}
		units := groupsOf(data, unit)
		turned := slices.Clone(units)
		slices.Reverse(turned)
		_, nominal := stat.KrippendorffAlpha(units, stat.NominalMetric)
		_, ordinal := stat.KrippendorffAlpha(units, stat.OrdinalMetric)
		if nominal != ordinal {
			t.Errorf("ok: nominal %v, ordinal %v", nominal, ordinal)
		}
		for _, m := range metrics {
			got, ok := stat.KrippendorffAlpha(units, m)
			if other, okay := stat.KrippendorffAlpha(turned, m); other != got || okay != ok {
				t.Errorf("reversed: %v, was %v", other, got)
			}
			if ok && !(-1-1e-12 < got && got <= 1) {
				t.Errorf("α = %v of %v", got, units)
			}
		}
	})
}
