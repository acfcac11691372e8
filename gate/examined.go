package gate

import (
	"cmp"
	"slices"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// What bears on how far figures can be trusted is told of the latest wave
// alone. Each part of it has a rule of its own, beside the function that
// publishes it; in these rules "clamped" is what a reader sees, so that none
// of them tells anything of a cell that is hidden.

// latest says whether the wave that is being published is the last one.
func (p *publisher) latest() bool { return len(p.out.Waves) == len(p.in.Scored.Waves)-1 }

// examine adds to a practice of a team, a segment or the organisation what
// bears on how far its figures can be trusted.
func (p *publisher) examine(out *report.Practice, s scoring.Practice) {
	if !p.latest() {
		return
	}
	together := s.Mode == survey.Consensus
	if p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention), together) >= interval {
		out.Inputs = &report.Inputs{Answers: s.Inputs.Answers, Unknown: s.Inputs.Unknown, NotApplicable: s.Inputs.NotApplicable,
			Teams: s.Inputs.Teams, ByHeadcount: s.Inputs.ByHeadcount}
	}
	behind := p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention, s.OwnKnowledge), together)
	plain := out.Verdict.Name != "" && !isClamped(out.Scores) && !out.Facets[model.OwnKnowledge].Clamped
	if plain && behind >= interval {
		out.Robustness = robustness(s.Robustness)
	}
	if plain && behind == distribution && !anyClamped(out.Norms) {
		out.Smallest = smallestChange(s.Smallest)
	}
	if s.Mode == survey.Individual {
		out.Agreement = p.agreement(s.Agreement, out.Norms)
	}
}

// compare adds to a practice of the organisation how its people, its teams and
// its roles differ. Nothing of it is told of teams or segments, where it would
// be a cross of two groupings.
func (p *publisher) compare(at spot, out *report.Practice, s scoring.Practice, w scoring.Wave) {
	if !p.latest() {
		return
	}
	p.keepTeams(at, out, s, w.Teams)
	out.Reliability = p.reliability(at, s.Reliability, isClamped(out.Scores))
	out.Between = p.between(at, s.Between, isClamped(out.Scores), w.Teams)
	p.roles(at, out, s, w.Roles)
}

// examineWave adds to a wave what bears on how far its figures can be trusted,
// and what compares its parts.
func (p *publisher) examineWave(out *report.Wave, w scoring.Wave, inSegments []*report.Count) {
	if !p.latest() {
		return
	}
	ranks(out.Practices)
	for i, practice := range out.Practices {
		if !isHidden(practice.Dismantling) {
			out.Practices[i].Correlations = p.correlations(out.Teams, practice.ID)
		}
	}
	out.Segments, out.SegmentGaps = p.segments(out.ID, w, inSegments)
	out.Roles = p.roleCounts(w.Roles)
	out.Careless = p.careless(w.Careless, out.Practices)
}

// isClamped says whether scores are shown as clamped.
func isClamped(s report.Scores) bool {
	return s.Alignment.Clamped || s.Dismantling.Clamped || s.Reinvention.Clamped
}

// anyClamped says whether one of the norms is shown as clamped.
func anyClamped(norms []report.Norm) bool {
	return slices.ContainsFunc(norms, func(n report.Norm) bool { return n.Value.Clamped })
}

// robustness publishes how many alternative scorings keep a verdict. It is told
// where a certainty may be, and not of clamped scores: in which scorings a
// figure crosses its threshold tells where it lies. Shares are rounded down to
// hundredths, as certainty is, and for the same reason; see [percent]. Those
// that are then equal stand in the order of their names, and a verdict with
// nothing left is left out.
func robustness(r *scoring.Robustness) *report.Robustness {
	if r == nil {
		return nil
	}
	out := &report.Robustness{Scorings: r.Scorings, Kept: percent(r.Kept), Verdicts: []report.VerdictShare{},
		Rank: r.Rank, RankLo: r.RankLo, RankHi: r.RankHi}
	for _, v := range r.Verdicts {
		if share := percent(v.Share); share > 0 {
			out.Verdicts = append(out.Verdicts, report.VerdictShare{Verdict: v.Verdict, Share: share})
		}
	}
	slices.SortFunc(out.Verdicts, func(a, b report.VerdictShare) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Verdict, b.Verdict))
	})
	for _, c := range r.Choices {
		out.Choices = append(out.Choices, report.Choice{ID: c.Key, Kept: percent(c.Kept)})
	}
	slices.SortFunc(out.Choices, func(a, b report.Choice) int {
		return cmp.Or(cmp.Compare(a.Kept, b.Kept), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// ranks takes the ranks from the practices of the organisation again, from all
// of them or from none: a rank places a practice among all others, so all of
// these have to show the deconstruction that it is made from, unrounded. One
// that has none for a reason that is told has no rank either.
func ranks(practices []report.Practice) {
	told := func(f report.Figure) bool { return !isHidden(f) && !f.Rounded && !f.Clamped }
	if !slices.ContainsFunc(practices, func(p report.Practice) bool { return !told(p.Deconstruction) }) {
		return
	}
	for _, p := range practices {
		if p.Robustness != nil {
			p.Robustness.Rank, p.Robustness.RankLo, p.Robustness.RankHi = 0, 0, 0
		}
	}
}

// smallestChange publishes the smallest change in answers that would change a
// verdict. It counts answers, so it is told where distributions may be shown,
// and not where a score or a norm of the practice is clamped: how many answers
// must move tells how far from the end the others lie.
func smallestChange(s *scoring.Smallest) *report.SmallestChange {
	if s == nil {
		return nil
	}
	return &report.SmallestChange{Answers: s.Answers, Of: s.Of, Exact: s.Exact, Figure: s.Figure, Down: s.Down, Becomes: s.Becomes}
}
