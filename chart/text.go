package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A face is a style of text: its classes in figures.css and what they mean
// for the room that it takes. Sizes are in units of the view box.
type face struct {
	class string
	px    float64
	bold  bool
}

var (
	body    = face{"", 13, false}
	compact = face{"k", 12, false} // body text where room is short
	strong  = face{"b", 13, true}
	small   = face{"s", 12, false}
	note    = face{"n", 12, false} // quiet italics: reasons, references
	alert   = face{"w", 12, false} // warnings
	region  = face{"v", 13, true}  // the names of regions
)

const (
	ascent  = 0.8  // of the size, from the base line up
	descent = 0.25 // and down
	leading = 15.5 // from line to line
	gap     = 4    // kept between things that must not touch
)

// lines gives the height of n lines of text.
func (f face) lines(n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(leading*float64(n-1)) + float64(f.px*(ascent+descent))
}

// advance holds the widths of the characters from U+0020 to U+007E in
// thousandths of an em: those of Helvetica (Adobe Core 14 metrics), with
// narrow letters as wide as they are in the widest of the usual interface
// faces.
var advance = [95]uint16{
	278, 300, 400, 590, 556, 889, 720, 240, 340, 340, 417, 660, 278, 400, 278, 390, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 660, 660, 660, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 290, 500, 667, 556, 898, 748, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 310, 390, 310, 660, 556, // P to _
	333, 556, 588, 500, 588, 556, 320, 588, 580, 250, 250, 520, 250, 861, 580, 586, // ` to o
	588, 588, 350, 500, 340, 580, 500, 740, 500, 500, 500, 334, 278, 334, 660, // p to ~
}

const (
	generous = 1.05 // for faces a little wider than the table
	boldness = 1.08 // what weight 600 adds
)

// em gives the width of a character in thousandths of an em. Outside ASCII it
// knows classes of characters only, and errs on the wide side.
func em(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return int(advance[r-' '])
	case unicode.Is(unicode.Mn, r):
		return 0
	case r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '·' || r == '‘' || r == '’' || r == '‚':
		return 300
	case r == '–' || r == '“' || r == '”' || r == '„' || r == '•':
		return 556
	case r < 0x530 && unicode.IsLower(r) && r != 'æ' && r != 'œ':
		return 640
	case r < 0x530 && r != '—' && r != 'Æ' && r != 'Œ':
		return 800
	case r >= 0x1f000:
		return 1400
	}
	return 1000
}

// width gives the room that s takes in one line.
func (f face) width(s string) float64 {
	sum := 0
	for _, r := range s {
		sum += em(r)
	}
	w := float64(sum) * f.px / 1000 * generous
	if f.bold {
		w *= boldness
	}
	return w
}

// widest gives the width of the widest of several lines.
func (f face) widest(lines []string) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, f.width(l))
	}
	return w
}

// cut shortens s to a width with an ellipsis. Where not even one letter fits,
// it gives nothing.
func (f face) cut(s string, width float64) string {
	if f.width(s) <= width {
		return s
	}
	for len(s) > 0 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = strings.TrimRight(s[:len(s)-n], " ,;:-–(")
		if s != "" && f.width(s)+f.width("…") <= width {
			return s + "…"
		}
	}
	return ""
}

// wrap breaks s into at most n lines of a width. What does not fit is cut
// with an ellipsis.
func (f face) wrap(s string, width float64, n int) []string {
	s = printable(s)
	var lines []string
	from, to := 0, 0 // the line so far is s[from:to]
	for next := 0; next < len(s); {
		word, space := nextWord(s[next:])
		switch fits := f.width(s[from:next+word]) <= width; {
		case fits || to == from:
			to = next + word
			next = to + space
		case len(lines) == n-1:
			to, next = len(s), len(s)
		default:
			lines = append(lines, f.cut(s[from:to], width))
			from, to = next, next
		}
	}
	if last := f.cut(s[from:to], width); last != "" {
		lines = append(lines, last)
	}
	return lines
}

// nextWord gives the length of what a line must not break at the beginning of
// s, and of the space behind it. A line may break at spaces, behind hyphens
// and strokes, and around ideographs.
func nextWord(s string) (word, space int) {
	for i, r := range s {
		n := i + utf8.RuneLen(r)
		switch {
		case r == ' ':
			return i, 1
		case r >= 0x2e80 && r < 0x1f000 && i > 0:
			return i, 0
		case r >= 0x2e80 && r < 0x1f000, i > 0 && (r == '-' || r == '/'):
			return n, 0
		}
	}
	return len(s), 0
}

// printable drops what XML cannot hold and what would not be seen, and makes
// each stretch of white space one space, no-break spaces excepted.
func printable(s string) string {
	clean := func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r == 0xfffe || r == 0xffff:
			return -1
		case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069: // they turn the text around
			return -1
		}
		return r
	}
	if plain(s) {
		return s
	}
	s = strings.Map(clean, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

// plain says whether printable would leave s as it is; most labels are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}
