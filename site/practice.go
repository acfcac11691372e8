package site

import (
	"slices"
	"strings"

	"rubble/chart"
	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// practice is the page of one practice of the organisation.
func (b *builder) practice(pr report.Practice) {
	s, m := b.say, b.report.Method
	def, _ := b.in.Model.Practice(pr.ID)
	p := b.newPage(practiceAddress(pr.ID), "practices", def.Title, s.PracticeFinding(pr, m), s.PracticeLede(pr))
	p.prose = def.Prose
	p.prose.Title = s.T("section_about_practice")
	p.add("verdict", s.T("section_verdict"), b.ladderOnly(pr), b.verdict(pr), b.explained("", pr.ID))
	words := s.Ladder(pr)
	p.add("ladder", s.T("section_ladder"), nil, b.exploreFigure("figure", words, chart.NewLadder("ladder", pr.Norms, words, s),
		b.explore(p, "ladder", chart.NewExploreLadder(b.wave, pr.ID, s))))
	if pr.Facets != nil {
		words := s.Facets(pr, m)
		p.add("facets", s.T("section_facets"), nil, b.figure("figure", words, chart.NewDots("facets", pr, words, b.in.Model.Facets, m, s)))
	}
	b.evidence(p, pr)
	b.moved(p, "", pr.ID)
	byTeam := s.PlaneOfTeams(b.wave, pr.ID, m)
	p.add("teams", s.T("section_by_team"), nil, b.figure("plane", byTeam, chart.NewPlane("teams", wording.TeamMarks(b.wave, pr.ID), byTeam, m, s)))
	if of := b.experimentsOf(pr.ID); of != nil {
		p.add("experiments", s.T("page_roadmap"), nil, of...)
	}
	p.add("norms", s.T("section_norms"), nil, b.norms(pr.Norms, def.Norms))
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
		b.links("claims", b.claims(p, pr)))
}

// claims lay what people say of a norm beside what the records show of it.
func (b *builder) claims(p *page, pr report.Practice) []link {
	var out []link
	for _, n := range pr.Norms {
		for _, f := range b.report.Fingerprints {
			if !slices.Contains(f.Norms, n.ID) || !n.Value.Known() {
				continue
			}
			out = append(out, link{Href: p.root() + printAddress(f.ID), Text: b.say.Fingerprint(f.ID), Note: b.say.EvidenceClaim(n, f)})
		}
	}
	return out
}

// normsData is the norms one by one, with the words around them.
type normsData struct {
	Seen, Apart, Rungs string
	Norms              []normData
}

type normData struct {
	ID, Name, Mark, Statement, Need, RestsOn, Mandated, Seen, Apart string
	Rungs                                                           []rungData
}

type rungData struct{ Name, Test string }

func (b *builder) norms(shown []report.Norm, defs []model.Norm) block {
	return b.block("norms", "norms", func() any {
		s := b.say
		out := normsData{Seen: s.T("norm_seen"), Apart: s.T("norm_apart"), Rungs: s.T("norm_rungs")}
		for i, def := range defs {
			_, key, _ := strings.Cut(def.Key, "/")
			n := normData{ID: "norm-" + key, Name: def.Name, Statement: def.Statement, Need: s.T("norm_need", "Need", def.Need), Seen: def.Seen, Apart: def.Apart}
			if i < len(shown) && shown[i].Keystone {
				n.Mark = s.T("keystone")
			}
			if i < len(shown) && shown[i].Mandated {
				n.Mandated = s.T("norm_mandated")
			}
			if len(def.RestsOn) > 0 {
				n.RestsOn = s.T("norm_rests_on", "List", s.List(b.normNames(def.RestsOn)))
			}
			for j, test := range def.Rungs {
				n.Rungs = append(n.Rungs, rungData{s.Rung(j), test})
			}
			out.Norms = append(out.Norms, n)
		}
		return out
	})
}

func (b *builder) normNames(keys []string) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = b.say.Norm(k)
	}
	return names
}
