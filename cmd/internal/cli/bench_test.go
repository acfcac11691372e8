package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"testing"
	"testing/fstest"

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

// The sizes of generated work: teams of forty people who answer both
// practices, and incidents.
var sizes = []struct {
	name             string
	teams, incidents int
}{{"8teams", 8, 2_000}, {"80teams", 80, 20_000}, {"400teams", 400, 100_000}}

const peopleInTeam = 40

const benchSettings = `[organisation]
name = "Generated"
[[records]]
kind = "incidents"
files = ["records/incidents.csv"]
preset = "canonical"
`

// generate makes a project with answers and incidents drawn by seed.
func generate(b *testing.B, teams, incidents int) fs.FS {
	b.Helper()
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		b.Fatal(problems.Sorted()[0])
	}
	rng := rand.New(rand.NewPCG(1, uint64(teams)))
	var answers, records bytes.Buffer
	if err := form.WriteLong(&answers, generateSheets(m, rng, teams)); err != nil {
		b.Fatal(err)
	}
	fmt.Fprintln(&records, "id,opened_at,resolved_at,closed_at,priority,impact,urgency,groups,reopened")
	for i := range incidents {
		day, hour := 1+rng.IntN(28), rng.IntN(24)
		fmt.Fprintf(&records, "INC%07d,2026-03-%02d %02d:00,2026-04-%02d %02d:30,2026-05-%02d %02d:30,%d,%d,%d,%d,%d\n",
			i, day, hour, day, hour, day, hour, 1+rng.IntN(4), 1+rng.IntN(3), 1+rng.IntN(3), 1+rng.IntN(4), rng.IntN(50)/49)
	}
	return fstest.MapFS{
		"config.toml":                {Data: []byte(benchSettings)},
		"answers/wave-1/answers.csv": {Data: answers.Bytes()},
		"records/incidents.csv":      {Data: records.Bytes()},
	}
}

func generateSheets(m *model.Model, rng *rand.Rand, teams int) []survey.Sheet {
	var sheets []survey.Sheet
	for t := range teams {
		lean := rng.Float64()
		for p := range peopleInTeam {
			s := survey.Sheet{Wave: "wave-1", Team: fmt.Sprintf("team-%04d", t), Respondent: fmt.Sprintf("p%03d", p), Length: model.LengthShort}
			for _, key := range m.NormKeys() {
				rung := int8(min(5, 6*(0.6*rng.Float64()+0.4*lean)))
				s.Responses = append(s.Responses, survey.Response{Question: key, Value: rung})
			}
			for _, pr := range m.Practices {
				for _, it := range pr.Items {
					s.Responses = append(s.Responses, survey.Response{Question: it.Key, Value: int8(1 + rng.IntN(5))})
				}
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
	release, err := p.Release("benchmark")
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
		project := generate(b, size.teams, size.incidents)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				load(b, project)
			}
		})
	}
}

func BenchmarkScoreAndRelease(b *testing.B) {
	for _, size := range sizes {
		p := load(b, generate(b, size.teams, size.incidents))
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := p.Release("benchmark"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFigures draws the figures of every team's page, at both sizes.
func BenchmarkFigures(b *testing.B) {
	for _, size := range sizes {
		st := stageOf(b, generate(b, size.teams, size.incidents))
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

// BenchmarkPages writes the whole site, figures included, to nowhere.
func BenchmarkPages(b *testing.B) {
	for _, size := range sizes {
		st := stageOf(b, generate(b, size.teams, size.incidents))
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				in := site.Input{Release: st.release, Model: st.project.Model, Speaker: st.speaker, Config: st.project.Config, Note: st.project.Note, Files: st.project.Files}
				var to counter
				if err := site.Build(context.Background(), in, &to); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A counter is a target that keeps nothing.
type counter struct{}

func (c *counter) Create(string) (io.WriteCloser, error) { return nopCloser{io.Discard}, nil }

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
