package score

import (
	"rubble/model"
	"rubble/stat"
	"rubble/survey"
)

// A Norm is what the answers say of one norm.
type Norm struct {
	Key       string
	Value     Estimate             // the mean worth on the dismantling scale, 0–100
	Hold      float64              // 0–100
	Consensus float64              // Leik's, 0–1
	Shares    [model.Rungs]float64 // of weight, by rung; they add up to 1
	Counts    [model.Rungs]int     // of individual respondents
	Mandated  bool                 // half of those who answered, or more, say so
	Claim     Claim                // of the organisation, in the latest wave
}

// norms gives every norm of the practice at index at. The organisation's
// distribution weighs each team as its scores do.
func (c *compiled) norms(at int, samples []*sample) []Norm {
	def := &c.practices[at]
	out := make([]Norm, len(def.norms))
	for i, n := range def.norms {
		out[i] = c.norm(n.Key, i, samples)
	}
	return out
}

func (c *compiled) norm(key string, question int, samples []*sample) Norm {
	n := Norm{Key: key}
	var groups []group
	var worths, weights []float64
	total, answers, mandates := 0.0, 0, 0
	for _, s := range samples {
		rungs := s.rungs(question)
		mandates += s.mandated[question]
		answers += len(rungs)
		g := group{sample: s, values: make([]float64, len(rungs)), imputed: imputed(s)}
		for i, rung := range rungs {
			worth, w := c.dismantling[rung], s.weight/float64(len(rungs))
			g.values[i] = 100 * worth
			worths, weights = append(worths, worth), append(weights, w)
			n.Shares[rung] += w
			total += w
			if s.mode == survey.Individual {
				n.Counts[rung]++
			}
		}
		groups = append(groups, g)
	}
	n.Value = c.closedForm(groups)
	if total == 0 {
		return n
	}
	for i := range n.Shares {
		n.Shares[i] /= total
	}
	n.Hold = Hold(stat.MeanVar(worths, weights))
	n.Consensus = stat.LeikConsensus(n.Shares[:])
	n.Mandated = 2*mandates >= answers
	return n
}

// rungs are the rungs that those who count gave to a norm.
func (s *sample) rungs(question int) []int8 {
	var out []int8
	for _, v := range s.vectors {
		if v[question] >= 0 {
			out = append(out, v[question])
		}
	}
	return out
}

// Alike is the largest share of individual respondents on one rung, 0–1.
func (n *Norm) Alike() float64 {
	most, all := 0, 0
	for _, k := range n.Counts {
		most, all = max(most, k), all+k
	}
	return share(most, all)
}

// answeredNorms are those that somebody who counts has answered.
func (p *Practice) answeredNorms() int {
	n := 0
	for _, norm := range p.Norms {
		if norm.Value.Known() {
			n++
		}
	}
	return n
}

// A group holds the values of one team for one norm or facet, 0–100.
type group struct {
	*sample
	values  []float64
	imputed float64 // share of the answers behind them to be expected, 0–1
}

// closedForm is the mean of each team's mean by weight, with the interval of
// a stratified sample.
func (c *compiled) closedForm(groups []group) Estimate {
	var strata []stat.Stratum
	var of mean
	individual := 0
	for _, g := range groups {
		if len(g.values) == 0 {
			continue
		}
		stratum := stat.Stratum{Weight: g.weight, Values: g.values, Population: g.headcount, Imputed: g.imputed}
		if g.mode == survey.Individual {
			individual += len(g.values)
		} else {
			stratum.Population = len(g.values) // nothing is left to sampling, and no lots are drawn
		}
		strata = append(strata, stratum)
		of.add(&figure{weight: g.weight, value: average(g.values)})
	}
	m := of.figure()
	e := Estimate{Value: m.value, N: individual, Reason: m.reason}
	if individual == 0 {
		return e
	}
	if _, ci, ok := stat.StratifiedMean(strata, c.student); ok {
		e.Lo, e.Hi, e.Interval, e.Method = onScale(ci.Lo), onScale(ci.Hi), true, ByStudent
	}
	return e
}

// facets are the means of both axes' facets, in the order of the model.
func (c *compiled) facets(at int, samples []*sample) []Facet {
	def := &c.practices[at]
	var out []Facet
	for _, f := range c.m.Facets {
		switch {
		case f.Ladder && f.Axis == model.Alignment:
			out = append(out, c.facet(f, samples, func(r *row) part { return r.relief }))
		case f.Ladder:
			out = append(out, c.facet(f, samples, func(r *row) part { return r.replacement }))
		}
		for i, of := range def.facets {
			if of.key == f.Key {
				out = append(out, c.facet(f, samples, func(r *row) part { return r.facets[i] }))
			}
		}
	}
	return out
}

// facet is the mean over samples of what the answers to its questions come to.
func (c *compiled) facet(f model.Facet, samples []*sample, of func(*row) part) Facet {
	var groups []group
	counts := map[float64]int{} // of individual respondents
	asked := f.Ladder
	for _, s := range samples {
		g := group{sample: s, imputed: imputed(s)}
		for i := range s.rows {
			p := of(&s.rows[i])
			asked = asked || p.asked
			if !p.ok {
				continue
			}
			g.values = append(g.values, p.value)
			if s.mode == survey.Individual {
				counts[p.value]++
			}
		}
		groups = append(groups, g)
	}
	e := c.closedForm(groups)
	if !e.Known() && !asked {
		e.Reason = NotAsked
	}
	most, all := 0, 0
	for _, n := range counts {
		most, all = max(most, n), all+n
	}
	return Facet{f.Key, e, share(most, all)}
}
