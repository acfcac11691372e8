package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/stat"
	"rubble/survey"
)

// leastTeams is from how many teams on scores are compared over teams.
const leastTeams = 5

// between publishes how far teams differ in each score of a practice of the
// organisation; see [publisher.coefficient]. How many teams enter is told with
// a figure only. Beside a team of which nothing is told it is not, and people
// are told in tens: whether that one enters hangs on what it left open. So there
// have to be enough teams without it.
func (p *publisher) between(at spot, of []scoring.Between, clamped bool, teams []scoring.TeamResult) []report.Between {
	covers := p.covers(at)
	var out []report.Between
	for _, b := range of {
		if covers && p.teamsTold(at, teams, b.Axis) < leastTeams {
			b.Reason = scoring.TooFewTeams
		}
		entry := report.Between{Axis: b.Axis, One: p.coefficient(b.One, &stat.Interval{Lo: b.Lo, Hi: b.Hi}, b.N, b.Reason, clamped),
			Two: p.coefficient(b.Two, nil, b.N, b.Reason, clamped)}
		if entry.One.Known() && !covers {
			entry.Teams = b.Teams
		}
		for _, f := range []*report.Figure{&entry.One, &entry.Two} {
			if covers && f.Known() {
				f.N = &report.Count{N: tens(b.N)}
			}
		}
		out = append(out, entry)
	}
	return out
}

// teamsTold is how many teams of which something is told enter where scores of an
// axis are compared: with two people at least who have it.
func (p *publisher) teamsTold(at spot, teams []scoring.TeamResult, axis string) int {
	n := 0
	for _, s := range p.telling(at, teams) {
		if [len(axes)]int{s.Alignment.N, s.Dismantling.N, s.Reinvention.N}[slices.Index(axes[:], axis)] >= 2 {
			n++
		}
	}
	return n
}

// telling are, of teams that answered one by one, those of which something is told
// in a practice of the organisation or of a segment: all but [publisher.silents].
func (p *publisher) telling(at spot, teams []scoring.TeamResult) []*scoring.Practice {
	kind, segment := cutScope(at.scope)
	var out []*scoring.Practice
	for i := range teams {
		t := &teams[i]
		s := practiceIn(t.Practices, at.practice)
		if s != nil && s.Mode == survey.Individual && (kind == "" || t.Segment == segment) && !p.tellsNothing(at.wave, t, s) {
			out = append(out, s)
		}
	}
	return out
}
