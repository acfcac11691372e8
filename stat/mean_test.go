package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// darwin is how much taller cross-fertilised plants of maize grew than
// self-fertilised ones, in eighths of an inch: Fisher (1935), The Design of
// Experiments, §17.
var darwin = []float64{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48}

func TestMean(t *testing.T) {
	for _, c := range []struct {
		name       string
		xs         []float64
		counts     []int
		mean, half float64
	}{
		// Fisher has the mean 20.93 and t = 2.148, so a standard error of
		// 9.746; t at 0.975 with 14 degrees of freedom is 2.1448.
		{"Darwin", darwin, nil, 314.0 / 15, 2.144786687917 * math.Sqrt((26518-314.0*314/15)/14/15)},
		// s² of 1, 1, 1, 3 is 1; t with 3 degrees of freedom, √(1/4).
		{"counts", []float64{3, 1}, []int{1, 3}, 1.5, student[3] / 2},
		{"an empty count", []float64{3, 9, 1}, []int{1, 0, 3}, 1.5, student[3] / 2},
		{"all equal", []float64{0.1}, []int{40}, 0.1, 0},
	} {
		mean, ci, ok := stat.Mean(c.xs, c.counts, 0.95)
		if !ok {
			t.Errorf("%s: no interval", c.name)
		}
		near(t, c.name, mean, c.mean, 1e-12)
		nearInterval(t, c.name, ci, stat.Interval{Lo: c.mean - c.half, Hi: c.mean + c.half}, 1e-8)
	}
	near(t, "Fisher's t", 314.0/15/math.Sqrt((26518-314.0*314/15)/14/15), 2.148, 5e-4)
}

func TestMeanCannotTell(t *testing.T) {
	for _, c := range []struct {
		name   string
		xs     []float64
		counts []int
		want   float64
	}{
		{"nothing", nil, nil, 0}, {"no counts", []float64{4}, []int{0}, 0},
		{"one", []float64{4}, nil, 4}, {"a count of one", []float64{4, 5}, []int{1, 0}, 4},
	} {
		mean, ci, ok := stat.Mean(c.xs, c.counts, 0.95)
		if ok || mean != c.want || ci != (stat.Interval{}) {
			t.Errorf("%s: %v, %v, %v, want %v and no interval", c.name, mean, ci, ok, c.want)
		}
	}
	panics(t, "stat: negative weight", func() { stat.Mean([]float64{1, 2}, []int{3, -1}, 0.95) })
	panics(t, "stat: values and weights differ in number", func() { stat.Mean([]float64{1, 2}, []int{3}, 0.95) })
	panics(t, "stat: confidence is not between 0 and 1", func() { stat.Mean(nil, nil, 95) })
}

// One stratum is a sample, and the order of values does not matter.
func TestMeanIsThatOfOneStratum(t *testing.T) {
	rng := newRand(t)
	for range cases {
		xs := values(rng, 2+rng.IntN(30))
		mean, ci, _ := stat.Mean(xs, nil, 0.9)
		wantMean, want, _ := stat.StratifiedMean([]stat.Stratum{{Weight: 1, Values: shuffled(rng, xs)}}, stat.NewStudent(0.9))
		near(t, "mean", mean, wantMean, 1e-12)
		nearInterval(t, "interval", ci, want, 1e-10)
		if m, c, _ := stat.Mean(shuffled(rng, xs), nil, 0.9); m != mean || c != ci {
			t.Errorf("another order gives %v, %v instead of %v, %v", m, c, mean, ci)
		}
	}
}

func TestMeanLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		xs := values(rng, 2+rng.IntN(30))
		mean, ci, ok := stat.Mean(xs, nil, 0.9)
		if !ok || mean < slices.Min(xs) || mean > slices.Max(xs) || ci.Lo > mean || ci.Hi < mean {
			t.Errorf("Mean(%v) = %v, %v, %v", xs, mean, ci, ok)
		}
		m, c, _ := stat.Mean(affine(xs, 3, 2), nil, 0.9)
		near(t, "mean, moved", m, 3+2*mean, 1e-12)
		nearInterval(t, "moved", c, stat.Interval{Lo: 3 + 2*ci.Lo, Hi: 3 + 2*ci.Hi}, 1e-10)
		m, c, _ = stat.Mean(affine(xs, 0, -1), nil, 0.9)
		near(t, "mean, mirrored", m, -mean, 1e-12)
		nearInterval(t, "mirrored", c, stat.Interval{Lo: -ci.Hi, Hi: -ci.Lo}, 1e-10)
		if _, wider, _ := stat.Mean(xs, nil, 0.95); wider.Lo > ci.Lo || wider.Hi < ci.Hi {
			t.Errorf("at 95 %% %v, at 90 %% %v", wider, ci)
		}

		// A count of k is a value observed k times.
		counts := make([]int, len(xs))
		var repeated []float64
		for i, x := range xs {
			counts[i] = 1 + rng.IntN(3)
			repeated = append(repeated, slices.Repeat([]float64{x}, counts[i])...)
		}
		m, c, _ = stat.Mean(xs, counts, 0.9)
		wantMean, want, _ := stat.Mean(repeated, nil, 0.9)
		near(t, "mean, repeated", m, wantMean, 1e-12)
		nearInterval(t, "repeated", c, want, 1e-10)
	}
}
