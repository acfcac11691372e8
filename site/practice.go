package site

import (
	"strings"

	"rubble/chart"
	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// practice is the page of one practice of the organisation. With it come those
// of its norms.
func (b *builder) practice(pr report.Practice) {
	s, m := b.say, b.report.Method
	def, _ := b.in.Model.Practice(pr.ID)
	p := b.newPage(practiceAddress(pr.ID), "practices", def.Title, s.PracticeFinding(pr, m), s.PracticeLede(pr))
	p.prose = def.Prose
	p.prose.Title = s.T("section_about_practice")
	hangs := b.robustnessLink(p)
	hangs.Note = s.KeptNote(pr)
	p.add("verdict", s.T("section_verdict"), b.ladderOnly(pr), b.verdict(pr), b.explained("", pr.ID), b.links("robustness", []link{hangs}))
	words := s.Ladder(pr)
	p.add("ladder", s.T("section_ladder"), nil, b.exploreFigure("figure", words, chart.NewLadder("ladder", pr.Norms, words, s),
		b.explore(p, "ladder", chart.NewExploreLadder(b.wave, pr.ID, s))))
	p.add("norms", s.T("section_norms"), nil, b.norms(p, def))
	if pr.Facets != nil {
		words := s.Facets(pr, m)
		p.add("facets", s.T("section_facets"), nil, b.figure("figure", words, chart.NewDots("facets", pr, words, b.in.Model.Facets, m, s)))
	}
	b.evidence(p, pr)
	b.moved(p, "", pr.ID)
	b.differ(p, pr)
	if teams := wording.TeamMarks(b.wave, pr.ID); len(teams) > 0 {
		words := s.PlaneOfTeams(b.wave, pr.ID, m)
		p.add("teams", s.T("section_by_team"), nil, b.figure("plane", words, chart.NewPlane("teams", teams, words, m, s)))
	}
	if len(wording.SegmentMarks(b.wave, pr.ID)) > 0 {
		p.add("segments", s.T("section_by_segment"), nil, b.table("segments", s.SegmentsTable(b.wave, pr.ID)))
	}
	if of := b.experimentsOf(pr.ID); of != nil {
		p.add("experiments", s.T("page_roadmap"), nil, of...)
	}
	b.ownWords(p, def)
	for i := range def.Norms {
		b.norm(&def.Norms[i], pr.Mode)
	}
}

func (b *builder) ladderOnly(p report.Practice) []string {
	if p.LadderOnly {
		return []string{b.say.T("ladder_only_note")}
	}
	return nil
}

// verdictData is a verdict with what it says.
type verdictData struct {
	Verdict, Warning string
	Says             []string
}

func (b *builder) verdict(p report.Practice) block {
	return b.block("verdict", "verdict", func() any {
		return verdictData{b.say.Verdict(p.Verdict), b.say.Warning(p.Verdict), b.say.VerdictSays(p.Verdict)}
	})
}

// explained is the receipt of a figure of the organisation or of a team.
func (b *builder) explained(team, key string) block {
	return b.receipt("receipt", b.say.Explain(b.report, team, key)...)
}

// evidence is what records say of the practice, beside what people say.
func (b *builder) evidence(p *page, pr report.Practice) {
	s := b.say
	prints := wording.SpeakingOf(b.report, pr.ID)
	if len(prints) == 0 {
		p.add("evidence", s.T("section_evidence"), []string{s.T("evidence_none")})
		return
	}
	words := s.Presences(prints)
	text := []string{s.T("evidence_text", "Quarter", s.Percent(0.25), "Half", s.Percent(0.5))}
	if more := s.Evidenced(pr); more != "" {
		text = append(text, more)
	}
	if lowered := s.Corroborated(pr); lowered != "" {
		text = append(text, s.T("corroborated_text"), lowered)
	}
	p.add("evidence", s.T("section_evidence"), text,
		b.figure("presence", words, chart.NewPresence("presence", prints, words, b.report.Method, s)),
		b.links("prints", b.printLinks(p, prints)))
}

// normData is a norm in the list of its practice, in short.
type normData struct{ ID, Link, Name, Mark, Statement, State string }

func (b *builder) norms(p *page, def *model.Practice) block {
	return b.block("norms", "norms", func() any {
		var out []normData
		for _, n := range def.Norms {
			_, key, _ := strings.Cut(n.Key, "/")
			is := wording.NormOf(b.wave, n.Key)
			d := normData{ID: "norm-" + key, Link: b.normLink(p, n.Key), Name: n.Name, Statement: n.Statement, State: b.say.NormAt(is)}
			if is.Keystone {
				d.Mark = b.say.T("keystone")
			}
			out = append(out, d)
		}
		return out
	})
}
