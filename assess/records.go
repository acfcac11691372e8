package assess

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"rubble/config"
	"rubble/diag"
	"rubble/source"
)

// records are those of a project, read and not yet tallied.
type records struct {
	sets     []recordSet
	problems diag.List
}

// A recordSet is what one entry of the settings names: incidents or changes.
type recordSet struct {
	key           string // the same as long as reading would give the same
	entry         config.Records
	at            int            // among the entries
	clock         *time.Location // of stamps without an offset
	files         int
	rows, refused int
	first, last   time.Time
	incidents     *source.Incidents
	changes       *source.Changes
	problems      diag.List
}

// A recordCache keeps what was read of an entry's files for as long as neither
// they nor what maps them have changed.
type recordCache map[string]recordSet

// readRecords reads the files that each entry of the settings names.
func (l *Loader) readRecords(ctx context.Context, p *Project) records {
	var out records
	taken := map[string]bool{}
	kept := recordCache{}
	for i, entry := range p.Config.Records {
		pos := p.Config.At(config.Element("records", i, "files"))
		files := find(l.client, entry, pos, taken, &out.problems)
		preset, wrong := p.preset(i, entry)
		out.problems.Join(wrong)
		if wrong.Failed() || len(files) == 0 {
			continue
		}
		over := source.Overrides{Pos: pos, Columns: entry.Columns, Values: entry.Values, Location: p.Config.RecordsLocation(i)}
		key := signature(l.client, files, preset, over)
		set, known := l.records[key]
		if !known {
			var err error
			if set, err = readSet(ctx, files, preset, over); err != nil {
				unread(&out.problems, pos, err)
				continue
			}
		}
		kept[key] = set
		set.key, set.entry, set.at, set.clock = key, entry, i, over.Location
		out.problems.Join(set.problems)
		p.judgeRefused(&out.problems, "records", set.refused, set.rows)
		out.sets = append(out.sets, set)
	}
	l.records = kept
	return out
}

// unread says why the files of an entry could not be read.
func unread(problems *diag.List, pos diag.Pos, err error) {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		problems.Errorf(diag.Pos{File: p.Path}, "cannot be read: %w", p.Err).
			WithHint("check that it is a file in this folder that you may read, and that it is still there")
		return
	}
	problems.AddError(pos, err)
}

func (p *Project) preset(i int, entry config.Records) (source.Preset, diag.List) {
	content, err := fs.Sub(p.Files, "content")
	if err != nil {
		var problems diag.List
		problems.AddError(p.Config.At(config.Element("records", i, "preset")), err)
		return source.Preset{}, problems
	}
	preset, wrong := source.LoadPreset(content, entry.Kind, entry.Preset)
	for _, problem := range wrong.Sorted() {
		if problem.Pos == (diag.Pos{}) { // of the setting, not of the preset's file
			problem.Pos = p.Config.At(config.Element("records", i, "preset"))
		}
	}
	return preset, wrong
}

func readSet(ctx context.Context, files []source.File, preset source.Preset, over source.Overrides) (recordSet, error) {
	set := recordSet{files: len(files)}
	if preset.Kind == "changes" {
		c, err := source.ReadChanges(ctx, files, preset, over)
		if err != nil {
			return set, err
		}
		set.changes, set.problems = c, c.Problems
		set.rows, set.refused, set.first, set.last = c.Rows, c.Refused, c.First, c.Last
		return set, nil
	}
	in, err := source.ReadIncidents(ctx, files, preset, over)
	if err != nil {
		return set, err
	}
	set.incidents, set.problems = in, in.Problems
	set.rows, set.refused, set.first, set.last = in.Rows, in.Refused, in.First, in.Last
	return set, nil
}

// signature is the same as long as reading files would give the same: their
// names, sizes and times, and all that maps them. It is made before they are
// read, so that a file that changes meanwhile is read again. A file that was
// replaced by one of the same size and the same time goes unnoticed.
func signature(client fs.FS, files []source.File, preset source.Preset, over source.Overrides) string {
	var b strings.Builder
	for _, f := range files {
		info, err := fs.Stat(client, f.Name)
		if err != nil { // reading it will say why
			fmt.Fprintf(&b, "%q %v\n", f.Name, err)
			continue
		}
		fmt.Fprintf(&b, "%q %d %d\n", f.Name, info.Size(), info.ModTime().UnixNano())
	}
	fmt.Fprintf(&b, "%#v\n%q %q %q %v", preset, over.Pos, over.Columns, over.Values, over.Location)
	return b.String()
}

// find lists the files that an entry's patterns match. A file is read once,
// whatever the number of patterns that match it: taken are those of earlier
// entries.
func find(client fs.FS, entry config.Records, pos diag.Pos, taken map[string]bool, problems *diag.List) []source.File {
	var files []source.File
	own := map[string]bool{}
	for _, pattern := range entry.Files {
		names, err := fs.Glob(client, pattern)
		if err != nil {
			problems.Errorf(pos, "%q is not a pattern of files", pattern).WithHint(`for instance "records/incidents*.csv.gz"`)
		} else if len(names) == 0 {
			problems.Errorf(pos, "no file matches %q", pattern).WithHint("paths are relative to the project's folder")
		}
		for _, name := range names {
			if own[name] {
				continue
			}
			if taken[name] {
				problems.Errorf(pos, "%q matches %s, which an earlier entry of [[records]] names already", pattern, name)
			}
			own[name], taken[name] = true, true
			files = append(files, source.File{Name: name, Open: func() (io.ReadCloser, error) { return client.Open(name) }})
		}
	}
	return files
}
