package gate

import (
	"rubble/report"
	scoring "rubble/score"
)

// segments publishes the groups of teams of a wave, each like a small
// organisation, and by how much they differ.
func (p *publisher) segments(wave string, w scoring.Wave, people []*report.Count) ([]report.Segment, []report.SegmentGap) {
	var out []report.Segment
	for j, s := range w.Segments {
		segment := report.Segment{ID: s.ID, Name: p.in.Segments[s.ID], Teams: s.Teams, Respondents: people[j],
			Consensus: s.Consensus, Practices: []report.Practice{}}
		for i := range s.Practices {
			of := &s.Practices[i]
			at := spot{wave: wave, scope: segmentScope(s.ID), practice: of.ID}
			code := p.plan[at]
			if code == "" && p.hiddenInSegment(&s, of) {
				code = report.TooFewPeople
			}
			if code != "" {
				segment.Practices = append(segment.Practices, scoresAlone(p.hiddenBecause(code, at, *of)))
				continue
			}
			segment.Practices = append(segment.Practices, scoresAlone(p.practice(at, *of)))
		}
		out = append(out, segment)
	}
	return out, p.segmentGaps(w.SegmentGaps, out)
}

// scoresAlone leaves out of a segment what is counted of other people than its
// scores: norms and facets, each of which some did not answer, and who left
// what open. For each the rest of the organisation, or the teams of the
// segment, could tell of somebody else.
func scoresAlone(p report.Practice) report.Practice {
	p.Norms, p.Facets, p.Inputs, p.Smallest, p.LeftOut, p.Unknown, p.Bounds = []report.Norm{}, nil, nil, nil, nil, nil, nil
	return p
}

// hiddenInSegment says whether a practice of a segment is hidden by itself, as
// one of the organisation would be, and wherever few of the segment answered
// one by one: beside a joint answer, its mode would tell whether any of these
// counts.
func (p *publisher) hiddenInSegment(of *scoring.Segment, s *scoring.Practice) bool {
	return p.sparsely(of.Respondents) || alone(*s, of.Respondents) && p.tooFew(*s)
}

// A cell is a practice of a segment.
type cell struct{ segment, practice string }

// segmentGaps publishes by how much segments differ, where both show the
// figure as it is. What is not told is left out.
func (p *publisher) segmentGaps(gaps []scoring.SegmentGap, segments []report.Segment) []report.SegmentGap {
	shown := map[cell]*report.Scores{}
	for _, s := range segments {
		for i := range s.Practices {
			shown[cell{s.ID, s.Practices[i].ID}] = &s.Practices[i].Scores
		}
	}
	var out []report.SegmentGap
	for _, g := range gaps {
		one, other := shown[cell{g.One, g.Practice}], shown[cell{g.Other, g.Practice}]
		if one != nil && other != nil && asItIs(axisOf(*one, g.Axis)) && asItIs(axisOf(*other, g.Axis)) && g.Difference.Known() {
			of, with := axisOf(*one, g.Axis), axisOf(*other, g.Axis)
			g.Difference.N = min(of.N.N, with.N.N)
			f := p.composite(g.Difference, distribution)
			if p.inWholes(f.N.N) {
				asTold(&f, with, of)
			}
			out = append(out, report.SegmentGap{One: g.One, Other: g.Other, Practice: g.Practice, Axis: g.Axis, Difference: f})
		}
	}
	return out
}
