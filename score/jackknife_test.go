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

// From ten people on the interval is corrected for bias and skewness, where
// deviations are known and replicates lie on both sides of the figure. With
// few degrees of freedom it is read at a higher confidence: 9 of them ask for
// 2.262157 standard errors (Student's table) instead of 1.959964, which is
// Φ(2.262157) − Φ(−2.262157) = 0.976312 of a normal distribution.
func TestIntervalsAreCorrectedFromTenOn(t *testing.T) {
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
		counting  int
		n         int
		jackknife [][]float64
		want      stat.Interval
	}{
		{"ten people", 20, 10, 10, skewed, corrected},
		{"nine people", 20, 9, 9, skewed, percentile},
		{"five of ten people", 20, 10, 5, skewed, corrected},
		{"four of ten people", 20, 10, 4, skewed, percentile},
		{"nine of twenty people", 20, 20, 9, skewed, percentile},
		{"ten of thirty people", 20, 30, 10, skewed, corrected},
		{"nine people, where nothing is hidden", 20, 0, 9, skewed, percentile},
		{"ten people, where nothing is hidden", 20, 0, 10, skewed, corrected},
		{"no deviations", 20, 10, 10, nil, percentile},
		{"all replicates on one side", 40, 10, 10, skewed, percentile},
	} {
		if got, _ := interval(&figure{value: c.value, n: c.n, replicates: replicates}, stat.NewStudent(0.95), c.jackknife, c.counting); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	got, _ := interval(&figure{value: 20, n: 9, freedom: 9, replicates: replicates}, stat.NewStudent(0.95), nil, 9)
	want := stat.Percentile(replicates, 0.976312)
	if math.Abs(got.Lo-want.Lo) > 1e-4 || math.Abs(got.Hi-want.Hi) > 1e-4 {
		t.Errorf("nine degrees of freedom: %v, want %v", got, want)
	}
}

// Of three, one alone has taken anything apart: without that one dismantling
// is 0, and not just below, where no root could be taken of it.
func TestDeviationsStayOnTheScale(t *testing.T) {
	s := sampleOf(0, []int{0, 1, 2}, [measured]part{dismantling: known(35), reinvention: known(20)},
		[measured]part{dismantling: known(0), reinvention: known(30)}, [measured]part{dismantling: known(0), reinvention: known(40)})
	s.weight = 1
	full := Deconstruction(35./3, 30)
	got := s.deviations()[deconstructed]
	if len(got) != 3 || math.Abs(got[0]+full) > 1e-6 || math.IsNaN(got[0]+got[1]+got[2]) {
		t.Errorf("deviations of deconstruction %v, the first of them want %v", got, -full)
	}
}
