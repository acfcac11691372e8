package stat_test

import (
	"fmt"
	"math"
	"testing"

	"rubble/stat"
)

// one and two are the confidences at which z is 1 and 2.
var (
	one = math.Erf(1 / math.Sqrt2)
	two = math.Erf(2 / math.Sqrt2)
)

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		name       string
		k, n       int
		confidence float64
		want       stat.Interval
	}{
		// R: prop.test(k, n, correct = FALSE)
		{"R 17 of 30", 17, 30, 0.95, stat.Interval{Lo: 0.391973070008136, Hi: 0.726225144235335}},
		{"R 0 of 12", 0, 12, 0.95, stat.Interval{Lo: 0, Hi: 0.242494006655241}},
		// The ends are where (p̂ − p)² = z² p(1 − p)/n. z = 1, 1 of 1:
		// (1 − p)² = p(1 − p), so p = 1/2 or 1.
		{"1 of 1", 1, 1, one, stat.Interval{Lo: 0.5, Hi: 1}},
		// z = 2, 2 of 4: (1/2 − p)² = p(1 − p), so p = (1 ± √½)/2.
		{"2 of 4", 2, 4, two, stat.Interval{Lo: (1 - math.Sqrt(0.5)) / 2, Hi: (1 + math.Sqrt(0.5)) / 2}},
		// z = 2, 0 of n: p² = 4p(1 − p)/n, so p = 0 or 4/(n + 4).
		{"0 of 6", 0, 6, two, stat.Interval{Lo: 0, Hi: 0.4}},
		{"none", 0, 0, 0.95, stat.Interval{Lo: 0, Hi: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			nearInterval(t, "Wilson", stat.Wilson(c.k, c.n, c.confidence), c.want, 1e-12)
		})
	}
}

func TestWilsonLaws(t *testing.T) {
	for n := 1; n <= 60; n++ {
		for k := range n + 1 {
			ci, p := stat.Wilson(k, n, 0.95), float64(k)/float64(n)
			if !(0 <= ci.Lo && ci.Lo <= p && p <= ci.Hi && ci.Hi <= 1 && ci.Lo < ci.Hi) {
				t.Errorf("%d of %d: %v", k, n, ci)
			}
			other := stat.Wilson(n-k, n, 0.95)
			nearInterval(t, "the rest", other, stat.Interval{Lo: 1 - ci.Hi, Hi: 1 - ci.Lo}, 1e-14)
			if k < n {
				if next := stat.Wilson(k+1, n, 0.95); next.Lo <= ci.Lo || next.Hi <= ci.Hi {
					t.Errorf("%d of %d: %v, one more: %v", k, n, ci, next)
				}
			}
		}
	}
}

func TestClopperPearson(t *testing.T) {
	for _, c := range []struct {
		k, n       int
		confidence float64
		want       stat.Interval
		tolerance  float64
	}{
		// Newcombe (1998), "Two-sided confidence intervals for the single
		// proportion", Statistics in Medicine 17, 857–872, table I, method 5.
		{81, 263, 0.95, stat.Interval{Lo: 0.2527, Hi: 0.3676}, 5e-5},
		{15, 148, 0.95, stat.Interval{Lo: 0.0578, Hi: 0.1617}, 5e-5},
		{0, 20, 0.95, stat.Interval{Lo: 0, Hi: 0.1684}, 5e-5},
		{1, 29, 0.95, stat.Interval{Lo: 0.0009, Hi: 0.1776}, 5e-5},
		// Python's mpmath, with 40 digits: betainc, inverted by halving.
		{17, 30, 0.95, stat.Interval{Lo: 0.3742734506092207, Hi: 0.745392450096737}, 1e-13},
		{3, 10, 0.99, stat.Interval{Lo: 0.03700722109623209, Hi: 0.7351139852871308}, 1e-13},
		{17, 2000, 0.999, stat.Interval{Lo: 0.003302547164698906, Hi: 0.01756638928138073}, 1e-13},
		{1000, 2000, 0.999, stat.Interval{Lo: 0.4630160573853067, Hi: 0.5369839426146933}, 1e-12},
		{1999, 2000, 0.999, stat.Interval{Lo: 0.9950118925598964, Hi: 0.9999997499375104}, 1e-12},
		// n of n have the probability pⁿ, so the lower end is the n-th root of
		// (1 − confidence)/2.
		{5, 5, 0.95, stat.Interval{Lo: math.Pow(0.025, 0.2), Hi: 1}, 1e-15},
		{200_000, 200_000, 0.999999, stat.Interval{Lo: math.Pow(5e-7, 5e-6), Hi: 1}, 1e-12},
		{0, 0, 0.95, stat.Interval{Lo: 0, Hi: 1}, 0},
		// Of very many, it is Wilson's for half an observation less and more.
		{5e5, 1e6, 0.95, stat.Interval{Lo: 0.4990200198900 - 5e-7, Hi: 0.5009799801100 + 5e-7}, 1e-9},
		{5e8, 1e9, 0.95, stat.Interval{Lo: 0.4999690102484443, Hi: 0.5000309897515557}, 1e-12}, // Wilson's
	} {
		t.Run(fmt.Sprintf("%d of %d", c.k, c.n), func(t *testing.T) {
			nearInterval(t, "Clopper–Pearson", stat.ClopperPearson(c.k, c.n, c.confidence), c.want, c.tolerance)
		})
	}
	panics(t, "stat: proportion outside 0 to 1", func() { stat.ClopperPearson(3, 2, 0.95) })
	panics(t, "stat: proportion outside 0 to 1", func() { stat.ClopperPearson(-1, 2, 0.95) })
	panics(t, "stat: confidence is not between 0 and 1", func() { stat.ClopperPearson(0, 0, 95) })
}

// atLeast is the probability of k or more in n, summed term by term.
func atLeast(k, n int, p float64) float64 {
	sum, ways := 0.0, 1.0
	for i := n; i >= k; i-- { // ways is n over i
		sum += ways * math.Pow(p, float64(i)) * math.Pow(1-p, float64(n-i))
		ways *= float64(i) / float64(n-i+1)
	}
	return sum
}

// What defines the ends: k or more at the lower one, and k or less at the
// upper one, have just the probability that is left beyond the interval.
func TestClopperPearsonLaws(t *testing.T) {
	for n := 1; n <= 30; n++ {
		for k := range n + 1 {
			for _, confidence := range []float64{0.5, 0.95, 0.999} {
				ci, p := stat.ClopperPearson(k, n, confidence), float64(k)/float64(n)
				what := fmt.Sprintf("%d of %d at %v", k, n, confidence)
				if !(0 <= ci.Lo && ci.Lo <= p && p <= ci.Hi && ci.Hi <= 1 && ci.Lo < ci.Hi) {
					t.Errorf("%s: %v", what, ci)
				}
				if k > 0 {
					near(t, what+": k or more", atLeast(k, n, ci.Lo), (1-confidence)/2, 1e-13)
				}
				if k < n {
					near(t, what+": k or less", 1-atLeast(k+1, n, ci.Hi), (1-confidence)/2, 1e-13)
					if next := stat.ClopperPearson(k+1, n, confidence); next.Lo <= ci.Lo || next.Hi <= ci.Hi {
						t.Errorf("%s: %v, one more: %v", what, ci, next)
					}
				}
				other := stat.ClopperPearson(n-k, n, confidence)
				nearInterval(t, what+": the rest", other, stat.Interval{Lo: 1 - ci.Hi, Hi: 1 - ci.Lo}, 1e-15)
			}
		}
	}
}

// Whatever the proportion, the intervals of all k that may be observed contain
// it with at least the confidence.
func TestClopperPearsonCovers(t *testing.T) {
	for _, n := range []int{1, 5, 12, 25} {
		for p := 0.005; p < 1; p += 0.01 {
			covered := 0.0
			for k := range n + 1 {
				if ci := stat.ClopperPearson(k, n, 0.9); ci.Lo <= p && p <= ci.Hi {
					covered += atLeast(k, n, p) - atLeast(k+1, n, p)
				}
			}
			if covered < 0.9-1e-12 {
				t.Errorf("of %d, %v is covered with %v", n, p, covered)
			}
		}
	}
}
