package attack

import "math"

// alike is the share of people with the same answer from which on a figure is
// clamped.
const alike = 0.9

// A tally is how many of a group gave each answer: variables of a program.
type tally []int

func (c tally) sum(worths []float64) sum {
	out := sum{}
	for k, v := range c {
		out[v] += worths[k]
	}
	return out
}

func (c tally) each() []sum {
	out := make([]sum, len(c))
	for k, v := range c {
		out[k] = sum{v: 1}
	}
	return out
}

// A sheet is a program about the answers to questions of a practice: how many
// of each team gave which, as everything published was worked out from them,
// and as they were given, which answers that were replaced by lot may differ
// from.
type sheet struct {
	*program
	t       *table
	target  int // the team that is attacked
	columns map[string]*column
}

// A column is a question of a sheet. Its lists are by team; of one that
// answered together there is the sum alone.
type column struct {
	question
	told, truth []tally
	sums        []sum // of what is told
}

func (t *table) sheet(target int) *sheet {
	return &sheet{program: &program{}, t: t, target: target, columns: map[string]*column{}}
}

// ask adds a question. Where exactly is set, it is in whole numbers how many of
// the team that is attacked gave which answer; of the others, for the sake of
// speed, the sum of their answers is a multiple of its step.
func (s *sheet) ask(q question, exactly bool) *column {
	c := &column{question: q, told: make([]tally, len(s.t.teams)), sums: make([]sum, len(s.t.teams))}
	s.columns[q.key] = c
	for i := range s.t.teams {
		s.team(c, i, exactly)
	}
	c.truth = append(c.truth, c.told...)
	for _, g := range s.t.groups() {
		s.total(g, q.key, c.sums)
	}
	s.whole(c, exactly)
	return c
}

// team adds a team's people, and what is told of them.
func (s *sheet) team(c *column, i int, exactly bool) {
	of := &s.t.teams[i]
	n := float64(s.t.behind(i, c.key))
	within, f, about := s.t.spanOf(of.told, c.key)
	if of.together {
		c.sums[i] = sum{s.number(within, false): 1}
		return
	}
	own, people := make(tally, len(c.worths)), sum{}
	for k := range own {
		own[k] = s.number(span{0, n}, exactly && i == s.target)
		people[own[k]] = 1
	}
	c.told[i], c.sums[i] = own, own.sum(c.worths)
	s.hold(people, span{n, n})
	if n == 0 {
		return
	}
	if exactly && i != s.target {
		s.hold(sum{s.number(span{0, 100 * n / c.step()}, true): -c.step()}.add(c.sums[i], 1), span{})
	}
	if within != anywhere {
		s.hold(c.sums[i], within.times(n))
	}
	s.alike(own.each(), f, n, exactly)
	s.spread(c, about, own, n)
}

// total holds the weighted mean of a group's teams to what is told of it.
func (s *sheet) total(g group, key string, sums []sum) {
	within, f, _ := s.t.spanOf(g.told, key)
	if f.Value == nil {
		return
	}
	all, weight := sum{}, 0.0
	for _, i := range g.of {
		if n := s.t.behind(i, key); n > 0 {
			all.add(sums[i], s.t.teams[i].weight/float64(n))
			weight += s.t.teams[i].weight
		}
	}
	s.hold(all, within.times(weight))
}

// whole adds what is told of the organisation besides its mean, where nobody
// answered together.
func (s *sheet) whole(c *column, exactly bool) {
	_, f, about := s.t.spanOf(s.t.whole, c.key)
	counts, n, each := make([]sum, len(c.worths)), 0, true
	for k := range counts {
		counts[k] = sum{}
	}
	for i, own := range c.told {
		if own == nil {
			return
		}
		n += s.t.behind(i, c.key)
		each = each && s.t.teams[i].weight == float64(s.t.behind(i, c.key))
		for k, v := range own {
			counts[k][v] = 1
		}
	}
	s.alike(counts, f, float64(n), exactly)
	if !each { // shares and spread are of weight, not of people
		return
	}
	own := make(tally, len(counts))
	for k := range own {
		own[k] = s.number(span{0, float64(n)}, false)
		s.hold(sum{own[k]: -1}.add(counts[k], 1), span{})
	}
	s.spread(c, about, own, float64(n))
}

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

// spread adds how answers lie about their mean: shares in steps of 5 %, each
// class of three people or more, and hold, from which the variance follows
// where the mean is known to the last answer.
func (s *sheet) spread(c *column, about *norm, own tally, n float64) {
	if about == nil || about.Value.Clamped {
		return
	}
	for _, share := range about.Shares {
		class := sum{}
		for _, rung := range share.Rungs {
			class[own[rung]] = 1
		}
		within := around(share.Share, 0.05).times(n).meet(span{0, n})
		if len(about.Shares) > 1 {
			within.lo = math.Max(within.lo, fewest)
		}
		s.hold(class, within)
	}
	if about.Value.Value == nil || about.Hold == nil {
		return
	}
	half, step := integer, tenth
	if n < float64(s.t.report.Method.Limits.Distribution) {
		half = five
	}
	if n < float64(s.t.report.Method.Limits.Tenths) {
		step = integer
	}
	total, known := exact(around(*about.Value.Value, step).times(n), c.step())
	mean := total / n / 100
	if !known || mean >= 1 {
		return
	}
	squares := sum{}
	for k, worth := range c.worths {
		squares[own[k]] = worth * worth / 100 / 100
	}
	square := func(hold float64) float64 { return ((1-hold/100/(1-mean))/2 + mean*mean) * n }
	s.hold(squares, span{square(*about.Hold + half), square(*about.Hold - half)})
}

// fewest is how many people a class of a distribution holds at least, where
// there are others.
const fewest = 3

// exact is the only multiple of a step within a span.
func exact(within span, step float64) (float64, bool) {
	first := math.Ceil(within.lo/step-1e-9) * step
	return first, first <= within.hi && first+step > within.hi
}
