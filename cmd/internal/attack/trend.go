package attack

import (
	"slices"

	"rubble/model"
)

// A moved is by how much a figure of a practice moved between this wave and
// another, as far as that tells more than both figures do.
type moved struct {
	team  string // empty: the organisation
	key   string
	other *table
	later bool // the other wave is the later one
	by    figure
}

// tablesOf are those of all waves.
func tablesOf(m *model.Model, r *published, know knower) [][]*table {
	out := make([][]*table, len(r.Waves))
	for i := range r.Waves {
		out[i] = tables(m, r, &r.Waves[i], know)
	}
	r.link(slices.Concat(out...))
	return out
}

// link tells the tables of a practice how figures moved from one wave to the
// other.
func (p *published) link(all []*table) {
	at := func(wave, practice string) *table {
		for _, t := range all {
			if t.wave == wave && t.whole.ID == practice {
				return t
			}
		}
		return nil
	}
	for _, c := range p.Changes {
		from, to := at(c.From, c.Practice), at(c.To, c.Practice)
		if from == nil || to == nil {
			continue
		}
		by := map[string]figure{alignment: c.Alignment, dismantling: c.Dismantling, reinvention: c.Reinvention}
		for _, n := range c.Norms {
			by[n.ID] = n.Value
		}
		for key, f := range by {
			if p.inTenths(f) {
				from.moves = append(from.moves, moved{c.Team, key, to, true, f})
				to.moves = append(to.moves, moved{c.Team, key, from, false, f})
			}
		}
	}
}

// trends adds by how much a figure moved from or to another wave, of which only
// the means are taken in.
func (s *sheet) trends(key string, sums []sum) {
	others := map[*table][]sum{}
	for _, m := range s.t.moves {
		if m.key != key {
			continue
		}
		if others[m.other] == nil {
			others[m.other] = s.means(m.other, key)
		}
		here, there := s.t.mean(m.team, key, sums), m.other.mean(m.team, key, others[m.other])
		if !m.later {
			here, there = there, here
		}
		s.hold(sum{}.add(there, 1).add(here, -1), around(*m.by.Value, tenth))
	}
}

// means makes variables of the sums of teams in another wave, as it is told of
// them.
func (s *sheet) means(t *table, key string) []sum {
	other := &sheet{program: s.program, t: t, target: none}
	sums := make([]sum, len(t.teams))
	for i := range t.teams {
		within, _, _ := t.spanOf(t.teams[i].told, key)
		sums[i] = sum{s.number(within.times(float64(t.behind(i, key))), false): 1}
	}
	for _, g := range t.groups() {
		other.total(g, key, sums)
	}
	return sums
}

// mean is that of a team, or of the organisation.
func (t *table) mean(team, key string, sums []sum) sum {
	out, weight := sum{}, 0.0
	for i := range t.teams {
		if n := t.behind(i, key); n > 0 && (team == "" || t.teams[i].id == team) {
			out.add(sums[i], t.teams[i].weight/float64(n))
			weight += t.teams[i].weight
		}
	}
	return sum{}.add(out, 1/weight)
}
