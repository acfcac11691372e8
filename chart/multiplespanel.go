package chart

// head prints title, value and note of a panel, and returns the
// height that they take.
func (p Panel) head(c *canvas, x, top, width float64) float64 {
	title := strong.wrap(p.Title, width, 2)
	y := c.block(strong, start, x, top, title)
	if value := big.cut(printable(p.Value), width); value != "" {
		base := y + 5 + float64(big.px*ascent)
		c.text(big, start, x, base, value)
		after := big.width(value) + 2
		c.text(small, start, x+after, base, small.cut(printable(p.Unit), width-after))
		y += 5 + big.lines(1)
	}
	if sub := small.wrap(p.Note, width, 2); len(sub) > 0 {
		y = c.block(small, start, x, y+2, sub)
	}
	return y - top
}

// plot draws line, points, band and axis in a plot whose corner is at x, y.
func (p Panel) plot(c *canvas, g panelGrid, x, y float64) {
	h := rise{p.Bottom.Value, p.Top.Value, y + g.deep - 4, y + 6, false}
	x0, x1 := x+g.axis, x+g.width
	ends := []Tick{p.Bottom, p.Top}
	if !(h.hi > h.lo) {
		ends = ends[:1]
	}
	c.axis(h, ends, x0, x1)
	at := func(month int) float64 {
		if g.months < 2 {
			return (x0 + x1) / 2
		}
		return x0 + 4 + float64((x1-x0-8)*float64(month)/float64(g.months-1))
	}
	stretches := p.stretches(g.months)
	var line path
	for _, s := range stretches {
		c.spread(s, at, h)
		for i := 1; i < len(s); i++ {
			line = line.line(at(s[i-1].Month), h.at(s[i-1].Value), at(s[i].Month), h.at(s[i].Value))
		}
	}
	c.path("series", line)
	for _, s := range stretches {
		for _, pt := range s {
			c.circle("m", at(pt.Month), h.at(pt.Value), 2.2)
		}
	}
}

// spread draws the intervals of points that follow one another: as a band
// where there are several, as a bar where there is one.
func (c *canvas) spread(points []PanelPoint, at func(month int) float64, h rise) {
	for from := 0; from < len(points); from++ {
		to := from
		for to < len(points) && points[to].HasInterval {
			to++
		}
		switch band := points[from:to]; {
		case len(band) == 1:
			x := at(band[0].Month)
			c.path("iv", path{}.line(x, h.at(band[0].Lo), x, h.at(band[0].Hi)))
		case len(band) > 1:
			var p path
			for i, b := range band {
				p = p.cmd("ML"[min(i, 1)], at(b.Month), h.at(b.Hi))
			}
			for i := len(band) - 1; i >= 0; i-- {
				p = p.cmd('L', at(band[i].Month), h.at(band[i].Lo))
			}
			c.path("spread", append(p, 'z'))
		}
		from = max(from, to)
	}
}

// stretches breaks the points where a month has none, and leaves out those
// that are of no month or out of order.
func (p Panel) stretches(months int) [][]PanelPoint {
	var all [][]PanelPoint
	last := -2
	for _, pt := range p.Points {
		switch {
		case pt.Month <= last || pt.Month < 0 || pt.Month >= months:
			continue
		case pt.Month == last+1:
			all[len(all)-1] = append(all[len(all)-1], pt)
		default:
			all = append(all, []PanelPoint{pt})
		}
		last = pt.Month
	}
	return all
}
