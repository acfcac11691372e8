package site

import (
	"path"
	"strings"

	"rubble/chart"
	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// normAddress is the page of a norm, common or of a practice that was assessed.
func normAddress(key string) string { return path.Join("norms", key+".html") }

// normLink leads to where a norm is explained, which for a practice without
// answers is that practice's page; empty if no page does.
func (b *builder) normLink(p *page, norm string) string {
	if _, ok := b.in.Model.Norm(norm); !ok {
		return ""
	}
	practice, key, _ := strings.Cut(norm, "/")
	if practice == model.CommonPractice || b.assessed(practice) {
		return p.root() + normAddress(norm)
	}
	return p.root() + practiceAddress(practice) + "#norm-" + key
}

// assessed says whether the practice has answers in the wave, shown or not.
func (b *builder) assessed(practice string) bool {
	_, ok := b.wave.Practice("", practice)
	return ok
}

// norm is the page of one norm. mode is that of its practice; a common norm has
// none.
func (b *builder) norm(def *model.Norm, mode string) {
	s := b.say
	n := wording.NormOf(b.wave, def.Key)
	kicker, whole := b.normBelongs(def.Key)
	p := b.newPage(normAddress(def.Key), "norms", kicker, s.NormFinding(n))
	p.title, p.prose = def.Name, def.Prose
	p.prose.Title = s.T("section_norm_prose")
	whole.Href = p.root() + whole.Href
	p.add("statement", "", nil, b.statement(def.Statement), b.links("links", []link{whole}))
	b.normStands(p, n, mode)
	p.add("about", s.T("section_norm_about"), nil, b.facts("about", s.NormAbout(def)))
	p.add("rungs", s.T("section_norm_rungs"), nil, b.rungs(def, n))
	b.normRests(p, def)
	b.normRecords(p, def, n)
	if on := b.experimentsOn(p, n); len(on) > 0 {
		p.add("experiments", s.T("page_roadmap"), nil, b.links("experiments", on))
	}
}

// normBelongs names what a norm is one of, and leads there from the top of the
// site.
func (b *builder) normBelongs(key string) (name string, to link) {
	practice, _, _ := strings.Cut(key, "/")
	if practice == model.CommonPractice {
		return b.say.T("common_norms"), link{Href: "norms/index.html#common", Text: b.say.T("about_common")}
	}
	name = b.say.Practice(practice)
	return name, link{Href: practiceAddress(practice), Text: b.say.T("read_practice", "Practice", name)}
}

func (b *builder) statement(text string) block {
	return b.block("statement", "statement", func() any { return text })
}

func (b *builder) facts(name string, facts []wording.Fact) block {
	return b.block(name, "facts", func() any { return facts })
}

// normStands shows where a norm stands, or says why that is not shown.
func (b *builder) normStands(p *page, n report.Norm, mode string) {
	s := b.say
	text := []string{s.NormStands(n)}
	if n.State == "" {
		p.add("stands", s.T("section_norm_stands"), text)
		return
	}
	if n.Keystone {
		text = append(text, s.T("explain_keystone"))
	}
	if n.Mandated {
		text = append(text, s.T("explain_mandated"))
	}
	words := s.NormFigure(n, mode)
	blocks := []block{b.figure("ladder", words, chart.NewLadder("ladder", []report.Norm{n}, words, s))}
	if facts := s.NormFacts(b.report, n); len(facts) > 0 {
		blocks = append(blocks, b.facts("facts", facts))
	}
	p.add("stands", s.T("section_norm_stands"), text, append(blocks, b.explained("", n.ID))...)
}

// A rungData is a rung of one norm: its name, its test, and the share of the
// answers on it where that is told. Together is that of several rungs, told at
// the first of them.
type rungData struct{ Name, Test, Share, Together string }

func (b *builder) rungs(def *model.Norm, n report.Norm) block {
	return b.block("rungs", "rungs", func() any { return b.rungsOf(def, n) })
}

func (b *builder) rungsOf(def *model.Norm, n report.Norm) []rungData {
	out := make([]rungData, len(def.Rungs))
	for i, test := range def.Rungs {
		out[i] = rungData{b.say.Rung(i), test, b.say.RungShare(n, i), b.say.RungsTogether(n, i)}
	}
	return out
}
