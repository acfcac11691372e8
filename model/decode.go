package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"rubble/diag"
)

// olderDir holds the models under which earlier waves were asked, each named
// by its version.
const olderDir = "models"

// MaxJSON bounds the bytes of a model in JSON; our own takes less than one
// MiB.
const MaxJSON = 8 << 20

const printsOne = "rubble model --json prints one"

// OlderFile is where a project keeps the model of a version.
func OlderFile(version string) string { return path.Join(olderDir, version+".json") }

// Decode reads a model from its JSON, as rubble model --json prints it. It is
// to compare and to score with; prose is not in it. Fields that this program
// does not know are passed over, so that a later one's model can be read, and
// only what is needed is asked for, so that an earlier one's can.
func Decode(name string, data []byte) (*Model, diag.List) {
	m := &Model{questions: map[string]Question{}}
	d := decoder{m: m, name: name}
	if len(data) > MaxJSON {
		d.wrong("more than %d KiB of JSON, which is more than is read", MaxJSON>>10).WithHint(printsOne)
		return m, d.problems
	}
	if err := json.Unmarshal(data, m); err != nil {
		d.problems.Errorf(placeInJSON(name, data, err), "this is no model in JSON: %s", causeInJSON(err)).WithHint(printsOne)
		return m, d.problems
	}
	d.check()
	for i := range m.References {
		m.References[i].facets = m.Facets
	}
	return m, d.problems
}

// ReadOlder reads the model of a version from where a project keeps it; the
// error is fs.ErrNotExist where it keeps none. What is not a regular file, or
// has more than MaxJSON bytes, is not opened: a pipe would wait for ever.
func ReadOlder(fsys fs.FS, version string) (*Model, diag.List, error) {
	name := OlderFile(version)
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, diag.List{}, err
	}
	if wrong := unfit(name, info); wrong.Failed() {
		return nil, wrong, nil
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, diag.List{}, err
	}
	m, problems := Decode(name, data)
	if !problems.Failed() && m.Version != version {
		problems.Errorf(diag.Pos{File: name}, "the model is of version %s, its file is named %s", m.Version, path.Base(name)).
			WithHint("rename it to %s", OlderFile(m.Version))
	}
	return m, problems, nil
}

// unfit says why a file is not opened.
func unfit(name string, info fs.FileInfo) diag.List {
	var problems diag.List
	switch pos := (diag.Pos{File: name}); {
	case !info.Mode().IsRegular():
		problems.Errorf(pos, "not a file").WithHint("move it away, or put what rubble model --json printed in its place")
	case info.Size() > MaxJSON:
		problems.Errorf(pos, "%d KiB of JSON, at most %d KiB are read", info.Size()>>10, MaxJSON>>10).WithHint(printsOne)
	}
	return problems
}

// causeInJSON says what an error of the decoder means, without the names of
// types of ours.
func causeInJSON(err error) string {
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("%s is of another kind: %s", cmp.Or(kind.Field, "the whole"), kind.Value)
	}
	return err.Error()
}

// placeInJSON is the line and column that an error of the decoder speaks of.
func placeInJSON(name string, data []byte, err error) diag.Pos {
	offset := int64(0)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = syntax.Offset
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = kind.Offset
	}
	if offset <= 0 || offset > int64(len(data)) {
		return diag.Pos{File: name}
	}
	before := data[:offset]
	return diag.Pos{File: name, Line: 1 + bytes.Count(before, []byte("\n")), Col: int(offset) - bytes.LastIndexByte(before, '\n') - 1}
}
