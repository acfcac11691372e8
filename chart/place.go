package chart

import (
	"cmp"
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
// neighbours before the others. Where some then find no room there, each of
// them is tried as the first to choose, and the best of all is kept.
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
	unplaced := remembered(order)
	p.inOrder(order)
	best, cost := remembered(order), p.cost(order)
	const tries = 3
	for i, tried := 0, 0; i < len(best) && tried < tries; i++ {
		if !p.strays(&best[i]) {
			continue
		}
		tried++
		recall(order, unplaced)
		p.inOrder(slices.Concat(order[i:i+1], order[:i], order[i+1:]))
		if c := p.cost(order); c < cost {
			best, cost = remembered(order), c
		}
	}
	recall(order, best)
}

// strays says whether a tag is without a place, or so far from its mark that
// it could seem to be another's.
func (p *placer) strays(t *tag) bool {
	const near = 16
	return !t.placed || t.far && t.at.nearest(t.mark).distance(t.mark) > t.r+near
}

func remembered(tags []*tag) []tag {
	out := make([]tag, len(tags))
	for i, t := range tags {
		out[i] = *t
	}
	return out
}

func recall(tags []*tag, to []tag) {
	for i, t := range tags {
		*t = to[i]
	}
}

// cost is how badly tags are placed: a tag without a place, one that is
// shortened, and leaders by their length and by what they run over.
func (p *placer) cost(tags []*tag) float64 {
	c := 0.0
	for _, t := range tags {
		switch {
		case !t.placed:
			c += 1000
		case t.isShort:
			c += 100
		case t.far:
			c += 20 + t.at.nearest(t.mark).distance(t.mark) + float64(25*p.obstructed(t)) + p.crossed(t.at)
		default:
			c += p.crossed(t.at)
		}
	}
	return c
}

// inOrder places tags beside their marks, one after the other; then, with all
// of them in place, each once more; and what found no room, or none off the
// arrows, farther off, with a leader, or shortened.
func (p *placer) inOrder(order []*tag) {
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
