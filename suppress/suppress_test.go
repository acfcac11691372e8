package suppress

import (
	"slices"
	"testing"
)

// plain is a problem of cells at a cost of 1, those named hidden.
func plain(cells, least int, relations []Relation, hidden ...int) *Problem {
	p := &Problem{Cells: make([]Cell, cells), Relations: relations, Least: least}
	for c := range p.Cells {
		p.Cells[c].Cost = 1
	}
	for _, c := range hidden {
		p.Cells[c].Hidden = true
	}
	return p
}

// sum is a relation of a whole and the cells after it, with as many people.
func sum(whole int, people ...int) Relation {
	r := Relation{Whole: whole}
	for i, n := range people {
		r.Parts = append(r.Parts, Part{Cell: whole + 1 + i, People: n, Inside: None})
	}
	return r
}

func flags(cells int, set ...int) []bool {
	all := make([]bool, cells)
	for _, c := range set {
		all[c] = true
	}
	return all
}

func indices(hidden []bool) []int {
	var all []int
	for c, h := range hidden {
		if h {
			all = append(all, c)
		}
	}
	return all
}

// same is a relation as it is, but of answers of the same people.
func same(r Relation) Relation {
	r.Same = true
	return r
}

// split is an organisation (0) of teams 1 to 4 with 3, 2, 3 and 20 people; the
// first two are inside segment 5, the third inside segment 6.
func split() []Relation {
	r := sum(0, 3, 2, 3, 20)
	r.Parts[0].Inside, r.Parts[1].Inside, r.Parts[2].Inside = 5, 5, 6
	return []Relation{r}
}

func TestHolds(t *testing.T) {
	for _, c := range []struct {
		name      string
		relations []Relation
		hidden    []int
		want      bool
	}{
		{"nothing hidden", []Relation{sum(0, 3, 9, 9)}, nil, true},
		{"one part hidden", []Relation{sum(0, 9, 9, 9)}, []int{1}, false},
		{"one part hidden, and the whole", []Relation{sum(0, 3, 9, 9)}, []int{0, 1}, true},
		{"two with 3 + 2 people", []Relation{sum(0, 3, 2, 9)}, []int{1, 2}, true},
		{"two with 2 + 2 people", []Relation{sum(0, 2, 2, 9)}, []int{1, 2}, false},
		{"all parts hidden, 2 + 2 people", []Relation{sum(0, 2, 2)}, []int{1, 2}, false},
		{"the second has nobody", []Relation{sum(0, 9, 0, 9)}, []int{1, 2}, false},
		{"one that has nobody", []Relation{sum(0, 9, 0, 9)}, []int{2}, true},
		{"the same 4 people twice", []Relation{same(sum(0, 4, 4, 9))}, []int{1, 2}, false},
		{"the same 5 people, 4 of them twice", []Relation{same(sum(0, 4, 5, 9))}, []int{1, 2}, true},
		{"the second relation", []Relation{sum(0, 9, 9), sum(3, 9, 9)}, []int{4}, false},
		// From the organisation less segment 5 less team 4, team 3 is left.
		{"told segment takes two of three teams away", split(), []int{1, 2, 3, 6}, false},
		{"both segments hidden: 3 + 2 + 3", split(), []int{1, 2, 3, 5, 6}, true},
		{"both segments told: nothing is left", split(), []int{1, 2, 3}, true},
		{"one team, outside, beside told segments", split(), []int{4}, false},
		{"no relations", nil, []int{1}, true},
	} {
		p := plain(7, 5, c.relations)
		if got := p.Holds(flags(7, c.hidden...)); got != c.want {
			t.Errorf("%s: Holds is %v", c.name, got)
		}
	}
}

func TestSolve(t *testing.T) {
	for _, c := range []struct {
		name    string
		problem *Problem
		change  func(p *Problem)
		want    []int
		fails   bool
	}{
		{name: "nothing hidden", problem: plain(4, 5, []Relation{sum(0, 9, 9, 9)})},
		{name: "no cells", problem: plain(0, 5, nil)},
		{name: "hidden parts are enough", problem: plain(4, 5, []Relation{sum(0, 3, 2, 9)}, 1, 2), want: []int{1, 2}},
		{name: "the next smallest", problem: plain(4, 5, []Relation{sum(0, 3, 9, 7)}, 1), want: []int{1, 3}},
		{name: "the cheaper", problem: plain(4, 5, []Relation{sum(0, 3, 9, 7)}, 1),
			change: func(p *Problem) { p.Cells[3].Cost = 2 }, want: []int{1, 2}},
		{name: "one of the same size: the lower index", problem: plain(4, 5, []Relation{sum(0, 3, 9, 9)}, 1), want: []int{1, 2}},
		{name: "two, since one is too small", problem: plain(4, 8, []Relation{sum(0, 2, 3, 3)}, 1),
			change: func(p *Problem) { p.Cells[0].Cost = 3 }, want: []int{1, 2, 3}},
		{name: "the whole, where it costs less", problem: plain(4, 8, []Relation{sum(0, 2, 3, 3)}, 1), want: []int{0, 1}},
		{name: "past a fixed one", problem: plain(4, 5, []Relation{sum(0, 3, 9, 7)}, 1),
			change: func(p *Problem) { p.Cells[3].Fixed = true }, want: []int{1, 2}},
		{name: "past one that implies a fixed one", problem: plain(5, 5, []Relation{sum(0, 3, 9, 7)}, 1),
			change: func(p *Problem) { p.Cells[4].Fixed = true; p.Cells[3].Implies = []int{4} }, want: []int{1, 2}},
		{name: "what is implied costs", problem: plain(5, 5, []Relation{sum(0, 3, 9, 7)}, 1),
			change: func(p *Problem) { p.Cells[3].Implies = []int{4} }, want: []int{1, 2}},
		{name: "implied by implied, in a circle", problem: plain(4, 5, nil, 1),
			change: func(p *Problem) {
				p.Cells[1].Implies, p.Cells[2].Implies, p.Cells[3].Implies = []int{2}, []int{3}, []int{1}
			}, want: []int{1, 2, 3}},
		// Each whole is a group of its own, though 4 implies a part of both.
		{name: "groups leave each other alone", problem: plain(5, 8, []Relation{
			{Whole: 1, Parts: []Part{{0, 1, None}}}, {Whole: 4, Parts: []Part{{0, 1, None}}},
		}, 0), change: func(p *Problem) { p.Cells[4].Implies = []int{0} }, want: []int{0, 1, 4}},
		// Hiding segment 5 (cost 1) brings teams 1 and 2 back in.
		{name: "segment beside a segment", problem: plain(7, 5, split(), 1, 2, 3, 6),
			change: func(p *Problem) { p.Cells[0].Fixed = true; p.Cells[4].Cost = 2 }, want: []int{1, 2, 3, 5, 6}},
		{name: "no way: all else is fixed", problem: plain(4, 5, []Relation{sum(0, 3, 9, 7)}, 1),
			change: func(p *Problem) {
				p.Cells[0].Fixed, p.Cells[2].Fixed, p.Cells[3].Fixed = true, true, true
			}, want: []int{1}, fails: true},
		{name: "no way, but what helps is hidden", problem: plain(4, 8, []Relation{sum(0, 2, 3, 7)}, 1),
			change: func(p *Problem) { p.Cells[0].Fixed, p.Cells[3].Fixed = true, true }, want: []int{1, 2}, fails: true},
		// Cells 1 to 4 are the figures, 5 and 6 the sums of rows, 7 and 8 those
		// of columns: the other three corners.
		{name: "a table with both margins fixed", problem: plain(9, 5, []Relation{
			{Whole: 5, Parts: []Part{{1, 3, None}, {2, 9, None}}}, {Whole: 6, Parts: []Part{{3, 9, None}, {4, 9, None}}},
			{Whole: 7, Parts: []Part{{1, 3, None}, {3, 9, None}}}, {Whole: 8, Parts: []Part{{2, 9, None}, {4, 9, None}}},
		}, 1), change: func(p *Problem) {
			for c := 5; c < 9; c++ {
				p.Cells[c].Fixed = true
			}
		}, want: []int{1, 2, 3, 4}},
	} {
		if c.change != nil {
			c.change(c.problem)
		}
		hidden, ok := c.problem.Solve()
		if got := indices(hidden); !slices.Equal(got, c.want) || ok == c.fails {
			t.Errorf("%s: hides %v, %v, want %v, %v", c.name, got, ok, c.want, !c.fails)
		}
	}
}

func TestBadInput(t *testing.T) {
	for _, c := range []struct {
		name, want string
		change     func(p *Problem)
	}{
		{"whole", "suppress: index of a cell out of range", func(p *Problem) { p.Relations[0].Whole = 4 }},
		{"no whole", "suppress: index of a cell out of range", func(p *Problem) { p.Relations[0].Whole = None }},
		{"part", "suppress: index of a cell out of range", func(p *Problem) { p.Relations[0].Parts[1].Cell = -1 }},
		{"inside", "suppress: index of a cell out of range", func(p *Problem) { p.Relations[0].Parts[1].Inside = -2 }},
		{"implied", "suppress: index of a cell out of range", func(p *Problem) { p.Cells[1].Implies = []int{4} }},
		{"people", "suppress: negative number of people", func(p *Problem) { p.Relations[0].Parts[1].People = -1 }},
		{"least", "suppress: negative number of people", func(p *Problem) { p.Least = -1 }},
		{"cost", "suppress: cost below 1", func(p *Problem) { p.Cells[2].Cost = 0 }},
		{"own part", "suppress: cell is part of itself", func(p *Problem) { p.Relations[0].Parts[1].Cell = 0 }},
		{"inside itself", "suppress: cell is inside itself", func(p *Problem) { p.Relations[0].Parts[1].Inside = 2 }},
		{"twice", "suppress: cell is twice among the parts of a relation", func(p *Problem) { p.Relations[0].Parts[1].Cell = 1 }},
	} {
		p := plain(4, 5, []Relation{sum(0, 3, 9, 7)}, 1)
		c.change(p)
		panics(t, c.name+": Solve", c.want, func() { p.Solve() })
		panics(t, c.name+": Holds", c.want, func() { p.Holds(make([]bool, 4)) })
	}
	panics(t, "length", "suppress: cells and what is hidden of them differ in number", func() {
		plain(4, 5, nil).Holds(make([]bool, 3))
	})
}

// panics fails unless f panics with the message.
func panics(t *testing.T, name, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got := recover(); got != want {
			t.Errorf("%s: panicked with %v, want %s", name, got, want)
		}
	}()
	f()
}
