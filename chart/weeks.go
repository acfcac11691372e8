package chart

// Weeks shows a year week by week, as bars over its months. On a telephone
// the year is broken into several rows.
type Weeks struct {
	Alt    Alt
	Names  WeeksNames
	Ticks  []Tick // two or three round numbers above 0; see RoundTicks
	Weeks  []Week // consecutive, the earliest first
	Months []WeeksMonth
	Runs   []WeekRun
}

// WeeksNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type WeeksNames struct {
	Week string // a bar: what it counts
	Few  string // the hollow tick
	Run  string // the shaded stretch
}

// A Week is what one week holds.
type Week struct {
	Value float64 // from 0
	Few   bool    // too few to be told, or not known: a hollow tick stands in place of a bar
}

// A WeeksMonth names the weeks from an index on, up to the next month.
type WeeksMonth struct {
	From  int // the index of its first week
	Label string
	Year  string // printed below the label; set where a year begins, else empty
}

// A WeekRun is a stretch of weeks that is shaded and named.
type WeekRun struct {
	From, To int // the indices from From up to, not including, To
	Label    string
}

// mostWeeks is how many weeks a row takes.
func mostWeeks(size Size) int {
	if size == Narrow {
		return 28
	}
	return 60
}

// SVG draws the weeks.
func (w Weeks) SVG(size Size) []byte {
	c := newCanvas(size)
	y := c.flowKey(0, c.w, 2, w.keyItems(c)) + 14
	breaks := w.breaks(size)
	longest := 1
	for i := 1; i < len(breaks); i++ {
		longest = max(longest, breaks[i]-breaks[i-1])
	}
	left := tickWidth(w.Ticks)
	for i := 1; i < len(breaks); i++ {
		r := weeksRow{w: w, from: breaks[i-1], to: breaks[i], x0: left, cell: (c.w - 2 - left) / float64(longest)}
		y = r.draw(c, y) + 14
	}
	return c.finish("fig-weeks", y-10, w.Alt)
}

// breaks gives the indices where rows begin, and the end: rows of about one
// length, which begin with a month where one is near.
func (w Weeks) breaks(size Size) []int {
	const near = 3
	n := len(w.Weeks)
	rows := (n + mostWeeks(size) - 1) / mostWeeks(size)
	at := []int{0}
	for k := 1; k < rows; k++ {
		even := n * k / rows
		best := even
		for _, m := range w.Months {
			if abs(m.From-even) <= near && (best == even || abs(m.From-even) < abs(best-even)) {
				best = m.From
			}
		}
		at = append(at, best)
	}
	return append(at, n)
}

func abs(n int) int { return max(n, -n) }

func (w Weeks) top() float64 {
	top := highest(w.Ticks)
	for _, week := range w.Weeks {
		if !week.Few {
			top = highest(nil, top, week.Value)
		}
	}
	return top
}

func (w Weeks) keyItems(c *canvas) []keyItem {
	var few bool
	for _, week := range w.Weeks {
		few = few || week.Few
	}
	items := []keyItem{{18, func(x, y float64) { c.path("bar", path{}.rect(boxAt(x-3, y-6, 7, 12))) }, w.Names.Week, small}}
	if few {
		items = append(items, keyItem{18, func(x, y float64) { c.path("few", path{}.rect(fewBox(x, y+5, 7))) }, w.Names.Few, small})
	}
	if len(w.Runs) > 0 {
		items = append(items, keyItem{28, func(x, y float64) { c.path("band", path{}.rect(boxAt(x-8, y-6, 18, 12))) }, w.Names.Run, small})
	}
	return items
}

// fewBox is the hollow tick for what is too little to be told, about x on a
// base line at y.
func fewBox(x, y, width float64) box { return boxAt(x-width/2, y-4, width, 3.5) }
