package chart

import "slices"

// graphCards is a graph as cards, one for each group, in up to three columns:
// a row for each norm, indented below what it rests on in its card, with the
// lines at the left. What it rests on in another card is said in its note,
// since nobody could follow a line there.
type graphCards struct {
	nodes  []*graphNode // as they stand
	tracks map[*graphNode]float64
	titles []placedText
	bottom float64
	width  float64 // of a card
	margin float64 // left of its title, for the tracks
	step   float64 // from track to track
}

const (
	mostCards  = 3  // beside one another
	mostTracks = 40 // the width that tracks may take
	rowGap     = 7
	cardGap    = 24
	cardGutter = 22
	aside      = 2.5
)

// newGraphCards places norms below top.
func newGraphCards(groups []GraphGroup, nodes []*graphNode, size Size, top float64) *graphCards {
	l := &graphCards{tracks: map[*graphNode]float64{}, bottom: top}
	cards, lanes := make([]graphCard, len(groups)), 0
	for i := range groups {
		cards[i] = newGraphCard(nodes, i)
		for _, lane := range cards[i].lanes {
			lanes = max(lanes, lane+1)
		}
	}
	columns := max(min(mostCards, len(cards)), 1)
	if size == Narrow {
		columns = 1
	}
	l.width = (size.width() - float64(cardGutter*float64(columns-1))) / float64(columns)
	l.step = min(trackStep, mostTracks/float64(max(lanes, 1)))
	l.margin = float64(l.step*float64(lanes)) + 6
	heights := make([]float64, len(cards))
	for i, card := range cards {
		heights[i] = card.write(groups[i].Title, l.width-l.margin)
	}
	column, y := 0, top
	for i, of := range divide(heights, columns) {
		if of > column {
			column, y = of, top
		}
		l.put(cards[i], groups[i].Title, float64(column)*(l.width+cardGutter)+l.margin, y)
		y += heights[i] + cardGap
		l.bottom = max(l.bottom, y-cardGap)
	}
	return l
}

// divide gives each height, in their order, a column, so that the longest
// column is about as short as it can be.
func divide(heights []float64, columns int) []int {
	at := make([]int, len(heights))
	for most := 0.0; ; most += 8 {
		column, used := 0, 0.0
		for i, h := range heights {
			if used > 0 && used+h > most {
				column, used = column+1, 0
			}
			at[i] = column
			used += h + cardGap
		}
		if column < columns {
			return at
		}
	}
}

// put moves a card from the corner that it was written at to x, y.
func (l *graphCards) put(card graphCard, title string, x, y float64) {
	l.titles = append(l.titles, placedText{face: strong, x: x, y: y, lines: strong.wrap(title, l.width-l.margin, 2)})
	for _, n := range card.nodes {
		n.at = point{n.at.x + x, n.at.y + y}
		n.label = box{n.label.x0 + x, n.label.y0 + y, n.label.x1 + x, n.label.y1 + y}
		l.nodes = append(l.nodes, n)
		if lane, ok := card.lanes[n]; ok {
			l.tracks[n] = x - 4 - float64(l.step*float64(lane))
		}
	}
}

func (l *graphCards) placed() []*graphNode { return l.nodes }

// draw draws titles, lines, marks and labels, and returns the bottom edge.
func (l *graphCards) draw(c *canvas) float64 {
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
	for _, n := range l.nodes {
		c.block(small, start, n.label.x0, n.label.y0+float64(leading*float64(len(n.lines))), n.notes)
	}
	return l.bottom + 6
}

// lines gives all lines of a source. They leave it below the middle and reach
// what rests on it above the middle, with a head.
func (l *graphCards) lines(n *graphNode) path {
	var p path
	for _, m := range n.within() {
		from := point{n.at.x - n.radius() - 1, n.at.y + aside}
		to := point{m.at.x - m.radius() - 2, m.at.y - aside}
		p = p.turning(from, to, l.tracks[n])
		p = p.line(to.x-4, to.y-2.5, to.x, to.y).line(to.x-4, to.y+2.5, to.x, to.y)
	}
	return p
}

// within gives what rests on a norm in its own group.
func (n *graphNode) within() []*graphNode {
	return slices.DeleteFunc(slices.Clone(n.over), func(m *graphNode) bool { return m.group != n.group })
}
