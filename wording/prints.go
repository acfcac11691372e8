package wording

import (
	"slices"
	"strings"

	"rubble/report"
)

// PrintFinding is one sentence on what a fingerprint shows.
func (s *Speaker) PrintFinding(f report.Fingerprint) string {
	switch p := f.Presence; {
	case !p.Known():
		return s.T("print_none", "Name", s.Fingerprint(f.ID), "Why", s.WhyRecord(p.Reason))
	case *p.Lo >= 0.5:
		return s.T("print_there", "Name", s.Fingerprint(f.ID))
	case *p.Hi <= 0.25:
		return s.T("print_absent", "Name", s.Fingerprint(f.ID))
	}
	return s.T("print_between", "Name", s.Fingerprint(f.ID))
}

// PrintLede says what the statistic is, and its value.
func (s *Speaker) PrintLede(f report.Fingerprint) []string {
	def, ok := s.model.Fingerprint(f.ID)
	if !ok {
		return nil
	}
	if !f.Value.Known() {
		return []string{def.Statistic}
	}
	return []string{def.Statistic, s.T("print_value", "Value", s.Statistic(f.Value), "N", s.counted(f), "Presence", s.presenceValue(f))}
}

// counted says of how much the statistic is: "412 changes".
func (s *Speaker) counted(f report.Fingerprint) string {
	if f.Value.N == nil {
		return ""
	}
	def, ok := s.model.Fingerprint(f.ID)
	if !ok {
		return s.T("records", "Count", f.Value.N.N, "Number", s.Number(*f.Value.N))
	}
	return s.T("unit_"+def.Unit, "Count", f.Value.N.N, "Number", s.Number(*f.Value.N))
}

// PrintFigure words the figure of what a fingerprint's statistic is made of. Its
// alternative ends in what the fingerprint shows.
func (s *Speaker) PrintFigure(f report.Fingerprint) Figure {
	fig := Figure{Title: s.T("print_figure_" + f.ID), Subtitle: s.T("print_subtitle_"+f.From, "N", s.counted(f)), Table: s.printTable(f)}
	if p := peakOf(f); p != nil {
		fig.Title = s.T("print_peak", "Hour", s.WeekHour(*p))
	}
	fig.Alt = s.alt(fig.Title, []string{s.PrintFinding(f)})
	return fig
}

func peakOf(f report.Fingerprint) *int {
	for _, m := range f.Detail.Hours {
		if m.Peak != nil {
			return m.Peak
		}
	}
	return nil
}

// WeekHour prints an hour of the week: "Thursday, 14 to 15 h".
func (s *Speaker) WeekHour(hour int) string {
	return s.WeekHours(hour/24, hour%24, hour%24+1)
}

// WeekHours prints a run of hours of a day of the week, Monday being 0.
func (s *Speaker) WeekHours(day, from, to int) string {
	return s.T("week_hour", "Day", s.T("weekday_"+Weekdays[day]), "From", s.Int(from), "To", s.Int(to))
}

// CountedIn prints how many changes a cell of a map holds.
func (s *Speaker) CountedIn(n report.Count) string {
	return s.T("unit_changes", "Count", n.N, "Number", s.Number(n))
}

// Weekdays are the keys of the days of the week, Monday first.
var Weekdays = [7]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// HasFigure says whether there is more to draw of a fingerprint than where its
// statistic lies between the anchors.
func HasFigure(f report.Fingerprint) bool {
	d := f.Detail
	return d.Hours != nil || d.Weeks != nil || d.Pairs != nil || d.Bins != nil
}

// Print looks a fingerprint of the report up.
func Print(r *report.Report, id string) (report.Fingerprint, bool) {
	at := slices.IndexFunc(r.Fingerprints, func(f report.Fingerprint) bool { return f.ID == id })
	if at < 0 {
		return report.Fingerprint{}, false
	}
	return r.Fingerprints[at], true
}

// Month prints a month: "Mar 2026".
func (s *Speaker) Month(month string) string {
	year, number, _ := strings.Cut(month, "-")
	return s.T("month_year", "Month", s.T("month_"+number), "Year", year)
}

// EvidenceFinding is one sentence on what the records show.
func (s *Speaker) EvidenceFinding(r *report.Report) string {
	there, known := 0, 0
	for _, f := range r.Fingerprints {
		if f.Presence.Known() {
			known++
			if *f.Presence.Lo >= 0.5 {
				there++
			}
		}
	}
	if known == 0 {
		return s.T("evidence_finding_none")
	}
	return sentence(s.T("evidence_finding", "Count", known, "Of", there, "There", s.NumberWord(there), "Known", s.NumberWord(known)))
}
