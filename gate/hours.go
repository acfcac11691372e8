package gate

import (
	"slices"

	"rubble/fingerprint"
	"rubble/report"
)

// hours are the maps of a week.
func (p *publisher) hours(w *fingerprint.Week) []report.HourMap {
	var out []report.HourMap
	add := func(of string, counts [168]int) *report.HourMap {
		if counts == [168]int{} {
			return nil
		}
		out = append(out, report.HourMap{Of: of, Cells: p.mapCells(counts)})
		return &out[len(out)-1]
	}
	add("requests", w.Requests)
	if m := add("approvals", w.Approvals); m != nil && !p.sparse(w.Approvals[w.Peak]) {
		m.Peak = &w.Peak
	}
	add("implementations", w.Implemented)
	return out
}

// mapCells tells the hours of a week. Hours with few records that follow each
// other on a day, with none but empty hours between them, are one cell. Where
// a single cell still has few, the smaller of its neighbours on that day joins
// it. Hours without any are left out.
func (p *publisher) mapCells(counts [168]int) []report.MapCell {
	var out []report.MapCell
	joins := false // the hour before was one with few records
	for at, n := range counts {
		if n == 0 {
			continue
		}
		cell := report.MapCell{Day: at / 24, From: at % 24, To: at%24 + 1, N: report.Count{N: n}}
		last := len(out) - 1
		if joins && p.sparse(n) && out[last].Day == cell.Day {
			out[last].To, out[last].N.N = cell.To, out[last].N.N+n
		} else {
			out = append(out, cell)
		}
		joins = p.sparse(n)
	}
	out = p.joinLone(out)
	for i := range out {
		out[i].N = p.tally(out[i].N.N)
	}
	return out
}

func (p *publisher) joinLone(cells []report.MapCell) []report.MapCell {
	count := func(i int) int { return cells[i].N.N }
	at := p.lone(len(cells), count)
	if at < 0 {
		return cells
	}
	with := beside(at, len(cells), count, func(i int) bool { return cells[i].Day == cells[at].Day })
	if with < 0 {
		return cells
	}
	first, second := min(at, with), max(at, with)
	cells[first].To, cells[first].N.N = cells[second].To, count(first)+count(second)
	return slices.Delete(cells, second, second+1)
}
