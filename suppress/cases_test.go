package suppress

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func newRand(t testing.TB) *rand.Rand {
	t.Helper()
	return rand.New(rand.NewPCG(1, 2))
}

// A shape says how large the organisation of a made-up problem is.
type shape struct {
	teams, segments, roles int
	norms, tabled          int // norms, and teams with figures for them
}

// cells is how many a problem of the shape has.
func (s shape) cells() int {
	return 1 + s.teams + s.segments + s.roles + s.norms*(1+s.tabled)
}

// smallShape has 6 to 14 cells.
func smallShape(rng *rand.Rand) shape {
	for {
		s := shape{teams: 3 + rng.IntN(4), segments: rng.IntN(3), roles: rng.IntN(4)}
		if rng.IntN(2) == 0 {
			s.norms, s.tabled = 2+rng.IntN(2), 1+rng.IntN(3)
		}
		if n := s.cells(); n >= 6 && n <= 14 {
			return s
		}
	}
}

// A maker makes up the problem of one practice: an organisation, its teams,
// segments, roles and norms, as the gate lays them out.
type maker struct {
	*rand.Rand
	Problem
	organisation   int
	teams, sizes   []int
	segments, seat []int // cells of segments; for each team the number of its segment, or None
}

func made(rng *rand.Rand, s shape) *Problem {
	m := &maker{Rand: rng}
	m.Least = 5 + 3*rng.IntN(2)
	all := 0
	for range s.teams {
		size := 1 + rng.IntN(8)
		if rng.IntN(2) == 0 {
			size = 1 + rng.IntN(40)
		}
		m.sizes = append(m.sizes, size)
		all += size
	}
	m.organisation = m.cell(all)
	for _, size := range m.sizes {
		m.teams = append(m.teams, m.cell(size))
	}
	m.divide(s.segments)
	m.whole(m.organisation, m.teams, m.sizes, m.inside())
	m.share(s.roles, all)
	m.table(s.norms, s.tabled, all)
	return &m.Problem
}

// cell adds one, hidden where too few people are behind it. One in ten is
// fixed, one in three costs more than 1.
func (m *maker) cell(people int) int {
	c := Cell{Cost: 1, Hidden: people > 0 && people < m.Least, Fixed: m.IntN(10) == 0}
	if m.IntN(3) == 0 {
		c.Cost += m.IntN(9)
	}
	m.Cells = append(m.Cells, c)
	return len(m.Cells) - 1
}

// whole adds a relation.
func (m *maker) whole(c int, parts, people, inside []int) *Relation {
	r := Relation{Whole: c}
	for i, p := range parts {
		part := Part{Cell: p, People: people[i], Inside: None}
		if inside != nil {
			part.Inside = inside[i]
		}
		r.Parts = append(r.Parts, part)
	}
	m.Relations = append(m.Relations, r)
	return &m.Relations[len(m.Relations)-1]
}

// divide puts teams into segments, some into none: each segment and its teams,
// the organisation and its segments with the teams outside.
func (m *maker) divide(segments int) {
	m.seat = make([]int, len(m.teams))
	for i := range m.seat {
		m.seat[i] = m.IntN(segments+1) - 1
	}
	if segments == 0 {
		return
	}
	var parts, people []int
	for s := range segments {
		var teams, sizes []int
		sum := 0
		for i, seat := range m.seat {
			if seat == s {
				teams, sizes = append(teams, m.teams[i]), append(sizes, m.sizes[i])
				sum += m.sizes[i]
			}
		}
		c := m.cell(sum)
		m.segments = append(m.segments, c)
		m.whole(c, teams, sizes, nil)
		parts, people = append(parts, c), append(people, sum)
	}
	for i, seat := range m.seat {
		if seat == None {
			parts, people = append(parts, m.teams[i]), append(people, m.sizes[i])
		}
	}
	m.whole(m.organisation, parts, people, nil)
}

// inside gives for each team the cell of its segment, or None.
func (m *maker) inside() []int {
	cells := make([]int, len(m.teams))
	for i, seat := range m.seat {
		cells[i] = None
		if seat != None {
			cells[i] = m.segments[seat]
		}
	}
	return cells
}

// share divides the organisation's people among roles.
func (m *maker) share(roles, all int) {
	var parts, people []int
	for i := range roles {
		n := all
		if i < roles-1 {
			n = m.IntN(all + 1)
		}
		all -= n
		parts, people = append(parts, m.cell(n)), append(people, n)
	}
	if roles > 0 {
		m.whole(m.organisation, parts, people, nil)
	}
}

// table adds norms of the organisation and of some of its teams, with both
// margins. The norms of a team that is hidden are hidden with it.
func (m *maker) table(norms, tabled, all int) {
	rows := append([]int{m.organisation}, m.Perm(len(m.teams))[:tabled]...)
	columns := make([][]int, norms)
	var sizes []int
	for k, row := range rows {
		c, people := m.organisation, all
		if k > 0 {
			c, people = m.teams[row], m.sizes[row]
			sizes = append(sizes, people)
		}
		var parts, answered []int
		for j := range norms {
			n := max(people-m.IntN(2)*m.IntN(3), 1)
			columns[j] = append(columns[j], m.cell(n))
			parts, answered = append(parts, columns[j][k]), append(answered, n)
		}
		if norms > 0 {
			m.whole(c, parts, answered, nil).Same = true
			m.Cells[c].Implies = parts
		}
	}
	for _, column := range columns {
		m.whole(column[0], column[1:], sizes, nil)
	}
}

// cost is that of the cells hidden besides those that must be.
func cost(p *Problem, hidden []bool) int {
	must, sum := newNetwork(p).must, 0
	for c, h := range hidden {
		if h && !must[c] {
			sum += p.Cells[c].Cost
		}
	}
	return sum
}

// enumerated tries all sets of cells that can be hidden, and gives one of those
// with the least cost with which every relation holds.
func enumerated(p *Problem) (best []bool, ok bool) {
	hidden := newNetwork(p).must
	var free []int
	for c := range p.Cells {
		if !hidden[c] && !p.Cells[c].Fixed {
			free = append(free, c)
		}
	}
	least := 0
	for set := range 1 << len(free) {
		sum := 0
		for i, c := range free {
			hidden[c] = set>>i&1 == 1
			if hidden[c] {
				sum += p.Cells[c].Cost
			}
		}
		if (!ok || sum < least) && closed(p, hidden) && p.Holds(hidden) {
			best, least, ok = slices.Clone(hidden), sum, true
		}
	}
	return best, ok
}

// closed says whether what hidden cells imply is hidden.
func closed(p *Problem, hidden []bool) bool {
	for c := range p.Cells {
		for _, d := range p.Cells[c].Implies {
			if hidden[c] && !hidden[d] {
				return false
			}
		}
	}
	return true
}
