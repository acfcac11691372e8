package chart

// A Ladder shows how the answers to each norm lie on the six rungs: stacked
// bars that diverge about the boundary between rung 2 and rung 3. To the left
// the norm stands, to the right it is coming down.
//
// A segment of several rungs, merged because few people chose them, has the
// colour of its lowest rung hatched in that of its highest. Of one that spans
// the boundary nobody can tell how much lies on which side: it is grey, and
// half of it lies on either side.
type Ladder struct {
	Alt          Alt
	Rungs        [6]string // their names
	Stands, Down string    // name the two sides
	Merged       string    // explains hatching, where there is some
	Across       string    // explains segments that span the boundary
	Keystone     string    // marks a keystone; needed where one occurs
	Rows         []LadderRow
}

// A LadderRow is one norm, drawn by the first of these that is given:
// Missing, Shares, State.
type LadderRow struct {
	Label     string
	Keystone  bool
	Missing   string // the reason why there is nothing
	Shares    []Segment
	State     State // the word that stands for a distribution which may not be shown
	StateText string
}

// A Segment is the share of the answers on one rung or on several. Segments
// are in the order of their rungs and do not overlap.
type Segment struct {
	FromRung, ToRung int
	Share            float64 // 0 to 1
	Text             string  // the share as printed; left out where it does not fit
}

// A State is a norm's place on the ladder in a word.
type State uint8

const (
	NoState State = iota
	Stands
	Moving
	Gone
)

const (
	boundary = 3  // the first rung on the right side
	barDeep  = 20 // the depth of a bar
)

// SVG draws the ladder.
func (l Ladder) SVG(size Size) []byte {
	r := newRows(size, 216, 2, 0)
	r.y = 2
	l.head(r)
	r.begin()
	for _, row := range l.Rows {
		sub := ""
		if row.Keystone {
			sub = l.Keystone
		}
		label := rowLabel{text: row.Label, sub: sub, wedge: row.Keystone}
		if row.Missing != "" {
			r.missing(label, row.Missing)
			continue
		}
		row.draw(r, r.row(label, barDeep))
	}
	r.end()
	l.zero(r)
	return r.c.finish("fig-ladder", r.y-6, l.Alt)
}

// zero draws the boundary beneath the bars.
func (l Ladder) zero(r *rows) {
	from := len(r.c.b)
	x := r.x.at(50)
	var p path
	for _, s := range r.lanes {
		p = p.line(x, s.y0-1, x, s.y1+1)
	}
	r.c.path("zero", p)
	r.beneath(from)
}

func (row LadderRow) draw(r *rows, y float64) {
	switch {
	case len(row.Shares) > 0:
		row.bar(r, y)
	case row.State != NoState:
		x := r.x.at([...]float64{50, 25, 50, 75}[row.State%4])
		s := body.cut(printable(row.StateText), (r.x.x1-r.x.x0)/4)
		w := body.width(s) + 16
		r.c.path("chip", path{}.rect(boxAt(x-w/2, y-barDeep/2, w, barDeep)))
		r.c.text(body, middle, x, y+float64(body.px*0.36), s)
	}
}

// spans says whether a segment has rungs on both sides of the boundary.
func (s Segment) spans() bool { return s.FromRung < boundary && s.ToRung >= boundary }

// leftOf gives how much of a segment lies left of the boundary, 0 to 1.
func (s Segment) leftOf() float64 {
	switch {
	case s.spans():
		return 0.5
	case s.ToRung < boundary:
		return 1
	}
	return 0
}

func (row LadderRow) bar(r *rows, y float64) {
	left := 0.0
	for _, s := range row.Shares {
		left += float64(s.Share * s.leftOf())
	}
	at := -left
	for _, s := range row.Shares {
		next := at + s.Share
		b := box{r.x.at(50 + float64(50*at)), y - barDeep/2, r.x.at(50 + float64(50*next)), y + barDeep/2}
		at = next
		if b.w() <= 0 {
			continue
		}
		r.c.segment(s, b)
		r.c.share(s, b)
	}
}

// rungClass names the colour of a rung.
func rungClass(k int) string {
	return [...]string{"r0", "r1", "r2", "r3", "r4", "r5"}[min(max(k, 0), 5)]
}

// share prints the number of a segment if there is room for it; on hatching,
// on a piece of paper.
func (c *canvas) share(s Segment, b box) {
	f := face{"s on", 12, false}
	room := b.w() - 4
	merged := s.FromRung != s.ToRung
	switch {
	case merged:
		f.class, room = "s", b.w()-12
	case s.FromRung == 5:
		f.class = "s on5"
	}
	t := printable(s.Text)
	w := f.width(t)
	if t == "" || w > room {
		return
	}
	m := b.mid()
	if merged {
		c.path("pad", path{}.rect(boxAt(m.x-w/2-1, m.y-7, w+2, 14)))
	}
	c.text(f, middle, m.x, m.y+float64(f.px*0.36), t)
}

// segment draws a piece of a bar, with a sliver of paper at its right edge.
func (c *canvas) segment(s Segment, b box) {
	if b.w() > 3 {
		b.x1--
	}
	if s.spans() {
		c.path("across", path{}.rect(b))
		c.path("hatch ha", path{}.hatch(b, 6))
		return
	}
	c.path(rungClass(s.FromRung), path{}.rect(b))
	if s.FromRung != s.ToRung {
		c.path("hatch h"+rungClass(s.ToRung)[1:], path{}.hatch(b, 6))
	}
}

// hatch fills a box with rising lines, step apart.
func (p path) hatch(b box, step float64) path {
	for d := step / 2; d < b.w()+b.h(); d += step {
		// The line x − x0 + y1 − y … runs from the bottom or right edge up to the left or top.
		x0, y0 := b.x0+d, b.y1
		if x0 > b.x1 {
			x0, y0 = b.x1, b.y1-(d-b.w())
		}
		x1, y1 := b.x0, b.y1-d
		if y1 < b.y0 {
			x1, y1 = b.x0+(d-b.h()), b.y0
		}
		p = p.line(x0, y0, x1, y1)
	}
	return p
}
