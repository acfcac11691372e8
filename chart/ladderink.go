package chart

import "strconv"

// A barInk collects the segments of a ladder by their look, so that each look
// is one shape of the figure.
type barInk struct {
	rungs, hatches [6]path
	across, veil   path // of segments that span the boundary
	pads           path // pieces of paper under numbers
	shares         []barShare
}

// A barShare is the number of a segment.
type barShare struct {
	class string
	at    point
	text  string
}

// shareFace is the face of the numbers on bars, in classes that differ.
var shareFace = face{"s on", 12, false}

// segment adds a piece of a bar, with a sliver of paper at its right edge.
func (k *barInk) segment(s Segment, b box) {
	if b.w() > 3 {
		b.x1--
	}
	if s.spans() {
		k.across, k.veil = k.across.rect(b), k.veil.hatch(b, 6)
		return
	}
	from, to := min(max(s.FromRung, 0), 5), min(max(s.ToRung, 0), 5)
	k.rungs[from] = k.rungs[from].rect(b)
	if from != to {
		k.hatches[to] = k.hatches[to].hatch(b, 6)
	}
}

// share adds the number of a segment if there is room for it; on hatching, on
// a piece of paper.
func (k *barInk) share(s Segment, b box) {
	class, room := shareFace.class, b.w()-4
	merged := s.FromRung != s.ToRung
	switch {
	case merged:
		class, room = "s", b.w()-12
	case s.FromRung == 5:
		class = "s on5"
	}
	t := printable(s.Text)
	w := shareFace.width(t)
	if t == "" || w > room {
		return
	}
	m := b.mid()
	if merged {
		k.pads = k.pads.rect(boxAt(m.x-w/2-1, m.y-7, w+2, 14))
	}
	k.shares = append(k.shares, barShare{class, point{m.x, m.y + float64(shareFace.px*0.36)}, t})
}

// bars draws what was collected: colours, hatching, paper, numbers.
func (c *canvas) bars(k *barInk) {
	for i, p := range k.rungs {
		c.path("r"+strconv.Itoa(i), p)
	}
	c.path("across", k.across)
	for i, p := range k.hatches {
		c.path("hatch h"+strconv.Itoa(i), p)
	}
	c.path("hatch ha", k.veil)
	c.path("pad", k.pads)
	for _, s := range k.shares {
		c.text(face{class: s.class}, middle, s.at.x, s.at.y, s.text)
	}
}

// hatch fills a box with rising lines, step apart.
func (p path) hatch(b box, step float64) path {
	var lines []seg
	for d := step / 2; d < b.w()+b.h(); d += step {
		// The line x − x0 + y1 − y = d runs from the bottom or right edge up to the left or top.
		from, to := point{b.x0 + d, b.y1}, point{b.x0, b.y1 - d}
		if from.x > b.x1 {
			from = point{b.x1, b.y1 - (d - b.w())}
		}
		if to.y < b.y0 {
			to = point{b.x0 + (d - b.h()), b.y0}
		}
		lines = append(lines, seg{from, to})
	}
	return p.segs(lines)
}
