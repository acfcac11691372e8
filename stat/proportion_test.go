package stat_test

import (
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
