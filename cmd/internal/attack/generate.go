package attack

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"testing/fstest"

	"rubble/form"
	"rubble/model"
	"rubble/survey"
)

// waves are the ids of both.
var waves = [2]string{"wave-1", "wave-2"}

// A draw is which of all organisations of a shape it is: its people, and what
// they answer.
type draw struct {
	people, answers uint64
	low             bool // in small teams everybody takes every norm for granted
}

// small is how many people at most make a team small.
const small = 8

// generate writes the folder of a client of that shape, as one would hand it
// over: settings and answers. The same draw gives the same people and answers,
// whatever the policy.
func generate(m *model.Model, of shape, by draw, policy string) (fs.FS, error) {
	rng := rand.New(rand.NewPCG(by.people, uint64(len(of.name))))
	teams := of.teams(rng)
	g := generator{m: m, shape: of, teams: teams, rng: rng, low: by.low, says: rand.New(rand.NewPCG(by.people, by.answers)),
		ids: make([][]string, len(teams)), leans: make([]float64, len(teams))}
	for i := range teams {
		g.leans[i] = of.lean(g.says)
		if own := teams[i].lean; own != nil {
			g.leans[i] = *own
		}
		if by.low && max(teams[i].people[0], teams[i].people[1]) <= small {
			g.leans[i] = 0
		}
	}
	files := fstest.MapFS{"config.toml": {Data: []byte(g.settings(policy))}}
	for wave := range waves {
		if err := g.wave(files, wave); err != nil {
			return nil, err
		}
	}
	return files, nil
}

type generator struct {
	m     *model.Model
	shape shape
	teams []team
	rng   *rand.Rand // of people
	says  *rand.Rand // of answers
	low   bool
	ids   [][]string // of each team's respondents, in the wave before
	leans []float64
	given int // ids so far
}

func (g *generator) settings(policy string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "[organisation]\nname = \"Generated\"\n[model]\npractices = [\"%s\"]\n", strings.Join(g.shape.about, `", "`))
	fmt.Fprintf(&out, "[confidentiality]\npolicy = %q\nstable_ids = %t\n[score]\nreplicates = 200\n", policy, g.shape.stable)
	for _, w := range waves {
		fmt.Fprintf(&out, "[[waves]]\nid = %q\n", w)
	}
	named := map[string]bool{"": true}
	for i, t := range g.teams {
		fmt.Fprintf(&out, "[[teams]]\nid = %q\n", teamID(i))
		if t.headcount > 0 {
			fmt.Fprintf(&out, "people = %d\n", t.headcount)
		}
		if t.segment != "" {
			fmt.Fprintf(&out, "segment = %q\n", t.segment)
		}
	}
	for _, t := range g.teams {
		if !named[t.segment] {
			named[t.segment] = true
			fmt.Fprintf(&out, "[[segments]]\nid = %q\n", t.segment)
		}
	}
	return out.String()
}

func teamID(i int) string { return fmt.Sprintf("team-%02d", i+1) }

// wave adds the answers of one.
func (g *generator) wave(files fstest.MapFS, wave int) error {
	var sheets []survey.Sheet
	for i, t := range g.teams {
		if t.together {
			files[path.Join("answers", waves[wave], teamID(i)+".toml")] = &fstest.MapFile{Data: []byte(g.joint(i, wave))}
			continue
		}
		g.people(i, t.people[wave])
		for person, id := range g.ids[i] {
			s := survey.Sheet{Wave: waves[wave], Team: teamID(i), Respondent: id}
			if g.shape.roles {
				s.Role = g.role(i, person)
			}
			lean := g.leans[i]
			if g.low && s.Role == survey.Roles[0] && g.shape.managers > 0 {
				g.leans[i] = 0
			}
			for _, practice := range g.shape.about {
				if n, few := g.shape.fewAbout[practice]; !few || i < 2 && person < n {
					s.Responses = append(s.Responses, g.answers(practice, i)...)
				}
			}
			g.leans[i] = lean
			sheets = append(sheets, s)
		}
	}
	var out bytes.Buffer
	if err := form.WriteLong(&out, sheets); err != nil {
		return err
	}
	files[path.Join("answers", waves[wave], "all.csv")] = &fstest.MapFile{Data: out.Bytes()}
	return nil
}

// role is that of a team's person.
func (g *generator) role(team, person int) string {
	switch n := g.shape.managers; {
	case g.shape.byTeam && team == 1 && person == 0:
		return survey.Roles[0]
	case g.shape.byTeam:
		return survey.Roles[min(team, len(survey.Roles)-1)]
	case n == 0:
		return survey.Roles[g.rng.IntN(len(survey.Roles))]
	case team == 0 && person < n:
		return survey.Roles[0]
	}
	return survey.Roles[1+g.rng.IntN(len(survey.Roles)-1)]
}

// people lets one in ten of a team leave, and others join until there are n.
func (g *generator) people(team, n int) {
	var stay []string
	for _, id := range g.ids[team] {
		if len(stay) < n && g.rng.IntN(10) > 0 {
			stay = append(stay, id)
		}
	}
	for len(stay) < n {
		g.given++
		stay = append(stay, fmt.Sprintf("p%04d", g.given))
	}
	g.ids[team] = stay
}

// answers are one respondent's to a practice.
func (g *generator) answers(practice string, team int) []survey.Response {
	p, _ := g.m.Practice(practice)
	var out []survey.Response
	add := func(question string, value int) {
		r := survey.Response{Question: question, Value: int8(value)}
		if g.says.Float64() < g.shape.open {
			r = survey.Response{Question: question, Kind: survey.DontKnow}
		}
		out = append(out, r)
	}
	for _, n := range p.Norms {
		add(n.Key, g.value(team, 0, model.Rungs-1))
	}
	for _, item := range p.Asked(model.LengthShort) {
		agreed := g.value(team, 1, 5)
		if item.Reverse {
			agreed = 6 - agreed
		}
		add(item.Key, agreed)
	}
	return out
}

// value draws from least to most: all at an end where the team leans wholly to
// it, else about where it leans.
func (g *generator) value(team, least, most int) int {
	lean := g.leans[team]
	if lean == 0 || lean == 1 {
		return least + int(lean)*(most-least)
	}
	return least + min(most-least, int(float64(most-least+1)*(0.6*g.says.Float64()+0.4*lean)))
}

// joint is what a team answers together.
func (g *generator) joint(team, wave int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "wave = %q\nteam = %q\nmode = \"consensus\"\npeople = %d\nlength = \"short\"\n", waves[wave], teamID(team), g.teams[team].people[wave])
	for _, practice := range g.shape.about {
		fmt.Fprintf(&out, "[%s]\n", practice)
		for _, r := range g.answers(practice, team) {
			if r.Kind == survey.Given {
				fmt.Fprintf(&out, "%s = %d\n", path.Base(r.Question), r.Value)
			}
		}
	}
	return out.String()
}
