package assess

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rubble/diag"
	"rubble/gate"
	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// readOlder reads the models that the project keeps under models/, by version.
func (p *Project) readOlder(problems *diag.List) {
	dir := path.Dir(model.OlderFile(""))
	entries, err := fs.ReadDir(p.Files, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		olderUnreadable(problems, dir, err)
	}
	p.Older = map[string]*model.Model{}
	for _, e := range entries {
		if version, isJSON := strings.CutSuffix(e.Name(), ".json"); isJSON {
			p.readOlderFile(e, version, problems)
		}
	}
}

// readOlderFile reads one of them. What is not a file, or too large for a
// model, is not opened.
func (p *Project) readOlderFile(e fs.DirEntry, version string, problems *diag.List) {
	name := model.OlderFile(version)
	if e.Type()&^fs.ModeSymlink != 0 {
		problems.Errorf(diag.Pos{File: name}, "not a file").WithHint("move it away, or put what rubble model --json printed in its place")
		return
	}
	info, err := fs.Stat(p.Files, name)
	if err == nil && info.Size() > model.MaxJSON {
		problems.Errorf(diag.Pos{File: name}, "%d KiB of JSON, at most %d KiB are read", info.Size()>>10, model.MaxJSON>>10).
			WithHint("rubble model --json prints a model")
		return
	}
	m, wrong, err := model.ReadOlder(p.Files, version)
	if err != nil {
		olderUnreadable(problems, name, err)
		return
	}
	problems.Join(wrong)
	switch {
	case wrong.Failed():
	case version != p.Model.Version:
		p.Older[version] = m
	case m.Hash != p.Model.Hash:
		problems.Warnf(diag.Pos{File: name}, "differs from the model in force, which says that it is %s as well", version).
			WithHint("rubble model diff %s . says in what; then raise the version in content/model.toml", name)
	}
}

func olderUnreadable(problems *diag.List, name string, err error) {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	problems.Errorf(diag.Pos{File: name}, "cannot be read: %w", err).
		WithHint("check that it is in this folder itself, and that you may read it")
}

// missOlder says which models answers were given under that are not at hand,
// and which waves were asked under several.
func (p *Project) missOlder(problems *diag.List) {
	var missing []string
	for _, s := range p.Answers.Sheets {
		if s.Model != "" && p.Older[s.Model] == nil && !slices.Contains(missing, s.Model) {
			missing = append(missing, s.Model)
			problems.Warnf(diag.Pos{File: model.OlderFile(s.Model)}, "there are answers of wave %s given under model %s, which is not here: they are read as though %s had been asked",
				s.Wave, s.Model, p.Model.Version).
				WithHint("save what rubble model --json printed then as %s", model.OlderFile(s.Model))
		}
	}
	for _, w := range p.Waves {
		if asked := p.versionsOf(w.ID); len(asked) > 1 {
			problems.Warnf(diag.Pos{File: path.Join("answers", w.ID)}, "asked under models %s: what the model changed of such a wave is not told", strings.Join(asked, " and "))
		}
	}
}

// askedUnder scores each wave that was asked under an older model once more,
// as that model does: what the report of that time said. A wave whose sheets
// were asked under several is left out, as no report said that.
func (p *Project) askedUnder() []gate.Asked {
	var out []gate.Asked
	for _, w := range p.Waves {
		versions := p.versionsOf(w.ID)
		older := p.Older[versions[0]]
		if len(versions) > 1 || older == nil {
			continue
		}
		var sheets []survey.Sheet
		for _, s := range p.Answers.Sheets {
			if s.Wave == w.ID {
				s.Model = ""
				sheets = append(sheets, s)
			}
		}
		set := p.Settings()
		set.Waves, set.Older, set.Evidence = []string{w.ID}, nil, nil
		scored := score.Score(older, survey.Answers{Sheets: sheets}, set)
		out = append(out, gate.Asked{Wave: w.ID, Version: older.Version, Hash: older.Hash, Scored: scored.Waves[0]})
	}
	return out
}

// versionsOf are the models under which the sheets of a wave were asked,
// sorted as text. A wave with answers has one at least.
func (p *Project) versionsOf(wave string) []string {
	var out []string
	for _, s := range p.Answers.Sheets {
		if version := cmp.Or(s.Model, p.Model.Version); s.Wave == wave && !slices.Contains(out, version) {
			out = append(out, version)
		}
	}
	slices.Sort(out)
	return out
}

// older are the models kept, by version.
func (p *Project) older() []*model.Model {
	var out []*model.Model
	for _, m := range p.Older {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b *model.Model) int { return cmp.Compare(a.Version, b.Version) })
	return out
}
