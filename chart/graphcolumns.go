package chart

import (
	"cmp"
	"math"
	"slices"
)

// graphColumns is a graph in columns, one for each layer, and in bands, one
// for each group. Lines turn only in the gutters between columns, where each
// source has a track of its own, so that none runs through a label.
type graphColumns struct {
	groups  []GraphGroup
	nodes   []*graphNode
	columns [][]*graphCell
	x       []span // the left and the right edge of each column
	tracks  []map[*graphNode]float64
	titles  []placedText
	rules   path // above the bands
	bottom  float64
}

const (
	trackStep  = 4
	markRoom   = 26  // of a mark, left of its label
	leastLabel = 130 // a column with less room for labels is none
	cellGap    = 9
	bandGap    = 22
)

// newGraphColumns places norms below top. It is false where the columns have
// no room for labels.
func newGraphColumns(groups []GraphGroup, nodes []*graphNode, width, top float64) (*graphColumns, bool) {
	l := &graphColumns{groups: groups, nodes: nodes, columns: graphCells(nodes), bottom: top}
	if !l.divide(width) {
		return nil, false
	}
	l.write(width)
	y := top
	for i := range groups {
		y = l.band(i, y)
	}
	l.bottom = y - bandGap
	l.track()
	return l, true
}

func (l *graphColumns) placed() []*graphNode { return l.nodes }

// sources gives those that have a line in the gutter right of a column.
func (l *graphColumns) sources(column int) (sources []*graphNode) {
	for _, c := range l.columns[column] {
		if len(c.right) > 0 && !slices.Contains(sources, c.source) {
			sources = append(sources, c.source)
		}
	}
	return sources
}

// divide shares the width among columns and gutters.
func (l *graphColumns) divide(width float64) bool {
	gutters := make([]float64, len(l.columns))
	room := width
	for i := range l.columns {
		if i < len(l.columns)-1 {
			gutters[i] = 14 + float64(trackStep*float64(len(l.sources(i))))
		}
		room -= gutters[i]
	}
	each := room / float64(max(len(l.columns), 1))
	x := 0.0
	for i := range l.columns {
		l.x = append(l.x, span{x, x + each})
		x += each + gutters[i]
	}
	return each >= markRoom+leastLabel
}

// write breaks the labels: those with nothing right of them in their band run
// on.
func (l *graphColumns) write(width float64) {
	for i, column := range l.columns {
		for _, c := range column {
			if c.node == nil {
				c.h = trackStep
				continue
			}
			n := c.node
			n.lines = n.face().wrap(n.Label, l.edge(i, n.group, width)-l.x[i].y0-markRoom, 4)
			c.h = max(n.face().lines(len(n.lines)), 2*n.radius())
		}
	}
}

// edge is how far labels of a column may reach to the right in a band: to the
// first gutter that a line of the band, or one that passes over it, runs in.
func (l *graphColumns) edge(column, group int, width float64) float64 {
	for i := column; i < len(l.columns)-1; i++ {
		if l.crossed(i, group) || slices.ContainsFunc(l.columns[i+1], func(c *graphCell) bool { return c.group == group }) {
			return l.x[i].y1
		}
	}
	return width - 2
}

// crossed says whether a line runs through a band in the gutter right of a
// column.
func (l *graphColumns) crossed(column, group int) bool {
	for _, c := range l.columns[column] {
		for _, r := range c.right {
			if group >= min(c.group, r.group) && group <= max(c.group, r.group) {
				return true
			}
		}
	}
	return false
}

// band places the cells of a group below top, and returns where the next one
// begins. A cell lies level with what it rests on in its band, or below.
func (l *graphColumns) band(group int, top float64) float64 {
	title := strong.wrap(l.groups[group].Title, l.x0Width(), 3)
	l.titles = append(l.titles, placedText{face: strong, y: top, lines: title})
	if top > l.bottom {
		l.rules = l.rules.line(0, top-float64(bandGap/2), l.x[len(l.x)-1].y1, top-float64(bandGap/2))
	}
	if len(title) > 0 {
		top += strong.lines(len(title)) + 8
	}
	bottom := top
	for i, column := range l.columns {
		y := top
		var before []*graphCell
		if i > 0 {
			before = l.columns[i-1]
		}
		for _, c := range column {
			if c.group != group {
				continue
			}
			c.y = max(y+c.h/2, c.level())
			for c.mistaken(before) {
				c.y += 2
			}
			y = c.y + c.h/2 + cellGap
			bottom = max(bottom, y-cellGap)
			if n := c.node; n != nil {
				n.at = point{l.x[i].y0 + markRoom/2, c.y}
				h := n.face().lines(len(n.lines))
				n.label = boxAt(l.x[i].y0+markRoom, c.y-h/2, n.face().widest(n.lines), h)
			}
		}
	}
	return bottom + bandGap
}

// x0Width is the width of the first column, which the titles share.
func (l *graphColumns) x0Width() float64 {
	if len(l.x) == 0 {
		return 0
	}
	return l.x[0].y1
}

// level is the mean height of what a cell is joined to in its band, to the
// left.
func (c *graphCell) level() float64 {
	sum, n := 0.0, 0
	for _, l := range c.left {
		if l.group == c.group {
			sum += l.y
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// mistaken says whether a line could seem to lead to c from a cell of the
// column before that it is not joined to, because both are level.
func (c *graphCell) mistaken(before []*graphCell) bool {
	return slices.ContainsFunc(before, func(b *graphCell) bool {
		return b.group == c.group && len(b.right) > 0 && !slices.Contains(c.left, b) && math.Abs(b.y-c.y) < trackStep
	})
}

// track gives each source a track in each gutter that it has lines in, the
// lowest source the one farthest left, so that it turns before the others.
func (l *graphColumns) track() {
	for i := range l.columns {
		sources := l.sources(i)
		slices.SortStableFunc(sources, func(a, b *graphNode) int { return cmp.Compare(b.at.y, a.at.y) })
		tracks := map[*graphNode]float64{}
		for k, s := range sources {
			tracks[s] = l.x[i].y1 + 8 + float64(trackStep*float64(k))
		}
		l.tracks = append(l.tracks, tracks)
	}
}
