package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// A practice that too few people stand behind looks the same whatever they
// answered, and whatever they left open: why there is no figure, which norms
// nobody answered and how many left too much open are answers, too.

// tooFew says whether too few people stand behind all that a practice could say.
// Those who count do; where nobody does, those who left too much open.
func (p *publisher) tooFew(s scoring.Practice) bool {
	return s.Counting < p.limits.Shown && (s.Counting > 0 || s.LeftOut < p.limits.Shown)
}

// alone says whether people answered a practice of the organisation one by
// one. Where nobody counts, its mode does not tell.
func alone(s scoring.Practice, respondents int) bool {
	return s.Mode == survey.Individual || respondents > 0 && !s.Dismantling.Known()
}

// hidden publishes that there is a practice, and no more.
func (p *publisher) hidden(scope string, s scoring.Practice) report.Practice {
	p.out.Suppressed = append(p.out.Suppressed, report.Suppressed{What: scope + "/" + s.ID, Why: report.TooFewPeople})
	return report.Practice{ID: s.ID, Mode: survey.Individual.String(), Scores: p.hiddenScores(),
		Verdict: report.Verdict{Reason: report.Because(report.TooFewPeople)}, Norms: p.hiddenNorms(s.Norms)}
}

func (p *publisher) hiddenScores() report.Scores {
	f := p.hiddenFigure()
	return report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f}
}

func (p *publisher) hiddenNorms(norms []scoring.Norm) []report.Norm {
	out := make([]report.Norm, len(norms))
	for i, n := range norms {
		out[i] = report.Norm{ID: n.Key, Value: p.hiddenFigure()}
	}
	return out
}

func (p *publisher) hiddenFigure() report.Figure {
	return report.Figure{N: &report.Count{Below: p.limits.Shown}, Reason: report.Because(report.TooFewPeople)}
}

// across publishes the means over the practices of a wave. They are clamped
// with any of these: of a single practice, they are its own.
func (p *publisher) across(w scoring.Wave) report.Scores {
	if p.sparsely(w.Respondents) {
		return p.hiddenScores()
	}
	if slices.ContainsFunc(w.Practices, p.unanimous) {
		out := p.scores(clamped(w.Across), false)
		markClamped(&out)
		return out
	}
	return p.scores(w.Across, w.Respondents == 0)
}

// common publishes the common norms of a wave.
func (p *publisher) common(w scoring.Wave) []report.Norm {
	if p.sparsely(w.Respondents) {
		return p.hiddenNorms(w.Common)
	}
	return p.norms(w.Common, w.Respondents == 0)
}

// quality tells what was read. Each person's answers are as many rows, often a
// file of their own, so nothing is told of a wave with too few people.
func (p *publisher) quality() report.DataQuality {
	q := p.in.DataQuality
	q.Answers = slices.DeleteFunc(slices.Clone(q.Answers), func(a report.AnswerSource) bool {
		at := slices.IndexFunc(p.in.Scored.Waves, func(w scoring.Wave) bool { return w.ID == a.Wave })
		return at >= 0 && p.sparsely(p.in.Scored.Waves[at].Respondents)
	})
	return q
}
