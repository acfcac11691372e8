package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/cmd/internal/demo"
)

// runApart runs rubble in a process of its own, in another environment.
func runApart(t *testing.T, env []string, args ...string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), self)
	c.Args = append([]string{"rubble"}, args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("rubble %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// The demonstration gives the same bytes in another folder, time zone,
// language and number of threads, with its files written in another order,
// under other names and times, and with the rows of its tables turned round.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	first, second := t.TempDir(), filepath.Join(t.TempDir(), "a deeper folder", "ü")
	runApart(t, []string{"TZ=UTC", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1"}, "demo", first)
	writeBackwards(t, second)
	runApart(t, []string{"TZ=Pacific/Kiritimati", "LANG=de_DE.UTF-8", "LC_ALL=de_DE.UTF-8", "GOMAXPROCS=4"}, "build", "--project", second)
	a, b := hashes(t, filepath.Join(first, "public")), hashes(t, filepath.Join(second, "public"))
	if changed := differences(a, b); len(changed) > 0 {
		t.Errorf("other bytes: %s", strings.Join(changed, ", "))
	}
	if _, ok := a["teams/platform.html"]; !ok {
		t.Errorf("no page of a team among %d files", len(a))
	}
}

// writeBackwards writes the demonstration's client folder the last file first.
func writeBackwards(t *testing.T, dir string) {
	t.Helper()
	var names []string
	err := fs.WalkDir(demo.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(names)
	for i, name := range names {
		data, err := fs.ReadFile(demo.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasPrefix(name, "answers/") {
			to = filepath.Join(filepath.Dir(to), fmt.Sprintf("%02d-%s", i, filepath.Base(to)))
		}
		switch {
		case strings.HasSuffix(name, ".csv"):
			data = []byte(turned(string(data)))
		case strings.HasSuffix(name, ".csv.gz"):
			data = packed(t, turned(string(unpacked(t, data))))
		}
		write(t, to, data)
		then := time.Date(1999, 12, 31, 23, 59, i, 0, time.UTC)
		if err := os.Chtimes(to, then, then); err != nil {
			t.Fatal(err)
		}
	}
}

// turned is a table with its rows in the opposite order.
func turned(csv string) string {
	head, rows, _ := strings.Cut(csv, "\n")
	lines := slices.Collect(strings.Lines(rows))
	slices.Reverse(lines)
	return head + "\n" + strings.Join(lines, "")
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
