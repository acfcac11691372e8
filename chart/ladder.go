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
	ink := &barInk{}
	l.head(r, ink)
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
		row.draw(r, ink, r.row(label, barDeep))
	}
	r.end()
	r.c.bars(ink)
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

func (row LadderRow) draw(r *rows, ink *barInk, y float64) {
	switch {
	case len(row.Shares) > 0:
		row.bar(r, ink, y)
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

func (row LadderRow) bar(r *rows, ink *barInk, y float64) {
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
		ink.segment(s, b)
		ink.share(s, b)
	}
}
