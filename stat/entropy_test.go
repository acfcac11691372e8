package stat_test

import (
	"math"
	"testing"

	"rubble/stat"
)

func TestEntropyMillerMadow(t *testing.T) {
	for _, c := range []struct {
		counts []int
		want   float64
	}{
		{nil, 0},
		{[]int{0, 0}, 0},
		{[]int{7, 0}, 0},
		{[]int{1, 1}, 1 + 1/(4*math.Ln2)},
		{[]int{2, 0, 1, 1}, 1.5 + 2/(8*math.Ln2)}, // ½ · 1 + 2 · ¼ · 2
		{[]int{8, 8, 8, 8, 8, 8, 8, 8}, 3 + 7/(128*math.Ln2)},
	} {
		near(t, "entropy", stat.EntropyMillerMadow(c.counts), c.want, 1e-15)
	}
	// The counts in the help of R's package entropy, worked out with Python's
	// mpmath: 1.968382408728381 nats, and (8 − 1)/(2 · 19) more.
	near(t, "19 in 8 categories", stat.EntropyMillerMadow([]int{4, 2, 3, 0, 2, 4, 0, 0, 2, 1, 1}), 3.105535152440844, 1e-14)
}

// trinomial calls f with all ways that n observations can fall into categories
// of the probabilities ½, ¼ and ¼, and the probability of each.
func trinomial(n int, f func(counts []int, p float64)) {
	lgamma := func(k int) float64 { l, _ := math.Lgamma(float64(k) + 1); return l }
	for a := 0; a <= n; a++ {
		for b := 0; a+b <= n; b++ {
			c := n - a - b
			ways := lgamma(n) - lgamma(a) - lgamma(b) - lgamma(c)
			f([]int{a, b, c}, math.Exp(ways-float64(a)*math.Ln2-float64(b+c)*2*math.Ln2))
		}
	}
}

// Over all samples, the mean misses the true entropy, 1.5 bits, by what
// Python's mpmath finds in the same way. Uncorrected, it would miss by
// −0.131674, −0.0755312 and −0.0368031.
func TestEntropyMillerMadowIsNearlyUnbiased(t *testing.T) {
	for n, want := range map[int]float64{12: -0.0152728, 20: -0.00362522, 40: -0.000736082} {
		mean := 0.0
		trinomial(n, func(counts []int, p float64) { mean += p * stat.EntropyMillerMadow(counts) })
		near(t, "bias", mean-1.5, want, 1e-7)
	}
}

// k times the counts have the same shares, and a k-th of the correction.
func TestEntropyLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		counts := make([]int, 1+rng.IntN(8))
		for i := range counts {
			counts[i] = rng.IntN(30)
		}
		bits := stat.EntropyMillerMadow(counts)
		if other := stat.EntropyMillerMadow(append(shuffled(rng, counts), 0, 0)); other != bits {
			t.Errorf("another order gives %v instead of %v", other, bits)
		}
		n, occurred, times := 0, 0, make([]int, len(counts))
		for i, c := range counts {
			n, times[i] = n+c, 5*c
			if c > 0 {
				occurred++
			}
		}
		if n == 0 {
			continue
		}
		correction := float64(occurred-1) / (2 * float64(n) * math.Ln2)
		near(t, "five times", stat.EntropyMillerMadow(times), bits-0.8*correction, 1e-13)
		if bits < 0 || bits > math.Log2(float64(occurred))+correction+1e-12 {
			t.Errorf("entropy %v of %v", bits, counts)
		}
	}
}

func TestConditionalEntropyRatio(t *testing.T) {
	for _, c := range []struct {
		name  string
		table [][]int
		want  float64
	}{
		{"the condition decides", [][]int{{5, 0, 0}, {0, 3}, nil, {0, 0, 2}, {4, 0, 0}}, 0},
		// Each row and the columns have one bit; the corrections, 2/(16 ln 2)
		// and 1/(16 ln 2), carry the ratio above 1.
		{"the condition says nothing", [][]int{{2, 2}, {2, 2}}, 1},
		// Rows: 3 : 1 has 2 − ¾ log₂ 3 bits, half of the observations, and one
		// category more than one; the other has none. Columns 3 : 5.
		{"half decided", [][]int{{3, 1}, {0, 4}}, ((2-0.75*math.Log2(3))/2 + 1/(16*math.Ln2)) /
			(3 - 3.0/8*math.Log2(3) - 5.0/8*math.Log2(5) + 1/(16*math.Ln2))},
	} {
		t.Run(c.name, func(t *testing.T) {
			ratio, ci, ok := stat.ConditionalEntropyRatio(c.table, 0.95)
			if !ok {
				t.Fatal("no ratio")
			}
			near(t, "ratio", ratio, c.want, 1e-14)
			if c.want == 0 && (ratio != 0 || ci != stat.Interval{}) {
				t.Errorf("ratio %v, interval %v, want exactly 0", ratio, ci)
			}
		})
	}
}

func TestConditionalEntropyRatioCannotTell(t *testing.T) {
	for name, table := range map[string][][]int{
		"nothing":                       nil,
		"no observations":               {{0, 0}, {0, 0}},
		"one observation":               {{1, 0}, {0, 0}},
		"one outcome":                   {{5, 0}, {7, 0}},
		"one outcome but for one count": {{5, 1}, {7, 0}},
	} {
		if ratio, ci, ok := stat.ConditionalEntropyRatio(table, 0.95); ok || ratio != 0 || ci != (stat.Interval{}) {
			t.Errorf("%s: %v, %v, %v", name, ratio, ci, ok)
		}
	}
}

// byObservation computes ratio and interval the long way: from a list of
// observations, by the chain rule, leaving out one observation after another.
func byObservation(table [][]int, z float64) (ratio float64, ci stat.Interval) {
	type observation struct{ row, column int }
	var all []observation
	for r, row := range table {
		for c, count := range row {
			for range count {
				all = append(all, observation{r, c})
			}
		}
	}
	entropy := func(category func(observation) observation, skip int) float64 {
		counts := map[observation]int{}
		n := 0.0
		for i, o := range all {
			if i != skip {
				counts[category(o)]++
				n++
			}
		}
		h := float64(len(counts)-1) / (2 * n * math.Ln2)
		for _, c := range counts {
			h -= float64(c) / n * math.Log2(float64(c)/n)
		}
		return h
	}
	estimate := func(skip int) float64 {
		cells := entropy(func(o observation) observation { return o }, skip)
		rows := entropy(func(o observation) observation { return observation{row: o.row} }, skip)
		columns := entropy(func(o observation) observation { return observation{column: o.column} }, skip)
		return (cells - rows) / columns
	}
	n := float64(len(all))
	var mean, squares float64
	for i := range all {
		mean += estimate(i) / n
	}
	for i := range all {
		squares += math.Pow(estimate(i)-mean, 2)
	}
	clamp := func(x float64) float64 { return min(max(x, 0), 1) }
	ratio = estimate(-1)
	half := z * math.Sqrt((n-1)/n*squares)
	return clamp(ratio), stat.Interval{Lo: clamp(ratio - half), Hi: clamp(ratio + half)}
}

func TestConditionalEntropyRatioLaws(t *testing.T) {
	rng := newRand(t)
	for range 60 {
		table := make([][]int, 2+rng.IntN(4))
		columns := 2 + rng.IntN(3)
		for r := range table {
			table[r] = make([]int, columns)
			for c := range table[r] {
				table[r][c] = rng.IntN(3) * rng.IntN(8)
			}
			table[r][r%columns] += 2 + rng.IntN(10)
		}
		ratio, ci, ok := stat.ConditionalEntropyRatio(table, 0.95)
		if !ok {
			t.Fatalf("no ratio of %v", table)
		}
		if !(0 <= ci.Lo && ci.Lo <= ratio && ratio <= ci.Hi && ci.Hi <= 1) {
			t.Errorf("ratio %v, interval %v of %v", ratio, ci, table)
		}
		wantRatio, want := byObservation(table, 1.959963984540054)
		near(t, "ratio", ratio, wantRatio, 1e-12)
		nearInterval(t, "interval", ci, want, 1e-10)

		other := shuffled(rng, table)
		order := rng.Perm(columns)
		for r, row := range other {
			other[r] = make([]int, columns)
			for c, from := range order {
				other[r][c] = row[from]
			}
		}
		if r, c, _ := stat.ConditionalEntropyRatio(other, 0.95); r != ratio || c != ci {
			t.Errorf("another order gives %v, %v instead of %v, %v", r, c, ratio, ci)
		}
	}
}

func BenchmarkConditionalEntropyRatio(b *testing.B) {
	rng := newRand(b)
	table := make([][]int, 16)
	for r := range table {
		table[r] = make([]int, 5)
		for c := range table[r] {
			table[r][c] = rng.IntN(2000)
		}
	}
	for b.Loop() {
		stat.ConditionalEntropyRatio(table, 0.95)
	}
}
