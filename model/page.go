package model

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"rubble/diag"
	"rubble/tomlfile"
)

// A pageOf is a Markdown file with front matter of a kind.
type pageOf[T any] struct {
	front    T
	file     *tomlfile.File
	page     Page
	problems diag.List
	err      error
}

// id is the file's name without its ending.
func (f *pageOf[T]) id() string { return strings.TrimSuffix(path.Base(f.page.Pos.File), ".md") }

// pagesOf reads the pages of a folder, by name.
func pagesOf[T any](r *reader, dir string) []pageOf[T] { return readPages[T](r, r.files(dir)) }

// readPages reads pages at the same time, and gives those without errors in
// the order of their names; what is wrong with the others is on the list.
func readPages[T any](r *reader, names []string) []pageOf[T] {
	read := make([]pageOf[T], len(names))
	var readers sync.WaitGroup
	for i, name := range names {
		readers.Go(func() {
			f := &read[i]
			var data []byte
			if data, f.err = fs.ReadFile(r.fsys, name); f.err == nil {
				f.file, f.page, f.problems = readPage(name, data, &f.front)
			}
		})
	}
	readers.Wait()
	var whole []pageOf[T]
	for i, f := range read {
		if f.err != nil {
			r.problems.Errorf(diag.Pos{File: names[i]}, "cannot be read: %w", cause(f.err)).WithHint(unreadable)
			continue
		}
		r.problems.Join(f.problems)
		r.places[names[i]] = f.file
		if !f.problems.Failed() {
			whole = append(whole, f)
		}
	}
	return whole
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
	for _, l := range m.Lenses {
		pages = append(pages, l.Prose)
	}
	return pages
}
