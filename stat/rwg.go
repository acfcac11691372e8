package stat

import "math"

// A Scale has the whole numbers from Low to High for options. Answers may lie
// between options, as means of several items do.
//
// [RWG], [RWGStar], [AWG] and [MedianDeviation] take the answers that the
// members of one group gave on it, item by item: items[j] holds those to item
// j, in any order. Members may leave items open, so that items may differ in
// their number of answers. None of the four is ok of no items, or where an
// item has fewer than two answers; all panic if the scale has fewer than two
// options or if an answer is off it.
type Scale struct{ Low, High int }

// RWG is the agreement within a group against answers given at random, all
// options being equally likely: r_WG for one item, and r_WG(J) for several,
// James, Demaree & Wolf (1984), "Estimating within-group interrater
// reliability with and without response bias", Journal of Applied Psychology
// 69, 85–98. With q the mean over J items of the sample variance (divided by
// n − 1), in units of the variance (A² − 1)/12 of A equally likely options,
// it is J(1 − q)/(J(1 − q) + q), for one item 1 − q.
//
// It is 1 where all answers to an item are the same and 0 where they vary as
// random ones would. Below 0 they vary more than that: the group is divided,
// or the answers are few. Many authors print 0 there; this does not. As the
// number of items grows it nears 1 whatever the agreement, and below 0 it
// falls without bound: it is not ok where q ≥ J/(J − 1), beyond which the
// quotient would be positive again. See [RWGStar] for an index without these
// faults.
func RWG(items [][]float64, scale Scale) (agreement float64, ok bool) {
	ds, ok := dispersions(items, scale)
	if !ok {
		return 0, false
	}
	variances := make([]float64, len(ds))
	for i, d := range ds {
		variances[i] = d.variance * d.n / (d.n - 1)
	}
	options := scale.width() + 1
	j := float64(len(items))
	q := total(variances) / j / ((float64(options*options) - 1) / 12)
	base := j - float64((j-1)*q)
	if base <= 0 {
		return 0, false
	}
	return j * (1 - q) / base, true
}

// RWGStar is the agreement within a group against maximum dissensus, where
// half of the members choose either end of the scale: r*_WG(J) of Lindell,
// Brandt & Whitney (1999), "A revised index of interrater agreement for
// multi-item ratings of a single target", Applied Psychological Measurement
// 23, 127–135. It is 1 − s²/σ² with s² the mean over items of the variance of
// the answers and σ² = (High − Low)²/4 that of maximum dissensus.
//
// Both variances are divided by n, not by n − 1; the factor n/(n − 1), by
// which those authors raise them to estimates for a sample, is the same in
// both and cancels. It therefore lies within 0 to 1: 1 where all answers to an
// item are the same, 0 where half lie at either end. An odd number of members
// cannot halve and does not get below 1/n². The number of items does not move
// it. Where the group is asked as a sample of a larger one, it is biased
// upward, by (1 − r*)/n and so most for a few answers.
func RWGStar(items [][]float64, scale Scale) (agreement float64, ok bool) {
	ds, ok := dispersions(items, scale)
	if !ok {
		return 0, false
	}
	variances := make([]float64, len(ds))
	for i, d := range ds {
		variances[i] = d.variance
	}
	half := scale.width() / 2
	return max(1-total(variances)/float64(len(items))/(half*half), 0), true
}

// AWG is the agreement within a group against the most that its members could
// disagree with the mean that they have: a_WG of Brown & Hauenstein (2005),
// "Interrater agreement reconsidered: an alternative to the r_wg indices",
// Organizational Research Methods 8, 165–184. For an item with mean M and
// variance s² (divided by n, see [RWGStar]) it is 1 − 2s²/((High − M)(M − Low)),
// from 1 where all answers are the same to −1 where all lie at the ends of
// the scale; 0 is half of the most possible variance. The mean over items is
// given.
//
// Where the mean is so near an end that n members cannot have it with answers
// at the ends of the scale alone, which is below (Low·(n − 1) + High)/n or
// above (High·(n − 1) + Low)/n, it cannot be interpreted. Such an item is left
// out, unless all its answers are the same; used is the number of the others.
// It is not ok where there is none.
func AWG(items [][]float64, scale Scale) (agreement float64, used int, ok bool) {
	ds, ok := dispersions(items, scale)
	if !ok {
		return 0, 0, false
	}
	var terms []float64
	for _, d := range ds {
		switch most := d.above * d.below / (d.n * d.n); {
		case d.variance == 0:
			terms = append(terms, 1)
		case min(d.above, d.below) >= scale.width():
			terms = append(terms, max(1-2*d.variance/most, -1))
		}
	}
	if len(terms) == 0 {
		return 0, 0, false
	}
	used = len(terms)
	return total(terms) / float64(used), used, true
}

// MedianDeviation is the average distance of answers from their median, in
// options: AD_Md of Burke, Finkelstein & Dusig (1999), "On average deviation
// indices for estimating interrater agreement", Organizational Research
// Methods 2, 49–68; for several items its mean over them. It is 0 where all
// answers to an item are the same, and at most half of High − Low.
func MedianDeviation(items [][]float64, scale Scale) (options float64, ok bool) {
	if _, ok := dispersions(items, scale); !ok {
		return 0, false
	}
	terms := make([]float64, len(items))
	for i, answers := range items {
		median := Quantile(answers, 0.5)
		distances := make([]float64, len(answers))
		for j, x := range answers {
			distances[j] = math.Abs(x - median)
		}
		terms[i] = total(distances) / float64(len(answers))
	}
	return total(terms) / float64(len(items)), true
}

// width is the distance between the ends of the scale.
func (s Scale) width() float64 {
	if s.High <= s.Low {
		panic("stat: scale of fewer than two options")
	}
	return float64(s.High) - float64(s.Low)
}

// A dispersion sums up the answers to an item.
type dispersion struct {
	n, variance  float64 // the variance is divided by n
	below, above float64 // sums of the distances from the low and the high end
}

// dispersions is not ok of no items, or if an item has fewer than two answers.
func dispersions(items [][]float64, scale Scale) (ds []dispersion, ok bool) {
	scale.width() // panics if there is none
	ok = len(items) > 0
	low, high := float64(scale.Low), float64(scale.High)
	for _, answers := range items {
		below, above := make([]float64, len(answers)), make([]float64, len(answers))
		for i, x := range answers {
			if !(low <= x && x <= high) {
				panic("stat: answer off the scale")
			}
			below[i], above[i] = x-low, high-x
		}
		if len(answers) < 2 {
			ok = false
			continue
		}
		_, variance := MeanVar(answers, nil)
		ds = append(ds, dispersion{float64(len(answers)), variance, total(below), total(above)})
	}
	return ds, ok
}
