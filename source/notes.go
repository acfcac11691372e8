package source

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"rubble/config"
	"rubble/diag"
	"rubble/form"
	"rubble/model"
)

// A Note is what somebody wrote beside an answer, or to the open question of a
// practice. It says neither who wrote it nor of which team, role or file it is.
type Note struct {
	Wave     string
	Practice string
	Question string // key in full; of the open question, practice/objection
	Text     string // plain: one line, without characters that cannot be seen
}

// ReadNotes reads the notes of one wave, in the order of question and text; the
// same text to the same question is one note. It is a pass of its own over
// files that [ReadAnswers] has accepted, so that what is scored and published
// holds no word of anybody's. The list holds what kept files from being read.
//
// Notes beside the common norms are left out: no page quotes them. So are
// those to questions that only an older model has.
func ReadNotes(ctx context.Context, fsys fs.FS, cfg *config.Config, wave string, m *model.Model, older ...*model.Model) ([]Note, diag.List) {
	var mu sync.Mutex // files are read at the same time
	var notes []Note
	r := &answersReader{fsys: fsys, cfg: cfg, m: m, older: older, names: map[string]string{}, stats: map[string]*WaveStats{},
		note: func(n form.Note) {
			text, practice := plain(n.Text), path.Dir(n.Question)
			if text == "" || !quotable(m, practice, n.Question) {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			notes = append(notes, Note{Wave: wave, Practice: practice, Question: n.Question, Text: text})
		}}
	r.readAll(ctx, r.walk(wave))
	var problems diag.List
	for _, p := range r.problems.Sorted() {
		if p.Severity == diag.Error { // the rest has been told
			problems.Add(p)
		}
	}
	slices.SortFunc(notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(notes), problems
}

// quotable says whether notes to a question have a page.
func quotable(m *model.Model, practice, question string) bool {
	p, ok := m.Practice(practice)
	return ok && (question == practice+"/"+model.Objection ||
		slices.ContainsFunc(p.Norms, func(n model.Norm) bool { return n.Key == question }) ||
		slices.ContainsFunc(p.Items, func(it model.Item) bool { return it.Key == question }))
}

// plain is a text on one line, without what cannot be seen: control characters,
// marks that turn the direction of writing, and characters that take no room,
// which could carry a name past whoever reads it. The joiners stay, since words
// in some scripts and some pictures are spelt with them.
func plain(text string) string {
	const nonJoiner, joiner = '\u200c', '\u200d'
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == nonJoiner, r == joiner:
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.Trim(strings.Join(strings.Fields(text), " "), string([]rune{nonJoiner, joiner, ' '}))
}

// ID names the note without giving it away to who does not have the key: the
// first 16 hexadecimal digits of an HMAC with SHA-256 (RFC 2104) over wave,
// practice, question and text.
func (n Note) ID(key string) string {
	sum := hmac.New(sha256.New, []byte(key))
	for _, s := range [...]string{"note", n.Wave, n.Practice, n.Question, n.Text} {
		fmt.Fprintf(sum, "%d:%s", len(s), s) // with their lengths, so that no two notes are the same bytes
	}
	return hex.EncodeToString(sum.Sum(nil)[:idBytes])
}

// idBytes are how many bytes of the sum an id tells.
const idBytes = 8
