package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// segments publishes the groups of teams of a wave, each like a small
// organisation, and by how much they differ.
func (p *publisher) segments(wave string, w scoring.Wave) ([]report.Segment, []report.SegmentGap) {
	var out []report.Segment
	beside := p.hiddenBeside(&w)
	for _, s := range w.Segments {
		segment := report.Segment{ID: s.ID, Name: p.in.Segments[s.ID], Teams: s.Teams, Respondents: p.inSegment(&w, &s),
			Consensus: s.Consensus, Practices: []report.Practice{}}
		for i := range s.Practices {
			of, scope := p.practice, wave+"/segments/"+s.ID
			if p.hiddenInSegment(&s, &s.Practices[i]) || p.tellsTeam(&w, &s, s.Practices[i].ID) || beside[cell{s.ID, s.Practices[i].ID}] {
				of = p.hiddenUncounted
			}
			segment.Practices = append(segment.Practices, scoresAlone(of(scope, s.Practices[i])))
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

// inSegment is how many people of a segment answered, where that less the
// teams of it does not tell how many did in a single small one.
func (p *publisher) inSegment(w *scoring.Wave, of *scoring.Segment) *report.Count {
	few, teams := 0, 0
	for _, t := range w.Teams {
		if t.Segment == of.ID && t.Mode == survey.Individual && p.sparsely(t.Respondents) {
			few, teams = few+t.Respondents, teams+1
		}
	}
	if teams == 1 || p.sparsely(few) {
		return nil
	}
	n := p.count(of.Respondents)
	return &n
}

// hiddenInSegment says whether a practice of a segment is hidden by itself, as
// one of the organisation would be, and wherever few of the segment answered
// one by one: beside a joint answer, its mode would tell whether any of these
// counts.
func (p *publisher) hiddenInSegment(of *scoring.Segment, s *scoring.Practice) bool {
	return p.sparsely(of.Respondents) || alone(*s, of.Respondents) && p.tooFew(*s)
}

// hiddenUncounted hides a practice that may have more people behind it than are
// asked for, so that it looks the same as one that has not: without a number.
func (p *publisher) hiddenUncounted(scope string, s scoring.Practice) report.Practice {
	out := p.hidden(scope, s)
	for _, f := range []*report.Figure{&out.Alignment, &out.Dismantling, &out.Reinvention, &out.Deconstruction, &out.Gap} {
		f.N = nil
	}
	for i := range out.Norms {
		out.Norms[i].Value.N = nil
	}
	return out
}

// A cell is a practice of a segment.
type cell struct{ segment, practice string }

// hiddenBeside finds the cells that may be shown by themselves and are hidden
// for the sake of others, since the organisation less what is shown would tell
// of these ([publisher.hideRemainders]). The parts of the organisation are its
// segments and each team outside of them. What is told of fewer people than an
// interval needs, rounded, counts as not shown: the rest would give it away
// unrounded.
func (p *publisher) hiddenBeside(w *scoring.Wave) map[cell]bool {
	out := map[cell]bool{}
	for i := range w.Practices {
		whole := &w.Practices[i]
		var parts []part
		for _, s := range w.Segments {
			own := p.partOf(s.Practices, whole.ID)
			own.shown = own.shown && !p.tellsTeam(w, &s, whole.ID)
			parts = append(parts, own)
		}
		for _, t := range w.Teams {
			if t.Segment == "" {
				own := p.partOf(t.Practices, whole.ID)
				own.fixed = true
				parts = append(parts, own)
			}
		}
		before := slices.Clone(parts)
		p.hideRemainders([...]int{whole.Alignment.N, whole.Dismantling.N, whole.Reinvention.N}, parts)
		for j, s := range w.Segments {
			if before[j].shown && !parts[j].shown {
				out[cell{s.ID, whole.ID}] = true
			}
		}
	}
	return out
}

// partOf is what a practice of a segment or a team adds to the organisation's.
// A joint answer adds nobody.
func (p *publisher) partOf(practices []scoring.Practice, id string) part {
	for i := range practices {
		s := &practices[i]
		if s.ID == id && s.Mode == survey.Individual {
			return part{people: [...]int{s.Alignment.N, s.Dismantling.N, s.Reinvention.N},
				shown: p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), false) >= interval}
		}
	}
	return part{shown: true}
}

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
			out = append(out, report.SegmentGap{One: g.One, Other: g.Other, Practice: g.Practice, Axis: g.Axis,
				Difference: p.composite(g.Difference, distribution)})
		}
	}
	return out
}
