package stat

import (
	"math"
	"slices"
)

// exactRanks is the number of values in both samples together up to which
// [MannWhitney] is exact.
const exactRanks = 40

// A RankSum says how two samples lie to each other by the ranks of their
// values.
type RankSum struct {
	A     float64  // share of pairs in which the first is greater, ties counted half
	CI    Interval // of A
	P     float64  // two-sided, of the test that both are from one distribution
	Exact bool     // P is from all ways to split the values, no approximation
}

// MannWhitney compares two independent samples of values on an ordered scale.
// It uses only their order, no distance between them.
//
// A is P(X > Y) + ½ P(X = Y) of one value x drawn from xs and one y from ys:
// the measure of stochastic superiority of Vargha & Delaney (2000), "A
// critique and improvement of the CL common language effect size statistics",
// Journal of Educational and Behavioral Statistics 25, 101–132. It is U/(m n),
// with m and n values in the samples and U of Mann & Whitney (1947), "On a
// test of whether one of two random variables is stochastically larger than
// the other", The Annals of Mathematical Statistics 18, 50–60. It is 1 where
// every x is greater than every y, and ½ where neither is greater more often.
//
// CI is the score interval of Newcombe (2006), "Confidence intervals for an
// effect size measure based on the Mann–Whitney statistic. Part 2: asymptotic
// methods and evaluation", Statistics in Medicine 25, 559–573, method 5. It
// lies within 0 to 1, contains A, and has a length even where A is 0 or 1. It
// does not know of ties and is too wide where there are many. It does not come
// from the test: near the edge one may leave out ½ and the other not reject.
//
// P is the share of the ways to split all values into m and n in which U lies
// as far from its mean, m n/2, as it does, or further. Up to 40 values the
// ways are counted, tied or not, by the shifts of Streitberg & Röhmel (1986),
// "Exact distributions for permutation and rank tests", Statistical Software
// Newsletter 12, 10–17. Beyond, U is taken as normal, with the variance that
// ties leave it and a continuity correction of ½: Lehmann (1975),
// Nonparametrics, §1.4. Where all values are equal, A is ½ and P is 1.
//
// ok is false where a sample is empty. It panics if a value is not finite.
func MannWhitney(xs, ys []float64, confidence float64) (r RankSum, ok bool) {
	z := critical(confidence)
	if !finite(xs) || !finite(ys) {
		panic("stat: rank of a value that is not finite")
	}
	m, n := len(xs), len(ys)
	if m == 0 || n == 0 {
		return RankSum{}, false
	}
	ranks, ties := midranks(slices.Concat(xs, ys))
	sum := 0.0
	for _, rank := range ranks[:m] {
		sum += rank
	}
	u, pairs := sum-float64(m)*float64(m+1)/2, float64(m)*float64(n)
	r = RankSum{A: u / pairs, CI: superiority(u/pairs, m, n, z)}
	if m+n <= exactRanks {
		r.P, r.Exact = exactRankSum(ranks[:m], ranks[m:]), true
	} else {
		r.P = normalRankSum(u, m, n, ties)
	}
	return r, true
}

// normalRankSum is the two-sided p-value of u by the normal distribution; ties
// is Σ (t³ − t) over the groups of t tied values.
func normalRankSum(u float64, m, n int, ties float64) float64 {
	pairs, all := float64(m)*float64(n), float64(m+n)
	variance := pairs / 12 * (all + 1 - ties/(all*(all-1)))
	away := math.Abs(u-pairs/2) - 0.5
	if away <= 0 {
		return 1
	}
	return math.Erfc(away / math.Sqrt(2*variance))
}

// exactRankSum is the share of the ways to choose as many of all ranks as one
// sample has, in which their sum lies as far from its mean as that of the
// sample, or further.
func exactRankSum(one, other []float64) float64 {
	if len(other) < len(one) {
		one, other = other, one
	}
	// Doubled, ranks are whole numbers.
	var ranks []int
	all, observed := 0, 0
	for i, rank := range slices.Concat(one, other) {
		ranks = append(ranks, int(2*rank))
		all += ranks[i]
		if i < len(one) {
			observed += ranks[i]
		}
	}
	// The mean of the sum is m/N of all ranks. Distances are taken N-fold.
	m, n := len(one), len(ranks)
	distance := func(s int) int { return max(n*s-m*all, m*all-n*s) }
	extreme, every := 0.0, 0.0
	for s, ways := range choices(ranks, m) {
		if every += ways; distance(s) >= distance(observed) {
			extreme += ways
		}
	}
	return extreme / every
}

// choices counts, for each sum, the choices of m of the ranks that have it.
// Of up to 40 ranks the counts stay below 2⁵³ and are exact.
func choices(ranks []int, m int) []float64 {
	all := 0
	for _, rank := range ranks {
		all += rank
	}
	ways := make([][]float64, m+1) // by how many of the ranks so far are chosen
	for k := range ways {
		ways[k] = make([]float64, all+1)
	}
	ways[0][0] = 1
	reached := 0
	for i, rank := range ranks {
		reached += rank
		for k := min(i+1, m); k > 0; k-- {
			for s := rank; s <= reached; s++ {
				ways[k][s] += ways[k-1][s-rank]
			}
		}
	}
	return ways[m]
}

// superiority is the interval of A, estimated as a from m and n values: every
// θ from which a lies no further than z standard errors, taken as they would
// be if A were θ. Their square is
// θ(1 − θ)(1 + N((1 − θ)/(2 − θ) + θ/(1 + θ)))/(m n) with N = (m + n)/2 − 1.
func superiority(a float64, m, n int, z float64) Interval {
	within := func(theta float64) bool {
		half := float64(m+n)/2 - 1
		spread := 1 + float64(half*((1-theta)/(2-theta)+theta/(1+theta)))
		variance := theta * (1 - theta) * spread / (float64(m) * float64(n))
		return math.Abs(a-theta) <= z*math.Sqrt(variance)
	}
	return Interval{Lo: edge(a, 0, within), Hi: edge(a, 1, within)}
}

// edge is the last number for which within holds, on the way from inside to
// beyond. It halves the way until no number lies between.
func edge(inside, beyond float64, within func(float64) bool) float64 {
	for {
		x := inside + (beyond-inside)/2
		switch {
		case x == inside || x == beyond:
			return inside
		case within(x):
			inside = x
		default:
			beyond = x
		}
	}
}
