package suppress

import (
	"math/rand/v2"
	"testing"
)

// grid adds a table of rows × columns figures with both margins and their sum;
// small draws whether too few people are behind a figure.
func (m *maker) grid(rows, columns int, small func() bool) {
	cells := make([][]int, rows+1)
	sizes := make([][]int, rows+1)
	for i := range cells {
		cells[i], sizes[i] = make([]int, columns+1), make([]int, columns+1)
	}
	for i := rows; i >= 0; i-- {
		for j := columns; j >= 0; j-- {
			n := 10 + m.IntN(30)
			if i < rows && j < columns && small() {
				n = 1 + m.IntN(4)
			}
			cells[i][j], sizes[i][j] = m.cell(n), n
			m.Cells[cells[i][j]].Fixed = false
		}
	}
	for i := range cells {
		m.whole(cells[i][columns], cells[i][:columns], sizes[i][:columns], nil)
	}
	for j := range columns + 1 {
		var parts, people []int
		for i := range rows {
			parts, people = append(parts, cells[i][j]), append(people, sizes[i][j])
		}
		m.whole(cells[rows][j], parts, people, nil)
	}
}

// tables is 250 of 8 × 8: 20,250 cells and 4,500 relations.
func tables(rng *rand.Rand, small int) *Problem {
	m := &maker{Rand: rng}
	m.Least = 5
	for range 250 {
		m.grid(8, 8, func() bool { return m.IntN(16000) < small })
	}
	return &m.Problem
}

// web is 20,000 cells and 5,000 relations, drawn at random, all of which hang
// together.
func web(rng *rand.Rand, small int) *Problem {
	m := &maker{Rand: rng}
	m.Least = 5
	var sizes []int
	for range 20_000 {
		n := 10 + m.IntN(30)
		if m.IntN(20_000) < small {
			n = 1 + m.IntN(4)
		}
		sizes = append(sizes, n)
		m.Cells[m.cell(n)].Fixed = false
	}
	for range 5_000 {
		cells := map[int]bool{}
		var parts, people []int
		for len(parts) < 9 {
			c := m.IntN(len(m.Cells))
			if !cells[c] {
				cells[c] = true
				parts, people = append(parts, c), append(people, sizes[c])
			}
		}
		m.whole(parts[0], parts[1:], people[1:], nil)
	}
	return &m.Problem
}

// oneGrid is a table of 100 × 200.
func oneGrid(rng *rand.Rand, small int) *Problem {
	m := &maker{Rand: rng}
	m.Least = 5
	m.grid(100, 200, func() bool { return m.IntN(20_000) < small })
	return &m.Problem
}

func BenchmarkSolve(b *testing.B) {
	for _, c := range []struct {
		name  string
		make  func(*rand.Rand, int) *Problem
		small int
	}{
		{"tables/none", tables, 0}, {"tables/500", tables, 500},
		{"web/none", web, 0}, {"web/500", web, 500},
		{"grid/none", oneGrid, 0}, {"grid/500", oneGrid, 500},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := c.make(newRand(b), c.small)
			for b.Loop() {
				p.Solve()
			}
		})
	}
}
