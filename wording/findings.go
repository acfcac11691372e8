package wording

import (
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
	counts, told := verdictCounts(w)
	all := len(w.Practices)
	aligned, rebuilt := counts["aligned"], counts["renaissance"]+counts["pioneering"]
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
		"Entrenched", s.NumberWord(counts["entrenched"]), "Counted", s.countedVerdicts(counts))
	return text + s.untold(told, all)
}

// PracticesFinding says how many practices got which verdict.
func (s *Speaker) PracticesFinding(w report.Wave) string {
	counts, told := verdictCounts(w)
	all := len(w.Practices)
	if told == 0 {
		return s.T("overview_open")
	}
	return s.T("practices_finding", "Count", all, "Practices", s.NumberWord(all), "Counted", s.countedVerdicts(counts)) + s.untold(told, all)
}

// verdictCounts are the practices of the organisation by verdict, without
// those that have none or an open one, and how many they are.
func verdictCounts(w report.Wave) (counts map[string]int, told int) {
	counts = map[string]int{}
	for _, p := range w.Practices {
		if p.Verdict.Name != "" && p.Verdict.Word != "open" {
			counts[p.Verdict.Name]++
			told++
		}
	}
	return counts, told
}

// countedVerdicts words them: "one is rebuilt, four are aligned".
func (s *Speaker) countedVerdicts(counts map[string]int) string {
	var parts []string
	for _, v := range []string{"renaissance", "pioneering", "aligned", "entrenched"} {
		if n := counts[v]; n > 0 {
			parts = append(parts, s.T("count_"+v, "Count", n, "Number", s.NumberWord(n)))
		}
	}
	return s.List(parts)
}

func (s *Speaker) untold(told, all int) string {
	if told == 0 || told == all {
		return ""
	}
	return " " + s.T("overview_untold", "Count", all-told, "Untold", s.NumberWord(all-told))
}

// OverviewLede says where the practices stand, those together of which the
// same is to be said, and who was asked.
func (s *Speaker) OverviewLede(r *report.Report) string {
	w := Latest(r)
	text := s.together(w.Practices, func(names []string, p report.Practice) string { return s.finding(names, p, r.Method) })
	text = strings.TrimSpace(text + " " + s.WhoAnswered(w))
	if r.Policy == "open" {
		text += " " + s.T("suppression_open")
	}
	return text
}

// WhoAnswered says how many people and teams are behind a wave.
func (s *Speaker) WhoAnswered(w report.Wave) string {
	individual := w.Answered() - w.Consensus
	switch {
	case w.Consensus == 0:
		return sentence(s.T("who_answered", "People", s.People(w.Respondents), "Teams", s.Teams(individual), "Wave", w.Name))
	case individual == 0:
		return sentence(s.T("who_answered_together", "Consensus", s.Teams(w.Consensus), "Wave", w.Name))
	}
	return sentence(s.T("who_answered_consensus", "People", s.People(w.Respondents), "Teams", s.Teams(individual),
		"Consensus", s.Teams(w.Consensus), "Wave", w.Name))
}

// Who says the same in a few words, without a verb and the wave.
func (s *Speaker) Who(w report.Wave) string {
	who, together := s.T("people_in_teams", "People", s.People(w.Respondents), "Teams", s.Teams(w.Answered()-w.Consensus)), s.T("answering_together", "Teams", s.Teams(w.Consensus))
	switch w.Consensus {
	case 0:
		return sentence(who)
	case w.Answered():
		return sentence(together)
	}
	return sentence(s.T("people_and_consensus", "Who", who, "Together", together))
}

// Teams prints a number of teams.
func (s *Speaker) Teams(n int) string {
	return s.T("teams", "Count", n, "Number", s.NumberWord(n))
}

// PracticeFinding is one sentence on a practice of the organisation.
func (s *Speaker) PracticeFinding(p report.Practice, m report.Method) string {
	return s.finding([]string{s.Practice(p.ID)}, p, m)
}

// PracticeLede gives the figures of a practice in a sentence.
func (s *Speaker) PracticeLede(p report.Practice) string {
	if why := whyNoPlace(p); why != nil {
		return s.T("lede_none", "Why", s.Why(why))
	}
	ahead := s.Ahead(p.Gap)
	if p.Gap.Known() && points(*p.Alignment.Value)-points(*p.Deconstruction.Value) != points(*p.Gap.Value) {
		ahead = s.T("before_rounding", "Ahead", ahead)
	}
	return s.T("lede_practice", "A", s.ScoreWithInterval(p.Alignment), "D", s.ScoreWithInterval(p.Deconstruction),
		"X", s.Score(p.Dismantling), "R", s.Score(p.Reinvention), "Ahead", ahead)
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

// TeamFinding says where a team's practices stand, those together of which the
// same is to be said.
func (s *Speaker) TeamFinding(t report.Team, m report.Method) string {
	shown := slices.DeleteFunc(slices.Clone(t.Practices), func(p report.Practice) bool { return !p.Alignment.Known() })
	if len(shown) == 0 {
		switch why := whyHidden(t); {
		case why == nil:
			return s.T("team_unknown", "Team", t.Name)
		case atMost(t.Respondents) < m.Limits.Shown:
			return s.T("team_nothing", "Team", t.Name)
		default:
			return s.T("team_hidden_why", "Team", t.Name, "Why", s.Why(why))
		}
	}
	says := func(names []string, v report.Verdict) string {
		args := append(s.between(v), "Count", len(names))
		return s.T("team_practice", "Practice", s.List(names), "Verdict", s.T("in_sentence_"+s.verdictKey(v), args...))
	}
	return s.together(shown, func(names []string, p report.Practice) string { return says(names, p.Verdict) })
}

// together words practices, those in one sentence of which the same is to be
// said, in the order of the first of them.
func (s *Speaker) together(practices []report.Practice, says func(names []string, of report.Practice) string) string {
	var order []string
	names, first := map[string][]string{}, map[string]report.Practice{}
	for _, p := range practices {
		same := says(nil, p)
		if names[same] == nil {
			order, first[same] = append(order, same), p
		}
		names[same] = append(names[same], s.Practice(p.ID))
	}
	text := make([]string, len(order))
	for i, same := range order {
		text[i] = says(names[same], first[same])
	}
	return strings.Join(text, " ")
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
	who := s.whoInTeam(t, l)
	switch {
	case atMost(t.Respondents) < l.Shown:
		return who + " " + s.T("team_lede_hidden", "Least", s.Int(l.Shown))
	case roundedOnly(t, l):
		return who + " " + s.T("team_lede_rounded", "Least", s.Int(l.Interval))
	}
	return who
}

// roundedOnly says whether figures of a team are shown, and rounded ones at
// most.
func roundedOnly(t report.Team, l report.Limits) bool {
	return showsSomething(t) && atMost(t.Respondents) < l.Interval
}

// whoInTeam says how many people of a team answered, or why that is not told.
func (s *Speaker) whoInTeam(t report.Team, l report.Limits) string {
	bounded := t.Respondents.Below > l.Shown // not because they are few
	switch within := !boundTells(t); {
	case within && bounded:
		return s.T("team_lede_untold", "Headcount", s.Int(t.People))
	case within:
		return s.T("team_lede_few", "Team", t.Name, "People", s.People(report.Count{N: t.People}))
	}
	who := sentence(s.T("team_lede", "People", s.People(t.Respondents)))
	if t.People > 0 {
		who = sentence(s.T("team_lede_of", "People", s.People(t.Respondents), "Headcount", s.Int(t.People)))
	}
	if bounded {
		who += " " + s.T("team_lede_bound")
	}
	return who
}

// TeamsFinding is one sentence on how teams differ.
func (s *Speaker) TeamsFinding(w report.Wave) string {
	verdicts := map[string]int{}
	told := 0
	for _, t := range w.Teams {
		if showsSomething(t) {
			told++
		}
		for _, p := range t.Practices {
			if p.Verdict.Name != "" && p.Verdict.Word != "open" {
				verdicts[p.Verdict.Name]++
			}
		}
	}
	key := "teams_differ"
	switch len(verdicts) {
	case 0:
		key = "teams_open"
	case 1:
		key = "teams_alike"
	}
	return sentence(s.T(key, "Count", told, "Teams", s.Teams(told), "Verdicts", s.NumberWord(len(verdicts))))
}
