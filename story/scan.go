package story

import (
	"strings"

	"rubble/diag"
	"rubble/model"
)

// A tag is a shortcode as it stands in a text, delimiters and all.
type tag struct {
	from, to int    // in bytes
	text     string // what stands between the delimiters
	literal  bool   // it is printed as it stands: {{</* score */>}}
	markdown bool   // it stands between {{% and %}}
	broken   bool   // it does not end, or not in its line
}

// find gives every shortcode of a text in the order in which Hugo finds and
// numbers them, which does so in code and in HTML comments, too.
func find(text string) []tag {
	var out []tag
	for at := 0; ; {
		open := strings.Index(text[at:], "{{")
		if open < 0 {
			return out
		}
		at += open
		t, found := tagAt(text, at)
		if !found {
			at++ // its second brace may begin one
			continue
		}
		if !t.literal {
			out = append(out, t)
		}
		at = t.to
	}
}

// tagAt takes the shortcode that begins at a byte. One that is broken ends
// behind its opening.
func tagAt(text string, at int) (t tag, found bool) {
	t = tag{from: at, to: at + len("{{<"), broken: true}
	var end string
	switch {
	case strings.HasPrefix(text[at:], "{{<"):
		end = ">}}"
	case strings.HasPrefix(text[at:], "{{%"):
		end, t.markdown = "%}}", true
	default:
		return tag{}, false
	}
	inside := text[t.to:]
	if strings.HasPrefix(inside, "/*") {
		if length := strings.Index(inside, "*/"+end); length >= len("/*") {
			t.to, t.literal, t.broken = t.to+length+len("*/")+len(end), true, false
		}
		return t, true
	}
	line, _, _ := strings.Cut(inside, "\n")
	if inner, _, closed := strings.Cut(line, end); closed {
		t.text, t.to, t.broken = inner, t.to+len(inner)+len(end), false
	}
	return t, true
}

// place is where a byte of a page's text stands in its file.
func place(p model.Page, at int) diag.Pos {
	before := p.Text[:at]
	line := strings.LastIndexByte(before, '\n')
	return diag.Pos{File: p.Pos.File, Line: p.Pos.Line + strings.Count(before, "\n"), Col: at - line}
}

// Hugo marks the places of shortcodes with words that begin so while it works.
const hugoMark = "HAHAHUGOSHORTCODE"

// refuseMark names the first such word in a page.
func refuseMark(p model.Page, problems *diag.List) {
	if at := strings.Index(p.Text, hugoMark); at >= 0 {
		problems.Errorf(place(p, at), "the word %s, which Hugo keeps for itself", hugoMark).WithHint("write it otherwise")
	}
}
