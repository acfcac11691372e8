package chart

// A weeksRow is a stretch of the weeks that stands on one base line.
type weeksRow struct {
	w        Weeks
	from, to int     // weeks
	x0, cell float64 // where the first week begins, and the width of one
}

func (r weeksRow) x(week int) float64 { return r.x0 + float64(r.cell*float64(week-r.from)) }

// draw draws the row below top and returns its bottom edge.
func (r weeksRow) draw(c *canvas, top float64) (bottom float64) {
	deep := 120.0
	if c.size == Narrow {
		deep = 84
	}
	calls := r.callouts()
	y1 := top + max(hoist(calls, 0, c.w-2), 4)
	h := rise{0, r.w.top(), y1 + deep, y1 + 6, false}
	var bands path
	for _, run := range r.w.Runs {
		if from, to := max(run.From, r.from), min(run.To, r.to); from < to {
			bands = bands.rect(box{r.x(from), y1, r.x(to), h.y0})
		}
	}
	c.path("band", bands)
	c.axis(h, r.w.Ticks, r.x0, r.x(r.to))
	r.bars(c, h)
	c.path("zero", path{}.line(r.x0, h.y0, r.x(r.to), h.y0))
	c.callouts("point", calls, y1, func(int) float64 { return y1 })
	return r.months(c, h.y0)
}

// callouts gives the labels of the runs; one that is broken over two rows is
// named where most of it lies.
func (r weeksRow) callouts() []callout {
	var calls []callout
	for _, run := range r.w.Runs {
		from, to := max(run.From, r.from), min(run.To, r.to)
		here, before := to-from, r.from-max(run.From, 0)
		after := min(run.To, len(r.w.Weeks)) - r.to
		if here > 0 && here > before && here >= after {
			calls = append(calls, callout{x: (r.x(from) + r.x(to)) / 2, text: run.Label, face: alert})
		}
	}
	return calls
}

func (r weeksRow) bars(c *canvas, h rise) {
	inset := min(float64(r.cell*0.16), 2)
	var bars, few path
	for i := r.from; i < r.to; i++ {
		week := r.w.Weeks[i]
		x0, x1 := r.x(i)+inset, r.x(i+1)-inset
		switch {
		case week.Few:
			few = few.rect(fewBox((x0+x1)/2, h.y0, min(x1-x0, 7)))
		case week.Value > 0:
			bars = bars.rect(box{x0, h.at(week.Value), x1, h.y0})
		}
	}
	c.path("bar", bars)
	c.path("few", few)
}

// months prints the names of the months below the base line, as far as each
// has room before the next, and returns the bottom edge.
func (r weeksRow) months(c *canvas, y float64) (bottom float64) {
	const least = 26 // the room below which a name is left out rather than cut
	bottom = y + 20
	var ticks path
	taken, year := 0.0, 0.0 // how far names and years reach
	for i, m := range r.w.Months {
		next := r.to
		if i+1 < len(r.w.Months) {
			next = min(r.w.Months[i+1].From, r.to)
		}
		from := max(m.From, r.from)
		if from >= next {
			continue
		}
		x, room := r.x(from), r.x(next)-r.x(from)-6
		if m.From >= r.from {
			ticks = ticks.line(x, y, x, y+5)
		}
		name := printable(m.Label)
		if s := small.cut(name, room); x >= taken && (s == name || room >= least) {
			c.text(small, start, x+2, y+16, s)
			taken = x + small.width(s)
		}
		if s := small.cut(printable(m.Year), c.w-x-4); s != "" && x >= year {
			c.text(small, start, x+2, y+16+leading, s)
			year = x + small.width(s) + 8
			bottom = y + 20 + leading
		}
	}
	c.path("lead", ticks)
	return bottom
}
