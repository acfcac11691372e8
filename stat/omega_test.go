package stat_test

import (
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

func TestOmegaTotal(t *testing.T) {
	for _, c := range []struct {
		name         string
		rows         [][]float64
		want, within float64
	}{
		// From the loadings of R's factanal with one factor. R's optimiser
		// stops a little before the maximum.
		{"bfi", answersOf(t, 2709, agreeableness), 0.72402134986433, 1e-6},
		// Loadings 0.9, 0.8, 0.7 give correlations of 0.72, 0.63, 0.56 and
		// uniquenesses of 0.19, 0.36, 0.51: 2.4²/(2.4² + 1.06).
		{"three items", answersOf(t, 50, [][]float64{{1}, {0.72, 1}, {0.63, 0.56, 1}}), 5.76 / 6.82, 1e-10},
		// The third item turned round: 1²/(1² + 1.06).
		{"one against two", answersOf(t, 50, [][]float64{{1}, {0.72, 1}, {-0.63, -0.56, 1}}), 1 / 2.06, 1e-10},
		// Loadings 0.9, 0.7, 0.5, 0.3, 0.1, on scales of 1 to 5: 2.5²/(2.5² +
		// 5 − 1.65).
		{"five items", answersOf(t, 50, [][]float64{
			{1}, {2 * 0.63, 4}, {3 * 0.45, 6 * 0.35, 9}, {4 * 0.27, 8 * 0.21, 12 * 0.15, 16}, {5 * 0.09, 10 * 0.07, 15 * 0.05, 20 * 0.03, 25},
		}), 6.25 / 9.6, 1e-10},
		// A Heywood case: λ₁² = 0.8 · 0.8/0.5 = 1.28 is no correlation. With
		// a uniqueness of 0 the other loadings would be 0.8 and ω
		// 2.6²/(2.6² + 0.72); the bound of 0.005 takes a little off.
		{"Heywood", answersOf(t, 50, [][]float64{{1}, {0.8, 1}, {0.8, 0.5, 1}}), 6.76 / 7.48, 1e-3},
		// Equal correlations of ½: all loadings are √½, so 8/(8 + 2).
		{"four alike", answersOf(t, 50, [][]float64{{1}, {0.5, 1}, {0.5, 0.5, 1}, {0.5, 0.5, 0.5, 1}}), 0.8, 1e-10},
	} {
		t.Run(c.name, func(t *testing.T) {
			omega, ok := stat.OmegaTotal(c.rows)
			if !ok {
				t.Fatal("no ω")
			}
			near(t, "ω", omega, c.want, c.within)
		})
	}
}

func TestOmegaTotalCannotTell(t *testing.T) {
	rows := answers(t, 1, 20, 4)
	for name, rows := range map[string][][]float64{
		"nothing":                 nil,
		"no items":                {{}, {}, {}},
		"one respondent":          rows[:1],
		"as many items":           rows[:4],
		"two items":               mapped(rows, func(row []float64) []float64 { return row[:2] }),
		"an item that is steady":  mapped(rows, func(row []float64) []float64 { return append(row, 0.1) }),
		"steady but for bits":     {{1, 2, 0.1 + 0.2}, {2, 5, 0.3}, {4, 1, 0.1 + 0.2}, {6, 0, 0.3}, {1, 1, 0.3}},
		"an item twice":           mapped(rows, func(row []float64) []float64 { return append(row, 3-2*row[0]) }),
		"a sum of two items":      mapped(rows, func(row []float64) []float64 { return append(row, row[0]+row[1]) }),
		"squares too large":       mapped(rows, func(row []float64) []float64 { return affine(row, 0, 1e200) }),
		"squares too small":       mapped(rows, func(row []float64) []float64 { return affine(row, 0, 1e-170) }),
		"nothing in common":       {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}, {1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}},
		"in common, two of three": answersOf(t, 50, [][]float64{{1}, {0.5, 1}, {0, 0, 1}}),
	} {
		if omega, ok := stat.OmegaTotal(rows); ok || omega != 0 {
			t.Errorf("%s: %v, %v", name, omega, ok)
		}
	}
}

// omegaByEM fits the same model another way, by the EM algorithm of Rubin &
// Thayer (1982), "EM algorithms for ML factor analysis", Psychometrika 47,
// 69–76. It takes thousands of steps.
func omegaByEM(rows [][]float64) float64 {
	k, n := len(rows[0]), float64(len(rows))
	r := make([][]float64, k)
	var scores [][]float64
	for j := range k {
		var item []float64
		for _, row := range rows {
			item = append(item, row[j])
		}
		mean, variance := stat.MeanVar(item, nil)
		scores = append(scores, affine(item, -mean/math.Sqrt(variance), 1/math.Sqrt(variance)))
		for i := range scores {
			r[j] = append(r[j], dot(scores[i], scores[j])/n)
		}
		for i := range j {
			r[i] = append(r[i], r[j][i])
		}
	}
	loadings, uniquenesses := slices.Repeat([]float64{0.5}, k), slices.Repeat([]float64{0.5}, k)
	for range 20_000 {
		precision := 1.0
		for i := range k {
			precision += loadings[i] * loadings[i] / uniquenesses[i]
		}
		regression := make([]float64, k) // of the factor on the items
		for i := range k {
			regression[i] = loadings[i] / uniquenesses[i] / precision
		}
		with := make([]float64, k) // covariance of items and factor
		for i := range k {
			with[i] = dot(r[i], regression)
		}
		square := 1/precision + dot(regression, with)
		for i := range k {
			loadings[i] = with[i] / square
			uniquenesses[i] = 1 - loadings[i]*with[i]
		}
	}
	common, unique := 0.0, 0.0
	for i := range k {
		common += loadings[i]
		unique += uniquenesses[i]
	}
	return common * common / (common*common + unique)
}

func TestOmegaTotalAgreesWithEM(t *testing.T) {
	for c := range uint64(8) {
		rows := answers(t, c, 150, 3+int(c))
		omega, ok := stat.OmegaTotal(rows)
		if !ok {
			t.Fatal("no ω")
		}
		near(t, "ω", omega, omegaByEM(rows), 1e-7)
	}
}

func TestOmegaTotalLaws(t *testing.T) {
	rng := newRand(t)
	told := 0
	for c := range uint64(cases) {
		k := 3 + rng.IntN(7)
		rows := answers(t, c, k+1+rng.IntN(60), k)
		omega, ok := stat.OmegaTotal(rows)
		if !ok {
			continue
		}
		told++
		if !(0 <= omega && omega <= 1) {
			t.Errorf("ω = %v", omega)
		}
		if other, ok := stat.OmegaTotal(permuted(t, rows)); !ok || other != omega {
			t.Errorf("another order gives %v, %v instead of %v", other, ok, omega)
		}
		scaled, _ := stat.OmegaTotal(mapped(rows, func(row []float64) []float64 {
			for j := range row {
				row[j] = float64(j) - 3 + float64(j+1)*row[j]
			}
			return row
		}))
		near(t, "every item moved and scaled", scaled, omega, 1e-7)
		reversed, _ := stat.OmegaTotal(mapped(rows, func(row []float64) []float64 { return affine(row, 0, -1) }))
		near(t, "all items reversed", reversed, omega, 1e-7)
	}
	if told < cases*9/10 {
		t.Errorf("ω of %d in %d", told, cases)
	}
}

func FuzzOmegaTotal(f *testing.F) {
	for _, data := range []string{
		"", "abc", "abcabcabcabc", "abcbcacabaab", "\x01\x02\x04\x02\x01\x03\x05\x04\x06\x03\x03\x01\x02\x06\x05",
		"\x01\x01\x01\x01\xff\xff\xff\x01\xff\xff\xff\x01\x01\x01\x01", "\x7f\x80\x7f\x80\x7f\x80\x01\x02\x03\x04\x05\x06",
		"\x81\x00\x00\x00\x81\x00\x00\x00\x81\x01\x02\x03",
	} {
		f.Add([]byte(data), uint8(2))
		f.Add([]byte(data), uint8(3))
	}
	f.Fuzz(func(t *testing.T, data []byte, width uint8) {
		rows := fuzzedRows(data, width)
		omega, ok := stat.OmegaTotal(rows)
		if !ok && omega != 0 {
			t.Errorf("refused with %v", omega)
		}
		if !(0 <= omega && omega <= 1) {
			t.Errorf("ω = %v of %v", omega, rows)
		}
		if len(rows) == 0 {
			return
		}
		if again, okAgain := stat.OmegaTotal(permuted(t, rows)); again != omega || okAgain != ok {
			t.Errorf("another order gives %v, %v instead of %v, %v", again, okAgain, omega, ok)
		}
	})
}

func BenchmarkOmegaTotal(b *testing.B) {
	rows := answers(b, 3, 300, 12)
	for b.Loop() {
		stat.OmegaTotal(rows)
	}
}
