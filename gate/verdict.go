package gate

import (
	"math"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// verdict publishes the word. Of a small group it is told only if every
// figure it rests on lies clear of its threshold even after rounding, and
// without certainty. teams are those of the wave.
func (p *publisher) verdict(at spot, s scoring.Practice, teams []scoring.TeamResult) report.Verdict {
	v := s.Verdict
	l := p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention, s.OwnKnowledge), s.Mode == survey.Consensus)
	switch {
	case v.Name == "":
		return report.Verdict{Reason: report.Because(report.Code(v.Reason))}
	case l == nothing || p.fewKnow(at, s.OwnKnowledge, teams):
		return report.Verdict{Reason: report.Because(report.TooFewPeople)}
	case l == rounded && !p.clear(s):
		return report.Verdict{Reason: report.Because(report.NearThreshold)}
	}
	out := report.Verdict{Name: v.Name, Warnings: v.Warnings}
	if v.Reason != "" {
		out.Reason = report.Because(report.Code(v.Reason))
		out.Word, out.Between = v.Word, v.Between
		if l == rounded && v.Reason == scoring.TooManyNA {
			out.Between = nil // chance tells the other one
		}
	}
	if l >= interval && v.Certain {
		out.Certainty = pointer(percent(v.Certainty))
		out.Word, out.Between = v.Word, v.Between
	}
	return out
}

// fewKnow says whether too few people said what they know themselves, beside a
// team of which nothing is told. The facet is one of several: people may leave it
// open who have all scores, and then it alone decides whether there is a verdict.
// So there is one only where there would be one of the other teams alone, whatever
// that one left open; but where nobody was asked, which the form decides.
func (p *publisher) fewKnow(at spot, own scoring.Estimate, teams []scoring.TeamResult) bool {
	if own.Reason == scoring.NotAsked || !p.covers(at) {
		return false
	}
	n := 0
	for _, s := range p.telling(at, teams) {
		n += s.OwnKnowledge.N
	}
	return n < p.limits.Shown
}

// teamsIn are those of a wave.
func (p *publisher) teamsIn(wave string) []scoring.TeamResult {
	for _, w := range p.in.Scored.Waves {
		if w.ID == wave {
			return w.Teams
		}
	}
	return nil
}

// clear says whether all figures behind a verdict, rounded, keep their
// distance from the thresholds.
func (p *publisher) clear(s scoring.Practice) bool {
	away := func(e scoring.Estimate, threshold float64) bool {
		return !e.Known() || math.Abs(coarsely(e.Value)-threshold) >= marginToLine
	}
	set := p.in.Settings
	return away(s.Alignment, set.Alignment) && away(s.Dismantling, set.Deconstruction) &&
		away(s.Reinvention, set.Deconstruction) && away(s.OwnKnowledge, p.in.Model.Thresholds.OwnKnowledge)
}

// percent rounds a share down to whole hundredths, so that it never says more
// than the word beside it. With the seed that is published, a third decimal
// would tell whoever guesses answers whether the guess was right.
func percent(share float64) float64 { return math.Floor(100*share+1e-9) / 100 }
