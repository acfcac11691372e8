package form

import (
	"cmp"
	"path"
	"slices"

	"rubble/model"
	"rubble/survey"
)

// A catalogue is the questions that may be answered, laid out for readers.
type catalogue struct {
	rungs     [model.Rungs]string
	questions []question                  // by key
	practices map[string]map[string]int32 // practice → key, bare or in full → question
	ids       []string                    // of the practices, the common norms last
	left      map[string]bool             // practices of the model that are not assessed
}

// A question is a norm or an item.
type question struct {
	key  string // in full
	norm bool
}

func newCatalogue(m *model.Model, rules Rules) *catalogue {
	c := &catalogue{practices: map[string]map[string]int32{}, left: map[string]bool{}}
	for i, rung := range m.Ladder {
		c.rungs[i] = rung.Key
	}
	for _, p := range m.Practices {
		if len(rules.Practices) > 0 && !slices.Contains(rules.Practices, p.ID) {
			c.left[p.ID] = true
			continue
		}
		c.ids = append(c.ids, p.ID)
		c.addNorms(p.Norms)
		for _, it := range p.Items {
			c.questions = append(c.questions, question{key: it.Key})
		}
	}
	c.ids = append(c.ids, model.CommonPractice)
	c.addNorms(m.Common)
	slices.SortFunc(c.questions, func(a, b question) int { return cmp.Compare(a.key, b.key) })
	for _, id := range c.ids {
		c.practices[id] = map[string]int32{}
	}
	for i, q := range c.questions {
		keys := c.practices[path.Dir(q.key)]
		keys[path.Base(q.key)], keys[q.key] = int32(i), int32(i)
	}
	return c
}

func (c *catalogue) addNorms(norms []model.Norm) {
	for _, n := range norms {
		c.questions = append(c.questions, question{key: n.Key, norm: true})
	}
}

// keys are the bare keys of a practice's questions, in order.
func (c *catalogue) keys(practice string) []string {
	var keys []string
	for _, q := range c.questions {
		if path.Dir(q.key) == practice {
			keys = append(keys, path.Base(q.key))
		}
	}
	return keys
}

// An answer is a point of the scale, 0–5, or one of those below.
type answer uint8

const (
	dontKnow answer = iota + 8
	notApplicable
	unanswered

	mandated answer = 1 << 7 // besides
)

// A mark is a response in eight bytes: which question, which answer, and the
// line in which it stands. Marks are ordered in this sequence.
type mark uint64

func newMark(question int32, a answer, line int) mark {
	return mark(question)<<40 | mark(a)<<32 | mark(uint32(line))
}

func (m mark) question() int32 { return int32(m >> 40) }
func (m mark) answer() answer  { return answer(m >> 32) }
func (m mark) line() int32     { return int32(uint32(m)) }

func (c *catalogue) response(m mark) survey.Response {
	r := survey.Response{Question: c.questions[m.question()].key, Mandated: m.answer()&mandated != 0}
	switch a := m.answer() &^ mandated; a {
	case dontKnow:
		r.Kind = survey.DontKnow
	case notApplicable:
		r.Kind = survey.NotApplicable
	default:
		r.Value = int8(a)
	}
	return r
}

// parse gives the answer that a text stands for; ok is false if it is none to
// that question.
func (c *catalogue) parse(text []byte, q int32) (a answer, ok bool) {
	norm := c.questions[q].norm
	if len(text) == 1 {
		v := int(text[0]) - '0'
		return answer(v), norm && 0 <= v && v < model.Rungs || !norm && 1 <= v && v <= model.Points
	}
	switch string(text) {
	case "":
		return unanswered, true
	case wordDontKnow:
		return dontKnow, true
	case wordNotApplicable:
		return notApplicable, true
	}
	for i := range c.rungs {
		if norm && string(text) == c.rungs[i] {
			return answer(i), true
		}
	}
	return 0, false
}
