package assess

import (
	"context"
	"io"
	"io/fs"
	"time"

	"rubble/config"
	"rubble/diag"
	"rubble/fingerprint"
	"rubble/model"
	"rubble/record"
	"rubble/report"
	"rubble/source"
)

// records are the incidents of a project, read and not yet tallied.
type records struct {
	sets     []incidentSet
	problems diag.List
}

// An incidentSet is what one entry of the settings names.
type incidentSet struct {
	incidents *source.Incidents
	files     int
}

// readRecords reads the files that each entry of the settings names.
func readRecords(ctx context.Context, client fs.FS, p *Project) records {
	var out records
	taken := map[string]bool{}
	for i, entry := range p.Config.Records {
		pos := p.Config.At(config.Element("records", i, "files"))
		files := find(client, entry, pos, taken, &out.problems)
		content, err := fs.Sub(p.Files, "content")
		if err != nil {
			out.problems.AddError(pos, err)
			return out
		}
		preset, wrong := source.LoadPreset(content, entry.Preset)
		for _, problem := range wrong.Sorted() {
			if problem.Pos == (diag.Pos{}) { // of the setting, not of the preset's file
				problem.Pos = p.Config.At(config.Element("records", i, "preset"))
			}
		}
		out.problems.Join(wrong)
		if wrong.Failed() || len(files) == 0 {
			continue
		}
		incidents, err := source.ReadIncidents(ctx, files, preset, source.Overrides{Pos: pos, Columns: entry.Columns})
		if err != nil {
			out.problems.AddError(pos, err)
			continue
		}
		out.problems.Join(incidents.Problems)
		p.judgeRefused(&out.problems, "records", incidents.Refused, incidents.Rows)
		out.sets = append(out.sets, incidentSet{incidents, len(files)})
	}
	return out
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

// tally turns the incidents of the latest wave into evidence and outcomes.
func (p *Project) tally(r records, problems *diag.List) {
	if len(p.Config.Records) == 0 || len(p.Waves) == 0 {
		return
	}
	latest := p.Waves[len(p.Waves)-1]
	var all record.IncidentTally
	for _, set := range r.sets {
		t, outside := set.incidents.Tally(latest.From, after(latest.To))
		all.Merge(t)
		p.Quality.Records = append(p.Quality.Records, report.RecordSource{Kind: "incidents", Files: set.files,
			Rows: set.incidents.Rows, Refused: set.incidents.Refused, Records: t.Incidents, Outside: outside,
			First: day(set.incidents.First), Last: day(set.incidents.Last)})
		if t.Incidents == 0 {
			problems.Warnf(diag.Pos{File: config.File}, "no incident began in the days of wave %q", latest.ID).
				WithHint("the records run from %s to %s", day(set.incidents.First), day(set.incidents.Last))
		}
	}
	p.evidence(all)
}

// least is the number of incidents from which outcomes are told.
const least = 100

func (p *Project) evidence(t record.IncidentTally) {
	confidence := p.Config.Score.Confidence
	for _, f := range p.Model.Fingerprints {
		if e, ok := fingerprintOf(f, t, confidence); ok {
			p.Evidence = append(p.Evidence, e)
		}
	}
	p.Outcomes = []fingerprint.Outcome{
		fingerprint.Reopening(t, least, confidence),
		fingerprint.TimeToResolve(t, least, confidence),
	}
}

// fingerprintOf computes a fingerprint of the model, if the program has its
// statistic.
func fingerprintOf(f model.Fingerprint, t record.IncidentTally, confidence float64) (fingerprint.Evidence, bool) {
	a := fingerprint.Anchors{AbsentAt: f.AbsentAt, PresentAt: f.PresentAt, Least: f.Least, LeastCells: f.LeastCells, LeastBits: f.LeastBits}
	switch f.Key {
	case fingerprint.TierLadderKey:
		return fingerprint.TierLadder(t, a, confidence), true
	case fingerprint.MatrixKey:
		return fingerprint.Matrix(t, a, confidence), true
	case fingerprint.AutoCloseKey:
		return fingerprint.AutoClose(t, a, confidence), true
	}
	return fingerprint.Evidence{}, false
}

// after is the midnight that ends a wave's last day; zero stays open.
func after(to time.Time) time.Time {
	if to.IsZero() {
		return to
	}
	return to.AddDate(0, 0, 1)
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
