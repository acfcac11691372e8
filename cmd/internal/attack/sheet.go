package attack

// A tally is how many of a group gave each answer: variables of a program.
type tally []int

func (c tally) sum(worths []float64) sum {
	out := sum{}
	for k, v := range c {
		out[v] += worths[k]
	}
	return out
}

func (c tally) each() []sum {
	out := make([]sum, len(c))
	for k, v := range c {
		out[k] = sum{v: 1}
	}
	return out
}

// A sheet is a program about the answers to questions of a practice: how many
// of each team gave which, as everything published was worked out from them,
// and as they were given, which answers that were replaced by lot may differ
// from.
type sheet struct {
	*program
	t       *table
	target  int // the team that is attacked
	columns map[string]*column
}

// A column is a question of a sheet. Its lists are by team; of one that
// answered together there is the sum alone.
type column struct {
	question
	told, truth []tally
	sums        []sum // of what is told
	scatters    []int // of what is told; none of a team that answered together, or not at all
	open        []sum // of a score: what those who left questions open add in their place
}

func (t *table) sheet(target int) *sheet {
	return &sheet{program: &program{}, t: t, target: target, columns: map[string]*column{}}
}

// ask adds a question. Where exactly is set, it is in whole numbers how many of
// the team that is attacked gave which answer; of the others, for the sake of
// speed, the sum of their answers is a multiple of its step.
func (s *sheet) ask(q question, exactly bool) *column {
	c := &column{question: q, told: make([]tally, len(s.t.teams)), sums: make([]sum, len(s.t.teams)), scatters: make([]int, len(s.t.teams))}
	s.columns[q.key] = c
	for i := range s.t.teams {
		c.scatters[i] = none
		s.team(c, i, exactly)
	}
	c.truth = append(c.truth, c.told...)
	for _, g := range s.t.groups() {
		s.total(g, q.key, c.sums)
	}
	s.whole(c, exactly)
	s.trends(c.key, c.sums)
	return c
}

// team adds a team's people, and what is told of them.
func (s *sheet) team(c *column, i int, exactly bool) {
	of := &s.t.teams[i]
	n := float64(s.t.behind(i, c.key))
	within, f, about := s.t.spanOf(of.told, c.key)
	if of.together {
		c.sums[i] = sum{s.number(within, false): 1}
		return
	}
	own, people := make(tally, len(c.worths)), sum{}
	for k := range own {
		own[k] = s.number(span{0, n}, exactly && i == s.target)
		people[own[k]] = 1
	}
	c.told[i], c.sums[i] = own, own.sum(c.worths)
	s.hold(people, span{n, n})
	if n == 0 {
		return
	}
	if exactly && i != s.target {
		s.hold(sum{s.number(span{0, 100 * n / c.step()}, true): -c.step()}.add(c.sums[i], 1), span{})
	}
	if within != anywhere {
		s.hold(c.sums[i], within.times(n))
	}
	s.alike(own.each(), f, n, exactly)
	s.classes(about, own, n)
	if exactly {
		c.scatters[i] = s.scatter(c, own, n, within, i == s.target)
		s.spread(c, about, within, own, n, c.scatters[i])
		s.intervalOfTeam(c, i, f, n)
	}
}

// total holds the weighted mean of a group's teams to what is told of it.
func (s *sheet) total(g group, key string, sums []sum) {
	within, f, _ := s.t.spanOf(g.told, key)
	if f.Value == nil {
		return
	}
	all, weight := sum{}, 0.0
	for _, i := range g.of {
		if n := s.t.behind(i, key); n > 0 {
			all.add(sums[i], s.t.teams[i].weight/float64(n))
			weight += s.t.teams[i].weight
		}
	}
	s.hold(all, within.times(weight))
}

// whole adds what is told of the organisation besides its mean, where nobody
// answered together.
func (s *sheet) whole(c *column, exactly bool) {
	within, f, about := s.t.spanOf(s.t.whole, c.key)
	if exactly {
		s.intervalOfWhole(c, f)
	}
	counts, weighed, n, weight := make([]sum, len(c.worths)), make([]sum, len(c.worths)), 0, 0.0
	for k := range counts {
		counts[k], weighed[k] = sum{}, sum{}
	}
	for i, own := range c.told {
		if own == nil {
			return
		}
		if people := s.t.behind(i, c.key); people > 0 {
			n, weight = n+people, weight+s.t.teams[i].weight
			for k, v := range own {
				counts[k][v], weighed[k][v] = 1, s.t.teams[i].weight/float64(people)
			}
		}
	}
	s.alike(counts, f, float64(n), exactly)
	own := make(tally, len(weighed)) // by weight, as shares and spread are
	for k := range own {
		own[k] = s.number(span{0, weight}, false)
		s.hold(sum{own[k]: -1}.add(weighed[k], 1), span{})
	}
	s.classes(about, own, weight)
	if exactly && weight > 0 {
		s.spread(c, about, within, own, weight, s.scatter(c, own, weight, within, false))
	}
}
