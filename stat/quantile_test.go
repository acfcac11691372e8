package stat_test

import (
	"fmt"
	"slices"
	"testing"

	"rubble/stat"
)

// Type 7 reads the sorted values at (n − 1)p, counted from 0.
func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		xs      []float64
		p, want float64
	}{
		{[]float64{7}, 0.3, 7},
		{[]float64{4, 1, 3, 2}, 0, 1},
		{[]float64{4, 1, 3, 2}, 0.25, 1.75},                    // at 0.75: 1 + 0.75 · 1
		{[]float64{4, 1, 3, 2}, 0.5, 2.5},                      // at 1.5
		{[]float64{4, 1, 3, 2}, 1, 4},                          // at 3
		{[]float64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0.25, 3.25}, // at 2.25; R: quantile(1:10, 0.25)
		{[]float64{0, 100, 0, 0, 0}, 0.875, 50},                // at 3.5, half way from 0 to 100
		{[]float64{5, 5, 5, 5}, 0.6, 5},
	} {
		if got := stat.Quantile(c.xs, c.p); got != c.want {
			t.Errorf("Quantile(%v, %v) = %v, want %v", c.xs, c.p, got, c.want)
		}
	}
}

// sortedQuantile is the definition, by sorting.
func sortedQuantile(xs []float64, p float64) float64 {
	xs = slices.Sorted(slices.Values(xs))
	h := float64(len(xs)-1) * p
	j := int(h)
	if j == len(xs)-1 {
		return xs[j]
	}
	return xs[j] + (h-float64(j))*(xs[j+1]-xs[j])
}

// Selection agrees with sorting, on random values and on orders that are bad
// for it, and leaves the values where they were.
func TestQuantileSelects(t *testing.T) {
	rng := newRand(t)
	samples := [][]float64{make([]float64, 500)}
	for range cases {
		samples = append(samples, values(rng, 1+rng.IntN(60)))
	}
	var up, down, pipe, saw []float64
	for i := range 1000 {
		up = append(up, float64(i))
		down = append(down, float64(-i))
		pipe = append(pipe, float64(min(i, 1000-i)))
		saw = append(saw, float64(i%3))
	}
	for _, xs := range append(samples, up, down, pipe, saw) {
		before := slices.Clone(xs)
		for _, p := range []float64{0, 0.025, rng.Float64(), 0.5, rng.Float64(), 0.975, 1} {
			near(t, fmt.Sprintf("Quantile(%v, %v)", xs, p), stat.Quantile(xs, p), sortedQuantile(xs, p), 1e-10)
		}
		if !slices.Equal(xs, before) {
			t.Fatalf("Quantile reordered %v to %v", before, xs)
		}
	}
}

func TestQuantileLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		xs := values(rng, 1+rng.IntN(40))
		p, q := rng.Float64(), rng.Float64()
		got := stat.Quantile(xs, p)
		if other := stat.Quantile(shuffled(rng, xs), p); other != got {
			t.Errorf("another order gives %v instead of %v", other, got)
		}
		if got < slices.Min(xs) || got > slices.Max(xs) {
			t.Errorf("Quantile(%v, %v) = %v is out of range", xs, p, got)
		}
		if other := stat.Quantile(xs, q); (q > p && other < got) || (q < p && other > got) {
			t.Errorf("quantiles %v at %v and %v at %v are out of order", got, p, other, q)
		}
		near(t, "moved", stat.Quantile(affine(xs, 3, 2), p), 3+2*got, 1e-12)
		near(t, "mirrored", stat.Quantile(affine(xs, 0, -1), 1-p), -got, 1e-12)
	}
}

func TestPercentile(t *testing.T) {
	rng := newRand(t)
	var xs []float64
	for i := range 1001 {
		xs = append(xs, float64(i))
	}
	// (n − 1)p is 25 and 975 at 95 %, 50 and 950 at 90 %.
	nearInterval(t, "95 %", stat.Percentile(shuffled(rng, xs), 0.95), stat.Interval{Lo: 25, Hi: 975}, 1e-9)
	nearInterval(t, "90 %", stat.Percentile(shuffled(rng, xs), 0.90), stat.Interval{Lo: 50, Hi: 950}, 1e-9)
	for range cases {
		xs := values(rng, 1+rng.IntN(40))
		got := stat.Percentile(xs, 0.95)
		if got.Lo > got.Hi || got.Lo < slices.Min(xs) || got.Hi > slices.Max(xs) {
			t.Errorf("Percentile(%v) = %v", xs, got)
		}
		if wider := stat.Percentile(xs, 0.99); wider.Lo > got.Lo || wider.Hi < got.Hi {
			t.Errorf("at 99 %% %v, at 95 %% %v", wider, got)
		}
		if other := stat.Percentile(shuffled(rng, xs), 0.95); other != got {
			t.Errorf("another order gives %v instead of %v", other, got)
		}
	}
}

func BenchmarkPercentile(b *testing.B) {
	rng := newRand(b)
	xs := make([]float64, 2000)
	for i := range xs {
		xs[i] = rng.NormFloat64()
	}
	for b.Loop() {
		stat.Percentile(xs, 0.95)
	}
}
