package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"rubble"
	"rubble/assess"
	"rubble/chart"
	"rubble/form"
	"rubble/gate"
	"rubble/model"
	"rubble/site"
	"rubble/survey"
	"rubble/wording"
)

// The sizes of generated work: teams of forty people, each of whom answers
// for three of the practices, and the records of a year, two in three of them
// of incidents.
var sizes = []struct {
	name           string
	teams, records int
}{{"8teams", 8, 3_000}, {"80teams", 80, 30_000}, {"400teams", 400, 150_000}}

const (
	peopleInTeam = 40
	askedAbout   = 3  // practices
	assessed     = 12 // practices, of which each person is asked about some
)

const benchSettings = `[organisation]
name = "Generated"
time_zone = "UTC"
[[waves]]
id = "wave-1"
from = 2026-01-01
to = 2026-12-31
[calendar]
holidays = [2026-12-25]
[[records]]
kind = "incidents"
files = ["records/incidents.csv"]
preset = "canonical"
[[records]]
kind = "changes"
files = ["records/changes.csv"]
preset = "canonical"
`

// generate makes a project with answers and records drawn by seed.
func generate(b *testing.B, teams, records int) fs.FS {
	b.Helper()
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		b.Fatal(problems.Sorted()[0])
	}
	rng := rand.New(rand.NewPCG(1, uint64(teams)))
	var answers bytes.Buffer
	if err := form.WriteLong(&answers, generateSheets(m, rng, teams)); err != nil {
		b.Fatal(err)
	}
	return fstest.MapFS{
		"config.toml":                {Data: []byte(benchSettings)},
		"answers/wave-1/answers.csv": {Data: answers.Bytes()},
		"records/incidents.csv":      {Data: generateIncidents(rng, 2*records/3)},
		"records/changes.csv":        {Data: generateChanges(rng, records/3)},
	}
}

func generateIncidents(rng *rand.Rand, n int) []byte {
	var out bytes.Buffer
	fmt.Fprintln(&out, "id,opened_at,resolved_at,closed_at,priority,impact,urgency,groups,reopened")
	for i := range n {
		opened := moment(rng)
		resolved := opened.Add(time.Duration(1+rng.IntN(4_000)) * time.Minute)
		fmt.Fprintf(&out, "INC%07d,%s,%s,%s,%d,%d,%d,%d,%d\n", i, stamp(opened), stamp(resolved), stamp(resolved.Add(120*time.Hour)),
			1+rng.IntN(4), 1+rng.IntN(3), 1+rng.IntN(3), 1+rng.IntN(4), rng.IntN(50)/49)
	}
	return out.Bytes()
}

func generateChanges(rng *rand.Rand, n int) []byte {
	var out bytes.Buffer
	fmt.Fprintln(&out, "id,requested_at,approved_at,started_at,completed_at,type,decision,outside_approval,outcome,team")
	for i := range n {
		requested := moment(rng)
		approved := requested.Add(time.Duration(1+rng.IntN(10_000)) * time.Minute)
		started := approved.Add(time.Duration(1+rng.IntN(4_000)) * time.Minute)
		fmt.Fprintf(&out, "CHG%07d,%s,%s,%s,%s,%s,approved,%t,%s,team-%04d\n", i, stamp(requested), stamp(approved), stamp(started),
			stamp(started.Add(time.Hour)), [...]string{"normal", "normal", "standard", "emergency"}[rng.IntN(4)], rng.IntN(2) == 0,
			[...]string{"successful", "failed"}[rng.IntN(9)/8], rng.IntN(8))
	}
	return out.Bytes()
}

// moment is a minute of 2026, early enough for what follows to end in it.
func moment(rng *rand.Rand) time.Time {
	return time.Date(2026, 1, 1, 0, rng.IntN(340*24*60), 0, 0, time.UTC)
}

func stamp(t time.Time) string { return t.Format("2006-01-02 15:04") }

func generateSheets(m *model.Model, rng *rand.Rand, teams int) []survey.Sheet {
	var sheets []survey.Sheet
	for t := range teams {
		lean := rng.Float64()
		for p := range peopleInTeam {
			s := survey.Sheet{Wave: "wave-1", Team: fmt.Sprintf("team-%04d", t), Respondent: fmt.Sprintf("p%03d", p), Length: model.LengthShort}
			norms := m.Common
			for k := range askedAbout {
				pr := m.Practices[(p+k)%assessed]
				norms = slices.Concat(norms, pr.Norms)
				for _, it := range pr.Asked(model.LengthShort) {
					s.Responses = append(s.Responses, survey.Response{Question: it.Key, Value: int8(1 + rng.IntN(5))})
				}
			}
			for _, n := range norms {
				rung := int8(min(5, 6*(0.6*rng.Float64()+0.4*lean)))
				s.Responses = append(s.Responses, survey.Response{Question: n.Key, Value: rung})
			}
			sheets = append(sheets, s)
		}
	}
	return sheets
}

func load(b *testing.B, project fs.FS) *assess.Project {
	b.Helper()
	p, problems := assess.Load(context.Background(), project, rubble.Files, func(string, int, int) {})
	if problems.Failed() {
		b.Fatal(problems.Sorted()[0])
	}
	return p
}

// staged are the results of each stage, for benchmarks of the next.
type staged struct {
	project *assess.Project
	release gate.Release
	speaker *wording.Speaker
}

func stageOf(b *testing.B, project fs.FS) staged {
	b.Helper()
	p := load(b, project)
	release, err := p.Release("benchmark", "")
	if err != nil {
		b.Fatal(err)
	}
	s, err := wording.New(p.Files, "en", p.Model)
	if err != nil {
		b.Fatal(err)
	}
	return staged{p, release, s}
}

func BenchmarkRead(b *testing.B) {
	for _, size := range sizes {
		project := generate(b, size.teams, size.records)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				load(b, project)
			}
		})
	}
}

func BenchmarkScoreAndRelease(b *testing.B) {
	for _, size := range sizes {
		p := load(b, generate(b, size.teams, size.records))
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := p.Release("benchmark", ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFigures draws the figures of every team's page, at both sizes.
func BenchmarkFigures(b *testing.B) {
	for _, size := range sizes {
		st := stageOf(b, generate(b, size.teams, size.records))
		r := st.release.Report()
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				for _, t := range wording.Latest(r).Teams {
					words := st.speaker.PlaneOfTeam(t, r.Method)
					draw(chart.NewPlane("plane", st.speaker.OwnMarks(t), words, r.Method, st.speaker))
					for _, p := range t.Practices {
						draw(chart.NewLadder("ladder", p.Norms, st.speaker.Ladder(p), st.speaker))
						draw(chart.NewDots("dots", p, st.speaker.Facets(p, r.Method), st.project.Model.Facets, r.Method, st.speaker))
					}
				}
			}
		})
	}
}

func draw(d chart.Drawing) int { return len(d.SVG(chart.Wide)) + len(d.SVG(chart.Narrow)) }

// BenchmarkPages writes the whole site, figures included, to nowhere, and
// measures how large it is.
func BenchmarkPages(b *testing.B) {
	for _, size := range sizes {
		st := stageOf(b, generate(b, size.teams, size.records))
		b.Run(size.name, func(b *testing.B) {
			var to *counter
			for b.Loop() {
				to = &counter{}
				in := site.Input{Release: st.release, Model: st.project.Model, Speaker: st.speaker, Config: st.project.Config, Note: st.project.Note,
					Story: st.project.Story, Experiments: st.project.Experiments, Files: st.project.Files}
				if err := site.Build(context.Background(), in, to); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(to.all)/1e6, "MB-site")
			b.ReportMetric(float64(to.largest)/1e6, "MB-largest-page")
		})
	}
}

// A counter is a target that keeps nothing but how much there was: in all, and
// in the largest page.
type counter struct {
	mu           sync.Mutex
	all, largest int
}

func (c *counter) Create(name string) (io.WriteCloser, error) {
	return &counted{to: c, page: strings.HasSuffix(name, ".html")}, nil
}

type counted struct {
	to   *counter
	page bool
	n    int
}

func (c *counted) Write(data []byte) (int, error) {
	c.n += len(data)
	return len(data), nil
}

func (c *counted) Close() error {
	c.to.mu.Lock()
	defer c.to.mu.Unlock()
	c.to.all += c.n
	if c.page {
		c.to.largest = max(c.to.largest, c.n)
	}
	return nil
}
