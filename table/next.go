package table

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"rubble/diag"
)

// Next moves to the next row that has exactly as many fields as the header,
// and says whether there is one. Rows that are torn, too long or have another
// number of fields, and those with bytes that are no text, are kept as refused
// problems and passed over; so are, in silence, lines that are empty or hold
// nothing but spaces.
func (r *Reader) Next() bool {
	for r.advance() {
		r.rows++
		if p := r.judge(); p != nil {
			r.refuse(p)
			continue
		}
		if r.row.count == len(r.header) {
			return true
		}
		r.refuse(r.miscounted())
	}
	r.row.fields = nil
	return false
}

// advance moves to the next row that is not blank, whatever is wrong with it.
func (r *Reader) advance() bool {
	for !r.done {
		if !r.cut() {
			r.finish()
			return false
		}
		if !r.row.blank() {
			return true
		}
	}
	return false
}

// finish ends the reading where the text ended.
func (r *Reader) finish() {
	if err := r.text.ended(); err != nil {
		r.fail(r.broken(err))
		return
	}
	r.Close()
}

// cut takes the next row from the text. It is false at the end of the text,
// and for a row that an error in reading has cut off.
func (r *Reader) cut() bool {
	for {
		text, last := r.text.view()
		if r.row.brk == '\r' && len(text) > 0 && text[0] == '\n' {
			r.text.start++ // a stray CRLF among lines that end in CR
			continue
		}
		n := r.row.split(text, last)
		switch {
		case n > 0:
			r.text.start += n
			r.line, r.after = r.after, r.after+r.row.breaks
			if r.row.ended {
				r.after++
			}
			return r.row.ended || r.text.ended() == nil
		case len(text) > MaxRow:
			r.pass(text)
			return true
		case last:
			return false
		}
		r.text.more()
	}
}

// pass gives up a row that is too long, up to the end of its line. If a quote
// is open, where the next row begins cannot be known, and nothing is passed.
func (r *Reader) pass(text []byte) {
	r.row.fault, r.row.at, r.row.raw = endless, 0, text[:1]
	r.row.count, r.row.breaks = 0, bytes.Count(text, []byte{r.row.brk})
	r.line = r.after
	if r.row.open >= 0 {
		r.row.at, r.row.raw = r.row.open, text
		return
	}
	r.after += r.row.breaks
	r.text.start += len(text)
	for {
		if i := bytes.IndexByte(r.text.held(), r.row.brk); i >= 0 {
			r.text.start += i + 1
			r.after++
			return
		}
		r.text.start = r.text.end
		if r.text.err != nil {
			return
		}
		r.text.more()
	}
}

// at is the place of that byte of the row.
func (r *Reader) at(i int) diag.Pos {
	before := r.row.raw[:min(i, len(r.row.raw))]
	start := bytes.LastIndexByte(before, r.row.brk) + 1
	return diag.Pos{
		File: r.name,
		Line: r.line + bytes.Count(before, []byte{r.row.brk}),
		Col:  1 + r.enc.width(before[start:]),
	}
}

// judge says why the row cannot be used, whatever the number of its fields.
func (r *Reader) judge() *diag.Problem {
	if r.row.fault != sound {
		return r.torn()
	}
	raw := r.row.raw
	if !utf8.Valid(raw) || r.enc.replaces && bytes.Contains(raw, replaced) {
		return diag.Errorf(r.at(r.enc.invalid(raw)), "bytes that are not %s", r.enc.name).
			WithHint("save the file as UTF-8")
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return diag.Errorf(r.at(i), "a NUL byte, which no text has").
			WithHint("export the table again, as CSV in UTF-8")
	}
	if len(raw) <= MaxField {
		return nil
	}
	for i, f := range r.row.fields {
		if len(f) > MaxField {
			return diag.Errorf(r.Pos(i), "%s holds %d bytes; at most %d are allowed", r.columnName(i), len(f), MaxField).
				WithHint("shorten it; if it should be many fields, check delimiters and line breaks")
		}
	}
	return nil
}

// torn names the fault of the row.
func (r *Reader) torn() *diag.Problem {
	pos := r.at(r.row.at)
	switch r.row.fault {
	case strayQuote:
		return diag.Errorf(pos, "a quote inside a field that does not begin with one").
			WithHint("enclose the field in quotes and double those within")
	case textAfterQuote:
		return diag.Errorf(pos, "text after the closing quote of a field").
			WithHint("double the quotes within a quoted field; one that does not belong may also stand in an earlier line")
	case unclosed:
		return diag.Errorf(pos, "the quote that opens here is not closed before the end of the file").
			WithHint("close it, or double it within quotes; nothing from line %d on was read", r.line)
	}
	if r.row.open >= 0 {
		return diag.Errorf(pos, "the quote that opens here is not closed within %d bytes", MaxRow).
			WithHint("close it, or double it within quotes; nothing from line %d on was read", r.line)
	}
	return diag.Errorf(pos, "a row of more than %d bytes", MaxRow).
		WithHint("check that the rows end in line breaks")
}

// miscounted names a row with another number of fields than the header.
func (r *Reader) miscounted() *diag.Problem {
	return diag.Errorf(r.at(0), "%s where the header has %d", plural(r.row.count, "field"), len(r.header)).
		WithHint("give each column one field; enclose a field that holds a %s in quotes", delimiterName(r.row.delim))
}

// refuse counts the row, or ends the reading if there is no way past it. A row
// torn over several lines may be several rows: each line counts.
func (r *Reader) refuse(p *diag.Problem) {
	torn := r.row.fault
	if torn == unclosed || torn == endless && r.row.open >= 0 {
		r.fail(p)
		return
	}
	p.Severity = diag.Refused
	r.problems.Add(p)
	if torn == sound || r.row.breaks == 0 {
		return
	}
	r.rows += r.row.breaks
	err := fmt.Errorf("part of the torn row that begins in line %d", r.line)
	for i := range r.row.breaks {
		pos := diag.Pos{File: r.name, Line: r.line + 1 + i, Col: 1}
		r.problems.Add(&diag.Problem{Pos: pos, Severity: diag.Refused, Err: err, Hint: "mend that row"})
	}
}

// columnName names a column in a message: by the header, if it has been read.
func (r *Reader) columnName(i int) string {
	if i < len(r.header) {
		return "column " + quoteName(r.header[i])
	}
	return fmt.Sprintf("column %d", i+1)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
