package site

import (
	"path"
	"strings"
	"sync"

	"rubble/chart"
	"rubble/report"
	"rubble/wording"
)

// compose makes every page of the report, several at the same time: none needs
// another.
func (b *builder) compose() {
	var pages sync.WaitGroup
	for _, p := range b.wave.Practices {
		pages.Go(func() { b.practice(p) })
	}
	for _, t := range b.wave.Teams {
		pages.Go(func() { b.team(t) })
	}
	for _, of := range b.in.Story {
		pages.Go(func() { b.narrative(of) })
	}
	for _, compose := range [...]func(){b.overview, b.practices, b.teams, b.normsPage, b.disagreements, b.evidencePages, b.roadmap, b.lenses, b.references, b.method, b.robustness, b.glossary, b.quality} {
		pages.Go(compose)
	}
	pages.Wait()
}

func (b *builder) overview() {
	s, m := b.say, b.report.Method
	p := b.newPage("index.html", "overview", s.T("page_overview"), s.Overview(b.report), s.OverviewLede(b.report))
	p.prose, p.place = b.in.Note, "note"
	marks := s.PracticeMarks(b.wave)
	words := s.PlaneOfReferences(b.wave, b.in.Model.References, m)
	p.add("plane", s.T("section_plane"), nil,
		b.exploreFigure("plane", words, chart.NewPlaneWithReferences("plane", marks, b.in.Model.References, words, m, s),
			b.explore(p, "plane", chart.NewExplore(b.wave, m, s))))
	ahead := s.Dumbbell(b.wave, m)
	p.add("ahead", s.T("section_ahead"), nil, b.figure("dumbbell", ahead, chart.NewDumbbell("dumbbell", marks, ahead, m, s)),
		b.links("links", b.practiceLinks(p)))
	p.add("keystones", s.T("section_keystones"), []string{s.KeystonesFinding(b.wave), s.T("keystones_text")}, b.keystones(p, overviewKeystones),
		b.links("links", []link{{Href: "norms/index.html", Text: s.T("read_norms")}}))
	b.proposals(p)
	b.claimsStrip(p)
	b.moved(p, "", "")
	rests := []string{b.strip(), s.RobustnessFinding(b.wave)}
	if edition := s.Edition(b.report); edition != "" {
		rests = append(rests, edition)
	}
	p.add("rests-on", s.T("section_rests_on"), rests,
		b.links("links", []link{{Href: p.root() + "data-quality/index.html", Text: s.T("page_data-quality")},
			b.robustnessLink(p), {Href: p.root() + "method/index.html", Text: s.T("page_method")}}))
}

// explore makes a figure explorable: a script on the page draws it anew when
// the reader asks for it.
func (b *builder) explore(p *page, id string, of chart.Explorable) func() (*exploreData, error) {
	p.explore = true
	return func() (*exploreData, error) {
		data, err := of.JSON()
		if err != nil {
			return nil, err
		}
		return &exploreData{ID: id + "-explore", Source: p.root() + "vendor/echarts.min.js", Button: b.say.T("explore_open"), Data: scriptData(data)}, nil
	}
}

func (b *builder) practiceLinks(p *page) []link {
	var out []link
	for _, practice := range b.wave.Practices {
		out = append(out, link{Href: p.root() + practiceAddress(practice.ID), Text: b.say.T("read_practice", "Practice", b.say.Practice(practice.ID)),
			Note: b.say.Verdict(practice.Verdict)})
	}
	return out
}

func practiceAddress(id string) string { return path.Join("practices", id+".html") }
func teamAddress(id string) string     { return path.Join("teams", id+".html") }

// A keystoneData is one keystone in the list.
type keystoneData struct{ Link, Name, Statement, Figures, Need string }

// overviewKeystones is how many of the keystones stand on the overview.
const overviewKeystones = 6

// keystones lists those with the most leverage, at most so many.
func (b *builder) keystones(p *page, most int) block {
	return b.block("list", "keystones", func() any {
		var out []keystoneData
		all := wording.Keystones(b.wave)
		for _, n := range all[:min(most, len(all))] {
			def, ok := b.in.Model.Norm(n.ID)
			if !ok {
				continue
			}
			out = append(out, keystoneData{Link: b.normLink(p, n.ID), Name: def.Name, Statement: def.Statement,
				Figures: b.say.T("keystone_line", "Hold", b.say.Number100(n.Hold), "Leverage", b.say.Number100(n.Leverage)),
				Need:    b.say.T("keystone_need", "Need", def.Need)})
		}
		return out
	})
}

// claimsStrip says where claim and record part, and leads on.
func (b *builder) claimsStrip(p *page) {
	if len(wording.Differences(b.report)) == 0 {
		return
	}
	p.add("claims", b.say.T("section_claims"), []string{b.say.ClaimsFinding(b.wave), b.say.T("claims_lede"), b.say.EvidencedAcross(b.wave)},
		b.links("links", []link{{Href: p.root() + claimsAddress, Text: b.say.T("page_claims")}}))
}

// strip says in one sentence what the report rests on.
func (b *builder) strip() string {
	rows, refused := 0, 0
	for _, a := range b.report.DataQuality.Answers {
		rows, refused = rows+a.Rows, refused+a.Refused
	}
	records := b.say.T("quality_no_records")
	if len(b.report.DataQuality.Records) > 0 {
		n := 0
		for _, r := range b.report.DataQuality.Records {
			n += r.Records
		}
		records = b.say.Int(n)
	}
	if len(b.report.DataQuality.Answers) == 0 { // so few people answered that their rows would count them
		return b.say.T("quality_strip_untold", "Who", b.say.Who(b.wave), "Records", records) + b.hidden()
	}
	return b.say.T("quality_strip", "Who", b.say.Who(b.wave),
		"Rows", b.say.Int(rows), "Refused", b.say.Int(refused), "Records", records) + b.hidden()
}

// hidden says how many cells are not shown, behind another sentence; nothing
// where none is.
func (b *builder) hidden() string {
	n := len(b.hiddenNow())
	if n == 0 {
		return ""
	}
	return " " + b.say.T("cells_hidden", "Count", n, "Number", b.say.NumberWord(n))
}

// hiddenNow are the cells of the latest wave that are not shown.
func (b *builder) hiddenNow() []report.Suppressed {
	var out []report.Suppressed
	for _, s := range b.report.Suppressed {
		if strings.HasPrefix(s.What, b.wave.ID+"/") {
			out = append(out, s)
		}
	}
	return out
}

// practices is the list of all practices.
func (b *builder) practices() {
	s, m := b.say, b.report.Method
	p := b.newPage("practices/index.html", "practices", s.T("page_practices"), s.PracticesFinding(b.wave), s.T("practices_lede"))
	words := s.Dumbbell(b.wave, m)
	p.add("practices", s.T("section_all_practices"), nil,
		b.figure("dumbbell", words, chart.NewDumbbell("dumbbell", s.PracticeMarks(b.wave), words, m, s)), b.links("links", b.practiceLinks(p)))
	p.add("common", s.T("section_common"), []string{s.T("common_text")}, b.commonNorms())
	b.otherPractices(p)
}

func (b *builder) commonNorms() block {
	words := b.say.Ladder(report.Practice{Norms: b.wave.Common, Scores: report.Scores{Alignment: report.Figure{N: &b.wave.Respondents}}})
	return b.figure("ladder", words, chart.NewLadder("ladder", b.wave.Common, words, b.say))
}
