package wording

import "rubble/report"

// explainPrint is the receipt of a fingerprint. It begins with [Speaker.PrintLede].
func (s *Speaker) explainPrint(r *report.Report, id string) []string {
	f, _ := Print(r, id)
	text := s.PrintLede(f)
	if !f.Value.Known() {
		text = append(text, s.T("explain_none", "What", s.Fingerprint(id), "Why", s.WhyRecord(f.Value.Reason)))
	}
	text = append(text, s.T("explain_presence", "Absent", s.Decimal(f.AbsentAt, 2), "Present", s.Decimal(f.PresentAt, 2)))
	if f.Detail.P != nil {
		text = append(text, s.T("explain_p", "P", s.Decimal(*f.Detail.P, 3)))
	}
	return append(text, s.readFrom(r, f.From)...)
}

func (s *Speaker) explainOutcome(r *report.Report, id string) []string {
	var text []string
	for _, o := range ofRecords(r) {
		if o.ID != id {
			continue
		}
		text = append(text, s.T("explain_outcome", "Name", s.Outcome(id), "Value", s.outcome(o)), s.T("how_"+id))
		if o.Value.N != nil {
			text = append(text, s.T("explain_cases", "Number", s.Number(*o.Value.N)))
		}
	}
	return text
}

// readFrom says what was read of one kind of records, if anything was.
func (s *Speaker) readFrom(r *report.Report, kind string) []string {
	files, rows, refused, records := 0, 0, 0, 0
	for _, src := range r.DataQuality.Records {
		if src.Kind == kind {
			files, rows, refused, records = files+src.Files, rows+src.Rows, refused+src.Refused, records+src.Records
		}
	}
	if files == 0 {
		return nil
	}
	return []string{s.T("explain_read", "Kind", s.T("kind_"+kind), "Files", s.Int(files), "Rows", s.Int(rows), "Refused", s.Int(refused), "Records", s.Int(records))}
}
