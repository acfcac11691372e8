package chart

import "strconv"

// field draws what lies beneath the data: the ground below the diagonal, the
// frame, the diagonal and the thresholds.
func (l *planeLayout) field() {
	b := l.plot
	l.c.path("under", path{}.polygon(b.x0, b.y1, 0, 0, b.w(), 0, b.w(), -b.h()))
	l.c.path("rule", path{}.rect(b))
	l.c.path("diag", path{}.line(b.x0, b.y1, b.x1, b.y0))
	ax, ay := l.x.at(l.AtX.Value), l.y.at(l.AtY.Value)
	out := 0.0
	if l.c.size == Wide {
		out = 6
	}
	l.c.path("at", path{}.line(ax, b.y0-6, ax, b.y1).line(b.x0, ay, b.x1+out, ay))
}

// regions prints the names of the lines and the quadrants.
func (l *planeLayout) regions() {
	for _, t := range l.texts {
		if t.degrees != 0 {
			l.c.turned(t.face, t.anchor, t.x, t.y, t.degrees, t.lines[0])
			continue
		}
		l.c.block(t.face, t.anchor, t.x, t.y, t.lines)
	}
}

// data draws context before what is meant: intervals, arrows, leaders, marks
// and, above all of them, the labels.
func (l *planeLayout) data() {
	for _, context := range [2]bool{true, false} {
		class := ""
		if context {
			class = " c"
		}
		l.c.path("iv"+class, l.intervals(context))
		l.c.path("arrow"+class, l.arrows(context))
		for i := len(l.Marks) - 1; i >= 0; i-- {
			if m := l.Marks[i]; m.Context == context {
				l.symbol(m)
			}
		}
	}
	var leaders path
	for _, t := range l.tags {
		if t.placed && t.far {
			s := t.leader
			leaders = leaders.line(s.a.x, s.a.y, s.b.x, s.b.y)
		}
	}
	l.c.path("lead", leaders)
	for _, t := range l.tags {
		if t.placed {
			t.print(l.c)
		}
	}
}

func (l *planeLayout) intervals(context bool) path {
	var p path
	for _, m := range l.Marks {
		if m.HasInterval && m.Context == context {
			x, y := l.x.at(m.A), l.y.at(m.D)
			p = p.line(l.x.at(m.ALo), y, l.x.at(m.AHi), y)
			p = p.line(x, l.y.at(m.DLo), x, l.y.at(m.DHi))
		}
	}
	return p
}

func (l *planeLayout) arrows(context bool) path {
	var p path
	for _, m := range l.Marks {
		if m.Arrow && m.Context == context {
			p = p.arrow(point{l.x.at(m.A), l.y.at(m.D)}, point{l.x.at(m.ToA), l.y.at(m.ToD)}, m.radius())
		}
	}
	return p
}

// arrow draws a line with an open head, beginning outside a mark of radius r.
// Where there is no room for one it draws nothing.
func (p path) arrow(from, to point, r float64) path {
	d := from.distance(to)
	if d < r+4 {
		return p
	}
	ux, uy := (to.x-from.x)/d, (to.y-from.y)/d
	p = p.line(from.x+float64(ux*r), from.y+float64(uy*r), to.x, to.y)
	for _, side := range [2]float64{-1, 1} {
		hx := to.x - float64(6*ux) + float64(3.5*side*uy)
		hy := to.y - float64(6*uy) - float64(3.5*side*ux)
		p = p.line(hx, hy, to.x, to.y)
	}
	return p
}

func (l *planeLayout) symbol(m PlaneMark) {
	class := ""
	if m.Context {
		class = "c"
	}
	x, y := l.x.at(m.A), l.y.at(m.D)
	if m.Warning != "" {
		l.c.circle("ring", x, y, markRadius+3.5)
	}
	l.c.mark(m.Kind, class, x, y, markRadius)
}

// axes prints the numbers, the titles and the names of the ends.
func (l *planeLayout) axes() {
	b := l.plot
	for v := 0; v <= 100; v += 25 {
		s := strconv.Itoa(v)
		l.c.text(small, middle, l.x.at(float64(v)), b.y1+16, s)
		l.c.text(small, end, b.x0-6, l.y.at(float64(v))+4.2, s)
	}
	l.axis(l.X, func(a anchor, f face, k, row float64, s string) {
		l.c.text(f, a, b.x0+float64(k*b.w()), b.y1+36+float64(row*leading), s)
	})
	l.axis(l.Y, func(a anchor, f face, k, row float64, s string) {
		l.c.turned(f, a, 13-float64(row*leading), b.y1-float64(k*b.h()), -90, s)
	})
}

// axis prints a title in the middle and the two ends at theirs, each in what
// the title leaves it.
func (l *planeLayout) axis(a Axis, print func(anchor, face, float64, float64, string)) {
	length := l.plot.w()
	title := strong.cut(printable(a.Title), length)
	print(middle, strong, 0.5, 0, title)
	room := (length-strong.width(title))/2 - 8
	print(start, small, 0, 0, small.cut(printable(a.Low), room))
	print(end, small, 1, 0, small.cut(printable(a.High), room))
}

// key explains the symbols that occur, in the margin of a wide figure if
// there is room, else below, and returns the height of the figure.
func (l *planeLayout) key() float64 {
	items := l.keyItems()
	bottom := l.plot.y1 + 42
	if l.c.size == Wide {
		x0, x1 := l.plot.x1+14, l.c.w
		h := stackHeight(x1-x0, items)
		at := l.y.at(l.AtY.Value)
		if h < at-l.plot.y0-40 {
			l.c.stackKey(x0, x1, l.plot.y0+2, items)
			return bottom
		}
		if h < l.plot.y1-at-40 {
			l.c.stackKey(x0, x1, l.plot.y1-h, items)
			return bottom
		}
	}
	return max(bottom, l.c.flowKey(4, l.c.w-2, bottom+8, items))
}

func (l *planeLayout) keyItems() []keyItem {
	var kinds [4]bool
	var context, interval, arrow, warning bool
	for _, m := range l.Marks {
		kinds[m.Kind%4] = kinds[m.Kind%4] || !m.Context
		context = context || m.Context
		interval = interval || m.HasInterval && (m.AHi > m.ALo || m.DHi > m.DLo)
		arrow = arrow || m.Arrow
		warning = warning || m.Warning != ""
	}
	c := l.c
	var items []keyItem
	add := func(used bool, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{22, draw, text, small})
		}
	}
	for k, used := range kinds {
		add(used, l.Names.Kinds[k], func(x, y float64) { c.mark(Kind(k), "", x, y, markRadius) })
	}
	for i, t := range l.numbered {
		draw := func(x, y float64) { c.text(t.face, middle, x, y+4, strconv.Itoa(i+1)) }
		items = append(items, keyItem{22, draw, t.full, t.face})
	}
	add(warning, l.Names.Warning, func(x, y float64) {
		c.circle("ring", x, y, markRadius+2.5)
		c.mark(Measured, "", x, y, markRadius-1)
	})
	add(context, l.Names.Context, func(x, y float64) { c.mark(Measured, "c", x, y, markRadius) })
	add(interval, l.Names.Interval, func(x, y float64) { c.path("iv", path{}.line(x-7, y, x+7, y)) })
	add(l.levelInKey, l.AtY.Label, func(x, y float64) { c.path("at", path{}.line(x-8, y, x+8, y)) })
	add(arrow, l.Names.Arrow, func(x, y float64) {
		c.path("arrow", path{}.arrow(point{x - 8, y}, point{x + 8, y}, 0))
	})
	return items
}
