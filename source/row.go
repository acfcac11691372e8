package source

import (
	"bytes"
	"math"
	"slices"
	"time"

	"rubble/diag"
	"rubble/table"
)

// missingStamp and missingCount stand for what a row does not tell.
const (
	missingStamp int64 = math.MinInt64
	missingCount int32 = -1
)

// values are what a row tells beside its id. They are arrays of the row that
// is kept of a record. Texts are numbers of the vocabularies of the reader.
type values struct {
	stamps  []int64 // seconds since 1970
	choices []uint8
	counts  []int32
	texts   []word
}

// A rowReader turns the rows of one kind into values. It lives as long as the
// run: its vocabularies are shared by all files.
type rowReader struct {
	kind    *kind
	preset  Preset
	clock   *time.Location // of stamps without an offset
	vocab   []*vocabulary  // by field; of texts and choices
	chosen  [][]uint8      // by choice and word; unread until it is met
	missing map[string]bool
	stamp   []stampColumn // the last is that of the order

	columns columns // of the file being read
}

func newRowReader(k *kind, p Preset, clock *time.Location) *rowReader {
	r := &rowReader{
		kind: k, preset: p, clock: clock,
		vocab:   make([]*vocabulary, len(k.names)),
		chosen:  make([][]uint8, len(k.choices)),
		missing: map[string]bool{"": true},
		stamp:   make([]stampColumn, k.stamps+1),
	}
	for _, m := range p.Missing {
		r.missing[m] = true
	}
	for i, name := range k.names {
		if k.worded(field(i)) {
			r.vocab[i] = newVocabulary(p.Missing, p.Values[name])
		}
	}
	return r
}

// begin finds the columns of a file. ok is false if it cannot be read.
func (r *rowReader) begin(t *table.Reader, explicit map[string]string, problems *diag.List) (ok bool) {
	ok = r.columns.find(t, r.kind, r.preset, explicit, problems)
	for i := range r.stamp[:r.kind.stamps] {
		r.stamp[i].begin(t, r.columns.field[int(fieldBegan)+i])
	}
	r.stamp[r.kind.stamps].begin(t, r.columns.at)
	return ok
}

// id gives the id of the current row. The problem says that it has none.
func (r *rowReader) id(t *table.Reader) ([]byte, *diag.Problem) {
	column := r.columns.field[fieldID]
	id := bytes.TrimSpace(t.Row()[column])
	if r.missing[string(id)] {
		return nil, r.lacking(t, fieldID)
	}
	return id, nil
}

func (r *rowReader) lacking(t *table.Reader, f field) *diag.Problem {
	return refusedRow(t, r.columns.field[f], "%s is missing", r.kind.names[f])
}

// read reads the fields of the current row, its id apart. The problem, if
// there is one, says why the row cannot be used.
func (r *rowReader) read(t *table.Reader, v values) *diag.Problem {
	cells := t.Row()
	first := int(fieldBegan)
	for i := range v.stamps {
		column := r.columns.field[first+i]
		seconds, err := r.readStamp(cells, column, i)
		if err != nil {
			return r.badStamp(t, column, r.kind.names[first+i], err)
		}
		v.stamps[i] = seconds
	}
	if v.stamps[0] == missingStamp {
		return r.lacking(t, fieldBegan)
	}
	first = int(r.kind.firstCount())
	for i := range v.counts {
		column := r.columns.field[first+i]
		n, ok := r.readCount(cells, column)
		if !ok {
			return badCount(t, column, r.kind.names[first+i])
		}
		v.counts[i] = n
	}
	first = int(r.kind.firstText())
	for i := range v.texts {
		v.texts[i] = r.readWord(cells, first+i)
	}
	return r.readChoices(t, cells, v.choices)
}

// readOrder reads the place of the current row among those of its record.
func (r *rowReader) readOrder(t *table.Reader, at, number *int64) *diag.Problem {
	cells := t.Row()
	seconds, err := r.readStamp(cells, r.columns.at, r.kind.stamps)
	if err != nil {
		return r.badStamp(t, r.columns.at, r.preset.Order.At, err)
	}
	if seconds == missingStamp {
		return refusedRow(t, r.columns.at, "%s is missing: it orders the rows of %s", r.preset.Order.At, r.kind.one)
	}
	n, ok := r.readCount(cells, r.columns.number)
	if !ok {
		return badCount(t, r.columns.number, r.preset.Order.Number)
	}
	*at, *number = seconds, int64(n)
	return nil
}

// compare orders rows by what they tell, so that neither the order of rows
// nor that of files decides between two.
func (r *rowReader) compare(a, b values) int {
	if c := slices.Compare(a.stamps, b.stamps); c != 0 {
		return c
	}
	if c := slices.Compare(a.counts, b.counts); c != 0 {
		return c
	}
	if c := slices.Compare(a.choices, b.choices); c != 0 {
		return c
	}
	first := int(r.kind.firstText())
	for i := range a.texts {
		if c := r.vocab[first+i].compare(a.texts[i], b.texts[i]); c != 0 {
			return c
		}
	}
	return 0
}

// time turns the seconds of a stamp back into a time; zero if missing.
func (r *rowReader) time(seconds int64) time.Time {
	if seconds == missingStamp {
		return time.Time{}
	}
	return time.Unix(seconds, 0).In(r.clock)
}
