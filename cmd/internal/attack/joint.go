package attack

import (
	"math"
	"slices"

	"rubble/model"
)

// joint is a sheet of all questions at once that a score is made of, with the
// figures that are made of them: dismantling, relief and replacement are the
// means of what the rungs of the norms are worth, and alignment and reinvention
// lie half on the ladder and half on the other facets. Numbers of people need
// not be whole here, which hardly matters in sums over many questions.
func (t *table) joint(target int, score string, replaced bool) *sheet {
	s := t.sheet(target)
	of := t.made(score)
	for _, q := range t.questions() {
		if of[0].uses(q.key) {
			c := s.ask(q, false)
			if replaced {
				s.replaced(c, false)
			}
		}
	}
	for _, of := range of {
		s.make(of)
	}
	return s
}

// A made is a figure that is made of others: the mean of its parts with their
// factors.
type made struct {
	key   string
	parts []factor
}

// A factor is what the answers to a question add to a figure: their mean, in
// the worths that they have there, times a share.
type factor struct {
	question string
	worths   []float64
	share    float64
}

func (m made) uses(question string) bool {
	return slices.ContainsFunc(m.parts, func(f factor) bool { return f.question == question })
}

// made are a score and the other figures that are made of the same questions.
func (t *table) made(score string) []made {
	worths := func(of func(model.Rung) float64) []float64 {
		var out []float64
		for _, r := range t.model.Ladder {
			out = append(out, 100*of(r))
		}
		return out
	}
	ladder := func(of func(model.Rung) float64, share float64) []factor {
		var out []factor
		for _, n := range t.whole.Norms {
			out = append(out, factor{n.ID, worths(of), share / float64(len(t.whole.Norms))})
		}
		return out
	}
	items := func(axis string) []factor {
		var out []factor
		for _, f := range t.model.Facets {
			if f.Axis == axis && !f.Ladder {
				out = append(out, factor{f.Key, agreement, 0})
			}
		}
		for i := range out {
			out[i].share = 0.5 / float64(len(out))
		}
		return out
	}
	eased, taken, built := func(r model.Rung) float64 { return r.Alignment }, func(r model.Rung) float64 { return r.Dismantling }, func(r model.Rung) float64 { return r.Reinvention }
	out := map[string][]made{
		dismantling: {{dismantling, ladder(taken, 1)}},
		alignment:   {{alignment, append(ladder(eased, 0.5), items(model.Alignment)...)}},
		reinvention: {{reinvention, append(ladder(built, 0.5), items(model.Reinvention)...)}},
	}
	for _, f := range t.model.Facets {
		if f.Ladder && f.Axis == model.Alignment {
			out[alignment] = append(out[alignment], made{f.Key, ladder(eased, 1)})
		} else if f.Ladder {
			out[reinvention] = append(out[reinvention], made{f.Key, ladder(built, 1)})
		}
	}
	if score == dismantling {
		return out[score]
	}
	return append(out[score], out[dismantling]...)
}

// make adds a figure that is made of others: of each team it is a sum over its
// people, told and true.
func (s *sheet) make(of made) {
	c := &column{question: question{key: of.key, worths: []float64{1}}, told: make([]tally, len(s.t.teams)),
		truth: make([]tally, len(s.t.teams)), sums: make([]sum, len(s.t.teams)), open: make([]sum, len(s.t.teams))}
	s.columns[of.key] = c
	for i := range s.t.teams {
		n := float64(s.t.behind(i, of.key))
		within, _, _ := s.t.spanOf(s.t.teams[i].told, of.key)
		told, truth := s.number(within.times(n), false), s.number(anywhere.times(n), false)
		c.told[i], c.truth[i], c.sums[i] = tally{told}, tally{truth}, sum{told: 1}
		moved := 0.0
		if pool := s.poolOf(i, of.key); pool != nil {
			moved = 100 * float64(min(pool.lots, s.t.behind(i, of.key)))
		}
		s.hold(sum{truth: 1, told: -1}, span{-moved, moved})
		if !s.t.teams[i].together {
			s.hold(s.madeOf(c, of, i, false), span{})
			s.hold(s.madeOf(c, of, i, true), span{})
		}
	}
	for _, g := range s.t.groups() {
		s.total(g, of.key, c.sums)
		s.bounds(g, of)
	}
	for i := range s.t.teams {
		s.bounds(group{s.t.teams[i].told, []int{i}}, of)
	}
	s.segmentGaps(of.key, c.sums)
	s.trends(of.key, c.sums)
}

// madeOf is a figure of a team less what it is made of. A score is the mean of
// what each person answered: so who left a question open enters it as though the
// answer had been anything from 0 to 100. Who answered questions, and has no
// score, does not enter it.
func (s *sheet) madeOf(c *column, of made, team int, truly bool) sum {
	in := func(c *column) tally {
		if truly {
			return c.truth[team]
		}
		return c.told[team]
	}
	out, open := sum{in(c)[0]: 1}, sum{}
	for _, part := range of.parts {
		out.add(in(s.columns[part.question]).sum(part.worths), -part.share)
		if left, without := s.t.open(team, of.key, part.question); left+without > 0 {
			open[s.number(span{-100 * without, 100 * left}, false)] = part.share
		}
	}
	if !truly {
		c.open[team] = open
	}
	return out.add(open, -1)
}

// open is how many people of a team, at most, are behind a figure and left a
// question open that it is made of, and how many answered the question and are
// not behind the figure.
func (t *table) open(team int, key, question string) (left, without float64) {
	n, answered := t.behind(team, key), t.behind(team, question)
	without = float64(min(t.counting(team)-n, answered))
	return math.Max(float64(n-answered), 0) + without, without
}

// counting is how many of a team count in the practice.
func (t *table) counting(team int) int {
	n := 0
	for _, key := range axes {
		n = max(n, t.behind(team, key))
	}
	for _, q := range t.questions() {
		n = max(n, t.behind(team, q.key))
	}
	return n
}

// bounds adds between what a score would lie if those who left questions open
// had answered the least, or the most.
func (s *sheet) bounds(g group, of made) {
	if g.told.Bounds == nil {
		return
	}
	told := map[string][2]float64{alignment: g.told.Bounds.Alignment, dismantling: g.told.Bounds.Dismantling, reinvention: g.told.Bounds.Reinvention}
	ends, is := told[of.key]
	if !is {
		return
	}
	least, weight, added := sum{}, 0.0, 0.0
	for _, i := range g.of {
		n, share := float64(s.t.counting(i)), s.t.teams[i].weight
		if s.t.teams[i].together {
			n = 1
		}
		if n == 0 {
			continue
		}
		weight += share
		for _, part := range of.parts {
			c := s.columns[part.question]
			if own := c.told[i]; own != nil {
				least.add(own.sum(part.worths), part.share*share/n)
			} else {
				return // what it answered to each question is worth something else here
			}
			added += 100 * (n - float64(s.t.behind(i, part.question))) * part.share * share / n
		}
	}
	low, high := s.t.endsOf(ends, g)
	s.hold(least, low.times(weight))
	s.hold(sum{}.add(least, 1), span{high.lo*weight - added, high.hi*weight - added})
}

// endsOf is where both bounds lie of which is told: rounded outward to the next
// 5 where a team is hidden, else like any figure.
func (t *table) endsOf(told [2]float64, g group) (low, high span) {
	half := tenth
	if n, _ := g.told.Dismantling.told(); n < t.report.Method.Limits.Tenths {
		half = integer
	}
	low, high = around(told[0], half), around(told[1], half)
	for _, i := range g.of {
		if f := t.teams[i].told.Dismantling; f.Value == nil && t.report.Suppression != "primary" {
			low.hi, high.lo = told[0]+2*five, told[1]-2*five
		}
	}
	return low, high
}

// segmentGaps adds by how much the scores of segments differ, where that tells
// more than the scores do.
func (s *sheet) segmentGaps(axis string, sums []sum) {
	for _, g := range s.t.apart {
		if g.Axis != axis || g.Practice != s.t.whole.ID || !s.t.report.inTenths(g.Difference) {
			continue
		}
		apart := sum{}
		for sign, id := range map[float64]string{1: g.One, -1: g.Other} {
			mean, weight := sum{}, 0.0
			for i := range s.t.teams {
				if n := s.t.behind(i, axis); s.t.teams[i].segment == id && n > 0 {
					mean.add(sums[i], s.t.teams[i].weight/float64(n))
					weight += s.t.teams[i].weight
				}
			}
			apart.add(mean, sign/weight)
		}
		s.hold(apart, around(*g.Difference.Value, tenth))
	}
}

func (s *sheet) poolOf(team int, key string) *pool {
	for _, p := range s.t.pools(key) {
		for _, i := range p.teams {
			if i == team {
				return &p
			}
		}
	}
	return nil
}
