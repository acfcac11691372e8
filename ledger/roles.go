package ledger

import (
	"slices"

	"rubble/survey"
)

// judgeRoles judges the roles. No team is told of by role, so all who moved
// count.
func (s *since) judgeRoles() {
	for role := 1; role <= len(survey.Roles); role++ {
		scope := roleScope(role)
		if !s.told[scope] {
			continue
		}
		people, fell := s.movedInRole(role)
		s.note(scope, people == 0 && !fell, (0 < people || fell) && people < s.least)
	}
}

// movedInRole is how many people of a role moved, and whether a lot did.
func (s *since) movedInRole(role int) (people int, fell bool) {
	net, byTeam := map[uint16]int{}, 0
	for t := range union(s.came, s.went) {
		came, went := inRole(s.came[t], role), inRole(s.went[t], role)
		byTeam += max(len(came), len(went))
		count(net, came, went)
		fell = fell || len(inRole(s.fallen[t], role)) > 0
	}
	if people = moved(net); people == 0 {
		people = byTeam // they changed teams
	}
	return people, fell
}

func inRole(hashes []uint16, role int) []uint16 {
	return slices.DeleteFunc(slices.Clone(hashes), func(h uint16) bool { return roleOf(h) != role })
}
