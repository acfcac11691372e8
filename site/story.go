package site

import (
	"path"
	"strconv"

	"rubble/chart"
	"rubble/report"
	"rubble/story"
	"rubble/wording"
)

func storyAddress(id string) string { return path.Join("story", id+".html") }

// narrative is a page of the client's own words. Its shortcodes print the
// marks of blocks that are numbered as they come.
func (b *builder) narrative(of story.Page) {
	p := b.newPage(storyAddress(of.ID), "story-"+of.ID, "", of.Prose.Title)
	if of.Description != "" {
		p.lede = []string{of.Description}
	}
	p.prose, p.place = of.Prose, "first"
	p.prose.Title = ""
	for i, c := range of.Calls {
		id := "call-" + strconv.Itoa(i)
		p.blocks[id] = b.called(p, c, id).raised().make
	}
}

// called makes what a shortcode calls for. The shortcode was checked, so what
// it names is in the model; it may still have nothing to show.
func (b *builder) called(p *page, c story.Call, id string) block {
	switch c.Name {
	case "score":
		return b.scoreCalled(c)
	case "norm":
		return b.normCalled(p, c.What)
	case "experiment":
		return b.experimentCalled(p, c.What)
	}
	return b.chartCalled(c, "story-"+id)
}

// practiceCalled is the practice of a shortcode, with its figures or the
// reason why there are none.
func (b *builder) practiceCalled(c story.Call) report.Practice {
	for _, p := range b.wave.Practices {
		if p.ID == c.Practice {
			return p
		}
	}
	none := report.Figure{Reason: report.Because(report.NobodyAnswered)}
	return report.Practice{ID: c.Practice, Verdict: report.Verdict{Reason: none.Reason},
		Scores: report.Scores{Alignment: none, Dismantling: none, Reinvention: none, Deconstruction: none, Gap: none}}
}

// scoreCalled is a figure in a sentence of the client's. Hugo leaves out the
// paragraph around a shortcode that is alone in it, so that it is put back.
func (b *builder) scoreCalled(c story.Call) block {
	bl := b.block("score", "inline", func() any { return b.scoreWords(c) })
	if !c.Alone {
		return bl
	}
	return block{bl.name, func() (string, error) {
		text, err := bl.make()
		return "<p>" + text + "</p>", err
	}}
}

func (b *builder) scoreWords(c story.Call) string {
	s, p := b.say, b.practiceCalled(c)
	switch c.What {
	case "alignment":
		return s.ScoreOrWhy(p.Alignment)
	case "dismantling":
		return s.ScoreOrWhy(p.Dismantling)
	case "reinvention":
		return s.ScoreOrWhy(p.Reinvention)
	case "deconstruction":
		return s.ScoreOrWhy(p.Deconstruction)
	case "gap":
		return s.ScoreOrWhy(p.Gap)
	case "verdict":
		return s.Verdict(p.Verdict)
	case "finding":
		return s.PracticeFinding(p, b.report.Method)
	}
	if !p.Alignment.Known() {
		return s.ScoreOrWhy(p.Alignment)
	}
	return s.T("score_called", "A", s.ScoreOrWhy(p.Alignment), "D", s.ScoreOrWhy(p.Deconstruction))
}

func (b *builder) normCalled(p *page, key string) block {
	return b.block("norm", "norm-called", func() any {
		def, _ := b.in.Model.Norm(key)
		n, found := b.wave.Norm("", key)
		if !found {
			n = report.Norm{ID: key, Value: report.Figure{Reason: report.Because(report.NobodyAnswered)}}
		}
		return keystoneData{Link: b.normLink(p, key), Name: def.Name, Statement: def.Statement,
			Figures: b.say.NormStands(n), Need: b.say.ClaimSays(n)}
	})
}

func (b *builder) chartCalled(c story.Call, id string) block {
	s, m, pr := b.say, b.report.Method, b.practiceCalled(c)
	switch c.What {
	case "plane":
		words := s.PlaneOfPractices(b.wave, m)
		return b.figure("plane", words, chart.NewPlane(id, s.PracticeMarks(b.wave), words, m, s))
	case "ahead":
		words := s.Dumbbell(b.wave, m)
		return b.figure("ahead", words, chart.NewDumbbell(id, s.PracticeMarks(b.wave), words, m, s))
	case "graph":
		words := s.GraphFigure(b.wave)
		return b.figure("graph", words, chart.NewGraph(id, b.wave.Practices, b.wave.Common, words, s))
	case "teams":
		words := s.PlaneOfTeams(b.wave, pr.ID, m)
		return b.figure("teams", words, chart.NewPlane(id, wording.TeamMarks(b.wave, pr.ID), words, m, s))
	case "facets":
		words := s.Facets(pr, m)
		return b.figure("facets", words, chart.NewDots(id, pr, words, b.in.Model.Facets, m, s))
	}
	words := s.Ladder(pr)
	return b.figure("ladder", words, chart.NewLadder(id, pr.Norms, words, s))
}
