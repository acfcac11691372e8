package wording

import "rubble/report"

// SegmentGaps are by how much the segments differ in the scores of all
// practices, as far as it is told: what chance hardly explains first.
func SegmentGaps(w report.Wave) []Gap {
	names := map[string]string{}
	for _, s := range w.Segments {
		names[s.ID] = s.Name
	}
	var out []Gap
	for _, g := range w.SegmentGaps {
		out = append(out, Gap{"segments", names[g.One], names[g.Other], g.Practice, g.Axis, g.Difference})
	}
	return sortGaps(out)
}

// SegmentMarks are one practice in every segment that was asked about it.
func SegmentMarks(w report.Wave, practice string) []Mark {
	var out []Mark
	for _, s := range w.Segments {
		for _, p := range s.Practices {
			if p.ID == practice {
				out = append(out, Mark{Label: s.Name, Practice: p})
			}
		}
	}
	return out
}

// SegmentsTable lists the scores of one practice, segment by segment.
func (s *Speaker) SegmentsTable(w report.Wave, practice string) Table {
	t := s.scoresTable(SegmentMarks(w, practice), s.T("column_segment"))
	t.Caption = s.T("table_segments")
	return t
}

// SegmentWho says who answered in a segment: how many people, of which teams,
// and how many of these together.
func (s *Speaker) SegmentWho(w report.Wave, segment report.Segment) string {
	names := map[string]string{}
	for _, t := range w.Teams {
		names[t.ID] = t.Name
	}
	var teams []string
	for _, id := range segment.Teams {
		teams = append(teams, names[id])
	}
	who := s.Teams(len(segment.Teams))
	if segment.Respondents != nil {
		who = s.People(*segment.Respondents)
	}
	switch {
	case segment.Respondents == nil:
	case segment.Consensus > 0 && segment.Consensus == len(segment.Teams):
		who = s.T("together")
	case segment.Consensus > 0:
		who = s.T("people_and_consensus", "Who", who, "Together", s.T("answering_together", "Teams", s.Teams(segment.Consensus)))
	}
	return s.T("segment_who", "Who", who, "Teams", s.List(teams))
}

// SegmentsWhyNot says why several segments are not compared, and what would
// make it possible.
func (s *Speaker) SegmentsWhyNot(l report.Limits) []string {
	why := []string{s.T("segments_untold")}
	if least := l.Interval; least > 1 {
		why = append(why, s.T("segments_least", "Least", s.NumberWord(least)))
	}
	return why
}

// untoldSegments says which practices of which segments are not shown, to
// protect whom.
func (s *Speaker) untoldSegments(w report.Wave) []string {
	var out []string
	for _, segment := range w.Segments {
		for _, code := range protections {
			var hidden []string
			for _, p := range segment.Practices {
				if why := whyNoScores(p); why != nil && why.Code == code {
					hidden = append(hidden, s.Practice(p.ID))
				}
			}
			if hidden != nil {
				out = append(out, s.T("untold_segment", "Segment", segment.Name, "Practices", s.List(hidden), "Why", s.Why(report.Because(code))))
			}
		}
	}
	return out
}
