package chart

import "math"

// draw draws bands, lines, marks and labels, and returns the bottom edge.
func (l *graphColumns) draw(c *canvas) float64 {
	c.path("rule", l.rules)
	for _, keystone := range [2]bool{false, true} {
		for _, n := range l.nodes {
			if n.Keystone == keystone {
				c.path(n.lineClass(), l.lines(n))
			}
		}
	}
	for _, t := range l.titles {
		c.block(t.face, t.anchor, t.x, t.y, t.lines)
	}
	drawNorms(c, l.nodes)
	return l.bottom + 6
}

// lineClass is that of the lines to what rests on a norm.
func (n *graphNode) lineClass() string {
	if n.Keystone {
		return "rests stone"
	}
	return "rests"
}

func drawNorms(c *canvas, nodes []*graphNode) {
	for _, n := range nodes {
		c.norm(n.GraphNode, n.common, n.at)
		c.block(n.face(), start, n.label.x0, n.label.y0, n.lines)
	}
}

// lines gives all lines of a source, from the norm to those that rest on it.
func (l *graphColumns) lines(n *graphNode) path {
	var p path
	for i, column := range l.columns {
		for _, c := range column {
			if c.source != n || len(c.right) == 0 {
				continue
			}
			from := point{l.x[i].y0, c.y}
			if c.node != nil {
				from.x = max(n.label.x1, n.at.x+n.radius()) + gap
			}
			for _, r := range c.right {
				to := point{l.x[i+1].y0, r.y}
				if r.node != nil {
					to.x = r.node.at.x - r.node.radius() - 2
				}
				p = p.turning(from, to, l.tracks[i][n])
			}
		}
	}
	return p
}

// turning draws a line that is level but for a stretch at x, with round
// corners. x lies between the ends or, where both lie right of it, left of
// them.
func (p path) turning(from, to point, x float64) path {
	down := to.y - from.y
	r := min(6, math.Abs(down)/2, math.Abs(from.x-x), math.Abs(to.x-x))
	if r < 0.5 && down == 0 {
		return p.line(from.x, from.y, to.x, to.y)
	}
	in, out, turn := math.Copysign(r, x-from.x), math.Copysign(r, to.x-x), math.Copysign(r, down)
	p = p.cmd('M', from.x, from.y).cmd('H', x-in).cmd('Q', x, from.y, x, from.y+turn)
	return p.cmd('V', to.y-turn).cmd('Q', x, to.y, x+out, to.y).cmd('H', to.x)
}
