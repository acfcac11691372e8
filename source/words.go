package source

import (
	"bytes"
	"strings"

	"rubble/record"
)

// A word is the number of a text in its vocabulary. Two have a meaning of
// their own.
type word uint32

const (
	wordUnknown word = iota // the source has no such column
	wordMissing             // the cell is empty, or says so
)

// A vocabulary numbers the texts of one field, so that a record holds four
// bytes for each, and a cell read before costs no allocation.
type vocabulary struct {
	words []string          // by number; those without a text are empty
	raw   map[string]word   // as it stands in a cell → number
	ours  map[string]word   // renamed and trimmed → number
	names map[string]string // theirs → ours
	last  []byte            // the latest cell, for runs of equal ones
	lastW word
}

// newVocabulary makes a vocabulary in which missing texts are missing, then
// names renames.
func newVocabulary(missing []string, names map[string]string) *vocabulary {
	v := &vocabulary{
		words: []string{"", ""},
		raw:   map[string]word{"": wordMissing},
		ours:  map[string]word{"": wordMissing},
		names: names,
	}
	for _, m := range missing {
		v.raw[m] = wordMissing
	}
	v.lastW = wordMissing
	return v
}

// number gives the number of a cell's text.
func (v *vocabulary) number(cell []byte) word {
	if string(cell) == string(v.last) {
		return v.lastW
	}
	w, ok := v.raw[string(cell)]
	if !ok {
		w = v.learn(cell)
	}
	v.last, v.lastW = append(v.last[:0], cell...), w
	return w
}

func (v *vocabulary) learn(cell []byte) word {
	text := string(bytes.TrimSpace(cell))
	w, ok := v.raw[text]
	if !ok {
		w = v.intern(text)
		v.raw[text] = w
	}
	if len(text) != len(cell) {
		v.raw[string(cell)] = w
	}
	return w
}

// intern renames a text and gives the number of the outcome.
func (v *vocabulary) intern(text string) word {
	if ours, ok := v.names[text]; ok {
		text = ours
	}
	w, ok := v.ours[text]
	if !ok {
		w = word(len(v.words))
		v.words = append(v.words, text)
		v.ours[text] = w
	}
	return w
}

// text gives a word's text; empty where there is none.
func (v *vocabulary) text(w word) string { return v.words[w] }

// compare orders words by their text, so that the order does not hang on
// which was read first.
func (v *vocabulary) compare(a, b word) int {
	if a == b {
		return 0
	}
	return strings.Compare(v.words[a], v.words[b])
}

// link turns a word into a link.
func (v *vocabulary) link(w word) record.Link {
	return record.Link{ID: v.words[w], Known: w != wordUnknown}
}
