package score

import (
	"math/rand/v2"
	"slices"

	"rubble/model"
)

// How many alternatives are drawn, and how far from the choice in force.
const (
	scorings = 1000
	aside    = 0.15 // of the worth of a rung, to either side
	leastOf  = 0.3  // of a score, the ladder's part
	mostOf   = 0.7
	beside   = 10 // of a threshold, points to either side
)

// The rungs from which on the family of thresholds counts everything.
const (
	suspended = 3
	replaced  = 5
)

// An alternative is one way to turn answers into scores and a verdict.
type alternative struct {
	values  [ladders][model.Rungs]float64 // what each rung is worth, 0–1
	ladder  [ladders]float64              // the ladder's part in alignment and in reinvention, 0–1
	weights []float64                     // of the model's facets; those of one axis that come from items add up to 1
	join    joining
	lines   lines
}

// The scores that come from the ladder: alignment, dismantling, reinvention.
const ladders = reinvention + 1

// A joining is how dismantling and reinvention make deconstruction.
type joining int

const (
	geometric joining = iota
	smaller
	arithmetic
	joinings // how many there are
)

// of joins two scores, on 0–100 as they are.
func (j joining) of(dismantling, reinvention float64) float64 {
	switch j {
	case smaller:
		return min(dismantling, reinvention)
	case arithmetic:
		return (dismantling + reinvention) / 2
	}
	return Deconstruction(dismantling, reinvention)
}

// lines are the thresholds, 0–100.
type lines struct{ alignment, deconstruction, ownKnowledge float64 }

// alternatives are the scoring in force, then those drawn. Each choice has a
// stream of its own, so that none moves the draws of another, and no answer
// moves any.
func (c *compiled) alternatives() []alternative {
	out := make([]alternative, 1+scorings)
	for i := range out {
		out[i] = c.inForce()
	}
	for _, choice := range [...]struct {
		key  string
		vary func(*alternative, *rand.Rand)
	}{
		{ChoiceValues, (*alternative).varyValues},
		{ChoiceFacets, func(a *alternative, rng *rand.Rand) { a.varyFacets(rng, c.m.Facets) }},
		{ChoiceLadder, (*alternative).varyLadder},
		{ChoiceJoining, (*alternative).varyJoining},
		{ChoiceThresholds, (*alternative).varyLines},
	} {
		rng := rand.New(stream(c.set.Seed, "\x00robustness", choice.key)) // no wave has that name
		for i := range out[1:] {
			choice.vary(&out[1+i], rng)
		}
	}
	return out
}

// inForce is how the scores of the report are made.
func (c *compiled) inForce() alternative {
	a := alternative{weights: make([]float64, len(c.m.Facets)),
		lines: lines{c.set.Alignment, c.set.Deconstruction, c.m.Thresholds.OwnKnowledge}}
	for i, worth := range [ladders]scale{alignment: c.relief, dismantling: c.dismantling, reinvention: c.replacement} {
		copy(a.values[i][:], worth)
	}
	a.ladder[alignment], a.ladder[reinvention] = 0.5, 0.5
	for _, axis := range [...]string{model.Alignment, model.Reinvention} {
		of := fromItems(c.m.Facets, axis)
		for _, f := range of {
			a.weights[f] = 1 / float64(len(of))
		}
	}
	return a
}

// fromItems are the indices of an axis' facets that the ladder does not give.
func fromItems(facets []model.Facet, axis string) []int {
	var out []int
	for i, f := range facets {
		if f.Axis == axis && !f.Ladder {
			out = append(out, i)
		}
	}
	return out
}

// varyValues draws one of three families with equal chance: the values in
// force, each up to 0.15 more or less; the rung's number in fifths; or nothing
// below a rung and all from it on.
func (a *alternative) varyValues(rng *rand.Rand) {
	family := rng.IntN(3)
	for score := range a.values {
		switch worth := &a.values[score]; family {
		case 0:
			shake(worth, rng)
		case 1:
			for rung := range worth {
				worth[rung] = float64(rung) / (model.Rungs - 1)
			}
		case 2:
			from := suspended
			if score == reinvention {
				from = replaced
			}
			*worth = [model.Rungs]float64{}
			for rung := from; rung < model.Rungs; rung++ {
				worth[rung] = 1
			}
		}
	}
}

// shake moves each value by a uniform draw from ±0.15, keeps it within 0–1, and
// sorts them, so that no rung is worth less than the one below it. Sorting
// leaves their sum as it was drawn, where a running maximum would only ever
// raise it, and no value ends more than 0.15 from where it was: so many lie
// below the k-th highest that it cannot leave the range of that place.
func shake(worth *[model.Rungs]float64, rng *rand.Rand) {
	for rung := range worth {
		worth[rung] = min(max(worth[rung]+float64(aside*(2*rng.Float64()-1)), 0), 1)
	}
	slices.Sort(worth[:])
}

// varyFacets draws the weights of each axis' facets from a flat Dirichlet
// distribution.
func (a *alternative) varyFacets(rng *rand.Rand, facets []model.Facet) {
	for _, axis := range [...]string{model.Alignment, model.Reinvention} {
		of := fromItems(facets, axis)
		for i, w := range spacings(len(of), rng) {
			a.weights[of[i]] = w
		}
	}
}

// spacings are n weights that add up to 1, from a flat Dirichlet distribution:
// the gaps between n − 1 sorted uniform draws (Rubin 1981, Annals of Statistics
// 9:130–134, section 2). None is 0, so that any of them can be divided by.
func spacings(n int, rng *rand.Rand) []float64 {
	cuts := make([]float64, n)
	for i := range cuts {
		cuts[i] = 1
		if i > 0 {
			cuts[i] = rng.Float64()
		}
	}
	slices.Sort(cuts)
	below := 0.0
	for i, cut := range cuts {
		cuts[i], below = max(cut-below, 0x1p-53), cut
	}
	return cuts
}

// varyLadder draws the ladder's part in alignment and in reinvention, each for
// itself.
func (a *alternative) varyLadder(rng *rand.Rand) {
	for _, score := range [...]int{alignment, reinvention} {
		a.ladder[score] = leastOf + float64((mostOf-leastOf)*rng.Float64())
	}
}

func (a *alternative) varyJoining(rng *rand.Rand) { a.join = joining(rng.IntN(int(joinings))) }

// varyLines draws each threshold for itself, up to ten points about the one in
// force, so that what the settings say holds: 40–60 about 50.
func (a *alternative) varyLines(rng *rand.Rand) {
	for _, line := range [...]*float64{&a.lines.alignment, &a.lines.deconstruction, &a.lines.ownKnowledge} {
		*line = onScale(*line + float64(beside*(2*rng.Float64()-1)))
	}
}
