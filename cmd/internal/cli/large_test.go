package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"rubble"
	"rubble/form"
	"rubble/model"
	"rubble/survey"
)

// The large project: two million answers of a thousand teams of forty people,
// each of whom gives 25 answers to each of two practices, of twelve.
const (
	largeTeams   = 1000
	largeAbout   = 2
	largeAnswers = 25
)

// BenchmarkLarge reads, scores and releases the large project, and measures
// the most memory that it takes. Teams are asked about the same two practices,
// or each person of a team about another two.
func BenchmarkLarge(b *testing.B) {
	for _, by := range []string{"team", "person"} {
		dir := b.TempDir()
		answers := generateLarge(b, dir, by == "person")
		project := os.DirFS(dir)
		debug.FreeOSMemory()
		b.Run("practices-by-"+by, func(b *testing.B) {
			forgetPeak()
			for b.Loop() {
				p := load(b, project)
				if _, err := p.Release("benchmark", ""); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(answers), "answers")
			b.ReportMetric(peak(), "MiB-peak")
		})
	}
}

// generateLarge writes the project into a folder and gives the number of its
// answers.
func generateLarge(b *testing.B, dir string, byPerson bool) (answers int) {
	b.Helper()
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		b.Fatal(problems.Sorted()[0])
	}
	write := func(name string, data []byte) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	settings := "[organisation]\nname = \"Generated\"\n[[waves]]\nid = \"wave-1\"\n"
	for t := range largeTeams {
		settings += fmt.Sprintf("[[teams]]\nid = \"team-%04d\"\npeople = %d\n", t, peopleInTeam+t%20)
	}
	write("config.toml", []byte(settings))
	rng := rand.New(rand.NewPCG(1, largeTeams))
	for part := range 10 { // a file of them all would be larger than memory need be for making it
		var sheets []survey.Sheet
		for t := part * largeTeams / 10; t < (part+1)*largeTeams/10; t++ {
			lean := rng.Float64()
			for person := range peopleInTeam {
				s := survey.Sheet{Wave: "wave-1", Team: fmt.Sprintf("team-%04d", t), Respondent: fmt.Sprintf("p%03d", person), Length: model.LengthFull}
				for k := range largeAbout {
					at := t + k
					if byPerson {
						at += person
					}
					s.Responses = append(s.Responses, twentyFive(m.Practices[at%assessed], rng, lean)...)
				}
				answers += len(s.Responses)
				sheets = append(sheets, s)
			}
		}
		var out bytes.Buffer
		if err := form.WriteLong(&out, sheets); err != nil {
			b.Fatal(err)
		}
		write(fmt.Sprintf("answers/wave-1/part-%d.csv", part), out.Bytes())
	}
	return answers
}

// twentyFive answers the norms of a practice, then as many of its items.
func twentyFive(p model.Practice, rng *rand.Rand, lean float64) []survey.Response {
	var out []survey.Response
	for _, n := range p.Norms {
		out = append(out, survey.Response{Question: n.Key, Value: int8(min(5, 6*(0.6*rng.Float64()+0.4*lean)))})
	}
	for _, it := range p.Items {
		if len(out) < largeAnswers {
			out = append(out, survey.Response{Question: it.Key, Value: int8(1 + rng.IntN(5))})
		}
	}
	return out
}

// TestTwentyFive holds the generator to the size that it states.
func TestTwentyFive(t *testing.T) {
	m, problems := model.Read(rubble.Files)
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	for _, p := range m.Practices[:assessed] {
		if n := len(twentyFive(p, rand.New(rand.NewPCG(1, 1)), 0.5)); n != largeAnswers {
			t.Errorf("%s: %d answers, want %d", p.ID, n, largeAnswers)
		}
	}
}

// forgetPeak lets the kernel count the most memory of the process from now on,
// where it does.
func forgetPeak() { os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// peak is the most memory that the process held, in MiB; 0 where the kernel
// does not tell.
func peak() float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, found := strings.CutPrefix(lines.Text(), "VmHWM:"); found {
			kib, _ := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(rest, "kB")), 64)
			return kib / 1024
		}
	}
	return 0
}
