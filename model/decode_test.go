package model

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// printed is the tiny model as rubble model --json prints it.
func printed(t *testing.T, edit func(files map[string]string)) string {
	t.Helper()
	m, problems := Read(tiny(edit))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What is printed is read back: for the tiny model, and for the program's.
// Only prose is not in it.
func TestDecode(t *testing.T) {
	for _, fsys := range []fs.FS{tiny(nil), os.DirFS("..")} {
		want, problems := Read(fsys)
		if !problems.Empty() {
			t.Fatal(texts(problems))
		}
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got, problems := Decode("m.json", data)
		if !problems.Empty() {
			t.Fatal(texts(problems))
		}
		prose := cmpopts.IgnoreTypes(Page{})
		if diff := cmp.Diff(want, got, prose, cmp.AllowUnexported(Model{}, Reference{}), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		if got.hash() != want.Hash || len(data) > MaxJSON/2 {
			t.Errorf("hash %s, want %s; %d bytes", got.hash(), want.Hash, len(data))
		}
		for _, r := range want.References {
			if again, ok := got.Reference(r.ID); !ok || again.Alignment() != r.Alignment() {
				t.Errorf("%s is elsewhere on the plane", r.ID)
			}
		}
		if c := Compare(want, got); len(c.Differences) != 0 || len(c.Wrong) != 0 {
			t.Errorf("%+v", c)
		}
	}
}

// A model of an earlier program has neither lenses nor objections nor a list
// of retired keys, and one of a later program has fields of its own.
func TestDecodeOtherPrograms(t *testing.T) {
	text := printed(t, nil)
	var loose map[string]any
	if err := json.Unmarshal([]byte(text), &loose); err != nil {
		t.Fatal(err)
	}
	delete(loose, "lenses")
	delete(loose, "retired")
	loose["moods"] = []string{"one"}
	delete(loose["practices"].([]any)[0].(map[string]any), "objection")
	data, err := json.Marshal(loose)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := Decode("m.json", data)
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	if diff := cmp.Diff([]string{"p/a", "p/b", "p/i1", "p/i2", "p/i3", "p/i4", "common/deep"}, m.Keys()); diff != "" {
		t.Error(diff)
	}
}

// Each mistake is made in the tiny model's JSON; the whole of what is said.
func TestDecodeMistakes(t *testing.T) {
	const prints = "\n\trubble model --json prints "
	for _, c := range []struct{ name, old, new, want string }{
		{"no version", `"version": "1.0.0"`, `"version": ""`, "m.json: version \"\" is not of three numbers" + prints + "a model with its version"},
		{"a number for a version", `"version": "1.0.0"`, `"version": 1`, "m.json:2:13: this is no model in JSON: version is of another kind: number" + prints + "one"},
		{"a hash of words", `"hash": "`, `"hash": "\u001b[2J`, "m.json: hash \"\\x1b[2JHASH\" is not of 12 hexadecimal digits" + prints + "a model with its hash"},
		{"no practices", `"practices": [`, `"practices": [], "old": [`, "m.json: a model without practices" + prints + "a whole one"},
		{"a rung without a key", `"id": "r5"`, `"id": ""`, "m.json: rung 5 has the key \"\": the ladder has 6 rungs, each with a key"},
		{"worth too much", `"alignment": 0.25`, `"alignment": 25`, "m.json: rung \"r1\" is worth 25, which is not in 0…1"},
		{"an axis", `"axis": "reinvention"`, `"axis": "up"`, "m.json: facet \"own-knowledge\" has axis \"up\", which is neither alignment nor reinvention"},
		{"no threshold", `"clear": 0.95`, `"clear": 0`, "m.json: threshold clear is 0: above 0 and at most 1\nm.json: threshold likely is 0.8: above 0 and at most 0"},
		{"a key twice", `"id": "p/i2"`, `"id": "p/i1"`, "m.json: key \"p/i1\" stands twice"},
		{"a key that is none", `"id": "p/i2"`, `"id": "\u001b[31mred"`, "m.json: \"\\x1b[31mred\" is no key of \"p\" in full"},
		{"a norm of another practice", `"id": "p/a"`, `"id": "q/a"`, "m.json: \"q/a\" is no key of \"p\" in full\nm.json: norm \"p/b\" rests on \"p/a\", which is no norm"},
		{"a reference that is none", `"id": "ref"`, `"id": "../ref"`, "m.json: reference \"../ref\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"a lens that is none", `"id": "lens"`, `"id": "Lens"`, "m.json: lens \"Lens\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"a fingerprint that is none", `"id": "trace"`, `"id": ""`, "m.json: norm \"p/b\" names fingerprint \"trace\", which there is not\nm.json: fingerprint \"\": keys are of a–z, 0–9 and -, at most 80 bytes"},
		{"resting on nothing", `"common/deep"`, `"common/sea"`, "m.json: norm \"p/b\" rests on \"common/sea\", which is no norm"},
		{"a circle", `"rests_on": []`, `"rests_on": ["p/b"]`, "m.json: norms rest on each other in a circle: p/a → p/b → p/a"},
		{"a facet of the ladder", `"facet": "flow"`, `"facet": "relief"`, "m.json: item \"p/i1\" speaks of facet \"relief\", which has no items"},
		{"a length", `"length": "short"`, `"length": "tiny"`, "m.json: item \"p/i1\" is of length \"tiny\", which is neither short nor full"},
		{"a rung twice", `"id": "r5"`, `"id": "r4"`, "m.json: rung \"r4\" stands twice"},
		{"a facet twice", `"id": "relief"`, `"id": "flow"`, "m.json: facet \"flow\" stands twice\nm.json: item \"p/i1\" speaks of facet \"flow\", which has no items"},
		{"a practice twice", `"practices": [`, `"practices": [{"id": "p"},`, "m.json: practice \"p\" stands twice"},
		{"a practice of the common norms' name", `"practices": [`, `"practices": [{"id": "common"},`, "m.json: a practice cannot be called \"common\": the name is taken"},
		{"a reference twice", `"references": [`, `"references": [{"id": "ref"},`, "m.json: reference \"ref\" stands twice"},
		{"a retired key in use", `"retired": null`, `"retired": [{"id": "p/a", "version": "0.9.0"}]`, "m.json: key \"p/a\" was retired in 0.9.0 and cannot be used again"},
		{"a retired key that is none", `"retired": null`, `"retired": [{"id": "a", "version": "x"}]`, "m.json: \"a\", retired in \"x\": expected a key in full and a version"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := printed(t, nil)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s is not in the model", c.old)
			}
			_, problems := Decode("m.json", []byte(strings.Replace(text, c.old, c.new, 1)))
			m, _ := Read(tiny(nil))
			if diff := cmp.Diff(strings.ReplaceAll(c.want, "HASH", m.Hash), texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
	const version = "m.json: version \"\" is not of three numbers\n\trubble model --json prints a model with its version"
	for text, want := range map[string]string{
		"":                              "m.json: this is no model in JSON: unexpected end of JSON input" + prints + "one",
		"{\n \"version\": \"1.0.0\",\n": "m.json:3: this is no model in JSON: unexpected end of JSON input" + prints + "one",
		"[]":                            "m.json:1:1: this is no model in JSON: the whole is of another kind: array" + prints + "one",
		"null":                          version, "{}": version, `{"schema": 1, "model": {"version": "1.1.0"}}`: version,
		"+++\ntitle = 'x'\n+++\n":         "m.json:1:1: this is no model in JSON: invalid character '+' looking for beginning of value" + prints + "one",
		"{}\n{}":                          "m.json:2:1: this is no model in JSON: invalid character '{' after top-level value" + prints + "one",
		"\xff\xfe{\x00}\x00":              "m.json:1:1: this is no model in JSON: invalid character 'ÿ' looking for beginning of value" + prints + "one",
		strings.Repeat("[", 100_000):      "m.json:1:10001: this is no model in JSON: invalid character '[' exceeded max depth" + prints + "one",
		strings.Repeat(" ", MaxJSON+1):    "m.json: more than 8192 KiB of JSON, which is more than is read" + prints + "one",
		`{"version": "1.0.0", "hash": 1}`: "m.json:1:30: this is no model in JSON: hash is of another kind: number" + prints + "one",
	} {
		_, problems := Decode("m.json", []byte(text))
		if diff := cmp.Diff(want, texts(problems)); diff != "" {
			t.Errorf("%.40q: %s", text, diff)
		}
	}
}

func TestReadOlder(t *testing.T) {
	text := printed(t, nil)
	fsys := fstest.MapFS{"models/1.0.0.json": {Data: []byte(text)}, "models/0.9.0.json": {Data: []byte(text)}}
	if m, problems, err := ReadOlder(fsys, "1.0.0"); err != nil || !problems.Empty() || !m.Has("p/a") {
		t.Errorf("%v, %s", err, texts(problems))
	}
	_, problems, err := ReadOlder(fsys, "0.9.0")
	if diff := cmp.Diff("models/0.9.0.json: the model is of version 1.0.0, its file is named 0.9.0.json\n\trename it to models/1.0.0.json", texts(problems)); diff != "" || err != nil {
		t.Errorf("%v, %s", err, diff)
	}
	if _, _, err := ReadOlder(fsys, "0.8.0"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a model that is not kept: %v", err)
	}
}

// watchful fails the test where a file is opened.
type watchful struct {
	fstest.MapFS
	t *testing.T
}

func (w watchful) Open(name string) (fs.File, error) {
	w.t.Errorf("%s was opened", name)
	return w.MapFS.Open(name)
}

func (w watchful) ReadFile(name string) ([]byte, error) {
	w.t.Errorf("%s was read", name)
	return w.MapFS.ReadFile(name)
}

// What is no file, or too large, is told of and not opened.
func TestReadOlderUnfit(t *testing.T) {
	const noFile = "models/1.0.0.json: not a file\n\tmove it away, or put what rubble model --json printed in its place"
	for name, c := range map[string]struct {
		file fstest.MapFile
		want string
	}{
		"a pipe":   {fstest.MapFile{Mode: fs.ModeNamedPipe}, noFile},
		"a folder": {fstest.MapFile{Mode: fs.ModeDir}, noFile},
		"a device": {fstest.MapFile{Mode: fs.ModeDevice | fs.ModeCharDevice}, noFile},
		"large": {fstest.MapFile{Data: make([]byte, MaxJSON+1024)},
			"models/1.0.0.json: 8193 KiB of JSON, at most 8192 KiB are read\n\trubble model --json prints one"},
	} {
		m, problems, err := ReadOlder(watchful{fstest.MapFS{"models/1.0.0.json": &c.file}, t}, "1.0.0")
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" || m != nil || err != nil {
			t.Errorf("%s: %v, %v, %s", name, m, err, diff)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"version": "1.0.0", "hash": "000000000000", "ladder": [{"id": "a"}], "practices": [{"id": "p", "norms": [{"id": "p/a", "rests_on": ["p/a"]}]}]}`)
	f.Add(`{"version": "1.0.0", "hash": "000000000000", "practices": [{}], "common": [{"id": "p/a"}, {"id": "p/a"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		m, problems := Decode("m.json", []byte(text))
		if problems.Failed() {
			return
		}
		for _, key := range m.Keys() {
			if !isFullKey(key) {
				t.Errorf("accepted with the key %q", key)
			}
		}
		if c := Compare(m, m); len(c.Differences)+len(c.Wrong) != 0 {
			t.Errorf("differs from itself: %+v", c)
		}
	})
}
