package score

import (
	"slices"

	"rubble/stat"
	"rubble/survey"
)

// The scores that are resampled, in the order of their vectors.
const (
	alignment = iota
	dismantling
	reinvention
	ownKnowledge
	measured // how many there are
)

// A sample is what one team's sheets say of one practice.
type sample struct {
	team     string
	mode     survey.Mode
	sheets   int      // that say anything of it
	rows     []row    // that count
	sheet    []int    // of each row: which of the team's sheets it is
	ids      []string // of each row: its respondent
	roles    []string // of each row: the respondent's role, or ""
	flagged  []bool   // of each row: it looks as though it had been filled in without reading
	vectors  [][]int8
	leftOut  int
	answered int // questions, over the rows that count
	unknown  int
	na       int // over all rows
	given    int // over all rows
	mandated []int
	imputed  float64 // answers of those who count that others' can be expected to stand in for

	values     [measured][]float64 // of those rows that have the score
	estimate   [measured]float64
	replicates [measured][]float64 // nil where nothing can be drawn
	scale      [measured]float64   // of deviations: see stat.Rescale
	together   together            // of the later of two waves that are drawn at once
	headcount  int
	weight     float64
}

// sample gathers what a team's sheets say of the practice at index at. A team
// is individual or consensus: beside sheets of its members, which are held to
// be confidential, a joint one is passed over.
func (c *compiled) sample(at int, team Team, sheets []survey.Sheet, vectors [][][]int8) *sample {
	s := &sample{team: team.ID, headcount: max(team.People, 0), mandated: make([]int, len(c.practices[at].norms))}
	for i, sheet := range sheets { // individual ones first
		if vectors[i][at] == nil || s.sheets > 0 && sheet.Mode != s.mode {
			continue
		}
		s.sheets++
		s.mode = sheet.Mode
		c.include(s, at, i, sheet, vectors[i][at])
	}
	s.weight = float64(s.headcount)
	if s.headcount == 0 {
		s.weight = float64(len(s.rows))
	}
	lots := imputed(s)
	for i, v := range s.values {
		s.estimate[i] = average(v)
		s.scale[i] = stat.Rescale(len(v), s.headcount, lots)
	}
	return s
}

// include takes one sheet in, if it counts.
func (c *compiled) include(s *sample, at, sheet int, from survey.Sheet, v []int8) {
	r := c.row(&c.practices[at], v)
	s.given += r.answered
	s.na += r.na
	if !r.counts(c.set.Coverage) {
		if r.answered+r.unknown > 0 {
			s.leftOut++
		}
		return
	}
	if from.Mode == survey.Consensus && s.headcount == 0 {
		s.headcount = max(from.People, 0)
	}
	s.rows = append(s.rows, r)
	s.sheet = append(s.sheet, sheet)
	s.ids = append(s.ids, from.Respondent)
	s.roles = append(s.roles, from.Role)
	s.vectors = append(s.vectors, v)
	s.answered += r.answered
	s.unknown += r.unknown
	s.imputed += float64(from.Imputed[c.practices[at].id] * float64(r.answered))
	c.countMandated(s, at, from)
	for i, score := range r.scores() {
		if score.ok {
			s.values[i] = append(s.values[i], score.value)
		}
	}
}

func (r *row) scores() [measured]part {
	return [measured]part{r.alignment, r.dismantling, r.reinvention, r.ownKnowledge}
}

// countMandated counts which answers say that a norm is mandated.
func (c *compiled) countMandated(to *sample, at int, sheet survey.Sheet) {
	for _, r := range sheet.Responses {
		if !r.Mandated || r.Kind != survey.Given {
			continue
		}
		if s, ok := c.slots[r.Question]; ok && s.practice == at && s.question < len(to.mandated) {
			to.mandated[s.question]++
		}
	}
}

func average(values []float64) float64 {
	var sum float64
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(len(values), 1))
}

// named are the ids of those who count, sorted, each behind a prefix.
func (s *sample) named(prefix string) []string {
	out := make([]string, len(s.ids))
	for i, id := range s.ids {
		out[i] = prefix + id
	}
	slices.Sort(out)
	return out
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func (s *sample) ladderOnly() bool {
	for _, r := range s.rows {
		if !r.ladderOnly {
			return false
		}
	}
	return len(s.rows) > 0
}

// reason says why a score has no value.
func (s *sample) reason(score int) Reason {
	switch {
	case len(s.values[score]) > 0:
		return ""
	case len(s.rows) == 0 && s.leftOut > 0:
		return NobodyCounts
	case s.sheets == 0:
		return NobodyAnswered
	case score == ownKnowledge && len(s.rows) > 0 && !slices.ContainsFunc(s.rows, func(r row) bool { return r.ownKnowledge.asked }):
		return NotAsked
	}
	for _, r := range s.rows {
		if r.scores()[score].applies {
			return TooFewFacets
		}
	}
	return NothingApplies
}

// A span holds bounds of the measured scores and of deconstruction, and says
// which of them apply.
type span struct {
	of      [deconstructed + 1]Range
	applies [deconstructed + 1]bool
}

// ranges are the means of the rows' bounds. Those of deconstruction take
// dismantling and reinvention at the same end.
func (s *sample) ranges() span {
	var out span
	for i := range measured {
		var lo, hi []float64
		for _, r := range s.rows {
			if score := r.scores()[i]; score.applies {
				lo, hi = append(lo, score.lo), append(hi, score.hi)
			}
		}
		out.of[i], out.applies[i] = Range{average(lo), average(hi)}, len(lo) > 0
	}
	x, r := out.of[dismantling], out.of[reinvention]
	out.of[deconstructed] = Range{Deconstruction(x.Lo, r.Lo), Deconstruction(x.Hi, r.Hi)}
	if len(s.values[dismantling]) == 0 || len(s.values[reinvention]) == 0 {
		out.of[deconstructed] = Range{0, 100} // without a score it could be any
	}
	out.applies[deconstructed] = out.applies[dismantling] && out.applies[reinvention]
	return out
}

func boundsOf(s span) Bounds {
	a, d := s.of[alignment], s.of[deconstructed]
	return Bounds{Alignment: a, Dismantling: s.of[dismantling], Reinvention: s.of[reinvention],
		OwnKnowledge: s.of[ownKnowledge], Deconstruction: d, Gap: Range{a.Lo - d.Hi, a.Hi - d.Lo}}
}
