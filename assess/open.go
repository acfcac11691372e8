package assess

import (
	"path"

	"rubble/model"
	"rubble/survey"
)

// Open counts the questions that were asked and left blank in a wave, and the
// questionnaires in which there are such. A questionnaire asks all of a
// practice that it says anything of, at its length.
func (p *Project) Open(wave string) (questions, questionnaires int) {
	for _, s := range p.Answers.Sheets {
		if s.Wave != wave {
			continue
		}
		if open := p.openIn(s); open > 0 {
			questions, questionnaires = questions+open, questionnaires+1
		}
	}
	return questions, questionnaires
}

func (p *Project) openIn(s survey.Sheet) int {
	answered := map[string]int{}
	for _, r := range s.Responses {
		if !p.Model.Has(r.Question) {
			continue // asked by an older model alone
		}
		answered[path.Dir(r.Question)]++
	}
	open := 0
	for id, n := range answered {
		asked := p.asked(id, s)
		open += max(asked-n, 0)
	}
	return open
}

// asked is how many questions of a practice, or common norms, the sheet's form
// asked of those that the model in force has.
func (p *Project) asked(id string, s survey.Sheet) int {
	norms := p.Model.Common
	var items []model.Item
	if id != model.CommonPractice {
		def, ok := p.Model.Practice(id)
		if !ok {
			return 0
		}
		norms, items = def.Norms, def.Items
	}
	under, n := p.Model, 0
	if older := p.Older[s.Model]; older != nil {
		under = older
	}
	for _, of := range norms {
		if under.AsksNorm(of.Key) {
			n++
		}
	}
	for _, it := range items {
		if under.AsksItem(it.Key, s.Length) {
			n++
		}
	}
	return n
}
