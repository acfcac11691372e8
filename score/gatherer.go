package score

import "rubble/model"

// A gatherer collects the respondents of a team who have one score, team by
// team.
type gatherer struct {
	facets  []facet // those of the axis
	index   []int   // of each, in the model's
	weights []column
	masks   map[string]*facetSet // by a byte a facet: 1 where it has an answer, else 0

	out axisDigest        // of the team at hand
	at  map[*facetSet]int // patterns
	n   float64

	mask   []byte // of the respondent at hand
	values []float64
}

func (c *compiled) gatherer(at int, axis string, weights []column) *gatherer {
	g := &gatherer{weights: weights, masks: map[string]*facetSet{}, at: map[*facetSet]int{}}
	for _, f := range c.practices[at].facets {
		for i, of := range c.m.Facets {
			if f.axis == axis && f.key == of.Key {
				g.facets, g.index = append(g.facets, f), append(g.index, i)
			}
		}
	}
	g.mask, g.values = make([]byte, len(g.facets)), make([]float64, len(g.facets))
	return g
}

// add takes in a respondent who has the score.
func (g *gatherer) add(v []int8, rungs *[model.Rungs]float64, agreement scale) {
	g.n++
	g.values = g.values[:0]
	for i := range g.facets {
		value, ok := g.facets[i].value(v, agreement)
		g.mask[i] = 0
		if ok {
			g.mask[i] = 1
			g.values = append(g.values, value)
		}
	}
	if len(g.values) == 0 {
		addTo(&g.out.alone, rungs)
		return
	}
	addTo(&g.out.joined, rungs)
	p := g.pattern()
	for i, value := range g.values {
		p.sums[i] += value
	}
}

// pattern is that of the respondent at hand.
func (g *gatherer) pattern() *pattern {
	of := g.masks[string(g.mask)]
	if of == nil {
		of = g.facetSet()
		g.masks[string(g.mask)] = of
	}
	at, known := g.at[of]
	if !known {
		at = len(g.out.patterns)
		g.at[of] = at
		g.out.patterns = append(g.out.patterns, pattern{of, make([]float64, len(of.columns))})
	}
	return &g.out.patterns[at]
}

// facetSet is that of the respondent at hand.
func (g *gatherer) facetSet() *facetSet {
	out := &facetSet{inverse: make(column, len(g.weights[0]))}
	for i, is := range g.mask {
		if is == 1 {
			weights := g.weights[g.index[i]]
			out.columns = append(out.columns, weights)
			out.inverse.add(1, weights)
		}
	}
	for k, sum := range out.inverse {
		out.inverse[k] = 1 / sum
	}
	return out
}

// digest makes means of the sums, and begins another team.
func (g *gatherer) digest() axisDigest {
	out, n := g.out, g.n
	g.out, g.n = axisDigest{}, 0
	clear(g.at)
	scaleBy(&out.alone, n)
	scaleBy(&out.joined, n)
	for _, p := range out.patterns {
		for i := range p.sums {
			p.sums[i] /= n
		}
	}
	return out
}
