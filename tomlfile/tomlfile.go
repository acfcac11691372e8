// Package tomlfile reads TOML that people typed: within limits, strictly, and
// with a place for every key, so that a reader can point at what is wrong
// long after the file was decoded.
//
// The decoding is done by github.com/BurntSushi/toml. This package adds what
// that library leaves out: bounds on size and nesting that are checked before
// it sees the file (it takes seconds over a long dotted key and overflows the
// stack on deep nesting), unknown keys as problems, and places for keys
// within arrays of tables.
package tomlfile

import (
	"bytes"
	"errors"
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

// Decode reads data into v, which is as for toml.Unmarshal. Keys that v does
// not have are errors with the nearest known key as a hint. The File can be
// used even where the list holds errors; it then knows fewer places.
func Decode(name string, data []byte, v any) (*File, diag.List) {
	f, problems := DecodeLoose(name, data, nil)
	if problems.Failed() {
		return f, problems
	}
	md, err := toml.Decode(string(data), v)
	if err != nil {
		problems.Add(f.parseProblem(err))
		return f, problems
	}
	f.unknown(md, &problems)
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

func (f *File) keyPos(path string) diag.Pos {
	p := f.index.keys[path]
	return diag.Pos{File: f.Name, Line: p.line, Col: p.col}
}

func (f *File) parseProblem(err error) *diag.Problem {
	if parse, ok := errors.AsType[toml.ParseError](err); ok {
		pos := diag.Pos{File: f.Name, Line: parse.Position.Line, Col: parse.Position.Col}
		return diag.Errorf(pos, "this is not TOML: %s", parse.Message).WithHint("%s", hintFor(parse.Message))
	}
	message := strings.TrimPrefix(err.Error(), "toml: ")
	_, rest, _ := strings.Cut(message, `(last key "`)
	if key, what, found := strings.Cut(rest, `"): `); found {
		return diag.Errorf(f.only(key), "%s: %s", key, what).WithHint("%s", hintFor(what))
	}
	return diag.Errorf(diag.Pos{File: f.Name}, "%s", message)
}

// only is the place of the value under a path without indices, if just one
// value has it; else that of the file.
func (f *File) only(plain string) diag.Pos {
	pos := diag.Pos{File: f.Name}
	for _, path := range f.index.order {
		if withoutIndices(path) != plain {
			continue
		}
		if pos.Line > 0 {
			return diag.Pos{File: f.Name}
		}
		pos = f.At(path)
	}
	return pos
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
	case strings.Contains(message, "incompatible types"):
		return "texts stand in quotes; numbers, dates, true and false do not"
	default:
		return "texts stand in quotes, answers are written as key = 3"
	}
}

// unknown reports the keys that nothing was decoded from.
func (f *File) unknown(md toml.MetaData, problems *diag.List) {
	undecoded := map[string]bool{}
	for _, k := range md.Undecoded() {
		undecoded[strings.Join(k, ".")] = true
	}
	if len(undecoded) == 0 {
		return
	}
	var known []string
	for _, k := range md.Keys() {
		if s := strings.Join(k, "."); !undecoded[s] {
			known = append(known, k[len(k)-1])
		}
	}
	for _, path := range f.index.order {
		plain := withoutIndices(path)
		parent := plain[:max(strings.LastIndexByte(plain, '.'), 0)]
		if !undecoded[plain] || undecoded[parent] {
			continue
		}
		last := plain[strings.LastIndexByte(plain, '.')+1:]
		p := problems.Errorf(f.keyPos(path), "unknown key %q", last)
		if near := diag.Nearest(last, known); near != "" {
			p.WithHint("did you mean %q?", near)
		}
	}
}
