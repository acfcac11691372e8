package site

import "rubble/wording"

// trust says how far the answers themselves can be trusted: whether those to
// one axis hang together, whether teams differ, whether the three scores order
// the teams alike, and whether sheets were filled in without reading.
func (b *builder) trust(p *page) {
	s, w := b.say, b.wave
	line := s.Decimal(wording.Reliable, 2)
	p.add("consistency", s.T("section_consistency"),
		append([]string{s.ConsistencyFinding(w), s.T("consistency_text"), s.T("consistency_convention", "Line", line)}, s.ConsistencyUntold(w)...),
		b.tables("consistency", s.ConsistencyTable(w))...)
	p.add("between", s.T("section_between"), append([]string{s.T("between_text", "Line", line)}, s.BetweenUntold(w)...),
		b.tables("between", s.BetweenTable(w))...)
	p.add("apart", s.T("section_apart"), append([]string{s.ApartFinding(w), s.T("apart_text"), s.T("apart_read")}, s.ApartUntold(w)...),
		b.tables("apart", s.ApartTable(w))...)
	p.add("careless", s.T("section_careless"), s.CarelessFinding(b.report), b.tables("careless", s.CarelessTable(w))...)
}

// tables are a table, or nothing where it has no rows.
func (b *builder) tables(name string, t wording.Table) []block {
	if len(t.Rows) == 0 {
		return nil
	}
	return []block{b.table(name, t)}
}
