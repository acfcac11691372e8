package form

import (
	"slices"
	"strings"

	"rubble/diag"
)

// The columns of the long form: a row is one respondent's answer to one
// question.
const (
	columnWave = iota
	columnTeam
	columnRespondent
	columnRole
	columnPractice
	columnItem
	columnAnswer
	columnNote
	longColumns
)

var longNames = [longColumns]string{"wave", "team", "respondent", "role", "practice", "item", "answer", "note"}

// required says which columns there have to be.
var required = [longColumns]bool{columnTeam: true, columnRespondent: true, columnPractice: true, columnItem: true, columnAnswer: true}

// header finds the columns; false if one is missing.
func (r *longReader) header() bool {
	ok := true
	for c, name := range longNames {
		r.columns[c] = r.t.Column(name)
	}
	for c, name := range longNames {
		if r.columns[c] < 0 && required[c] {
			r.problems.Add(r.noColumn(name))
			ok = false
		}
	}
	for i, name := range r.t.Header() {
		if slices.Contains(r.columns[:], i) {
			continue
		}
		if c := about("column", strings.ToLower(name), longNames[:]); ok {
			r.problems.Add(complaint{c.message + " is not read", c.hint}.at(r.t.Pos(i), diag.Warning))
		}
	}
	return ok
}

// noColumn names what the header has of ours: other names may be somebody's
// words, where the header is missing altogether.
func (r *longReader) noColumn(name string) *diag.Problem {
	var found []string
	for c, known := range longNames {
		if r.columns[c] >= 0 {
			found = append(found, known)
		}
	}
	if len(found) == 0 {
		found = []string{"none of ours"}
	}
	p := diag.Errorf(r.t.Pos(0), "no column %q: found %s among %d columns, expected %s",
		name, strings.Join(found, ", "), len(r.t.Header()), strings.Join(longNames[:], ","))
	for i, other := range r.t.Header() {
		if near := about("", other, []string{name}); near.hint != "" && !slices.Contains(r.columns[:], i) {
			return p.WithHint("column%s has to be called %q", near.message, name)
		}
	}
	return p.WithHint("the first line names the columns; wave, role and note may be left out")
}
