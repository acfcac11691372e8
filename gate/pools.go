package gate

import (
	"fmt"
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
	of   []int // places in the list of replies
	lots int
}

// Standings are what is known of a practice in one wave that bears on its
// pools.
type standings struct {
	teams    map[string]*footing // by id; those that answered one by one
	roles    map[string]bool     // that are told; nil where that makes no pool
	cohorts  []ledger.Cohort     // of the practice
	counting func(sheet *survey.Sheet) bool
}

// A footing is how a team stands to a practice.
type footing struct {
	segment  string
	level    level
	counting map[string]bool // ids of those who count
}

func (s *standings) counts(sheet *survey.Sheet) bool { return s.counting(sheet) }

// standings are those of the practices in which somebody could be made out:
// somewhere few people stand behind a figure, or nearly all answered alike.
func (d *drawer) standings(w *scoring.Wave) map[string]*standings {
	out := map[string]*standings{}
	for i := range w.Practices {
		whole := &w.Practices[i]
		s := &standings{teams: map[string]*footing{}, roles: d.rolesTold(whole), cohorts: d.cohortsOf(w.ID, whole.ID)}
		open := s.roles != nil || s.cohorts != nil || d.narrow(whole)
		for j := range w.Teams {
			t := &w.Teams[j]
			for k := range t.Practices {
				if p := &t.Practices[k]; p.ID == whole.ID && p.Mode == survey.Individual {
					own := d.footing(t, p)
					s.teams[t.ID] = own
					open = open || own.level < interval || d.narrow(p)
				}
			}
		}
		s.counting = func(sheet *survey.Sheet) bool {
			t := s.teams[sheet.Team]
			return t != nil && t.counting[sheet.Respondent]
		}
		if open {
			out[whole.ID] = s
		}
	}
	if common := d.common(w); common != nil {
		out[model.CommonPractice] = common
	}
	return out
}

// cohortsOf are those of a practice.
func (d *drawer) cohortsOf(wave, practice string) []ledger.Cohort {
	var out []ledger.Cohort
	for _, c := range d.cohorts[wave] {
		if c.Practice == practice {
			out = append(out, c)
		}
	}
	return out
}

// level is what may be told of n people who answered one by one.
func (d *drawer) level(n int) level { return (&publisher{limits: d.limits}).levelOf(n, false) }

func (d *drawer) footing(t *scoring.TeamResult, p *scoring.Practice) *footing {
	s := &footing{segment: t.Segment, level: d.level(min(least(p.Alignment, p.Dismantling, p.Reinvention), t.Respondents)), counting: map[string]bool{}}
	for _, id := range p.Respondents() {
		s.counting[id] = true
	}
	return s
}

// narrow says whether few answered a question of a practice, or nearly all
// alike.
func (d *drawer) narrow(p *scoring.Practice) bool {
	few := func(n int) bool { return n > 0 && n < d.limits.Interval }
	return slices.ContainsFunc(p.Norms, func(n scoring.Norm) bool { return few(n.Value.N) || n.Alike() >= alike }) ||
		slices.ContainsFunc(p.Facets, func(f scoring.Facet) bool { return few(f.N) || f.Alike >= alike })
}

// rolesTold are the roles that are large enough to be told, where there are two
// such at least, since one alone is not told, and others that are not.
func (d *drawer) rolesTold(p *scoring.Practice) map[string]bool {
	told, others := map[string]bool{}, false
	for _, r := range p.Roles {
		if r.Role != "" && d.level(least(r.Alignment, r.Dismantling, r.Reinvention)) >= interval {
			told[r.Role] = true
		} else {
			others = true
		}
	}
	if len(told) < 2 || !others {
		return nil
	}
	return told
}

// common is how teams stand to the common norms, which are told of the
// organisation alone. Only such sheets are drawn from as answered enough of
// these to count whatever else applied.
func (d *drawer) common(w *scoring.Wave) *standings {
	s := &standings{teams: map[string]*footing{}, cohorts: d.cohortsOf(w.ID, model.CommonPractice)}
	open := s.cohorts != nil || slices.ContainsFunc(w.Common, func(n scoring.Norm) bool { return n.Alike() >= alike })
	for i := range w.Teams {
		if t := &w.Teams[i]; t.Mode == survey.Individual {
			own := &footing{segment: t.Segment, level: d.level(t.Respondents)}
			s.teams[t.ID] = own
			open = open || own.level < interval
		}
	}
	if !open || len(w.Common) == 0 {
		return nil
	}
	s.counting = func(sheet *survey.Sheet) bool {
		given := 0
		for _, r := range sheet.Responses {
			if r.Kind == survey.Given && slices.ContainsFunc(w.Common, func(n scoring.Norm) bool { return n.Key == r.Question }) {
				given++
			}
		}
		return s.teams[sheet.Team] != nil && float64(given) >= d.set.Coverage*float64(len(w.Common))
	}
	return s
}

// pools are those of one question. The answers of cells of which nothing is
// told are a pool in each segment, of which the sum can be told, and so are
// those of cells of which a rounded figure is; a cell in which nearly all
// answered alike is one by itself, as is the whole; and so are the people of
// all roles of which nothing is told, and those of a cohort.
func (s *standings) pools(replies []reply, l report.Limits) []pool {
	answers, most := map[string]int{}, map[string]int{}
	same := map[string]map[int8]int{}
	for _, r := range replies {
		for _, cell := range [...]string{r.team, ""} {
			if same[cell] == nil {
				same[cell] = map[int8]int{}
			}
			answers[cell]++
			same[cell][r.value]++
			most[cell] = max(most[cell], same[cell][r.value])
		}
	}
	isAlike := func(cell string) bool { return float64(most[cell]) >= alike*float64(answers[cell]) }
	var order []string
	pools := map[string]*pool{}
	add := func(name string, lots, at int) {
		if pools[name] == nil {
			pools[name] = &pool{lots: lots}
			order = append(order, name)
		}
		pools[name].of = append(pools[name].of, at)
	}
	for at, r := range replies {
		t := s.teams[r.team]
		switch n := answers[r.team]; {
		case t.level == nothing || n < l.Shown:
			add("nothing/"+t.segment, l.Lots, at)
		case t.level == rounded || n < l.Interval:
			add("rounded/"+t.segment, 1, at)
		case isAlike(r.team):
			add("alike/"+r.team, 1, at)
		}
		if s.roles != nil && !s.roles[r.role] {
			add("roles", l.Lots, at)
		}
		for i, c := range s.cohorts {
			if _, is := slices.BinarySearch(c.Respondents, r.respondent); is && c.Team == r.team {
				add(fmt.Sprintf("cohort/%06d", i), l.Lots, at)
			}
		}
		if isAlike("") {
			add("whole", 1, at)
		}
	}
	slices.Sort(order) // alike, cohort, nothing, roles, rounded, whole: what is in the whole counts for it, too
	var out []pool
	for _, name := range order {
		out = append(out, *pools[name])
	}
	return out
}
