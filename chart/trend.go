package chart

// Trend shows, row by row, how a value on a scale from 0 to 100 went from an
// earlier wave to a later one. In each row time runs down: the earlier value
// stands above, the later below, and a thin arrow leads from one to the other.
type Trend struct {
	Alt        Alt
	Names      TrendNames
	Tone       Tone // of the later marks
	Thresholds []Line
	Rows       []TrendRow
}

// TrendNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type TrendNames struct {
	Earlier, Later string // the waves
	Interval       string
	Rounded        string // a hollow later mark
	Change         string // heads the column of differences
}

// A TrendRow is one practice or team.
type TrendRow struct {
	Label          string
	Note           string // a quiet line beneath the label, such as “different people”; may be empty
	Earlier, Later Measure
	Kind           Kind   // of the later mark; Rounded is drawn hollow
	Change         string // the difference, as printed
	Range          string // its interval, as printed; may be empty
	Missing        string // set: printed in place of the marks
}

const (
	trendRise   = 7   // how far the two values lie above and below the middle of their row
	mostChange  = 120 // the room that printed differences take at most, and their intervals
	trendRadius = 5
	trendRoom   = 28 // right of a lane, for the values of marks near its end
)

// SVG draws the trend.
func (t Trend) SVG(size Size) []byte {
	right := t.changeWidth() + 14
	r := newRows(size, 188, 12, right)
	if r.narrow() {
		r.x.x1 = r.c.w - 14 // differences stand above the lanes
	}
	r.x.x1 -= trendRoom
	r.y = r.c.flowKey(0, r.c.w, 2, t.keyItems(r.c)) + 12
	t.head(r, right)
	r.begin()
	for _, row := range t.Rows {
		label := rowLabel{text: row.Label, sub: row.Note}
		if row.Missing != "" {
			r.missing(label, row.Missing)
			continue
		}
		label.right = row.width() + 12
		top := r.y
		y := r.row(label, 4*trendRise)
		row.change(r, top, y)
		t.draw(r, row, y)
	}
	r.end()
	return r.c.finish("fig-trend", r.guides(t.Thresholds), t.Alt)
}

// head prints the names of lines and, in a wide figure, over the differences
// what they are.
func (t Trend) head(r *rows, right float64) {
	top := r.y
	heading := small.wrap(t.Names.Change, right-14, 2)
	if r.narrow() {
		heading = nil
	}
	r.c.w -= right // lines are named left of the column
	if r.narrow() {
		r.c.w += right
	}
	r.lineNames(t.Thresholds)
	r.c.w = r.c.size.width()
	r.c.block(small, end, r.c.w-2, top, heading)
	if h := small.lines(len(heading)); h > 0 {
		r.y = max(r.y, top+h+8)
	}
	r.mark()
}

// changeWidth is the room that the differences take.
func (t Trend) changeWidth() float64 {
	w := 30.0
	for _, row := range t.Rows {
		if row.Missing == "" {
			w = max(w, min(strong.width(printable(row.Change)), mostChange), min(small.width(printable(row.Range)), mostChange))
		}
	}
	return w
}

// width is the room that the difference of a row takes in one line with its
// interval.
func (row TrendRow) width() float64 {
	w := strong.width(strong.cut(printable(row.Change), mostChange))
	if s := small.cut(printable(row.Range), mostChange); s != "" {
		w += 6 + small.width(s)
	}
	return w
}

// change prints the difference and its interval: below one another beside the
// lane, in a narrow figure in one line above it.
func (row TrendRow) change(r *rows, top, y float64) {
	change, within := strong.cut(printable(row.Change), mostChange), small.cut(printable(row.Range), mostChange)
	x := r.c.w - 2
	if r.narrow() {
		base := top + float64(strong.px*ascent)
		r.c.text(small, end, x, base, within)
		if within != "" {
			x -= small.width(within) + 6
		}
		r.c.text(strong, end, x, base, change)
		return
	}
	if within == "" {
		r.c.text(strong, end, x, y+float64(strong.px*0.35), change)
		return
	}
	r.c.text(strong, end, x, y-3, change)
	r.c.text(small, end, x, y+leading-3, within)
}
