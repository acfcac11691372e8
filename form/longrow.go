package form

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

// A longTeam is the sheets of a team, by respondent.
type longTeam struct {
	id     string
	sheets map[string]*longSheet
	last   *longSheet // of the row before
}

// A longSheet gathers what a respondent's rows say.
type longSheet struct {
	respondent string
	role       string
	roleLine   int
	twoRoles   bool
	marks      []mark
}

// otherItem takes up a row that answers no question of the model in force:
// the open one, whose words no sheet keeps, or one that was retired.
func (r *longReader) otherItem(cells [][]byte, item string) *diag.Problem {
	practice := string(r.cell(cells, columnPractice))
	key := fullKey(practice, item)
	switch {
	case isOpen(practice, item):
		return r.open(cells)
	case r.retired[key] == "":
		return r.unknownItem(cells, item)
	case r.told[key]:
		return nil
	}
	r.told[key] = true
	return r.leftOut(key).at(r.t.Pos(r.columns[columnItem]), diag.Warning)
}

// open checks what was written to the open question, wherever it stands.
func (r *longReader) open(cells [][]byte) *diag.Problem {
	for _, c := range [...]int{columnAnswer, columnNote} {
		if i := r.columns[c]; i >= 0 && len(cells[i]) > MaxNote {
			return r.refuse(c, longText(model.Objection, len(cells[i])))
		}
	}
	r.note(cells, fullKey(string(r.cell(cells, columnPractice)), model.Objection), columnAnswer, columnNote)
	return nil
}

// unknownItem refuses a row whose item its practice does not have. What was
// meant is searched for only as long as the problem is kept.
func (r *longReader) unknownItem(cells [][]byte, item string) *diag.Problem {
	practice := string(r.cell(cells, columnPractice))
	c := complaint{message: "unknown item"}
	switch {
	case item == "":
		c.message = "item is missing"
	case r.problems.Count(diag.Refused) < hinted:
		c = about(c.message, item, r.keys(practice))
	}
	if item != "" {
		c.message += " of " + practice
	}
	return r.refuse(columnItem, c)
}

// answer reads a row's answer and checks its note.
func (r *longReader) answer(cells [][]byte, q int32) (answer, *diag.Problem) {
	text := r.cell(cells, columnAnswer)
	a, ok := r.parse(text, q)
	if !ok {
		return 0, r.wrongAnswer(string(text), q)
	}
	noted := false
	if i := r.columns[columnNote]; i >= 0 {
		note := cells[i]
		if len(note) > MaxNote {
			return 0, r.refuse(columnNote, longText("note", len(note)))
		}
		noted = a == notApplicable && len(bytes.TrimSpace(note)) > 0
	}
	if a == notApplicable && !noted {
		return 0, r.refuse(columnAnswer, noReason("say in the column note why this team does not have the need"))
	}
	return a, nil
}

func (r *longReader) wrongAnswer(text string, q int32) *diag.Problem {
	if r.problems.Count(diag.Refused) >= hinted {
		text = "" // not compared with known words
	}
	return r.refuse(columnAnswer, r.offScale(text, q))
}

// add takes the answer up on the sheet of the row's respondent.
func (r *longReader) add(cells [][]byte, team *longTeam, m mark) *diag.Problem {
	role, p := r.role(cells)
	if p != nil {
		return p
	}
	sheet, p := r.respondent(cells, team)
	if p != nil {
		return p
	}
	r.note(cells, r.questions[m.question()].key, columnNote)
	r.plays(sheet, role)
	if m.answer() == unanswered {
		return nil
	}
	if first, repeated := sheet.add(m); repeated {
		return r.refuse(columnItem, repeatedAnswer(first).or("keep one of the two; until then the lower counts"))
	}
	return nil
}

// respondent finds the sheet of a row's respondent, or begins it.
func (r *longReader) respondent(cells [][]byte, team *longTeam) (*longSheet, *diag.Problem) {
	id := unguarded(r.cell(cells, columnRespondent))
	if team.last != nil && string(id) == team.last.respondent {
		return team.last, nil
	}
	sheet := team.sheets[string(id)]
	if sheet == nil {
		if c, bad := badName("respondent", string(id)); bad {
			return nil, r.refuse(columnRespondent, c)
		}
		sheet = &longSheet{respondent: string(id), marks: make([]mark, 0, 16)}
		team.sheets[sheet.respondent] = sheet
	}
	team.last = sheet
	return sheet, nil
}

// role gives a row's role; empty if it has none.
func (r *longReader) role(cells [][]byte) (string, *diag.Problem) {
	i := r.columns[columnRole]
	if i < 0 {
		return "", nil
	}
	text := bytes.TrimSpace(cells[i])
	if len(text) == 0 {
		return "", nil
	}
	for _, role := range roles {
		if string(text) == role {
			return role, nil
		}
	}
	return "", r.refuse(columnRole, noneOf("role", string(text), roles))
}

// plays gives the sheet a role; of two it keeps none.
func (r *longReader) plays(s *longSheet, role string) {
	switch {
	case role == "" || role == s.role || s.twoRoles:
	case s.role == "":
		s.role, s.roleLine = role, r.t.Pos(0).Line
	default:
		s.twoRoles = true
		r.problems.Warnf(r.t.Pos(r.columns[columnRole]), "role %s, where line %d says %s of the same respondent", role, s.roleLine, s.role).
			WithHint("give each respondent one role; until then this one has none")
	}
}

// add takes up an answer. If the question was answered before, the lower of
// the two stays, so that the order of rows does not matter.
func (s *longSheet) add(m mark) (first int32, repeated bool) {
	for i, other := range s.marks {
		if other.question() == m.question() {
			s.marks[i] = newMark(m.question(), min(m.answer(), other.answer()), int(other.line()))
			return other.line(), true
		}
	}
	s.marks = append(s.marks, m)
	return 0, false
}

// sheets gives what was gathered, without those that hold no answer.
func (r *longReader) sheets(name string) []Sheet {
	var sheets []Sheet
	for _, id := range slices.Sorted(maps.Keys(r.byID)) {
		for _, s := range r.byID[id].sheets {
			if len(s.marks) > 0 {
				sheets = append(sheets, r.sheet(name, id, s))
			}
		}
	}
	slices.SortFunc(sheets, func(a, b Sheet) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Respondent, b.Respondent))
	})
	return sheets
}

func (r *longReader) sheet(name, team string, s *longSheet) Sheet {
	sheet := Sheet{
		Sheet: survey.Sheet{Wave: r.rules.Wave, Team: team, Respondent: s.respondent, Role: s.role, Length: r.rules.length(), Model: r.older(r.rules.Model), Stated: r.rules.Model != "",
			Responses: make([]survey.Response, len(s.marks))},
		At:    diag.Pos{File: name},
		Lines: make([]int32, len(s.marks)),
	}
	if s.twoRoles {
		sheet.Role = ""
	}
	sortMarks(s.marks)
	for i, m := range s.marks {
		sheet.Responses[i], sheet.Lines[i] = r.response(m), m.line()
	}
	sheet.At.Line = int(slices.Min(sheet.Lines))
	s.marks = nil
	return sheet
}

// unguarded takes off the apostrophe that [WriteLong] puts before what a
// spreadsheet would take for a formula.
func unguarded(text []byte) []byte {
	if len(text) > 1 && text[0] == '\'' && strings.IndexByte(formula, text[1]) >= 0 {
		return text[1:]
	}
	return text
}
