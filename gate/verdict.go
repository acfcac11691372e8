package gate

import (
	"math"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// verdict publishes the word. Of a small group it is told only if every
// figure it rests on lies clear of its threshold even after rounding, and
// without certainty.
func (p *publisher) verdict(s scoring.Practice) report.Verdict {
	v := s.Verdict
	l := p.levelOf(least(s.Alignment, s.Dismantling, s.Reinvention, s.OwnKnowledge), s.Mode == survey.Consensus)
	switch {
	case v.Name == "":
		return report.Verdict{Reason: report.Because(report.Code(v.Reason))}
	case l == nothing:
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
