package chart

// Gaps shows by how much pairs of groups differ, row by row, on a scale about
// zero. What chance hardly explains has a colour and a word beneath its label;
// the rest is grey.
type Gaps struct {
	Alt    Alt
	Names  GapsNames
	Limit  float64   // the scale runs from −Limit to Limit
	Ticks  [5]string // its numbers: −Limit, half of it, zero, half of it, Limit
	Groups []GapsGroup
}

// GapsNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type GapsNames struct {
	Found    string // a coloured mark
	Open     string // a grey one
	Interval string
	Rounded  string // a hollow one
}

// A GapsGroup is the differences between the same two groups.
type GapsGroup struct {
	Left, Right string // who is higher on that side
	Rows        []GapsRow
}

// A GapsRow is one difference.
type GapsRow struct {
	Label   string
	Note    string  // a quiet line beneath the label; may be empty
	Found   bool    // chance hardly explains it
	Tone    Tone    // of what is found
	Measure Measure // Text is the difference as printed
	Kind    Kind    // Rounded is drawn hollow
	Range   string  // its interval, as printed; may be empty
}

const gapsRadius = 5

// SVG draws the differences.
func (g Gaps) SVG(size Size) []byte {
	right := g.changeWidth() + 14
	r := newRows(size, 188, 12, right)
	if r.narrow() {
		r.x.x1 = r.c.w - 14 // differences stand above the lanes
	}
	r.y = r.c.flowKey(0, r.c.w, 2, g.keyItems(r.c)) + 12
	r.mark()
	for i, group := range g.Groups {
		if i > 0 {
			r.y += 12
		}
		group.sides(r)
		r.begin()
		for _, row := range group.Rows {
			g.draw(r, row)
		}
		r.end()
	}
	return r.c.finish("fig-gaps", g.guides(r), g.Alt)
}

// sides prints who is higher on which side, over the lanes.
func (group GapsGroup) sides(r *rows) {
	room := r.x.x1 - r.x.x0 - 3*gap
	own := min(small.width(printable(group.Right)), room/2) // what the longer one leaves
	left := small.wrap(group.Left, max(room/2, room-own), 3)
	right := small.wrap(group.Right, max(room/2, room-small.widest(left)), 3)
	r.c.block(small, start, r.x.x0, r.y, left)
	r.c.block(small, end, r.x.x1, r.y, right)
	if lines := max(len(left), len(right)); lines > 0 {
		r.y += small.lines(lines) + 10
	}
}

func (g Gaps) draw(r *rows, row GapsRow) {
	printed := row.printed()
	top := r.y
	y := r.row(rowLabel{text: row.Label, sub: row.Note, right: printed.width() + 12}, 3*gapsRadius)
	class := "c"
	if row.Found {
		class = row.Tone.class()
	}
	at := g.placed(row.Measure)
	r.interval("iv "+class, at, y)
	r.c.mark(row.Kind, class, r.x.at(at.Value), y, gapsRadius)
	printed.change(r, top, y)
}

// printed is what a row prints of its difference, as that of a trend.
func (row GapsRow) printed() TrendRow { return TrendRow{Change: row.Measure.Text, Range: row.Range} }

func (g Gaps) changeWidth() float64 {
	var t Trend
	for _, group := range g.Groups {
		for _, row := range group.Rows {
			t.Rows = append(t.Rows, row.printed())
		}
	}
	return t.changeWidth()
}

// placed maps a measure onto the lane, which runs from 0 to 100.
func (g Gaps) placed(m Measure) Measure {
	at := func(v float64) float64 { return 50 + 50*v/g.Limit }
	if !(g.Limit > 0) {
		at = func(float64) float64 { return 50 }
	}
	m.Value, m.Lo, m.Hi = at(m.Value), at(m.Lo), at(m.Hi)
	return m
}

// guides draws the quarters of the scale and zero beneath the rows, and prints
// the numbers of the scale below them. It returns the height of the figure.
func (g Gaps) guides(r *rows) float64 {
	from := len(r.c.b)
	var quarters, zero path
	for _, l := range r.lanes {
		for _, v := range [...]float64{0, 25, 75, 100} {
			quarters = quarters.line(r.x.at(v), l.y0, r.x.at(v), l.y1)
		}
		zero = zero.line(r.x.at(50), l.y0, r.x.at(50), l.y1)
	}
	r.c.path("grid", quarters)
	r.c.path("zero", zero)
	for i, text := range g.Ticks {
		text = small.cut(printable(text), min((r.x.x1-r.x.x0)/4-gap, 40))
		half := small.width(text) / 2
		r.c.text(small, middle, min(max(r.x.at(float64(25*i)), half), r.c.w-half), r.y+6, text)
	}
	r.beneath(from)
	return r.y + 12
}

func (g Gaps) keyItems(c *canvas) []keyItem {
	var tones []Tone // of what is found
	var used [4]bool
	var open, interval, rounded bool
	for _, group := range g.Groups {
		for _, row := range group.Rows {
			interval = interval || row.Measure.wide()
			rounded = rounded || row.Kind == Rounded
			open = open || !row.Found && row.Kind != Rounded
			if t := row.Tone % 4; row.Found && !used[t] {
				used[t] = true
				tones = append(tones, t)
			}
		}
	}
	var items []keyItem
	add := func(used bool, room float64, text string, draw func(x, y float64)) {
		if used {
			items = append(items, keyItem{room, draw, text, small})
		}
	}
	const apart = 12
	add(len(tones) > 0, 8+float64(apart*len(tones)), g.Names.Found, func(x, y float64) {
		for i, t := range tones {
			c.mark(Measured, t.class(), x+float64(apart*(float64(i)-float64(len(tones)-1)/2)), y, gapsRadius)
		}
	})
	add(open, 20, g.Names.Open, func(x, y float64) { c.mark(Measured, "c", x, y, gapsRadius) })
	add(rounded, 20, g.Names.Rounded, func(x, y float64) { c.mark(Rounded, "c", x, y, gapsRadius) })
	add(interval, 32, g.Names.Interval, func(x, y float64) { c.path("iv", path{}.line(x-11, y, x+11, y)) })
	return items
}
