package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

func TestJensenShannon(t *testing.T) {
	for _, c := range []struct {
		name   string
		ps, qs []float64
		want   float64
	}{
		{"equal", []float64{1, 3, 0}, []float64{2, 6, 0}, 0},
		{"nothing in common", []float64{5, 0, 2}, []float64{0, 1, 0}, 1},
		// Mixture ¾ : ¼ with 2 − ¾ log₂ 3 = 0.811278 bits, less half of the one
		// bit of the second.
		{"one and a half", []float64{1, 0}, []float64{1, 1}, 1.5 - 0.75*math.Log2(3)},
		// Mixture ½ : ½ with 1 bit, less the entropy of 3 : 1.
		{"mirrored", []float64{3, 1}, []float64{1, 3}, 0.75*math.Log2(3) - 1},
		// Mixture ¼, ½, ¼ with 1½ bits, less 1.
		{"overlap of a half", []float64{4, 4, 0}, []float64{0, 0.25, 0.25}, 0.5},
		{"one category", []float64{3}, []float64{8}, 0},
		{"sum too large", []float64{1.5e308, 1.5e308}, []float64{1e-300, 0}, 1.5 - 0.75*math.Log2(3)},
	} {
		bits, ok := stat.JensenShannon(c.ps, c.qs)
		distance, okToo := stat.JensenShannonDistance(c.ps, c.qs)
		if !ok || !okToo {
			t.Errorf("%s: %v, %v", c.name, ok, okToo)
		}
		near(t, c.name, bits, c.want, 1e-15)
		near(t, c.name+": distance", distance, math.Sqrt(c.want), 1e-15)
		if c.want == 0 && bits != 0 {
			t.Errorf("%s: %v, want exactly 0", c.name, bits)
		}
	}
}

func TestJensenShannonCannotTell(t *testing.T) {
	for name, counts := range map[string][2][]float64{
		"no categories": {nil, nil},
		"none of one":   {{0, 0}, {1, 2}},
		"of the other":  {{1, 2}, {0, 0}},
		"none of both":  {{0, 0}, {0, 0}},
	} {
		if bits, ok := stat.JensenShannon(counts[0], counts[1]); ok || bits != 0 {
			t.Errorf("%s: %v, %v", name, bits, ok)
		}
		if distance, ok := stat.JensenShannonDistance(counts[0], counts[1]); ok || distance != 0 {
			t.Errorf("%s: distance %v, %v", name, distance, ok)
		}
	}
}

func TestJensenShannonMistakesPanic(t *testing.T) {
	for want, calls := range map[string][]func(){
		"stat: distributions over different categories": {
			func() { stat.JensenShannon([]float64{1}, []float64{1, 0}) },
			func() { stat.JensenShannonDistance(nil, []float64{1}) },
		},
		"stat: negative count or share": {
			func() { stat.JensenShannon([]float64{1, -1}, []float64{1, 0}) },
			func() { stat.JensenShannon([]float64{0, 0}, []float64{1, -1}) },
		},
		"stat: count or share that is not finite": {
			func() { stat.JensenShannon([]float64{1, math.NaN()}, []float64{1, 0}) },
			func() { stat.JensenShannon([]float64{1, 0}, []float64{math.Inf(1), 0}) },
		},
	} {
		for _, call := range calls {
			panics(t, want, call)
		}
	}
}

// checkJensenShannon states the laws of three distributions.
func checkJensenShannon(t *testing.T, ps, qs, rs []float64) {
	t.Helper()
	bits, _ := stat.JensenShannon(ps, qs)
	if !(0 <= bits && bits <= 1) {
		t.Errorf("divergence of %v from %v = %v", ps, qs, bits)
	}
	same := func(what string, ps, qs []float64) {
		if other, ok := stat.JensenShannon(ps, qs); !ok || other != bits {
			t.Errorf("%s: %v, %v instead of %v", what, other, ok, bits)
		}
	}
	same("exchanged", qs, ps)
	same("four times as many", affine(ps, 0, 4), qs)
	order := newRand(t).Perm(len(ps))
	var other [2][]float64
	for _, i := range order {
		other[0], other[1] = append(other[0], ps[i]), append(other[1], qs[i])
	}
	same("another order", other[0], other[1])
	if self, ok := stat.JensenShannon(ps, affine(ps, 0, 2)); !ok || self != 0 {
		t.Errorf("divergence of %v from twice itself = %v, %v", ps, self, ok)
	}
	direct, _ := stat.JensenShannonDistance(ps, qs)
	first, ok1 := stat.JensenShannonDistance(ps, rs)
	second, ok2 := stat.JensenShannonDistance(rs, qs)
	if ok1 && ok2 && direct > first+second+1e-7 {
		t.Errorf("from %v to %v %v, by way of %v %v + %v", ps, qs, direct, rs, first, second)
	}
}

func TestJensenShannonLaws(t *testing.T) {
	rng := newRand(t)
	draw := func(k int) []float64 {
		counts := make([]float64, k)
		for i := range counts {
			counts[i] = float64(rng.IntN(4) * rng.IntN(10))
		}
		counts[rng.IntN(k)]++
		return counts
	}
	for range cases {
		k := 1 + rng.IntN(8)
		ps, qs, rs := draw(k), draw(k), draw(k)
		checkJensenShannon(t, ps, qs, rs)
		// By way of entropies: H((p + q)/2) − (H(p) + H(q))/2.
		ones := slices.Repeat([]float64{1}, k)
		p, q := affine(ps, 0, 1/dot(ps, ones)), affine(qs, 0, 1/dot(qs, ones))
		mixed := slices.Clone(p)
		for i := range mixed {
			mixed[i] = (p[i] + q[i]) / 2
		}
		bits, _ := stat.JensenShannon(ps, qs)
		near(t, "divergence", bits, entropyOf(mixed)-(entropyOf(p)+entropyOf(q))/2, 1e-14)
		if bits == 0 && !alike(p, q) {
			t.Errorf("no divergence of %v from %v", ps, qs)
		}
	}
}

func entropyOf(shares []float64) float64 {
	bits := 0.0
	for _, p := range shares {
		if p > 0 {
			bits -= p * math.Log2(p)
		}
	}
	return bits
}

func alike(ps, qs []float64) bool {
	for i := range ps {
		if math.Abs(ps[i]-qs[i]) > 1e-9 {
			return false
		}
	}
	return true
}

func FuzzJensenShannon(f *testing.F) {
	for _, data := range []string{"", "a", "ab", "\x00\x00\x01\x02", "aabbcc", "\x7f\x00\x81\x01\x02\x03", "\x00\x7f\x7f\x80\x80\x00", "\x81\x01\x01"} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		k := len(data) / 3
		counts := fuzzed(data[:3*k])
		for i, c := range counts {
			counts[i] = math.Abs(c)
		}
		ps, qs, rs := counts[:k], counts[k:2*k], counts[2*k:]
		bits, ok := stat.JensenShannon(ps, qs)
		if want := dot(ps, ps) > 0 && dot(qs, qs) > 0; want && !ok || !ok && bits != 0 {
			t.Fatalf("divergence of %v from %v: %v, %v", ps, qs, bits, ok)
		}
		if ok {
			checkJensenShannon(t, ps, qs, rs)
		}
	})
}
