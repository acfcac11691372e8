// Package config holds a project's settings: their defaults, how a client's
// file merges over them, and what may be set to what.
package config

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"rubble/diag"
	"rubble/tomlfile"
)

// File is where the settings stand, in the program's defaults and in a
// client's folder alike.
const File = "config.toml"

// ErrNoProject reports a folder without settings.
var ErrNoProject = errors.New("not found: this folder is not a rubble project")

// A Config is the settings in force.
type Config struct {
	Organisation struct {
		Name     string
		Language string
	}
	Model struct {
		Practices     []string
		Length        string
		PerRespondent int `toml:"per_respondent"`
	}
	Waves           []Wave
	Teams           []Team
	Confidentiality struct {
		Policy string
	}
	Score Score
	Input struct {
		RefuseAbove float64 `toml:"refuse_above"`
	}
	Records []Records
	Brand   struct {
		Line string
	}

	file *tomlfile.File
}

// A Wave is a period in which people were asked.
type Wave struct {
	ID   string
	Name string
	From time.Time // inclusive day; zero: open
	To   time.Time // inclusive day; zero: open
}

// A Team is a group of people whose answers are taken together.
type Team struct {
	ID      string
	Name    string
	People  int // headcount; 0 if unknown
	Aliases []string
}

// Score holds the settings of scoring.
type Score struct {
	Seed           uint64
	Replicates     int
	Confidence     float64
	Coverage       float64
	Alignment      *float64 `toml:"threshold_alignment"`      // nil: the model's
	Deconstruction *float64 `toml:"threshold_deconstruction"` // nil: the model's
}

// Records are files of one kind, read with one preset.
type Records struct {
	Kind    string
	Files   []string // patterns, relative to the project
	Preset  string
	Columns map[string]string // canonical = theirs
}

// Read reads the settings: those of defaults, with the client's over them. A
// client's folder without the file is an error.
func Read(defaults, client fs.FS) (*Config, diag.List) {
	c := &Config{}
	problems := c.over(defaults)
	if problems.Failed() {
		return c, problems
	}
	problems.Join(c.over(client))
	if problems.Failed() {
		return c, problems
	}
	c.complete()
	c.check(&problems)
	return c, problems
}

func (c *Config) over(fsys fs.FS) diag.List {
	data, err := fs.ReadFile(fsys, File)
	if err != nil {
		var problems diag.List
		p := problems.Errorf(diag.Pos{File: File}, "cannot be read: %w", cause(err)).
			WithHint("it has to be a file that you may read; rubble init DIR writes one")
		if errors.Is(err, fs.ErrNotExist) {
			p.Err = ErrNoProject
			p.WithHint("rubble init DIR makes one; --project DIR names another folder")
		}
		return problems
	}
	under := *c
	c.Model.Practices, c.Waves, c.Teams, c.Records = nil, nil, nil, nil // else elements would show through
	file, problems := tomlfile.Decode(File, data, c)
	c.keepLists(under)
	c.file = file
	return problems
}

// keepLists takes the lists that the file just read does not set from under it.
func (c *Config) keepLists(under Config) {
	if c.Model.Practices == nil {
		c.Model.Practices = under.Model.Practices
	}
	if c.Waves == nil {
		c.Waves = under.Waves
	}
	if c.Teams == nil {
		c.Teams = under.Teams
	}
	if c.Records == nil {
		c.Records = under.Records
	}
}

func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// complete fills in what follows from other settings.
func (c *Config) complete() {
	for i := range c.Waves {
		w := &c.Waves[i]
		if w.Name == "" {
			w.Name = w.ID
		}
		w.From, w.To = dayOf(w.From), dayOf(w.To)
	}
	for i := range c.Teams {
		if c.Teams[i].Name == "" {
			c.Teams[i].Name = c.Teams[i].ID
		}
	}
	for i := range c.Records {
		if c.Records[i].Preset == "" {
			c.Records[i].Preset = "canonical"
		}
	}
}

// dayOf is the midnight that begins a day, as records without an offset have
// it, wherever the program runs.
func dayOf(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Element is the path of a key within an element of a list of tables.
func Element(table string, i int, key string) string {
	return table + "[" + strconv.Itoa(i) + "]." + key
}

// At gives the place of a setting in the client's file, by a path such as
// teams[2].people.
func (c *Config) At(path string) diag.Pos {
	if c.file == nil { // not read from files
		return diag.Pos{File: File}
	}
	return c.file.At(path)
}

// Wave looks a wave up by id.
func (c *Config) Wave(id string) (Wave, bool) {
	i := slices.IndexFunc(c.Waves, func(w Wave) bool { return w.ID == id })
	if i < 0 {
		return Wave{ID: id, Name: id}, len(c.Waves) == 0
	}
	return c.Waves[i], true
}

// Team finds the team that a spelling in the answers stands for: its id, its
// name or an alias, whatever the case. Where no teams are listed, a spelling
// stands for itself.
func (c *Config) Team(spelling string) (Team, bool) {
	for _, t := range c.Teams {
		for _, s := range append([]string{t.ID, t.Name}, t.Aliases...) {
			if strings.EqualFold(s, spelling) {
				return t, true
			}
		}
	}
	return Team{ID: Slug(spelling), Name: spelling}, len(c.Teams) == 0
}
