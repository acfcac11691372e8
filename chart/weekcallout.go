package chart

import (
	"math"
	"slices"
)

// A callout is a label above a plot that points down at a place in it.
type callout struct {
	x     float64 // what it points at
	text  string
	face  face
	lines []string
	at    box // bottom edges at 0 and above until they are lowered
}

const (
	calloutWidth = 280 // the widest line of a callout
	calloutGap   = 7   // between the lowest callouts and the plot
	calloutTier  = 17  // how far one that meets another is raised
)

// hoist lays callouts out between x0 and x1: over what each points at, or
// beside the line that leads down to it, so that no text lies on another and,
// as far as that goes, no line runs through a text. It returns the height of
// them all, with the gap below.
func hoist(calls []callout, x0, x1 float64) float64 {
	height := 0.0
	for i := range calls {
		k := &calls[i]
		k.lines = k.face.wrap(k.text, min(calloutWidth, x1-x0), 2)
		if len(k.lines) == 0 {
			continue
		}
		k.place(calls, i, x0, x1)
		height = max(height, -k.at.y0+calloutGap)
	}
	return height
}

// place chooses the best of the places for the callout of index i, when those
// before it have theirs.
func (k *callout) place(calls []callout, i int, x0, x1 float64) {
	const raised, crossed = 1.5, 4 // what a tier, and a line through a text, cost
	w, h := k.face.widest(k.lines), k.face.lines(len(k.lines))
	best := math.Inf(1)
	for tier := range 2*i + 1 { // a text of two lines is two tiers high
		for cost, x := range [...]float64{max(min(k.x-w/2, x1-w), x0), k.x + 5, k.x - 5 - w} {
			try := callout{x: k.x, lines: k.lines, at: boxAt(x, -h-float64(calloutTier*float64(tier)), w, h)}
			if x < x0 || x+w > x1 || slices.ContainsFunc(calls[:i], try.covers) {
				continue
			}
			total := float64(cost) + raised*float64(tier) + crossed*float64(try.crossings(calls, i))
			if total < best {
				best, k.at = total, try.at
			}
		}
	}
}

// covers says whether the texts of two callouts lie on one another.
func (k callout) covers(o callout) bool { return len(o.lines) > 0 && k.at.hits(o.at.grow(gap)) }

// crossings counts the other callouts whose line runs through the text of k,
// the callout of index i, or whose text the line of k runs through. Those
// that have no place yet may have a line from any height.
func (k callout) crossings(calls []callout, i int) int {
	n := 0
	for j, o := range calls {
		switch {
		case j == i:
		case j > i && k.spans(o.x), j < i && o.at.y0 <= k.at.y0 && k.spans(o.x), j < i && k.at.y0 <= o.at.y0 && o.spans(k.x):
			n++
		}
	}
	return n
}

// spans says whether a line at x would run through the text or touch it.
func (k callout) spans(x float64) bool { return x > k.at.x0-2 && x < k.at.x1+2 }

// top gives where the line of a callout begins: below the text, or beside it.
func (k callout) top() float64 {
	if k.x < k.at.x0 || k.x > k.at.x1 {
		return k.at.y0 + 2
	}
	return k.at.y1 + 2
}

// callouts prints callouts that hoist laid out over a plot whose top is at y.
// Each is joined by a line of a class to the height that foot gives for it.
func (c *canvas) callouts(class string, calls []callout, y float64, foot func(i int) float64) {
	var leads path
	for i, k := range calls {
		if len(k.lines) > 0 {
			leads = leads.line(k.x, y-calloutGap+k.top(), k.x, foot(i))
		}
	}
	c.path(class, leads)
	for _, k := range calls {
		c.block(k.face, middle, k.at.mid().x, y-calloutGap+k.at.y0, k.lines)
	}
}

// longestWord gives the width of the widest stretch of s that a line must not
// break.
func (f face) longestWord(s string) float64 {
	w := 0.0
	for s != "" {
		word, space := nextWord(s)
		w = max(w, f.width(s[:word]))
		s = s[word+space:]
	}
	return w
}
