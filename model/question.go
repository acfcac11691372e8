package model

// A Question is a norm or an item, as a form asks it.
type Question struct {
	Norm *Norm // or
	Item *Item
}

func (q Question) kind() string {
	if q.Norm != nil {
		return "a norm"
	}
	return "an item"
}

// clashes says whether an answer to the one question says nothing of the
// other.
func (q Question) clashes(other Question) bool {
	if q.Item == nil || other.Item == nil {
		return q.kind() != other.kind()
	}
	return q.Item.clashes(*other.Item)
}

func (it Item) clashes(other Item) bool {
	return it.Facet != other.Facet || it.Reverse != other.Reverse
}

// Question looks a key up, which is written in full.
func (m *Model) Question(key string) (Question, bool) {
	q, ok := m.questions[key]
	return q, ok
}

// Norm looks a norm up by its key in full.
func (m *Model) Norm(key string) (*Norm, bool) {
	q := m.questions[key]
	return q.Norm, q.Norm != nil
}

// AsksNorm says whether a form of the model asks a norm under the key.
func (m *Model) AsksNorm(key string) bool {
	return m.questions[key].Norm != nil
}

// AsksItem says whether a form of the model, of the given length, asks an item
// under the key.
func (m *Model) AsksItem(key, length string) bool {
	it := m.questions[key].Item
	return it != nil && it.Asked(length)
}

// Has says whether the model asks something under a key.
func (m *Model) Has(key string) bool {
	_, ok := m.questions[key]
	return ok
}

// NormKeys are the keys of all norms, practice by practice in the order of
// the files, the common ones last.
func (m *Model) NormKeys() []string {
	var keys []string
	for _, p := range m.Practices {
		for _, n := range p.Norms {
			keys = append(keys, n.Key)
		}
	}
	for _, n := range m.Common {
		keys = append(keys, n.Key)
	}
	return keys
}

// Keys are those of all questions, practice by practice, the common norms
// last.
func (m *Model) Keys() []string {
	var keys []string
	for _, p := range m.Practices {
		for _, n := range p.Norms {
			keys = append(keys, n.Key)
		}
		for _, it := range p.Items {
			keys = append(keys, it.Key)
		}
	}
	for _, n := range m.Common {
		keys = append(keys, n.Key)
	}
	return keys
}

// index makes the index of questions; twice is told of keys that are taken.
func (m *Model) index(twice func(key string)) {
	add := func(key string, q Question) {
		if m.Has(key) {
			twice(key)
			return
		}
		m.questions[key] = q
	}
	for i := range m.Common {
		add(m.Common[i].Key, Question{Norm: &m.Common[i]})
	}
	for i := range m.Practices {
		p := &m.Practices[i]
		for j := range p.Norms {
			add(p.Norms[j].Key, Question{Norm: &p.Norms[j]})
		}
		for j := range p.Items {
			add(p.Items[j].Key, Question{Item: &p.Items[j]})
		}
	}
}
