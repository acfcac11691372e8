package table

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"rubble/diag"
)

// A result is all that a reader gives for a file.
type result struct {
	header   []string
	rows     [][]string
	places   []string // of the last field of each row
	met      int
	problems []string
	err      string
}

func read(tb testing.TB, name string, src io.Reader, chunk int) result {
	tb.Helper()
	r, err := open(name, src, MaxInflated, chunk)
	if err != nil {
		return result{err: err.Error()}
	}
	defer r.Close()
	if chunk != chunkSize {
		r.text = rewound(r.text, chunk)
	}
	got := result{header: r.Header()}
	for r.Next() {
		row := make([]string, len(r.Row()))
		for i, f := range r.Row() {
			row[i] = string(f)
		}
		got.rows = append(got.rows, row)
		got.places = append(got.places, r.Pos(len(row)-1).String())
	}
	got.met = r.Rows()
	problems := r.Problems()
	for _, p := range problems.Sorted() {
		got.problems = append(got.problems, p.Error())
	}
	if r.Err() != nil {
		got.err = r.Err().Error()
	}
	return got
}

// rewound holds nothing of the text any more: all rows come in such chunks,
// those too which are in memory since the encoding was decided.
func rewound(w window, chunk int) window {
	rest := w.src
	if w.err != nil {
		rest = iotest.ErrReader(w.err)
	}
	return window{src: io.MultiReader(bytes.NewReader(bytes.Clone(w.held())), rest), chunk: chunk}
}

func (r result) equal(s result) bool {
	return slices.Equal(r.header, s.header) &&
		slices.EqualFunc(r.rows, s.rows, slices.Equal[[]string]) &&
		slices.Equal(r.places, s.places) &&
		r.met == s.met &&
		slices.Equal(r.problems, s.problems) &&
		r.err == s.err
}

func TestRows(t *testing.T) {
	two := [][]string{{"1", "x"}, {"2", "y"}}
	for _, c := range []struct {
		name, file string
		want       result
	}{
		{"comma", "id,note\n1,x\n2,y\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"no last line break", "id,note\n1,x\n2,y", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"semicolon", "id;note\n1;x\n2;y\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"tab", "id\tnote\n1\tx\n2\ty\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"sep line", "sep=|\r\nid|note\r\n1|x\r\n2|y\r\n", result{rows: two, places: []string{"t.csv:3:3", "t.csv:4:3"}}},
		{"sep line in quotes", "\"SEP=;\"\nid;note\n1;x\n2;y\n", result{rows: two, places: []string{"t.csv:3:3", "t.csv:4:3"}}},
		{"CRLF", "id,note\r\n1,x\r\n2,y\r\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"CR CR LF", "id,note\r\r\n1,x\r\r\n2,y\r\r\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"CR", "id,note\r1,x\r2,y\r", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"CR, then CRLF", "id,note\r1,x\r\n2,y\r\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"BOM", "\ufeffid,note\n1,x\n2,y\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"BOM and sep line", "\ufeffsep=;\nid;note\n1;x\n2;y\n", result{rows: two, places: []string{"t.csv:3:3", "t.csv:4:3"}}},
		{"header trimmed", " id , note\u00a0\n1,x\n2,y\n", result{rows: two, places: []string{"t.csv:2:3", "t.csv:3:3"}}},
		{"blank lines", "\n  \nid,note\n\n1,x\n \n\r\n2,y\n\n", result{rows: two, places: []string{"t.csv:5:3", "t.csv:8:3"}}},
		{"quotes", "\"id\",\"note\"\n\"1\",\"x\"\n\"2\",y\n", result{rows: two, places: []string{"t.csv:2:5", "t.csv:3:5"}}},
		{"quotes and CRLF", "\"id\",\"note\"\r\n\"1\",\"x\"\r\n2,\"y\"\r\n", result{rows: two, places: []string{"t.csv:2:5", "t.csv:3:3"}}},
		{"empty fields", "id,note\n,\n\"\",\n", result{rows: [][]string{{"", ""}, {"", ""}}, places: []string{"t.csv:2:2", "t.csv:3:4"}}},
		{"doubled quotes", "id,note\n\"\"\"\",\"a \"\"b\"\" c\"\n", result{rows: [][]string{{`"`, `a "b" c`}}, places: []string{"t.csv:2:6"}}},
		{"line breaks inside", "id,note\n\"1\n\n2\",\"a\r\nb\"\n3,z\n", result{
			rows:   [][]string{{"1\n\n2", "a\r\nb"}, {"3", "z"}},
			places: []string{"t.csv:4:4", "t.csv:6:3"},
		}},
		{"delimiters inside", "id,note\n\"1,2;3\t4\",\"a,b\"\n", result{rows: [][]string{{"1,2;3\t4", "a,b"}}, places: []string{"t.csv:2:11"}}},
		{"beyond ASCII", "id,note\n„ü“,x\n", result{rows: [][]string{{"„ü“", "x"}}, places: []string{"t.csv:2:10"}}},
		{"header only", "id,note", result{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.header = []string{"id", "note"}
			c.want.met = len(c.want.rows)
			if got := read(t, "t.csv", strings.NewReader(c.file), chunkSize); !got.equal(c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	const header = "id,note\n"
	many := slices.Repeat([][]string{{"1", "xxxxxx"}}, 120_000) // more than 1 MiB
	manyLines := header + strings.Repeat("1,xxxxxx\n", len(many))
	for _, c := range []struct {
		name, file string
		rows       [][]string
		met        int
		problems   []string
		err        string
	}{
		{
			name: "too few fields", file: header + "1\n2,y\n", rows: [][]string{{"2", "y"}}, met: 2,
			problems: []string{"t.csv:2:1: refused: 1 field where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes"},
		},
		{
			name: "too many fields", file: header + "1,x,,\n\"2\",y,z\n", met: 2,
			problems: []string{
				"t.csv:2:1: refused: 4 fields where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes",
				"t.csv:3:1: refused: 3 fields where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes",
			},
		},
		{
			name: "stray quote", file: header + "1,5\" disk\n2,y\n", rows: [][]string{{"2", "y"}}, met: 2,
			problems: []string{"t.csv:2:4: refused: a quote inside a field that does not begin with one\n\tenclose the field in quotes and double those within"},
		},
		{
			name: "blank before a quote", file: header + "1, \"x\"\n", met: 1,
			problems: []string{"t.csv:2:4: refused: a quote inside a field that does not begin with one\n\tenclose the field in quotes and double those within"},
		},
		{
			name: "text after the closing quote", file: header + "\"1\"x,\"a\nb\"\n2,y\n", rows: [][]string{{"2", "y"}}, met: 3,
			problems: []string{
				"t.csv:2:4: refused: text after the closing quote of a field\n\tdouble the quotes within a quoted field; one that does not belong may also stand in an earlier line",
				"t.csv:3:2: refused: a quote inside a field that does not begin with one\n\tenclose the field in quotes and double those within",
			},
		},
		{
			name: "a row torn over lines", file: header + "1,\"x\n2,y\n3,\"z\"\n4,w\n", rows: [][]string{{"4", "w"}}, met: 4,
			problems: []string{
				"t.csv:3:1: refused: part of the torn row that begins in line 2\n\tmend that row",
				"t.csv:4:1: refused: part of the torn row that begins in line 2\n\tmend that row",
				"t.csv:4:4: refused: text after the closing quote of a field\n\tdouble the quotes within a quoted field; one that does not belong may also stand in an earlier line",
			},
		},
		{
			name: "unclosed quote", file: header + "1,x\n2,\"y\n3,z\n", rows: [][]string{{"1", "x"}}, met: 2,
			err: "t.csv:3:3: the quote that opens here is not closed before the end of the file\n\tclose it, or double it within quotes; nothing from line 3 on was read",
		},
		{
			name: "NUL after the first MiB", file: manyLines + "2,a\x00b\n", rows: many, met: 120_001,
			problems: []string{"t.csv:120002:4: refused: a NUL byte, which no text has\n\texport the table again, as CSV in UTF-8"},
		},
		{
			name: "not UTF-8 after the first MiB", file: manyLines + "2,\xfcber\n", rows: many, met: 120_001,
			problems: []string{"t.csv:120002:3: refused: bytes that are not UTF-8\n\tsave the file as UTF-8"},
		},
		{
			name: "not UTF-8 in spite of a BOM", file: "\ufeff" + header + "2,\xfcber\n", met: 1,
			problems: []string{"t.csv:2:3: refused: bytes that are not UTF-8\n\tsave the file as UTF-8"},
		},
		{
			name: "the longest field", file: header + "1," + strings.Repeat("x", MaxField) + "\n",
			rows: [][]string{{"1", strings.Repeat("x", MaxField)}}, met: 1,
		},
		{
			name: "a field too long", file: header + "1," + strings.Repeat("x", MaxField+1) + "\n2,y\n", rows: [][]string{{"2", "y"}}, met: 2,
			problems: []string{"t.csv:2:3: refused: column \"note\" holds 65537 bytes; at most 65536 are allowed\n\tshorten it; if it should be many fields, check delimiters and line breaks"},
		},
		{
			name: "a line of 2 MB", file: header + strings.Repeat("x", 2_000_000) + "\n2,y\n", rows: [][]string{{"2", "y"}}, met: 2,
			problems: []string{"t.csv:2:1: refused: column \"id\" holds 2000000 bytes; at most 65536 are allowed\n\tshorten it; if it should be many fields, check delimiters and line breaks"},
		},
		{
			name: "a row too long", file: header + "\"a\nb\"," + strings.Repeat("x,", MaxRow/2) + "\"\n2\n3,y\n", rows: [][]string{{"3", "y"}}, met: 4,
			problems: []string{
				"t.csv:2:1: refused: a row of more than 4194304 bytes\n\tcheck that the rows end in line breaks",
				"t.csv:3:1: refused: part of the torn row that begins in line 2\n\tmend that row",
				"t.csv:4:1: refused: 1 field where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes",
			},
		},
		{
			name: "the longest row", file: header + strings.Repeat("x,", MaxRow/2) + "\n2,y\n", rows: [][]string{{"2", "y"}}, met: 2,
			problems: []string{"t.csv:2:1: refused: 2097153 fields where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes"},
		},
		{
			name: "a quote open for too long", file: header + "1,\"" + strings.Repeat("x\n", MaxRow/2) + "\"\n", met: 1,
			err: "t.csv:2:3: the quote that opens here is not closed within 4194304 bytes\n\tclose it, or double it within quotes; nothing from line 2 on was read",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, "t.csv", strings.NewReader(c.file), chunkSize)
			if !slices.EqualFunc(got.rows, c.rows, slices.Equal[[]string]) {
				t.Errorf("got %d rows, want %d, or others", len(got.rows), len(c.rows))
			}
			if got.met != c.met {
				t.Errorf("met %d rows, want %d", got.met, c.met)
			}
			if !slices.Equal(got.problems, c.problems) {
				t.Errorf("problems\n got  %q\n want %q", got.problems, c.problems)
			}
			if got.err != c.err {
				t.Errorf("error\n got  %q\n want %q", got.err, c.err)
			}
			if again := read(t, "t.csv", strings.NewReader(c.file), chunkSize/2); !again.equal(got) {
				t.Error("in other chunks, the result is another")
			}
		})
	}
}

func TestNoTable(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"0 bytes", "", "t.csv:1: the file is empty\n\tbegin it with a line of column names"},
		{"0 bytes compressed", string(packed(t, nil)), "t.csv:1: the file is empty\n\tbegin it with a line of column names"},
		{"blank", "\ufeff\r\n  \r\n", "t.csv:1: no header: the file holds nothing but blank lines\n\tbegin it with a line of column names"},
		{"sep line only", "sep=;\n", "t.csv:1: no header: the file holds nothing but blank lines\n\tbegin it with a line of column names"},
		{"NUL", "id,note\n1,\x00\n", "t.csv:2:3: a NUL byte, which no delimited text has\n\texport the table again, as CSV in UTF-8"},
		{"UTF-16 without a mark", "i\x00d\x00\n\x00", "t.csv:1:2: a NUL byte, which no delimited text has\n\tthe file looks like UTF-16 or UTF-32 without a mark; save it as UTF-8"},
		{"workbook", "PK\x03\x04\x14\x00\x06\x00", "t.csv:1:1: an Excel workbook or another zip archive, not a delimited text\n\tsave the sheet as CSV in UTF-8"},
		{"compressed twice", string(packed(t, packed(t, []byte("id\n")))), "t.csv:1:1: a file compressed twice, not a delimited text\n\tunpack it once"},
		{"binary", strings.Repeat("\x01\x02\x03a", 10), "t.csv:1:1: a binary file: 30 of its first 40 bytes are control characters\n\texport the table as CSV in UTF-8"},
		{"duplicate", "id,note, id\n", "t.csv:1:9: column 3 has the same name as column 1\n\tgive each column a name of its own; the first line has to name the columns"},
		{"empty name", "id,,note\n", "t.csv:1:4: column 2 has no name\n\tname it in the header, or take the column out"},
		{"delimiter at the end", "id;note;\n1;x;\n", "t.csv:1:9: column 3 has no name\n\tname it in the header, or take the column out"},
		{"torn header", "id,\"note\"x\n", "t.csv:1:10: text after the closing quote of a field\n\tdouble the quotes within a quoted field; one that does not belong may also stand in an earlier line"},
		{"unclosed header", "id,\"note\n1,2\n", "t.csv:1:4: the quote that opens here is not closed before the end of the file\n\tclose it, or double it within quotes; nothing from line 1 on was read"},
		{"too many columns", strings.Repeat(",", MaxColumns) + "\n", "t.csv:1:1: a header of 16385 columns; at most 16384 are allowed\n\tleave out what is not needed, or check that the header ends in a line break"},
		{"one long line", strings.Repeat("x", 2_000_000), "t.csv:1:1: column 1 holds 2000000 bytes; at most 65536 are allowed\n\tshorten it; if it should be many fields, check delimiters and line breaks"},
		{"one endless line", strings.Repeat("x", MaxRow+1), "t.csv:1:1: a row of more than 4194304 bytes\n\tcheck that the rows end in line breaks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := NewReader("t.csv", strings.NewReader(c.file))
			if err == nil {
				t.Fatalf("header %q, want an error", r.Header())
			}
			if _, ok := errors.AsType[*diag.Problem](err); !ok || err.Error() != c.want {
				t.Errorf("\ngot  %q\nwant %q", err.Error(), c.want)
			}
		})
	}
}

// A name in a message is cut to what a line can hold.
func TestLongNameIsCut(t *testing.T) {
	name := strings.Repeat("é", 61)
	r, err := NewReader("t.csv", strings.NewReader(name+"\n"+strings.Repeat("x", MaxField+1)+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for r.Next() {
		t.Error("a row with a field that is too long was read")
	}
	want := "t.csv:2:1: refused: column \"" + name[:120] + "…\" holds 65537 bytes; at most 65536 are allowed\n\t" +
		"shorten it; if it should be many fields, check delimiters and line breaks"
	problems := r.Problems()
	if got := problems.Sorted(); len(got) != 1 || got[0].Error() != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDirectory(t *testing.T) {
	dir, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	mapped, err := fstest.MapFS{"answers/a.csv": {}}.Open("answers")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []io.Reader{dir, mapped} {
		_, err := NewReader("answers", f)
		if want := "answers: a directory, not a file\n\tname a file in it"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestColumn(t *testing.T) {
	r, err := NewReader("t.csv", strings.NewReader("Team, Note ,ID,Id\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{
		"Team": 0, "team": 0, " TEAM ": 0, "Note": 1, "ID": 2, "Id": 3, "id": -1, "teams": -1, "": -1,
	} {
		if got := r.Column(name); got != want {
			t.Errorf("Column(%q) = %d, want %d", name, got, want)
		}
	}
	if got, want := r.Pos(1).String(), "t.csv:1:6"; got != want {
		t.Errorf("the place of the second name is %s, want %s", got, want)
	}
}

// The rows before an error of input are given, the one it cuts off is not.
func TestInputError(t *testing.T) {
	broken := errors.New("the line went dead")
	text := "id,note\n" + strings.Repeat("1,xxxxxx\n", 200_000) + "2,yy"
	r, err := NewReader("t.csv", io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)))
	if err != nil {
		t.Fatal(err)
	}
	for r.Next() {
		if string(r.Row()[0]) != "1" {
			t.Fatal("a row was cut off and given")
		}
	}
	if r.Rows() != 200_000 || !errors.Is(r.Err(), broken) || r.Err().Error() != "t.csv: the line went dead" {
		t.Errorf("%d rows and %v", r.Rows(), r.Err())
	}
	file := packed(t, []byte(text))
	for _, before := range []string{"", string(file[:len(file)/2])} {
		_, err = NewReader("t.csv", io.MultiReader(strings.NewReader(before), iotest.ErrReader(broken)))
		if err == nil || err.Error() != "t.csv: the line went dead" || !errors.Is(err, broken) {
			t.Errorf("after %d bytes: %v", len(before), err)
		}
	}
}

func TestDelimiter(t *testing.T) {
	for header, want := range map[string]byte{
		"id,note": ',', "id;note": ';', "id\tnote": '\t', "id": ',',
		"who, when, where\tteam\n": '\t', "who, when;team;role\n,,,,": ';', "a;b,c": ',',
		`"a;b;c",d`: ',', "\"a\tb\",d": ',', "\n \na;b": ';',
	} {
		if got := delimiter([]byte(header)); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}

// Reading must not cost memory by the row, whether it has quotes or not.
func TestNextDoesNotAllocate(t *testing.T) {
	t.Run("plain", func(t *testing.T) { nextDoesNotAllocate(t, longCSV(1<<20, "")) })
	t.Run("quoted", func(t *testing.T) { nextDoesNotAllocate(t, longCSV(1<<20, `"`)) })
	t.Run("doubled", func(t *testing.T) {
		nextDoesNotAllocate(t, []byte("note\n"+strings.Repeat("\"a \"\"b\"\" c\"\n", 10_000)))
	})
}

func nextDoesNotAllocate(t *testing.T, text []byte) {
	r, err := NewReader("t.csv", bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r.Next()
	if n := testing.AllocsPerRun(1000, func() {
		if !r.Next() {
			t.Fatal("too few rows")
		}
	}); n != 0 {
		t.Errorf("%v allocations a row", n)
	}
	if n := cap(r.row.scratch); n > 1<<10 {
		t.Errorf("%d bytes for the fields of a row", n)
	}
}
