// Package table turns the bytes of a delimited text file into rows of fields,
// and single fields into dates.
//
// What surrounds the fields is found in the file, never asked for: whether it
// is compressed with gzip, its encoding, its line breaks and its delimiter.
// Each is decided once for the whole file, by evidence that is documented
// where it is weighed. What a column means is left to the caller.
//
// Input is hostile until read. Fields, rows, columns and the inflated size
// are bounded, memory does not grow with the length of the file, and no
// message repeats what a field holds.
package table

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"rubble/diag"
)

// The limits of a file.
const (
	MaxColumns  = 16384    // of a header
	MaxField    = 64 << 10 // bytes of a field, as UTF-8 and without its quotes
	MaxRow      = 4 << 20  // bytes of a row, as UTF-8
	MaxInflated = 16 << 30 // bytes of the text in a compressed file
)

const (
	sniffed   = 1 << 20   // bytes on which the encoding is decided
	chunkSize = 256 << 10 // bytes read at once
)

// A Reader reads the rows of a delimited file, one at a time.
//
//	r, err := table.NewReader(name, f)
//	if err != nil {
//		return err
//	}
//	defer r.Close()
//	for r.Next() {
//		use(r.Row())
//	}
//	return r.Err()
type Reader struct {
	name     string
	enc      encoding
	inflater *inflater // nil if the file is not compressed
	text     window
	row      row
	header   []string
	line     int // in which the row begins
	after    int // in which the text after the row begins
	rows     int
	problems diag.List
	done     bool
	err      error
}

// NewReader reads a delimited file: plain or gzip (by its first bytes, not its
// name), UTF-8 with or without BOM, UTF-16 with BOM, Windows-1252 or Mac
// Roman; comma, semicolon or tab by the header; an Excel "sep=" line is
// honoured; lines end in CRLF, LF or CR; quotes are those of RFC 4180, with
// line breaks inside.
//
// A file is UTF-8 if it says so with a BOM, if its first 1 MiB is valid, or if
// well-formed sequences outnumber the stray bytes there ten to one. Otherwise
// it is Windows-1252 or Mac Roman, whichever makes better words of the bytes
// from 0x80 on. Accented letters in words of western European languages,
// apostrophes and quotation marks where words have them count for a reading;
// capitals among small letters, symbols inside words and bytes without a
// meaning count against it; lines that end in CR alone count for Mac Roman; a
// tie is Windows-1252. A file that is not UTF-8 carries a warning that names
// the encoding taken.
//
// The header is read at once. An error is a *diag.Problem with a place and a
// hint (0 bytes, a directory, NUL bytes, a binary file, too many columns,
// duplicate or empty names, a torn gzip file), or one of input and output.
// Names that differ in case only are different names.
//
// The reader never closes r. [Reader.Close] ends what runs beside it.
func NewReader(name string, r io.Reader) (*Reader, error) {
	return open(name, r, MaxInflated, chunkSize)
}

func open(name string, src io.Reader, inflated int64, chunk int) (*Reader, error) {
	r := &Reader{name: name, line: 1, after: 1}
	if f, ok := src.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, diag.Errorf(diag.Pos{File: name}, "a directory, not a file").
				WithHint("name a file in it")
		}
	}
	if err := r.start(src, inflated, chunk); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// start unpacks, finds the encoding and reads the header.
func (r *Reader) start(src io.Reader, inflated int64, chunk int) error {
	src, packed, err := peekGzip(src)
	if err != nil {
		return r.broken(err)
	}
	if packed {
		r.inflater = newInflater(src, inflated, chunk)
		src = r.inflater
	}
	head, err := io.ReadAll(io.LimitReader(src, sniffed))
	if err != nil {
		return r.broken(err)
	}
	if err := r.findEncoding(head); err != nil {
		return err
	}
	head = head[r.enc.bom:]
	r.text = window{src: src, buf: head, end: len(head), chunk: chunk}
	if r.enc.from != nil {
		r.text = decoded(head, src, r.enc.from, chunk)
	}
	return r.readHeader()
}

// Header gives the names of the columns, trimmed, as written.
func (r *Reader) Header() []string { return r.header }

// Column gives the index of the column with that name, or −1. It compares
// exactly after trimming, then case-folded; a name that case-folded could mean
// two columns means neither.
func (r *Reader) Column(name string) int {
	name = strings.TrimSpace(name)
	found, n := -1, 0
	for i, h := range r.header {
		if h == name {
			return i
		}
		if strings.EqualFold(h, name) {
			found = i
			n++
		}
	}
	if n > 1 {
		return -1
	}
	return found
}

// Row gives the fields of the row as UTF-8, without quotes, as many as the
// header has. They are valid until the next call of Next. A line break inside
// a quoted field is kept as it stands.
func (r *Reader) Row() [][]byte { return r.row.fields }

// Rows says how many rows were met so far, refused ones included, the header
// and blank lines not. Of a row with torn quotes every line counts as one.
func (r *Reader) Rows() int { return r.rows }

// Pos gives the place where that field of the row begins in the file: its
// opening quote, if it has one. Columns count bytes as they are in the file,
// whatever its encoding; a byte order mark is not counted. Before the first
// call of Next it is the place of the column's name.
func (r *Reader) Pos(column int) diag.Pos {
	if column < 0 || column >= len(r.row.starts) {
		return r.at(0)
	}
	return r.at(r.row.starts[column])
}

// Problems gives the rows refused and the warnings so far.
func (r *Reader) Problems() diag.List { return r.problems }

// Err says why reading ended before the end of the file: an unclosed quote or
// the torn end of a compressed file as a *diag.Problem, or an error of input.
func (r *Reader) Err() error { return r.err }

// Close ends the reading. It waits until nothing reads the file any more, and
// leaves the file open. It is not needed after Next has returned false.
func (r *Reader) Close() error {
	r.done = true
	if r.inflater != nil {
		r.inflater.Close()
	}
	return nil
}

// fail ends the reading with an error.
func (r *Reader) fail(err error) {
	r.err = err
	r.Close()
}

// broken explains why the source gave no more bytes.
func (r *Reader) broken(err error) error {
	if p := inflateProblem(diag.Pos{File: r.name, Line: r.after}, err); p != nil {
		return p
	}
	return fmt.Errorf("%s: %w", r.name, err)
}
