package gate

import (
	"slices"

	"rubble/ledger"
	"rubble/model"
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
func (p *publisher) hidden(at spot, s scoring.Practice) report.Practice {
	return p.untold(at, s, p.hiddenFigure())
}

// hiddenBecause hides a practice that may have more people behind it than are
// asked for: how many is not told.
func (p *publisher) hiddenBecause(code report.Code, at spot, s scoring.Practice) report.Practice {
	return p.untold(at, s, because(code))
}

// untold publishes a practice with the same figure, which has no value, in
// all places.
func (p *publisher) untold(at spot, s scoring.Practice, f report.Figure) report.Practice {
	p.out.Suppressed = append(p.out.Suppressed, report.Suppressed{What: at.path(), Why: f.Reason.Code})
	return report.Practice{ID: s.ID, Mode: survey.Individual.String(), Scores: scoresOf(f), Verdict: report.Verdict{Reason: f.Reason}, Norms: normsOf(s.Norms, f)}
}

func scoresOf(f report.Figure) report.Scores {
	return report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f}
}

func normsOf(norms []scoring.Norm, f report.Figure) []report.Norm {
	out := make([]report.Norm, len(norms))
	for i, n := range norms {
		out[i] = report.Norm{ID: n.Key, Value: f}
	}
	return out
}

// protect hides the norms and facets of a practice that is told which, beside
// others, would tell of a smaller group.
func (p *publisher) protect(at spot, out *report.Practice) {
	for i, n := range out.Norms {
		at.question = n.ID
		if p.plan[at] == report.Protects {
			out.Norms[i] = report.Norm{ID: n.ID, Value: because(report.Protects)}
		}
	}
	for key := range out.Facets {
		at.question = facetKey(key)
		if p.plan[at] == report.Protects {
			out.Facets[key] = because(report.Protects)
		}
	}
}

func (p *publisher) hiddenFigure() report.Figure {
	return report.Figure{N: &report.Count{Below: p.limits.Shown}, Reason: report.Because(report.TooFewPeople)}
}

// across publishes the means over the practices of a wave, where all of these
// are told. They are clamped with any of these: of a single practice, they are
// its own.
func (p *publisher) across(w scoring.Wave, practices []report.Practice) report.Scores {
	if p.sparsely(w.Respondents) {
		return scoresOf(p.hiddenFigure())
	}
	for i, s := range w.Practices {
		if f := practices[i].Dismantling; isHidden(f) && s.Counting > 0 && !p.in.Primary {
			return scoresOf(report.Figure{Reason: f.Reason})
		}
	}
	for _, s := range w.Practices {
		if p.covers(spot{wave: w.ID, practice: s.ID}) {
			p.counting = max(p.counting, s.Counting)
		}
	}
	defer func() { p.counting = 0 }()
	if slices.ContainsFunc(w.Practices, p.unanimous) {
		out := p.scores(clamped(w.Across), false)
		markClamped(&out)
		return out
	}
	return p.scores(w.Across, w.Respondents == 0)
}

// common publishes the common norms of a wave. They are told of no team. Where
// there is one of which nothing is told, as many people are told to be behind each
// as count in them.
func (p *publisher) common(w scoring.Wave) []report.Norm {
	if p.sparsely(w.Respondents) {
		return normsOf(w.Common, p.hiddenFigure())
	}
	if p.in.Judged.Few[w.ID][ledger.Cell{Practice: model.CommonPractice}] {
		return normsOf(w.Common, because(report.FewChanged))
	}
	if !p.in.Primary && p.hidesTeam(w.ID) {
		p.counting = w.CommonCounting
		defer func() { p.counting = 0 }()
	}
	return p.norms(w.Common, w.Respondents == 0)
}

// covers says whether a practice of the organisation or of a segment holds a
// team of which nothing is told. How many of that team left a question open, or
// marked it as not applicable, are answers, too: so as many people are told to be
// behind each figure as count in the practice, and what is counted of questions
// is told roughly, or not at all.
func (p *publisher) covers(at spot) bool {
	for range p.eachSilent(at, p.teamsIn(at.wave)) {
		return true
	}
	return false
}

// quality tells what was read. Each person's answers are as many rows, often a
// file of their own, so nothing is told of a wave with too few people, and
// nothing of the records of an organisation with too few. How many answers lots
// replaced is told in tens: where pools overlap it hangs on how often one lot
// counted for two.
func (p *publisher) quality() report.DataQuality {
	q := p.in.DataQuality
	q.Answers = slices.Clone(q.Answers)
	q.Answers = slices.DeleteFunc(q.Answers, func(a report.AnswerSource) bool {
		at := slices.IndexFunc(p.in.Scored.Waves, func(w scoring.Wave) bool { return w.ID == a.Wave })
		return at >= 0 && p.sparsely(p.in.Scored.Waves[at].Respondents)
	})
	for i := range q.Answers {
		a := &q.Answers[i]
		if p.hidesTeam(a.Wave) {
			a.Rows = tens(a.Rows)
		}
		if lots := p.in.Lots[a.Wave]; lots > 0 {
			a.Lots = max(10, tens(lots))
		}
		if waiting := p.in.Judged.Waiting[a.Wave]; waiting > 0 {
			n := p.count(waiting)
			a.Waiting = &n
		}
	}
	if !p.showsRecords() {
		q.Records = []report.RecordSource{}
	}
	return q
}

// hidesTeam says whether a wave has a team of which nothing is told, be it in one
// practice alone. What was answered in all, less what the other teams did, would
// tell what it left open.
func (p *publisher) hidesTeam(wave string) bool {
	return len(p.silentTeams(wave, p.teamsIn(wave))) > 0
}
