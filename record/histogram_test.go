package record

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Median and nearest rank by hand: of ten values the median is the mean of
// the fifth and sixth, P90 the ninth; of eleven, the sixth and the tenth.
func TestSpread(t *testing.T) {
	for _, test := range []struct {
		h    Histogram
		want Spread
	}{
		{nil, Spread{}},
		{Histogram{7: 1}, Spread{1, 7, 7, 7, 7, 7}},
		{Histogram{1: 5, 2: 3, 10: 2}, Spread{10, 1, 1.5, 3.1, 10, 10}},
		{Histogram{1: 5, 2: 4, 10: 1}, Spread{10, 1, 1.5, 2.3, 2, 10}},
		{Histogram{-4: 5, 2: 4, 10: 1, 11: 1}, Spread{11, -4, 2, 9.0 / 11, 10, 11}},
	} {
		if got := test.h.Bins().Spread(1); got != test.want {
			t.Errorf("%v: %+v, want %+v", test.h, got, test.want)
		}
	}
}

// Ranks and spreads agree with those of the written-out, sorted sample.
func TestBinsAreTheSortedSample(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 0))
		var h Histogram
		var sample []int
		for range 1 + rng.IntN(200) {
			v := rng.IntN(60) - 20
			sample = append(sample, v)
			h.add(v, 1)
		}
		slices.Sort(sample)
		bins, n := h.Bins(), len(sample)
		for k := range sample {
			if got := bins.Rank(k + 1); got != sample[k] {
				t.Fatalf("seed %d: rank %d is %d, want %d", seed, k+1, got, sample[k])
			}
		}
		p90 := sample[int(math.Ceil(float64(9*n)/10))-1]
		got := bins.Spread(1)
		if got.N != n || got.Median != float64(sample[(n-1)/2]+sample[n/2])/2 || got.P90 != float64(p90) {
			t.Fatalf("seed %d: %+v of %v", seed, got, sample)
		}
		if h.From(5) != n-slices.IndexFunc(append(sample, 5), func(v int) bool { return v >= 5 }) {
			t.Fatalf("seed %d: %d observations from 5 of %v", seed, h.From(5), sample)
		}
	}
}
