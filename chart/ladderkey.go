package chart

// head prints the key above the bars, itself drawn as a bar of six equal
// parts about the same boundary, with the names of the sides above it.
func (l Ladder) head(r *rows, ink *barInk) {
	if r.narrow() {
		l.strips(r, ink)
	} else {
		l.strip(r, ink)
	}
	l.hatched(r, ink)
}

// strip is the key of a wide figure.
func (l Ladder) strip(r *rows, ink *barInk) {
	mid, cell := r.x.at(50), (r.x.x1-r.x.x0)/6
	half := 3*cell - 10
	r.c.text(strong, end, mid-8, r.y+10.5, strong.cut(printable(l.Stands), half))
	r.c.text(strong, start, mid+8, r.y+10.5, strong.cut(printable(l.Down), half))
	y := r.y + 18
	most := 0
	for k, name := range l.Rungs {
		x := r.x.x0 + float64(float64(k)*cell)
		ink.segment(Segment{FromRung: k, ToRung: k}, boxAt(x, y, cell, 9))
		lines := small.wrap(name, cell-6, 3)
		r.c.block(small, middle, x+cell/2, y+13, lines)
		most = max(most, len(lines))
	}
	r.y = y + 13 + small.lines(most) + 12
	r.mark()
}

// strips is the key of a narrow figure: a row for each side.
func (l Ladder) strips(r *rows, ink *barInk) {
	width := r.c.w - 4
	cell := width / 3
	y := r.y
	for i, side := range [2]string{l.Stands, l.Down} {
		if s := strong.cut(printable(side), width); s != "" {
			x, a := 2.0, start
			if i == 1 {
				x, a = r.c.w-2, end
			}
			r.c.text(strong, a, x, y+10.5, s)
			y += 18
		}
		most := 0
		for j, name := range l.Rungs[3*i : 3*i+3] {
			x, k := 2+float64(float64(j)*cell), 3*i+j
			ink.segment(Segment{FromRung: k, ToRung: k}, boxAt(x, y, cell, 9))
			lines := small.wrap(name, cell-6, 2)
			r.c.block(small, middle, x+cell/2, y+13, lines)
			most = max(most, len(lines))
		}
		y += 13 + small.lines(most) + 10
	}
	r.y = y + 6
	r.mark()
}

// hatched explains merged segments, if there are any: those on one side of the
// boundary, and those that span it.
func (l Ladder) hatched(r *rows, ink *barInk) {
	var oneSide, across *Segment
	for _, row := range l.Rows {
		if row.Missing != "" {
			continue
		}
		for _, s := range row.Shares {
			switch {
			case s.spans():
				across = &s
			case s.FromRung != s.ToRung && oneSide == nil:
				oneSide = &s
			}
		}
	}
	var items []keyItem
	add := func(s *Segment, text string) {
		if s != nil && text != "" {
			draw := func(x, y float64) { ink.segment(*s, boxAt(x-14, y-5, 24, 10)) }
			items = append(items, keyItem{34, draw, text, small})
		}
	}
	add(oneSide, l.Merged)
	add(across, l.Across)
	if len(items) == 0 {
		return
	}
	if b := r.c.flowKey(r.x.x0, r.c.w-2, r.y-4, items); b > r.y-4 {
		r.y = b + 8
		r.mark()
	}
}
