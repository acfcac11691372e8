package tomlfile

import (
	"bytes"

	"rubble/diag"
)

var (
	byteOrderMark = []byte("\ufeff")
	fence         = []byte("+++\n")
	closing       = []byte("\n+++")
)

// Front reads a page of prose: TOML between two lines of +++ into v, as
// [Decode] does, then the text, which begins on the given line.
func Front(name string, data []byte, v any) (f *File, text string, line int, problems diag.List) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, byteOrderMark), []byte("\r\n"), []byte("\n"))
	if bytes.HasSuffix(data, closing) { // no prose, and no end of the last line
		data = append(data, '\n')
	}
	front, body, found := bytes.Cut(bytes.TrimPrefix(data, fence), append([]byte("\n"), fence...))
	if !bytes.HasPrefix(data, fence) || !found {
		problems.Errorf(diag.Pos{File: name, Line: 1}, "no front matter").
			WithHint("a page begins with TOML between two lines of +++")
		return nil, "", 0, problems
	}
	f, problems = Decode(name, append([]byte("\n"), front...), v) // the line end stands for the fence: lines keep their numbers
	return f, string(body), bytes.Count(front, []byte("\n")) + 4, problems
}
