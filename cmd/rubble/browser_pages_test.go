package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// inspectScript looks at a page from within.
//
//go:embed testdata/browser/inspect.js
var inspectScript string

// A setting is a way to a site and a way to look at it.
type setting struct {
	door door
	look look
}

func (s setting) String() string {
	scripts := "scripts"
	if !s.look.scripts {
		scripts = "no scripts"
	}
	return fmt.Sprintf("%s, %s, %d, %s", s.door, scripts, s.look.width, s.look.scheme)
}

// settings are those in which every page is opened: every door, with scripts
// and without, wide and narrow, light and dark. What depends on none of the
// others need not be crossed with them.
var settings = []setting{
	{fromFile, look{1280, "light", "screen", true}},
	{fromFile, look{1280, "light", "screen", false}},
	{fromSubPathWithHeader, look{1280, "dark", "screen", true}},
	{fromSubPathWithHeader, look{1280, "light", "screen", false}},
	{fromSubPath, look{360, "dark", "screen", true}},
	{fromFile, look{360, "light", "screen", false}},
}

// An inspection is what inspectScript returns: checks with what they found,
// and the addresses of all links.
type inspection struct {
	Found [][2]string `json:"found"`
	Links []string    `json:"links"`
}

// pagesOf names the pages of a site, sorted.
func pagesOf(t *testing.T, site string) []string {
	var pages []string
	err := fs.WalkDir(os.DirFS(site), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ".html") {
			pages = append(pages, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(pages, "index.html") {
		t.Fatalf("%s: no index.html among %d pages", site, len(pages))
	}
	return pages
}

// inspect opens pages of a site in one setting, and follows their links.
func inspect(t *testing.T, b *chromium, site string, s setting, pages ...string) []finding {
	tb := b.borrow()
	defer b.back(tb)
	base := s.door.address(t, site)
	tb.look(t, s.look)
	var found []finding
	for _, page := range pages {
		tb.open(t, base, page)
		found = append(found, tb.inspect(t, site)...)
	}
	return found
}

// inspect looks at the page that is open and gives all that was found since it
// was opened.
func (tb *tab) inspect(t *testing.T, site string) []finding {
	t.Helper()
	seen := eval[inspection](t, tb, "("+inspectScript+")("+strconv.Quote(tb.base)+")")
	for _, f := range seen.Found {
		tb.complain(f[0], "%s", f[1])
	}
	for _, link := range seen.Links {
		if wrong := follow(site, tb.base, link); wrong != "" {
			tb.complain("link", "%s: %s", link, wrong)
		}
	}
	return tb.take()
}

// follow says what is wrong with a link. It has to lead to a file, since a
// folder opened from a file is a list of names, and to a place in it. A link
// to another site is no part of this one: whoever reads may follow it.
func follow(site, base, link string) string {
	address, fragment, _ := strings.Cut(link, "#")
	name, inside := strings.CutPrefix(address, base)
	if !inside {
		if strings.HasPrefix(address, "https:") {
			return ""
		}
		return "leads out of the site"
	}
	file := filepath.Join(site, filepath.FromSlash(name))
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return "there is no such file"
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err.Error()
	}
	if fragment != "" && !bytes.Contains(data, []byte(` id="`+fragment+`"`)) {
		return "there is no such place in the file"
	}
	return ""
}
