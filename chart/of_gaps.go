package chart

import (
	"math"

	"rubble/report"
	"rubble/wording"
)

// NewGaps draws differences between roles or between segments, those between
// the same two together.
func NewGaps(id string, gaps []wording.Gap, words wording.Figure, m report.Method, s *wording.Speaker) Gaps {
	g := Gaps{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt}, Limit: gapsLimit(gaps),
		Names: GapsNames{Found: s.T("chance_hardly"), Open: s.T("chance_may"), Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence)), Rounded: s.T("chance_rough")}}
	for i := range g.Ticks {
		v := g.Limit * float64(i-2) / 2
		g.Ticks[i], _ = s.MovedBy(report.Figure{Value: &v})
	}
	at := map[[2]string]int{} // of a pair among the groups
	for _, gap := range gaps {
		pair := [2]string{gap.One, gap.Other}
		if _, ok := at[pair]; !ok {
			at[pair] = len(g.Groups)
			g.Groups = append(g.Groups, GapsGroup{Left: s.T("gap_left", "Side", s.T("gap_side_"+gap.Of, "Who", gap.Other)),
				Right: s.T("gap_right", "Side", s.T("gap_side_"+gap.Of, "Who", gap.One))})
		}
		group := &g.Groups[at[pair]]
		group.Rows = append(group.Rows, gapsRow(gap, s))
	}
	return g
}

// tones are those of the scores.
var tones = map[string]Tone{"alignment": Alignment, "dismantling": Dismantling, "reinvention": Reinvention}

func gapsRow(gap wording.Gap, s *wording.Speaker) GapsRow {
	d := gap.Difference
	row := GapsRow{Label: s.T("gap_label", "Axis", s.T(gap.Axis), "Practice", s.Practice(gap.Practice)), Found: d.Discovery, Tone: tones[gap.Axis], Measure: measure(d, s)}
	row.Measure.Text, row.Range = s.MovedBy(d)
	if d.Discovery {
		row.Note = s.T("chance_hardly")
	}
	if d.Rounded {
		row.Kind = Rounded
	}
	return row
}

// gapsLimit is a round number that no difference passes, nor an end of its
// interval, or 100.
func gapsLimit(gaps []wording.Gap) float64 {
	most := 0.0
	for _, g := range gaps {
		m := g.Difference
		most = max(most, math.Abs(*m.Value))
		if m.HasInterval() {
			most = max(most, math.Abs(*m.Lo), math.Abs(*m.Hi))
		}
	}
	for _, limit := range [...]float64{10, 20, 40, 60, 80} {
		if most <= limit {
			return limit
		}
	}
	return 100
}
