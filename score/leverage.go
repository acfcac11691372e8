package score

import (
	"cmp"
	"math"
	"slices"

	"rubble/model"
)

// Hold is how fast a norm holds, 0–100: 100 × (1 − mean) × (1 − 2 × variance)
// of the dismantling values given, 0–1. A norm that everybody sees alike and
// nobody questions holds hardest.
func Hold(mean, variance float64) float64 {
	return 100 * (1 - mean) * (1 - float64(2*variance))
}

// Leverage is, for each norm with a hold, what would come loose with it:
// hold × (1 + ln(1 + Σ ½^k · hold_m/100)) over the norms m that rest on it
// and have a hold themselves, k being the shortest way from m down to it.
func Leverage(m *model.Model, hold map[string]float64) map[string]float64 {
	above := map[string][]string{}
	for _, key := range m.NormKeys() {
		n, _ := m.Norm(key)
		for _, below := range n.RestsOn {
			above[below] = append(above[below], key)
		}
	}
	out := map[string]float64{}
	for key, h := range hold {
		out[key] = h * (1 + math.Log(1+resting(key, above, hold)))
	}
	return out
}

// resting is Σ ½^k · hold/100 over the norms above key, breadth first, so
// that each is met by the shortest way.
func resting(key string, above map[string][]string, hold map[string]float64) float64 {
	sum, factor := 0.0, 1.0
	seen := map[string]bool{key: true}
	level := []string{key}
	for len(level) > 0 {
		factor /= 2
		var next []string
		for _, at := range level {
			for _, k := range above[at] {
				if !seen[k] {
					seen[k] = true
					next = append(next, k)
					sum += float64(factor * hold[k] / 100)
				}
			}
		}
		level = next
	}
	return sum
}

// Keystones are, for one practice, the norms with the most leverage that hold
// fast enough; neither a common norm nor a mandated one is among them.
func Keystones(m *model.Model, practice string, hold, leverage map[string]float64, mandated map[string]bool) []string {
	p, ok := m.Practice(practice)
	if !ok {
		return nil
	}
	var keys []string
	for _, n := range p.Norms {
		if h, known := hold[n.Key]; known && h >= m.Thresholds.KeystoneHold && !mandated[n.Key] {
			keys = append(keys, n.Key)
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(leverage[b], leverage[a]), cmp.Compare(a, b))
	})
	return keys[:min(len(keys), m.Thresholds.Keystones)]
}
