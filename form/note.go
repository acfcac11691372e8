package form

import (
	"strings"

	"rubble/diag"
	"rubble/tomlfile"
)

// A Note is what somebody wrote beside an answer, or to the open question of a
// practice. It does not say who, nor of which team.
type Note struct {
	Question string // key in full; of the open question, practice/objection
	Text     string // as it was typed, at most [MaxNote] bytes
}

// tell hands a text on to whoever gathers notes, if anybody does.
func (r Rules) tell(question, text string) {
	if r.Note != nil && strings.TrimSpace(text) != "" && text != noteNotKept {
		r.Note(Note{Question: question, Text: text})
	}
}

// note tells of a text that stands in a form.
func (r *tomlReader) note(question string, value any) {
	if text, ok := value.(string); ok && len(text) <= MaxNote {
		r.rules.tell(question, text)
	}
}

// note tells of a text that stands in a cell of the row, in whichever of the
// columns.
func (r *longReader) note(cells [][]byte, question string, columns ...int) {
	if r.rules.Note == nil {
		return
	}
	for _, c := range columns {
		if i := r.columns[c]; i >= 0 {
			r.rules.tell(question, string(cells[i]))
		}
	}
}

// DecodeQuietly is [tomlfile.Decode] for a file that may hold respondents'
// words: no message repeats them.
func DecodeQuietly(name string, data []byte, v any) (*tomlfile.File, diag.List) {
	file, problems := tomlfile.Decode(name, data, v)
	return file, quietly(problems)
}
