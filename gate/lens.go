package gate

import (
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// lenses lays the latest wave along the parts of each lens. The means are made
// of what the wave shows of each practice, as it is shown: hundreds of means
// over figures that are rounded only afterwards would, taken together, undo
// that rounding. Hidden practices are left out.
func (p *publisher) lenses() {
	if len(p.out.Waves) == 0 {
		return
	}
	last := len(p.out.Waves) - 1
	means := map[string]report.Scores{} // by practices: many parts have the same
	for _, l := range p.in.Model.Lenses {
		out := report.Lens{ID: l.ID, Parts: []report.LensPart{}}
		for _, s := range l.Sets {
			for _, part := range s.Parts {
				out.Parts = append(out.Parts, p.part(s.Key+"/"+part.Key, part, p.out.Waves[last], p.in.Scored.Waves[last], means))
			}
		}
		p.out.Lenses = append(p.out.Lenses, out)
	}
}

func (p *publisher) part(id string, part model.LensPart, shown report.Wave, scored scoring.Wave, means map[string]report.Scores) report.LensPart {
	out := report.LensPart{ID: id, Practices: []string{}}
	var of []scoring.Practice         // those that speak of it and have figures
	var over, asked []report.Practice // the same as they are shown, or all where it names none; with those without figures
	for i, pr := range shown.Practices {
		named := slices.Contains(part.Practices, pr.ID)
		if !named && len(part.Practices) > 0 {
			continue
		}
		asked = append(asked, pr)
		if !pr.Alignment.Known() || !pr.Deconstruction.Known() {
			continue
		}
		over = append(over, pr)
		if named {
			out.Practices, of = append(out.Practices, pr.ID), append(of, scored.Practices[i])
		}
	}
	if len(part.Practices) > 0 {
		key := strings.Join(part.Practices, " ")
		mean, done := means[key]
		if !done {
			mean = p.mean(over, of, asked)
			means[key] = mean
		}
		out.Scores = &mean
	}
	for _, key := range part.Facets {
		if out.Facets == nil {
			out.Facets = map[string]report.Figure{}
		}
		out.Facets[key] = meanFacet(key, over, asked)
	}
	return out
}

// mean is over practices that are shown, each of the same weight. Where one of
// them is rounded or clamped, A, X and R are to the nearest 5, too, and G is
// made from what is shown. Its intervals are as wide as if all practices moved
// together; where a distribution may be shown of each, they are as wide as
// draws of all practices at once make them, which says how these move together.
func (p *publisher) mean(over []report.Practice, of []scoring.Practice, asked []report.Practice) report.Scores {
	if len(over) == 0 {
		none := whyNone(asked, func(pr report.Practice) report.Figure {
			if pr.Alignment.Known() {
				return pr.Deconstruction
			}
			return pr.Alignment
		})
		return report.Scores{Alignment: none, Dismantling: none, Reinvention: none, Deconstruction: none, Gap: none}
	}
	out := report.Scores{
		Alignment:      meanFigure(over, func(pr report.Practice) report.Figure { return pr.Alignment }),
		Dismantling:    meanFigure(over, func(pr report.Practice) report.Figure { return pr.Dismantling }),
		Reinvention:    meanFigure(over, func(pr report.Practice) report.Figure { return pr.Reinvention }),
		Deconstruction: meanFigure(over, func(pr report.Practice) report.Figure { return pr.Deconstruction }),
		Gap:            meanFigure(over, func(pr report.Practice) report.Figure { return pr.Gap }),
	}
	switch {
	case out.Alignment.Rounded || out.Deconstruction.Rounded:
		for _, f := range []*report.Figure{&out.Alignment, &out.Dismantling, &out.Reinvention} {
			*f.Value = coarsely(*f.Value)
		}
		*out.Gap.Value = score(*out.Alignment.Value - *out.Deconstruction.Value)
	case len(over) > 1:
		joint := scoring.Mean(of, p.in.Settings.Confidence)
		if p.levelOf(fewest(of), false) == distribution {
			narrow(&out.Alignment, joint.Alignment)
			narrow(&out.Dismantling, joint.Dismantling)
			narrow(&out.Reinvention, joint.Reinvention)
			narrow(&out.Deconstruction, joint.Deconstruction)
			narrow(&out.Gap, joint.Gap)
		}
	}
	return out
}

// fewest is the smallest number of people behind the scores of any practice that
// they answered one by one; 0 where they answered none.
func fewest(of []scoring.Practice) int {
	n, found := 0, false
	for _, s := range of {
		if s.Mode != survey.Individual {
			continue
		}
		if behind := least(s.Alignment, s.Dismantling, s.Reinvention); !found || behind < n {
			n, found = behind, true
		}
	}
	return n
}

// narrow lays the interval of a joint draw about a mean, within the one that
// it has. The draw's own middle is not told, as it is not rounded practice by
// practice.
func narrow(f *report.Figure, joint scoring.Estimate) {
	if !f.HasInterval() || !joint.Interval {
		return
	}
	*f.Lo = max(*f.Lo, min(score(*f.Value-(joint.Value-joint.Lo)), *f.Value))
	*f.Hi = min(*f.Hi, max(score(*f.Value+(joint.Hi-joint.Value)), *f.Value))
}

// meanFacet is the mean of what practices show of a facet.
func meanFacet(key string, over, asked []report.Practice) report.Figure {
	facet := func(pr report.Practice) report.Figure {
		f, ok := pr.Facets[key]
		switch {
		case ok:
			return f
		case !pr.Alignment.Known():
			return pr.Alignment
		case pr.Facets == nil: // of few people
			return report.Figure{Reason: report.Because(report.TooFewPeople)}
		}
		return report.Figure{Reason: report.Because(report.NotAsked)}
	}
	out := meanFigure(over, facet)
	switch {
	case !out.Known():
		return whyNone(asked, facet)
	case out.Rounded:
		*out.Value = coarsely(*out.Value)
	}
	return out
}

// meanFigure is the mean of a figure over those practices that show it. The
// number of people is the smallest of any of them that people answered one by
// one; what was answered together has no spread. It has an interval where all
// others have one, as wide as if they all moved together.
func meanFigure(over []report.Practice, figure func(report.Practice) report.Figure) report.Figure {
	out := report.Figure{N: &report.Count{}}
	var value, lo, hi float64
	known, alone, intervals := 0, 0, true
	for _, pr := range over {
		f := figure(pr)
		if !f.Known() {
			continue
		}
		known++
		value += *f.Value
		out.Rounded, out.Clamped = out.Rounded || f.Rounded || f.Clamped, out.Clamped || f.Clamped
		if pr.Mode == survey.Consensus.String() {
			lo, hi = lo+*f.Value, hi+*f.Value
			continue
		}
		if alone++; alone == 1 || f.N.N < out.N.N {
			*out.N = *f.N
		}
		if intervals = intervals && f.HasInterval(); intervals {
			lo, hi = lo+*f.Lo, hi+*f.Hi
		}
	}
	if known == 0 {
		return report.Figure{}
	}
	out.Value = pointer(score(value / float64(known)))
	if alone > 0 && intervals {
		out.Lo, out.Hi = pointer(score(lo/float64(known))), pointer(score(hi/float64(known)))
	}
	return out
}

// whyNone is a figure that is not there, for the first reason that any of the
// practices gives.
func whyNone(asked []report.Practice, figure func(report.Practice) report.Figure) report.Figure {
	for _, pr := range asked {
		if f := figure(pr); f.Reason != nil {
			return report.Figure{Reason: f.Reason}
		}
	}
	return report.Figure{Reason: report.Because(report.NotAsked)}
}
