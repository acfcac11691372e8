// Package config holds a project's settings: their defaults, how a client's
// file merges over them, and what may be set to what.
package config

import (
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

// A Config is the settings in force.
type Config struct {
	Organisation struct {
		Name     string
		Language string
		TimeZone string `toml:"time_zone"` // IANA; "": not told
	}
	Model struct {
		Practices     []string
		Length        string
		PerRespondent int `toml:"per_respondent"`
	}
	Waves           []Wave
	Teams           []Team
	Segments        []Segment
	Asked           []Asked
	Confidentiality struct {
		Policy    string
		StableIDs bool `toml:"stable_ids"` // ids of respondents stay the same from wave to wave
		Notes     bool // those that a person has approved are published
	}
	Score Score
	Input struct {
		RefuseAbove float64 `toml:"refuse_above"`
	}
	Calendar Calendar
	Records  []Records
	Report   struct {
		Edition string // the one that is made unless the command line says otherwise
	}
	Brand struct {
		Line string
	}

	file *tomlfile.File
}

// A Wave is a period in which people were asked.
type Wave struct {
	ID          string
	Name        string
	From        time.Time // inclusive day; zero: open
	To          time.Time // inclusive day; zero: open
	RecordsFrom time.Time `toml:"records_from"` // inclusive day from which records belong to the wave; zero: open
	Model       string    // version under which it was asked; "": the one in force, or what its forms say
}

// A Team is a group of people whose answers are taken together.
type Team struct {
	ID      string
	Name    string
	People  int    // headcount; 0 if unknown
	Segment string `hint:"a team belongs to one segment: segment = \"…\""` // id of the group of teams that it belongs to; may be empty
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
