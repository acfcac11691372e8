package source

import (
	"slices"
	"strings"

	"rubble/record"
)

// A field is the number of a canonical field within its kind of records.
type field int

// Every kind begins with these two, and no record can do without them.
const (
	fieldID    field = iota
	fieldBegan       // when the incident was opened, the change requested
)

// A kind says which canonical fields the records of a kind have. After the id
// come the stamps, then the choices, the counts and the texts, so that a row
// holds those of one sort in an array.
type kind struct {
	name    string // as settings and presets have it
	one     string // with its article
	names   []string
	stamps  int
	choices []choice
	counts  int
	early   []early
	folds   bool // several rows may tell of one record
}

// A choice is a field with a closed list of words. What a row holds of it is
// the number of its word; 0 is unknown.
type choice struct {
	words map[string]uint8 // in lower case
	other string           // what a word is that is not on the list
}

// An early is a stamp that should not lie before the beginning of its record,
// and what is said where it does.
type early struct {
	field field
	text  string
}

// answers are the words of a choice between yes and no.
var answers = choice{
	words: map[string]uint8{
		"true": uint8(record.Yes), "yes": uint8(record.Yes), "1": uint8(record.Yes),
		"false": uint8(record.No), "no": uint8(record.No), "0": uint8(record.No),
	},
	other: "neither true nor false",
}

// kindNamed finds a kind by its name.
func kindNamed(name string) (*kind, bool) {
	for _, k := range []*kind{&incidentKind, &changeKind} {
		if k.name == name {
			return k, true
		}
	}
	return nil, false
}

// fieldNamed finds a field by its canonical name.
func (k *kind) fieldNamed(name string) (field, bool) {
	i := slices.Index(k.names, name)
	return field(i), i >= 0
}

func (k *kind) firstStamp() field  { return fieldBegan }
func (k *kind) firstChoice() field { return k.firstStamp() + field(k.stamps) }
func (k *kind) firstCount() field  { return k.firstChoice() + field(len(k.choices)) }
func (k *kind) firstText() field   { return k.firstCount() + field(k.counts) }

// worded says whether the values of a field can be renamed.
func (k *kind) worded(f field) bool {
	return f >= k.firstText() || f >= k.firstChoice() && f < k.firstCount()
}

// choice gives the closed list of a field, if it has one.
func (k *kind) choice(f field) (c choice, ok bool) {
	i := int(f - k.firstChoice())
	if i < 0 || i >= len(k.choices) {
		return choice{}, false
	}
	return k.choices[i], true
}

// number gives the number of a word, in any case of its letters; an empty one
// is unknown.
func (c choice) number(word string) (n uint8, ok bool) {
	if word == "" {
		return 0, true
	}
	n, ok = c.words[strings.ToLower(word)]
	return n, ok
}
