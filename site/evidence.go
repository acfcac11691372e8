package site

import (
	"path"
	"slices"

	"rubble/chart"
	"rubble/report"
	"rubble/wording"
)

func printAddress(id string) string { return path.Join("evidence", id+".html") }

const claimsAddress = "evidence/claims.html"

// evidencePages are what the records show: an overview, a page for each
// fingerprint, and one that lays claim and record side by side.
func (b *builder) evidencePages() {
	s, r := b.say, b.report
	p := b.newPage("evidence/index.html", "evidence", s.T("page_evidence"), s.EvidenceFinding(r), s.T("evidence_lede"))
	if !b.hasRecords() {
		p.add("sources", s.T("section_sources"), []string{s.NoRecords(r)})
		b.unspoken(p)
		return
	}
	p.add("sources", s.T("section_sources"), b.origins(), b.table("records", b.recordsTable()))
	b.allPrints(p)
	differences := wording.Differences(r)
	if len(differences) > 0 {
		p.add("claims", s.T("section_claims"), []string{s.ClaimsFinding(b.wave)},
			b.links("links", []link{{Href: "claims.html", Text: s.T("page_claims")}}))
		b.claimsPage(differences)
	}
	b.unspoken(p)
	b.delivery(p)
	for _, f := range r.Fingerprints {
		b.print(f)
	}
}

// origins are the client's words on where records come from.
func (b *builder) origins() []string {
	var out []string
	for _, src := range b.report.DataQuality.Records {
		if src.Origin != "" {
			out = append(out, b.say.T("origin", "Kind", b.say.T("kind_"+src.Kind), "Origin", src.Origin))
		}
	}
	return append(out, b.say.T("records_text"))
}

// allPrints shows every fingerprint between its anchors, and names those that
// have no figure with the reason.
func (b *builder) allPrints(p *page) {
	s := b.say
	known := slices.DeleteFunc(slices.Clone(b.report.Fingerprints), func(f report.Fingerprint) bool { return !f.Value.Known() })
	blocks := []block{b.links("links", b.printLinks(p, b.report.Fingerprints))}
	if len(known) > 0 {
		words := s.Presences(known)
		blocks = slices.Insert(blocks, 0, b.figure("presence", words, chart.NewPresence("presence", known, words, b.report.Method, s)))
	}
	p.add("prints", s.T("section_fingerprints"), []string{s.T("evidence_text", "Quarter", s.Percent(0.25), "Half", s.Percent(0.5))}, blocks...)
}

// hasRecords says whether records were read, and so whether fingerprints have
// pages.
func (b *builder) hasRecords() bool { return len(b.report.DataQuality.Records) > 0 }

func (b *builder) printLinks(p *page, prints []report.Fingerprint) []link {
	var out []link
	for _, f := range prints {
		note := b.say.Presence(f)
		if !f.Presence.Known() {
			note = b.say.T("presence_unknown", "Why", note)
		}
		out = append(out, link{Href: p.root() + printAddress(f.ID), Text: b.say.Fingerprint(f.ID), Note: note})
	}
	return out
}

// delivery shows how the work goes: figures in common use, month by month.
func (b *builder) delivery(p *page) {
	s, r := b.say, b.report
	var readings []string
	for _, o := range r.Readings {
		readings = append(readings, s.Reading(o))
	}
	series := wording.Series(r)
	var blocks []block
	if len(series) > 0 {
		words := s.SeriesFigure(series)
		blocks = append(blocks, b.figure("series", words, chart.NewMultiples("series", series, words, r.Method, s)))
	}
	blocks = append(blocks, b.table("outcomes", s.Outcomes(s.T("table_outcomes"), slices.Concat(r.Delivery, r.Outcomes))))
	p.add("outcomes", s.T("section_outcomes"), append([]string{s.T("outcomes_text")}, readings...), blocks...)
}

// print is the page of one fingerprint.
func (b *builder) print(f report.Fingerprint) {
	s, m := b.say, b.report.Method
	p := b.newPage(printAddress(f.ID), "evidence", s.Fingerprint(f.ID), s.PrintFinding(f), s.PrintLede(f)...)
	if wording.HasFigure(f) {
		words := s.PrintFigure(f)
		if d := chart.NewDetail("detail", f, words, s); d != nil {
			var explore func() (*exploreData, error)
			if f.Detail.Hours != nil {
				explore = b.explore(p, "maps", chart.NewExploreMaps(f, words, s))
			}
			p.add("figure", "", nil, b.exploreFigure("detail", words, d, explore))
		}
	}
	def, _ := b.in.Model.Fingerprint(f.ID)
	var anchors []block
	if f.Value.Known() {
		words := s.PresenceOf(f)
		anchors = append(anchors, b.figure("presence", words, chart.NewPresence("presence", []report.Fingerprint{f}, words, m, s)))
	}
	anchors = append(anchors, b.receipt("receipt", s.Explain(b.report, "", "fingerprint/"+f.ID)[len(s.PrintLede(f)):]...)) // the lede says the rest
	p.add("anchors", s.T("section_anchors"), []string{def.Reason}, anchors...)
	p.add("norms", s.T("section_speaks_of"), []string{s.T("speaks_of_text")}, b.links("norms", b.speaksOf(p, f)))
}

// speaksOf are the norms that a fingerprint speaks of, with what people say of
// each.
func (b *builder) speaksOf(p *page, f report.Fingerprint) []link {
	var out []link
	for _, key := range f.Norms {
		n, ok := b.wave.Norm("", key)
		if !ok {
			continue
		}
		note := b.say.NormState(n)
		if n.Value.Known() {
			note = b.say.T("speaks_of_norm", "Value", b.say.ScoreWithInterval(n.Value))
		}
		if says := b.say.ClaimSays(n); says != "" {
			note += " " + says
		}
		out = append(out, link{Href: p.root() + normAddress(key), Text: b.say.Norm(key), Note: note})
	}
	return out
}

// claimsPage lays what people say beside what records show, the largest
// differences first.
func (b *builder) claimsPage(differences []wording.Difference) {
	s := b.say
	words := s.ClaimsFigure(differences)
	p := b.newPage(claimsAddress, "evidence", s.T("page_claims"), s.ClaimsFinding(b.wave), s.T("claims_lede"))
	p.add("differences", s.T("section_differences"), []string{s.T("claims_text")},
		b.figure("claims", words, chart.NewClaims("claims", differences, words, b.report.Method, s)))
	var says []string
	for _, d := range differences {
		switch d.Norm.Claim {
		case "", "no-data", "open": // nothing to lay side by side
		default:
			says = append(says, s.ClaimSays(d.Norm))
		}
	}
	if len(says) > 0 {
		p.add("says", s.T("section_side_by_side"), nil, b.list("says", says))
	}
	var lowered []string
	for _, pr := range b.wave.Practices {
		if text := s.Corroborated(pr); text != "" {
			lowered = append(lowered, text)
		}
	}
	if len(lowered) > 0 {
		p.add("corroborated", s.T("section_corroborated"), []string{s.T("corroborated_text")}, b.list("corroborated", lowered))
	}
}
