package gate

import (
	"slices"

	scoring "rubble/score"
)

// asThough makes of all waves, as the model in force and as older ones score them,
// what they would be if silent teams had answered what they left open: of figures
// only how many people are thought to be behind them, by which the level goes; see
// [publisher.asThoughAnswered]. It changes nothing where single cells alone are
// hidden, or nothing is.
func (p *publisher) asThough(answered func(wave string, w scoring.Wave) scoring.Wave) {
	if p.in.Primary || p.limits.Shown == 0 {
		return
	}
	waves, asked := slices.Clone(p.in.Scored.Waves), slices.Clone(p.in.Asked)
	for i, w := range waves {
		waves[i] = answered(w.ID, w)
	}
	for i, a := range asked {
		asked[i].Scored = answered(a.Wave, a.Scored)
	}
	p.in.Scored.Waves, p.in.Asked = waves, asked
}

// scoresAnswered is a wave as though its silent teams had answered what all
// scores are made of. The plan is made from this wave, so a team that only the plan
// hides, beside others, is not silent here yet: it has people enough to be told
// of, and those of them who left a score open are not counted as behind it.
func (p *publisher) scoresAnswered(wave string, w scoring.Wave) scoring.Wave {
	w.Practices = slices.Clone(w.Practices)
	for i := range w.Practices {
		s := &w.Practices[i]
		if teams := slices.Collect(p.eachSilent(spot{wave: wave, practice: s.ID}, w.Teams)); len(teams) > 0 {
			p.answerScores(s, teams)
			answerAcross(&w.Across, s)
		}
	}
	w.Segments = slices.Clone(w.Segments)
	for i := range w.Segments {
		segment := &w.Segments[i]
		segment.Practices = slices.Clone(segment.Practices)
		for j := range segment.Practices {
			s := &segment.Practices[j]
			at := spot{wave: wave, scope: segmentScope(segment.ID), practice: s.ID}
			p.answerScores(s, slices.Collect(p.eachSilent(at, w.Teams)))
		}
	}
	return w
}

// answerScores counts those of teams who left scores of a practice open as behind
// these.
func (p *publisher) answerScores(s *scoring.Practice, teams []silent) {
	open := openScores(teams)
	for i, e := range estimatesIn(s) {
		e.N = p.asThoughAnswered(e.N, open[i])
	}
}

// answerAcross counts as many people as behind the means over practices as are
// thought to be behind the scores of one of these practices.
func answerAcross(across *scoring.Scores, s *scoring.Practice) {
	if !s.Alignment.Known() || !s.Deconstruction.Known() {
		return // the practice is not among those of the means
	}
	of := scoresIn(&s.Scores)
	for i, e := range scoresIn(across) {
		e.N = max(e.N, of[i].N)
	}
}

// questionsAnswered is a wave as though its silent teams had answered the norms
// and facets of the organisation, the common norms among them. How far roles
// differ on a norm is worked out from who did answer; see
// [publisher.gapsThought].
func (p *publisher) questionsAnswered(wave string, w scoring.Wave) scoring.Wave {
	w.Practices = slices.Clone(w.Practices)
	for i := range w.Practices {
		s := &w.Practices[i]
		if teams := slices.Collect(p.eachSilent(spot{wave: wave, practice: s.ID}, w.Teams)); len(teams) > 0 {
			p.answerQuestions(s, openQuestions(teams))
		}
	}
	w.Common = slices.Clone(w.Common)
	for i, open := range openNorms(w.CommonOpen, len(w.Common), p.silentTeams(wave, w.Teams)) {
		n := &w.Common[i].Value.N
		*n = p.asThoughAnswered(*n, open)
	}
	return w
}

// answerQuestions counts as behind the norms and facets of a practice those who
// left them open, by key.
func (p *publisher) answerQuestions(s *scoring.Practice, open map[string]int) {
	s.Norms, s.Facets = slices.Clone(s.Norms), slices.Clone(s.Facets)
	for i := range s.Norms {
		n := &s.Norms[i]
		n.Value.N = p.asThoughAnswered(n.Value.N, open[n.Key])
	}
	for i := range s.Facets {
		f := &s.Facets[i]
		f.N = p.asThoughAnswered(f.N, open[facetKey(f.Key)])
	}
}
