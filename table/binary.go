package table

import (
	"bytes"

	"rubble/diag"
)

// signatures are the first bytes of files that are taken for tables by
// mistake.
var signatures = []struct{ first, what, hint string }{
	{"PK\x03\x04", "an Excel workbook or another zip archive", "save the sheet as CSV in UTF-8"},
	{"\xD0\xCF\x11\xE0", "an old Excel workbook", "save the sheet as CSV in UTF-8"},
	{"PAR1", "a Parquet file", "export the table as CSV in UTF-8"},
	{"%PDF-", "a PDF", "export the table as CSV in UTF-8"},
	{"\x1F\x8B", "a file compressed twice", "unpack it once"},
	{"BZh", "a bzip2 file", "unpack it, or compress it with gzip"},
	{"\xFD7zXZ\x00", "an xz file", "unpack it, or compress it with gzip"},
	{"\x28\xB5\x2F\xFD", "a zstd file", "unpack it, or compress it with gzip"},
	{"SQLite format 3\x00", "an SQLite database", "export the table as CSV in UTF-8"},
	{"\x89PNG", "a picture", "name the table instead"},
}

// checkText turns away what is no text.
func (r *Reader) checkText(head []byte) error {
	start := diag.Pos{File: r.name, Line: 1, Col: 1}
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.first)) && (s.first != "BZh" || bytes.IndexByte(head, 0) >= 0) {
			return diag.Errorf(start, "%s, not a delimited text", s.what).WithHint("%s", s.hint)
		}
	}
	if i := bytes.IndexByte(head, 0); i >= 0 {
		p := diag.Errorf(place(r.name, head, i), "a NUL byte, which no delimited text has")
		if bytes.Count(head, []byte{0}) >= len(head)/4 {
			return p.WithHint("the file looks like UTF-16 or UTF-32 without a mark; save it as UTF-8")
		}
		return p.WithHint("export the table again, as CSV in UTF-8")
	}
	if n := controls(head); n > 4+len(head)/50 {
		return diag.Errorf(start, "a binary file: %d of its first %d bytes are control characters", n, len(head)).
			WithHint("export the table as CSV in UTF-8")
	}
	return nil
}

// controls counts the control characters that text files do not have.
func controls(head []byte) int {
	n := 0
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' {
			n++
		}
	}
	return n
}
