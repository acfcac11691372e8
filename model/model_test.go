package model

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/diag"
)

func texts(problems diag.List) string {
	var out []string
	for _, p := range problems.Sorted() {
		out = append(out, p.Error())
	}
	return strings.Join(out, "\n")
}

// The content of the program has nothing to complain of. The practices are
// those of ITIL 4, in its groups: 14 of general management, 17 of services, 3
// technical.
func TestContent(t *testing.T) {
	m, problems := Read(os.DirFS(".."))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	groups, norms := map[string]int{}, len(m.Common)
	for _, p := range m.Practices {
		groups[p.Group]++
		norms += len(p.Norms)
	}
	if diff := cmp.Diff(map[string]int{"general": 14, "service": 17, "technical": 3}, groups); diff != "" {
		t.Error(diff)
	}
	if len(m.Common) != 13 || len(m.NormKeys()) != norms || m.Method.Title == "" {
		t.Errorf("%d common norms, %d keys of %d norms, method %q", len(m.Common), len(m.NormKeys()), norms, m.Method.Title)
	}
	if m.Version != "1.2.0" || !regexp.MustCompile("^[0-9a-f]{12}$").MatchString(m.Hash) {
		t.Errorf("version %q, hash %q", m.Version, m.Hash)
	}
	if diff := cmp.Diff([]string{"agile", "devops", "it4it", "itil-4", "itil-practitioner", "toyota-kata", "verism"}, m.LensIDs()); diff != "" {
		t.Error(diff)
	}
}

// Every practice is explained and has a catalogue of five norms or more; for
// each facet that the ladder does not give it has one short item and one full
// one. The short item on trust is reversed in every practice.
func TestPracticesOfTheProgram(t *testing.T) {
	m, _ := Read(os.DirFS(".."))
	for _, p := range m.Practices {
		if len(p.Norms) < 5 || len(p.Asked(LengthNorms)) != 0 || strings.TrimSpace(p.Prose.Text) == "" {
			t.Errorf("%s has %d norms, %d items when only norms are asked, and %d bytes of prose", p.ID, len(p.Norms), len(p.Asked(LengthNorms)), len(p.Prose.Text))
		}
		for _, f := range m.Facets {
			got := map[string]int{}
			for _, it := range p.Items {
				if it.Facet == f.Key {
					got[it.Length]++
				}
				if it.Facet == f.Key && f.Key == "trust" && it.Length == LengthShort && !it.Reverse {
					t.Errorf("%s is not reversed", it.Key)
				}
			}
			want := map[string]int{LengthShort: 1, LengthFull: 1}
			if f.Ladder {
				want = map[string]int{}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, items on %s: %s", p.ID, f.Key, diff)
			}
		}
	}
}

// The table of the ladder, as the model is defined: alignment is complete
// where dismantling has hardly begun.
func TestLadderValues(t *testing.T) {
	m, _ := Read(os.DirFS(".."))
	want := [Rungs][3]float64{{0, 0, 0}, {0.25, 0.10, 0}, {1, 0.20, 0}, {1, 0.40, 0.10}, {1, 1, 0.10}, {1, 1, 1}}
	for i, r := range m.Ladder {
		if got := [3]float64{r.Alignment, r.Dismantling, r.Reinvention}; got != want[i] {
			t.Errorf("%s is worth %v, want %v", r.Key, got, want[i])
		}
	}
}

// The fingerprints, as the model is defined: kind of records, anchors, and the
// least that a figure needs.
func TestFingerprints(t *testing.T) {
	m, _ := Read(os.DirFS(".."))
	want := []Fingerprint{
		{Key: "tier-ladder", From: "incidents", AbsentAt: 0.15, PresentAt: 0.50, Least: 200, Unit: "incidents"},
		{Key: "auto-close", From: "incidents", AbsentAt: 0.15, PresentAt: 0.60, Least: 100, Unit: "incidents"},
		{Key: "matrix", From: "incidents", AbsentAt: 0.60, PresentAt: 0.10, Least: 300, Unit: "incidents", LeastCells: 4, LeastBits: 0.2},
		{Key: "catch-all", From: "incidents", AbsentAt: 0.10, PresentAt: 0.40, Least: 200, Unit: "incidents"},
		{Key: "single-door", From: "incidents", AbsentAt: 0.40, PresentAt: 0.90, Least: 200, Unit: "contacts", LeastChannels: 3},
		{Key: "learning-link", From: "incidents", AbsentAt: 0.25, PresentAt: 0.03, Least: 200, Unit: "incidents"},
		{Key: "approval-heartbeat", From: "changes", AbsentAt: 0.15, PresentAt: 0.45, Least: 50, Unit: "changes", LeastWeeks: 8},
		{Key: "approval-wait", From: "changes", AbsentAt: 0.10, PresentAt: 0.50, Least: 50, Unit: "changes"},
		{Key: "outside-approval", From: "changes", AbsentAt: 0.10, PresentAt: 0.60, Least: 50, Unit: "changes"},
		{Key: "freeze", From: "changes", AbsentAt: 0.02, PresentAt: 0.10, Least: 200, Unit: "days", Calendar: true},
		{Key: "night-window", From: "changes", AbsentAt: 0.05, PresentAt: 0.40, Least: 100, Unit: "changes", Calendar: true},
		{Key: "weekday-avoidance", From: "changes", AbsentAt: 0.25, PresentAt: 0.70, Least: 500, Unit: "changes", Calendar: true},
		{Key: "batching", From: "changes", AbsentAt: 0.20, PresentAt: 0.80, Least: 60, Unit: "days", Calendar: true},
		{Key: "bypass", From: "changes", AbsentAt: 0.03, PresentAt: 0.15, Least: 100, Unit: "changes"},
		{Key: "tightening", From: "changes", AbsentAt: 0, PresentAt: 1, Least: 10, Unit: "failures"},
	}
	words := cmpopts.IgnoreFields(Fingerprint{}, "Name", "Statistic", "Reason")
	if diff := cmp.Diff(want, m.Fingerprints, words); diff != "" {
		t.Error(diff)
	}
	for _, f := range m.Fingerprints {
		if f.Name == "" || f.Statistic == "" || !strings.Contains(f.Reason, "judgement") {
			t.Errorf("%s is not explained, or its anchors are not called a judgement", f.Key)
		}
	}
}

func TestLookup(t *testing.T) {
	m, problems := Read(tiny(nil))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	if n, ok := m.Norm("p/b"); !ok || cmp.Diff([]string{"p/a", "common/deep"}, n.RestsOn) != "" {
		t.Errorf("p/b rests on %v", n)
	}
	if n, ok := m.Norm("common/deep"); !ok || n.Prose.Pos.String() != "content/norms/deep.md:9" || n.Prose.Text != "Prose.\n" {
		t.Errorf("common/deep: %+v", n)
	}
	if q, ok := m.Question("p/i1"); !ok || q.Norm != nil || q.Item.Facet != "flow" {
		t.Errorf("p/i1 is %+v", q)
	}
	for _, key := range []string{"p", "p/none", "a", "", "p/i1/x"} {
		if _, ok := m.Question(key); ok {
			t.Errorf("%q is a question", key)
		}
	}
	if _, ok := m.Norm("p/i1"); ok {
		t.Error("an item is a norm")
	}
	if _, ok := m.Facet("flow"); !ok {
		t.Error("no facet flow")
	}
	if _, ok := m.Fingerprint("trace"); !ok {
		t.Error("no fingerprint trace")
	}
}

// The hash is of what is measured, not of how the files are written.
func TestHash(t *testing.T) {
	hash := func(name, old, new string) string {
		t.Helper()
		m, problems := Read(tiny(change(t, name, old, new)))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		return m.Hash
	}
	first := hash("p.md", "", "")
	for _, c := range []struct{ what, name, old, new string }{
		{"spaces", "p.md", "title = ", "title   =   "},
		{"a comment", "p.md", "key = 'b'", "# note\nkey = 'b' # note"},
		{"the order of keys", "p.md", "name = 'A'\nstatement = 'S a'\n", "statement = 'S a'\nname = 'A'\n"},
		{"other quotes", "p.md", "'S a'", `"S a"`},
		{"a key in full", "p.md", "'a', 'deep'", "'p/a', 'common/deep'"},
		{"an empty list left out", "p.md", "rests_on = []\nfingerprints = []\n", ""},
		{"line ends", "p.md", "\n", "\r\n"},
		{"a byte order mark", "p.md", "+++\ntitle", "\ufeff+++\ntitle"},
		{"prose", "p.md", "Prose of p", "Other prose"}, {"prose of a reference", "ref.md", "Prose of it", "Other prose"},
		{"prose of a lens", "lens.md", "Prose of the lens", "Other prose"},
		{"what the lens says already", "p.md", "+++\nProse", "[lenses]\nlens = ['parts/one']\n+++\nProse"},
		{"a number written otherwise", "model.toml", "alignment = 0.25", "alignment = 2.5e-1"},
	} {
		if got := hash(c.name, c.old, c.new); got != first {
			t.Errorf("%s: the hash has changed", c.what)
		}
	}
	seen := map[string]string{first: "nothing"}
	for _, c := range []struct{ what, name, old, new string }{
		{"a statement", "p.md", "'S a'", "'S a.'"}, {"a need", "p.md", "'N b'", "'N'"}, {"a rung", "p.md", "'b3'", "'b3.'"},
		{"what is seen", "p.md", "seen = 'b'", "seen = 'x'"}, {"what is apart", "p.md", "apart = 'b'", "apart = 'x'"},
		{"an item's text", "p.md", "'T i1'", "'T'"}, {"its direction", "p.md", "facet = 'flow'\nreverse = true", "facet = 'flow'\nreverse = false"},
		{"an item more", "p.md", "+++\nProse", fullItem("i5", "flow", "false") + "+++\nProse"},
		{"its length", "p.md", "+++\nProse", tinyItem("i5", "flow", "false") + "+++\nProse"},
		{"the objection", "p.md", "'Who objects?'", "'Who would object?'"}, {"a lens", "lens.md", "'Lens'", "'Prism'"},
		{"what a lens cannot see", "lens.md", "Nor that.", "Nor this."}, {"a part of a lens", "lens.md", "'target'", "'current'"},
		{"why scores speak of it", "lens.md", "They speak of it.", "They do."}, {"its source", "lens.md", "'Work, 1999'", "'Work, 1998'"},
		{"rests_on", "p.md", "'a', 'deep'", "'a'"}, {"fingerprints", "p.md", "'trace'", ""}, {"the title", "p.md", "'Practice p'", "'P'"},
		{"a common norm", "deep.md", "'S deep'", "'S'"}, {"the worth of a rung", "model.toml", "0.25", "0.3"},
		{"a threshold", "model.toml", "clear = 0.95", "clear = 0.96"}, {"an anchor", "model.toml", "absent_at = 0.1", "absent_at = 0.2"},
		{"the version", "model.toml", "1.0.0", "1.0.1"}, {"what is counted", "model.toml", "\"incidents\"\nreason", "\"days\"\nreason"},
		{"a least", "model.toml", "unit =", "least_weeks = 8\nunit ="}, {"the calendar", "model.toml", "unit =", "calendar = true\nunit ="},
		{"a reference's value", "ref.md", "value = 60", "value = 61"}, {"its reason", "ref.md", "Why flow.", "Why."},
		{"how sure it is", "ref.md", "'hardly'", "'fairly'"}, {"its source", "ref.md", "'Work, 1999'", "'Work, 1998'"},
	} {
		got := hash(c.name, c.old, c.new)
		if other, taken := seen[got]; taken {
			t.Errorf("%s: the hash is that of %s", c.what, other)
		}
		seen[got] = c.what
	}
}

func TestReadPage(t *testing.T) {
	for _, c := range []struct{ name, in, text, want string }{
		{"prose", "+++\ntitle = 'T'\n+++\nOne.\n", "One.\n", ""},
		{"no prose", "+++\ntitle = 'T'\n+++\n", "", ""},
		{"the file ends with the fence", "+++\ntitle = 'T'\n+++", "", ""},
		{"another fence within the prose", "+++\ntitle = 'T'\n+++\na\n+++\nb\n", "a\n+++\nb\n", ""},
		{"none", "# Title\n", "", "x.md:1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"empty", "", "", "x.md:1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"YAML", "---\ntitle: T\n---\n", "", "x.md:1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"not closed", "+++\ntitle = 'T'\n", "", "x.md:1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"a key that would do nothing", "+++\ntitle = 'T'\ndraft = true\n+++\n", "", "x.md:3:1: unknown key \"draft\"\n\tthe only key here is title"},
		{"CRLF keeps the lines", "+++\r\ntitle = 'T'\r\n\r\ndraft = true\r\n+++\r\n", "", "x.md:4:1: unknown key \"draft\"\n\tthe only key here is title"},
	} {
		page, problems := ReadPage("x.md", []byte(c.in))
		if got := texts(problems); got != c.want || page.Text != c.text && c.want == "" {
			t.Errorf("%s: got %q and the text %q, want %q and %q", c.name, got, page.Text, c.want, c.text)
		}
	}
}

// tiny is a model that is whole: a practice p with the norms a and b, an item
// a facet, a common norm, a reference and a lens.
func tiny(edit func(files map[string]string)) fstest.MapFS {
	files := map[string]string{
		"model.toml": tinyModel,
		"practices/p.md": "+++\ntitle = 'Practice p'\ngroup = 'service'\nsummary = 'For tests.'\nobjection = 'Who objects?'\n" +
			"[[norms]]\nkey = 'a'\n" + tinyNorm("A", "a") + "rests_on = []\nfingerprints = []\n" +
			"[[norms]]\nkey = 'b'\n" + tinyNorm("B", "b") + "rests_on = ['a', 'deep']\nfingerprints = ['trace']\n" +
			tinyItem("i1", "flow", "true") + tinyItem("i2", "speed", "false") + tinyItem("i3", "own-knowledge", "true") +
			tinyItem("i4", "trust", "false") + "+++\nProse of p.\n",
		"references/ref.md": tinyReference,
		"lenses/lens.md":    tinyLens,
		"norms/deep.md":     "+++\n" + tinyNorm("Deep", "deep") + "+++\nProse.\n",
		"method/method.md":  "+++\ntitle = 'Method'\n+++\nHow.\n",
	}
	if edit != nil {
		edit(files)
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[path.Join("content", name)] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// change replaces a text in the file of that name; the text has to be there.
func change(t *testing.T, name, old, new string) func(files map[string]string) {
	return func(files map[string]string) {
		for full, text := range files {
			if path.Base(full) == name {
				if !strings.Contains(text, old) {
					t.Fatalf("%q is not in %s", old, full)
				}
				if old == "\n" {
					files[full] = strings.ReplaceAll(text, old, new)
				} else {
					files[full] = strings.Replace(text, old, new, 1)
				}
			}
		}
	}
}

// anew words the practice p otherwise, so that it may be a second one, and
// says what it has to say of the lens.
func anew(p string) string {
	for _, r := range []struct{ old, new string }{
		{`'Who objects\?'`, `'And who objects?'`}, {`'(S|T) (\w+)'`, `'New $1 $2'`}, {`'([ab])([0-5])'`, `'New $1 $2'`},
		{`\+\+\+\nProse`, "[lenses]\nlens = ['parts/one']\n+++\nProse"},
	} {
		p = regexp.MustCompile(r.old).ReplaceAllString(p, r.new)
	}
	return p
}

func tinyNorm(name, s string) string {
	rungs := "rungs = ["
	for _, r := range "012345" {
		rungs += "'" + s + string(r) + "', "
	}
	return "name = '" + name + "'\nstatement = 'S " + s + "'\nneed = 'N " + s + "'\nseen = '" + s + "'\napart = '" + s + "'\n" + rungs + "]\n"
}

func tinyItem(key, facet, reverse string) string {
	return "[[items]]\nkey = '" + key + "'\ntext = 'T " + key + "'\nfacet = '" + facet + "'\nreverse = " + reverse + "\nlength = 'short'\n"
}

func fullItem(key, facet, reverse string) string {
	return strings.Replace(tinyItem(key, facet, reverse), "'short'", "'full'", 1)
}

const tinyModel = `version = "1.0.0"
rungs = [
  { key = "r0", name = "R0", test = "t0", alignment = 0, dismantling = 0, reinvention = 0 },
  { key = "r1", name = "R1", test = "t1", alignment = 0.25, dismantling = 0.1, reinvention = 0 },
  { key = "r2", name = "R2", test = "t2", alignment = 1, dismantling = 0.2, reinvention = 0 },
  { key = "r3", name = "R3", test = "t3", alignment = 1, dismantling = 0.4, reinvention = 0.1 },
  { key = "r4", name = "R4", test = "t4", alignment = 1, dismantling = 1, reinvention = 0.1 },
  { key = "r5", name = "R5", test = "t5", alignment = 1, dismantling = 1, reinvention = 1 },
]
facets = [
  { key = "relief", axis = "alignment", name = "Relief", asks = "?", ladder = true },
  { key = "flow", axis = "alignment", name = "Flow", asks = "?" },
  { key = "speed", axis = "alignment", name = "Speed", asks = "?" },
  { key = "own-knowledge", axis = "reinvention", name = "Own knowledge", asks = "?" },
  { key = "trust", axis = "reinvention", name = "Trust", asks = "?" },
]
[thresholds]
alignment = 50
deconstruction = 50
own_knowledge = 50
clear = 0.95
likely = 0.8
not_applicable = 0.3
catalogue = 4
keystone_hold = 40
keystones = 3
stands_below = 30
gone_from = 70
[[fingerprints]]
key = "trace"
name = "Trace"
from = "incidents"
statistic = "s"
absent_at = 0.1
present_at = 0.5
least = 100
unit = "incidents"
reason = "because"
`
