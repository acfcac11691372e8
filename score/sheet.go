package score

import (
	"rubble/fingerprint"
	"rubble/model"
	"rubble/stat"
	"rubble/survey"
)

// States of an answer that is not a value.
const (
	notAsked = -4 + iota
	notApplicable
	dontKnow
	unanswered // asked, and left blank
)

// A compiled is the model laid out for scoring.
type compiled struct {
	m         *model.Model
	set       Settings
	practices []practice // those assessed, then the common norms
	slots     map[string]slot
	evidence  map[string]fingerprint.Evidence // nil: no records belong to the wave

	student *stat.Student

	relief, dismantling, replacement, agreement scale
}

// A scale is what each answer is worth, 0–1, from the worst to the best.
type scale []float64

// A practice is a list of questions: its norms, then its items.
type practice struct {
	id     string
	norms  []model.Norm
	items  []model.Item
	ladder []int   // where its norms stand among the questions
	facets []facet // those of both axes that have items
}

// A facet is where its items stand among the questions.
type facet struct {
	key   string
	axis  string
	items []int
}

// A slot is where a question stands.
type slot struct{ practice, question int }

func compile(m *model.Model, set Settings) *compiled {
	c := &compiled{m: m, set: set, slots: map[string]slot{}, student: stat.NewStudent(set.Confidence), agreement: scale{0}} // no answer is 0
	for _, rung := range m.Ladder {
		c.relief = append(c.relief, rung.Alignment)
		c.dismantling = append(c.dismantling, rung.Dismantling)
		c.replacement = append(c.replacement, rung.Reinvention)
	}
	for i := range model.Points {
		c.agreement = append(c.agreement, float64(i)/(model.Points-1))
	}
	for _, id := range set.Practices {
		if p, ok := m.Practice(id); ok {
			c.add(practice{id: id, norms: p.Norms, items: p.Items})
		}
	}
	c.add(practice{id: model.CommonPractice, norms: m.Common})
	return c
}

func (c *compiled) add(p practice) {
	at := len(c.practices)
	for i, n := range p.norms {
		c.slots[n.Key] = slot{at, i}
		p.ladder = append(p.ladder, i)
	}
	for i, it := range p.items {
		c.slots[it.Key] = slot{at, len(p.norms) + i}
	}
	for _, f := range c.m.Facets {
		of := facet{key: f.Key, axis: f.Axis}
		for i, it := range p.items {
			if it.Facet == f.Key {
				of.items = append(of.items, len(p.norms)+i)
			}
		}
		if len(of.items) > 0 {
			p.facets = append(p.facets, of)
		}
	}
	c.practices = append(c.practices, p)
}

// vectors lays a sheet's responses out, a vector a practice; a practice that
// the sheet says nothing of has none. Answers to reversed items are turned
// round. What a form of the sheet's length asks and has no response was left
// blank.
func (c *compiled) vectors(s survey.Sheet) [][]int8 {
	out := make([][]int8, len(c.practices))
	for _, r := range s.Responses {
		at, ok := c.slots[r.Question]
		if !ok {
			continue
		}
		p := &c.practices[at.practice]
		if out[at.practice] == nil {
			out[at.practice] = p.blank(s.Length, c.askedUnder(s))
		}
		out[at.practice][at.question] = p.answer(at.question, r)
	}
	return out
}

// answer is a response as a vector holds it.
func (p *practice) answer(question int, r survey.Response) int8 {
	switch item := question - len(p.norms); {
	case r.Kind == survey.DontKnow:
		return dontKnow
	case r.Kind == survey.NotApplicable:
		return notApplicable
	case item >= 0 && p.items[item].Reverse:
		return model.Points + 1 - r.Value
	}
	return r.Value
}

// askedUnder is the model whose form a sheet is: that in force, where no older
// one is known.
func (c *compiled) askedUnder(s survey.Sheet) *model.Model {
	if older := c.set.Older[s.Model]; older != nil {
		return older
	}
	return c.m
}

// blank is a vector of a form of the given length in which nothing is
// answered. What the model under which it was asked did not ask was not asked.
func (p *practice) blank(length string, under *model.Model) []int8 {
	v := make([]int8, len(p.norms)+len(p.items))
	for i := range v {
		v[i] = notAsked
	}
	for i, n := range p.norms {
		if under.AsksNorm(n.Key) {
			v[i] = unanswered
		}
	}
	for i, it := range p.items {
		if under.AsksItem(it.Key, length) {
			v[len(p.norms)+i] = unanswered
		}
	}
	return v
}

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
