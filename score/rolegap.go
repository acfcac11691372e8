package score

import (
	"math"

	"rubble/stat"
)

// A RoleGap is by how much two roles differ in one score of a practice.
type RoleGap struct {
	One, Other string   // roles
	Axis       string   // alignment, dismantling or reinvention
	Difference Estimate // one less the other, points; N is the smaller of the two roles' numbers
	P          float64  // two-sided, of no difference; set where there is an interval
}

// leastInRole is how many respondents have to be behind each of two roles for a
// comparison, as [Behind] counts them.
const leastInRole = 10

// comparable says whether any two roles can be compared on any axis.
func (t *roleTable) comparable() bool {
	for axis := range axes {
		if len(t.enough(axis)) > 1 {
			return true
		}
	}
	return false
}

// enough are the roles told that have respondents enough behind an axis.
func (t *roleTable) enough(axis int) []int {
	var out []int
	for role := range toldRoles {
		if t.domains[role][axis].behind >= leastInRole {
			out = append(out, role)
		}
	}
	return out
}

// roleGaps compares every two of the roles on each axis.
func (c *compiled) roleGaps(t *roleTable, told []int) []RoleGap {
	var out []RoleGap
	for i, one := range told {
		for _, other := range told[i+1:] {
			for axis, key := range axes {
				g := RoleGap{One: roleName(one), Other: roleName(other), Axis: key}
				g.Difference, g.P = c.roleGap(&t.domains[one][axis], &t.domains[other][axis])
				out = append(out, g)
			}
		}
	}
	return out
}

// roleGap is one domain less the other, with the percentile interval of the
// differences of their replicates, which were drawn together.
//
// p is from their spread, the difference held to be normal: false discoveries
// among hundreds of differences are told by smaller p than a share of the
// replicates can be. Where everybody was seen, the difference is what it is:
// the interval has no length, and p is 1 of none and 0 of any other. Where
// people were left to chance and all of each role have the same score, the
// replicates know of no chance, and there is a reason and no figure.
//
// Scores of the ladder alone and those that rest on items, too, are not the
// same measure: a role of only the one kind is not compared with another role.
func (c *compiled) roleGap(one, other *domain) (Estimate, float64) {
	n := min(one.n, other.n)
	reason := firstReason(one.reason(), other.reason())
	switch {
	case reason != "":
	case min(one.behind, other.behind) < leastInRole:
		reason = TooFewInRole
	case (one.ladderOnly == one.n) != (other.ladderOnly == other.n):
		reason = NotAsked
	}
	if reason != "" {
		return Estimate{N: n, Reason: reason}, 0
	}
	e, variance := drawnEstimate(one.sum/one.weight-other.sum/other.weight, differences(one, other), one.whole && other.whole, c.set.Confidence)
	if e.N = n; !e.Interval {
		return Estimate{N: n, Reason: NoSpread}, 0
	}
	if math.Abs(e.Value) < noSpread {
		return e, 1
	}
	return e, chance(e.Value, variance)
}

// differences are those of the replicates of two domains in which both were
// drawn. One of which everybody was seen is the same in all.
func differences(one, other *domain) []float64 {
	n := max(len(one.replicates), len(other.replicates))
	out := make([]float64, 0, n)
	for rep := range n {
		if d := one.at(rep) - other.at(rep); !math.IsNaN(d) {
			out = append(out, d)
		}
	}
	return out
}

// at is a domain's replicate, or its value where nothing was drawn.
func (d *domain) at(rep int) float64 {
	if d.replicates == nil {
		return d.sum / d.weight
	}
	return d.replicates[rep]
}

// noSpread is the standard error, in points, below which there is none but for
// what adding up loses.
const noSpread = 1e-9

// drawnEstimate is a value with the percentile interval of its replicates, and
// their variance. Those that are not a number are of draws that left nobody.
// Nothing was drawn, or no draw differed: there is no interval, but for a whole
// population, of which the interval has no length.
func drawnEstimate(value float64, replicates []float64, whole bool, confidence float64) (e Estimate, variance float64) {
	e = Estimate{Value: value}
	if whole {
		e.Lo, e.Hi, e.Interval, e.Method = value, value, true, ByPercentile
		return e, 0
	}
	some := make([]float64, 0, len(replicates))
	for _, v := range replicates {
		if !math.IsNaN(v) {
			some = append(some, v)
		}
	}
	if len(some) == 0 {
		return e, 0
	}
	if _, variance = stat.MeanVar(some, nil); variance < noSpread*noSpread {
		return e, 0
	}
	ci := stat.Percentile(some, confidence)
	e.Lo, e.Hi, e.Interval, e.Method = ci.Lo, ci.Hi, true, ByPercentile
	return e, variance
}
