package model

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const gFile = "content/glossary.toml"

func withGlossary(text string) fstest.MapFS {
	fsys := tiny(nil)
	fsys[gFile] = &fstest.MapFile{Data: []byte(text)}
	return fsys
}

const tinyGlossary = `terms = [
  { key = 'rung', term = 'Rung', also = ['rungs'], text = 'A step. Of six.', see = ['hold'] },
  { key = 'hold', term = 'Hold', text = 'A grip.', link = ['*Hold*', 'its hold'] },
  { key = 'wave', term = 'Wave', text = 'A round!', link = [] },
]
`

// The phrases that lead to a term are its spellings unless the file says
// which; a list that is empty leads nowhere.
func TestGlossary(t *testing.T) {
	m, problems := Read(withGlossary(tinyGlossary))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	want := []Term{
		{Key: "rung", Name: "Rung", Also: []string{"rungs"}, Text: "A step. Of six.", See: []string{"hold"}, Link: []string{"Rung", "rungs"}},
		{Key: "hold", Name: "Hold", Text: "A grip.", Link: []string{"*Hold*", "its hold"}},
		{Key: "wave", Name: "Wave", Text: "A round!", Link: []string{}},
	}
	if diff := cmp.Diff(want, m.Glossary); diff != "" {
		t.Error(diff)
	}
}

// A glossary says nothing of what is measured, so that the hash is that of a
// model without one. In JSON it is there.
func TestGlossaryAndHash(t *testing.T) {
	with, problems := Read(withGlossary(tinyGlossary))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	without, problems := Read(tiny(nil))
	if !problems.Empty() || without.Glossary != nil {
		t.Fatalf("without the file: %v, %s", without.Glossary, texts(problems))
	}
	if with.Hash != without.Hash {
		t.Errorf("hash %s with a glossary, %s without", with.Hash, without.Hash)
	}
	data, err := json.Marshal(with)
	if err != nil {
		t.Fatal(err)
	}
	again, problems := Decode("m.json", data)
	if diff := cmp.Diff(with.Glossary, again.Glossary); diff != "" || !problems.Empty() {
		t.Errorf("read back from JSON: %s%s", diff, texts(problems))
	}
}

func TestPhrase(t *testing.T) {
	for link, want := range map[string]struct {
		bare   string
		italic bool
	}{"hold": {"hold", false}, "*hold*": {"hold", true}, "*hold": {"*hold", false}, "hold*": {"hold*", false}, "*": {"*", false}, "**": {"", true}} {
		if bare, italic := Phrase(link); bare != want.bare || italic != want.italic {
			t.Errorf("%s: %q, %v", link, bare, italic)
		}
	}
}

func TestGlossaryFaults(t *testing.T) {
	const one = "\n\ta spelling leads to one term; capital letters make no difference"
	const short = "\n\tsay in one to three whole sentences what the word means"
	for _, c := range []struct{ name, text, want string }{
		{"no TOML", "terms = [", gFile + ":1:9: this is not TOML: unexpected EOF; expected value\n\ta text opens with a quote that is not closed on the same line, or the file was cut off"},
		{"an unknown key", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'T.'\nname = 'B'\n", gFile + ":5:1: unknown key \"name\"\n\tthe keys here are key, term, also, text, see, link"},
		{"no key", "[[terms]]\nterm = 'A'\ntext = 'T.'\n", gFile + ":1:1: key \"\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"a key twice", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'T.'\n[[terms]]\nkey = 'a'\nterm = 'B'\ntext = 'T.'\n", gFile + ":6:7: term \"a\" stands twice"},
		{"no term", "[[terms]]\nkey = 'a'\ntext = 'T.'\n", gFile + ":1:1: term \"a\" has \"\" for a spelling, which holds no word"},
		{"a spelling without words", "[[terms]]\nkey = 'a'\nterm = 'A'\nalso = [' – ']\ntext = 'T.'\n", gFile + ":4:9: term \"a\" has \" – \" for a spelling, which holds no word"},
		{"a term twice", "[[terms]]\nkey = 'a'\nterm = 'Gate'\ntext = 'T.'\n[[terms]]\nkey = 'b'\nterm = 'GATE'\ntext = 'T.'\n",
			gFile + ":7:8: term \"b\" is spelt \"GATE\", which term \"a\" has taken" + one},
		{"a spelling of its own", "[[terms]]\nkey = 'a'\nterm = 'Gate'\nalso = ['gates', 'gate']\ntext = 'T.'\n",
			gFile + ":4:18: term \"a\" is spelt \"gate\", which term \"a\" has taken" + one},
		{"another's spelling", "[[terms]]\nkey = 'a'\nterm = 'Gate'\nalso = ['gates']\ntext = 'T.'\n[[terms]]\nkey = 'b'\nterm = 'Door'\nalso = ['Gates']\ntext = 'T.'\n",
			gFile + ":9:9: term \"b\" is spelt \"Gates\", which term \"a\" has taken" + one},
		{"another's phrase", "[[terms]]\nkey = 'a'\nterm = 'Gate'\ntext = 'T.'\n[[terms]]\nkey = 'b'\nterm = 'Door'\nlink = ['door', '*gate*']\ntext = 'T.'\n",
			gFile + ":8:17: term \"b\" is spelt \"*gate*\", which term \"a\" has taken" + one},
		{"half in italics", "[[terms]]\nkey = 'a'\nterm = 'Gate'\nlink = ['*gate']\ntext = 'T.'\n",
			gFile + ":4:9: term \"a\" has an asterisk in \"*gate\"\n\tin link, one at each end asks for italics; there is no other use for them"},
		{"no text", "[[terms]]\nkey = 'a'\nterm = 'A'\n", gFile + ":1:1: the text of term \"a\" has 0 sentences" + short},
		{"no sentence", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'as it says'\n", gFile + ":4:8: the text of term \"a\" has 0 sentences" + short},
		{"four sentences", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'One. Two. Three. Four.'\n", gFile + ":4:8: the text of term \"a\" has 4 sentences" + short},
		{"a reference to itself", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'T.'\nsee = ['a']\n", gFile + ":5:8: term \"a\" refers to itself"},
		{"a reference twice", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'T.'\nsee = ['hold', 'hold']\n[[terms]]\nkey = 'hold'\nterm = 'Hold'\ntext = 'T.'\n",
			gFile + ":5:16: term \"a\" refers to \"hold\" twice"},
		{"a reference to nothing", "[[terms]]\nkey = 'a'\nterm = 'A'\ntext = 'T.'\nsee = ['hodl']\n[[terms]]\nkey = 'hold'\nterm = 'Hold'\ntext = 'T.'\n",
			gFile + ":5:8: term \"a\" refers to \"hodl\", which is no term\n\tdid you mean \"hold\"?"},
		{"a folder in its place", "", gFile + ": cannot be read: invalid argument\n\t" + unreadable},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := withGlossary(c.text)
			if c.text == "" {
				delete(fsys, gFile)
				fsys[gFile+"/x"] = &fstest.MapFile{}
			}
			_, problems := Read(fsys)
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
