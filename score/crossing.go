package score

// A scope is what a figure is taken over: all teams of a standing, or one.
type scope struct {
	*standing
	team int // everyTeam for all
}

const everyTeam = -1

func (st *standing) all() scope { return scope{st, everyTeam} }

func (s scope) value(figure int) float64 {
	if s.team != everyTeam {
		return s.teams[s.team].value[figure]
	}
	sum := 0.0
	for i := range s.teams {
		sum += float64(s.part(i, figure) * s.teams[i].value[figure])
	}
	return sum
}

// part is what one team's figure counts for in the scope's, 0–1.
func (s scope) part(team, figure int) float64 {
	t := &s.teams[team]
	switch {
	case !t.has[figure]:
		return 0
	case s.team != everyTeam:
		return 1
	}
	return t.weight / s.total[figure]
}

// reach is the range of the scope's pools.
func (s scope) reach() (from, to int) {
	if s.team != everyTeam {
		return s.teams[s.team].from, s.teams[s.team].to
	}
	return 0, len(s.pools)
}

// slack is what [reaches] leaves to rounding.
const slack = 1e-9

// need is by how much a figure has to move to cross its threshold.
func (c *compiled) need(figure int, value float64, down bool) float64 {
	if down {
		return value - c.threshold(figure) + slack
	}
	return c.threshold(figure) - value - slack
}

// cross is the way that carries one figure across its threshold. Each answer
// adds what it adds whatever the others do, and counts one: the largest gains
// first, there is no shorter way.
func (s scope) cross(figure int, down bool) (way, bool) {
	from, to := s.reach()
	all := make([]candidate, 0, to-from)
	for i := from; i < to; i++ {
		p := &s.pools[i]
		c := candidate{pool: i, count: p.count, to: s.c.furthest(p, figure, down)}
		c.gain = s.part(p.team, figure) * s.gain(p, figure, c.to)
		if down {
			c.gain = -c.gain
		}
		if c.count > 0 && c.gain > 0 {
			all = append(all, c)
		}
	}
	w := way{figure: figure, down: down}
	left := s.c.need(figure, s.value(figure), down)
	for _, c := range all[:front(all, left, candidate.all)] {
		n := c.some(left, c.gain)
		w.moves = append(w.moves, move{c.pool, n, c.to})
		left -= float64(float64(n) * c.gain)
	}
	w.fewest = answers(w.moves)
	return w, left <= 0
}

// furthest is the point of the scale that does the most for a figure, and of
// several the nearest. No point is worth less than the one below it.
func (c *compiled) furthest(p *pool, figure int, down bool) int8 {
	worth, first := c.worth(p.norm, figure), int8(0)
	if !p.norm {
		first = 1
	}
	last := int8(len(worth) - 1)
	to := p.value
	if down {
		for to > first && worth[to] > worth[first] {
			to--
		}
		return to
	}
	for to < last && worth[to] < worth[last] {
		to++
	}
	return to
}
