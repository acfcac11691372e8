package stat_test

import (
	"math"
	"testing"

	"rubble/stat"
)

// studentOf reads a quantile off the mean over as many strata as there are to
// be degrees of freedom. With −1 and 1 in each, s²/n is 1 in all of them, and
// the variance of the mean of L strata is 1/L.
func studentOf(student *stat.Student, freedom int) float64 {
	strata := make([]stat.Stratum, freedom)
	for h := range strata {
		strata[h] = stat.Stratum{Weight: 1, Values: []float64{-1, 1}}
	}
	_, ci, _ := stat.StratifiedMean(strata, student)
	return ci.Hi * math.Sqrt(float64(freedom))
}

// With 1, 2 and 4 degrees of freedom the quantile has a closed form: Hill
// (1970), "Algorithm 396: Student's t-quantiles", Communications of the ACM
// 13, 619–620; Shaw (2006), Journal of Computational Finance 9, 37–73.
func TestStudent(t *testing.T) {
	for _, confidence := range []float64{0.1, 0.5, 0.9, 0.95, 0.999, 0.999999} {
		student := stat.NewStudent(confidence)
		u := (1 + confidence) / 2
		alpha := 4 * u * (1 - u)
		q := math.Cos(math.Acos(math.Sqrt(alpha))/3) / math.Sqrt(alpha)
		for freedom, want := range map[int]float64{
			1: math.Tan(math.Pi * confidence / 2),
			2: confidence * math.Sqrt(2/alpha),
			4: 2 * math.Sqrt(q-1),
		} {
			near(t, "quantile", studentOf(student, freedom)/want, 1, 1e-9)
		}
	}
	// Printed tables have 2.228, 2.042 and 1.980 of 10, 30 and 120.
	student := stat.NewStudent(0.95)
	for freedom, want := range map[int]float64{10: 2.228, 30: 2.042, 120: 1.980} {
		near(t, "table", studentOf(student, freedom), want, 5e-4)
		near(t, "kept", studentOf(student, freedom), studentOf(stat.NewStudent(0.95), freedom), 0)
	}
}

// More degrees of freedom, and less confidence, give a shorter interval.
func TestStudentLaws(t *testing.T) {
	at95, at99 := stat.NewStudent(0.95), stat.NewStudent(0.99)
	for freedom := 1; freedom < 100; freedom++ {
		q := studentOf(at95, freedom)
		if next := studentOf(at95, freedom+1); next >= q || q <= 1.959963984540054 {
			t.Errorf("%v of %d, %v of one more", q, freedom, next)
		}
		if wider := studentOf(at99, freedom); wider <= q {
			t.Errorf("%d: at 99 %% %v, at 95 %% %v", freedom, wider, q)
		}
	}
}

// With ν degrees of freedom an interval is read at Φ(t) − Φ(−t): Student's t
// at 0.95 is 2.776445, 2.228139 and 1.983972 for 4, 10 and 100 (his table), and
// erf(t/√2) of these, after Abramowitz & Stegun (1964), 26.2.29.
func TestExpanded(t *testing.T) {
	s := stat.NewStudent(0.95)
	for freedom, at := range map[int]float64{4: 2.7764451052, 10: 2.2281388520, 100: 1.9839715185} {
		near(t, "expanded", s.Expanded(freedom), math.Erf(at/math.Sqrt2), 1e-9)
	}
	near(t, "without a degree of freedom", s.Expanded(0), 0.95, 1e-15)
	near(t, "with very many", s.Expanded(1_000_000), 0.95, 1e-6)
	if got := stat.NewStudent(0.999999).Expanded(1); !(got > 0.999999 && got < 1) {
		t.Errorf("with one, of nearly all: %v", got)
	}
}
