package gate

import (
	"slices"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// An Asked is a wave as the model scores it under which it was asked.
type Asked struct {
	Wave, Version, Hash string
	Scored              scoring.Wave
}

// asked publishes what the model of its time makes of a wave's answers; nil if
// the wave was asked under the model in force.
//
// Two models make two figures of the same answers, and from both more follows
// than from one: how many gave the answers that are worth something else now,
// and, where not the same people count under both, what those few answered.
// So, but for what a team stated together and for the policy open:
//
//   - a practice is told only if the wave shows it neither rounded nor clamped,
//     as is a trend, and it would not be rounded under the older model either;
//   - the same people count in both, and the same number of them stand behind
//     each figure, in each team.
func (p *publisher) asked(wave report.Wave, inForce scoring.Wave) *report.Asked {
	at := slices.IndexFunc(p.in.Asked, func(a Asked) bool { return a.Wave == wave.ID })
	if at < 0 {
		return nil
	}
	a := p.in.Asked[at]
	out := &report.Asked{Model: report.Model{Version: a.Version, Hash: a.Hash}, Practices: []report.AskedPractice{}}
	for _, s := range a.Scored.Practices {
		now, ok := wave.Practice("", s.ID)
		same := p.limits.Shown == 0 || samePeople(answersTo(s.ID, inForce), answersTo(s.ID, a.Scored))
		if ok && same && p.bothModels(now, s) {
			verdict := p.verdict(spot{wave: wave.ID, practice: s.ID}, s, a.Scored.Teams)
			verdict.Certainty = nil
			out.Practices = append(out.Practices, report.AskedPractice{ID: s.ID, Scores: p.then(wave.ID, s), Verdict: verdict})
		}
	}
	return out
}

// bothModels says whether a practice may be told as an older model scores it,
// beside what the wave shows.
func (p *publisher) bothModels(now report.Practice, then scoring.Practice) bool {
	if now.Mode != then.Mode.String() || !now.Alignment.Known() || now.Alignment.Rounded || now.Dismantling.Rounded {
		return false
	}
	people := least(then.Alignment, then.Dismantling, then.Reinvention)
	return p.levelOf(people, then.Mode == survey.Consensus) >= interval
}

// then are the scores of a practice as an older model has them.
func (p *publisher) then(wave string, s scoring.Practice) report.Scores {
	if p.covers(spot{wave: wave, practice: s.ID}) {
		p.counting = s.Counting
		defer func() { p.counting = 0 }()
	}
	if p.unanimous(s) {
		out := p.scores(clamped(s.Scores), false)
		markClamped(&out)
		return out
	}
	return p.scores(s.Scores, s.Mode == survey.Consensus)
}

// samePeople says whether the same people count, and as many are behind each
// figure, in two lists as answersTo makes them.
func samePeople(now, then []scoring.Practice) bool {
	return slices.EqualFunc(now, then, func(a, b scoring.Practice) bool {
		return behind(a) == behind(b) && a.SameRespondents(b)
	})
}

// behind are the numbers of people who count and who are behind A, X and R.
func behind(s scoring.Practice) [4]int {
	return [...]int{s.Counting, s.Alignment.N, s.Dismantling.N, s.Reinvention.N}
}

// answersTo is what a wave has of a practice: of the organisation, then team by
// team.
func answersTo(practice string, w scoring.Wave) []scoring.Practice {
	var out []scoring.Practice
	add := func(practices []scoring.Practice) {
		for _, s := range practices {
			if s.ID == practice {
				out = append(out, s)
			}
		}
	}
	add(w.Practices)
	for _, t := range w.Teams {
		add(t.Practices)
	}
	return out
}
