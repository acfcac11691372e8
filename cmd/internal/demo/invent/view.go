package main

import (
	"math"
	"path"
	"strings"

	"rubble/model"
)

// A mood is how a team's answers to a norm spread over the rungs.
type mood [model.Rungs]float64

// The moods, from a norm that holds to one that gave way to something own.
var (
	held    = mood{58, 28, 11, 1, 1, 1}
	doubted = mood{24, 44, 22, 5, 3, 2}
	eased   = mood{8, 18, 54, 10, 7, 3}
	trial   = mood{4, 9, 25, 38, 16, 8}
	split   = mood{26, 14, 16, 6, 16, 22}
	dropped = mood{3, 5, 14, 9, 51, 18}
	gone    = mood{2, 3, 5, 3, 76, 11}
	rebuilt = mood{2, 4, 10, 8, 21, 55}
	own     = mood{1, 1, 4, 5, 14, 75}
)

// A view is how a team sees a practice, or the common norms.
type view struct {
	usual   mood // of norms not named
	norms   map[string]mood
	before  map[string]mood    // of norms that were in another one in the first wave
	facets  map[string]float64 // how far each is so, 0–100
	earlier float64            // how far back they were in the first wave
}

// mood is that of a norm in a wave.
func (v view) mood(key string, w wave) mood {
	if m, ok := v.before[key]; ok && w.first {
		return m
	}
	if m, ok := v.norms[key]; ok {
		return m
	}
	return v.usual
}

// rung is where a standard normal value falls.
func (v view) rung(key string, w wave, latent float64) int8 {
	m := v.mood(path.Base(key), w)
	var sum float64
	for _, weight := range m {
		sum += weight
	}
	at := sum * 0.5 * math.Erfc(-latent/math.Sqrt2)
	for rung, weight := range m {
		if at -= weight; at < 0 {
			return int8(rung)
		}
	}
	return model.Rungs - 1
}

func (v view) leaning(facet string) float64 { return v.facets[facet] }

// order is that of the figures in facets.
var order = []string{"flow", "automation", "iteration", "collaboration", "adoption",
	"vision", "own-knowledge", "capability", "retooling", "trust", "reshaping"}

// facets names figures.
func facets(figures ...float64) map[string]float64 {
	named := map[string]float64{}
	for i, f := range figures {
		named[order[i]] = f
	}
	return named
}

// respondents are the numbers of those who answered in a wave.
func (t *profile) respondents(w wave) []int {
	from, to := t.left+1, t.left+t.second
	if w.first {
		from, to = 1, t.first
	}
	var all []int
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

// in is a mood and the keys of the norms that are in it.
type in struct {
	mood mood
	keys string
}

// norms gives norms the mood that they are in.
func norms(moods ...in) map[string]mood {
	named := map[string]mood{}
	for _, m := range moods {
		for _, key := range strings.Fields(m.keys) {
			named[key] = m.mood
		}
	}
	return named
}
