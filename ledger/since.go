package ledger

import "maps"

// compare says which cells were told before and are the same, and which would
// tell of too few people beside an edition. fallen is where lots fell now, nil
// while that is not known.
func compare(editions []Wave, now, fallen hashes, segments map[string]string, least int) (told, few map[Cell]bool) {
	told, few = map[Cell]bool{}, map[Cell]bool{}
	var covered []covering
	for _, w := range editions {
		practices := map[string]map[string]bool{} // scopes told, by practice
		for _, c := range w.Told {
			if practices[c.Practice] == nil {
				practices[c.Practice] = map[string]bool{}
			}
			practices[c.Practice][c.Scope] = true
		}
		then := w.hashes()
		for practice, scopes := range practices {
			s := since{least: least, told: scopes, then: then.of(practice), now: now.of(practice),
				fallen: w.otherwise(practice, fallen), segments: groups(segments)}
			s.compare()
			for scope := range s.same {
				told[Cell{scope, practice}] = true
			}
			for scope := range s.few {
				few[Cell{scope, practice}] = true
			}
			for scope, by := range s.covered {
				covered = append(covered, covering{practice, scope, by})
			}
		}
	}
	cover(covered, told, few)
	maps.DeleteFunc(few, func(c Cell, _ bool) bool { return told[c] }) // what is known already tells nothing new
	return told, few
}

// of are the hashes of a practice, by team.
func (h hashes) of(practice string) map[string][]uint16 {
	out := map[string][]uint16{}
	for team, practices := range h {
		if len(practices[practice]) > 0 {
			out[team] = practices[practice]
		}
	}
	return out
}

func (w Wave) segments() map[string]string {
	out := map[string]string{}
	for _, t := range w.Teams {
		out[t.ID] = t.Segment
	}
	return out
}

// groups are the teams of each segment.
func groups(segments map[string]string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for team, segment := range segments {
		if segment == "" {
			continue
		}
		if out[segment] == nil {
			out[segment] = map[string]bool{}
		}
		out[segment][team] = true
	}
	return out
}

// A since is what became of the people behind a practice since an edition.
type since struct {
	least     int
	told      map[string]bool     // scopes, by the edition
	then, now map[string][]uint16 // hashes by team
	fallen    map[string][]uint16 // hashes by team: of lots that fell otherwise

	segments map[string]map[string]bool // teams of each, which are the same then and now

	came, went map[string][]uint16 // hashes by team
	tangled    map[string]bool     // teams, see tangles
	same, few  map[string]bool     // scopes
	covered    map[string][]string // scopes by scope, see [covering]
}

// compare finds the scopes that are the same, and those that would tell of too
// few people.
func (s *since) compare() {
	s.came, s.went = map[string][]uint16{}, map[string][]uint16{}
	s.same, s.few, s.covered = map[string]bool{}, map[string]bool{}, map[string][]string{}
	teams := union(s.then, s.now)
	for t := range teams {
		s.came[t], s.went[t] = difference(s.then[t], s.now[t])
	}
	s.tangled = tangles(s.came, s.went, s.least)
	s.judge("", teams)
	for t := range teams {
		s.judge("team/"+t, map[string]bool{t: true})
		if s.tangled[t] { // with whatever team it had those people from
			s.few["team/"+t] = true
		}
	}
	for id, of := range s.segments {
		s.judge("segment/"+id, of)
	}
	s.judgeRoles()
}

// judge judges a scope of teams, if the edition told it.
func (s *since) judge(scope string, teams map[string]bool) {
	if !s.told[scope] {
		return
	}
	same, few, fell := s.weigh(teams)
	if fell && !few {
		by, ok := s.coverOf(scope, teams)
		few = !ok
		if ok {
			s.covered[scope] = by
		}
	}
	s.note(scope, same, few)
}

func (s *since) note(scope string, same, few bool) {
	if same {
		s.same[scope] = true
	}
	if few {
		s.few[scope] = true
	}
}

// moved is how many people of a team moved.
func (s *since) moved(team string) int { return max(len(s.came[team]), len(s.went[team])) }

// weigh says whether nobody of some teams moved and no lot of theirs did, or so
// few people that they could be made out, and whether lots did that could. A team
// in which many moved may be told and be taken from the others, so it does not
// count.
func (s *since) weigh(teams map[string]bool) (same, few, fell bool) {
	all, inFew, tangled := 0, 0, false
	for t := range teams {
		n := s.moved(t)
		all += n
		if n < s.least {
			inFew += n
			fell = fell || len(s.fallen[t]) > 0
		}
		tangled = tangled || s.tangled[t]
	}
	return all == 0 && !fell, tangled || 0 < inFew && inFew < s.least, fell && inFew < s.least
}
