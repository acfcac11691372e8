package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rubble"
)

// What is printed to be typed means the path alone, whatever the shell.
func TestQuoted(t *testing.T) {
	for path, want := range map[string]string{
		"client/answers/wave-1/me.toml": "client/answers/wave-1/me.toml",
		"my client":                     "'my client'",
		"$HOME":                         "'$HOME'",
		"a;b":                           "'a;b'",
		"`id`":                          "'`id`'",
		"~":                             "'~'",
		"größe":                         "'größe'",
		"a\nb":                          "'a\nb'",
		"it's":                          `'it'\''s'`,
		"":                              "''",
	} {
		if got := quoted(path); got != want {
			t.Errorf("%q: got %s, want %s", path, got, want)
		}
	}
}

// Settings in which there is nothing to replace are told of, and no folder is
// made.
func TestInitWithoutTheLine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	a := &app{Env: Env{Stdout: new(bytes.Buffer), Files: fstest.MapFS{"config.toml": {Data: []byte("# practices = [] \npractices = [\"a\"]\n")}}}}
	err := a.newProject(dir, "wave-1")
	const want = "config.toml: the program's settings have no line practices = [], with which a project begins\n\tthe program is built wrongly: take another one"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("%s was made: %v", dir, err)
	}
}

// A new project asks about the first practices, and says so in the line where
// the program's settings name none.
func TestInitFirstPractices(t *testing.T) {
	dir := t.TempDir()
	a := &app{Env: Env{Stdout: new(bytes.Buffer), Files: rubble.Files}}
	if err := a.newProject(dir, "wave-1"); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "\n"+firstPractices+"  #"); n != 1 {
		t.Errorf("%d lines of the first practices", n)
	}
}
