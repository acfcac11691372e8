package source

import (
	"cmp"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/table"
)

// A stampColumn is a column of stamps of the file being read. It remembers
// the latest cell: the rows of a record repeat most of their stamps.
type stampColumn struct {
	cell    []byte
	seconds int64

	head         diag.Pos // the column's name
	placed, bare bool     // there are stamps with an offset from UTC, without
}

func (c *stampColumn) begin(t *table.Reader, column int) {
	*c = stampColumn{cell: c.cell[:0]}
	if column >= 0 {
		c.head = t.Pos(column)
	}
}

// warnMixed says that some stamps of the file name their offset from UTC and
// others do not.
func (r *rowReader) warnMixed(problems *diag.List) {
	var placed, bare []string
	var head diag.Pos
	for i, c := range r.stamp[:r.kind.stamps] {
		name := r.kind.names[int(fieldBegan)+i]
		if c.placed {
			placed = append(placed, name)
		}
		if c.bare {
			bare = append(bare, name)
		}
		if c.bare && len(bare) == 1 {
			head = c.head
		}
	}
	if len(placed) == 0 || len(bare) == 0 {
		return
	}
	problems.Warnf(head, "stamps without an offset from UTC (%s) beside stamps with one (%s): those without are read by the clock of %s",
		strings.Join(bare, ", "), strings.Join(placed, ", "), r.clock).
		WithHint("name the clock of the tool with time_zone, or export all stamps in the same way")
}

// An earlyWatch remembers where records have a stamp before their beginning.
type earlyWatch struct {
	kind   *kind
	places []map[int32]diag.Pos // for each of the kind's, by the number of the record
}

func newEarlyWatch(k *kind) *earlyWatch {
	w := &earlyWatch{kind: k, places: make([]map[int32]diag.Pos, len(k.early))}
	for i := range w.places {
		w.places[i] = make(map[int32]diag.Pos)
	}
	return w
}

// note looks at the current row, which tells of the record of that number from
// now on.
func (w *earlyWatch) note(t *table.Reader, c *columns, number int32, stamps []int64) {
	for i, e := range w.kind.early {
		stamp := stamps[e.field-fieldBegan]
		if stamp == missingStamp || stamp >= stamps[0] {
			if len(w.places[i]) > 0 {
				delete(w.places[i], number)
			}
			continue
		}
		w.places[i][number] = t.Pos(c.field[e.field])
	}
}

// warn names the first places of each, and says how many more there are.
func (w *earlyWatch) warn(problems *diag.List) {
	const shown = 3
	for i, e := range w.kind.early {
		places := make([]diag.Pos, 0, len(w.places[i]))
		for _, pos := range w.places[i] {
			places = append(places, pos)
		}
		slices.SortFunc(places, byPlace)
		for _, pos := range places[:min(shown, len(places))] {
			problems.Warnf(pos, "%s", e.text)
		}
		if more := len(places) - shown; more > 0 {
			problems.Warnf(places[shown], "%s; %d more from here on", e.text, more)
		}
	}
}

// byPlace orders places by file, line and column.
func byPlace(a, b diag.Pos) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}
