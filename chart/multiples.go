package chart

// Multiples shows how several outcomes went over the same months, a small
// panel each. It does not judge: whether more is better is for the words
// beside it.
type Multiples struct {
	Alt    Alt
	Names  MultiplesNames
	Months []string // as printed; all panels have these, and the first and the last are named
	Panels []Panel
}

// MultiplesNames are the words of the key; those that are empty, or whose
// symbol does not occur, are left out.
type MultiplesNames struct {
	Point    string // what a point is
	Interval string // the band behind the line
	Gap      string // why a line is broken
}

// A Panel is one outcome.
type Panel struct {
	Title       string
	Value       string // printed large
	Unit        string // beside it; may be empty
	Note        string // a quiet line below: what the value is of; may be empty
	Bottom, Top Tick   // the ends of its axis
	Points      []PanelPoint
	Missing     string // set: printed in place of line and axis
}

// A PanelPoint is the value of a month.
type PanelPoint struct {
	Month       int // its index in Months; points are in this order, and months without one are gaps
	Value       float64
	Lo, Hi      float64
	HasInterval bool // Lo and Hi are set
}

// A panelGrid is the geometry that all panels of a figure share.
type panelGrid struct {
	columns int
	width   float64 // of a panel
	gutter  float64
	axis    float64 // of the column of numbers
	deep    float64 // of the plot
	months  int
}

// big is the face of a panel's value.
var big = face{"big", 22, true}

// SVG draws the panels.
func (m Multiples) SVG(size Size) []byte {
	c := newCanvas(size)
	g := m.grid(size, c.w)
	y := 2.0
	if key := c.flowKey(0, c.w, y, m.keyItems(c)); key > y {
		y = key + 16
	}
	for from := 0; from < len(m.Panels); from += g.columns {
		if from > 0 {
			y += 24
		}
		y = m.row(c, g, y, m.Panels[from:min(from+g.columns, len(m.Panels))])
	}
	return c.finish("fig-multiples", y+4, m.Alt)
}

func (m Multiples) grid(size Size, width float64) panelGrid {
	g := panelGrid{columns: 3, gutter: 34, deep: 76, months: len(m.Months)}
	if size == Narrow {
		g.columns, g.gutter = 2, 20
	}
	g.columns = max(min(g.columns, len(m.Panels)), 1)
	if size == Wide && g.columns == 1 {
		width /= 2 // a single panel is no banner
	}
	g.width = (width - float64(g.gutter*float64(g.columns-1))) / float64(g.columns)
	for _, p := range m.Panels {
		if p.Missing == "" {
			g.axis = max(g.axis, tickWidth([]Tick{p.Bottom, p.Top}))
		}
	}
	return g
}

// row draws panels side by side, their plots on one line, and returns the
// bottom edge.
func (m Multiples) row(c *canvas, g panelGrid, top float64, panels []Panel) (bottom float64) {
	head := 0.0
	for i, p := range panels {
		head = max(head, p.head(c, g.left(i), top, g.width))
	}
	y := top + head + 10
	for i, p := range panels {
		if p.Missing != "" {
			bottom = max(bottom, c.block(note, start, g.left(i), y, note.wrap(p.Missing, g.width, 4)))
			continue
		}
		p.plot(c, g, g.left(i), y)
		m.months(c, g, g.left(i), y+g.deep)
		bottom = max(bottom, y+g.deep+20)
	}
	return bottom
}

func (g panelGrid) left(column int) float64 { return float64(column) * (g.width + g.gutter) }

// months prints the first and the last month below a plot.
func (m Multiples) months(c *canvas, g panelGrid, x, y float64) {
	if len(m.Months) == 0 {
		return
	}
	x0, x1 := x+g.axis, x+g.width
	first := small.cut(printable(m.Months[0]), (x1-x0)/2-gap)
	c.text(small, start, x0, y+15, first)
	if len(m.Months) > 1 {
		c.text(small, end, x1, y+15, small.cut(printable(m.Months[len(m.Months)-1]), (x1-x0)/2-gap))
	}
}

func (m Multiples) keyItems(c *canvas) []keyItem {
	var interval, broken, point bool
	for _, p := range m.Panels {
		if p.Missing != "" {
			continue
		}
		for i, at := range p.Points {
			point = true
			interval = interval || at.HasInterval
			broken = broken || i > 0 && at.Month > p.Points[i-1].Month+1
		}
	}
	var items []keyItem
	add := func(used bool, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{32, draw, text, small})
		}
	}
	add(point, m.Names.Point, func(x, y float64) {
		c.path("series", path{}.line(x-11, y, x+11, y))
		c.circle("m", x, y, 2.6)
	})
	add(interval, m.Names.Interval, func(x, y float64) { c.path("spread", path{}.rect(boxAt(x-11, y-6, 22, 12))) })
	add(broken, m.Names.Gap, func(x, y float64) {
		c.path("series", path{}.line(x-12, y, x-5, y).line(x+5, y, x+12, y))
		c.circle("m", x-5, y, 2.6)
		c.circle("m", x+5, y, 2.6)
	})
	return items
}
