package score

import "rubble/survey"

// A LeftOpen is how many people of a team who count gave no answer to each norm
// of a practice: those who did not know, and those to whom it did not apply. Of a
// team of which nothing may be told that is an answer, too, so it is kept apart.
type LeftOpen struct {
	Team  string
	Norms []int // in the order of the practice
}

// openOfRoles is what the people of each role left open, team by team; without
// teams of which nobody did.
func (o *organisation) openOfRoles() [toldRoles + 1][]LeftOpen {
	return o.openBy(func(s *sample, row int) int { return roleIndex(s.roles[row]) })
}

// leftOpen is what the people of all roles left open.
func (o *organisation) leftOpen() []LeftOpen {
	return o.openBy(func(*sample, int) int { return 0 })[0]
}

// openBy is what those who answered one by one left open, by the index that
// role gives them.
func (o *organisation) openBy(role func(s *sample, row int) int) [toldRoles + 1][]LeftOpen {
	var out [toldRoles + 1][]LeftOpen
	norms := len(o.c.practices[o.at].norms)
	for _, s := range o.samples {
		if s.mode != survey.Individual {
			continue
		}
		var open [toldRoles + 1][]int
		for row, v := range s.vectors {
			of := &open[role(s, row)]
			for at := range norms {
				if v[at] >= 0 {
					continue
				}
				if *of == nil {
					*of = make([]int, norms)
				}
				(*of)[at]++
			}
		}
		for role, of := range open {
			if of != nil {
				out[role] = append(out[role], LeftOpen{s.team, of})
			}
		}
	}
	return out
}
