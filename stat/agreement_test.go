package stat_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rubble/stat"
)

func TestLeikConsensus(t *testing.T) {
	for _, c := range []struct {
		name   string
		shares []float64
		want   float64
	}{
		{"all alike", []float64{0, 0, 1, 0, 0, 0}, 1},
		{"half at each end", []float64{0.5, 0, 0, 0, 0, 0.5}, 0}, // d = ½ at all cuts
		// d at the cuts: 1/6, 2/6, 3/6, 2/6, 1/6, together 3/2; 1 − 2 · 1.5/5
		{"even over six rungs", []float64{1, 1, 1, 1, 1, 1}, 0.4},
		// d: 0.1, 0.3, 0.4 (of 0.6 and 0.4), 0.1, together 0.9; 1 − 2 · 0.9/4
		{"five points", []float64{0.1, 0.2, 0.3, 0.3, 0.1}, 0.55},
		{"as counts", []float64{1, 2, 3, 3, 1}, 0.55},
		// d: ½ at one cut, else 0: neighbours split evenly are near each other
		{"neighbours", []float64{0, 0, 3, 3, 0, 0}, 0.8},
		{"two categories", []float64{3, 1}, 0.5}, // d: ¼; 1 − 2 · ¼
	} {
		near(t, c.name, stat.LeikConsensus(c.shares), c.want, 1e-15)
	}
}

// leikByMedian is Leik's consensus by another way: the smaller shares at the
// cuts add up to the mean distance of answers from their median, in categories.
func leikByMedian(counts []int) float64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	median, below := 0, 0
	for 2*(below+counts[median]) < n {
		below += counts[median]
		median++
	}
	distance := 0
	for i, c := range counts {
		distance += c * max(i-median, median-i)
	}
	return 1 - 2*float64(distance)/float64(n*(len(counts)-1))
}

// Four categories with up to six answers in each.
func TestLeikConsensusEnumerated(t *testing.T) {
	for cell := 1; cell < 7*7*7*7; cell++ {
		counts := []int{cell % 7, cell / 7 % 7, cell / 49 % 7, cell / 343}
		var shares []float64
		for _, c := range counts {
			shares = append(shares, float64(c))
		}
		near(t, fmt.Sprint(counts), stat.LeikConsensus(shares), leikByMedian(counts), 1e-15)
	}
}

func TestLeikConsensusLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		shares := make([]float64, 2+rng.IntN(6))
		for i := range shares {
			shares[i] = rng.Float64()
		}
		got := stat.LeikConsensus(shares)
		if got < 0 || got > 1 {
			t.Errorf("LeikConsensus(%v) = %v", shares, got)
		}
		near(t, "scaled", stat.LeikConsensus(affine(shares, 0, 7)), got, 1e-14)
		slices.Reverse(shares)
		near(t, "reversed", stat.LeikConsensus(shares), got, 1e-14)
	}
}

// Shares that add up to more than a number can hold give no consensus.
func TestLeikConsensusOverflows(t *testing.T) {
	panics(t, "stat: consensus needs two categories and finite shares", func() {
		stat.LeikConsensus([]float64{math.MaxFloat64, math.MaxFloat64})
	})
}
