package gate

import (
	"rubble/ledger"
	"rubble/report"
	scoring "rubble/score"
	"rubble/suppress"
	"rubble/survey"
)

// respondents are how many people answered in each team and each segment of a
// wave. What is left of all who answered, less those of the teams and segments
// that are told, must not tell how many answered in a single small team, so the
// number of a segment may not be told, and that of a larger team only as less
// than some number.
func (p *publisher) respondents(w *scoring.Wave) (teams []report.Count, segments []*report.Count) {
	counts := suppress.Problem{Least: p.limits.Shown, Cells: []suppress.Cell{{Cost: costOfWhole}}}
	add := func(scope string, people int) limb {
		few := p.sparsely(people) || p.isHeld(spot{wave: w.ID, scope: scope})
		told := p.in.Judged.Told[w.ID][ledger.Cell{Scope: scope}]
		counts.Cells = append(counts.Cells, suppress.Cell{Cost: 1, Hidden: few, Fixed: told && !few})
		return limb{cell: len(counts.Cells) - 1, people: people}
	}
	var ofSegments, ofTeams []limb
	for _, s := range w.Segments {
		own := add(segmentScope(s.ID), s.Respondents)
		own.segment = s.ID
		ofSegments = append(ofSegments, own)
	}
	for _, t := range w.Teams {
		own := limb{cell: suppress.None}
		if t.Mode == survey.Individual {
			own = add(teamScope(t.ID), t.Respondents)
			own.segment = t.Segment
			ofTeams = append(ofTeams, own)
		}
	}
	hidden := make([]bool, len(counts.Cells))
	if p.limits.Shown > 0 && !p.in.Primary {
		counts.Relations = additive(0, ofSegments, ofTeams)
		hidden, _ = counts.Solve()
	}
	for i, s := range w.Segments {
		segments = append(segments, nil)
		if n := p.count(s.Respondents); !hidden[ofSegments[i].cell] || n.Below > 0 {
			segments[i] = &n
		} else {
			p.counts[w.ID] = append(p.counts[w.ID], segmentScope(s.ID))
		}
	}
	at := 0
	for _, t := range w.Teams {
		n := report.Count{N: t.Respondents}
		if t.Mode == survey.Individual {
			if n = p.count(t.Respondents); n.Below == 0 && hidden[ofTeams[at].cell] {
				n = report.Count{Below: p.roundAbove(n.N)}
				p.counts[w.ID] = append(p.counts[w.ID], teamScope(t.ID))
			}
			at++
		}
		teams = append(teams, n)
	}
	return teams, segments
}

// roundAbove is a number above n that does not tell it.
func (p *publisher) roundAbove(n int) int {
	for _, below := range [...]int{p.limits.Interval, p.limits.Distribution, 50, 100, 200, 500, 1000} {
		if n < below {
			return below
		}
	}
	return powerAbove(n)
}

// powerAbove is the power of ten above n.
func powerAbove(n int) int {
	power := 1
	for power <= n {
		power *= 10
	}
	return power
}
