package source

import (
	"fmt"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/table"
)

// columns say where the fields of a kind stand in a file; −1 where they do
// not.
type columns struct {
	field      []int
	at, number int // of the order
}

// find looks up the columns of the preset in a header. ok is false if one
// that must be there is missing.
func (c *columns) find(t *table.Reader, k *kind, p Preset, explicit map[string]string, problems *diag.List) (ok bool) {
	ok = true
	c.field = make([]int, len(k.names))
	for i, name := range k.names {
		theirs := p.Columns[name]
		c.field[i] = columnOf(t, theirs)
		if c.field[i] >= 0 || theirs == "" {
			continue
		}
		_, demanded := explicit[name]
		switch f := field(i); {
		case demanded || f == fieldID || f == fieldBegan:
			problems.Add(noColumn(t, theirs, name, diag.Error))
			ok = false
		case !p.Canonical:
			problems.Add(noColumn(t, theirs, name, diag.Warning))
		}
	}
	c.at, c.number = columnOf(t, p.Order.At), columnOf(t, p.Order.Number)
	if p.Fold && c.at < 0 {
		problems.Add(noColumn(t, p.Order.At, "the order of rows", diag.Error))
		ok = false
	}
	if p.Canonical && ok {
		c.warnUnread(t, k, p, problems)
	}
	return ok
}

func columnOf(t *table.Reader, name string) int {
	if name == "" {
		return -1
	}
	return t.Column(name)
}

// noColumn says that a column is missing, and which there are: unless the first
// line is no header, since a record's words are not repeated.
func noColumn(t *table.Reader, theirs, purpose string, severity diag.Severity) *diag.Problem {
	if isRecord(t.Header()) {
		p := diag.Errorf(t.Pos(0), "no column %q for %s: the first line looks like a record", theirs, purpose)
		p.Severity = severity
		return p.WithHint("begin the file with a line that names the columns")
	}
	p := diag.Errorf(t.Pos(0), "no column %q for %s: the header has %s", theirs, purpose, shownHeader(t.Header()))
	p.Severity = severity
	if near := diag.Nearest(theirs, t.Header()); near != "" {
		return p.WithHint("did you mean %q? Name it under [records.columns]", near)
	}
	return p.WithHint("name the column under [records.columns], or choose another preset")
}

// warnUnread names the columns that no field is read from.
func (c *columns) warnUnread(t *table.Reader, k *kind, p Preset, problems *diag.List) {
	listed := make([]string, 0, len(p.Columns))
	for _, name := range k.names {
		if theirs := p.Columns[name]; theirs != "" {
			listed = append(listed, theirs)
		}
	}
	for i, name := range t.Header() {
		if i == c.at || i == c.number || slices.Contains(c.field, i) {
			continue
		}
		w := problems.Warnf(t.Pos(i), "column %q is not read", name)
		if near := diag.Nearest(name, listed); near != "" {
			w.WithHint("did you mean %q?", near)
		}
	}
}

// isRecord says whether the first line of a file is a record and not the names
// of columns. Every record tells when it began, and names begin with a letter.
func isRecord(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return name[0] >= '0' && name[0] <= '9' || strings.Contains(name, "@")
	})
}

// shownHeader quotes the first names of a header.
func shownHeader(names []string) string {
	const most = 8
	quoted := make([]string, 0, most)
	for _, name := range names[:min(most, len(names))] {
		quoted = append(quoted, fmt.Sprintf("%.40q", name))
	}
	if len(names) > most {
		quoted = append(quoted, fmt.Sprintf("and %d more", len(names)-most))
	}
	return strings.Join(quoted, ", ")
}
