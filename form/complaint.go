package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rubble/diag"
	"rubble/model"
)

// A complaint is what is wrong and what to do about it, before it is known
// where it stands and how much it matters.
type complaint struct{ message, hint string }

func (c complaint) at(pos diag.Pos, severity diag.Severity) *diag.Problem {
	p := diag.Errorf(pos, "%s", c.message)
	p.Severity, p.Hint = severity, c.hint
	return p
}

// or gives the complaint with a hint, if it has none yet.
func (c complaint) or(format string, args ...any) complaint {
	if c.hint == "" {
		c.hint = fmt.Sprintf(format, args...)
	}
	return c
}

// about names a thing and, where that is safe, the word found for it: a word
// may be quoted if it is one of those known but for a slip, which is then the
// hint. Any other may be a respondent's words in the wrong place.
func about(thing, word string, known []string) complaint {
	const shortest, longest = 4, 100 // of two or three letters, two slips leave nothing
	if slices.Contains(known, word) {
		return complaint{message: thing + " " + strconv.Quote(word)}
	}
	if len(word) < shortest || len(word) > longest {
		return complaint{message: thing}
	}
	near := diag.Nearest(word, known)
	if near == "" {
		return complaint{message: thing}
	}
	return complaint{thing + " " + strconv.Quote(word), fmt.Sprintf("did you mean %q?", near)}
}

// noneOf says that a word is none of those allowed.
func noneOf(thing, word string, allowed []string) complaint {
	c := about(thing, word, allowed)
	c.message += " is none of " + strings.Join(allowed, ", ")
	return c
}

// offScale says that a text is no answer to the question.
func (c *catalogue) offScale(text string, q int32) complaint {
	words := append(c.rungs[:], wordDontKnow, wordNotApplicable)
	scale := fmt.Sprintf(" is off the scale: 1 to %d", model.Points)
	if c.questions[q].norm {
		scale = fmt.Sprintf(" is off the scale: 0 to %d, or a rung's key", model.Rungs-1)
	}
	if isNumber(text) {
		return complaint{message: "answer " + text + scale}
	}
	found := about("answer", text, words)
	found.message += scale
	if slices.Contains(c.rungs[:], text) {
		found.hint = "a rung answers a norm; this is an item"
	}
	return found.or("besides the scale, %s is an answer, and %s with a note", wordDontKnow, wordNotApplicable)
}

// isNumber says whether a text is so short and plain a number that it cannot
// be anybody's words.
func isNumber(text string) bool {
	return text != "" && len(text) <= 6 && strings.Trim(text, "0123456789.,+-") == "" && strings.ContainsAny(text, "0123456789")
}

// unknownPractice says that a practice cannot be answered.
func (c *catalogue) unknownPractice(id string) complaint {
	if c.left[id] {
		return complaint{fmt.Sprintf("practice %q is not assessed in this project", id),
			"add it to practices in config.toml, or take its answers out"}
	}
	return about("unknown practice", id, c.ids).or("the practices are %s", listed(c.ids))
}

func unknownTeam(spelling string, rules Rules) complaint {
	return about("unknown team", spelling, rules.Teams).
		or("config.toml lists %s: add the team there, or this spelling to its aliases", listed(rules.Teams))
}

// badName says what keeps a text from being the name of a team or the id of a
// respondent.
func badName(thing, name string) (c complaint, bad bool) {
	switch {
	case name == "":
		return complaint{thing + " is missing", ""}, true
	case len(name) > MaxName:
		return complaint{fmt.Sprintf("%s of %d bytes, at most %d are allowed", thing, len(name), MaxName), "shorten it"}, true
	case strings.ContainsFunc(name, unicode.IsControl):
		return complaint{thing + " with a line break or another control character", "write it on one line"}, true
	}
	return c, false
}

func longText(thing string, size int) complaint {
	return complaint{fmt.Sprintf("%s of %d bytes, at most %d are allowed", thing, size, MaxNote), "shorten it"}
}

func otherWave(folder, found string) complaint {
	c := about("wave", found, []string{folder})
	return complaint{fmt.Sprintf("%s is not that of the folder, %q", c.message, folder),
		"correct the wave, or move the answers to the folder of theirs"}
}

func noReason(hint string) complaint {
	return complaint{wordNotApplicable + " without a note that says why", hint}
}

func repeatedAnswer(first int32) complaint {
	return complaint{fmt.Sprintf("a second answer to this question; the first is in line %d", first), ""}
}
