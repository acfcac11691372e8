package site

import (
	"path"

	"rubble/chart"
)

func referenceAddress(id string) string { return path.Join("references", id+".html") }

// references are the bodies of knowledge that practices are compared with:
// readings, and no measurements.
func (b *builder) references() {
	s := b.say
	if len(b.in.Model.References) == 0 {
		return
	}
	p := b.newPage("references/index.html", "references", s.T("page_references"), s.ReferencesFinding(b.in.Model.References, b.report.Method), s.T("references_lede"))
	words := s.PlaneOfReferences(b.wave, b.in.Model.References, b.report.Method)
	p.add("plane", s.T("section_plane_references"), nil, b.figure("plane", words, chart.NewPlaneWithReferences("plane", s.PracticeMarks(b.wave), b.in.Model.References, words, b.report.Method, s)))
	var links []link
	for _, r := range b.in.Model.References {
		links = append(links, link{Href: r.ID + ".html", Text: r.Title, Note: r.Summary})
	}
	p.add("list", s.T("section_references"), nil, b.links("links", links))
	for i := range b.in.Model.References {
		b.reference(i)
	}
}

func (b *builder) reference(i int) {
	s, r := b.say, &b.in.Model.References[i]
	p := b.newPage(referenceAddress(r.ID), "references", r.Title, r.Summary, s.ReferenceLede(r))
	p.prose = r.Prose
	p.prose.Title = s.T("section_reading")
	m := b.report.Method
	words := s.PlaneOfReferences(b.wave, b.in.Model.References[i:i+1], m)
	p.add("plane", s.T("section_plane_references"), nil,
		b.figure("plane", words, chart.NewPlaneWithReferences("plane", s.PracticeMarks(b.wave), b.in.Model.References[i:i+1], words, m, s)))
	p.add("values", s.T("section_reference_values"), []string{s.T("reference_values_text")}, b.table("values", s.ReferenceTable(r)))
	p.add("sources", s.T("section_reference_sources"), nil, b.list("sources", r.Sources))
}
