package wording

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
)

// Ladder words where a practice's norms stand.
func (s *Speaker) Ladder(p report.Practice) Figure {
	f := Figure{Title: s.ladderTitle(p.Norms), Subtitle: s.ladderSubtitle(p), Table: s.normsTable(p)}
	var parts []string
	for _, n := range p.Norms {
		if n.State != "" {
			parts = append(parts, s.T("ladder_alt_row", "Norm", s.Norm(n.ID), "State", s.T("state_"+n.State)))
		} else {
			parts = append(parts, s.hiddenAlt(s.Norm(n.ID), n.Value.Reason)...)
		}
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}

func (s *Speaker) ladderSubtitle(p report.Practice) string {
	told := slices.ContainsFunc(p.Norms, func(n report.Norm) bool { return n.State != "" })
	placed := slices.ContainsFunc(p.Norms, func(n report.Norm) bool { return n.Shares != nil || n.Hold != nil })
	switch {
	case !told: // the title says so
		return ""
	case p.Mode == "consensus":
		return s.T("ladder_subtitle_consensus")
	case !placed:
		return s.T("ladder_subtitle_states")
	}
	return s.T("ladder_subtitle", "People", s.People(*orZero(p.Alignment.N)))
}

func orZero(c *report.Count) *report.Count {
	if c == nil {
		return &report.Count{}
	}
	return c
}

// ladderTitle names the norm that stands firmest and the one furthest down.
func (s *Speaker) ladderTitle(norms []report.Norm) string {
	states := map[string]int{}
	var known []report.Norm
	for _, n := range norms {
		states[n.State]++
		if n.Value.Known() {
			known = append(known, n)
		}
	}
	if len(known) < 2 {
		all := states["stands"] + states["moving"] + states["gone"]
		if all == 0 {
			return s.T("ladder_nothing")
		}
		return s.T("ladder_states", "Stands", s.NumberWord(states["stands"]), "All", s.NumberWord(all), "Gone", s.NumberWord(states["gone"]))
	}
	byValue := func(a, b report.Norm) int {
		return cmp.Or(cmp.Compare(*a.Value.Value, *b.Value.Value), cmp.Compare(b.ID, a.ID))
	}
	return s.T("ladder_title", "Number", s.NumberWord(len(known)), "Firmest", s.Norm(slices.MinFunc(known, byValue).ID), "Loosest", s.Norm(slices.MaxFunc(known, byValue).ID))
}

// normsTable is the twin of the ladder.
func (s *Speaker) normsTable(p report.Practice) Table {
	t := Table{Caption: s.T("table_norms"), Head: []string{s.T("column_norm"), s.T("column_state"), s.T("dismantling"),
		s.T("hold"), s.T("leverage"), s.T("consensus"), s.T("column_n"), s.T("column_rungs")}}
	for _, n := range p.Norms {
		name := s.Norm(n.ID)
		if n.Keystone {
			name = s.T("keystone_name", "Norm", name)
		}
		t.Rows = append(t.Rows, []string{name, s.NormState(n), s.ScoreWithInterval(n.Value), s.Number100(n.Hold),
			s.Number100(n.Leverage), s.number01(n.Consensus), s.behindOne(p, n.Value), s.orDash(s.Shares(n.Shares))})
	}
	t = s.Keyed(t, s.T("dash_norms"))
	t.Notes = append(t.Notes, s.WhyNotes(reasonsOf(p.Norms)...)...)
	return t
}

// reasonsOf are the reasons why norms are not shown.
func reasonsOf(norms []report.Norm) []*report.Reason {
	var out []*report.Reason
	for _, n := range norms {
		out = append(out, n.Value.Reason)
	}
	return out
}

// Number100 prints a number on 0–100 that may be missing.
func (s *Speaker) Number100(x *float64) string {
	if x == nil {
		return s.T("no_figure")
	}
	return s.Whole(*x)
}

func (s *Speaker) number01(x *float64) string {
	if x == nil {
		return s.T("no_figure")
	}
	return s.Decimal(*x, 2)
}

// Shares words a distribution over rungs: "taken for granted 40 %, …".
func (s *Speaker) Shares(shares []report.Share) string {
	var parts []string
	for _, sh := range shares {
		if sh.Share > 0 {
			parts = append(parts, s.T("rungs_share", "Rungs", s.rungs(sh.Rungs), "Percent", s.Percent(sh.Share)))
		}
	}
	return strings.Join(parts, ", ")
}

func (s *Speaker) rungs(rungs []int) string {
	first, last := rungs[0], rungs[len(rungs)-1]
	if first == last {
		return s.Rung(first)
	}
	return s.T("rungs_from_to", "First", s.Rung(first), "Last", s.Rung(last))
}

// Rung is the name of a rung.
func (s *Speaker) Rung(i int) string { return s.model.Ladder[i].Name }

// Facets words the facets of a practice.
func (s *Speaker) Facets(p report.Practice, m report.Method) Figure {
	f := Figure{Title: s.T("facets_none"), Subtitle: s.T("facets_subtitle", "Percent", s.intervalsAt(m, slices.Collect(maps.Values(p.Facets)))),
		Table: Table{Caption: s.T("table_facets"), Head: []string{s.T("column_facet"), s.T("column_axis"), s.T("column_value"), s.T("column_n"), s.T("column_asks")}}}
	if p.Mode == "consensus" {
		f.Subtitle = s.T("facets_subtitle_consensus")
	}
	var best, worst *model.Facet
	var hidden []string
	var reasons []*report.Reason
	known := 0
	for i := range s.model.Facets {
		facet := &s.model.Facets[i]
		fig, ok := p.Facets[facet.Key]
		if !ok {
			continue
		}
		value := s.ScoreWithInterval(fig)
		if !fig.Known() {
			value = s.Why(fig.Reason)
			hidden, reasons = append(hidden, s.hiddenAlt(facet.Name, fig.Reason)...), append(reasons, fig.Reason)
		} else {
			known++
			if best == nil || *fig.Value > *p.Facets[best.Key].Value {
				best = facet
			}
			if worst == nil || *fig.Value < *p.Facets[worst.Key].Value {
				worst = facet
			}
		}
		f.Table.Rows = append(f.Table.Rows, []string{facet.Name, s.T(facet.Axis), value, s.behindOne(p, fig), facet.Asks})
	}
	if best != nil && worst != nil && best != worst {
		f.Title = s.T("facets_title", "Number", s.NumberWord(known), "Best", best.Name, "BestScore", s.Score(p.Facets[best.Key]),
			"Worst", worst.Name, "WorstScore", s.Score(p.Facets[worst.Key]))
	}
	f.Table = s.Keyed(f.Table, s.T("dash_row"))
	f.Table.Notes = append(f.Table.Notes, s.WhyNotes(reasons...)...)
	f.Alt = s.alt(f.Title, hidden)
	return f
}
