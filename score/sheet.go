package score

import (
	"rubble/model"
	"rubble/survey"
)

// States of an answer that is not a value.
const (
	notAsked = -4 + iota
	notApplicable
	dontKnow
	unanswered // asked, and left blank
)

// vectors lays a sheet's responses out, a vector a practice; a practice that
// the sheet says nothing of has none. Answers to reversed items are turned
// round. What a form of the sheet's length asks and has no response was left
// blank.
func (c *compiled) vectors(s survey.Sheet, seen *sequence) [][]int8 {
	out := make([][]int8, len(c.practices))
	for i, r := range s.Responses {
		at, ok := c.slot(seen, i, r.Question)
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

// A sequence is in what order the sheets seen last were answered. Most sheets
// of a team follow one order, and comparing a key with the one expected takes
// a fraction of the time that looking it up does.
type sequence []expected

// An expected is a question, and where it stands.
type expected struct {
	question string
	slot     slot
}

// slot finds where the question of the i-th response stands.
func (c *compiled) slot(seen *sequence, i int, question string) (slot, bool) {
	if i < len(*seen) && (*seen)[i].question == question {
		return (*seen)[i].slot, true
	}
	at, ok := c.slots[question]
	switch {
	case !ok:
	case i < len(*seen):
		(*seen)[i] = expected{question, at}
	case i == len(*seen):
		*seen = append(*seen, expected{question, at})
	}
	return at, ok
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
