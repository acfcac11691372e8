package tomlfile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

// A settings has a value of every type that files hold.
type settings struct {
	Policy string
	Group  string `hint:"a group is one"`
	Notes  bool
	Count  int
	Share  *float64
	Day    time.Time
	Names  []string
	Free   any
	Words  map[string]map[string]string
	Brand  struct {
		Line    string
		HasLogo bool `toml:"has_logo"`
	}
	Teams []struct {
		ID     string
		People int
		Words  map[string]string
	}
	Inner string `toml:"-"`
}

func said(t *testing.T, in string, v any) string {
	t.Helper()
	_, problems := Decode("f.toml", []byte(in), v)
	var got []string
	for _, p := range problems.Sorted() {
		got = append(got, p.Error())
	}
	return strings.Join(got, "\n")
}

// A key is known letter by letter, and only in the table that has it.
func TestUnknownKeys(t *testing.T) {
	const keys = "the keys here are policy, group, notes, count, share, day, names, free, words, brand, teams"
	for _, c := range []struct{ name, in, want string }{
		{"by case, beside the right one", "policy = 'strict'\nPolicy = 'open'", "f.toml:2:1: unknown key \"Policy\"\n\tdid you mean \"policy\"?"},
		{"by case, alone", "\n POLICY = 'open'", "f.toml:2:2: unknown key \"POLICY\"\n\tdid you mean \"policy\"?"},
		{"by a letter that folds to another", "\"note\u017f\" = true", "f.toml:1:1: unknown key \"noteſ\"\n\tdid you mean \"notes\"?"},
		{"a table by case", "[Brand]\nline = 'x'", "f.toml:1:1: unknown key \"Brand\"\n\tdid you mean \"brand\"?"},
		{"an array of tables by case", "[[Teams]]\nid = 'a'\n[[Teams]]\nid = 'b'", "f.toml:1:1: unknown key \"Teams\"\n\tdid you mean \"teams\"?"},
		{"a key of an array's table by case", "[[teams]]\nid = 'a'\n[[teams]]\nID = 'b'", "f.toml:4:1: unknown key \"ID\"\n\tdid you mean \"id\"?"},
		{"a dotted one by case", "Brand.line = 'x'", "f.toml:1:1: unknown key \"Brand\"\n\tdid you mean \"brand\"?"},
		{"within an inline table", "brand = { Line = 'x' }", "f.toml:1:11: unknown key \"Line\"\n\tdid you mean \"line\"?"},
		{"of a tag, by its field's name", "[brand]\nHasLogo = true", "f.toml:2:1: unknown key \"HasLogo\"\n\tdid you mean \"has_logo\"?"},
		{"free names have any case", "[words.State]\nClosed = 'a'\nclosed = 'b'\n[[teams]]\nwords = { ID = 'c' }\n[free]\nX = 1\nx = 2", ""},
		{"misspelt, where the file does not have it", "polcy = 'open'", "f.toml:1:1: unknown key \"polcy\"\n\tdid you mean \"policy\"?"},
		{"known in a table", "people = 7", "f.toml:1:1: unknown key \"people\"\n\tpeople stands under [[teams]]"},
		{"known in other tables", "[brand]\nid = 'x'\nwords = {}\npeople = 7\nteams = []",
			"f.toml:2:1: unknown key \"id\"\n\tid stands under [[teams]]\nf.toml:3:1: unknown key \"words\"\n\twords stands under [[teams]]\n" +
				"f.toml:4:1: unknown key \"people\"\n\tpeople stands under [[teams]]\nf.toml:5:1: unknown key \"teams\"\n\tthe keys here are line, has_logo"},
		{"nowhere known", "[xyzzy.inner]\na = 1\n[xyzzy.other]", "f.toml:1:1: unknown key \"xyzzy\"\n\t" + keys},
		{"a field without a key", "Inner = 'x'", "f.toml:1:1: unknown key \"Inner\"\n\t" + keys},
		{"written with an escape", "\"p\\u006fem\" = 1", "f.toml:1:1: unknown key \"poem\"\n\t" + keys},
		{"a known one with an escape", "\"p\\u006flicy\" = 'open'", ""},
	} {
		if diff := cmp.Diff(c.want, said(t, c.in, new(settings))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// What is decoded never depends on which of two spellings comes first.
func TestSpellingsLeaveTheValue(t *testing.T) {
	s := settings{Policy: "standard"}
	if said(t, "policy = 'strict'\nPolicy = 'open'", &s); s.Policy != "standard" {
		t.Errorf("policy is %q", s.Policy)
	}
	if said(t, "policy = 'strict'\npoicy = 'open'", &s); s.Policy != "strict" {
		t.Errorf("policy is %q", s.Policy)
	}
}

// A value of the wrong type is named where it stands, in words, with what fits.
func TestWrongTypes(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"policy = 5", "f.toml:1:10: policy: a text is expected here, a number was found\n\twrite policy = \"…\", with the text in quotes"},
		{"policy = ['a', 'b']", "f.toml:1:10: policy: a text is expected here, a list was found\n\twrite policy = \"…\", with the text in quotes"},
		{"group = ['a', 'b']", "f.toml:1:9: group: a text is expected here, a list was found\n\ta group is one"},
		{"notes = 'yes'", "f.toml:1:9: notes: true or false is expected here, a text was found\n\twrite notes = true or notes = false, without quotes"},
		{"notes = 1", "f.toml:1:9: notes: true or false is expected here, a number was found\n\twrite notes = true or notes = false, without quotes"},
		{"count = '7'", "f.toml:1:9: count: a whole number is expected here, a text was found\n\twrite count = 12, without quotes"},
		{"count = 7.5", "f.toml:1:9: count: a whole number is expected here, one that is not whole was found\n\twrite count = 12, without quotes"},
		{"count = true", "f.toml:1:9: count: a whole number is expected here, true was found\n\twrite count = 12, without quotes"},
		{"share = '0.5'", "f.toml:1:9: share: a number is expected here, a text was found\n\twrite share = 0.5, without quotes"},
		{"share = 99999999999999999", "f.toml:1:9: share: a number is expected here, a number of too many digits was found\n\twrite share = 0.5, without quotes"},
		{"share = 1\ncount = -3", ""},
		{"day = '2026-03-01'", "f.toml:1:7: day: a date is expected here, a text was found\n\twrite day = 2026-03-01, without quotes"},
		{"day = 07:30:00", "f.toml:1:7: day: a date is expected here, a time of day was found\n\twrite day = 2026-03-01, without quotes"},
		{"policy = 2026-03-01", "f.toml:1:10: policy: a text is expected here, a date was found\n\twrite policy = \"…\", with the text in quotes"},
		{"names = 'a'", "f.toml:1:9: names: a list is expected here, a text was found\n\twrite names = [\"…\"], also where it is one alone"},
		{"names = ['a', 'b',\n 3]", "f.toml:2:2: names: a text is expected here, a number was found\n\twrite names = [\"…\"], with the text in quotes"},
		{"brand = 'x'", "f.toml:1:9: brand: a table is expected here, a text was found\n\twrite [brand] on a line of its own, and its keys below it"},
		{"[[brand]]\nline = 'x'", "f.toml:1:1: brand: a table is expected here, a list was found\n\twrite [brand] on a line of its own, and its keys below it"},
		{"[teams]\nid = 'x'", "f.toml:1:1: teams: a list of tables is expected here, a table was found\n\twrite [[teams]] on a line of its own before each, and its keys below it"},
		{"teams = ['x']", "f.toml:1:10: teams: a table is expected here, a text was found\n\twrite [[teams]] on a line of its own before each, and its keys below it"},
		{"[[teams]]\nid = 'a'\n[[teams]]\nid = ['b']\npeople = '3'",
			"f.toml:4:6: id: a text is expected here, a list was found\n\twrite id = \"…\", with the text in quotes\n" +
				"f.toml:5:10: people: a whole number is expected here, a text was found\n\twrite people = 12, without quotes"},
		{"[[teams]]\nwords = 'x'", "f.toml:2:9: words: a table is expected here, a text was found\n\twrite [teams.words] on a line of its own, and its keys below it"},
		{"[words.state]\n\"In\\nwork]\" = 1", "f.toml:1:1: \"In\\nwork]\": a text is expected here, a number was found\n\twrite \"In\\nwork]\" = \"…\", with the text in quotes"},
		{"free = 1", ""},
	} {
		if diff := cmp.Diff(c.want, said(t, c.in, new(settings))); diff != "" {
			t.Errorf("%s: %s", c.in, diff)
		}
	}
}

// However many keys are wrong, the file is read in no time.
func TestManyWrongKeys(t *testing.T) {
	var in strings.Builder
	keys := 0
	for ; in.Len() < MaxSize-20; keys++ {
		fmt.Fprintf(&in, "a%x.b=1\n", keys)
	}
	begun := time.Now()
	_, problems := Decode("f.toml", []byte(in.String()), new(settings))
	if n := problems.Count(diag.Error); n != keys || time.Since(begun) > 5*time.Second {
		t.Errorf("%d of %d keys are wrong, after %s", n, keys, time.Since(begun))
	}
}

// FuzzDecode: what passes is nothing that the library would refuse or pass over.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{sample, "Title = ''", "norms = [{key = 'a', rests = []}]", "deep.inner.value = 1.5", "[[deep]]", "\"ti\\u0074le\" = \"\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 4096 {
			return
		}
		if _, problems := Decode("f.toml", []byte(in), new(doc)); !problems.Empty() {
			return
		}
		md, err := toml.Decode(in, new(doc))
		if err != nil || len(md.Undecoded()) > 0 {
			t.Errorf("accepted: %v, %v", err, md.Undecoded())
		}
	})
}
