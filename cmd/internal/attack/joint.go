package attack

import (
	"slices"

	"rubble/model"
)

// joint is a sheet of all questions at once that a score is made of, with the
// figures that are made of them: dismantling, relief and replacement are the
// means of what the rungs of the norms are worth, and alignment and reinvention
// lie half on the ladder and half on the other facets. Numbers of people need
// not be whole here, which hardly matters in sums over many questions.
func (t *table) joint(target int, score string, replaced bool) *sheet {
	s := t.sheet(target)
	of := t.made(score)
	complete := t.answeredAll()
	for _, q := range t.questions() {
		if complete && of[0].uses(q.key) {
			c := s.ask(q, false)
			if replaced {
				s.replaced(c, false)
			}
		}
	}
	for _, of := range of {
		s.make(of, complete)
	}
	return s
}

// A made is a figure that is made of others: the mean of its parts with their
// factors.
type made struct {
	key   string
	parts []factor
}

// A factor is what the answers to a question add to a figure: their mean, in
// the worths that they have there, times a share.
type factor struct {
	question string
	worths   []float64
	share    float64
}

func (m made) uses(question string) bool {
	return slices.ContainsFunc(m.parts, func(f factor) bool { return f.question == question })
}

// made are a score and the other figures that are made of the same questions.
func (t *table) made(score string) []made {
	worths := func(of func(model.Rung) float64) []float64 {
		var out []float64
		for _, r := range t.model.Ladder {
			out = append(out, 100*of(r))
		}
		return out
	}
	ladder := func(of func(model.Rung) float64, share float64) []factor {
		var out []factor
		for _, n := range t.whole.Norms {
			out = append(out, factor{n.ID, worths(of), share / float64(len(t.whole.Norms))})
		}
		return out
	}
	items := func(axis string) []factor {
		var out []factor
		for _, f := range t.model.Facets {
			if f.Axis == axis && !f.Ladder {
				out = append(out, factor{f.Key, agreement, 0})
			}
		}
		for i := range out {
			out[i].share = 0.5 / float64(len(out))
		}
		return out
	}
	eased, taken, built := func(r model.Rung) float64 { return r.Alignment }, func(r model.Rung) float64 { return r.Dismantling }, func(r model.Rung) float64 { return r.Reinvention }
	out := map[string][]made{
		dismantling: {{dismantling, ladder(taken, 1)}},
		alignment:   {{alignment, append(ladder(eased, 0.5), items(model.Alignment)...)}},
		reinvention: {{reinvention, append(ladder(built, 0.5), items(model.Reinvention)...)}},
	}
	for _, f := range t.model.Facets {
		if f.Ladder && f.Axis == model.Alignment {
			out[alignment] = append(out[alignment], made{f.Key, ladder(eased, 1)})
		} else if f.Ladder {
			out[reinvention] = append(out[reinvention], made{f.Key, ladder(built, 1)})
		}
	}
	if score == dismantling {
		return out[score]
	}
	return append(out[score], out[dismantling]...)
}

// make adds a figure that is made of others. Of each team it is a sum over its
// people, told and true; where some left questions open, it is of none of the
// others.
func (s *sheet) make(of made, complete bool) {
	c := &column{question: question{key: of.key, worths: []float64{1}}, told: make([]tally, len(s.t.teams)),
		truth: make([]tally, len(s.t.teams)), sums: make([]sum, len(s.t.teams))}
	s.columns[of.key] = c
	for i := range s.t.teams {
		n := float64(s.t.behind(i, of.key))
		within, _, _ := s.t.spanOf(s.t.teams[i].told, of.key)
		told, truth := s.number(within.times(n), false), s.number(anywhere.times(n), false)
		c.told[i], c.truth[i], c.sums[i] = tally{told}, tally{truth}, sum{told: 1}
		moved := 0.0
		if pool := s.poolOf(i, of.key); pool != nil {
			moved = 100 * float64(min(pool.lots, s.t.behind(i, of.key)))
		}
		s.hold(sum{truth: 1, told: -1}, span{-moved, moved})
		if complete && !s.t.teams[i].together {
			s.hold(s.madeOf(of, i, told, false), span{})
			s.hold(s.madeOf(of, i, truth, true), span{})
		}
	}
	for _, g := range s.t.groups() {
		s.total(g, of.key, c.sums)
	}
}

// madeOf is a figure of a team less what it is made of.
func (s *sheet) madeOf(of made, team, figure int, truly bool) sum {
	out := sum{figure: 1}
	for _, part := range of.parts {
		c := s.columns[part.question]
		own := c.told[team]
		if truly {
			own = c.truth[team]
		}
		out.add(own.sum(part.worths), -part.share)
	}
	return out
}

func (s *sheet) poolOf(team int, key string) *pool {
	for _, p := range s.t.pools(key) {
		for _, i := range p.teams {
			if i == team {
				return &p
			}
		}
	}
	return nil
}

// complete says whether everybody of a team who counts answered all questions.
func (t *table) complete(team int) bool {
	for _, q := range t.questions() {
		if t.behind(team, q.key) != t.behind(team, dismantling) {
			return false
		}
	}
	return true
}
