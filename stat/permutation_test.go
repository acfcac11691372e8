package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
)

func TestPermutation(t *testing.T) {
	for _, c := range []struct {
		name   string
		strata []stat.Split
		want   stat.Permuted
	}{
		// Ernst (2004), "Permutation methods: a basis for exact inference",
		// Statistical Science 19, 676–685: 3 of 35 choices of three have 96 or
		// more; the mean is 80.6, and one has 65.1 or less: 19, 22 and 23.
		{"Ernst", []stat.Split{{[]float64{23, 33, 40}, []float64{19, 22, 25, 26}}}, stat.Permuted{Difference: 9, P: 4. / 35, Exact: true}},
		// Fisher (1935), §7: four cups of eight, all told aright in 1 way of
		// 70; three or more in 17; and as many with all turned round.
		{"tea", []stat.Split{{[]float64{1, 1, 1, 1}, []float64{0, 0, 0, 0}}}, stat.Permuted{Difference: 1, P: 2. / 70, Exact: true}},
		{"tea, one wrong", []stat.Split{{[]float64{1, 1, 1, 0}, []float64{0, 0, 0, 1}}}, stat.Permuted{Difference: 0.5, P: 34. / 70, Exact: true}},
		// Weights ½ and ⅔, differences 1 and 1.5. Of 2 · 3 ways, one more lies
		// as far out: −1 and −1.5, with 9 alone instead of 7.
		{"two strata", []stat.Split{{[]float64{5}, []float64{4}}, {[]float64{9, 8}, []float64{7}}}, stat.Permuted{Difference: 9. / 7, P: 2. / 6, Exact: true}},
		{"a stratum of one group", []stat.Split{{[]float64{5}, nil}, {nil, nil}, {nil, []float64{7, 8}}, {[]float64{2, 2}, []float64{1}}}, stat.Permuted{Difference: 1, P: 1. / 3, Exact: true}},
		{"all equal", []stat.Split{{[]float64{0.1, 0.1}, []float64{0.1}}, {[]float64{3}, []float64{3}}}, stat.Permuted{P: 1, Exact: true}},
		{"one and one", []stat.Split{{[]float64{1}, []float64{3}}}, stat.Permuted{Difference: -2, P: 1, Exact: true}},
	} {
		got, ok := stat.Permutation(c.strata, 0, nil) // exact, so without draws
		if !ok || got.Exact != c.want.Exact || got.P != c.want.P {
			t.Errorf("%s: %v, %v, want %v", c.name, got, ok, c.want)
		}
		near(t, c.name, got.Difference, c.want.Difference, 1e-14)
	}
}

func TestPermutationCannotTell(t *testing.T) {
	for _, strata := range [][]stat.Split{nil, {{}}, {{[]float64{1, 2}, nil}, {nil, []float64{3}}}} {
		if got, ok := stat.Permutation(strata, 10, newRand(t)); ok || got != (stat.Permuted{}) {
			t.Errorf("Permutation(%v) = %v, %v", strata, got, ok)
		}
	}
	for _, x := range []float64{math.NaN(), math.Inf(-1)} {
		panics(t, "stat: permutation of a value that is not finite", func() {
			stat.Permutation([]stat.Split{{[]float64{x}, nil}}, 10, nil)
		})
	}
	panics(t, "stat: negative count", func() { stat.Permutation(nil, -1, nil) })
}

// arranged goes through all arrangements the long way and compares the
// differences of means, weighted.
func arranged(strata []stat.Split) (difference float64, arrangements []float64) {
	of := func(strata []stat.Split) float64 {
		sum, weight := 0.0, 0.0
		for _, s := range strata {
			n1, n2 := float64(len(s.First)), float64(len(s.Second))
			one, _ := stat.MeanVar(s.First, nil)
			other, _ := stat.MeanVar(s.Second, nil)
			sum += n1 * n2 / (n1 + n2) * (one - other)
			weight += n1 * n2 / (n1 + n2)
		}
		return sum / weight
	}
	now := slices.Clone(strata)
	var from func(h int)
	from = func(h int) {
		if h == len(strata) {
			arrangements = append(arrangements, of(now))
			return
		}
		splits(slices.Concat(strata[h].First, strata[h].Second), len(strata[h].First), func(one, other []float64) {
			now[h] = stat.Split{First: one, Second: other}
			from(h + 1)
		})
	}
	from(0)
	return of(strata), arrangements
}

// someStrata are n strata, most of them with values in both groups.
func someStrata(t *testing.T, seed uint64, n, most int) []stat.Split {
	t.Helper()
	rng := newRand(t)
	for range seed {
		rng.Uint64()
	}
	strata := make([]stat.Split, n)
	for h := range strata {
		strata[h] = stat.Split{First: values(rng, 1+rng.IntN(most)), Second: values(rng, 1+rng.IntN(most))}
	}
	return strata
}

func TestPermutationEnumerated(t *testing.T) {
	for seed := range uint64(60) {
		strata := someStrata(t, seed, 1+int(seed%3), 3)
		difference, arrangements := arranged(strata)
		far := 0
		for _, d := range arrangements {
			if math.Abs(d) >= math.Abs(difference)-1e-9 {
				far++
			}
		}
		got, ok := stat.Permutation(strata, 0, nil)
		if !ok || !got.Exact {
			t.Errorf("%v: %v, %v", strata, got, ok)
		}
		near(t, "difference", got.Difference, difference, 1e-12)
		near(t, "P", got.P, float64(far)/float64(len(arrangements)), 1e-15)
	}
}

func TestPermutationLaws(t *testing.T) {
	rng := newRand(t)
	for seed := range uint64(cases) {
		// Some are exact, some drawn.
		strata := someStrata(t, seed, 1+rng.IntN(4), 5)
		got, ok := stat.Permutation(strata, 200, newRand(t))
		if !ok || !(0 < got.P && got.P <= 1) {
			t.Errorf("Permutation(%v) = %v, %v", strata, got, ok)
		}
		change := func(f func(h int, s stat.Split) stat.Split) stat.Permuted {
			other := slices.Clone(strata)
			for h, s := range other {
				other[h] = f(h, s)
			}
			p, _ := stat.Permutation(shuffled(rng, other), 200, newRand(t))
			return p
		}
		if other := change(func(_ int, s stat.Split) stat.Split {
			return stat.Split{First: shuffled(rng, s.First), Second: shuffled(rng, s.Second)}
		}); other != got {
			t.Errorf("another order gives %v instead of %v", other, got)
		}
		more, _ := stat.Permutation(append(slices.Clone(strata), stat.Split{First: []float64{9}}), 200, newRand(t))
		if more != got {
			t.Errorf("with a stratum of one group %v instead of %v", more, got)
		}
		if !got.Exact {
			continue // another order of strata may draw others
		}
		for what, other := range map[string]stat.Permuted{
			// What a stratum has more than others does not matter.
			"moved": change(func(h int, s stat.Split) stat.Split {
				return stat.Split{First: affine(s.First, float64(50*h), 1), Second: affine(s.Second, float64(50*h), 1)}
			}),
			"halved": change(func(_ int, s stat.Split) stat.Split {
				return stat.Split{First: affine(s.First, 0, 0.5), Second: affine(s.Second, 0, 0.5)}
			}),
			"mirrored": change(func(_ int, s stat.Split) stat.Split {
				return stat.Split{First: affine(s.First, 0, -1), Second: affine(s.Second, 0, -1)}
			}),
			"swapped": change(func(_ int, s stat.Split) stat.Split { return stat.Split{First: s.Second, Second: s.First} }),
		} {
			factor := map[string]float64{"moved": 1, "halved": 0.5, "mirrored": -1, "swapped": -1}[what]
			near(t, what+": difference", other.Difference, factor*got.Difference, 1e-11)
			near(t, what+": P", other.P, got.P, 1e-15)
		}
	}
}

// Strata of one value in each group are pairs.
func TestPermutationOfPairs(t *testing.T) {
	var pairs []stat.Split
	for _, d := range darwin {
		pairs = append(pairs, stat.Split{First: []float64{100 + d}, Second: []float64{100}})
	}
	rng := newRand(t)
	for range 20 {
		order := rng.Perm(len(darwin))[:2+rng.IntN(12)]
		var some []stat.Split
		var xs []float64
		for _, i := range order {
			some, xs = append(some, pairs[i]), append(xs, darwin[i])
		}
		got, _ := stat.Permutation(some, 0, nil)
		if want := stat.SignFlip(xs, 0, nil); !got.Exact || got.P != want {
			t.Errorf("%v: %v, want P = %v", xs, got, want)
		}
	}
	// All 15 have more than 20,000 arrangements. The 0.005 are about three
	// standard errors of 20,000 draws.
	got, _ := stat.Permutation(pairs, 20_000, rng)
	if got.Exact {
		t.Error("15 pairs are exact")
	}
	near(t, "Darwin: difference", got.Difference, 314.0/15, 1e-12)
	near(t, "Darwin: P", got.P, 2*863.0/32768, 0.005)
}

// Drawn arrangements come near to all of them where the groups are of unequal
// size and the strata differ.
func TestPermutationDraws(t *testing.T) {
	strata := []stat.Split{
		{[]float64{9, 7, 8, 5, 9}, []float64{6, 7}},
		{[]float64{33, 31}, []float64{30, 29, 34, 28, 31, 30}},
		{[]float64{1, 2, 2, 4}, []float64{1, 1, 3, 2}}, // 21 · 28 · 70 ways
	}
	difference, arrangements := arranged(strata)
	far := 0
	for _, d := range arrangements {
		if math.Abs(d) >= math.Abs(difference)-1e-9 {
			far++
		}
	}
	got, _ := stat.Permutation(strata, 20_000, newRand(t))
	if got.Exact || len(arrangements) != 21*28*70 {
		t.Errorf("exact %v, of %d arrangements", got.Exact, len(arrangements))
	}
	near(t, "P", got.P, float64(far)/float64(len(arrangements)), 0.01)

	// A P of 1 in 10¹¹ is not met in 99 draws: what was observed is one of 100.
	up, down := make([]float64, 20), affine(make([]float64, 20), 1, 0)
	least, _ := stat.Permutation([]stat.Split{{up, down}}, 99, newRand(t))
	near(t, "least P", least.P, 0.01, 0)
}

// Tenths and a large level round, but arrangements that are equal in whole
// numbers stay equal.
func TestPermutationOfDecimals(t *testing.T) {
	rng := newRand(t)
	for range cases {
		var whole, tenths, far []stat.Split
		for range 2 {
			xs := make([]float64, 6)
			for i := range xs {
				xs[i] = float64(rng.IntN(10))
			}
			split := func(xs []float64) stat.Split { return stat.Split{First: xs[:3], Second: xs[3:]} }
			whole, tenths, far = append(whole, split(xs)), append(tenths, split(affine(xs, 0, 0.1))), append(far, split(affine(xs, 1e6+0.3, 0.1)))
		}
		want, _ := stat.Permutation(whole, 0, nil)
		for what, strata := range map[string][]stat.Split{"tenths": tenths, "far from 0": far} {
			got, _ := stat.Permutation(strata, 0, nil)
			near(t, what, got.P, want.P, 0)
		}
	}
}

// Strata of the same values that are split in other places are drawn in an
// order of their own.
func TestPermutationOrdersStrata(t *testing.T) {
	rng := newRand(t)
	var xs []float64
	for i := range 12 {
		xs = append(xs, float64(i*i))
	}
	strata := []stat.Split{{xs[:3], xs[3:]}, {xs[:9], xs[9:]}, {xs[:6], xs[6:]}, {xs[6:], xs[:6]}, {xs[4:], xs[:4]}}
	want, _ := stat.Permutation(strata, 99, newRand(t))
	for range 40 {
		if got, _ := stat.Permutation(shuffled(rng, strata), 99, newRand(t)); got != want {
			t.Errorf("another order gives %v instead of %v", got, want)
		}
	}
}

// The edge of what is gone through: 19,900 ways are, 20,301 are drawn.
func TestPermutationChoosesExact(t *testing.T) {
	for n, exact := range map[int]bool{200: true, 202: false} {
		all := make([]float64, n)
		all[0], all[1] = 1, 1
		got, _ := stat.Permutation([]stat.Split{{all[:2], all[2:]}}, 9, newRand(t))
		if got.Exact != exact {
			t.Errorf("2 of %d: exact %v", n, got.Exact)
		}
		if want := 2 / float64(n*(n-1)); exact && got.P != want {
			t.Errorf("2 of %d: %v, want %v", n, got.P, want)
		}
	}
}

func BenchmarkPermutation(b *testing.B) {
	rng := newRand(b)
	strata := make([]stat.Split, 8)
	for h := range strata {
		strata[h] = stat.Split{First: values(rng, 10), Second: values(rng, 5)}
	}
	for b.Loop() {
		stat.Permutation(strata, 2000, rng)
	}
}

func FuzzPermutation(f *testing.F) {
	for _, data := range awkward {
		f.Add([]byte(data), []byte{0x11, 0x21, 0x31}, uint64(1))
		f.Add([]byte(data+"abcdefghijklmnopqrst"), []byte{0x79, 0x10, 0x33}, uint64(2))
	}
	f.Fuzz(func(t *testing.T, data, shape []byte, seed uint64) {
		all := fuzzed(data[:min(len(data), 40)])
		var strata []stat.Split
		both := false
		for _, s := range shape { // sizes of the two groups
			first := min(int(s>>4), len(all))
			second := min(int(s&15), len(all)-first)
			strata = append(strata, stat.Split{First: all[:first], Second: all[first : first+second]})
			all = all[first+second:]
			both = both || first > 0 && second > 0
		}
		test := func(strata []stat.Split) (stat.Permuted, bool) {
			return stat.Permutation(strata, 50, rand.New(rand.NewPCG(seed, 0)))
		}
		got, ok := test(strata)
		if ok != both || (!ok && got != (stat.Permuted{})) || (ok && !(0 < got.P && got.P <= 1 && math.Abs(got.Difference) <= 2e300)) {
			t.Errorf("Permutation(%v) = %v, %v", strata, got, ok)
		}
		other := shuffled(newRand(t), strata)
		for h, s := range other {
			other[h] = stat.Split{First: shuffled(newRand(t), s.First), Second: shuffled(newRand(t), s.Second)}
		}
		if o, _ := test(other); o != got {
			t.Errorf("another order gives %v instead of %v", o, got)
		}
		for h, s := range other {
			other[h] = stat.Split{First: affine(s.First, 0, 2), Second: affine(s.Second, 0, 2)}
		}
		if o, _ := test(other); o != (stat.Permuted{Difference: 2 * got.Difference, P: got.P, Exact: got.Exact}) {
			t.Errorf("of twice the values %v, of the values %v", o, got)
		}
	})
}
