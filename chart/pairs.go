package chart

import "math"

// Pairs shows what some events changed: a line for each from its value before
// to its value after. Lines that rise are drawn solid, others dashed.
type Pairs struct {
	Alt           Alt
	Names         PairsNames
	Before, After string // head the two columns
	Unit          string // of the values, above the numbers of the axis; may be empty
	Log           bool   // equal ratios have equal distances; needs values and ticks above 0
	Ticks         []Tick // numbers of the axis, which reaches over them and all values
	Pairs         []Pair // beyond the first 20, pairs are left to the table
	Typical       Pair   // the pair that stands for all, drawn heavy; none where its texts are empty
}

// PairsNames are the words of the key; those that are empty, or whose symbol
// does not occur, are left out.
type PairsNames struct {
	Rises, Falls string // the solid and the dashed lines
	Typical      string // the heavy line
}

// A Pair is the value before and after one event.
type Pair struct {
	Before, After         float64
	BeforeText, AfterText string // as printed beside the ends, where there is room
}

const mostPairs = 20

// A pairPlot is the geometry of a figure of pairs.
type pairPlot struct {
	h      rise
	x0, x1 float64 // the columns
	left   float64 // where the lines of the axis begin
}

// SVG draws the pairs.
func (p Pairs) SVG(size Size) []byte {
	c := newCanvas(size)
	p.Pairs = p.Pairs[:min(len(p.Pairs), mostPairs)]
	y := 2.0
	if key := c.flowKey(0, c.w, y, p.keyItems(c)); key > y {
		y = key + 12
	}
	pl := p.plot(c)
	y = p.head(c, pl, y)
	pl.h.y1, pl.h.y0 = y+10, y+300
	c.axis(pl.h, p.Ticks, pl.left, c.w-2)
	c.path("rule", path{}.line(pl.x0, y, pl.x0, pl.h.y0+10).line(pl.x1, y, pl.x1, pl.h.y0+10))
	p.lines(c, pl)
	p.numbers(c, pl.h, pl.x0-10, end, func(q Pair) (float64, string) { return q.Before, q.BeforeText })
	p.numbers(c, pl.h, pl.x1+10, start, func(q Pair) (float64, string) { return q.After, q.AfterText })
	return c.finish("fig-pairs", pl.h.y0+14, p.Alt)
}

func (p Pairs) plot(c *canvas) pairPlot {
	lo, hi := p.ends()
	pl := pairPlot{h: rise{lo: lo, hi: hi, log: p.Log && lo > 0}, left: max(tickWidth(p.Ticks), 2)}
	before, after := p.widths()
	pl.x0, pl.x1 = pl.left+before+18, c.w-after-18
	if c.size == Wide {
		pl.x0, pl.x1 = max(pl.x0, 170), min(pl.x1, 530)
	}
	return pl
}

// widths gives the room that numbers beside the columns take.
func (p Pairs) widths() (before, after float64) {
	for _, q := range p.all() {
		before = max(before, min(strong.width(printable(q.BeforeText)), mostTick))
		after = max(after, min(strong.width(printable(q.AfterText)), mostTick))
	}
	return before, after
}

func (p Pairs) typical() bool { return p.Typical.BeforeText != "" || p.Typical.AfterText != "" }

// all gives the typical pair, if there is one, and then the others.
func (p Pairs) all() []Pair {
	var all []Pair
	if p.typical() {
		all = append(all, p.Typical)
	}
	return append(all, p.Pairs...)
}

// ends gives the ends of the axis. Where equal ratios have equal distances,
// values that are not above 0 do not count.
func (p Pairs) ends() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	count := func(v float64) {
		if !math.IsNaN(v) && !math.IsInf(v, 0) && (v > 0 || !p.Log) {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	for _, q := range p.all() {
		count(q.Before)
		count(q.After)
	}
	for _, t := range p.Ticks {
		count(t.Value)
	}
	if lo > hi {
		return 0, 1
	}
	return lo, hi
}

// head prints the names of the columns and the unit, and returns where the
// plot begins.
func (p Pairs) head(c *canvas, pl pairPlot, y float64) float64 {
	mid := (pl.x0 + pl.x1) / 2
	before, after := strong.wrap(p.Before, mid-pl.left-gap, 2), strong.wrap(p.After, c.w-mid-gap, 2)
	unit := small.wrap(p.Unit, c.w, 1)
	y0 := y
	if len(unit) > 0 {
		y0 = c.block(small, start, 0, y, unit) + 6
	}
	c.block(strong, start, max(pl.left, min(pl.x0-strong.widest(before)/2, mid-strong.widest(before)-gap)), y0, before)
	c.block(strong, end, min(c.w-2, max(pl.x1+strong.widest(after)/2, mid+gap+strong.widest(after))), y0, after)
	return y0 + strong.lines(max(len(before), len(after))) + 6
}

func (p Pairs) lines(c *canvas, pl pairPlot) {
	var rises, falls path
	for _, q := range p.Pairs {
		y0, y1 := pl.h.at(q.Before), pl.h.at(q.After)
		if q.After > q.Before {
			rises = rises.line(pl.x0, y0, pl.x1, y1)
		} else {
			falls = falls.line(pl.x0, y0, pl.x1, y1)
		}
	}
	c.path("falls", falls)
	c.path("rises", rises)
	for _, q := range p.Pairs {
		class := "m c"
		if q.After > q.Before {
			class = "m up"
		}
		c.circle(class, pl.x0, pl.h.at(q.Before), 3)
		c.circle(class, pl.x1, pl.h.at(q.After), 3)
	}
	if p.typical() {
		y0, y1 := pl.h.at(p.Typical.Before), pl.h.at(p.Typical.After)
		c.path("typical", path{}.line(pl.x0, y0, pl.x1, y1))
		c.circle("m", pl.x0, y0, 5.5)
		c.circle("m", pl.x1, y1, 5.5)
	}
}

// numbers prints the values at one column, the typical one before the others;
// what would lie on another is left out.
func (p Pairs) numbers(c *canvas, h rise, x float64, a anchor, end func(Pair) (float64, string)) {
	var taken []box
	for i, q := range p.all() {
		f := small
		if i == 0 && p.typical() {
			f = strong
		}
		v, text := end(q)
		y := h.at(v)
		b := box{0, y - 7, 1, y + 7}
		if s := f.cut(printable(text), mostTick); s != "" && !anyHits(taken, b) {
			c.text(f, a, x, y+float64(f.px*0.35), s)
			taken = append(taken, b)
		}
	}
}

func (p Pairs) keyItems(c *canvas) []keyItem {
	var rises, falls bool
	for _, q := range p.Pairs {
		rises, falls = rises || q.After > q.Before, falls || !(q.After > q.Before)
	}
	var items []keyItem
	add := func(used bool, text, class string) {
		if used {
			items = append(items, keyItem{32, func(x, y float64) { c.path(class, path{}.line(x-11, y, x+11, y)) }, text, small})
		}
	}
	add(p.typical(), p.Names.Typical, "typical")
	add(rises, p.Names.Rises, "rises")
	add(falls, p.Names.Falls, "falls")
	return items
}
