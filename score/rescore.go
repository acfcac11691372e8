package score

// A rescored holds the parts of a team's scores under every alternative, or
// the organisation's, 0–100: parts, since a choice that is varied alone joins
// its own with those of the scoring in force.
type rescored struct {
	dismantling column
	axes        [ladders]parts // of alignment and reinvention
	own         float64        // own knowledge, which no choice moves
	known       [measured]bool
}

// parts make up alignment or reinvention: of those with the ladder alone, the
// ladder of the others, and their facets.
type parts struct{ alone, joined, items column }

// A variant says which choices take their draws: 1 for those, 0 for what stays
// as it is in force.
type variant struct {
	key                                string
	values, facets, ladder, thresholds int
}

// variants are all choices together, then each alone. Joining is not among
// them: verdicts ask for dismantling and reinvention each for itself, so that
// only ranks depend on how the two are joined.
var variants = [...]variant{
	{"", 1, 1, 1, 1},
	{ChoiceValues, 1, 0, 0, 0},
	{ChoiceFacets, 0, 1, 0, 0},
	{ChoiceLadder, 0, 0, 1, 0},
	{ChoiceThresholds, 0, 0, 0, 1},
}

func newRescored(n int) *rescored {
	r := &rescored{dismantling: make(column, n)}
	for _, score := range [...]int{alignment, reinvention} {
		r.axes[score] = parts{make(column, n), make(column, n), make(column, n)}
	}
	return r
}

// set works out a team's parts. own is its own knowledge; scratch is written
// over.
func (r *rescored) set(d *digest, own float64, c *columns, scratch column) {
	r.known, r.own = d.known, own
	r.dismantling.combine(d.dismantling[:], c.values[dismantling][:])
	for _, score := range [...]int{alignment, reinvention} {
		of, p := &d.axes[score], &r.axes[score]
		p.alone.combine(of.alone[:], c.values[score][:])
		p.joined.combine(of.joined[:], c.values[score][:])
		clear(p.items)
		for _, pattern := range of.patterns {
			scratch.combine(pattern.sums, pattern.facets.columns)
			inverse := pattern.facets.inverse[:len(scratch)]
			items := p.items[:len(scratch)]
			for k, sum := range scratch {
				items[k] += float64(sum * inverse[k])
			}
		}
	}
}

// axis is alignment or reinvention under alternative k of a variant.
func (r *rescored) axis(score, k int, v *variant, c *columns) float64 {
	p, ladder := &r.axes[score], c.ladder[score][k*v.ladder]
	return p.alone[k*v.values] + float64(ladder*p.joined[k*v.values]) + float64((1-ladder)*p.items[k*v.facets])
}

// join sets out to the score under each alternative with all choices drawn.
func (p *parts) join(out, ladder column) {
	alone, joined, items := p.alone[:len(out)], p.joined[:len(out)], p.items[:len(out)]
	for k, part := range ladder[:len(out)] {
		out[k] = alone[k] + float64(part*joined[k]) + float64((1-part)*items[k])
	}
}

// passes says whether both halves of deconstruction and own knowledge reach
// their thresholds under alternative k of a variant.
func (r *rescored) passes(k int, v *variant, c *columns) bool {
	return c.deconstructive(r.dismantling[k*v.values], r.axis(reinvention, k, v, c), r.own, k*v.thresholds)
}

// hopeless says that a variant leaves own knowledge or dismantling as they are
// in force, below their thresholds, so that none of its alternatives passes.
func (r *rescored) hopeless(v *variant, c *columns) bool {
	return !r.known[ownKnowledge] || v.thresholds == 0 &&
		(!reaches(r.own, c.ownKnowledge[0]) || v.values == 0 && !reaches(r.dismantling[0], c.deconstruction[0]))
}

// deconstructive holds dismantling, reinvention and own knowledge against the
// thresholds at k.
func (c *columns) deconstructive(x, r, own float64, k int) bool {
	line := c.deconstruction[k]
	return reaches(min(x, r), line) && reaches(own, c.ownKnowledge[k])
}

// sides is a verdict, as an index of verdicts.
func (c *columns) sides(a float64, passes bool, k int) int {
	sides := 0
	if reaches(a, c.alignment[k]) {
		sides |= aligned
	}
	if passes {
		sides |= deconstructive
	}
	return sides
}
