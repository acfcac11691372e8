package stat_test

import (
	"testing"

	"rubble/stat"
)

func TestPairedDifference(t *testing.T) {
	for _, c := range []struct {
		name       string
		p          stat.Pairing
		difference float64
		want       stat.Interval
		tolerance  float64
	}{
		// Newcombe (1998), table II, method 10.
		{"Newcombe 36, 12, 2, 0", stat.Pairing{Both: 36, First: 12, Second: 2}, 0.2, stat.Interval{Lo: 0.0569, Hi: 0.3404}, 5e-5},
		// Altman et al. (2000), Statistics with Confidence, 2nd ed., table 6.2.
		{"Altman 14, 5, 0, 22", stat.Pairing{Both: 14, First: 5, Neither: 22}, 5.0 / 41, stat.Interval{Lo: 0.011, Hi: 0.226}, 6e-4},
		{"none", stat.Pairing{}, 0, stat.Interval{Lo: -1, Hi: 1}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			difference, ci := stat.PairedDifference(c.p, 0.95)
			near(t, "difference", difference, c.difference, 1e-15)
			nearInterval(t, "interval", ci, c.want, c.tolerance)
		})
	}
	// Both judgements no, of one unit: no correlation where a margin is 0, and
	// at z = 1 Wilson's interval of either share is 0 to 1/2.
	_, ci := stat.PairedDifference(stat.Pairing{Neither: 1}, one)
	nearInterval(t, "one unit", ci, stat.Interval{Lo: -0.5, Hi: 0.5}, 1e-12)
	panics(t, "stat: negative count", func() { stat.PairedDifference(stat.Pairing{Both: 3, First: -1}, 0.95) })
}

func TestPairedDifferenceLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		p := stat.Pairing{Both: rng.IntN(20), First: rng.IntN(20), Second: rng.IntN(20), Neither: 1 + rng.IntN(20)}
		d, ci := stat.PairedDifference(p, 0.95)
		if !(-1 <= ci.Lo && ci.Lo < d && d < ci.Hi && ci.Hi <= 1) {
			t.Errorf("%+v: %v in %v", p, d, ci)
		}
		// Swapping the judgements turns the sign, and so does swapping yes and no.
		turned := stat.Interval{Lo: -ci.Hi, Hi: -ci.Lo}
		_, other := stat.PairedDifference(stat.Pairing{Both: p.Both, First: p.Second, Second: p.First, Neither: p.Neither}, 0.95)
		nearInterval(t, "judgements swapped", other, turned, 1e-12)
		_, other = stat.PairedDifference(stat.Pairing{Both: p.Neither, First: p.Second, Second: p.First, Neither: p.Both}, 0.95)
		nearInterval(t, "answers swapped", other, turned, 1e-12)
	}
}
