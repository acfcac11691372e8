package tomlfile

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

type doc struct {
	Title string
	Norms []struct {
		Key   string
		Rests []string
	}
	Deep struct{ Inner struct{ Value int } }
}

const sample = `title = "a # b" # note
[[norms]]
key = "one"
rests = ["x", "y"]

[[norms]]
key = '''
two'''
rests = [
  "x", # first
  "y",
]
[deep]
inner = { value = 3 }
`

func TestPlaces(t *testing.T) {
	var d doc
	f, problems := Decode("m.toml", []byte(sample), &d)
	if !problems.Empty() {
		t.Fatal(problems.Sorted()[0])
	}
	for path, want := range map[string]string{
		"title":             "m.toml:1:9",
		"norms[0].key":      "m.toml:3:7",
		"norms[0].rests[1]": "m.toml:4:15",
		"norms[1].key":      "m.toml:7:7",
		"norms[1].rests[1]": "m.toml:11:3",
		"norms[1].absent":   "m.toml:6:1",
		"deep.inner.value":  "m.toml:14:19",
		"nowhere":           "m.toml:1:1",
	} {
		if got := f.At(path).String(); got != want {
			t.Errorf("%s stands at %s, want %s", path, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"unknown key", "title = 'a'\ntitel = 'b'\n",
			"f.toml:2:1: unknown key \"titel\"\n\tdid you mean \"title\"?"},
		{"unknown table, reported once", "title = 'a'\n[other]\na = 1\nb = 2\n",
			"f.toml:2:1: unknown key \"other\"\n\tthe keys here are title, norms, deep"},
		{"unknown key in the second element", "[[norms]]\nkey='a'\n[[norms]]\nkye='b'\n",
			"f.toml:4:1: unknown key \"kye\"\n\tdid you mean \"key\"?"},
		{"torn", "title = \"half a tex", "f.toml:1:19: this is not TOML: unexpected EOF; expected '\"'\n\ta text opens with a quote that is not closed on the same line, or the file was cut off"},
		{"a number for a text", "\ntitle = 7\n",
			"f.toml:2:9: title: a text is expected here, a number was found\n\twrite title = \"…\", with the text in quotes"},
		{"a number for a text, in the second element", "[[norms]]\nkey='a'\n[[norms]]\nkey=7\n",
			"f.toml:4:5: key: a text is expected here, a number was found\n\twrite key = \"…\", with the text in quotes"},
		{"NUL", "title = 'a'\n\x00", "f.toml:2:1: a NUL byte, where text was expected\n\tsave the file as UTF-8 text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Decode("f.toml", []byte(c.in), new(doc))
			var got []string
			for _, p := range problems.Sorted() {
				got = append(got, p.Error())
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The two inputs are those that were found to cost the library 42 seconds
// and its stack; each must be turned away before it is reached.
func TestHostile(t *testing.T) {
	for name, in := range map[string]string{
		"dotted key":         strings.Repeat("a.", 20_000) + "a = 1",
		"dotted table":       "[" + strings.Repeat("a.", 20_000) + "a]",
		"open brackets":      "a = " + strings.Repeat("[", 200_000),
		"inline tables":      strings.Repeat("a = {", 20_000),
		"behind a torn line": "a = \"\n" + strings.Repeat("b.", 20_000) + " = 1",
		"too large":          strings.Repeat("# comment\n", 30_000),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan diag.List, 1)
			go func() {
				_, problems := Decode("f.toml", []byte(in), &map[string]any{})
				done <- problems
			}()
			select {
			case problems := <-done:
				if !problems.Failed() {
					t.Error("accepted")
				}
			case <-time.After(5 * time.Second):
				t.Fatal("the library got to see it")
			}
		})
	}
}

// FuzzPlaces: whatever the library accepts, the scanner has walked to its
// end, and every key that the library found has a place within the file.
func FuzzPlaces(f *testing.F) {
	for _, s := range []string{sample, "a.b.\"c d\" = 1\n[x.y]\n[[x.z]]\nq=[[1],[2,3]]\n", "a=\"\"\"x\"\"\"\"\n", "a=1979-05-27 07:32:00\r\nb=inf"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 4096 || strings.Contains(in, "\x00") {
			return
		}
		file, problems := DecodeLoose("f.toml", []byte(in), nil)
		if problems.Failed() {
			return
		}
		var v map[string]any
		md, err := toml.Decode(in, &v)
		if err != nil {
			return
		}
		known := map[string]bool{}
		for _, path := range file.Keys() {
			known[withoutIndices(path)] = true
		}
		for _, k := range md.Keys() {
			path := strings.Join(k, ".")
			if empty := slices.Contains(k, ""); !known[path] && !empty && !strings.ContainsAny(path, `"'[]\`) {
				t.Errorf("no place for %q", path)
			}
		}
	})
}

// withoutIndices is a path as the library has it.
func withoutIndices(path string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(path, "[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, path, _ = strings.Cut(rest, "]")
	}
}
