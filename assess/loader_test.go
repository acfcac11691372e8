package assess

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

// A watched folder counts how often each file is opened. Files that are gone
// are listed and cannot be opened.
type watched struct {
	fstest.MapFS
	mutex  *sync.Mutex // answers and records are read at the same time
	opened map[string]int
	gone   map[string]bool
}

func (w watched) Open(name string) (fs.File, error) {
	w.mutex.Lock()
	w.opened[name]++
	w.mutex.Unlock()
	if w.gone[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.MapFS.Open(name)
}

func watch(client map[string]string) watched {
	return watched{files(client), new(sync.Mutex), map[string]int{}, map[string]bool{}}
}

func quiet(string, int, int) {}

const changesToo = "[[records]]\nkind = \"changes\"\nfiles = [\"records/*.txt\"]\n"

// Records are read again only if they, or what maps them, have changed, and
// what is wrong with them is said each time, once.
func TestRecordsAreReadOnce(t *testing.T) {
	client := project()
	client["config.toml"] += changesToo + "[input]\nrefuse_above = 1.0\n"
	client["records/b.csv"] += "6,yesterday,,0\n"
	client["records/c.txt"] = "id,requested_at\n1,2026-03-01\n"
	w := watch(client)
	l := NewLoader(w, ours())
	const wrong = "records/b.csv:5:3: refused: opened_at is text, read as \"iso\": "
	for _, c := range []struct {
		name               string
		change             func()
		incidents, changes int // how often the files of each were opened
	}{
		{"at first", func() {}, 1, 1},
		{"nothing", func() {}, 1, 1},
		{"an answer", func() {
			w.MapFS["answers/2026-spring/a.csv"].Data = []byte(strings.Replace(answers("2026-spring"), "tiers,5", "tiers,4", 1))
		}, 1, 1},
		{"other settings", func() { w.edit("config.toml", `id = "2026-autumn"`, `id = "2026-winter"`) }, 1, 1},
		{"a file of incidents", func() { w.edit("records/a.csv", "1,2026-03-01", "11,2026-03-01") }, 2, 1},
		{"its time alone", func() { w.MapFS["records/a.csv"].ModTime = time.Unix(1, 0) }, 3, 1},
		{"a new file", func() { w.MapFS["records/d.csv"] = &fstest.MapFile{Data: []byte("id,opened_at\n9,2026-03-05\n")} }, 4, 1},
		{"a mapping", func() {
			w.edit("config.toml", "[[records]]\nkind = \"changes\"", "[records.values.priority]\nhigh = \"1\"\n[[records]]\nkind = \"changes\"")
		}, 5, 2}, // the place of the second entry has moved as well
		{"a word of it", func() { w.edit("config.toml", "high = \"1\"", "high = \"2\"") }, 6, 2},
		{"a clock", func() { w.edit("config.toml", "[input]", "time_zone = \"Asia/Tokyo\"\n[input]") }, 6, 3},
		{"the preset", func() {
			w.MapFS["content/presets/canonical-incidents.toml"] = &fstest.MapFile{Data: []byte(preset(t, "canonical-incidents") + "# theirs\n")}
		}, 6, 3},
		{"what the preset says", func() {
			w.edit("content/presets/canonical-incidents.toml", "# theirs", "[values.priority]\nlow = \"5\"")
		}, 7, 3},
	} {
		c.change()
		p, problems := l.Load(context.Background(), quiet)
		if problems.Failed() || problems.Count(diag.Refused) != 1 || strings.Count(texts(problems), wrong) != 1 {
			t.Fatalf("%s: %s", c.name, texts(problems))
		}
		got := [...]int{w.opened["records/a.csv"], w.opened["records/b.csv"], w.opened["records/c.txt"]}
		if diff := cmp.Diff([...]int{c.incidents, c.incidents, c.changes}, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if len(p.Quality.Records) != 2 {
			t.Errorf("%s: %+v", c.name, p.Quality.Records)
		}
	}
}

func (w watched) edit(name, from, to string) {
	file := w.MapFS[name]
	file.Data = []byte(strings.Replace(string(file.Data), from, to, 1))
}

func (w watched) Stat(name string) (fs.FileInfo, error) { return w.MapFS.Stat(name) }

func preset(t *testing.T, id string) string {
	t.Helper()
	text, err := fs.ReadFile(ours(), "content/presets/"+id+".toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What was read stays known over a run that fails, and a file that vanishes
// between is named.
func TestFilesVanish(t *testing.T) {
	w := watch(project())
	l := NewLoader(w, ours())
	load := func() string {
		_, problems := l.Load(context.Background(), quiet)
		return texts(problems)
	}
	if got := load(); got != "" {
		t.Fatal(got)
	}
	settings := w.MapFS["config.toml"].Data
	w.MapFS["config.toml"].Data = []byte("x")
	if got := load(); got == "" {
		t.Error("broken settings were read")
	}
	w.MapFS["config.toml"].Data = settings
	if got := load(); got != "" || w.opened["records/a.csv"] != 1 {
		t.Errorf("%s, opened %v", got, w.opened)
	}
	w.gone["records/a.csv"], w.MapFS["records/a.csv"].ModTime = true, time.Unix(1, 0)
	want := "records/a.csv: cannot be read: file does not exist\n\tcheck that it is a file in this folder that you may read, and that it is still there"
	for range 2 {
		if diff := cmp.Diff(want, load()); diff != "" {
			t.Error(diff)
		}
	}
	delete(w.gone, "records/a.csv")
	if got := load(); got != "" {
		t.Error(got)
	}
}

// A run that was called off is not taken for one that read everything.
func TestCancelledAndLoadedAgain(t *testing.T) {
	client := project()
	var rows strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&rows, "x%d,2026-03-02T00:00:00Z,,0\n", i)
	}
	client["records/a.csv"] += rows.String()
	w := watch(client)
	l := NewLoader(w, ours())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, problems := l.Load(ctx, quiet); !strings.Contains(texts(problems), "config.toml:13:9: context canceled") {
		t.Errorf("got %s", texts(problems))
	}
	p, problems := l.Load(context.Background(), quiet)
	if !problems.Empty() || p.Quality.Records[0].Rows != 5005 || w.opened["records/a.csv"] != 2 {
		t.Errorf("%s, %+v, opened %v", texts(problems), p.Quality.Records, w.opened)
	}
}
