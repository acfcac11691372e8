package stat_test

import (
	"math"
	"testing"

	"rubble/stat"
)

func TestEntropyInterval(t *testing.T) {
	h := func(p float64) float64 { return -p*math.Log2(p) - (1-p)*math.Log2(1-p) }
	for _, c := range []struct {
		name   string
		counts []int
		want   stat.Interval
	}{
		// H = 0.811278, Σ p log₂² p = 0.75·0.172253 + 0.25·4 = 1.129190, less
		// H² = 0.471018; 1.959964·√(0.00471018) = 0.134513, about H + 0.007213.
		{"75 and 25", []int{75, 0, 25}, stat.Interval{Lo: 0.683978, Hi: 0.953005}},
		// H = 0.045415 + 0.003607, variance 0.290132/200; the lower end is 0.
		{"199 and 1", []int{1, 199}, stat.Interval{Lo: 0, Hi: 0.049022 + 1.959964*0.0380875}},
		// Wilson's lower end is n/(n + z²) with z² = 3.841459.
		{"one category", []int{0, 40}, stat.Interval{Lo: 0, Hi: h(40 / 43.841459)}},
		{"one observation", []int{1}, stat.Interval{Lo: 0, Hi: 1}},
		{"nothing", nil, stat.Interval{}},
	} {
		nearInterval(t, c.name, stat.EntropyInterval(c.counts, 0.95), c.want, 2e-6)
	}
	panics(t, "stat: negative count", func() { stat.EntropyInterval([]int{3, -1}, 0.95) })
}

// The length is that of Basharin's variance, which nears the true one as n
// grows. Over all samples of 400, the mean of the variances that the intervals
// are made of comes within 4 % of the variance of the estimates.
func TestEntropyIntervalHasTheVariance(t *testing.T) {
	z := 1.959963984540054
	var mean, square, estimated float64
	trinomial(400, func(counts []int, p float64) {
		h, ci := stat.EntropyMillerMadow(counts), stat.EntropyInterval(counts, 0.95)
		mean += p * h
		square += p * h * h
		estimated += p * math.Pow((ci.Hi-h)/z, 2)
	})
	near(t, "ratio", estimated/(square-mean*mean), 1, 0.04)
}

func TestEntropyIntervalLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		counts := make([]int, 1+rng.IntN(6))
		for i := range counts {
			counts[i] = rng.IntN(3) * rng.IntN(20)
		}
		h, ci := stat.EntropyMillerMadow(counts), stat.EntropyInterval(counts, 0.95)
		if !(0 <= ci.Lo && ci.Lo <= h && h <= ci.Hi) {
			t.Errorf("%v: %v in %v", counts, h, ci)
		}
		if other := stat.EntropyInterval(append(shuffled(rng, counts), 0), 0.95); other != ci {
			t.Errorf("another order gives %v instead of %v", other, ci)
		}
		if wider := stat.EntropyInterval(counts, 0.99); wider.Lo > ci.Lo || wider.Hi < ci.Hi {
			t.Errorf("%v: at 99 %% %v, at 95 %% %v", counts, wider, ci)
		}
	}
}
