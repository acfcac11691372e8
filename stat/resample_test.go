package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"rubble/stat"
)

// A script is a source of random bits that gives out the digits of a number
// to the base 4. Among four units, each digit picks one.
type script uint64

func (s *script) Uint64() uint64 {
	digit := *s & 3
	*s >>= 2
	return uint64(digit)
}

// All 4³ draws of three of four units, made by Draw itself: the rescaled mean
// has the mean of the sample and exactly the variance (1 − n/N) s²/n.
func TestDrawHasTheVarianceOfTheMean(t *testing.T) {
	xs := []float64{1, 2, 4, 9} // mean 4, s² = (9 + 4 + 0 + 25)/3
	for _, c := range []struct {
		headcount int
		want      float64
	}{
		{0, 38.0 / 3 / 4},
		{10, 0.6 * 38 / 3 / 4},
		{5, 0.2 * 38 / 3 / 4},
		{4, 0},
	} {
		var means []float64
		counts := []int32{9, 9, 9, 9} // what counts holds before does not matter
		for draw := range 64 {
			source := script(draw)
			stat.Draw(rand.New(&source), counts)
			sum, drawn := 0.0, int32(0)
			for i, x := range xs {
				sum += float64(counts[i]) * x
				drawn += counts[i]
			}
			if drawn != 3 {
				t.Fatalf("drew %d of 4", drawn)
			}
			means = append(means, 4+stat.Rescale(4, c.headcount, 0)*(sum/3-4))
		}
		mean, variance := stat.MeanVar(means, nil)
		near(t, "mean", mean, 4, 1e-12)
		near(t, "variance", variance, c.want, 1e-12)
	}
}

func TestDrawOfFew(t *testing.T) {
	rng := newRand(t)
	stat.Draw(rng, nil)
	one := []int32{5}
	if stat.Draw(rng, one); one[0] != 0 {
		t.Errorf("drew %d of one unit, want 0", one[0])
	}
	for range 20 {
		two := []int32{5, 5}
		if stat.Draw(rng, two); two[0]+two[1] != 1 {
			t.Errorf("drew %v of two units, want one", two)
		}
	}
}

// The same seed gives the same draws: PCG is specified, and published numbers
// hang on what is made of it. This pins what was drawn on the day that the
// test was written.
func TestDrawIsPinned(t *testing.T) {
	counts := make([]int32, 7)
	stat.Draw(rand.New(rand.NewPCG(1, 2)), counts)
	if got, want := [7]int32(counts), ([7]int32{1, 1, 0, 0, 1, 3, 0}); got != want {
		t.Errorf("drew %v, want %v", got, want)
	}
}

func TestRescale(t *testing.T) {
	for _, c := range []struct {
		n, headcount int
		want         float64
	}{
		{5, 0, 1}, {0, 0, 1}, {0, 8, 1},
		{6, 8, 0.5}, // √(1 − 3/4)
		{19, 100, 0.9},
		{8, 8, 0}, {9, 8, 0},
	} {
		near(t, "Rescale", stat.Rescale(c.n, c.headcount, 0), c.want, 1e-15)
	}
	if got := stat.Rescale(1, math.MaxInt, 0); got != 1 {
		t.Errorf("one of very many: %v, want 1", got)
	}
}

// All 12 ways in which one of four values gives way to another of them: the
// mean then lies from what it was with exactly the variance that Rescale leaves
// of s²/n, 2/4 · 38/3 / 4 = 19/12, where all four were seen.
func TestRescaleHasTheVarianceOfAHotDeck(t *testing.T) {
	xs := []float64{1, 2, 4, 9}
	var errors []float64
	for i, gone := range xs {
		for j, other := range xs {
			if i != j {
				errors = append(errors, (other-gone)/4)
			}
		}
	}
	mean, variance := stat.MeanVar(errors, nil)
	near(t, "mean", mean, 0, 1e-15)
	near(t, "variance", variance, 19.0/12, 1e-12)
	near(t, "rescaled", math.Pow(stat.Rescale(4, 4, 0.25), 2)*38/3/4, 19.0/12, 1e-12)
}

// Of 10 places, 4 in 10 unseen, with one of 20 answers imputed √(0.4 + 0.1);
// never more than where nobody knows how many there are.
func TestRescaleOfImputed(t *testing.T) {
	for _, c := range []struct {
		n, headcount int
		imputed      float64
		want         float64
	}{
		{6, 10, 0.05, math.Sqrt(0.5)},
		{8, 8, 1. / 8, 0.5}, {9, 8, 1. / 8, 0.5},
		{6, 10, 0.5, 1}, {3, 3, 1, 1}, {1, 1, 1, 1}, {5, 0, 0.2, 1},
	} {
		near(t, "Rescale", stat.Rescale(c.n, c.headcount, c.imputed), c.want, 1e-15)
	}
}

func BenchmarkDraw(b *testing.B) {
	rng := newRand(b)
	counts := make([]int32, 40)
	for b.Loop() {
		for range 2000 {
			stat.Draw(rng, counts)
		}
	}
}
