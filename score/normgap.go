package score

import (
	"rubble/model"
	"rubble/stat"
	"rubble/survey"
)

// A NormGap is by how much two roles differ in where they place a norm.
type NormGap struct {
	Norm       string
	One, Other string  // roles
	N, OtherN  int     // who answered it
	Difference float64 // of the means on the dismantling scale, one less the other, points
	Superior   float64 // Vargha and Delaney's A: how likely one of the first stands higher than one of the other, 0–1
	P          float64 // of the Mann–Whitney test, two-sided
	Reason     Reason  // why there is none
}

// A placing counts the answers that one role gave to a norm, by rung.
type placing [model.Rungs]int

// normGaps compares every two of the roles on each norm. Every respondent who
// counts weighs the same, since a test by ranks knows no weights, and the
// difference is of the same people. Ranks are of rungs, not of what these are
// worth: where people place a norm is their order alone, and removed is not
// replaced, though either is dismantled.
func (o *organisation) normGaps(t *roleTable, told []int) []NormGap {
	def := &o.c.practices[o.at]
	placings := o.placings()
	var out []NormGap
	for at, norm := range def.norms {
		for i, one := range told {
			for _, other := range told[i+1:] {
				g := o.c.normGap(&placings[at][one], &placings[at][other], [2]int{o.c.covering(t.counts[one]), o.c.covering(t.counts[other])})
				g.Norm, g.One, g.Other = norm.Key, roleName(one), roleName(other)
				out = append(out, g)
			}
		}
	}
	return out
}

// placings are those of each norm, by role.
func (o *organisation) placings() [][toldRoles + 1]placing {
	out := make([][toldRoles + 1]placing, len(o.c.practices[o.at].norms))
	for _, s := range o.samples {
		if s.mode != survey.Individual {
			continue
		}
		for i, v := range s.vectors {
			role := roleIndex(s.roles[i])
			for at := range out {
				if v[at] >= 0 {
					out[at][role][v[at]]++
				}
			}
		}
	}
	return out
}

// normGap is that of two roles, of which so many count as [compiled.covering] has it.
func (c *compiled) normGap(one, other *placing, counting [2]int) NormGap {
	xs, ys := one.rungs(), other.rungs()
	g := NormGap{N: len(xs), OtherN: len(ys)}
	switch {
	case min(Behind(counting[0], g.N), Behind(counting[1], g.OtherN)) < leastInRole:
		g.Reason = TooFewInRole
	case alike(one, other):
		g.Reason = NoSpread
	default:
		r, _ := stat.MannWhitney(xs, ys, c.set.Confidence)
		g.Difference, g.Superior, g.P = one.mean(c.dismantling)-other.mean(c.dismantling), r.A, r.P
	}
	return g
}

// rungs are the answers one by one, the lowest first.
func (p *placing) rungs() []float64 {
	var out []float64
	for rung, n := range p {
		for range n {
			out = append(out, float64(rung))
		}
	}
	return out
}

// mean is what the answers are worth, 0–100.
func (p *placing) mean(worth scale) float64 {
	sum, n := 0.0, 0
	for rung, k := range p {
		sum += float64(float64(k) * worth[rung])
		n += k
	}
	return 100 * sum / float64(n)
}

// alike says whether all answers of both are on one rung.
func alike(one, other *placing) bool {
	used := 0
	for rung := range one {
		if one[rung]+other[rung] > 0 {
			used++
		}
	}
	return used < 2
}
