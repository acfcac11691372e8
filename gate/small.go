package gate

import (
	"math"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// A practice of the organisation is made of its teams, some of them too small
// for more than a rounded figure, or for any. What hangs on where a single one
// of them stands would tell of it.

// smallTeams says whether a team that answered one by one has fewer people
// behind a practice than an interval needs. One of which nothing is told is taken
// for small, whoever counts of it and whatever they left open.
func (p *publisher) smallTeams(at spot, teams []scoring.TeamResult) bool {
	for i := range teams {
		s := practiceIn(teams[i].Practices, at.practice)
		if s == nil || s.Mode != survey.Individual {
			continue
		}
		few := least(s.Alignment, s.Dismantling, s.Reinvention, s.OwnKnowledge) < p.limits.Interval
		if s.Counting > 0 && few || p.tellsNothing(at.wave, &teams[i], s) {
			return true
		}
	}
	return false
}

// byTeams is the share of alternative scorings from which on it shows which
// teams pass: what is told is rounded down to hundredths.
const byTeams = 0.01

// keepTeams takes from a practice of the organisation what would tell of a
// small team of it. A deconstructive verdict asks for half of the weight in
// teams that pass, so that one small team can decide it: then how many
// alternative scorings keep the verdict says where that team stands, and how
// many answers would change it how near to its line. Whether scorings get so
// far as to ask for the teams follows from the organisation's own figures. Of
// the answers counted, the larger teams' can be taken away: they are told in
// tens, and not at all beside a team of which nothing is.
func (p *publisher) keepTeams(at spot, out *report.Practice, s scoring.Practice, teams []scoring.TeamResult) {
	if p.smallTeams(at, teams) {
		out.Smallest = nil
		if s.Robustness != nil && s.Robustness.ByTeams > byTeams {
			out.Robustness = nil
		}
	}
	if p.covers(at) {
		out.Inputs = nil
	}
	if in := out.Inputs; in != nil && p.limits.Shown > 0 {
		in.Answers, in.Unknown, in.NotApplicable, in.Rounded = tens(in.Answers), tens(in.Unknown), tens(in.NotApplicable), true
	}
}

func tens(n int) int { return 10 * int(math.Round(float64(n)/10)) }
