package wording

import (
	"cmp"
	"slices"
	"strings"

	"rubble/report"
)

// PlaneOfPractices words the plane with the organisation's practices.
func (s *Speaker) PlaneOfPractices(w report.Wave, m report.Method) Figure {
	f := s.plane(s.PracticeMarks(w), s.T("column_practice"), s.T("plane_practices"))
	f.Subtitle = s.T("plane_practices_subtitle", "Who", s.Who(w), "Percent", s.intervalsAt(m, drawn(s.PracticeMarks(w))))
	return f
}

// PlaneOfTeams words the plane with one practice in every team.
func (s *Speaker) PlaneOfTeams(w report.Wave, practice string, m report.Method) Figure {
	marks := TeamMarks(w, practice)
	f := s.plane(marks, s.T("column_team"), s.T("plane_teams"))
	f.Subtitle = s.T("plane_teams_subtitle", "Practice", s.Practice(practice), "Teams", s.Teams(len(shown(marks))))
	if missing := s.missingTeams(marks); missing != "" {
		f.Subtitle += " " + missing
	}
	return f
}

// missingTeams says how many of the teams have no place on the plane, and why
// if the reason is the same for all; nothing if each has one.
func (s *Speaker) missingTeams(marks []Mark) string {
	hidden, codes, why := 0, map[report.Code]bool{}, (*report.Reason)(nil)
	for _, m := range marks {
		if of := whyNoPlace(m.Practice); of != nil {
			hidden++
			codes[of.Code], why = true, of
		}
	}
	switch {
	case hidden == 0:
		return ""
	case len(codes) > 1:
		return s.T("plane_teams_hidden_mixed", "Teams", s.NumberWord(hidden))
	}
	return s.T("plane_teams_hidden", "Count", hidden, "Teams", s.NumberWord(hidden), "Why", s.Why(why))
}

// PlaneOfTeam words the plane with one team's practices.
func (s *Speaker) PlaneOfTeam(t report.Team, m report.Method) Figure {
	f := s.plane(s.OwnMarks(t), s.T("column_practice"), s.T("plane_practices"))
	f.Subtitle = s.T("plane_team_subtitle", "Team", t.Name)
	return f
}

func (s *Speaker) plane(marks []Mark, first, what string) Figure {
	visible := shown(marks)
	f := Figure{Title: s.planeTitle(visible, what), Table: s.scoresTable(marks, first)}
	var parts []string
	for _, mark := range visible {
		parts = append(parts, s.T("plane_alt_mark", "Label", mark.Label, "A", s.Score(mark.Practice.Alignment),
			"D", s.Score(mark.Practice.Deconstruction), "Verdict", s.Verdict(mark.Practice.Verdict)))
	}
	f.Alt = s.alt(f.Title, append(parts, s.hiddenMarks(marks)...))
	return f
}

func (s *Speaker) planeTitle(marks []Mark, what string) string {
	below, above := 0, 0
	for _, m := range marks {
		if g := m.Practice.Gap; g.Known() && *g.Value >= 0.5 {
			below++
		} else {
			above++
		}
	}
	switch {
	case len(marks) == 0:
		return s.T("plane_empty")
	case len(marks) == 1 && below == 1:
		return s.T("plane_one_below", "Label", marks[0].Label)
	case len(marks) == 1:
		return s.T("plane_one_above", "Label", marks[0].Label)
	case above == 0:
		return s.T("plane_all_below", "What", what, "Count", len(marks), "Number", s.NumberWord(len(marks)))
	case below == 0:
		return s.T("plane_all_above", "What", what, "Count", len(marks), "Number", s.NumberWord(len(marks)))
	}
	return sentence(s.T("plane_some_below", "What", what, "Count", below, "Below", s.NumberWord(below), "Number", s.NumberWord(len(marks))))
}

// alt is the finding of a figure with what can be seen in it.
func (s *Speaker) alt(title string, parts []string) string {
	if len(parts) == 0 {
		return title
	}
	return s.T("figure_alt", "Title", title, "Parts", strings.Join(parts, "; "))
}

// hiddenMarks say why those marks have no place on the plane that have none.
func (s *Speaker) hiddenMarks(marks []Mark) []string {
	var out []string
	for _, m := range marks {
		out = append(out, s.hiddenAlt(m.Label, whyNoPlace(m.Practice))...)
	}
	return out
}

// whyNoPlace is why a practice has no place on the plane; nil if it has one.
func whyNoPlace(p report.Practice) *report.Reason { return whyNone(p.Alignment, p.Deconstruction) }

// WhyNoPlace words why a practice has no place on the plane; nothing if it has
// one.
func (s *Speaker) WhyNoPlace(p report.Practice) string { return s.Why(whyNoPlace(p)) }

// scoresTable is the twin of the plane and of the dumbbell.
func (s *Speaker) scoresTable(marks []Mark, first string) Table {
	t := Table{Caption: s.T("table_scores"), Head: []string{first, s.T("alignment"), s.T("dismantling"),
		s.T("reinvention"), s.T("deconstruction"), s.T("gap"), s.T("column_n"), s.T("column_verdict")}}
	var reasons []*report.Reason
	for _, m := range marks {
		p := m.Practice
		row := append([]string{m.Label}, s.ScoresInRow(p.Scores)...)
		t.Rows = append(t.Rows, append(row, s.Answered(p), s.VerdictInRow(p)))
		reasons = append(reasons, whyNone(p.Alignment, p.Dismantling, p.Reinvention, p.Deconstruction, p.Gap))
	}
	t = s.Keyed(t, s.T("dash_row"))
	t.Notes = append(t.Notes, s.WhyNotes(reasons...)...)
	return t
}

// ScoresInRow prints the five scores in a row of a table; why one is not shown
// is said once.
func (s *Speaker) ScoresInRow(of report.Scores) []string {
	return s.inRow(of.Alignment, of.Dismantling, of.Reinvention, of.Deconstruction, of.Gap)
}

// VerdictInRow prints a practice's verdict behind its scores, with its warning;
// why there is none, unless the scores give the reason.
func (s *Speaker) VerdictInRow(p report.Practice) string {
	v := p.Verdict
	switch warning := s.Warning(v); {
	case v.Name != "" && warning != "":
		return s.T("verdict_with_warning", "Verdict", s.Verdict(v), "Warning", warning)
	case v.Name == "" && !p.Alignment.Known():
		return s.T("no_figure")
	case v.Name == "" && v.Reason != nil:
		return s.T("verdict_none_because", "Why", s.Why(v.Reason))
	}
	return s.Verdict(v)
}

// behind prints how many answers are behind a figure; a dash where that is not
// told.
func (s *Speaker) behind(f report.Figure) string {
	if f.N == nil {
		return s.T("no_figure")
	}
	return s.Number(*f.N)
}

// Answered prints how many answers are behind a practice's scores.
func (s *Speaker) Answered(p report.Practice) string { return s.behindOne(p, p.Alignment) }

// behindOne prints how many answers are behind one figure of a practice.
func (s *Speaker) behindOne(p report.Practice, f report.Figure) string {
	if p.Mode == "consensus" {
		return s.T("together")
	}
	return s.behind(f)
}

// Dumbbell words alignment beside deconstruction, practice by practice.
func (s *Speaker) Dumbbell(w report.Wave, m report.Method) Figure {
	marks := shown(s.PracticeMarks(w))
	f := Figure{Title: s.T("dumbbell_empty"), Table: s.scoresTable(s.PracticeMarks(w), s.T("column_practice")),
		Subtitle: s.T("dumbbell_subtitle", "Percent", s.intervalsAt(m, drawn(marks)))}
	if len(marks) > 0 {
		most := slices.MaxFunc(marks, func(a, b Mark) int {
			return cmp.Compare(*a.Practice.Gap.Value, *b.Practice.Gap.Value)
		})
		f.Title = s.T("dumbbell_title", "Count", points(*most.Practice.Gap.Value), "Practice", most.Label, "Points", s.Score(most.Practice.Gap),
			"Of", len(marks), "All", s.NumberWord(len(marks)))
		if *most.Practice.Gap.Value < 0.5 {
			f.Title = s.T("dumbbell_title_none")
		}
	}
	var parts []string
	for _, mark := range marks {
		parts = append(parts, s.T("dumbbell_alt_row", "Label", mark.Label, "A", s.Score(mark.Practice.Alignment),
			"D", s.Score(mark.Practice.Deconstruction), "Ahead", s.Ahead(mark.Practice.Gap)))
	}
	f.Alt = s.alt(f.Title, append(parts, s.hiddenMarks(s.PracticeMarks(w))...))
	return f
}
