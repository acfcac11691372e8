package gate

import (
	"slices"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
)

// comments publishes what people wrote, of the latest wave: of the organisation
// only, practice by practice, and where at least twice as many people as the
// policy shows anything for answered in the wave, and count in the practice.
// No text has a date or a count beside it.
//
// These are the people among whom whoever wrote a note is hidden, so a question
// with a single note is told as well, and so is one that few answered: anybody
// who was asked about the practice may have written it, and a person has read
// it and taken out what tells who did. Joining the notes of several questions
// would hide nobody better.
func (p *publisher) comments() {
	last := len(p.out.Waves) - 1
	if last < 0 || len(p.in.Notes) == 0 {
		return
	}
	out, w := &p.out.Waves[last], p.in.Scored.Waves[last]
	least := 2 * p.limits.Shown
	if w.Respondents < least {
		return
	}
	for _, pr := range out.Practices {
		if tells(pr) && counting(w, pr.ID) >= least {
			out.Comments = append(out.Comments, p.commentsOn(out.ID, pr.ID)...)
		}
	}
}

// tells says whether a figure of a practice is shown at all.
func tells(p report.Practice) bool {
	return p.Alignment.Known() || p.Dismantling.Known() || p.Reinvention.Known()
}

// counting is how many people count in a practice.
func counting(w scoring.Wave, practice string) int {
	at := slices.IndexFunc(w.Practices, func(p scoring.Practice) bool { return p.ID == practice })
	if at < 0 {
		return 0
	}
	return w.Practices[at].Counting
}

// commentsOn are those on a practice, in the order of its questions. Texts keep
// the order in which they are given, which tells nothing; see [Note].
func (p *publisher) commentsOn(wave, practice string) []report.Comment {
	def, ok := p.in.Model.Practice(practice)
	if !ok {
		return nil
	}
	var out []report.Comment
	for _, question := range questions(def) {
		c := report.Comment{Practice: practice, Question: question}
		for _, n := range p.in.Notes {
			if n.Wave == wave && n.Practice == practice && n.Question == question {
				c.Texts = append(c.Texts, n.Text)
			}
		}
		if c.Texts != nil {
			out = append(out, c)
		}
	}
	return out
}

// questions are the keys of all that a practice asks, the open question last.
func questions(p *model.Practice) []string {
	var keys []string
	for _, n := range p.Norms {
		keys = append(keys, n.Key)
	}
	for _, it := range p.Items {
		keys = append(keys, it.Key)
	}
	return append(keys, p.ID+"/"+model.Objection)
}
