package chart

import (
	"math"

	"rubble/report"
	"rubble/wording"
)

// NewMultiples draws outcomes month by month, a panel each.
func NewMultiples(id string, outcomes []report.Outcome, words wording.Figure, m report.Method, s *wording.Speaker) Multiples {
	out := Multiples{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt},
		Names: MultiplesNames{Point: s.T("series_point"), Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence)), Gap: s.T("series_gap")}}
	months := wording.SeriesMonths(outcomes)
	at := map[string]int{}
	for i, month := range months {
		at[month] = i
		out.Months = append(out.Months, s.Month(month))
	}
	for _, o := range outcomes {
		panel := Panel{Title: s.Outcome(o.ID), Value: s.Bare(o.Unit, *o.Value.Value), Unit: s.UnitOf(o.Unit), Note: s.T("series_note")}
		top := *o.Value.Value
		for _, month := range o.Months {
			if !month.Value.Known() {
				continue
			}
			p := PanelPoint{Month: at[month.Month], Value: *month.Value.Value}
			top = max(top, p.Value)
			if month.Value.HasInterval() {
				p.Lo, p.Hi, p.HasInterval = *month.Value.Lo, *month.Value.Hi, true
				top = max(top, p.Hi)
			}
			panel.Points = append(panel.Points, p)
		}
		if len(panel.Points) == 0 {
			panel.Missing = s.T("series_gap")
		}
		top = roundUp(top)
		panel.Bottom, panel.Top = Tick{0, s.Int(0)}, Tick{top, bareRound(o.Unit, top, s)}
		out.Panels = append(out.Panels, panel)
	}
	return out
}

// bareRound prints a round value in its unit, with a decimal where it has one.
func bareRound(unit string, v float64, s *wording.Speaker) string {
	if unit == "share" {
		v *= 100
	}
	digits := 0
	if math.Abs(v-math.Round(v)) > 1e-9 {
		digits = 1
	}
	return s.Decimal(v, digits)
}

// roundUp is the next of 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten.
func roundUp(v float64) float64 {
	if !(v > 0) {
		return 1
	}
	unit := math.Pow10(int(math.Floor(math.Log10(v))))
	for _, k := range [...]float64{1, 1.5, 2, 3, 4, 5, 6, 8, 10} {
		if float64(k*unit) >= v {
			return float64(k * unit)
		}
	}
	return v
}

// NewTrend draws how one score of each practice went from one wave to the
// next.
func NewTrend(id string, changes []report.Change, before, after report.Wave, words wording.Figure, m report.Method, s *wording.Speaker) Trend {
	t := Trend{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt}, Tone: Dismantling,
		Names:      TrendNames{Earlier: before.Name, Later: after.Name, Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence)), Change: s.T("trend_change")},
		Thresholds: []Line{{m.Deconstruction, s.T("threshold", "Value", s.Whole(m.Deconstruction))}}}
	for _, c := range changes {
		row := TrendRow{Label: s.Practice(c.Practice), Missing: s.Why(c.Deconstruction.Reason)}
		a, _ := before.Practice(c.Team, c.Practice)
		b, _ := after.Practice(c.Team, c.Practice)
		if c.Deconstruction.Known() && a.Deconstruction.Known() && b.Deconstruction.Known() {
			row.Earlier, row.Later, row.Kind = measure(a.Deconstruction, s), measure(b.Deconstruction, s), kind(b)
			row.Change, row.Range = s.MovedBy(c.Deconstruction)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// NewClaims draws what people say of norms beside what records leave of them.
func NewClaims(id string, differences []wording.Difference, words wording.Figure, m report.Method, s *wording.Speaker) Dots {
	d := Dots{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt},
		Names:  DotsNames{Dot: s.T("key_said"), Context: s.T("key_trace"), Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence))},
		Groups: []DotsGroup{{Title: s.T("dismantling"), Tone: Dismantling}}}
	for _, of := range differences {
		d.Groups[0].Rows = append(d.Groups[0].Rows, DotsRow{Label: s.Norm(of.Norm.ID), Measure: measure(of.Norm.Value, s), Context: of.Trace, ContextText: s.Whole(of.Trace), HasContext: true})
	}
	return d
}
