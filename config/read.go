package config

import (
	"errors"
	"io/fs"
	"time"

	"rubble/diag"
	"rubble/tomlfile"
)

// ErrNoProject reports a folder without settings.
var ErrNoProject = errors.New("not found: this folder is not a rubble project")

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
	c.Model.Practices, c.Waves, c.Teams, c.Segments, c.Asked, c.Records, c.Calendar = nil, nil, nil, nil, nil, nil, Calendar{} // else elements would show through
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
	if c.Segments == nil {
		c.Segments = under.Segments
	}
	if c.Asked == nil {
		c.Asked = under.Asked
	}
	if c.Records == nil {
		c.Records = under.Records
	}
	c.Calendar.keepLists(under.Calendar)
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
		w.From, w.To, w.RecordsFrom = dayOf(w.From), dayOf(w.To), dayOf(w.RecordsFrom)
		if w.RecordsFrom.IsZero() {
			w.RecordsFrom = w.From
		}
	}
	for i := range c.Teams {
		if c.Teams[i].Name == "" {
			c.Teams[i].Name = c.Teams[i].ID
		}
	}
	for i := range c.Segments {
		if c.Segments[i].Name == "" {
			c.Segments[i].Name = c.Segments[i].ID
		}
	}
	for i := range c.Records {
		if c.Records[i].Preset == "" {
			c.Records[i].Preset = "canonical"
		}
	}
	if c.HasCalendar() {
		c.Calendar.complete()
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
