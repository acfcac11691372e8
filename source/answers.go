package source

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"rubble/config"
	"rubble/diag"
	"rubble/form"
	"rubble/model"
	"rubble/survey"
)

// answersDir holds a folder for each wave, named by its id.
const answersDir = "answers"

// ErrNoAnswers reports a folder in which nobody has answered yet.
var ErrNoAnswers = errors.New("no answers found")

// AnswerStats say what was read, wave by wave in the order of their ids.
type AnswerStats struct {
	Waves []WaveStats
}

// WaveStats say what was read of one wave. Rows are the rows of tables and the
// answers in forms; the share of them that was refused decides whether the run
// goes on, which is left to the caller.
type WaveStats struct {
	Wave      string
	Files     int
	Blank     int // forms without an answer
	Sheets    int // with answers, one for each respondent or team
	Responses int
	Rows      int // refused ones included
	Refused   int
}

// Total sums all waves up.
func (s AnswerStats) Total() WaveStats {
	var t WaveStats
	for _, w := range s.Waves {
		t.Files += w.Files
		t.Blank += w.Blank
		t.Sheets += w.Sheets
		t.Responses += w.Responses
		t.Rows += w.Rows
		t.Refused += w.Refused
	}
	return t
}

// ReadAnswers reads all answers under answers/ in fsys: forms (.toml) and
// tables (.csv), plain or gzip, in the folder of their wave or further down.
//
// Waves, teams and practices that cfg lists are the only ones allowed; where
// it lists none, those that appear count. Several files may hold the answers
// of one respondent or team, but not to the same question. A form without a
// respondent's id is a respondent of its own. A team answers a practice in a
// wave either one by one or together, and no more people answer than it has.
//
// The teams are those listed, in their order, or else those seen, by id. The
// result does not depend on the order of files and rows. After cancellation
// the list holds its cause.
//
// Answers to questions that only one of the older models has are read as well,
// so that the wave can be scored as it was then.
func ReadAnswers(ctx context.Context, fsys fs.FS, cfg *config.Config, m *model.Model, older ...*model.Model) (survey.Answers, []config.Team, AnswerStats, diag.List) {
	r := &answersReader{fsys: fsys, cfg: cfg, m: m, older: older, names: map[string]string{}, stats: map[string]*WaveStats{}, copies: map[[2]string]*copied{}}
	r.readAll(ctx, r.find())
	sheets := r.merge()
	r.checkTeams(sheets)
	if len(sheets) == 0 && !r.problems.Failed() {
		none := r.problems.Errorf(diag.Pos{File: answersDir}, "%w", ErrNoAnswers).
			WithHint("rubble questionnaire writes a form; filled in, it goes into the folder of its wave, such as %s/2026-spring/", answersDir)
		if r.blank() {
			none.WithHint("the forms are there and still blank: fill one in, between the quotes")
		}
	}
	answers, stats := r.result(sheets)
	return answers, r.teams(sheets), stats, r.problems
}

// blank says whether there are forms in which nothing is answered.
func (r *answersReader) blank() bool {
	for _, w := range r.stats {
		if w.Blank > 0 {
			return true
		}
	}
	return false
}

type answersReader struct {
	fsys     fs.FS
	cfg      *config.Config
	m        *model.Model
	older    []*model.Model
	sheets   []form.Sheet // as the files hold them
	stats    map[string]*WaveStats
	copies   map[[2]string]*copied // by the later and the earlier file
	note     func(form.Note)       // nil: notes are dropped
	problems diag.List

	mu    sync.Mutex // files are read at the same time
	names map[string]string
}

func (r *answersReader) wave(id string) *WaveStats {
	if r.stats[id] == nil {
		r.stats[id] = &WaveStats{Wave: id}
	}
	return r.stats[id]
}

// rules are those for the answers of one wave.
func (r *answersReader) rules(wave string) form.Rules {
	rules := form.Rules{Wave: wave, Practices: r.cfg.Model.Practices, Length: r.cfg.Model.Length, Team: r.team, Older: r.older, Note: r.note}
	if w, ok := r.cfg.Wave(wave); ok {
		rules.Model = w.Model
	}
	for _, t := range r.cfg.Teams {
		rules.Teams = append(rules.Teams, t.ID)
	}
	for _, t := range r.cfg.Teams {
		rules.Teams = append(rules.Teams, t.Aliases...)
		if t.Name != t.ID {
			rules.Teams = append(rules.Teams, t.Name)
		}
	}
	return rules
}

// team finds a team's id and, where no teams are listed, remembers the first
// of its spellings in the order of the alphabet as its name.
func (r *answersReader) team(spelling string) (id string, ok bool) {
	t, ok := r.cfg.Team(spelling)
	if !ok {
		return "", false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if name, seen := r.names[t.ID]; !seen || t.Name < name {
		r.names[t.ID] = t.Name
	}
	return t.ID, true
}

// teams are those listed, or those that the sheets are of.
func (r *answersReader) teams(sheets []form.Sheet) []config.Team {
	if len(r.cfg.Teams) > 0 {
		return slices.Clone(r.cfg.Teams)
	}
	var teams []config.Team
	for _, s := range sheets {
		teams = append(teams, config.Team{ID: s.Team, Name: r.names[s.Team]})
	}
	slices.SortFunc(teams, func(a, b config.Team) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(teams, func(a, b config.Team) bool { return a.ID == b.ID })
}

func (r *answersReader) result(sheets []form.Sheet) (survey.Answers, AnswerStats) {
	var answers survey.Answers
	var stats AnswerStats
	answers.Sheets = make([]survey.Sheet, len(sheets))
	for i, s := range sheets {
		answers.Sheets[i] = s.Sheet
		wave := r.wave(s.Wave)
		wave.Sheets++
		wave.Responses += len(s.Responses)
	}
	for _, wave := range r.stats {
		stats.Waves = append(stats.Waves, *wave)
	}
	slices.SortFunc(stats.Waves, func(a, b WaveStats) int { return cmp.Compare(a.Wave, b.Wave) })
	total := stats.Total()
	answers.Files, answers.Rows = total.Files, total.Rows
	return answers, stats
}

// answersCause strips the path from an error of a file system, which the
// position says already.
func answersCause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
