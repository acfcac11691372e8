package ledger

import (
	"maps"
	"slices"

	"rubble/survey"
)

// A covering is a scope in which lots fell otherwise than in an edition, and
// which may be told beside it because many people of it moved, as long as the
// scopes by, its parts in which they did, are not told.
type covering struct {
	practice, scope string
	by              []string
}

// coverOf finds the parts of a scope of teams that have to be hidden so that it
// may be told, and says whether that helps: those in which many moved, and not all
// lots did, and that were told, or of which there was nothing to tell. A part that
// was told and is gone can no longer be hidden.
func (s *since) coverOf(scope string, teams map[string]bool) (by []string, ok bool) {
	for t := range teams {
		if s.moved(t) < s.least || len(s.now[t]) == 0 {
			continue
		}
		ok = true
		if part := "team/" + t; s.told[part] || len(s.then[t]) == 0 {
			by = append(by, part)
		}
	}
	if scope != "" || !ok {
		return by, ok
	}
	part := func(scope string, people int, then, now bool) {
		if people >= s.least && (s.told[scope] || !then) {
			by, ok = append(by, scope), ok && now
		}
	}
	for id, of := range s.segments {
		if s.fellOutside(of) {
			people, then, now := 0, false, false
			for t := range of {
				people, then, now = people+s.moved(t), then || len(s.then[t]) > 0, now || len(s.now[t]) > 0
			}
			part("segment/"+id, people, then, now)
		}
	}
	for role := 1; role <= len(survey.Roles); role++ {
		people, _ := s.movedInRole(role)
		part(roleScope(role), people, hasRole(s.then, role), hasRole(s.now, role))
	}
	return by, ok
}

// fellOutside says whether lots fell otherwise in a team with few who moved that
// is none of some.
func (s *since) fellOutside(teams map[string]bool) bool {
	for t, lots := range s.fallen {
		if len(lots) > 0 && !teams[t] && s.moved(t) < s.least {
			return true
		}
	}
	return false
}

// hasRole says whether any of the hashes of teams is of a role.
func hasRole(teams map[string][]uint16, role int) bool {
	for _, of := range teams {
		if len(inRole(of, role)) > 0 {
			return true
		}
	}
	return false
}

// cover adds to what would tell of too few the parts that have to be hidden so
// that others are covered. Where one of these parts is told already as it is now,
// that would not help, and what they cover is hidden instead.
func cover(of []covering, told, few map[Cell]bool) {
	for _, c := range of {
		if slices.ContainsFunc(c.by, func(part string) bool { return told[Cell{part, c.practice}] }) {
			few[Cell{c.scope, c.practice}] = true
		}
	}
	parts := map[Cell]bool{}
	for _, c := range of {
		if few[Cell{c.scope, c.practice}] {
			continue
		}
		for _, part := range c.by {
			parts[Cell{part, c.practice}] = true
		}
	}
	maps.Copy(few, parts)
}
