package stat

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// arrangements is their number up to which [Permutation] goes through all.
const arrangements = 20_000

// A Split is a stratum whose values lie in two groups, as the answers of a
// team do by role.
type Split struct{ First, Second []float64 }

// A Permuted is a difference of means within strata, held against what chance
// would give.
type Permuted struct {
	Difference float64 // first less second, in the unit of the values
	P          float64 // two-sided
	Exact      bool    // P is from all arrangements, none were drawn
}

// Permutation tests whether the two groups differ in their means within
// strata, by permuting the groups' labels in each stratum: Pitman (1937),
// "Significance tests which may be applied to samples from any populations",
// Supplement to the Journal of the Royal Statistical Society 4, 119–130; Good
// (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed.
//
// The difference is the mean of those of the strata, weighted by n₁ n₂/(n₁ +
// n₂), as the analysis of variance with strata for blocks weighs them. A
// stratum without one of the groups says nothing and is left out, and by how
// much strata differ among themselves never enters. P is the share of the
// arrangements in which the difference lies as far from 0 as it does, or
// further. With strata of one value in each group, it is [SignFlip] of their
// differences.
//
// It is exact up to 20,000 arrangements. Beyond, they are drawn as often as
// draws says, and the one observed counts as one draw more: Phipson & Smyth
// (2010), "Permutation p-values should never be zero", Statistical
// Applications in Genetics and Molecular Biology 9, 39. Where values do not
// vary within strata, P is 1.
//
// ok is false where no stratum has both groups. It panics if a value is not
// finite or draws is negative.
func Permutation(strata []Split, draws int, rng *rand.Rand) (result Permuted, ok bool) {
	if draws < 0 {
		panic("stat: negative count")
	}
	blocks, slack := blocksOf(strata)
	if len(blocks) == 0 {
		return Permuted{}, false
	}
	var observed, weights []float64
	ways := 1.0
	for _, b := range blocks {
		observed = append(observed, b.observed)
		weights = append(weights, b.weight)
		ways *= b.ways()
	}
	sum := total(observed)
	result = Permuted{Difference: sum / total(weights), Exact: ways <= arrangements}
	// Sums that are equal but for rounding count as equal.
	least := math.Abs(sum) - slack
	if result.Exact {
		result.P = exactArrangements(blocks, least)
	} else {
		result.P = drawnArrangements(blocks, least, draws, rng)
	}
	return result, true
}

// A block is a stratum ready to be permuted. The sum of the smaller group's
// deviations says how the groups differ, since that of the other is its
// negative.
type block struct {
	deviations []float64 // from the mean of the stratum, sorted
	small      int       // size of the smaller group
	sign       float64   // 1 where the smaller group is the first, else −1
	observed   float64   // sum of the deviations of the first group
	weight     float64   // n₁ n₂/(n₁ + n₂)
}

// blocksOf brings the strata that have both groups into an order of their own.
// slack bounds what rounding, of the values and of their sums, may add to a sum
// of deviations.
func blocksOf(strata []Split) (blocks []block, slack float64) {
	var sizes []float64
	for _, s := range strata {
		all := slices.Concat(s.First, s.Second)
		if !finite(all) {
			panic("stat: permutation of a value that is not finite")
		}
		if len(s.First) == 0 || len(s.Second) == 0 {
			continue
		}
		for _, x := range all {
			sizes = append(sizes, math.Abs(x))
		}
		blocks = append(blocks, blockOf(s, all))
	}
	slices.SortFunc(blocks, func(a, b block) int {
		return cmp.Or(slices.Compare(a.deviations, b.deviations), cmp.Compare(a.small, b.small), cmp.Compare(a.sign, b.sign))
	})
	return blocks, 1e-13 * total(sizes)
}

func blockOf(s Split, all []float64) block {
	mean, _ := MeanVar(all, nil)
	around := func(xs []float64) []float64 {
		deviations := make([]float64, len(xs))
		for i, x := range xs {
			deviations[i] = x - mean
		}
		slices.Sort(deviations)
		return deviations
	}
	n1, n2 := float64(len(s.First)), float64(len(s.Second))
	b := block{deviations: around(all), small: len(s.First), sign: 1, weight: n1 * n2 / (n1 + n2)}
	small := s.First
	if len(s.Second) < len(s.First) {
		b.small, b.sign, small = len(s.Second), -1, s.Second
	}
	b.observed = b.sign * total(around(small))
	return b
}

// ways is the number of arrangements of a block.
func (b block) ways() float64 {
	ways := 1.0
	for i := range b.small {
		ways *= float64(len(b.deviations)-i) / float64(i+1)
	}
	return math.Round(ways)
}

// exactArrangements is the share of all arrangements whose sum is least or
// more in size.
func exactArrangements(blocks []block, least float64) float64 {
	sums := []float64{0}
	for _, b := range blocks {
		var next []float64
		for _, s := range b.sums() {
			for _, before := range sums {
				next = append(next, before+float64(b.sign*s))
			}
		}
		sums = next
	}
	extreme := 0
	for _, s := range sums {
		if math.Abs(s) >= least {
			extreme++
		}
	}
	return float64(extreme) / float64(len(sums))
}

// sums lists the sum of every choice of as many deviations as the smaller
// group has.
func (b block) sums() []float64 {
	bySize := make([][]float64, b.small+1)
	bySize[0] = []float64{0}
	for i, d := range b.deviations {
		for k := min(i+1, b.small); k > 0; k-- {
			for _, s := range bySize[k-1] {
				bySize[k] = append(bySize[k], s+d)
			}
		}
	}
	return bySize[b.small]
}

// drawnArrangements is the share of arrangements drawn, and the one observed,
// whose sum is least or more in size. Each draw begins a shuffle of each block
// as far as the smaller group reaches.
func drawnArrangements(blocks []block, least float64, draws int, rng *rand.Rand) float64 {
	extreme := 1
	for range draws {
		sum := 0.0
		for _, b := range blocks {
			chosen := 0.0
			for i := range b.small {
				j := i + rng.IntN(len(b.deviations)-i)
				b.deviations[i], b.deviations[j] = b.deviations[j], b.deviations[i]
				chosen += b.deviations[i]
			}
			sum += float64(b.sign * chosen)
		}
		if math.Abs(sum) >= least {
			extreme++
		}
	}
	return float64(extreme) / float64(draws+1)
}
