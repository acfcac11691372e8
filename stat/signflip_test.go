package stat_test

import (
	"math"
	"testing"

	"rubble/stat"
)

func TestSignFlip(t *testing.T) {
	for _, c := range []struct {
		name string
		xs   []float64
		want float64
	}{
		// Fisher (1935), §21: in 863 of 2¹⁵ cases the sum is 314 or more, in
		// as many −314 or less.
		{"Darwin", darwin, 2 * 863.0 / 32768},
		{"6 of all signs of 1, 2, 3", []float64{1, 2, 3}, 2.0 / 8},
		{"4 or more: 1 + 3, with 2 either way", []float64{-1, 2, 3}, 4.0 / 8},
		{"a sum of 0", []float64{1, 2, -3}, 1},
		{"a sum of 0 but for rounding", []float64{0.1, 0.2, -0.3}, 1},
		{"zeros", []float64{0, 0}, 1},
		{"one", []float64{-5}, 1},
		{"none", nil, 1},
	} {
		if got := stat.SignFlip(c.xs, 10, nil); got != c.want { // exact, so without draws
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	panics(t, "stat: sign of a value that is not finite", func() { stat.SignFlip([]float64{math.NaN()}, 1, nil) })
	panics(t, "stat: negative count", func() { stat.SignFlip(darwin, -1, nil) })
}

// A zero more changes no sum, so that draws must come near what is exact. The
// 0.01 are about three standard errors of 20,000 draws.
func TestSignFlipDraws(t *testing.T) {
	rng := newRand(t)
	near(t, "p", stat.SignFlip(append([]float64{0}, darwin...), 20000, rng), 2*863.0/32768, 0.005)
	// A p of 2⁻⁹⁹ is not met in 99 draws: the signs observed are one of 100.
	near(t, "least p", stat.SignFlip(affine(make([]float64, 100), 1, 0), 99, rng), 0.01, 0)
	if one, other := stat.SignFlip(append(shuffled(rng, darwin), 1, 2), 500, newRand(t)),
		stat.SignFlip(append([]float64{1, 2}, darwin...), 500, newRand(t)); one != other {
		t.Errorf("another order gives %v instead of %v", one, other)
	}
}

// Every choice of signs, one after another.
func TestSignFlipEnumerated(t *testing.T) {
	rng := newRand(t)
	for range cases / 4 {
		xs := values(rng, 1+rng.IntN(10))
		sum := func(signs int) float64 {
			s := 0.0
			for i, x := range xs {
				s += x * float64(1-2*(signs>>i&1))
			}
			return math.Abs(s)
		}
		far := 0
		for signs := range 1 << len(xs) {
			if sum(signs) >= sum(0)-1e-9 {
				far++
			}
		}
		p := stat.SignFlip(xs, 0, nil)
		near(t, "p", p, math.Ldexp(float64(far), -len(xs)), 0)
		// Neither the unit nor the direction matters.
		near(t, "scaled", stat.SignFlip(affine(xs, 0, 0.1), 0, nil), p, 0)
		near(t, "mirrored", stat.SignFlip(affine(xs, 0, -1), 0, nil), p, 0)
	}
}
