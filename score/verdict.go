package score

// The verdicts.
const (
	Entrenched  = "entrenched"  // the practice stands on its norms
	Aligned     = "aligned"     // an interim state: others' findings, own norms
	Pioneering  = "pioneering"  // its own way, not joined up with others
	Renaissance = "renaissance" // taken apart and rebuilt by its own ability
)

// The words for certainty.
const (
	Clear  = "clear"
	Likely = "likely"
	Open   = "open"
)

// The warnings, which hold whatever the verdict is.
const (
	InTheRubble = "in-the-rubble" // torn down, the need unmet
	OldGround   = "old-ground"    // new things built around old norms
	Borrowed    = "borrowed"      // taken apart and rebuilt in borrowed ways
)

// A Verdict is the word for where a practice stands.
type Verdict struct {
	Name      string   // empty where there is none
	Certainty float64  // share of replicates with the same verdict, 0–1
	Certain   bool     // Certainty is set
	Word      string   // clear, likely or open; empty where certainty is not known
	Between   []string // of an open verdict: the two that it lies between, where replicates tell
	Warnings  []string
	Reason    Reason // why there is no verdict, or why it is open for another cause than chance
}

// verdicts are those, by the sides of the two lines: aligned, deconstructive,
// or both.
var verdicts = [...]string{
	Entrenched,
	aligned:                  Aligned,
	deconstructive:           Pioneering,
	aligned | deconstructive: Renaissance,
}

const (
	aligned        = 1
	deconstructive = 2
)

// reaches says whether a figure is at a threshold or above. What adding up
// loses is not held against it, or the order of the norms could decide.
func reaches(value, threshold float64) bool { return value >= threshold-1e-9 }

// passes is 1 where both halves of deconstruction and own knowledge reach
// their thresholds, else 0.
func (c *compiled) passes(dismantling, reinvention, own float64, ownKnown bool) float64 {
	t := c.set.Deconstruction
	if reaches(dismantling, t) && reaches(reinvention, t) && ownKnown && reaches(own, c.m.Thresholds.OwnKnowledge) {
		return 1
	}
	return 0
}

// sides is the verdict for figures, as an index of verdicts. A deconstructive
// one needs at least half of the weight in teams that pass.
func (c *compiled) sides(of [quantities]float64, ownKnown bool) int {
	v := 0
	if reaches(of[alignment], c.set.Alignment) {
		v |= aligned
	}
	if c.passes(of[dismantling], of[reinvention], of[ownKnowledge], ownKnown) == 1 && reaches(of[passing], 0.5) {
		v |= deconstructive
	}
	return v
}

// verdict judges a practice by its figures.
func (c *compiled) verdict(p *Practice, f [quantities]figure) Verdict {
	if reason := firstReason(f[alignment].reason, f[dismantling].reason, f[reinvention].reason); reason != "" {
		return Verdict{Reason: reason}
	}
	var at [quantities]float64
	for i := range f {
		at[i] = f[i].value
	}
	known := f[ownKnowledge].weight > 0
	sides := c.sides(at, known)
	v := Verdict{Name: verdicts[sides], Warnings: c.warnings(at, known)}
	counts := c.replicated(f, known)
	if counts != nil {
		v.Certainty, v.Certain = share(counts[sides], c.set.Replicates), true
		v.Word = c.word(v.Certainty, p)
	}
	t := c.set.Deconstruction
	switch {
	case p.NotApplicable > c.m.Thresholds.NotApplicable:
		v.Word, v.Reason = Open, TooManyNA
	case !known && reaches(at[dismantling], t) && reaches(at[reinvention], t):
		v.Word, v.Reason = Open, f[ownKnowledge].reason
		if v.Reason == NotAsked {
			v.Reason = LadderOnly
		}
		counts = make([]int, len(verdicts))
		counts[sides|deconstructive] = 1
	}
	if v.Word == Open {
		v.Between = between(sides, counts)
	}
	return v
}

// replicated counts the replicates by verdict; nil where there are none.
func (c *compiled) replicated(f [quantities]figure, ownKnown bool) []int {
	if f[alignment].replicates == nil || f[dismantling].replicates == nil || f[reinvention].replicates == nil {
		return nil
	}
	counts := make([]int, len(verdicts))
	for rep := range c.set.Replicates {
		var at [quantities]float64
		for i := range f {
			at[i] = f[i].at(rep)
		}
		counts[c.sides(at, ownKnown)]++
	}
	return counts
}

// word turns a share of replicates into a word. Unknown answers that could
// carry a score over a threshold, and practices with few norms answered,
// allow no more than likely.
func (c *compiled) word(certainty float64, p *Practice) string {
	t, b := c.m.Thresholds, p.Bounds
	atMostLikely := p.answeredNorms() < t.Catalogue ||
		b.Alignment.straddles(c.set.Alignment) ||
		b.Dismantling.straddles(c.set.Deconstruction) ||
		b.Reinvention.straddles(c.set.Deconstruction) ||
		p.OwnKnowledge.Known() && b.OwnKnowledge.straddles(t.OwnKnowledge)
	switch {
	case reaches(certainty, t.Clear) && !atMostLikely:
		return Clear
	case reaches(certainty, t.Likely):
		return Likely
	}
	return Open
}

func (c *compiled) warnings(of [quantities]float64, ownKnown bool) []string {
	t := c.set.Deconstruction
	x, r := reaches(of[dismantling], t), reaches(of[reinvention], t)
	switch {
	case x && !r:
		return []string{InTheRubble}
	case r && !x:
		return []string{OldGround}
	case x && r && ownKnown && !reaches(of[ownKnowledge], c.m.Thresholds.OwnKnowledge):
		return []string{Borrowed}
	}
	return nil
}

// between names a verdict and the other one that most replicates give; none
// where no replicate gives another.
func between(sides int, counts []int) []string {
	other, most := 0, 0
	for i, n := range counts {
		if i != sides && n > most {
			other, most = i, n
		}
	}
	if most == 0 {
		return nil
	}
	return []string{verdicts[sides], verdicts[other]}
}
