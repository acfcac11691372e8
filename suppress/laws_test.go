package suppress

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// lawful holds a solution against what is promised of every one.
func lawful(t *testing.T, p *Problem) {
	t.Helper()
	before := copied(p)
	hidden, ok := p.Solve()
	if !reflect.DeepEqual(before, p) {
		t.Fatalf("Solve changed the problem %+v", *before)
	}
	must := newNetwork(p).must
	if ok != p.Holds(hidden) || !closed(p, hidden) {
		t.Fatalf("%+v: ok is %v of hidden %v", *p, ok, hidden)
	}
	for c := range hidden {
		if must[c] && !hidden[c] || p.Cells[c].Fixed && hidden[c] && !must[c] {
			t.Fatalf("%+v: cell %d: hidden %v", *p, c, hidden[c])
		}
	}
	if p.Holds(must) && !slices.Equal(hidden, must) {
		t.Fatalf("%+v: hides %v where nothing more has to be", *p, hidden)
	}
	again, _ := shuffled(p).Solve()
	if !slices.Equal(again, hidden) {
		t.Fatalf("%+v: hides %v, in another order %v", *p, hidden, again)
	}
}

func copied(p *Problem) *Problem {
	q := &Problem{Cells: slices.Clone(p.Cells), Relations: slices.Clone(p.Relations), Least: p.Least}
	for i := range q.Cells {
		q.Cells[i].Implies = slices.Clone(q.Cells[i].Implies)
	}
	for i := range q.Relations {
		q.Relations[i].Parts = slices.Clone(q.Relations[i].Parts)
	}
	return q
}

// shuffled has relations and parts in another order.
func shuffled(p *Problem) *Problem {
	q := copied(p)
	slices.Reverse(q.Relations)
	rng := rand.New(rand.NewPCG(3, 4))
	rng.Shuffle(len(q.Relations), func(i, j int) { q.Relations[i], q.Relations[j] = q.Relations[j], q.Relations[i] })
	for i := range q.Relations {
		parts := q.Relations[i].Parts
		rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	}
	return q
}

func TestLaws(t *testing.T) {
	rng := newRand(t)
	for range cases {
		lawful(t, made(rng, smallShape(rng)))
	}
	for range 10 {
		lawful(t, made(rng, practiceShape(rng)))
	}
	lawful(t, web(rng, 200))
}

// decoded makes a problem of any bytes: at most 16 cells and 8 relations.
func decoded(data []byte) *Problem {
	next := func(n int) int {
		if len(data) == 0 {
			return 0
		}
		b := int(data[0])
		data = data[1:]
		return b % n
	}
	p := plain(1+next(16), next(10), nil)
	count := len(p.Cells)
	for c := range p.Cells {
		kind := next(16)
		p.Cells[c] = Cell{Cost: 1 + kind/4, Hidden: kind%4 == 1, Fixed: kind%4 == 2}
		if kind%4 == 3 {
			p.Cells[c].Implies = []int{next(count)}
		}
	}
	for len(data) > 0 && len(p.Relations) < 8 {
		whole := next(count)
		r := Relation{Whole: whole, Same: next(2) == 1}
		for c := range count {
			part := Part{Cell: c, People: next(12), Inside: next(3*count) - 2*count}
			if part.Inside < 0 || part.Inside == c {
				part.Inside = None
			}
			if c != whole && part.People > 0 {
				r.Parts = append(r.Parts, part)
			}
		}
		p.Relations = append(p.Relations, r)
	}
	return p
}

// FuzzSolve compares small problems of any make with enumeration.
func FuzzSolve(f *testing.F) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		data := make([]byte, 20+rng.IntN(200))
		for i := range data {
			data[i] = byte(rng.IntN(256))
		}
		data[0] = byte(3 + rng.IntN(7))
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := decoded(data)
		lawful(t, p)
		if len(p.Cells) > 10 {
			return
		}
		hidden, ok := p.Solve()
		best, possible := enumerated(p)
		if ok != possible || ok && cost(p, hidden) != cost(p, best) {
			t.Fatalf("%+v: hides %v, %v; the least is %v, %v", *p, indices(hidden), ok, indices(best), possible)
		}
	})
}
