package score

import (
	"math"
	"math/rand/v2"
	"strings"

	"rubble/stat"
	"rubble/survey"
)

// drawRoles gives the domains that are compared their replicates, by the
// rescaled weights of Rao, Wu & Yue (1992), "Some recent work on resampling
// methods for complex surveys", Survey Methodology 18, 209–217. In each
// replicate n − 1 of the n respondents of a stratum are drawn with replacement,
// and who was drawn m times has the weight
//
//	w* = w · (1 − c + c · m · n/(n − 1)),  c = √(1 − n/N)
//
// with c = 1 for an unknown headcount N, and a greater c, up to 1, where lots
// can fall ([imputed]). No weight falls below 0, so that a mean stays on its
// scale, and that of a stratum has exactly the variance c² s²/n. One draw serves
// all roles, so that what a stratum's draw does to one side of a difference and
// to the other goes together. Where a draw leaves nobody of a role, its
// replicate is not a number.
func (o *organisation) drawRoles(wave string, t *roleTable) {
	sums := make([]roleSums, o.c.set.Replicates)
	var chance roleSums // what is left to it
	for _, s := range o.roleStrata() {
		s.draw(rand.New(stream(o.c.set.Seed, wave, s.name)), sums, &chance)
	}
	for axis := range axes {
		for _, role := range t.enough(axis) {
			d := &t.domains[role][axis]
			if d.whole = chance[role][ofWeight+axis] == 0; d.whole {
				continue
			}
			d.replicates = make([]float64, len(sums))
			for rep := range sums {
				of := &sums[rep][role]
				d.replicates[rep] = math.NaN()
				if of[ofWeight+axis] > 0 {
					d.replicates[rep] = of[axis] / of[ofWeight+axis]
				}
			}
		}
	}
}

// A roleStratum is a team, or the teams with one respondent together, with
// everybody who counts, whatever the role: that is who was sampled.
type roleStratum struct {
	name      string // of its draws
	units     [toldRoles][]roleUnit
	n         int     // of those who told none, too
	headcount int     // 0: not known
	imputed   float64 // share of the answers to be expected, 0–1
}

// A roleUnit is one respondent: w y of each axis, then w, or 0 without the
// score.
type roleUnit [2 * len(axes)]float64

// ofWeight is where the weights begin.
const ofWeight = len(axes)

// roleSums are the sums of units, by role.
type roleSums [toldRoles]roleUnit

// draw adds the stratum to every replicate, and to chance what it has where
// not all of its people were seen.
func (s *roleStratum) draw(rng *rand.Rand, sums []roleSums, chance *roleSums) {
	c, counts := stat.Rescale(s.n, s.headcount, s.imputed), make([]int32, s.n)
	for i := range counts {
		counts[i] = 1
	}
	var all roleSums
	s.add(&all, counts, 1)
	if all == (roleSums{}) {
		return // nobody told a role
	}
	if c > 0 {
		s.add(chance, counts, 1)
	}
	for rep := range sums {
		for role := range all {
			for i, v := range all[role] {
				sums[rep][role][i] += float64((1 - c) * v)
			}
		}
		if c > 0 {
			stat.Draw(rng, counts)
			s.add(&sums[rep], counts, c*float64(s.n)/float64(s.n-1))
		}
	}
}

// add adds each unit as often as counted, times each. It is the innermost loop
// of comparing roles, and written out for speed.
func (s *roleStratum) add(to *roleSums, counts []int32, each float64) {
	for role, units := range s.units {
		var a, x, r, wa, wx, wr float64
		for i := range units {
			u, m := &units[i], float64(counts[i])
			a += float64(m * u[alignment])
			x += float64(m * u[dismantling])
			r += float64(m * u[reinvention])
			wa += float64(m * u[ofWeight+alignment])
			wx += float64(m * u[ofWeight+dismantling])
			wr += float64(m * u[ofWeight+reinvention])
		}
		counts = counts[len(units):]
		for i, v := range [...]float64{a, x, r, wa, wx, wr} {
			to[role][i] += float64(each * v)
		}
	}
}

// roleStrata are the strata that roles are drawn from. Teams with one
// respondent are pooled into one; a single such team joins the one with the
// fewest respondents (collapsed strata: Cochran 1977, §5A.12), since alone it
// has no spread.
func (o *organisation) roleStrata() []roleStratum {
	var singles, teams []*sample
	least := 0
	for _, s := range o.samples {
		switch {
		case s.mode != survey.Individual || len(s.rows) == 0:
		case len(s.rows) == 1:
			singles = append(singles, s)
		default:
			teams = append(teams, s)
			if len(s.rows) < len(teams[least].rows) {
				least = len(teams) - 1
			}
		}
	}
	var out []roleStratum
	for i, s := range teams {
		of := []*sample{s}
		if i == least && len(singles) == 1 {
			of, singles = append(of, singles...), nil
		}
		out = append(out, stratumOf(of))
	}
	if len(singles) > 0 {
		out = append(out, stratumOf(singles))
	}
	return out
}

// stratumOf puts teams together. Their headcount is known if that of each is.
func stratumOf(teams []*sample) roleStratum {
	out := roleStratum{imputed: imputed(teams...)}
	var names []string
	known := true
	for _, s := range teams {
		names = append(names, s.team)
		out.headcount += s.headcount
		known = known && s.headcount > 0
		out.n += len(s.rows)
		for i := range s.rows {
			role, scores, w := roleIndex(s.roles[i]), s.rows[i].scores(), s.each()
			if role == untold {
				continue
			}
			var u roleUnit
			for axis := range axes {
				if scores[axis].ok {
					u[axis], u[ofWeight+axis] = w*scores[axis].value, w
				}
			}
			out.units[role] = append(out.units[role], u)
		}
	}
	if !known {
		out.headcount = 0
	}
	out.name = strings.Join(names, "\x00") + "\x00roles"
	return out
}
