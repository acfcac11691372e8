package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Wilson intervals of 56/70 and 48/80, and the interval of their difference
// that Newcombe (1998), Statistics in Medicine 17, 873–890, table II, gives
// for method 10 at 95 %: 0.0524 to 0.3339.
func TestDifferenceIsNewcombes(t *testing.T) {
	got := Difference(56./70, 48./80, Wilson(56, 70, 0.95), Wilson(48, 80, 0.95))
	if math.Abs(got.Lo-0.0524) > 5e-5 || math.Abs(got.Hi-0.3339) > 5e-5 {
		t.Errorf("got %.4f to %.4f", got.Lo, got.Hi)
	}
}

// The difference the other way round is its mirror, a shift of both leaves it,
// twice the figures are twice as far apart, and two figures that are known
// leave nothing open.
func TestDifferenceLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	for range 1000 {
		a, b, shift := 100*rng.Float64(), 100*rng.Float64(), 10*rng.NormFloat64()
		ofA := Interval{a - 10*rng.Float64(), a + 10*rng.Float64()}
		ofB := Interval{b - 10*rng.Float64(), b + 10*rng.Float64()}
		one, other := Difference(a, b, ofA, ofB), Difference(b, a, ofB, ofA)
		moved := Difference(a+shift, b+shift, Interval{ofA.Lo + shift, ofA.Hi + shift}, Interval{ofB.Lo + shift, ofB.Hi + shift})
		if !near(one.Lo, -other.Hi) || !near(one.Hi, -other.Lo) || !near(moved.Lo, one.Lo) || !near(moved.Hi, one.Hi) || one.Lo > a-b || one.Hi < a-b {
			t.Fatalf("%v − %v: %v, the other way %v, moved %v", a, b, one, other, moved)
		}
		twice := Difference(2*a, 2*b, Interval{2 * ofA.Lo, 2 * ofA.Hi}, Interval{2 * ofB.Lo, 2 * ofB.Hi})
		if !near(twice.Lo, 2*one.Lo) || !near(twice.Hi, 2*one.Hi) {
			t.Fatalf("%v − %v: %v, of twice the figures %v", a, b, one, twice)
		}
	}
	if got := Difference(7, 3, Interval{7, 7}, Interval{3, 3}); got != (Interval{4, 4}) {
		t.Errorf("two known figures differ by %v", got)
	}
}
