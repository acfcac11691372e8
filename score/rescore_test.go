package score

import (
	"math"
	"testing"

	"rubble/model"
)

// tinyAlternatives is a model of one practice with four norms and an item for
// each of two facets on either axis.
func tinyAlternatives() *compiled {
	m := &model.Model{Thresholds: model.Thresholds{OwnKnowledge: 50}}
	for i, worth := range [...][3]float64{{0, 0, 0}, {0.25, 0.1, 0}, {1, 0.2, 0}, {1, 0.4, 0.1}, {1, 1, 0.1}, {1, 1, 1}} {
		m.Ladder[i] = model.Rung{Alignment: worth[0], Dismantling: worth[1], Reinvention: worth[2]}
	}
	p := model.Practice{ID: "p", Norms: []model.Norm{{Key: "p/1"}, {Key: "p/2"}, {Key: "p/3"}, {Key: "p/4"}}}
	for _, f := range [...]model.Facet{{Key: "relief", Axis: model.Alignment, Ladder: true}, {Key: "flow", Axis: model.Alignment}, {Key: "automation", Axis: model.Alignment},
		{Key: "replacement", Axis: model.Reinvention, Ladder: true}, {Key: model.OwnKnowledge, Axis: model.Reinvention}, {Key: "trust", Axis: model.Reinvention}} {
		m.Facets = append(m.Facets, f)
		if !f.Ladder {
			p.Items = append(p.Items, model.Item{Key: "p/" + f.Key, Facet: f.Key})
		}
	}
	m.Practices = []model.Practice{p}
	return compile(m, Settings{Seed: 1, Confidence: 0.95, Alignment: 50, Deconstruction: 50, Practices: []string{"p"}})
}

// gathered is a team's sample of a practice.
func gathered(c *compiled, at int, weight float64, vectors ...[]int8) *sample {
	s := &sample{weight: weight, vectors: vectors}
	var own []float64
	for _, v := range vectors {
		r := c.row(&c.practices[at], v)
		s.rows = append(s.rows, r)
		if r.ownKnowledge.ok {
			own = append(own, r.ownKnowledge.value)
		}
	}
	s.estimate[ownKnowledge] = average(own)
	return s
}

// One person answers the rungs 5, 4, 3 and 2; flow is worth 100, automation 75,
// own knowledge 100 and trust nothing. Another says nothing of automation and
// trust, so that flow and own knowledge have their whole weight; a third's form
// asked for the ladder alone.
func TestAlternativesByHand(t *testing.T) {
	c := tinyAlternatives()
	one := []int8{5, 4, 3, 2, 5, 4, 5, 1}
	gaps := []int8{5, 4, 3, 2, 5, dontKnow, 5, notApplicable}
	alone := []int8{5, 4, 3, 2, notAsked, notAsked, notAsked, notAsked}
	linear := [model.Rungs]float64{0, 0.2, 0.4, 0.6, 0.8, 1}
	for _, h := range []struct {
		name       string
		vary       func(*alternative)
		vectors    [][]int8
		a, x, r, d float64
	}{
		// relief (1 + 1 + 1 + 1)/4, X (1 + 1 + 0.4 + 0.2)/4, replacement
		// (1 + 0.1 + 0.1 + 0)/4 = 30; facets 87.5 and 50
		{"in force", func(*alternative) {}, [][]int8{one}, 93.75, 65, 40, math.Sqrt(65 * 40)},
		// (1 + 0.8 + 0.6 + 0.4)/4 = 70 on each axis
		{"linear", func(a *alternative) { a.values = [ladders][model.Rungs]float64{linear, linear, linear} }, [][]int8{one}, 78.75, 70, 60, math.Sqrt(70 * 60)},
		// three of four from rung 3 on, one of four at 5
		{"threshold", func(a *alternative) {
			a.values = [ladders][model.Rungs]float64{{3: 1, 4: 1, 5: 1}, {3: 1, 4: 1, 5: 1}, {5: 1}}
		}, [][]int8{one}, 81.25, 75, 37.5, math.Sqrt(75 * 37.5)},
		// relief (0.9 + 0.9 + 0.9 + 0.86)/4 = 89, X (1 + 0.9 + 0.5 + 0.2)/4 = 65,
		// replacement (0.9 + 0.2 + 0.1 + 0)/4 = 30
		{"shaken", func(a *alternative) {
			a.values = [ladders][model.Rungs]float64{{0.1, 0.3, 0.86, 0.9, 0.9, 0.9}, {0, 0.1, 0.2, 0.5, 0.9, 1}, {0, 0, 0, 0.1, 0.2, 0.9}}
		}, [][]int8{one}, 88.25, 65, 40, math.Sqrt(65 * 40)},
		// 0.3 · 100 + 0.7 · 87.5 and 0.7 · 30 + 0.3 · 50
		{"ladder", func(a *alternative) { a.ladder = [ladders]float64{alignment: 0.3, reinvention: 0.7} }, [][]int8{one}, 91.25, 65, 36, math.Sqrt(65 * 36)},
		// flow and automation 0.8 · 100 + 0.2 · 75 = 95, own knowledge and trust 10
		{"facets", func(a *alternative) { a.weights = []float64{0, 0.8, 0.2, 0, 0.1, 0.9} }, [][]int8{one}, 97.5, 65, 20, math.Sqrt(65 * 20)},
		{"smaller", func(a *alternative) { a.join = smaller }, [][]int8{one}, 93.75, 65, 40, 40},
		{"arithmetic", func(a *alternative) { a.join = arithmetic }, [][]int8{one}, 93.75, 65, 40, 52.5},
		// whoever has one facet of an axis: A 100, R (30 + 100)/2 = 65
		{"facets with gaps", func(a *alternative) { a.weights = []float64{0, 0.8, 0.2, 0, 0.1, 0.9} }, [][]int8{gaps}, 100, 65, 65, 65},
		// A (97.5 + 100)/2, R (20 + 65)/2
		{"two people", func(a *alternative) { a.weights = []float64{0, 0.8, 0.2, 0, 0.1, 0.9} }, [][]int8{one, gaps}, 98.75, 65, 42.5, math.Sqrt(65 * 42.5)},
		{"ladder alone", func(a *alternative) { a.ladder = [ladders]float64{alignment: 0.3, reinvention: 0.7} }, [][]int8{alone}, 100, 65, 30, math.Sqrt(65 * 30)},
		// A (91.25 + 100)/2, R (36 + 30)/2
		{"ladder alone, and not", func(a *alternative) { a.ladder = [ladders]float64{alignment: 0.3, reinvention: 0.7} }, [][]int8{one, alone}, 95.625, 65, 33, math.Sqrt(65 * 33)},
	} {
		a := c.inForce()
		h.vary(&a)
		columns := columned([]alternative{a})
		w := c.vary(&organisation{c: c, samples: []*sample{gathered(c, 0, 1, h.vectors...)}}, nil, columns)
		got := []float64{w.axis(alignment, 0, &variants[0], columns), w.dismantling[0], w.axis(reinvention, 0, &variants[0], columns), w.heights[0]}
		for i, want := range []float64{h.a, h.x, h.r, h.d} {
			if math.Abs(got[i]-want) > 1e-9 {
				t.Errorf("%s: %s is %v, want %v", h.name, []string{"A", "X", "R", "D"}[i], got[i], want)
			}
		}
	}
}
