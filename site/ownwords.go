package site

import (
	"slices"

	"rubble/model"
	"rubble/report"
)

// A quotedData is a question and what people wrote to it. The texts are
// anybody's: they are printed as plain text.
type quotedData struct {
	Title, Link, Statement string
	Texts                  []string
}

// ownWords are the notes on a practice that may be read, question by question;
// nothing where there are none.
func (b *builder) ownWords(p *page, def *model.Practice) {
	of := func(c report.Comment) bool { return c.Practice == def.ID }
	if !slices.ContainsFunc(b.wave.Comments, of) {
		return
	}
	p.add("own-words", b.say.T("section_own_words"), []string{b.say.T("own_words_text")}, b.block("quoted", "quoted", func() any {
		var out []quotedData
		for _, c := range b.wave.Comments {
			if of(c) {
				d := b.quoted(p, def, c.Question)
				d.Texts = c.Texts
				out = append(out, d)
			}
		}
		return out
	}))
}

// quoted is a question of a practice, as a heading.
func (b *builder) quoted(p *page, def *model.Practice, question string) quotedData {
	for _, n := range def.Norms {
		if n.Key == question {
			return quotedData{Title: n.Name, Link: b.normLink(p, n.Key), Statement: n.Statement}
		}
	}
	for _, it := range def.Items {
		if it.Key == question {
			return quotedData{Title: b.say.T("own_words_item"), Statement: it.Text}
		}
	}
	return quotedData{Title: b.say.T("section_objection"), Statement: def.Objection}
}
