package chart

// Dots shows facets as dots with intervals on a scale from 0 to 100, in
// groups, one for each axis.
type Dots struct {
	Alt        Alt
	Names      DotsNames
	Thresholds []Line
	Groups     []DotsGroup
}

// DotsNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type DotsNames struct {
	Dot       string // whose figures these are
	Context   string // the grey stroke: whom they are held against
	Reference string // the hollow diamond
	Interval  string
	Rounded   string
}

// A DotsGroup is the facets of one axis.
type DotsGroup struct {
	Title string
	Tone  Tone
	Rows  []DotsRow
}

// A DotsRow is one facet.
type DotsRow struct {
	Label        string
	Measure      Measure
	Kind         Kind
	Missing      string // set: printed in place of the dot
	Context      float64
	ContextText  string // as printed beside the stroke; may be empty
	HasContext   bool
	Reference    float64
	HasReference bool
}

// SVG draws the dots.
func (d Dots) SVG(size Size) []byte {
	right := d.valueWidth()
	r := newRows(size, 188, 12, right)
	r.y = r.c.flowKey(0, r.c.w, 2, d.keyItems(r.c)) + 12
	r.lineNames(d.Thresholds)
	r.begin()
	for i, g := range d.Groups {
		if i > 0 {
			r.y += 10
		}
		r.heading(g.Tone, g.Title)
		for _, row := range g.Rows {
			row.draw(r, g.Tone, right)
		}
	}
	r.end()
	return r.c.finish("fig-dots", r.guides(d.Thresholds), d.Alt)
}

func (d Dots) valueWidth() float64 {
	w := 30.0
	for _, g := range d.Groups {
		for _, row := range g.Rows {
			w = max(w, strong.width(printable(row.Measure.Text)))
		}
	}
	return w
}

func (row DotsRow) draw(r *rows, t Tone, right float64) {
	const radius = 5
	if row.Missing != "" {
		r.missing(rowLabel{text: row.Label}, row.Missing)
		return
	}
	top := r.y
	y := r.row(rowLabel{text: row.Label, right: right + 12}, 14)
	r.interval("iv "+t.class(), row.Measure, y)
	if row.HasContext {
		x := r.x.at(row.Context)
		r.c.path("tick", path{}.line(x, y-8, x, y+8))
		row.context(r, x, y)
	}
	if row.HasReference {
		r.c.mark(Reference, "", r.x.at(row.Reference), y, radius)
	}
	r.c.mark(row.Kind, t.class(), r.x.at(row.Measure.Value), y, radius)
	base := y + float64(strong.px*0.32)
	if r.narrow() {
		base = top + float64(strong.px*ascent)
	}
	r.c.text(strong, end, r.c.w-2, base, printable(row.Measure.Text))
}

// context prints the number of the stroke at x beside it: on the side away
// from the dot, or where that has no room on the other, or not at all.
func (row DotsRow) context(r *rows, x, y float64) {
	const off = 5
	text := printable(row.ContextText)
	room, dot := off+small.width(text), r.x.at(row.Measure.Value)
	left, right := x-room >= r.x.x0-14, x+room <= r.x.x1+14
	if dot > x {
		right = right && x+room <= dot-8
	} else {
		left = left && x-room >= dot+8
	}
	base := y + float64(small.px*0.35)
	switch {
	case left && (dot > x || !right):
		r.c.text(small, end, x-off, base, text)
	case right:
		r.c.text(small, start, x+off, base, text)
	}
}

func (d Dots) keyItems(c *canvas) []keyItem {
	var context, reference, interval, rounded bool
	for _, g := range d.Groups {
		for _, row := range g.Rows {
			if row.Missing != "" {
				continue
			}
			context = context || row.HasContext
			reference = reference || row.HasReference
			interval = interval || row.Measure.wide()
			rounded = rounded || row.Kind == Rounded
		}
	}
	items := []keyItem{{20, func(x, y float64) { c.mark(Measured, "", x, y, 5) }, d.Names.Dot, small}}
	add := func(used bool, room float64, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{room, draw, text, small})
		}
	}
	add(rounded, 20, d.Names.Rounded, func(x, y float64) { c.mark(Rounded, "", x, y, 5) })
	add(context, 14, d.Names.Context, func(x, y float64) { c.path("tick", path{}.line(x, y-8, x, y+8)) })
	add(reference, 20, d.Names.Reference, func(x, y float64) { c.mark(Reference, "", x, y, 5) })
	add(interval, 32, d.Names.Interval, func(x, y float64) { c.path("iv", path{}.line(x-11, y, x+11, y)) })
	return items
}
