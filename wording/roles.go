package wording

import (
	"cmp"
	"slices"

	"rubble/report"
)

// RoleGaps are by how much the roles differ in the scores of all practices, as
// far as it is told: what chance hardly explains first.
func (s *Speaker) RoleGaps(w report.Wave) []Gap {
	var out []Gap
	for _, p := range w.Practices {
		for _, g := range p.RoleGaps {
			out = append(out, Gap{"roles", s.T("role_" + g.One), s.T("role_" + g.Other), p.ID, g.Axis, g.Difference})
		}
	}
	return sortGaps(out)
}

// RolesTold says how many people answered in which role; empty where that is
// not told, or nobody told a role.
func (s *Speaker) RolesTold(w report.Wave) string {
	var parts []string
	for _, r := range w.Roles {
		id := cmp.Or(r.ID, "untold")
		parts = append(parts, s.T("role_count_"+id, "Count", r.Respondents.N, "Number", s.Number(r.Respondents)))
	}
	if noRoles(w) || len(parts) == 0 {
		return ""
	}
	return s.T("roles_told", "List", s.List(parts))
}

// noRoles says whether it is known that nobody told a role.
func noRoles(w report.Wave) bool {
	return len(w.Roles) > 0 && !slices.ContainsFunc(w.Roles, func(r report.Role) bool { return r.ID != "" })
}

// RolesWhyNot says why roles are not compared, and what would make it possible.
func (s *Speaker) RolesWhyNot(r *report.Report) []string {
	w := Latest(r)
	why, reason := s.T("roles_few"), rolesReason(w)
	switch {
	case noRoles(w):
		why = s.T("roles_untold")
	case reason != nil:
		why = s.T("roles_why", "Why", s.Why(reason))
	}
	switch least := r.Method.Limits.Interval; {
	case enough(reason) && !noRoles(w): // more people with a role would not help
		return []string{why}
	case least > 1:
		return []string{why, s.T("roles_least", "Least", s.NumberWord(least))}
	}
	return []string{why, s.T("roles_least_open")}
}

// rolesReason is the first reason given for a difference that is not there;
// where none is given, why the practices themselves have no scores, if none has.
func rolesReason(w report.Wave) *report.Reason {
	var scores []report.Figure
	for _, p := range w.Practices {
		for _, g := range p.RoleGaps {
			if g.Difference.Reason != nil {
				return g.Difference.Reason
			}
		}
		scores = append(scores, p.Alignment)
	}
	if slices.ContainsFunc(scores, report.Figure.Known) {
		return nil
	}
	return whyNone(scores...)
}

// untoldRoles says of which practices roles are not compared, or not all of
// them, where they are of others.
func (s *Speaker) untoldRoles(w report.Wave) []string {
	if len(s.RoleGaps(w)) == 0 {
		return nil // said in the place of the figure
	}
	none, some := map[report.Code][]string{}, []string(nil)
	var codes []report.Code
	for _, p := range w.Practices {
		known := slices.ContainsFunc(p.RoleGaps, func(g report.RoleGap) bool { return g.Difference.Known() })
		at := slices.IndexFunc(p.RoleGaps, func(g report.RoleGap) bool { return g.Difference.Reason != nil })
		switch {
		case at < 0:
		case known:
			some = append(some, s.Practice(p.ID))
		default:
			code := p.RoleGaps[at].Difference.Reason.Code
			if none[code] == nil {
				codes = append(codes, code)
			}
			none[code] = append(none[code], s.Practice(p.ID))
		}
	}
	var out []string
	for _, code := range codes {
		out = append(out, s.T("untold_roles", "Practices", s.List(none[code]), "Why", s.Why(report.Because(code))))
	}
	if some != nil {
		out = append(out, s.T("untold_some_roles", "Practices", s.List(some)))
	}
	return append(out, s.T("untold_roles_within"))
}

// MostDiffer is how many of the differences between roles stand on the page of
// a practice.
const MostDiffer = 3

// RolesDiffer says how many differences between roles are shown of a practice,
// and leads to the largest of them.
func (s *Speaker) RolesDiffer(n int) string {
	return sentence(s.T("differ_roles", "Count", n, "Number", s.NumberWord(n), "Some", n > MostDiffer))
}
