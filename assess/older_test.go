package assess

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
)

// inForce is the program's model as rubble model --json prints it.
var inForce = sync.OnceValues(func() ([]byte, error) {
	m, problems := model.Read(ours())
	if problems.Failed() {
		return nil, problems.Sorted()[0]
	}
	return json.Marshal(m)
})

// kept is that model under another version, changed.
func kept(t *testing.T, version string, change func(m *model.Model)) string {
	t.Helper()
	data, err := inForce()
	if err != nil {
		t.Fatal(err)
	}
	var m model.Model
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	m.Version, m.Hash = version, "0123456789ab"
	if change != nil {
		change(&m)
	}
	out, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// worth sets what a rung is worth for dismantling.
func worth(rung int, x float64) func(m *model.Model) {
	return func(m *model.Model) { m.Ladder[rung].Dismantling = x }
}

// olderProject is of two waves of ten people, each on relaxed and then on
// suspended throughout but for one, who is on the first rung: so not all are alike.
func olderProject(more map[string]string) map[string]string {
	client := map[string]string{"config.toml": "[model]\npractices = [\"incident-management\"]\nlength = \"norms\"\n[confidentiality]\npolicy = \"open\"\n" +
		"[[waves]]\nid = \"one\"\nmodel = \"1.0.0\"\n[[waves]]\nid = \"two\"\n"}
	m, _ := model.Read(ours())
	def, _ := m.Practice("incident-management")
	for wave, rung := range map[string]int{"one": 2, "two": 3} {
		rows := "team,respondent,practice,item,answer\n"
		for i := range 10 {
			for _, n := range def.Norms {
				at := rung
				if i == 0 {
					at = 1
				}
				rows += fmt.Sprintf("platform,p%d,incident-management,%s,%d\n", i, strings.TrimPrefix(n.Key, "incident-management/"), at)
			}
		}
		client["answers/"+wave+"/a.csv"] = rows
	}
	for name, text := range more {
		client[name] = text
	}
	return client
}

func releaseOf(t *testing.T, client map[string]string) *report.Report {
	t.Helper()
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	release, err := p.Release("test", "")
	if err != nil {
		t.Fatal(err)
	}
	return release.Report()
}

// Of ten people nine were on relaxed, worth 0.30 then and 0.20 now, and one on
// questioned, worth 0.10: X is (9 · 30 + 10)/10 = 28 then, and 19 now. The
// later wave was asked under the model in force, and has none beside it.
func TestAskedUnderAnOlderModel(t *testing.T) {
	r := releaseOf(t, olderProject(map[string]string{"models/1.0.0.json": kept(t, "1.0.0", worth(2, 0.30))}))
	first := r.Waves[0]
	if first.Asked == nil || r.Waves[1].Asked != nil {
		t.Fatalf("asked: %+v, %+v", first.Asked, r.Waves[1].Asked)
	}
	if diff := cmp.Diff(report.Model{Version: "1.0.0", Hash: "0123456789ab"}, first.Asked.Model); diff != "" {
		t.Error(diff)
	}
	then, now := *first.Asked.Practices[0].Dismantling.Value, *first.Practices[0].Dismantling.Value
	if then != 28 || now != 19 {
		t.Errorf("dismantling %v then and %v now", then, now)
	}
	// The wave itself, and all else, is as it is without that model.
	without := releaseOf(t, olderProject(nil))
	if without.Waves[0].Asked != nil {
		t.Error("a model that is not kept made figures")
	}
	r.Waves[0].Asked = nil
	a, _ := json.Marshal(r)
	b, _ := json.Marshal(without)
	if !bytes.Equal(a, b) {
		t.Error("keeping the model of the time changed the figures of the model in force")
	}
}

// An older model may lack the practice, or a norm of it: what it lacks leaves
// its figures, and what the practice lacks is not told.
func TestOlderModelLacks(t *testing.T) {
	drop := func(m *model.Model) {
		for i := range m.Practices {
			if p := &m.Practices[i]; p.ID == "incident-management" {
				p.ID = "incidents"
				for j := range p.Norms {
					p.Norms[j].Key = strings.Replace(p.Norms[j].Key, "incident-management/", "incidents/", 1)
				}
				for j := range p.Items {
					p.Items[j].Key = strings.Replace(p.Items[j].Key, "incident-management/", "incidents/", 1)
				}
			}
		}
		for i := range m.Practices {
			for j := range m.Practices[i].Norms {
				m.Practices[i].Norms[j].RestsOn = nil
			}
		}
	}
	one := func(m *model.Model) {
		for i := range m.Practices {
			if p := &m.Practices[i]; p.ID == "incident-management" {
				p.Norms = p.Norms[:len(p.Norms)-1]
			}
			for j := range m.Practices[i].Norms {
				m.Practices[i].Norms[j].RestsOn = nil
			}
		}
		m.Ladder[2].Dismantling = 0.30
	}
	for name, c := range map[string]struct {
		change func(*model.Model)
		want   int // practices told
	}{"the practice": {drop, 0}, "a norm": {one, 1}} {
		r := releaseOf(t, olderProject(map[string]string{"models/1.0.0.json": kept(t, "1.0.0", c.change)}))
		asked := r.Waves[0].Asked
		if asked == nil || len(asked.Practices) != c.want {
			t.Errorf("%s: %+v", name, asked)
		} else if c.want == 1 && math.Abs(*asked.Practices[0].Dismantling.Value-28) > 1e-9 {
			t.Errorf("%s: %v, and everybody answered all norms alike", name, *asked.Practices[0].Dismantling.Value)
		}
	}
}

// A wave whose sheets were asked under two models was never reported on as a
// whole; the warning says so. Each of the two is missed where it is not kept.
func TestWaveOfTwoModels(t *testing.T) {
	const joint = "team = \"desk\"\nmode = \"consensus\"\npeople = 7\nlength = \"norms\"\nmodel = \"1.1.0\"\n[incident-management]\ntiers = 2\n"
	client := olderProject(map[string]string{"models/1.0.0.json": kept(t, "1.0.0", nil), "models/1.1.0.json": kept(t, "1.1.0", nil), "answers/one/b.toml": joint})
	p, problems := load(t, files(client))
	const want = "answers/one: warning: asked under models 1.0.0 and 1.1.0: what the model changed of such a wave is not told\n" +
		"\twhere all of it was asked under one of them, say so by model = under [[waves]] in config.toml, and take the line model = out of its forms"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
	if got := p.askedUnder(p.Answers); len(got) != 0 {
		t.Errorf("%d waves", len(got))
	}
	delete(client, "models/1.1.0.json")
	_, problems = load(t, files(client))
	if got := texts(problems); !strings.Contains(got, "models/1.1.0.json: warning: there are answers of wave one given under model 1.1.0, which is not here: they are read as though ") ||
		strings.Contains(got, "models/1.0.0.json") {
		t.Error(got)
	}
}

// What lies under models/, and the whole of what is said of it.
func TestOlderFiles(t *testing.T) {
	m, problems := model.Read(ours())
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	const prints = "\n\trubble model --json prints "
	for name, c := range map[string]struct {
		file, text string
		want       string
	}{
		"torn":            {"models/1.0.0.json", kept(t, "1.0.0", nil)[:1000], "models/1.0.0.json:1:1000: this is no model in JSON: unexpected end of JSON input" + prints + "one"},
		"empty":           {"models/1.0.0.json", "", "models/1.0.0.json: this is no model in JSON: unexpected end of JSON input" + prints + "one"},
		"another version": {"models/1.0.0.json", kept(t, "1.0.1", nil), "models/1.0.0.json: the model is of version 1.0.1, its file is named 1.0.0.json\n\trename it to models/1.0.1.json"},
		"no version":      {"models/latest.json", kept(t, "1.0.1", nil), "models/latest.json: the model is of version 1.0.1, its file is named latest.json\n\trename it to models/1.0.1.json"},
		"no name":         {"models/.json", kept(t, "1.0.1", nil), "models/.json: the model is of version 1.0.1, its file is named .json\n\trename it to models/1.0.1.json"},
		"of 50 MB":        {"models/1.0.0.json", strings.Repeat(" ", 50<<20), "models/1.0.0.json: 51200 KiB of JSON, at most 8192 KiB are read" + prints + "one"},
		"a folder":        {"models/1.0.0.json/x", "", "models/1.0.0.json: not a file\n\tmove it away, or put what rubble model --json printed in its place"},
		"newer than the program's": {"models/9.0.0.json", strings.Replace(kept(t, "9.0.0", nil), "{", `{"moods": ["one"],`, 1),
			"answers/2025-autumn: warning: questionnaires that do not say under which model they were asked: 6; they are taken as asked under " + m.Version +
				"\n\tmodel = \"…\" under [[waves]] in config.toml says it for the wave"},
		"other files": {"models/README.md", "x", ""},
		"that in force, changed": {"models/" + m.Version + ".json", kept(t, m.Version, nil), "models/" + m.Version + ".json: warning: differs from the model in force, which says that it is " + m.Version +
			" as well\n\trubble model diff models/" + m.Version + ".json . says in what; then raise the version in content/model.toml"},
		"that in force": {"models/" + m.Version + ".json", kept(t, m.Version, func(of *model.Model) { of.Hash = m.Hash }), ""},
	} {
		client := project()
		client[c.file] = c.text
		p, problems := load(t, files(client))
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if wantOlder := name == "newer than the program's"; wantOlder != (len(p.Older) == 1) || p.Older[m.Version] != nil {
			t.Errorf("%s: %d older models", name, len(p.Older))
		}
	}
}

// A model that asks for another thing under a key of the model in force is
// refused: an answer of its time would be read as one to something else, and a
// 5 to a norm, turned round as an item's, has no worth.
func TestOlderModelClashes(t *testing.T) {
	of := func(m *model.Model) *model.Practice {
		for i := range m.Practices {
			for j := range m.Practices[i].Norms {
				m.Practices[i].Norms[j].RestsOn = nil
			}
		}
		p, _ := m.Practice("incident-management")
		return p
	}
	m, _ := model.Read(ours())
	def, _ := m.Practice("incident-management")
	norm, item := def.Norms[0].Key, def.Items[0].Key
	for name, c := range map[string]struct {
		change func(p *model.Practice)
		keys   string
	}{
		"a norm and an item": {func(p *model.Practice) { p.Norms[0].Key, p.Items[0].Key = item, norm }, item + ", " + norm},
		"turned round":       {func(p *model.Practice) { p.Items[0].Reverse = !p.Items[0].Reverse }, item},
	} {
		_, problems := load(t, files(olderProject(map[string]string{"models/1.0.0.json": kept(t, "1.0.0", func(m *model.Model) { c.change(of(m)) })})))
		want := "models/1.0.0.json: asks for another thing under " + c.keys + " than the model in force" +
			"\n\tgive what is asked now a new key and list the old one in content/retired.toml, or move this file away"
		if diff := cmp.Diff(want, texts(problems)); diff != "" || !problems.Failed() {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A pipe under the name of a model is not opened, as that would wait for ever,
// nor is a file of 50 MB read.
func TestOlderFilesAreNotOpened(t *testing.T) {
	client := files(project())
	client["models/1.0.0.json"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	w := watched{client, new(sync.Mutex), map[string]int{}, nil}
	_, problems := load(t, w)
	if got := texts(problems); !strings.HasPrefix(got, "models/1.0.0.json: not a file\n") || w.opened["models/1.0.0.json"] != 0 {
		t.Errorf("%s, opened %d times", got, w.opened["models/1.0.0.json"])
	}
}

// A loader reads the models again each time, so that a page shown while it is
// written follows them.
func TestOlderModelsAreReadAgain(t *testing.T) {
	w := watch(olderProject(nil))
	l := NewLoader(w, ours())
	then := func() float64 {
		t.Helper()
		p, problems := l.Load(context.Background(), quiet)
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		release, err := p.Release("test", "")
		if err != nil {
			t.Fatal(err)
		}
		if asked := release.Report().Waves[0].Asked; asked != nil {
			return *asked.Practices[0].Dismantling.Value
		}
		return -1
	}
	var got []float64
	got = append(got, then())
	w.MapFS["models/1.0.0.json"] = &fstest.MapFile{Data: []byte(kept(t, "1.0.0", worth(2, 0.30)))}
	got = append(got, then())
	w.MapFS["models/1.0.0.json"].Data = []byte(kept(t, "1.0.0", worth(2, 0.25)))
	got = append(got, then())
	delete(w.MapFS, "models/1.0.0.json")
	got = append(got, then())
	if diff := cmp.Diff([]float64{-1, 28, 23.5, -1}, got); diff != "" { // (9 · 25 + 10)/10
		t.Error(diff)
	}
}

// What the older model did not ask is not open, and what is open does not
// depend on what else it asked.
func TestOpenUnderAnOlderModel(t *testing.T) {
	client := olderProject(map[string]string{"models/1.0.0.json": kept(t, "1.0.0", func(m *model.Model) {
		for i := range m.Practices {
			if p := &m.Practices[i]; p.ID == "incident-management" {
				p.Norms = p.Norms[:len(p.Norms)-2]
			}
			for j := range m.Practices[i].Norms {
				m.Practices[i].Norms[j].RestsOn = nil
			}
		}
	})})
	lines := strings.Split(strings.TrimSpace(client["answers/one/a.csv"]), "\n")
	def := (len(lines) - 1) / 10
	var few []string
	for i, line := range lines[1:] {
		if i%def < 5 { // the first five norms
			few = append(few, line)
		}
	}
	client["answers/one/a.csv"] = lines[0] + "\n" + strings.Join(few, "\n") + "\n"
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	if questions, of := p.Open("one"); questions != 10*(def-2-5) || of != 10 {
		t.Errorf("%d questions in %d questionnaires, of %d norms", questions, of, def)
	}
}

// Answers to questions that only the older model has are counted and told, not
// lost in silence.
func TestAnswersToQuestionsThatWent(t *testing.T) {
	more := func(m *model.Model) {
		for i := range m.Practices {
			if p := &m.Practices[i]; p.ID == "incident-management" {
				gone := p.Norms[0]
				gone.Key, gone.RestsOn = "incident-management/gone", nil
				p.Norms = append(p.Norms, gone)
			}
		}
	}
	client := olderProject(map[string]string{"models/1.0.0.json": kept(t, "1.0.0", more)})
	client["answers/one/a.csv"] += "platform,p3,incident-management,gone,2\nplatform,p4,incident-management,gone,4\n"
	p, problems := load(t, files(client))
	want := "answers/one: warning: 2 answers are to questions that model " + p.Model.Version + " does not ask: they enter no figure made by it\n" +
		"\trubble model diff OLD . says which questions went"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
}
