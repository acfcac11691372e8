package gate

import (
	"fmt"
	"maps"
	"slices"

	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// A pool is a group of answers to one question of which some are replaced:
// those to which what is told of others could lead.
type pool struct {
	of     []int // places in the list of replies
	lots   int
	people int // who are taken to have answered, see [footings.pools]
}

// Footings are what is known of a practice in one wave that bears on its
// pools.
type footings struct {
	teams   []footing       // in the order of the turnout
	people  []voter         // who count, in that order
	roles   map[string]bool // that are told; nil where that makes no pool
	crossed map[int]bool    // places of the sheets of whom teams and roles tell together
	cohorts []ledger.Cohort // of the practice
}

// A voter is somebody who counts: the place of their sheet, and of their team.
type voter struct{ sheet, team int }

// A footing is how a team stands to a practice.
type footing struct {
	id    string
	level level
	// The pools that answers of the team may be in.
	nothing, rounded, alike string
	apart                   []apart
}

// An apart is the people of a team of which figures are told who lack the same,
// where they are too few to be told of: from a score and its facets or norms
// together follows what they said. Who left less open is behind the rounding to
// whole numbers, see [publisher.toldOf].
type apart struct {
	pool string
	is   map[int]bool // places of their sheets
}

// footings are those of a practice in a wave. The common norms are told of the
// organisation alone, and of no roles.
func (d *drawer) footings(wave string, t scoring.Turnout) *footings {
	s := &footings{}
	for i, team := range t.Teams {
		for _, sheet := range team.Sheets {
			s.people = append(s.people, voter{sheet, i})
		}
		own := footing{id: team.ID, level: d.level(min(team.Scored, team.Respondents)),
			nothing: "nothing/" + team.Segment, rounded: "rounded/" + team.Segment, alike: "alike/" + team.ID}
		if own.level >= interval {
			own.apart = d.apart(team)
		}
		s.teams = append(s.teams, own)
	}
	if t.Practice != model.CommonPractice {
		told, others := d.rolesTold(t.Roles)
		if s.crossed = d.crossed(t, told, s.teams); others {
			s.roles = told
		}
	}
	for _, c := range d.cohorts[wave] {
		if c.Practice == t.Practice {
			s.cohorts = append(s.cohorts, c)
		}
	}
	return s
}

// apart are the people of a team who lack the same, where they are few.
func (d *drawer) apart(team scoring.TeamTurnout) []apart {
	var out []apart
	for lack := scoring.NoAlignment; lack <= scoring.ManyNorms; lack <<= 1 {
		a := apart{pool: fmt.Sprintf("apart/%s/%02d", team.ID, lack), is: map[int]bool{}}
		for i, sheet := range team.Sheets {
			if team.Lacks[i]&lack != 0 {
				a.is[sheet] = true
			}
		}
		if 0 < len(a.is) && len(a.is) < d.limits.Shown {
			out = append(out, a)
		}
	}
	return out
}

// level is what may be told of n people who answered one by one.
func (d *drawer) level(n int) level { return (&publisher{limits: d.limits}).levelOf(n, false) }

// rolesTold are the roles that are large enough to be told, where there are two
// such at least, since one alone is not told; and whether there are others.
func (d *drawer) rolesTold(roles []scoring.RoleCount) (told map[string]bool, others bool) {
	told = map[string]bool{}
	for _, r := range roles {
		if r.Role != "" && d.level(r.Sheets) >= interval {
			told[r.Role] = true
		} else {
			others = true
		}
	}
	if len(told) < 2 {
		return nil, false
	}
	return told, others
}

// pools are those of one question. The answers of cells of which nothing is
// told are a pool in each segment, of which the sum can be told, and so are
// those of cells of which a rounded figure is; a cell in which nearly all
// answered alike is one by itself, as is the whole; and so are the people of
// all roles of which nothing is told, those of whom roles and teams tell together,
// those of a cohort, and the few of a team who lack the same. What is alike is so, or would be if so many more answers
// were the most frequent one.
//
// Of a team for which no interval is told, all who count are taken to have
// answered, and of others those who did: how many of a team of which nothing is
// told left a question open is an answer, too.
func (s *footings) pools(sheets []survey.Sheet, replies []reply, l report.Limits, more int) []pool {
	var whole tally
	teams := make([]tally, len(s.teams))
	for _, r := range replies {
		whole[r.value]++
		teams[r.team][r.value]++
	}
	in := make([]*pool, len(s.teams)) // that answers of a team are in
	pools := map[string]*pool{}
	named := func(name string, lots int) *pool {
		if pools[name] == nil {
			pools[name] = &pool{lots: lots}
		}
		return pools[name]
	}
	for i := range teams {
		switch own, n := &s.teams[i], teams[i].all(); {
		case n == 0 && own.level > nothing:
		case own.level == nothing || n < l.Shown:
			in[i] = named(own.nothing, l.Lots)
		case own.level == rounded || n < l.Interval:
			in[i] = named(own.rounded, 1)
		case teams[i].alike(more):
			in[i] = named(own.alike, 1)
		}
	}
	everybody := whole.alike(more)
	places := s.placesOf(replies)
	for who, r := range s.people {
		at := places[who]
		if at < 0 && s.teams[r.team].level >= interval {
			continue
		}
		add := func(p *pool) {
			if p.people++; at >= 0 {
				p.of = append(p.of, at)
			}
		}
		newcomer := false
		for i, c := range s.cohorts {
			if _, is := slices.BinarySearch(c.Respondents, sheets[r.sheet].Respondent); is && c.Team == s.teams[r.team].id {
				add(named(fmt.Sprintf("cohort/%06d", i), l.Lots))
				newcomer = newcomer || c.Came
			}
		}
		if newcomer { // who has lots of their own: with them in, those of others would be drawn anew
			continue
		}
		if p := in[r.team]; p != nil {
			add(p)
		}
		for _, a := range s.teams[r.team].apart {
			if a.is[r.sheet] {
				add(named(a.pool, l.Lots))
			}
		}
		if s.roles != nil && !s.roles[sheets[r.sheet].Role] {
			add(named("roles", l.Lots))
		}
		if s.crossed[r.sheet] {
			add(named("crossed", l.Lots))
		}
		if everybody {
			add(named("whole", 1))
		}
	}
	// alike, apart, cohort, crossed, nothing, roles, rounded, whole: what is in the whole counts for it, too
	var out []pool
	for _, name := range slices.Sorted(maps.Keys(pools)) {
		out = append(out, *pools[name])
	}
	return out
}

// placesOf are those of replies to a question, by who gave them; −1 for nobody's.
func (s *footings) placesOf(replies []reply) []int {
	out := make([]int, len(s.people))
	for who := range out {
		out[who] = -1
	}
	for at, r := range replies {
		out[r.who] = at
	}
	return out
}
