package chart

// draw draws the two values of a row about y and the arrow between them.
func (t Trend) draw(r *rows, row TrendRow, y float64) {
	from := point{r.x.at(row.Earlier.Value), y - trendRise}
	to := point{r.x.at(row.Later.Value), y + trendRise}
	r.interval("iv c", row.Earlier, from.y)
	r.interval("iv "+t.Tone.class(), row.Later, to.y)
	if d := from.distance(to); d > 2*trendRadius+8 {
		k := (d - trendRadius - 2) / d
		tip := point{from.x + float64(k*(to.x-from.x)), from.y + float64(k*(to.y-from.y))}
		r.c.path("arrow c", path{}.arrow(from, tip, trendRadius))
	}
	r.c.mark(Rounded, "c", from.x, from.y, trendRadius)
	r.c.mark(row.Kind, t.Tone.class(), to.x, to.y, trendRadius)
	rises := to.x >= from.x
	r.beside(small, row.Earlier, from.y, rises)
	r.beside(strong, row.Later, to.y, !rises)
}

// beside prints a value left or right of its mark and interval: on the side
// asked for if there is room, else on the other.
func (r *rows) beside(f face, m Measure, y float64, left bool) {
	const off = trendRadius + gap + 1
	s := printable(m.Text)
	w := f.width(s)
	x0 := min(r.x.at(m.Value)-off, r.from(m)-off)
	x1 := max(r.x.at(m.Value)+off, r.to(m)+off)
	fitsLeft, fitsRight := x0-w >= r.x.x0-12, x1+w <= r.x.x1+12+trendRoom
	base := y + float64(f.px*0.32)
	switch {
	case fitsLeft && (left || !fitsRight):
		r.c.text(f, end, x0, base, s)
	case fitsRight:
		r.c.text(f, start, x1, base, s)
	}
}

func (t Trend) keyItems(c *canvas) []keyItem {
	var interval, rounded, any bool
	for _, row := range t.Rows {
		if row.Missing == "" {
			any = true
			interval = interval || row.Earlier.wide() || row.Later.wide()
			rounded = rounded || row.Kind == Rounded
		}
	}
	var items []keyItem
	add := func(used bool, room float64, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{room, draw, text, small})
		}
	}
	add(any, 20, t.Names.Earlier, func(x, y float64) { c.mark(Rounded, "c", x, y, trendRadius) })
	add(any, 20, t.Names.Later, func(x, y float64) { c.mark(Measured, t.Tone.class(), x, y, trendRadius) })
	add(rounded, 20, t.Names.Rounded, func(x, y float64) { c.mark(Rounded, t.Tone.class(), x, y, trendRadius) })
	add(interval, 32, t.Names.Interval, func(x, y float64) { c.path("iv", path{}.line(x-11, y, x+11, y)) })
	return items
}
