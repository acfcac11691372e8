package score

import (
	"rubble/model"
	"rubble/survey"
)

// A teamPart is one team's results, and what the organisation's are made
// from: for each practice its sample and figures.
type teamPart struct {
	result  TeamResult
	samples []*sample
	figures [][quantities]figure
	at      []int // of each practice of the result: which of the model's it is
	flagged int   // sheets that look as though they had been filled in without reading
}

// drop lets go of the replicates, of which the organisation keeps the sum.
func (t *teamPart) drop() {
	for _, figures := range t.figures {
		for i := range figures {
			giveBack(figures[i].replicates)
		}
	}
	t.figures = nil
	for _, s := range t.samples {
		s.replicates = [measured][]float64{}
	}
}

// team scores one team's sheets.
func (c *compiled) team(wave string, team Team, sheets []survey.Sheet) teamPart {
	var seen sequence
	vectors := make([][][]int8, len(sheets))
	t := TeamResult{Team: team, Mode: survey.Consensus}
	for i, sheet := range sheets {
		vectors[i] = c.vectors(sheet, &seen)
		if sheet.Mode == survey.Individual {
			t.Mode = survey.Individual
		}
	}
	for _, sheet := range sheets {
		switch {
		case t.Mode == survey.Consensus:
			t.Respondents += sheet.People
		case sheet.Mode == survey.Individual:
			t.Respondents++
		}
	}
	out := teamPart{result: t}
	flags := c.flags(sheets, vectors)
	for _, flagged := range flags {
		if flagged {
			out.flagged++
		}
	}
	for at := range c.practices {
		s := c.sample(at, team, sheets, vectors)
		s.flag(flags)
		out.samples = append(out.samples, s)
	}
	c.resample(wave, team.ID, out.samples)
	for at, s := range out.samples {
		figures := c.figures(s)
		out.figures = append(out.figures, figures)
		if c.practices[at].id != model.CommonPractice && s.sheets > 0 {
			out.result.Practices = append(out.result.Practices, c.teamPractice(at, s, figures))
			out.at = append(out.at, at)
		}
	}
	return out
}

// flags says which sheets look as though they had been filled in without
// reading; nil where that is not asked.
func (c *compiled) flags(sheets []survey.Sheet, vectors [][][]int8) []bool {
	if !c.latest {
		return nil
	}
	out := make([]bool, len(sheets))
	for i, s := range sheets {
		out[i] = s.Mode == survey.Individual && c.oneAnswer(vectors[i])
	}
	return out
}

func (s *sample) flag(flags []bool) {
	s.flagged = make([]bool, len(s.rows))
	for row, sheet := range s.sheet {
		s.flagged[row] = flags != nil && flags[sheet]
	}
}

// teamPractice is what the sample says of the practice at index at. What may
// never be told of so few is not worked out.
func (c *compiled) teamPractice(at int, s *sample, figures [quantities]figure) Practice {
	told := c.tells(s)
	if !told {
		figures = still(figures)
	}
	p := Practice{ID: c.practices[at].id, Mode: s.mode, LadderOnly: s.ladderOnly(),
		Unknown: share(s.unknown, s.answered+s.unknown), NotApplicable: share(s.na, s.given+s.na)}
	if s.mode == survey.Individual {
		p.Counting, p.LeftOut = len(s.rows), s.leftOut
		p.respondents = s.named("")
	}
	p.Scores, p.OwnKnowledge = estimates(figures, c.student, [][deviations][]float64{s.deviations()}, c.covering(p.Counting))
	p.Bounds = boundsOf(s.ranges())
	p.Norms = c.norms(at, []*sample{s})
	p.Verdict = c.verdict(&p, figures)
	p.Facets = c.facets(at, []*sample{s})
	p.Inputs = Inputs{Answers: s.answered, Unknown: s.unknown, NotApplicable: s.na}
	if c.latest && told {
		p.Agreement = c.agree(s)
		p.Smallest = c.smallest(at, &p, []*sample{s})
	}
	return p
}

// tells says whether intervals and the like of a team may be told.
func (c *compiled) tells(s *sample) bool {
	return s.mode == survey.Consensus || len(s.rows) >= c.set.Interval
}

// still are the figures as they are, without what was drawn.
func still(figures [quantities]figure) [quantities]figure {
	for i := range figures {
		figures[i].replicates = nil
	}
	return figures
}
