package chart

// A Histogram shows how much lies in each of some bins that follow one
// another, as upright bars.
type Histogram struct {
	Alt       Alt
	Names     HistogramNames
	Tone      Tone   // of the marked bin
	Ticks     []Tick // two or three round numbers above 0; see RoundTicks. May be empty where bins print their own
	Bins      []Bin
	Threshold Threshold // where its label is empty, there is none
}

// HistogramNames are words about the whole; those that are empty are left
// out.
type HistogramNames struct {
	Height string // what the bars count, printed above them
	Bins   string // what the bins divide, printed below their labels
	Few    string // in the key, where one occurs: the hollow tick
}

// A Bin is one bar.
type Bin struct {
	Label string  // below the bar; where there is no room for all, every second or third is printed
	Value float64 // from 0
	Text  string  // the value as printed; left out where it does not fit
	Few   bool    // too few to be told: a hollow tick stands in place of the bar
	// Mark, if it is set, highlights the bar and is printed above it. One bin
	// at most is marked: the first that asks for it.
	Mark string
}

// A Threshold is a named line between two bins.
type Threshold struct {
	Before int // the index of the bin that begins at it
	Label  string
}

// SVG draws the histogram.
func (h Histogram) SVG(size Size) []byte {
	c := newCanvas(size)
	y := h.head(c)
	deep := 170.0
	if size == Narrow {
		deep = 140
	}
	p := h.plot(c.w)
	calls, feet := h.callouts(p)
	y1 := y + max(hoist(calls, 0, c.w-2), 4)
	p.h = rise{0, h.top(), y1 + deep, y1 + 16, false}
	c.axis(p.h, p.clearTicks(), p.x0, p.x(len(h.Bins)))
	h.bars(c, p)
	c.path("zero", path{}.line(p.x0, p.h.y0, p.x(len(h.Bins)), p.h.y0))
	c.callouts("point", calls, y1, func(i int) float64 { return feet[i](p.h) })
	return c.finish("fig-histogram", h.labels(c, p)+4, h.Alt)
}

// head prints what the bars count, and the key of the hollow tick.
func (h Histogram) head(c *canvas) float64 {
	y := c.block(small, start, 0, 2, small.wrap(h.Names.Height, c.w, 2)) + 6
	for _, b := range h.Bins {
		if b.Few {
			few := func(x, y float64) { c.path("few", path{}.rect(fewBox(x, y+5, 9))) }
			y = c.flowKey(0, c.w, y, []keyItem{{18, few, h.Names.Few, small}}) + 2
			break
		}
	}
	return y + 4
}

func (h Histogram) top() float64 {
	top := highest(h.Ticks)
	for _, b := range h.Bins {
		if !b.Few {
			top = highest(nil, top, b.Value)
		}
	}
	return top
}

// marked is the index of the bin that is marked, or −1.
func (h Histogram) marked() int {
	for i, b := range h.Bins {
		if printable(b.Mark) != "" {
			return i
		}
	}
	return -1
}

// callouts gives the labels above the bars, and to what height the line of
// each runs down.
func (h Histogram) callouts(p binPlot) (calls []callout, feet []func(rise) float64) {
	if at := h.Threshold.Before; h.Threshold.Label != "" && at >= 0 && at <= len(h.Bins) {
		calls = append(calls, callout{x: p.x(at), text: h.Threshold.Label, face: small})
		feet = append(feet, func(r rise) float64 { return r.y0 })
	}
	if i := h.marked(); i >= 0 {
		b := h.Bins[i]
		calls = append(calls, callout{x: (p.x(i) + p.x(i+1)) / 2, text: b.Mark, face: markFace(h.Tone)})
		feet = append(feet, func(r rise) float64 { return r.at(b.height()) - b.room(p) })
	}
	return calls, feet
}

// markFace is the face of what is said about a thing in a tone.
func markFace(t Tone) face {
	if t == Ink {
		return strong
	}
	return face{"b " + t.class(), strong.px, true}
}
