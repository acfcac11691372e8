package table

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

// placed is how every problem begins: with a file and a line.
var placed = regexp.MustCompile(`^f\.csv:[1-9]\d*(:[1-9]\d*)?: `)

func FuzzReader(f *testing.F) {
	for _, s := range []string{
		"id,note\n1,x\n2,y\n",
		"\ufeffid;note\r\n1;\"a\r\n\"\"b\"\"\"\r\n",
		"sep=|\nid|note\n1|x",
		"id\tnote\r1\tx\r\n2\ty\r",
		"id,note\n1,\"x\n2,y\n3,\"z\"\n",
		"id,note\n1,5\" disk\n\n \n2,\"y\"\r\n",
		"id,note\n1\n1,2,3\n\"",
		"\xff\xfei\x00,\x00n\x00\n\x001\x00,\x00\x3d\xd8\x00\xde\n\x00",
		"id,note\n1,Zo\xeb\n", "id,note\r1,Zo\x91\r", "id,note\n1,\xef\xbf\xbd\n",
		string([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff")),
		"id,id\n", "id,,\n", "\n\n", "id,\x00", "PK\x03\x04",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) > 1<<12 {
			return // in chunks of one byte a row costs the square of its length
		}
		got := read(t, "f.csv", bytes.NewReader(file), chunkSize)
		for _, row := range got.rows {
			if len(row) != len(got.header) {
				t.Errorf("a row of %d fields under a header of %d", len(row), len(got.header))
			}
			for _, field := range row {
				if !utf8.ValidString(field) || len(field) > MaxField {
					t.Errorf("a field that is not UTF-8 or too long: %q", field)
				}
			}
		}
		for _, p := range got.problems {
			if !placed.MatchString(p) {
				t.Errorf("a problem without a place: %s", p)
			}
		}
		if got.err != "" && !placed.MatchString(got.err) {
			t.Errorf("an error without a place: %s", got.err)
		}
		refused := 0
		for _, p := range got.problems {
			if strings.Contains(p, ": refused: ") {
				refused++
			}
		}
		if got.err == "" && refused < 1000 && got.met != len(got.rows)+refused {
			t.Errorf("met %d rows, gave %d and refused %d", got.met, len(got.rows), refused)
		}
		for _, chunk := range []int{1, 7} {
			if small := read(t, "f.csv", iotest.OneByteReader(bytes.NewReader(file)), chunk); !small.equal(got) {
				t.Errorf("in chunks of %d\n got %+v\nwant %+v", chunk, small, got)
			}
		}
		if late := read(t, "f.csv", iotest.DataErrReader(bytes.NewReader(file)), 64); !late.equal(got) {
			t.Errorf("with the end and the data at once\n got %+v\nwant %+v", late, got)
		}
		compareWithEncodingCSV(t, file, got)
	})
}

// compareWithEncodingCSV holds the rows against those of encoding/csv, where
// that finds the file well-formed and both have the same notion of what that
// is: UTF-8 without NUL and BOM, no CR but before LF, and no lines of blanks.
func compareWithEncodingCSV(t *testing.T, file []byte, got result) {
	text := string(file)
	if got.err != "" || !utf8.ValidString(text) || strings.HasPrefix(text, "\ufeff") ||
		strings.ContainsRune(strings.ReplaceAll(text, "\r\n", ""), '\r') {
		return
	}
	if _, n := sepLine(file); n > 0 {
		return
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = rune(delimiter(file))
	r.FieldsPerRecord = -1
	want, err := r.ReadAll()
	if err != nil {
		if len(got.problems) == 0 {
			t.Errorf("nothing is wrong, yet encoding/csv says %v", err)
		}
		return
	}
	// Rows of another width are refused here; a column of blanks only may be
	// blank lines; encoding/csv turns a quoted CRLF into LF.
	width := len(got.header)
	want = slices.DeleteFunc(want, func(row []string) bool {
		return len(row) != width || width == 1 && strings.Trim(row[0], " ") == ""
	})
	rows := slices.DeleteFunc(slices.Clone(got.rows), func(row []string) bool {
		return width == 1 && strings.Trim(row[0], " ") == ""
	})
	for i := range rows {
		rows[i] = slices.Clone(rows[i])
		for j := range rows[i] {
			rows[i][j] = strings.ReplaceAll(rows[i][j], "\r\n", "\n")
		}
	}
	if len(want) == 0 || !slices.EqualFunc(want[1:], rows, slices.Equal[[]string]) {
		t.Errorf("file %q\n got %q\nwant %q", text, rows, want)
	}
}

// What a writer of CSV wrote comes back as it was, whatever it is.
func FuzzRoundTrip(f *testing.F) {
	f.Add("1", "x", "2", "y")
	f.Add("a,b", "c\nd", `"`, " ")
	f.Add("\r", "", "\ufeff", "\u2028")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		rows := [][]string{{a, b}, {c, d}}
		for _, s := range []string{a, b, c, d} {
			if !utf8.ValidString(s) || strings.ContainsRune(s, '\r') || controls([]byte(s)) > 0 || len(s) > MaxField {
				return
			}
		}
		var file bytes.Buffer
		w := csv.NewWriter(&file)
		if err := w.WriteAll(append([][]string{{"id", "note"}}, rows...)); err != nil {
			t.Fatal(err)
		}
		got := read(t, "f.csv", &file, chunkSize)
		if !slices.EqualFunc(got.rows, rows, slices.Equal[[]string]) || len(got.problems) > 0 || got.err != "" {
			t.Errorf("got %+v, want rows %q", got, rows)
		}
	})
}
