package score

import (
	"rubble/fingerprint"
	"rubble/model"
	"rubble/stat"
)

// A compiled is the model laid out for scoring.
type compiled struct {
	m         *model.Model
	set       Settings
	practices []practice // those assessed, then the common norms
	slots     map[string]slot
	latest    bool                            // the wave is the latest
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
