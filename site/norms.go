package site

import (
	"math"

	"rubble/chart"
	"rubble/report"
)

// normsPage is every norm of the organisation, and which rests on which. With it
// come the pages of the common norms.
func (b *builder) normsPage() {
	s := b.say
	p := b.newPage("norms/index.html", "norms", s.T("page_norms"), s.NormsFinding(b.wave), s.T("norms_lede"))
	words := s.GraphFigure(b.wave)
	p.add("graph", s.T("section_graph"), []string{s.T("graph_text")},
		b.exploreFigure("graph", words, chart.NewGraph("graph", b.wave.Practices, b.wave.Common, words, s),
			b.explore(p, "graph", chart.NewExploreGraph(b.wave, words, s))))
	p.add("keystones", s.T("section_keystones"), []string{s.KeystonesFinding(b.wave), s.T("keystones_text")}, b.keystones(p, math.MaxInt))
	for _, pr := range b.wave.Practices {
		p.add(pr.ID, s.Practice(pr.ID), nil, b.normTable(p, pr.Norms))
	}
	p.add("common", s.T("section_common"), []string{s.T("common_text")}, b.commonNorms(), b.links("list", b.commonLinks(p)))
	for i := range b.in.Model.Common {
		b.norm(&b.in.Model.Common[i], "")
	}
}

func (b *builder) commonLinks(p *page) []link {
	var out []link
	for _, n := range b.in.Model.Common {
		out = append(out, b.normWithState(p, n.Key))
	}
	return out
}

// normTableData is a table of norms that lead to where they are described.
type normTableData struct {
	Caption string
	Head    []string
	Rows    []normTableRow
	Notes   []string
}

type normTableRow struct {
	Link, Name, Mark string
	Cells            []string
}

func (b *builder) normTable(p *page, norms []report.Norm) block {
	return b.block("norms", "norm-table", func() any {
		s := b.say
		d := normTableData{Caption: s.T("table_norms"), Head: []string{s.T("column_norm"), s.T("column_state"), s.T("dismantling"),
			s.T("hold"), s.T("leverage"), s.T("consensus"), s.T("column_claim")}, Notes: s.NormNotes(norms)}
		for _, n := range norms {
			row := normTableRow{Link: p.root() + normAddress(n.ID), Name: s.Norm(n.ID), Cells: s.NormCells(n)}
			if n.Keystone {
				row.Mark = s.T("keystone")
			}
			d.Rows = append(d.Rows, row)
		}
		return d
	})
}
