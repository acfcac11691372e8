package chart

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// An ExploreGraph is the explorable graph of what rests on what: the figure
// of [Graph], of which the reader sees one of several parts and asks each
// norm what it carries and what it rests on.
type ExploreGraph struct {
	Names GraphNames
	Views []ExploreGraphView
	Words ExploreWords
}

// An ExploreGraphView is the norms of all practices, or of one.
type ExploreGraphView struct {
	Name   string // in the list from which the reader chooses
	Desc   string // the finding, for those who do not see the figure
	Groups []ExploreGroup
	Edges  []GraphEdge
}

// An ExploreGroup is a group of the graph with what is said of its norms.
type ExploreGroup struct {
	Title  string
	Common bool
	Nodes  []ExploreNode
}

// An ExploreNode is a norm with what is said of it.
type ExploreNode struct {
	GraphNode
	Text string // state, hold, leverage, what it rests on, in words; "\n" begins a line; the group's title is added
}

// seriesNorms is the graph, of which explore.js puts each node where its mark
// is: at x and y from 0 to 100, in layers from left to right. It also gives it
// the axes, for which a graph of go-echarts has no field.
const seriesNorms = "norms"

// JSON gives the content of the script element from which explore.js draws
// the graph. For its shape see [ExploreWords]. marks[i] belongs to the i-th
// node of the series "norms"; they stand layer by layer. An error is one of
// the program, not of the user's input.
func (e ExploreGraph) JSON() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, fmt.Errorf("explorable graph: %w", err)
	}
	n := e.Names
	out := exploreData{Figure: "graph", Words: e.Words, Key: map[string]string{
		"edge": n.Edge, "keystone": n.Keystone, "stands": n.Stands, "moving": n.Moving, "gone": n.Gone, "unknown": n.Unknown,
	}}
	for _, v := range e.Views {
		nodes, lines := v.layers()
		option, err := v.option(nodes)
		if err != nil {
			return nil, fmt.Errorf("explorable graph: %w", err)
		}
		view := exploreDataView{Name: v.Name, Option: option, Marks: []exploreDataMark{}}
		for _, n := range nodes {
			view.Marks = append(view.Marks, exploreDataMark{
				Kind: n.kind(), Context: n.common, Of: out.said(n.Label, lines[n.ID]), At: tenths(n.at.x, n.at.y), Lines: []string{},
			})
		}
		out.Views = append(out.Views, view)
	}
	return out.json()
}

func (e ExploreGraph) check() error {
	if err := e.Words.check(); err != nil {
		return err
	}
	if len(e.Views) == 0 {
		return errors.New("no view")
	}
	for i, v := range e.Views {
		if err := checkView(i, v.Name, v.Desc); err != nil {
			return err
		}
		for _, g := range v.Groups {
			for _, n := range g.Nodes {
				if n.ID == "" || n.Label == "" {
					return fmt.Errorf("view %d, norm %q: it needs an ID and a label", i, n.ID)
				}
				if err := checkPercent("weight", n.Weight); err != nil {
					return fmt.Errorf("view %d, norm %q: %w", i, n.ID, err)
				}
			}
		}
	}
	return nil
}

// stateNames are the states as explore.js and explore.css call them.
var stateNames = [...]string{NoState: "unknown", Stands: "stands", Moving: "moving", Gone: "gone"}

// layers places the norms of a view, and gives what is said of each by its ID.
func (v ExploreGraphView) layers() (nodes []*graphNode, lines map[string][]string) {
	g := Graph{Edges: v.Edges}
	lines = map[string][]string{}
	for _, group := range v.Groups {
		of := GraphGroup{Title: group.Title, Common: group.Common}
		for _, n := range group.Nodes {
			of.Nodes = append(of.Nodes, n.GraphNode)
			if lines[n.ID] == nil {
				lines[n.ID] = linesOf(n.Text + "\n" + group.Title)
			}
		}
		g.Groups = append(g.Groups, of)
	}
	columns := graphCells(g.nodes())
	for i, column := range columns {
		for k, c := range column {
			if n := c.node; n != nil {
				// Labels stand to the right.
				n.at = point{100 * (float64(i) + 0.1) / float64(len(columns)), 100 * (1 - (float64(k)+0.5)/float64(len(column)))}
				nodes = append(nodes, n)
			}
		}
	}
	return nodes, lines
}

// option gives the option of a view, whose nodes are in the order of layers.
func (v ExploreGraphView) option(nodes []*graphNode) ([]byte, error) {
	data, links := []opts.GraphNode{}, []opts.GraphLink{}
	for i, n := range nodes {
		data = append(data, opts.GraphNode{SymbolSize: math.Round(20*n.radius()) / 10})
		for _, m := range n.under {
			links = append(links, opts.GraphLink{Source: slices.Index(nodes, m), Target: i})
		}
	}
	c := charts.NewGraph()
	c.SetGlobalOptions(describe(v.Desc)...)
	c.SetGlobalOptions(
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "8", Top: "8", Bottom: "8"}),
		charts.WithDataZoomOpts(
			opts.DataZoom{Type: "inside", XAxisIndex: 0, FilterMode: "none"},
			opts.DataZoom{Type: "inside", YAxisIndex: 0, FilterMode: "none"},
		),
	)
	c.AddSeries(seriesNorms, data, links, charts.WithGraphChartOpts(opts.GraphChart{Layout: "none"}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right"}))
	c.Validate()
	return optionOf(c.JSON())
}

func (n *graphNode) kind() string {
	if n.Keystone {
		return "keystone"
	}
	return stateNames[n.State%4]
}
