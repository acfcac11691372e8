package stat_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"rubble/stat"
)

// below is the probability of k or less by a Poisson distribution, summed
// term by term.
func below(k int, mean float64) float64 {
	sum := 0.0
	for i := 0; i <= k; i++ {
		lgamma, _ := math.Lgamma(float64(i) + 1)
		sum += math.Exp(float64(i)*math.Log(mean) - mean - lgamma)
	}
	return sum
}

// The ends are where the tail beyond what was observed has just 2.5 %.
func TestGarwood(t *testing.T) {
	// Garwood's table, as in Johnson, Kemp & Kotz, Univariate Discrete
	// Distributions, and in most handbooks.
	for k, want := range map[int]stat.Interval{
		0: {Lo: 0, Hi: 3.689}, 1: {Lo: 0.025, Hi: 5.572}, 10: {Lo: 4.795, Hi: 18.390}, 100: {Lo: 81.364, Hi: 121.627},
	} {
		nearInterval(t, fmt.Sprint(k), stat.Garwood(k, 0.95), want, 6e-4)
	}
	// Python's mpmath: gammainc, inverted by halving.
	for k, want := range map[int]stat.Interval{
		0: {Lo: 0, Hi: 3.688879454113936}, 1: {Lo: 0.02531780798428988, Hi: 5.571643390938899},
		10: {Lo: 4.795388696132434, Hi: 18.39035604201778}, 1000: {Lo: 938.9730184076952, Hi: 1063.952136016302},
		20000: {Lo: 19723.76760060705, Hi: 20279.13362792641},
	} {
		nearInterval(t, fmt.Sprint(k), stat.Garwood(k, 0.95), want, 1e-12*float64(k+10))
	}
	for _, k := range []int{1, 3, 50, 1000, 20000} {
		ci := stat.Garwood(k, 0.95)
		near(t, fmt.Sprintf("%d: k or more at the lower end", k), 1-below(k-1, ci.Lo), 0.025, 1e-6)
		near(t, fmt.Sprintf("%d: k or less at the upper end", k), below(k, ci.Hi), 0.025, 1e-6)
	}
	// Of many, the distribution is nearly normal.
	nearInterval(t, "a million", stat.Garwood(1000000, 0.95), stat.Interval{Lo: 1e6 - 1960, Hi: 1e6 + 1960}, 3)
	panics(t, "stat: negative count", func() { stat.Garwood(-1, 0.95) })
}

func TestGarwoodLaws(t *testing.T) {
	for k := range cases {
		ci := stat.Garwood(k, 0.95)
		if !(0 <= ci.Lo && ci.Lo <= float64(k) && float64(k) < ci.Hi) {
			t.Errorf("%d: %v", k, ci)
		}
		if more := stat.Garwood(k+1, 0.95); more.Lo <= ci.Lo || more.Hi <= ci.Hi {
			t.Errorf("%d: %v, one more: %v", k, ci, more)
		}
		if wider := stat.Garwood(k, 0.99); wider.Lo > ci.Lo || wider.Hi <= ci.Hi {
			t.Errorf("%d: at 99 %% %v, at 95 %% %v", k, wider, ci)
		}
	}
}

// Of 200,000 draws, each value occurs as often as its probability says, within
// five standard errors.
func TestPoisson(t *testing.T) {
	const draws = 200000
	rng := newRand(t)
	for _, mean := range []float64{0.2, 1, 7.5, 80, 2500} {
		d := stat.NewPoisson(mean)
		seen, sum := map[int]int{}, 0.0
		for range draws {
			k := d.Draw(rng)
			seen[k]++
			sum += float64(k)
		}
		near(t, fmt.Sprintf("mean %v", mean), sum/draws, mean, 5*math.Sqrt(mean/draws))
		for k, count := range seen {
			p := below(k, mean)
			if k > 0 {
				p -= below(k-1, mean)
			}
			near(t, fmt.Sprintf("mean %v, share of %d", mean, k), float64(count)/draws, p, 5*math.Sqrt(p/draws)+1e-5)
		}
	}
	if got := stat.NewPoisson(0).Draw(rng); got != 0 {
		t.Errorf("drew %d with mean 0", got)
	}
	for _, mean := range []float64{-1, math.NaN(), math.Inf(1)} {
		panics(t, "stat: mean of a Poisson distribution is not a number of 0 or more", func() { stat.NewPoisson(mean) })
	}
}

// Published numbers hang on the draws of a seed: these were drawn on the day
// that the test was written.
func TestPoissonIsPinned(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var got [8]int
	for i := range got {
		got[i] = stat.NewPoisson(float64(i * i)).Draw(rng)
	}
	if want := [8]int{0, 1, 4, 8, 19, 23, 41, 46}; got != want {
		t.Errorf("drew %v, want %v", got, want)
	}
}

func BenchmarkPoisson(b *testing.B) {
	rng, d := newRand(b), stat.NewPoisson(80)
	for b.Loop() {
		d.Draw(rng)
	}
}
