package attack

import (
	"bytes"
	"encoding/csv"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"rubble/ledger"
	"rubble/model"
)

// TestEditions publishes a wave, and once more with the answers of some who
// came late, and attacks the difference. Those who came late are a hidden group
// like any other.
func TestEditions(t *testing.T) {
	glpsol := findGLPK(t)
	m := readModel(t)
	for name, late := range map[string][]int{ // by team
		"one":                        {1},
		"three of a team":            {3},
		"two of each of three teams": {2, 2, 2},
		"five of a team":             {5},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &solver{glpsol, t.TempDir(), seconds}
			e := twoEditions(t, m, late)
			for _, f := range e.attack(t, s, true) {
				if f.fixed || f.table.came(e.before, f.target.team, f.target.quantity) < 5 && f.truth.wide() < narrow {
					t.Errorf("late: %s", f)
				}
			}
			if !slices.ContainsFunc(e.attack(t, s, false), func(f finding) bool { return f.fixed }) {
				t.Error("without a ledger nothing is worked out, so that the attack proves nothing")
			}
		})
	}
}

// An editions is the folder of a wave before and after some came late, and what
// the first edition told.
type editions struct {
	model         *model.Model
	first, second fstest.MapFS
	late          []int
	before        *table
}

// twoEditions are those of four large teams, whose late people all take every
// norm for granted.
func twoEditions(t *testing.T, m *model.Model, late []int) *editions {
	t.Helper()
	of := shape{about: []string{changes}, lean: evenly, teams: func(rng *rand.Rand) []team { return some(rng, 4, 22, 30) }}
	files, err := generate(m, of, draw{people: 1}, "standard")
	if err != nil {
		t.Fatal(err)
	}
	e := &editions{model: m, first: fstest.MapFS{}, second: files.(fstest.MapFS), late: late}
	maps.Copy(e.first, e.second)
	name := path.Join("answers", waves[1], "all.csv")
	rows, err := csv.NewReader(bytes.NewReader(e.second[name].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const inTeam, respondent, question, answer = 1, 2, 5, 6
	var early [][]string
	about, _ := m.Practice(changes)
	isNorm := func(key string) bool {
		return slices.ContainsFunc(about.Norms, func(n model.Norm) bool { return path.Base(n.Key) == key })
	}
	came := map[string]map[string]bool{} // by team: those met, from the end
	for _, row := range slices.Backward(rows[1:]) {
		n := 0
		for team := range late {
			if teamID(team) == row[inTeam] {
				n = late[team]
			}
		}
		met := came[row[inTeam]]
		if met == nil {
			met = map[string]bool{}
			came[row[inTeam]] = met
		}
		met[row[respondent]] = true
		if len(met) > n {
			early = append(early, row)
		} else if isNorm(row[question]) {
			row[answer] = "0"
		}
	}
	e.first[name] = csvOf(t, append([][]string{rows[0]}, early...))
	e.second[name] = csvOf(t, rows)
	return e
}

func csvOf(t *testing.T, rows [][]string) *fstest.MapFile {
	t.Helper()
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: out.Bytes()}
}

// attack bounds what those answered who came late, with the ledger or without.
func (e *editions) attack(t *testing.T, s *solver, withLedger bool) []finding {
	t.Helper()
	first, make := projectOf(t, e.first), off
	second := fstest.MapFS{}
	maps.Copy(second, e.second)
	if withLedger {
		make = on
		drawing, err := first.Draw(key)
		if err != nil {
			t.Fatal(err)
		}
		release, err := drawing.Release("test")
		if err != nil {
			t.Fatal(err)
		}
		l, _ := drawing.Published(release)
		data, err := l.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		second[ledger.File] = &fstest.MapFile{Data: data}
	}
	e.before = e.table(t, publishedOf(t, first, make), e.first)
	now := e.table(t, publishedOf(t, projectOf(t, second), make), e.second)
	then, _ := e.before.whole.Dismantling.told()
	if n, _ := now.whole.Dismantling.told(); n == then {
		return nil // they wait
	}
	var out []finding
	for team := range e.late {
		for _, n := range now.whole.Norms[:2] {
			f, err := now.since(t.Context(), s, e.before, team, n.ID)
			if err != nil {
				t.Error(err)
			}
			out = append(out, f)
		}
	}
	return out
}

// table is the latest wave of a report, with the people whom its folder knows.
func (e *editions) table(t *testing.T, r *published, files fstest.MapFS) *table {
	t.Helper()
	open := fstest.MapFS{}
	maps.Copy(open, files)
	settings := bytes.Replace(files["config.toml"].Data, []byte(`"standard"`), []byte(`"open"`), 1)
	open["config.toml"] = &fstest.MapFile{Data: settings}
	signed := projectOf(t, open)
	return tables(e.model, r, &r.Waves[1], knowing{open: publishedOf(t, signed, on), sheets: signed.Answers.Sheets})[0]
}
