package attack

import (
	"math"
	"slices"
)

// A span is where a figure lies, ends included.
type span struct{ lo, hi float64 }

// anywhere on a scale of 0–100.
var anywhere = span{0, 100}

func (s span) wide() float64 { return s.hi - s.lo }

// A limit that is on one side only.
func atLeast(v float64) span { return span{v, math.Inf(1)} }
func atMost(v float64) span  { return span{math.Inf(-1), v} }

func around(v, half float64) span { return span{v - half, v + half} }

func (s span) meet(o span) span { return span{math.Max(s.lo, o.lo), math.Min(s.hi, o.hi)} }

func (s span) times(k float64) span { return span{s.lo * k, s.hi * k} }

// movedBy is where a mean may have been before it was moved.
func (s span) movedBy(most float64) span { return span{s.lo - most, s.hi + most}.meet(anywhere) }

// How far what is told may lie from what it was rounded from.
const (
	tenth   = 0.05 + 1e-6
	integer = 0.5 + 1e-6
	five    = 2.5 + 1e-6
)

// clampedTo is how far from the ends a clamped figure is kept.
const clampedTo = 10

// lines are those on whose side figures are kept: of scores, and of norms that
// stand, are moving or gone.
var lines = []float64{30, 50, 70}

// spanOf is where the mean lies of which a figure is told.
func (p *published) spanOf(f figure, n *norm, mode string, stands, gone float64) span {
	if f.Value == nil {
		return p.spanOfState(n, stands, gone)
	}
	v, half := *f.Value, tenth
	people, _ := f.told()
	switch {
	case f.Rounded || f.Clamped:
		half = five
	case mode == "individual" && people < p.Method.Limits.Tenths:
		half = integer
	}
	s := around(v, half)
	if half == integer && slices.Contains(lines, v+1) { // kept on its side
		s.hi = v + 1
	}
	if f.Clamped && v <= clampedTo {
		s.lo = 0
	}
	if f.Clamped && v >= 100-clampedTo {
		s.hi = 100
	}
	if n != nil && n.State != "" {
		s = s.meet(p.spanOfState(n, stands, gone))
	}
	return s.meet(anywhere)
}

// inTenths says whether a difference is told to tenths. One in whole numbers is
// that of what is told, and tells nothing more.
func (p *published) inTenths(f figure) bool {
	n, _ := f.told()
	return f.Value != nil && !f.Rounded && !f.Clamped && (n == 0 || n >= p.Method.Limits.Tenths)
}

// spanOfState is where the mean of a norm lies of which only the state is told.
func (p *published) spanOfState(n *norm, stands, gone float64) span {
	if n == nil {
		return anywhere
	}
	switch n.State {
	case "stands":
		return span{0, stands}
	case "moving":
		return span{stands - tenth, gone}
	case "gone":
		return span{gone - tenth, 100}
	}
	return anywhere
}
