package model

import (
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
	file, text, line, problems := tomlfile.Front(name, data, v)
	return file, Page{Text: text, Pos: diag.Pos{File: name, Line: line}}, problems
}

// Pages are all pages of prose in the model.
func (m *Model) Pages() []Page {
	pages := []Page{m.Method}
	for _, p := range m.Practices {
		pages = append(pages, p.Prose)
	}
	for _, n := range m.Common {
		pages = append(pages, n.Prose)
	}
	for _, r := range m.References {
		pages = append(pages, r.Prose)
	}
	return pages
}
