package site

import (
	"path"
	"strings"

	"rubble/chart"
	"rubble/report"
	"rubble/wording"
)

// compose makes every page of the report.
func (b *builder) compose() {
	b.overview()
	b.practices()
	for _, p := range b.wave.Practices {
		b.practice(p)
	}
	b.teams()
	for _, t := range b.wave.Teams {
		b.team(t)
	}
	b.method()
	b.quality()
}

func (b *builder) overview() {
	s, m := b.say, b.report.Method
	p := b.newPage("index.html", "overview", s.T("page_overview"), s.Overview(b.report), s.OverviewLede(b.report))
	p.prose, p.place = b.in.Note, "note"
	p.explore = true
	marks := s.PracticeMarks(b.wave)
	words := s.PlaneOfPractices(b.wave, m)
	p.add("plane", s.T("section_plane"), nil,
		b.exploreFigure("plane", words, chart.NewPlane("plane", marks, words, m, s), b.explore(p)))
	ahead := s.Dumbbell(b.wave, m)
	p.add("ahead", s.T("section_ahead"), nil, b.figure("dumbbell", ahead, chart.NewDumbbell("dumbbell", marks, ahead, m, s)),
		b.links("links", b.practiceLinks(p)))
	p.add("keystones", s.T("section_keystones"), []string{s.KeystonesFinding(b.wave), s.T("keystones_text")}, b.keystones(p))
	p.add("rests-on", s.T("section_rests_on"), []string{b.strip()},
		b.links("links", []link{{Href: p.root() + "data-quality/index.html", Text: s.T("page_data-quality")},
			{Href: p.root() + "method/index.html", Text: s.T("page_method")}}))
}

func (b *builder) explore(p *page) *exploreData {
	const id = "plane-explore"
	data, err := chart.NewExplore(b.wave, b.report.Method, b.say).JSON()
	if err != nil {
		return nil // no figure to explore: nothing may be shown
	}
	return &exploreData{ID: id, Source: p.root() + "vendor/echarts.min.js", Button: b.say.T("explore_open"), Data: scriptData(data)}
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

func (b *builder) keystones(p *page) block {
	return b.block("list", "keystones", func() any {
		var out []keystoneData
		for _, n := range wording.Keystones(b.wave) {
			def, ok := b.in.Model.Norm(n.ID)
			if !ok {
				continue
			}
			practice, key, _ := strings.Cut(n.ID, "/")
			out = append(out, keystoneData{Link: p.root() + practiceAddress(practice) + "#norm-" + key, Name: def.Name, Statement: def.Statement,
				Figures: b.say.T("keystone_line", "Hold", b.say.Number100(n.Hold), "Leverage", b.say.Number100(n.Leverage)),
				Need:    b.say.T("keystone_need", "Need", def.Need)})
		}
		return out
	})
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
	return b.say.T("quality_strip", "People", b.say.People(b.wave.Respondents), "Teams", b.say.Teams(len(b.wave.Teams)),
		"Rows", b.say.Int(rows), "Refused", b.say.Int(refused), "Records", records, "Suppressed", b.hidden())
}

func (b *builder) hidden() string {
	n := len(b.hiddenNow())
	return b.say.T("cells_hidden", "Count", n, "Number", b.say.NumberWord(n))
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
	counts := map[string]int{}
	var order []string
	for _, p := range b.wave.Practices {
		v := s.Verdict(p.Verdict)
		if counts[v] == 0 {
			order = append(order, v)
		}
		counts[v]++
	}
	var verdicts []string
	for _, v := range order {
		verdicts = append(verdicts, s.T("verdict_count", "Number", s.NumberWord(counts[v]), "Verdict", v))
	}
	p := b.newPage("practices/index.html", "practices", s.T("page_practices"),
		s.T("practices_finding", "Practices", s.NumberWord(len(b.wave.Practices)), "Verdicts", s.List(verdicts)), s.T("practices_lede"))
	words := s.Dumbbell(b.wave, m)
	p.add("practices", s.T("section_all_practices"), nil,
		b.figure("dumbbell", words, chart.NewDumbbell("dumbbell", s.PracticeMarks(b.wave), words, m, s)), b.links("links", b.practiceLinks(p)))
	p.add("common", s.T("section_common"), []string{s.T("common_text")}, b.commonNorms())
}

func (b *builder) commonNorms() block {
	words := b.say.Ladder(report.Practice{Norms: b.wave.Common, Scores: report.Scores{Alignment: report.Figure{N: &b.wave.Respondents}}})
	return b.figure("ladder", words, chart.NewLadder("ladder", b.wave.Common, words, b.say))
}
