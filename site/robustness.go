package site

import (
	"slices"
	"strconv"

	"rubble/chart"
	"rubble/report"
	"rubble/wording"
)

const robustnessAddress = "method/robustness.html"

// robustness shows how far the verdicts hang on the way of scoring.
func (b *builder) robustness() {
	s, w := b.say, b.wave
	p := b.newPage(robustnessAddress, "method", s.T("page_robustness"), s.RobustnessFinding(w), b.robustnessLede()...)
	p.add("choices", s.T("section_choices"), []string{s.T("choices_text")}, b.facts("choices", s.RobustnessChoices()))
	words := s.RobustnessFigure(w)
	p.add("practices", s.T("section_robust_practices"), b.robustnessNotes(), b.figure("robustness", words, chart.NewRobustness("robustness", w, words, s)))
	if byChoice := s.RobustnessByChoice(w); len(byChoice.Rows) > 0 {
		p.add("by-choice", s.T("section_by_choice"), []string{s.T("by_choice_text")}, b.table("choices", byChoice))
	} else {
		p.add("by-choice", s.T("section_by_choice"), []string{s.T("by_choice_none")})
	}
	b.robustTeams(p)
	p.add("means", s.T("section_robust_means"), []string{s.T("robust_means_says"), s.T("robust_means_not")},
		b.links("links", []link{{Href: p.root() + "method/index.html", Text: s.T("page_method")},
			{Href: p.root() + "data-quality/index.html", Text: s.T("page_data-quality")}}))
}

// robustnessLede says why scores are a matter of choice, and what was done
// about it.
func (b *builder) robustnessLede() []string {
	s := b.say
	how := s.T("robustness_lede_none")
	if at := slices.IndexFunc(b.wave.Practices, examined); at >= 0 {
		how = s.T("robustness_lede_how", "Scorings", s.Int(b.wave.Practices[at].Robustness.Scorings), "Seed", strconv.FormatUint(b.report.Method.Seed, 10))
	}
	return []string{s.T("robustness_lede_why"), how}
}

func examined(p report.Practice) bool { return p.Robustness != nil }

// robustTeams is the same for the teams.
func (b *builder) robustTeams(p *page) {
	if len(b.wave.Teams) == 0 {
		return
	}
	s := b.say
	text := s.T("robust_teams_open")
	if least := b.report.Method.Limits.Interval; least > 0 {
		text = s.T("robust_teams_text", "Least", s.Int(least))
	}
	p.add("teams", s.T("section_robust_teams"), []string{text}, b.robustHeat(p))
}

// robustHeat is the table of teams and practices with how many of 100 other
// ways of scoring keep the verdict.
func (b *builder) robustHeat(p *page) block {
	return b.block("teams", "heat", func() any {
		s := b.say
		d := heatData{Caption: s.T("table_robust_teams"), Short: true, Head: []string{s.T("column_team")}}
		for _, pr := range b.wave.Practices {
			d.Head = append(d.Head, s.Practice(pr.ID))
		}
		for _, t := range b.wave.Teams {
			row := heatRow{Link: p.root() + teamAddress(t.ID), Name: t.Name}
			for _, pr := range b.wave.Practices {
				row.Cells = append(row.Cells, b.robustCell(t.ID, pr.ID))
			}
			d.Rows = append(d.Rows, row)
		}
		return d.sized()
	})
}

func (b *builder) robustCell(team, practice string) heatCell {
	s := b.say
	p, ok := b.wave.Practice(team, practice)
	switch {
	case !ok:
		return heatCell{Class: "heat-none", Gap: s.T("no_figure"), Figures: s.T("reason_not-asked")}
	case !examined(p):
		return heatCell{Class: "heat-none", Gap: s.T("team_hidden_cell"), Figures: s.RobustnessUntold(p)}
	}
	verdict, kept := s.Keeps(p)
	return heatCell{Class: keptClass(p.Robustness.Kept), Gap: kept, Verdict: verdict}
}

// keptClass is the shade of how many alternatives keep a verdict, as a share of
// 0–1: none where it holds.
func keptClass(share float64) string {
	turned := 1 - share
	return [...]string{"apart-0", "apart-1", "apart-2", "apart-3", "apart-4"}[heatStep(report.Figure{Value: &turned}, 1-wording.Firm+1e-9, 0.2, 0.35, 0.5)]
}

// robustnessNotes are what has to be known to read the figure.
func (b *builder) robustnessNotes() []string {
	s := b.say
	var notes []string
	if slices.ContainsFunc(b.wave.Practices, func(p report.Practice) bool { return examined(p) && p.Verdict.Word == "open" }) {
		notes = append(notes, s.T("robustness_open"))
	}
	if slices.ContainsFunc(b.wave.Practices, func(p report.Practice) bool { return s.Rank(b.wave, p) != "" }) {
		notes = append(notes, s.T("robustness_rank", "Number", s.NumberWord(wording.Ranked(b.wave))))
	}
	return notes
}

// robustnessLink leads to how far verdicts hang on the way of scoring.
func (b *builder) robustnessLink(p *page) link {
	return link{Href: p.root() + robustnessAddress, Text: b.say.T("page_robustness")}
}
