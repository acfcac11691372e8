package attack

import "math"

// alike is the share of people with the same answer from which on a figure is
// clamped.
const alike = 0.9

// alike adds that fewer than nine in ten of a group gave the same answer, where
// its figure is told as it is; or that nine in ten or more did, where it is
// clamped.
func (s *sheet) alike(counts []sum, f figure, n float64, exactly bool) {
	most := math.Ceil(alike*n - 1e-9)
	switch {
	case f.Value == nil || s.t.report.Method.Limits.Shown == 0 || f.Rounded && !f.Clamped:
	case f.Clamped:
		chosen := sum{}
		for _, c := range counts {
			y := s.number(span{0, 1}, exactly)
			chosen[y] = 1
			s.hold(sum{y: -most}.add(c, 1), span{0, n})
		}
		s.hold(chosen, span{1, 1})
	default:
		for _, c := range counts {
			s.hold(c, span{0, most - 1})
		}
	}
}

// fewest is how many people a class of a distribution holds at least, where
// there are others.
const fewest = 3

// classes adds how answers lie over the rungs: shares in steps of 5 %, each
// class of three people or more. n is the people, or the weight, of the answers.
func (s *sheet) classes(about *norm, own tally, n float64) {
	if about == nil || about.Value.Clamped {
		return
	}
	for _, share := range about.Shares {
		class := sum{}
		for _, rung := range share.Rungs {
			class[own[rung]] = 1
		}
		chose := around(share.Share, 0.05).times(n).meet(span{0, n})
		if len(about.Shares) > 1 && !s.t.weighted {
			chose.lo = math.Max(chose.lo, fewest)
		}
		s.hold(class, chose)
	}
}

// spread adds how answers lie about their mean: hold and consensus.
func (s *sheet) spread(c *column, about *norm, within span, own tally, n float64, scatter int) {
	if about == nil || about.Value.Clamped || about.Value.Value == nil || about.Hold == nil || about.Consensus == nil {
		return
	}
	half, part := five, 0.05
	if len(about.Shares) > 0 {
		half, part = integer, 0.025
	}
	told := variance(*about.Hold, half, within).times(n * (100 / c.step()) * (100 / c.step()))
	s.hold(sum{scatter: 1}, span{told.lo - slack, told.hi + slack})
	s.consensus(own, n, around(*about.Consensus, part+1e-6))
}

// variance is that of answers, in worths of 0–1, of which it is told how much
// they hold and about where their mean lies: a norm holds (1 − mean) ·
// (1 − 2 variance), in hundredths.
func variance(hold, half float64, mean span) span {
	of := func(hold, mean float64) float64 {
		if mean >= 1 {
			return 0
		}
		return min(max((1-hold/100/(1-mean))/2, 0), 0.25)
	}
	return span{of(hold+half, mean.hi/100), of(hold-half, mean.lo/100)}
}

// consensus adds that of answers (Leik 1966): 1 − 2 Σ d/cuts, where d is the
// smaller of the shares on either side of each cut.
func (s *sheet) consensus(own tally, n float64, told span) {
	cuts := float64(len(own) - 1)
	below, smaller := sum{}, sum{}
	for k := range len(own) - 1 {
		below = sum{own[k]: 1}.add(below, 1)
		d := s.number(span{0, n / 2}, false)
		smaller[d] = 1
		s.hold(sum{d: -1}.add(below, 1), span{0, n})
		s.hold(sum{d: 1}.add(below, 1), span{0, n})
		side := s.number(span{0, 1}, true) // 1 where more lie above
		s.hold(sum{d: -1, side: -n}.add(below, 1), span{-2 * n, 0})
		s.hold(sum{d: 1, side: -n}.add(below, 1), span{0, n})
	}
	s.hold(smaller, span{(1-told.hi)/2*cuts*n - slack, (1-told.lo)/2*cuts*n + slack})
}
