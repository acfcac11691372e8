package stat_test

import (
	"fmt"
	"math/rand/v2"

	"rubble/stat"
)

// Seventeen of thirty answered yes.
func ExampleWilson() {
	ci := stat.Wilson(17, 30, 0.95)
	fmt.Printf("%.3f to %.3f\n", ci.Lo, ci.Hi)
	// Output: 0.392 to 0.726
}

// Three of the six people in one team answered, and two in a team a third of
// its weight whose headcount is not known.
func ExampleStratifiedMean() {
	mean, ci, ok := stat.StratifiedMean([]stat.Stratum{
		{Weight: 3, Values: []float64{1, 2, 3}, Population: 6},
		{Weight: 1, Values: []float64{0, 4}},
	}, stat.NewStudent(0.95))
	fmt.Printf("%.2f, %.2f to %.2f, %v\n", mean, ci.Lo, ci.Hi, ok)
	// Output: 2.00, 0.13 to 3.87, true
}

// The Rao–Wu bootstrap of a mean: eight of twelve people answered.
func Example_bootstrap() {
	answers := []float64{0, 0, 25, 25, 25, 50, 75, 100} // in an order of their own
	mean, _ := stat.MeanVar(answers, nil)

	rng := rand.New(rand.NewPCG(1, 0))
	scale := stat.Rescale(len(answers), 12, 0)
	counts := make([]int32, len(answers))
	replicates := make([]float64, 2000)
	for r := range replicates {
		stat.Draw(rng, counts)
		deviation := 0.0
		for i, x := range answers {
			deviation += float64(float64(counts[i]) * (x - mean))
		}
		replicates[r] = mean + float64(scale*deviation)/float64(len(answers)-1)
	}
	ci := stat.Percentile(replicates, 0.95)
	fmt.Printf("%.1f, %.0f to %.0f\n", mean, ci.Lo, ci.Hi)
	// Output: 37.5, 24 to 53
}
