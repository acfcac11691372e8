package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rubble"
	"rubble/model"
)

// folderOf writes files into a new folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// What is wrong in a folder is told with its name, and what that does to a
// file of the program's own is not.
func TestModelInNamesTheFolder(t *testing.T) {
	t.Chdir(folderOf(t, map[string]string{
		"other/config.toml":          "# all as it is\n",
		"other/content/retired.toml": "[[retired]]\nkey = 'incident-management/tiers'\nversion = '1.0.0'\nreason = ' '\n",
		"empty/readme.txt":           "",
	}))
	for folder, want := range map[string][]string{
		"other": {"content/practices/incident-management.md:", "other/content/retired.toml:4:10: "},
		"empty": {"empty/config.toml: "},
	} {
		var out bytes.Buffer
		a := &app{Env: Env{Stderr: &out, Files: rubble.Files}}
		if _, err := a.modelIn(folder); err == nil {
			t.Errorf("%s: no error", folder)
		}
		var got []string
		for line := range strings.Lines(out.String()) {
			if !strings.HasPrefix(line, "\t") {
				got = append(got, line)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %s", folder, out.String())
		}
		for i := range want {
			if !strings.HasPrefix(got[i], want[i]) {
				t.Errorf("%s: got %s, want %s…", folder, got[i], want[i])
			}
		}
	}
}

// The model in force stands for its version where none is kept under it, and
// not where what is kept cannot be read.
func TestModelOfVersionInForce(t *testing.T) {
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	file := model.OlderFile(m.Version)
	outside := filepath.Join(folderOf(t, map[string]string{"m.json": "{}"}), "m.json")
	for name, c := range map[string]struct {
		keep func(path string) error
		want string // of what is printed and returned
	}{
		"none":     {nil, ""},
		"a folder": {func(path string) error { return os.Mkdir(path, 0o777) }, file + ": not a file\n"},
		"a way out": {func(path string) error { return os.Symlink(outside, path) },
			file + ": cannot be read: path escapes from parent\n\tthe program of that time prints it with rubble model --json"},
	} {
		dir := folderOf(t, map[string]string{"config.toml": "# all as it is\n", "models/readme.txt": ""})
		if c.keep != nil {
			if err := c.keep(filepath.Join(dir, filepath.FromSlash(file))); err != nil {
				t.Skip(err) // no links here
			}
		}
		var out bytes.Buffer
		a := &app{Env: Env{Stderr: &out, Files: rubble.Files}, project: dir}
		got, err := a.modelOf(m.Version)
		a.close()
		if c.want == "" {
			if err != nil || got.Hash != m.Hash {
				t.Errorf("%s: %v, %s", name, err, out.String())
			}
			continue
		}
		if err == nil || !strings.HasPrefix(out.String()+err.Error(), c.want) {
			t.Errorf("%s: %v, %s", name, err, out.String())
		}
	}
}
