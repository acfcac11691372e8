package table

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Sentences of the kinds that notes hold, in the languages both encodings are
// used for.
var sentences = []struct{ language, text string }{
	{"English", "the board doesn’t add much – we’d drop “pre-approval” for small changes"},
	{"English, one word", "naïve"},
	{"English, dash", "a board—as it was—adds little"},
	{"German", "Änderungen müssen größtenteils nicht mehr genehmigt werden; schön wär’s überall"},
	{"German, one word", "für"},
	{"German, quotes", "Die Regel „vier Augen“ fällt weg"},
	{"French", "l’équipe a supprimé la règle : ça a été très bénéfique, où que l’on soit"},
	{"French, one word", "équipe"},
	{"Spanish", "¿Por qué? Según el equipo, la aprobación ya no añade nada aquí"},
	{"Portuguese", "a mudança não é mais avaliada pela comissão"},
	{"Italian", "perché l’approvazione è già caduta; più veloce così"},
	{"Italian, one letter", "tutto pronto: è ora"},
	{"French, ligature", "Cœur"},
	{"Danish", "godkendelse før ændring er ikke længere nødvendig på vores område"},
	{"Swedish", "ändringar behöver inte godkännas på förhand längre"},
	{"capitals", "GRÖSSE UND ÜBERGABE, DÉJÀ VU"},
	{"signs", "50 € je Stück, § 3, 10 °C"},
}

func TestByteEncodings(t *testing.T) {
	for _, e := range []struct {
		name string
		m    *charmap.Charmap
	}{
		{"Windows-1252", charmap.Windows1252},
		{"Mac Roman", charmap.Macintosh},
	} {
		for _, s := range sentences {
			t.Run(e.name+"/"+s.language, func(t *testing.T) {
				file, err := e.m.NewEncoder().String("note\n" + `"` + s.text + `"` + "\n")
				if err != nil {
					t.Fatal(err)
				}
				got := read(t, "t.csv", strings.NewReader(file), chunkSize)
				if len(got.rows) != 1 || got.rows[0][0] != s.text {
					t.Fatalf("got %q, want %q", got.rows, s.text)
				}
				if want := ": warning: the file is not UTF-8; it is read as " + e.name + "\n\tsave it as UTF-8 if names come out wrong"; len(got.problems) != 1 || !strings.HasSuffix(got.problems[0], want) {
					t.Errorf("problems %q, want %q", got.problems, want)
				}
			})
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "id,name,note\n1,Zoë 😀,x\n2,Björn,\"a\nb\"\n"
	utf16 := func(e unicode.Endianness, text string) string {
		s, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	rows := [][]string{{"1", "Zoë 😀", "x"}, {"2", "Björn", "a\nb"}}
	for _, c := range []struct {
		name, file string
		want       result
	}{
		{"UTF-16 little-endian", utf16(unicode.LittleEndian, text), result{
			rows: rows, met: 2,
			places:   []string{"t.csv:2:19", "t.csv:3:17"}, // 8 characters and one of two halves before; 8
			problems: []string{"t.csv:1:1: warning: the file is not UTF-8; it is read as UTF-16\n\tsave it as UTF-8 if names come out wrong"},
		}},
		{"UTF-16 big-endian", utf16(unicode.BigEndian, text), result{
			rows: rows, met: 2,
			places:   []string{"t.csv:2:19", "t.csv:3:17"},
			problems: []string{"t.csv:1:1: warning: the file is not UTF-8; it is read as UTF-16\n\tsave it as UTF-8 if names come out wrong"},
		}},
		{"UTF-16, half a character", utf16(unicode.LittleEndian, "id,name,note\n1,x,") + "\x00\xd8", result{
			met: 1,
			problems: []string{
				"t.csv:1:1: warning: the file is not UTF-8; it is read as UTF-16\n\tsave it as UTF-8 if names come out wrong",
				"t.csv:2:9: refused: bytes that are not UTF-16\n\tsave the file as UTF-8",
			},
		}},
		{"Windows-1252", "id,name,note\r\n1,Zo\xeb,x\r\n2,Bj\xf6rn,\x93\x80\x94\r\n", result{
			rows: [][]string{{"1", "Zoë", "x"}, {"2", "Björn", "“€”"}}, met: 2,
			places:   []string{"t.csv:2:7", "t.csv:3:9"},
			problems: []string{"t.csv:2:5: warning: the file is not UTF-8; it is read as Windows-1252\n\tsave it as UTF-8 if names come out wrong"},
		}},
		{"Mac Roman with CR", "id,name,note\r1,Zo\x91,x\r2,Bj\x9arn,y\r", result{
			rows: [][]string{{"1", "Zoë", "x"}, {"2", "Björn", "y"}}, met: 2,
			places:   []string{"t.csv:2:7", "t.csv:3:9"},
			problems: []string{"t.csv:2:5: warning: the file is not UTF-8; it is read as Mac Roman\n\tsave it as UTF-8 if names come out wrong"},
		}},
		{"Mac Roman by its line breaks", "id,name,note\r1,Pe\x96a,x\r", result{
			rows: [][]string{{"1", "Peña", "x"}}, met: 1,
			places:   []string{"t.csv:2:8"},
			problems: []string{"t.csv:2:5: warning: the file is not UTF-8; it is read as Mac Roman\n\tsave it as UTF-8 if names come out wrong"},
		}},
		{"one stray byte in UTF-8", "id,name,note\n1," + strings.Repeat("ü", 10) + ",x\n2,\xfc,y\n", result{
			rows: [][]string{{"1", strings.Repeat("ü", 10), "x"}}, met: 2,
			places:   []string{"t.csv:2:24"},
			problems: []string{"t.csv:3:3: refused: bytes that are not UTF-8\n\tsave the file as UTF-8"},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.header = []string{"id", "name", "note"}
			if got := read(t, "t.csv", strings.NewReader(c.file), chunkSize); !got.equal(c.want) {
				t.Errorf("got  %+q\nwant %+q", got.rows, c.want.rows)
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// The first MiB is cut within the only rune that is not ASCII, wherever its
// bytes lie.
func TestSniffedEndCutsARune(t *testing.T) {
	for inside := range 5 {
		file := "note" + strings.Repeat("\n"+strings.Repeat("x", 1023), sniffed/1024-1) + "\n"
		file += strings.Repeat("x", sniffed-inside-len(file)) + "😀\n"
		got := read(t, "t.csv", strings.NewReader(file), chunkSize)
		if len(got.problems) > 0 || got.err != "" {
			t.Errorf("%d bytes inside: %q %s", inside, got.problems, got.err)
		}
	}
}

// Encoded and read again, every character of an encoding is itself.
func TestEveryCharacter(t *testing.T) {
	for _, m := range []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh} {
		for b := 0x80; b < 0x100; b++ {
			e := byteEncoding("", m)
			text, _, err := transform.String(e.from, string([]byte{byte(b)}))
			if err != nil || text != string(m.DecodeByte(byte(b))) || e.width([]byte(text)) != 1 {
				t.Errorf("%s: byte %x became %q, %v", m, b, text, err)
			}
		}
	}
}
