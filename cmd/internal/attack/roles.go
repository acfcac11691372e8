package attack

import "context"

// roles bounds the scores of the roles of an organisation of which nothing is
// told, from those of the others, of the whole, and from how far roles lie
// apart. The people of all roles, those who told none among them, are the people
// of the organisation.
func (t *table) roles(ctx context.Context, s *solver) ([]finding, error) {
	if t.weighted || t.joins() {
		return nil, nil
	}
	var out []finding
	for _, axis := range axes {
		for role := range roleNames {
			n := t.inRole(roleNames[role])
			if f, _ := t.roleFigure(role).quantity(axis); n == 0 || n >= t.report.Method.Limits.Shown || f.Value != nil {
				continue
			}
			p, sums := t.byRole(axis)
			f := finding{table: t, role: roleNames[role], target: target{team: none, quantity: axis}}
			var err error
			if f.told, f.sure, err = s.bounds(ctx, p, sums[role]); err != nil {
				return nil, err
			}
			f.told = f.told.times(1 / float64(n))
			f.lots = t.lots() > 0
			f.truth = f.told.movedBy(100 * float64(min(t.lots(), t.fallOnRole(roleNames[role]), n)) / float64(n))
			out = append(out, f)
		}
	}
	return out, nil
}

var axes = [...]string{alignment, dismantling, reinvention}

// fallOnRole is on how many of a role lots can fall.
func (t *table) fallOnRole(role string) int {
	n := 0
	for i := range t.teams {
		n += t.fallOn(t.teams[i].id, role)
	}
	return n
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

func (t *table) roleFigure(role int) *practice {
	for _, r := range t.whole.Roles {
		if r.Role == roleNames[role] {
			return &practice{publishedScores: r.publishedScores}
		}
	}
	return &practice{}
}

// byRole makes a program of the sums of each role, for a score and, of
// dismantling, each norm; it gives those of the score.
func (t *table) byRole(axis string) (*program, []sum) {
	p := &program{}
	scores := t.bySum(p, axis)
	for role := range roleNames {
		if f, _ := t.roleFigure(role).quantity(axis); f.Value != nil {
			within := t.report.spanOf(f, nil, t.whole.Mode, 0, 0)
			p.hold(scores[role], within.times(float64(t.inRole(roleNames[role]))))
		}
	}
	for _, g := range t.whole.RoleGaps {
		if g.Axis == axis && t.report.inTenths(g.Difference) {
			t.apartBy(p, g.One, g.Other, scores, around(*g.Difference.Value, tenth))
		}
	}
	if axis != dismantling {
		return p, scores
	}
	links := make([]sum, len(scores))
	for role := range links {
		links[role] = sum{}.add(scores[role], -float64(len(t.whole.Norms)))
	}
	all := t.answeredAll()
	for _, n := range t.whole.Norms {
		own := t.bySum(p, n.ID)
		for role := range links {
			links[role].add(own[role], 1)
		}
		if all {
			t.gaps(p, n.ID, own)
		}
	}
	open := t.openNorms()
	for role := range links { // who left a norm open enters the score as though it were anything
		p.hold(links[role], span{-open.hi, open.lo})
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
	}
	for i := range t.teams {
		people += float64(t.behind(i, key))
	}
	if within, f, _ := t.spanOf(t.whole, key); f.Value != nil {
		p.hold(all, within.times(people))
	}
	return out
}

// answeredAll says whether as many people are behind each norm as behind the
// scores: then they are so of each role.
func (t *table) answeredAll() bool { return t.openNorms() == span{} }

// openNorms is what norms that people left open, and those of people without a
// score, can add to sums of norms at most: hi that who has a score left open, lo
// that who has none answered.
func (t *table) openNorms() span {
	out := span{}
	for i := range t.teams {
		for _, n := range t.whole.Norms {
			left, without := t.open(i, dismantling, n.ID)
			out = span{out.lo + 100*without, out.hi + 100*left}
		}
	}
	return out
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
		t.apartBy(p, g.One, g.Other, sums, around(*g.Difference.Value, half))
	}
}

// apartBy adds how far the means of two roles lie apart.
func (t *table) apartBy(p *program, one, other string, sums []sum, within span) {
	apart := sum{}
	for role, name := range roleNames {
		if n := float64(t.inRole(name)); name == one {
			apart.add(sums[role], 1/n)
		} else if name == other {
			apart.add(sums[role], -1/n)
		}
	}
	p.hold(apart, within)
}
