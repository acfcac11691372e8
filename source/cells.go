package source

import (
	"bytes"
	"math"
	"strconv"

	"rubble/diag"
	"rubble/table"
)

// unread stands for what a word of a choice means while nobody has asked.
const unread uint8 = math.MaxUint8

func (r *rowReader) readStamp(cells [][]byte, column, i int) (int64, error) {
	if column < 0 {
		return missingStamp, nil
	}
	c := &r.stamp[i]
	if cell := cells[column]; string(cell) != string(c.cell) || len(cell) == 0 {
		seconds, err := r.parseStamp(bytes.TrimSpace(cell), c)
		if err != nil {
			return 0, err
		}
		c.cell, c.seconds = append(c.cell[:0], cell...), seconds
	}
	return c.seconds, nil
}

func (r *rowReader) parseStamp(cell []byte, c *stampColumn) (int64, error) {
	if len(cell) == 0 || r.missing[string(cell)] {
		return missingStamp, nil
	}
	at, err := table.ParseStampIn(cell, r.preset.Dates, r.clock)
	if err != nil {
		return 0, err
	}
	placed := table.HasOffset(cell, r.preset.Dates)
	c.placed, c.bare = c.placed || placed, c.bare || !placed
	return at.Unix(), nil
}

// readCount reads a whole number of 0 or more.
func (r *rowReader) readCount(cells [][]byte, column int) (n int32, ok bool) {
	if column < 0 {
		return missingCount, true
	}
	cell := cells[column]
	if len(cell) == 1 && cell[0]-'0' <= 9 {
		return int32(cell[0] - '0'), true
	}
	cell = bytes.TrimSpace(cell)
	if r.missing[string(cell)] {
		return missingCount, true
	}
	wide, err := strconv.ParseUint(string(cell), 10, 31)
	return int32(wide), err == nil
}

func (r *rowReader) readWord(cells [][]byte, f int) word {
	column := r.columns.field[f]
	if column < 0 {
		return wordUnknown
	}
	return r.vocab[f].number(cells[column])
}

func (r *rowReader) readChoices(t *table.Reader, cells [][]byte, choices []uint8) *diag.Problem {
	first := int(r.kind.firstChoice())
	for i := range choices {
		w := int(r.readWord(cells, first+i))
		if w >= len(r.chosen[i]) || r.chosen[i][w] == unread {
			if p := r.choose(t, i, w); p != nil {
				return p
			}
		}
		choices[i] = r.chosen[i][w]
	}
	return nil
}

// choose finds out what a word means that is met for the first time.
func (r *rowReader) choose(t *table.Reader, i, w int) *diag.Problem {
	f, list := int(r.kind.firstChoice())+i, r.kind.choices[i]
	n, ok := list.number(r.vocab[f].words[w])
	if !ok {
		return refusedRow(t, r.columns.field[f], "%s is %s", r.kind.names[f], list.other).
			WithHint("map its words under [records.values.%s]", r.kind.names[f])
	}
	for len(r.chosen[i]) <= w {
		r.chosen[i] = append(r.chosen[i], unread)
	}
	r.chosen[i][w] = n
	return nil
}
