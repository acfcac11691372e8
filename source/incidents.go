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
	"context"
	"iter"
	"time"

	"rubble/diag"
	"rubble/record"
	"rubble/table"
)

// Incidents are the incidents of some files. It holds an entry for each; what
// goes on from here is a tally.
type Incidents struct {
	Reading
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
	preset, in.Problems = preset.with(&incidentKind, o)
	in.fold = newIncidentFold(newRowReader(&incidentKind, preset, o.clock()))
	if in.Problems.Failed() {
		return in, nil
	}
	if err := in.readFiles(ctx, files, in.fold.reader, o.Columns, in.addRow); err != nil {
		return in, err
	}
	in.fold.early.warn(&in.Problems)
	in.span(in.fold.reader, in.Len(), func(i int) int64 { return in.fold.entries[i].last.stamps[0] })
	return in, nil
}

// addRow folds the current row.
func (in *Incidents) addRow(t *table.Reader) *diag.Problem {
	fold := in.fold
	id, p := fold.reader.id(t)
	if p != nil {
		return p
	}
	var row incidentRow
	if p := fold.read(t, &row); p != nil {
		return p
	}
	number, repeated := fold.ids.find(id)
	if repeated && !fold.reader.preset.Fold {
		if fold.compare(&row, &fold.entries[number].last) > 0 {
			fold.entries[number] = newIncidentEntry(&row)
			fold.add(t, number, &row)
		}
		return in.refuseRepeat(t, fold.reader)
	}
	if !repeated {
		number = fold.ids.add(id)
		fold.entries = append(fold.entries, newIncidentEntry(&row))
	}
	fold.add(t, number, &row)
	return nil
}

// Len is the number of incidents.
func (in *Incidents) Len() int { return len(in.fold.entries) }

// All gives the incidents in the order of their ids.
func (in *Incidents) All() iter.Seq[record.Incident] {
	return func(yield func(record.Incident) bool) {
		for _, at := range in.fold.ids.sorted() {
			if !yield(in.fold.incident(at)) {
				return
			}
		}
	}
}

// Months counts the incidents that were opened at from or later and before to,
// by the month of opening; a zero time leaves that end open. Months begin by
// the clock of loc; nil is that by which the files were read. They come in
// order and without a gap. outside is how many incidents were not counted.
func (in *Incidents) Months(loc *time.Location, from, to time.Time) (months []IncidentMonth, outside int) {
	fold := in.fold
	if loc == nil {
		loc = fold.reader.clock
	}
	opened := func(i int) time.Time { return time.Unix(fold.entries[i].last.stamps[0], 0).In(loc) }
	return monthly(in.Len(), opened, from, to, func(t *record.IncidentTally, i int) { t.Add(fold.incident(i)) })
}
