package chart

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// A placer finds room for tags. Nothing is ever put on what is hard or across
// the frame; arrows are written on only where there is no other room near the
// mark, and what is soft is avoided where that costs little.
type placer struct {
	frame  box
	hard   []box
	arrows []seg
	soft   []seg
	marks  []point // what names could seem to belong to
	tags   []*tag
}

// The cost of a place: how far down the list of preferred directions it is,
// plus this much for each soft line crossed, and for each arrow.
const (
	crossing      = 2.5
	crossingArrow = 40
	mistaking     = 5 // for each mark that a name is as near to as to its own
)

// run places all tags: those of measured marks as if there were no others,
// then those that yield, in what room is left.
func (p *placer) run() {
	var firm, yielding []*tag
	for _, t := range p.tags {
		if t.yields {
			yielding = append(yielding, t)
		} else {
			firm = append(firm, t)
		}
	}
	p.settle(firm)
	p.settle(yielding)
}

// settle places tags: first beside their marks, those with the most
// neighbours before the others; then, with all of them in place, each once
// more; and what found no room, or none off the arrows, farther off, with a
// leader, or shortened.
func (p *placer) settle(order []*tag) {
	crowd := map[*tag]int{}
	for _, t := range order {
		for _, o := range order {
			if t.mark.distance(o.mark) < 90 {
				crowd[t]++
			}
		}
	}
	slices.SortStableFunc(order, func(a, b *tag) int { return cmp.Compare(crowd[b], crowd[a]) })
	for range 2 {
		for _, t := range order {
			p.beside(t)
		}
	}
	for _, t := range order {
		if t.placed && p.crossed(t.at) < crossingArrow || p.nearby(t) || p.shortened(t) {
			continue
		}
		t.placed = false // a tag is not in its own way
		p.afar(t)
	}
}

// nearby looks for a place in sight of the mark for a tag that something
// could stand for: no longer a leader than this, and nothing in its way.
func (p *placer) nearby(t *tag) bool {
	const sight = 32
	if t.short == "" || t.yields {
		return false
	}
	t.placed = false
	t.chosen = t.shape(t.width, 3)
	t.placed = p.scan(t) && t.at.nearest(t.mark).distance(t.mark) <= sight &&
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

// directions are the eight places beside a mark, the best first; across and
// down say on which side of the mark the label lies.
var directions = [8]struct {
	across, down float64
	anchor       anchor
}{
	{1, 0, start}, {-1, 0, end}, {1, -1, start}, {1, 1, start},
	{-1, -1, end}, {-1, 1, end}, {0, -1, middle}, {0, 1, middle},
}

func (p *placer) beside(t *tag) {
	best := math.Inf(1)
	t.placed = false
	for k, s := range t.shapes {
		for i, d := range directions {
			off := t.r + gap
			if d.across != 0 && d.down != 0 {
				off = t.r + gap/2
			}
			cx := t.mark.x + float64(d.across*(off+s.w/2))
			cy := t.mark.y + float64(d.down*(off+s.h/2))
			b := boxAt(cx-s.w/2, cy-s.h/2, s.w, s.h)
			if !p.free(t, b) {
				continue
			}
			if c := float64(i)/2 + float64(k) + p.crossed(b) + p.mistaken(t, b); c < best {
				best, t.placed, t.chosen = c, true, s
				t.put(b, d.anchor, p.mistaken(t, b) > 0)
			}
		}
	}
}

// mistaken gives the cost of the marks that a tag at b could seem to belong to.
func (p *placer) mistaken(t *tag, b box) float64 {
	own := b.nearest(t.mark).distance(t.mark)
	cost := 0.0
	for _, m := range p.marks {
		if m != t.mark && b.nearest(m).distance(m) < own+gap {
			cost += mistaking
		}
	}
	return cost
}

// free says whether a tag may lie at b.
func (p *placer) free(t *tag, b box) bool {
	if !b.within(p.frame) {
		return false
	}
	wide := b.grow(gap / 2)
	for _, h := range p.hard {
		if wide.hits(h) {
			return false
		}
	}
	for _, o := range p.tags {
		if o == t || !o.placed {
			continue
		}
		if wide.hits(o.at) || o.far && o.leader.crosses(wide) {
			return false
		}
	}
	return true
}

// crossed gives the cost of the lines that run through b.
func (p *placer) crossed(b box) float64 {
	cost := 0.0
	for _, s := range p.soft {
		if s.crosses(b) {
			cost += crossing
		}
	}
	for _, s := range p.arrows {
		if s.crosses(b.grow(2)) {
			cost += crossingArrow
		}
	}
	return cost
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
		if p.scan(t) {
			return
		}
	}
}

// scan tries places on a grid, from the mark outward, and takes the one with
// the shortest leader that runs over no text and no other mark.
func (p *placer) scan(t *tag) bool {
	w, h := t.chosen.w, t.chosen.h
	best := math.Inf(1)
	var found box
	for y := range outward(t.mark.y-h/2, p.frame.y0, p.frame.y1-h, 3) {
		if off := max(y-t.mark.y, t.mark.y-y-h); off >= best {
			break
		}
		for x := range outward(t.mark.x-w/2, p.frame.x0, p.frame.x1-w, 4) {
			b := boxAt(x, y, w, h)
			d := b.nearest(t.mark).distance(t.mark)
			if d >= best {
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
