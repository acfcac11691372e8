package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// exploreSample is a plane with one mark of each sort.
func exploreSample() Explore {
	return Explore{
		X: "Alignment", Y: "Deconstruction",
		AtX: Line{50, "aligned from 50"}, AtY: Line{50, "deconstructive from 50"},
		Verdicts: Verdicts{"Entrenched", "Aligned", "Pioneering", "Renaissance"},
		Diagonal: "as far deconstructed as aligned", Ahead: "alignment runs ahead",
		Names: PlaneNames{
			Kinds:   [4]string{"individual answers", "consensus", "rounded", "a reading"},
			Context: "others", Interval: "95 % interval", Arrow: "corroborated", Warning: "fails the rule",
		},
		Views: []ExploreView{
			{Name: "All practices", Desc: "One of two has changed.", Marks: []ExploreMark{
				{PlaneMark{Label: "Incident", A: 62.5, D: 0, ALo: 58, AHi: 66.1, DLo: 0, DHi: 3, HasInterval: true, Kind: Measured}, "Aligned, clear", "n 40\nA 62.5"},
				{PlaneMark{Label: "DevOps", A: 89, D: 72, Kind: Reference, Context: true}, "", "A reading."},
			}},
			{Name: "By team", Desc: "They differ.", Marks: []ExploreMark{
				{PlaneMark{Label: "Ops </script><b>&", A: 70, D: 55, ALo: 1.7, AHi: 2.7, DLo: 3.7, DHi: 4.7, Kind: Rounded, Warning: "borrowed"}, "", ""},
				{PlaneMark{Label: "Web", A: 20, D: 30, Kind: Consensus, Arrow: true, ToA: 20, ToD: 10}, "Entrenched", ""},
			}},
			{Name: "Nobody", Desc: "Too few answers."},
		},
		Words: ExploreWords{
			Plane: "The plane", View: "Show", Zoom: "Zoom", ZoomIn: "In", ZoomOut: "Out",
			ZoomReset: "All", Close: "Close", Help: "Keys …", Failed: "Not loaded.",
		},
	}
}

func exploreJSON(t *testing.T, e Explore) []byte {
	t.Helper()
	b, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// exploreSeen is what explore.js reads of the data.
type exploreSeen struct {
	Words map[string]string
	Key   map[string]string
	Views []struct {
		Name   string
		Option struct {
			XAxis, YAxis []map[string]any
			DataZoom     []map[string]any
			Aria         struct{ Label struct{ Description string } }
			Series       []struct {
				Name, Type, RenderItem string
				Data                   []struct {
					Name   string
					Value  []float64
					Symbol string
				}
				MarkLine map[string]any
			}
		}
		Marks []struct {
			Kind    string
			Context bool
			Lines   []string
		}
	}
}

func seenIn(t *testing.T, b []byte) (s exploreSeen) {
	t.Helper()
	whole, err := json.Marshal(together(t, b))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(whole, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestExploreIsDeterministic(t *testing.T) {
	first := exploreJSON(t, exploreSample())
	for range 20 {
		if b := exploreJSON(t, exploreSample()); !bytes.Equal(b, first) {
			t.Fatalf("the same plane gave\n%s\nand\n%s", first, b)
		}
	}
}

func TestExploreCannotEndItsScript(t *testing.T) {
	b := exploreJSON(t, exploreSample())
	if i := bytes.IndexAny(b, "<>&"); i >= 0 {
		t.Errorf("raw %q in …%s", b[i], b[max(0, i-40):i+1])
	}
	if name := seenIn(t, b).Views[1].Option.Series[5].Data[0].Name; name != "Ops </script><b>&" {
		t.Errorf("the label came back as %q", name)
	}
}

func TestExploreAxes(t *testing.T) {
	for _, v := range seenIn(t, exploreJSON(t, exploreSample())).Views {
		for _, axis := range append(v.Option.XAxis, v.Option.YAxis...) {
			if lo, ok := axis["min"]; !ok || lo != 0.0 || axis["max"] != 100.0 {
				t.Errorf("%s: the axis runs from %v to %v, not from 0 to 100", v.Name, lo, axis["max"])
			}
		}
		if len(v.Option.DataZoom) != 2 || v.Option.DataZoom[0]["xAxisIndex"] != 0.0 || v.Option.DataZoom[1]["yAxisIndex"] != 0.0 {
			t.Errorf("%s: zoom %v, not one for each axis 0", v.Name, v.Option.DataZoom)
		}
	}
}

// What each view is drawn from, series by series, in the order of drawing.
func TestExploreSeries(t *testing.T) {
	const ground = `custom ahead ["as far deconstructed as aligned" [0 0 100 100]] ["alignment runs ahead" [0 0 100 100]]
custom regions ["Entrenched" [0 0 50 50]] ["Aligned" [50 0 100 50]] ["Pioneering" [0 50 50 100]] ["Renaissance" [50 50 100 100]]
`
	want := []string{
		ground + `custom intervals ["" [62.5 0 58 66.1 0 3 1]]
custom arrows
custom warnings
scatter marks ["DevOps" [89 72] diamond] ["Incident" [62.5 0] circle]
`,
		ground + `custom intervals
custom arrows ["" [20 30 20 10 1]]
custom warnings ["" [70 55 0]]
scatter marks ["Ops </script><b>&" [70 55] circle] ["Web" [20 30] rect]
`,
		ground + "custom intervals\ncustom arrows\ncustom warnings\nscatter marks\n",
	}
	for i, v := range seenIn(t, exploreJSON(t, exploreSample())).Views {
		var got strings.Builder
		for _, s := range v.Option.Series {
			got.WriteString(s.Type + " " + s.Name)
			for _, d := range s.Data {
				got.WriteString(strings.TrimRight(fmt.Sprintf(" [%q %v %s", d.Name, d.Value, d.Symbol), " ") + "]")
			}
			got.WriteString("\n")
		}
		if got.String() != want[i] {
			t.Errorf("%s:\ngot\n%swant\n%s", v.Name, got.String(), want[i])
		}
	}
}

func TestExploreMarkLines(t *testing.T) {
	want := map[string]any{
		"symbol": []any{"none", "none"}, // else the thresholds end in arrows
		"data": []any{
			map[string]any{"name": "aligned from 50", "xAxis": 0.0},
			map[string]any{"name": "deconstructive from 50", "yAxis": 100.0},
		},
	}
	e := exploreSample()
	e.AtX.Value, e.AtY.Value = 0, 100
	series := seenIn(t, exploreJSON(t, e)).Views[0].Option.Series
	if got := series[len(series)-1].MarkLine; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// The marks stand in the order of the items of the series "marks"; their first
// line is the verdict, even where there is none.
func TestExploreMarks(t *testing.T) {
	want := []string{
		`reference true ["" "A reading."]` + "\n" + `measured false ["Aligned, clear" "n 40" "A 62.5"]` + "\n",
		`rounded false ["" "borrowed"]` + "\n" + `consensus false ["Entrenched"]` + "\n",
		"",
	}
	for i, v := range seenIn(t, exploreJSON(t, exploreSample())).Views {
		got := ""
		for _, m := range v.Marks {
			got += fmt.Sprintf("%s %v %q\n", m.Kind, m.Context, m.Lines)
		}
		if got != want[i] {
			t.Errorf("%s:\ngot\n%swant\n%s", v.Name, got, want[i])
		}
		if desc := exploreSample().Views[i].Desc; v.Option.Aria.Label.Description != desc {
			t.Errorf("%s: described as %q, not %q", v.Name, v.Option.Aria.Label.Description, desc)
		}
	}
}

// An interval that may not be shown must not travel either.
func TestExploreLeavesOutHiddenIntervals(t *testing.T) {
	b := exploreJSON(t, exploreSample())
	for _, end := range []string{"1.7", "2.7", "3.7", "4.7"} { // of the mark without HasInterval
		if bytes.Contains(b, []byte(end)) {
			t.Errorf("%s is in the data", end)
		}
	}
	if !bytes.Contains(b, []byte("66.1")) {
		t.Error("the interval that may be shown is not in the data")
	}
}

func TestExploreRefuses(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Explore)
		want  string
	}{
		{"no view", func(e *Explore) { e.Views = nil }, "explorable plane: no view"},
		{"no word", func(e *Explore) { e.Words.ZoomOut = "" }, "explorable plane: no word for zoomOut"},
		{"threshold", func(e *Explore) { e.AtY.Value = 101 }, "explorable plane: threshold is 101, not in 0..100"},
		{"no name", func(e *Explore) { e.Views[2].Name = "" }, "explorable plane: view 2: it needs a name and a description"},
		{"no label", func(e *Explore) { e.Views[1].Marks[1].Label = "" }, "explorable plane: view 1, mark 1: no label"},
		{"not a number", func(e *Explore) { e.Views[0].Marks[0].D = math.NaN() }, "explorable plane: view 0, mark 0: figure is NaN, not in 0..100"},
		{"below the scale", func(e *Explore) { e.Views[0].Marks[0].A = -0.1 }, "explorable plane: view 0, mark 0: figure is -0.1, not in 0..100"},
		{"interval", func(e *Explore) { e.Views[0].Marks[0].AHi = math.Inf(1) }, "explorable plane: view 0, mark 0: end of an interval is +Inf, not in 0..100"},
		{"arrow", func(e *Explore) { e.Views[1].Marks[1].ToD = 200 }, "explorable plane: view 1, mark 1: end of an arrow is 200, not in 0..100"},
		{"kind", func(e *Explore) { e.Views[0].Marks[1].Kind = 4 }, "explorable plane: view 0, mark 1: unknown kind 4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := exploreSample()
			tt.spoil(&e)
			b, err := e.JSON()
			if err == nil || err.Error() != tt.want || b != nil {
				t.Errorf("got %s, %v; want %s", b, err, tt.want)
			}
		})
	}
}
