package chart

// Presence shows fingerprints in the records: each statistic on its own
// scale, laid out so that all scales have "absent" and "present" at the same
// places.
type Presence struct {
	Alt             Alt
	Absent, Present string // head the two anchors
	Interval        string // in the key; may be empty
	Rows            []PresenceRow
}

// A PresenceRow is one fingerprint. Value, Lo, Hi and the anchors are in the
// units of the statistic; the anchors may be in either order.
type PresenceRow struct {
	Label                   string
	N                       string // how many records it rests on, as printed; may be empty
	Statistic               Measure
	AbsentAt, PresentAt     float64
	AbsentText, PresentText string
	Missing                 string // set: printed in place of the statistic
}

// The anchors lie at these places of a lane of 100; what goes beyond is drawn
// at its ends.
const absentPlace, presentPlace = 18, 82

// SVG draws the fingerprints.
func (p Presence) SVG(size Size) []byte {
	right := p.valueWidth()
	r := newRows(size, 188, 12, right)
	p.head(r)
	for _, row := range p.Rows {
		row.draw(r, right)
	}
	return r.c.finish("fig-presence", r.y-6, p.Alt)
}

// head prints the key and, over the lanes, the names of their ends.
func (p Presence) head(r *rows) {
	r.y = 2
	for _, row := range p.Rows {
		if row.Statistic.HasInterval && row.Missing == "" {
			bar := func(x, y float64) { r.c.path("iv", path{}.line(x-11, y, x+11, y)) }
			if y := r.c.flowKey(0, r.c.w, r.y, []keyItem{{32, bar, p.Interval, small}}); y > r.y {
				r.y = y + 8
			}
			break
		}
	}
	width := (r.x.x1-r.x.x0)/2 - gap
	absent := strong.wrap(p.Absent, width, 2)
	present := strong.wrap(p.Present, width, 2)
	r.c.block(strong, start, r.x.x0, r.y, absent)
	r.c.block(strong, end, r.x.x1, r.y, present)
	r.y += float64(leading*float64(max(len(absent), len(present)))) + 8
}

func (p Presence) valueWidth() float64 {
	w := 30.0
	for _, row := range p.Rows {
		w = max(w, strong.width(printable(row.Statistic.Text)))
	}
	return w
}

// place gives where a value lies between the anchors, 0 to 100.
func (row PresenceRow) place(v float64) float64 {
	d := row.PresentAt - row.AbsentAt
	if d == 0 {
		return 50
	}
	return clamp(absentPlace + float64((presentPlace-absentPlace)*((v-row.AbsentAt)/d)))
}

func (row PresenceRow) draw(r *rows, right float64) {
	if row.Missing != "" {
		r.missing(rowLabel{text: row.Label, sub: row.N}, row.Missing)
		return
	}
	top := r.y
	y := r.row(rowLabel{text: row.Label, sub: row.N, right: right + 12}, 36) - 8
	a, b := r.x.at(absentPlace), r.x.at(presentPlace)
	r.c.path("grid", path{}.line(a, y, b, y))
	r.c.path("rule", path{}.rect(box{r.x.x0, y - 8, a, y + 8}))
	r.c.path("shade", path{}.rect(box{b, y - 8, r.x.x1, y + 8}))
	if m := row.Statistic; m.HasInterval {
		r.c.path("iv", path{}.line(r.x.at(row.place(m.Lo)), y, r.x.at(row.place(m.Hi)), y))
	}
	r.c.mark(Measured, "", r.x.at(row.place(row.Statistic.Value)), y, 5)
	room := 2*(a-r.x.x0) + 20
	r.c.text(small, middle, a, y+22, small.cut(printable(row.AbsentText), room))
	r.c.text(small, middle, b, y+22, small.cut(printable(row.PresentText), room))
	base := y + float64(strong.px*0.32)
	if r.narrow() {
		base = top + float64(strong.px*ascent)
	}
	r.c.text(strong, end, r.c.w-2, base, printable(row.Statistic.Text))
}
