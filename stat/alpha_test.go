package stat_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"rubble/stat"
)

// answersOf makes up answers of n respondents to items with means of 0 and
// the covariances in lower, the lower triangle of the matrix: columns of
// random numbers, made orthogonal to each other and to a constant, times the
// Cholesky factor.
func answersOf(t testing.TB, n int, lower [][]float64) [][]float64 {
	t.Helper()
	rng := newRand(t)
	k := len(lower)
	white := [][]float64{slices.Repeat([]float64{1}, n)}
	for len(white) <= k {
		column := make([]float64, n)
		for i := range column {
			column[i] = rng.NormFloat64()
		}
		for range 2 { // the second time takes away what rounding left
			for _, other := range white {
				along := dot(column, other) / float64(n)
				for i := range column {
					column[i] -= along * other[i]
				}
			}
		}
		white = append(white, affine(column, 0, math.Sqrt(float64(n)/dot(column, column))))
	}
	covariance := mat.NewSymDense(k, nil)
	for i, row := range lower {
		for j, c := range row {
			covariance.SetSym(i, j, c)
		}
	}
	var cholesky mat.Cholesky
	if !cholesky.Factorize(covariance) {
		t.Fatal("covariance is not positive definite")
	}
	var root mat.TriDense
	cholesky.LTo(&root)
	rows := make([][]float64, n)
	for r := range rows {
		for i := range k {
			x := 0.0
			for j := range i + 1 {
				x += root.At(i, j) * white[j+1][r]
			}
			rows[r] = append(rows[r], x)
		}
	}
	return rows
}

func dot(xs, ys []float64) float64 {
	sum := 0.0
	for i, x := range xs {
		sum += x * ys[i]
	}
	return sum
}

// ratings are seven ratings of 30 departments, R's data set attitude, from
// Chatterjee & Price (1977), Regression Analysis by Example, as n Σxy − Σx Σy.
var ratings = [][]float64{
	{128909},
	{116388, 154236},
	{55214, 79128, 130244},
	{77521, 81132, 61636, 119849},
	{64979, 80598, 49304, 67981, 94049},
	{16393, 21516, 15508, 11717, 33733, 85181},
	{16898, 26766, 37598, 55852, 53438, 25096, 92096},
}

// agreeableness are five items of 2,709 people, the complete cases of A1 to A5
// in R's data set psych::bfi with A1 turned round, as n Σxy − Σx Σy.
var agreeableness = [][]float64{
	{14472638},
	{4141062, 10152630},
	{3606249, 5480073, 12484800},
	{2272809, 4300569, 5152077, 16208892},
	{2374730, 4222161, 6099375, 4219320, 11676248},
}

func TestAlpha(t *testing.T) {
	f11 := math.Pow(math.Tan(math.Pi*0.975/2), 2)
	for _, c := range []struct {
		name string
		rows [][]float64
		want float64
		ci   stat.Interval
	}{
		// α from psych::alpha in R; the interval from α, with quantiles of F
		// by numerical integration in Python's mpmath. psych prints Feldt's as
		// 0.74 and 0.92 for attitude.
		{"attitude", answersOf(t, 30, ratings), 0.84314276956476, stat.Interval{Lo: 0.739375685643108, Hi: 0.915773072159982}},
		{"bfi", answersOf(t, 2709, agreeableness), 0.703755894374836, stat.Interval{Lo: 0.685744635049660, Hi: 0.721035962795739}},
		// Variances ⅔, ⅔ and, of the sums 3, 3, 6, 2: 2 · (1 − (4/3)/2) = ⅔. F
		// with 2 and 2 degrees of freedom has the quantiles p/(1 − p): 39, 1/39.
		{"three respondents", [][]float64{{1, 2}, {2, 1}, {3, 3}}, 2. / 3, stat.Interval{Lo: 1 - 39./3, Hi: 1 - 1./(3*39)}},
		// The second item turned round: sums −1, 1, 0 with variance ⅔, so
		// 2 · (1 − (4/3)/(2/3)) = −2.
		{"against each other", [][]float64{{1, -2}, {2, -1}, {3, -3}}, -2, stat.Interval{Lo: 1 - 3*39., Hi: 1 - 3./39}},
		{"the same but for a shift", [][]float64{{1, 2}, {2, 3}, {5, 6}}, 1, stat.Interval{Lo: 1, Hi: 1}},
		// Variances 1, 0 and, of the sums 5, 7, 1: 2 · (1 − 1/1) = 0. F with 1
		// and 1 degrees of freedom has the quantiles tan²(πp/2): 647.8, 1/647.8.
		{"one item varies", [][]float64{{1, 4}, {3, 4}}, 0, stat.Interval{Lo: 1 - f11, Hi: 1 - 1/f11}},
	} {
		t.Run(c.name, func(t *testing.T) {
			alpha, ci, ok := stat.Alpha(c.rows, 0.95)
			if !ok {
				t.Fatal("no α")
			}
			near(t, "α", alpha, c.want, 1e-12)
			nearInterval(t, "interval", ci, c.ci, 1e-9)
		})
	}
}

func TestAlphaCannotTell(t *testing.T) {
	for name, rows := range map[string][][]float64{
		"nothing":             nil,
		"no items":            {{}, {}, {}},
		"one respondent":      {{1, 2, 3}},
		"one item":            {{1}, {2}, {5}},
		"all the same":        {{3, 3}, {3, 3}, {3, 3}},
		"equal sums":          {{1, 4}, {3, 2}, {5, 0}},
		"equal but for bits":  {{0.1, 0.2}, {0.3, 0}},
		"squares too large":   {{1e200, 1e200}, {-1e200, -1e200}},
		"sums too large":      {{1.7e308, 1.7e308}, {0, 0}},
		"squares too small":   {{1e-170, 1e-170}, {0, 0}},
		"equal large numbers": {{math.MaxFloat64, 1}, {math.MaxFloat64, 1}},
	} {
		if alpha, ci, ok := stat.Alpha(rows, 0.95); ok || alpha != 0 || ci != (stat.Interval{}) {
			t.Errorf("%s: %v, %v, %v", name, alpha, ci, ok)
		}
	}
}

func TestAlphaMistakesPanic(t *testing.T) {
	for want, calls := range map[string][]func(){
		"stat: confidence is not between 0 and 1": {func() { stat.Alpha(nil, 95) }, func() { stat.Alpha(nil, math.NaN()) }},
		"stat: rows of different lengths": {
			func() { stat.Alpha([][]float64{{1, 2}, {1}}, 0.95) },
			func() { stat.OmegaTotal([][]float64{{1}, {1, 2}}) },
		},
		"stat: answer that is not finite": {
			func() { stat.Alpha([][]float64{{1, math.NaN()}}, 0.95) },
			func() { stat.OmegaTotal([][]float64{{math.Inf(1)}}) },
		},
	} {
		for _, call := range calls {
			panics(t, want, call)
		}
	}
}

// answers are those of n respondents to k items that share something.
func answers(t testing.TB, seed uint64, n, k int) [][]float64 {
	t.Helper()
	rng := newRand(t)
	for range seed {
		rng.Uint64()
	}
	coarse, loading := rng.IntN(2) == 0, 0.5+rng.Float64()
	rows := make([][]float64, n)
	for i := range rows {
		common := loading * rng.NormFloat64()
		for range k {
			x := common + rng.NormFloat64()
			if coarse {
				x = math.Round(x)
			}
			rows[i] = append(rows[i], x)
		}
	}
	return rows
}

// mapped gives every row as f makes it of a copy.
func mapped(rows [][]float64, f func(row []float64) []float64) [][]float64 {
	var other [][]float64
	for _, row := range rows {
		other = append(other, f(slices.Clone(row)))
	}
	return other
}

// permuted gives rows and columns in another order.
func permuted(t testing.TB, rows [][]float64) [][]float64 {
	t.Helper()
	rng := newRand(t)
	order := rng.Perm(len(rows[0]))
	return mapped(shuffled(rng, rows), func(row []float64) []float64 {
		var other []float64
		for _, j := range order {
			other = append(other, row[j])
		}
		return other
	})
}

func TestAlphaLaws(t *testing.T) {
	rng := newRand(t)
	for c := range uint64(cases) {
		rows := answers(t, c, 3+rng.IntN(30), 2+rng.IntN(8))
		alpha, ci, ok := stat.Alpha(rows, 0.95)
		if !ok {
			continue
		}
		if !(ci.Lo <= alpha && alpha <= ci.Hi && ci.Hi <= 1) {
			t.Errorf("α %v, interval %v", alpha, ci)
		}
		if wider, _, _ := stat.Alpha(rows, 0.99); wider != alpha {
			t.Errorf("another confidence gives α = %v instead of %v", wider, alpha)
		}
		if _, wider, _ := stat.Alpha(rows, 0.99); wider.Lo > ci.Lo || wider.Hi < ci.Hi {
			t.Errorf("at 99 %% %v, at 95 %% %v", wider, ci)
		}
		if a, i, _ := stat.Alpha(permuted(t, rows), 0.95); a != alpha || i != ci {
			t.Errorf("another order gives %v, %v instead of %v, %v", a, i, alpha, ci)
		}
		tolerance := 1e-11 * (1 + math.Abs(ci.Lo))
		moved, movedCI, _ := stat.Alpha(mapped(rows, func(row []float64) []float64 {
			row = affine(row, 0, -3)
			row[0] += 7
			return row
		}), 0.95)
		near(t, "moved and scaled", moved, alpha, tolerance)
		nearInterval(t, "moved and scaled", movedCI, ci, tolerance)
		reversed, _, ok := stat.Alpha(mapped(rows, func(row []float64) []float64 {
			row[0] = -row[0]
			return row
		}), 0.95)
		if covariance := rest(rows); ok && math.Abs(covariance) > 1e-9 && (reversed < alpha) != (covariance > 0) {
			t.Errorf("with an item reversed whose covariance with the rest is %v: %v, before %v", covariance, reversed, alpha)
		}
	}
}

// rest is n² times the covariance of the first item with the sum of the others.
func rest(rows [][]float64) float64 {
	var x, y, xy float64
	for _, row := range rows {
		others := 0.0
		for _, v := range row[1:] {
			others += v
		}
		x += row[0]
		y += others
		xy += row[0] * others
	}
	return float64(len(rows))*xy - x*y
}

// fuzzed makes numbers of bytes: quarters, and three that overflow or vanish
// when squared.
func fuzzed(data []byte) []float64 {
	var xs []float64
	for _, b := range data {
		switch b {
		case 0x7f:
			xs = append(xs, 1e300)
		case 0x80:
			xs = append(xs, -1e300)
		case 0x81:
			xs = append(xs, 1e-300)
		default:
			xs = append(xs, float64(int8(b))/4)
		}
	}
	return xs
}

// fuzzedRows lays the numbers out in rows of at most eight.
func fuzzedRows(data []byte, width uint8) [][]float64 {
	var rows [][]float64
	for row := range slices.Chunk(fuzzed(data[:min(len(data), 400)]), int(width%8)+1) {
		if len(row) == int(width%8)+1 {
			rows = append(rows, row)
		}
	}
	return rows
}

func FuzzAlpha(f *testing.F) {
	for _, data := range []string{
		"", "a", "ab", "aabb", "abba", "abcd", "\x01\x03\x03\x01\x02\x02", "\x7f\x7f\x80\x80", "\x7f\x80\x80\x7f",
		"\x81\x00\x00\x81", "\x7f\x01\x02\x03", "abcabcabc", "abcbcacab",
	} {
		f.Add([]byte(data), uint8(1), 0.95)
		f.Add([]byte(data), uint8(2), 0.5)
	}
	f.Fuzz(func(t *testing.T, data []byte, width uint8, confidence float64) {
		if !(0.37 <= confidence && confidence < 1) {
			t.Skip()
		}
		rows := fuzzedRows(data, width)
		alpha, ci, ok := stat.Alpha(rows, confidence)
		if !ok {
			if alpha != 0 || ci != (stat.Interval{}) {
				t.Errorf("refused with %v, %v", alpha, ci)
			}
			return
		}
		if !(ci.Lo <= alpha && alpha <= ci.Hi && ci.Hi <= 1) {
			t.Errorf("α %v, interval %v of %v", alpha, ci, rows)
		}
		if a, i, ok := stat.Alpha(permuted(t, rows), confidence); !ok || a != alpha || i != ci {
			t.Errorf("another order gives %v, %v, %v instead of %v, %v", a, i, ok, alpha, ci)
		}
	})
}
