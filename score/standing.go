package score

import "slices"

// A standing is where a practice stands, and what each of its answers could
// move. That one respondent's answer becomes another changes a figure of the
// team by a step ÷ how many share it, whoever else changes theirs.
type standing struct {
	c     *compiled
	teams []teamStanding
	total [measured]float64 // weight of the teams that have each figure
	pools []pool            // those of a team stand together
}

// A teamStanding is one team with somebody who counts.
type teamStanding struct {
	weight   float64
	has      [measured]bool
	value    [measured]float64 // 0–100
	from, to int               // its pools
}

// A pool holds answers that can be exchanged for each other: of one team, in
// the same place in its figures, with the same value.
type pool struct {
	team  int
	norm  bool // of norms; else of items
	value int8
	count int
	step  [measured]float64 // of the team's figure for a whole scale, points
}

// A move changes so many answers of a pool.
type move struct {
	pool, count int
	to          int8
}

// standing lays a practice out.
func (c *compiled) standing(at int, samples []*sample) *standing {
	st := &standing{c: c}
	g := gatheringOf(&c.practices[at])
	for _, s := range samples {
		if len(s.rows) == 0 {
			continue
		}
		g.gather(s)
		t := teamStanding{weight: s.weight, value: s.estimate, from: len(st.pools)}
		for k, n := range g.having {
			if t.has[k] = n > 0; t.has[k] {
				st.total[k] += s.weight
			}
		}
		for i := range g.holdings {
			st.pools = g.holdings[i].pools(st.pools, len(st.teams), &g.having)
		}
		if t.to = len(st.pools); len(st.teams) == 0 {
			st.pools = slices.Grow(st.pools, t.to*len(samples))
		}
		st.teams = append(st.teams, t)
	}
	return st
}

// sides is the verdict of the standing, as an index of verdicts.
func (st *standing) sides() int {
	var at [quantities]float64
	for k := range measured {
		at[k] = st.all().value(k)
	}
	if all, passed := st.judgedWeight(); all > 0 {
		at[passing] = share(passed, all)
	}
	return st.c.sides(at, st.total[ownKnowledge] > 0)
}

// threshold is that of a measured score.
func (c *compiled) threshold(figure int) float64 {
	switch figure {
	case alignment:
		return c.set.Alignment
	case ownKnowledge:
		return c.m.Thresholds.OwnKnowledge
	}
	return c.set.Deconstruction
}

// worth is what an answer to a norm or an item is worth in a figure, by its
// points.
func (c *compiled) worth(norm bool, figure int) scale {
	switch {
	case !norm:
		return c.agreement
	case figure == alignment:
		return c.relief
	case figure == dismantling:
		return c.dismantling
	}
	return c.replacement
}

// after is the standing once answers have moved. Its pools are as they were.
func (st *standing) after(moves []move) *standing {
	out := *st
	out.teams = slices.Clone(st.teams)
	for _, m := range moves {
		p := &st.pools[m.pool]
		for k := range measured {
			out.teams[p.team].value[k] += float64(float64(m.count) * st.gain(p, k, m.to))
		}
	}
	return &out
}

// without takes answers out of their pools.
func (st *standing) without(moves []move) *standing {
	st.pools = slices.Clone(st.pools)
	for _, m := range moves {
		st.pools[m.pool].count -= m.count
	}
	return st
}

// gain is by how much a team's figure rises when one answer of a pool becomes
// another.
func (st *standing) gain(p *pool, figure int, to int8) float64 {
	worth := st.c.worth(p.norm, figure)
	return p.step[figure] * (worth[to] - worth[p.value])
}
