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
		net, byTeam := map[uint16]int{}, 0
		for t := range union(s.came, s.went) {
			came, went := inRole(s.came[t], role), inRole(s.went[t], role)
			byTeam += max(len(came), len(went))
			count(net, came, went)
		}
		people := moved(net)
		if people == 0 {
			people = byTeam // they changed teams
		}
		s.note(scope, people == 0, 0 < people && people < s.least)
	}
}

func inRole(hashes []uint16, role int) []uint16 {
	return slices.DeleteFunc(slices.Clone(hashes), func(h uint16) bool { return roleOf(h) != role })
}
