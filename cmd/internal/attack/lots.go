package attack

// A pool is teams among which answers to a question are replaced by lot.
type pool struct {
	teams  []int
	people int
	lots   int
}

// pools are those of a question: of each segment, the teams of which nothing is
// told, since few people are behind it.
func (t *table) pools(key string) []pool {
	var out []pool
	at := map[string]int{}
	for i := range t.teams {
		of := &t.teams[i]
		if t.behind(i, key) == 0 || !t.few(of, key) && !t.few(of, dismantling) {
			continue
		}
		if _, there := at[of.segment]; !there {
			at[of.segment] = len(out)
			out = append(out, pool{})
		}
		p := &out[at[of.segment]]
		p.teams, p.people = append(p.teams, i), p.people+t.behind(i, key)
		p.lots = min(t.lots(), p.people)
	}
	return out
}

// replaced lets answers of a question be others than those that were given: so
// many of each pool. Each that was put in has been copied from an answer of the
// pool that still stands, where the pool is large enough for that.
func (s *sheet) replaced(c *column, exactly bool) {
	for _, p := range s.t.pools(c.key) {
		copies := make([]sum, len(c.worths))
		for k := range copies {
			copies[k] = sum{}
		}
		taken := sum{}
		for _, i := range p.teams {
			s.replacedIn(c, p, i, exactly && i == s.target, taken, copies)
		}
		s.hold(taken, span{0, float64(p.lots)})
		if p.people < 2*p.lots {
			continue
		}
		for _, copied := range copies {
			s.hold(copied, span{0, float64(p.people)})
		}
	}
}

// replacedIn does so for a team of a pool, and adds up what was taken out of
// the answers that were given.
func (s *sheet) replacedIn(c *column, p pool, i int, whole bool, taken sum, copies []sum) {
	told, balance := c.told[i], sum{}
	truth := make(tally, len(told))
	for k := range truth {
		in, out := s.number(span{0, float64(p.lots)}, whole), s.number(span{0, float64(p.lots)}, whole)
		truth[k] = s.number(span{0, float64(p.people)}, whole)
		s.hold(sum{truth[k]: 1, told[k]: -1, in: 1, out: -1}, span{})
		s.hold(sum{told[k]: 1, in: -1}, span{0, float64(p.people)})
		taken[in], balance[in], balance[out] = 1, 1, -1
		copies[k][in], copies[k][told[k]] = -2, 1
	}
	s.hold(balance, span{})
	c.truth[i] = truth
}
