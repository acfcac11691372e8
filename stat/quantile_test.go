package stat_test

import (
	"fmt"
	"math"
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

// Of 1 to 5 the value at the place h is h, from 1 to 5: (n + 1)p = 6p of type
// 6, (n − 1)p + 1 = 4p + 1 of type 7, (n + ⅓)p + ⅓ = (16p + 1)/3 of type 8, as
// defined by Hyndman & Fan (1996) and in R's help on quantile.
func TestQuantileOfType(t *testing.T) {
	for _, c := range []struct {
		p                   float64
		type6, type7, type8 float64
	}{
		{0, 1, 1, 1},
		{0.1, 1, 1.4, 1},          // h: 0.6, 1.4, 0.867
		{0.25, 1.5, 2, 5. / 3},    // 1.5, 2, 5/3
		{0.3, 1.8, 2.2, 5.8 / 3},  // 1.8, 2.2, 1.933
		{0.5, 3, 3, 3},            //
		{0.8, 4.8, 4.2, 13.8 / 3}, // 4.8, 4.2, 4.6
		{0.9, 5, 4.6, 5},          // 5.4, 4.6, 5.133
		{1, 5, 5, 5},              // 6, 5, 5.667
	} {
		xs := []float64{4, 1, 5, 3, 2}
		near(t, fmt.Sprintf("type 6 at %v", c.p), stat.QuantileOfType(xs, c.p, stat.Type6), c.type6, 1e-15)
		near(t, fmt.Sprintf("type 7 at %v", c.p), stat.QuantileOfType(xs, c.p, stat.Type7), c.type7, 1e-15)
		near(t, fmt.Sprintf("type 8 at %v", c.p), stat.QuantileOfType(xs, c.p, stat.Type8), c.type8, 1e-15)
		if !slices.Equal(xs, []float64{4, 1, 5, 3, 2}) {
			t.Fatalf("reordered to %v", xs)
		}
	}
	for _, kind := range []stat.QuantileType{stat.Type6, stat.Type7, stat.Type8} {
		if got := stat.QuantileOfType([]float64{7}, 0.3, kind); got != 7 {
			t.Errorf("type %d of one value: %v", kind, got)
		}
	}
}

func TestQuantileOfTypeMistakesPanic(t *testing.T) {
	for _, kind := range []stat.QuantileType{stat.Type6, stat.Type7, stat.Type8} {
		panics(t, "stat: quantile of no values", func() { stat.QuantileOfType(nil, 0.5, kind) })
		panics(t, "stat: quantile of a value that is not finite", func() { stat.QuantileOfType([]float64{math.NaN()}, 0.5, kind) })
		for _, p := range []float64{-0.1, 1.1, math.NaN()} {
			panics(t, "stat: quantile of a probability outside 0 to 1", func() { stat.QuantileOfType([]float64{1, 2}, p, kind) })
		}
	}
	panics(t, "stat: quantile of a type other than 6, 7 and 8", func() { stat.QuantileOfType([]float64{1}, 0.5, 5) })
}

// checkQuantiles states the laws of all types at two probabilities, p ≤ q.
func checkQuantiles(t *testing.T, xs []float64, p, q float64) {
	t.Helper()
	for _, kind := range []stat.QuantileType{stat.Type6, stat.Type7, stat.Type8} {
		got := stat.QuantileOfType(xs, p, kind)
		if !(slices.Min(xs) <= got && got <= slices.Max(xs)) {
			t.Errorf("type %d of %v at %v = %v is out of range", kind, xs, p, got)
		}
		if other := stat.QuantileOfType(xs, q, kind); other < got {
			t.Errorf("type %d of %v: %v at %v, %v at %v", kind, xs, got, p, other, q)
		}
		if other := stat.QuantileOfType(shuffled(newRand(t), xs), p, kind); other != got {
			t.Errorf("type %d of %v in another order: %v instead of %v", kind, xs, other, got)
		}
		mirrored := -stat.QuantileOfType(affine(xs, 0, -1), 1-p, kind)
		near(t, fmt.Sprintf("type %d of %v at %v, mirrored", kind, xs, p), mirrored, got, 1e-13*(1+math.Abs(slices.Max(xs)-slices.Min(xs))))
	}
	if seven, plain := stat.QuantileOfType(xs, p, stat.Type7), stat.Quantile(xs, p); seven != plain {
		t.Errorf("type 7 of %v at %v = %v, Quantile %v", xs, p, seven, plain)
	}
}

func TestQuantileOfTypeLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		p, q := rng.Float64(), rng.Float64()
		checkQuantiles(t, values(rng, 1+rng.IntN(40)), min(p, q), max(p, q))
	}
}

func FuzzQuantileOfType(f *testing.F) {
	for _, data := range []string{"a", "ab", "aaaaab", "\x7f\x80", "\x7f\x80\x81\x00"} {
		f.Add([]byte(data), 0.25, 0.75)
		f.Add([]byte(data), 0.0, 1.0)
	}
	f.Fuzz(func(t *testing.T, data []byte, p, q float64) {
		if len(data) == 0 || !(0 <= p && p <= q && q <= 1) {
			t.Skip()
		}
		checkQuantiles(t, fuzzed(data[:min(len(data), 200)]), p, q)
	})
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
