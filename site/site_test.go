package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rubble"
	"rubble/assess"
	"rubble/wording"
)

// A memory is a target that keeps what it was given.
type memory struct {
	mu    sync.Mutex
	files map[string]string
}

func (m *memory) Create(name string) (io.WriteCloser, error) {
	return &memoryFile{memory: m, name: name}, nil
}

type memoryFile struct {
	bytes.Buffer
	memory *memory
	name   string
}

func (f *memoryFile) Close() error {
	f.memory.mu.Lock()
	defer f.memory.mu.Unlock()
	f.memory.files[f.name] = f.String()
	return nil
}

// client is a project of one respondent, signed.
func client(more fstest.MapFS) fstest.MapFS {
	var rows strings.Builder
	rows.WriteString("team,respondent,practice,item,answer\n")
	for _, norm := range []string{"outside-approval", "board", "risk-by-form", "standard-is-listed", "windows", "freeze", "rare-is-safe", "failure-tightens", "emergency-door"} {
		rows.WriteString("ops,anna,change-enablement," + norm + ",2\n")
	}
	files := fstest.MapFS{
		"config.toml":          {Data: []byte("[organisation]\nname = \"Small\"\n[model]\npractices = [\"change-enablement\"]\nlength = \"norms\"\n[confidentiality]\npolicy = \"open\"\n")},
		"answers/one/long.csv": {Data: []byte(rows.String())},
	}
	maps.Copy(files, more)
	return files
}

func build(t *testing.T, files fstest.MapFS) (map[string]string, error) {
	t.Helper()
	to := &memory{files: map[string]string{}}
	err := Build(context.Background(), inputOf(t, files), to)
	return to.files, err
}

// inputOf is what a site of a project is made from.
func inputOf(t *testing.T, files fstest.MapFS) Input {
	t.Helper()
	p, problems := assess.Load(context.Background(), files, rubble.Files, func(string, int, int) {})
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	release, err := p.Release("test", "")
	if err != nil {
		t.Fatal(err)
	}
	speaker, err := wording.New(p.Files, "en", p.Model)
	if err != nil {
		t.Fatal(err)
	}
	return Input{Release: release, Model: p.Model, Speaker: speaker, Config: p.Config, Note: p.Note,
		Story: p.Story, Experiments: p.Experiments, Files: p.Files}
}

func TestPages(t *testing.T) {
	site, err := build(t, client(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "practices/index.html", "practices/change-enablement.html", "teams/index.html", "norms/index.html",
		"evidence/index.html", "roadmap/index.html", "references/index.html", "references/toyota.html", "method/index.html",
		"data-quality/index.html", "data/report.json", "data/report.schema.json", "vendor/echarts.min.js"} {
		if site[name] == "" {
			t.Errorf("no %s", name)
		}
	}
	teams := 0
	for name, text := range site {
		if strings.HasPrefix(name, "teams/ops") {
			teams++
			if !strings.Contains(text, `href="../index.html"`) {
				t.Errorf("%s: the way to the overview is not relative", name)
			}
		}
		if strings.HasSuffix(name, ".html") && strings.Count(text, "<h1>") != 1 {
			t.Errorf("%s: %d headings of the first order", name, strings.Count(text, "<h1>"))
		}
	}
	if teams != 1 {
		t.Errorf("%d pages of the one team", teams)
	}
}

// A client's file takes the place of ours with the same path.
func TestOverrides(t *testing.T) {
	ours, err := fs.ReadFile(rubble.Files, "content/i18n/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Replace(string(ours), `page_teams = "Teams"`, `page_teams = "Crews"`, 1)
	site, err := build(t, client(fstest.MapFS{
		"templates/_partials/footer.html": {Data: []byte("<footer>ours no more</footer>")},
		"content/i18n/en.toml":            {Data: []byte(words)},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<footer>ours no more</footer>", ">Crews</a>"} {
		if !strings.Contains(site["index.html"], want) {
			t.Errorf("the overview does not hold %s", want)
		}
	}
}

// What a client's own files get wrong stops the build with the place.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"a template that is not closed", "templates/_partials/footer.html", "{{ if }}", "templates/_partials/footer.html"},
		{"a template that leaves figures out of their place", "templates/_partials/block.html", "{{ site.Params.mark }}nothing;", `no figure is called "nothing"`},
		{"a template that lets a mark into another file", "templates/_partials/nav.html",
			`{{ with resources.FromString "leak.txt" site.Params.mark }}<a href="{{ .RelPermalink }}">x</a>{{ end }}`, "its mark is still in the page"},
		{"a language without all words", "content/i18n/en.toml", "skip = \"Skip\"\n", "content/i18n/en.toml: no words for "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := build(t, client(fstest.MapFS{c.file: {Data: []byte(c.text)}}))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want something with %q", err, c.want)
			}
			if err != nil && (strings.Contains(err.Error(), "/layouts/") || strings.Contains(err.Error(), `"/content/`)) {
				t.Errorf("the message names a place that the user does not have: %v", err)
			}
		})
	}
}

func TestOneAddressOnce(t *testing.T) {
	b := &builder{written: map[string][sha256.Size]byte{}, target: &memory{files: map[string]string{}}}
	if err := b.write("a.css", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := b.write("a.css", []byte("x")); err != nil {
		t.Errorf("the same file twice: %v", err)
	}
	if err := b.write("a.css", []byte("y")); err == nil {
		t.Error("another file at the same address was accepted")
	}
}
