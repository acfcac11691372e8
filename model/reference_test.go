package model

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const rFile = "content/references/ref.md"

// tinyReference is whole: a value for dismantling and for each facet of the
// tiny model.
const tinyReference = `+++
title = 'Reference'
summary = 'For tests.'
sources = ['Work, 1999']
[dismantling]
value = 50
reason = 'Why this. Why not less.'
sure = 'hardly'
[facets]
relief = { value = 80, reason = 'Why relief. And so.', sure = 'fairly' }
flow = { value = 60, reason = 'Why flow. And so.', sure = 'fairly' }
speed = { value = 20, reason = 'Why speed. And so.', sure = 'somewhat' }
own-knowledge = { value = 30, reason = 'Why (really?) And so!', sure = 'fairly' }
[facets.trust]
value = 10.5
reason = 'Why “trust.” And so.'
sure = 'fairly'
+++
Prose of it.
`

// The tiny model has no replacement, so reinvention is half the mean of own
// knowledge and trust: (30 + 10.5)/2/2 = 10.125. Alignment is half of relief
// and half the mean of flow and speed: 40 + 20 = 60. √(50 · 10.125) = 22.5.
func TestReference(t *testing.T) {
	m, problems := Read(tiny(nil))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	ref, ok := m.Reference("ref")
	if !ok {
		t.Fatal("no reference ref")
	}
	if a, r, d := ref.Alignment(), ref.Reinvention(), ref.Deconstruction(); a != 60 || r != 10.125 || d != 22.5 {
		t.Errorf("A %v, R %v, D %v", a, r, d)
	}
	if ref.Prose.Title != "Reference" || ref.Prose.Text != "Prose of it.\n" || ref.Prose.Pos.String() != rFile+":19" {
		t.Errorf("prose %+v", ref.Prose)
	}
	for _, id := range []string{"", "Ref", "ref.md", "p"} {
		if _, ok := m.Reference(id); ok {
			t.Errorf("%q is a reference", id)
		}
	}
	if zero := (&Reference{}); zero.Alignment() != 0 || zero.Deconstruction() != 0 {
		t.Error("a reference without facets is somewhere on the plane")
	}
}

// The seven that come with the program. Alignment, dismantling, reinvention
// and height were computed from the files by another program, as the model is
// defined; for Toyota: A = 45 + (95+70+90+80+55)/10 = 84, R = 47.5 +
// (90+95+95+90+75+85)/12 = 91.67, D = √(90 · 91.67) = 90.83.
func TestReferencesOfTheProgram(t *testing.T) {
	m, problems := Read(os.DirFS(".."))
	for _, p := range problems.Sorted() {
		if strings.HasPrefix(p.Pos.File, referencesDir) {
			t.Error(p)
		}
	}
	want := map[string][4]float64{
		"agile":             {77, 70, 66.67, 68.31},
		"devops":            {92, 80, 81.25, 80.62},
		"it4it":             {55, 35, 35.42, 35.21},
		"itil-4":            {74.5, 25, 19.58, 22.13},
		"itil-practitioner": {68.5, 20, 17.92, 18.93},
		"toyota":            {84, 90, 91.67, 90.83},
		"verism":            {77.5, 30, 20, 24.49},
	}
	got := map[string][4]float64{}
	round := func(v float64) float64 { return math.Round(100*v) / 100 }
	for _, r := range m.References {
		got[r.ID] = [4]float64{round(r.Alignment()), r.Dismantling.Value, round(r.Reinvention()), round(r.Deconstruction())}
		if n := len(strings.Fields(r.Prose.Text)); n < 150 || n > 300 {
			t.Errorf("%s is read in %d words, 150 to 300 are meant", r.ID, n)
		}
		if len(r.Facets) != 13 {
			t.Errorf("%s has values for %d facets", r.ID, len(r.Facets))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// No two values of the readings share a reason, and none is finer than a
// reader can judge: all are in steps of 5.
func TestReadingsAreJudgements(t *testing.T) {
	m, _ := Read(os.DirFS(".."))
	of := map[string]string{}
	check := func(where string, v ReferenceValue) {
		if other, taken := of[v.Reason]; taken {
			t.Errorf("%s gives the reason of %s", where, other)
		}
		of[v.Reason] = where
		if math.Mod(v.Value, 5) != 0 {
			t.Errorf("%s is %v", where, v.Value)
		}
	}
	for _, r := range m.References {
		check(r.ID+"/dismantling", r.Dismantling)
		for _, f := range m.Facets {
			check(r.ID+"/"+f.Key, r.Facets[f.Key])
		}
	}
	if len(of) != 7*14 {
		t.Errorf("%d reasons", len(of))
	}
}

// Each mistake is made in the tiny reference, which has none; the whole of
// what is said of it.
func TestReferenceMistakes(t *testing.T) {
	const sure = "none of fairly, somewhat, hardly"
	const say = "\n\tsay what speaks for the value, and what keeps it from being higher or lower"
	for _, c := range []struct{ name, old, new, want string }{
		{"no title", "'Reference'", "''", rFile + ":2:9: reference \"ref\" has no title"},
		{"no summary", "summary = 'For tests.'\n", "", rFile + ":1:1: reference \"ref\" has no summary"},
		{"no sources", "sources = ['Work, 1999']\n", "", rFile + ":1:1: reference \"ref\" names no source\n\tsources is a list of works, each with author, title and year"},
		{"a list of no sources", "'Work, 1999'", "", rFile + ":4:11: reference \"ref\" names no source\n\tsources is a list of works, each with author, title and year"},
		{"an empty source", "'Work, 1999'", "'Work, 1999', ' '", rFile + ":4:26: reference \"ref\" names a source that is empty"},
		{"no dismantling", "[dismantling]\nvalue = 50\nreason = 'Why this. Why not less.'\nsure = 'hardly'\n", "",
			rFile + ":2:9: reference \"ref\" has no dismantling\n\tadd a table [dismantling] with value, reason and sure"},
		{"no facet", "speed = { value = 20, reason = 'Why speed. And so.', sure = 'somewhat' }\n", "",
			rFile + ":2:9: reference \"ref\" has no facets.speed\n\tadd a table [facets.speed] with value, reason and sure"},
		{"another facet", "speed =", "sped =", rFile + ":2:9: reference \"ref\" has no facets.speed\n\tadd a table [facets.speed] with value, reason and sure\n" +
			rFile + ":12:8: reference \"ref\" speaks of facet \"sped\", which is not in " + mFile + "\n\tdid you mean \"speed\"?"},
		{"a facet far off", "[facets.trust]", "[facets.luck]", rFile + ":2:9: reference \"ref\" has no facets.trust\n\tadd a table [facets.trust] with value, reason and sure\n" +
			rFile + ":14:1: reference \"ref\" speaks of facet \"luck\", which is not in " + mFile},
		{"a value left out", "value = 10.5\n", "", rFile + ":14:1: reference \"ref\": facets.trust has no value"},
		{"a value left out of dismantling", "value = 50\n", "", rFile + ":5:1: reference \"ref\": dismantling has no value"},
		{"too much", "value = 60", "value = 101", rFile + ":11:18: reference \"ref\": facets.flow is 101, which is not in 0…100"},
		{"too little", "value = 50", "value = -1", rFile + ":6:9: reference \"ref\": dismantling is -1, which is not in 0…100"},
		{"no number", "value = 60", "value = nan", rFile + ":11:18: reference \"ref\": facets.flow is NaN, which is not in 0…100"},
		{"without bound", "value = 60", "value = inf", rFile + ":11:18: reference \"ref\": facets.flow is +Inf, which is not in 0…100"},
		{"a text for a number", "value = 60", "value = '60'", rFile + ":11:18: value: a number is expected here, a text was found\n\twrite value = 0.5, without quotes"},
		{"a reason of one sentence", "Why flow. And so.", "Because 1.5 is 1.5.", rFile + ":11:31: reference \"ref\": the reason for facets.flow has fewer than two sentences" + say},
		{"no reason", "reason = 'Why this. Why not less.'\n", "", rFile + ":5:1: reference \"ref\": the reason for dismantling has fewer than two sentences" + say},
		{"sure of something else", "'somewhat'", "'very'", rFile + ":12:61: reference \"ref\": facets.speed is sure \"very\", which is " + sure},
		{"not said how sure", "sure = 'hardly'\n", "", rFile + ":5:1: reference \"ref\": dismantling is sure \"\", which is " + sure},
		{"an unknown key", "sure = 'hardly'\n", "sur = 'hardly'\nsure = 'hardly'\n", rFile + ":8:1: unknown key \"sur\"\n\tdid you mean \"sure\"?"},
		{"an unknown key of a facet", "value = 10.5\n", "value = 10.5\nvalu = 10.5\n", rFile + ":16:1: unknown key \"valu\"\n\tdid you mean \"value\"?"},
		{"no front matter", "+++\n", "", rFile + ":1: no front matter\n\ta page begins with TOML between two lines of +++"},
		{"dotted keys", "flow = { value = 60, reason = 'Why flow. And so.', sure = 'fairly' }", "flow.value = 60\nflow.reason = 'Why. And so.'\nflow.sure = 'fairly'", ""},
		{"a number for a table", "flow = { value = 60, reason = 'Why flow. And so.', sure = 'fairly' }", "flow = 60", rFile + ":11:8: flow: a table is expected here, a number was found\n\twrite [facets.flow] on a line of its own, and its keys below it"},
		{"CRLF keeps the lines", "\n", "\r\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(tiny(change(t, "ref.md", c.old, c.new)))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A reference is named by its file, and its key is a key.
func TestReferenceNames(t *testing.T) {
	fsys := tiny(nil)
	fsys["content/references/Big Idea.md"] = &fstest.MapFile{Data: []byte(tinyReference)}
	_, problems := Read(fsys)
	want := "content/references/Big Idea.md: key \"Big Idea\": keys are of a–z, 0–9 and -, at most 80 bytes"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}

// References are in the order of their ids, which is not that of files.
func TestReferenceOrder(t *testing.T) {
	fsys := tiny(nil)
	fsys["content/references/ref-b.md"] = fsys[rFile]
	m, problems := Read(fsys)
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	var ids []string
	for _, r := range m.References {
		ids = append(ids, r.ID)
	}
	if want := []string{"ref", "ref-b"}; !slices.Equal(want, ids) {
		t.Errorf("got %v, want %v", ids, want)
	}
}

// The shape of references and of fingerprints in JSON.
func TestJSON(t *testing.T) {
	m, problems := Read(tiny(func(files map[string]string) {
		files["model.toml"] = strings.Replace(files["model.toml"], "unit =", "least_weeks = 8\nleast_channels = 3\ncalendar = true\nunit =", 1)
		files["model.toml"] += strings.Replace(tinyModel[strings.Index(tinyModel, "[[fingerprints]]"):], "trace", "plain", 1)
	}))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	data, err := json.Marshal(struct {
		References   []Reference
		Fingerprints []Fingerprint
	}{m.References, m.Fingerprints})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"References":[{"id":"ref","title":"Reference","summary":"For tests.",` +
		`"dismantling":{"value":50,"reason":"Why this. Why not less.","sure":"hardly"},"facets":{` +
		`"flow":{"value":60,"reason":"Why flow. And so.","sure":"fairly"},` +
		`"own-knowledge":{"value":30,"reason":"Why (really?) And so!","sure":"fairly"},` +
		`"relief":{"value":80,"reason":"Why relief. And so.","sure":"fairly"},` +
		`"speed":{"value":20,"reason":"Why speed. And so.","sure":"somewhat"},` +
		`"trust":{"value":10.5,"reason":"Why “trust.” And so.","sure":"fairly"}},"sources":["Work, 1999"]}],` +
		`"Fingerprints":[{"id":"trace","name":"Trace","from":"incidents","statistic":"s","absent_at":0.1,"present_at":0.5,` +
		`"least":100,"unit":"incidents","least_weeks":8,"least_channels":3,"calendar":true,"reason":"because"},` +
		`{"id":"plain","name":"Trace","from":"incidents","statistic":"s","absent_at":0.1,"present_at":0.5,` +
		`"least":100,"unit":"incidents","reason":"because"}]}`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
}
