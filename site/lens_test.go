package site

import (
	"context"
	"fmt"
	"html"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rubble"
	"rubble/assess"
	"rubble/diag"
	"rubble/model"
	"rubble/wording"
)

// hostileLens is a client's lens whose every text tries to be more than text.
const hostileLens = `+++
title = "<script>alert('title')</script>"
summary = "<img src=x onerror=alert('summary')>"
unseen = "<b>First</b> thing. Second {{ .Site }} thing."
sources = ["<i>Somebody</i>, {{< figure src=x >}}, 1999"]
[[sets]]
key = "sources"
name = "\"><svg onload=alert('set')>"
asks = "</p><iframe src=x>"
[[sets.parts]]
key = "first"
name = "<a href=javascript:alert('name')>x</a>"
text = "<style>*{}</style>"
practices = ["change-enablement", "incident-management", "own"]
norms = ["change-enablement/board"]
cards = ["target"]
why = "</dd></dl><script>"
[[sets.parts]]
key = "second"
name = "Second"
text = "Nothing speaks of it."
unseen = "<object data=x>"
+++
Plain prose.
`

// laid is the site of a project in which twelve people answered about change
// enablement and a practice of the client's own, and three about incidents,
// with the client's lens and the program's.
var laid = sync.OnceValues(func() (map[string]string, error) {
	norms := func(text string) (keys []string) {
		for _, m := range regexp.MustCompile(`(?m)^\[\[norms\]\]\nkey = "([^"]+)"`).FindAllStringSubmatch(text, -1) {
			keys = append(keys, m[1])
		}
		return keys
	}
	texts := map[string]string{}
	for _, id := range []string{"change-enablement", "incident-management", "service-desk"} {
		data, err := fs.ReadFile(rubble.Files, "content/practices/"+id+".md")
		if err != nil {
			return nil, err
		}
		texts[id] = string(data)
	}
	own := regexp.MustCompile(`"([^"\n]*[.?])"`).ReplaceAllString(texts["service-desk"], `"In our house: $1"`)
	own = strings.Replace(own, `title = "Service desk"`, `title = "Own <em>practice</em>"`, 1)
	head, prose, _ := strings.Cut(strings.TrimPrefix(own, "+++\n"), "\n+++\n")
	own = "+++\n" + head + "\n[lenses]\nitil-4 = [\"activities/plan\"]\nverism = [\"activities/produce\"]\n+++\n" + prose
	texts["own"] = own
	var rows strings.Builder
	rows.WriteString("team,respondent,practice,item,answer\n")
	for _, of := range []struct {
		team, practice string
		people         int
	}{{"ops", "change-enablement", 12}, {"ops", "own", 12}, {"desk", "incident-management", 3}} {
		for i := range of.people {
			for j, key := range norms(texts[of.practice]) {
				fmt.Fprintf(&rows, "%s,p%d,%s,%s,%d\n", of.team, i, of.practice, key, (i+j)%model.Rungs)
			}
		}
	}
	return buildOf(fstest.MapFS{
		"config.toml":               {Data: []byte("[model]\npractices = [\"change-enablement\", \"incident-management\", \"own\"]\nlength = \"norms\"\n")},
		"answers/one/long.csv":      {Data: []byte(rows.String())},
		"content/practices/own.md":  {Data: []byte(own)},
		"content/lenses/hostile.md": {Data: []byte(hostileLens)},
	})
})

// buildOf is the site of a client's files.
func buildOf(files fstest.MapFS) (map[string]string, error) {
	p, problems := assess.Load(context.Background(), files, rubble.Files, func(string, int, int) {})
	for _, p := range problems.Sorted() {
		if p.Severity == diag.Error {
			return nil, p
		}
	}
	release, err := p.Release("test", "")
	if err != nil {
		return nil, err
	}
	speaker, err := wording.New(p.Files, "en", p.Model)
	if err != nil {
		return nil, err
	}
	to := &memory{files: map[string]string{}}
	err = Build(context.Background(), Input{Release: release, Model: p.Model, Speaker: speaker, Config: p.Config, Files: p.Files}, to)
	return to.files, err
}

func lensPages(t *testing.T) (site map[string]string, lenses map[string]*model.Lens) {
	t.Helper()
	site, err := laid()
	if err != nil {
		t.Fatal(err)
	}
	m, _ := model.Read(rubble.Files)
	lenses = map[string]*model.Lens{} // by address
	for i := range m.Lenses {
		lenses[lensAddress(m.Lenses[i].ID)] = &m.Lenses[i]
	}
	return site, lenses
}

// Each lens has a page that the list links: one heading, its sets, every part
// once, those that nobody was asked about folded, what it cannot see, and its
// sources.
func TestLensPages(t *testing.T) {
	site, lenses := lensPages(t)
	if len(lenses) < 7 {
		t.Errorf("%d lenses", len(lenses))
	}
	folded, matrices := 0, 0
	for name, l := range lenses {
		page := site[name]
		if strings.Count(page, "<h1>") != 1 || !strings.Contains(site["lenses/index.html"], `href="`+l.ID+`.html"`) {
			t.Errorf("%s: %d headings of the first order; linked: %v", name, strings.Count(page, "<h1>"), strings.Contains(site["lenses/index.html"], l.ID+".html"))
		}
		for _, s := range l.Sets {
			if !strings.Contains(page, `id="set-`+s.Key+`"`) {
				t.Errorf("%s has no section %s", name, s.Key)
			}
			for _, part := range s.Parts {
				if n := strings.Count(page, `<article class="part" id="`+partID(s.Key, part.Key)+`">`); n != 1 {
					t.Errorf("%s: part %s/%s stands %d times", name, s.Key, part.Key, n)
				}
			}
		}
		for _, text := range append([]string{l.Unseen}, l.Sources...) {
			if !strings.Contains(html.UnescapeString(page), text) {
				t.Errorf("%s does not say %q", name, text)
			}
		}
		for _, id := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
			if strings.Count(page, id[0]) != 1 {
				t.Errorf("%s has the place %s twice", name, id[1])
			}
		}
		folded += strings.Count(page, `<details class="twin parts">`)
		matrices += strings.Count(page, `<table class="heat">`)
		for _, part := range regexp.MustCompile(`(?s)<details class="twin parts">.*?</details>`).FindAllString(page, -1) {
			if strings.Contains(part, "practice-change-enablement") || strings.Contains(part, "(dismantling ") || strings.Contains(part, "oo few people") {
				t.Errorf("%s folds away what somebody was asked", name)
			}
		}
	}
	if folded == 0 || matrices == 0 {
		t.Errorf("%d groups of parts are folded, %d matrices", folded, matrices)
	}
}

// A practice of the client's own that names its parts is in the matrix of
// these, with its link.
func TestOwnPracticeInLens(t *testing.T) {
	site, _ := lensPages(t)
	page := site["lenses/hostile.html"]
	matrix := page[strings.Index(page, `<table class="heat">`):]
	matrix = matrix[:strings.Index(matrix, "</table>")]
	for _, want := range []string{"<th scope=\"col\">Change enablement</th>", "<th scope=\"col\">Own &lt;em&gt;practice&lt;/em&gt;</th>"} {
		if !strings.Contains(matrix, want) {
			t.Errorf("the matrix has no column %s", want)
		}
	}
	for _, name := range []string{"lenses/itil-4.html", "lenses/verism.html"} {
		if !strings.Contains(site[name], `href="../practices/own.html"`) {
			t.Errorf("%s does not name the client's practice", name)
		}
	}
}

// A practice of three people is named with the reason, and is in no mean and
// no matrix.
func TestHiddenPracticeInLens(t *testing.T) {
	site, lenses := lensPages(t)
	for name := range lenses {
		if strings.Contains(site[name], `<th scope="col">Incident management</th>`) {
			t.Errorf("%s has a column of what is hidden", name)
		}
	}
	page := site["lenses/hostile.html"]
	if !strings.Contains(page, `<a href="../practices/incident-management.html">Incident management</a> <span class="quiet">(too few people answered)</span>`) {
		t.Error("why the practice has no figures is not said")
	}
	if !strings.Contains(page, "means over two of three practices") {
		t.Error("the mean is over others than the two")
	}
}

// What a client's lens says is text, wherever it stands.
func TestHostileLens(t *testing.T) {
	site, _ := lensPages(t)
	for _, name := range []string{"lenses/hostile.html", "lenses/index.html"} {
		page := site[name]
		for _, bad := range []string{"<script>", "<img src=x", "<svg onload", "<iframe", "<style>*", "<object", "<a href=javascript", "<b>First", "<i>Somebody"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
		if !strings.Contains(page, "&lt;script&gt;alert(") {
			t.Errorf("%s does not hold the title as text", name)
		}
	}
	if strings.Count(site["lenses/hostile.html"], ` id="sources"`) != 1 {
		t.Error("a set called sources takes the place of the sources")
	}
	if page := site["lenses/hostile.html"]; !strings.Contains(page, "{{ .Site }}") || !strings.Contains(html.UnescapeString(page), "{{< figure src=x >}}") {
		t.Error("braces were taken for more than text")
	}
}

// Every link on a lens' page leads to a page, and to a place on it.
func TestLensLinks(t *testing.T) {
	site, _ := lensPages(t)
	href, checked := regexp.MustCompile(`href="([^"]*)"`), 0
	for name, page := range site {
		if !strings.HasPrefix(name, "lenses/") || !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range href.FindAllStringSubmatch(page, -1) {
			file, place, _ := strings.Cut(html.UnescapeString(m[1]), "#")
			target := name
			if file != "" {
				target = path.Join(path.Dir(name), file)
			}
			checked++
			switch text, ok := site[target]; {
			case !ok:
				t.Errorf("%s links %s, which there is not", name, m[1])
			case place != "" && !strings.Contains(text, `id="`+place+`"`) && !strings.Contains(text, `id=`+place):
				t.Errorf("%s links %s, which has no such place", name, m[1])
			}
		}
	}
	if checked < 500 {
		t.Errorf("%d links", checked)
	}
}
