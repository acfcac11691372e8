package site

import (
	"html"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble"
	"rubble/model"
	"rubble/report"
)

// Every norm of the practice that was asked about has a page, which says its
// statement; every other practice has one with all its norms and no figure.
// All links within the site lead somewhere.
func TestPagesOfTheWholeModel(t *testing.T) {
	site, err := build(t, client(nil))
	if err != nil {
		t.Fatal(err)
	}
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	says := func(name, text string) {
		if !strings.Contains(html.UnescapeString(site[name]), text) {
			t.Errorf("%s does not say %q", name, text)
		}
	}
	for _, p := range m.Practices {
		name := "practices/" + p.ID + ".html"
		for _, n := range p.Norms {
			says(name, n.Statement)
			if p.ID == change {
				says("norms/"+n.Key+".html", n.Statement)
				says("norms/"+n.Key+".html", n.Apart)
				continue
			}
			says(name, n.Seen)
			says(name, n.Rungs[5])
		}
		if p.ID != change {
			says(name, "<h1>"+p.Title+" was not assessed</h1>")
			says(name, `<p class="lede">`+p.Summary+"</p>")
			says(name, p.Objection)
			if strings.Contains(site[name], "<svg") || strings.Contains(site[name], `class="share"`) {
				t.Errorf("%s has a figure", name)
			}
		}
	}
	for _, n := range m.Common {
		says("norms/"+n.Key+".html", n.Statement)
	}
	follow(t, site)
}

var (
	hrefs = regexp.MustCompile(` href="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

// follow checks that every link of a site leads to a file, and to a place in
// it.
func follow(t *testing.T, site map[string]string) {
	t.Helper()
	places := map[string]bool{}
	for name, text := range site {
		places[name] = true
		for _, id := range ids.FindAllStringSubmatch(text, -1) {
			places[name+"#"+id[1]] = true
		}
	}
	for name, text := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range hrefs.FindAllStringSubmatch(text, -1) {
			address, place, there := strings.Cut(html.UnescapeString(m[1]), "#")
			to := path.Join(path.Dir(name), address)
			if address == "" {
				to = name
			}
			if there {
				to += "#" + place
			}
			if !strings.HasPrefix(address, "https:") && !places[to] {
				t.Errorf("%s: the link %s leads nowhere", name, m[1])
			}
		}
	}
}

// The practices without answers stand below, by group, and those of which no
// fingerprint speaks are named.
func TestOtherPractices(t *testing.T) {
	norm := func(key string, prints ...string) model.Norm { return model.Norm{Key: key, Fingerprints: prints} }
	of := func(ids ...string) *page {
		var asked []report.Practice
		for _, id := range ids {
			asked = append(asked, report.Practice{ID: id})
		}
		b := reported(t, &report.Report{}, asked...)
		b.in.Model = &model.Model{Practices: []model.Practice{
			{ID: "a", Title: "A", Group: "general", Norms: []model.Norm{norm("a/x"), norm("a/y")}},
			{ID: "b", Title: "B", Group: "technical", Norms: []model.Norm{norm("b/x", "bypass")}},
			{ID: "c", Title: "C", Group: "general", Norms: []model.Norm{norm("c/x")}},
		}}
		p := b.newPage("practices/index.html", "practices", "", "")
		b.otherPractices(p)
		if made := len(b.pages) - 1; made != 3-len(ids) {
			t.Errorf("%d pages of practices without answers, %d have some", made, len(ids))
		}
		return p
	}
	p := of("b")
	const groups = `<div class="link-groups">
<div><h3>General management practices</h3>
<ul class="links"><li><a href="../practices/a.html">A</a> <span class="quiet">– two norms</span></li><li><a href="../practices/c.html">C</a> <span class="quiet">– one norm</span></li></ul>
</div>
</div>`
	if diff := cmp.Diff(groups, strings.ReplaceAll(made(t, p, "others-groups"), "\u00a0", " ")); diff != "" {
		t.Error(diff)
	}
	const all = `<div class="link-groups">
<div><h3>Without answers</h3>
<p class="quiet">All of them.</p>
</div>
</div>`
	if diff := cmp.Diff(all, made(t, p, "unspoken-practices")); diff != "" {
		t.Error(diff)
	}
	const some = `<div class="link-groups">
<div><h3>Assessed</h3>
<ul class="links"><li><a href="../practices/a.html">A</a></li></ul>
</div>
<div><h3>Without answers</h3>
<p class="quiet">C.</p>
</div>
</div>`
	if diff := cmp.Diff(some, made(t, of("a"), "unspoken-practices")); diff != "" {
		t.Error(diff)
	}
	p = of("a", "b", "c")
	if diff := cmp.Diff([]string{"unspoken"}, sections(p)); diff != "" {
		t.Error(diff)
	}
	const both = `<ul class="links"><li><a href="../practices/a.html">A</a></li><li><a href="../practices/c.html">C</a></li></ul>`
	if diff := cmp.Diff(both, made(t, p, "unspoken-practices")); diff != "" {
		t.Error(diff)
	}
}
