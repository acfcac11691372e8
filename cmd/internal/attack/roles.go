package attack

import "context"

// roles bounds the dismantling of the roles of an organisation of which
// nothing is told, from that of the others, of the whole, and from how far
// roles lie apart. The people of all roles, those who told none among them, are
// the people of the organisation.
func (t *table) roles(ctx context.Context, s *solver) ([]finding, error) {
	if t.weighted || t.joins() {
		return nil, nil
	}
	var out []finding
	for role := range roleNames {
		n := t.inRole(roleNames[role])
		if n == 0 || n >= t.report.Method.Limits.Shown || t.roleFigure(role).Value != nil {
			continue
		}
		p, sums := t.byRole()
		f := finding{table: t, role: roleNames[role], target: target{team: none, quantity: dismantling}}
		var err error
		if f.told, f.sure, err = s.bounds(ctx, p, sums[role]); err != nil {
			return nil, err
		}
		f.told = f.told.times(1 / float64(n))
		f.lots = t.lots() > 0
		f.truth = f.told.movedBy(100 * float64(min(t.lots(), n)) / float64(n))
		out = append(out, f)
	}
	return out, nil
}

// roleNames are the roles, and that of those who told none.
var roleNames = [...]string{"manages", "does", "is-served", ""}

// joins says whether a team answered together.
func (t *table) joins() bool {
	for i := range t.teams {
		if t.teams[i].together {
			return true
		}
	}
	return false
}

func (t *table) roleFigure(role int) figure {
	for _, r := range t.whole.Roles {
		if r.Role == roleNames[role] {
			return r.Dismantling
		}
	}
	return figure{}
}

// byRole makes a program of the sums of each role, for dismantling and each
// norm; it gives those of dismantling.
func (t *table) byRole() (*program, []sum) {
	p := &program{}
	scores := t.bySum(p, dismantling)
	for role := range roleNames {
		if f := t.roleFigure(role); f.Value != nil {
			within := t.report.spanOf(f, nil, t.whole.Mode, 0, 0)
			p.hold(scores[role], within.times(float64(t.inRole(roleNames[role]))))
		}
	}
	if !t.answeredAll() {
		return p, scores
	}
	links := make([]sum, len(scores))
	for role := range links {
		links[role] = sum{}.add(scores[role], -float64(len(t.whole.Norms)))
	}
	for _, n := range t.whole.Norms {
		own := t.bySum(p, n.ID)
		for role := range links {
			links[role].add(own[role], 1)
		}
		t.gaps(p, n.ID, own)
	}
	for role := range links {
		p.hold(links[role], span{})
	}
	return p, scores
}

// bySum adds the sum of each role, all of which make up that of the whole.
func (t *table) bySum(p *program, key string) []sum {
	out, all, people := make([]sum, len(roleNames)), sum{}, 0.0
	for role := range out {
		n := float64(t.inRole(roleNames[role]))
		out[role] = sum{p.number(anywhere.times(n), false): 1}
		all.add(out[role], 1)
		people += n
	}
	if within, f, _ := t.spanOf(t.whole, key); f.Value != nil {
		p.hold(all, within.times(people))
	}
	return out
}

// answeredAll says whether as many people are behind each norm as behind the
// scores: then they are so of each role.
func (t *table) answeredAll() bool {
	for i := range t.teams {
		if !t.complete(i) {
			return false
		}
	}
	return true
}

// gaps adds how far roles lie apart on a norm.
func (t *table) gaps(p *program, norm string, sums []sum) {
	for _, g := range t.whole.NormGaps {
		if g.Norm != norm || g.Difference.Value == nil || g.Difference.Clamped {
			continue
		}
		half := integer
		if g.Difference.Rounded {
			half = five
		}
		apart := sum{}
		for role, name := range roleNames {
			if n := float64(t.inRole(name)); name == g.One {
				apart.add(sums[role], 1/n)
			} else if name == g.Other {
				apart.add(sums[role], -1/n)
			}
		}
		p.hold(apart, around(*g.Difference.Value, half))
	}
}
