package gate

import (
	"rubble/report"
	scoring "rubble/score"
)

// careless publishes how many sheets look as though they had been filled in
// without reading. How many do is told as any number of people is, and so is
// how many do not, which follows from it: where these are few or none, or where
// few answered at all, nothing is told.
func (p *publisher) careless(c scoring.Careless, practices []report.Practice) *report.Careless {
	others := c.Sheets - c.Flagged
	if c.Sheets == 0 || p.sparsely(c.Sheets) || others < p.limits.Shown && c.Flagged >= p.limits.Shown {
		return nil
	}
	return &report.Careless{Sheets: p.count(c.Sheets), Flagged: p.count(c.Flagged), Without: p.without(c.Without, practices)}
}

// without publishes how far the figures of practices would move without those
// sheets. With the figure itself it tells both halves, so either must hold as
// many people as an interval needs, and the practice must be shown as it is.
// What is not told is left out.
func (p *publisher) without(of []scoring.WithoutSheet, practices []report.Practice) []report.WithoutSheet {
	var out []report.WithoutSheet
	for _, w := range of {
		for _, practice := range practices {
			if practice.ID == w.Practice && exactScores(practice.Scores) && w.Reason == "" &&
				p.levelOf(min(w.Flagged, w.N), false) >= interval {
				n := p.count(w.N)
				by := func(x float64) report.Figure { return report.Figure{Value: pointer(p.toldOf(x, w.N)), N: &n} }
				out = append(out, report.WithoutSheet{Practice: w.Practice, Alignment: by(w.Alignment), Dismantling: by(w.Dismantling),
					Reinvention: by(w.Reinvention), Deconstruction: by(w.Deconstruction)})
			}
		}
	}
	return out
}
