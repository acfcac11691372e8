package main

import (
	"html"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// linkedTo and placed are the links and the places of a page.
var (
	linkedTo = regexp.MustCompile(`(?:href|src|data-explore-src)="([^"]*)"`)
	placed   = regexp.MustCompile(` id="([^"]*)"`)
)

// linked DIR  fails if a page of a site leads to a file or a place that the
// site does not have, or if no page leads to one of its pages.
func linked(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) == 1, "linked folder")
	pages, reached := map[string]string{}, map[string]bool{"index.html": true}
	site := os.DirFS(ts.MkAbs(args[0]))
	ts.Check(fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".html" {
			pages[name] = ts.ReadFile(path.Join(args[0], name))
		}
		return err
	}))
	need(ts, pages["index.html"] != "", "linked with the folder of a site")
	places := map[string]map[string]bool{}
	for name, text := range pages {
		places[name] = map[string]bool{"": true}
		for _, m := range placed.FindAllStringSubmatch(text, -1) {
			places[name][html.UnescapeString(m[1])] = true
		}
	}
	for name, text := range pages {
		for _, m := range linkedTo.FindAllStringSubmatch(text, -1) {
			to, err := url.Parse(html.UnescapeString(m[1]))
			if ts.Check(err); to.IsAbs() {
				continue
			}
			file := name
			if to.Path != "" {
				file = path.Join(path.Dir(name), to.Path)
			}
			if _, err := fs.Stat(site, file); err != nil || places[file] != nil && !places[file][to.Fragment] {
				ts.Fatalf("%s leads to %s, which is not there", name, m[1])
			}
			if file != name {
				reached[file] = true
			}
		}
	}
	for name := range pages {
		if !reached[name] && !strings.HasPrefix(name, "404") {
			ts.Fatalf("no page leads to %s", name)
		}
	}
}
