package score

import (
	"math"
	"testing"

	"rubble/stat"
)

// Deviations are those of the scores worked out anew without a respondent.
// The second one has no R.
func TestDeviationsAreOfScoresWithoutOne(t *testing.T) {
	rows := [][measured]part{
		{known(80), known(20), known(30), known(25)},
		{known(60), known(50), {}, known(75)},
		{known(70), known(90), known(60), {}},
		{known(90), known(40), known(15), known(50)},
	}
	all := func(leftOut int) *sample {
		var some [][measured]part
		for i, r := range rows {
			if i != leftOut {
				some = append(some, r)
			}
		}
		return sampleOf(0, make([]int, len(some)), some...)
	}
	s := all(-1)
	s.weight = 3
	got := s.deviations()
	full := scoresOf(s.estimate)
	var want [deviations][]float64
	for i, r := range rows {
		for j, v := range scoresOf(all(i).estimate) {
			if j >= measured || r[j].ok {
				want[j] = append(want[j], 3*(v-full[j]))
			}
		}
	}
	for j := range want {
		for i := range want[j] {
			if len(got[j]) != len(want[j]) || math.Abs(got[j][i]-want[j][i]) > 1e-9 {
				t.Fatalf("score %d: %v, want %v", j, got[j], want[j])
			}
		}
	}
	// At n = N nothing moves.
	s.headcount, s.scale = 4, [measured]float64{}
	for j, d := range s.deviations() {
		for _, v := range d {
			if v != 0 {
				t.Errorf("score %d: everybody answered, but %v", j, d)
			}
		}
	}
}

// From 30 people on the interval is corrected for bias and skewness, where
// deviations are known and replicates lie on both sides of the figure.
func TestIntervalsAreCorrectedFrom30On(t *testing.T) {
	var replicates []float64
	for i := range 1000 {
		replicates = append(replicates, math.Sqrt(float64(i)))
	}
	skewed := [][]float64{{-1, -1, -1, 3}}
	percentile := stat.Percentile(replicates, 0.95)
	corrected, ok := stat.BCa(replicates, 20, stat.Acceleration(skewed), 0.95)
	if !ok || corrected == percentile {
		t.Fatal("the example shows no difference")
	}
	for _, c := range []struct {
		name      string
		value     float64
		n         int
		jackknife [][]float64
		want      stat.Interval
	}{
		{"30 people", 20, 30, skewed, corrected},
		{"29 people", 20, 29, skewed, percentile},
		{"no deviations", 20, 30, nil, percentile},
		{"all replicates on one side", 40, 30, skewed, percentile},
	} {
		if got := interval(&figure{value: c.value, n: c.n, replicates: replicates}, 0.95, c.jackknife); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
