package tomlfile

import (
	"bytes"
	"unicode/utf8"

	"rubble/diag"
)

var (
	byteOrderMark = []byte("\ufeff")
	fence         = []byte("+++\n")
	closing       = []byte("\n+++\n")
)

// Front reads a page of prose: TOML between two lines of +++ into v, as
// [Decode] does, then the text, which begins on the given line. Line ends
// become single line feeds.
func Front(name string, data []byte, v any) (f *File, text string, line int, problems diag.List) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, byteOrderMark), []byte("\r\n"), []byte("\n"))
	if bytes.HasSuffix(data, closing[:len(closing)-1]) { // no prose, and no end of the last line
		data = append(data, '\n')
	}
	rest, opened := bytes.CutPrefix(data, fence)
	// The line end of the opening fence stays: lines keep their numbers, and a
	// front matter of nothing has its closing.
	front, body, closed := bytes.Cut(append([]byte("\n"), rest...), closing)
	if !opened || !closed {
		problems.Errorf(diag.Pos{File: name, Line: 1}, "no front matter").
			WithHint("a page begins with TOML between two lines of +++")
		return nil, "", 0, problems
	}
	if at := notText(body); at >= 0 {
		problems.Errorf(posAt(name, data, len(data)-len(body)+at), "bytes that are not UTF-8 text").WithHint("save the file as UTF-8 text")
		return nil, "", 0, problems
	}
	f, problems = Decode(name, front, v)
	return f, string(body), bytes.Count(front, []byte("\n")) + 3, problems
}

// notText is where the first NUL byte stands, or the first that is not UTF-8;
// −1 if there is none.
func notText(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == 0 || r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}
