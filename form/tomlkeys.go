package form

import (
	"slices"

	"rubble/diag"
	"rubble/model"
	"rubble/survey"
)

// head takes up a key of the head; false if it is none.
func (r *tomlReader) head(key string, value any) bool {
	switch key {
	case "people":
		r.people(value)
	case "wave", "team", "respondent", "role", "mode", "length", "model":
		text, ok := r.text(key, key, value)
		if !ok || text == "" {
			return true
		}
		r.headText(key, text)
	default:
		return false
	}
	return true
}

func (r *tomlReader) headText(key, text string) {
	wrong := func(c complaint) { r.problems.Add(c.at(r.file.At(key), diag.Error)) }
	oneOf := func(allowed []string) bool {
		if !slices.Contains(allowed, text) {
			wrong(noneOf(key, text, allowed))
			return false
		}
		return true
	}
	switch key {
	case "wave":
		if r.rules.otherWave(text) {
			wrong(otherWave(r.rules.Wave, text))
		}
	case "team":
		r.teamless = true
		if c, bad := badName(key, text); bad {
			wrong(c)
		} else if id, ok := r.rules.team(text); ok {
			r.sheet.Team, r.teamless = id, false
		} else {
			wrong(unknownTeam(text, r.rules))
		}
	case "respondent":
		r.sheet.Respondent = text
		if c, bad := badName(key, text); bad {
			wrong(c)
		}
	case "role":
		if oneOf(roles) {
			r.sheet.Role = text
		}
	case "length":
		if oneOf(lengths) {
			r.sheet.Length = text
		}
	case "model":
		if !model.IsVersion(text) {
			wrong(complaint{"model is no version of three numbers", "leave the line as rubble questionnaire wrote it, or take it out"})
			break
		}
		r.sheet.Model, r.sheet.Stated = r.older(text), true
	case "mode":
		if oneOf(modes) && text == survey.Consensus.String() {
			r.sheet.Mode = survey.Consensus
		}
	}
}

func (r *tomlReader) people(value any) {
	n, ok := value.(int64)
	switch {
	case value == "":
	case !ok:
		r.wrongType("people", "people", "a number", value)
	case n < 0 || n > 1_000_000:
		r.problems.Errorf(r.file.At("people"), "people is not from 1 to 1000000")
	default:
		r.sheet.People = int(n)
	}
}
