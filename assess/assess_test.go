package assess

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/report"
)

func texts(problems diag.List) string {
	var out []string
	for _, p := range problems.Sorted() {
		out = append(out, p.Error())
	}
	return strings.Join(out, "\n")
}

func ours() fs.FS { return os.DirFS("..") }

func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t *testing.T, client fs.FS) (*Project, diag.List) {
	t.Helper()
	return Load(context.Background(), client, ours(), func(string, int, int) {})
}

const settings = `[model]
practices = ["incident-management"]
[[waves]]
id = "2025-autumn"
[[waves]]
id = "2026-spring"
from = 2026-03-01
to = 2026-03-31
[[waves]]
id = "2026-autumn"
[[records]]
kind = "incidents"
files = ["records/*.csv"]
`

// answers are those of six people, to one norm.
func answers(wave string) string {
	rows := "wave,team,respondent,role,practice,item,answer,note\n"
	for i := range 6 {
		rows += fmt.Sprintf("%s,platform,p%d,does,incident-management,tiers,%d,\n", wave, i, i)
	}
	return rows
}

const (
	inMarch  = "id,opened_at,resolved_at,reopened\n1,2026-03-01T00:00:00Z,2026-03-01T02:00:00Z,0\n2,2026-03-31T23:59:59Z,2026-04-01T02:00:00Z,1\n"
	besideIt = "id,opened_at,resolved_at,reopened\n3,2026-02-28T23:59:59Z,2026-03-01T02:00:00Z,0\n4,2026-04-01T00:00:00Z,2026-04-01T02:00:00Z,0\n5,2026-05-01T00:00:00Z,2026-05-01T02:00:00Z,0\n"
)

func project() map[string]string {
	return map[string]string{
		"config.toml":               settings,
		"answers/2025-autumn/a.csv": answers("2025-autumn"),
		"answers/2026-spring/a.csv": answers("2026-spring"),
		"records/a.csv":             inMarch,
		"records/b.csv":             besideIt,
	}
}

// A small project read whole: waves without answers are left out, a record
// belongs to the wave of the day on which it began, first and last included,
// and what is outside is counted.
func TestLoad(t *testing.T) {
	p, problems := load(t, files(project()))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	var waves []string
	for _, w := range p.Waves {
		waves = append(waves, w.ID)
	}
	if diff := cmp.Diff([]string{"2025-autumn", "2026-spring"}, waves); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]config.Team{{ID: "platform", Name: "platform"}}, p.Teams); diff != "" {
		t.Error(diff)
	}
	want := report.DataQuality{
		Answers: []report.AnswerSource{{Wave: "2025-autumn", Files: 1, Rows: 6}, {Wave: "2026-spring", Files: 1, Rows: 6}},
		Records: []report.RecordSource{{Kind: "incidents", Files: 2, Rows: 5, Records: 2, Outside: 3, First: "2026-02-28", Last: "2026-05-01"}},
	}
	if diff := cmp.Diff(want, p.Quality); diff != "" {
		t.Error(diff)
	}
	var keys []string
	for _, e := range p.Evidence {
		keys = append(keys, e.Key)
	}
	if diff := cmp.Diff([]string{"tier-ladder", "auto-close", "matrix", "catch-all", "single-door", "learning-link", "approval-heartbeat", "approval-wait",
		"outside-approval", "freeze", "night-window", "weekday-avoidance", "batching", "bypass", "tightening"}, keys); diff != "" {
		t.Error(diff)
	}
}

func TestNoRecordInWave(t *testing.T) {
	client := project()
	delete(client, "records/a.csv")
	p, problems := load(t, files(client))
	want := "config.toml:13:9: warning: none of these incidents began in the days of wave \"2026-spring\"\n" +
		"\tthey run from 2026-02-28 to 2026-05-01; records_from of a wave lets earlier ones in"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
	if r := p.Quality.Records[0]; r.Records != 0 || r.Outside != 3 {
		t.Errorf("got %+v", r)
	}
}

// Records without answers are read and weighed by nobody.
func TestNoAnswers(t *testing.T) {
	client := project()
	delete(client, "answers/2025-autumn/a.csv")
	delete(client, "answers/2026-spring/a.csv")
	p, problems := load(t, files(client))
	if problems.Count(diag.Error) != 1 || !strings.HasPrefix(texts(problems), "answers: no answers found") || p.Evidence != nil || p.Outcomes != nil || p.Months != nil {
		t.Errorf("%s, %+v", texts(problems), p.Evidence)
	}
}

// One refused row in six is more than one in a hundred; with a share that
// allows it the run goes on, and the row is counted.
func TestRefuseAbove(t *testing.T) {
	const stop = "answers: 1 of 12 rows were refused, more than the share of 0.01 that input.refuse_above allows\n" +
		"\tmend the rows named here, or raise refuse_above under [input] in config.toml"
	client := project()
	client["answers/2026-spring/a.csv"] = strings.Replace(answers("2026-spring"), "tiers,5,", "tiers,9,", 1)
	_, problems := load(t, files(client))
	if !problems.Failed() || problems.Count(diag.Error) != 1 || !strings.HasPrefix(texts(problems), stop+"\n") {
		t.Errorf("got %s", texts(problems))
	}
	client["config.toml"] += "[input]\nrefuse_above = 0.0833\n"
	if _, problems = load(t, files(client)); !problems.Failed() {
		t.Error("1 of 12 is more than 0.0833")
	}
	client["config.toml"] = strings.Replace(client["config.toml"], "0.0833", "0.084", 1)
	p, problems := load(t, files(client))
	if problems.Failed() || p.Quality.Answers[1].Refused != 1 {
		t.Errorf("%s, %+v", texts(problems), p.Quality.Answers)
	}
	client = project()
	client["records/b.csv"] += "6,yesterday,,0\n"
	_, problems = load(t, files(client))
	if !problems.Failed() || !strings.Contains(texts(problems), "records: 1 of 6 rows were refused, ") {
		t.Errorf("got %s", texts(problems))
	}
}

func TestRecordFiles(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"none matches", `"records/*.csv"`, `"record/*.csv"`, "config.toml:13:9: no file matches \"record/*.csv\"\n\tpaths are relative to the project's folder"},
		{"no pattern", `"records/*.csv"`, `"records/[.csv"`, "config.toml:13:9: \"records/[.csv\" is not a pattern of files\n\tfor instance \"records/incidents*.csv.gz\""},
		{"outside the folder", `"records/*.csv"`, `"../records/*.csv"`, "config.toml:13:9: no file matches \"../records/*.csv\"\n\tpaths are relative to the project's folder"},
		{"matched twice, read once", `"records/*.csv"`, `"records/*.csv", "records/a*"`, ""},
		{"in two entries", `["records/*.csv"]`, "[\"records/*.csv\"]\n[[records]]\nkind = \"incidents\"\nfiles = [\"records/a.csv\"]",
			"config.toml:16:9: \"records/a.csv\" matches records/a.csv, which an earlier entry of [[records]] names already"},
	} {
		client := project()
		client["config.toml"] = strings.Replace(settings, c.old, c.new, 1)
		p, problems := load(t, files(client))
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if c.want == "" && p.Quality.Records[0].Rows != 5 {
			t.Errorf("%s: %+v", c.name, p.Quality.Records)
		}
	}
}

func TestUnknownPractice(t *testing.T) {
	client := project()
	client["config.toml"] = "[model]\npractices = [\"incident-managment\"]\n"
	_, problems := load(t, files(client))
	want := "config.toml:2:13: no practice \"incident-managment\" in the model\n\tdid you mean \"incident-management\"?"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}

func TestNoProject(t *testing.T) {
	for name, c := range map[string]struct {
		client map[string]string
		want   bool
	}{
		"an empty folder":      {nil, true},
		"other files":          {map[string]string{"README.md": "x"}, true},
		"broken settings":      {map[string]string{"config.toml": "x"}, false},
		"settings too large":   {map[string]string{"config.toml": strings.Repeat("#", 300<<10)}, false},
		"a project, no answer": {map[string]string{"config.toml": ""}, false},
	} {
		if _, problems := load(t, files(c.client)); NoProject(problems) != c.want {
			t.Errorf("%s: %s", name, texts(problems))
		}
	}
}

// Settings come from the client, else from the model; practices and teams
// are all there are where none are named.
func TestSettings(t *testing.T) {
	client := project()
	client["config.toml"] = "[score]\nthreshold_alignment = 40\n[[teams]]\nid = \"platform\"\npeople = 8\n"
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	got := p.Settings()
	if got.Alignment != 40 || got.Deconstruction != 50 || got.Replicates != 2000 || got.Teams[0].People != 8 {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff(p.Model.PracticeIDs(), got.Practices); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2025-autumn", "2026-spring"}, got.Waves); diff != "" {
		t.Error(diff)
	}
	for policy, want := range map[string]bool{"standard": false, "strict": false, "open": true} {
		p.Config.Confidentiality.Policy = policy
		if got := p.Settings(); got.Open != want || (got.Interval == 0) != want {
			t.Errorf("%s: %+v", policy, got)
		}
	}
}

// The way through the house, to a report that holds what was read.
func TestRelease(t *testing.T) {
	client := project()
	client["config.toml"] += "[organisation]\nname = \"Harbour\"\n[score]\nreplicates = 200\n"
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	release, err := p.Release("1.2.3", "")
	if err != nil {
		t.Fatal(err)
	}
	r := release.Report()
	if r.Organisation != "Harbour" || r.Generator.Version != "1.2.3" || r.Model.Hash != p.Model.Hash || len(r.Waves) != 2 {
		t.Errorf("got %+v", r)
	}
	if w := r.Waves[1]; w.From != "2026-03-01" || w.To != "2026-03-31" || w.Respondents.N != 6 || len(w.Practices) != 1 || w.Teams[0].Name != "platform" {
		t.Errorf("got %+v", r.Waves[1])
	}
	if w := r.Waves[0]; w.From != "" || w.To != "" {
		t.Errorf("an open wave runs from %q to %q", w.From, w.To)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, problems := Load(ctx, files(project()), ours(), func(string, int, int) {}); !problems.Failed() {
		t.Error("nothing was cancelled")
	}
}

// A client's file takes the place of ours, with its own mistakes.
func TestClientContent(t *testing.T) {
	text, err := fs.ReadFile(ours(), "content/practices/incident-management.md")
	if err != nil {
		t.Fatal(err)
	}
	client := project()
	client["content/practices/incident-management.md"] = strings.Replace(string(text), `title = "Incident management"`, `title = "Störungen"`, 1)
	// Their own practice says what it says in words of its own.
	client["content/practices/own.md"] = regexp.MustCompile(`(?m)^(\s+|(?:objection|statement|seen|apart|text) = )"`).ReplaceAllString(string(text), `${1}"With us: `)
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	theirs, _ := p.Model.Practice("incident-management")
	if _, own := p.Model.Practice("own"); theirs.Title != "Störungen" || !own {
		t.Errorf("got %q and %v", theirs.Title, p.Model.PracticeIDs())
	}
	client["content/practices/own.md"] = "no front matter"
	if _, problems := load(t, files(client)); !strings.HasPrefix(texts(problems), "content/practices/own.md:1: no front matter\n") {
		t.Errorf("got %s", texts(problems))
	}
}

func TestOverlay(t *testing.T) {
	theirs := files(map[string]string{"a": "theirs", "dir/b": "theirs", "dir/new": "theirs", "only/theirs": "x"})
	own := files(map[string]string{"a": "ours", "c": "ours", "dir/b": "ours", "dir/d": "ours", "ours/only": "x"})
	o := overlay{theirs, own}
	got := map[string]string{}
	err := fs.WalkDir(o, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		read, err := fs.ReadFile(o, name)
		if err != nil {
			return err
		}
		f, err := o.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil || info.Size() != int64(len(read)) {
			t.Errorf("%s opened is not %s read: %v", name, name, err)
		}
		got[name] = string(read)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a": "theirs", "c": "ours", "dir/b": "theirs", "dir/new": "theirs", "dir/d": "ours", "only/theirs": "x", "ours/only": "x"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	entries, err := fs.ReadDir(o, "dir")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{"b", "d", "new"}, names); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for _, fsys := range []overlay{o, {files(nil), own}, {theirs, files(nil)}} {
		if _, err := fs.ReadFile(fsys, "none"); err == nil {
			t.Error("a file that is nowhere was read")
		}
		if _, err := fs.ReadDir(fsys, "none"); err == nil {
			t.Error("a folder that is nowhere was read")
		}
	}
}

// The same folder gives the same project, in whatever order it is listed.
func TestSameTwice(t *testing.T) {
	renamed := project()
	for name, text := range maps.Clone(renamed) {
		if strings.HasPrefix(name, "records/") {
			delete(renamed, name)
			renamed[strings.NewReplacer("/a", "/z", "/b", "/c").Replace(name)] = text
		}
	}
	one, _ := load(t, files(project()))
	other, _ := load(t, files(renamed))
	if diff := cmp.Diff(one.Evidence, other.Evidence); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(one.Quality, other.Quality); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(one.Outcomes, other.Outcomes); diff != "" {
		t.Error(diff)
	}
}

// The page at the head of the overview is read with everything else, and what
// is wrong with it said in the same run.
func TestNote(t *testing.T) {
	client := project()
	client["content/overview.md"] = "+++\ntitle = \"Note\"\n+++\nSaid first.\n"
	p, problems := load(t, files(client))
	if problems.Failed() || p.Note.Text != "Said first.\n" || p.Note.Pos.Line != 4 {
		t.Errorf("got %+v, %s", p.Note, texts(problems))
	}
	client["content/overview.md"] = "+++\ntitel = \"Note\"\n+++\nSaid first.\n"
	_, problems = load(t, files(client))
	if got, want := texts(problems), "content/overview.md:2:1: unknown key \"titel\""; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}
