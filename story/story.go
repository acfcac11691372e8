// Package story reads the narrative pages of a report: a consultant's own
// Markdown under content/story/, in which shortcodes call for figures.
//
// A page sets its title, its weight, a description and the editions of the
// report that it stands in, and nothing else. Its
// shortcodes are found and checked before anything is built, so that a wrong
// one is named with its file and line; what they show is made by package site
// from the release, and from nothing else.
package story

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/model"
	"rubble/tomlfile"
)

// Dir is where the pages lie.
const Dir = "content/story"

// mostText bounds a page, in bytes: Markdown takes its parser longer than in
// proportion.
const mostText = 64 << 10

// A Page is one narrative page.
type Page struct {
	ID          string // the file's name
	Weight      int    // its place among the pages: the lightest first
	Description string
	Editions    []string // that it stands in; none: all
	Prose       model.Page
	Calls       []Call // its shortcodes, in order
}

// Read reads the pages under content/story/ of a client's folder, by weight
// and then by name. A folder that is not there has none. The shortcodes may
// name what names holds.
func Read(fsys fs.FS, names Names) ([]Page, diag.List) {
	var problems diag.List
	entries, err := fs.ReadDir(fsys, Dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			unreadable(Dir, err, &problems)
		}
		return nil, problems
	}
	var pages []Page
	for _, e := range entries {
		name := path.Join(Dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir() || path.Ext(e.Name()) != ".md":
			problems.Warnf(diag.Pos{File: name}, "not read").WithHint("narrative pages are files whose names end in .md, and lie side by side")
		default:
			if p, ok := readPage(fsys, name, names, &problems); ok {
				pages = append(pages, p)
			}
		}
	}
	slices.SortStableFunc(pages, func(a, b Page) int { return cmp.Or(cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.ID, b.ID)) })
	return pages, problems
}

func readPage(fsys fs.FS, name string, names Names, problems *diag.List) (Page, bool) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		unreadable(name, err, problems)
		return Page{}, false
	}
	var front struct {
		Title       string
		Weight      int
		Description string
		Editions    []string
	}
	if len(data) > mostText {
		problems.Errorf(diag.Pos{File: name}, "%d KiB of text, at most %d KiB are read", len(data)>>10, mostText>>10).
			WithHint("make two pages of it")
		return Page{}, false
	}
	id := strings.TrimSuffix(path.Base(name), ".md")
	if !names.IsSlug(id) {
		problems.Errorf(diag.Pos{File: name}, "a name that cannot be that of a page").
			WithHint("name the file with a–z, 0–9 and -, such as where-to-begin.md, and not index.md")
	}
	file, text, line, wrong := tomlfile.Front(name, data, &front)
	problems.Join(wrong)
	if wrong.Failed() {
		return Page{}, false
	}
	p := Page{ID: id, Weight: front.Weight, Description: front.Description, Editions: front.Editions,
		Prose: model.Page{Title: front.Title, Text: text, Pos: diag.Pos{File: name, Line: line}}}
	if strings.TrimSpace(front.Title) == "" {
		problems.Errorf(file.At("title"), "the page has no title").WithHint(`title = "Where to begin"`)
	}
	checkEditions(file.At("editions"), p.Editions, names, problems)
	p.Calls = calls(p.Prose, names, problems)
	return p, true
}

func unreadable(name string, err error, problems *diag.List) {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		err = failed.Err
	}
	problems.Errorf(diag.Pos{File: name}, "cannot be read: %w", err).
		WithHint("%s is a folder of narrative pages, files whose names end in .md", Dir)
}

// Refuse names every shortcode in a page that is not a narrative one: there
// they have no meaning, and those that Hugo brings reach outside.
func Refuse(p model.Page, problems *diag.List) {
	refuseMark(p, problems)
	for _, t := range find(p.Text) {
		problems.Errorf(place(p, t.from), "a shortcode, where plain Markdown was expected").
			WithHint("shortcodes work in the narrative pages under %s/; to print one as it stands, write {{</* and */>}} around its text", Dir)
	}
}
