package ledger

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/survey"
)

// two is a ledger of two editions.
func two() Ledger {
	l := Ledger{Organisation: "R&D “Nord”"}
	for n := range 2 {
		answers := of(crowd("ops", 1, 5+n, "a"), as("manages", crowd("dev", 1, 1, "a", "b")))
		e := Ledger{}.Record(answers, map[string]string{"dev": "north"},
			map[string][]Cell{"w": {{"team/ops", "a"}, {"", "b"}, {"", "a"}}, "empty": nil}, "standard", "1.0.0 abc")
		e.Holds(map[string][]Held{"w": {{Cell{"team/dev", "a"}, ""}, {Cell{"", "a"}, "a/norm"}, {Cell{"team/ops", ""}, ""}}})
		if n == 1 { // the first does not say where its lots fell
			e.Drew(Fallen{"w": {"ops": {"a": {0x0001, 0x4abc}}}})
		}
		l, _ = l.Add(e)
	}
	return l
}

func text(t *testing.T, l Ledger) string {
	t.Helper()
	data, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The hash of a person's answers, written out: id, length and model, then key,
// kind, value and mandate of each answer, texts with their lengths before them;
// the first 14 bits of the SHA-256, behind two of the role.
func TestHash(t *testing.T) {
	sum := sha256.Sum256([]byte("\x05ops-1\x05short\x051.2.0" + "\x06a/norm\x00\x03\x00" + "\x07a/other\x01\x00\x01"))
	want := map[string]uint16{"a": 3<<14 | uint16(sum[0])<<6 | uint16(sum[1])>>2}
	got := hashesOf(survey.Sheet{Respondent: "ops-1", Length: "short", Model: "1.2.0", Role: "is-served", Responses: []survey.Response{
		{Question: "a/other", Kind: survey.DontKnow, Mandated: true}, {Question: "a/norm", Value: 3}}})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever can move a figure changes the hash, and so does the respondent.
func TestHashTellsApart(t *testing.T) {
	base := survey.Sheet{Respondent: "a", Length: "short", Responses: []survey.Response{{Question: "p/x", Value: 3}}}
	seen := map[uint16]string{}
	for name, change := range map[string]func(*survey.Sheet){
		"base":       func(*survey.Sheet) {},
		"respondent": func(s *survey.Sheet) { s.Respondent = "b" },
		"role":       func(s *survey.Sheet) { s.Role = "does" },
		"length":     func(s *survey.Sheet) { s.Length = "full" },
		"model":      func(s *survey.Sheet) { s.Model = "1.0.0" },
		"value":      func(s *survey.Sheet) { s.Responses = []survey.Response{{Question: "p/x", Value: 4}} },
		"kind":       func(s *survey.Sheet) { s.Responses = []survey.Response{{Question: "p/x", Kind: survey.DontKnow}} },
		"mandate":    func(s *survey.Sheet) { s.Responses = []survey.Response{{Question: "p/x", Value: 3, Mandated: true}} },
		"question":   func(s *survey.Sheet) { s.Responses = []survey.Response{{Question: "p/y", Value: 3}} },
		"one more":   func(s *survey.Sheet) { s.Responses = append(s.Responses, survey.Response{Question: "p/y", Value: 3}) },
	} {
		s := base
		s.Responses = append([]survey.Response{}, base.Responses...)
		change(&s)
		h := hashesOf(s)["p"]
		if other, twice := seen[h]; twice {
			t.Errorf("%s and %s have the same hash", name, other)
		}
		seen[h] = name
	}
}

// The file of a ledger. The seals are those of sha256sum over the edition as
// compact JSON with an empty seal and a newline behind it.
func TestBytes(t *testing.T) {
	l := Ledger{Organisation: "R&D", Editions: []Edition{
		{Policy: "standard", Model: "1.0.0", Waves: []Wave{{ID: "w", Told: []Cell{{"", "a"}, {"team/ops", "a"}},
			Teams: []Team{{ID: "dev", Hashes: map[string][]uint16{}, Fallen: map[string][]uint16{}},
				{ID: "ops", Segment: "north", Hashes: map[string][]uint16{"a": {1, 0xbeef}}, Fallen: map[string][]uint16{"a": {0, 0xc0de}}}}}}},
		{Policy: "open", Model: "1.0.0", Waves: []Wave{{ID: "w", Teams: []Team{{ID: "ops", Hashes: map[string][]uint16{"a": {1}}}}}}},
	}}
	first := sha256.Sum256([]byte(`{"before":"","policy":"standard","model":"1.0.0","waves":[{"id":"w","told":{"organisation":["a"],"team/ops":["a"]},` +
		`"teams":[{"id":"dev","answers":{},"fallen":{}},{"id":"ops","segment":"north","answers":{"a":"0001 beef"},"fallen":{"a":"0000 c0de"}}]}],"seal":""}` + "\n"))
	second := sha256.Sum256(fmt.Appendf(nil, `{"before":"%x","policy":"open","model":"1.0.0","waves":[{"id":"w","told":{},"teams":[{"id":"ops","answers":{"a":"0001"}}]}],"seal":""}`+"\n", first))
	want := fmt.Sprintf(`{
 "schema": 2,
 "organisation": "R&D",
 "editions": [
  {
   "before": "",
   "policy": "standard",
   "model": "1.0.0",
   "waves": [
    {
     "id": "w",
     "told": {
      "organisation": [
       "a"
      ],
      "team/ops": [
       "a"
      ]
     },
     "teams": [
      {
       "id": "dev",
       "answers": {},
       "fallen": {}
      },
      {
       "id": "ops",
       "segment": "north",
       "answers": {
        "a": "0001 beef"
       },
       "fallen": {
        "a": "0000 c0de"
       }
      }
     ]
    }
   ],
   "seal": "%x"
  },
  {
   "before": "%x",
   "policy": "open",
   "model": "1.0.0",
   "waves": [
    {
     "id": "w",
     "told": {},
     "teams": [
      {
       "id": "ops",
       "answers": {
        "a": "0001"
       }
      }
     ]
    }
   ],
   "seal": "%x"
  }
 ]
}
`, first, first, second)
	if diff := cmp.Diff(want, text(t, l)); diff != "" {
		t.Error(diff)
	}
}

func TestReadBack(t *testing.T) {
	for name, l := range map[string]Ledger{"empty": {Organisation: "x"}, "two": two()} {
		for how, data := range map[string]string{"as written": text(t, l), "with other line ends": strings.ReplaceAll(text(t, l), "\n", "\r\n"),
			"laid out otherwise": strings.ReplaceAll(text(t, l), " \"", "\t\"")} {
			got, problems := Read(fstest.MapFS{File: {Data: []byte(data)}}, l.Organisation)
			if !problems.Empty() {
				t.Errorf("%s, %s: %v", name, how, problems.Sorted()[0])
			}
			if diff := cmp.Diff(l, got); diff != "" {
				t.Errorf("%s, %s: %s", name, how, diff)
			}
		}
	}
	got, problems := Read(fstest.MapFS{}, "x")
	if diff := cmp.Diff(Ledger{Organisation: "x"}, got); diff != "" || !problems.Empty() {
		t.Error(diff, problems.Sorted())
	}
}

// A ledger that does not say where lots fell is of the schema that a rubble reads
// which knows nothing of that; one that does, in any edition, is of a newer one.
// Both are read back.
func TestSchema(t *testing.T) {
	l := two()
	first := Ledger{Organisation: l.Organisation, Editions: l.Editions[:1]}
	drew := Ledger{Organisation: l.Organisation, Editions: []Edition{l.Editions[1], l.Editions[0]}}
	for _, c := range []struct {
		name   string
		of     Ledger
		schema int
	}{{"none", Ledger{Organisation: "x"}, 1}, {"the first", first, 1}, {"both", l, 2}, {"the other way round", drew, 2}} {
		data := text(t, c.of)
		if !strings.HasPrefix(data, fmt.Sprintf("{\n \"schema\": %d,\n", c.schema)) {
			t.Errorf("%s: %.20s", c.name, data)
		}
		got, problems := Read(fstest.MapFS{File: {Data: []byte(data)}}, c.of.Organisation)
		if diff := cmp.Diff(c.of, got); diff != "" || !problems.Empty() {
			t.Errorf("%s: %s %v", c.name, diff, problems.Sorted())
		}
	}
}

func TestAdd(t *testing.T) {
	l := two()
	if len(l.Editions) != 2 {
		t.Fatalf("%d editions", len(l.Editions))
	}
	same, added := l.Add(l.Editions[1])
	if added || len(same.Editions) != 2 {
		t.Error("what tells the same was added")
	}
	if _, added := l.Add(l.Editions[0]); !added {
		t.Error("what the edition before the last told was not added")
	}
	one, _ := l.Add(l.Editions[0])
	other, _ := l.Add(Edition{Policy: "strict"})
	if one.Editions[2].Policy != "standard" || other.Editions[2].Policy != "strict" {
		t.Error("two ledgers share their editions")
	}
}

// What is wrong with a ledger, in full.
func TestReadRefuses(t *testing.T) {
	const hint = "\n\tput it back as version control has it; never begin a new one, since beside what was published the next edition could then give away what single people answered"
	good := text(t, two())
	alter := func(old, to string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(good, old, to, 1)
	}
	lines := strings.SplitAfter(good, "\n")
	second := 0 // line of the second edition
	for i, line := range lines {
		if line == "  {\n" {
			second = i + 1
		}
	}
	firstOnly := strings.Join(lines[:4], "") + strings.Join(lines[second-1:], "")
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "ledger.json:1: the ledger ends in the middle" + hint},
		{"cut off", good[:len(good)/2], fmt.Sprintf("ledger.json:%d: the ledger ends in the middle", strings.Count(good[:len(good)/2], "\n")+1) + hint},
		{"cut off before the end", strings.TrimSuffix(good, "}\n"), fmt.Sprintf("ledger.json:%d: the ledger ends in the middle", strings.Count(good, "\n")-1) + hint},
		{"zeros, as a full disk leaves them", strings.Repeat("\x00", 100), "ledger.json:1: the ledger is not JSON: invalid character '\\x00' looking for beginning of value" + hint},
		{"two of a merge", alter(" \"organisation\"", "<<<<<<< HEAD\n \"organisation\""), "ledger.json:3: the ledger is not JSON: invalid character '<' looking for beginning of object key string" + hint},
		{"twice", good + good, fmt.Sprintf("ledger.json:%d: something stands behind the end of the ledger", strings.Count(good, "\n")+1) + hint},
		{"a list", "[]", "ledger.json: this is no ledger: a schema of 1 or 2 was expected" + hint},
		{"null", "null", "ledger.json: this is no ledger: a schema of 1 or 2 was expected" + hint},
		{"no schema", alter(` "schema": 2,`, ""), "ledger.json: this is no ledger: a schema of 1 or 2 was expected" + hint},
		{"a schema in words", alter(`"schema": 2`, `"schema": "two"`), "ledger.json:2: this is no ledger: a schema of 1 or 2 was expected" + hint},
		{"a newer schema", alter(`"schema": 2`, `"schema": 3, "more": {}`), "ledger.json:2: the ledger is of schema 3, and this rubble knows schemas 1 and 2\n\ttake the rubble that wrote it, or a newer one"},
		{"another organisation", alter("Nord", "Süd"), `ledger.json:3: this is the ledger of "R&D “Süd”", and config.toml names "R&D “Nord”"` +
			"\n\tif the organisation was renamed, write its new name here; else the ledger belongs to another project: put back that of this one, or move it away if nothing of this one was ever published"},
		{"an unknown key in the head", alter(`"schema"`, `"note": "mine", "schema"`), "ledger.json: the ledger was edited by hand: its head is not as rubble writes it" + hint},
		{"an unknown key in an edition", alter(`"policy"`, `"note": "mine", "policy"`), "ledger.json:5: edition 1 of the ledger was edited by hand: its seal does not fit" + hint},
		{"another policy", alter("standard", "open"), "ledger.json:5: edition 1 of the ledger was edited by hand: its seal does not fit" + hint},
		{"a cell less in the second", good[:strings.LastIndex(good, `"a",`)] + good[strings.LastIndex(good, `"a",`)+4:], fmt.Sprintf("ledger.json:%d: edition 2 of the ledger was edited by hand: its seal does not fit", second) + hint},
		{"another lot", alter("0001 4abc", "0001 4abd"), fmt.Sprintf("ledger.json:%d: edition 2 of the ledger was edited by hand: its seal does not fit", second) + hint},
		{"where lots fell taken out", alter(",\n       \"fallen\": {}", ""), fmt.Sprintf("ledger.json:%d: edition 2 of the ledger was edited by hand: its seal does not fit", second) + hint},
		{"where lots fell put in", alter(`"answers": {`, `"fallen": {}, "answers": {`), "ledger.json:5: edition 1 of the ledger was edited by hand: its seal does not fit" + hint},
		{"null for where lots fell", alter(`"fallen": {}`, `"fallen": null`), fmt.Sprintf("ledger.json:%d: edition 2 of the ledger was edited by hand: its seal does not fit", second) + hint},
		{"an edition taken out", firstOnly, "ledger.json:5: edition 1 of the ledger does not follow the one before it: one was taken out, or put in" + hint},
		{"a number for an edition", alter(`"editions": [`, `"editions": [3,`), "ledger.json:4: edition 1 of the ledger was edited by hand: its seal does not fit" + hint},
		{"a key twice", alter(`"policy": "standard"`, `"policy": "open", "policy": "standard"`), "ledger.json:7: the ledger was edited by hand: a key stands twice" + hint},
		{"editions twice", alter(`"editions"`, `"editions": [], "editions"`), "ledger.json:4: the ledger was edited by hand: a key stands twice" + hint},
		{"deep", strings.Repeat("[", 1<<20), "ledger.json:1: the ledger was edited by hand: it nests deeper than 16" + hint},
		{"deep objects", strings.Repeat(`{"a":`+"\n", 1<<16), "ledger.json:17: the ledger was edited by hand: it nests deeper than 16" + hint},
		{"a number beyond all", `{"schema": 1e999}`, "ledger.json:1: this is no ledger: a schema of 1 or 2 was expected" + hint},
		{"too large", good + strings.Repeat(" ", maxSize), "ledger.json: the ledger is larger than 64 MiB, which rubble would not write" + hint},
	} {
		got, problems := Read(fstest.MapFS{File: {Data: []byte(c.data)}}, "R&D “Nord”")
		if all := problems.Sorted(); len(all) != 1 || all[0].Error() != c.want {
			t.Errorf("%s: got\n%v\nwant\n%s", c.name, all, c.want)
		}
		if len(got.Editions) > 0 {
			t.Errorf("%s: there are editions", c.name)
		}
	}
}

// A link, a folder and a pipe are no ledger, and neither is followed or waited
// for.
func TestReadOnlyFiles(t *testing.T) {
	for _, mode := range []fs.FileMode{fs.ModeDir, fs.ModeSymlink, fs.ModeNamedPipe} {
		_, problems := Read(fstest.MapFS{File: {Mode: mode | 0o755, Data: []byte("config.toml")}, "config.toml": {}}, "x")
		const want = "ledger.json: the ledger of what was published has to stand here, and this is no file but a link, a folder or the like\n\t" + restore
		if all := problems.Sorted(); len(all) != 1 || all[0].Error() != want {
			t.Errorf("%v: %v", mode, all)
		}
	}
}

// Whatever the file holds, reading it ends, and what is read can be written and
// read again.
func FuzzRead(f *testing.F) {
	data, err := two().Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add(`{"schema":1,"organisation":"x","editions":[]}`)
	f.Add(`{"schema":1,"organisation":"x","editions":[{}]}`)
	f.Fuzz(func(t *testing.T, data string) {
		l, problems := Read(fstest.MapFS{File: {Data: []byte(data)}}, "x")
		if problems.Failed() {
			return
		}
		l.Judge(of(crowd("ops", 1, 3, "a")), nil, least)
		again, problems := Read(fstest.MapFS{File: {Data: []byte(text(t, l))}}, "x")
		if diff := cmp.Diff(l, again); diff != "" || !problems.Empty() {
			t.Error(diff, problems.Sorted())
		}
	})
}
