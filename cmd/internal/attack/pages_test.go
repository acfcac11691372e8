package attack

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rubble/assess"
	"rubble/gate"
	"rubble/model"
	"rubble/site"
	"rubble/wording"
)

// TestPagesSayNoMore holds every number of every page, figure, table and piece
// of data to data/report.json: it is one of those, or a rounding of one, or it
// stands there whatever people answer.
func TestPagesSayNoMore(t *testing.T) {
	m := readModel(t)
	for _, of := range shapes() {
		if !of.built {
			continue
		}
		t.Run(of.name, func(t *testing.T) {
			t.Parallel()
			files := builtOf(t, m, of, draw{people: 1})
			other := builtOf(t, m, of, draw{people: 1, answers: 1})
			stock, err := stockOf([]byte(files["data/report.json"]))
			if err != nil {
				t.Fatal(err)
			}
			pages := 0
			for name, text := range files {
				if name == "data/report.json" {
					continue
				}
				always := numerals(said(name, other[name]))
				for _, n := range numerals(said(name, text)) {
					pages++
					if !stock.holds(n) && !slices.Contains(always, n) {
						t.Errorf("%s: %.*f is no number of the report: …%s…", name, n.decimals, n.value, around80(said(name, text), n))
					}
				}
			}
			if pages < 1000 {
				t.Errorf("%d numbers looked at: are there pages?", pages)
			}
		})
	}
}

// What is more precise than the report is found wherever it stands.
func TestStock(t *testing.T) {
	stock, err := stockOf([]byte(`{"value":12.34,"share":0.155,"n":"below 5","list":[1,2,3]}`))
	if err != nil {
		t.Fatal(err)
	}
	page := `<p title="12.345">about 12, 12.3, 12.34, 15.5 % or 16 % of 5, all 3<svg><text x="7.77">12.31</text></svg>
<script type="application/json">{"value":15.53,"symbolSize":9.99}</script></p>`
	var found []string
	for _, n := range numerals(said("a.html", page)) {
		if !stock.holds(n) {
			found = append(found, strconv.FormatFloat(n.value, 'f', n.decimals, 64))
		}
	}
	if want := []string{"12.31", "15.53", "12.345"}; !slices.Equal(found, want) {
		t.Errorf("%v, want %v", found, want)
	}
}

// builtOf is the site of a project of a shape, under the policy standard.
func builtOf(t *testing.T, m *model.Model, of shape, by draw) map[string]string {
	t.Helper()
	p := loaded(t, m, of, by, "standard")
	release, err := on(p)
	if err != nil {
		t.Fatal(err)
	}
	return built(t, p, release)
}

func built(t *testing.T, p *assess.Project, release gate.Release) map[string]string {
	t.Helper()
	speaker, err := wording.New(p.Files, p.Config.Organisation.Language, p.Model)
	if err != nil {
		t.Fatal(err)
	}
	to := &memory{files: map[string]string{}}
	err = site.Build(context.Background(), site.Input{Release: release, Model: p.Model, Speaker: speaker, Config: p.Config, Note: p.Note, Story: p.Story,
		Experiments: p.Experiments, Files: p.Files}, to)
	if err != nil {
		t.Fatal(err)
	}
	return to.files
}

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

// around80 is what a text says about a numeral.
func around80(text string, n written) string {
	at := strings.Index(text, strconv.FormatFloat(n.value, 'f', n.decimals, 64))
	if at < 0 {
		return ""
	}
	return strings.Join(strings.Fields(text[max(at-80, 0):min(at+80, len(text))]), " ")
}
