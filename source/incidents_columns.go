package source

import (
	"fmt"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/table"
)

// incidentColumns say where the fields stand in a file; −1 where they do not.
type incidentColumns struct {
	field      [incidentFields]int
	at, number int // of the order
}

// find looks up the columns of the preset in a header. ok is false if one
// that must be there is missing.
func (c *incidentColumns) find(t *table.Reader, p Preset, explicit map[string]string, problems *diag.List) (ok bool) {
	ok = true
	for f := range incidentFields {
		theirs := p.Columns[f.String()]
		c.field[f] = incidentColumn(t, theirs)
		if c.field[f] >= 0 || theirs == "" {
			continue
		}
		_, demanded := explicit[f.String()]
		switch {
		case demanded || f == fieldID || f == fieldOpened:
			problems.Add(noIncidentColumn(t, theirs, f.String(), diag.Error))
			ok = false
		case !p.Canonical:
			problems.Add(noIncidentColumn(t, theirs, f.String(), diag.Warning))
		}
	}
	c.at, c.number = incidentColumn(t, p.Order.At), incidentColumn(t, p.Order.Number)
	if p.Fold && c.at < 0 {
		problems.Add(noIncidentColumn(t, p.Order.At, "the order of rows", diag.Error))
		ok = false
	}
	if p.Canonical && ok {
		warnUnlisted(t, p, problems)
	}
	return ok
}

func incidentColumn(t *table.Reader, name string) int {
	if name == "" {
		return -1
	}
	return t.Column(name)
}

func noIncidentColumn(t *table.Reader, theirs, purpose string, severity diag.Severity) *diag.Problem {
	p := diag.Errorf(t.Pos(0), "no column %q for %s: the header has %s", theirs, purpose, shownHeader(t.Header()))
	p.Severity = severity
	if near := diag.Nearest(theirs, t.Header()); near != "" {
		return p.WithHint("did you mean %q? Name it under [records.columns]", near)
	}
	return p.WithHint("name the column under [records.columns], or choose another preset")
}

// warnUnlisted names the columns that the preset does not read.
func warnUnlisted(t *table.Reader, p Preset, problems *diag.List) {
	listed := make([]string, 0, len(p.Columns))
	for f := range incidentFields {
		if theirs := p.Columns[f.String()]; theirs != "" {
			listed = append(listed, theirs)
		}
	}
	for i, name := range t.Header() {
		if slices.Contains(listed, name) {
			continue
		}
		w := problems.Warnf(t.Pos(i), "column %q is not read", name)
		if near := diag.Nearest(name, listed); near != "" {
			w.WithHint("did you mean %q?", near)
		}
	}
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
