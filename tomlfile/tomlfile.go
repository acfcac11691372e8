// Package tomlfile reads TOML that people typed: within limits, strictly, and
// with a place for every key, so that a reader can point at what is wrong
// long after the file was decoded.
//
// The decoding is done by github.com/BurntSushi/toml. This package adds what
// that library leaves out: bounds on size and nesting that are checked before
// it sees the file (it takes seconds over a long dotted key and overflows the
// stack on deep nesting), unknown keys and values of the wrong type as problems
// in words, and places for keys within arrays of tables.
package tomlfile

import (
	"bytes"
	"errors"
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"

	"rubble/diag"
)

// MaxSize and MaxNesting bound what is read: bytes of a file, and depth of
// tables, arrays and dotted keys.
const (
	MaxSize    = 256 << 10
	MaxNesting = 32
)

// A File is a decoded file's index of places.
type File struct {
	Name  string
	index *index
}

// Decode reads data into v, a pointer to a struct. Keys that v does not have,
// letter by letter, are errors with the nearest known key as a hint, and so are
// values of the wrong type, for which a field's tag hint may say what to do. The
// File can be used even where the list holds errors; it then knows fewer
// places. Unknown keys leave the rest to be decoded; other errors, and keys that
// differ from a known one in case only, leave v as it was.
func Decode(name string, data []byte, v any) (*File, diag.List) {
	raw := map[string]any{}
	f, problems := DecodeLoose(name, data, &raw)
	if problems.Failed() {
		return f, problems
	}
	c := &checker{f: f, root: bare(reflect.TypeOf(v)), problems: &problems}
	c.value(spot{of: c.root}, raw)
	if c.unfit {
		return f, problems
	}
	if _, err := toml.Decode(string(data), v); err != nil {
		problems.Add(f.parseProblem(err))
	}
	return f, problems
}

// DecodeLoose is [Decode] for documents whose keys are not known beforehand;
// v may be nil, to check the limits and index the places only.
func DecodeLoose(name string, data []byte, v any) (*File, diag.List) {
	var problems diag.List
	f := &File{Name: name, index: &index{}}
	if len(data) > MaxSize {
		problems.Errorf(diag.Pos{File: name}, "%d KiB of TOML, at most %d KiB are read", len(data)>>10, MaxSize>>10).
			WithHint("split the file, or use a CSV file for many answers")
		return f, problems
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		problems.Errorf(posAt(name, data, at), "a NUL byte, where text was expected").
			WithHint("save the file as UTF-8 text")
		return f, problems
	}
	idx, tooDeep := scan(data)
	f.index = idx
	if tooDeep >= 0 {
		problems.Errorf(posAt(name, data, tooDeep), "tables, arrays or dotted keys nested deeper than %d", MaxNesting).
			WithHint("two or three levels are enough for everything; look for stray dots and brackets, or take an earlier copy")
		return f, problems
	}
	if v == nil {
		return f, problems
	}
	if _, err := toml.Decode(string(data), v); err != nil {
		problems.Add(f.parseProblem(err))
	}
	return f, problems
}

// At gives the place of the value under a path such as "norms[2].statement";
// of the nearest enclosing one if that is not in the file.
func (f *File) At(path string) diag.Pos {
	for path != "" {
		if p, ok := f.index.values[path]; ok {
			return diag.Pos{File: f.Name, Line: p.line, Col: p.col}
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return diag.Pos{File: f.Name, Line: 1, Col: 1}
}

// Has says whether the file sets the path.
func (f *File) Has(path string) bool {
	_, ok := f.index.values[path]
	return ok
}

// Keys are all paths in the order of the file, without those of array
// elements that are plain values.
func (f *File) Keys() []string { return f.index.order }

// keyPos gives the place of a key; of the value around it where it was written
// in another way, as \u0061 for a.
func (f *File) keyPos(path string) diag.Pos {
	p, ok := f.index.keys[path]
	if !ok {
		return f.At(path)
	}
	return diag.Pos{File: f.Name, Line: p.line, Col: p.col}
}

func (f *File) parseProblem(err error) *diag.Problem {
	if parse, ok := errors.AsType[toml.ParseError](err); ok {
		pos := diag.Pos{File: f.Name, Line: parse.Position.Line, Col: parse.Position.Col}
		return diag.Errorf(pos, "this is not TOML: %s", parse.Message).WithHint("%s", hintFor(parse.Message))
	}
	return diag.Errorf(diag.Pos{File: f.Name}, "%s", strings.TrimPrefix(err.Error(), "toml: "))
}

// hintFor turns the commonest slips of people who fill in a form by hand into
// advice.
func hintFor(message string) string {
	switch {
	case strings.Contains(message, "UTF-8"):
		return "save the file as UTF-8 text"
	case strings.Contains(message, "newlines") || strings.Contains(message, "EOF"):
		return "a text opens with a quote that is not closed on the same line, or the file was cut off"
	case strings.Contains(message, "already"):
		return "a key or table stands twice: keep one"
	default:
		return "texts stand in quotes, answers are written as key = 3"
	}
}
