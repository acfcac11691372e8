package wording

import (
	"cmp"
	"slices"

	"rubble/model"
	"rubble/report"
)

// notAsked says whether nobody was asked about any of its practices.
func (p LensPart) notAsked() bool {
	of := p.Of.Scores
	return of != nil && of.Alignment.Reason != nil && of.Alignment.Reason.Code == report.NotAsked
}

// LensesFinding says what all lenses together are.
func (s *Speaker) LensesFinding(lenses int) string {
	return sentence(s.T("lenses_finding", "Count", lenses, "Number", s.NumberWord(lenses)))
}

// LensMarks are those parts that have figures.
func (s *Speaker) LensMarks(parts []LensPart) []Mark {
	var out []Mark
	for _, p := range parts {
		if p.known() {
			out = append(out, Mark{p.Name, report.Practice{Scores: *p.Of.Scores}, s.partOf(p)})
		}
	}
	return out
}

// partOf says how many of the practices that a part names have figures.
func (s *Speaker) partOf(p LensPart) string {
	known, all := len(p.Of.Practices), len(p.Practices)
	return s.T("part_of", "Count", all, "Known", known, "Number", s.NumberWord(known), "All", s.NumberWord(all))
}

// LensFinding says in which part of a lens alignment runs furthest ahead: of
// the first set in which two parts or more, at least half assessed, have figures
// that differ.
func (s *Speaker) LensFinding(l model.Lens, of report.Lens) string {
	for _, set := range l.Sets {
		if h, apart := s.headline(LensParts(set, of)); apart {
			gap := h.most[0].Practice.Gap
			return s.T("lens_finding", "Lens", l.Title, "Half", h.passed, "Parts", s.quotedParts(h.most), "Count", points(*gap.Value), "Points", s.Score(gap))
		}
	}
	return s.T("lens_finding_none", "Lens", l.Title)
}

// A headline is the parts in which alignment runs furthest ahead, as it is
// printed, of those at least half assessed.
type headline struct {
	most   []Mark
	passed bool // by a part of which less is assessed: it is as far ahead or further
}

// headline says also whether there is one: whether its parts are ahead at all,
// and further than others of which as much is assessed.
func (s *Speaker) headline(parts []LensPart) (h headline, apart bool) {
	marks := s.LensMarks(halfAssessed(parts))
	for _, m := range marks {
		switch {
		case len(h.most) == 0 || ahead(m) > ahead(h.most[0]):
			h.most = []Mark{m}
		case ahead(m) == ahead(h.most[0]):
			h.most = append(h.most, m)
		}
	}
	if len(h.most) == len(marks) || ahead(h.most[0]) <= 0 {
		return headline{}, false
	}
	reach := 0
	for _, m := range s.LensMarks(parts) {
		if ahead(m) >= ahead(h.most[0]) {
			reach++
		}
	}
	h.passed = reach > len(h.most)
	return h, true
}

// halfAssessed are the parts of whose practices at least half have figures.
func halfAssessed(parts []LensPart) []LensPart {
	return slices.DeleteFunc(slices.Clone(parts), func(p LensPart) bool { return 2*len(p.Of.Practices) < len(p.Practices) })
}

// ahead is how far alignment runs ahead, as it is printed.
func ahead(m Mark) int { return points(*m.Practice.Gap.Value) }

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
	asked := len(w.Practices)
	return []string{l.Summary, s.T("lens_lede", "Count", asked, "Reach", reach, "Asked", s.NumberWord(asked), "Reaching", s.NumberWord(reach),
		"All", s.NumberWord(len(s.model.Practices)))}
}

// LensFigure words the distance between alignment and deconstruction in each
// part of a set.
func (s *Speaker) LensFigure(set model.LensSet, parts []LensPart, m report.Method) Figure {
	marks := s.LensMarks(parts)
	f := Figure{Title: set.Name, Subtitle: s.T("lens_subtitle", "Percent", s.intervalsAt(m, drawn(marks)), "Number", s.NumberWord(len(shown(marks)))), Table: s.lensTable(parts)}
	if title := s.lensTitle(parts, marks); title != "" {
		f.Title = title
	}
	var rows []string
	for _, mark := range marks {
		rows = append(rows, s.T("dumbbell_alt_row", "Label", mark.Label, "A", s.Score(mark.Practice.Alignment),
			"D", s.Score(mark.Practice.Deconstruction), "Ahead", s.Ahead(mark.Practice.Gap)))
	}
	f.Alt = s.alt(f.Title, rows)
	return f
}

// lensTitle says what the marks of these parts show; nothing where none of them
// is assessed enough to be spoken of for itself.
func (s *Speaker) lensTitle(parts []LensPart, marks []Mark) string {
	if h, apart := s.headline(parts); apart {
		gap := h.most[0].Practice.Gap
		return s.T("lens_title", "Half", h.passed, "Parts", s.quotedParts(h.most), "Count", points(*gap.Value), "Points", s.Score(gap))
	}
	if len(s.LensMarks(halfAssessed(parts))) == 0 {
		return ""
	}
	order := func(a, b Mark) int { return cmp.Compare(ahead(a), ahead(b)) }
	most, least := slices.MaxFunc(marks, order), slices.MinFunc(marks, order)
	switch {
	case len(marks) == 1:
		return s.T("lens_title_one", "Part", most.Label, "Ahead", s.Ahead(most.Practice.Gap))
	case ahead(most) <= 0:
		return s.T("lens_title_none")
	case ahead(most) == ahead(least):
		return s.T("lens_title_same", "Ahead", s.Ahead(most.Practice.Gap))
	}
	return ""
}

func (s *Speaker) lensTable(parts []LensPart) Table {
	t := Table{Caption: s.T("table_lens"), Head: []string{s.T("column_part"), s.T("alignment"), s.T("dismantling"), s.T("reinvention"),
		s.T("deconstruction"), s.T("gap"), s.T("column_practices")}}
	for _, p := range parts {
		if !p.known() {
			none := s.T("no_figure")
			t.Rows = append(t.Rows, []string{p.Name, s.LensWhy(p), none, none, none, none, none})
			continue
		}
		t.Rows = append(t.Rows, append(append([]string{p.Name}, s.ScoresInRow(*p.Of.Scores)...), s.practiceNames(p.Of.Practices)))
	}
	return s.Keyed(t, s.T("dash_row"))
}
