package stat

import "math"

// A Stratum is a part of a population from which some values were observed.
type Stratum struct {
	Weight     float64   // its share in the whole, in any unit; not negative
	Values     []float64 // observed; none: the stratum is left out
	Population int       // how many there are to observe; 0 if unknown
	Imputed    float64   // share of the values that a hot deck put there, or that it does on average, 0–1
}

// StratifiedMean is the mean over strata, each counting by its weight, with
// its confidence interval in closed form. The variance is Σ W² (1 − f) s²/n
// over the strata: Cochran (1977), Sampling Techniques, 3rd ed., §5.3, (5.7),
// with W the weight divided by the sum of weights, f = n/Population the
// sampling fraction, and s² the sample variance within the stratum.
//
// One value says nothing of the variance in its stratum. Strata with one
// value are therefore pooled into one stratum, for the variance only (the
// method of collapsed strata, Cochran §5A.12): s² is that of the pooled
// values, and each still counts with its own weight and sampling fraction. As
// the pool also holds the differences between its strata, this errs to the
// wide side. A single such stratum has nothing to be pooled with and takes
// the variance within the other strata together.
//
// Imputed values leave 1 − f + 2 d/n of the variance open where d of n are
// (see [Rescale]), and so something of a stratum that was observed whole. As they
// move the mean by nothing on average, whatever d is, this holds for the expected
// d of a stratum, too, where chance decides on how many are. Where
// a stratum of one such value is all that is open, it takes the variance within
// those observed whole; where these have one value each, too, it is pooled with
// them.
//
// The interval is mean ± t·√variance, t being Student's with n − L degrees of
// freedom: n values less L strata after pooling, not counting strata observed
// whole, which have no sampling error. This is exact where the strata have
// one variance and are drawn in proportion. Satterthwaite's approximation
// (Cochran §5.4) would ask for less, but takes its degrees of freedom from
// strata of two or three values whose own variances are hardly known.
//
// The ends are not clamped to any scale. ok is false where no variance can be
// estimated; the mean is then given without an interval, and is 0 where there
// is no value or no weight at all. Where every stratum was observed whole, the
// interval is the mean itself: nothing is left to sampling.
func StratifiedMean(strata []Stratum, t *Student) (mean float64, ci Interval, ok bool) {
	parts := partsOf(strata)
	if len(parts) == 0 {
		return 0, Interval{}, false
	}
	mean = meanOf(parts)
	variance, freedom, ok := varianceOf(parts)
	if !ok {
		return mean, Interval{}, false
	}
	half := 0.0
	if variance > 0 {
		half = float64(t.quantile(freedom) * math.Sqrt(variance))
	}
	return mean, Interval{mean - half, mean + half}, true
}

// A part is what the variance needs of a stratum that has values.
type part struct {
	weight  float64 // sum over parts: 1
	n       int
	mean    float64
	squares float64 // sum of squared deviations from the mean
	open    float64 // 1 − f, and what imputed values add
	imputed bool    // some values are
}

// partsOf sums up the strata that have values and weight.
func partsOf(strata []Stratum) []part {
	var parts []part
	var weights []float64
	for _, s := range strata {
		if s.Weight < 0 {
			panic("stat: negative weight")
		}
		n := len(s.Values)
		if s.Weight == 0 || n == 0 {
			continue
		}
		mean, variance := MeanVar(s.Values, nil)
		parts = append(parts, part{s.Weight, n, mean, variance * float64(n), open(n, s.Population, s.Imputed), s.Imputed > 0})
		weights = append(weights, s.Weight)
	}
	all := total(weights)
	for i := range parts {
		parts[i].weight /= all
	}
	return parts
}

func meanOf(parts []part) float64 {
	means, weights := make([]float64, len(parts)), make([]float64, len(parts))
	for i, p := range parts {
		means[i], weights[i] = p.mean, p.weight
	}
	mean, _ := MeanVar(means, weights)
	return mean
}

// varianceOf estimates the variance of the stratified mean, and the degrees of
// freedom that it rests on.
func varianceOf(parts []part) (variance float64, freedom int, ok bool) {
	var terms, within []float64  // of strata with two values and more
	var single, shares []float64 // of strata with one: its value, its W² (1 − f)
	var seen, whole []float64    // observed whole: strata of one value, and the squares within the others
	wholeFreedom, imputed := 0, false
	for _, p := range parts {
		share := p.weight * p.weight * p.open
		switch {
		case p.open == 0 && p.n == 1:
			seen = append(seen, p.mean)
		case p.open == 0:
			whole, wholeFreedom = append(whole, p.squares), wholeFreedom+p.n-1
		case p.n == 1:
			single, shares = append(single, p.mean), append(shares, share)
			imputed = p.imputed
		default:
			freedom += p.n - 1
			within = append(within, p.squares)
			terms = append(terms, share*p.squares/float64(p.n*(p.n-1)))
		}
	}
	if len(single) == 1 && freedom == 0 && imputed && wholeFreedom == 0 {
		single = append(single, seen...)
	}
	pooled := 0.0
	switch {
	case len(single) == 0:
	case len(single) > 1:
		_, v := MeanVar(single, nil)
		n := len(single)
		pooled = v * float64(n) / float64(n-1)
		freedom += n - 1
	case freedom > 0:
		pooled = total(within) / float64(freedom)
	case imputed && wholeFreedom > 0:
		freedom = wholeFreedom
		pooled = total(whole) / float64(freedom)
	default:
		return 0, 0, false
	}
	return total(append(terms, total(shares)*pooled)), freedom, true
}
