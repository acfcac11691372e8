package score_test

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"rubble/model"
	"rubble/score"
)

// The archetypes, held against a simulation that shares nothing with the code
// but the worth of the rungs: the shares agree within four standard errors of
// their difference. Pilots hang on what a suspended norm is worth: in the
// linear family X is (7 · 0.6 + 2 · 0.4)/9 = 55.6 and R above it, so that only
// the 22 % of thresholds from 40 to 60 that lie above 55.6 are not reached.
func TestRobustnessOfArchetypes(t *testing.T) {
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	def, _ := m.Practice("change-enablement")
	kept := map[string]float64{}
	for _, c := range archetypes {
		r := c.score(m, def).Robustness
		kept[c.name] = r.Kept
		want, linear := c.simulated(m, def)
		if off := 4 * math.Sqrt(want*(1-want)*(1./1000+1./simulations)); math.Abs(r.Kept-want) > off {
			t.Errorf("%s: kept by %v of the scorings, the simulation says %v ± %v", c.name, r.Kept, want, off)
		}
		if c.name == "permanent pilots" && math.Abs(linear-4./18) > 0.02 {
			t.Errorf("pilots are not deconstructive by %v of the linear family, want 0.222", linear)
		}
	}
	if kept["permanent pilots"] >= kept["entrenched, people who agree with everything"] {
		t.Errorf("pilots are at least as certain as the entrenched: %v", kept)
	}
}

const simulations = 20_000

// simulated is the share of scorings that keep the archetype's verdict, and the
// share of the linear family in which it is not deconstructive.
func (c archetype) simulated(m *model.Model, def *model.Practice) (kept, linear float64) {
	rng := rand.New(rand.NewPCG(8, 8))
	rungs, facets := c.means(def)
	ofLinear := 0.0
	for range simulations {
		a, x, r, own := naiveScoring(m, rng, rungs, facets)
		verdict, lines := 0, [3]float64{40 + 20*rng.Float64(), 40 + 20*rng.Float64(), 40 + 20*rng.Float64()}
		if a.score >= lines[0] {
			verdict++
		}
		if min(x, r) >= lines[1] && own >= lines[2] {
			verdict += 2
		}
		is := 0.0
		if []string{score.Entrenched, score.Aligned, score.Pioneering, score.Renaissance}[verdict] == c.verdict {
			is = 1
		}
		kept += is
		if a.linear {
			ofLinear++
			if verdict < 2 {
				linear++
			}
		}
	}
	return kept / simulations, linear / ofLinear
}

// means are the shares of the rungs, and the facets on 0–100.
func (c archetype) means(def *model.Practice) (rungs [model.Rungs]float64, facets map[string]float64) {
	facets = map[string]float64{}
	items := map[string]float64{}
	for _, it := range def.Items {
		items[it.Facet] += float64(len(c.people))
	}
	for _, p := range c.people {
		for _, rung := range p.rungs {
			rungs[rung] += 1 / float64(len(p.rungs)*len(c.people))
		}
		for _, it := range def.Items {
			v := p.tick(it)
			if it.Reverse {
				v = model.Points + 1 - v
			}
			facets[it.Facet] += 25 * float64(v-1) / items[it.Facet]
		}
	}
	return rungs, facets
}

// A naiveAlignment is A, and whether it was scored by the linear family.
type naiveAlignment struct {
	score  float64
	linear bool
}

func naiveScoring(m *model.Model, rng *rand.Rand, rungs [model.Rungs]float64, facets map[string]float64) (a naiveAlignment, x, r, own float64) {
	family := rng.IntN(3)
	var ladder [3]float64
	for axis := range ladder {
		var worth []float64
		for i, rung := range m.Ladder {
			w := []float64{rung.Alignment, rung.Dismantling, rung.Reinvention}[axis]
			switch {
			case family == 0:
				w = min(max(w-0.15+0.3*rng.Float64(), 0), 1)
			case family == 1:
				w = float64(i) / 5
			case i == 5 || axis < 2 && i >= 3:
				w = 1
			default:
				w = 0
			}
			worth = append(worth, w)
		}
		slices.Sort(worth)
		for i, w := range worth {
			ladder[axis] += 100 * rungs[i] * w
		}
	}
	half := func(axis string, ladder float64) float64 {
		sum, whole := 0.0, 0.0
		for _, f := range m.Facets {
			if f.Axis == axis && !f.Ladder { // exponential weights, divided by their sum, are a flat Dirichlet distribution
				w := rng.ExpFloat64()
				sum, whole = sum+w*facets[f.Key], whole+w
			}
		}
		part := 0.3 + 0.4*rng.Float64()
		return part*ladder + (1-part)*sum/whole
	}
	a = naiveAlignment{half(model.Alignment, ladder[0]), family == 1}
	return a, ladder[1], half(model.Reinvention, ladder[2]), facets[model.OwnKnowledge]
}
