package stat_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// complaints is that column of R's data set attitude, as rating is.
var complaints = []float64{
	51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77,
	90, 85, 60, 70, 58, 40, 61, 66, 37, 54, 77, 75, 57, 85, 82,
}

func TestSpearman(t *testing.T) {
	for _, c := range []struct {
		name    string
		xs, ys  []float64
		want    float64
		ci      stat.Interval
		bounded bool
	}{
		// ρ from cor(method = "spearman") in R; the interval by the formula in
		// Python's mpmath: artanh ρ = 1.195228, √((1 + ρ²/2)/27) = 0.223298.
		{"attitude", rating, complaints, 0.832200562268763, stat.Interval{Lo: 0.639658147286762, Hi: 0.926474684785784}, true},
		// d: −1, 1, −1, 1: 1 − 6 · 4/60 = 0.6. artanh 0.6 = ln 2, √1.18 ·
		// 1.959964 = 2.129066: tanh(−1.435919) and tanh(2.822213).
		{"without ties", []float64{1, 2, 3, 4}, []float64{20, 10, 40, 30}, 0.6, stat.Interval{Lo: -0.892873135, Hi: 0.992950579}, true},
		// Ranks 1.5, 1.5, 3, 4 and 1, 2, 3.5, 3.5, from their mean −1, −1, ½,
		// 1½ and −1½, −½, 1, 1: products 4, squares 4½ and 4½.
		{"ties", []float64{0, 0, 1, 7}, []float64{-2, -1, 5, 5}, 4 / 4.5, stat.Interval{Lo: -0.715498544, Hi: 0.998852964}, true},
		{"no relation", []float64{1, 1, 2, 2}, []float64{1, 2, 1, 2}, 0, stat.Interval{Lo: -math.Tanh(1.959963984540054), Hi: math.Tanh(1.959963984540054)}, true},
		{"three pairs", []float64{1, 2, 3}, []float64{1, 3, 2}, 0.5, stat.Interval{}, false},
		{"the same order", []float64{1, 2, 3, 4, 4}, []float64{-9, 0, 0.5, 60, 60}, 1, stat.Interval{}, false},
		{"the opposite order", []float64{4, 3, 2, 1}, []float64{1, 10, 100, 1000}, -1, stat.Interval{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			rho, ci, bounded, ok := stat.Spearman(c.xs, c.ys, 0.95)
			if !ok || bounded != c.bounded {
				t.Errorf("bounded %v, ok %v", bounded, ok)
			}
			near(t, "ρ", rho, c.want, 1e-14)
			nearInterval(t, "interval", ci, c.ci, 1e-9)
		})
	}
}

func TestSpearmanCannotTell(t *testing.T) {
	for name, pairs := range map[string][2][]float64{
		"nothing":      {nil, nil},
		"two pairs":    {{1, 2}, {3, 4}},
		"xs the same":  {{5, 5, 5, 5}, {1, 2, 3, 4}},
		"ys the same":  {{1, 2, 3, 4}, {5, 5, 5, 5}},
		"all the same": {{0, 0, 0}, {0, math.Copysign(0, -1), 0}},
	} {
		if rho, ci, bounded, ok := stat.Spearman(pairs[0], pairs[1], 0.95); ok || bounded || rho != 0 || ci != (stat.Interval{}) {
			t.Errorf("%s: %v, %v, %v, %v", name, rho, ci, bounded, ok)
		}
	}
}

func TestSpearmanMistakesPanic(t *testing.T) {
	for want, calls := range map[string][]func(){
		"stat: confidence is not between 0 and 1": {func() { stat.Spearman(nil, nil, 1) }},
		"stat: pairs with one value missing":      {func() { stat.Spearman([]float64{1, 2}, []float64{1}, 0.95) }},
		"stat: correlation of a value that is not finite": {
			func() { stat.Spearman([]float64{1, math.NaN()}, []float64{1, 2}, 0.95) },
			func() { stat.Spearman([]float64{1, 2}, []float64{1, math.Inf(1)}, 0.95) },
		},
	} {
		for _, call := range calls {
			panics(t, want, call)
		}
	}
}

// pearson is the correlation of any values.
func pearson(xs, ys []float64) float64 {
	meanX, varianceX := stat.MeanVar(xs, nil)
	meanY, varianceY := stat.MeanVar(ys, nil)
	return dot(affine(xs, -meanX, 1), affine(ys, -meanY, 1)) / float64(len(xs)) / math.Sqrt(varianceX*varianceY)
}

// rankOf is 1 for every smaller value and ½ for every other equal one, and 1.
func rankOf(xs []float64) []float64 {
	var ranks []float64
	for _, x := range xs {
		rank := 0.5
		for _, other := range xs {
			switch {
			case other < x:
				rank++
			case other == x:
				rank += 0.5
			}
		}
		ranks = append(ranks, rank)
	}
	return ranks
}

// checkSpearman states the laws of ρ of pairs that have one.
func checkSpearman(t *testing.T, xs, ys []float64) {
	t.Helper()
	rho, ci, bounded, _ := stat.Spearman(xs, ys, 0.95)
	what := fmt.Sprintf("ρ of %v and %v", xs, ys)
	near(t, what, rho, pearson(rankOf(xs), rankOf(ys)), 1e-12)
	if !(-1 <= rho && rho <= 1) || bounded && !(-1 <= ci.Lo && ci.Lo <= rho && rho <= ci.Hi && ci.Hi <= 1) {
		t.Errorf("%s = %v, interval %v", what, rho, ci)
	}
	same := func(what string, xs, ys []float64) {
		if r, i, b, ok := stat.Spearman(xs, ys, 0.95); r != rho || i != ci || b != bounded || !ok {
			t.Errorf("%s: %v, %v, %v, %v instead of %v, %v, %v", what, r, i, b, ok, rho, ci, bounded)
		}
	}
	same("exchanged", ys, xs)
	same("both reversed", affine(xs, 0, -1), affine(ys, 0, -1))
	same("other values in the same order", rankOf(xs), rankOf(ys))
	var other [2][]float64
	for _, i := range newRand(t).Perm(len(xs)) {
		other[0], other[1] = append(other[0], xs[i]), append(other[1], ys[i])
	}
	same("in another order", other[0], other[1])
	if r, _, _, _ := stat.Spearman(xs, affine(ys, 0, -1), 0.95); r != -rho {
		t.Errorf("one reversed: %v, want %v", r, -rho)
	}
	if r, _, _, _ := stat.Spearman(xs, xs, 0.95); r != 1 {
		t.Errorf("ρ of %v with itself = %v", xs, r)
	}
}

func TestSpearmanLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		n := 5 + rng.IntN(40)
		checkSpearman(t, values(rng, n), values(rng, n))
	}
	// So many that sums of whole numbers are no longer exact.
	many := values(rng, 300_000)
	if r, _, bounded, ok := stat.Spearman(many, many, 0.95); !ok || math.Abs(r-1) > 1e-15 || (bounded && r == 1) {
		t.Errorf("ρ of many values with themselves = %v", r)
	}
}

func FuzzSpearman(f *testing.F) {
	for _, data := range []string{"", "ab", "abcabc", "aaaabcde", "abcddcba", "abcdabcd", "\x00\x7f\x80\x81\x81\x80\x7f\x00"} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		all := fuzzed(data[:min(len(data), 200)])
		xs, ys := all[:len(all)/2], all[len(all)/2:len(all)/2*2]
		rho, _, _, ok := stat.Spearman(xs, ys, 0.95)
		steady := func(xs []float64) bool { return len(slices.Compact(slices.Clone(xs))) < 2 }
		if want := len(xs) > 2 && !steady(xs) && !steady(ys); ok != want || (!ok && rho != 0) {
			t.Fatalf("ρ of %v and %v: %v, %v", xs, ys, rho, ok)
		}
		if ok {
			checkSpearman(t, xs, ys)
		}
	})
}
