package model

import (
	"encoding/binary"
	"strings"
	"unicode"

	"rubble/diag"
)

// maxSentence is how many words of a sentence can be taken in at one reading.
const maxSentence = 30

// A wording is a text that people are asked, and where it stands.
type wording struct {
	what  string // norm "p/a", rung 3
	text  string
	pos   diag.Pos
	rung  bool
	words []uint32 // each as the number that a lexicon gave it
}

// checkWords asks that no two questions are worded alike, that sentences can
// be taken in at one reading, and that rung texts are each their norm's own.
// The first is an error, for people would be asked the same thing twice.
func (r *reader) checkWords() {
	all := r.wordings()
	first := make(map[string]string, len(all)) // what, by its words
	var rungs []wording
	var key []byte
	for i := range all {
		w := &all[i]
		key = key[:0]
		for _, word := range w.words {
			key = binary.LittleEndian.AppendUint32(key, word)
		}
		if other, taken := first[string(key)]; taken && len(key) > 0 {
			r.problems.Errorf(w.pos, "%s is worded like %s", w.what, other)
		} else {
			first[string(key)] = w.what
		}
		if n := longestOf(w); n > maxSentence {
			r.problems.Warnf(w.pos, "%s has a sentence of %d words, more than %d", w.what, n, maxSentence)
		}
		if w.rung {
			rungs = append(rungs, *w)
		}
	}
	r.checkShared(rungs)
}

// wordings are all texts that people are asked, in the order of reading.
func (r *reader) wordings() []wording {
	l := lexicon{}
	all := make([]wording, 0, len(r.owners)*(Rungs+1))
	add := func(what, text string, pos diag.Pos, rung bool) {
		all = append(all, wording{what, text, pos, rung, l.words(text)})
	}
	for i, rung := range r.m.Ladder {
		add("the ladder, rung "+rung.Key, rung.Test, r.places[modelFile].At(indexed("rungs", i)+".test"), true)
	}
	for _, p := range r.m.Practices {
		add("the objection of "+p.ID, p.Objection, r.places[p.Prose.Pos.File].At("objection"), false)
	}
	for _, o := range r.owners {
		q := r.m.questions[o.key]
		if q.Norm == nil {
			add("item "+o.key, q.Item.Text, o.file.At(join(o.path, "text")), false)
			continue
		}
		add("the statement of "+o.key, q.Norm.Statement, o.file.At(join(o.path, "statement")), false)
		for i, text := range q.Norm.Rungs {
			add(o.key+", rung "+r.m.Ladder[i].Key, text, o.file.At(indexed(join(o.path, "rungs"), i)), true)
		}
	}
	return all
}

// A lexicon numbers words, those that differ in capitals only alike.
type lexicon map[string]uint32

// words are those of a text, without punctuation. An apostrophe is the same
// however it is typed.
func (l lexicon) words(text string) []uint32 {
	var out []uint32
	for word := range strings.FieldsFuncSeq(strings.ToLower(strings.ReplaceAll(text, "’", "'")), outside) {
		id, known := l[word]
		if !known {
			id = uint32(len(l) + 1)
			l[word] = id
		}
		out = append(out, id)
	}
	return out
}

// outside says whether a character stands between words.
func outside(c rune) bool { return !inside(c) && !unicode.IsMark(c) && c != '\'' && c != '-' }

func inside(c rune) bool { return 'a' <= c && c <= 'z' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// longestOf is the number of words in the longest sentence of a text, or of
// all of them where they are few enough.
func longestOf(w *wording) int {
	if len(w.words) <= maxSentence {
		return len(w.words)
	}
	return longest(w.text)
}

// longest is the number of words in the longest sentence of a text.
func longest(text string) int {
	most, n := 0, 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, inside) {
			n++
		}
		most = max(most, n)
		if bare := strings.TrimRight(word, `"'”’)`); strings.TrimRight(bare, ".?!…:") != bare {
			n = 0
		}
	}
	return most
}
