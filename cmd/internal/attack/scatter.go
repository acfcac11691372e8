package attack

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// scatter makes a variable of the sum of squared deviations of answers from
// their mean, in steps of what they are worth: Σx² − (Σx)²/n, where it is known
// about where the mean lies. The square of the sum is held between its tangents
// and its secant; or, of a team in whole numbers, to one of the values that it
// can have.
func (s *sheet) scatter(c *column, own tally, n float64, mean span, whole bool) int {
	steps := make([]float64, len(c.worths))
	squares := sum{}
	for k, worth := range c.worths {
		steps[k] = worth / c.step()
		squares[own[k]] = steps[k] * steps[k]
	}
	square := s.square(own.sum(steps), mean.times(n/c.step()), whole)
	top := slices.Max(steps)
	scatter := s.number(span{0, top * top * n / 4}, false)
	s.hold(sum{scatter: 1, square: 1 / n}.add(squares, -1), span{})
	return scatter
}

// most is how many values a sum may have for each of them to be told apart.
const most = 40

// slack is what rows that are told to be tight are loosened by, beyond what the
// solver takes for nothing.
const slack = 1e-4

// square makes a variable of the square of a sum, a whole number of which it is
// known where it lies.
func (s *sheet) square(of sum, within span, whole bool) int {
	square := s.number(span{within.lo * within.lo, within.hi * within.hi}, false)
	if !whole || within.wide() > most {
		s.hold(sum{square: 1}.add(of, -within.lo-within.hi), atMost(-within.lo*within.hi+slack))
		for _, at := range [...]float64{within.lo, (within.lo + within.hi) / 2, within.hi} {
			s.hold(sum{square: 1}.add(of, -2*at), atLeast(-at*at-slack))
		}
		return square
	}
	chosen, value, itsSquare := sum{}, sum{}.add(of, -1), sum{square: -1}
	for k := math.Ceil(within.lo - 1e-6); k <= within.hi+1e-6; k++ {
		is := s.number(span{0, 1}, true)
		chosen[is], value[is], itsSquare[is] = 1, k, k*k
	}
	s.hold(chosen, span{1, 1})
	s.hold(value, span{})
	s.hold(itsSquare, span{})
	return square
}

// Intervals of norms and facets are those of a stratified sample, mean ± t ·
// √Σ W² (1 − f + 2d) s²/n, in closed form (Cochran 1977, §5.3): from their
// lengths follows how answers lie about the means of teams. f is how many of a
// team answered, where that is told, and d the share of answers that lots
// replaced.

// intervalOfTeam holds the scatter of a team's answers to the interval of their
// mean.
func (s *sheet) intervalOfTeam(c *column, i int, f figure, n float64) {
	length, told := s.t.report.lengthOf(f)
	open := s.t.unseen(i, c.key)
	if !told || n < 2 || open.lo == 0 {
		return
	}
	t := s.t.report.quantile(int(n)-1) * c.step()
	s.hold(sum{c.scatters[i]: 1}, span{math.Pow(length.lo/t, 2)*n*(n-1)/open.hi - slack, math.Pow(length.hi/t, 2)*n*(n-1)/open.lo + slack})
}

// intervalOfWhole holds those of all teams to the interval of their mean.
// Teams with one answer are a stratum together; a single one takes the
// variance of the others.
func (s *sheet) intervalOfWhole(c *column, f figure) {
	length, told := s.t.report.lengthOf(f)
	if !told {
		return
	}
	least, most, within := sum{}, sum{}, sum{}
	one, freedom, weight := span{}, 0, s.t.weight(c.key)
	var singles []int
	for i := range s.t.teams {
		n := float64(s.t.behind(i, c.key))
		if s.t.teams[i].together || n == 0 {
			continue
		}
		open := s.t.unseen(i, c.key).times(s.t.teams[i].weight * s.t.teams[i].weight)
		if open.lo == 0 { // it has no part in the degrees of freedom, or all
			return
		}
		if n == 1 {
			singles = append(singles, i)
			one = span{one.lo + open.lo, one.hi + open.hi}
			continue
		}
		freedom += int(n) - 1
		within[c.scatters[i]] = 1
		least[c.scatters[i]], most[c.scatters[i]] = open.lo/(n*(n-1)), open.hi/(n*(n-1))
	}
	switch n := float64(len(singles)); {
	case n == 0:
	case n == 1 && freedom == 0:
		return
	case n == 1:
		n = float64(freedom)
		least.add(within, one.lo/n)
		most.add(within, one.hi/n)
	default:
		scatter := s.scatter(c, s.together(c, singles), n, anywhere, false)
		freedom += len(singles) - 1
		least[scatter], most[scatter] = one.lo/(n-1), one.hi/(n-1)
	}
	t := s.t.report.quantile(freedom) * c.step() / weight
	s.hold(least, atMost(math.Pow(length.hi/t, 2)+slack))
	s.hold(most, atLeast(math.Pow(length.lo/t, 2)-slack))
}

// together is what teams answered, as if they were one.
func (s *sheet) together(c *column, teams []int) tally {
	out := make(tally, len(c.worths))
	for k := range out {
		of := sum{}
		for _, i := range teams {
			of[c.told[i][k]] = 1
		}
		out[k] = s.number(span{0, float64(len(teams))}, false)
		s.hold(sum{out[k]: -1}.add(of, 1), span{})
	}
	return out
}

// weight is that of all teams with answers to a question.
func (t *table) weight(key string) float64 {
	out := 0.0
	for i := range t.teams {
		if t.behind(i, key) > 0 {
			out += t.teams[i].weight
		}
	}
	return out
}

// unseen is what counting so many of a team leaves of the variance of their mean:
// the part that did not answer, and for a lot that fell on an answer twice its
// share. At most as many lots fell on a team's answers as there are pools that
// one can be in.
func (t *table) unseen(team int, key string) span {
	const pools = 7
	n, of := float64(t.behind(team, key)), t.teams[team]
	part := 1.0
	if of.headcount > 0 {
		part = math.Max(1-n/float64(of.headcount), 0)
	}
	return span{part, part + 2*math.Min(1, float64(pools*t.lots())/n)}
}

// lengthOf is from where to where half the length of an interval is. An end
// that lies on the value, or on that of the scale, may have been put there.
func (p *published) lengthOf(f figure) (span, bool) {
	if f.Value == nil || f.Lo == nil || f.Hi == nil {
		return span{}, false
	}
	half := tenth
	if n, _ := f.told(); n > 0 && n < p.Method.Limits.Tenths {
		half = integer
	}
	lo, hi := *f.Lo > 0 && *f.Lo < *f.Value, *f.Hi < 100 && *f.Hi > *f.Value
	length := *f.Hi - *f.Lo
	switch {
	case lo && hi:
		length /= 2
	case lo:
		length, half = *f.Value-*f.Lo, 3*half // the value may have been kept on its side
	case hi:
		length, half = *f.Hi-*f.Value, 3*half
	default:
		return span{}, false
	}
	return span{math.Max(length-half, 0), length + half}, true
}

// quantile is Student's, at the end of an interval.
func (p *published) quantile(freedom int) float64 {
	return distuv.StudentsT{Sigma: 1, Nu: float64(freedom)}.Quantile((1 + p.Method.Confidence) / 2)
}
