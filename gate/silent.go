package gate

import (
	"iter"
	"slices"

	scoring "rubble/score"
	"rubble/survey"
)

// A silent is a team of which nothing is told in a practice, as it answered that.
type silent struct {
	team string
	of   *scoring.Practice
}

// silents are the teams of a wave, as the model in force scores it, of which
// nothing is told in a practice of the organisation or of a segment.
func (p *publisher) silents(at spot) []silent {
	return slices.Collect(p.eachSilent(at, p.teamsIn(at.wave)))
}

// eachSilent goes through the silent ones of teams. Where single cells alone are
// hidden, or nothing is, there are none, and none in a practice of a team.
func (p *publisher) eachSilent(at spot, teams []scoring.TeamResult) iter.Seq[silent] {
	return func(yield func(silent) bool) {
		kind, segment := cutScope(at.scope)
		if p.limits.Shown == 0 || p.in.Primary || kind == "team" {
			return
		}
		for i := range teams {
			t := &teams[i]
			if kind != "" && t.Segment != segment {
				continue
			}
			if s := practiceIn(t.Practices, at.practice); s != nil && p.tellsNothing(at.wave, t, s) && !yield(silent{t.ID, s}) {
				return
			}
		}
	}
}

// tellsNothing says whether nothing is told of a team in a practice.
func (p *publisher) tellsNothing(wave string, t *scoring.TeamResult, s *scoring.Practice) bool {
	return s.Mode == survey.Individual && (p.sparsely(t.Respondents) || p.tooFew(*s) ||
		p.plan[spot{wave: wave, scope: teamScope(t.ID), practice: s.ID}] != "")
}

// silentTeams are the ids of those of teams of which nothing is told in some
// practice, or at all. Where single cells alone are hidden, they are those of
// which too few people answered.
func (p *publisher) silentTeams(wave string, teams []scoring.TeamResult) map[string]bool {
	out := map[string]bool{}
	for i := range teams {
		t := &teams[i]
		if t.Mode == survey.Individual && p.sparsely(t.Respondents) || !p.in.Primary &&
			slices.ContainsFunc(t.Practices, func(s scoring.Practice) bool { return p.tellsNothing(wave, t, &s) }) {
			out[t.ID] = true
		}
	}
	return out
}
