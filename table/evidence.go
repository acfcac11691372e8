package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// Weights of the evidence for a reading of one byte. Only the differences
// between two readings of the same bytes matter.
const (
	fits       = 2  // a letter or a mark where western European texts have it
	possible   = 1  // a sign of everyday texts
	unlikely   = -2 // a capital among small letters, a symbol inside a word
	impossible = -6 // a byte without a meaning
	crOnly     = 3  // lines that end in CR alone: Mac Roman
)

const (
	// Letters of Danish, Dutch, Finnish, French, German, Italian, Norwegian,
	// Portuguese, Spanish and Swedish, which both encodings have. Others (š, ž,
	// þ, ÿ) are evidence for nothing.
	everydayLetters = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ"
	openingMarks    = "“‘„«‹¿¡"
	closingMarks    = "”’“»›…"
	everydaySigns   = "“”‘’„«»‹›–—…•·€£§°©®™¿¡ªº\u00a0"
)

// looksMacRoman says whether the bytes from 0x80 on make more sense as Mac
// Roman than as Windows-1252.
func looksMacRoman(head []byte) bool {
	mac := weigh(head, charmap.Macintosh)
	if lineBreak(head) == '\r' {
		mac += crOnly
	}
	return mac > weigh(head, charmap.Windows1252)
}

// weigh adds up how well the bytes from 0x80 on can be read.
func weigh(head []byte, m *charmap.Charmap) int {
	sum := 0
	for i, b := range head {
		if b < 0x80 {
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = m.DecodeByte(head[i-1])
		}
		if i+1 < len(head) {
			after = m.DecodeByte(head[i+1])
		}
		sum += weight(before, m.DecodeByte(b), after)
	}
	return sum
}

// weight says how well a character fits between its neighbours.
func weight(before, c, after rune) int {
	afterLetter, beforeLetter := unicode.IsLetter(before), unicode.IsLetter(after)
	switch {
	case unicode.IsControl(c) || c == unicode.ReplacementChar:
		return impossible
	case unicode.IsUpper(c) && (unicode.IsLower(before) || afterLetter && unicode.IsLower(after)):
		return unlikely
	case strings.ContainsRune(everydayLetters, unicode.ToLower(c)):
		if afterLetter || beforeLetter {
			return fits
		}
		return 0
	case unicode.IsLetter(c) && !strings.ContainsRune("ƒﬁﬂıªºˆ", c):
		return 0
	case c == '’' && afterLetter && beforeLetter:
		return fits
	}
	return weightOfSign(c, afterLetter, beforeLetter, before == ' ' && after == ' ')
}

func weightOfSign(c rune, afterLetter, beforeLetter, apart bool) int {
	dash := c == '–' || c == '—'
	switch {
	case afterLetter && beforeLetter && !dash:
		return unlikely
	case dash && (apart || afterLetter && beforeLetter),
		beforeLetter && strings.ContainsRune(openingMarks, c),
		afterLetter && strings.ContainsRune(closingMarks, c):
		return fits
	case strings.ContainsRune(everydaySigns, c):
		return possible
	}
	return 0
}
