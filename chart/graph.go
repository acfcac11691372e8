package chart

import "math"

// A Graph shows which norm rests on which: what carries lies left, what rests
// on it to the right, and where a line leads back, it leads to what carries.
// Groups lie below one another, a band each. It is drawn layer by layer after
// Sugiyama, Tagawa and Toda ("Methods for visual understanding of hierarchical
// system structures", IEEE Transactions on Systems, Man, and Cybernetics
// 11(2), 1981): layers by longest path, places in a layer by barycentres, and
// room of its own for a line that passes a layer by.
//
// Many norms, and those of a narrow figure, stand in cards instead, one for
// each group: a list of its norms with the lines between them, where what a
// norm rests on in another group is said in its note.
//
// A norm is in one group only; the order of norms and edges does not matter.
// Edges that lead to norms which are not in the figure are left out, so that
// any part of a model can be drawn, as is the last of those that close a
// circle.
type Graph struct {
	Alt    Alt
	Names  GraphNames
	Groups []GraphGroup
	Edges  []GraphEdge
}

// GraphNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type GraphNames struct {
	Edge                          string // the line, from what carries to what rests on it
	Keystone                      string
	Stands, Moving, Gone, Unknown string // by State
	Weight                        string // what the size of a mark means
}

// A GraphGroup is the norms of a practice, or those that many practices share.
type GraphGroup struct {
	Title  string
	Common bool // beneath all others: drawn quietly
	Nodes  []GraphNode
}

// A GraphNode is a norm.
type GraphNode struct {
	ID       string // unique in the figure
	Label    string
	Weight   float64 // 0 to 100: how much it carries; decides the size of the mark
	State    State   // NoState: not known
	Keystone bool
	Note     string // what it rests on in other groups, in words: printed where no lines lead there; may be empty
}

// A GraphEdge says that one norm rests on another.
type GraphEdge struct{ Norm, RestsOn string }

// SVG draws the graph.
func (g Graph) SVG(size Size) []byte {
	c := newCanvas(size)
	top := c.flowKey(2, c.w-2, 2, g.keyItems(c))
	if top > 2 {
		top += 14
	}
	return c.finish("fig-graph", g.layout(size, top).draw(c), g.Alt)
}

// A drawing of a graph has all its places decided.
type graphDrawing interface {
	draw(*canvas) (height float64)
	placed() []*graphNode
}

// mostInColumns is how many norms may stand in columns: beyond that their
// lines are a tangle.
const mostInColumns = 24

// layout places the norms from top down: in columns where they fit.
func (g Graph) layout(size Size, top float64) graphDrawing {
	nodes := g.nodes()
	if size == Wide && len(nodes) <= mostInColumns {
		if l, ok := newGraphColumns(g.Groups, nodes, size.width(), top); ok {
			return l
		}
	}
	return newGraphCards(g.Groups, nodes, size, top)
}

// face is that of a norm's label.
func (n *graphNode) face() face {
	switch {
	case n.Keystone:
		return strong
	case n.common:
		return small
	}
	return compact
}

// radius is that of a norm's mark; its area grows with the weight.
func (n GraphNode) radius() float64 {
	r := 3 + float64(4.5*math.Sqrt(clamp(n.Weight)/100))
	if n.Keystone {
		r = max(r, 6) + 2.5
	}
	return r
}

// norm draws the mark of a norm: a keystone as a wedge, the others by their
// state, with a shape for each.
func (c *canvas) norm(n GraphNode, common bool, at point) {
	r := n.radius()
	class := ""
	if common {
		class = " c"
	}
	switch {
	case n.Keystone:
		c.path("stone", path{}.polygon(at.x, at.y, -r, -float64(r*0.9), r, -float64(r*0.9), float64(r*0.6), r, -float64(r*0.6), r))
	case n.State == Stands:
		c.circle("m"+class, at.x, at.y, r)
	case n.State == Moving:
		c.circle("o"+class, at.x, at.y, r-0.9)
		c.path("m"+class, path{}.lower(at, r-0.9))
	case n.State == Gone:
		c.circle("o"+class, at.x, at.y, r-0.9)
	default:
		c.path("tick", path{}.line(at.x-3, at.y, at.x+3, at.y))
	}
}

// lower is the lower half of a disc.
func (p path) lower(at point, r float64) path {
	p = p.cmd('M', at.x-r, at.y).cmd('A', r, r)
	p = append(p, " 0 0 0 "...)
	return append(number(append(number(p, at.x+r), ' '), at.y), 'z')
}

func (g Graph) keyItems(c *canvas) []keyItem {
	var keystone, sized bool
	var states [4]bool
	for _, group := range g.Groups {
		for _, n := range group.Nodes {
			keystone = keystone || n.Keystone
			sized = sized || n.Weight > 0
			states[n.State%4] = states[n.State%4] || !n.Keystone
		}
	}
	var items []keyItem
	add := func(used bool, room float64, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{room, draw, text, small})
		}
	}
	norm := func(n GraphNode) func(x, y float64) {
		return func(x, y float64) { c.norm(n, false, point{x, y}) }
	}
	add(len(g.Edges) > 0, 34, g.Names.Edge, func(x, y float64) {
		c.path("rests", path{}.arrow(point{x - 12, y}, point{x + 12, y}, 0))
	})
	add(keystone, 26, g.Names.Keystone, norm(GraphNode{Keystone: true, Weight: 40}))
	for _, s := range [...]struct {
		state State
		name  string
	}{{Stands, g.Names.Stands}, {Moving, g.Names.Moving}, {Gone, g.Names.Gone}, {NoState, g.Names.Unknown}} {
		add(states[s.state], 20, s.name, norm(GraphNode{State: s.state, Weight: 20}))
	}
	add(sized, 38, g.Names.Weight, func(x, y float64) {
		c.norm(GraphNode{State: Stands}, false, point{x - 10, y})
		c.norm(GraphNode{State: Stands, Weight: 100}, false, point{x + 5, y})
	})
	return items
}
