package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"rubble/cmd/internal/demo"
	"rubble/config"
	"rubble/model"
)

const root = "../../../.."

// made are the files of a fresh run.
func made(t *testing.T) map[string][]byte {
	t.Helper()
	m, problems := model.Read(os.DirFS(root))
	cfg, more := config.Read(os.DirFS(root), demo.Files())
	problems.Join(more)
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	files, err := answers(m)
	if err != nil {
		t.Fatal(err)
	}
	if files[changesFile], err = changeRecords(cfg); err != nil {
		t.Fatal(err)
	}
	return files
}

// unpacked is what a file holds: gzip writes other bytes from version to
// version.
func unpacked(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	if !strings.HasSuffix(name, ".gz") {
		return data
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// What is embedded is what a fresh run writes, no file more or fewer.
func TestFresh(t *testing.T) {
	want := made(t)
	const remedy = "go run ./cmd/internal/demo/invent, in the root of the repository, writes it again"
	check := func(name string) {
		got, err := fs.ReadFile(demo.Files(), name)
		if err != nil {
			t.Error(err)
		}
		if fresh, ok := want[name]; !ok {
			t.Errorf("%s is not among what a fresh run writes: %s", name, remedy)
		} else if !bytes.Equal(unpacked(t, name, got), unpacked(t, name, fresh)) {
			t.Errorf("%s is not what a fresh run writes: %s", name, remedy)
		}
		delete(want, name)
	}
	err := fs.WalkDir(demo.Files(), "answers", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			check(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	check(changesFile)
	for name := range want {
		t.Errorf("%s is missing: %s", name, remedy)
	}
}

// Profiles and views name teams, practices, norms and facets by hand; none of
// them may be a slip, and whoever is asked about a practice has a view of it.
func TestProfilesNameWhatThereIs(t *testing.T) {
	m, _ := model.Read(os.DirFS(root))
	teams := map[string]map[string]bool{} // the practices that each is asked about
	for _, p := range profiles {
		teams[p.id] = map[string]bool{}
		for _, turn := range p.turns {
			for _, practice := range turn {
				teams[p.id][practice] = true
				if _, ok := views[practice][p.id]; !ok {
					t.Errorf("team %s has no view of %s", p.id, practice)
				}
			}
		}
		for key := range p.common.norms {
			if _, ok := m.Norm(model.CommonPractice + "/" + key); !ok {
				t.Errorf("team %s: no common norm %s", p.id, key)
			}
		}
		for key := range p.notApplicable {
			if _, ok := m.Question(key); !ok {
				t.Errorf("team %s: no question %s", p.id, key)
			}
		}
	}
	for practice, byTeam := range views {
		for team, view := range byTeam {
			if !teams[team][practice] {
				t.Errorf("team %s is not asked about %s", team, practice)
			}
			checkView(t, m, path.Join(practice, team), practice, view)
		}
	}
}

// Whom the settings let a form ask about what is whom the answers say: the
// form of a team asks about what one of its turns was asked about.
func TestFormsAskWhatWasAsked(t *testing.T) {
	cfg, problems := config.Read(os.DirFS(root), demo.Files())
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	of := map[string]turns{}
	for _, p := range profiles {
		of[p.id] = p.turns
	}
	for _, j := range joint {
		of[j.team] = turns{j.practices()}
	}
	for _, team := range cfg.Teams {
		asked := cfg.AskedOf("", team.ID)
		if !slices.ContainsFunc(of[team.ID], func(turn []string) bool { return slices.Equal(turn, asked) }) {
			t.Errorf("%s: a form asks about %v, people were asked about %v", team.ID, asked, of[team.ID])
		}
	}
}

func checkView(t *testing.T, m *model.Model, of, practice string, v view) {
	t.Helper()
	for _, moods := range []map[string]mood{v.norms, v.before} {
		for key := range moods {
			if _, ok := m.Norm(practice + "/" + key); !ok {
				t.Errorf("%s: no norm %s", of, key)
			}
		}
	}
	if len(v.facets) != len(order) {
		t.Errorf("%s: %d facets", of, len(v.facets))
	}
	for facet := range v.facets {
		if f, ok := m.Facet(facet); !ok || f.Ladder {
			t.Errorf("%s: no facet with items %s", of, facet)
		}
	}
}
