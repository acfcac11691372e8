package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"rubble"
	"rubble/assess"
	"rubble/config"
	"rubble/model"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect; read the difference before committing it")

// TestMain lets the test binary be rubble itself, for scripts and for tests
// that need a process of their own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rubble": main})
}

// The scripts are the specification of the command line.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		Setup: func(e *testscript.Env) error {
			e.Setenv("RUBBLE_KEY", "0123456789abcdef")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"fails":  fails,
			"people": people,
			"fill":   fill,
			"append": appendBytes,
			"alter":  alter,
			"absent": absent,
			"steady": steady,
			"linked": linked,
		},
	})
}

func condition(name string) (bool, error) {
	if name == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// fails CODE PROGRAM ARGUMENTS...  runs a program that has to end with the
// code and leave every file as it was.
func fails(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) >= 2, "fails code program [argument...]")
	before := hashes(ts, ts.Getenv("WORK"))
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[0] {
		ts.Fatalf("%v, want exit status %s", err, args[0])
	}
	if changed := differences(before, hashes(ts, ts.Getenv("WORK"))); len(changed) > 0 {
		ts.Fatalf("a run that failed changed %s", strings.Join(changed, ", "))
	}
}

// people FILE TEAM COUNT RUNG  writes the answers of so many people of a team
// to all questions of the project, as CSV: that rung for norms, 4 for statements.
func people(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) == 4, "people file team count rung")
	count, err := strconv.Atoi(args[2])
	ts.Check(err)
	asked := questions(ts, args[0])
	rows := [][]string{{"team", "respondent", "practice", "item", "answer"}}
	for i := range count {
		for _, q := range asked {
			rows = append(rows, []string{args[1], fmt.Sprintf("%s-%d", args[1], i+1), path.Dir(q.key), path.Base(q.key), q.answer(args[3])})
		}
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(csv.NewWriter(f).WriteAll(rows), f.Close()))
}

// fill FORM RUNG  answers every question that a TOML form leaves open.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) == 2, "fill form rung")
	answers := map[string]string{}
	for _, q := range questions(ts, args[0]) {
		answers[q.key] = q.answer(args[1])
	}
	lines, table := strings.Split(ts.ReadFile(args[0]), "\n"), ""
	for i, line := range lines {
		key, open := strings.CutSuffix(line, ` = ""`)
		switch answer, asked := answers[table+"/"+key]; {
		case strings.HasPrefix(line, "["):
			table = strings.Trim(line, "[]")
		case open && asked:
			lines[i] = key + " = " + answer
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(lines, "\n")), 0o666))
}

// append FILE COUNT TEXT  writes the text so many times at the end of a file.
// The text may hold the escapes of a Go string, \xE9 among them.
func appendBytes(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) == 3, "append file count text")
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[2], `"`, `\"`) + `"`)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(text, count))
	ts.Check(errors.Join(err, f.Close()))
}

// alter FILE OLD NEW [OLD NEW...]  puts one text in the place of another, which
// has to be there.
func alter(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) >= 3 && len(args)%2 == 1, "alter file old new [old new...]")
	text := ts.ReadFile(args[0])
	for at := 1; at < len(args); at += 2 {
		if !strings.Contains(text, args[at]) {
			ts.Fatalf("%s does not hold %q", args[0], args[at])
		}
		text = strings.Replace(text, args[at], args[at+1], 1)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// absent DIR WORD...  fails if a word stands in a file below the folder, or in
// the name of one.
func absent(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) >= 2, "absent folder word...")
	found := false
	err := fs.WalkDir(os.DirFS(ts.MkAbs(args[0])), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		found = true
		data := ts.ReadFile(filepath.Join(args[0], name))
		for _, word := range args[1:] {
			if strings.Contains(name+"\n"+data, word) {
				ts.Fatalf("%s holds %q", name, word)
			}
		}
		return nil
	})
	ts.Check(err)
	need(ts, found, "absent with files to look into")
}

// steady SAID FILE  copies what a program said, with the model's hash and the
// size of the site, which every edit of the content changes, as question marks.
func steady(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, !neg && len(args) == 2, "steady stdout|stderr|file file")
	text := regexp.MustCompile(`\([0-9a-f]{12}\)`).ReplaceAllString(ts.ReadFile(args[0]), "(?)")
	text = regexp.MustCompile(`\d+ KiB: open`).ReplaceAllString(text, "? KiB: open")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o666))
}

func need(ts *testscript.TestScript, ok bool, usage string) {
	if !ok {
		ts.Fatalf("usage: %s", usage)
	}
}

// A question that a project asks.
type question struct {
	key  string
	norm bool
}

func (q question) answer(rung string) string {
	if q.norm {
		return rung
	}
	return "4"
}

// questions are those of the short form about all practices that are assessed
// in the project to which a file belongs.
func questions(ts *testscript.TestScript, file string) []question {
	p, problems := assess.LoadModel(os.DirFS(projectOf(ts, file)), rubble.Files)
	need(ts, !problems.Failed(), "a project whose settings and model are without mistakes")
	var all []question
	for _, id := range p.Settings().Practices {
		practice, _ := p.Model.Practice(id)
		for _, n := range practice.Norms {
			all = append(all, question{n.Key, true})
		}
		for _, it := range practice.Asked(model.LengthShort) {
			all = append(all, question{it.Key, false})
		}
	}
	for _, n := range p.Model.Common {
		all = append(all, question{n.Key, true})
	}
	return all
}

// projectOf is the nearest folder above a file that has settings.
func projectOf(ts *testscript.TestScript, file string) string {
	for dir := filepath.Dir(ts.MkAbs(file)); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, config.File)); err == nil {
			return dir
		}
		need(ts, dir != filepath.Dir(dir), "a file in a project's folder")
	}
}
