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
//
// imputed is the share d/n of the values that a hot deck put there: each of d
// values, whichever they are, has given way to another, drawn from the rest.
// Of two values drawn from the same ones E(y_j − y_i)² = 2s², so that the mean
// of what is then there lies from what it was with variance
//
//	d · 2s²/n² = 2 d/n · s²/n
//
// one s² for the value that is gone, and one for the draw that stands for it;
// to take the d for not observed would leave the second out. Whom the lot fell
// on hangs on nothing else, so this adds to what sampling leaves open, and the
// factor is √(1 − n/N + 2 d/n). It is at most 1, which it is for an unknown
// headcount anyway: deviations are never stretched, so that no weight of a
// drawn unit falls below 0.
// See Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Andridge &
// Little (2010), "A review of hot deck imputation for survey non-response",
// International Statistical Review 78, 40–64.
//
// It panics if a count is negative, or imputed is not a share.
func Rescale(n, headcount int, imputed float64) float64 {
	return math.Sqrt(min(open(n, headcount, imputed), 1))
}

// open is what counting n of a population leaves of the variance of their
// mean: the finite population correction 1 − n/N, with N = 0 for unknown, and
// what a hot deck adds.
func open(n, population int, imputed float64) float64 {
	unseen := 0.0
	switch {
	case n < 0 || population < 0:
		panic("stat: negative count")
	case !(imputed >= 0 && imputed <= 1):
		panic("stat: no share")
	case population == 0:
		unseen = 1
	case n < population:
		unseen = 1 - float64(n)/float64(population)
	}
	return unseen + float64(2*imputed)
}
