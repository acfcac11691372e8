package chart

import (
	"iter"
	"math"
)

// nearby looks for a place in sight of the mark for a tag that something
// could stand for: no longer a leader than this, and nothing in its way.
func (p *placer) nearby(t *tag) bool {
	const sight = 32
	if t.short == "" || t.yields {
		return false
	}
	t.placed = false
	t.chosen = t.shape(t.width, 3)
	t.placed = p.scan(t, sight) &&
		(!t.far || p.obstructed(t) == 0) && p.crossed(t.at) < crossingArrow
	return t.placed
}

// shortened puts what stands for a name beside its mark; where even that has
// no room, it is what is placed farther off; the key has the rest. A tag that
// has nothing to stand for it stays as it is.
func (p *placer) shortened(t *tag) bool {
	if t.short == "" {
		return false
	}
	t.text, t.warn, t.isShort = t.short, "", true
	t.fit(t.width, t.width)
	p.beside(t)
	return t.placed
}

// afar looks over the whole frame for the nearest free place, first with the
// text as it is, then in narrower and shorter forms. A tag that finds no room
// at all stays without a place; the table has it.
func (p *placer) afar(t *tag) {
	for _, try := range [...]struct {
		width float64
		lines int
	}{{t.width, 3}, {t.width, 1}, {64, 2}, {48, 1}, {30, 1}} {
		t.chosen = t.shape(try.width, try.lines)
		if p.scan(t, math.Inf(1)) {
			return
		}
	}
}

// scan tries places on a grid, from the mark outward, and takes the one with
// the shortest leader that runs over no text and no other mark. It takes none
// that is farther from the mark than most.
func (p *placer) scan(t *tag, most float64) bool {
	w, h := t.chosen.w, t.chosen.h
	best := math.Inf(1)
	var found box
	for y := range outward(t.mark.y-h/2, p.frame.y0, p.frame.y1-h, 3) {
		if off := max(y-t.mark.y, t.mark.y-y-h); off >= min(best, most) {
			break
		}
		for x := range outward(t.mark.x-w/2, p.frame.x0, p.frame.x1-w, 4) {
			b := boxAt(x, y, w, h)
			d := b.nearest(t.mark).distance(t.mark)
			if d >= min(best, most) {
				break
			}
			if !p.free(t, b) {
				continue
			}
			t.put(b, side(b, t.mark), true)
			if c := d + float64(12*p.obstructed(t)) + float64(1.6*p.crossed(b)); c < best {
				best, found = c, b
			}
		}
	}
	t.placed = !math.IsInf(best, 1)
	if t.placed {
		d := found.nearest(t.mark).distance(t.mark)
		t.put(found, side(found, t.mark), d > t.r+12 || p.mistaken(t, found) > 0)
	}
	return t.placed
}

// outward gives the numbers from, from ± step, from ± 2 step and so on, the
// nearest first, as far as they lie within lo to hi.
func outward(from, lo, hi, step float64) iter.Seq[float64] {
	return func(yield func(float64) bool) {
		from = min(max(from, lo), hi)
		for k := 0.0; from-k >= lo || from+k <= hi; k += step {
			if from-k >= lo && !yield(from-k) {
				return
			}
			if k > 0 && from+k <= hi && !yield(from+k) {
				return
			}
		}
	}
}

// obstructed counts what the leader of a tag runs over.
func (p *placer) obstructed(t *tag) float64 {
	n := 0.0
	l := t.leader
	for _, h := range p.hard {
		if l.crosses(h) && !h.grow(1).holds(t.mark) {
			n++
		}
	}
	for _, a := range p.arrows {
		if l.meets(a) {
			n += 3
		}
	}
	for _, o := range p.tags {
		if o == t || !o.placed {
			continue
		}
		if l.crosses(o.at) {
			n += 4
		}
		if o.far && l.meets(o.leader) {
			n += 3
		}
	}
	return n
}
