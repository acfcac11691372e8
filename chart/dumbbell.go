package chart

// A Dumbbell shows, row by row, alignment and deconstruction on one scale,
// joined by the distance between them.
type Dumbbell struct {
	Alt        Alt
	Names      DumbbellNames
	Thresholds []Line
	Rows       []DumbbellRow
}

// DumbbellNames are the words of the key; those that are empty are left out.
type DumbbellNames struct {
	Alignment, Deconstruction string
	Ahead                     string // the bar, where alignment runs ahead
	Behind                    string // the bar, where deconstruction does
	Interval                  string
	Rounded                   string // hollow marks
}

// A DumbbellRow is one practice or team.
type DumbbellRow struct {
	Label   string
	Note    string // a quiet line beneath the label; may be empty
	A, D    Measure
	Kind    Kind   // Rounded is drawn hollow
	Missing string // set: printed in place of the marks
}

// SVG draws the dumbbell.
func (d Dumbbell) SVG(size Size) []byte {
	r := newRows(size, 188, d.inset(), 0)
	r.y = r.c.flowKey(0, r.c.w, 2, d.keyItems(r.c)) + 12
	r.lineNames(d.Thresholds)
	r.begin()
	for _, row := range d.Rows {
		if row.Missing != "" {
			r.missing(rowLabel{text: row.Label, sub: row.Note}, row.Missing)
			continue
		}
		row.draw(r, r.row(rowLabel{text: row.Label, sub: row.Note}, 18))
	}
	r.end()
	return r.c.finish("fig-dumbbell", r.guides(d.Thresholds), d.Alt)
}

// inset is the room that printed values need beyond the ends of the scale.
func (d Dumbbell) inset() float64 {
	w := 30.0
	for _, row := range d.Rows {
		w = max(w, strong.width(printable(row.A.Text)), strong.width(printable(row.D.Text)))
	}
	return w + 12
}

func (row DumbbellRow) draw(r *rows, y float64) {
	const radius = 5.5
	a, d := r.x.at(row.A.Value), r.x.at(row.D.Value)
	r.interval("iv ta", row.A, y)
	r.interval("iv", row.D, y)
	class := "ahead"
	if d > a {
		class = "behind"
	}
	r.c.path(class, path{}.line(min(a, d), y, max(a, d), y))
	r.c.triangle(row.Kind, "", d, y, radius)
	kind := Measured
	if row.Kind == Rounded {
		kind = Rounded
	}
	r.c.mark(kind, "ta", a, y, radius)
	left := min(r.from(row.A), r.from(row.D)) - radius - gap - 1
	right := max(r.to(row.A), r.to(row.D)) + radius + gap + 1
	lower, higher := row.D.Text, row.A.Text
	lowFace, highFace := strong, face{"b ta", 13, true}
	if d > a {
		lower, higher = higher, lower
		lowFace, highFace = highFace, lowFace
	}
	base := y + float64(strong.px*0.32)
	r.c.text(lowFace, end, left, base, printable(lower))
	r.c.text(highFace, start, right, base, printable(higher))
}

// interval draws the bar behind a mark.
func (r *rows) interval(class string, m Measure, y float64) {
	if m.HasInterval {
		r.c.path(class, path{}.line(r.x.at(m.Lo), y, r.x.at(m.Hi), y))
	}
}

// from and to give the ends of a measure with its interval.
func (r *rows) from(m Measure) float64 {
	if m.HasInterval {
		return min(r.x.at(m.Value), r.x.at(m.Lo)+gap)
	}
	return r.x.at(m.Value)
}

func (r *rows) to(m Measure) float64 {
	if m.HasInterval {
		return max(r.x.at(m.Value), r.x.at(m.Hi)-gap)
	}
	return r.x.at(m.Value)
}

func (d Dumbbell) keyItems(c *canvas) []keyItem {
	var interval, rounded, behind bool
	for _, row := range d.Rows {
		interval = interval || row.Missing == "" && (row.A.wide() || row.D.wide())
		behind = behind || row.Missing == "" && row.D.Value > row.A.Value
		rounded = rounded || row.Missing == "" && row.Kind == Rounded
	}
	items := []keyItem{
		{20, func(x, y float64) { c.triangle(Measured, "", x, y, 5.5) }, d.Names.Deconstruction, strong},
		{32, func(x, y float64) { c.path("ahead", path{}.line(x-11, y, x+11, y)) }, d.Names.Ahead, small},
		{20, func(x, y float64) { c.mark(Measured, "ta", x, y, 5.5) }, d.Names.Alignment, face{"b ta", 13, true}},
	}
	if behind {
		items = append(items, keyItem{32, func(x, y float64) { c.path("behind", path{}.line(x-11, y, x+11, y)) }, d.Names.Behind, small})
	}
	if interval {
		items = append(items, keyItem{32, func(x, y float64) { c.path("iv", path{}.line(x-11, y, x+11, y)) }, d.Names.Interval, small})
	}
	if rounded {
		items = append(items, keyItem{20, func(x, y float64) { c.mark(Rounded, "", x, y, 5.5) }, d.Names.Rounded, small})
	}
	return items
}
