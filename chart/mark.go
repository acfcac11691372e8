package chart

// mark draws the symbol of a kind about x, y. class names its colour and
// whether it is context; it may be empty.
func (c *canvas) mark(k Kind, class string, x, y, r float64) {
	if class != "" {
		class = " " + class
	}
	switch k {
	case Consensus:
		d := float64(r * 0.9)
		c.path("m"+class, path{}.rect(box{x - d, y - d, x + d, y + d}))
	case Rounded:
		c.circle("o"+class, x, y, r-0.5)
	case Reference:
		d := float64(r * 1.2)
		c.path("o ref"+class, path{}.polygon(x, y, 0, -d, d, 0, 0, d, -d, 0))
	default:
		c.circle("m"+class, x, y, r)
	}
}

// triangle draws the symbol of deconstruction, upward as its axis runs.
func (c *canvas) triangle(k Kind, class string, x, y, r float64) {
	shape := "m "
	if k == Rounded {
		shape = "o "
	}
	w, h := float64(r*1.15), float64(r*0.75)
	c.path(shape+class, path{}.polygon(x, y, 0, -float64(r*1.25), w, h, -w, h))
}

// A keyItem explains one symbol of a figure.
type keyItem struct {
	room float64 // that the symbol takes
	draw func(x, y float64)
	text string
	face face
}

// flowKey prints items one after the other from left to right, in as many
// rows as they take, and returns the bottom edge. Items without text are
// left out.
func (c *canvas) flowKey(x0, x1, top float64, items []keyItem) float64 {
	x, y := x0, top
	bottom := top
	for _, it := range items {
		lines := it.face.wrap(it.text, x1-x0-it.room, 2)
		if len(lines) == 0 {
			continue
		}
		w := it.room + it.face.widest(lines)
		if x > x0 && x+w > x1 {
			x, y = x0, bottom+2
		}
		it.draw(x+it.room/2-3, y+6.5)
		c.block(it.face, start, x+it.room, y+6.5-float64(it.face.px*0.45), lines)
		x += w + 18
		bottom = max(bottom, y+16+float64(leading*float64(len(lines)-1)))
	}
	return bottom
}

// stackKey prints items below one another, wrapped.
func (c *canvas) stackKey(x0, x1, top float64, items []keyItem) float64 {
	y := top
	for _, it := range items {
		lines := it.face.wrap(it.text, x1-x0-22, 3)
		if len(lines) == 0 {
			continue
		}
		it.draw(x0+7, y+6.5)
		y = c.block(it.face, start, x0+22, y+6.5-float64(it.face.px*0.45), lines) + 7
	}
	return y
}

// stackHeight is the height that stackKey takes.
func stackHeight(width float64, items []keyItem) float64 {
	h := 0.0
	for _, it := range items {
		if n := len(it.face.wrap(it.text, width-22, 3)); n > 0 {
			h += it.face.lines(n) + 8
		}
	}
	return h
}
