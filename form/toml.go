package form

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
	"rubble/tomlfile"
)

// ReadTOML reads a questionnaire that a person or a team filled in. Every
// problem but a form without answers is an error, for it is a form that people
// typed, and all of a file are found at once. A form without answers is
// valid: it needs neither team nor people, and gives a sheet without
// responses and a warning.
func ReadTOML(name string, data []byte, m *model.Model, rules Rules) (Sheet, diag.List) {
	r := &tomlReader{catalogue: newCatalogue(m, rules), rules: rules}
	r.sheet.Wave, r.sheet.Length, r.sheet.Model = rules.Wave, rules.length(), r.older(rules.Model)
	r.sheet.Stated = rules.Model != ""
	doc := map[string]any{}
	if !r.decode(name, bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), &doc) {
		return r.sheet, r.problems
	}
	for _, key := range slices.Sorted(maps.Keys(doc)) {
		if !r.head(key, doc[key]) {
			r.practice(key, doc[key])
		}
	}
	r.finish()
	return r.sheet, r.problems
}

type tomlReader struct {
	*catalogue
	rules    Rules
	file     *tomlfile.File
	sheet    Sheet
	teamless bool // the team is missing, or not one of ours and named as such
	marks    []mark
	problems diag.List
}

// decode turns the bytes into a table; false if they are not TOML.
func (r *tomlReader) decode(name string, data []byte, doc *map[string]any) bool {
	r.sheet.At = diag.Pos{File: name, Line: 1}
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		r.problems.Errorf(r.sheet.At, "the file is empty").
			WithHint("rubble questionnaire writes a form to fill in")
		return false
	case len(data) <= tomlfile.MaxSize && !bytes.Contains(data, []byte{0}) && !utf8.Valid(data):
		r.problems.Errorf(firstInvalid(name, data), "bytes that are not UTF-8").
			WithHint("save the file as UTF-8 text")
		return false
	}
	file, problems := tomlfile.DecodeLoose(name, data, doc)
	r.file = file
	r.problems.Join(quietly(problems))
	return !problems.Failed()
}

// quietly takes what a file holds out of the messages about it.
func quietly(problems diag.List) diag.List {
	for _, p := range problems.Sorted() {
		p.Err = errors.New(withoutWords(p.Err.Error()))
	}
	return problems
}

func firstInvalid(name string, data []byte) diag.Pos {
	at := 0
	for at < len(data) {
		c, size := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	before := data[:at]
	return diag.Pos{File: name, Line: 1 + bytes.Count(before, []byte("\n")), Col: at - bytes.LastIndexByte(before, '\n')}
}

// withoutWords cuts a parser's message off where it begins to quote more than
// a single character of the file.
func withoutWords(message string) string {
	if strings.Contains(message, " already ") {
		return "this is not TOML: a key or a table stands twice"
	}
	for at := 0; at < len(message); {
		i := strings.IndexAny(message[at:], `"'`+"`")
		if i < 0 {
			break
		}
		open := at + i
		length := strings.IndexByte(message[open+1:], message[open])
		if length == 0 { // a quote between quotes
			length = 1 + max(strings.IndexByte(message[open+2:], message[open]), 0)
		}
		if length < 0 || utf8.RuneCountInString(message[open+1:open+1+length]) > 1 {
			return strings.TrimRight(message[:open], " ") + " …"
		}
		at = open + length + 2
	}
	return message
}

// text gives a value that should be a text. A respondent's id, and an answer,
// may be a number as well.
func (r *tomlReader) text(path, thing string, value any) (text string, ok bool) {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v), true
	case int64:
		if thing == "respondent" || thing == "answer" {
			return strconv.FormatInt(v, 10), true
		}
	case float64:
		if thing == "answer" {
			return strconv.FormatFloat(v, 'f', -1, 64), true
		}
	}
	expected := "a text in quotes"
	if thing == "answer" {
		expected = "a number or a text in quotes"
	}
	r.wrongType(path, thing, expected, value)
	return "", false
}

func (r *tomlReader) wrongType(path, thing, expected string, value any) {
	r.problems.Errorf(r.file.At(path), "%s is %s, expected %s", thing, typeName(value), expected)
}

func typeName(value any) string {
	switch value.(type) {
	case string:
		return "a text"
	case int64, float64:
		return "a number"
	case bool:
		return "true or false"
	case time.Time:
		return "a date or a time"
	case map[string]any:
		return "a table"
	default:
		return "a list"
	}
}

// finish checks what a form with answers has to say, and sorts the answers.
func (r *tomlReader) finish() {
	if len(r.marks) == 0 {
		if !r.problems.Failed() {
			r.problems.Warnf(r.sheet.At, "no answers yet")
		}
		return
	}
	consensus := r.sheet.Mode == survey.Consensus
	switch {
	case consensus && r.sheet.People == 0:
		r.problems.Errorf(r.file.At("mode"), "mode is consensus, and people is missing").
			WithHint("people = 7 says that seven took part")
	case !consensus && r.sheet.People > 0:
		r.problems.Errorf(r.file.At("people"), "people is set, and mode is not consensus").
			WithHint(`mode = "consensus" marks a team's joint answers; one person's form has no people`)
	}
	if consensus {
		r.sheet.Respondent, r.sheet.Role = "", ""
	}
	if r.sheet.Team == "" && !r.teamless {
		r.problems.Errorf(r.file.At("team"), "team is missing").
			WithHint(`team = "…" says whose work the answers are about`)
	}
	sortMarks(r.marks)
	for _, m := range r.marks {
		r.sheet.Responses = append(r.sheet.Responses, r.response(m))
		r.sheet.Lines = append(r.sheet.Lines, m.line())
	}
	r.sheet.At.Line = int(slices.Min(r.sheet.Lines))
}

// unknown says that a key is not one of those that may stand there.
func (r *tomlReader) unknown(path, key string, known []string) {
	c := about("unknown key", key, known)
	if len(known) > 0 {
		c = c.or("the keys are %s", listed(known))
	}
	r.problems.Add(c.at(r.file.At(path), diag.Error))
}
