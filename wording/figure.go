package wording

import (
	"cmp"
	"slices"
	"strings"

	"rubble/model"
	"rubble/report"
)

// A Figure is the words around a figure: its finding as the title, what is
// shown and of how many, what someone is told who does not see it, and the
// same numbers as a table.
type Figure struct {
	Title    string
	Subtitle string
	Alt      string
	Table    Table
}

// A Table is text in rows; the first cell of each row heads it.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
}

// A Mark is a practice's scores under a name: that of the practice or that of
// a team.
type Mark struct {
	Label    string
	Practice report.Practice
}

// PracticeMarks are the organisation's practices.
func (s *Speaker) PracticeMarks(w report.Wave) []Mark { return s.marks(w.Practices) }

// TeamMarks are one practice in every team.
func TeamMarks(w report.Wave, practice string) []Mark {
	var out []Mark
	for _, t := range w.Teams {
		for _, p := range t.Practices {
			if p.ID == practice {
				out = append(out, Mark{t.Name, p})
			}
		}
	}
	return out
}

// OwnMarks are one team's practices.
func (s *Speaker) OwnMarks(t report.Team) []Mark { return s.marks(t.Practices) }

func (s *Speaker) marks(practices []report.Practice) []Mark {
	out := make([]Mark, len(practices))
	for i, p := range practices {
		out[i] = Mark{s.Practice(p.ID), p}
	}
	return out
}

// shown are the marks that have a place on the plane.
func shown(marks []Mark) []Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool {
		return !m.Practice.Alignment.Known() || !m.Practice.Deconstruction.Known()
	})
}

// PlaneOfPractices words the plane with the organisation's practices.
func (s *Speaker) PlaneOfPractices(w report.Wave, m report.Method) Figure {
	f := s.plane(s.PracticeMarks(w), s.T("column_practice"), m)
	f.Subtitle = s.T("plane_practices_subtitle", "Who", s.people(w), "Percent", s.Percent(m.Confidence))
	return f
}

func (s *Speaker) people(w report.Wave) string {
	return s.T("people_in_teams", "People", s.People(w.Respondents), "Teams", s.Teams(len(w.Teams)))
}

// PlaneOfTeams words the plane with one practice in every team.
func (s *Speaker) PlaneOfTeams(w report.Wave, practice string, m report.Method) Figure {
	marks := TeamMarks(w, practice)
	f := s.plane(marks, s.T("column_team"), m)
	hidden := len(marks) - len(shown(marks))
	f.Subtitle = s.T("plane_teams_subtitle", "Practice", s.Practice(practice), "Teams", s.Teams(len(shown(marks))))
	if hidden > 0 {
		f.Subtitle += " " + s.T("plane_teams_hidden", "Count", hidden, "Teams", s.NumberWord(hidden))
	}
	return f
}

// PlaneOfTeam words the plane with one team's practices.
func (s *Speaker) PlaneOfTeam(t report.Team, m report.Method) Figure {
	f := s.plane(s.OwnMarks(t), s.T("column_practice"), m)
	f.Subtitle = s.T("plane_team_subtitle", "Team", t.Name)
	return f
}

func (s *Speaker) plane(marks []Mark, first string, m report.Method) Figure {
	visible := shown(marks)
	f := Figure{Title: s.planeTitle(visible), Table: s.scoresTable(marks, first)}
	var parts []string
	for _, mark := range visible {
		parts = append(parts, s.T("plane_alt_mark", "Label", mark.Label, "A", s.Score(mark.Practice.Alignment),
			"D", s.Score(mark.Practice.Deconstruction), "Verdict", s.Verdict(mark.Practice.Verdict)))
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}

func (s *Speaker) planeTitle(marks []Mark) string {
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
		return s.T("plane_all_below", "Count", len(marks), "Number", s.NumberWord(len(marks)))
	case below == 0:
		return s.T("plane_all_above", "Count", len(marks), "Number", s.NumberWord(len(marks)))
	}
	return sentence(s.T("plane_some_below", "Count", below, "Below", s.NumberWord(below), "Number", s.NumberWord(len(marks))))
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
			s.ScoreWithInterval(p.Reinvention), s.ScoreWithInterval(p.Deconstruction), s.ScoreWithInterval(p.Gap), s.behindPractice(p), verdict})
	}
	return t
}

func (s *Speaker) behind(f report.Figure) string {
	if f.N == nil {
		return ""
	}
	return s.Number(*f.N)
}

func (s *Speaker) behindPractice(p report.Practice) string {
	if p.Mode == "consensus" {
		return s.T("together")
	}
	return s.behind(p.Alignment)
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
		f.Title = s.T("dumbbell_title", "Count", points(*most.Practice.Gap.Value), "Practice", most.Label, "Points", s.Score(most.Practice.Gap))
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

// Ladder words where a practice's norms stand.
func (s *Speaker) Ladder(p report.Practice) Figure {
	f := Figure{Title: s.ladderTitle(p.Norms), Subtitle: s.ladderSubtitle(p), Table: s.normsTable(p.Norms)}
	var parts []string
	for _, n := range p.Norms {
		if n.State != "" {
			parts = append(parts, s.T("ladder_alt_row", "Norm", s.Norm(n.ID), "State", s.T("state_"+n.State)))
		}
	}
	f.Alt = s.alt(f.Title, parts)
	return f
}

func (s *Speaker) ladderSubtitle(p report.Practice) string {
	switch {
	case p.Mode == "consensus":
		return s.T("ladder_subtitle_consensus")
	case len(p.Norms) > 0 && p.Norms[0].Shares == nil && p.Norms[0].Hold == nil:
		return s.T("ladder_subtitle_states")
	}
	return s.T("ladder_subtitle", "People", s.People(*orZero(p.Alignment.N)))
}

func orZero(c *report.Count) *report.Count {
	if c == nil {
		return &report.Count{}
	}
	return c
}

// ladderTitle names the norm that stands firmest and the one furthest down.
func (s *Speaker) ladderTitle(norms []report.Norm) string {
	states := map[string]int{}
	var known []report.Norm
	for _, n := range norms {
		states[n.State]++
		if n.Value.Known() {
			known = append(known, n)
		}
	}
	if len(known) < 2 {
		all := states["stands"] + states["moving"] + states["gone"]
		if all == 0 {
			return s.T("ladder_nothing")
		}
		return s.T("ladder_states", "Stands", s.NumberWord(states["stands"]), "All", s.NumberWord(all), "Gone", s.NumberWord(states["gone"]))
	}
	byValue := func(a, b report.Norm) int {
		return cmp.Or(cmp.Compare(*a.Value.Value, *b.Value.Value), cmp.Compare(b.ID, a.ID))
	}
	return s.T("ladder_title", "Firmest", s.Norm(slices.MinFunc(known, byValue).ID), "Loosest", s.Norm(slices.MaxFunc(known, byValue).ID))
}

// normsTable is the twin of the ladder.
func (s *Speaker) normsTable(norms []report.Norm) Table {
	t := Table{Caption: s.T("table_norms"), Head: []string{s.T("column_norm"), s.T("column_state"), s.T("dismantling"),
		s.T("hold"), s.T("leverage"), s.T("consensus"), s.T("column_n"), s.T("column_rungs")}}
	for _, n := range norms {
		name := s.Norm(n.ID)
		if n.Keystone {
			name = s.T("keystone_name", "Norm", name)
		}
		state := s.Why(n.Value.Reason)
		if n.State != "" {
			state = s.T("state_" + n.State)
		}
		t.Rows = append(t.Rows, []string{name, state, s.ScoreWithInterval(n.Value), s.Number100(n.Hold),
			s.Number100(n.Leverage), s.number01(n.Consensus), s.behind(n.Value), s.Shares(n.Shares)})
	}
	return t
}

// Number100 prints a number on 0–100 that may be missing.
func (s *Speaker) Number100(x *float64) string {
	if x == nil {
		return s.T("no_figure")
	}
	return s.Whole(*x)
}

func (s *Speaker) number01(x *float64) string {
	if x == nil {
		return s.T("no_figure")
	}
	return s.Decimal(*x, 2)
}

// Shares words a distribution over rungs: "taken for granted 40 %, …".
func (s *Speaker) Shares(shares []report.Share) string {
	var parts []string
	for _, sh := range shares {
		if sh.Share > 0 {
			parts = append(parts, s.T("rungs_share", "Rungs", s.rungs(sh.Rungs), "Percent", s.Percent(sh.Share)))
		}
	}
	return strings.Join(parts, ", ")
}

func (s *Speaker) rungs(rungs []int) string {
	first, last := rungs[0], rungs[len(rungs)-1]
	if first == last {
		return s.Rung(first)
	}
	return s.T("rungs_from_to", "First", s.Rung(first), "Last", s.Rung(last))
}

// Rung is the name of a rung.
func (s *Speaker) Rung(i int) string { return s.model.Ladder[i].Name }

// Facets words the facets of a practice.
func (s *Speaker) Facets(p report.Practice, m report.Method) Figure {
	f := Figure{Title: s.T("facets_none"), Subtitle: s.T("facets_subtitle", "Percent", s.Percent(m.Confidence)),
		Table: Table{Caption: s.T("table_facets"), Head: []string{s.T("column_facet"), s.T("column_axis"), s.T("column_value"), s.T("column_n"), s.T("column_asks")}}}
	if p.Mode == "consensus" {
		f.Subtitle = s.T("facets_subtitle_consensus")
	}
	var best, worst *model.Facet
	for i := range s.model.Facets {
		facet := &s.model.Facets[i]
		fig, ok := p.Facets[facet.Key]
		if !ok {
			continue
		}
		value := s.ScoreWithInterval(fig)
		if !fig.Known() {
			value = s.Why(fig.Reason)
		} else {
			if best == nil || *fig.Value > *p.Facets[best.Key].Value {
				best = facet
			}
			if worst == nil || *fig.Value < *p.Facets[worst.Key].Value {
				worst = facet
			}
		}
		f.Table.Rows = append(f.Table.Rows, []string{facet.Name, s.T(facet.Axis), value, s.behind(fig), facet.Asks})
	}
	if best != nil && worst != nil && best != worst {
		f.Title = s.T("facets_title", "Best", best.Name, "BestScore", s.Score(p.Facets[best.Key]),
			"Worst", worst.Name, "WorstScore", s.Score(p.Facets[worst.Key]))
	}
	f.Alt = f.Title
	return f
}
