package site

import (
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// unasked are the practices of the model without answers: those that nobody
// was asked about, or where nobody answered.
func (b *builder) unasked() []*model.Practice {
	var out []*model.Practice
	for i := range b.in.Model.Practices {
		if def := &b.in.Model.Practices[i]; !b.assessed(def.ID) {
			out = append(out, def)
		}
	}
	return out
}

// otherPractices lists the practices without answers on the page of all of
// them, group by group, and those of which no record speaks. With it come the
// pages of the former.
func (b *builder) otherPractices(p *page) {
	s := b.say
	others := b.unasked()
	if len(others) > 0 {
		groups := []linkGroup{{Title: s.T("group_general")}, {Title: s.T("group_service")}, {Title: s.T("group_technical")}}
		at := map[string]*linkGroup{"general": &groups[0], "service": &groups[1], "technical": &groups[2]}
		for _, def := range others {
			of := at[def.Group]
			of.Links = append(of.Links, link{Href: p.root() + practiceAddress(def.ID), Text: def.Title,
				Note: s.T("norms_number", "Count", len(def.Norms), "Number", s.NumberWord(len(def.Norms)))})
		}
		p.add("others", s.T("section_others"), []string{s.T("others_text")}, b.linkGroups("groups", groups...))
	}
	b.unspoken(p)
	for _, def := range others {
		b.unaskedPractice(def)
	}
}

// unspoken names the practices of which no record that is read can speak:
// those assessed, and on the page of all practices the others too.
func (b *builder) unspoken(p *page) {
	s := b.say
	assessed, others := linkGroup{Title: s.T("unspoken_assessed")}, linkGroup{Title: s.T("unspoken_others")}
	var silent []string
	for i := range b.in.Model.Practices {
		switch def := &b.in.Model.Practices[i]; {
		case speaks(def):
		case b.assessed(def.ID):
			assessed.Links = append(assessed.Links, link{Href: p.root() + practiceAddress(def.ID), Text: def.Title})
		case p.section == "practices":
			silent = append(silent, def.Title)
		}
	}
	switch len(silent) {
	case 0:
	case len(b.unasked()):
		others.Text = s.T("unspoken_others_all")
	default:
		others.Text = s.T("unspoken_others_some", "List", s.List(silent))
	}
	switch {
	case assessed.Links == nil && others.Text == "":
		p.add("unspoken", s.T("section_unspoken"), []string{s.T("unspoken_none")})
	case others.Text == "":
		p.add("unspoken", s.T("section_unspoken"), []string{s.T("unspoken_text")}, b.links("practices", assessed.Links))
	default:
		p.add("unspoken", s.T("section_unspoken"), []string{s.T("unspoken_text")}, b.linkGroups("practices", assessed, others))
	}
}

// speaks says whether a fingerprint of the model speaks of a norm of the
// practice.
func speaks(def *model.Practice) bool {
	return slices.ContainsFunc(def.Norms, func(n model.Norm) bool { return len(n.Fingerprints) > 0 })
}

// unaskedPractice is the page of a practice without answers: what it is, what
// it takes as fact, and how it is asked about.
func (b *builder) unaskedPractice(def *model.Practice) {
	s := b.say
	p := b.newPage(practiceAddress(def.ID), "practices", s.T("page_practices"), s.T("unasked_finding", "Practice", def.Title), def.Summary, s.T("unasked_lede"))
	p.title, p.prose, p.place = def.Title, def.Prose, "first"
	p.add("norms", s.T("section_norms"), nil, b.wholeNorms(p, def))
	p.add("question", s.T("section_objection"), []string{b.objectionText()}, b.statement(def.Objection))
	p.add("ask", s.T("section_ask"), []string{s.T("ask_text")}, b.block("command", "command", func() any { return "rubble questionnaire --practice " + def.ID }))
}

// objectionText says who reads what is written to the open question.
func (b *builder) objectionText() string {
	if b.in.Config.Confidentiality.Notes {
		return b.say.T("objection_text_quoted")
	}
	return b.say.T("objection_text")
}

// wholeNormsData is norms with all that is said of them, but where they stand.
type wholeNormsData struct {
	RestsOn, Rungs string
	Norms          []wholeNorm
}

type wholeNorm struct {
	ID, Name, Statement string
	RestsOn             []link
	About               []wording.Fact
	Rungs               []rungData
}

func (b *builder) wholeNorms(p *page, def *model.Practice) block {
	return b.block("norms", "whole-norms", func() any {
		s := b.say
		out := wholeNormsData{RestsOn: s.T("rests_on"), Rungs: s.T("norm_rungs")}
		for i := range def.Norms {
			n := &def.Norms[i]
			_, key, _ := strings.Cut(n.Key, "/")
			whole := wholeNorm{ID: "norm-" + key, Name: n.Name, Statement: n.Statement, About: s.NormAbout(n), Rungs: b.rungsOf(n, report.Norm{})}
			for _, on := range n.RestsOn {
				whole.RestsOn = append(whole.RestsOn, link{Href: b.normLink(p, on), Text: s.Norm(on)})
			}
			out.Norms = append(out.Norms, whole)
		}
		return out
	})
}
