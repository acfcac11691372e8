package attack

import (
	"math"
	"slices"
)

// narrowed is where a score lies, given what is made of it: the deconstruction
// of a team is the geometric mean of dismantling and reinvention, that of others
// the mean of their teams', and the gap is alignment less deconstruction; and given how many answers at least would have to change for it to
// cross a threshold.
func (t *table) narrowed(p *practice, key string, s span) span {
	of := func(f figure) span { return t.report.spanOf(f, nil, p.Mode, 0, 0) }
	asItIs := func(f figure) bool { return f.Value != nil && !f.Rounded && !f.Clamped }
	height := of(p.Deconstruction)
	switch other := map[string]figure{dismantling: p.Reinvention, reinvention: p.Dismantling}[key]; {
	case key == alignment && asItIs(p.Alignment) && asItIs(p.Gap) && asItIs(p.Deconstruction):
		gap := t.report.within(p.Gap, p.Mode)
		s = s.meet(span{gap.lo + height.lo, gap.hi + height.hi})
	case t.isTeam(p) && other.Value != nil && asItIs(p.Deconstruction) && asItIs(other):
		o := of(other)
		s = s.meet(span{height.lo * height.lo / o.hi, height.hi * height.hi / math.Max(o.lo, 1e-9)})
	}
	return s.meet(t.nearLine(p, key))
}

func (t *table) isTeam(p *practice) bool {
	return slices.ContainsFunc(t.teams, func(m member) bool { return m.told == p })
}

// nearLine is where a score lies of which so few changed answers would carry it
// across a threshold: no further from that than so many could carry it. A score
// of somebody who left a third open hangs half again as much on each of the
// others.
func (t *table) nearLine(p *practice, key string) span {
	lines := map[string]float64{alignment: t.report.Method.Alignment, dismantling: t.report.Method.Deconstruction, reinvention: t.report.Method.Deconstruction}
	line, is := lines[key]
	if p.Smallest == nil || !p.Smallest.Exact || p.Smallest.Figure != key || !is {
		return anywhere
	}
	greatest, weight := 0.0, 0.0
	for i := range t.teams {
		if n := t.behind(i, key); n > 0 && (p == t.whole || p == t.teams[i].told) {
			greatest = math.Max(greatest, t.teams[i].weight/float64(n))
			weight += t.teams[i].weight
		}
	}
	share := 0.0
	for _, part := range t.made(key)[0].parts {
		share = math.Max(share, part.share)
	}
	far := float64(p.Smallest.Answers) * 100 * 1.5 * share * greatest / weight
	if p.Smallest.Down {
		return span{line - tenth, line + far}
	}
	return span{line - far, line + tenth}
}

// within is where a difference lies, on either side of 0.
func (p *published) within(f figure, mode string) span {
	half := tenth
	if n, _ := f.told(); mode == "individual" && n < p.Method.Limits.Tenths {
		half = integer
	}
	return around(*f.Value, half)
}
