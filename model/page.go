package model

import (
	"bytes"
	"io/fs"

	"rubble/diag"
	"rubble/tomlfile"
)

// page reads a Markdown file with TOML front matter into v.
func (r *reader) page(name string, v any) (*tomlfile.File, Page, bool) {
	data, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		r.problems.Errorf(diag.Pos{File: name}, "cannot be read: %w", cause(err)).WithHint(unreadable)
		return nil, Page{}, false
	}
	file, page, problems := readPage(name, data, v)
	r.problems.Join(problems)
	r.places[name] = file
	return file, page, !problems.Failed()
}

// ReadPage reads a page of prose, whose front matter holds a title and
// nothing else.
func ReadPage(name string, data []byte) (Page, diag.List) {
	var front struct{ Title string }
	_, page, problems := readPage(name, data, &front)
	page.Title = front.Title
	return page, problems
}

func readPage(name string, data []byte, v any) (*tomlfile.File, Page, diag.List) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, byteOrderMark), []byte("\r\n"), []byte("\n"))
	if bytes.HasSuffix(data, closing) { // no prose, and no end of the last line
		data = append(data, '\n')
	}
	front, body, found := bytes.Cut(bytes.TrimPrefix(data, fence), append([]byte("\n"), fence...))
	if !bytes.HasPrefix(data, fence) || !found {
		var problems diag.List
		problems.Errorf(diag.Pos{File: name, Line: 1}, "no front matter").
			WithHint("a page begins with TOML between two lines of +++")
		return nil, Page{}, problems
	}
	file, problems := tomlfile.Decode(name, append([]byte("\n"), front...), v) // the line end stands for the fence: lines keep their numbers
	line := bytes.Count(front, []byte("\n")) + 4
	return file, Page{Text: string(body), Pos: diag.Pos{File: name, Line: line}}, problems
}
