package wording

import (
	"slices"

	"rubble/report"
)

// Series are the outcomes and delivery metrics that have a figure, those of
// delivery first.
func Series(r *report.Report) []report.Outcome {
	return slices.DeleteFunc(slices.Concat(r.Delivery, r.Outcomes), func(o report.Outcome) bool { return !o.Value.Known() })
}

// SeriesMonths are the months that any of the outcomes tells, in order.
func SeriesMonths(outcomes []report.Outcome) []string {
	var months []string
	for _, o := range outcomes {
		for _, m := range o.Months {
			months = append(months, m.Month)
		}
	}
	slices.Sort(months)
	return slices.Compact(months)
}

// Outcome names an outcome.
func (s *Speaker) Outcome(id string) string { return s.T("outcome_" + id) }

// Amount prints a value of an outcome in its unit.
func (s *Speaker) Amount(unit string, x float64) string {
	switch unit {
	case "share":
		return s.T("percent", "Number", s.Decimal(100*x, 1))
	case "hours":
		return s.T("hours", "Number", s.Decimal(x, 1))
	case "bits":
		return s.T("bits", "Number", s.Decimal(x, 2))
	}
	return s.T("amount_"+unit, "Number", s.Decimal(x, 1))
}

// Bare prints a value of an outcome without its unit, and UnitOf the unit.
func (s *Speaker) Bare(unit string, x float64) string {
	if unit == "share" {
		return s.Decimal(100*x, 1)
	}
	return s.Decimal(x, 1)
}

// UnitOf is the unit that [Speaker.Bare] leaves out.
func (s *Speaker) UnitOf(unit string) string { return s.T("unit_of_" + unit) }

// SeriesFigure words the outcomes month by month.
func (s *Speaker) SeriesFigure(outcomes []report.Outcome) Figure {
	f := Figure{Title: s.T("series_title"), Subtitle: s.T("series_subtitle"), Table: Table{Caption: s.T("table_series")}}
	months := SeriesMonths(outcomes)
	f.Table.Head = []string{s.T("column_month")}
	for _, o := range outcomes {
		f.Table.Head = append(f.Table.Head, s.Outcome(o.ID))
	}
	for _, month := range months {
		row := []string{s.Month(month)}
		for _, o := range outcomes {
			row = append(row, s.inMonth(o, month))
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	var parts []string
	for _, o := range outcomes {
		parts = append(parts, s.T("series_alt", "Name", s.Outcome(o.ID), "Value", s.outcome(o)))
	}
	f.Table = s.Keyed(f.Table, s.T("dash_months"))
	f.Alt = s.alt(f.Title, parts)
	return f
}

// inMonth prints an outcome in a month, or why it has none; a dash where the
// month holds nothing of it.
func (s *Speaker) inMonth(o report.Outcome, month string) string {
	for _, m := range o.Months {
		switch {
		case m.Month != month:
		case m.Value.Known():
			return s.Amount(o.Unit, *m.Value.Value)
		default:
			return s.orDash(s.WhyRecord(m.Value.Reason))
		}
	}
	return s.T("no_figure")
}

// Reading is a sentence on a figure of records that has no anchors.
func (s *Speaker) Reading(o report.Outcome) string {
	if !o.Value.Known() {
		return s.T("reading_"+o.ID+"_none", "Why", s.WhyRecord(o.Value.Reason))
	}
	return s.T("reading_"+o.ID, "Value", s.Amount(o.Unit, *o.Value.Value), "N", s.Number(*o.Value.N))
}
