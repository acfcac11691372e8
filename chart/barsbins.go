package chart

import "slices"

// A binPlot is the geometry of a histogram.
type binPlot struct {
	x0, cell float64
	h        rise
	ticks    []Tick
}

func (p binPlot) x(bin int) float64 { return p.x0 + float64(p.cell*float64(bin)) }

// clearTicks gives the ticks whose numbers are clear of the labels below the
// base line.
func (p binPlot) clearTicks() []Tick {
	return slices.DeleteFunc(slices.Clone(p.ticks), func(t Tick) bool { return p.h.at(t.Value) > p.h.y0-9 })
}

const widestBin = 88 // few bins leave the right of the figure empty

// plot divides a width among the bins. Half of the widest label has room
// beyond the first and the last bar, and numbers of an axis left of them,
// unless every bar prints its own.
func (h Histogram) plot(width float64) binPlot {
	n := float64(max(len(h.Bins), 1))
	widest := 0.0
	for _, b := range h.Bins {
		widest = max(widest, small.width(printable(b.Label)))
	}
	edge := 2.0
	if n > 1 { // so that edge and half a bar hold half a label
		edge = max(edge, min((widest-width/n)/2*n/(n-1)+1, 40))
	}
	p := binPlot{x0: edge, cell: min((width-2*edge)/n, widestBin)}
	for _, b := range h.Bins {
		if !b.Few && !b.prints(p) {
			p.ticks = h.Ticks
			p.x0 = max(edge, tickWidth(h.Ticks))
			p.cell = min((width-edge-p.x0)/n, widestBin)
			break
		}
	}
	return p
}

func (b Bin) height() float64 {
	if b.Few {
		return 0
	}
	return b.Value
}

// prints says whether the value is printed above its bar.
func (b Bin) prints(p binPlot) bool {
	s := printable(b.Text)
	return s != "" && !b.Few && small.width(s) <= p.cell-2
}

// room is what must be kept free above a bar.
func (b Bin) room(p binPlot) float64 {
	if b.prints(p) || b.Few {
		return 17
	}
	return 2
}

func (h Histogram) bars(c *canvas, p binPlot) {
	inset := min(float64(p.cell*0.1), 3)
	var bars, few path
	marked := h.marked()
	for i, b := range h.Bins {
		x0, x1, y := p.x(i)+inset, p.x(i+1)-inset, p.h.at(b.height())
		switch {
		case b.Few:
			few = few.rect(fewBox((x0+x1)/2, p.h.y0, min(x1-x0, 9)))
			y -= 5
		case i == marked:
			c.path(barClass(h.Tone), path{}.rect(box{x0, y, x1, p.h.y0}))
		case b.Value > 0:
			bars = bars.rect(box{x0, y, x1, p.h.y0})
		}
		if b.prints(p) {
			c.text(small, middle, (x0+x1)/2, y-5, printable(b.Text))
		}
	}
	c.path("bar", bars)
	c.path("few", few)
}

// labels prints the names of bins and what they divide, and returns the
// bottom edge.
func (h Histogram) labels(c *canvas, p binPlot) float64 {
	step, lines := h.step(p.cell)
	first := max(h.marked(), 0) % step
	most := 0
	for i := first; i < len(h.Bins); i += step {
		width := min(float64(p.cell*float64(step))-6, 2*min(p.x(i)+p.cell/2, c.w-p.x(i)-p.cell/2))
		name := small.wrap(h.Bins[i].Label, width, lines)
		c.block(small, middle, p.x(i)+p.cell/2, p.h.y0+6, name)
		most = max(most, len(name))
	}
	y := p.h.y0 + 6 + float64(leading*float64(most))
	if name := small.wrap(h.Names.Bins, c.w-p.x0, 2); len(name) > 0 {
		y = c.block(small, start, p.x0, y+2, name)
	}
	return y
}

// step gives how many bins share one label, and in how many lines it is
// printed: all of them in up to three lines if no word is cut, else as many as
// have room in one line.
func (h Histogram) step(cell float64) (step, lines int) {
	widest, longest := 0.0, 0.0
	for _, b := range h.Bins {
		s := printable(b.Label)
		widest = max(widest, small.width(s))
		longest = max(longest, small.longestWord(s))
	}
	if longest <= cell-6 {
		return 1, 3
	}
	for _, step := range [...]int{2, 3, 4, 5, 6, 8, 10, 12} {
		if widest <= float64(cell*float64(step))-6 {
			return step, 1
		}
	}
	return 12, 2
}
