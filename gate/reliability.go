package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/stat"
)

// hundredths are enough for coefficients, which lie on −1 to 1.
func hundredths(x float64) float64 { return round(x, 100) }

// because is a figure that is not there, without any count.
func because(code report.Code) report.Figure { return report.Figure{Reason: report.Because(code)} }

// coefficient publishes a coefficient of n people in hundredths, or why there
// is none. It tells how their answers lie to each other, so it needs as many
// people as a distribution, and so does a reason that speaks of the answers;
// that too few answered every question, or too few teams, is told always.
// Where the scores are clamped, it would tell what they do not: whether the
// few who answered otherwise are the same from question to question, or sit
// in one team.
func (p *publisher) coefficient(value float64, ends *stat.Interval, n int, reason scoring.Reason, clamped bool) report.Figure {
	ofCounts := reason == scoring.TooFewComplete || reason == scoring.TooFewTeams
	switch {
	case clamped:
		return because(report.Alike)
	case !ofCounts && p.levelOf(n, false) < distribution:
		return because(report.TooFewPeople)
	case reason != "":
		return because(report.Code(reason))
	}
	people := p.count(n)
	f := report.Figure{Value: pointer(hundredths(value)), N: &people}
	if ends != nil {
		f.Lo, f.Hi = pointer(hundredths(ends.Lo)), pointer(hundredths(ends.Hi))
	}
	return f
}

// leastComplete is from how many people on who answered every question scoring
// says how far answers hang together.
const leastComplete = 30

// reliability publishes how far the answers to each axis of a practice of the
// organisation hang together; see [publisher.coefficient]. The people behind
// it are those who answered every question. How many questions enter is told
// with a figure only.
//
// How many people of a team of which nothing is told answered every question is
// an answer. So beside such teams there are coefficients only where there would be
// enough people without any of theirs, else one reason whatever it is; and how
// many there are is not told. Two things are left that these teams may decide: on
// which side of that line all people together are, and whether a question enters
// that about half of them answered.
func (p *publisher) reliability(at spot, of []scoring.Reliability, clamped bool) []report.Reliability {
	hidden := 0
	for _, t := range p.silents(at) {
		hidden += t.of.Counting
	}
	var out []report.Reliability
	for _, r := range of {
		if hidden > 0 && r.N < max(leastComplete, p.limits.Distribution)+hidden {
			r.N, r.Reason = 0, "" // which is too few people
		}
		entry := report.Reliability{Axis: r.Axis, Alpha: p.coefficient(r.Alpha, &stat.Interval{Lo: r.Lo, Hi: r.Hi}, r.N, r.Reason, clamped)}
		entry.Omega = entry.Alpha // why there is none
		if entry.Alpha.Known() {
			entry.Questions = r.Questions
			fit := scoring.Reason("")
			if !r.OmegaKnown {
				fit = scoring.NoFit
			}
			entry.Omega = p.coefficient(r.Omega, nil, r.N, fit, clamped)
		}
		if hidden > 0 {
			entry.Alpha.N, entry.Omega.N = nil, nil
		}
		out = append(out, entry)
	}
	return out
}

// correlations are those of the scores of a practice over the teams. They are
// made of what the teams show, unrounded and unclamped, and of nothing else.
// What a team stated together is shown, too, and enters.
func (p *publisher) correlations(teams []report.Team, practice string) []report.Correlation {
	var shown [len(axes)][]float64 // by team
	for _, t := range teams {
		for i := range t.Practices {
			of := &t.Practices[i]
			if of.ID != practice || !exactScores(of.Scores) {
				continue
			}
			for axis, f := range axesOf(of.Scores) {
				shown[axis] = append(shown[axis], *f.Value)
			}
		}
	}
	var out []report.Correlation
	for i := range axes {
		for j := i + 1; j < len(axes); j++ {
			out = append(out, report.Correlation{Of: [2]string{axes[i], axes[j]}, Teams: len(shown[i]), Rho: p.correlation(shown[i], shown[j])})
		}
	}
	return out
}

// correlation is that of two scores over teams, in hundredths.
func (p *publisher) correlation(xs, ys []float64) report.Figure {
	if len(xs) < leastTeams {
		return because(report.TooFewTeams)
	}
	rho, ends, bounded, ok := stat.Spearman(xs, ys, p.in.Settings.Confidence)
	if !ok {
		return because(report.TeamsAlike)
	}
	f := report.Figure{Value: pointer(hundredths(rho))}
	if bounded {
		f.Lo, f.Hi = pointer(hundredths(ends.Lo)), pointer(hundredths(ends.Hi))
	}
	return f
}

// axes are the three measured scores.
var axes = [...]string{"alignment", "dismantling", "reinvention"}

func axesOf(s report.Scores) [len(axes)]report.Figure {
	return [...]report.Figure{s.Alignment, s.Dismantling, s.Reinvention}
}

// exactScores says whether all three are shown as they are.
func exactScores(s report.Scores) bool {
	return asItIs(s.Alignment) && asItIs(s.Dismantling) && asItIs(s.Reinvention)
}

// asItIs says whether a figure is shown neither rounded to 5 nor clamped.
func asItIs(f report.Figure) bool { return f.Known() && !f.Rounded && !f.Clamped }

// agreement publishes how near to each other the people of a team place the
// norms of a practice. It speaks of dispersion, so it needs as many people as
// an interval does, and a norm among them that as many answered: then the
// deviation is told in tenths of a rung, and from the number for a distribution
// on in hundredths, with the two coefficients. Where a norm is clamped, nothing
// is told but that nearly everybody answered alike, which the clamped norm
// tells already. Where a norm is hidden, the number of norms that enter would
// tell how many answered it, so there is nothing then either.
func (p *publisher) agreement(a *scoring.Agreement, norms []report.Norm) *report.Agreement {
	if a == nil {
		return nil
	}
	none := func(code report.Code) *report.Agreement {
		f := because(code)
		return &report.Agreement{Deviation: f, Within: f, AWG: f}
	}
	any := func(is func(report.Figure) bool) bool {
		return slices.ContainsFunc(norms, func(n report.Norm) bool { return is(n.Value) })
	}
	l := p.levelOf(a.N, false)
	switch {
	case l < interval:
		return none(report.TooFewPeople)
	case any(isHidden):
		return none(norms[slices.IndexFunc(norms, func(n report.Norm) bool { return isHidden(n.Value) })].Value.Reason.Code)
	case anyClamped(norms):
		return none(report.Alike)
	case a.Reason != "":
		return none(report.Code(a.Reason))
	case !any(report.Figure.Known):
		return none(report.TooFewPeople)
	}
	people := p.count(a.N)
	figure := func(x, parts float64) report.Figure {
		return report.Figure{Value: pointer(round(x, parts)), N: &people}
	}
	if l < distribution {
		few := because(report.TooFewPeople)
		return &report.Agreement{Norms: a.Norms, Deviation: figure(a.Deviation, 10), Within: few, AWG: few}
	}
	out := &report.Agreement{Norms: a.Norms, Deviation: figure(a.Deviation, 100), Within: figure(a.Within, 100), AWG: because(report.Alike)}
	if a.AWGKnown { // else all means lie so near an end that it says nothing
		out.AWG = figure(a.AWG, 100)
	}
	return out
}
