package chart

// Bars shows shares of named categories as horizontal bars, in the order
// given. What is meant is highlighted; the rest is context.
type Bars struct {
	Alt   Alt
	Names BarsNames
	Tone  Tone    // of highlighted bars
	Full  float64 // the share that fills a lane; 1 if it is 0
	Rows  []BarsRow
}

// BarsNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type BarsNames struct {
	Highlight string // a highlighted bar
	Other     string // a grey one
	Interval  string
}

// A BarsRow is one category.
type BarsRow struct {
	Label     string
	Note      string  // a quiet line beneath the label; may be empty
	Share     Measure // from 0 to 1, its interval too
	Highlight bool
	Missing   string // set: printed in place of the bar
}

const (
	barThick  = 14  // the depth of a horizontal bar
	mostValue = 120 // the room that printed values take at most
)

// SVG draws the bars.
func (b Bars) SVG(size Size) []byte {
	right := b.valueWidth() + 8
	r := newRows(size, 188, 0, right)
	if r.narrow() {
		r.x.x1 -= right
	}
	r.y = 4
	if y := r.c.flowKey(0, r.c.w, r.y, b.keyItems(r.c)); y > r.y {
		r.y = y + 14
	}
	r.mark()
	r.begin()
	for _, row := range b.Rows {
		label := rowLabel{text: row.Label, sub: row.Note}
		if row.Missing != "" {
			r.missing(label, row.Missing)
			continue
		}
		b.draw(r, row, r.row(label, barThick))
	}
	r.end()
	b.baseline(r)
	return r.c.finish("fig-bars", r.y-6, b.Alt)
}

func (b Bars) valueWidth() float64 {
	w := 30.0
	for _, row := range b.Rows {
		if row.Missing == "" {
			w = max(w, min(strong.width(printable(row.Share.Text)), mostValue))
		}
	}
	return w
}

// at gives the place of a share in the lane.
func (b Bars) at(r *rows, share float64) float64 {
	full := b.Full
	if !(full > 0) {
		full = 1
	}
	return r.x.at(100 * share / full)
}

// baseline draws the line from which bars begin, beneath them.
func (b Bars) baseline(r *rows) {
	from := len(r.c.b)
	var p path
	for _, lane := range r.lanes {
		p = p.line(r.x.x0, lane.y0, r.x.x0, lane.y1)
	}
	r.c.path("zero", p)
	r.beneath(from)
}

func (b Bars) draw(r *rows, row BarsRow, y float64) {
	class, f := "bar", body
	if row.Highlight {
		class, f = barClass(b.Tone), strong
	}
	x := b.at(r, row.Share.Value)
	r.c.path(class, path{}.rect(box{r.x.x0, y - barThick/2, x, y + barThick/2}))
	if row.Share.HasInterval {
		lo, hi := b.at(r, row.Share.Lo), b.at(r, row.Share.Hi)
		r.c.path("rim", whisker(lo, hi, y))
		r.c.path("whisker", whisker(lo, hi, y))
		x = max(x, hi)
	}
	r.c.text(f, start, x+6, y+float64(f.px*0.35), f.cut(printable(row.Share.Text), mostValue))
}

// whisker is an interval as a thin line with ends.
func whisker(lo, hi, y float64) path {
	return path{}.line(lo, y, hi, y).line(lo, y-3, lo, y+3).line(hi, y-3, hi, y+3)
}

// barClass names the look of a highlighted bar.
func barClass(t Tone) string {
	if t == Ink {
		return "bar hi"
	}
	return "bar hi " + t.class()
}

func (b Bars) keyItems(c *canvas) []keyItem {
	var highlight, other, interval bool
	for _, row := range b.Rows {
		if row.Missing == "" {
			highlight, other = highlight || row.Highlight, other || !row.Highlight
			interval = interval || row.Share.HasInterval
		}
	}
	var items []keyItem
	add := func(used bool, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{30, draw, text, small})
		}
	}
	bar := func(class string) func(x, y float64) {
		return func(x, y float64) { c.path(class, path{}.rect(boxAt(x-11, y-5, 22, 10))) }
	}
	add(highlight, b.Names.Highlight, bar(barClass(b.Tone)))
	add(highlight && other, b.Names.Other, bar("bar")) // of one colour there is nothing to tell
	add(interval, b.Names.Interval, func(x, y float64) { c.path("whisker", whisker(x-11, x+11, y)) })
	return items
}
