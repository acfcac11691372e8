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
		answered[path.Dir(r.Question)]++
	}
	open := 0
	for id, n := range answered {
		asked := len(p.Model.Common)
		if id != model.CommonPractice {
			def, ok := p.Model.Practice(id)
			if !ok {
				continue
			}
			asked = len(def.Norms) + len(def.Asked(s.Length))
		}
		open += max(asked-n, 0)
	}
	return open
}
