package source

import (
	"bytes"
	"cmp"
	"math"
	"strconv"
	"time"

	"rubble/diag"
	"rubble/record"
	"rubble/table"
)

// missingStamp and missingCount stand for what a row does not tell.
const (
	missingStamp int64 = math.MinInt64
	missingCount int32 = -1
)

// An incidentRow is what one row tells, small enough to keep one for each
// incident. Texts are numbers of the vocabularies of the reader.
type incidentRow struct {
	at, number int64              // order among the rows of the incident
	stamps     [stampFields]int64 // seconds since 1970
	counts     [countFields]int32
	texts      [textFields]word
	answers    [answerFields]record.Answer
}

// An incidentReader turns rows into incidentRows. It lives as long as the
// run: its vocabularies are shared by all files.
type incidentReader struct {
	preset  Preset
	vocab   [incidentFields]*vocabulary // of texts and answers
	yes     [answerFields]map[word]record.Answer
	missing map[string]bool
	stamp   [stampFields + 1]stampCache // the last is that of the order

	columns incidentColumns // of the file being read
}

// A stampCache remembers the latest stamp of a column: the rows of an incident
// repeat most of them.
type stampCache struct {
	cell    []byte
	seconds int64
}

func newIncidentReader(p Preset) *incidentReader {
	r := &incidentReader{preset: p, missing: map[string]bool{"": true}}
	for _, m := range p.Missing {
		r.missing[m] = true
	}
	for f := range incidentFields {
		if f.worded() {
			r.vocab[f] = newVocabulary(p.Missing, p.Values[f.String()])
		}
	}
	for i := range r.yes {
		r.yes[i] = make(map[word]record.Answer)
	}
	return r
}

// read reads the fields of a row, its id apart. The problem, if there is one,
// says why the row cannot be used.
func (r *incidentReader) read(t *table.Reader, row *incidentRow) *diag.Problem {
	cells := t.Row()
	if p := r.readOrder(t, cells, row); p != nil {
		return p
	}
	for i := range row.stamps {
		column := r.columns.field[int(firstStamp)+i]
		seconds, err := r.readStamp(cells, column, i)
		if err != nil {
			return r.badStamp(t, column, (firstStamp + incidentField(i)).String(), err)
		}
		row.stamps[i] = seconds
	}
	if row.stamps[0] == missingStamp {
		return refusedRow(t, r.columns.field[fieldOpened], "%s is missing", fieldOpened)
	}
	for i := range row.counts {
		column := r.columns.field[int(firstCount)+i]
		n, ok := r.readCount(cells, column)
		if !ok {
			return badCount(t, column, (firstCount + incidentField(i)).String())
		}
		row.counts[i] = n
	}
	for i := range row.texts {
		row.texts[i] = r.readWord(cells, firstText+incidentField(i))
	}
	return r.readAnswers(t, cells, row)
}

func (r *incidentReader) readOrder(t *table.Reader, cells [][]byte, row *incidentRow) *diag.Problem {
	row.at, row.number = 0, 0
	if !r.preset.Fold {
		return nil
	}
	seconds, err := r.readStamp(cells, r.columns.at, stampFields)
	if err != nil {
		return r.badStamp(t, r.columns.at, r.preset.Order.At, err)
	}
	if seconds == missingStamp {
		return refusedRow(t, r.columns.at, "%s is missing: it orders the rows of an incident", r.preset.Order.At)
	}
	n, ok := r.readCount(cells, r.columns.number)
	if !ok {
		return badCount(t, r.columns.number, r.preset.Order.Number)
	}
	row.at, row.number = seconds, int64(n)
	return nil
}

func (r *incidentReader) readStamp(cells [][]byte, column, cache int) (int64, error) {
	if column < 0 {
		return missingStamp, nil
	}
	c := &r.stamp[cache]
	if cell := cells[column]; string(cell) != string(c.cell) || len(cell) == 0 {
		seconds, err := r.parseStamp(bytes.TrimSpace(cell))
		if err != nil {
			return 0, err
		}
		c.cell, c.seconds = append(c.cell[:0], cell...), seconds
	}
	return c.seconds, nil
}

func (r *incidentReader) parseStamp(cell []byte) (int64, error) {
	if r.missing[string(cell)] {
		return missingStamp, nil
	}
	at, err := table.ParseStamp(cell, r.preset.Dates)
	return at.Unix(), err
}

// readCount reads a whole number of 0 or more.
func (r *incidentReader) readCount(cells [][]byte, column int) (n int32, ok bool) {
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

func (r *incidentReader) readWord(cells [][]byte, f incidentField) word {
	column := r.columns.field[f]
	if column < 0 {
		return wordUnknown
	}
	return r.vocab[f].number(cells[column])
}

func (r *incidentReader) readAnswers(t *table.Reader, cells [][]byte, row *incidentRow) *diag.Problem {
	for i := range row.answers {
		f := firstAnswer + incidentField(i)
		w := r.readWord(cells, f)
		answer, seen := r.yes[i][w]
		if !seen {
			var ok bool
			if answer, ok = answerNamed(r.vocab[f].text(w)); !ok {
				return refusedRow(t, r.columns.field[f], "%s is neither true nor false", f).
					WithHint("map its words under [records.values.%s]", f)
			}
			r.yes[i][w] = answer
		}
		row.answers[i] = answer
	}
	return nil
}

// compare orders rows of one incident: by their order, then, lest the order of
// rows or files decide, by what they tell.
func (r *incidentReader) compare(a, b *incidentRow) int {
	if c := cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.number, b.number)); c != 0 {
		return c
	}
	for i := range a.stamps {
		if c := cmp.Compare(a.stamps[i], b.stamps[i]); c != 0 {
			return c
		}
	}
	for i := range a.counts {
		if c := cmp.Compare(a.counts[i], b.counts[i]); c != 0 {
			return c
		}
	}
	for i := range a.answers {
		if c := cmp.Compare(a.answers[i], b.answers[i]); c != 0 {
			return c
		}
	}
	for i := range a.texts {
		if c := r.vocab[int(firstText)+i].compare(a.texts[i], b.texts[i]); c != 0 {
			return c
		}
	}
	return 0
}

// stampTime turns seconds back into a time; zero if missing.
func stampTime(seconds int64) time.Time {
	if seconds == missingStamp {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

func countOf(n int32) record.Count {
	if n == missingCount {
		return record.Count{}
	}
	return record.CountOf(int(n))
}
