package wording

import (
	"cmp"
	"slices"

	"rubble/report"
)

// RobustnessVerdicts are how often alternative scorings give which verdict, the
// one in force first.
func RobustnessVerdicts(p report.Practice) []report.VerdictShare {
	out := []report.VerdictShare{{Verdict: p.Verdict.Name, Share: p.Robustness.Kept}}
	for _, v := range p.Robustness.Verdicts {
		if v.Verdict != p.Verdict.Name {
			out = append(out, v)
		}
	}
	return out
}

// Rank words the place of a practice by deconstruction, in force and in 95 of
// 100 alternatives; nothing where it has none, or where nobody else has one.
func (s *Speaker) Rank(w report.Wave, p report.Practice) string {
	r := p.Robustness
	if r == nil || r.Rank == 0 || Ranked(w) < 2 {
		return ""
	}
	return s.T("rank", "Rank", s.Int(r.Rank), "Among", s.T("from_to", "Lo", s.Int(r.RankLo), "Hi", s.Int(r.RankHi)))
}

// Ranked is how many of the organisation's practices have a place among
// others.
func Ranked(w report.Wave) int {
	n := 0
	for _, p := range w.Practices {
		if p.Deconstruction.Known() {
			n++
		}
	}
	return n
}

// RobustnessFigure words the shares of alternative scorings that give each
// verdict, practice by practice.
func (s *Speaker) RobustnessFigure(w report.Wave) Figure {
	f := Figure{Title: s.robustnessTitle(w), Subtitle: s.robustnessSubtitle(w),
		Table: Table{Caption: s.T("table_robustness"), Head: []string{s.T("column_practice"), s.T("column_verdict"), s.T("column_kept"), s.T("column_others"), s.T("column_rank")}}}
	var parts []string
	for _, p := range w.Practices {
		if p.Robustness == nil {
			why := s.RobustnessUntold(p)
			f.Table.Rows = append(f.Table.Rows, []string{s.Practice(p.ID), s.Verdict(p.Verdict), why, s.T("no_figure"), s.T("no_figure")})
			parts = append(parts, s.T("hidden_alt", "Label", s.Practice(p.ID), "Why", why))
			continue
		}
		var others []string
		for _, v := range RobustnessVerdicts(p)[1:] {
			others = append(others, s.VerdictShare(v))
		}
		f.Table.Rows = append(f.Table.Rows, []string{s.Practice(p.ID), s.Verdict(p.Verdict), s.Of100(p.Robustness.Kept), s.orDash(s.List(others)), s.orDash(s.Rank(w, p))})
		parts = append(parts, s.T("robustness_alt_row", "Practice", s.Practice(p.ID), "Verdict", s.VerdictShare(RobustnessVerdicts(p)[0])))
	}
	f.Table = s.Keyed(f.Table, s.T("dash_others"))
	f.Alt = s.alt(f.Title, parts)
	return f
}

// VerdictShare names a verdict with its share: "Aligned 60 of 100".
func (s *Speaker) VerdictShare(v report.VerdictShare) string {
	return s.T("verdict_share", "Verdict", s.T("verdict_"+v.Verdict), "Share", s.Of100(v.Share))
}

// VerdictPart names a verdict with its share where a figure says of how many:
// "Aligned 60".
func (s *Speaker) VerdictPart(v report.VerdictShare) string {
	return s.T("verdict_part", "Verdict", s.T("verdict_"+v.Verdict), "Number", s.out100(v.Share))
}

// out100 prints a share of 0–1 as a number out of 100.
func (s *Speaker) out100(share float64) string {
	if n := hundredths(share); n > 0 {
		return s.Int(n)
	}
	return s.T("below", "Number", s.Int(1))
}

// robustnessSubtitle says how to read the bars, and how many alternatives were
// drawn; nothing where there are no bars.
func (s *Speaker) robustnessSubtitle(w report.Wave) string {
	for _, p := range w.Practices {
		if p.Robustness != nil {
			return s.T("robustness_subtitle", "Scorings", s.Int(p.Robustness.Scorings))
		}
	}
	return ""
}

// robustnessTitle says which verdicts hold most and least often.
func (s *Speaker) robustnessTitle(w report.Wave) string {
	told := slices.DeleteFunc(slices.Clone(w.Practices), func(p report.Practice) bool { return p.Robustness == nil })
	if len(told) == 0 {
		return s.T("robustness_title_none")
	}
	byKept := func(a, b report.Practice) int { return cmp.Compare(a.Robustness.Kept, b.Robustness.Kept) }
	low, high := slices.MinFunc(told, byKept), slices.MaxFunc(told, byKept)
	if byKept(low, high) == 0 {
		return s.T("robustness_title_alike", "Count", len(told), "Share", s.Of100(low.Robustness.Kept))
	}
	return s.T("robustness_title", "Lowest", s.Practice(low.ID), "Least", s.Of100(low.Robustness.Kept),
		"Highest", s.Practice(high.ID), "Most", s.Of100(high.Robustness.Kept))
}
