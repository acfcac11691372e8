package site

import (
	"fmt"
	"slices"

	"rubble/chart"
	"rubble/report"
)

// teams is the table of teams and practices; none where there is nothing to lay
// side by side.
func (b *builder) teams() {
	if _, only := b.only(); only || len(b.wave.Teams) == 0 {
		return
	}
	s := b.say
	p := b.newPage("teams/index.html", "teams", s.T("page_teams"), s.TeamsFinding(b.wave), append([]string{s.T("teams_lede")}, s.TeamsHidden(b.wave)...)...)
	if len(b.wave.Segments) == 0 {
		p.add("teams", s.T("section_all_teams"), []string{s.T("teams_table_text")}, b.heat(p))
		return
	}
	blocks := []block{b.segmentHeat(), b.heat(p)}
	if b.comparesSegments() {
		blocks = append(blocks, b.links("links", []link{{Href: p.root() + disagreementsAddress + "#segments", Text: s.T("read_segments")}}))
	}
	p.add("teams", s.T("section_all_segments"), []string{s.T("teams_table_text"), s.T("segments_text")}, blocks...)
}

// heatData is a table of practices' figures. Of three in each cell the reader
// chooses the one that shades it.
type heatData struct {
	Caption, Choose string
	Group           string // name of the choice, unique on its page; it shades all tables of its section
	Wide            bool   // has too many columns for a sheet of paper with all its figures
	Short           bool   // has a word or two in each cell
	Shades          []heatShade
	Head            []string
	Rows            []heatRow
	Notes           []string // on what stands in the cells
}

// A heatShade is a figure that can shade the cells.
type heatShade struct {
	ID, Name string
	Chosen   bool
}

type heatRow struct {
	Link, Name, People string
	Cells              []heatCell
}

type heatCell struct{ Class, Gap, Verdict, Figures string }

func (b *builder) heatTable(caption, first, group string) heatData {
	s := b.say
	return heatData{Caption: caption, Choose: s.T("heat_choose"), Group: group, Head: []string{first},
		Shades: []heatShade{{"gap", s.T("gap_short"), true}, {"deconstruction", s.T("deconstruction"), false}, {"alignment", s.T("alignment"), false}}}
}

func (b *builder) heat(p *page) block {
	return b.block("heat", "heat", func() any {
		s := b.say
		d := b.heatTable(s.T("section_all_teams"), s.T("column_team"), "shade")
		if len(b.wave.Segments) > 0 { // the choice stands above their table
			d.Shades = nil
		}
		for _, pr := range b.wave.Practices {
			d.Head = append(d.Head, s.Practice(pr.ID))
		}
		var shown []report.Practice
		for _, t := range b.wave.Teams {
			row := heatRow{Link: p.root() + teamAddress(t.ID), Name: t.Name, People: s.People(t.Respondents)}
			if t.Mode == "consensus" {
				row.People += ", " + s.T("together")
			}
			for _, pr := range b.wave.Practices {
				row.Cells = append(row.Cells, b.heatCell(t.Practices, pr.ID))
			}
			d.Rows = append(d.Rows, row)
			shown = append(shown, t.Practices...)
		}
		d.Notes = s.CellNotes(shown)
		return d.sized()
	})
}

// sized says whether the table fits on paper as it is.
func (d heatData) sized() heatData {
	const fits = 7
	d.Wide = len(d.Head) > fits
	return d
}

// heatCell is the cell of one of the practices of a team or a segment.
func (b *builder) heatCell(practices []report.Practice, practice string) heatCell {
	s := b.say
	for _, p := range practices {
		if p.ID != practice {
			continue
		}
		if !p.Alignment.Known() {
			return heatCell{Class: "heat-none", Gap: s.T("team_hidden_cell"), Figures: s.Why(p.Alignment.Reason)}
		}
		cell := b.shaded(p)
		cell.Verdict = s.Verdict(p.Verdict)
		if w := s.Warning(p.Verdict); w != "" {
			cell.Verdict = s.T("verdict_with_warning", "Verdict", cell.Verdict, "Warning", w)
		}
		return cell
	}
	return heatCell{Class: "heat-none", Gap: s.T("no_figure"), Figures: s.T("reason_not-asked")}
}

// shaded is a cell with the figures of a practice, without its verdict.
func (b *builder) shaded(p report.Practice) heatCell {
	s := b.say
	if !p.Gap.Known() {
		return heatCell{Class: "heat-none", Gap: s.T("no_figure"), Figures: s.Why(p.Gap.Reason)}
	}
	return heatCell{Class: heatClasses(p), Gap: s.Score(p.Gap), Figures: s.T("cell_figures", "A", s.Score(p.Alignment), "D", s.Score(p.Deconstruction))}
}

// heatClasses are the shades of a cell, one for each figure that can be
// chosen.
func heatClasses(p report.Practice) string {
	return fmt.Sprintf("gap-%d deconstruction-%d alignment-%d", heatStep(p.Gap, 0, 15, 30, 45), heatStep(p.Deconstruction, 20, 35, 50, 65),
		heatStep(p.Alignment, 20, 35, 50, 65))
}

// heatStep is one of five steps, from 0.
func heatStep(f report.Figure, from ...float64) int {
	step := 0
	for step < len(from) && f.Known() && *f.Value >= from[step] {
		step++
	}
	return step
}

// anyShown says whether something of the team has a place on the plane.
func anyShown(t report.Team) bool {
	return slices.ContainsFunc(t.Practices, func(p report.Practice) bool {
		return p.Alignment.Known() && p.Deconstruction.Known()
	})
}

// team is the page of one team. It shows the team's own figures only.
func (b *builder) team(t report.Team) {
	s, m := b.say, b.report.Method
	p := b.newPage(teamAddress(t.ID), "teams", t.Name, s.TeamFinding(t, m), append([]string{s.TeamLede(t, m.Limits)}, s.TeamLeftOut(t, m.Limits)...)...)
	if anyShown(t) {
		words := s.PlaneOfTeam(t, m)
		p.add("plane", s.T("section_plane"), nil, b.figure("plane", words, chart.NewPlane("plane", s.OwnMarks(t), words, m, s)))
	}
	for _, pr := range t.Practices {
		blocks := []block{b.verdict(pr), b.explained(t.ID, pr.ID)}
		if pr.Alignment.Known() {
			ladder := s.Ladder(pr)
			blocks = append(blocks, b.figure("ladder", ladder, chart.NewLadder(pr.ID+"-ladder", pr.Norms, ladder, s)))
			if pr.Agreement != nil {
				blocks = append(blocks, b.text("agreement", s.AgreementSays(pr.Agreement)))
			}
		}
		if pr.Facets != nil {
			facets := s.Facets(pr, m)
			blocks = append(blocks, b.figure("facets", facets, chart.NewDots(pr.ID+"-facets", pr, facets, b.in.Model.Facets, m, s)))
		}
		p.add(pr.ID, s.T("section_figures_of", "Practice", s.Practice(pr.ID)), b.ladderOnly(pr), blocks...)
	}
	b.moved(p, t.ID, "")
}
