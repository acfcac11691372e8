package wording

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
)

// DisagreementsFinding is one sentence on where people see the same work
// differently.
func (s *Speaker) DisagreementsFinding(w report.Wave) string {
	norms, of := SplitNorms(w, math.MaxInt)
	if of == 0 {
		return s.T("disagreements_none")
	}
	return s.splitTitle(norms, of) + "."
}

// SplitNorms are the norms on which people stand furthest apart, at most so
// many, and of how many norms it is told how far they do. Norms that teams
// answered together are not among them.
func SplitNorms(w report.Wave, most int) (norms []report.Norm, of int) {
	var all []report.Norm
	for _, p := range w.Practices {
		if p.Mode != "consensus" {
			all = append(all, p.Norms...)
		}
	}
	return splitOf(append(all, w.Common...), most)
}

func splitOf(norms []report.Norm, most int) ([]report.Norm, int) {
	told := slices.DeleteFunc(slices.Clone(norms), func(n report.Norm) bool { return n.Consensus == nil })
	slices.SortStableFunc(told, func(a, b report.Norm) int {
		return cmp.Or(cmp.Compare(*a.Consensus, *b.Consensus), cmp.Compare(a.ID, b.ID))
	})
	return told[:min(most, len(told))], len(told)
}

// splitTitle names the norms with the least consensus: norms are in the order
// of it.
func (s *Speaker) splitTitle(norms []report.Norm, of int) string {
	if *norms[0].Consensus == 1 {
		return sentence(s.T("split_nowhere", "Count", of, "Number", s.NumberWord(of)))
	}
	var names []string
	for _, n := range norms {
		if *n.Consensus == *norms[0].Consensus {
			names = append(names, s.T("quoted", "Text", s.Norm(n.ID)))
		}
	}
	return sentence(s.T("split_title", "Count", of, "Number", s.NumberWord(of), "Norms", s.firstOf(names)))
}

// firstOf names up to three things that share the first place.
func (s *Speaker) firstOf(names []string) string {
	if len(names) <= 3 {
		return s.List(names)
	}
	return s.T("and_more_of_them", "First", names[0], "Number", s.NumberWord(len(names)-1))
}

// SplitFigure words the ladder of the norms on which people stand furthest
// apart.
func (s *Speaker) SplitFigure(w report.Wave, most int) Figure {
	all, of := SplitNorms(w, math.MaxInt)
	norms := all[:min(most, of)]
	f := Figure{Title: s.splitFigureTitle(all, of), Subtitle: s.T("split_all"), Table: Table{Caption: s.T("table_split"),
		Head: []string{s.T("column_norm"), s.T("column_practice"), s.T("consensus"), s.T("column_n"), s.T("column_rungs")}}}
	if len(norms) < of {
		f.Subtitle = s.T("split_subtitle", "Number", s.NumberWord(len(norms)), "All", s.NumberWord(of))
	}
	var parts []string
	for _, n := range norms {
		f.Table.Rows = append(f.Table.Rows, []string{s.Norm(n.ID), s.practiceOrCommon(n.ID), s.number01(n.Consensus), s.behind(n.Value), s.orDash(s.Shares(n.Shares))})
		parts = append(parts, s.T("split_alt_row", "Norm", s.Norm(n.ID), "Consensus", s.number01(n.Consensus)))
	}
	f.Table = s.Keyed(f.Table, s.T("dash_shares"))
	f.Alt = s.alt(f.Title, parts)
	return f
}

// splitFigureTitle says how the answers divide on the norm with the least
// consensus; where that is not told, or of several norms, it names these.
func (s *Speaker) splitFigureTitle(norms []report.Norm, of int) string {
	first := norms[0]
	share, least := shareFrom(first.Shares, firstDown)
	if len(first.Shares) == 0 || least || of > 1 && *norms[1].Consensus == *first.Consensus {
		return s.splitTitle(norms, of)
	}
	return s.T("split_divided", "Norm", s.Norm(first.ID), "Down", s.Percent(share), "Stands", s.Percent(1-share))
}

// SplitNote says of a norm whose it is and how far people place it alike.
func (s *Speaker) SplitNote(n report.Norm) string {
	return s.T("split_note", "Practice", s.practiceOrCommon(n.ID), "Consensus", s.number01(n.Consensus))
}

// SplitIn says on which norm of a practice people stand furthest apart; empty
// where that is not told, or told of one norm only.
func (s *Speaker) SplitIn(p report.Practice) string {
	all, of := splitOf(p.Norms, math.MaxInt)
	if of < 2 || p.Mode == "consensus" {
		return ""
	}
	return s.T("split_in", "Title", s.splitTitle(all, of), "Consensus", s.number01(all[0].Consensus))
}

// practiceOrCommon is whose norm it is.
func (s *Speaker) practiceOrCommon(norm string) string {
	if practice, _, _ := strings.Cut(norm, "/"); practice == model.CommonPractice {
		return s.T("common_norms")
	}
	return s.practiceOf(norm)
}

// ComparisonOf is how many differences of one kind were compared, and how many
// of them chance hardly explains; zero if none was.
func ComparisonOf(r *report.Report, kind string) report.Comparison {
	for _, c := range r.Comparisons {
		if c.Of == kind {
			return c
		}
	}
	return report.Comparison{Of: kind}
}

// Compared says how many differences were compared, of how many chance hardly
// explains them, and how many of these may still be chance.
func (s *Speaker) Compared(c report.Comparison) string { return s.compared(c, s.T("found_marked")) }

// compared says so, with how a reader sees which they are.
func (s *Speaker) compared(c report.Comparison, how string) string {
	number := s.NumberWord(c.Compared)
	switch {
	case c.Compared == 0:
		return s.T("compared_none")
	case c.Discoveries == 0:
		return sentence(s.T("compared_nothing", "Count", c.Compared, "Number", number))
	}
	return sentence(s.T("compared_differences", "Count", c.Compared, "Number", number)) + " " +
		s.T("compared_found", "Count", c.Discoveries, "Number", s.NumberWord(c.Discoveries), "All", c.Discoveries == c.Compared, "How", how,
			"OneIn", s.Int(int(math.Round(1/c.Rate))))
}

// Untold says, a sentence each, what of the disagreements is not shown and why.
func (s *Speaker) Untold(r *report.Report) []string {
	w, least := Latest(r), ""
	if n := r.Method.Limits.Interval; n > 1 {
		least = s.NumberWord(n)
	}
	var out []string
	out = append(out, s.untoldNorms(w, least)...)
	out = append(out, s.untoldTeams(w, least)...)
	out = append(out, s.untoldRoles(w)...)
	return append(out, s.untoldSegments(w)...)
}

// untoldNorms says of how many norms it is not told how far people stand
// apart, apart from the others those that enough people answered.
func (s *Speaker) untoldNorms(w report.Wave, least string) []string {
	few, kept := 0, map[report.Code]int{}
	for _, n := range individualNorms(w) {
		switch {
		case n.Consensus != nil:
		case enough(n.Value.Reason):
			kept[n.Value.Reason.Code]++
		default:
			few++
		}
	}
	var out []string
	if few > 0 {
		out = append(out, sentence(s.T("untold_norms", "Count", few, "Number", s.NumberWord(few), "Least", least)))
	}
	for _, code := range protections {
		if n := kept[code]; n > 0 {
			out = append(out, sentence(s.T("untold_norms_why", "Count", n, "Number", s.NumberWord(n), "Why", s.Why(report.Because(code)))))
		}
	}
	return out
}

// untoldTeams says so of cases of a team on a practice.
func (s *Speaker) untoldTeams(w report.Wave, least string) []string {
	cells := Agreements(w)
	few, kept := 0, map[report.Code]int{}
	for _, c := range cells {
		switch why := c.Agreement.Deviation.Reason; {
		case c.Agreement.Deviation.Known():
		case enough(why):
			kept[why.Code]++
		default:
			few++
		}
	}
	var out []string
	if few > 0 {
		out = append(out, sentence(s.T("untold_teams", "Count", len(cells), "Hidden", s.NumberWord(few), "One", few == 1, "All", s.NumberWord(len(cells)), "Least", least)))
	}
	for _, code := range protections {
		if n := kept[code]; n > 0 {
			out = append(out, sentence(s.T("untold_teams_why", "Count", n, "Number", s.NumberWord(n), "Why", s.Why(report.Because(code)))))
		}
	}
	return out
}

// individualNorms are the norms that people answered one by one.
func individualNorms(w report.Wave) []report.Norm {
	out := slices.Clone(w.Common)
	for _, p := range w.Practices {
		if p.Mode != "consensus" {
			out = append(out, p.Norms...)
		}
	}
	return out
}
