package gate

import (
	"math"

	"rubble/report"
	scoring "rubble/score"
	"rubble/stat"
)

// falseDiscoveries is the share of all discoveries that may be mere chance, on
// average.
const falseDiscoveries = 0.05

// A compared is a difference that is published, with the two-sided p of none.
type compared struct {
	figure *report.Figure
	p      float64
}

// discoveries marks the differences that chance alone hardly explains, kind by
// kind. Compared are those that are published with a value and unrounded, and
// no others: a hidden one would move the line for all that are shown. Of
// joint answers nothing is left to chance, and they are not compared.
func (p *publisher) discoveries() {
	var roles, norms, segments []compared
	if last := len(p.out.Waves) - 1; last >= 0 {
		shown, scored := &p.out.Waves[last], p.in.Scored.Waves[last]
		for i := range shown.Practices {
			roles = append(roles, ofRoles(shown.Practices[i].RoleGaps, scored.Practices[i].RoleGaps)...)
			norms = append(norms, ofNorms(shown.Practices[i].NormGaps, scored.Practices[i].NormGaps)...)
		}
		segments = ofSegments(shown.SegmentGaps, scored.SegmentGaps)
	}
	p.discover("roles", roles)
	p.discover("role-norms", norms)
	p.discover("segments", segments)
	scores, trends := p.ofTrends()
	p.discover("trends", scores)
	p.discover("trend-norms", trends)
}

// discover tells apart what chance hardly explains of one kind of differences.
func (p *publisher) discover(kind string, of []compared) {
	if len(of) == 0 {
		return
	}
	ps := make([]float64, len(of))
	for i, c := range of {
		ps[i] = c.p
	}
	out := report.Comparison{Of: kind, Compared: len(of), Rate: falseDiscoveries}
	for i, is := range stat.BenjaminiHochberg(ps, falseDiscoveries) {
		if of[i].figure.Discovery = is; is {
			out.Discoveries++
		}
	}
	p.out.Comparisons = append(p.out.Comparisons, out)
}

func ofRoles(shown []report.RoleGap, scored []scoring.RoleGap) []compared {
	var out []compared
	for i := range shown {
		f := &shown[i].Difference
		if g, ok := roleGap(scored, shown[i]); ok && asItIs(*f) && f.HasInterval() {
			out = append(out, compared{f, g.P})
		}
	}
	return out
}

func ofNorms(shown []report.NormGap, scored []scoring.NormGap) []compared {
	var out []compared
	for i := range shown {
		s := &shown[i]
		for _, g := range scored {
			if g.Norm == s.Norm && g.One == s.One && g.Other == s.Other && asItIs(s.Difference) {
				out = append(out, compared{&s.Difference, withoutSpread(g).P})
			}
		}
	}
	return out
}

// ofSegments goes through the scored gaps, of which those that are shown are
// some, in the same order.
func ofSegments(shown []report.SegmentGap, scored []scoring.SegmentGap) []compared {
	var out []compared
	at := 0
	for i := range scored {
		g := &scored[i]
		if at == len(shown) {
			break
		}
		if s := &shown[at]; g.One == s.One && g.Other == s.Other && g.Practice == s.Practice && g.Axis == s.Axis {
			if s.Difference.HasInterval() {
				out = append(out, compared{&s.Difference, g.P})
			}
			at++
		}
	}
	return out
}

// ofTrends are the differences of the organisation's scores and norms from
// wave to wave. Deconstruction and gap are made of the other three and not
// compared besides.
func (p *publisher) ofTrends() (scores, norms []compared) {
	for i, t := range p.in.Scored.Trends {
		out := &p.out.Changes[i]
		if t.Team != "" {
			continue
		}
		add := func(to []compared, f *report.Figure, e scoring.Estimate) []compared {
			if asItIs(*f) && f.HasInterval() {
				return append(to, compared{f, chance(e, p.in.Settings.Confidence)})
			}
			return to
		}
		scores = add(scores, &out.Alignment, t.Alignment)
		scores = add(scores, &out.Dismantling, t.Dismantling)
		scores = add(scores, &out.Reinvention, t.Reinvention)
		for j, n := range t.Norms {
			norms = add(norms, &out.Norms[j].Value, n.Value)
		}
	}
	return scores, norms
}

// chance is the two-sided p of no difference, worked out from a difference and
// its interval before rounding, in the manner of Altman & Bland (2011), "How to
// obtain the P value from a confidence interval", BMJ 343:d2304. They take half
// of an interval that is symmetric; ours may be skew, so the end nearer to 0 is
// taken: as many standard errors as the confidence asks for lie between it and
// the difference, which is held to be normal. Where the difference is that end
// itself, nothing is left to chance: p is 0, or 1 of no difference.
func chance(e scoring.Estimate, confidence float64) float64 {
	toEnd := e.Value - e.Lo
	if e.Value < 0 {
		toEnd = e.Hi - e.Value
	}
	switch {
	case e.Value == 0:
		return 1
	case toEnd <= 0:
		return 0
	}
	return math.Erfc(math.Erfinv(confidence) * math.Abs(e.Value) / toEnd) // erfinv is z of the confidence ÷ √2
}
