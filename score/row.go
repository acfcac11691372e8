package score

import (
	"rubble/model"
)

// A row is what one sheet says of one practice, on 0–100.
type row struct {
	answered, unknown, na int // questions; those not asked are in none
	ladderOnly            bool

	alignment, dismantling, reinvention, ownKnowledge part
	facets                                            []part // as practice.facets
	relief, replacement                               part
}

// A part is a score with its bounds: what it would be with every unknown
// answer at its worst and at its best.
type part struct {
	value, lo, hi float64
	ok            bool // there is a value
	asked         bool // something was asked
	applies       bool // something was asked and not marked as not applicable
}

// row scores one sheet's answers to a practice.
func (c *compiled) row(p *practice, v []int8) row {
	var r row
	for _, a := range v {
		switch {
		case a >= 0:
			r.answered++
		case a == dontKnow || a == unanswered:
			r.unknown++
		case a == notApplicable:
			r.na++
		}
	}
	r.relief = partOf(v, p.ladder, c.relief)
	r.dismantling = partOf(v, p.ladder, c.dismantling)
	r.replacement = partOf(v, p.ladder, c.replacement)
	r.ladderOnly = p.ladderOnly(v)
	r.facets = make([]part, len(p.facets))
	for i, f := range p.facets {
		r.facets[i] = partOf(v, f.items, c.agreement)
		if f.key == model.OwnKnowledge {
			r.ownKnowledge = r.facets[i]
		}
	}
	r.alignment = r.axis(p, model.Alignment, r.relief)
	r.reinvention = r.axis(p, model.Reinvention, r.replacement)
	return r
}

// ladderOnly says whether a practice has items and the form asked none.
func (p *practice) ladderOnly(v []int8) bool {
	for _, a := range v[len(p.norms):] {
		if a != notAsked {
			return false
		}
	}
	return len(p.items) > 0
}

// counts says whether a large enough share of what was asked and applies has
// an answer.
func (r *row) counts(coverage float64) bool {
	return r.answered > 0 && share(r.answered, r.answered+r.unknown) >= coverage
}

// axis joins the ladder's half with the mean of the other facets. Without a
// ladder there is no score, nor with fewer than half of the other facets,
// unless the form did not ask about any. Whose answers are too few for a
// score could have any.
func (r *row) axis(p *practice, axis string, ladder part) part {
	if r.ladderOnly || len(p.items) == 0 {
		return ladder
	}
	var sum part
	answered, applicable := 0, 0
	for i, f := range p.facets {
		if f.axis != axis || !r.facets[i].applies {
			continue
		}
		applicable++
		sum.lo += r.facets[i].lo
		sum.hi += r.facets[i].hi
		if r.facets[i].ok {
			answered++
			sum.value += r.facets[i].value
		}
	}
	switch {
	case !ladder.applies || applicable == 0:
		return part{}
	case !ladder.ok || 2*answered < applicable:
		return part{hi: 100, applies: true}
	}
	n := float64(applicable)
	return part{
		value:   float64(0.5*ladder.value) + float64(0.5*sum.value)/float64(answered),
		lo:      float64(0.5*ladder.lo) + float64(0.5*sum.lo)/n,
		hi:      float64(0.5*ladder.hi) + float64(0.5*sum.hi)/n,
		ok:      true,
		applies: true,
	}
}

// partOf is the mean over the answered ones of some questions, 0–100; in the bounds
// every unknown one is at an end of the scale.
func partOf(v []int8, questions []int, worth scale) part {
	var sum float64
	n, unknown, asked := 0, 0, false
	for _, q := range questions {
		asked = asked || v[q] != notAsked
		switch a := v[q]; {
		case a >= 0:
			sum += worth[a]
			n++
		case a == dontKnow || a == unanswered:
			unknown++
		}
	}
	if n+unknown == 0 {
		return part{asked: asked}
	}
	all, worst, best := float64(n+unknown), worth[0], worth[len(worth)-1]
	p := part{ok: n > 0, asked: true, applies: true,
		lo: 100 * (sum + float64(float64(unknown)*worst)) / all,
		hi: 100 * (sum + float64(float64(unknown)*best)) / all}
	if n > 0 {
		p.value = 100 * sum / float64(n)
	}
	return p
}
