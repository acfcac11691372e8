package model

import "slices"

// A Lens is a body of knowledge along whose parts the scores are laid once
// more, for readers who live in it: a crosswalk, and no second measurement.
type Lens struct {
	ID      string            `json:"id"` // the file's name
	Title   string            `json:"title"`
	Summary string            `json:"summary"` // one sentence
	Unseen  string            `json:"unseen"`  // what no score here sees of it; two sentences or more
	Sources []string          `json:"sources"` // works by author, title and year
	Sets    []LensSet         `json:"sets"`
	Apart   map[string]string `json:"apart,omitempty"` // practices that reach no part, and why
	Prose   Page              `json:"-"`
}

// A LensSet is parts of one kind: principles, activities, value streams.
type LensSet struct {
	Key   string     `json:"id"`
	Name  string     `json:"name"`
	Asks  string     `json:"asks"` // what laying the scores along these parts tells, in one sentence
	Parts []LensPart `json:"parts"`
}

// A LensPart is one part of a lens and the scores that speak of it. What of a
// facet is shown is its mean over the practices of the part, or over all that
// were assessed where the part names none.
type LensPart struct {
	Key       string   `json:"id"`
	Name      string   `json:"name"`
	Text      string   `json:"text"`                // what the part is, in one sentence
	Practices []string `json:"practices,omitempty"` // ids
	Facets    []string `json:"facets,omitempty"`
	Norms     []string `json:"norms,omitempty"`    // keys in full
	Evidence  []string `json:"evidence,omitempty"` // fingerprints
	Cards     []string `json:"cards,omitempty"`    // fields of an experiment's card: of CardFields
	Why       string   `json:"why,omitempty"`      // why these speak of it; there where any does
	Unseen    string   `json:"unseen,omitempty"`   // what none of them sees; there where none does
}

// CardFields are the steps of an experiment that a card may have filled in,
// and that a part of a lens may count: a direction in the norm and its need,
// the current condition, the target condition, the experiment with what is
// expected of it, and what was learned.
var CardFields = []string{"direction", "current", "target", "experiment", "learned"}

// Speaks says whether any score speaks of the part.
func (p *LensPart) Speaks() bool {
	return len(p.Practices)+len(p.Facets)+len(p.Norms)+len(p.Evidence)+len(p.Cards) > 0
}

// Reaches says whether some part of the lens names the practice.
func (l *Lens) Reaches(practice string) bool {
	for _, s := range l.Sets {
		for _, p := range s.Parts {
			if slices.Contains(p.Practices, practice) {
				return true
			}
		}
	}
	return false
}

// Lens looks a lens up by id.
func (m *Model) Lens(id string) (*Lens, bool) {
	for i := range m.Lenses {
		if m.Lenses[i].ID == id {
			return &m.Lenses[i], true
		}
	}
	return nil, false
}

// LensIDs are the ids of all lenses, sorted.
func (m *Model) LensIDs() []string {
	return keysOf(m.Lenses, func(l Lens) string { return l.ID })
}
