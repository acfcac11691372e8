package wording

import "rubble/report"

// hanging says how far the verdict on a practice hangs on the way of scoring,
// where that is told.
func (s *Speaker) hanging(p report.Practice) []string {
	r := p.Robustness
	if r == nil {
		return nil
	}
	scorings := s.Int(r.Scorings)
	if r.Kept == 1 {
		return []string{s.T("hanging_all", "Scorings", scorings)}
	}
	text := s.T("hanging_some", "Scorings", scorings, "Share", s.Of100(r.Kept), "Others", s.otherVerdict(p))
	switch most := s.hangsMost(p); {
	case most != "":
		text += " " + s.T("hanging_on", "Choices", most)
	case len(r.Choices) > 0:
		text += " " + s.T("hanging_on_several")
	}
	return append(s.ofFigures(p.Verdict), text)
}

// ofFigures says of an open verdict which one is spoken of.
func (s *Speaker) ofFigures(v report.Verdict) []string {
	if v.Word != "open" {
		return nil
	}
	return []string{s.T("hanging_open", "Verdict", s.T("verdict_"+v.Name))}
}

// otherVerdict says which verdict the alternative scorings give most often
// besides the one in force; nothing where none gives another often enough to
// be told.
func (s *Speaker) otherVerdict(p report.Practice) string {
	all := RobustnessVerdicts(p)
	if len(all) < 2 {
		return ""
	}
	verdict, share := s.T("verdict_"+all[1].Verdict), s.Of100(all[1].Share)
	if all[1].Share > all[0].Share {
		return s.T("hanging_others_more", "Verdict", verdict, "Share", share)
	}
	return s.T("hanging_others", "Verdict", verdict, "Share", share)
}

// smallest is the smallest change in answers that would change the verdict,
// where that is told.
func (s *Speaker) smallest(p report.Practice, m report.Method) []string {
	c := p.Smallest
	if c == nil {
		return nil
	}
	fewer := s.T("smallest_exact")
	if !c.Exact {
		fewer = s.T("smallest_at_most")
	}
	return []string{s.T("smallest", "Count", c.Answers, "Answers", s.Int(c.Answers), "Of", s.Int(c.Of), "Low", c.Down, "Crossing", s.crossing(c, m),
		"Becomes", s.T("verdict_"+c.Becomes), "Verdict", s.T("verdict_"+p.Verdict.Name)) + " " + fewer}
}

// crossing says what would cross its threshold.
func (s *Speaker) crossing(c *report.SmallestChange, m report.Method) string {
	threshold := m.Deconstruction
	switch c.Figure {
	case "teams":
		if c.Down {
			return s.T("crossing_teams_down")
		}
		return s.T("crossing_teams_up")
	case "alignment":
		threshold = m.Alignment
	case "own-knowledge":
		threshold = m.OwnKnowledge
	}
	if c.Down {
		return s.T("crossing_down", "Figure", s.T("axis_"+c.Figure), "Threshold", s.Whole(threshold))
	}
	return s.T("crossing_up", "Figure", s.T("axis_"+c.Figure), "Threshold", s.Whole(threshold))
}
