package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/diag"
)

// patient is how long anything is waited for. Nothing takes as long unless it
// never comes.
const patient = 30 * time.Second

// A folder is a project whose site is page.txt in a page, unless that begins
// with "wrong". It tells what each build was told to have changed.
type folder struct {
	t       *testing.T
	dir     string
	base    string
	builds  chan []string
	during  func() // what happens while a build runs, after it has read
	stop    context.CancelFunc
	ended   chan error
	outcome chan Outcome
}

func begin(t *testing.T, files map[string]string) *folder {
	t.Helper()
	f := &folder{t: t, dir: t.TempDir(), builds: make(chan []string, 100), outcome: make(chan Outcome, 100), ended: make(chan error, 1)}
	for name, text := range files {
		f.write(name, text)
	}
	return f
}

func (f *folder) run() {
	f.t.Helper()
	l, err := Listen(0)
	if err != nil {
		f.t.Fatal(err)
	}
	f.base = "http://" + l.Addr().String()
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	go func() {
		f.ended <- Run(ctx, l, Options{Dir: f.dir, Watch: []string{"page.txt", "in"}, Build: f.build, Built: func(o Outcome) { f.outcome <- o }})
	}()
	f.t.Cleanup(func() {
		stop()
		f.end()
	})
}

// end waits until all is over, once.
func (f *folder) end() {
	f.t.Helper()
	select {
	case err, first := <-f.ended:
		if first && err != nil {
			f.t.Error(err)
		}
		if first {
			close(f.ended)
		}
	case <-time.After(patient):
		f.t.Fatal("it does not end")
	}
}

func (f *folder) build(_ context.Context, changed []string) (map[string][]byte, diag.List, error) {
	var problems diag.List
	problems.Warnf(diag.Pos{File: "page.txt"}, "odd")
	data, err := os.ReadFile(filepath.Join(f.dir, "page.txt"))
	if f.during != nil {
		f.during()
	}
	f.builds <- changed
	if err != nil {
		return nil, problems, errors.New("there is no page.txt")
	}
	if text, wrong := strings.CutPrefix(string(data), "wrong"); wrong {
		problems.Refusef(diag.Pos{File: "a.csv", Line: 2}, "off")
		problems.Errorf(diag.Pos{File: "page.txt", Line: 1, Col: 6}, "found %s", text).WithHint("mend it")
		return nil, problems, nil
	}
	page := "<html><head><title>x</title></head><body>" + string(data) + "</body></html>"
	return map[string][]byte{"index.html": []byte(page), "sub/index.html": []byte("sub"), "sub/style.css": []byte("p{}")}, problems, nil
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// write writes a file in one step, so that nobody sees half of it.
func (f *folder) write(name, text string) {
	f.t.Helper()
	full := f.path(name)
	f.check(os.MkdirAll(filepath.Dir(full), 0o777))
	aside := filepath.Join(filepath.Dir(full), ".aside")
	f.check(os.WriteFile(aside, []byte(text), 0o666))
	f.check(os.Rename(aside, full))
}

func (f *folder) check(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// changed waits for the next build and gives what it was told.
func (f *folder) changed() []string {
	f.t.Helper()
	return next(f.t, f.builds, "a build")
}

// until waits for a build that was told of a change, whatever came before.
func (f *folder) until(name string) {
	f.t.Helper()
	for !slices.Contains(f.changed(), name) {
	}
}

func next[T any](t *testing.T, c <-chan T, what string) T {
	t.Helper()
	select {
	case v, ok := <-c:
		if !ok {
			t.Fatalf("%s: there will be no more", what)
		}
		return v
	case <-time.After(patient):
		t.Fatalf("%s did not come", what)
		var none T
		return none
	}
}

// A listener is a page that listens to events.
type listener struct {
	t       *testing.T
	notices chan notice
	close   func()
}

func (f *folder) listen() *listener {
	f.t.Helper()
	resp, err := http.Get(f.base + "/_rubble/events")
	f.check(err)
	if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
		f.t.Errorf("events come as %s", got)
	}
	l := &listener{t: f.t, notices: make(chan notice, 100), close: func() { resp.Body.Close() }}
	f.t.Cleanup(l.close)
	go func() {
		defer close(l.notices)
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
				var n notice
				if err := json.Unmarshal([]byte(data), &n); err != nil {
					f.t.Error(err)
				}
				l.notices <- n
			}
		}
	}()
	return l
}

func (l *listener) next() notice {
	l.t.Helper()
	return next(l.t, l.notices, "an event")
}

// get gives the status and the body of a page.
func (f *folder) get(name string) (int, string) {
	f.t.Helper()
	resp, err := http.Get(f.base + name)
	f.check(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	f.check(err)
	return resp.StatusCode, string(body)
}

func (f *folder) shows(want string) {
	f.t.Helper()
	if _, body := f.get("/"); !strings.Contains(body, want) {
		f.t.Errorf("the page is %s, want %q in it", body, want)
	}
}
