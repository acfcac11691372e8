package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rubble/form"
	"rubble/model"
	"rubble/survey"
)

// A statement is what a team says together.
type statement struct {
	team          string
	people        int // who took part
	first, second string
	notes         map[string]string // by key; said in the second wave
	mandated      map[string]string // by key; what demands the norm
}

// given are the answers of a wave: "key=answer" words under the ids of
// practices.
func (s statement) given(w wave) (map[string]string, error) {
	words, under := strings.Fields(s.second), ""
	if w.first {
		words = strings.Fields(s.first)
	}
	given := map[string]string{}
	for _, word := range words {
		key, answer, isAnswer := strings.Cut(word, "=")
		if !isAnswer {
			under = word
			continue
		}
		if _, twice := given[under+"/"+key]; twice {
			return nil, fmt.Errorf("team %s answers %s/%s twice in %s", s.team, under, key, w.id)
		}
		given[under+"/"+key] = answer
	}
	return given, nil
}

// practices are those that the team is asked about, in the order in which it
// answers them.
func (s statement) practices() []string {
	var ids []string
	for _, word := range strings.Fields(s.second) {
		if !strings.Contains(word, "=") && word != model.CommonPractice {
			ids = append(ids, word)
		}
	}
	return ids
}

// questionnaire is the form that a team filled in together.
func questionnaire(m *model.Model, s statement, w wave) ([]byte, error) {
	var blank bytes.Buffer
	err := form.WriteTOML(&blank, m, form.Options{Practices: s.practices(), Length: model.LengthShort, Team: s.team, Wave: w.id, Mode: survey.Consensus})
	if err != nil {
		return nil, err
	}
	given, err := s.given(w)
	if err != nil {
		return nil, err
	}
	lines, under := strings.Split(blank.String(), "\n"), ""
	for i, line := range lines {
		switch key, _, _ := strings.Cut(line, " = "); {
		case line == "people = 0":
			lines[i] = "people = " + strconv.Itoa(s.people)
		case strings.HasPrefix(line, "["):
			under = strings.Trim(line, "[]")
		case under != "" && strings.HasSuffix(line, ` = ""`):
			lines[i] = key + " = " + s.value(under+"/"+key, given[under+"/"+key], w)
			delete(given, under+"/"+key)
		}
	}
	if len(given) > 0 {
		return nil, fmt.Errorf("team %s answers what the form does not ask: %v", s.team, slices.Sorted(maps.Keys(given)))
	}
	return []byte(strings.Join(lines, "\n")), nil
}

// value writes an answer with what belongs to it.
func (s statement) value(key, answer string, w wave) string {
	if !slices.Contains([]string{"0", "1", "2", "3", "4", "5"}, answer) {
		answer = strconv.Quote(answer)
	}
	parts := []string{"answer = " + answer}
	if law := s.mandated[key]; law != "" {
		parts = append(parts, "mandated = "+strconv.Quote(law))
	}
	if note := s.notes[key]; note != "" && !w.first {
		parts = append(parts, "note = "+strconv.Quote(note))
	}
	if len(parts) == 1 {
		return answer
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}
