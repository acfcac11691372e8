package score

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Every choice of up to nine is tried.
func TestCheapestByEveryChoice(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	for range 300 {
		var costs, weights []int
		for range rng.IntN(10) {
			costs, weights = append(costs, 1+rng.IntN(12)), append(weights, 1+rng.IntN(30))
		}
		need := rng.IntN(100) - 5
		least, found := 1<<30, false
		for choice := range 1 << len(costs) {
			cost, weight := 0, 0
			for i := range costs {
				if choice>>i&1 == 1 {
					cost, weight = cost+costs[i], weight+weights[i]
				}
			}
			if weight >= need {
				least, found = min(least, cost), true
			}
		}
		chosen, fewest, ok := cheapest(costs, weights, need)
		if ok != found || ok && (fewest != least || total(chosen, costs) != least || total(chosen, weights) < need) {
			t.Errorf("costs %v, weights %v, need %d: %v at %d, %v; want %d, %v", costs, weights, need, chosen, fewest, ok, least, found)
		}
	}
}

// Too many to fill a table: the choice is enough, and no dearer than what is
// said to be the least by more than one of them.
func TestCheapestOfMany(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 9))
	var costs, weights []int
	all := 0
	for range 2000 {
		costs, weights = append(costs, 50+rng.IntN(50)), append(weights, 2*(20+rng.IntN(40)))
		all += weights[len(weights)-1]
	}
	chosen, fewest, ok := cheapest(costs, weights, all/3)
	cost := total(chosen, costs)
	if !ok || total(chosen, weights) < all/3 || cost < fewest || cost > fewest+slices.Max(costs) {
		t.Errorf("%d at %d, at least %d, %v", total(chosen, weights), cost, fewest, ok)
	}
	slices.Sort(chosen)
	if len(slices.Compact(chosen)) != len(chosen) {
		t.Error("one was chosen twice")
	}
}

// As sorting and adding up from the first does.
func TestFrontIsThatOfTheSorted(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	for range 300 {
		var list []candidate
		for i := range rng.IntN(200) {
			list = append(list, candidate{pool: i, count: 1 + rng.IntN(9), gain: float64(rng.IntN(20)), beside: float64(rng.IntN(3))})
		}
		rng.Shuffle(len(list), func(a, b int) { list[a], list[b] = list[b], list[a] })
		sorted := slices.SortedFunc(slices.Values(list), byGain)
		need, sum, want := float64(rng.IntN(9000)-100), 0.0, 0
		for want < len(sorted) && sum < need {
			sum += sorted[want].all()
			want++
		}
		n := front(list, need, candidate.all)
		if n != want {
			t.Fatalf("%d are needed for %v of %d, want %d", n, need, len(list), want)
		}
		if n > 0 && list[n-1] != sorted[n-1] {
			t.Errorf("%v is last, want %v", list[n-1], sorted[n-1])
		}
		got := slices.SortedFunc(slices.Values(list[:n]), byGain)
		if !slices.Equal(got, sorted[:n]) {
			t.Errorf("%v in front, want %v", got, sorted[:n])
		}
	}
}
