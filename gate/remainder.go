package gate

import "math"

// A part is one of the groups that make up a whole: a role of the
// organisation, a segment, or a team outside all segments.
type part struct {
	people [len(axes)]int // behind A, X and R
	shown  bool           // with its figures as they are
	fixed  bool           // whether it is shown is decided elsewhere
}

// hideRemainders hides parts of a whole of which as much is shown as of the
// parts, so that what is left of the whole without the parts that are shown
// does not tell of a single one of the others: either nobody is left, or
// people of two parts or more, and at least as many as anything is shown of.
// This holds for each score apart. While it does not, the smallest part that
// is shown is hidden, the later of two of the same size. It reports whether it
// holds in the end.
func (p *publisher) hideRemainders(whole [len(axes)]int, parts []part) {
	for p.limits.Shown > 0 && p.tellsOne(whole, parts) {
		smallest, fewest := -1, math.MaxInt
		for i, part := range parts {
			if n := sum(part.people); part.shown && !part.fixed && n <= fewest {
				smallest, fewest = i, n
			}
		}
		if smallest < 0 {
			return
		}
		parts[smallest].shown = false
	}
}

// tellsOne says whether what is left of the whole tells of a part that is not
// shown.
func (p *publisher) tellsOne(whole [len(axes)]int, parts []part) bool {
	for axis, left := range whole {
		others := 0
		for _, part := range parts {
			switch {
			case part.shown:
				left -= part.people[axis]
			case part.people[axis] > 0:
				others++
			}
		}
		if left > 0 && (left < p.limits.Shown || others < 2) {
			return true
		}
	}
	return false
}

func sum(people [len(axes)]int) int {
	n := 0
	for _, k := range people {
		n += k
	}
	return n
}
