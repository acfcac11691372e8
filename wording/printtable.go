package wording

import (
	"slices"

	"rubble/report"
)

// BinName names a class of a fingerprint's records.
func (s *Speaker) BinName(f report.Fingerprint, b report.Bin) string {
	switch {
	case b.ID == "" && b.From == nil && b.To == nil:
		return s.T("bin_others")
	case b.ID == "" && b.From == nil:
		return s.T("bin_up_to", "To", s.Whole(*b.To))
	case b.ID == "" && b.To != nil && *b.To != *b.From:
		return s.T("bin_from_to", "From", s.Percent(*b.From), "To", s.Percent(*b.To))
	case b.ID == "" && b.To == nil && f.ID == "tier-ladder":
		return s.T("bin_or_more", "From", s.Whole(*b.From))
	case b.ID == "":
		return s.Whole(*b.From)
	case f.ID == "bypass":
		return s.T("type_" + b.ID)
	case slices.Contains(Weekdays[:], b.ID) && f.ID == "weekday-avoidance":
		return s.T("weekday_" + b.ID)
	}
	return b.ID
}

func (s *Speaker) printTable(f report.Fingerprint) Table {
	t := Table{Caption: s.T("table_print")}
	switch d := f.Detail; {
	case d.Hours != nil:
		t.Head = []string{s.T("column_of"), s.T("column_weekday"), s.T("column_hours"), s.T("column_count")}
		for _, m := range d.Hours {
			for _, c := range m.Cells {
				t.Rows = append(t.Rows, []string{s.T("hours_" + m.Of), s.T("weekday_" + Weekdays[c.Day]),
					s.T("from_to", "Lo", s.Int(c.From), "Hi", s.Int(c.To)), s.Number(c.N)})
			}
		}
	case d.Weeks != nil:
		t.Head = []string{s.T("column_week"), s.T("column_working"), s.T("column_changes"), s.T("column_quiet")}
		for _, w := range d.Weeks {
			t.Rows = append(t.Rows, []string{w.First, s.Int(w.Working), s.Number(w.N), s.yes(w.Quiet)})
		}
	case d.Pairs != nil:
		t.Head = []string{s.T("column_failure"), s.T("column_before"), s.T("column_after")}
		for i, p := range d.Pairs {
			t.Rows = append(t.Rows, []string{s.Int(i + 1), s.T("hours", "Number", s.Decimal(p.Before, 1)), s.T("hours", "Number", s.Decimal(p.After, 1))})
		}
	default:
		s.binRows(f, &t)
	}
	return t
}

// binRows lists the classes of a fingerprint, with their mean for each day and
// whether they make the statistic, where the figure shows either.
func (s *Speaker) binRows(f report.Fingerprint, t *Table) {
	bins := f.Detail.Bins
	t.Head = []string{s.classes(f), s.T("column_count")}
	perDay := slices.ContainsFunc(bins, func(b report.Bin) bool { return b.PerDay != nil })
	if perDay {
		t.Head = append(t.Head, s.T("histogram_per_day"))
	}
	marked := slices.ContainsFunc(bins, func(b report.Bin) bool { return b.Marked })
	if marked {
		t.Head = append(t.Head, s.T("column_marked"))
	}
	for _, b := range bins {
		row := []string{s.BinName(f, b), s.Number(b.N)}
		switch {
		case perDay && b.PerDay != nil:
			row = append(row, s.Decimal(*b.PerDay, 1))
		case perDay:
			row = append(row, s.T("no_figure"))
		}
		if marked {
			row = append(row, s.yes(b.Marked))
		}
		t.Rows = append(t.Rows, row)
	}
	*t = s.Keyed(*t, s.T("dash_days"))
}

// classes says what the classes of a fingerprint are.
func (s *Speaker) classes(f report.Fingerprint) string {
	switch f.ID {
	case "tier-ladder", "auto-close", "approval-wait", "weekday-avoidance":
		return sentence(s.T("histogram_bins_" + f.ID))
	case "matrix":
		return s.T("column_cell")
	}
	return s.T("column_class")
}

// yes prints what is or is not so in a cell of a table.
func (s *Speaker) yes(is bool) string {
	if is {
		return s.T("yes")
	}
	return s.T("no")
}
