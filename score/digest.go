package score

import "rubble/model"

// A digest is what alternative scorings need to know of a team's answers to a
// practice. Every score is a sum of products of its numbers, so that a scoring
// costs the same however many people answered.
type digest struct {
	known       [measured]bool       // somebody has the score
	dismantling [model.Rungs]float64 // how often each rung was given: per cent, the mean over those who have the score
	axes        [ladders]axisDigest  // of alignment and reinvention
}

// An axisDigest is what a score of a ladder and facets is made from. Whose
// form asked for no facet has the ladder alone.
type axisDigest struct {
	alone, joined [model.Rungs]float64 // as above; of those with the ladder alone, and of the others
	patterns      []pattern
}

// A pattern is what respondents said who answered the same facets.
type pattern struct {
	facets *facetSet
	sums   []float64 // of each facet, 0–100, over all who have the score
}

// A facetSet is the facets that some respondents answered: weights are shared
// out among these.
type facetSet struct {
	columns []column // the weights of each
	inverse column   // of the sum of their weights
}

// A digester makes the digests of one practice.
type digester struct {
	practice  *practice
	agreement scale
	axes      [ladders]*gatherer // of alignment and reinvention
}

func (c *compiled) digester(at int, weights []column) *digester {
	d := &digester{practice: &c.practices[at], agreement: c.agreement}
	d.axes[alignment] = c.gatherer(at, model.Alignment, weights)
	d.axes[reinvention] = c.gatherer(at, model.Reinvention, weights)
	return d
}

// digest is that of a team's sample.
func (g *digester) digest(s *sample) *digest {
	var d digest
	n := 0.0
	for i, v := range s.vectors {
		rungs, scores := g.practice.rungs(v), s.rows[i].scores()
		for score := range scores {
			d.known[score] = d.known[score] || scores[score].ok
		}
		if scores[dismantling].ok {
			n++
			addTo(&d.dismantling, &rungs)
		}
		for score, axis := range g.axes {
			if axis != nil && scores[score].ok {
				axis.add(v, &rungs, g.agreement)
			}
		}
	}
	scaleBy(&d.dismantling, n)
	for score, axis := range g.axes {
		if axis != nil {
			d.axes[score] = axis.digest()
		}
	}
	return &d
}

// rungs are how often each rung was given, per cent of the norms answered.
func (p *practice) rungs(v []int8) [model.Rungs]float64 {
	var out [model.Rungs]float64
	n := 0.0
	for _, q := range p.ladder {
		if v[q] >= 0 {
			out[v[q]] += 100
			n++
		}
	}
	scaleBy(&out, n)
	return out
}

// value is the mean over the answered items of a facet, 0–100.
func (f *facet) value(v []int8, worth scale) (value float64, ok bool) {
	sum, n := 0.0, 0
	for _, q := range f.items {
		if v[q] >= 0 {
			sum += worth[v[q]]
			n++
		}
	}
	return 100 * sum / float64(max(n, 1)), n > 0
}

func addTo(sum, terms *[model.Rungs]float64) {
	for i, t := range terms {
		sum[i] += t
	}
}

func scaleBy(sum *[model.Rungs]float64, n float64) {
	for i := range sum {
		sum[i] /= max(n, 1)
	}
}
