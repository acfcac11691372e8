package story

import (
	"strings"
	"unicode"
)

// A said is what a shortcode says, before it is checked.
type said struct {
	name  string
	named map[string]string
	plain []string // values without a name, in order
}

// A fault is what is wrong with a shortcode, and what to do.
type fault struct{ what, do string }

var (
	faultEnd      = fault{"a shortcode that does not end in its line", "close it with >}}; to print it as it stands, write {{</* and */>}} around its text"}
	faultMarkdown = fault{"a shortcode between {{% and %}}", "write {{< and >}}: what it calls for is no Markdown"}
	faultName     = fault{"a shortcode without a name", "such as {{< chart plane >}}"}
	faultClosing  = fault{"a shortcode with a stroke, which closes another", "leave it out: a shortcode holds nothing, and needs no end"}
	faultQuotes   = fault{"a shortcode with quotes that do not match", `a value stands between two ", with a blank behind it and no \ in it`}
	faultValue    = fault{"a shortcode with a value that needs quotes", `write it between two ", such as {{< norm "change-enablement/board" >}}`}
	faultTwice    = fault{"a shortcode that says the same twice", "leave one of the two out"}
	faultMixed    = fault{"a shortcode with values with and without names", `such as {{< chart ladder "change-enablement" >}}, or {{< score practice="change-enablement" >}}`}
)

const blanks = " \t"

// parse reads a shortcode. It takes less than Hugo does, and nothing that
// Hugo would read otherwise or refuse.
func (t tag) parse() (said, *fault) {
	switch {
	case t.markdown:
		return said{}, &faultMarkdown
	case t.broken:
		return said{}, &faultEnd
	}
	name, rest := word(strings.TrimLeft(t.text, blanks))
	switch {
	case strings.HasPrefix(rest, "/"):
		return said{}, &faultClosing
	case name == "":
		return said{}, &faultName
	case rest != "" && !strings.ContainsAny(rest[:1], blanks):
		return said{}, &faultValue
	}
	s := said{name: name, named: map[string]string{}}
	for rest = strings.TrimLeft(rest, blanks); rest != ""; rest = strings.TrimLeft(rest, blanks) {
		var wrong *fault
		if rest, wrong = s.take(rest); wrong != nil {
			return said{}, wrong
		}
	}
	if len(s.named) > 0 && len(s.plain) > 0 {
		return said{}, &faultMixed
	}
	return s, nil
}

// take takes one value, with its name if it has one, off the front of what a
// shortcode says.
func (s *said) take(text string) (rest string, wrong *fault) {
	if text[0] == '/' {
		return "", &faultClosing
	}
	key, behind := word(text)
	named := key != "" && strings.HasPrefix(behind, "=")
	if named {
		text = behind[1:]
	}
	value, rest, wrong := value(text)
	if wrong == nil && named && rest == "" && strings.HasSuffix(text, value) {
		wrong = &faultValue // Hugo would take the >}} for a part of it
	}
	if _, twice := s.named[key]; wrong == nil && named && twice {
		wrong = &faultTwice
	}
	if named {
		s.named[key] = value
	} else {
		s.plain = append(s.plain, value)
	}
	return rest, wrong
}

// value takes a value, in quotes or a plain word, off the front. Behind it is
// a blank or nothing.
func value(text string) (value, rest string, wrong *fault) {
	quoted := text != "" && (text[0] == '"' || text[0] == '`')
	if quoted {
		var closed bool
		value, rest, closed = strings.Cut(text[1:], text[:1])
		if !closed || strings.Contains(value, `\`) {
			return "", "", &faultQuotes
		}
	} else if value, rest = word(text); value == "" {
		return "", "", &faultValue
	}
	switch {
	case rest == "" || strings.ContainsAny(rest[:1], blanks):
		return value, rest, nil
	case quoted:
		return "", "", &faultQuotes
	}
	return "", "", &faultValue
}

// word takes letters, digits, -, _ and . off the front.
func word(text string) (word, rest string) {
	rest = strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r)
	})
	return text[:len(text)-len(rest)], rest
}
