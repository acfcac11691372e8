package chart

import "math"

// name decides where the names of the lines and the quadrants stand: each has
// a list of places, and takes the first that touches no mark and no other
// name. A place never crosses another name; a name that finds none is left
// out.
func (l *planeLayout) name(pl *placer) {
	marks := len(pl.hard)
	l.nameThreshold(pl, marks)
	ax, ay := l.x.at(l.AtX.Value), l.y.at(l.AtY.Value)
	l.nameQuadrant(pl, marks, l.Verdicts.Renaissance, box{ax, l.plot.y0, l.plot.x1, ay}, end, true)
	l.nameQuadrant(pl, marks, l.Verdicts.Entrenched, box{l.plot.x0, ay, ax, l.plot.y1}, start, false)
	l.nameQuadrant(pl, marks, l.Verdicts.Aligned, box{ax, ay, l.plot.x1, l.plot.y1}, end, false)
	l.nameQuadrant(pl, marks, l.Verdicts.Pioneering, box{l.plot.x0, l.plot.y0, ax, ay}, start, true)
	l.nameDiagonal(pl, marks)
}

// choose puts the first of the cheapest texts that stay clear of all names.
// The first marks entries of hard are marks, which a name may touch if it
// must.
func (l *planeLayout) choose(pl *placer, marks int, candidates []placedText) {
	best, found := math.Inf(1), -1
	for i, t := range candidates {
		c := float64(i)
		for _, b := range t.boxes() {
			if c += l.nameCost(pl, marks, b); c >= best {
				break
			}
		}
		if c < best {
			best, found = c, i
		}
	}
	if found >= 0 {
		l.texts = append(l.texts, candidates[found])
		pl.hard = append(pl.hard, candidates[found].boxes()...)
	}
}

// nameCost is what it costs a name to lie on b; on another name it may not.
func (l *planeLayout) nameCost(pl *placer, marks int, b box) float64 {
	if !b.within(pl.frame.grow(2)) {
		return math.Inf(1)
	}
	c := 0.8 * pl.crossed(b)
	wide := b.grow(gap / 2)
	for k, h := range pl.hard {
		switch {
		case !wide.hits(h):
		case k < marks:
			c += 40
		default:
			return math.Inf(1)
		}
	}
	return c
}

// nameThreshold names the level line: in the margin of a wide figure; in the
// field of a narrow one if the name is short, else in its key.
func (l *planeLayout) nameThreshold(pl *placer, marks int) {
	y := l.y.at(l.AtY.Value)
	if l.c.size == Wide {
		lines := small.wrap(l.AtY.Label, l.c.w-l.plot.x1-12, 4)
		l.texts = append(l.texts, placedText{face: small, x: l.plot.x1 + 10, y: y - small.lines(len(lines))/2, lines: lines})
		return
	}
	lines := small.wrap(l.AtY.Label, l.c.w, 1)
	if len(lines) == 0 || small.widest(lines) > l.plot.w()*0.55 {
		l.levelInKey = len(lines) > 0
		return
	}
	var places []placedText
	for _, top := range [2]float64{y - small.lines(len(lines)) - 2, y + 3} {
		places = append(places,
			placedText{face: small, x: l.plot.x0 + 5, y: top, lines: lines},
			placedText{face: small, anchor: end, x: l.plot.x1 - 5, y: top, lines: lines})
	}
	l.choose(pl, marks, places)
}

// nameDiagonal writes along the diagonal: what the line is above it, what lies
// below it underneath or, where marks lie there, somewhere below.
func (l *planeLayout) nameDiagonal(pl *placer, marks int) {
	room := l.plot.w() * 0.6
	for _, t := range [2]struct {
		text string
		off  float64 // of the base line from the diagonal
	}{{l.Ahead, 14}, {l.Diagonal, -6}} {
		s := small.cut(printable(t.text), room)
		if s == "" {
			continue
		}
		var places []placedText
		for _, k := range [...]float64{0.76, 0.24, 0.7, 0.3, 0.64, 0.36, 0.8, 0.2, 0.73, 0.27, 0.5, 0.84, 0.16} {
			d := float64(t.off * math.Sqrt2 / 2)
			places = append(places, placedText{
				face: small, anchor: middle, degrees: -45, lines: []string{s},
				x: l.plot.x0 + float64(k*l.plot.w()) + d, y: l.plot.y1 - float64(k*l.plot.h()) + d,
			})
		}
		if t.off > 0 {
			places = append(places, l.below(s)...)
		}
		l.choose(pl, marks, places)
	}
}

// below gives level places for a text under the diagonal, from the right.
func (l *planeLayout) below(s string) []placedText {
	var places []placedText
	for _, k := range [...]float64{0.36, 0.3, 0.2, 0.12, 0.42, 0.56} {
		places = append(places, placedText{
			face: small, anchor: end, lines: []string{s}, x: l.plot.x1 - 7, y: l.plot.y1 - float64(k*l.plot.h()),
		})
	}
	return places
}

// nameQuadrant writes the name of a verdict into the outer corner of its
// quadrant, or, where a mark lies there, near it. Where the diagonal runs
// through the corner, the name stands beside it.
func (l *planeLayout) nameQuadrant(pl *placer, marks int, text string, q box, a anchor, high bool) {
	s := region.cut(printable(text), q.w()-8)
	if s == "" {
		return
	}
	h := region.lines(1)
	w := region.width(s)
	near, far := q.x0+7, q.x1-7-w
	if a == end {
		near, far = q.x1-7, q.x0+7+w
	}
	step := math.Copysign(24, far-near)
	edge, inner := q.y0+6, q.y1-6-h
	if !high {
		edge, inner = inner, edge
	}
	back := math.Copysign(leading+2, inner-edge)
	var places []placedText
	for _, at := range [...]point{
		{near, edge}, {near + step, edge}, {near, edge + back}, {near + step, edge + back},
		{far, edge}, {near, inner}, {far, inner}, {(near + far) / 2, edge}, {near, (edge + inner) / 2}, {far, (edge + inner) / 2},
	} {
		places = append(places, placedText{face: region, anchor: a, x: at.x, y: at.y, lines: []string{s}})
	}
	l.choose(pl, marks, places)
}

// boxes gives the room of a text. A slanting line is covered with small boxes
// along its middle.
func (t placedText) boxes() []box {
	w, h := t.face.widest(t.lines), t.face.lines(len(t.lines))
	if t.degrees == 0 {
		x := t.x - float64(float64(t.anchor)*w/2)
		return []box{boxAt(x, t.y, w, h)}
	}
	var bs []box
	c, r := math.Sqrt2/2, t.face.px*0.6
	rise := float64(t.face.px * 0.28) // the middle of the letters above the base line
	for n, i := int(math.Ceil(w/9)), 0; i <= n; i++ {
		d := w * (float64(i)/float64(n) - 0.5)
		x, y := t.x+float64(c*(d-rise)), t.y-float64(c*(d+rise))
		bs = append(bs, box{x - r, y - r, x + r, y + r})
	}
	return bs
}
