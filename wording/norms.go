package wording

import (
	"cmp"
	"slices"

	"rubble/report"
)

// NormsFinding is one sentence on all norms of the organisation.
func (s *Speaker) NormsFinding(w report.Wave) string {
	states := map[string]int{}
	all, state := 0, ""
	for _, n := range normsOf(w) {
		if n.State != "" {
			state = n.State
			states[state]++
			all++
		}
	}
	switch all {
	case 0:
		return s.T("norms_finding_none")
	case 1:
		return s.T("norms_finding_one", "State", s.T("stands_"+state))
	}
	stands, moving, gone := states["stands"], states["moving"], states["gone"]
	return sentence(s.T("norms_finding", "All", s.Int(all),
		"Stands", s.T("norms_stand", "Count", stands, "Number", s.NumberWord(stands)),
		"Moving", s.T("norms_moving", "Count", moving, "Number", s.NumberWord(moving)),
		"Gone", s.T("norms_gone", "Count", gone, "Number", s.NumberWord(gone))))
}

// normsOf are the norms of all practices, then the common ones.
func normsOf(w report.Wave) []report.Norm {
	var out []report.Norm
	for _, p := range w.Practices {
		out = append(out, p.Norms...)
	}
	return append(out, w.Common...)
}

// NormCells are the cells of a norm in a table: state, dismantling, hold,
// leverage, consensus, and what records say.
func (s *Speaker) NormCells(n report.Norm) []string {
	return []string{s.NormState(n), s.ScoreWithInterval(n.Value), s.Number100(n.Hold), s.Number100(n.Leverage), s.number01(n.Consensus), s.orDash(s.Claim(n))}
}

// NormNotes explain a table of such cells: what dashes in it stand for, and
// reasons that might be misread.
func (s *Speaker) NormNotes(norms []report.Norm) []string {
	var out []string
	dash := func(cell string) bool { return cell == s.T("no_figure") }
	unclaimed := false
	for _, n := range norms {
		cells := s.NormCells(n)
		last := len(cells) - 1
		if out == nil && slices.ContainsFunc(cells[:last], dash) {
			out = []string{s.T("dash_norms")}
		}
		unclaimed = unclaimed || dash(cells[last])
	}
	if unclaimed {
		out = append(out, s.T("dash_records"))
	}
	return append(out, s.WhyNotes(reasonsOf(norms)...)...)
}

// GraphFigure words the graph of which norm rests on which.
func (s *Speaker) GraphFigure(w report.Wave) Figure {
	norms := slices.DeleteFunc(normsOf(w), func(n report.Norm) bool { return n.Leverage == nil })
	slices.SortStableFunc(norms, func(a, b report.Norm) int {
		return cmp.Or(cmp.Compare(*b.Leverage, *a.Leverage), cmp.Compare(a.ID, b.ID))
	})
	f := Figure{Title: s.T("graph_title_none"), Subtitle: s.T("graph_subtitle"),
		Table: Table{Caption: s.T("table_graph"), Head: []string{s.T("column_norm"), s.T("leverage"), s.T("column_rests_on")}}}
	if len(norms) > 0 {
		f.Title = s.T("graph_title", "Count", len(norms), "Number", s.NumberWord(len(norms)), "Norm", s.Norm(norms[0].ID))
	}
	carried := map[string][]string{} // names, by the key of what they rest on
	for _, n := range norms {
		var below []string
		for _, key := range s.RestsOn(n.ID) {
			below = append(below, s.Norm(key))
			carried[key] = append(carried[key], s.Norm(n.ID))
		}
		f.Table.Rows = append(f.Table.Rows, []string{s.Norm(n.ID), s.Number100(n.Leverage), s.orDash(s.List(below))})
	}
	f.Table = s.Keyed(f.Table, s.T("dash_graph"))
	var parts []string
	for _, n := range norms {
		if on := carried[n.ID]; on != nil {
			parts = append(parts, s.T("graph_alt", "Norm", s.Norm(n.ID), "List", s.List(on)))
		}
	}
	for _, n := range normsOf(w) {
		if n.State == "" {
			parts = append(parts, s.hiddenAlt(s.Norm(n.ID), n.Value.Reason)...)
		}
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}

// NormStands says in a sentence where a norm stands.
func (s *Speaker) NormStands(n report.Norm) string {
	switch {
	case n.State == "" && withheld(n.Value.Reason):
		return s.T("norm_stands_none", "Why", s.Why(n.Value.Reason))
	case n.State == "":
		return s.T("norm_stands_unknown", "Why", s.Why(n.Value.Reason))
	case !n.Value.Known():
		return s.T("norm_stands_state", "State", s.T("stands_"+n.State))
	}
	return s.T("norm_stands", "State", s.T("stands_"+n.State), "Value", s.ScoreWithInterval(n.Value))
}

// NormInGraph says of a norm where it stands and what it carries, a line each.
func (s *Speaker) NormInGraph(n report.Norm) string {
	text := s.NormStands(n)
	if n.Hold != nil && n.Leverage != nil {
		text += "\n" + s.T("keystone_line", "Hold", s.Number100(n.Hold), "Leverage", s.Number100(n.Leverage))
	}
	if below := s.RestsOn(n.ID); len(below) > 0 {
		var names []string
		for _, key := range below {
			names = append(names, s.Norm(key))
		}
		text += "\n" + s.T("norm_rests_on", "List", s.List(names))
	}
	return text
}
