package model

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"rubble/diag"
	"rubble/tomlfile"
)

const glossaryFile = "content/glossary.toml"

// mostSentences is how long the text of a term may be.
const mostSentences = 3

// A Term is a word that a report uses in a sense of its own, or that not every
// reader knows.
type Term struct {
	Key  string   `json:"id"`
	Name string   `toml:"term" json:"term"`
	Also []string `json:"also,omitempty"` // other spellings, and plurals
	Text string   `json:"text"`           // one to three sentences
	See  []string `json:"see,omitempty"`  // keys of other terms

	// Link are the phrases that lead here from prose: the term and its other
	// spellings where the file leaves it out. One between asterisks does so
	// only where the prose sets it in italics, for words that are used in
	// their everyday sense as well.
	Link []string `json:"link"`
}

// spellings are all ways to write the term.
func (t *Term) spellings() []string { return slices.Concat([]string{t.Name}, t.Also) }

// Phrase takes the asterisks off a phrase of Link, and says whether it leads
// to its term only where it is set in italics.
func Phrase(link string) (bare string, italic bool) {
	if inner, found := strings.CutPrefix(link, "*"); found && strings.HasSuffix(inner, "*") {
		return strings.TrimSuffix(inner, "*"), true
	}
	return link, false
}

// glossary reads the terms. A content without the file has none.
func (r *reader) glossary() {
	data, err := fs.ReadFile(r.fsys, glossaryFile)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		r.problems.Errorf(diag.Pos{File: glossaryFile}, "cannot be read: %w", cause(err)).WithHint(unreadable)
		return
	}
	var doc struct{ Terms []Term }
	file, problems := tomlfile.Decode(glossaryFile, data, &doc)
	r.problems.Join(problems)
	r.places[glossaryFile] = file
	r.m.Glossary = doc.Terms
}

// checkGlossary asks that a word leads to one term only, that what a term
// refers to is there, and that it can be read in passing.
func (r *reader) checkGlossary() {
	file := r.places[glossaryFile]
	var keys []string
	for _, t := range r.m.Glossary {
		keys = append(keys, t.Key)
	}
	seen, taken := map[string]bool{}, map[string]string{}
	for i, t := range r.m.Glossary {
		at := indexed("terms", i)
		r.checkOnce("term", t.Key, file.At(at+".key"), seen)
		r.checkPhrase(t.Key, t.Name, file.At(at+".term"), taken, false)
		for j, other := range t.Also {
			r.checkPhrase(t.Key, other, file.At(indexed(at+".also", j)), taken, false)
		}
		if n := sentences(t.Text); n < 1 || n > mostSentences {
			r.problems.Errorf(file.At(at+".text"), "the text of term %q has %d sentences", t.Key, n).
				WithHint("say in one to three whole sentences what the word means")
		}
		r.checkSee(t, keys, file, at)
	}
	for i := range r.m.Glossary {
		t := &r.m.Glossary[i]
		for j, phrase := range t.Link {
			r.checkPhrase(t.Key, phrase, file.At(indexed(indexed("terms", i)+".link", j)), taken, true)
		}
		if t.Link == nil {
			t.Link = t.spellings()
		}
	}
}

// checkPhrase takes a phrase for a term. A link may repeat a spelling of its
// own term.
func (r *reader) checkPhrase(key, phrase string, pos diag.Pos, taken map[string]string, link bool) {
	bare := phrase
	if link {
		bare, _ = Phrase(phrase)
	}
	folded := strings.ToLower(strings.Join(strings.Fields(bare), " "))
	owner, used := taken[folded]
	switch {
	case strings.Contains(bare, "*"):
		r.problems.Errorf(pos, "term %q has an asterisk in %q", key, phrase).
			WithHint("in link, one at each end asks for italics; there is no other use for them")
	case !strings.ContainsFunc(folded, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }):
		r.problems.Errorf(pos, "term %q has %q for a spelling, which holds no word", key, phrase)
	case used && !(link && owner == key):
		r.problems.Errorf(pos, "term %q is spelt %q, which term %q has taken", key, phrase, owner).
			WithHint("a spelling leads to one term; capital letters make no difference")
	default:
		taken[folded] = key
	}
}

func (r *reader) checkSee(t Term, keys []string, file *tomlfile.File, at string) {
	for i, key := range t.See {
		pos := file.At(indexed(at+".see", i))
		switch {
		case key == t.Key:
			r.problems.Errorf(pos, "term %q refers to itself", t.Key)
		case slices.Contains(t.See[:i], key):
			r.problems.Errorf(pos, "term %q refers to %q twice", t.Key, key)
		case !slices.Contains(keys, key):
			wrong := r.problems.Errorf(pos, "term %q refers to %q, which is no term", t.Key, key)
			if near := diag.Nearest(key, keys); near != "" {
				wrong.WithHint("did you mean %q?", near)
			}
		}
	}
}
