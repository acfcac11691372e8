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
			p.readOlderFile(version, problems)
		}
	}
}

// readOlderFile reads one of them. One that asks for another thing under a key
// of the model in force is refused: which of the two an answer is to, its file
// does not say.
func (p *Project) readOlderFile(version string, problems *diag.List) {
	name := model.OlderFile(version)
	m, wrong, err := model.ReadOlder(p.Files, version)
	if err != nil {
		olderUnreadable(problems, name, err)
		return
	}
	problems.Join(wrong)
	switch {
	case wrong.Failed():
	case version != p.Model.Version:
		if keys := model.Clashes(m, p.Model); len(keys) > 0 {
			problems.Errorf(diag.Pos{File: name}, "asks for another thing under %s than the model in force", strings.Join(keys, ", ")).
				WithHint("give what is asked now a new key and list the old one in content/retired.toml, or move this file away")
			return
		}
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
		if s.Model == "" || p.Older[s.Model] != nil || slices.Contains(missing, s.Model) {
			continue
		}
		missing = append(missing, s.Model)
		if _, err := fs.Stat(p.Files, model.OlderFile(s.Model)); errors.Is(err, fs.ErrNotExist) { // else it was refused
			problems.Warnf(diag.Pos{File: model.OlderFile(s.Model)}, "there are answers of wave %s given under model %s, which is not here: they are read as though %s had been asked",
				s.Wave, s.Model, p.Model.Version).
				WithHint("save what rubble model --json printed then as %s", model.OlderFile(s.Model))
		}
	}
	for i, w := range p.Waves {
		p.missQuestions(w.ID, i == len(p.Waves)-1, problems)
		if asked := p.versionsOf(w.ID); len(asked) > 1 {
			problems.Warnf(diag.Pos{File: path.Join("answers", w.ID)}, "asked under models %s: what the model changed of such a wave is not told", strings.Join(asked, " and ")).
				WithHint("where all of it was asked under one of them, say so by model = under [[waves]] in config.toml, and take the line model = out of its forms")
		}
	}
}

// missQuestions says how many answers of a wave are to questions that the model
// in force does not ask, and how many questionnaires do not say under which
// model they were asked where the project keeps older ones; those of the latest
// wave are held to be asked under the one in force.
func (p *Project) missQuestions(wave string, latest bool, problems *diag.List) {
	gone, silent := 0, 0
	for _, s := range p.Answers.Sheets {
		if s.Wave != wave {
			continue
		}
		if !s.Stated {
			silent++
		}
		for _, r := range s.Responses {
			if !p.Model.Has(r.Question) {
				gone++
			}
		}
	}
	pos := diag.Pos{File: path.Join("answers", wave)}
	if gone > 0 {
		problems.Warnf(pos, "%d answers are to questions that model %s does not ask: they enter no figure made by it", gone, p.Model.Version).
			WithHint("rubble model diff OLD . says which questions went")
	}
	if silent > 0 && !latest && len(p.Older) > 0 {
		problems.Warnf(pos, "questionnaires that do not say under which model they were asked: %d; they are taken as asked under %s", silent, p.Model.Version).
			WithHint("model = \"…\" under [[waves]] in config.toml says it for the wave")
	}
}

// askedUnder scores each wave that was asked under an older model once more,
// as that model does: what the report of that time said. A wave whose sheets
// were asked under several is left out, as no report said that.
func (p *Project) askedUnder(answers survey.Answers) []gate.Asked {
	var out []gate.Asked
	for _, w := range p.Waves {
		versions := p.versionsOf(w.ID)
		older := p.Older[versions[0]]
		if len(versions) > 1 || older == nil {
			continue
		}
		var sheets []survey.Sheet
		for _, s := range answers.Sheets {
			if s.Wave == w.ID {
				s.Model = ""
				sheets = append(sheets, s)
			}
		}
		set := p.settings(older)
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
