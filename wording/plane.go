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
	f.Subtitle = s.T("plane_practices_subtitle", "Who", s.Who(w), "Percent", s.Percent(m.Confidence))
	return f
}

// PlaneOfTeams words the plane with one practice in every team.
func (s *Speaker) PlaneOfTeams(w report.Wave, practice string, m report.Method) Figure {
	marks := TeamMarks(w, practice)
	f := s.plane(marks, s.T("column_team"), s.T("plane_teams"))
	hidden := len(marks) - len(shown(marks))
	f.Subtitle = s.T("plane_teams_subtitle", "Practice", s.Practice(practice), "Teams", s.Teams(len(shown(marks))))
	if hidden > 0 {
		f.Subtitle += " " + s.T("plane_teams_hidden", "Count", hidden, "Teams", s.NumberWord(hidden))
	}
	return f
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
	f.Alt = s.alt(f.Title, parts)
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

// scoresTable is the twin of the plane and of the dumbbell.
func (s *Speaker) scoresTable(marks []Mark, first string) Table {
	t := Table{Caption: s.T("table_scores"), Head: []string{first, s.T("alignment"), s.T("dismantling"),
		s.T("reinvention"), s.T("deconstruction"), s.T("gap"), s.T("column_n"), s.T("column_verdict")}}
	for _, m := range marks {
		p := m.Practice
		if !p.Alignment.Known() {
			t.Rows = append(t.Rows, []string{m.Label, s.Why(p.Alignment.Reason), "", "", "", "", s.behind(p.Alignment), ""})
			continue
		}
		verdict := s.Verdict(p.Verdict)
		if w := s.Warning(p.Verdict); w != "" {
			verdict = s.T("verdict_with_warning", "Verdict", verdict, "Warning", w)
		}
		t.Rows = append(t.Rows, []string{m.Label, s.ScoreWithInterval(p.Alignment), s.ScoreWithInterval(p.Dismantling),
			s.ScoreWithInterval(p.Reinvention), s.ScoreWithInterval(p.Deconstruction), s.ScoreWithInterval(p.Gap), s.Answered(p), verdict})
	}
	return t
}

func (s *Speaker) behind(f report.Figure) string {
	if f.N == nil {
		return ""
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
		Subtitle: s.T("dumbbell_subtitle", "Percent", s.Percent(m.Confidence))}
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
	f.Alt = s.alt(f.Title, parts)
	return f
}
