package site

import (
	"math"
	"slices"

	"rubble/chart"
	"rubble/report"
	"rubble/wording"
)

const disagreementsAddress = "disagreements/index.html"

// mostSplit is how many norms stand in the figure of those on which people
// stand furthest apart.
const mostSplit = 5

// disagreements is the page on where people who do the same work see it
// differently: on norms, within teams, between roles and between segments.
func (b *builder) disagreements() {
	s := b.say
	p := b.newPage(disagreementsAddress, "disagreements", s.T("page_disagreements"), s.DisagreementsFinding(b.wave), s.T("disagreements_lede"))
	if norms, _ := wording.SplitNorms(b.wave, mostSplit); len(norms) > 0 {
		words := s.SplitFigure(b.wave, mostSplit)
		p.add("norms", s.T("section_split"), []string{s.T("split_text")},
			b.figure("split", words, chart.NewLadder("split", norms, words, s)), b.links("links", b.splitLinks(p, norms)))
	}
	b.withinTeams(p)
	b.betweenRoles(p)
	b.betweenSegments(p)
	if untold := s.Untold(b.report); len(untold) > 0 {
		p.add("untold", s.T("section_untold"), nil, b.list("untold", untold))
	}
}

func (b *builder) splitLinks(p *page, norms []report.Norm) []link {
	var out []link
	for _, n := range norms {
		out = append(out, link{Href: b.normLink(p, n.ID), Text: b.say.Norm(n.ID), Note: b.say.SplitNote(n)})
	}
	return out
}

// withinTeams is how far the people of each team sit from its middle. That it
// can be told of no team is not said where teams are left out.
func (b *builder) withinTeams(p *page) {
	s := b.say
	t := s.AgreementTable(b.wave, b.report.Method.Limits)
	if len(t.Rows) == 0 && b.wave.OtherTeams > 0 {
		return
	}
	text := []string{s.AgreementFinding(b.wave)}
	if len(t.Rows) == 0 {
		p.add("teams", s.T("section_within"), text)
		return
	}
	p.add("teams", s.T("section_within"), append(text, s.T("within_text")), b.agreementHeat(p),
		b.twin("measures", s.T("within_open"), t, s.T("within_rwg"), s.T("within_awg")))
}

// agreementHeat is the table of teams and practices with the distance from the
// middle answer. Teams and practices that nobody answered alone are not in it.
func (b *builder) agreementHeat(p *page) block {
	return b.block("agreement", "heat", func() any {
		s := b.say
		d := heatData{Caption: s.T("table_agreement"), Short: true, Head: []string{s.T("column_team")}}
		answered := map[string]bool{} // one by one, in some team
		for _, c := range wording.Agreements(b.wave) {
			answered[c.Practice] = true
		}
		practices := slices.DeleteFunc(slices.Clone(b.wave.Practices), func(pr report.Practice) bool { return !answered[pr.ID] })
		for _, pr := range practices {
			d.Head = append(d.Head, s.Practice(pr.ID))
		}
		for _, t := range b.wave.Teams {
			if !slices.ContainsFunc(t.Practices, func(of report.Practice) bool { return of.Agreement != nil }) {
				continue
			}
			row := heatRow{Link: p.root() + teamAddress(t.ID), Name: t.Name, People: s.People(t.Respondents)}
			for _, pr := range practices {
				row.Cells = append(row.Cells, b.agreementCell(t, pr.ID))
			}
			d.Rows = append(d.Rows, row)
		}
		var reasons []*report.Reason
		for _, c := range wording.Agreements(b.wave) {
			reasons = append(reasons, c.Agreement.Deviation.Reason)
		}
		d.Notes = s.WhyNotes(reasons...)
		return d.sized()
	})
}

func (b *builder) agreementCell(t report.Team, practice string) heatCell {
	s := b.say
	at := slices.IndexFunc(t.Practices, func(p report.Practice) bool { return p.ID == practice })
	switch {
	case at < 0:
		return heatCell{Class: "heat-none", Gap: s.T("no_figure"), Figures: s.T("reason_not-asked")}
	case t.Practices[at].Agreement == nil:
		return heatCell{Class: "heat-none", Gap: s.T("no_figure"), Figures: s.T("together")}
	}
	a := t.Practices[at].Agreement
	if !a.Deviation.Known() {
		return heatCell{Class: "heat-none", Gap: s.T("team_hidden_cell"), Figures: s.Why(a.Deviation.Reason)}
	}
	return heatCell{Class: apartClass(*a.Deviation.Value), Gap: s.Tenths(*a.Deviation.Value)}
}

// apartClass is the shade of a mean distance from the middle answer, in rungs:
// what prints alike is shaded alike.
func apartClass(rungs float64) string {
	printed := math.Round(10*rungs) / 10
	f := report.Figure{Value: &printed}
	return [...]string{"apart-0", "apart-1", "apart-2", "apart-3", "apart-4"}[heatStep(f, 0.4, 0.7, 1, 1.3)]
}

// betweenRoles is by how much the roles differ, in scores and norm by norm.
func (b *builder) betweenRoles(p *page) {
	s, r := b.say, b.report
	gaps := s.RoleGaps(b.wave)
	var text []string
	if told := s.RolesTold(b.wave); told != "" {
		text = append(text, told)
	}
	if len(gaps) == 0 {
		p.add("roles", s.T("section_between_roles"), append(text, s.RolesWhyNot(r)...))
		return
	}
	p.add("roles", s.T("section_between_roles"), append(text, s.Compared(wording.ComparisonOf(r, "roles")), s.T("chance_limits")), b.gaps("roles", gaps))
	if norms := wording.NormGaps(b.wave); len(norms) > 0 {
		b.normGaps(p, norms)
	}
}

func (b *builder) gaps(id string, gaps []wording.Gap) block {
	s, m := b.say, b.report.Method
	words := s.GapsFigure(gaps, wording.ComparisonOf(b.report, id), m)
	return b.figure("gaps", words, chart.NewGaps(id+"-gaps", wording.LargestGaps(gaps), words, m, s))
}

// normGaps is where the roles place the norms, as far as it is worth a
// sentence, and all of it as a table.
func (b *builder) normGaps(p *page, norms []report.NormGap) {
	s, l := b.say, b.report.Method.Limits
	c := wording.ComparisonOf(b.report, "role-norms")
	text := []string{s.T("norm_gaps_text"), s.Compared(c)}
	if !slices.ContainsFunc(norms, func(g report.NormGap) bool { return g.Superior.Known() }) {
		text = []string{s.T("norm_gaps_coarse", "Least", s.Int(l.Distribution))}
	}
	listed := wording.NormGapsListed(norms)
	if len(listed) > 0 {
		text = append(text, s.NormGapsLead(c, len(listed)))
	}
	var says []string
	for _, g := range listed {
		says = append(says, s.NormGapSays(g, l))
	}
	var blocks []block
	if says != nil {
		blocks = append(blocks, b.list("listed", says))
	}
	p.add("role-norms", s.T("section_role_norms"), text, append(blocks, b.twin("all", s.T("norm_gaps_open"), s.NormGapsTable(norms, l)))...)
}

// differ is, on the page of a practice, where people differ on it most.
func (b *builder) differ(p *page, pr report.Practice) {
	s := b.say
	var text []string
	if split := s.SplitIn(pr); split != "" {
		text = append(text, split)
	}
	gaps := wording.GapsOf(s.RoleGaps(b.wave), pr.ID)
	var blocks []block
	if len(gaps) > 0 {
		text = append(text, s.T("compared_in_all", "Compared", s.Compared(wording.ComparisonOf(b.report, "roles"))), s.RolesDiffer(len(gaps)))
		var says []string
		for _, g := range gaps[:min(len(gaps), wording.MostDiffer)] {
			says = append(says, s.T("differ_mark", "Says", s.GapSays(g), "Chance", s.Chance(g.Difference)))
		}
		blocks = append(blocks, b.list("gaps", says))
	}
	if text == nil {
		return
	}
	p.add("differ", s.T("section_differ"), text, append(blocks,
		b.links("links", []link{{Href: p.root() + disagreementsAddress, Text: s.T("read_disagreements")}}))...)
}
