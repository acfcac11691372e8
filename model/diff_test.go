package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a comparison in lines, as it would be read.
func told(c Comparison) string {
	var out []string
	for _, d := range c.Differences {
		out = append(out, d.Step.String()+" "+d.What+": "+d.How)
	}
	for _, w := range c.Wrong {
		out = append(out, "wrong: "+w)
	}
	return strings.Join(append(out, "needs "+c.Needs.String()+", takes "+c.Takes.String()), "\n")
}

// Each thing that may change in the tiny model, with the step that it asks for.
func TestCompare(t *testing.T) {
	const listed = "content/retired.toml"
	for _, c := range []struct{ name, file, old, new, want string }{
		{"nothing", "p.md", "", "", "needs none, takes none"},
		{"the order of what a norm rests on", "p.md", "'a', 'deep'", "'deep', 'a'", "needs none, takes none"},
		{"prose", "p.md", "Prose of p", "Other prose", "needs none, takes none"},
		{"only the version", "model.toml", "1.0.0", "1.1.0", "needs none, takes minor"},
		{"a version back", "model.toml", "1.0.0", "0.9.0", "needs none, takes none"},
		{"a statement", "p.md", "'S a'", "'S of a'", "patch norm p/a: statement worded anew\nneeds patch, takes none"},
		{"a need", "p.md", "'N b'", "'N'", "patch norm p/b: name, need, seen or apart worded anew\nneeds patch, takes none"},
		{"a rung's text", "p.md", "'b3'", "'b 3'", "patch norm p/b: rungs worded anew\nneeds patch, takes none"},
		{"a common norm's", "deep.md", "'S deep'", "'S'", "patch norm common/deep: statement worded anew\nneeds patch, takes none"},
		{"the objection", "p.md", "'Who objects?'", "'Who would?'", "patch practice p: objection worded anew\nneeds patch, takes none"},
		{"the group", "p.md", "'service'", "'general'", "patch practice p: title, group or summary worded anew\nneeds patch, takes none"},
		{"rests on", "p.md", "'a', 'deep'", "'a'", "minor norm p/b: rests on: common/deep, p/a → p/a\nneeds minor, takes none"},
		{"rests on nothing", "p.md", "'a', 'deep'", "", "minor norm p/b: rests on: common/deep, p/a → none\nneeds minor, takes none"},
		{"fingerprints", "p.md", "'trace'", "", "minor norm p/b: fingerprints: trace → none\nneeds minor, takes none"},
		{"an item's text", "p.md", "'T i1'", "'T of i1'", "patch item p/i1: text worded anew\nneeds patch, takes none"},
		{"a new item", "p.md", "+++\nProse", fullItem("i5", "flow", "false") + "+++\nProse", "minor item p/i5: new\nneeds minor, takes none"},
		{"an item turned round", "p.md", "facet = 'own-knowledge'\nreverse = true", "facet = 'own-knowledge'\nreverse = false",
			"major item p/i3: facet or direction: own-knowledge, reversed true → own-knowledge, reversed false\n" +
				"wrong: item p/i3 asks for another thing under the same key: give it a new key and retire the old one\nneeds major, takes none"},
		{"an item gone", "p.md", tinyItem("i4", "trust", "false"), tinyItem("i6", "trust", "false"),
			"major item p/i4: gone\nminor item p/i6: new\nwrong: p/i4 is gone and not listed in " + listed + "\nneeds major, takes none"},
		{"a norm called otherwise", "p.md", "key = 'b'", "key = 'c'",
			"major norm p/b: gone\nminor norm p/c: new\nwrong: p/b is gone and not listed in " + listed + "\nneeds major, takes none"},
		{"a rung's worth", "model.toml", "alignment = 0.25", "alignment = 0.3", "minor rung r1: alignment: 0.25 → 0.3\nneeds minor, takes none"},
		{"a rung's test", "model.toml", "\"t1\"", "\"t one\"", "patch rung r1: name or test worded anew\nneeds patch, takes none"},
		{"a rung's key", "model.toml", "\"r1\"", "\"one\"", "major rung r1: key: r1 → one\nneeds major, takes none"},
		{"a facet's name", "model.toml", "\"Flow\"", "\"Stream\"", "patch facet flow: name or question worded anew\nneeds patch, takes none"},
		{"a threshold", "model.toml", "clear = 0.95", "clear = 0.9", "minor threshold clear: value: 0.95 → 0.9\nneeds minor, takes none"},
		{"a threshold that counts", "model.toml", "keystones = 3", "keystones = 4", "minor threshold keystones: value: 3 → 4\nneeds minor, takes none"},
		{"an anchor", "model.toml", "absent_at = 0.1", "absent_at = 0.2", "minor fingerprint trace: anchors: [0.1 0.5] → [0.2 0.5]\nneeds minor, takes none"},
		{"what a fingerprint counts", "model.toml", "\"incidents\"\nreason", "\"days\"\nreason", "minor fingerprint trace: what it needs or counts has changed\nneeds minor, takes none"},
		{"its reason", "model.toml", "\"because\"", "\"so\"", "patch fingerprint trace: name, statistic or reason worded anew\nneeds patch, takes none"},
		{"a reference's value", "ref.md", "value = 60", "value = 61", "minor reference ref: other values\nneeds minor, takes none"},
		{"its dismantling", "ref.md", "value = 50", "value = 51", "minor reference ref: other values\nneeds minor, takes none"},
		{"its reason", "ref.md", "Why flow.", "Why.", "patch reference ref: worded anew\nneeds patch, takes none"},
		{"a lens", "lens.md", "They speak of it.", "They do.", "patch lens lens: worded anew\nneeds patch, takes none"},
		{"a part of a lens", "lens.md", "'target'", "'current'", "minor lens lens: other parts\nneeds minor, takes none"},
		{"a part's name", "lens.md", "'Two'", "'Second'", "patch lens lens: worded anew\nneeds patch, takes none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			older, _ := Read(tiny(nil))
			newer, problems := Read(tiny(change(t, c.file, c.old, c.new)))
			if problems.Failed() {
				t.Fatal(texts(problems))
			}
			if diff := cmp.Diff(c.want, told(Compare(older, newer))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Keys that go are listed as retired, and stay there for good.
func TestCompareKeys(t *testing.T) {
	model := func(edit func(m *Model)) *Model {
		m := &Model{Version: "1.0.0", questions: map[string]Question{}}
		m.Practices = []Practice{{ID: "p", Norms: []Norm{{Key: "p/a"}, {Key: "p/b"}}, Items: []Item{{Key: "p/i"}}}}
		m.Common = []Norm{{Key: "common/c"}}
		edit(m)
		m.index(func(key string) { t.Fatalf("%s stands twice", key) })
		return m
	}
	whole := func(*Model) {}
	for _, c := range []struct {
		name         string
		older, newer func(m *Model)
		want         string
	}{
		{"a norm retired", whole, func(m *Model) {
			m.Version, m.Practices[0].Norms, m.Given = "2.0.0", m.Practices[0].Norms[:1], []Retired{{Key: "p/b", Version: "2.0.0"}}
		}, "major norm p/b: gone\nneeds major, takes major"},
		{"a practice gone", whole, func(m *Model) { m.Practices = []Practice{{ID: "q", Norms: []Norm{{Key: "q/a"}}}} },
			"major practice p: gone\nminor practice q: new, with 1 norms and 0 items\n" +
				"wrong: p/a is gone and not listed in content/retired.toml\nwrong: p/b is gone and not listed in content/retired.toml\n" +
				"wrong: p/i is gone and not listed in content/retired.toml\nneeds major, takes none"},
		{"a common norm gone", whole, func(m *Model) { m.Common = nil },
			"major norm common/c: gone\nwrong: common/c is gone and not listed in content/retired.toml\nneeds major, takes none"},
		{"a key used again", func(m *Model) { m.Given = []Retired{{Key: "p/old", Version: "0.9.0"}} },
			func(m *Model) { m.Practices[0].Norms = append(m.Practices[0].Norms, Norm{Key: "p/old"}) },
			"minor norm p/old: new\nwrong: p/old was retired in 0.9.0 and is no longer listed in content/retired.toml\n" +
				"wrong: p/old was retired in 0.9.0 and is used again\nneeds minor, takes none"},
		{"a list forgotten", func(m *Model) { m.Given = []Retired{{Key: "p/old", Version: "0.9.0"}} }, whole,
			"wrong: p/old was retired in 0.9.0 and is no longer listed in content/retired.toml\nneeds none, takes none"},
		{"a norm that becomes an item", whole, func(m *Model) {
			m.Practices[0].Norms, m.Practices[0].Items = []Norm{{Key: "p/a"}}, []Item{{Key: "p/i"}, {Key: "p/b"}}
		}, "major norm p/b: gone\nminor item p/b: new\nwrong: p/b was a norm and is an item: give it a new key and retire the old one\nneeds major, takes none"},
		{"from full to short", func(m *Model) { m.Practices[0].Items[0].Length = LengthFull }, func(m *Model) { m.Practices[0].Items[0].Length = LengthShort },
			"minor item p/i: length: full → short\nneeds minor, takes none"},
		{"another facet", func(m *Model) { m.Practices[0].Items[0].Facet = "flow" }, func(m *Model) { m.Practices[0].Items[0].Facet = "trust" },
			"major item p/i: facet or direction: flow, reversed false → trust, reversed false\n" +
				"wrong: item p/i asks for another thing under the same key: give it a new key and retire the old one\nneeds major, takes none"},
	} {
		if diff := cmp.Diff(c.want, told(Compare(model(c.older), model(c.newer)))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// A list of nothing and no list are the same, wherever a model has one.
func TestCompareEmptyLists(t *testing.T) {
	of := func(none []string) *Model {
		m := &Model{Version: "1.0.0", questions: map[string]Question{},
			Practices:  []Practice{{ID: "p", Norms: []Norm{{Key: "p/a", RestsOn: none, Fingerprints: none}}}},
			References: []Reference{{ID: "ref", Sources: none}},
			Lenses: []Lens{{ID: "lens", Sources: none, Sets: []LensSet{{Key: "s", Parts: []LensPart{
				{Key: "one", Practices: []string{"p"}, Facets: none, Norms: none, Evidence: none, Cards: none}}}}}}}
		m.index(func(key string) { t.Fatalf("%s stands twice", key) })
		return m
	}
	without, with := of(nil), of([]string{})
	without.References[0].Facets, with.References[0].Facets = nil, map[string]ReferenceValue{}
	without.Lenses[0].Apart, with.Lenses[0].Apart = nil, map[string]string{}
	for _, c := range [][2]*Model{{without, with}, {with, without}} {
		if diff := cmp.Diff("needs none, takes none", told(Compare(c[0], c[1]))); diff != "" {
			t.Error(diff)
		}
	}
	with.Lenses[0].Sources = []string{""} // a source without a word is one
	if diff := cmp.Diff("patch lens lens: worded anew\nneeds patch, takes none", told(Compare(without, with))); diff != "" {
		t.Error(diff)
	}
}

// Under p/a, p/i and p/k the two ask for other things: a norm and an item, an
// item and a norm, and an item turned round. What only one of them has, or has
// in other words or at another length, is no clash.
func TestClashes(t *testing.T) {
	of := func(norms []Norm, items ...Item) *Model {
		m := &Model{questions: map[string]Question{}, Practices: []Practice{{ID: "p", Norms: norms, Items: items}}}
		m.index(func(key string) { t.Fatalf("%s stands twice", key) })
		return m
	}
	older := of([]Norm{{Key: "p/a"}, {Key: "p/b"}, {Key: "p/c", Name: "C"}}, Item{Key: "p/i", Facet: "flow"}, Item{Key: "p/j", Facet: "flow", Length: LengthFull}, Item{Key: "p/k", Facet: "flow"})
	newer := of([]Norm{{Key: "p/i"}, {Key: "p/c", Name: "See"}, {Key: "p/d"}}, Item{Key: "p/a"}, Item{Key: "p/j", Facet: "flow", Length: LengthShort}, Item{Key: "p/k", Facet: "flow", Reverse: true})
	if diff := cmp.Diff([]string{"p/a", "p/i", "p/k"}, Clashes(older, newer)); diff != "" {
		t.Error(diff)
	}
	if got := Clashes(older, older); got != nil {
		t.Errorf("clashes with itself: %v", got)
	}
}

// A model asks its norms at every length, and its items at theirs.
func TestAsks(t *testing.T) {
	m, _ := Read(tiny(change(t, "p.md", tinyItem("i4", "trust", "false"), tinyItem("i4", "trust", "false")+fullItem("i5", "trust", "true"))))
	var got []string
	for _, key := range []string{"p/a", "common/deep", "p/i1", "p/i5", "p/none"} {
		if m.AsksNorm(key) {
			got = append(got, key)
		}
		for _, length := range []string{LengthNorms, LengthShort, LengthFull} {
			if m.AsksItem(key, length) {
				got = append(got, key+" "+length)
			}
		}
	}
	if diff := cmp.Diff([]string{"p/a", "common/deep", "p/i1 short", "p/i1 full", "p/i5 full"}, got); diff != "" {
		t.Error(diff)
	}
}
