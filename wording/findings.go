package wording

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rubble/report"
)

// Latest is the wave that pages speak of.
func Latest(r *report.Report) report.Wave {
	if len(r.Waves) == 0 {
		return report.Wave{}
	}
	return r.Waves[len(r.Waves)-1]
}

// Overview is the finding of the whole report in one short sentence.
func (s *Speaker) Overview(r *report.Report) string {
	w := Latest(r)
	aligned, rebuilt, told, all := 0, 0, 0, len(w.Practices)
	for _, p := range w.Practices {
		switch {
		case p.Verdict.Name == "" || p.Verdict.Word == "open":
			continue
		case p.Verdict.Name == "renaissance" || p.Verdict.Name == "pioneering":
			rebuilt++
		case p.Verdict.Name == "aligned":
			aligned++
		}
		told++
	}
	key := "overview_some_entrenched"
	switch {
	case told == 0:
		key = "overview_open"
	case rebuilt == all:
		key = "overview_all_rebuilt"
	case rebuilt > 0:
		key = "overview_some_rebuilt"
	case aligned == all:
		key = "overview_all_aligned"
	case aligned > 0:
		key = "overview_some_aligned"
	case told == all:
		key = "overview_entrenched"
	}
	text := s.T(key, "Count", all, "Practices", s.NumberWord(all), "Aligned", s.NumberWord(aligned),
		"Rebuilt", s.NumberWord(rebuilt), "Entrenched", s.NumberWord(told-aligned-rebuilt))
	if told > 0 && told < all {
		text += " " + s.T("overview_untold", "Count", all-told, "Untold", s.NumberWord(all-told))
	}
	return text
}

// OverviewLede is a sentence on each practice, up to four of them, and who
// was asked.
func (s *Speaker) OverviewLede(r *report.Report) string {
	w := Latest(r)
	text := ""
	for _, p := range w.Practices[:min(4, len(w.Practices))] {
		text += s.practiceFinding(s.Practice(p.ID), p, r.Method) + " "
	}
	return text + s.WhoAnswered(w)
}

// WhoAnswered says how many people and teams are behind a wave.
func (s *Speaker) WhoAnswered(w report.Wave) string {
	individual := len(w.Teams) - w.Consensus
	if w.Consensus == 0 {
		return sentence(s.T("who_answered", "People", s.People(w.Respondents), "Teams", s.Teams(individual), "Wave", w.Name))
	}
	return sentence(s.T("who_answered_consensus", "People", s.People(w.Respondents), "Teams", s.Teams(individual),
		"Consensus", s.Teams(w.Consensus), "Wave", w.Name))
}

// Teams prints a number of teams.
func (s *Speaker) Teams(n int) string {
	return s.T("teams", "Count", n, "Number", s.NumberWord(n))
}

// PracticeFinding is one sentence on a practice of the organisation.
func (s *Speaker) PracticeFinding(p report.Practice, m report.Method) string {
	return s.practiceFinding(s.Practice(p.ID), p, m)
}

// PracticeLede gives the figures of a practice in a sentence.
func (s *Speaker) PracticeLede(p report.Practice) string {
	if !p.Alignment.Known() || !p.Deconstruction.Known() {
		return s.T("lede_none", "Why", s.Why(p.Alignment.Reason))
	}
	return s.T("lede_practice", "A", s.ScoreWithInterval(p.Alignment), "D", s.ScoreWithInterval(p.Deconstruction),
		"X", s.Score(p.Dismantling), "R", s.Score(p.Reinvention), "Ahead", s.Ahead(p.Gap))
}

// Ahead words the distance between alignment and deconstruction.
func (s *Speaker) Ahead(gap report.Figure) string {
	switch {
	case !gap.Known():
		return s.T("no_figure")
	case *gap.Value >= 0.5:
		return s.T("ahead_by", "Count", points(*gap.Value), "Points", s.Score(gap))
	case *gap.Value <= -0.5:
		back := -*gap.Value
		return s.T("behind_by", "Count", points(back), "Points", s.Score(report.Figure{Value: &back, Rounded: gap.Rounded}))
	}
	return s.T("ahead_none")
}

// points is a distance as it is printed, for the choice of the plural.
func points(x float64) int { return int(math.Round(x)) }

// TeamFinding is a sentence on each of a team's practices.
func (s *Speaker) TeamFinding(t report.Team, m report.Method) string {
	shown := slices.DeleteFunc(slices.Clone(t.Practices), func(p report.Practice) bool { return !p.Alignment.Known() })
	if len(shown) == 0 {
		return s.T("team_nothing", "Team", t.Name)
	}
	words := make([]string, len(shown))
	for i, p := range shown {
		words[i] = s.T("team_practice", "Practice", s.Practice(p.ID), "Verdict", s.T("in_sentence_"+s.verdictKey(p.Verdict), s.between(p.Verdict)...))
	}
	return strings.Join(words, " ")
}

func (s *Speaker) verdictKey(v report.Verdict) string {
	switch {
	case v.Name == "":
		return "untold"
	case v.Word == "open" && len(v.Between) == 2:
		return "between"
	case len(v.Warnings) > 0:
		return v.Warnings[0]
	}
	return v.Name
}

func (s *Speaker) between(v report.Verdict) []any {
	if len(v.Between) != 2 {
		return nil
	}
	return []any{"One", s.T("verdict_" + v.Between[0]), "Other", s.T("verdict_" + v.Between[1])}
}

// TeamLede says how many people of the team answered and what that allows.
func (s *Speaker) TeamLede(t report.Team, l report.Limits) string {
	if t.Mode == "consensus" {
		return s.T("team_lede_consensus", "People", s.People(t.Respondents))
	}
	who := sentence(s.T("team_lede", "People", s.People(t.Respondents)))
	if t.People > 0 {
		who = sentence(s.T("team_lede_of", "People", s.People(t.Respondents), "Headcount", s.Int(t.People)))
	}
	switch n := t.Respondents; {
	case n.Below > 0:
		return who + " " + s.T("team_lede_hidden", "Least", s.Int(l.Shown))
	case n.N < l.Interval:
		return who + " " + s.T("team_lede_rounded", "Least", s.Int(l.Interval))
	}
	return who
}

// TeamsFinding is one sentence on how teams differ.
func (s *Speaker) TeamsFinding(w report.Wave) string {
	verdicts := map[string]int{}
	hidden := 0
	for _, t := range w.Teams {
		known := false
		for _, p := range t.Practices {
			if p.Alignment.Known() {
				known = true
			}
			if p.Verdict.Name != "" && p.Verdict.Word != "open" {
				verdicts[p.Verdict.Name]++
			}
		}
		if !known {
			hidden++
		}
	}
	key := "teams_differ"
	switch len(verdicts) {
	case 0:
		key = "teams_open"
	case 1:
		key = "teams_alike"
	}
	text := sentence(s.T(key, "Count", len(w.Teams), "Teams", s.Teams(len(w.Teams)), "Verdicts", s.NumberWord(len(verdicts))))
	if hidden > 0 {
		text += " " + s.T("teams_hidden", "Count", hidden, "Teams", s.NumberWord(hidden))
	}
	return text
}

// Keystones are the organisation's keystones of a wave, most leverage first.
func Keystones(w report.Wave) []report.Norm {
	var out []report.Norm
	for _, p := range w.Practices {
		for _, n := range p.Norms {
			if n.Keystone {
				out = append(out, n)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b report.Norm) int {
		return cmp.Or(cmp.Compare(*b.Leverage, *a.Leverage), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// KeystonesFinding is one sentence on the keystones.
func (s *Speaker) KeystonesFinding(w report.Wave) string {
	keys := Keystones(w)
	if len(keys) == 0 {
		return s.T("keystones_none")
	}
	n, _ := s.model.Norm(keys[0].ID)
	return s.T("keystones_first", "Norm", n.Name, "Statement", n.Statement)
}
