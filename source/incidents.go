// Package source finds and reads what a client hands over: exports of the
// tools in which work is recorded and answers are given.
//
// Presets, which are content, say how an export maps onto canonical fields;
// package table turns bytes into cells. What is read comes back as values of
// packages record and survey beside a list of problems. A row that cannot be
// used is refused and counted, never guessed at, and nothing that comes out
// depends on the order of files or rows.
package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"maps"
	"slices"
	"time"

	"rubble/diag"
	"rubble/record"
	"rubble/table"
)

// A File is an input file. Name is its path with forward slashes, relative to
// the project.
type File struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// Incidents are the incidents of some files. It holds an entry for each; what
// goes on from here is a tally.
type Incidents struct {
	Rows        int       // read, refused ones included
	Refused     int       // rows left out
	First, Last time.Time // opened; zero without incidents
	Problems    diag.List

	fold *incidentFold
}

// ReadIncidents reads the incidents of files, which the preset with its
// overrides maps onto canonical fields. Neither the order of files nor that of
// rows changes an incident.
//
// Where the preset folds, rows with the same id are one incident (see
// [record.Incident]). Elsewhere a second row of an id is refused; of two that
// differ, the one that stays is the greater by what it tells, not the first.
// Rows without id or time of opening, or with a stamp, a number or an answer
// that cannot be read, are refused. A problem of severity Error leaves the
// rest of its file unread. The error is one of input, output or cancellation.
func ReadIncidents(ctx context.Context, files []File, preset Preset, o Overrides) (*Incidents, error) {
	in := &Incidents{}
	preset, in.Problems = preset.With(o)
	reader := newIncidentReader(preset)
	in.fold = newIncidentFold(reader)
	if in.Problems.Failed() {
		return in, nil
	}
	files = slices.SortedFunc(slices.Values(files), func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	for _, file := range files {
		if err := in.readFile(ctx, file, o); err != nil {
			return in, err
		}
	}
	in.finish()
	return in, nil
}

func (in *Incidents) readFile(ctx context.Context, file File, o Overrides) error {
	f, err := file.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	t, err := table.NewReader(file.Name, f)
	if err != nil {
		return in.problem(err)
	}
	defer t.Close()
	reader := in.fold.reader
	if reader.columns.find(t, reader.preset, o.Columns, &in.Problems) {
		err = in.readRows(ctx, t)
	}
	problems := t.Problems()
	in.Problems.Join(problems)
	in.Refused += problems.Count(diag.Refused)
	in.Rows += t.Rows()
	return err
}

func (in *Incidents) readRows(ctx context.Context, t *table.Reader) error {
	header := t.Pos(0)
	for t.Next() {
		if t.Rows()%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if p := in.addRow(t); p != nil {
			in.Problems.Add(p)
			in.Refused++
		}
	}
	if t.Rows() == 0 && t.Err() == nil {
		in.Problems.Warnf(diag.Pos{File: header.File}, "a header and no rows").
			WithHint("was the export cut off, or its filter too narrow?")
	}
	return in.problem(t.Err())
}

// problem puts err on the list if it is of the input, else gives it back.
func (in *Incidents) problem(err error) error {
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		in.Problems.Add(p)
		return nil
	}
	return err
}

// addRow folds the current row; the problem says why it is left out.
func (in *Incidents) addRow(t *table.Reader) *diag.Problem {
	fold := in.fold
	column := fold.reader.columns.field[fieldID]
	id := bytes.TrimSpace(t.Row()[column])
	if fold.reader.missing[string(id)] {
		return refusedRow(t, column, "%s is missing", fieldID)
	}
	var row incidentRow
	if p := fold.reader.read(t, &row); p != nil {
		return p
	}
	at, repeated := fold.entry(id)
	if repeated && !fold.reader.preset.Fold {
		return in.repeat(t, at, &row)
	}
	if !repeated {
		at = fold.open(id, &row)
	}
	if fold.add(at, &row) {
		fold.place(t, at, &row)
	}
	return nil
}

// repeat deals with a second row of an id where one is expected.
func (in *Incidents) repeat(t *table.Reader, at int32, row *incidentRow) *diag.Problem {
	fold := in.fold
	if fold.reader.compare(row, &fold.entries[at].last) > 0 {
		fold.entries[at] = incidentEntry{last: *row, groups: missingCount,
			firstState: row.text(fieldState)}
		fold.add(at, row)
		fold.place(t, at, row)
	}
	return refusedRow(t, fold.reader.columns.field[fieldID], "a second row for this id, one was expected").
		WithHint("for a log with a row for each update, choose a preset that folds")
}

// place remembers where an incident was resolved before it was opened, as
// long as that is its last row.
func (f *incidentFold) place(t *table.Reader, at int32, row *incidentRow) {
	resolved := row.seconds(fieldResolved)
	if resolved == missingStamp || resolved >= row.seconds(fieldOpened) {
		if len(f.places) > 0 {
			delete(f.places, at)
		}
		return
	}
	f.places[at] = t.Pos(f.reader.columns.field[fieldResolved])
}

// finish sums up once all files are read.
func (in *Incidents) finish() {
	for _, at := range slices.Sorted(maps.Keys(in.fold.places)) {
		in.Problems.Warnf(in.fold.places[at], "resolved before it was opened: kept, with a negative time to resolve")
	}
	first, last := int64(0), int64(0)
	for i := range in.fold.entries {
		opened := in.fold.entries[i].last.seconds(fieldOpened)
		if i == 0 || opened < first {
			first = opened
		}
		if i == 0 || opened > last {
			last = opened
		}
	}
	if len(in.fold.entries) > 0 {
		in.First, in.Last = stampTime(first), stampTime(last)
	}
}

// Len is the number of incidents.
func (in *Incidents) Len() int { return len(in.fold.entries) }

// All gives the incidents in the order of their ids.
func (in *Incidents) All() iter.Seq[record.Incident] { return in.fold.all() }

// Tally counts the incidents that were opened at from or later and before to;
// a zero time leaves that end open. outside is how many were not counted.
func (in *Incidents) Tally(from, to time.Time) (t record.IncidentTally, outside int) {
	for at := range in.fold.entries {
		opened := stampTime(in.fold.entries[at].last.seconds(fieldOpened))
		if opened.Before(from) || !to.IsZero() && !opened.Before(to) {
			outside++
			continue
		}
		t.Add(in.fold.incident(at))
	}
	return t, outside
}

func (row *incidentRow) seconds(f incidentField) int64 { return row.stamps[f-firstStamp] }

func (row *incidentRow) stamp(f incidentField) time.Time { return stampTime(row.seconds(f)) }
