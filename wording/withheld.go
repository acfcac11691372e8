package wording

import (
	"slices"

	"rubble/report"
)

// withheld says whether something is left out for the sake of people: of those
// behind it, or of a smaller group that would follow from it.
func withheld(why *report.Reason) bool {
	return why != nil && (why.Code == report.TooFewPeople || enough(why))
}

// enough says whether something is left out although enough people are behind
// it.
func enough(why *report.Reason) bool {
	return why != nil && (why.Code == report.Protects || why.Code == report.FewChanged)
}

// whyNone is why there is no figure: the first reason that any of several
// gives.
func whyNone(figures ...report.Figure) *report.Reason {
	for _, f := range figures {
		if !f.Known() && f.Reason != nil {
			return f.Reason
		}
	}
	return nil
}

// whyNoScores is why a practice has no scores; nil if it has one.
func whyNoScores(p report.Practice) *report.Reason {
	if p.Alignment.Known() {
		return nil
	}
	return whyNone(p.Alignment)
}

// inRow prints the figures of one row of a table: one that there is not as the
// reason, or as a dash if the row gives that already.
func (s *Speaker) inRow(figures ...report.Figure) []string {
	var given []report.Code
	out := make([]string, len(figures))
	for i, f := range figures {
		switch {
		case f.Known():
			out[i] = s.ScoreWithInterval(f)
		case f.Reason == nil || slices.Contains(given, f.Reason.Code):
			out[i] = s.T("no_figure")
		default:
			given = append(given, f.Reason.Code)
			out[i] = s.Why(f.Reason)
		}
	}
	return out
}

// orDash is a text, or a dash in the place of none.
func (s *Speaker) orDash(text string) string {
	if text == "" {
		return s.T("no_figure")
	}
	return text
}

// Keyed is a table with a note that explains its dashes, if it has any.
func (s *Speaker) Keyed(t Table, note string) Table {
	dash := s.T("no_figure")
	if slices.ContainsFunc(t.Rows, func(row []string) bool { return slices.Contains(row, dash) }) {
		t.Notes = append(t.Notes, note)
	}
	return t
}

// WhyNotes explain, for the foot of a table, those reasons among its own that
// might be read as though too few people had answered.
func (s *Speaker) WhyNotes(reasons ...*report.Reason) []string {
	var out []string
	has := func(code report.Code) bool {
		return slices.ContainsFunc(reasons, func(why *report.Reason) bool { return why != nil && why.Code == code })
	}
	if has(report.Protects) {
		out = append(out, s.T("note_protects"))
	}
	if has(report.FewChanged) {
		out = append(out, s.T("note_changed"))
	}
	return out
}

// explainWithheld is why something is left out although enough people are
// behind it; nothing if that is not so.
func (s *Speaker) explainWithheld(why *report.Reason) []string {
	switch {
	case !enough(why):
		return nil
	case why.Code == report.FewChanged:
		return []string{s.T("explain_changed")}
	}
	return []string{s.T("explain_protects")}
}

// hiddenAlts say of what is left out of a figure why it is, for those who do
// not see the figure.
func (s *Speaker) hiddenAlt(label string, why *report.Reason) []string {
	if why == nil {
		return nil
	}
	return []string{s.T("hidden_alt", "Label", label, "Why", s.Why(why))}
}

// CellNotes explain a table with a cell for each of these practices: where a
// verdict is missing beside figures, and reasons that might be misread.
func (s *Speaker) CellNotes(practices []report.Practice) []string {
	var out, given []string
	var reasons []*report.Reason
	for _, p := range practices {
		reasons = append(reasons, whyNoScores(p))
		if v := p.Verdict; p.Alignment.Known() && v.Name == "" && v.Reason != nil && !slices.Contains(given, s.Why(v.Reason)) {
			given = append(given, s.Why(v.Reason))
			out = append(out, s.T("note_no_verdict", "Why", s.Why(v.Reason)))
		}
	}
	return append(out, s.WhyNotes(reasons...)...)
}

// WhyHidden explains the reason for which cells are left out.
func (s *Speaker) WhyHidden(code report.Code) string {
	switch code {
	case report.TooFewPeople:
		return s.T("hidden_text")
	case report.Protects:
		return s.T("hidden_protects")
	case report.FewChanged:
		return s.T("hidden_changed")
	}
	return s.T("hidden_why", "Why", s.Why(report.Because(code)))
}

// Lots says how many of the answers of a wave another one stands in for, which is
// told in tens. Where a team is hidden, so is how many answers there are; a number
// that is so by chance is about right, too.
func (s *Speaker) Lots(wave string, of report.AnswerSource) string {
	rows := s.Int(of.Rows)
	if of.Rows%10 == 0 {
		rows = s.T("about", "Number", rows)
	}
	return s.T("quality_lots", "Wave", wave, "Number", s.Int(of.Lots), "Rows", rows)
}

// Waiting says how many questionnaires of a wave wait because they came late,
// and for how many.
func (s *Speaker) Waiting(wave string, n report.Count, l report.Limits) string {
	return sentence(s.T("quality_waiting", "Count", max(n.N, n.Below), "Wave", wave, "Number", s.Number(n), "Least", s.NumberWord(l.Shown)))
}

// NoRecords says that there are no records, or that too few people work where
// they come from.
func (s *Speaker) NoRecords(r *report.Report) string {
	for _, f := range r.Fingerprints {
		if f.Value.Reason != nil && f.Value.Reason.Code == report.TooFewPeople {
			return s.T("records_untold")
		}
	}
	return s.T("records_none")
}

// WhyRecord words the reason in place of a figure of records. Too few people
// are those who work there, and not those who answered.
func (s *Speaker) WhyRecord(why *report.Reason) string {
	if why != nil && why.Code == report.TooFewPeople {
		return s.T("records_too-few-people")
	}
	return s.Why(why)
}
