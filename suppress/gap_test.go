package suppress

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// cases is how many made-up problems a test solves.
const cases = 200

// greedily leaves the searches out.
var greedily = effort{greedy: standard.greedy}

// gaps are costs over the least possible.
type gaps []float64

// add enters the cost of a solution, which has to hold.
func (g *gaps) add(t *testing.T, p *Problem, hidden []bool, least int) {
	t.Helper()
	got := cost(p, hidden)
	switch {
	case !p.Holds(hidden):
		t.Errorf("%+v: hidden %v does not hold", *p, hidden)
	case got < least:
		t.Errorf("%+v: cost %d is less than the least, %d", *p, got, least)
	case least == 0 && got > 0:
		t.Errorf("%+v: cost %d where nothing more has to be hidden", *p, got)
	case least > 0:
		*g = append(*g, float64(got)/float64(least))
	}
}

// report logs the gaps and fails where one is above 1.3.
func (g gaps) report(t *testing.T, name string) {
	t.Helper()
	if len(g) == 0 {
		t.Fatalf("%s: nothing was compared", name)
	}
	slices.Sort(g)
	least := 0
	for _, x := range g {
		if x == 1 {
			least++
		}
	}
	worst := g[len(g)-1]
	t.Logf("%s: cost over the least possible: median %.3f, worst %.3f; the least in %d of %d", name, g[len(g)/2], worst, least, len(g))
	if worst > 1.3 {
		t.Errorf("%s: worst cost is %.3f of the least", name, worst)
	}
}

// TestGap compares costs with the least possible, found by trying all sets of
// cells.
func TestGap(t *testing.T) {
	rng := newRand(t)
	var exact, local, greedy gaps
	impossible, leastCells, hiddenCells := 0, 0, 0
	for range cases {
		p := made(rng, smallShape(rng))
		best, ok := enumerated(p)
		hidden, got := p.Solve()
		if got != ok {
			t.Fatalf("%+v: ok is %v, but by enumeration %v", *p, got, ok)
		}
		if !ok {
			impossible++
			continue
		}
		exact.add(t, p, hidden, cost(p, best))
		leastCells, hiddenCells = leastCells+count(best), hiddenCells+count(hidden)
		hidden, _ = p.solve(effort{greedy: standard.greedy, local: standard.local})
		local.add(t, p, hidden, cost(p, best))
		hidden, _ = p.solve(greedily)
		greedy.add(t, p, hidden, cost(p, best))
	}
	t.Logf("%d cases, %d without a solution; %d cells hidden in all, %d where the cost is least", cases, impossible, hiddenCells, leastCells)
	exact.report(t, "exact")
	local.report(t, "improved")
	greedy.report(t, "greedy")
}

// TestGapOfPractices compares problems of some hundred cells with what a search
// of up to a hundred times the effort finds.
func TestGapOfPractices(t *testing.T) {
	rng := newRand(t)
	var exact, greedy gaps
	sum := 0
	for range 12 {
		p := made(rng, practiceShape(rng))
		best, ok := p.solve(effort{standard.greedy, standard.local, 100 * standard.whole})
		if !ok {
			continue
		}
		sum += cost(p, best)
		hidden, _ := p.Solve()
		exact.add(t, p, hidden, cost(p, best))
		hidden, _ = p.solve(greedily)
		greedy.add(t, p, hidden, cost(p, best))
	}
	t.Logf("cost in all %d", sum)
	exact.report(t, "practices, all")
	greedy.report(t, "practices, greedy")
}

func practiceShape(rng *rand.Rand) shape {
	teams := 8 + rng.IntN(12)
	return shape{teams: teams, segments: 2 + rng.IntN(3), roles: 4, norms: 6 + rng.IntN(6), tabled: teams}
}

func count(hidden []bool) int {
	n := 0
	for _, h := range hidden {
		if h {
			n++
		}
	}
	return n
}
