package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
)

// roleGap finds what was scored of a gap.
func roleGap(scored []scoring.RoleGap, of report.RoleGap) (scoring.RoleGap, bool) {
	at := slices.IndexFunc(scored, func(g scoring.RoleGap) bool { return g.One == of.One && g.Other == of.Other && g.Axis == of.Axis })
	if at < 0 {
		return scoring.RoleGap{}, false
	}
	return scored[at], true
}

// rolesApart publishes by how much the one role's figure differs from the
// other's, of as many people as the smaller of both tells. That of clamped
// figures is the difference of what is shown.
func (p *publisher) rolesApart(e scoring.Estimate, one, other report.Figure) report.Figure {
	if one.N != nil && other.N != nil {
		e.N = min(one.N.N, other.N.N)
	}
	n := p.count(e.N)
	switch {
	case one.Clamped && other.Clamped && (e.Known() || e.Reason == scoring.NoSpread):
		return report.Figure{Value: pointer(coarsely(*one.Value - *other.Value)), N: &n, Rounded: true, Clamped: true}
	case e.Known() && !(asItIs(one) && asItIs(other)):
		return because(report.TooFewInRole)
	case e.Reason == scoring.NoSpread && p.limits.Shown > 0:
		return because(report.Alike)
	case !e.Known():
		return because(report.Code(e.Reason))
	}
	f := p.composite(e, distribution)
	if p.inWholes(f.N.N) {
		asTold(&f, other, one)
	}
	return f
}

// roleFigure is what is shown of a role's score.
func roleFigure(roles []report.RoleScores, role, axis string) (report.Figure, bool) {
	at := slices.IndexFunc(roles, func(r report.RoleScores) bool { return r.Role == role })
	if at < 0 {
		return report.Figure{}, false
	}
	return axisOf(report.Scores{Alignment: roles[at].Alignment, Dismantling: roles[at].Dismantling, Reinvention: roles[at].Reinvention}, axis), true
}

// axisOf is the score of an axis.
func axisOf(s report.Scores, axis string) report.Figure {
	return axesOf(s)[slices.Index(axes[:], axis)]
}
