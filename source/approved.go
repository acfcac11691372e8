package source

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"

	"rubble/config"
	"rubble/diag"
	"rubble/form"
	"rubble/model"
	"rubble/tomlfile"
)

// ApprovedFile is where a person's decisions about notes stand in a client's
// folder.
const ApprovedFile = "notes-approved.toml"

// SparingHint says how the file of decisions is kept small.
const SparingHint = "take out the entries of earlier waves; of a note that may not be published, id and approved = false are enough"

// Decisions are what a person has decided about notes, in the order of their
// file.
type Decisions struct {
	Entries []Decision
	Size    int // bytes of the file; 0 if there is none
}

// A Decision is about one note.
type Decision struct {
	ID       string
	Approved bool
	Pos      diag.Pos // of the id

	// Of an approved one:
	Practice string
	Question string // key in full
	Text     string // as it may be published: the note's, or what was made of it
}

// ReadDecisions reads notes-approved.toml; without the file nothing is decided.
// An entry that is not approved needs no more than its id and that. Messages
// repeat no word of the file.
func ReadDecisions(fsys fs.FS, m *model.Model) (Decisions, diag.List) {
	r := &decisionReader{m: m, seen: map[string]int{}}
	data, err := r.bytes(fsys)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			unreadable(&r.problems, ApprovedFile, err)
		}
		return Decisions{}, r.problems
	}
	if len(data) > tomlfile.MaxSize {
		r.problems.Errorf(diag.Pos{File: ApprovedFile}, "%d KiB of decisions, at most %d KiB are read", len(data)>>10, tomlfile.MaxSize>>10).WithHint(SparingHint)
		return Decisions{}, r.problems
	}
	var doc struct {
		Notes []struct{ ID, Practice, Question, Text, Approved any }
	}
	file, problems := form.DecodeQuietly(ApprovedFile, bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), &doc)
	r.problems.Join(problems) // an unknown key leaves the rest to be read
	out := Decisions{Size: len(data)}
	for i, n := range doc.Notes {
		r.file, r.at = file, i
		d, ok := r.decision(n.ID, n.Approved)
		if ok && d.Approved {
			ok = r.words(&d, n.Practice, n.Question, n.Text)
		}
		if ok {
			out.Entries = append(out.Entries, d)
		}
	}
	return out, r.problems
}

type decisionReader struct {
	m        *model.Model
	file     *tomlfile.File
	at       int            // the entry being read
	seen     map[string]int // id → its first line
	problems diag.List
}

func (r *decisionReader) bytes(fsys fs.FS) ([]byte, error) {
	file, err := fsys.Open(ApprovedFile)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readForm(file, false)
}

func (r *decisionReader) pos(key string) diag.Pos {
	return r.file.At(config.Element("notes", r.at, key))
}

func (r *decisionReader) wrong(key, format string, args ...any) *diag.Problem {
	return r.problems.Errorf(r.pos(key), format, args...)
}

// decision reads what every entry has to say; false if it does not.
func (r *decisionReader) decision(id, approved any) (Decision, bool) {
	const leave = "leave the id as rubble notes wrote it"
	d := Decision{Pos: r.pos("id")}
	text, isText := id.(string)
	switch {
	case id == nil:
		r.wrong("id", "id is missing").WithHint(leave)
		return d, false
	case !isText || len(text) != 2*idBytes || strings.Trim(text, "0123456789abcdef") != "":
		r.wrong("id", "id is not of %d characters 0–9 and a–f", 2*idBytes).WithHint(leave)
		return d, false
	case r.seen[text] > 0:
		r.wrong("id", "a second entry with this id; the first is in line %d", r.seen[text]).WithHint("keep one of the two")
		return d, false
	}
	d.ID, r.seen[text] = text, d.Pos.Line
	var isTruth bool
	d.Approved, isTruth = approved.(bool)
	switch {
	case approved == nil:
		r.wrong("id", "approved is missing").WithHint("approved = true publishes the note, approved = false does not")
	case !isTruth:
		r.wrong("approved", "approved is neither true nor false").WithHint("true and false stand without quotes")
	}
	return d, isTruth
}

// words reads what is to be published, and where it belongs; false if it
// cannot be.
func (r *decisionReader) words(d *Decision, practice, question, text any) bool {
	id, _ := practice.(string)
	key, _ := question.(string)
	words, isText := text.(string)
	d.Practice, d.Question, d.Text = id, id+"/"+key, plain(words)
	switch {
	case !isText && text != nil:
		r.wrong("text", "text is not a text in quotes")
	case len(words) > form.MaxNote:
		r.wrong("text", "text of %d bytes, at most %d are allowed", len(words), form.MaxNote).WithHint("shorten it")
	case d.Text == "":
		r.wrong("text", "approved, and text is missing or empty").WithHint("write what may be published, or set approved = false")
	default:
		return r.known(id, key)
	}
	return false
}

// known says whether an entry names a practice and a question of it.
func (r *decisionReader) known(practice, question string) bool {
	const leave = "leave practice and question as rubble notes wrote them; rubble model --json lists the keys"
	def, ok := r.m.Practice(practice)
	if !ok {
		r.wrong("practice", "practice is missing, or none of the model").WithHint(leave)
		return false
	}
	if !quotable(r.m, def.ID, def.ID+"/"+question) {
		r.wrong("question", "question is missing, or none of %s", def.ID).WithHint(leave)
		return false
	}
	return true
}
