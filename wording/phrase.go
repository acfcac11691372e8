package wording

import (
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// A phrase is a message that is the same for every number, and in which braces
// hold nothing but names. Most are, and putting values into one takes a
// fraction of the time that a template does.
type phrase struct {
	texts []string // before, between and after the names: one more than these
	names []string
}

// phrases are those of the messages that are one.
func phrases(messages []*i18n.Message) map[string]phrase {
	out := map[string]phrase{}
	for _, m := range messages {
		if m.Zero+m.One+m.Two+m.Few+m.Many != "" || m.Other == "" || m.LeftDelim+m.RightDelim != "" {
			continue
		}
		if p, ok := phraseOf(m.Other); ok {
			out[m.ID] = p
		}
	}
	return out
}

// phraseOf takes a template apart; ok is false if it asks for more than names.
func phraseOf(template string) (p phrase, ok bool) {
	for {
		text, rest, found := strings.Cut(template, "{{")
		p.texts = append(p.texts, text)
		if !found {
			return p, true
		}
		action, after, closed := strings.Cut(rest, "}}")
		name, field := strings.CutPrefix(strings.TrimSpace(action), ".")
		if !closed || !field || !isName(name) {
			return phrase{}, false
		}
		p.names = append(p.names, name)
		template = after
	}
}

func isName(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != ""
}

// with puts values, each behind its name, into the phrase; ok is false if one
// is missing, or is neither a text nor a whole number.
func (p phrase) with(args []any) (text string, ok bool) {
	if len(p.names) == 0 {
		return p.texts[0], true
	}
	var out strings.Builder
	for i, name := range p.names {
		out.WriteString(p.texts[i])
		switch v := valueOf(name, args).(type) {
		case string:
			out.WriteString(v)
		case int:
			out.WriteString(strconv.Itoa(v))
		default:
			return "", false
		}
	}
	out.WriteString(p.texts[len(p.names)])
	return out.String(), true
}

// valueOf is the value that stands last behind a name; nil if there is none.
func valueOf(name string, args []any) (value any) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			value = args[i+1]
		}
	}
	return value
}
