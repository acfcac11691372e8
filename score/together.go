package score

import "rubble/survey"

// A pair is one team in two waves; nil where it did not answer.
type pair [2]*teamPart

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
