package main

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"rubble/cmd/internal/demo"
	"rubble/model"
)

// What is embedded is what a fresh run writes, no file more or fewer.
func TestFresh(t *testing.T) {
	m, problems := model.Read(os.DirFS("../../../.."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	want, err := answers(m)
	if err != nil {
		t.Fatal(err)
	}
	const remedy = "go run ./cmd/internal/demo/invent, in the root of the repository, writes it again"
	err = fs.WalkDir(demo.Files(), "answers", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		got, err := fs.ReadFile(demo.Files(), name)
		if fresh, ok := want[name]; !ok {
			t.Errorf("%s is not among what a fresh run writes: %s", name, remedy)
		} else if !bytes.Equal(got, fresh) {
			t.Errorf("%s is not what a fresh run writes: %s", name, remedy)
		}
		delete(want, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range want {
		t.Errorf("%s is missing: %s", name, remedy)
	}
}

// Profiles name norms and facets by hand; none of them may be a slip.
func TestProfilesNameWhatThereIs(t *testing.T) {
	m, _ := model.Read(os.DirFS("../../../.."))
	for _, p := range profiles {
		for practice, view := range p.practices {
			for key := range view.norms {
				if _, ok := m.Norm(practice + "/" + key); !ok {
					t.Errorf("team %s: no norm %s/%s", p.id, practice, key)
				}
			}
			for facet := range view.facets {
				if f, ok := m.Facet(facet); !ok || f.Ladder {
					t.Errorf("team %s: no facet with items %s", p.id, facet)
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
}
