package wording

import (
	"rubble/model"
	"rubble/report"
)

// PlaneOfReferences words the plane with the organisation's practices beside
// the bodies of knowledge that they are compared with.
func (s *Speaker) PlaneOfReferences(w report.Wave, references []model.Reference, m report.Method) Figure {
	f := s.PlaneOfPractices(w, m)
	f.Subtitle += " " + s.T("plane_references")
	for i := range references {
		f.Table.Rows = append(f.Table.Rows, s.referenceRow(&references[i], len(f.Table.Head)))
	}
	if len(references) > 0 {
		f.Table.Notes = append(f.Table.Notes, s.T("dash_references"))
	}
	return f
}

// referenceRow is a reference in a table of scores: what a reading has is
// filled in, the rest left open.
func (s *Speaker) referenceRow(r *model.Reference, columns int) []string {
	row := []string{s.T("a_reading", "Name", r.Title), s.Whole(r.Alignment()), s.Whole(r.Dismantling.Value), s.Whole(r.Reinvention()),
		s.Whole(r.Deconstruction()), s.Whole(r.Alignment() - r.Deconstruction())}
	for len(row) < columns {
		row = append(row, s.T("no_figure"))
	}
	return row[:columns]
}

// ReferencesFinding says how many of the references were read as taken apart
// and rebuilt, by the thresholds that hold for a practice.
func (s *Speaker) ReferencesFinding(references []model.Reference, m report.Method) string {
	n := 0
	for i := range references {
		if r := &references[i]; r.Dismantling.Value >= m.Deconstruction && r.Reinvention() >= m.Deconstruction &&
			r.Facets["own-knowledge"].Value >= m.OwnKnowledge {
			n++
		}
	}
	return s.T("references_finding", "Count", n, "Number", s.NumberWord(n), "All", s.NumberWord(len(references)))
}

// ReferenceLede says where a reading places a reference.
func (s *Speaker) ReferenceLede(r *model.Reference) string {
	return s.T("reference_lede", "A", s.Whole(r.Alignment()), "D", s.Whole(r.Deconstruction()),
		"X", s.Whole(r.Dismantling.Value), "R", s.Whole(r.Reinvention()))
}

// ReferenceTable lists the values of a reading with their reasons.
func (s *Speaker) ReferenceTable(r *model.Reference) Table {
	t := Table{Caption: s.T("section_reference_values"), Head: []string{s.T("column_facet"), s.T("column_axis"), s.T("column_value"), s.T("column_sure"), s.T("column_why")}}
	row := func(name, axis string, v model.ReferenceValue) {
		t.Rows = append(t.Rows, []string{name, axis, s.Whole(v.Value), s.T("sure_" + v.Sure), v.Reason})
	}
	row(s.T("dismantling"), s.T("dismantling"), r.Dismantling)
	for _, f := range s.model.Facets {
		row(f.Name, s.T(f.Axis), r.Facets[f.Key])
	}
	return t
}
