package form

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

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
	retired   map[string]string           // key in full → version from which on it is asked no more
	version   string
}

// A question is a norm or an item.
type question struct {
	key  string // in full
	norm bool
}

func newCatalogue(m *model.Model, rules Rules) *catalogue {
	c := &catalogue{practices: map[string]map[string]int32{}, left: map[string]bool{}, retired: map[string]string{}, version: m.Version}
	for i, rung := range m.Ladder {
		c.rungs[i] = rung.Key
	}
	for _, t := range m.Given {
		c.retired[t.Key] = t.Version
	}
	seen := map[string]bool{}
	for _, m := range append([]*model.Model{m}, rules.Older...) {
		for _, p := range m.Practices {
			c.add(p, rules, seen)
		}
		c.addNorms(m.Common, seen)
	}
	c.ids = append(c.ids, model.CommonPractice)
	slices.SortFunc(c.questions, func(a, b question) int { return cmp.Compare(a.key, b.key) })
	for _, id := range c.ids {
		c.practices[id] = map[string]int32{}
	}
	for key := range c.retired {
		if practice := path.Dir(key); c.practices[practice] == nil && !c.left[practice] {
			c.practices[practice] = map[string]int32{} // all of it was retired
		}
	}
	for i, q := range c.questions {
		keys := c.practices[path.Dir(q.key)]
		keys[path.Base(q.key)], keys[q.key] = int32(i), int32(i)
	}
	return c
}

// add takes in the questions of a practice that no model before had.
func (c *catalogue) add(p model.Practice, rules Rules, seen map[string]bool) {
	if len(rules.Practices) > 0 && !slices.Contains(rules.Practices, p.ID) {
		c.left[p.ID] = true
		return
	}
	if !slices.Contains(c.ids, p.ID) {
		c.ids = append(c.ids, p.ID)
	}
	c.addNorms(p.Norms, seen)
	for _, it := range p.Items {
		if !seen[it.Key] {
			seen[it.Key] = true
			c.questions = append(c.questions, question{key: it.Key})
		}
	}
}

func (c *catalogue) addNorms(norms []model.Norm, seen map[string]bool) {
	for _, n := range norms {
		if !seen[n.Key] {
			seen[n.Key] = true
			c.questions = append(c.questions, question{key: n.Key, norm: true})
		}
	}
}

// older is a version as sheets hold it: empty for the one in force.
func (c *catalogue) older(version string) string {
	if version == c.version {
		return ""
	}
	return version
}

// fullKey is a key as it stands under a practice, bare or in full.
func fullKey(practice, key string) string {
	return practice + "/" + strings.TrimPrefix(key, practice+"/")
}

// isOpen says whether a key under a practice is that of its open question.
func isOpen(practice, key string) bool {
	return practice != model.CommonPractice && fullKey(practice, key) == practice+"/"+model.Objection
}

// leftOut says of a key that was given up that its answers count for nothing.
func (c *catalogue) leftOut(key string) complaint {
	return complaint{fmt.Sprintf("%s was retired in model %s: answers to it are left out", key, c.retired[key]), ""}
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
