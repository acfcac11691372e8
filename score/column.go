package score

import "rubble/model"

// A column holds one number for each alternative. The first is of the scoring
// in force.
type column []float64

// columns are the alternatives, choice by choice: the form in which sums of
// products over all of them are fast.
type columns struct {
	values  [ladders][model.Rungs]column
	ladder  [ladders]column
	weights []column // by facet of the model
	join    []joining

	alignment, deconstruction, ownKnowledge column // thresholds
}

// columned lays alternatives out by choice.
func columned(alternatives []alternative) *columns {
	of := func(value func(*alternative) float64) column {
		out := make(column, len(alternatives))
		for k := range alternatives {
			out[k] = value(&alternatives[k])
		}
		return out
	}
	c := &columns{
		alignment:      of(func(a *alternative) float64 { return a.lines.alignment }),
		deconstruction: of(func(a *alternative) float64 { return a.lines.deconstruction }),
		ownKnowledge:   of(func(a *alternative) float64 { return a.lines.ownKnowledge }),
	}
	for score := range c.values {
		c.ladder[score] = of(func(a *alternative) float64 { return a.ladder[score] })
		for rung := range c.values[score] {
			c.values[score][rung] = of(func(a *alternative) float64 { return a.values[score][rung] })
		}
	}
	for f := range alternatives[0].weights {
		c.weights = append(c.weights, of(func(a *alternative) float64 { return a.weights[f] }))
	}
	for k := range alternatives {
		c.join = append(c.join, alternatives[k].join)
	}
	return c
}

// add adds terms times weight.
func (c column) add(weight float64, terms column) {
	if weight == 0 {
		return
	}
	terms = terms[:len(c)]
	for k := range c {
		c[k] += float64(weight * terms[k])
	}
}

// combine sets the column to the sum of others times their weights. Two are
// taken at a time, which halves the work of reading and writing.
func (c column) combine(weights []float64, of []column) {
	clear(c)
	for ; len(of) > 1; weights, of = weights[2:], of[2:] {
		w, x, a, b := weights[0], weights[1], of[0][:len(c)], of[1][:len(c)]
		if w == 0 && x == 0 {
			continue
		}
		for k := range c {
			c[k] += float64(w*a[k]) + float64(x*b[k])
		}
	}
	for i, last := range of {
		c.add(weights[i], last)
	}
}
