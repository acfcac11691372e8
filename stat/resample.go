package stat

import (
	"math"
	"math/rand/v2"
)

// Draw makes one draw of the Rao–Wu bootstrap: n − 1 of the n = len(counts)
// units of a stratum, with replacement. counts receives how often each unit
// was drawn; what it held before is overwritten. A stratum of one unit gives
// a draw of none.
//
// The mean of the draw, less the mean of the stratum, times [Rescale], has
// exactly the variance (1 − n/N) s²/n of the stratum's mean: Rao & Wu (1988),
// "Resampling inference with complex survey data", JASA 83, 231–241, §2, with
// resamples of size n − 1; Rao, Wu & Yue (1992), Survey Methodology 18,
// 209–217. A draw of n would fall short of it by (n − 1)/n, by half at n = 2.
//
// The draw picks units by place: for a result that does not depend on the
// order of rows, bring the units into an order of their own first.
func Draw(rng *rand.Rand, counts []int32) {
	clear(counts)
	for range len(counts) - 1 {
		counts[rng.IntN(len(counts))]++
	}
}

// Rescale is the factor by which the deviations of a [Draw] shrink because n
// of a headcount of N were seen: √(1 − n/N). It is 1 where the headcount is
// unknown (0), and 0 where everybody was seen (n ≥ N).
func Rescale(n, headcount int) float64 {
	return math.Sqrt(unseen(n, headcount))
}

// unseen is the finite population correction 1 − n/N, with N = 0 for unknown.
func unseen(n, population int) float64 {
	switch {
	case n < 0 || population < 0:
		panic("stat: negative count")
	case population == 0:
		return 1
	case n >= population:
		return 0
	}
	return 1 - float64(n)/float64(population)
}
