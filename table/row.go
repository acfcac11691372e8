package table

import "bytes"

// A fault is what is wrong with the quotes or the end of a row.
type fault uint8

const (
	sound          fault = iota
	strayQuote           // a quote inside a field that does not begin with one
	textAfterQuote       // something other than a delimiter after the closing quote
	unclosed             // a quote that is never closed
	endless              // longer than MaxRow
)

// A row is one row as it stands in the text, and the fields in it.
type row struct {
	delim, brk byte // a comma, a semicolon, a tab; LF (which may follow CR) or CR
	keep       int  // how many fields are kept; further ones are only counted

	raw    []byte   // without its line break
	fields [][]byte // slices of raw, or of scratch where quotes were doubled
	starts []int    // where each begins in raw, quote included
	count  int      // how many fields there are
	breaks int      // line breaks within
	ended  bool     // by a line break, not by the end of the text
	fault  fault
	at     int // where in raw the fault is
	open   int // where the quoted field that is not closed begins; −1 if there is none
	eol    int // where the line that was looked at last ends

	scratch []byte
}

// split takes the row at the head of text apart and gives the number of bytes
// it takes, its line break included; 0 if text ends before the row does, with
// open saying whether in a quoted field. Last says that nothing follows text.
//
// A row with a fault ends with the line in which the fault is: where the field
// was meant to end cannot be known.
func (r *row) split(text []byte, last bool) int {
	r.fields, r.starts, r.scratch = r.fields[:0], r.starts[:0], r.scratch[:0]
	r.count, r.breaks, r.fault, r.open, r.eol = 0, 0, sound, -1, -1
	eol := bytes.IndexByte(text, r.brk)
	line := text
	if eol >= 0 {
		line, r.eol = text[:eol], eol
	}
	if bytes.IndexByte(line, '"') >= 0 {
		return r.quoted(text, last)
	}
	if eol < 0 && !last {
		return 0
	}
	r.plain(r.trim(line))
	return r.end(text, len(line))
}

// end closes the row, whose line break is at text[n] if it is not at its end.
func (r *row) end(text []byte, n int) int {
	r.raw = r.trim(text[:n])
	r.ended = n < len(text)
	if r.ended {
		n++
	}
	return n
}

// trim takes off the carriage returns before a line feed.
func (r *row) trim(line []byte) []byte {
	if r.brk == '\n' {
		for len(line) > 0 && line[len(line)-1] == '\r' {
			line = line[:len(line)-1]
		}
	}
	return line
}

// plain splits a line without quotes.
func (r *row) plain(line []byte) {
	at := 0
	for r.count < r.keep {
		i := bytes.IndexByte(line[at:], r.delim)
		if i < 0 {
			r.add(line[at:], at)
			return
		}
		r.add(line[at:at+i:at+i], at)
		at += i + 1
	}
	r.count += 1 + bytes.Count(line[at:], []byte{r.delim})
}

// add takes up a field that begins at that byte of the row.
func (r *row) add(field []byte, at int) {
	if r.count < r.keep {
		r.fields = append(r.fields, field)
		r.starts = append(r.starts, at)
	}
	r.count++
}

// quoted splits a row in which there are quotes, of one or more lines.
func (r *row) quoted(text []byte, last bool) int {
	at := 0
	for {
		end := 0
		if at < len(text) && text[at] == '"' {
			end = r.inQuotes(text, at, last)
		} else {
			end = r.bare(text, at, last)
		}
		switch {
		case end < 0:
			return 0
		case r.fault != sound:
			return r.end(text, end)
		case end == len(text) || text[end] != r.delim:
			return r.end(text, end)
		}
		at = end + 1
	}
}

// bare takes up the field at that byte, which begins without a quote, and says
// where it ends; −1 if not in text.
func (r *row) bare(text []byte, at int, last bool) int {
	end := r.lineEnd(text, at, last)
	if end < 0 {
		return -1
	}
	field := text[at:end]
	if i := bytes.IndexByte(field, r.delim); i >= 0 {
		end = at + i
		field = field[:i:i]
	} else {
		field = r.trim(field)
	}
	if i := bytes.IndexByte(field, '"'); i >= 0 {
		return r.torn(strayQuote, at+i, text, last)
	}
	r.add(field, at)
	return end
}

// inQuotes takes up the quoted field at that byte and says where it ends; −1
// if not in text.
func (r *row) inQuotes(text []byte, at int, last bool) int {
	r.open = at
	end, doubled := closing(text, at+1)
	switch {
	case end < 0 && last:
		r.fault, r.at = unclosed, at
		r.breaks += bytes.Count(text[at:], []byte{r.brk})
		return len(text)
	case end < 0:
		return -1
	}
	after := end + 1
	for r.brk == '\n' && after < len(text) && text[after] == '\r' {
		after++
	}
	if after == len(text) && !last {
		return -1
	}
	r.open = -1
	r.breaks += bytes.Count(text[at:end], []byte{r.brk})
	if after < len(text) && text[after] != r.brk {
		if after = end + 1; text[after] != r.delim {
			return r.torn(textAfterQuote, after, text, last)
		}
	}
	field := text[at+1 : end : end]
	if doubled {
		field = r.undouble(field)
	}
	r.add(field, at)
	return after
}

// closing finds the quote that closes a field whose text begins at that byte,
// and says whether there are doubled ones before it.
func closing(text []byte, at int) (end int, doubled bool) {
	for {
		i := bytes.IndexByte(text[at:], '"')
		if i < 0 {
			return -1, doubled
		}
		at += i
		if at+1 == len(text) || text[at+1] != '"' {
			return at, doubled
		}
		doubled = true
		at += 2
	}
}

// undouble writes the field to scratch with single quotes for doubled ones.
func (r *row) undouble(field []byte) []byte {
	from := len(r.scratch)
	for {
		i := bytes.IndexByte(field, '"')
		if i < 0 {
			r.scratch = append(r.scratch, field...)
			return r.scratch[from:len(r.scratch):len(r.scratch)]
		}
		r.scratch = append(r.scratch, field[:i+1]...)
		field = field[i+2:]
	}
}

// torn notes a fault and gives the end of its line; −1 if not in text.
func (r *row) torn(f fault, at int, text []byte, last bool) int {
	r.fault, r.at = f, at
	return r.lineEnd(text, at, last)
}

// lineEnd says where the line ends in which that byte is; −1 if not in text.
// It looks only once at each line, however many fields are in it.
func (r *row) lineEnd(text []byte, at int, last bool) int {
	if r.eol >= at {
		return r.eol
	}
	switch i := bytes.IndexByte(text[at:], r.brk); {
	case i >= 0:
		r.eol = at + i
	case last:
		r.eol = len(text)
	default:
		return -1
	}
	return r.eol
}

// blank says whether there is nothing in the row but spaces.
func (r *row) blank() bool {
	for _, b := range r.raw {
		if b != ' ' {
			return false
		}
	}
	return true
}
