package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"rubble/stat"
)

// The sizes of the 99 companies in Bliese & Halverson (1996), "Individual and
// nomothetic models of job stress", Journal of Applied Social Psychology 26,
// 1171–1189, stand with their means in companies; the mean squares of hours of
// work between and within them are from the same data. ICC1 and ICC2 of the R
// package multilevel give the two figures wanted; ICC1 takes the mean size.
func TestOneWayICCOfCompanies(t *testing.T) {
	const between, within = 55.8114856472782, 4.483158303191701
	sizes := make([]int, len(companies))
	n, squares := 0, 0
	for i, c := range companies {
		sizes[i] = c.n
		n, squares = n+sizes[i], squares+sizes[i]*sizes[i]
	}
	icc, ok := stat.OneWayICC(groupsWith(sizes, between, within), 0.95)
	if !ok || icc.Groups != 99 || icc.N != 7382 {
		t.Fatalf("%+v, %v", icc, ok)
	}
	near(t, "between", icc.Between, between, 1e-11)
	near(t, "within", icc.Within, within, 1e-12)
	plain := float64(icc.N) / float64(icc.Groups)
	near(t, "ICC(1) with the mean size", (icc.Between-icc.Within)/(icc.Between+(plain-1)*icc.Within), 0.13310667908649, 1e-12)
	near(t, "ICC(2)", icc.Two, 0.919673195379089, 1e-12)
	near(t, "n0", icc.Size, (float64(n)-float64(squares)/float64(n))/98, 1e-12)
	near(t, "ICC(1)", icc.One, (between-within)/(between+(icc.Size-1)*within), 1e-12)
}

// groupsWith builds groups of the sizes, two and more, that have the mean
// squares. Their means rise evenly; half of a group's values lie as far below
// its mean as the others lie above, and an odd one on it.
func groupsWith(sizes []int, between, within float64) [][]float64 {
	n, mean := 0, 0.0
	for i, size := range sizes {
		n += size
		mean += float64(size * i)
	}
	mean /= float64(n)
	pairs, spread := 0, 0.0
	for i, size := range sizes {
		pairs += size / 2
		spread += float64(size) * (float64(i) - mean) * (float64(i) - mean)
	}
	step := math.Sqrt(between * float64(len(sizes)-1) / spread)
	reach := math.Sqrt(within * float64(n-len(sizes)) / float64(2*pairs))
	groups := make([][]float64, len(sizes))
	for i, size := range sizes {
		m := float64(i) * step
		groups[i] = slices.Repeat([]float64{m - reach, m + reach}, size/2)
		if size%2 == 1 {
			groups[i] = append(groups[i], m)
		}
	}
	return groups
}

func TestOneWayICC(t *testing.T) {
	for _, c := range []struct {
		name   string
		groups [][]float64
		want   stat.ICC
	}{
		{
			// Means 2, 4, 9, of all 5; between 2·(9 + 1 + 16)/2 = 26, within (2 + 2 +
			// 2)/3 = 2. F = 13: ICC(1) = 12/14, ICC(2) = 12/13. With 2 and 3 degrees
			// of freedom the chance of more than F is (1 + 2F/3)^(−3/2), which is P.
			// It is p at F = 3/2·(p^(−2/3) − 1): for p = 1/√8, beyond the upper end
			// of the confidence 1 − 2p, at 3/2, so that the lower end of the interval
			// is 1 − 2/(13/1.5 + 1) = 23/29.
			"three pairs", [][]float64{{1, 3}, {3, 5}, {8, 10}},
			stat.ICC{
				One: 6.0 / 7, Two: 12.0 / 13, Size: 2, Groups: 3, N: 6, Between: 26, Within: 2,
				OneInterval: stat.Interval{Lo: 23.0 / 29, Hi: 1 - 2/(13/(1.5*(math.Pow(1-1/math.Sqrt(8), -2.0/3)-1))+1)},
				P:           math.Pow(1+26.0/3, -1.5),
			},
		},
		{
			// Sizes 3, 2, 1 and nobody: n0 = (6 − 14/6)/2 = 11/6. Means 2, 4, 7, of all
			// (6 + 8 + 7)/6 = 3.5; between (3·2.25 + 2·0.25 + 12.25)/2 = 9.75, within (2
			// + 2 + 0)/3 = 4/3. F = 117/16: ICC(1) = (F − 1)/(F + n0 − 1) = 101/16 ÷
			// 391/48 = 303/391, ICC(2) = 101/117.
			"unbalanced", [][]float64{{1, 2, 3}, {}, {3, 5}, {7}},
			stat.ICC{
				One: 303.0 / 391, Two: 101.0 / 117, Size: 11.0 / 6, Groups: 3, N: 6, Between: 9.75, Within: 4.0 / 3,
				OneInterval: stat.Interval{
					Lo: 1 - 11.0/6/(117.0/16/1.5+5.0/6),
					Hi: 1 - 11.0/6/(117.0/16/(1.5*(math.Pow(1-1/math.Sqrt(8), -2.0/3)-1))+5.0/6),
				},
				P: math.Pow(1+2*117.0/16/3, -1.5),
			},
		},
		{
			"groups alike in their means", [][]float64{{1, 3}, {1, 3}, {0, 4}},
			// Between 0, within 12/3: −1/(n0 − 1).
			stat.ICC{One: -1, OneInterval: stat.Interval{Lo: -1, Hi: -1}, Size: 2, Groups: 3, N: 6, Within: 4, P: 1},
		},
		{
			"members alike in their groups", [][]float64{{1, 1}, {1, 1}, {4, 4}},
			// Means 1, 1, 4, of all 2: between 2·(1 + 1 + 4)/2.
			stat.ICC{One: 1, OneInterval: stat.Interval{Lo: 1, Hi: 1}, Two: 1, Size: 2, Groups: 3, N: 6, Between: 6},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := stat.OneWayICC(c.groups, 1-2/math.Sqrt(8))
			if !ok || got.Groups != c.want.Groups || got.N != c.want.N {
				t.Errorf("%+v, %v", got, ok)
			}
			near(t, "ICC(1)", got.One, c.want.One, 1e-14)
			nearInterval(t, "interval", got.OneInterval, c.want.OneInterval, 1e-12)
			near(t, "ICC(2)", got.Two, c.want.Two, 1e-14)
			near(t, "size", got.Size, c.want.Size, 1e-14)
			near(t, "between", got.Between, c.want.Between, 1e-13)
			near(t, "within", got.Within, c.want.Within, 1e-13)
			near(t, "P", got.P, c.want.P, 1e-13)
		})
	}
}

func TestOneWayICCRefuses(t *testing.T) {
	for name, groups := range map[string][][]float64{
		"no group":                  nil,
		"one group":                 {{1, 2, 3}},
		"one group with values":     {{1, 2, 3}, {}, nil},
		"groups of one":             {{1}, {2}, {3}},
		"all values equal":          {{0.1, 0.1, 0.1}, {0.1, 0.1}, {0.1}},
		"squares beyond a float64":  {{1e200, 2e200}, {3e200, 5e200}},
		"squares vanish":            {{1e-200, 2e-200}, {3e-200, 5e-200}},
		"values beyond any squares": {{math.MaxFloat64, -math.MaxFloat64}, {math.MaxFloat64, 0}},
	} {
		if got, ok := stat.OneWayICC(groups, 0.95); ok || got != (stat.ICC{}) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
	pair := [][]float64{{1, 2}, {3, 4}}
	panics(t, "stat: confidence is not between 0 and 1", func() { stat.OneWayICC(pair, 95) })
	panics(t, "stat: confidence is not between 0 and 1", func() { stat.OneWayICC(nil, math.NaN()) })
	panics(t, "stat: mean of a value that is not finite", func() { stat.OneWayICC([][]float64{{1, 2}, {math.NaN()}}, 0.95) })
}

// someGroups are groups that differ; some hold one value, some none.
func someGroups(rng *rand.Rand) [][]float64 {
	groups := make([][]float64, 2+rng.IntN(6))
	for i := range groups {
		groups[i] = affine(values(rng, rng.IntN(7)), rng.NormFloat64()*5, 1)
	}
	groups[0] = []float64{0, 1}
	groups[1] = []float64{3}
	return groups
}

// rearranged shuffles groups and the values in each.
func rearranged(rng *rand.Rand, groups [][]float64) [][]float64 {
	groups = shuffled(rng, groups)
	for i := range groups {
		groups[i] = shuffled(rng, groups[i])
	}
	return groups
}

func TestOneWayICCLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		groups := someGroups(rng)
		got, ok := stat.OneWayICC(groups, 0.95)
		if !ok {
			t.Fatalf("refused %v", groups)
		}
		if other, _ := stat.OneWayICC(rearranged(rng, groups), 0.95); other != got {
			t.Errorf("rearranged: %+v, was %+v", other, got)
		}
		if wider, _ := stat.OneWayICC(groups, 0.99); wider.OneInterval.Lo > got.OneInterval.Lo || wider.OneInterval.Hi < got.OneInterval.Hi {
			t.Errorf("interval of 0.99 %v, of 0.95 %v", wider.OneInterval, got.OneInterval)
		}
		if !(got.OneInterval.Lo <= got.One && got.One <= got.OneInterval.Hi) {
			t.Errorf("%v outside %v", got.One, got.OneInterval)
		}
		// The F test at 5 % one-sided and the interval of 0.90 say the same.
		narrow, _ := stat.OneWayICC(groups, 0.9)
		if (got.P < 0.05) != (narrow.OneInterval.Lo > 0) {
			t.Errorf("P %v, lower end %v", got.P, narrow.OneInterval.Lo)
		}
		for i, g := range groups {
			groups[i] = affine(g, -20, 3)
		}
		other, _ := stat.OneWayICC(groups, 0.95)
		near(t, "shifted and scaled: ICC(1)", other.One, got.One, 1e-11)
		near(t, "shifted and scaled: ICC(2)", other.Two, got.Two, 1e-11)
		near(t, "shifted and scaled: P", other.P, got.P, 1e-11)
		nearInterval(t, "shifted and scaled", other.OneInterval, got.OneInterval, 1e-10)
	}
}

// With groups of one size the interval is exact, and with sizes from 3 to 12
// nearly so. Of 2,000 draws the share that it covers has a standard error of
// 0.005; four of them are allowed.
func TestOneWayICCCoverage(t *testing.T) {
	rng := newRand(t)
	for _, c := range []struct {
		name  string
		sizes []int
		least float64
	}{
		{"one size", []int{5, 5, 5, 5, 5, 5, 5, 5}, 0.93},
		{"3 to 12", []int{3, 4, 5, 6, 7, 8, 9, 12}, 0.92},
	} {
		for _, share := range []float64{0, 0.1, 0.5} {
			const draws = 2000
			covered := 0
			for range draws {
				got, _ := stat.OneWayICC(drawGroups(rng, c.sizes, share), 0.95)
				if got.OneInterval.Lo <= share && share <= got.OneInterval.Hi {
					covered++
				}
			}
			if coverage := float64(covered) / draws; coverage < c.least || coverage > 0.97 {
				t.Errorf("%s, share %v: covered %v", c.name, share, coverage)
			}
		}
	}
}

// drawGroups draws normal values of variance 1, of which the share lies
// between groups.
func drawGroups(rng *rand.Rand, sizes []int, share float64) [][]float64 {
	groups := make([][]float64, len(sizes))
	for i, size := range sizes {
		mean := rng.NormFloat64() * math.Sqrt(share)
		for range size {
			groups[i] = append(groups[i], mean+rng.NormFloat64()*math.Sqrt(1-share))
		}
	}
	return groups
}

// groupsOf reads bytes as groups: 255 opens the next, any other is a value.
func groupsOf(data []byte, unit float64) [][]float64 {
	groups := [][]float64{nil}
	for _, b := range data {
		if b == 255 {
			groups = append(groups, nil)
			continue
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], float64(int8(b))*unit)
	}
	return groups
}

func FuzzOneWayICC(f *testing.F) {
	for _, data := range [][]byte{nil, {1}, {1, 255, 2}, {1, 1, 255, 1}, {1, 1, 255, 2, 2}, {1, 3, 255, 3, 1}, {1, 2, 255, 250, 251, 7}} {
		f.Add(data, 1.0, 0.95)
	}
	f.Add([]byte{1, 2, 255, 9, 8}, 1e160, 0.5)
	f.Add([]byte{1, 2, 255, 9, 8}, 1e-162, 1e-9)
	f.Add([]byte{1, 2, 255, 9, 8, 255, 0}, 0.1, 1-1e-16)
	f.Fuzz(func(t *testing.T, data []byte, unit, confidence float64) {
		if !(math.Abs(unit) < 1e300 && 0 < confidence && confidence < 1) {
			return
		}
		groups := groupsOf(data, unit)
		got, ok := stat.OneWayICC(groups, confidence)
		slices.Reverse(groups)
		if other, okay := stat.OneWayICC(groups, confidence); other != got || okay != ok {
			t.Errorf("reversed: %+v, was %+v", other, got)
		}
		if !ok {
			return
		}
		least := -1/(got.Size-1) - 1e-9
		ci := got.OneInterval
		if !(least <= ci.Lo && ci.Lo <= ci.Hi && ci.Hi <= 1 && least <= got.One && got.One <= 1) {
			t.Errorf("ICC(1) %v in %v, least %v", got.One, ci, least)
		}
		if !(0 <= got.Two && got.Two <= 1 && 0 <= got.P && got.P <= 1 && got.Size > 1) {
			t.Errorf("%+v", got)
		}
	})
}
