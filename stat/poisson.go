package stat

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"
)

// Garwood is the exact interval of the mean of a Poisson distribution from
// which k was observed: Garwood (1936), "Fiducial limits for the Poisson
// distribution", Biometrika 28, 437–442, by quantiles of χ² with 2 k and
// 2 k + 2 degrees of freedom. It covers the mean with at least the
// confidence, and is 0 to −ln((1 − confidence)/2) where k is 0. It panics if
// k is negative.
func Garwood(k int, confidence float64) Interval {
	if k < 0 {
		panic("stat: negative count")
	}
	p := tail(confidence)
	ci := Interval{Hi: distuv.ChiSquared{K: float64(2*k + 2)}.Quantile(1-p) / 2}
	if k > 0 {
		ci.Lo = distuv.ChiSquared{K: float64(2 * k)}.Quantile(p) / 2
	}
	return ci
}

// A Poisson draws from a Poisson distribution. It is made for bootstraps that
// give each of many observations a weight drawn with mean 1, independent of
// the others, in place of a draw of fixed size: a count of k alike then
// becomes a draw with mean k. See Hanley & MacGibbon (2006), "Creating
// non-parametric bootstrap samples using Poisson frequencies", Computer
// Methods and Programs in Biomedicine 83, 57–62.
type Poisson struct {
	least      int
	cumulative []float64 // probability of least + i or less; the last is 1
	guide      []int32   // where in cumulative to begin for u, by u·len(guide)
}

// NewPoisson makes the distribution of a mean. What is further from the mean
// than twelve standard deviations and twenty counts is left out. It panics if
// the mean is negative or not a number.
func NewPoisson(mean float64) *Poisson {
	if !(mean >= 0) || math.IsInf(mean, 0) {
		panic("stat: mean of a Poisson distribution is not a number of 0 or more")
	}
	reach := 12*math.Sqrt(mean) + 20
	least := int(max(mean-reach, 0))
	d := &Poisson{least: least, cumulative: make([]float64, int(mean+reach)-least+1)}
	if mean == 0 {
		d.cumulative = []float64{1}
	} else {
		d.fill(mean)
	}
	d.guide = make([]int32, len(d.cumulative))
	i := int32(0)
	for g := range d.guide {
		for u := float64(g) / float64(len(d.guide)); d.cumulative[i] <= u; i++ {
		}
		d.guide[g] = i
	}
	return d
}

// fill computes the probabilities from the mode outwards, where they are
// largest, as p(k) = p(k − 1)·mean/k, and sums them up.
func (d *Poisson) fill(mean float64) {
	p := d.cumulative
	mode := int(mean) - d.least
	p[mode] = 1
	for i := mode + 1; i < len(p); i++ {
		p[i] = p[i-1] * mean / float64(d.least+i)
	}
	for i := mode - 1; i >= 0; i-- {
		p[i] = p[i+1] * float64(d.least+i+1) / mean
	}
	sum := 0.0
	for i := range p {
		sum += p[i]
		p[i] = sum
	}
	for i := range p {
		p[i] /= sum
	}
}

// Draw makes one draw.
func (d *Poisson) Draw(rng *rand.Rand) int {
	u := rng.Float64()
	i := int(d.guide[int(u*float64(len(d.guide)))])
	for d.cumulative[i] <= u {
		i++
	}
	return d.least + i
}
