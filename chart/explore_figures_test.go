package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

// The ladder of the goldens, and a view of nothing.
func exploreLadderSample() ExploreLadder {
	l := sampleLadder()
	e := ExploreLadder{
		Rungs: l.Rungs, Stands: l.Stands, Down: l.Down, Merged: l.Merged, Across: l.Across, Keystone: l.Keystone,
		Views: []ExploreLadderView{{Name: "Change enablement", Desc: "Eight of nine norms stand."}, {Name: "Nobody", Desc: "Too few answers."}},
		Words: exploreSample().Words,
	}
	for _, r := range l.Rows {
		row := ExploreLadderRow{LadderRow: r, Text: "hold 62\nleverage 71"}
		for _, s := range r.Shares {
			row.Said = append(row.Said, fmt.Sprintf("%s to %s: %s", l.Rungs[s.FromRung], l.Rungs[s.ToRung], s.Text))
		}
		e.Views[0].Rows = append(e.Views[0].Rows, row)
	}
	return e
}

// Two maps of the week, the second with hours counted together, one of them
// marked.
func exploreMapsSample() ExploreMaps {
	e := ExploreMaps{
		Days: [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
		Key:  "changes in an hour of the week", Empty: "none", Levels: [6]string{"1–4", "5–9", "10–19", "20–39", "40–79", "80 or more"},
		Views: []ExploreMap{{Name: "Asked for", Desc: "By day."}, {Name: "Done", Desc: "At night."}},
		Words: exploreSample().Words,
	}
	for day := range 7 {
		for h := 7; h < 19; h++ {
			if level := (5*(h%7) + 2*day) % 7; level < 6 {
				e.Views[0].Cells = append(e.Views[0].Cells, ExploreCell{WeekCell{Day: day, From: h, To: h + 1, Level: level},
					fmt.Sprintf("%s, %d to %d", e.Days[day], h, h+1), e.Levels[level] + " changes\nof 2,310"})
			}
		}
	}
	e.Views[1].Cells = []ExploreCell{
		{WeekCell{Day: 1, From: 18, To: 22, Level: 5, Mark: "the meeting"}, "Tuesday, 18 to 22", "91 changes"},
		{WeekCell{Day: 6, From: 0, To: 24}, "Sunday", "1 to 4 changes"},
	}
	return e
}

// The graph of the goldens, whole and in part.
func exploreGraphSample() ExploreGraph {
	e := ExploreGraph{Names: sampleGraph().Names, Words: exploreSample().Words}
	for _, part := range []struct {
		name  string
		graph Graph
	}{{"All", sampleGraph()}, {"Incident management", samplePart("Incident management")}} {
		v := ExploreGraphView{Name: part.name, Desc: "Three carry the most.", Edges: part.graph.Edges}
		for _, g := range part.graph.Groups {
			group := ExploreGroup{Title: g.Title, Common: g.Common}
			for _, n := range g.Nodes {
				group.Nodes = append(group.Nodes, ExploreNode{n, "hold 62\nleverage 71"})
			}
			v.Groups = append(v.Groups, group)
		}
		e.Views = append(e.Views, v)
	}
	return e
}

type explorable interface{ JSON() ([]byte, error) }

func TestExplorablesAreDeterministicAndEscaped(t *testing.T) {
	ladder, maps, graph := exploreLadderSample(), exploreMapsSample(), exploreGraphSample()
	const hostile = "</script><b>&"
	ladder.Views[0].Rows[0].Label, maps.Views[0].Cells[0].Label, graph.Views[0].Groups[0].Nodes[0].Label = hostile, hostile, hostile
	for name, e := range map[string]explorable{"ladder": ladder, "maps": maps, "graph": graph} {
		first, err := e.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if i := bytes.IndexAny(first, "<>&"); i >= 0 {
			t.Errorf("%s: raw %q in …%s", name, first[i], first[max(0, i-40):i+1])
		}
		if b, _ := e.JSON(); !bytes.Equal(b, first) {
			t.Errorf("%s: not the same twice", name)
		}
		data := together(t, first)
		if data.Figure != name {
			t.Errorf("%s: figure %q", name, data.Figure)
		}
		if !slices.ContainsFunc(data.Views[0].Marks, func(m exploreDataMark) bool { return m.Name == hostile }) {
			t.Errorf("%s: the label did not come back", name)
		}
	}
}

// seenOption is what explore.js reads of an option of these figures.
type seenOption struct {
	XAxis, YAxis []map[string]any
	DataZoom     []map[string]any
	VisualMap    []map[string]any
	Aria         struct{ Label struct{ Description string } }
	Series       []struct {
		Name, Type, Layout, Stack string
		Data                      []struct {
			Name       string
			SymbolSize float64
			Value      any
		}
		Links []struct{ Source, Target *int }
	}
}

// seenView gives a view as explore.js puts it together.
func seenView(t *testing.T, e explorable, i int) (option seenOption, marks []exploreDataMark) {
	t.Helper()
	b, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	data := together(t, b)
	if err := json.Unmarshal(data.Views[i].Option, &option); err != nil {
		t.Fatal(err)
	}
	return option, data.Views[i].Marks
}

// together puts what all views have in common below what each has of its own,
// and what is said of a mark behind its own lines.
func together(t *testing.T, b []byte) exploreData {
	t.Helper()
	parsed := func(b []byte, into any) {
		if err := json.Unmarshal(b, into); err != nil {
			t.Fatal(err)
		}
	}
	var data exploreData
	parsed(b, &data)
	for i := range data.Views {
		v := &data.Views[i]
		common, own := map[string]any{}, map[string]any{}
		if parsed(v.Option, &own); data.Option != nil {
			parsed(data.Option, &common)
		}
		ours, _ := own["series"].([]any)
		theirs, _ := common["series"].([]any)
		for k := range min(len(ours), len(theirs)) {
			maps.Copy(theirs[k].(map[string]any), ours[k].(map[string]any))
		}
		if theirs != nil {
			own["series"] = theirs
		}
		maps.Copy(common, own)
		v.Option, _ = json.Marshal(common)
		for k := range v.Marks {
			if m := &v.Marks[k]; m.Of != nil {
				m.Name, m.Lines = data.Said[*m.Of].Name, append(m.Lines, data.Said[*m.Of].Lines...)
			}
		}
	}
	return data
}

// What is said of a ladder's norm and of a graph's stands once, and a view has
// only what the others have not.
func TestExplorablesSayThingsOnce(t *testing.T) {
	for name, e := range map[string]explorable{"ladder": exploreLadderSample(), "graph": exploreGraphSample()} {
		b, err := e.JSON()
		if err != nil {
			t.Fatal(err)
		}
		for _, once := range []string{`"dataZoom"`, `"grid"`, `"animation"`, "Approval needs a board that meets"} {
			want := 1
			if name == "ladder" && once[0] != '"' {
				want = 2 // it names a row of the axis too
			}
			if n := bytes.Count(b, []byte(once)); n != want {
				t.Errorf("%s: %s stands there %d times, want %d", name, once, n, want)
			}
		}
	}
}

// A single view has nothing in common with others and keeps its whole option.
func TestExploreSingleView(t *testing.T) {
	e := exploreLadderSample()
	e.Views = e.Views[:1]
	b, err := e.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var data exploreData
	if err := json.Unmarshal(b, &data); err != nil {
		t.Fatal(err)
	}
	if data.Option != nil || !bytes.Contains(data.Views[0].Option, []byte(`"dataZoom"`)) {
		t.Errorf("in common %s, of its own %s", data.Option, data.Views[0].Option)
	}
}

// Where the segments of each row are, by hand. Row 0 has 35, 20 and 30 % left
// of the boundary, 15 % right of it. Row 3 has 40 % left, 30 % on both sides of
// the boundary, of which half lies on either, and 30 % right.
func TestExploreLadder(t *testing.T) {
	option, marks := seenView(t, exploreLadderSample(), 0)
	var series []string
	for _, s := range option.Series {
		series = append(series, s.Name)
	}
	if want := "[across-left rung-2 rung-1 rung-0 across-right rung-3 rung-4 rung-5 sides said]"; fmt.Sprint(series) != want {
		t.Errorf("the series are %v, want %s", series, want)
	}
	if first, last := fmt.Sprint(marks[0].Span), fmt.Sprint(marks[5].Span); first != "[-85 -50]" || last != "[10 15]" {
		t.Errorf("row 0 reaches from %s to %s", first, last)
	}
	var got strings.Builder
	for _, m := range marks {
		if m.At[1] == 3 || m.At[1] >= 7 {
			fmt.Fprintf(&got, "%.1f %.0f %v %q\n", m.At, m.Span, m.Rungs, m.Lines[0])
		}
	}
	want := `[-45.0 3.0] [-55 -35] [0 0] "taken for granted to taken for granted: 20 %"
[-25.0 3.0] [-35 -15] [1 1] "questioned to questioned: 20 %"
[0.0 3.0] [-15 15] [2 3] "relaxed to suspended: 30 %"
[20.0 3.0] [15 25] [4 4] "removed to removed: 10 %"
[35.0 3.0] [25 45] [5 5] "replaced to replaced: 20 %"
[0.0 7.0] [-100 100] [] "moving"
[-100.0 8.0] [-100 100] [] "Nine in ten chose the same: only the figure is shown."
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	if lines := marks[0].Lines; fmt.Sprint(lines) != "[taken for granted to taken for granted: 35 % keystone hold 62 leverage 71]" {
		t.Errorf("a keystone is told as %q", lines)
	}
	if x := option.XAxis[0]; x["min"] != -100.0 || x["max"] != 100.0 || len(option.DataZoom) != 1 {
		t.Errorf("the axis is %v, zoomed by %v", x, option.DataZoom)
	}
	if names := fmt.Sprint(option.YAxis[0]["data"]); !strings.Contains(names, "Approval needs a board that meets") {
		t.Errorf("the rows are %s", names)
	}
}

// A cell of several hours is one mark in their middle: from 18 to 22 the hours
// 18 to 21, of which 19.5 is the middle.
func TestExploreMaps(t *testing.T) {
	option, marks := seenView(t, exploreMapsSample(), 1)
	m := marks[0]
	if got := fmt.Sprint(m.Kind, m.Name, m.At, m.Span, *m.Level, m.Lines); got != "hitTuesday, 18 to 22[19.5 1] [18 21] 5 [91 changes the meeting]" {
		t.Errorf("got %s", got)
	}
	_, single := seenView(t, exploreMapsSample(), 0)
	if m := single[0]; m.Span != nil || fmt.Sprint(m.At, *m.Level) != "[7 0] 0" {
		t.Errorf("a cell of one hour is %v, %v, %v", m.At, m.Span, *m.Level)
	}
	if v := option.VisualMap[0]; v["show"] != false || v["max"] != 5.0 {
		t.Errorf("the levels are mapped by %v", v)
	}
	e := exploreMapsSample()
	e.FromHour, e.ToHour = 20, 23
	option, marks = seenView(t, e, 1)
	if got := fmt.Sprint(marks[0].Span, marks[1].Span, option.XAxis[0]["data"]); got != "[0 1] [0 2] [20 21 22]" {
		t.Errorf("cropped: got %s", got)
	}
}

// Every norm and every edge is in the graph, and an edge leads to the right.
func TestExploreGraph(t *testing.T) {
	e := exploreGraphSample()
	for i, v := range e.Views {
		option, marks := seenView(t, e, i)
		series := option.Series[0]
		norms := 0
		for _, g := range v.Groups {
			norms += len(g.Nodes)
		}
		known := map[string]bool{}
		for _, g := range v.Groups {
			for _, n := range g.Nodes {
				known[n.ID] = true
			}
		}
		for k, n := range series.Data {
			if at := marks[k].At; at[0] <= 0 || at[0] >= 100 || at[1] <= 0 || at[1] >= 100 || n.SymbolSize < 6 {
				t.Errorf("%s lies at %v with size %v", marks[k].Name, at, n.SymbolSize)
			}
		}
		edges := 0
		for _, edge := range v.Edges {
			if known[edge.Norm] && known[edge.RestsOn] {
				edges++
			}
		}
		if len(series.Data) != norms || len(marks) != norms || len(series.Links) != edges || series.Layout != "none" {
			t.Errorf("%s: %d nodes, %d marks, %d links, layout %q; want %d norms, %d edges", v.Name, len(series.Data), len(marks), len(series.Links), series.Layout, norms, edges)
		}
		for _, l := range series.Links {
			if from, to := marks[*l.Source], marks[*l.Target]; from.At[0] >= to.At[0] {
				t.Errorf("%s: %s does not lie left of %s", v.Name, from.Name, to.Name)
			}
		}
	}
}

func TestExplorablesRefuse(t *testing.T) {
	ladder := func(spoil func(*ExploreLadder)) explorable { e := exploreLadderSample(); spoil(&e); return e }
	maps := func(spoil func(*ExploreMaps)) explorable { e := exploreMapsSample(); spoil(&e); return e }
	graph := func(spoil func(*ExploreGraph)) explorable { e := exploreGraphSample(); spoil(&e); return e }
	for want, e := range map[string]explorable{
		"explorable ladder: no view":                                               ladder(func(e *ExploreLadder) { e.Views = nil }),
		"explorable ladder: no word for help":                                      ladder(func(e *ExploreLadder) { e.Words.Help = "" }),
		"explorable ladder: view 1: it needs a name and a description":             ladder(func(e *ExploreLadder) { e.Views[1].Desc = "" }),
		"explorable ladder: view 0, row 2: no label":                               ladder(func(e *ExploreLadder) { e.Views[0].Rows[2].Label = "" }),
		"explorable ladder: view 0, row 0: 6 shares, but words for 5":              ladder(func(e *ExploreLadder) { e.Views[0].Rows[0].Said = make([]string, 5) }),
		"explorable ladder: view 0, row 2: no rungs 4 to 6":                        ladder(func(e *ExploreLadder) { e.Views[0].Rows[2].Shares[3].ToRung = 6 }),
		"explorable ladder: view 0, row 2: share in percent is NaN, not in 0..100": ladder(func(e *ExploreLadder) { e.Views[0].Rows[2].Shares[3].Share = math.NaN() }),
		"explorable maps: no view":                                                 maps(func(e *ExploreMaps) { e.Views = nil }),
		"explorable maps: no hours 7 to 25":                                        maps(func(e *ExploreMaps) { e.FromHour, e.ToHour = 7, 25 }),
		"explorable maps: view 1, cell 0: it needs a label and a text":             maps(func(e *ExploreMaps) { e.Views[1].Cells[0].Text = "" }),
		"explorable maps: view 1, cell 1: no hours 5 to 5 of day 6":                maps(func(e *ExploreMaps) { e.Views[1].Cells[1].From, e.Views[1].Cells[1].To = 5, 5 }),
		"explorable maps: view 1, cell 0: level is 6, not in 0..5":                 maps(func(e *ExploreMaps) { e.Views[1].Cells[0].Level = 6 }),
		"explorable graph: no view":                                                graph(func(e *ExploreGraph) { e.Views = nil }),
		`explorable graph: view 0, norm "": it needs an ID and a label`:            graph(func(e *ExploreGraph) { e.Views[0].Groups[1].Nodes[0].ID = "" }),
		`explorable graph: view 0, norm "tiers": weight is 101, not in 0..100`:     graph(func(e *ExploreGraph) { e.Views[0].Groups[2].Nodes[0].Weight = 101 }),
	} {
		if b, err := e.JSON(); err == nil || err.Error() != want || b != nil {
			t.Errorf("got %s, %v; want %s", b, err, want)
		}
	}
}
