package stat_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

// Ozone in parts per billion at Roosevelt Island in May and in August 1973:
// New York State Department of Conservation, in Chambers et al. (1983),
// Graphical Methods for Data Analysis; R's data set airquality.
var (
	mayOzone = []float64{
		41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18,
		14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37,
	}
	augustOzone = []float64{
		39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22,
		59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85,
	}
)

func TestMannWhitney(t *testing.T) {
	for _, c := range []struct {
		name   string
		xs, ys []float64
		want   stat.RankSum
		within float64 // tolerance of P
	}{
		// Hollander & Wolfe (1973), p. 69: permeability of the human
		// chorioamnion at term and earlier, W = 35, one-sided p = 0.127. p is
		// 764/3003 by enumeration, also in R's wilcox.test.
		{"Hollander & Wolfe", []float64{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46}, []float64{1.15, 0.88, 0.90, 0.74, 1.21},
			stat.RankSum{A: 0.7, CI: stat.Interval{Lo: 0.3892777832682291, Hi: 0.8889645483073068}, P: 764. / 3003, Exact: true}, 1e-15},
		// An example of Parker & Vannest (2009), Behavior Therapy 40, 357–367;
		// 25 of C(21, 10) = 352,716 ways lie as far out, by enumeration.
		{"ties", []float64{5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9}, []float64{4, 3, 4, 3, 4, 7, 5, 2, 3, 2},
			stat.RankSum{A: 106. / 110, CI: stat.Interval{Lo: 0.7499720066289688, Hi: 0.9950812863865411}, P: 25. / 352716, Exact: true}, 1e-18},
		// R documents W = 127.5 and p = 0.0001208 in its help on wilcox.test.
		{"airquality", mayOzone, augustOzone,
			stat.RankSum{A: 127.5 / 676, CI: stat.Interval{Lo: 0.1004806928060798, Hi: 0.3366337054713485}, P: 0.0001208}, 5e-8},
		{"all equal", []float64{3, 3}, []float64{3}, stat.RankSum{A: 0.5, CI: stat.Interval{Lo: 0.07861805318585959, Hi: 0.9213819468141404}, P: 1, Exact: true}, 0},
		{"many equal", make([]float64, 30), make([]float64, 30), stat.RankSum{A: 0.5, CI: stat.Interval{Lo: 0.3597995663491633, Hi: 0.6402004336508367}, P: 1}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := stat.MannWhitney(c.xs, c.ys, 0.95)
			if !ok || got.Exact != c.want.Exact {
				t.Errorf("ok %v, exact %v", ok, got.Exact)
			}
			near(t, "A", got.A, c.want.A, 1e-15)
			// Roots of the polynomial of the fourth degree that the ends
			// satisfy, from Python's mpmath.
			nearInterval(t, "interval", got.CI, c.want.CI, 1e-13)
			near(t, "P", got.P, c.want.P, c.within)
		})
	}
}

// The help on NAP in R's package SingleCaseES, which takes method 5 of Newcombe
// too: 38.5 of 42 pairs, 0.5973406 to 0.9860176. Its ends come from uniroot,
// which stops when they are within 1e-4.
func TestMannWhitneysIntervalIsNewcombes(t *testing.T) {
	r, _ := stat.MannWhitney([]float64{28, 25, 24, 27, 30, 30, 29}, []float64{20, 20, 26, 25, 22, 23}, 0.95)
	near(t, "A", r.A, 0.9166667, 5e-8)
	nearInterval(t, "R", r.CI, stat.Interval{Lo: 0.5973406, Hi: 0.9860176}, 5e-5)
	nearInterval(t, "mpmath", r.CI, stat.Interval{Lo: 0.5973193600388087, Hi: 0.9859976893702132}, 1e-13)
	// Of one value each, it is Wilson's interval of one observation.
	r, _ = stat.MannWhitney([]float64{2}, []float64{1}, 0.9)
	nearInterval(t, "one pair", r.CI, stat.Wilson(1, 1, 0.9), 1e-13)
}

func TestMannWhitneyCannotTell(t *testing.T) {
	for _, c := range [][2][]float64{{nil, nil}, {{1, 2}, nil}, {nil, {1, 2}}} {
		if r, ok := stat.MannWhitney(c[0], c[1], 0.95); ok || r != (stat.RankSum{}) {
			t.Errorf("MannWhitney(%v) = %v, %v", c, r, ok)
		}
	}
	for _, x := range []float64{math.NaN(), math.Inf(1)} {
		panics(t, "stat: rank of a value that is not finite", func() { stat.MannWhitney([]float64{1, x}, []float64{1}, 0.95) })
		panics(t, "stat: rank of a value that is not finite", func() { stat.MannWhitney([]float64{1}, []float64{x}, 0.95) })
	}
	panics(t, "stat: confidence is not between 0 and 1", func() { stat.MannWhitney(nil, nil, 95) })
}

// splits calls f with every choice of m of the values, and the rest.
func splits(xs []float64, m int, f func(chosen, rest []float64)) {
	var chosen, rest []float64
	var from func(i int)
	from = func(i int) {
		if i == len(xs) {
			if len(chosen) == m {
				f(slices.Clone(chosen), slices.Clone(rest))
			}
			return
		}
		chosen = append(chosen, xs[i])
		from(i + 1)
		chosen = chosen[:len(chosen)-1]
		rest = append(rest, xs[i])
		from(i + 1)
		rest = rest[:len(rest)-1]
	}
	from(0)
}

// superior counts the pairs in which x is greater, ties counted half.
func superior(xs, ys []float64) float64 {
	u := 0.0
	for _, x := range xs {
		for _, y := range ys {
			switch {
			case x > y:
				u++
			case x == y:
				u += 0.5
			}
		}
	}
	return u
}

// P of every split is the share of splits that lie as far out, by counting
// pairs in all of them.
func TestMannWhitneyEnumerated(t *testing.T) {
	for _, xs := range [][]float64{
		{1, 2, 3, 4, 5, 6, 7, 8},
		{1, 1, 1, 4, 5, 5, 7, 9, 9},
		{0, 0, 0, 0, 1, 1, 1, 2},
		{3, 3, 3, 3, 3},
		{-1, 0.1, 0.30000000000000004, 0.3, 1e300},
	} {
		for m := 1; m < len(xs); m++ {
			var away []float64 // |U − m n/2| of each split
			mean := float64(m*(len(xs)-m)) / 2
			splits(xs, m, func(one, other []float64) {
				away = append(away, math.Abs(superior(one, other)-mean))
			})
			i := 0
			splits(xs, m, func(one, other []float64) {
				far := 0
				for _, a := range away {
					if a >= away[i] {
						far++
					}
				}
				i++
				got, ok := stat.MannWhitney(one, other, 0.95)
				if want := float64(far) / float64(len(away)); !ok || !got.Exact || math.Abs(got.P-want) > 1e-15 {
					t.Errorf("%v and %v: %v, %v, want %v", one, other, got, ok, want)
				}
			})
		}
	}
}

// Mann & Whitney (1947), table I: the probability of U or less.
func TestMannWhitneysTable(t *testing.T) {
	for _, c := range []struct {
		m, n int
		want []float64
	}{
		{3, 3, []float64{0.050, 0.100, 0.200, 0.350}},
		{3, 4, []float64{0.028, 0.057, 0.114, 0.200, 0.314}},
		{4, 4, []float64{0.014, 0.029, 0.057, 0.100, 0.171, 0.243, 0.343}},
	} {
		var all []float64
		for i := range c.m + c.n {
			all = append(all, float64(i))
		}
		seen := map[float64]bool{}
		splits(all, c.m, func(one, other []float64) {
			u := superior(one, other)
			if seen[u] = true; int(u) < len(c.want) {
				r, _ := stat.MannWhitney(one, other, 0.95)
				near(t, fmt.Sprintf("%d and %d, U %v", c.m, c.n, u), r.P/2, c.want[int(u)], 7e-4)
			}
		})
		if len(seen) != c.m*c.n+1 {
			t.Errorf("%d values of U", len(seen))
		}
	}
}

func TestMannWhitneyLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		all := values(rng, 2+rng.IntN(60))
		m := 1 + rng.IntN(len(all)-1)
		xs, ys := all[:m], all[m:]
		r, ok := stat.MannWhitney(xs, ys, 0.95)
		if !ok || !(0 <= r.CI.Lo && r.CI.Lo <= r.A && r.A <= r.CI.Hi && r.CI.Hi <= 1 && r.CI.Lo < r.CI.Hi && 0 < r.P && r.P <= 1) {
			t.Errorf("MannWhitney(%v, %v) = %v, %v", xs, ys, r, ok)
		}
		near(t, "A by pairs", r.A, superior(xs, ys)/float64(len(xs)*len(ys)), 1e-15)
		if other, _ := stat.MannWhitney(shuffled(rng, xs), shuffled(rng, ys), 0.95); other != r {
			t.Errorf("another order gives %v instead of %v", other, r)
		}
		// Only the order of values counts, so that any rising function of them
		// gives the same.
		if moved, _ := stat.MannWhitney(affine(xs, 3, 0.5), affine(ys, 3, 0.5), 0.95); moved != r {
			t.Errorf("moved and scaled: %v instead of %v", moved, r)
		}
		for what, other := range map[string][2][]float64{"swapped": {ys, xs}, "mirrored": {affine(xs, 0, -1), affine(ys, 0, -1)}} {
			turned, _ := stat.MannWhitney(other[0], other[1], 0.95)
			near(t, what+": A", turned.A, 1-r.A, 1e-15)
			nearInterval(t, what, turned.CI, stat.Interval{Lo: 1 - r.CI.Hi, Hi: 1 - r.CI.Lo}, 1e-13)
			near(t, what+": P", turned.P, r.P, 1e-15)
		}
		if wider, _ := stat.MannWhitney(xs, ys, 0.99); !(wider.CI.Lo <= r.CI.Lo && r.CI.Hi <= wider.CI.Hi) {
			t.Errorf("at 99 %% %v, at 95 %% %v", wider.CI, r.CI)
		}
	}
}

// The approximation that begins at 41 values is near to what is exact below:
// one more value in the middle of 40 changes little.
func TestMannWhitneyApproximates(t *testing.T) {
	rng := newRand(t)
	for range 60 {
		all := values(rng, 40)
		exact, _ := stat.MannWhitney(all[:18], all[18:], 0.95)
		middle := stat.Quantile(all, 0.5)
		normal, _ := stat.MannWhitney(all[:18], append(slices.Clone(all[18:]), middle), 0.95)
		if !exact.Exact || normal.Exact {
			t.Fatalf("of 40 and 41: exact %v, %v", exact.Exact, normal.Exact)
		}
		near(t, "P", normal.P, exact.P, 0.05)
	}
}

func BenchmarkMannWhitney(b *testing.B) {
	xs := values(newRand(b), 40)
	for b.Loop() {
		stat.MannWhitney(xs[:20], xs[20:], 0.95)
	}
}

func FuzzMannWhitney(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), uint8(1), 0.95)
		f.Add([]byte(data+"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"), uint8(20), 0.5)
	}
	f.Fuzz(func(t *testing.T, data []byte, cut uint8, confidence float64) {
		if !(1e-9 <= confidence && confidence <= 1-1e-9) {
			t.Skip()
		}
		all := fuzzed(data[:min(len(data), 60)])
		at := min(int(cut), len(all))
		xs, ys := all[:at], all[at:]
		r, ok := stat.MannWhitney(xs, ys, confidence)
		if len(xs) == 0 || len(ys) == 0 {
			if ok || r != (stat.RankSum{}) {
				t.Errorf("of an empty sample %v, %v", r, ok)
			}
			return
		}
		if !ok || r.Exact != (len(all) <= 40) || !(0 <= r.CI.Lo && ordered(r.CI, r.A) && r.CI.Hi <= 1 && 0 < r.P && r.P <= 1) {
			t.Errorf("MannWhitney(%v, %v) = %v, %v", xs, ys, r, ok)
		}
		near(t, "A by pairs", r.A, superior(xs, ys)/float64(len(xs)*len(ys)), 1e-15)
		if other, _ := stat.MannWhitney(shuffled(newRand(t), affine(xs, 0, 2)), shuffled(newRand(t), affine(ys, 0, 2)), confidence); other != r {
			t.Errorf("of twice the values in another order %v instead of %v", other, r)
		}
		swapped, _ := stat.MannWhitney(ys, xs, confidence)
		near(t, "swapped: A", swapped.A, 1-r.A, 1e-15)
		near(t, "swapped: P", swapped.P, r.P, 1e-15)
		nearInterval(t, "swapped", swapped.CI, stat.Interval{Lo: 1 - r.CI.Hi, Hi: 1 - r.CI.Lo}, 1e-12)
	})
}
