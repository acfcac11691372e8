package source

import (
	"context"
	"iter"
	"time"

	"rubble/diag"
	"rubble/record"
	"rubble/table"
)

// Changes are the changes of some files. It holds an entry for each; what goes
// on from here is a tally.
type Changes struct {
	Reading
	reader *rowReader
	ids    idIndex
	rows   []changeRow // by the number of the id
	early  *earlyWatch
}

// A changeRow is what one row tells, small enough to keep one for each change.
type changeRow struct {
	stamps  [changeStamps]int64
	texts   [changeTexts]word
	choices [changeChoices]uint8
}

func (row *changeRow) values() values {
	return values{stamps: row.stamps[:], choices: row.choices[:], texts: row.texts[:]}
}

// ReadChanges reads the changes of files, which the preset with its overrides
// maps onto canonical fields: a row a change. Neither the order of files nor
// that of rows changes what is read.
//
// A second row of an id is refused; of two that differ, the one that stays is
// the greater by what it tells, not the first. Rows without id or time of the
// request, with a stamp that cannot be read, or with a word for type,
// decision, outcome or outside approval that stands for nothing, are refused.
// Stamps that lie before the request are kept and warned of. A problem of
// severity Error leaves the rest of its file unread. The error is one of
// input, output or cancellation.
func ReadChanges(ctx context.Context, files []File, preset Preset, o Overrides) (*Changes, error) {
	c := &Changes{early: newEarlyWatch(&changeKind)}
	preset, c.Problems = preset.with(&changeKind, o)
	c.reader = newRowReader(&changeKind, preset, o.clock())
	if c.Problems.Failed() {
		return c, nil
	}
	if err := c.readFiles(ctx, files, c.reader, o.Columns, c.addRow); err != nil {
		return c, err
	}
	c.early.warn(&c.Problems)
	c.span(c.reader, c.Len(), func(i int) int64 { return c.rows[i].stamps[0] })
	return c, nil
}

// addRow takes up the current row.
func (c *Changes) addRow(t *table.Reader) *diag.Problem {
	id, p := c.reader.id(t)
	if p != nil {
		return p
	}
	var row changeRow
	if p := c.reader.read(t, row.values()); p != nil {
		return p
	}
	number, repeated := c.ids.find(id)
	if !repeated {
		number = c.ids.add(id)
		c.rows = append(c.rows, row)
	}
	if !repeated || c.reader.compare(row.values(), c.rows[number].values()) > 0 {
		c.rows[number] = row
		c.early.note(t, &c.reader.columns, number, row.stamps[:])
	}
	if repeated {
		return c.refuseRepeat(t, c.reader)
	}
	return nil
}

// Len is the number of changes.
func (c *Changes) Len() int { return len(c.rows) }

// All gives the changes in the order of their ids.
func (c *Changes) All() iter.Seq[record.Change] {
	return func(yield func(record.Change) bool) {
		for _, number := range c.ids.sorted() {
			if !yield(c.change(number)) {
				return
			}
		}
	}
}

func (c *Changes) change(number int) record.Change {
	row := &c.rows[number]
	at := func(f field) time.Time { return c.reader.time(row.stamps[f-changeRequested]) }
	chosen := func(f field) uint8 { return row.choices[f-changeType] }
	word := func(f field) string { return c.reader.vocab[f].text(row.texts[f-changeTeam]) }
	return record.Change{
		ID:        c.ids.names[number],
		Requested: at(changeRequested), Approved: at(changeApproved),
		Started: at(changeStarted), Completed: at(changeCompleted),
		Type:     record.ChangeType(chosen(changeType)),
		Decision: record.Decision(chosen(changeDecision)),
		Outside:  record.Answer(chosen(changeOutside)),
		Outcome:  record.ChangeOutcome(chosen(changeOutcome)),
		Team:     word(changeTeam), Service: word(changeService), Item: word(changeItem),
	}
}

// Months counts the changes that were requested at from or later and before
// to, by the month of the request; a zero time leaves that end open. The clock
// is that of the calendar; without one, that by which the files were read.
// Months come in order and without a gap. outside is how many changes were not
// counted.
func (c *Changes) Months(cal *record.Calendar, from, to time.Time) (months []ChangeMonth, outside int) {
	clock := c.reader.clock
	if cal != nil {
		clock = cal.Location
	}
	requested := func(i int) time.Time { return time.Unix(c.rows[i].stamps[0], 0).In(clock) }
	return monthly(c.Len(), requested, from, to, func(t *record.ChangeTally, i int) { t.Add(c.change(i), cal) })
}
