package stat

// LeikConsensus is the consensus of answers on an ordered scale of m
// categories: Leik (1966), "A measure of ordinal consensus", Pacific
// Sociological Review 9, 85–90. It is 1 − 2 Σ d/(m − 1), where d is, at each
// of the m − 1 cuts of the scale, the smaller of the shares on its two sides:
// 1 where all chose the same category, 0 where half chose either end. It
// uses only the order of the categories, no distance between them.
//
// shares are in the order of the scale and are divided by their sum, so that
// counts do as well; categories that nobody chose belong to the scale and are
// given as 0. Of few answers it is biased upward. It panics if there are fewer
// than two categories, if a share is negative, if there are no answers, or if
// the shares or their sum are not finite.
func LeikConsensus(shares []float64) float64 {
	if len(shares) < 2 || !finite(shares) {
		panic("stat: consensus needs two categories and finite shares")
	}
	all := 0.0
	for _, s := range shares {
		if s < 0 {
			panic("stat: negative share")
		}
		all += s
	}
	if all == 0 {
		panic("stat: consensus of no answers")
	}
	if !finite([]float64{all}) {
		panic("stat: consensus needs two categories and finite shares")
	}
	below, dispersion := 0.0, 0.0
	for _, s := range shares[:len(shares)-1] {
		below += s
		dispersion += min(below, max(all-below, 0))
	}
	cuts := float64(len(shares) - 1)
	return max(1-2*dispersion/(all*cuts), 0)
}
