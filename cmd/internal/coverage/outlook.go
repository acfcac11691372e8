package main

import (
	"fmt"
	"math"

	"rubble/model"
)

// An outlook is how people of one kind answer: shares that add up to 1.
type outlook struct {
	rungs    [model.Rungs]float64  // of each norm
	taking   [model.Points]float64 // of each item on alignment, from the worst point to the best
	building [model.Points]float64 // of each item on reinvention
}

// outlooks run from those who defend the norms to those who build anew.
// Relief comes early on this way and reinvention late, as in the model.
var outlooks = [...]outlook{
	{ // defends
		rungs:    [...]float64{0.72, 0.20, 0.07, 0.01, 0, 0},
		taking:   [...]float64{0.35, 0.32, 0.18, 0.12, 0.03},
		building: [...]float64{0.55, 0.28, 0.11, 0.05, 0.01},
	},
	{ // doubts
		rungs:    [...]float64{0.30, 0.40, 0.20, 0.06, 0.03, 0.01},
		taking:   [...]float64{0.18, 0.27, 0.27, 0.20, 0.08},
		building: [...]float64{0.34, 0.32, 0.20, 0.11, 0.03},
	},
	{ // relaxes
		rungs:    [...]float64{0.05, 0.15, 0.45, 0.20, 0.12, 0.03},
		taking:   [...]float64{0.05, 0.12, 0.23, 0.36, 0.24},
		building: [...]float64{0.22, 0.28, 0.26, 0.18, 0.06},
	},
	{ // tries
		rungs:    [...]float64{0.02, 0.08, 0.20, 0.35, 0.20, 0.15},
		taking:   [...]float64{0.04, 0.10, 0.20, 0.38, 0.28},
		building: [...]float64{0.06, 0.14, 0.27, 0.33, 0.20},
	},
	{ // builds
		rungs:    [...]float64{0.01, 0.02, 0.07, 0.12, 0.23, 0.55},
		taking:   [...]float64{0.03, 0.07, 0.15, 0.37, 0.38},
		building: [...]float64{0.02, 0.05, 0.13, 0.38, 0.42},
	},
}

// A team is how common each outlook is in it.
type team struct {
	id     string
	shares [len(outlooks)]float64
}

// A shape is what teams of one kind are made of.
type shape struct {
	name   string
	shares [len(outlooks)]float64
}

// shapes are skewed to the right, spread wide, and skewed to the left.
var shapes = [...]shape{
	{"entrenched", [...]float64{0.58, 0.27, 0.10, 0.03, 0.02}},
	{"mixed", [...]float64{0.28, 0.20, 0.22, 0.16, 0.14}},
	{"renaissance", [...]float64{0.03, 0.06, 0.14, 0.27, 0.50}},
}

// tilts are how far the teams of one shape lean from it. The first of each
// shape has it unchanged.
var tilts = [...]float64{0, -0.5, 0.3, 0.7}

// organisation has twelve teams. The first three have the shapes as they are.
func organisation() []team {
	var out []team
	for _, tilt := range tilts {
		for _, s := range shapes {
			out = append(out, s.leaning(fmt.Sprintf("%s-%d", s.name, len(out)/len(shapes)+1), tilt))
		}
	}
	return out
}

// leaning is a team in which each outlook is e^tilt times as common, beside
// the one before it, as in the shape.
func (s shape) leaning(id string, tilt float64) team {
	t := team{id: id}
	var sum float64
	for i, share := range s.shares {
		t.shares[i] = share * math.Exp(tilt*float64(i))
		sum += t.shares[i]
	}
	for i := range t.shares {
		t.shares[i] /= sum
	}
	return t
}
