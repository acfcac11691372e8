package attack

import (
	"context"
	"fmt"
)

// crossings bounds the scores of the few of a team who are of a role, where
// something is told of both: what is told of teams and of roles are sums over the
// same people, those of each team in each role.
func (t *table) crossings(ctx context.Context, s *solver) ([]finding, error) {
	if t.weighted || t.joins() || len(t.whole.Roles) == 0 {
		return nil, nil
	}
	var out []finding
	for _, axis := range axes {
		p, cells := t.crossed(axis)
		for i := range cells {
			for role, name := range roleNames {
				n := t.inCell(t.teams[i].id, name)
				if n == 0 || n >= t.report.Method.Limits.Shown || t.few(&t.teams[i], axis) {
					continue
				}
				f := finding{table: t, role: name, target: target{i, axis, crossing}, lots: t.lots() > 0}
				var err error
				if f.told, f.sure, err = s.bounds(ctx, p, sum{cells[i][role]: 1}); err != nil {
					return nil, fmt.Errorf("%s of %s in %s: %w", axis, name, t.teams[i].id, err)
				}
				f.told = f.told.times(1 / float64(n))
				f.truth = f.told.movedBy(100 * float64(min(t.lots(), t.fallOn(t.teams[i].id, name), n)) / float64(n))
				out = append(out, f)
			}
		}
	}
	return out, nil
}

// crossed makes a program of the sums of a score over each team's people in each
// role.
func (t *table) crossed(axis string) (*program, [][]int) {
	p := &program{}
	cells, all := make([][]int, len(t.teams)), sum{}
	ofRole, people := make([]sum, len(roleNames)), 0
	for i := range t.teams {
		ofTeam := sum{}
		for role, name := range roleNames {
			v := p.number(anywhere.times(float64(t.inCell(t.teams[i].id, name))), false)
			cells[i] = append(cells[i], v)
			if ofRole[role] == nil {
				ofRole[role] = sum{}
			}
			ofTeam[v], ofRole[role][v], all[v] = 1, 1, 1
		}
		n := t.behind(i, axis)
		if within, f, _ := t.spanOf(t.teams[i].told, axis); f.Value != nil {
			p.hold(ofTeam, within.times(float64(n)))
		}
		people += n
	}
	for role, name := range roleNames {
		if f, _ := t.roleFigure(role).quantity(axis); f.Value != nil {
			p.hold(ofRole[role], t.report.spanOf(f, nil, t.whole.Mode, 0, 0).times(float64(t.inRole(name))))
		}
	}
	if within, f, _ := t.spanOf(t.whole, axis); f.Value != nil {
		p.hold(all, within.times(float64(people)))
	}
	return p, cells
}
