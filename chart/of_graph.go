package chart

import (
	"slices"
	"strings"

	"rubble/report"
	"rubble/wording"
)

// NewGraph draws which norm rests on which: those of the given practices and
// the common ones. Leverage has no upper end; it is drawn as a share of the
// greatest in the figure.
func NewGraph(id string, practices []report.Practice, common []report.Norm, words wording.Figure, s *wording.Speaker) Graph {
	g := Graph{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt},
		Names: GraphNames{Edge: s.T("graph_edge"), Keystone: s.T("keystone"), Stands: s.T("state_stands"), Moving: s.T("state_moving"),
			Gone: s.T("state_gone"), Unknown: s.T("graph_unknown"), Weight: s.T("graph_weight")}}
	g.add(GraphGroup{Title: s.T("common_norms"), Common: true}, common, s)
	for _, p := range practices {
		g.add(GraphGroup{Title: s.Practice(p.ID)}, p.Norms, s)
	}
	most := 0.0
	for _, group := range g.Groups {
		for _, n := range group.Nodes {
			most = max(most, n.Weight)
		}
	}
	for _, group := range g.Groups {
		for i := range group.Nodes {
			n := &group.Nodes[i]
			if n.Weight > 0 {
				n.Weight = min(100, 100*n.Weight/most) // a product may round above
			}
			n.Note = g.note(*n, group.Common, s)
		}
	}
	return g
}

// add adds a group of norms, if there are any, each with its leverage for a
// weight.
func (g *Graph) add(group GraphGroup, norms []report.Norm, s *wording.Speaker) {
	for _, n := range norms {
		node := GraphNode{ID: n.ID, Label: s.Norm(n.ID), Keystone: n.Keystone, State: states[n.State]}
		if n.Leverage != nil {
			node.Weight = *n.Leverage
		}
		group.Nodes = append(group.Nodes, node)
		for _, below := range s.RestsOn(n.ID) {
			g.Edges = append(g.Edges, GraphEdge{n.ID, below})
		}
	}
	if len(norms) > 0 {
		g.Groups = append(g.Groups, group)
	}
}

// note says how many norms rest on a common norm, and on which norms of other
// groups a norm of a practice rests.
func (g Graph) note(n GraphNode, common bool, s *wording.Speaker) string {
	if common {
		count := 0
		for _, e := range g.Edges {
			if e.RestsOn == n.ID {
				count++
			}
		}
		if count == 0 {
			return ""
		}
		return s.T("graph_carries", "Count", count, "Number", s.NumberWord(count))
	}
	own, _, _ := strings.Cut(n.ID, "/")
	var names []string
	for _, below := range s.RestsOn(n.ID) {
		if of, _, _ := strings.Cut(below, "/"); of != own {
			names = append(names, s.Norm(below))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return s.T("graph_on", "List", s.List(names))
}

// NewExploreGraph makes the explorable graph: all norms, then those of each
// practice with what they rest on.
func NewExploreGraph(w report.Wave, words wording.Figure, s *wording.Speaker) ExploreGraph {
	all := NewGraph("", w.Practices, w.Common, words, s)
	said := map[string]string{}
	for _, p := range append([]report.Practice{{Norms: w.Common}}, w.Practices...) {
		for _, n := range p.Norms {
			said[n.ID] = s.NormInGraph(n)
		}
	}
	e := ExploreGraph{Names: all.Names, Words: exploreWords("graph", s)}
	e.Views = append(e.Views, graphView(s.T("explore_all_norms"), words.Alt, all, said))
	for _, p := range w.Practices {
		part := all.part(p.ID + "/")
		e.Views = append(e.Views, graphView(s.Practice(p.ID), s.GraphFigure(part.of(w)).Alt, part, said))
	}
	return e
}

func graphView(name, desc string, g Graph, said map[string]string) ExploreGraphView {
	v := ExploreGraphView{Name: name, Desc: desc, Edges: g.Edges}
	for _, group := range g.Groups {
		of := ExploreGroup{Title: group.Title, Common: group.Common}
		for _, n := range group.Nodes {
			of.Nodes = append(of.Nodes, ExploreNode{n, said[n.ID]})
		}
		v.Groups = append(v.Groups, of)
	}
	return v
}

// of gives what a wave holds of the norms in a graph.
func (g Graph) of(w report.Wave) report.Wave {
	in := map[string]bool{}
	for _, group := range g.Groups {
		for _, n := range group.Nodes {
			in[n.ID] = true
		}
	}
	missing := func(n report.Norm) bool { return !in[n.ID] }
	practices := slices.Clone(w.Practices)
	for i, p := range practices {
		practices[i].Norms = slices.DeleteFunc(slices.Clone(p.Norms), missing)
	}
	w.Practices, w.Common = practices, slices.DeleteFunc(slices.Clone(w.Common), missing)
	return w
}

// part is the graph of the norms whose ids begin so, and of all that they
// rest on.
func (g Graph) part(prefix string) Graph {
	in := map[string]bool{}
	for _, group := range g.Groups {
		for _, n := range group.Nodes {
			in[n.ID] = strings.HasPrefix(n.ID, prefix)
		}
	}
	for grown := true; grown; {
		grown = false
		for _, e := range g.Edges {
			if in[e.Norm] && !in[e.RestsOn] {
				in[e.RestsOn], grown = true, true
			}
		}
	}
	out := Graph{Alt: g.Alt, Names: g.Names}
	for _, group := range g.Groups {
		of := GraphGroup{Title: group.Title, Common: group.Common}
		for _, n := range group.Nodes {
			if in[n.ID] {
				of.Nodes = append(of.Nodes, n)
			}
		}
		if len(of.Nodes) > 0 {
			out.Groups = append(out.Groups, of)
		}
	}
	for _, e := range g.Edges {
		if in[e.Norm] && in[e.RestsOn] {
			out.Edges = append(out.Edges, e)
		}
	}
	return out
}
