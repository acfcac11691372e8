package chart

import (
	"slices"
	"strconv"
)

// rows lays out a figure of one row a thing: the label in a column at the
// left, or above its row in a narrow figure, and beside it the lane.
type rows struct {
	c      *canvas
	x      scale   // of the lane
	column float64 // that labels may take
	y      float64 // the top of the next row
	lanes  []span  // where guides run, from top to bottom
	top    float64 // of the stretch of guides that is open, in a wide figure
	under  int     // where in the drawing the guides belong
}

type span struct{ y0, y1 float64 }

// newRows gives a layout whose lanes run between the label column and a
// margin at the right; inset is kept free at both ends of the scale.
func newRows(size Size, column, inset, right float64) *rows {
	r := &rows{c: newCanvas(size), column: column}
	r.x = scale{column + 16 + inset, r.c.w - inset - right}
	if size == Narrow {
		r.column = r.c.w - 4
		r.x = scale{2 + inset, r.c.w - 2 - inset}
	}
	return r
}

func (r *rows) narrow() bool { return r.c.size == Narrow }

// left is where labels begin.
func (r *rows) left() float64 {
	if r.narrow() {
		return 2
	}
	return 0
}

// A rowLabel is what stands beside a lane.
type rowLabel struct {
	text  string
	sub   string // a quiet line beneath
	wedge bool   // a keystone before the quiet line
	right float64
}

// row prints a label and gives the middle of the lane beside it, which is
// height high. right is room kept free at the right of the label in a narrow
// figure.
func (r *rows) row(l rowLabel, height float64) (mid float64) {
	f, width := body, r.column
	if r.narrow() {
		width -= l.right
	}
	lines := f.wrap(l.text, width, 3)
	indent := 0.0
	if l.wedge {
		indent = 14
	}
	sub := small.wrap(l.sub, width-indent, 2)
	h := f.lines(len(lines))
	if len(sub) > 0 {
		h = float64(leading*float64(len(lines))) + small.lines(len(sub))
	}
	top := r.y
	var bottom float64
	if r.narrow() {
		mid = top + h + 5 + height/2
		bottom = mid + height/2
		r.lanes = append(r.lanes, span{mid - height/2 - 2, bottom + 2})
		r.y = bottom + 14
	} else {
		all := max(h, height)
		mid, bottom = top+all/2, top+all
		top = mid - h/2
		r.y = bottom + 16
	}
	x := r.left()
	r.c.block(f, start, x, top, lines)
	below := top + float64(leading*float64(len(lines)))
	r.c.block(small, start, x+indent, below, sub)
	if l.wedge && len(sub) > 0 {
		r.c.wedge(x+4.5, below+6)
	}
	return mid
}

// wedge draws a keystone, the stone at the crown of an arch.
func (c *canvas) wedge(x, y float64) {
	c.path("key", path{}.polygon(x, y, -5, -4.5, 5, -4.5, 3, 5, -3, 5))
}

// heading prints the title of a group of rows.
func (r *rows) heading(t Tone, title string) {
	lines := strong.wrap(title, r.column, 2)
	if len(lines) == 0 {
		return
	}
	f := strong
	if t != Ink {
		f.class += " " + t.class()
	}
	r.y = r.c.block(f, start, r.left(), r.y, lines) + 9
}

// begin opens a stretch of rows that one set of guides runs through, and end
// closes it; in a narrow figure each row has guides of its own.
func (r *rows) begin() { r.top = r.y - 4 }

func (r *rows) end() {
	if bottom := r.y - 10; !r.narrow() && bottom > r.top+8 {
		r.lanes = append(r.lanes, span{r.top, bottom})
	}
}

// lineNames prints the names of lines above the rows, each over its line, in
// as many tiers as they need.
func (r *rows) lineNames(lines []Line) {
	var taken []box
	bottom := r.y
	for _, l := range lines {
		s := small.wrap(l.Label, min(r.c.w-8, 240), 2)
		if len(s) == 0 {
			continue
		}
		w, h := small.widest(s), small.lines(len(s))
		x := min(max(r.x.at(l.Value)-w/2, 2), r.c.w-2-w)
		b := boxAt(x, r.y, w, h)
		for slices.ContainsFunc(taken, b.grow(gap).hits) {
			b.y0, b.y1 = b.y0+leading, b.y1+leading
		}
		taken = append(taken, b)
		r.c.block(small, middle, x+w/2, b.y0, s)
		bottom = max(bottom, b.y1)
	}
	if len(taken) > 0 {
		r.y = bottom + 8
	}
	r.mark()
}

// mark says that guides are to lie beneath all that is drawn from here on.
func (r *rows) mark() { r.under = len(r.c.b) }

// guides draws the quarters of the scale and the named lines beneath the
// rows, and prints the numbers of the scale below them. It returns the height
// of the figure.
func (r *rows) guides(lines []Line) float64 {
	from := len(r.c.b)
	var quarters, named path
	for _, l := range r.lanes {
		for v := 0.0; v <= 100; v += 25 {
			quarters = quarters.line(r.x.at(v), l.y0, r.x.at(v), l.y1)
		}
		for _, n := range lines {
			x := r.x.at(n.Value)
			named = named.line(x, l.y0-2, x, l.y1+2)
		}
	}
	r.c.path("grid", quarters)
	r.c.path("at", named)
	for v := 0; v <= 100; v += 25 {
		r.c.text(small, middle, r.x.at(float64(v)), r.y+6, strconv.Itoa(v))
	}
	r.beneath(from)
	return r.y + 12
}

// beneath moves what was drawn since from under the rows.
func (r *rows) beneath(from int) {
	drawn := slices.Clone(r.c.b[from:])
	r.c.b = slices.Insert(r.c.b[:from], r.under, drawn...)
}

// missing prints a row that has, in place of marks, the reason why there are
// none. No guides run through it.
func (r *rows) missing(l rowLabel, reason string) {
	x0, x1 := r.x.x0, r.x.x1
	if r.narrow() {
		x0, x1 = 2, r.c.w-2
	}
	lines := note.wrap(reason, x1-x0, 2)
	r.end()
	mid := r.row(l, max(14, note.lines(len(lines))))
	if r.narrow() {
		r.lanes = r.lanes[:len(r.lanes)-1]
	}
	r.begin()
	r.c.centred(note, start, x0, mid, lines)
}
