// Package form holds the formats in which questions go out and answers come
// back: a writer and a reader for each.
//
// All formats have one meaning. The same responses give the same [Sheet]
// through every door, and a mistake is named in the same words. An answer is a
// rung's key or 0–5 for a norm, 1–5 for an item, "dont-know", or
// "not-applicable" with a note that says why; what is left empty is
// unanswered and gives no response.
//
// Notes, and the law or contract that demands a norm, are checked, and no sheet
// keeps them: whoever is to read notes gathers them by [Rules.Note]. No message
// repeats them, nor anything else that a respondent may have written: a word is
// quoted only where it is a known word but for a slip.
//
// Where files lie, which teams there are and what two files say together is
// left to package source.
package form

import (
	"fmt"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

// The limits of what a form may hold.
const (
	MaxNote = 4 << 10 // bytes of a note, and of what demands a norm
	MaxName = 200     // bytes of a team's or a respondent's name
)

// The answers beside rungs and points.
const (
	wordDontKnow      = "dont-know"
	wordNotApplicable = "not-applicable"
)

var (
	roles   = survey.Roles
	lengths = []string{model.LengthNorms, model.LengthShort, model.LengthFull}
	modes   = []string{survey.Individual.String(), survey.Consensus.String()}
)

// Rules are what a project lets answers say, besides what the model asks.
type Rules struct {
	Wave      string         // id, which the sheets get; answers that name another are wrong; empty: not checked
	Practices []string       // ids of those that are assessed; empty: all of the model's
	Length    string         // of a form that does not say; empty: short
	Older     []*model.Model // whose questions may be answered as well
	Model     string         // version under which answers that do not say were asked; empty: the one in force

	// Team gives the id of the team that a spelling stands for; ok is false
	// if there is no such team. Nil: every spelling is an id.
	Team  func(spelling string) (id string, ok bool)
	Teams []string // to suggest where Team finds none

	// Note is told of every note as it is met, in the order of the file. Nil:
	// notes are checked and dropped.
	Note func(Note)
}

func (r Rules) team(spelling string) (id string, ok bool) {
	if r.Team == nil {
		return spelling, true
	}
	return r.Team(spelling)
}

// otherWave says whether answers name a wave that they do not belong to.
func (r Rules) otherWave(found string) bool {
	return r.Wave != "" && found != "" && found != r.Wave
}

func (r Rules) length() string {
	if r.Length == "" {
		return model.LengthShort
	}
	return r.Length
}

// A Sheet is a questionnaire as one file holds it, and where it stands there.
// Its responses are in the order of their questions' keys.
type Sheet struct {
	survey.Sheet
	At    diag.Pos
	Lines []int32 // of each response
}

// sortMarks puts the marks in the order of questions, which is that of keys.
func sortMarks(marks []mark) {
	if !slices.IsSorted(marks) {
		slices.Sort(marks)
	}
}

// listed joins words for a message, the first of many.
func listed(words []string) string {
	const most = 8
	if len(words) <= most {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
}
