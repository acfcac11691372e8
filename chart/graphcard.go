package chart

import (
	"cmp"
	"slices"
)

// A graphCard is a group with its norms in the order of their rows.
type graphCard struct {
	nodes []*graphNode
	depth map[*graphNode]int // 0 rests on nothing in the card; each is deeper than all that it rests on there
	lanes map[*graphNode]int // of those that carry others of the card: 0 is next to the list
}

// newGraphCard lists the norms of a group, each with what rests on it below,
// those with the most weight first.
func newGraphCard(nodes []*graphNode, group int) graphCard {
	card := graphCard{depth: map[*graphNode]int{}}
	own := slices.DeleteFunc(slices.Clone(nodes), func(n *graphNode) bool { return n.group != group })
	for _, n := range own {
		card.sink(n)
	}
	slices.SortStableFunc(own, func(a, b *graphNode) int {
		return cmp.Or(cmp.Compare(card.depth[a], card.depth[b]), cmp.Compare(b.Weight, a.Weight))
	})
	for _, n := range own {
		card.list(n)
	}
	card.lanes = card.share()
	return card
}

// sink puts a norm one below the deepest that it rests on in its card.
func (g graphCard) sink(n *graphNode) int {
	if _, known := g.depth[n]; !known {
		depth := 0
		for _, m := range n.under {
			if m.group == n.group {
				depth = max(depth, g.sink(m)+1)
			}
		}
		g.depth[n] = depth
	}
	return g.depth[n]
}

func (g *graphCard) list(n *graphNode) {
	if slices.Contains(g.nodes, n) {
		return
	}
	g.nodes = append(g.nodes, n)
	for _, m := range n.within() {
		g.list(m)
	}
}

// share gives each norm that carries others of the card a lane that no other
// line of the same rows is in, the shorter the nearer.
func (g graphCard) share() map[*graphNode]int {
	type reach struct {
		node     *graphNode
		from, to int
	}
	var reaches []reach
	for i, n := range g.nodes {
		r := reach{n, i, i}
		for _, m := range n.within() {
			k := slices.Index(g.nodes, m)
			r.from, r.to = min(r.from, k), max(r.to, k)
		}
		if r.from < r.to {
			reaches = append(reaches, r)
		}
	}
	slices.SortStableFunc(reaches, func(a, b reach) int { return cmp.Compare(a.to-a.from, b.to-b.from) })
	lanes := map[*graphNode]int{}
	for i, r := range reaches {
		lane := 0
		for slices.ContainsFunc(reaches[:i], func(o reach) bool {
			return lanes[o.node] == lane && r.from <= o.to && o.from <= r.to
		}) {
			lane++
		}
		lanes[r.node] = lane
	}
	return lanes
}

// write places the norms of a card below its title, within a width, as if its
// corner were at 0, 0, and returns its height.
func (g graphCard) write(title string, width float64) float64 {
	deepest := 0
	for _, depth := range g.depth {
		deepest = max(deepest, depth)
	}
	indent := min(10, 40/float64(max(deepest, 1)))
	y := 0.0
	if lines := strong.wrap(title, width, 2); len(lines) > 0 {
		y += strong.lines(len(lines)) + 8
	}
	for _, n := range g.nodes {
		y = n.row(float64(indent*float64(g.depth[n])), width, y) + rowGap
	}
	return y - rowGap
}

// row places a norm and returns the bottom edge of its row.
func (n *graphNode) row(x, width, top float64) float64 {
	room := width - x - markRoom - 2
	n.lines, n.notes = n.face().wrap(n.Label, room, 4), small.wrap(n.Note, room, 3)
	name := n.face().lines(len(n.lines))
	h, w := name, n.face().widest(n.lines)
	if len(n.notes) > 0 {
		h, w = float64(leading*float64(len(n.lines)))+small.lines(len(n.notes)), max(w, small.widest(n.notes))
	}
	middle := max(name/2, n.radius())
	n.at = point{x + markRoom/2 + 2, top + middle}
	n.label = boxAt(x+markRoom+2, top+middle-name/2, w, h)
	return max(n.label.y1, n.at.y+n.radius())
}
