package stat_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// infarction are the p-values of 15 end points of a trial of thrombolysis
// after myocardial infarction: Neuhaus et al. (1992), in Benjamini & Hochberg
// (1995), §4.1. At 0.05 they reject four hypotheses, where Bonferroni's
// correction rejects three.
var infarction = []float64{
	0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
	0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
}

func TestBenjaminiHochberg(t *testing.T) {
	for _, c := range []struct {
		ps   []float64
		rate float64
		want int // of the smallest
	}{
		{infarction, 0.05, 4}, // 0.0095 ≤ 0.05 · 4/15 = 0.0133, 0.0201 > 0.0167
		{infarction, 0.10, 9}, // 0.0459 ≤ 0.1 · 9/15 = 0.06, 0.3240 > 0.0667
		{infarction, 0.001, 0},
		// None of the first two is small enough for its own place: 0.03 >
		// 0.05/3, 0.035 > 0.05 · 2/3. The third carries them.
		{[]float64{0.03, 0.035, 0.04}, 0.05, 3},
		{[]float64{0.05}, 0.05, 1},
		{[]float64{0, 1}, 0.01, 1},
		{nil, 0.05, 0},
	} {
		want := make([]bool, len(c.ps))
		for i := range c.want {
			want[i] = true
		}
		if got := stat.BenjaminiHochberg(c.ps, c.rate); !slices.Equal(got, want) {
			t.Errorf("BenjaminiHochberg(%v, %v) = %v", c.ps, c.rate, got)
		}
	}
}

// p.adjust(ps, "BH") by hand: 15·p/k, and no more than any after it. The
// sixth, 0.0695, comes down to the seventh, 0.0298 · 15/7.
func TestAdjustedP(t *testing.T) {
	want := []float64{
		0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.447 / 7, 0.447 / 7, 0.0645,
		0.0765, 0.486, 6.393 / 11, 0.714875, 9.792 / 13, 11.385 / 14, 1,
	}
	for i, p := range stat.AdjustedP(infarction) {
		near(t, fmt.Sprintf("p of %v adjusted", infarction[i]), p, want[i], 1e-15)
	}
	got := stat.AdjustedP([]float64{0.5, 0.01, 0.5, 0.01}) // 0.01 · 4/2
	if want := []float64{0.5, 0.02, 0.5, 0.02}; !slices.Equal(got, want) {
		t.Errorf("tied: %v, want %v", got, want)
	}
	if got := stat.AdjustedP(nil); len(got) != 0 {
		t.Errorf("of none: %v", got)
	}
}

func TestBenjaminiHochbergMistakesPanic(t *testing.T) {
	for want, calls := range map[string][]func(){
		"stat: p-value outside 0 to 1": {
			func() { stat.AdjustedP([]float64{0.5, math.NaN()}) },
			func() { stat.AdjustedP([]float64{-0.01}) },
			func() { stat.BenjaminiHochberg([]float64{1.01}, 0.05) },
			func() { stat.BenjaminiHochberg([]float64{math.Inf(1)}, 0.05) },
		},
		"stat: rate of false discoveries is not between 0 and 1": {
			func() { stat.BenjaminiHochberg(nil, 0) },
			func() { stat.BenjaminiHochberg(nil, 5) },
			func() { stat.BenjaminiHochberg(nil, math.NaN()) },
		},
	} {
		for _, call := range calls {
			panics(t, want, call)
		}
	}
}

// checkBenjaminiHochberg states the laws of p-values at two rates, the first
// not above the second.
func checkBenjaminiHochberg(t *testing.T, ps []float64, low, high float64) {
	t.Helper()
	adjusted := stat.AdjustedP(ps)
	few, more := stat.BenjaminiHochberg(ps, low), stat.BenjaminiHochberg(ps, high)
	for i, p := range ps {
		if !(p <= adjusted[i] && adjusted[i] <= 1) || adjusted[i] > p*float64(len(ps))*(1+1e-15) {
			t.Errorf("%v of %v adjusted to %v", p, ps, adjusted[i])
		}
		if few[i] && !more[i] {
			t.Errorf("%v of %v is a discovery at %v and none at %v", p, ps, low, high)
		}
		for j, q := range ps {
			if p <= q && adjusted[i] > adjusted[j] {
				t.Errorf("%v adjusted to %v, %v to %v", p, adjusted[i], q, adjusted[j])
			}
		}
	}
	// The other way round, as in the paper: the largest k with p ≤ rate·k/m.
	sorted := slices.Sorted(slices.Values(ps))
	reject := 0
	for k := range sorted {
		limit := low * float64(k+1) / float64(len(ps))
		if math.Abs(sorted[k]-limit) < 1e-15 {
			return // rounding decides
		}
		if sorted[k] < limit {
			reject = k + 1
		}
	}
	for i, p := range ps {
		if want := reject > 0 && p <= sorted[reject-1]; few[i] != want {
			t.Errorf("%v of %v at %v: %v", p, ps, low, few[i])
		}
	}
}

func TestBenjaminiHochbergLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		ps := make([]float64, 1+rng.IntN(30))
		for i := range ps {
			if ps[i] = math.Pow(rng.Float64(), 3); rng.IntN(3) == 0 {
				ps[i] = float64(rng.IntN(9)) / 8
			}
		}
		low, high := rng.Float64()/2, rng.Float64()/2
		checkBenjaminiHochberg(t, ps, min(low, high)+1e-9, max(low, high)+1e-9)
	}
}

func FuzzBenjaminiHochberg(f *testing.F) {
	f.Add([]byte{}, 0.05, 0.1)
	f.Add([]byte{0, 255, 128, 0}, 0.05, 0.05)
	f.Add([]byte{1, 1, 2, 3, 5, 8, 13, 21}, 0.01, 0.9)
	f.Fuzz(func(t *testing.T, data []byte, low, high float64) {
		if !(0 < low && low <= high && high < 1) {
			t.Skip()
		}
		var ps []float64
		for _, b := range data[:min(len(data), 100)] {
			ps = append(ps, math.Pow(float64(b)/255, 4))
		}
		checkBenjaminiHochberg(t, ps, low, high)
	})
}
