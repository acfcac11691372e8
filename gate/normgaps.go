package gate

import (
	"math"
	"slices"

	"rubble/report"
	scoring "rubble/score"
)

// A normGap is a scored one, of whose roles the smaller says how much of it is
// shown. Its N and OtherN are those who did answer the norm, from whom the
// difference is.
type normGap struct {
	scoring.NormGap
	thought int // people who are thought to have answered, by whom the level goes; see [publisher.asThoughAnswered]
	told    int // people of whom it is told to be
}

// gapsThought are the gaps of a practice of the organisation. Beside silent teams
// they are told of as many people as the scores of the roles are.
func (p *publisher) gapsThought(at spot, s *scoring.Practice, told func(role string, n int) int) []normGap {
	open := openInRoles(s, p.silents(at))
	var out []normGap
	for _, g := range s.NormGaps {
		thought := func(role string, n int) int { return p.asThoughAnswered(n, open[roleNorm{role, g.Norm}]) }
		out = append(out, normGap{withoutSpread(g),
			min(thought(g.One, g.N), thought(g.Other, g.OtherN)), min(told(g.One, g.N), told(g.Other, g.OtherN))})
	}
	return out
}

// normGaps publishes by how much roles differ in where they place the norms of
// a practice of the organisation: between roles that are shown, where as many
// people of either answered the norm as stand behind an interval, and not where
// the norm is clamped. What is not told is left out.
//
// Difference and superiority together narrow down how the answers of either
// role lie over the rungs: of two groups of ten, hundredths of the superiority
// are the rank sum itself, and with what is told of the norm they can leave one
// distribution alone. So below the number for a distribution, of either role,
// the difference is told to the nearest 5 and the superiority not at all; from
// it on, in whole numbers and in hundredths.
func (p *publisher) normGaps(of []normGap, norms []report.Norm, roles []report.RoleScores) []report.NormGap {
	shown := func(role string) bool {
		return slices.ContainsFunc(roles, func(r report.RoleScores) bool { return r.Role == role })
	}
	var out []report.NormGap
	for _, n := range norms {
		var gaps []normGap
		for _, g := range of {
			if g.Norm == n.ID && g.Reason == "" && shown(g.One) && shown(g.Other) && p.levelOf(g.thought, false) >= interval {
				gaps = append(gaps, g)
			}
		}
		if n.Value.Known() && !n.Value.Clamped {
			out = append(out, p.gapsOf(n, gaps)...)
		}
	}
	return out
}

// withoutSpread makes of two roles of which everybody placed a norm on the same
// rung what they are: no different. That there is no figure would say so of
// every one of them.
func withoutSpread(g scoring.NormGap) scoring.NormGap {
	if g.Reason == scoring.NoSpread {
		g.Difference, g.Superior, g.P, g.Reason = 0, 0.5, 1, ""
	}
	return g
}

// gapsOf publishes the gaps of one norm. Where a reader could work out that a
// role stands near an end, they are clamped, as its answers would be known.
func (p *publisher) gapsOf(n report.Norm, gaps []normGap) []report.NormGap {
	means := roleMeans(*n.Value.Value, gaps)
	ends := slices.ContainsFunc(means, func(m roleMean) bool { return p.nearEnd(m.mean) })
	var out []report.NormGap
	for _, g := range gaps {
		people := p.count(g.told)
		gap := report.NormGap{Norm: g.Norm, One: g.One, Other: g.Other,
			Difference: p.difference(g, &people), Superior: p.superior(g, &people)}
		if ends {
			by := coarsely(inward(meanOf(means, g.One)) - inward(meanOf(means, g.Other)))
			gap.Difference = report.Figure{Value: &by, N: &people, Rounded: true, Clamped: true}
			gap.Superior = because(report.Alike)
		}
		out = append(out, gap)
	}
	return out
}

// superior publishes the superiority, where distributions may be shown.
func (p *publisher) superior(g normGap, people *report.Count) report.Figure {
	if p.levelOf(g.thought, false) < distribution {
		return because(report.TooFewPeople)
	}
	return report.Figure{Value: pointer(hundredths(g.Superior)), N: people}
}

// difference publishes the difference, to the nearest 5 where no distribution
// may be shown.
func (p *publisher) difference(g normGap, people *report.Count) report.Figure {
	if p.levelOf(g.thought, false) < distribution {
		return report.Figure{Value: pointer(coarsely(g.Difference) + 0), N: people, Rounded: true}
	}
	return report.Figure{Value: pointer(math.Round(g.Difference) + 0), N: people}
}

// A roleMean is where the people of a role place a norm, 0–100.
type roleMean struct {
	role   string
	people int
	mean   float64
}

// roleMeans are the means of the roles as a reader can work them out: from the
// mean of all, taken as that of the roles by how many of each answered, and from how
// far the roles lie apart.
func roleMeans(all float64, gaps []normGap) []roleMean {
	var out []roleMean
	of := func(role string, people int) *roleMean {
		for i := range out {
			if out[i].role == role {
				return &out[i]
			}
		}
		out = append(out, roleMean{role: role, people: people})
		return &out[len(out)-1]
	}
	for _, g := range gaps {
		of(g.One, g.N).mean += float64(float64(g.OtherN) * g.Difference)
		of(g.Other, g.OtherN).mean -= float64(float64(g.N) * g.Difference)
	}
	people := 0
	for _, m := range out {
		people += m.people
	}
	for i := range out {
		out[i].mean = all + out[i].mean/float64(people)
	}
	return out
}

func meanOf(means []roleMean, role string) float64 {
	return means[slices.IndexFunc(means, func(m roleMean) bool { return m.role == role })].mean
}
