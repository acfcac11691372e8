package site

import (
	"maps"
	"path"
	"slices"

	"rubble/chart"
	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

func lensAddress(id string) string { return path.Join("lenses", id+".html") }

// lenses lay the same scores along the parts of other bodies of knowledge.
func (b *builder) lenses() {
	s := b.say
	if len(b.in.Model.Lenses) == 0 || len(b.report.Lenses) == 0 {
		return
	}
	p := b.newPage("lenses/index.html", "lenses", s.T("page_lenses"), s.LensesFinding(len(b.in.Model.Lenses)), s.T("lenses_lede"))
	var links []link
	for i := range b.in.Model.Lenses {
		l := &b.in.Model.Lenses[i]
		of := report.Lens{ID: l.ID}
		if at := slices.IndexFunc(b.report.Lenses, func(r report.Lens) bool { return r.ID == l.ID }); at >= 0 {
			of = b.report.Lenses[at]
		}
		links = append(links, link{Href: l.ID + ".html", Text: l.Title, Note: s.LensFinding(*l, of)})
		b.lens(l, of)
	}
	p.add("list", s.T("section_lenses"), nil, b.links("links", links))
}

// lens is the page of one lens: for each set of its parts a figure, a matrix
// and the parts one by one; then what it cannot see.
func (b *builder) lens(l *model.Lens, of report.Lens) {
	s, m := b.say, b.report.Method
	p := b.newPage(lensAddress(l.ID), "lenses", l.Title, s.LensFinding(*l, of), s.LensLede(*l, b.wave)...)
	p.prose = l.Prose
	p.prose.Title = s.T("section_reading_lens")
	for i, set := range l.Sets {
		parts := wording.LensParts(set, of)
		var blocks []block
		if marks := s.LensMarks(parts); len(marks) > 0 {
			words := s.LensFigure(set, parts, m)
			blocks = append(blocks, b.figure("dumbbell", words, chart.NewDumbbell(set.Key, marks, words, m, s)))
		}
		if columns := b.lensColumns(parts); len(columns) > 0 {
			blocks = append(blocks, b.matrix(set, parts, columns))
		}
		blocks = append(blocks, b.parts(p, parts)...)
		if i == 0 {
			blocks = append(blocks, b.receipt("receipt", s.T("lens_receipt", "Percent", s.Percent(m.Confidence)), s.T("lens_receipt_facets")))
		}
		p.add("set-"+set.Key, set.Name, []string{set.Asks}, blocks...)
	}
	text := []string{l.Unseen}
	var apart []string
	for _, id := range slices.Sorted(maps.Keys(l.Apart)) {
		apart = append(apart, s.T("lens_apart", "Practice", s.Practice(id), "Why", l.Apart[id]))
	}
	for _, pr := range b.wave.Practices {
		if _, told := l.Apart[pr.ID]; !told && !l.Reaches(pr.ID) {
			apart = append(apart, s.T("lens_apart", "Practice", s.Practice(pr.ID), "Why", s.T("lens_unplaced")))
		}
	}
	if len(apart) > 0 {
		p.add("unseen", s.T("section_unseen"), append(text, s.T("lens_apart_text")), b.list("apart", apart))
	} else {
		p.add("unseen", s.T("section_unseen"), text)
	}
	p.add("sources", s.T("section_reference_sources"), []string{s.T("lens_sources_text")}, b.list("sources", l.Sources))
}

// lensColumns are the assessed practices that any of the parts names: the
// columns of the matrix. There is none worth drawing where no part names two.
func (b *builder) lensColumns(parts []wording.LensPart) []report.Practice {
	var out []report.Practice
	most := 0
	for _, pr := range b.wave.Practices {
		if slices.ContainsFunc(parts, func(p wording.LensPart) bool { return slices.Contains(p.Of.Practices, pr.ID) }) {
			out = append(out, pr)
		}
	}
	for _, p := range parts {
		most = max(most, len(p.Of.Practices))
	}
	if most < 2 {
		return nil
	}
	return out
}

// matrix lays the parts of a lens against the practices that speak of them.
func (b *builder) matrix(set model.LensSet, parts []wording.LensPart, columns []report.Practice) block {
	return b.block("matrix", "heat", func() any {
		s := b.say
		d := b.heatTable(s.T("lens_matrix", "Set", set.Name), s.T("column_part"), "shade-"+set.Key)
		d.Head = append(d.Head, s.T("column_mean"))
		for _, pr := range columns {
			d.Head = append(d.Head, s.Practice(pr.ID))
		}
		for _, part := range parts {
			if part.Of.Scores == nil || len(part.Of.Practices) == 0 {
				continue
			}
			row := heatRow{Link: "#" + partID(set.Key, part.Key), Name: part.Name}
			row.Cells = append(row.Cells, b.shaded(report.Practice{Scores: *part.Of.Scores}))
			for _, pr := range columns {
				if slices.Contains(part.Of.Practices, pr.ID) {
					row.Cells = append(row.Cells, b.shaded(pr))
				} else {
					row.Cells = append(row.Cells, heatCell{Class: "heat-apart"})
					d.Notes = []string{s.T("note_apart")}
				}
			}
			d.Rows = append(d.Rows, row)
		}
		return d.sized()
	})
}
