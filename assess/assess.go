// Package assess is the way through the house: a project's folder in, what
// may be published of it out. It joins the packages that each know one thing;
// it knows only their order.
//
//	Load     settings, model, answers and records, with everything that is wrong
//	Score    what the answers say
//	Release  what of it may be seen
//
// A [Project] with errors on its list must not be scored.
package assess

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"

	"rubble/config"
	"rubble/diag"
	"rubble/experiment"
	"rubble/fingerprint"
	"rubble/gate"
	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	"rubble/score"
	"rubble/source"
	"rubble/story"
	"rubble/survey"
)

// A Project is a client's folder, read.
type Project struct {
	Config   *config.Config
	Model    *model.Model
	Note     model.Page // the client's word on the overview; may be empty
	Files    fs.FS      // content/, templates/ and static/: the client's over ours
	Answers  survey.Answers
	Teams    []config.Team
	Waves    []config.Wave // those with answers, in order
	Evidence []fingerprint.Evidence
	Outcomes []fingerprint.Outcome
	Months   []MonthOutcomes // the same outcomes, month by month
	Story    []story.Page    // the client's narrative pages, in order
	Quality  report.DataQuality

	Experiments []experiment.Card // by id
	Ledger      ledger.Ledger     // what has been published
	Notes       Notes             // of the latest wave; empty unless they may be published

	Older map[string]*model.Model // by version: those under which earlier waves were asked

	newIDs bool // respondents' ids were given anew, whatever the settings say
}

// LoadModel reads the settings and the model of a client's folder over the
// program's own files.
func LoadModel(client, ours fs.FS) (*Project, diag.List) {
	return loadModel(client, ours, &modelCache{})
}

func loadModel(client, ours fs.FS, cache *modelCache) (*Project, diag.List) {
	p := &Project{Files: overlay{client, ours}}
	var problems diag.List
	p.Config, problems = config.Read(ours, client)
	if problems.Failed() {
		return p, problems
	}
	var wrong diag.List
	p.Model, wrong = cache.read(client, p.Files)
	problems.Join(wrong)
	if !problems.Failed() {
		p.checkPractices(&problems)
	}
	return p, problems
}

// readNote reads the page of prose that stands at the head of the overview,
// if there is one.
func (p *Project) readNote(problems *diag.List) {
	const name = "content/overview.md"
	data, err := fs.ReadFile(p.Files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		problems.Errorf(diag.Pos{File: name}, "cannot be read: %w", err)
		return
	}
	note, wrong := model.ReadPage(name, data)
	problems.Join(wrong)
	p.Note = note
}

func (p *Project) checkPractices(problems *diag.List) {
	check := func(at, id string) {
		if _, ok := p.Model.Practice(id); ok {
			return
		}
		wrong := problems.Errorf(p.Config.At(at), "no practice %q in the model", id)
		if near := diag.Nearest(id, p.Model.PracticeIDs()); near != "" {
			wrong.WithHint("did you mean %q?", near)
		}
	}
	for _, id := range p.Config.Model.Practices {
		check("model.practices", id)
	}
	for i, a := range p.Config.Asked {
		for j, id := range a.Practices {
			check(config.Element("asked", i, "practices")+"["+strconv.Itoa(j)+"]", id)
		}
	}
}

// Load reads a client's folder whole.
func Load(ctx context.Context, client, ours fs.FS, progress diag.Progress) (*Project, diag.List) {
	return NewLoader(client, ours).Load(ctx, progress)
}

// A Loader reads a client's folder again and again. It reads the model, and reads
// and weighs the records, only if they, or what maps and weighs them, have
// changed since the last time. It serves one caller at a time.
type Loader struct {
	client, ours fs.FS
	model        modelCache
	records      recordCache
	weighed      weighed
}

// NewLoader makes a loader of a client's folder over the program's own files.
func NewLoader(client, ours fs.FS) *Loader { return &Loader{client: client, ours: ours} }

// Load reads the folder whole. Answers and records are read at the same time.
func (l *Loader) Load(ctx context.Context, progress diag.Progress) (*Project, diag.List) {
	p, problems := loadModel(l.client, l.ours, &l.model)
	if problems.Failed() {
		return p, problems
	}
	p.readOlder(&problems)
	progress("reading", 0, 0)
	read := make(chan records, 1)
	go func() { read <- l.readRecords(ctx, p) }()
	stats, wrong := p.readAnswers(ctx, l.client)
	problems.Join(wrong)
	p.missOlder(&problems)
	p.judgeIDs(&problems)
	r := <-read
	problems.Join(r.problems)
	p.readExperiments(l.client, &problems)
	p.readNotes(ctx, l.client, &problems)
	p.readProse(l.client, &problems)
	p.Ledger, wrong = ledger.Read(l.client, p.Config.Organisation.Name)
	problems.Join(wrong)
	p.judgePublished(&problems)
	p.Quality = report.DataQuality{Answers: p.answerSources(stats, &problems), Records: []report.RecordSource{}}
	if !problems.Failed() {
		l.weigh(p, r, &problems)
	}
	return p, problems
}

// readProse reads the client's own pages. Shortcodes work in the narrative
// ones only.
func (p *Project) readProse(client fs.FS, problems *diag.List) {
	p.readNote(problems)
	for _, page := range p.Model.Pages() {
		story.Refuse(page, problems)
	}
	story.Refuse(p.Note, problems)
	names := story.Names{Model: p.Model, Practices: p.practices(), IsSlug: config.IsSlug}
	for _, c := range p.Experiments {
		names.Experiments = append(names.Experiments, c.ID)
	}
	for _, t := range p.Teams {
		names.Teams = append(names.Teams, t.ID)
	}
	pages, wrong := story.Read(client, names)
	problems.Join(wrong)
	p.Story = pages
}

// practices are the ids of those assessed.
func (p *Project) practices() []string {
	if len(p.Config.Model.Practices) > 0 {
		return p.Config.Model.Practices
	}
	return p.Model.PracticeIDs()
}

func (p *Project) readAnswers(ctx context.Context, client fs.FS) (source.AnswerStats, diag.List) {
	var stats source.AnswerStats
	var problems diag.List
	p.Answers, p.Teams, stats, problems = source.ReadAnswers(ctx, client, p.Config, p.Model, p.older()...)
	p.Waves = p.wavesWithAnswers()
	return stats, problems
}

// wavesWithAnswers are in the order of the settings, or of their names where
// none are listed.
func (p *Project) wavesWithAnswers() []config.Wave {
	seen := map[string]bool{}
	var ids []string
	for _, s := range p.Answers.Sheets {
		if !seen[s.Wave] {
			seen[s.Wave] = true
			ids = append(ids, s.Wave)
		}
	}
	slices.Sort(ids)
	var waves []config.Wave
	for _, w := range p.Config.Waves {
		if seen[w.ID] {
			waves = append(waves, w)
		}
	}
	if len(p.Config.Waves) == 0 {
		for _, id := range ids {
			w, _ := p.Config.Wave(id)
			waves = append(waves, w)
		}
	}
	return waves
}

func (p *Project) answerSources(stats source.AnswerStats, problems *diag.List) []report.AnswerSource {
	out := []report.AnswerSource{}
	for _, w := range stats.Waves {
		out = append(out, report.AnswerSource{Wave: w.Wave, Files: w.Files, Rows: w.Rows, Refused: w.Refused})
	}
	total := stats.Total()
	p.judgeRefused(problems, "answers", total.Refused, total.Rows)
	return out
}

// judgeRefused stops the run where too many rows were left out.
func (p *Project) judgeRefused(problems *diag.List, what string, refused, rows int) {
	if rows > 0 && float64(refused) > p.Config.Input.RefuseAbove*float64(rows) {
		problems.Errorf(diag.Pos{File: what}, "%d of %d rows were refused, more than the share of %v that input.refuse_above allows",
			refused, rows, p.Config.Input.RefuseAbove).
			WithHint("mend the rows named here, or raise refuse_above under [input] in config.toml")
	}
}

// Settings are what scoring is told.
func (p *Project) Settings() score.Settings { return p.settings(p.Model) }

// settings are those for scoring by a model.
func (p *Project) settings(m *model.Model) score.Settings {
	c := p.Config.Score
	limits := gate.Limits(p.Config.Confidentiality.Policy)
	set := score.Settings{Seed: c.Seed, Replicates: c.Replicates, Confidence: c.Confidence, Coverage: c.Coverage,
		Alignment: m.Thresholds.Alignment, Deconstruction: m.Thresholds.Deconstruction,
		Practices: p.practices(), Older: p.Older, Interval: limits.Interval, Open: limits.Shown == 0, StableIDs: p.stableIDs()}
	if c.Alignment != nil {
		set.Alignment = *c.Alignment
	}
	if c.Deconstruction != nil {
		set.Deconstruction = *c.Deconstruction
	}
	for _, w := range p.Waves {
		set.Waves = append(set.Waves, w.ID)
	}
	segments := p.segmentsTold()
	for _, t := range p.Teams {
		set.Teams = append(set.Teams, score.Team{ID: t.ID, People: t.People, Segment: segments[t.ID]})
	}
	set.Evidence = p.Evidence
	return set
}

// Release draws the lots of the project, scores it and decides what may be seen of
// it; see [Project.Draw].
func (p *Project) Release(version, key string) (gate.Release, error) {
	d, err := p.Draw(key)
	if err != nil {
		return gate.Release{}, err
	}
	return d.Release(version)
}

// Primary is a release as it would be if single cells alone were hidden: for
// the test that shows what could then be worked out, and for nothing else. It
// says so.
func (p *Project) Primary(version string) (gate.Release, error) {
	in := p.input(version)
	in.Primary = true
	p.score(&in, p.Answers)
	return gate.Publish(in, p.Config.Confidentiality.Policy)
}

// score scores answers, under the model in force and under older ones.
func (p *Project) score(in *gate.Input, answers survey.Answers) {
	in.Scored = score.Score(p.Model, answers, in.Settings)
	in.Asked = p.askedUnder(answers)
}

// input is all that the gate is told besides what the answers say.
func (p *Project) input(version string) gate.Input {
	in := gate.Input{Model: p.Model, Settings: p.Settings(),
		Length: p.Config.Model.Length, Organisation: p.Config.Organisation.Name, Version: version,
		Teams: map[string]string{}, Segments: map[string]string{}, Evidence: p.Evidence, Outcomes: p.Outcomes, DataQuality: p.Quality,
		StableIDs: p.stableIDs(), Experiments: p.Experiments}
	for _, w := range p.Waves {
		in.Waves = append(in.Waves, gate.Wave{ID: w.ID, Name: w.Name, From: day(w.From), To: day(w.To)})
	}
	for _, t := range p.Teams {
		in.Teams[t.ID] = t.Name
	}
	for _, id := range p.segmentsTold() {
		in.Segments[id] = id // which may be one of then
	}
	for _, s := range p.Config.Segments {
		in.Segments[s.ID] = s.Name
	}
	for _, m := range p.Months {
		in.Months = append(in.Months, gate.Month(m))
	}
	return in
}

// NoProject says whether the only thing wrong is that the folder has no
// settings.
func NoProject(problems diag.List) bool {
	sorted := problems.Sorted()
	return len(sorted) == 1 && errors.Is(sorted[0], config.ErrNoProject)
}
