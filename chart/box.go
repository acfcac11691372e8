package chart

import "math"

type point struct{ x, y float64 }

// A box is a rectangle with x0 ≤ x1 and y0 ≤ y1, y downward.
type box struct{ x0, y0, x1, y1 float64 }

func boxAt(x, y, w, h float64) box { return box{x, y, x + w, y + h} }

func (b box) w() float64 { return b.x1 - b.x0 }
func (b box) h() float64 { return b.y1 - b.y0 }
func (b box) mid() point { return point{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2} }
func (b box) grow(d float64) box {
	return box{b.x0 - d, b.y0 - d, b.x1 + d, b.y1 + d}
}

// hits says whether two boxes share more than an edge.
func (b box) hits(o box) bool {
	return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1
}

// within says whether b lies in o.
func (b box) within(o box) bool {
	return b.x0 >= o.x0 && b.x1 <= o.x1 && b.y0 >= o.y0 && b.y1 <= o.y1
}

// nearest gives the point of the box that is nearest to p.
func (b box) nearest(p point) point {
	return point{min(max(p.x, b.x0), b.x1), min(max(p.y, b.y0), b.y1)}
}

func (p point) distance(q point) float64 { return math.Hypot(p.x-q.x, p.y-q.y) }

// A seg is a straight line between two points.
type seg struct{ a, b point }

// crosses says whether the segment enters the box (Liang and Barsky's
// clipping).
func (s seg) crosses(b box) bool {
	if max(s.a.x, s.b.x) < b.x0 || min(s.a.x, s.b.x) > b.x1 || max(s.a.y, s.b.y) < b.y0 || min(s.a.y, s.b.y) > b.y1 {
		return false
	}
	dx, dy := s.b.x-s.a.x, s.b.y-s.a.y
	lo, hi := 0.0, 1.0
	for _, e := range [4][2]float64{
		{-dx, s.a.x - b.x0}, {dx, b.x1 - s.a.x}, {-dy, s.a.y - b.y0}, {dy, b.y1 - s.a.y},
	} {
		switch t := e[1] / e[0]; {
		case e[0] == 0 && e[1] <= 0:
			return false
		case e[0] < 0:
			lo = max(lo, t)
		case e[0] > 0:
			hi = min(hi, t)
		}
	}
	return lo < hi
}

// A scale maps 0–100 onto a stretch of the figure; x1 may lie before x0.
type scale struct{ x0, x1 float64 }

// at gives the place of v, which is held within 0 to 100.
func (s scale) at(v float64) float64 {
	return s.x0 + float64((s.x1-s.x0)*clamp(v)/100)
}

func clamp(v float64) float64 {
	if !(v >= 0) { // NaN too
		return 0
	}
	return min(v, 100)
}

// holds says whether p lies in the box.
func (b box) holds(p point) bool {
	return p.x >= b.x0 && p.x <= b.x1 && p.y >= b.y0 && p.y <= b.y1
}

// meets says whether two segments cross: the ends of each lie on different
// sides of the other.
func (s seg) meets(o seg) bool {
	return s.side(o.a)*s.side(o.b) < 0 && o.side(s.a)*o.side(s.b) < 0
}

// side is positive on one side of the segment's line, negative on the other.
func (s seg) side(p point) float64 {
	return float64((s.b.x-s.a.x)*(p.y-s.a.y)) - float64((s.b.y-s.a.y)*(p.x-s.a.x))
}
