package chart

import "strconv"

// WeekMaps shows when in the week something happens: maps of weekdays by
// hours, shaded by how much there is. They stand side by side on a page and
// below one another on a telephone, all on one scale.
type WeekMaps struct {
	Alt              Alt
	Days             [7]string // short names of the weekdays, Monday first
	FromHour, ToHour int       // the hours shown, from 0 to 24; where they hold nothing, the whole day
	Key              string    // what the shades count, such as “changes in an hour of the week”
	Empty            string    // in the key: an hour without a cell; left out where empty
	Levels           [6]string // in the key: what each level stands for, such as “5–9”; those that are empty are left out
	Maps             []WeekMap
}

// A WeekMap is one map. Hours that no cell covers are empty.
type WeekMap struct {
	Title string
	Sub   string // a quiet line below the title; may be empty
	Cells []WeekCell
}

// A WeekCell is an hour of a weekday, or several hours of it that were
// counted together. Cells do not overlap.
type WeekCell struct {
	Day      int // 0 is Monday
	From, To int // the hours from From up to, not including, To
	Level    int // 0 to 5
	// Mark, if it is set, outlines the cell and is printed above the map. Of
	// the cells of a map one at most is marked: the first that asks for it.
	Mark string
}

// A weekGrid is the geometry that all maps of a figure share.
type weekGrid struct {
	from, to int     // hours
	maps     int     // side by side
	width    float64 // of a map
	days     float64 // of the column of weekdays
	cell     float64 // the width of an hour
	deep     float64 // the height of a day
}

const (
	mapGutter = 36 // between two maps side by side
	mapEdge   = 10 // right of a map, for half of its last number
)

// SVG draws the maps.
func (m WeekMaps) SVG(size Size) []byte {
	c := newCanvas(size)
	g := m.grid(c)
	bottom := m.key(c)
	for from := 0; from < len(m.Maps); from += g.maps {
		top := bottom
		if from > 0 {
			top += 24
		}
		bottom = m.row(c, g, top, m.Maps[from:min(from+g.maps, len(m.Maps))])
	}
	return c.finish("fig-weekmaps", bottom+4, m.Alt)
}

func (m WeekMaps) grid(c *canvas) weekGrid {
	g := weekGrid{from: max(m.FromHour, 0), to: min(m.ToHour, 24), maps: 1, deep: 22}
	if g.to <= g.from {
		g.from, g.to = 0, 24
	}
	if c.size == Wide && len(m.Maps) > 1 {
		g.maps = 2
	}
	g.width = (c.w - float64(mapGutter*(g.maps-1))) / float64(g.maps)
	for _, d := range m.Days {
		g.days = max(g.days, min(small.width(printable(d)), 70)+8)
	}
	g.cell = (g.width - g.days - mapEdge) / float64(g.to-g.from)
	return g
}

// row draws maps side by side, their grids on one line, and returns the
// bottom edge.
func (m WeekMaps) row(c *canvas, g weekGrid, top float64, maps []WeekMap) (bottom float64) {
	head, room := 0.0, 0.0
	calls := make([][]callout, len(maps))
	for i, one := range maps {
		x := float64(i) * (g.width + mapGutter)
		head = max(head, one.head(c, x, top, g.width))
		if cell, ok := one.marked(g); ok {
			b := g.box(cell, x, 0)
			calls[i] = []callout{{x: b.mid().x, text: cell.Mark, face: alert}}
			room = max(room, hoist(calls[i], x, x+g.width))
		}
	}
	y := top + head + 8 + room
	for i, one := range maps {
		one.draw(c, g, m.Days, float64(i)*(g.width+mapGutter), y, calls[i])
	}
	return y + float64(7*g.deep) + 20
}

// head prints title and sub and returns the height that they take.
func (m WeekMap) head(c *canvas, x, top, width float64) float64 {
	title, sub := strong.wrap(m.Title, width, 2), small.wrap(m.Sub, width, 2)
	c.block(strong, start, x, top, title)
	c.block(small, start, x, top+float64(leading*float64(len(title))), sub)
	return leading * float64(len(title)+len(sub))
}

// marked gives the cell that is marked, cropped to the grid.
func (m WeekMap) marked(g weekGrid) (WeekCell, bool) {
	for _, cell := range m.Cells {
		if cell, ok := g.crop(cell); ok && printable(cell.Mark) != "" {
			return cell, true
		}
	}
	return WeekCell{}, false
}

// crop holds a cell within the hours shown. It is false where nothing is left.
func (g weekGrid) crop(cell WeekCell) (WeekCell, bool) {
	cell.From, cell.To = max(cell.From, g.from), min(cell.To, g.to)
	cell.Level = min(max(cell.Level, 0), 5)
	return cell, cell.From < cell.To && cell.Day >= 0 && cell.Day < 7
}

// box gives the place of a cell in the map at x whose grid begins at y.
func (g weekGrid) box(cell WeekCell, x, y float64) box {
	left := x + g.days
	return box{left + float64(g.cell*float64(cell.From-g.from)), y + float64(g.deep*float64(cell.Day)),
		left + float64(g.cell*float64(cell.To-g.from)), y + float64(g.deep*float64(cell.Day+1))}
}

func (m WeekMap) draw(c *canvas, g weekGrid, days [7]string, x, y float64, calls []callout) {
	whole := box{x + g.days, y, x + g.width - mapEdge, y + float64(7*g.deep)}
	var lines path
	for d := range 8 {
		at := y + float64(g.deep*float64(d))
		lines = lines.line(whole.x0, at, whole.x1, at)
	}
	c.path("grid", lines)
	var levels [6]path
	for _, cell := range m.Cells {
		if cell, ok := g.crop(cell); ok {
			levels[cell.Level] = levels[cell.Level].rect(g.box(cell, x, y).grow(-0.7))
		}
	}
	for k, p := range levels {
		c.path(levelClass(k), p)
	}
	for d, name := range days {
		c.text(small, end, whole.x0-8, y+float64(g.deep*(float64(d)+0.5))+float64(small.px*0.35), small.cut(printable(name), g.days-8))
	}
	g.hours(c, whole)
	if cell, ok := m.marked(g); ok {
		b := g.box(cell, x, y)
		c.path("rim", path{}.rect(b.grow(1)))
		c.path("hit", path{}.rect(b.grow(1)))
		c.callouts("point", calls, y, func(int) float64 { return b.y0 - 2 })
	}
}

// hours prints numbers of hours where they begin, as many as there is room
// for.
func (g weekGrid) hours(c *canvas, whole box) {
	step := 24
	for _, s := range [...]int{1, 2, 3, 4, 6, 12} {
		if float64(g.cell*float64(s)) >= 26 {
			step = s
			break
		}
	}
	for h := g.from; h <= g.to; h++ {
		if h%step == 0 {
			c.text(small, middle, whole.x0+float64(g.cell*float64(h-g.from)), whole.y1+15, strconv.Itoa(h))
		}
	}
}

func levelClass(k int) string { return [...]string{"l0", "l1", "l2", "l3", "l4", "l5"}[k] }
