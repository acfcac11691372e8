package source

import (
	"bytes"
	"strconv"

	"rubble/diag"
	"rubble/table"
)

func (r *rowReader) badStamp(t *table.Reader, column int, name string, err error) *diag.Problem {
	p := refusedRow(t, column, "%s is %s, read as %q: %w", name, shownNumber(t.Row()[column]), string(r.preset.Dates), err)
	if r.preset.Dates == table.ISO {
		return p.WithHint("write 2026-03-31 or 2026-03-31 14:05, or choose the preset of the tool that the file is from")
	}
	return p.WithHint("a file that writes its dates otherwise needs a preset with other dates")
}

func badCount(t *table.Reader, column int, name string) *diag.Problem {
	return refusedRow(t, column, "%s is %s, expected a whole number of 0 or more", name, shownNumber(t.Row()[column]))
}

// shownNumber quotes a cell if it is made of what dates and numbers are made
// of. Anything else may be somebody's words, where columns were mixed up.
func shownNumber(cell []byte) string {
	if len(cell) <= 32 && len(bytes.Trim(cell, "0123456789/:.,+- TZ")) == 0 {
		return strconv.Quote(string(cell))
	}
	return "text"
}

// refusedRow makes the problem of a row that is left out.
func refusedRow(t *table.Reader, column int, format string, args ...any) *diag.Problem {
	p := diag.Errorf(t.Pos(column), format, args...)
	p.Severity = diag.Refused
	return p
}
