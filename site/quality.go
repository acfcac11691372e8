package site

import (
	"path"
	"strings"

	"rubble/report"
	"rubble/wording"
)

// quality says what the figures rest on.
func (b *builder) quality() {
	s := b.say
	rows, refused := 0, 0
	for _, a := range b.report.DataQuality.Answers {
		rows, refused = rows+a.Rows, refused+a.Refused
	}
	for _, r := range b.report.DataQuality.Records {
		rows, refused = rows+r.Rows, refused+r.Refused
	}
	finding := s.T("quality_finding_clean")
	switch {
	case len(b.report.DataQuality.Answers) == 0 && rows == 0:
		finding = s.T("quality_finding_untold")
	case refused > 0:
		finding = s.T("quality_finding_refused", "Refused", s.Int(refused), "Rows", s.Int(rows))
	}
	p := b.newPage("data-quality/index.html", "data-quality", s.T("page_data-quality"), finding+b.hidden(), s.T("quality_lede"))
	p.add("answers", s.T("section_answers"), b.standIns(), b.table("answers", b.answersTable()))
	if len(b.wave.Teams) > 0 {
		p.add("responses", s.T("section_responses"), []string{s.T("responses_text")}, b.table("responses", b.responsesTable()))
	}
	p.add("counting", s.T("section_counting"), []string{s.T("answers_text", "Coverage", s.Percent(b.report.Method.Coverage))}, b.table("counting", b.countingTable()))
	b.trust(p)
	if len(b.report.DataQuality.Records) == 0 {
		p.add("records", s.T("section_records"), []string{s.NoRecords(b.report)})
	} else {
		p.add("records", s.T("section_records"), []string{s.T("records_text")}, b.table("records", b.recordsTable()))
	}
	b.asked(p)
	b.hiddenCells(p)
	p.add("versions", s.T("section_versions"), []string{b.versions()})
}

// asked says of each wave that was asked under another model what that changed.
func (b *builder) asked(p *page) {
	for _, w := range b.report.Waves {
		if w.Asked == nil {
			continue
		}
		var blocks []block
		if t := b.say.AskedTable(b.report, w); len(t.Rows) > 0 {
			blocks = append(blocks, b.table("asked", t))
		}
		p.add("asked-"+w.ID, b.say.T("section_asked"), b.say.AskedFinding(b.report, w), blocks...)
	}
}

func (b *builder) answersTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_answers"), Head: []string{s.T("column_wave"), s.T("column_answered"), s.T("column_files"), s.T("column_rows"), s.T("column_refused")}}
	for _, a := range b.report.DataQuality.Answers {
		name, who := a.Wave, ""
		for _, w := range b.report.Waves {
			if w.ID == a.Wave {
				name, who = w.Name, s.Who(w)
			}
		}
		t.Rows = append(t.Rows, []string{name, who, s.Int(a.Files), s.Int(a.Rows), s.Int(a.Refused)})
	}
	return t
}

// standIns says, wave by wave, how many answers another one stands in for and
// how many questionnaires wait, and why.
func (b *builder) standIns() []string {
	s := b.say
	var text []string
	for _, a := range b.report.DataQuality.Answers {
		if a.Lots > 0 {
			text = append(text, s.Lots(b.nameIn(a.Wave), a))
		}
	}
	if text != nil {
		text = append(text, s.T("quality_lots_why"))
	}
	for _, a := range b.report.DataQuality.Answers {
		if a.Waiting != nil {
			text = append(text, s.Waiting(b.nameIn(a.Wave), *a.Waiting, b.report.Method.Limits))
		}
	}
	return text
}

// nameIn is the name of a wave as the report has it.
func (b *builder) nameIn(wave string) string {
	if w, ok := b.report.Wave(wave); ok && w.Name != "" {
		return w.Name
	}
	return b.say.T("unnamed_wave")
}

// responsesTable says, team by team, how many people answered and of how many.
func (b *builder) responsesTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_responses"), Head: []string{s.T("column_team"), s.T("column_answered"), s.T("column_headcount"), s.T("column_rate"), s.T("column_asked")}}
	for _, team := range b.wave.Teams {
		row := []string{team.Name, s.TeamAnswered(team), s.T("no_figure"), s.T("no_figure"), ""}
		if team.People > 0 {
			row[2] = s.Int(team.People)
			if team.Respondents.Below == 0 {
				row[3] = s.Percent(float64(team.Respondents.N) / float64(team.People))
			}
		}
		var asked []string
		for _, p := range team.Practices {
			asked = append(asked, s.Practice(p.ID))
		}
		row[4] = s.List(asked)
		t.Rows = append(t.Rows, row)
	}
	return s.Keyed(t, s.T("dash_responses"))
}

// countingTable says, practice by practice, who was left out, how much is not
// known, and how far that could move the figures.
func (b *builder) countingTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_counting"), Head: []string{s.T("column_practice"), s.T("column_n"), s.T("column_left_out"),
		s.T("column_unknown"), s.T("column_bounds_a"), s.T("column_bounds_d")}}
	dash := s.T("no_figure")
	for _, p := range b.wave.Practices {
		row := []string{s.Practice(p.ID), dash, dash, dash, dash, dash}
		if p.Alignment.N != nil {
			row[1] = s.Number(*p.Alignment.N)
		}
		if p.LeftOut != nil {
			row[2] = s.Number(*p.LeftOut)
		}
		if p.Unknown != nil {
			row[3] = s.Percent(*p.Unknown)
		}
		if p.Bounds != nil {
			row[4], row[5] = b.pair(p.Bounds.Alignment), b.pair(p.Bounds.Deconstruction)
		}
		if why := s.WhyNoPlace(p); why != "" {
			row[2] = why
		}
		t.Rows = append(t.Rows, row)
	}
	return s.Keyed(t, s.T("dash_counting"))
}

func (b *builder) pair(r [2]float64) string {
	return b.say.T("from_to", "Lo", b.say.Whole(r[0]), "Hi", b.say.Whole(r[1]))
}

func (b *builder) recordsTable() wording.Table {
	s := b.say
	t := wording.Table{Caption: s.T("section_records"), Head: []string{s.T("column_kind"), s.T("column_files"), s.T("column_rows"), s.T("column_refused"),
		s.T("column_records"), s.T("column_outside"), s.T("column_period")}}
	for _, r := range b.report.DataQuality.Records {
		t.Rows = append(t.Rows, []string{s.T("kind_" + r.Kind), s.Int(r.Files), s.Int(r.Rows), s.Int(r.Refused), s.Int(r.Records), s.Int(r.Outside), r.First + " – " + r.Last})
	}
	return t
}

// hiddenCells names the cells of the latest wave that are not shown, those
// together that are left out for the same reason.
func (b *builder) hiddenCells(p *page) {
	s := b.say
	codes, cells := b.hiddenList()
	if len(codes) == 0 {
		text := s.T("hidden_none")
		if !b.report.Whole() {
			text = s.T("hidden_none_here")
		}
		p.add("hidden", s.T("section_hidden"), []string{text})
		return
	}
	var blocks []block
	for _, code := range codes {
		blocks = append(blocks, b.text("why-"+string(code), s.WhyHidden(code)), b.list("cells-"+string(code), cells[code]))
	}
	p.add("hidden", s.T("section_hidden"), nil, blocks...)
}

// hiddenList are those cells by reason, and the reasons in the order of the
// cells.
func (b *builder) hiddenList() (codes []report.Code, cells map[report.Code][]string) {
	names := map[string]string{}
	for _, t := range b.wave.Teams {
		names["/"+t.ID] = t.Name
	}
	for _, segment := range b.wave.Segments {
		names["/segments/"+segment.ID] = segment.Name
	}
	cells = map[report.Code][]string{}
	for _, h := range b.hiddenNow() {
		of, practice := path.Split(h.What)
		name := b.say.Practice(practice)
		if group := strings.TrimPrefix(strings.TrimSuffix(of, "/"), b.wave.ID); group != "" {
			name = b.say.T("hidden_practice", "Team", names[group], "Practice", name)
		}
		if cells[h.Why] == nil {
			codes = append(codes, h.Why)
		}
		cells[h.Why] = append(cells[h.Why], name)
	}
	return codes, cells
}
