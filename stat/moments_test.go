package stat_test

import (
	"slices"
	"testing"

	"rubble/stat"
)

func TestMeanVar(t *testing.T) {
	for _, c := range []struct {
		name           string
		xs, weights    []float64
		mean, variance float64
	}{
		{"one value", []float64{0.1}, nil, 0.1, 0},
		{"equal values", []float64{0.1, 0.1, 0.1}, nil, 0.1, 0},
		{"plain", []float64{2, 4, 4, 4, 5, 5, 7, 9}, nil, 5, 4},             // squares 9+1+1+1+0+0+4+16 = 32, by 8
		{"weights", []float64{0, 1}, []float64{3, 1}, 0.25, 0.1875},         // p(1 − p)
		{"weight 0", []float64{0, 1, 99}, []float64{3, 1, 0}, 0.25, 0.1875}, // as if it were not there
	} {
		mean, variance := stat.MeanVar(c.xs, c.weights)
		if mean != c.mean || variance != c.variance {
			t.Errorf("%s: %v, %v, want %v, %v", c.name, mean, variance, c.mean, c.variance)
		}
	}
}

func TestMeanVarLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		xs := values(rng, 1+rng.IntN(40))
		mean, variance := stat.MeanVar(xs, nil)
		if m, v := stat.MeanVar(shuffled(rng, xs), nil); m != mean || v != variance {
			t.Errorf("another order gives %v, %v instead of %v, %v", m, v, mean, variance)
		}
		lo, hi := slices.Min(xs), slices.Max(xs)
		if mean < lo || mean > hi || variance < 0 {
			t.Errorf("MeanVar(%v) = %v, %v", xs, mean, variance)
		}
		// Popoviciu (1935): the variance is at most a quarter of the range squared.
		if limit := (hi - lo) * (hi - lo) / 4; variance > limit*(1+1e-12) {
			t.Errorf("variance %v of %v exceeds %v", variance, xs, limit)
		}
		m, v := stat.MeanVar(affine(xs, 3, -2), nil)
		near(t, "mean, moved", m, 3-2*mean, 1e-12)
		near(t, "variance, moved", v, 4*variance, 1e-9)

		// A weight of k is a value given k times.
		weights := make([]float64, len(xs))
		var repeated []float64
		for i, x := range xs {
			k := 1 + rng.IntN(3)
			weights[i] = float64(k)
			repeated = append(repeated, slices.Repeat([]float64{x}, k)...)
		}
		m, v = stat.MeanVar(xs, weights)
		wantMean, wantVariance := stat.MeanVar(repeated, nil)
		near(t, "mean, repeated", m, wantMean, 1e-12)
		near(t, "variance, repeated", v, wantVariance, 1e-10)
	}
}

func BenchmarkMeanVar(b *testing.B) {
	xs := values(newRand(b), 40)
	for b.Loop() {
		stat.MeanVar(xs, nil)
	}
}
