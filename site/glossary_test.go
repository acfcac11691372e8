package site

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var (
	termIDs   = regexp.MustCompile(`id="term-([a-z0-9-]+)"`)
	termNames = regexp.MustCompile(`<dt>([^<]+)</dt>`)
	termHrefs = regexp.MustCompile(`href="([^"]*)#term-([a-z0-9-]+)"`)
)

// The glossary is in the order of the alphabet, and every link to a term, on
// whatever page, leads to one.
func TestGlossaryPage(t *testing.T) {
	site, err := build(t, client(nil))
	if err != nil {
		t.Fatal(err)
	}
	glossary := site["glossary/index.html"]
	var ids, names []string
	for _, m := range termIDs.FindAllStringSubmatch(glossary, -1) {
		ids = append(ids, m[1])
	}
	for _, m := range termNames.FindAllStringSubmatch(glossary, -1) {
		names = append(names, strings.ToLower(m[1]))
	}
	if len(ids) < 35 || len(ids) != len(names) || !slices.IsSorted(names) {
		t.Errorf("%d anchors of %d terms, %q", len(ids), len(names), names)
	}
	for _, want := range []string{`<div id="term-keystone"><dt>Keystone</dt>`, `<a href="#term-hold">hold</a> of at least 40`,
		`<span class="quiet">See also <a href="#term-common-norm">Common norm</a>, <a href="#term-social-construction">Social construction</a>.</span>`} {
		if !strings.Contains(glossary, want) {
			t.Errorf("the glossary does not hold %s", want)
		}
	}
	from := map[string]int{}
	for name, text := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root := strings.Repeat("../", strings.Count(name, "/"))
		if root == "" {
			root = "./"
		}
		if !strings.Contains(text, `<a href="`+root+`glossary/index.html">Glossary</a>`) {
			t.Errorf("%s: nothing at its foot leads to the glossary", name)
		}
		for _, m := range termHrefs.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(ids, m[2]) || m[1] != "" && m[1] != root+"glossary/index.html" {
				t.Errorf("%s: %s leads to no term", name, m[0])
			}
			from[name]++
		}
	}
	for _, name := range []string{"method/index.html", "practices/change-enablement.html", "references/toyota.html"} {
		if from[name] == 0 {
			t.Errorf("%s: no word leads to the glossary", name)
		}
	}
	if strings.Count(site["method/index.html"], `glossary/index.html"`) != 2 {
		t.Error("the page on method leads to the glossary at its foot only")
	}
}

// A client's glossary takes the place of ours, as text and nothing else; the
// client's own pages are left alone.
func TestGlossaryOfAClient(t *testing.T) {
	site, err := build(t, client(fstest.MapFS{
		"content/glossary.toml": {Data: []byte("[[terms]]\nkey = 'norm'\nterm = '<b>Norm</b>'\ntext = 'Ours, *not* {{ theirs }}.'\nlink = ['norm', 'norms', 'change']\n")},
		"content/story/one.md":  storyPage("One", "A norm of change.\n"),
	}))
	if err != nil {
		t.Fatal(err)
	}
	if want := `<dt>&lt;b&gt;Norm&lt;/b&gt;</dt>` + "\n" + `<dd>Ours, *not* {{ theirs }}.</dd>`; !strings.Contains(site["glossary/index.html"], want) {
		t.Errorf("the glossary does not hold %s:\n%s", want, site["glossary/index.html"])
	}
	if text := strings.TrimSpace(prose(t, site["story/one.html"])); text != "<p>A norm of change.</p>" {
		t.Errorf("a narrative page became %s", text)
	}
	if !strings.Contains(site["practices/change-enablement.html"], `<a href="../glossary/index.html#term-norm">`) {
		t.Error("the practice's page does not lead to the client's term")
	}
}

// Without terms there is neither a page nor a way to it.
func TestNoGlossary(t *testing.T) {
	site, err := build(t, client(fstest.MapFS{"content/glossary.toml": {Data: []byte("# none\n")}}))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range site {
		if strings.HasSuffix(name, ".html") && strings.Contains(text, "glossary/") || strings.HasPrefix(name, "glossary") {
			t.Errorf("%s speaks of a glossary", name)
		}
	}
}
