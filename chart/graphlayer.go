package chart

import (
	"cmp"
	"slices"
)

// A graphNode is a norm with its neighbours and its place.
type graphNode struct {
	GraphNode
	common bool
	group  int
	layer  int          // 0 rests on nothing; each lies in a later layer than all that it rests on
	under  []*graphNode // what it rests on
	over   []*graphNode // what rests on it

	at    point    // the middle of its mark
	lines []string // its label
	notes []string
	label box
}

// nodes gives the norms by group and ID, joined and layered. Of norms with
// the same ID the first counts.
func (g Graph) nodes() []*graphNode {
	var nodes []*graphNode
	byID := map[string]*graphNode{}
	for i, group := range g.Groups {
		for _, n := range group.Nodes {
			if byID[n.ID] == nil {
				byID[n.ID] = &graphNode{GraphNode: n, common: group.Common, group: i}
				nodes = append(nodes, byID[n.ID])
			}
		}
	}
	slices.SortStableFunc(nodes, byGroup)
	for _, e := range g.sorted() {
		norm, carrier := byID[e.Norm], byID[e.RestsOn]
		if norm == nil || carrier == nil || carrier.restsOn(norm) {
			continue
		}
		norm.under = append(norm.under, carrier)
		carrier.over = append(carrier.over, norm)
	}
	known := map[*graphNode]bool{}
	for _, n := range nodes {
		n.rise(known)
	}
	return nodes
}

func byGroup(a, b *graphNode) int {
	return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.ID, b.ID))
}

// sorted gives each edge once, in an order of its own.
func (g Graph) sorted() []GraphEdge {
	edges := slices.Clone(g.Edges)
	slices.SortFunc(edges, func(a, b GraphEdge) int {
		return cmp.Or(cmp.Compare(a.Norm, b.Norm), cmp.Compare(a.RestsOn, b.RestsOn))
	})
	return slices.Compact(edges)
}

// restsOn says whether n is m or rests on it, however far below.
func (n *graphNode) restsOn(m *graphNode) bool {
	seen := map[*graphNode]bool{}
	var below func(*graphNode) bool
	below = func(n *graphNode) bool {
		if n == m || seen[n] {
			return n == m
		}
		seen[n] = true
		return slices.ContainsFunc(n.under, below)
	}
	return below(n)
}

// rise puts a norm one layer above the highest that it rests on.
func (n *graphNode) rise(known map[*graphNode]bool) int {
	if !known[n] {
		known[n] = true
		for _, m := range n.under {
			n.layer = max(n.layer, m.rise(known)+1)
		}
	}
	return n.layer
}
