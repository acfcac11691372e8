package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
)

// Values are made of bytes (see fuzzed). Twice a value is exact, so that what
// is made of doubled values has to be doubled to the last bit.

// awkward are the seeds: nothing, one, two, ties, order, a skew, all alike,
// and values that overflow or vanish when squared.
var awkward = []string{"", "a", "ab", "aab", "dcba", "aaaaaaab", "aaaaaaaa", "\x7f\x80", "\x7f\x7fab", "\x81\x00\x81", "\x81\x7f\x80a"}

// ordered says whether the interval has ends in order, around x.
func ordered(ci stat.Interval, x float64) bool { return ci.Lo <= x && x <= ci.Hi }

func FuzzMeanVar(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), []byte("ba\x00dcbabcdefg"))
	}
	f.Fuzz(func(t *testing.T, data, counts []byte) {
		xs := fuzzed(data[:min(len(data), len(counts), 100)])
		var ks []int
		var weights, repeated []float64
		for i, x := range xs {
			k := int(counts[i] % 8)
			ks, weights = append(ks, k), append(weights, float64(k))
			repeated = append(repeated, slices.Repeat([]float64{x}, k)...)
		}
		if len(repeated) == 0 {
			if mean, ci, ok := stat.Mean(xs, ks, 0.95); len(xs) > 0 && (ok || mean != 0 || ci != (stat.Interval{})) {
				t.Errorf("mean of no observations: %v, %v, %v", mean, ci, ok)
			}
			return
		}
		mean, variance := stat.MeanVar(xs, weights)
		lo, hi := slices.Min(repeated), slices.Max(repeated)
		if !(lo <= mean && mean <= hi && 0 <= variance && variance <= (hi-lo)*(hi-lo)/4*(1+1e-12)) {
			t.Errorf("MeanVar(%v, %v) = %v, %v", xs, weights, mean, variance)
		}
		if m, v := stat.MeanVar(affine(xs, 0, 2), weights); m != 2*mean || v != 4*variance {
			t.Errorf("of twice the values %v, %v, of the values %v, %v", m, v, mean, variance)
		}
		plain, _ := stat.MeanVar(repeated, nil)
		near(t, "mean, repeated", mean, plain, 1e-13*(math.Abs(lo)+math.Abs(hi)))
		checkMean(t, xs, ks, mean, len(repeated))
	})
}

// checkMean holds Mean to its laws; its estimate is known.
func checkMean(t *testing.T, xs []float64, counts []int, want float64, n int) {
	t.Helper()
	mean, ci, ok := stat.Mean(xs, counts, 0.95)
	if ok != (n > 1) || mean != want || (ok && !ordered(ci, mean)) {
		t.Errorf("Mean(%v, %v) = %v, %v, %v", xs, counts, mean, ci, ok)
	}
	m, c, _ := stat.Mean(affine(xs, 0, 2), counts, 0.95)
	if m != 2*mean || c != (stat.Interval{Lo: 2 * ci.Lo, Hi: 2 * ci.Hi}) {
		t.Errorf("of twice the values %v, %v, of the values %v, %v", m, c, mean, ci)
	}
	if _, wider, _ := stat.Mean(xs, counts, 0.99); wider.Lo > ci.Lo || wider.Hi < ci.Hi {
		t.Errorf("at 99 %% %v, at 95 %% %v", wider, ci)
	}
}

func FuzzStratifiedMean(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), []byte{1, 1, 0, 5, 2, 3, 200, 7, 9})
		f.Add([]byte(data), []byte{255, 4})
	}
	f.Fuzz(func(t *testing.T, data, shape []byte) {
		all := fuzzed(data[:min(len(data), 60)])
		var strata []stat.Stratum
		var seen []float64
		for i := 0; i+2 < len(shape); i += 3 { // weight, size, headcount and imputed
			n := min(int(shape[i+1]%6), len(all))
			strata = append(strata, stat.Stratum{Weight: float64(shape[i]), Values: all[:n], Population: int(shape[i+2] % 8), Imputed: float64(shape[i+2]/64) / 3})
			if shape[i] > 0 {
				seen = append(seen, all[:n]...)
			}
			all = all[n:]
		}
		student := stat.NewStudent(0.95)
		mean, ci, ok := stat.StratifiedMean(strata, student)
		if len(seen) == 0 {
			if ok || mean != 0 {
				t.Errorf("of nothing %v, %v, %v", mean, ci, ok)
			}
			return
		}
		if !(slices.Min(seen) <= mean && mean <= slices.Max(seen)) || (ok && !ordered(ci, mean)) || (!ok && ci != (stat.Interval{})) {
			t.Errorf("StratifiedMean(%v) = %v, %v, %v", strata, mean, ci, ok)
		}
		other := shuffled(newRand(t), strata)
		for h := range other {
			other[h].Values = shuffled(newRand(t), other[h].Values)
		}
		if m, c, o := stat.StratifiedMean(other, student); m != mean || c != ci || o != ok {
			t.Errorf("another order gives %v, %v, %v instead of %v, %v, %v", m, c, o, mean, ci, ok)
		}
		for h := range other {
			other[h].Values, other[h].Weight = affine(other[h].Values, 0, 2), other[h].Weight*4
		}
		if m, c, o := stat.StratifiedMean(other, student); m != 2*mean || c != (stat.Interval{Lo: 2 * ci.Lo, Hi: 2 * ci.Hi}) || o != ok {
			t.Errorf("of twice the values %v, %v, %v instead of %v, %v, %v", m, c, o, mean, ci, ok)
		}
	})
}

func FuzzPercentile(f *testing.F) {
	for _, data := range awkward[1:] {
		f.Add([]byte(data), 0.95)
		f.Add([]byte(data), 1e-9)
	}
	f.Fuzz(func(t *testing.T, data []byte, confidence float64) {
		if len(data) == 0 || !(0 < confidence && confidence < 1) {
			t.Skip()
		}
		xs := fuzzed(data[:min(len(data), 200)])
		ci := stat.Percentile(xs, confidence)
		if !(slices.Min(xs) <= ci.Lo && ci.Lo <= ci.Hi && ci.Hi <= slices.Max(xs)) {
			t.Errorf("Percentile(%v, %v) = %v", xs, confidence, ci)
		}
		if lo, median := stat.Quantile(xs, (1-confidence)/2), stat.Quantile(xs, 0.5); lo != ci.Lo || !ordered(ci, median) {
			t.Errorf("quantile %v and median %v of %v, interval %v", lo, median, xs, ci)
		}
		if stat.Quantile(xs, 0) != slices.Min(xs) || stat.Quantile(xs, 1) != slices.Max(xs) {
			t.Errorf("quantiles at 0 and 1 of %v are not its ends", xs)
		}
		if other := stat.Percentile(shuffled(newRand(t), xs), confidence); other != ci {
			t.Errorf("another order gives %v instead of %v", other, ci)
		}
		if wider := stat.Percentile(xs, (1+confidence)/2); confidence < 0.999 && (wider.Lo > ci.Lo || wider.Hi < ci.Hi) {
			t.Errorf("at %v %v, at more %v", confidence, ci, wider)
		}
	})
}

func FuzzBCa(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), 24.5, 0.05, 0.95)
		f.Add([]byte(data), 0.0, -0.2, 0.999)
	}
	f.Fuzz(func(t *testing.T, data []byte, estimate, acceleration, confidence float64) {
		if !(0 < confidence && confidence < 1) || math.Abs(estimate) > 1e307 {
			t.Skip()
		}
		xs := fuzzed(data[:min(len(data), 200)])
		ci, ok := stat.BCa(xs, estimate, acceleration, confidence)
		if !ok {
			if ci != (stat.Interval{}) {
				t.Errorf("refused with %v", ci)
			}
			return
		}
		if !(slices.Min(xs) <= ci.Lo && ci.Lo <= ci.Hi && ci.Hi <= slices.Max(xs)) {
			t.Errorf("BCa(%v, %v, %v, %v) = %v", xs, estimate, acceleration, confidence, ci)
		}
		if other, _ := stat.BCa(shuffled(newRand(t), xs), estimate, acceleration, confidence); other != ci {
			t.Errorf("another order gives %v instead of %v", other, ci)
		}
		// Next to 0, where numbers run out of digits, twice is not exact.
		twice, _ := stat.BCa(affine(xs, 0, 2), 2*estimate, acceleration, confidence)
		nearInterval(t, "of twice the values", twice, stat.Interval{Lo: 2 * ci.Lo, Hi: 2 * ci.Hi}, 1e-300)
	})
}

func FuzzAcceleration(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), uint8(0))
		f.Add([]byte(data), uint8(2))
	}
	f.Fuzz(func(t *testing.T, data []byte, cut uint8) {
		xs := fuzzed(data[:min(len(data), 100)])
		at := min(int(cut), len(xs))
		a := stat.Acceleration([][]float64{xs[:at], xs[at:]})
		if !(math.Abs(a) <= 1.0/6) { // |Σ l³| ≤ (Σ l²)^1.5
			t.Errorf("Acceleration(%v, %v) = %v", xs[:at], xs[at:], a)
		}
		if other := stat.Acceleration([][]float64{shuffled(newRand(t), xs[at:]), {7}, shuffled(newRand(t), xs[:at])}); other != a {
			t.Errorf("another order gives %v instead of %v", other, a)
		}
		if twice := stat.Acceleration([][]float64{affine(xs[:at], 0, 2), affine(xs[at:], 0, 2)}); twice != a {
			t.Errorf("of twice the values %v, of the values %v", twice, a)
		}
		near(t, "mirrored", stat.Acceleration([][]float64{affine(xs[:at], 0, -1), affine(xs[at:], 0, -1)}), -a, 1e-13)
	})
}

func FuzzDraw(f *testing.F) {
	f.Add(uint64(1), 0, 0)
	f.Add(uint64(2), 1, 1)
	f.Add(uint64(3), 40, 41)
	f.Fuzz(func(t *testing.T, seed uint64, n, headcount int) {
		if n < 0 || n > 1000 || headcount < 0 || headcount == math.MaxInt {
			t.Skip()
		}
		counts, again := used(n), make([]int32, n)
		stat.Draw(rand.New(rand.NewPCG(seed, 0)), counts)
		stat.Draw(rand.New(rand.NewPCG(seed, 0)), again)
		drawn := 0
		for _, c := range counts {
			if drawn += int(c); c < 0 {
				t.Errorf("drew %v", counts)
			}
		}
		if drawn != max(n-1, 0) || !slices.Equal(counts, again) {
			t.Errorf("drew %d of %d: %v, %v", drawn, n, counts, again)
		}
		// Of a larger headcount, more is unseen.
		factor := stat.Rescale(n, headcount, 0)
		if more := stat.Rescale(n, headcount+1, 0); !(0 <= factor && factor <= 1) || (headcount > 0 && more < factor) {
			t.Errorf("Rescale(%d, %d) = %v, with one more %v", n, headcount, factor, more)
		}
	})
}

// used are n counts that hold something before a draw.
func used(n int) []int32 {
	counts := make([]int32, n)
	for i := range counts {
		counts[i] = int32(i) - 3
	}
	return counts
}

func FuzzSignFlip(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), uint64(1))
		f.Add([]byte(data+"abc\xffdefghijklmno"), uint64(2))
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		xs := fuzzed(data[:min(len(data), 20)])
		flip := func(xs []float64) float64 { return stat.SignFlip(xs, 99, rand.New(rand.NewPCG(seed, 0))) }
		p := flip(xs)
		if !(0 < p && p <= 1) {
			t.Errorf("SignFlip(%v) = %v", xs, p)
		}
		if other := flip(shuffled(newRand(t), xs)); other != p {
			t.Errorf("another order gives %v instead of %v", other, p)
		}
		if twice := flip(affine(xs, 0, 2)); twice != p {
			t.Errorf("of twice the values %v, of the values %v", twice, p)
		}
		if mirrored := flip(affine(xs, 0, -1)); len(xs) <= 15 && mirrored != p {
			t.Errorf("mirrored %v instead of %v", mirrored, p)
		}
		// The observed signs and their opposites are always among the extreme.
		if least := math.Ldexp(2, -len(xs)); len(xs) > 0 && len(xs) <= 15 && p < least {
			t.Errorf("SignFlip(%v) = %v, below %v", xs, p, least)
		}
	})
}
