package stat

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// The sum is that of exact arithmetic but for its last rounding, whatever the
// order: big.Float with 2,000 bits loses nothing of these terms.
func TestSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		terms := make([]float64, 1+rng.IntN(3000))
		spread := rng.IntN(30)
		exact, sizes := new(big.Float).SetPrec(2000), 0.0
		for i := range terms {
			terms[i] = math.Ldexp(rng.NormFloat64(), rng.IntN(spread+1))
			exact.Add(exact, new(big.Float).SetPrec(2000).SetFloat64(terms[i]))
			sizes += math.Abs(terms[i])
		}
		want, _ := exact.Float64()
		got := sum(terms)
		if math.Abs(got-want) > 0x1p-51*math.Abs(want)+0x1p-66*sizes {
			t.Fatalf("sum of %d terms: %v, want %v", len(terms), got, want)
		}
		rng.Shuffle(len(terms), func(i, j int) { terms[i], terms[j] = terms[j], terms[i] })
		if again := sum(terms); again != got {
			t.Fatalf("sum of %d terms in another order: %v, not %v", len(terms), again, got)
		}
	}
	for _, terms := range [][]float64{nil, {0, 0}, {3, -3}, {1e300, -1e300}} {
		if got := sum(terms); got != 0 {
			t.Errorf("sum of %v: %v", terms, got)
		}
	}
	if got := sum([]float64{1e-300, 1e-300}); got != 2e-300 {
		t.Errorf("sum of small ones: %v", got)
	}
}
