package chart

import (
	"cmp"
	"slices"
)

// A graphCell is what takes room in a column of one band: a norm, or the line
// of a source that passes on to norms of the band farther right.
type graphCell struct {
	node   *graphNode // nil where a line passes
	source *graphNode // whose line leaves the cell
	group  int
	index  int // in its column
	left   []*graphCell
	right  []*graphCell

	y, h float64 // the middle, and the height
}

// graphCells gives the columns with their cells joined from left to right, in
// the order of groups and, within these, of barycentres.
func graphCells(nodes []*graphNode) [][]*graphCell {
	depth := 0
	for _, n := range nodes {
		depth = max(depth, n.layer+1)
	}
	columns := make([][]*graphCell, depth)
	cells := map[*graphNode]*graphCell{}
	for _, n := range nodes {
		cells[n] = &graphCell{node: n, source: n, group: n.group}
		columns[n.layer] = append(columns[n.layer], cells[n])
	}
	type pass struct {
		source        *graphNode
		group, column int
	}
	passes := map[pass]*graphCell{}
	for _, n := range nodes {
		for _, carrier := range n.under {
			at := cells[carrier]
			for c := carrier.layer + 1; c < n.layer; c++ {
				key := pass{carrier, n.group, c}
				next := passes[key]
				if next == nil {
					next = &graphCell{source: carrier, group: n.group}
					passes[key] = next
					columns[c] = append(columns[c], next)
				}
				at.join(next)
				at = next
			}
			at.join(cells[n])
		}
	}
	order(columns)
	return columns
}

func (a *graphCell) join(b *graphCell) {
	if !slices.Contains(a.right, b) {
		a.right, b.left = append(a.right, b), append(b.left, a)
	}
}

// order sweeps to and fro, putting each cell at the barycentre of its
// neighbours in the column before, and keeps the order with the fewest
// crossings.
func order(columns [][]*graphCell) {
	for _, column := range columns {
		rank(column, func(*graphCell) []*graphCell { return nil })
	}
	best, least := snapshot(columns), crossings(columns)
	for sweep := range 8 {
		if sweep%2 == 0 {
			for _, column := range columns {
				rank(column, func(c *graphCell) []*graphCell { return c.left })
			}
		} else {
			for _, column := range slices.Backward(columns) {
				rank(column, func(c *graphCell) []*graphCell { return c.right })
			}
		}
		if n := crossings(columns); n < least {
			best, least = snapshot(columns), n
		}
	}
	for i := range columns {
		copy(columns[i], best[i])
		for k, c := range columns[i] {
			c.index = k
		}
	}
}

func snapshot(columns [][]*graphCell) [][]*graphCell {
	s := make([][]*graphCell, len(columns))
	for i := range columns {
		s[i] = slices.Clone(columns[i])
	}
	return s
}

// rank sorts a column by group and barycentre; a cell without neighbours
// stays where it is, and of equals the ID decides.
func rank(column []*graphCell, neighbours func(*graphCell) []*graphCell) {
	at := map[*graphCell]float64{}
	for _, c := range column {
		at[c] = float64(c.index)
		if ns := neighbours(c); len(ns) > 0 {
			sum := 0
			for _, n := range ns {
				sum += n.index
			}
			at[c] = float64(sum) / float64(len(ns))
		}
	}
	slices.SortFunc(column, func(a, b *graphCell) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(at[a], at[b]), cmp.Compare(a.source.ID, b.source.ID))
	})
	for i, c := range column {
		c.index = i
	}
}

// crossings counts the pairs of lines that cross between neighbouring columns.
func crossings(columns [][]*graphCell) int {
	type line struct{ from, to int }
	n := 0
	for _, column := range columns {
		var lines []line
		for _, c := range column {
			for _, r := range c.right {
				for _, l := range lines {
					if (l.from-c.index)*(l.to-r.index) < 0 {
						n++
					}
				}
				lines = append(lines, line{c.index, r.index})
			}
		}
	}
	return n
}
