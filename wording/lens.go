package wording

import (
	"rubble/model"
	"rubble/report"
)

// notAsked says whether nobody was asked about any of its practices.
func (p LensPart) notAsked() bool {
	of := p.Of.Scores
	return of != nil && of.Alignment.Reason != nil && of.Alignment.Reason.Code == report.NotAsked
}

// LensMarks are those parts that have figures.
func (s *Speaker) LensMarks(parts []LensPart) []Mark {
	var out []Mark
	for _, p := range parts {
		if p.known() {
			n := len(p.Of.Practices)
			out = append(out, Mark{p.Name, report.Practice{Scores: *p.Of.Scores}, s.T("part_of", "Count", n, "Number", s.NumberWord(n))})
		}
	}
	return out
}

// LensFinding says in which part of a lens alignment runs furthest ahead: of
// the first set in which two parts or more have figures that differ.
func (s *Speaker) LensFinding(l model.Lens, of report.Lens) string {
	for _, set := range l.Sets {
		if most, apart := s.furthest(s.LensMarks(LensParts(set, of))); apart {
			gap := most[0].Practice.Gap
			return s.T("lens_finding", "Lens", l.Title, "Parts", s.quotedParts(most), "Count", points(*gap.Value), "Points", s.Score(gap))
		}
	}
	return s.T("lens_finding_none", "Lens", l.Title)
}

// furthest are the marks in which alignment runs furthest ahead, as it is
// printed; apart says whether that is ahead at all, and further than in others.
func (s *Speaker) furthest(marks []Mark) (most []Mark, apart bool) {
	gap := func(m Mark) int { return points(*m.Practice.Gap.Value) }
	for _, m := range marks {
		switch {
		case len(most) == 0 || gap(m) > gap(most[0]):
			most = []Mark{m}
		case gap(m) == gap(most[0]):
			most = append(most, m)
		}
	}
	return most, len(most) < len(marks) && gap(most[0]) > 0
}

// quotedParts names one or two parts, or the first and how many others.
func (s *Speaker) quotedParts(marks []Mark) string {
	first := s.T("quoted", "Text", marks[0].Label)
	switch n := len(marks); n {
	case 1:
		return first
	case 2:
		return s.List([]string{first, s.T("quoted", "Text", marks[1].Label)})
	default:
		return s.T("parts_and_others", "Part", first, "Number", s.NumberWord(n-1))
	}
}

// LensLede says what the page is, and how much of the lens was looked at.
func (s *Speaker) LensLede(l model.Lens, w report.Wave) []string {
	reach := 0
	for _, p := range w.Practices {
		if l.Reaches(p.ID) {
			reach++
		}
	}
	return []string{l.Summary, sentence(s.T("lens_lede", "Count", reach, "Reach", s.NumberWord(reach), "Asked", s.Int(len(w.Practices)),
		"All", s.Int(len(s.model.Practices))))}
}

// LensFigure words the distance between alignment and deconstruction in each
// part of a set.
func (s *Speaker) LensFigure(set model.LensSet, parts []LensPart, m report.Method) Figure {
	marks := s.LensMarks(parts)
	f := Figure{Title: set.Name, Subtitle: s.T("lens_subtitle", "Percent", s.Percent(m.Confidence)), Table: s.lensTable(parts)}
	switch most, apart := s.furthest(marks); {
	case len(marks) == 1:
		f.Title = s.T("lens_title_one", "Part", marks[0].Label, "Ahead", s.Ahead(marks[0].Practice.Gap))
	case apart:
		gap := most[0].Practice.Gap
		f.Title = s.T("lens_title", "Parts", s.quotedParts(most), "Count", points(*gap.Value), "Points", s.Score(gap))
	case len(marks) > 1 && points(*most[0].Practice.Gap.Value) > 0:
		f.Title = s.T("lens_title_same", "Ahead", s.Ahead(most[0].Practice.Gap))
	case len(marks) > 1:
		f.Title = s.T("lens_title_none")
	}
	var rows []string
	for _, mark := range marks {
		rows = append(rows, s.T("dumbbell_alt_row", "Label", mark.Label, "A", s.Score(mark.Practice.Alignment),
			"D", s.Score(mark.Practice.Deconstruction), "Ahead", s.Ahead(mark.Practice.Gap)))
	}
	f.Alt = s.alt(f.Title, rows)
	return f
}

func (s *Speaker) lensTable(parts []LensPart) Table {
	t := Table{Caption: s.T("table_lens"), Head: []string{s.T("column_part"), s.T("alignment"), s.T("dismantling"), s.T("reinvention"),
		s.T("deconstruction"), s.T("gap"), s.T("column_practices")}}
	for _, p := range parts {
		if !p.known() {
			t.Rows = append(t.Rows, []string{p.Name, s.LensWhy(p), "", "", "", "", ""})
			continue
		}
		of := p.Of.Scores
		t.Rows = append(t.Rows, []string{p.Name, s.ScoreWithInterval(of.Alignment), s.ScoreWithInterval(of.Dismantling),
			s.ScoreWithInterval(of.Reinvention), s.ScoreWithInterval(of.Deconstruction), s.ScoreWithInterval(of.Gap), s.practiceNames(p.Of.Practices)})
	}
	return t
}
