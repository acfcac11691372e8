package chart

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// randomGraph is a graph of up to 60 norms in up to seven groups, with edges
// that lead nowhere, twice to the same norm, and in circles.
func randomGraph(r *rand.Rand) Graph {
	g := Graph{Alt: sampleGraph().Alt, Names: sampleGraph().Names}
	var ids []string
	for i := range r.IntN(7) {
		group := GraphGroup{Title: randomText(r, 4), Common: i == 0}
		for k := range r.IntN(10) {
			n := GraphNode{ID: fmt.Sprint(i, "/", k), Label: randomText(r, 12), Weight: randomValue(r), State: State(r.IntN(4)), Keystone: r.IntN(9) == 0, Note: maybe(r, 2, randomText(r, 9))}
			ids = append(ids, n.ID)
			group.Nodes = append(group.Nodes, n)
		}
		g.Groups = append(g.Groups, group)
	}
	for range r.IntN(2*len(ids) + 1) {
		g.Edges = append(g.Edges, GraphEdge{ids[r.IntN(len(ids))], ids[r.IntN(len(ids))]})
	}
	g.Edges = append(g.Edges, GraphEdge{"nowhere", "0/0"}, GraphEdge{"0/0", "nowhere"})
	return g
}

func TestGraphKeepsItsLaws(t *testing.T) {
	sizes := cssSizes(t)
	columns := 0
	for seed := range uint64(120) {
		g := randomGraph(rand.New(rand.NewPCG(seed, 3)))
		for _, size := range []Size{Wide, Narrow} {
			l := g.layout(size, 10)
			if _, ok := l.(*graphColumns); ok {
				columns++
			}
			svg := g.SVG(size)
			faults := append(check(svg, sizes), graphFaults(g, l)...)
			shuffled := shuffle(rand.New(rand.NewPCG(seed, 4)), g)
			if !bytes.Equal(shuffled.SVG(size), svg) {
				faults = append(faults, "another order of norms and edges gives another figure")
			}
			for _, f := range faults {
				t.Errorf("seed %d, size %d: %s", seed, size, f)
			}
		}
		if t.Failed() {
			return
		}
	}
	if columns < 30 || columns > 90 {
		t.Errorf("%d of 120 wide graphs are in columns: both ways should be tried often", columns)
	}
}

func shuffle(r *rand.Rand, g Graph) Graph {
	// An edge that closes a circle is left out by its place in the alphabet,
	// not by its place in the list.
	g.Edges = slices.Clone(g.Edges)
	r.Shuffle(len(g.Edges), func(i, k int) { g.Edges[i], g.Edges[k] = g.Edges[k], g.Edges[i] })
	g.Groups = slices.Clone(g.Groups)
	for i := range g.Groups {
		ns := slices.Clone(g.Groups[i].Nodes)
		r.Shuffle(len(ns), func(i, k int) { ns[i], ns[k] = ns[k], ns[i] })
		g.Groups[i].Nodes = ns
	}
	return g
}

// drawn says whether a line leads from a norm to one that rests on it: in
// cards only within a card.
func drawn(l graphDrawing, carrier, norm *graphNode) bool {
	_, inCards := l.(*graphCards)
	return !inCards || carrier.group == norm.group
}

// graphFaults gives what is wrong with the places of a graph: every norm is
// in it, in a later layer and farther right than what a line leads to it from;
// marks lie on no label; lines end at their norms and run through no label.
func graphFaults(g Graph, l graphDrawing) (faults []string) {
	nodes := l.placed()
	want := 0
	for _, group := range g.Groups {
		want += len(group.Nodes)
	}
	if len(nodes) != want {
		faults = append(faults, fmt.Sprintf("%d of %d norms are placed", len(nodes), want))
	}
	for _, n := range nodes {
		for _, m := range n.under {
			if n.layer <= m.layer || n.at.x <= m.at.x && drawn(l, m, n) {
				faults = append(faults, fmt.Sprintf("%s rests on %s but lies in layer %d, not behind %d", n.ID, m.ID, n.layer, m.layer))
			}
		}
		for _, m := range nodes {
			r := n.radius()
			if (box{n.at.x - r, n.at.y - r, n.at.x + r, n.at.y + r}).hits(m.label) {
				faults = append(faults, fmt.Sprintf("the mark of %s lies on the label of %s", n.ID, m.ID))
			}
		}
		faults = append(faults, lineFaults(n, l, nodes)...)
	}
	return faults
}

// lineFaults follows the lines of a source: each begins at the norm or where
// another of its lines ended, and ends beside a norm that rests on it or at
// the edge of a column.
func lineFaults(n *graphNode, l graphDrawing, nodes []*graphNode) (faults []string) {
	var p path
	columns, inColumns := l.(*graphColumns)
	if inColumns {
		p = columns.lines(n)
	} else {
		p = l.(*graphCards).lines(n)
	}
	lines := corners(p)
	ends := []point{}
	for _, line := range lines {
		ends = append(ends, line[len(line)-1])
		for k := range line[1:] {
			for _, m := range nodes {
				if (seg{line[k], line[k+1]}).crosses(m.label) {
					faults = append(faults, fmt.Sprintf("a line of %s runs through the label of %s", n.ID, m.ID))
				}
			}
		}
	}
	for _, m := range n.over {
		if !drawn(l, n, m) {
			continue
		}
		to := point{m.at.x - m.radius() - 2, m.at.y}
		if !slices.ContainsFunc(ends, func(e point) bool { return e.distance(to) < 3 }) {
			faults = append(faults, fmt.Sprintf("no line of %s ends at %s", n.ID, m.ID))
		}
	}
	for _, line := range lines {
		from := line[0]
		beside := from.distance(n.at) < 15 || from.distance(n.label.nearest(from)) < gap+1
		head := slices.ContainsFunc(n.over, func(m *graphNode) bool { return from.distance(m.at) < 20 })
		if !beside && !head && !slices.ContainsFunc(ends, func(e point) bool { return e.y == from.y && e.x <= from.x }) {
			faults = append(faults, fmt.Sprintf("a line of %s begins at %v, nowhere", n.ID, from))
		}
	}
	return faults
}

// corners gives the lines of a path by their corners, round ones as if they
// were sharp.
func corners(p path) (lines [][]point) {
	number := regexp.MustCompile(`-?(\d+(\.\d)?|\.\d)`)
	for _, part := range regexp.MustCompile(`[A-Za-z][^A-Za-z]*`).FindAllString(string(p), -1) {
		var v []float64
		for _, s := range number.FindAllString(part, -1) {
			f, _ := strconv.ParseFloat(s, 64)
			v = append(v, f)
		}
		if part[0] == 'M' {
			lines = append(lines, []point{{v[0], v[1]}})
			continue
		}
		line := &lines[len(lines)-1]
		at := (*line)[len(*line)-1]
		switch part[0] {
		case 'H':
			at.x = v[0]
		case 'V':
			at.y = v[0]
		case 'h':
			at.x += v[0]
		case 'v':
			at.y += v[0]
		case 'l':
			at = point{at.x + v[0], at.y + v[1]}
		case 'Q':
			*line = append(*line, point{v[0], v[1]})
			at = point{v[2], v[3]}
		}
		*line = append(*line, at)
	}
	return lines
}

// A norm and what it rests on, by hand: c rests on b and on a, b on a.
func TestGraphLayers(t *testing.T) {
	g := Graph{
		Groups: []GraphGroup{{Nodes: []GraphNode{{ID: "c"}, {ID: "d"}, {ID: "b"}}}, {Nodes: []GraphNode{{ID: "a"}, {ID: "c", Label: "twice"}}}},
		// The last edge closes the circle a, c, a; it is the last by its norm.
		Edges: []GraphEdge{{"c", "a"}, {"c", "b"}, {"b", "a"}, {"c", "a"}, {"d", "d"}, {"x", "a"}},
	}
	var got []string
	for _, n := range g.nodes() {
		got = append(got, fmt.Sprint(n.ID, n.group, n.layer, len(n.under)))
	}
	if want := []string{"b0 1 1", "c0 2 2", "d0 0 0", "a1 0 0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	g.Edges = append(g.Edges, GraphEdge{"a", "c"}) // closes a circle with c on a: the later of them in the alphabet goes
	got = nil
	for _, n := range g.nodes() {
		got = append(got, fmt.Sprint(n.ID, n.layer))
	}
	if want := []string{"b2", "c0", "d0", "a1"}; !slices.Equal(got, want) {
		t.Errorf("with a circle: got %q, want %q", got, want)
	}
}

// Barycentres take the crossing out of a, b over x, y where a carries y and b
// carries x.
func TestGraphOrder(t *testing.T) {
	g := Graph{
		Groups: []GraphGroup{{Nodes: []GraphNode{{ID: "a"}, {ID: "b"}, {ID: "x"}, {ID: "y"}}}},
		Edges:  []GraphEdge{{"y", "a"}, {"x", "b"}},
	}
	columns := graphCells(g.nodes())
	if n := crossings(columns); n != 0 {
		t.Errorf("%d crossings, want none", n)
	}
	columns[1][0].index, columns[1][1].index = 1, 0
	if n := crossings(columns); n != 1 {
		t.Errorf("exchanged: %d crossings, want 1", n)
	}
}

// Heights of 100, 50, 60 and 90 with the gap of 24 between: in two columns
// 100 and 50 beside 60 and 90, both 174 high, in three 100, then 50 and 60, then 90.
func TestGraphCardsAreShared(t *testing.T) {
	for _, tt := range []struct {
		heights []float64
		columns int
		want    []int
	}{
		{[]float64{100, 50, 60, 90}, 1, []int{0, 0, 0, 0}},
		{[]float64{100, 50, 60, 90}, 2, []int{0, 0, 1, 1}},
		{[]float64{100, 50, 60, 90}, 3, []int{0, 1, 1, 2}},
		{[]float64{10, 500}, 3, []int{0, 1}},
		{nil, 1, []int{}},
	} {
		if got := divide(tt.heights, tt.columns); !slices.Equal(got, tt.want) {
			t.Errorf("%v in %d columns: got %v, want %v", tt.heights, tt.columns, got, tt.want)
		}
	}
}

// Of two norms that rest on nothing in their card the heavier comes first,
// each with what rests on it below; what it rests on elsewhere is said.
func TestGraphCard(t *testing.T) {
	g := Graph{
		Groups: []GraphGroup{{Nodes: []GraphNode{{ID: "x"}}}, {Nodes: []GraphNode{
			{ID: "a", Label: "light", Weight: 1}, {ID: "b", Label: "heavy", Weight: 9, Note: "on x"}, {ID: "c", Weight: 50}, {ID: "d"},
		}}},
		Edges: []GraphEdge{{"b", "x"}, {"c", "a"}, {"d", "b"}, {"d", "c"}},
	}
	card := newGraphCard(g.nodes(), 1)
	var got []string
	for _, n := range card.nodes {
		got = append(got, fmt.Sprint(n.ID, card.depth[n], len(n.within())))
	}
	if want := []string{"b0 1", "d2 0", "a0 1", "c1 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if svg := string(g.SVG(Narrow)); !strings.Contains(svg, `>on x</text>`) {
		t.Error("the note is not in the figure")
	}
}

func TestGraphLawsCatchPlantedFaults(t *testing.T) {
	g := samplePart("Incident management")
	for want, plant := range map[string]func(l *graphColumns, n *graphNode){
		"norms are placed":      func(l *graphColumns, _ *graphNode) { l.nodes = l.nodes[1:] },
		"not behind":            func(_ *graphColumns, n *graphNode) { n.layer = 0 },
		"lies on the label":     func(l *graphColumns, n *graphNode) { n.at = l.nodes[0].label.mid() },
		"no line of":            func(l *graphColumns, n *graphNode) { l.columns[n.layer-1] = nil },
		"runs through the labe": func(l *graphColumns, n *graphNode) { n.under[0].label = box{0, 0, 720, 9999} },
	} {
		l, ok := g.layout(Wide, 10).(*graphColumns)
		if !ok {
			t.Fatal("the part is not in columns")
		}
		i := slices.IndexFunc(l.nodes, func(n *graphNode) bool { return n.ID == "matrix" })
		plant(l, l.nodes[i])
		if got := strings.Join(graphFaults(g, l), "\n"); !strings.Contains(got, want) {
			t.Errorf("planted %q, got %q", want, got)
		}
	}
}

func BenchmarkGraph(b *testing.B) { benchmark(b, sampleGraph()) }
