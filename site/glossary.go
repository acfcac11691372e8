package site

import (
	"cmp"
	"slices"
	"strings"

	"rubble/model"
)

const glossaryAddress = "glossary/index.html"

// glossary is a page of all terms. The way there is on the page on method, at
// the foot of every page, and from the terms in the prose.
func (b *builder) glossary() {
	s := b.say
	if len(b.in.Model.Glossary) == 0 {
		return
	}
	p := b.newPage(glossaryAddress, "method", s.T("page_glossary"), s.T("glossary_finding"), s.T("glossary_lede"))
	p.add("terms", "", nil, b.block("glossary", "glossary", func() any { return b.terms() }))
}

// glossaryStrip leads to the glossary.
func (b *builder) glossaryStrip(p *page) {
	if len(b.in.Model.Glossary) == 0 {
		return
	}
	p.add("glossary", b.say.T("page_glossary"), []string{b.say.T("glossary_method")},
		b.links("links", []link{{Href: p.root() + glossaryAddress, Text: b.say.T("page_glossary")}}))
}

// glossaryData is the terms with the words before their references.
type glossaryData struct {
	See   string
	Terms []termData
}

type termData struct {
	ID, Name string
	Text     []link // pieces of the text, some of which lead to other terms
	See      []link // the terms that it refers to beside those
}

// terms are all terms in the order of the alphabet.
func (b *builder) terms() glossaryData {
	names := map[string]string{}
	for _, t := range b.in.Model.Glossary {
		names[t.Key] = t.Name
	}
	out := glossaryData{See: b.say.T("glossary_see")}
	for _, t := range b.in.Model.Glossary {
		of := termData{ID: "term-" + t.Key, Name: t.Name, Text: b.words.pieces(t)}
		for _, key := range t.See {
			if to := "#term-" + key; !slices.ContainsFunc(of.Text, func(l link) bool { return l.Href == to }) {
				of.See = append(of.See, link{Href: to, Text: names[key]})
			}
		}
		out.Terms = append(out.Terms, of)
	}
	slices.SortStableFunc(out.Terms, func(a, b termData) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return out
}

// pieces are the text of a term, cut where other terms are first mentioned.
// Among their own kind words stand in their own sense, italics or not.
func (l *lexicon) pieces(t model.Term) []link {
	seen := map[string]bool{t.Key: true}
	var out []link
	at := 0
	for _, m := range l.mentions(t.Text) {
		if seen[m.term] {
			continue
		}
		seen[m.term] = true
		out = append(out, link{Text: t.Text[at:m.from]}, link{Text: t.Text[m.from:m.to], Href: "#term-" + m.term})
		at = m.to
	}
	return append(out, link{Text: t.Text[at:]})
}
