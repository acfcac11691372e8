package assess

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"rubble/config"
	"rubble/gate"
	"rubble/ledger"
	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// The practices that neighbouring organisations are asked about.
var neighbourly = []string{"change-enablement", "incident-management"}

// settled are the settings and the model of all organisations, read once.
var settled = sync.OnceValue(func() *Project {
	p, problems := LoadModel(files(map[string]string{"config.toml": ""}), ours())
	if problems.Failed() {
		panic(problems.Sorted()[0])
	}
	p.Config.Model.Practices = neighbourly
	p.Config.Score.Replicates = 40 // nothing here hangs on an interval
	return p
})

// A crowd is the people of an organisation, made up at random: teams of one to
// 24, of whom some answer together, some name a role, and some are asked about
// one of the practices only.
type crowd struct {
	*Project
	rng   *rand.Rand
	alike bool // nearly everybody answers the same
}

// newCrowd makes up an organisation. The same number makes the same one.
func newCrowd(number uint64, policy string) *crowd {
	c := &crowd{rng: rand.New(rand.NewPCG(number, 6))}
	own := *settled()
	cfg := *own.Config
	cfg.Confidentiality.Policy = policy
	c.Project, own.Config, own.Waves = &own, &cfg, []config.Wave{{ID: "w", Name: "w"}}
	c.alike = c.rng.IntN(6) == 0
	if c.rng.IntN(2) == 0 {
		cfg.Segments = []config.Segment{{ID: "north", Name: "north"}, {ID: "south", Name: "south"}}
	}
	heads := c.rng.IntN(2) == 0
	for i := range 2 + c.rng.IntN(5) {
		c.team(fmt.Sprintf("t%d", i), i == 0, heads)
	}
	return c
}

// team makes up a team and its answers; a small one, if it has to be.
func (c *crowd) team(id string, small, heads bool) {
	people := 1 + c.rng.IntN(4)
	if kind := c.rng.IntN(10); kind < 3 && !small {
		people = 5 + c.rng.IntN(5)
	} else if kind < 7 && !small {
		people = 10 + c.rng.IntN(15)
	}
	team := config.Team{ID: id, Name: id}
	together := !small && c.rng.IntN(8) == 0
	if heads || together {
		team.People = people + c.rng.IntN(people+1)
	}
	if n := len(c.Config.Segments); n > 0 && c.rng.IntN(5) > 0 {
		team.Segment = c.Config.Segments[c.rng.IntN(n)].ID
	}
	c.Teams = append(c.Teams, team)
	leaning := c.rng.IntN(6)
	if together {
		s := survey.Sheet{Wave: "w", Team: id, Mode: survey.Consensus, People: people, Length: model.LengthShort}
		c.fill(&s, leaning, 2)
		c.Answers.Sheets = append(c.Answers.Sheets, s)
		return
	}
	asked := 1 + c.rng.IntN(2) // practices that all of the team are asked about
	for i := range people {
		s := survey.Sheet{Wave: "w", Team: id, Respondent: fmt.Sprintf("%s-%02d", id, i), Length: model.LengthShort}
		if role := c.rng.IntN(4); role < len(survey.Roles) {
			s.Role = survey.Roles[role]
		}
		c.fill(&s, leaning, min(asked+c.rng.IntN(3)/2, 2))
		c.Answers.Sheets = append(c.Answers.Sheets, s)
	}
}

// fill answers so many practices and the common norms, all but a few questions
// of them.
func (c *crowd) fill(s *survey.Sheet, leaning, practices int) {
	for _, id := range neighbourly[:practices] {
		p, _ := c.Model.Practice(id)
		for _, n := range p.Norms {
			c.answer(s, n.Key, leaning, 0, model.Rungs)
		}
		for _, it := range p.Asked(model.LengthShort) {
			c.answer(s, it.Key, leaning, 1, model.Points)
		}
	}
	for _, n := range c.Model.Common {
		s.Responses = append(s.Responses, survey.Response{Question: n.Key, Value: c.value(leaning, 0, model.Rungs)})
	}
	slices.SortFunc(s.Responses, func(a, b survey.Response) int {
		if a.Question < b.Question {
			return -1
		}
		return 1
	})
}

func (c *crowd) answer(s *survey.Sheet, key string, leaning, least, points int) {
	r := survey.Response{Question: key, Value: c.value(leaning, least, points)}
	switch n := c.rng.IntN(40); {
	case n == 0:
		return
	case n == 1:
		r = survey.Response{Question: key, Kind: survey.DontKnow}
	case n == 2:
		r = survey.Response{Question: key, Kind: survey.NotApplicable}
	}
	s.Responses = append(s.Responses, r)
}

// value is on a scale, near what the team leans to, or the same for nearly all.
func (c *crowd) value(leaning, least, points int) int8 {
	if c.alike && c.rng.IntN(25) > 0 {
		return int8(least)
	}
	v := leaning + c.rng.IntN(5) - 2
	if c.rng.IntN(4) == 0 {
		v = c.rng.IntN(points)
	}
	return int8(least + min(max(v, 0), points-1))
}

// with is the same organisation with other sheets.
func (c *crowd) with(sheets []survey.Sheet) *crowd {
	own := *c.Project
	own.Answers = survey.Answers{Sheets: sheets}
	return &crowd{Project: &own, rng: c.rng}
}

// without is it without one sheet.
func (c *crowd) without(at int) *crowd {
	return c.with(slices.Delete(slices.Clone(c.Answers.Sheets), at, at+1))
}

// answering is it where some sheets, of the numbers that are named, have other
// values: what was answered stays answered, and nothing else.
func (c *crowd) answering(value func(key string) int8, of ...int) *crowd {
	sheets := slices.Clone(c.Answers.Sheets)
	for _, at := range of {
		s := &sheets[at]
		s.Responses = slices.Clone(s.Responses)
		for i := range s.Responses {
			if r := &s.Responses[i]; r.Kind == survey.Given {
				r.Value = value(r.Question)
			}
		}
	}
	return c.with(sheets)
}

// isNorm says whether a question is answered with a rung.
func (c *crowd) isNorm(key string) bool {
	_, ok := c.Model.Norm(key)
	return ok
}

// random is any value of a question's scale.
func (c *crowd) random(key string) int8 {
	if c.isNorm(key) {
		return int8(c.rng.IntN(model.Rungs))
	}
	return int8(1 + c.rng.IntN(model.Points))
}

// end is one end of a question's scale.
func (c *crowd) end(high bool) func(key string) int8 {
	return func(key string) int8 {
		switch norm := c.isNorm(key); {
		case high && norm:
			return model.Rungs - 1
		case high:
			return model.Points
		case norm:
			return 0
		}
		return 1
	}
}

// told is what an organisation publishes, and what it is worked out from.
type told struct {
	view
	wave   score.Wave // of the answers as they are
	sheets []survey.Sheet
	drawn  []survey.Sheet // with some replaced by lot

	counting map[[3]string]bool // who counts: practice, team, id
}

func (c *crowd) tell(t *testing.T) told {
	t.Helper()
	release, err := c.Release("test", "")
	if err != nil {
		t.Fatal(err)
	}
	set := c.Settings()
	scored := score.Score(c.Model, c.Answers, set)
	drawn, _ := gate.Draw(c.Model, c.Answers, ledger.Judgement{}, set, c.Config.Confidentiality.Policy, c.lottery(""))
	out := told{view: viewOf(t, release.Report()), wave: scored.Waves[0], sheets: c.Answers.Sheets, drawn: drawn.Sheets, counting: map[[3]string]bool{}}
	for _, turnout := range score.Count(c.Model, c.Answers, set, set.Waves[0]) {
		for _, team := range turnout.Teams {
			for _, sheet := range team.Sheets {
				out.counting[[3]string{turnout.Practice, team.ID, c.Answers.Sheets[sheet].Respondent}] = true
			}
		}
	}
	return out
}
