package source

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"rubble/config"
	"rubble/diag"
	"rubble/experiment"
	"rubble/model"
	"rubble/tomlfile"
)

// CardNames are what cards may name besides the norms and fingerprints of the
// model: where the settings list no teams or no waves, those that were seen.
// Where none were, any may be named.
type CardNames struct {
	Teams    []config.Team
	Waves    []config.Wave
	Outcomes []string // ids
}

// ReadExperiments reads the cards of a project, experiments/*.toml, by id. A
// project without the folder has none.
func ReadExperiments(fsys fs.FS, cfg *config.Config, m *model.Model, names CardNames) ([]experiment.Card, diag.List) {
	r := &cardReader{fsys: fsys, cfg: cfg, m: m, names: names}
	entries, err := fs.ReadDir(fsys, experiment.Dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			r.unreadable(experiment.Dir, err)
		}
		return nil, r.problems
	}
	var cards []experiment.Card
	for _, e := range entries { // by name
		name := path.Join(experiment.Dir, e.Name())
		id, isTOML := strings.CutSuffix(e.Name(), ".toml")
		switch {
		case strings.HasPrefix(e.Name(), "."), strings.HasPrefix(strings.ToUpper(e.Name()), "README"):
		case !isTOML || e.IsDir():
			r.problems.Warnf(diag.Pos{File: name}, "not read").WithHint("cards are files in %s/ that end in .toml", experiment.Dir)
		case !config.IsSlug(id):
			r.problems.Errorf(diag.Pos{File: name}, "a file whose name cannot be that of a card").
				WithHint("cards are named with a–z, 0–9 and -, at most 80 bytes, such as board-by-day.toml")
		default:
			if card, ok := r.read(name, id); ok {
				cards = append(cards, card)
			}
		}
	}
	return cards, r.problems
}

type cardReader struct {
	fsys     fs.FS
	cfg      *config.Config
	m        *model.Model
	names    CardNames
	file     *tomlfile.File // the one being read
	problems diag.List
}

// A cardFile is a card as its file says it.
type cardFile struct {
	Norm, Team, State, Wave, Shows                                 string
	Need, Current, Target, Obstacle, Experiment, Expected, Learned string
}

func (r *cardReader) read(name, id string) (experiment.Card, bool) {
	data, err := r.bytes(name)
	if err != nil {
		r.unreadable(name, err)
		return experiment.Card{}, false
	}
	var f cardFile
	file, problems := tomlfile.Decode(name, data, &f)
	r.problems.Join(problems)
	if problems.Failed() {
		return experiment.Card{}, false
	}
	r.file = file
	c := experiment.Card{ID: id, Norm: r.norm(f.Norm), Team: r.team(f.Team), State: r.state(f.State), Wave: r.wave(f.Wave),
		Shows: r.shows(strings.TrimSpace(f.Shows)), Need: f.Need, Current: f.Current, Target: f.Target, Obstacle: f.Obstacle,
		Experiment: f.Experiment, Expected: f.Expected, Learned: f.Learned, Pos: diag.Pos{File: name}}
	r.checkTexts(&c)
	return c, true
}

func (r *cardReader) bytes(name string) ([]byte, error) {
	file, err := r.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, mostTOML))
}

func (r *cardReader) unreadable(name string, err error) {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	r.problems.Errorf(diag.Pos{File: name}, "cannot be read: %w", err).
		WithHint("check that it is in this folder itself, and that you may read it")
}

// checkTexts trims the words of a card, and says which of them are too long or
// missing.
func (r *cardReader) checkTexts(c *experiment.Card) {
	for _, t := range c.Texts() {
		*t.Value = strings.TrimSpace(*t.Value)
		if n := utf8.RuneCountInString(*t.Value); n > experiment.Most {
			r.problems.Errorf(r.file.At(t.Key), "%s: %d characters, at most %d", t.Key, n, experiment.Most).
				WithHint("a card is for one step: keep what one needs to know to take it")
		}
	}
	begun := c.State == experiment.Running || c.State == experiment.Learned
	if begun && c.Expected == "" {
		r.missing("expected", c.State, "what you expect is written before the experiment begins; if nobody did, say so there")
	}
	if c.State == experiment.Learned && c.Learned == "" {
		r.missing("learned", c.State, "write what happened, and what you know now; or set state = \"running\"")
	}
	if begun && c.Wave == "" {
		r.problems.Warnf(r.place("wave"), "no wave: the report cannot show whether the rung has moved since").
			WithHint("name the wave whose figures the card began from")
	}
}

func (r *cardReader) missing(key string, state experiment.State, hint string) {
	r.problems.Errorf(r.place(key), "%s is empty on a card that is %s", key, state).WithHint("%s", hint)
}

// place is that of a key, or of the state where the key is not in the file.
func (r *cardReader) place(key string) diag.Pos {
	if r.file.Has(key) {
		return r.file.At(key)
	}
	return r.file.At("state")
}
