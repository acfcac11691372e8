package score

import (
	"slices"

	"rubble/model"
)

// A place is where an answer stands in its respondent's figures: each of them
// is a mean in which it is one of so many; 0 where it is not in it.
type place struct {
	of   [measured]int16
	norm bool
}

// A holding counts a team's answers in one place by their value.
type holding struct {
	place
	counts [max(model.Rungs, model.Points+1)]int
}

// pools adds the holding's answers by value, in a team in which n respondents
// have each score.
func (h *holding) pools(to []pool, team int, n *[measured]int) []pool {
	p := pool{team: team, norm: h.norm}
	for k, of := range h.of {
		if of > 0 {
			p.step[k] = 100 / float64(int(of)*n[k])
		}
	}
	for v, count := range h.counts {
		if p.value, p.count = int8(v), count; count > 0 {
			to = append(to, p)
		}
	}
	return to
}

// A gathering collects the holdings of one team, respondent by respondent.
type gathering struct {
	*practice
	holdings []holding
	having   [measured]int // respondents who have each score
	answered []int16       // items of each facet, by one respondent
	last     []int         // the holdings of the respondent before: the norms', then each facet's
}

func gatheringOf(p *practice) *gathering {
	return &gathering{practice: p, answered: make([]int16, len(p.facets)), last: make([]int, 1+len(p.facets))}
}

// gather collects a sample's, in the order of their places: that of the
// respondents does not matter.
func (g *gathering) gather(s *sample) {
	g.holdings, g.having = g.holdings[:0], [measured]int{}
	for i, v := range s.vectors {
		scores := s.rows[i].scores()
		var has [measured]bool
		for k := range scores {
			if has[k] = scores[k].ok; has[k] {
				g.having[k]++
			}
		}
		g.include(v, &has)
	}
	slices.SortFunc(g.holdings, func(a, b holding) int {
		switch {
		case a.norm == b.norm:
			return slices.Compare(a.of[:], b.of[:])
		case a.norm:
			return -1
		}
		return 1
	})
}

// include takes in the answers of a respondent who has some of the scores.
// What [row.axis] makes of them is the mean of the ladder and of the other
// facets, or the ladder alone.
func (g *gathering) include(v []int8, has *[measured]bool) {
	norms := answered(v, g.ladder)
	var facets [2]int16 // answered, by axis
	for f := range g.facets {
		if g.answered[f] = answered(v, g.facets[f].items); g.answered[f] > 0 {
			facets[g.facets[f].side()]++
		}
	}
	if norms > 0 {
		half := int16(2)
		if len(g.items) == 0 || g.ladderOnly(v) {
			half = 1
		}
		g.hold(0, g.ladder, v, place{norm: true, of: [measured]int16{alignment: half * norms, dismantling: norms, reinvention: half * norms}}.only(has))
	}
	for f := range g.facets {
		of, items := &g.facets[f], g.answered[f]
		if items == 0 {
			continue
		}
		var p place
		if side := of.side(); side == 0 {
			p.of[alignment] = 2 * facets[side] * items
		} else {
			p.of[reinvention] = 2 * facets[side] * items
		}
		if of.key == model.OwnKnowledge {
			p.of[ownKnowledge] = items
		}
		g.hold(1+f, of.items, v, p.only(has))
	}
}

// side is 0 for alignment and 1 for reinvention.
func (f *facet) side() int {
	if f.axis == model.Alignment {
		return 0
	}
	return 1
}

// only leaves out the scores that the respondent does not have.
func (p place) only(has *[measured]bool) place {
	for k := range p.of {
		if !has[k] {
			p.of[k] = 0
		}
	}
	return p
}

// answered is how many of the questions have an answer.
func answered(v []int8, questions []int) int16 {
	n := int16(0)
	for _, q := range questions {
		if v[q] >= 0 {
			n++
		}
	}
	return n
}

// hold counts answers to some questions. Most respondents' stand where those
// of the respondent before do.
func (g *gathering) hold(slot int, questions []int, v []int8, p place) {
	i := g.last[slot]
	if i >= len(g.holdings) || g.holdings[i].place != p {
		if i = slices.IndexFunc(g.holdings, func(h holding) bool { return h.place == p }); i < 0 {
			i = len(g.holdings)
			g.holdings = append(g.holdings, holding{place: p})
		}
		g.last[slot] = i
	}
	counts := &g.holdings[i].counts
	for _, q := range questions {
		if a := v[q]; a >= 0 {
			counts[a]++
		}
	}
}
