package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// Student's t at 0.975, from printed tables, by degrees of freedom.
var student = map[int]float64{1: 12.7062047362, 2: 4.30265272991, 3: 3.18244630528, 4: 2.77644510520, 29: 2.04522964213}

func TestStratifiedMean(t *testing.T) {
	around := func(mean, variance float64, freedom int) stat.Interval {
		half := student[freedom] * math.Sqrt(variance)
		return stat.Interval{Lo: mean - half, Hi: mean + half}
	}
	for _, c := range []struct {
		name   string
		strata []stat.Stratum
		mean   float64
		ci     stat.Interval
	}{
		// Sum 1939, sum of squares 129,621: s²/n = (129,621 − 1939²/30)/29/30.
		{"one stratum", []stat.Stratum{{1, rating, 0, 0}}, 1939.0 / 30, around(1939.0/30, (129621-1939.0*1939/30)/29/30, 29)},
		// W ¾ and ¼; s² 1 and 8; 1 − f ½ and 1: 9/16 · ½ · 1/3 + 1/16 · 8/2.
		{"two strata", []stat.Stratum{{3, []float64{1, 2, 3}, 6, 0}, {1, []float64{0, 4}, 0, 0}}, 2, around(2, 9.0/96+1.0/4, 3)},
		// W ¼, ¼, ½; pooled s² of 0, 2, 4 is 4: 4 (1/16 + 1/16 + 1/4).
		{"three of one value", []stat.Stratum{{1, []float64{0}, 0, 0}, {1, []float64{2}, 0, 0}, {2, []float64{4}, 0, 0}}, 2.5, around(2.5, 1.5, 2)},
		// Headcounts 4 and 2 leave ¾ and ½ of each variance: ¼ · 2 (¾ + ½).
		{"two of one value", []stat.Stratum{{1, []float64{1}, 4, 0}, {1, []float64{3}, 2, 0}}, 2, around(2, 0.625, 1)},
		// The single 5 takes s² = 2 of the other stratum: ¼ · 2/2 + ¼ · 2.
		{"one of one value", []stat.Stratum{{1, []float64{1, 3}, 0, 0}, {1, []float64{5}, 0, 0}}, 3.5, around(3.5, 0.75, 1)},
		// Pool of 0 and 4 (s² 8) and a stratum of 1, 2, 3 (s² 1), W ¼, ¼, ½:
		// 8 (1/16 + 1/16) + ¼ · 1/3, on 1 + 2 degrees of freedom.
		{"pool and stratum", []stat.Stratum{{1, []float64{0}, 0, 0}, {1, []float64{4}, 0, 0}, {2, []float64{1, 2, 3}, 0, 0}}, 2, around(2, 1+1.0/12, 3)},
		// Observed whole, a stratum adds neither variance nor freedom: ¼ · 2/2.
		{"one observed whole", []stat.Stratum{{1, []float64{1, 3}, 0, 0}, {1, []float64{0, 9, 9}, 3, 0}}, 4, around(4, 0.25, 1)},
		{"all observed whole", []stat.Stratum{{1, []float64{1, 3}, 2, 0}, {3, []float64{6}, 1, 0}}, 5, stat.Interval{Lo: 5, Hi: 5}},
		// One of four values imputed, 2/4 of the variance is open: ½ · (38/3)/4.
		{"observed whole, one imputed", []stat.Stratum{{1, []float64{1, 2, 4, 9}, 4, 0.25}}, 4, around(4, 19.0/12, 3)},
		// W ½; the one value imputed takes s² = 2 of the other stratum twice: ¼ · 4.
		{"all that is open imputed", []stat.Stratum{{1, []float64{4}, 1, 1}, {1, []float64{1, 3}, 2, 0}}, 3, around(3, 1, 1)},
		// Pooled with the one that is seen, s² of 4 and 2 is 2: ¼ · 4.
		{"all that is open imputed, among ones", []stat.Stratum{{1, []float64{4}, 1, 1}, {1, []float64{2}, 1, 0}}, 3, around(3, 1, 1)},
		{"left out", []stat.Stratum{{1, []float64{1, 3}, 0, 0}, {0, []float64{9, 7}, 0, 0}, {5, nil, 0, 0}}, 2, around(2, 1, 1)},
		{"all equal", []stat.Stratum{{1, []float64{0.1, 0.1, 0.1}, 0, 0}}, 0.1, stat.Interval{Lo: 0.1, Hi: 0.1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			mean, ci, ok := stat.StratifiedMean(c.strata, stat.NewStudent(0.95))
			if !ok {
				t.Fatal("no interval")
			}
			near(t, "mean", mean, c.mean, 1e-13)
			nearInterval(t, "interval", ci, c.ci, 1e-9)
		})
	}
}

func TestStratifiedMeanCannotTell(t *testing.T) {
	for _, c := range []struct {
		name   string
		strata []stat.Stratum
		mean   float64
	}{
		{"nothing", nil, 0},
		{"no values", []stat.Stratum{{1, nil, 4, 0}}, 0},
		{"no weight", []stat.Stratum{{0, []float64{1, 2}, 4, 0}}, 0},
		{"one value", []stat.Stratum{{1, []float64{3}, 4, 0}}, 3},
		{"one value beside a whole", []stat.Stratum{{1, []float64{3}, 4, 0}, {1, []float64{4, 6}, 2, 0}}, 4},
	} {
		mean, ci, ok := stat.StratifiedMean(c.strata, stat.NewStudent(0.95))
		if ok || mean != c.mean || ci != (stat.Interval{}) {
			t.Errorf("%s: %v, %v, %v, want the mean %v and no interval", c.name, mean, ci, ok, c.mean)
		}
	}
}

// pairs are all choices of two of xs.
func pairs(xs []float64) [][]float64 {
	var all [][]float64
	for i := range xs {
		for j := range i {
			all = append(all, []float64{xs[i], xs[j]})
		}
	}
	return all
}

// Over all samples of two from either stratum, the mean of the estimated
// variances is the variance of the estimates, and the mean of the estimates is
// the mean of the population.
func TestStratifiedMeanIsUnbiased(t *testing.T) {
	a, b := []float64{1, 2, 4}, []float64{0, 3, 5, 9}
	var means, variances []float64
	for _, x := range pairs(a) {
		for _, y := range pairs(b) {
			mean, ci, ok := stat.StratifiedMean([]stat.Stratum{{3, x, 3, 0}, {4, y, 4, 0}}, stat.NewStudent(0.95))
			if !ok {
				t.Fatal("no interval")
			}
			means = append(means, mean)
			variances = append(variances, math.Pow((ci.Hi-ci.Lo)/2/student[2], 2))
		}
	}
	mean, variance := stat.MeanVar(means, nil)
	estimated, _ := stat.MeanVar(variances, nil)
	near(t, "mean", mean, 24.0/7, 1e-12)
	near(t, "variance", estimated, variance, 1e-9)
}

func TestStratifiedMeanLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		strata := make([]stat.Stratum, 1+rng.IntN(6))
		for h := range strata {
			n := 1 + rng.IntN(4)
			strata[h] = stat.Stratum{Weight: 0.5 + rng.Float64(), Values: values(rng, n), Population: rng.IntN(3) * n}
		}
		mean, ci, ok := stat.StratifiedMean(strata, stat.NewStudent(0.95))
		change := func(f func(*stat.Stratum)) (float64, stat.Interval, bool) {
			other := shuffled(rng, strata)
			for h := range other {
				f(&other[h])
			}
			return stat.StratifiedMean(other, stat.NewStudent(0.95))
		}

		m, c, o := change(func(s *stat.Stratum) { s.Values = shuffled(rng, s.Values) })
		if m != mean || c != ci || o != ok {
			t.Errorf("another order gives %v, %v, %v instead of %v, %v, %v", m, c, o, mean, ci, ok)
		}
		var all []float64
		for _, s := range strata {
			all = append(all, s.Values...)
		}
		if mean < slices.Min(all) || mean > slices.Max(all) || (ok && (ci.Lo > mean || ci.Hi < mean)) {
			t.Errorf("mean %v and interval %v of %v", mean, ci, strata)
		}

		m, c, o = change(func(s *stat.Stratum) { s.Values = affine(s.Values, 3, 2) })
		near(t, "mean, moved", m, 3+2*mean, 1e-11)
		if ok && o {
			nearInterval(t, "moved", c, stat.Interval{Lo: 3 + 2*ci.Lo, Hi: 3 + 2*ci.Hi}, 1e-8)
		}
		m, c, _ = change(func(s *stat.Stratum) { s.Weight *= 7 })
		near(t, "mean, weights scaled", m, mean, 1e-12)
		nearInterval(t, "weights scaled", c, ci, 1e-8)
	}
}

// Strata of one value and of equal weight are pooled into one stratum of all.
func TestStratifiedMeanPools(t *testing.T) {
	rng := newRand(t)
	for range cases {
		xs := values(rng, 2+rng.IntN(8))
		var singles []stat.Stratum
		for _, x := range xs {
			singles = append(singles, stat.Stratum{Weight: 2, Values: []float64{x}})
		}
		mean, ci, _ := stat.StratifiedMean(singles, stat.NewStudent(0.95))
		wantMean, want, _ := stat.StratifiedMean([]stat.Stratum{{Weight: 1, Values: xs}}, stat.NewStudent(0.95))
		near(t, "mean", mean, wantMean, 1e-12)
		nearInterval(t, "interval", ci, want, 1e-9)
	}
}

func BenchmarkStratifiedMean(b *testing.B) {
	strata := []stat.Stratum{{Weight: 1, Values: values(newRand(b), 40), Population: 50}}
	student := stat.NewStudent(0.95)
	for b.Loop() {
		stat.StratifiedMean(strata, student)
	}
}
