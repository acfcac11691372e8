// Package survey holds questionnaires that came back: respondents and the
// responses they gave, wave by wave.
//
// The vocabulary is that of survey research. A respondent gives a response to
// a question; a question is a norm (answered with a rung of the ladder, 0 to
// 5) or an item (answered on a scale of agreement, 1 to 5). What was left
// blank has no [Response]: it is never stored as a zero.
//
// The package knows nothing of the model, of files, or of scores. It holds no
// word that a respondent wrote: readers check notes, and no sheet keeps them.
package survey

// A Kind says what a response is.
type Kind uint8

const (
	Given         Kind = iota // Value holds the answer
	DontKnow                  // asked, and not known
	NotApplicable             // the team does not have the need, with a reason
)

// A Response is what one sheet says to one question.
type Response struct {
	Question string // key in full: practice/norm, practice/item or common/norm
	Kind     Kind
	Value    int8 // rung 0–5 of a norm, agreement 1–5 of an item; 0 unless Given
	Mandated bool // the team says that a law, contract or standard demands the norm
}

// Roles are how a respondent stands to the work that is asked about.
var Roles = []string{"manages", "does", "is-served"}

// A Mode says whose answers a sheet holds.
type Mode uint8

const (
	Individual Mode = iota // one respondent's
	Consensus              // a team's, given together
)

func (m Mode) String() string { return [...]string{"individual", "consensus"}[m] }

// A Sheet is one questionnaire that came back.
type Sheet struct {
	Wave       string
	Team       string // id
	Mode       Mode
	Respondent string // id, unique within wave and team; never published; empty for Consensus
	Role       string // manages, does, is-served, or empty
	People     int    // for Consensus: how many took part
	Length     string // of the form: norms, short, full
	Model      string // version under which it was asked; empty: the one in force
	Stated     bool   // the form, or the settings of its wave, say which
	Responses  []Response

	// By practice, which share of the answers of the team others', drawn by lot,
	// can be expected to stand in for, 0–1; nil where none do. It is the same on
	// all sheets of a team and wave, and wherever lots fell.
	Imputed map[string]float64
}

// Answers are all sheets of a project, in the order of wave, team, mode and
// respondent, whatever the order of files and rows was.
type Answers struct {
	Sheets []Sheet
	Files  int // read
	Rows   int // responses read, refused ones included
}
