// Package model holds what is measured: practices with their norms and items,
// the ladder a norm stands on, facets, thresholds and the anchors of
// fingerprints; and what explains it: references, lenses and a glossary. It
// reads them from files of content and checks them, compares one model with
// another, and reads an older one from its JSON. It has never heard of a change
// board.
//
// A norm is something that a practice takes as fact. Its state is one of the
// six rungs of the ladder, and each rung is worth so much on the scales of
// alignment, dismantling and reinvention. An item is a statement that is
// agreed with from 1 to 5, and speaks of one facet of one axis.
package model

import "rubble/diag"

// Rungs is the number of rungs of the ladder.
const Rungs = 6

// Answers to an item run from 1 to Points.
const Points = 5

// CommonPractice is what stands in the place of a practice in the keys of
// common norms.
const CommonPractice = "common"

// A Model is what is measured, in force for one run.
type Model struct {
	Version      string        `json:"version"` // semantic
	Hash         string        `json:"hash"`    // of the parsed, canonical form: 12 hexadecimal digits
	Ladder       [Rungs]Rung   `json:"ladder"`
	Facets       []Facet       `json:"facets"`
	Thresholds   Thresholds    `json:"thresholds"`
	Fingerprints []Fingerprint `json:"fingerprints"`
	Practices    []Practice    `json:"practices"`          // by id
	Common       []Norm        `json:"common"`             // by key
	References   []Reference   `json:"references"`         // by id
	Lenses       []Lens        `json:"lenses"`             // by id
	Given        []Retired     `json:"retired"`            // keys given up
	Glossary     []Term        `json:"glossary,omitempty"` // in the order of the file; not in the hash
	Method       Page          `json:"-"`

	questions map[string]Question
}

// A Rung is a state that a norm can be in, with its worth on each scale, 0–1.
type Rung struct {
	Key         string  `json:"id"`
	Name        string  `json:"name"`
	Test        string  `json:"test"`
	Alignment   float64 `json:"alignment"`
	Dismantling float64 `json:"dismantling"`
	Reinvention float64 `json:"reinvention"`
}

// The axes that facets belong to.
const (
	Alignment   = "alignment"
	Reinvention = "reinvention"
)

// A Facet is one side of an axis.
type Facet struct {
	Key    string `json:"id"`
	Axis   string `json:"axis"` // Alignment or Reinvention
	Name   string `json:"name"`
	Asks   string `json:"asks"`
	Ladder bool   `json:"ladder"` // its value comes from the rungs of the norms, not from items
}

// OwnKnowledge is the facet that a deconstructive verdict asks for besides
// dismantling and reinvention.
const OwnKnowledge = "own-knowledge"

// Thresholds are the lines that verdicts and words depend on. Scores are on
// 0–100, shares on 0–1.
type Thresholds struct {
	Alignment      float64 `toml:"alignment" json:"alignment"`
	Deconstruction float64 `toml:"deconstruction" json:"deconstruction"` // for dismantling and for reinvention
	OwnKnowledge   float64 `toml:"own_knowledge" json:"own_knowledge"`
	Clear          float64 `toml:"clear" json:"clear"`                   // share of replicates
	Likely         float64 `toml:"likely" json:"likely"`                 // share of replicates
	NotApplicable  float64 `toml:"not_applicable" json:"not_applicable"` // a larger share leaves the verdict open
	Catalogue      int     `toml:"catalogue" json:"catalogue"`           // with fewer answered norms certainty is at most likely
	KeystoneHold   float64 `toml:"keystone_hold" json:"keystone_hold"`
	Keystones      int     `toml:"keystones" json:"keystones"` // at most, for each practice
	StandsBelow    float64 `toml:"stands_below" json:"stands_below"`
	GoneFrom       float64 `toml:"gone_from" json:"gone_from"`
}

// A Practice is a field of service management with norms of its own.
type Practice struct {
	ID        string `json:"id"` // the file's name
	Title     string `json:"title"`
	Group     string `json:"group"` // general, service or technical
	Summary   string `json:"summary"`
	Objection string `json:"objection"` // the open question for what one would hear against doing without; never scored
	Norms     []Norm `json:"norms"`
	Items     []Item `json:"items"`
	Prose     Page   `json:"-"`
}

// A Norm is a statement that is taken as fact.
type Norm struct {
	Key          string        `json:"id"`   // in full: practice/norm, or common/norm
	Name         string        `json:"name"` // a label for figures
	Statement    string        `json:"statement"`
	Need         string        `json:"need"`
	RestsOn      []string      `json:"rests_on"` // keys in full
	Fingerprints []string      `json:"fingerprints"`
	Seen         string        `json:"seen"`  // what one sees when it holds
	Apart        string        `json:"apart"` // what is different where it was taken apart
	Rungs        [Rungs]string `json:"rungs"`
	Prose        Page          `json:"-"` // of a common norm
}

// Objection is what the open question of every practice is called on forms;
// no norm and no item may take the name.
const Objection = "objection"

// The lengths of a form.
const (
	LengthNorms = "norms"
	LengthShort = "short"
	LengthFull  = "full"
)

// An Item is a statement to agree or disagree with.
type Item struct {
	Key     string `json:"id"` // in full: practice/item
	Facet   string `json:"facet"`
	Text    string `json:"text"`
	Reverse bool   `json:"reverse"`
	Length  string `json:"length"` // the shortest form that asks it: short or full
}

// A Page is prose of the content, in Markdown.
type Page struct {
	Title string
	Text  string
	Pos   diag.Pos // of the text's first line
}

// Practice looks a practice up by id.
func (m *Model) Practice(id string) (*Practice, bool) {
	for i := range m.Practices {
		if m.Practices[i].ID == id {
			return &m.Practices[i], true
		}
	}
	return nil, false
}

// Facet looks a facet up.
func (m *Model) Facet(key string) (*Facet, bool) {
	for i := range m.Facets {
		if m.Facets[i].Key == key {
			return &m.Facets[i], true
		}
	}
	return nil, false
}

// PracticeIDs are the ids of all practices, sorted.
func (m *Model) PracticeIDs() []string {
	ids := make([]string, len(m.Practices))
	for i, p := range m.Practices {
		ids[i] = p.ID
	}
	return ids
}

// Asked says whether a form of the given length asks the item.
func (it Item) Asked(length string) bool {
	return length == LengthFull || length == LengthShort && it.Length == LengthShort
}

// Asked are the items of a practice that a form of the given length asks.
func (p *Practice) Asked(length string) []Item {
	var items []Item
	for _, it := range p.Items {
		if it.Asked(length) {
			items = append(items, it)
		}
	}
	return items
}
