package site

import (
	"slices"

	"rubble/chart"
	"rubble/report"
	"rubble/wording"
)

// moved is what changed since the wave before: of the organisation or of a
// team, in one practice or, if none is named, in all. There is nothing to say
// of the first wave.
func (b *builder) moved(p *page, team, practice string) {
	changes := wording.ChangesTo(b.report, b.wave.ID, team)
	if practice != "" {
		changes = slices.DeleteFunc(changes, func(c report.Change) bool { return c.Practice != practice })
	}
	if len(changes) == 0 {
		return
	}
	s := b.say
	before, _ := b.report.Wave(changes[0].From)
	words := s.TrendFigure(changes, before, b.wave)
	blocks := []block{b.figure("trend", words, chart.NewTrend("trend", changes, before, b.wave, words, b.report.Method, s))}
	text := []string{s.TrendNote(changes)}
	switch {
	case team != "":
		text = append(text, s.TeamCompared(changes, b.report.Method))
	case practice == "":
		text = append(text, s.TrendCompared(b.report))
	default:
		text = append(text, s.TrendCompared(b.report), s.NormsCompared(b.report, changes[0]))
		if norms := s.NormsMoved(changes[0]); len(norms) > 0 {
			blocks = append(blocks, b.text("norms-moved", s.T("norms_moved")), b.list("norms", norms))
		}
	}
	text = slices.DeleteFunc(text, func(t string) bool { return t == "" })
	if note := s.AskedNote(b.report, before); note != "" {
		text = append(text, note)
		blocks = append(blocks, b.links("asked", []link{{Href: p.root() + "data-quality/index.html#asked-" + before.ID, Text: s.T("asked_link")}}))
	}
	p.add("moved", s.T("section_moved"), text, blocks...)
}
