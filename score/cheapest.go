package score

import (
	"cmp"
	"slices"
)

// mostCells is the size of the table up to which [cheapest] is exact.
const mostCells = 1 << 20

// cheapest chooses some that weigh at least need together, at the least cost;
// costs are positive. No choice costs less than fewest: that is the cost of the
// one given, but for a table too large to fill. ok is false where all of them
// weigh too little.
//
// Those with the least cost by weight come first until they are enough; if the
// last could be split, that would be the least. Where the difference leaves
// room, a table of the most weight by cost settles it (Martello & Toth 1990,
// Knapsack Problems, §2.2 and §2.6).
func cheapest(costs, weights []int, need int) (chosen []int, fewest int, ok bool) {
	if need <= 0 {
		return nil, 0, true
	}
	order := make([]int, len(costs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(costs[a]*weights[b], costs[b]*weights[a]), cmp.Compare(a, b))
	})
	cost, left := 0, need
	for _, i := range order {
		if left <= weights[i] {
			fewest = cost + (costs[i]*left+weights[i]-1)/weights[i]
		}
		chosen, cost, left = append(chosen, i), cost+costs[i], left-weights[i]
		if left <= 0 {
			break
		}
	}
	if left > 0 {
		return nil, 0, false
	}
	chosen, cost = spare(chosen, costs, weights, -left)
	if fewest == cost || cost*len(costs) > mostCells {
		return chosen, fewest, true
	}
	if better := tabled(costs, weights, need, cost-1); better != nil {
		chosen, cost = better, total(better, costs)
	}
	return chosen, cost, true
}

// spare leaves out what is not needed where so much weight is over, the
// dearest first.
func spare(chosen, costs, weights []int, over int) ([]int, int) {
	var kept []int
	slices.SortStableFunc(chosen, func(a, b int) int { return cmp.Compare(costs[b], costs[a]) })
	for _, i := range chosen {
		if weights[i] <= over {
			over -= weights[i]
			continue
		}
		kept = append(kept, i)
	}
	return kept, total(kept, costs)
}

func total(chosen, of []int) int {
	sum := 0
	for _, i := range chosen {
		sum += of[i]
	}
	return sum
}

// tabled is the cheapest choice that weighs at least need and costs at most so
// much; nil if there is none.
func tabled(costs, weights []int, need, most int) []int {
	weight := make([]int, most+1) // the most that can be had for a cost
	taken := make([]bool, len(costs)*(most+1))
	for i, cost := range costs {
		for at := most; at >= cost; at-- {
			if w := weight[at-cost] + weights[i]; w > weight[at] {
				weight[at], taken[i*(most+1)+at] = w, true
			}
		}
	}
	at := slices.IndexFunc(weight, func(w int) bool { return w >= need })
	if at < 0 {
		return nil
	}
	var out []int
	for i := len(costs) - 1; i >= 0; i-- {
		if taken[i*(most+1)+at] {
			out, at = append(out, i), at-costs[i]
		}
	}
	return out
}
