// Invent writes the answers and the change records of the demonstration: those
// of people who do not exist, in teams of a company that does not exist, over
// two waves and a year.
//
//	go run ./cmd/internal/demo/invent
//
// run in the root of the repository, puts new ones in the place of the old.
// The same program and model give the same bytes. What each team is like
// stands in tables: see profiles, views and joint; what is planted in the
// records, in planted.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"rubble/config"
	"rubble/model"
)

// client is the folder of the demonstration, from the root of the repository.
const client = "cmd/internal/demo/client"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "invent:", err)
		os.Exit(1)
	}
}

func run() error {
	m, problems := model.Read(os.DirFS("."))
	for _, p := range problems.Sorted() {
		fmt.Fprintln(os.Stderr, p)
	}
	if problems.Failed() {
		return fmt.Errorf("the model cannot be used: run it in the root of the repository")
	}
	cfg, problems := config.Read(os.DirFS("."), os.DirFS(client))
	if problems.Failed() {
		return fmt.Errorf("the settings cannot be used: %w", problems.Sorted()[0])
	}
	files, err := answers(m)
	if err != nil {
		return err
	}
	if files[changesFile], err = changeRecords(cfg); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(client, "answers")); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		to := filepath.Join(client, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// answers are the files of both waves, by their path in the client's folder.
func answers(m *model.Model) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, w := range waves {
		for i := range profiles {
			data, err := table(m, &profiles[i], w)
			if err != nil {
				return nil, err
			}
			files["answers/"+w.id+"/"+profiles[i].id+".csv"] = data
		}
		for _, j := range joint {
			data, err := questionnaire(m, j, w)
			if err != nil {
				return nil, err
			}
			files["answers/"+w.id+"/"+j.team+".toml"] = data
		}
	}
	return files, nil
}

// A wave is a round of questionnaires.
type wave struct {
	id    string
	first bool
}

var waves = []wave{{"2015-autumn", true}, {"2016-spring", false}}
