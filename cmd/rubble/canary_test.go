package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rubble"
	"rubble/assess"
	"rubble/model"
)

// contents is the program's own model.
func contents(t *testing.T) *model.Model {
	t.Helper()
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	return m
}

// settle writes the folder.
func (c *caged) settle(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range c.files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
	}
	return dir
}

// fsys is the folder in memory.
func (c caged) fsys() fs.FS {
	out := fstest.MapFS{}
	for name, text := range c.files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// A said is what a run of the program wrote and how it ended.
type said struct {
	out, err []byte
	code     int
}

// runAside runs rubble in a process of its own, so that whatever writes to its
// outputs is heard, log messages of libraries and panics among it.
func runAside(t *testing.T, key string, args ...string) said {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	c := exec.CommandContext(t.Context(), self)
	c.Args = append([]string{"rubble"}, args...)
	c.Env = append(os.Environ(), "RUBBLE_KEY="+key)
	c.Stdout, c.Stderr = &out, &problems
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if bytes.Contains(problems.Bytes(), []byte("goroutine ")) {
		t.Errorf("rubble %s panicked:\n%s", strings.Join(args, " "), &problems)
	}
	return said{out.Bytes(), problems.Bytes(), c.ProcessState.ExitCode()}
}

// watch runs commands on the folder one after the other. It looks at what they
// say, where the path of a file may stand on standard error, and at what they
// write. It says how many files that are.
func (c *caged) watch(t *testing.T, dir string, said, written *lookout, commands ...[]string) int {
	t.Helper()
	words := newLookout(c.content)
	before := hashes(t, dir)
	for _, command := range commands {
		name := "rubble " + strings.Join(command, " ")
		s := runAside(t, c.key, append(command, "--project", dir)...)
		if s.code != 0 {
			t.Errorf("%s: exit status %d: %s", name, s.code, s.err)
		}
		said.look(name+", standard output", s.out)
		words.look(name+", standard error", s.err)
	}
	files := 0
	for _, name := range differences(before, hashes(t, dir)) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil { // a folder
			continue
		}
		files++
		written.look("the name of "+name, []byte(name))
		written.look(name, data)
	}
	for _, sighting := range words.sightings() {
		t.Error(sighting)
	}
	return files
}

// Whatever a command does with a client's folder, no name, id, address or note
// leaves it: not in what it says, not in what it writes, whatever it is wrapped
// in.
func TestCanaries(t *testing.T) {
	t.Parallel()
	c := newCaged(contents(t))
	dir := c.settle(t)
	seen := canary{"the organisation, which may be seen", c.public}
	l := newLookout(append([]canary{seen}, c.all...))
	files := c.watch(t, dir, l, l,
		[]string{"check"},
		[]string{"score"},
		[]string{"score", "--json"},
		[]string{"explain", "change-enablement"},
		[]string{"explain", "change-enablement", "--team", "shop"},
		[]string{"explain", "change-enablement", "--team", "desk"},
		[]string{"explain", "change-enablement/board"},
		[]string{"explain", "fingerprint/single-door"},
		[]string{"explain", "fingerprint/catch-all"},
		[]string{"explain", "fingerprint/matrix"},
		[]string{"questionnaire", "--team", c.alias("platform"), "--practice", "change-enablement"},
		[]string{"questionnaire", "--consensus", "--team", "office", "--wave", later},
		[]string{"experiment", "new", "change-enablement/board", "--team", "desk"},
		[]string{"model", "--json"},
		[]string{"build", "--edition", "sponsor", "--output", filepath.Join(dir, "for the sponsor")},
		[]string{"publish"},
	)
	if files < 200 {
		t.Errorf("only %d files were written", files)
	}
	// Once it is published, somebody comes late, under a name that is not theirs.
	l.learn(canary{"the id of who comes late", c.hatch("the id of who comes late")}, canary{"the note of who comes late", c.hatch("the note of who comes late")},
		canary{"the file of who comes late", c.hatch("the file of who comes late")})
	late := "team = \"desk\"\nrespondent = \"" + c.hatch("the id of who comes late") + "\"\n[change-enablement]\nboard = { answer = 3, note = \"" +
		c.hatch("the note of who comes late") + "\" }\n"
	write(t, filepath.Join(dir, "answers", later, c.hatch("the file of who comes late")+".toml"), []byte(late))
	c.watch(t, dir, l, l, []string{"check"}, []string{"publish", "--edition", "team:desk"})
	public := map[string]bool{}
	for _, sighting := range l.sightings() {
		if place, isPublic := strings.CutSuffix(sighting, ": "+seen.what); isPublic {
			public[place] = true
			continue
		}
		t.Error(sighting)
	}
	// What may be seen is found by the same means: else nothing would be.
	for _, place := range []string{"rubble score --json, standard output", "public/index.html", "public/teams/desk.html", "public/data/report.json", "for the sponsor/index.html"} {
		if !public[place] {
			t.Errorf("the name of the organisation is not found in %s", place)
		}
	}
}

// The folder is one in which there is something to be said of all that the
// canaries are in: else none could turn up.
func TestCanariesAreRead(t *testing.T) {
	t.Parallel()
	c := newCaged(contents(t))
	p, problems := assess.Load(t.Context(), os.DirFS(c.settle(t)), rubble.Files, func(string, int, int) {})
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	people := 0
	for _, s := range p.Answers.Sheets {
		if s.Wave == later {
			people++
		}
	}
	figures := 0
	for _, e := range p.Evidence {
		if e.Reason == "" {
			figures++
		}
	}
	// Twelve, six and three in tables, two forms of people, one of a team; and of
	// fingerprints, all those but the approval's, which ask for more weeks.
	if people != 12+6+3+2+1 || figures < 10 || len(p.Story) != 1 || len(p.Experiments) != 1 {
		t.Errorf("%d questionnaires, %d fingerprints with a figure, %d stories, %d cards", people, figures, len(p.Story), len(p.Experiments))
	}
}
