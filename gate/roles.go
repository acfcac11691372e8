package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// roleCounts publishes how many answered in each role, in the wave. The
// numbers add up to all who answered, so they are told only if each of them may
// be, that of those who told no role among them; else none is.
func (p *publisher) roleCounts(counts []scoring.RoleCount) []report.Role {
	var out []report.Role
	for _, c := range counts {
		if p.sparsely(c.Sheets) {
			return nil
		}
		if c.Sheets > 0 {
			out = append(out, report.Role{ID: c.Role, Respondents: report.Count{N: c.Sheets}})
		}
	}
	return out
}

// roles publishes how the roles see a practice of the organisation. A role is
// shown if as many people stand behind its scores as behind an interval, as
// [publisher.tellsRole] counts them. What
// is then left of the practice, those who told no role among them, must not
// tell of a single other role (see [grid]), and fewer than two
// roles are nothing to compare: then nothing is shown but that there are too
// few. Where the scores of the practice are clamped, those of its roles would
// say in which of them the few are who answered otherwise, and nothing is shown
// but that nearly everybody answered alike. Where no role of the wave may be
// told at all, nothing is said of roles.
func (p *publisher) roles(at spot, out *report.Practice, s scoring.Practice, wave []scoring.RoleCount) {
	if !slices.ContainsFunc(wave, func(c scoring.RoleCount) bool { return c.Role != "" && c.Sheets >= max(p.limits.Shown, 1) }) {
		return
	}
	code, shown := report.TooFewInRole, p.shownRoles(at, s)
	if isClamped(out.Scores) {
		code, shown = report.Alike, nil
	}
	told := p.toldInRole(at, s)
	out.Roles = p.roleScores(shown, told)
	for i, one := range survey.Roles {
		for _, other := range survey.Roles[i+1:] {
			for _, axis := range axes {
				out.RoleGaps = append(out.RoleGaps, report.RoleGap{One: one, Other: other, Axis: axis, Difference: because(code)})
			}
		}
	}
	for i := range out.RoleGaps {
		g := &out.RoleGaps[i]
		one, found := roleFigure(out.Roles, g.One, g.Axis)
		other, foundOther := roleFigure(out.Roles, g.Other, g.Axis)
		if scored, ok := roleGap(s.RoleGaps, *g); ok && found && foundOther {
			g.Difference = p.rolesApart(scored.Difference, one, other)
		}
	}
	out.NormGaps = p.normGaps(p.gapsThought(at, &s, told), out.Norms, out.Roles)
}

// toldInRole says of how many people of a role, of whom n have a score or
// answered a norm, is told: of those; beside a team of which nothing is told, of
// all who count, as with the figures of the whole.
func (p *publisher) toldInRole(at spot, s scoring.Practice) func(role string, n int) int {
	counting := map[string]int{}
	if p.covers(at) {
		for _, r := range s.Roles {
			counting[r.Role] = r.Counting
		}
	}
	return func(role string, n int) int { return max(counting[role], n) }
}

// shownRoles are those whose scores may be shown.
func (p *publisher) shownRoles(at spot, s scoring.Practice) []scoring.RoleScores {
	var out []scoring.RoleScores
	for _, r := range s.Roles {
		at.scope = roleScope(r.Role)
		if p.tellsRole(r) && p.plan[at] == "" {
			out = append(out, r)
		}
	}
	if len(out) < 2 && p.limits.Shown > 0 {
		return nil
	}
	return out
}

// tellsRole says whether enough people of a role answered for its scores to be
// told, as far as it alone goes: [scoring.Behind] says how many are taken to have.
// The people of a role are spread over teams. Where as many of it count as are
// asked for and fewer have a score, that nothing is told would say that some of
// them left it open, who may be of a team of which nothing is told. So there are
// figures of fewer, but of half as many at least, and that is no less than
// anything is shown of: half of 10, and half of 20. [scoring.Count] counts roles
// likewise, so that lots are drawn for those that are not told.
func (p *publisher) tellsRole(r scoring.RoleScores) bool {
	known := r.Alignment.Known() || r.Dismantling.Known() || r.Reinvention.Known()
	n := scoring.Behind(r.Counting, least(r.Alignment, r.Dismantling, r.Reinvention))
	return r.Role != "" && known && p.levelOf(n, false) >= interval
}

// roleScores publishes the scores of roles that may be shown.
func (p *publisher) roleScores(roles []scoring.RoleScores, told func(string, int) int) []report.RoleScores {
	of := func(score func(scoring.RoleScores) scoring.Estimate) []report.Figure {
		return p.ofRoles(roles, func(r scoring.RoleScores) scoring.Estimate {
			e := score(r)
			e.N = told(r.Role, e.N)
			return e
		})
	}
	alignment := of(func(r scoring.RoleScores) scoring.Estimate { return r.Alignment })
	dismantling := of(func(r scoring.RoleScores) scoring.Estimate { return r.Dismantling })
	reinvention := of(func(r scoring.RoleScores) scoring.Estimate { return r.Reinvention })
	var out []report.RoleScores
	for i, r := range roles {
		out = append(out, report.RoleScores{Role: r.Role, Alignment: alignment[i], Dismantling: dismantling[i], Reinvention: reinvention[i]})
	}
	return out
}

// ofRoles publishes one score of each role, rounded where it is told that fewer
// people have it than an interval asks for. How the answers of a role lie over
// the rungs is not known here. Near an end of the scale the mean tells it, and
// a score without an interval is that of everybody in the role. So where one
// of the roles has such a score, the score is clamped for all of them, or the
// others would give it away.
func (p *publisher) ofRoles(roles []scoring.RoleScores, score func(scoring.RoleScores) scoring.Estimate) []report.Figure {
	clamps := slices.ContainsFunc(roles, func(r scoring.RoleScores) bool {
		e := score(r)
		return e.Known() && (p.nearEnd(e.Value) || p.limits.Shown > 0 && !e.Interval)
	})
	var out []report.Figure
	for _, r := range roles {
		e := score(r)
		l := p.levelOf(e.N, false)
		if l == rounded {
			e.Value = coarsely(e.Value)
		}
		f := p.composite(e, l)
		if clamps && f.Known() {
			f = report.Figure{Value: pointer(coarsely(inward(e.Value))), N: f.N, Rounded: true, Clamped: true}
		}
		out = append(out, f)
	}
	return out
}

// nearEnd says whether a mean on 0–100 lies so near an end that nine in ten
// may have chosen that end.
func (p *publisher) nearEnd(mean float64) bool {
	return p.limits.Shown > 0 && (mean < clamp || mean > 100-clamp)
}

// inward keeps what lies on 0–100 from the ends.
func inward(mean float64) float64 { return min(max(mean, clamp), 100-clamp) }
