package site

import (
	"rubble/report"
	"rubble/wording"
)

// segmentHeat is the table of segments and practices. The choice of what shades
// it shades the table of teams in the same section, too.
func (b *builder) segmentHeat() block {
	return b.block("segments", "heat", func() any {
		s := b.say
		d := b.heatTable(s.T("table_all_segments"), s.T("column_segment"), "shade")
		d.Choose = s.T("heat_choose_both")
		for _, pr := range b.wave.Practices {
			d.Head = append(d.Head, s.Practice(pr.ID))
		}
		var shown []report.Practice
		for _, of := range b.wave.Segments {
			row := heatRow{Name: of.Name, People: s.SegmentWho(b.wave, of)}
			for _, pr := range b.wave.Practices {
				row.Cells = append(row.Cells, b.heatCell(of.Practices, pr.ID))
			}
			d.Rows = append(d.Rows, row)
			shown = append(shown, of.Practices...)
		}
		d.Notes = s.CellNotes(shown)
		return d.sized()
	})
}

// comparesSegments says whether there are segments to compare. Other editions
// than the full one have none.
func (b *builder) comparesSegments() bool { return b.report.Whole() && len(b.wave.Segments) > 1 }

// betweenSegments is by how much the segments differ.
func (b *builder) betweenSegments(p *page) {
	if !b.comparesSegments() {
		return
	}
	s := b.say
	gaps := wording.SegmentGaps(b.wave)
	if len(gaps) == 0 {
		p.add("segments", s.T("section_between_segments"), s.SegmentsWhyNot(b.report.Method.Limits))
		return
	}
	text := []string{s.T("segments_text"), s.Compared(wording.ComparisonOf(b.report, "segments"))}
	if len(s.RoleGaps(b.wave)) == 0 { // else it was said of these
		text = append(text, s.T("chance_limits"))
	}
	p.add("segments", s.T("section_between_segments"), text,
		b.gaps("segments", gaps), b.links("links", []link{{Href: p.root() + "teams/index.html#teams", Text: s.T("read_segment_scores")}}))
}
