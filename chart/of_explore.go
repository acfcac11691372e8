package chart

import (
	"rubble/report"
	"rubble/wording"
)

// An Explorable is a figure that a reader can explore.
type Explorable interface{ JSON() ([]byte, error) }

// exploreWords are the words around an explorable figure, by its key.
func exploreWords(figure string, s *wording.Speaker) ExploreWords {
	return ExploreWords{Plane: s.T("explore_" + figure), View: s.T("explore_view"), Zoom: s.T("explore_zoom"),
		ZoomIn: s.T("explore_zoom_in"), ZoomOut: s.T("explore_zoom_out"), ZoomReset: s.T("explore_zoom_reset"),
		Close: s.T("explore_close"), Help: s.T("explore_help_" + figure), Failed: s.T("explore_failed")}
}

// NewExplore makes the explorable plane: all practices, then by team each
// practice that teams were asked about.
func NewExplore(w report.Wave, m report.Method, s *wording.Speaker) Explore {
	e := Explore{
		X: s.T("alignment"), Y: s.T("deconstruction"),
		AtX:      Line{m.Alignment, s.T("plane_threshold_x", "Value", s.Whole(m.Alignment))},
		AtY:      Line{m.Deconstruction, s.T("plane_threshold_y", "Value", s.Whole(m.Deconstruction))},
		Verdicts: verdicts(s), Diagonal: s.T("plane_diagonal"), Ahead: s.T("plane_ahead"), Names: planeNames(m, s),
		Words: exploreWords("plane", s),
	}
	words := s.PlaneOfPractices(w, m)
	e.Views = append(e.Views, exploreView(s.T("explore_all"), words.Alt, s.PracticeMarks(w), s))
	for _, p := range w.Practices {
		if teams := wording.TeamMarks(w, p.ID); len(teams) > 0 {
			words := s.PlaneOfTeams(w, p.ID, m)
			e.Views = append(e.Views, exploreView(s.T("explore_by_team", "Practice", s.Practice(p.ID)), words.Alt, teams, s))
		}
	}
	return e
}

func exploreView(name, desc string, marks []wording.Mark, s *wording.Speaker) ExploreView {
	v := ExploreView{Name: name, Desc: desc}
	for _, mark := range marks {
		pm, ok := planeMark(mark, s)
		if !ok {
			continue
		}
		p := mark.Practice
		v.Marks = append(v.Marks, ExploreMark{PlaneMark: pm, Verdict: s.Verdict(p.Verdict),
			Text: s.T("explore_text", "A", s.ScoreWithInterval(p.Alignment), "D", s.ScoreWithInterval(p.Deconstruction),
				"X", s.Score(p.Dismantling), "R", s.Score(p.Reinvention), "Ahead", s.Ahead(p.Gap))})
	}
	return v
}

// NewExploreLadder makes the explorable ladder of a practice: of the
// organisation, then of each team that it may be shown of.
func NewExploreLadder(w report.Wave, practice string, s *wording.Speaker) ExploreLadder {
	e := ExploreLadder{Stands: s.T("ladder_stands"), Down: s.T("ladder_down"), Merged: s.T("ladder_merged"), Across: s.T("ladder_across"),
		Keystone: s.T("keystone"), Words: exploreWords("ladder", s)}
	for i := range e.Rungs {
		e.Rungs[i] = s.Rung(i)
	}
	add := func(name string, p report.Practice) {
		v := ExploreLadderView{Name: name, Desc: s.Ladder(p).Alt}
		for _, n := range p.Norms {
			row := ExploreLadderRow{LadderRow: ladderRow(n, s), Text: s.NormStands(n)}
			for _, share := range n.Shares {
				row.Said = append(row.Said, s.Shares([]report.Share{share}))
			}
			v.Rows = append(v.Rows, row)
		}
		e.Views = append(e.Views, v)
	}
	for _, p := range w.Practices {
		if p.ID == practice {
			add(s.T("explore_organisation"), p)
		}
	}
	for _, t := range w.Teams {
		for _, p := range t.Practices {
			if p.ID == practice && p.Alignment.Known() {
				add(t.Name, p)
			}
		}
	}
	return e
}

// NewExploreMaps makes the explorable maps of a fingerprint.
func NewExploreMaps(f report.Fingerprint, words wording.Figure, s *wording.Speaker) ExploreMaps {
	still := weekMaps(Alt{}, f.Detail.Hours, s)
	e := ExploreMaps{Days: still.Days, FromHour: still.FromHour, ToHour: still.ToHour, Key: still.Key, Empty: still.Empty, Levels: still.Levels,
		Words: exploreWords("maps", s)}
	for i, m := range still.Maps {
		v := ExploreMap{Name: m.Title, Desc: words.Alt}
		for j, c := range m.Cells {
			told := f.Detail.Hours[i].Cells[j]
			v.Cells = append(v.Cells, ExploreCell{WeekCell: c, Label: s.WeekHours(c.Day, c.From, c.To), Text: s.CountedIn(told.N)})
		}
		e.Views = append(e.Views, v)
	}
	return e
}
