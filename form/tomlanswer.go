package form

import (
	"maps"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/model"
)

// practice takes up the table of a practice.
func (r *tomlReader) practice(id string, value any) {
	questions, known := r.practices[id]
	table, isTable := value.(map[string]any)
	switch {
	case !known && isTable:
		r.problems.Add(r.unknownPractice(id).at(r.file.At(id), diag.Error))
		return
	case !known:
		r.unknown(id, id, append([]string{"wave", "team", "respondent", "role", "mode", "people", "length", "model"}, r.ids...))
		return
	case !isTable:
		r.wrongType(id, "practice", "a table of answers", value)
		return
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		at := id + "." + key
		q, ok := questions[key]
		switch {
		case ok:
			r.question(at, q, table[key])
		case isOpen(id, key):
			r.words(at, model.Objection, table[key])
			r.note(fullKey(id, key), table[key])
		case r.retired[fullKey(id, key)] != "":
			r.problems.Add(r.leftOut(fullKey(id, key)).at(r.file.At(at), diag.Warning))
		default:
			r.unknown(at, key, r.keys(id))
		}
	}
}

// question takes up what is said to one question: an answer, or a table of an
// answer and what belongs to it.
func (r *tomlReader) question(at string, q int32, value any) {
	table, isTable := value.(map[string]any)
	if !isTable {
		r.answer(at, q, value, false, false)
		return
	}
	answer, hasNote, isMandated := any(""), false, false
	for _, key := range slices.Sorted(maps.Keys(table)) {
		within := at + "." + key
		switch key {
		case "answer":
			answer = table[key]
		case "note":
			hasNote = r.words(within, key, table[key])
			r.note(r.questions[q].key, table[key])
		case "mandated":
			isMandated = r.words(within, key, table[key])
			if isMandated && !r.questions[q].norm {
				r.problems.Errorf(r.file.At(within), "an item is marked as mandated").
					WithHint("only norms are demanded by a law, a contract or a standard")
			}
		default:
			r.unknown(within, key, []string{"answer", "note", "mandated"})
		}
	}
	r.answer(at+".answer", q, answer, hasNote, isMandated)
}

// words checks a text that no sheet keeps, and says whether there is one.
func (r *tomlReader) words(at, thing string, value any) bool {
	text, ok := value.(string)
	switch {
	case !ok:
		r.wrongType(at, thing, "a text in quotes", value)
	case len(text) > MaxNote:
		r.problems.Add(longText(thing, len(text)).at(r.file.At(at), diag.Error))
	}
	return !ok || strings.TrimSpace(text) != "" // what is wrong already is not missing as well
}

func (r *tomlReader) answer(at string, q int32, value any, hasNote, isMandated bool) {
	text, ok := r.text(at, "answer", value)
	if !ok {
		return
	}
	pos := r.file.At(at)
	a, ok := r.parse([]byte(text), q)
	switch {
	case !ok:
		r.problems.Add(r.offScale(text, q).at(pos, diag.Error))
		return
	case a == notApplicable && !hasNote:
		r.problems.Add(noReason(`write { answer = "not-applicable", note = "…" } with the reason`).at(pos, diag.Error))
		return
	case a == unanswered && isMandated:
		r.problems.Warnf(pos, "marked as mandated, and not answered")
		return
	case a == unanswered:
		return
	}
	if isMandated && r.questions[q].norm {
		a |= mandated
	}
	for _, m := range r.marks {
		if m.question() == q {
			r.problems.Add(repeatedAnswer(m.line()).or("keep one of the two").at(pos, diag.Error))
			return
		}
	}
	r.marks = append(r.marks, newMark(q, a, pos.Line))
}
