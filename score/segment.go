package score

import (
	"slices"

	"rubble/model"
	"rubble/survey"
)

// A Segment is a group of teams that the settings name.
type Segment struct {
	ID          string
	Teams       []string // ids, in the order of the settings
	Respondents int      // individual sheets
	Consensus   int      // teams that answered by consensus alone
	Practices   []Practice
}

// A SegmentGap is by how much two segments differ in one score of a practice.
type SegmentGap struct {
	One, Other string // segments
	Practice   string
	Axis       string   // alignment, dismantling or reinvention
	Difference Estimate // one less the other, points; N is the smaller of the two segments' numbers
	P          float64  // two-sided, of no difference; set where there is an interval
}

// InSegments are settings with the teams in segments, by id, as far as these
// have them.
func (s Settings) InSegments(segments map[string]string) Settings {
	s.Teams = slices.Clone(s.Teams)
	for i := range s.Teams {
		if segment, is := segments[s.Teams[i].ID]; is {
			s.Teams[i].Segment = segment
		}
	}
	return s
}

// segments are the groups of teams that the settings name, in the order in
// which their first teams stand there: in the latest wave.
func (c *compiled) segments() []*body {
	if !c.latest {
		return nil
	}
	var out []*body
	seen := map[string]bool{"": true}
	for _, t := range c.set.Teams {
		if !seen[t.Segment] {
			seen[t.Segment] = true
			out = append(out, c.body(t.Segment))
		}
	}
	return out
}

// compareSegments scores the segments that answered, and compares every two of
// them.
func (c *compiled) compareSegments(wave string, bodies []*body) ([]Segment, []SegmentGap) {
	var out []Segment
	for _, b := range bodies {
		if len(b.teams) == 0 {
			continue
		}
		s := Segment{ID: b.id}
		for _, t := range b.teams {
			s.Teams = append(s.Teams, t.ID)
			if t.Mode == survey.Individual {
				s.Respondents += t.Respondents
			} else {
				s.Consensus++
			}
		}
		for i, p := range b.results(wave) {
			if c.practices[i].id != model.CommonPractice && p.Verdict.Reason != NobodyAnswered {
				s.Practices = append(s.Practices, p)
			}
		}
		out = append(out, s)
	}
	return out, c.segmentGaps(out)
}

// segmentGaps compares every two segments in every practice that both have.
func (c *compiled) segmentGaps(segments []Segment) []SegmentGap {
	var out []SegmentGap
	for i := range segments {
		for j := i + 1; j < len(segments); j++ {
			for _, one := range segments[i].Practices {
				other, found := practiceOf(segments[j].Practices, one.ID)
				if !found || one.Mode != other.Mode {
					continue
				}
				for axis, key := range axes {
					gap := SegmentGap{One: segments[i].ID, Other: segments[j].ID, Practice: one.ID, Axis: key}
					gap.Difference, gap.P = c.segmentGap(&one, other, axis)
					out = append(out, gap)
				}
			}
		}
	}
	return out
}

// segmentGap is the one segment's score less the other's, as [apart] has it. As
// between roles, where people were left to chance and no draw differs, the
// replicates know of no chance, and there is a reason and no figure.
func (c *compiled) segmentGap(one, other *Practice, axis int) (Estimate, float64) {
	a, b := &one.figures[axis], &other.figures[axis]
	e, p := apart(a, b, c.student)
	switch {
	case !e.Known():
	case one.LadderOnly != other.LadderOnly && axis != dismantling:
		return Estimate{N: e.N, Reason: NotAsked}, 0
	case e.Interval && e.Hi-e.Lo < noSpread && !(a.whole && b.whole):
		return Estimate{N: e.N, Reason: NoSpread}, 0
	}
	return e, p
}

// axes are the names of the scores that are compared, by their index.
var axes = [...]string{alignment: model.Alignment, dismantling: "dismantling", reinvention: model.Reinvention}

func practiceOf(practices []Practice, id string) (*Practice, bool) {
	for i := range practices {
		if practices[i].ID == id {
			return &practices[i], true
		}
	}
	return nil, false
}
