package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
)

// The laws that several estimators share are tested on many seeded cases.
const cases = 400

func newRand(t testing.TB) *rand.Rand {
	t.Helper()
	return rand.New(rand.NewPCG(1, 2))
}

// values are n numbers: half of the time steps of a quarter, so that there are
// ties; else any.
func values(rng *rand.Rand, n int) []float64 {
	xs := make([]float64, n)
	coarse := rng.IntN(2) == 0
	for i := range xs {
		if xs[i] = rng.NormFloat64() * 10; coarse {
			xs[i] = float64(rng.IntN(21)) / 4
		}
	}
	return xs
}

func shuffled[T any](rng *rand.Rand, xs []T) []T {
	xs = slices.Clone(xs)
	rng.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
	return xs
}

// affine gives a + b·x for every x.
func affine(xs []float64, a, b float64) []float64 {
	ys := make([]float64, len(xs))
	for i, x := range xs {
		ys[i] = a + b*x
	}
	return ys
}

// near fails unless got is within tolerance of want.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.17g, want %.17g within %g", what, got, want, tolerance)
	}
}

func nearInterval(t *testing.T, what string, got, want stat.Interval, tolerance float64) {
	t.Helper()
	near(t, what+": lower end", got.Lo, want.Lo, tolerance)
	near(t, what+": upper end", got.Hi, want.Hi, tolerance)
}

// panics fails unless f panics with the message.
func panics(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		if got := recover(); got != want {
			t.Errorf("panic %v, want %q", got, want)
		}
	}()
	f()
}

func TestMistakesPanic(t *testing.T) {
	nan := math.NaN()
	for want, calls := range map[string][]func(){
		"stat: confidence is not between 0 and 1": {
			func() { stat.Percentile([]float64{1}, 95) },
			func() { stat.BCa([]float64{1}, 1, 0, 0) },
			func() { stat.Wilson(1, 2, 1) },
			func() { stat.NewStudent(nan) },
			func() { stat.ConditionalEntropyRatio(nil, -1) },
		},
		"stat: quantile of no values": {
			func() { stat.Quantile(nil, 0.5) },
			func() { stat.Percentile(nil, 0.95) },
		},
		"stat: quantile of a value that is not finite": {
			func() { stat.Quantile([]float64{1, nan}, 0.5) },
			func() { stat.BCa([]float64{1, math.Inf(1)}, 1, 0, 0.95) },
		},
		"stat: quantile of a probability outside 0 to 1": {
			func() { stat.Quantile([]float64{1}, 1.01) },
			func() { stat.Quantile([]float64{1}, nan) },
		},
		"stat: mean of no values": {
			func() { stat.MeanVar(nil, nil) },
			func() { stat.MeanVar([]float64{1}, []float64{0}) },
		},
		"stat: mean of a value that is not finite": {
			func() { stat.MeanVar([]float64{nan}, nil) },
			func() { stat.MeanVar([]float64{1}, []float64{nan}) },
			func() { stat.Acceleration([][]float64{{1, math.Inf(-1)}}) },
			func() {
				stat.StratifiedMean([]stat.Stratum{{Weight: 1, Values: []float64{nan}}}, stat.NewStudent(0.95))
			},
		},
		"stat: negative weight": {
			func() { stat.MeanVar([]float64{1}, []float64{-1}) },
			func() { stat.StratifiedMean([]stat.Stratum{{Weight: -1}}, stat.NewStudent(0.95)) },
		},
		"stat: values and weights differ in number": {
			func() { stat.MeanVar([]float64{1, 2}, []float64{1}) },
		},
		"stat: no share": {
			func() { stat.Rescale(1, 1, -0.1) },
			func() { stat.Rescale(1, 0, 1.1) },
			func() { stat.Rescale(1, 1, nan) },
		},
		"stat: negative count": {
			func() { stat.Rescale(-1, 0, 0) },
			func() { stat.Rescale(1, -1, 0) },
			func() { stat.EntropyMillerMadow([]int{3, -1}) },
			func() { stat.ConditionalEntropyRatio([][]int{{3, -1}}, 0.95) },
		},
		"stat: proportion outside 0 to 1": {
			func() { stat.Wilson(3, 2, 0.95) },
			func() { stat.Wilson(-1, 2, 0.95) },
		},
		"stat: consensus needs two categories and finite shares": {
			func() { stat.LeikConsensus([]float64{1}) },
			func() { stat.LeikConsensus([]float64{1, nan}) },
		},
		"stat: negative share":          {func() { stat.LeikConsensus([]float64{1, -1}) }},
		"stat: consensus of no answers": {func() { stat.LeikConsensus([]float64{0, 0}) }},
	} {
		for _, call := range calls {
			panics(t, want, call)
		}
	}
}
