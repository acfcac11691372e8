package table

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"rubble/diag"
)

// An encoding says how the bytes of a file stand for text.
type encoding struct {
	name     string
	bom      int                   // bytes of the byte order mark
	from     transform.Transformer // to UTF-8; nil if it is UTF-8
	width    func(text []byte) int // bytes which that much text takes in the file
	replaces bool                  // what cannot be read becomes U+FFFD
}

// replaced stands for what could not be read.
var replaced = []byte("\uFFFD")

// invalid finds the first byte of what is not text in this encoding.
func (e encoding) invalid(text []byte) int {
	if e.replaces {
		return max(bytes.Index(text, replaced), 0)
	}
	return firstInvalid(text)
}

func utf8Encoding(bom int) encoding {
	return encoding{name: "UTF-8", bom: bom, width: func(b []byte) int { return len(b) }}
}

func utf16Encoding(order unicode.Endianness) encoding {
	return encoding{
		name:     "UTF-16",
		bom:      2,
		from:     unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder(),
		width:    utf16Width,
		replaces: true,
	}
}

func byteEncoding(name string, m *charmap.Charmap) encoding {
	return encoding{name: name, from: m.NewDecoder(), width: utf8.RuneCount}
}

// utf16Width counts the bytes of text in UTF-16.
func utf16Width(text []byte) int {
	n := 0
	for len(text) > 0 {
		c, size := utf8.DecodeRune(text)
		n += 2
		if c > 0xFFFF {
			n += 2
		}
		text = text[size:]
	}
	return n
}

// findEncoding decides the encoding by the head of the file, and turns away
// what is no text.
func (r *Reader) findEncoding(head []byte) error {
	r.enc = utf8Encoding(0)
	switch {
	case len(head) == 0:
		return diag.Errorf(diag.Pos{File: r.name, Line: 1}, "the file is empty").
			WithHint("begin it with a line of column names")
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		r.enc = utf8Encoding(3)
		return r.checkText(head[3:])
	case bytes.HasPrefix(head, []byte("\xFF\xFE")) && !bytes.HasPrefix(head, []byte("\xFF\xFE\x00\x00")):
		r.enc = utf16Encoding(unicode.LittleEndian)
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		r.enc = utf16Encoding(unicode.BigEndian)
	default:
		if err := r.checkText(head); err != nil {
			return err
		}
		return r.findByteEncoding(head)
	}
	r.warnEncoding(diag.Pos{File: r.name, Line: 1, Col: 1})
	return nil
}

// findByteEncoding tells UTF-8, Windows-1252 and Mac Roman apart.
func (r *Reader) findByteEncoding(head []byte) error {
	if len(head) == sniffed {
		head = head[:runeBoundary(head)]
	}
	i := firstInvalid(head)
	if i < 0 || mostlyUTF8(head) {
		return nil
	}
	r.enc = byteEncoding("Windows-1252", charmap.Windows1252)
	if looksMacRoman(head) {
		r.enc = byteEncoding("Mac Roman", charmap.Macintosh)
	}
	r.warnEncoding(place(r.name, head, i))
	return nil
}

func (r *Reader) warnEncoding(pos diag.Pos) {
	r.problems.Warnf(pos, "the file is not UTF-8; it is read as %s", r.enc.name).
		WithHint("save it as UTF-8 if names come out wrong")
}

// runeBoundary gives the length of head without a rune cut off at its end.
func runeBoundary(head []byte) int {
	n := len(head)
	for i := n - 1; i >= max(n-3, 0); i-- {
		if utf8.RuneStart(head[i]) {
			if !utf8.FullRune(head[i:]) {
				return i
			}
			break
		}
	}
	return n
}

// firstInvalid finds the first byte that is not UTF-8; −1 if all are.
func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, size := utf8.DecodeRune(text[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// mostlyUTF8 says whether sequences of UTF-8 outnumber the bytes outside them
// ten to one. In other encodings, letters that happen to form a sequence are
// rare.
func mostlyUTF8(text []byte) bool {
	formed, stray := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(text[i:])
		if size == 1 {
			stray++
		} else {
			formed++
		}
		i += size
	}
	return formed >= 10*stray
}

// place is that of a byte in the head of a file that is not decoded.
func place(name string, head []byte, i int) diag.Pos {
	brk := []byte{lineBreak(head)}
	before := head[:i]
	return diag.Pos{
		File: name,
		Line: 1 + bytes.Count(before, brk),
		Col:  i - bytes.LastIndexByte(before, brk[0]),
	}
}
