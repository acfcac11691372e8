package wording

import (
	"slices"
	"strings"

	"rubble/report"
)

// SpeakingOf are the fingerprints that speak of a norm of the practice.
func SpeakingOf(r *report.Report, practice string) []report.Fingerprint {
	var out []report.Fingerprint
	for _, f := range r.Fingerprints {
		if slices.ContainsFunc(f.Norms, func(n string) bool { return strings.HasPrefix(n, practice+"/") }) {
			out = append(out, f)
		}
	}
	return out
}

// Fingerprint is the name of a fingerprint.
func (s *Speaker) Fingerprint(id string) string {
	if f, ok := s.model.Fingerprint(id); ok {
		return f.Name
	}
	return id
}

// Presence words how far the trace of a norm is there, by the interval of its
// presence: a trace is called there or absent only if the whole interval is.
func (s *Speaker) Presence(f report.Fingerprint) string {
	switch p := f.Presence; {
	case !p.Known():
		return s.WhyRecord(p.Reason)
	case *p.Lo >= 0.5:
		return s.T("presence_there")
	case *p.Hi <= 0.25:
		return s.T("presence_absent")
	}
	return s.T("presence_between")
}

// Presences words the fingerprints that speak of a practice.
func (s *Speaker) Presences(prints []report.Fingerprint) Figure {
	f := Figure{Title: s.presencesTitle(prints), Subtitle: s.T("presence_subtitle"),
		Table: Table{Caption: s.T("table_fingerprints"), Head: []string{s.T("column_fingerprint"), s.T("column_statistic"), s.T("column_what"),
			s.T("column_presence"), s.T("column_cases"), s.T("column_speaks_of")}}}
	var parts []string
	for _, p := range prints {
		what := ""
		if def, ok := s.model.Fingerprint(p.ID); ok {
			what = def.Statistic
		}
		var norms []string
		for _, n := range p.Norms {
			norms = append(norms, s.Norm(n))
		}
		f.Table.Rows = append(f.Table.Rows, []string{s.Fingerprint(p.ID), s.Statistic(p.Value), what, s.Presence(p), s.behind(p.Value), s.List(norms)})
		parts = append(parts, s.T("presence_alt_row", "Name", s.Fingerprint(p.ID), "Value", s.Statistic(p.Value), "Presence", s.Presence(p)))
	}
	f.Table = s.Keyed(f.Table, s.T("dash_row"))
	f.Alt = s.alt(f.Title, parts)
	return f
}

// PresenceOf words one fingerprint between its anchors.
func (s *Speaker) PresenceOf(f report.Fingerprint) Figure {
	fig := s.Presences([]report.Fingerprint{f})
	if f.Presence.Known() {
		fig.Title = s.T("presence_title_one", "Name", s.Fingerprint(f.ID), "Presence", s.Decimal(*f.Presence.Value, 2))
		fig.Alt = s.T("figure_alt", "Title", fig.Title, "Parts", s.T("presence_alt_row", "Name", s.Fingerprint(f.ID), "Value", s.Statistic(f.Value), "Presence", s.Presence(f)))
	}
	return fig
}

func (s *Speaker) presencesTitle(prints []report.Fingerprint) string {
	var there []string
	known := 0
	for _, p := range prints {
		if !p.Presence.Known() {
			continue
		}
		known++
		if *p.Presence.Lo >= 0.5 {
			there = append(there, s.Fingerprint(p.ID))
		}
	}
	switch {
	case known == 0:
		return s.T("presence_title_unknown")
	case len(there) == 0:
		return s.T("presence_title_none")
	}
	return s.T("presence_title", "Count", len(there), "List", s.List(there))
}

// Statistic prints a share of 0–1 with its interval.
func (s *Speaker) Statistic(f report.Figure) string {
	switch {
	case !f.Known():
		return s.T("no_figure")
	case f.HasInterval():
		return s.T("with_interval", "Value", s.Decimal(*f.Value, 3), "Interval",
			s.T("from_to", "Lo", s.Decimal(*f.Lo, 3), "Hi", s.Decimal(*f.Hi, 3)))
	}
	return s.Decimal(*f.Value, 3)
}

// Outcomes words figures that stand beside the plane.
func (s *Speaker) Outcomes(caption string, outcomes []report.Outcome) Table {
	t := Table{Caption: caption, Head: []string{s.T("column_outcome"), s.T("column_value"), s.T("column_cases")}}
	for _, o := range outcomes {
		t.Rows = append(t.Rows, []string{s.Outcome(o.ID), s.outcome(o), s.behind(o.Value)})
	}
	return s.Keyed(t, s.T("dash_row"))
}

func (s *Speaker) outcome(o report.Outcome) string {
	v := o.Value
	switch {
	case !v.Known():
		return s.WhyRecord(v.Reason)
	case !v.HasInterval():
		return s.Amount(o.Unit, *v.Value)
	}
	if o.Unit == "per-day" || o.Unit == "per-working-day" { // the words stand once, at the end
		return s.T("amount_"+o.Unit, "Number", s.T("with_interval", "Value", s.Decimal(*v.Value, 1),
			"Interval", s.T("from_to", "Lo", s.Decimal(*v.Lo, 1), "Hi", s.Decimal(*v.Hi, 1))))
	}
	return s.T("with_interval", "Value", s.Amount(o.Unit, *v.Value),
		"Interval", s.T("from_to", "Lo", s.Amount(o.Unit, *v.Lo), "Hi", s.Amount(o.Unit, *v.Hi)))
}
