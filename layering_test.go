package rubble_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestRooms holds every package against the table of rooms in
// ARCHITECTURE.md.
func TestRooms(t *testing.T) {
	doc, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms, err := readRooms(string(doc))
	if err != nil {
		t.Fatal(err)
	}
	files, breaches, err := inspect(os.DirFS("."), rooms)
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("only %d files were inspected", files)
	}
	for _, b := range breaches {
		t.Error(b)
	}
}

// plan is a table of rooms for the planted trees.
const plan = `
| package | holds | may import of ours | of other modules |
|---|---|---|---|
| ` + "`rubble`" + ` | the embedded files | – | – |
| ` + "`diag`" + ` | problems | – | – |
| ` + "`report`" + ` | what may be seen | – | – |
| ` + "`gate`" + ` | the gate | ` + "`report`" + ` | – |
| ` + "`chart`" + ` | figures | ` + "`report`" + ` | ` + "`github.com/go-echarts/go-echarts/v2`" + ` |
| ` + "`site`" + ` | pages | ` + "`report`, `gate`" + ` | ` + "`github.com/gohugoio/hugo`" + ` |
| ` + "`cmd/internal/*`" + ` | commands | all | ` + "`github.com/spf13/cobra`" + ` |

| other | table |
`

// TestRoomsPlanted plants one violation of each rule, and beside it what is
// allowed and looks alike.
func TestRoomsPlanted(t *testing.T) {
	for _, tt := range []struct {
		name string
		tree map[string]string
		want []string
	}{
		{name: "nothing wrong", tree: map[string]string{
			"embed.go":              "package rubble\nimport \"embed\"\nvar _ embed.FS",
			"gate/gate.go":          "package gate\nimport \"rubble/report\"\nfunc Publish() report.Report { return report.Report{} }",
			"cmd/internal/cli/a.go": "package cli\nimport (\n\t\"rubble/site\"\n\t\"github.com/spf13/cobra\"\n)",
			"chart/a.go":            "package chart\nimport \"github.com/go-echarts/go-echarts/v2/charts\"\nfunc bar() *charts.Bar { return nil }",
		}},
		{name: "a package of ours that the room may not use", tree: map[string]string{
			"diag/a.go": "package diag\n\nimport (\n\t\"fmt\"\n\t\"rubble/gate\"\n)",
		}, want: []string{"diag/a.go:5:2: diag may not import rubble/gate"}},
		{name: "the root package", tree: map[string]string{
			"gate/a.go": "package gate\nimport \"rubble\"",
		}, want: []string{"gate/a.go:2:8: gate may not import rubble"}},
		{name: "a module that the room may not use", tree: map[string]string{
			"gate/a.go": "package gate\nimport \"github.com/gohugoio/hugo/hugolib\"",
		}, want: []string{"gate/a.go:2:8: gate may not import github.com/gohugoio/hugo/hugolib"}},
		{name: "a module whose name only begins alike", tree: map[string]string{
			"site/a.go": "package site\nimport \"github.com/gohugoio/hugotest\"",
		}, want: []string{"site/a.go:2:8: site may not import github.com/gohugoio/hugotest"}},
		{name: "C", tree: map[string]string{
			"diag/a.go": "package diag\nimport \"C\"",
		}, want: []string{"diag/a.go:2:8: diag may not import C"}},
		{name: "a dot import", tree: map[string]string{
			"diag/a.go": "package diag\nimport . \"fmt\"",
		}, want: []string{"diag/a.go:2:8: a dot import hides where names come from"}},
		{name: "behind a build constraint", tree: map[string]string{
			"diag/a_windows.go": "//go:build windows\n\npackage diag\nimport \"rubble/site\"",
		}, want: []string{"diag/a_windows.go:4:8: diag may not import rubble/site"}},
		{name: "a folder without a row", tree: map[string]string{
			"util/a.go": "package util", "util/b.go": "package util",
		}, want: []string{"util/a.go:1:9: util has no row in the table of rooms"}},
		{name: "tests, testdata, hidden folders and other modules are not held to it", tree: map[string]string{
			"diag/a_test.go":          "package diag\nimport \"rubble/site\"",
			"diag/testdata/a.go":      "package a\nimport \"rubble/site\"",
			".cache/a.go":             "package a\nimport \"rubble/site\"",
			"tools/node_modules/a.go": "package a\nimport \"rubble/site\"",
			"bench/go.mod":            "module bench",
			"bench/sub/a.go":          "package a\nimport \"rubble/site\"",
		}},
		{name: "a report made outside the gate", tree: map[string]string{
			"site/a.go":      "package site\nimport r \"rubble/report\"\nvar a = &r.Report{}\nvar b = []r.Report{{}}\nvar c = new(r.Report)\nvar d r.Figure = r.Figure{}",
			"report/a.go":    "package report\ntype Report struct{}\nfunc f() *Report { return &Report{} }",
			"site/a_test.go": "package site\nimport \"rubble/report\"\nvar a = report.Report{}",
		}, want: []string{
			"report/a.go:3:28: a report.Report is made here: only package gate makes one",
			"site/a.go:3:10: a report.Report is made here: only package gate makes one",
			"site/a.go:4:9: a report.Report is made here: only package gate makes one",
			"site/a.go:5:9: a report.Report is made here: only package gate makes one",
		}},
		{name: "a foreign type in an exported name", tree: map[string]string{
			"chart/a.go": `package chart
import (
	"github.com/go-echarts/go-echarts/v2/charts"
	o "github.com/go-echarts/go-echarts/v2/opts"
)
func Bar(n int) (*charts.Bar, error) { return nil, nil }
type Plane struct { Options []o.BarData; bar charts.Bar }
type Shape interface { Draw(*charts.Bar) }
type Alias = charts.Bar
var Default = charts.NewBar()
func (p Plane) Each(f func(o.BarData)) {}
type Inner struct { charts.Bar }
func (p plane) Each(f func(o.BarData)) {}
type plane struct { Bar charts.Bar }
func Text() string { return charts.NewBar().Title.Title }`,
			"site/a.go": "package site\nimport \"github.com/gohugoio/hugo/hugolib\"\ntype Site struct { sites *hugolib.HugoSites }\nfunc Sites() *hugolib.HugoSites { return nil }",
		}, want: []string{
			"chart/a.go:6:19: the exported Bar mentions charts.Bar",
			"chart/a.go:7:31: the exported Plane mentions o.BarData",
			"chart/a.go:8:30: the exported Shape mentions charts.Bar",
			"chart/a.go:9:14: the exported Alias mentions charts.Bar",
			"chart/a.go:10:15: the exported Default mentions charts.NewBar",
			"chart/a.go:11:28: the exported Each mentions o.BarData",
			"chart/a.go:12:21: the exported Inner mentions charts.Bar",
			"site/a.go:4:15: the exported Sites mentions hugolib.HugoSites",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rooms, err := readRooms(plan)
			if err != nil {
				t.Fatal(err)
			}
			tree := fstest.MapFS{}
			for name, text := range tt.tree {
				tree[name] = &fstest.MapFile{Data: []byte(text), Mode: fs.FileMode(0o644)}
			}
			_, got, err := inspect(tree, rooms)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("breaches (-want +got):\n%s", diff)
			}
		})
	}
}

// TestReadRooms: a table that cannot be read must not pass for one that
// allows everything, or nothing.
func TestReadRooms(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"no table", "| package |", "| folder |", "no table of rooms: it begins with | package |"},
		{"a cell too few", "| problems | – | – |", "| problems | – |", "the row of diag has 3 cells, 4 are wanted"},
		{"twice", "| `diag` |", "| `report` |", "report has two rows"},
		{"an unknown room", "`report`, `gate`", "`report`, `gait`", "site may import gait, which has no row"},
		{"neither names nor a dash", "| commands | all |", "| commands | most |", `cmd/internal/*: "most" is neither names in backquotes, nor all, nor –`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readRooms(strings.Replace(plan, tt.old, tt.new, 1))
			if err == nil || err.Error() != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
