package score

import (
	"math"

	"rubble/survey"
)

// A pair is one team in two waves; nil where it did not answer.
type pair [2]*teamPart

// A together says how much of a sample's draw is the one that it has in common
// with the wave before, and how much its own. The zero together has all in
// common.
type together struct {
	partly      bool
	common, own float64 // their squares add up to 1
}

// pairs are the teams that answered in either wave, in the order of the
// settings.
func pairs(teams []Team, rounds [2]*round) []pair {
	var of [2]map[string]*teamPart
	for i, r := range rounds {
		of[i] = map[string]*teamPart{}
		for j := range r.teams {
			of[i][r.teams[j].result.ID] = &r.teams[j]
		}
	}
	var out []pair
	for _, t := range teams {
		if p := (pair{of[0][t.ID], of[1][t.ID]}); p[0] != nil || p[1] != nil {
			out = append(out, p)
		}
	}
	return out
}

// drawTogether draws a team's replicates of two waves at once. The parts given
// stay as they are; label keeps the draws apart from those of either wave.
func (c *compiled) drawTogether(label string, waves [2]string, p pair) pair {
	units := map[string]int{}
	var out pair
	var all []*sample
	for i, t := range p {
		if t == nil {
			continue
		}
		out[i] = &teamPart{result: t.result, at: t.at}
		for _, s := range t.samples {
			own := *s
			own.sheet = c.unitsOf(s, waves[i], units)
			out[i].samples = append(out[i].samples, &own)
		}
		all = append(all, out[i].samples...)
	}
	if out[0] != nil && out[1] != nil {
		for at, later := range out[1].samples {
			later.together = overlapping(out[0].samples[at], later)
		}
	}
	c.resample(label, p.id(), all)
	for _, t := range out {
		if t != nil {
			for _, s := range t.samples {
				t.figures = append(t.figures, c.figures(s))
			}
		}
	}
	return out
}

func (p pair) id() string {
	if p[0] != nil {
		return p[0].result.ID
	}
	return p[1].result.ID
}

// unitsOf numbers those who count by their ids. Where these are not the same
// from wave to wave, nobody of one wave is anybody of the other.
func (c *compiled) unitsOf(s *sample, wave string, units map[string]int) []int {
	if s.mode == survey.Consensus {
		return s.sheet
	}
	out := make([]int, len(s.ids))
	for i, id := range s.ids {
		if !c.set.StableIDs {
			id = wave + "\x00" + id
		}
		unit, known := units[id]
		if !known {
			unit = len(units)
			units[id] = unit
		}
		out[i] = unit
	}
	return out
}

// overlapping is how far the draws of two waves go together, −1 to 1, so that the
// replicates of the two have the covariance of their means: S·(c/(n₁n₂) − 1/N)
// where c of those who answered did so both times, and S is the covariance of
// their answers. See Tam (1984), "On covariances from overlapping samples",
// The American Statistician 38, 288–289. The correction for a finite
// population shrinks the spread of either wave; a common draw, shrunk as they
// are, would hold that all who could answer twice did, and has S·c/(n₁n₂) times
// both shrinkages. The two are the same where the same people answered, or N is
// unknown. Who answered by chance in either wave alone tells nothing of the
// other: there it is 0.
//
// What lots add to the spread ([imputed]) is taken for each wave's own. Where
// people keep their ids, the same answers are drawn in both and the replicates
// of the difference spread too far, the more so the less people changed.
//
// Where more people answered than there are places, some have left. As many
// fewer are in both waves, M of N, and 1/N becomes M/N².
func overlapping(before, after *sample) together {
	n1, n2, people := float64(len(before.rows)), float64(len(after.rows)), float64(before.headcount)
	if before.mode == survey.Consensus || after.mode == survey.Consensus || people == 0 || n1 == 0 || n2 == 0 {
		return together{}
	}
	in := map[int]bool{}
	for _, unit := range before.sheet {
		in[unit] = true
	}
	both := 0.0
	for _, unit := range after.sheet {
		if in[unit] {
			both++
		}
	}
	drawn := before.scale[dismantling] * after.scale[dismantling] * both / (n1 * n2)
	if drawn == 0 {
		return together{}
	}
	stayed := min(people, 2*people-(n1+n2-both))
	share := min(max((both/(n1*n2)-stayed/(people*people))/drawn, -1), 1)
	if reaches(share, 1) {
		return together{}
	}
	return together{true, share, math.Sqrt(1 - float64(share*share))}
}
