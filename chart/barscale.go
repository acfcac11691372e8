package chart

import "math"

// A Tick is a number on the axis of a figure.
type Tick struct {
	Value float64
	Text  string // as printed
}

// RoundTicks gives two or three round numbers for an axis that begins at 0
// and holds values up to most: multiples of 1, 2, 3, 4 or 5 times a power of
// ten, none above most. Where most is not above 0 there are none.
func RoundTicks(most float64) []float64 {
	if !(most > 0) || math.IsInf(most, 1) {
		return nil
	}
	const eps = 1e-9 // three times a tenth is a little more than three tenths
	unit := math.Pow10(int(math.Floor(math.Log10(most))))
	for _, step := range [...]float64{5, 4, 3, 2, 1, 0.5, 0.4} {
		n := math.Floor(float64(most/(step*unit)) + eps)
		if n < 2 {
			continue
		}
		var ticks []float64
		for k := 1.0; k <= n; k++ {
			ticks = append(ticks, float64(k*step)*unit)
		}
		return ticks
	}
	return nil
}

// A rise maps values from lo to hi onto heights of the figure from y0, at the
// bottom, up to y1. What lies beyond is held at the ends.
type rise struct {
	lo, hi float64
	y0, y1 float64
	log    bool // equal ratios have equal distances; lo is above 0
}

func (r rise) at(v float64) float64 {
	if !(v >= r.lo) || !(r.hi > r.lo) { // NaN too
		return r.y0
	}
	share := 1.0
	switch {
	case v >= r.hi:
	case r.log:
		share = math.Log(v/r.lo) / math.Log(r.hi/r.lo)
	default:
		share = (v - r.lo) / (r.hi - r.lo)
	}
	if !(share >= 0) { // both are without end
		share = 0
	}
	return r.y0 + float64((r.y1-r.y0)*share)
}

// holds says whether a value has a place of its own on the axis.
func (r rise) holds(v float64) bool { return v >= r.lo && v <= r.hi }

// axis draws ticks as lines from x0 to x1 and prints their numbers left of
// them, in a column that tickWidth gives. Numbers that would lie on one
// another are left out.
func (c *canvas) axis(r rise, ticks []Tick, x0, x1 float64) {
	var lines path
	var printed []box
	for _, t := range ticks {
		if !r.holds(t.Value) {
			continue
		}
		y := r.at(t.Value)
		lines = lines.line(x0, y, x1, y)
		s := small.cut(printable(t.Text), mostTick)
		b := box{0, y - 7, 1, y + 7}
		if s == "" || anyHits(printed, b) {
			continue
		}
		printed = append(printed, b)
		c.text(small, end, x0-6, y+float64(small.px*0.35), s)
	}
	c.path("grid", lines)
}

const mostTick = 70 // the widest number that an axis prints in full

// tickWidth gives the room that the numbers of an axis take at its left.
func tickWidth(ticks []Tick) float64 {
	w := 0.0
	for _, t := range ticks {
		w = max(w, min(small.width(printable(t.Text)), mostTick)+8)
	}
	return w
}

func anyHits(boxes []box, b box) bool {
	for _, o := range boxes {
		if o.hits(b) {
			return true
		}
	}
	return false
}

// highest gives the largest of some values and the ticks beside them.
func highest(ticks []Tick, values ...float64) float64 {
	top := 0.0
	for _, t := range ticks {
		if t.Value > top {
			top = t.Value
		}
	}
	for _, v := range values {
		if v > top {
			top = v
		}
	}
	return top
}
