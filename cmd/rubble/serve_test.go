package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble"
	"rubble/cmd/internal/cli"
	"rubble/cmd/internal/demo"
)

// serveProject runs rubble serve on a project and gives the address of the
// site's pages.
func serveProject(t testing.TB, dir string) (base string) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out, stdout := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		env := cli.Env{Stdout: stdout, Stderr: io.Discard, Files: rubble.Files}
		ended <- cli.Run(ctx, env, []string{"serve", "--project", dir, "--port", "0"})
		stdout.Close()
	}()
	said := bufio.NewReader(out)
	line, err := said.ReadString('\n')
	base, _, found := strings.Cut(line, " (Ctrl-C ends it)")
	if err != nil || !found {
		t.Fatalf("it says %q, %v", line, err)
	}
	go io.Copy(io.Discard, said)
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != 0 {
			t.Errorf("ended with %d", code)
		}
	})
	return base
}

// TestServe runs rubble serve in a process of its own: what it says of each
// build, what it says of a port that is taken, and that Ctrl-C ends it well.
func TestServe(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("one process cannot press Ctrl-C in another")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := client(t)
	c := exec.CommandContext(t.Context(), self)
	c.Args = []string{"rubble", "serve", "--port", "0", "--project", dir}
	c.Env = append(os.Environ(), "RUBBLE_KEY=0123456789abcdef")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stderr = c.Stdout
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(out)
	expect := func(pattern string) []string {
		t.Helper()
		line, err := said.ReadString('\n')
		match := regexp.MustCompile("^" + pattern + "$").FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if err != nil || match == nil {
			t.Fatalf("it says %q, %v; want %s", line, err, pattern)
		}
		return match
	}
	port := expect(`http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends it\)`)[1]
	expect(`the site: built in \d+ ms`)
	overview := filepath.Join(dir, "content", "overview.md")
	save(t, overview, "+++\ntitel = \"Note\"\n+++\nText.\n")
	expect(`content/overview\.md:2:1: unknown key "titel"`)
	expect(`\tdid you mean "title"\?`)
	expect(`content/overview\.md: not built`)
	save(t, overview, "+++\ntitle = \"Note\"\n+++\nText.\n")
	expect(`content/overview\.md: built in \d+ ms`)

	var second strings.Builder
	code := cli.Run(t.Context(), cli.Env{Stdout: io.Discard, Stderr: &second, Files: rubble.Files}, []string{"serve", "--project", dir, "--port", port})
	want := "nothing can be served on 127.0.0.1:" + port + ": address already in use\n\tname another port with --port, or let one be found with --port 0\n"
	if code != 1 || second.String() != want {
		t.Errorf("a second one ends with %d and says %q", code, second.String())
	}

	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if rest, err := io.ReadAll(said); err != nil || len(rest) > 0 {
		t.Errorf("at the end it says %q, %v", rest, err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("Ctrl-C ends it with %v", err)
	}
}

// editions sends the edition of every notice that pages are given.
func editions(b *testing.B, base string) <-chan string {
	resp, err := http.Get(base + "_rubble/events")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { resp.Body.Close() })
	out := make(chan string, 10)
	go func() {
		defer close(out)
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			var notice struct {
				Edition  string
				Problems []any
			}
			data, found := strings.CutPrefix(lines.Text(), "data: ")
			if !found {
				continue
			}
			if err := json.Unmarshal([]byte(data), &notice); err != nil || len(notice.Problems) > 0 {
				b.Errorf("%v: %s", err, data)
				return
			}
			out <- notice.Edition
		}
	}()
	return out
}

// BenchmarkServe measures how long it takes from writing a file of the
// demonstration to a page's being told that there is another site.
func BenchmarkServe(b *testing.B) {
	for _, edit := range []struct{ name, file, old, new string }{
		{"answer", "answers/2016-spring/online-shop.toml", `board = { answer = 5`, `board = { answer = 3`},
		{"practice", "content/practices/change-enablement.md", "\n## ", "\nAnother sentence.\n\n## "},
		{"overview", "content/overview.md", "Everything else", "All else"},
		{"template", "templates/_partials/footer.html", "<footer", "<footer data-edited"},
		{"style", "static/site.css", "1.6", "1.7"},
		{"settings", "config.toml", "\nname = \"", "\nname = \"The "},
	} {
		b.Run(edit.name, func(b *testing.B) {
			dir := b.TempDir()
			if err := os.CopyFS(dir, demo.Files()); err != nil {
				b.Fatal(err)
			}
			full := filepath.Join(dir, filepath.FromSlash(edit.file))
			before, err := os.ReadFile(full)
			if err != nil { // the program's own
				before, err = fs.ReadFile(rubble.Files, edit.file)
			}
			after := strings.Replace(string(before), edit.old, edit.new, 1)
			if err != nil || after == string(before) {
				b.Fatalf("%s cannot be edited: %v", edit.file, err)
			}
			told := editions(b, serveProject(b, dir))
			edition := <-told
			var took []time.Duration
			for b.Loop() {
				text := after
				if len(took)%2 == 1 {
					text = string(before)
				}
				began := time.Now()
				save(b, full, text)
				next := <-told
				took = append(took, time.Since(began))
				if next == edition || next == "" {
					b.Fatal("the site is no other")
				}
				edition = next
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-median")
		})
	}
}

// save replaces a file in one step, as editors do.
func save(t testing.TB, name, text string) {
	t.Helper()
	aside := filepath.Join(filepath.Dir(name), ".aside")
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(aside, []byte(text), 0o666), os.Rename(aside, name)); err != nil {
		t.Fatal(err)
	}
}
