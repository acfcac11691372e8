package attack

import "math/rand/v2"

// A shape is a kind of organisation in which something may be worked out.
type shape struct {
	name  string
	about []string // practices
	teams func(rng *rand.Rand) []team

	lean        func(rng *rand.Rand) float64 // of a team: 0 takes every norm for granted, 1 has replaced them all
	open        float64                      // share of questions left open
	roles       bool
	managers    int            // with roles: how many of the first team manage, and nobody else does
	byTeam      bool           // with roles: a team is of one, but for the first of the second, who is of the first's
	stable      bool           // respondents keep their ids from wave to wave
	built       bool           // a whole site is built of it
	recoverable bool           // with single figures hidden and nothing else
	fewAbout    map[string]int // practices that so many people of each of the first two teams are asked about, and nobody else
}

// A team is how many answer in each of two waves.
type team struct {
	people    [2]int
	headcount int // 0: not told
	segment   string
	lean      *float64 // where all of it stands; nil: as the shape has it
	together  bool     // one questionnaire, filled in together
}

const (
	changes   = "change-enablement"
	incidents = "incident-management"
)

// shapes are what is attacked: organisations of 50–500 people, two waves each.
func shapes() []shape {
	one := []string{changes}
	return []shape{
		{name: "one small team beside large ones", built: true, recoverable: true, about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3+rng.IntN(3), 12, 30), still(1+rng.IntN(4)))
		}},
		{name: "two small teams beside large ones", about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3+rng.IntN(4), 20, 60), still(1+rng.IntN(2)), still(3+rng.IntN(2)))
		}},
		{name: "many tiny teams", about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 12, 1, 4), some(rng, 2, 20, 30)...)
		}},
		{name: "all small", about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 8, 5, 9), still(2))
		}},
		{name: "everybody at the bottom", about: one, lean: at(0), teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3, 12, 40), still(2), still(4))
		}},
		{name: "small teams at the bottom", recoverable: true, about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3, 20, 40), still(1).all(0), still(4).all(0))
		}},
		{name: "small teams at the top", recoverable: true, about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3, 20, 40), still(2).all(1), still(3).all(1))
		}},
		{name: "everybody at the top", about: one, lean: at(1), teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3, 12, 40), still(1), still(4))
		}},
		{name: "small teams in segments", built: true, recoverable: true, about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			var out []team
			for _, segment := range []string{"north", "south", "west"} {
				for _, t := range append(some(rng, 2, 12, 25), still(1+rng.IntN(4))) {
					t.segment = segment
					out = append(out, t)
				}
			}
			return out
		}},
		{name: "roles told", recoverable: true, about: one, lean: evenly, roles: true, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 4, 15, 30), still(3))
		}},
		{name: "large segments and roles", recoverable: true, about: one, lean: evenly, roles: true, teams: func(rng *rand.Rand) []team {
			var out []team
			for _, segment := range []string{"north", "south"} {
				for _, t := range append(some(rng, 4, 57, 60), still(1+rng.IntN(2)), still(3+rng.IntN(2))) {
					t.segment = segment
					out = append(out, t)
				}
			}
			return out
		}},
		{name: "all of a role in a team but one", recoverable: true, about: one, lean: evenly, roles: true, byTeam: true, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 2, 10, 12), some(rng, 3, 15, 30)...)
		}},
		{name: "few managers", recoverable: true, about: one, lean: evenly, roles: true, managers: 3, teams: func(rng *rand.Rand) []team {
			return some(rng, 4, 15, 30)
		}},
		{name: "joiners and leavers", recoverable: true, about: one, lean: evenly, stable: true, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 3, 20, 40), team{people: [2]int{6, 3}}, team{people: [2]int{3, 6}}, team{people: [2]int{12, 4}})
		}},
		{name: "questions left open", built: true, about: one, lean: evenly, open: 0.05, teams: func(rng *rand.Rand) []team {
			return append(some(rng, 4, 12, 30), still(4), still(2))
		}},
		{name: "headcounts and a joint answer", recoverable: true, about: one, lean: evenly, teams: func(rng *rand.Rand) []team {
			out := append(some(rng, 3, 14, 30), still(2))
			for i := range out {
				out[i].headcount = max(out[i].people[0], out[i].people[1]) + 1 + rng.IntN(4)
			}
			return append(out, team{people: [2]int{7, 7}, headcount: 7, together: true})
		}},
		{name: "few asked about a second practice", recoverable: true, about: []string{changes, incidents}, lean: evenly,
			fewAbout: map[string]int{incidents: 2}, teams: func(rng *rand.Rand) []team { return some(rng, 4, 14, 30) }},
	}
}

// some are so many teams of least to most people, whose number changes a
// little from wave to wave.
func some(rng *rand.Rand, n, least, most int) []team {
	out := make([]team, n)
	for i := range out {
		for wave := range out[i].people {
			out[i].people[wave] = least + rng.IntN(most-least+1)
		}
	}
	return out
}

// all lets a team lean to one place.
func (t team) all(lean float64) team {
	t.lean = &lean
	return t
}

// still is a team that keeps its number.
func still(n int) team { return team{people: [2]int{n, n}} }

func evenly(rng *rand.Rand) float64 { return rng.Float64() }

func at(lean float64) func(*rand.Rand) float64 { return func(*rand.Rand) float64 { return lean } }
