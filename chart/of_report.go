package chart

import (
	"cmp"
	"math"
	"slices"

	"rubble/model"
	"rubble/report"
	"rubble/wording"
)

// A Drawing is a figure that can be drawn at either size.
type Drawing interface{ SVG(Size) []byte }

// NewPlane draws marks of a report on the plane. id begins the ids in the
// figure and must be unique on the page.
func NewPlane(id string, marks []wording.Mark, words wording.Figure, m report.Method, s *wording.Speaker) Plane {
	p := Plane{
		Alt:      Alt{ID: id, Title: words.Title, Desc: words.Alt},
		X:        Axis{s.T("alignment"), s.T("plane_x_low"), s.T("plane_x_high")},
		Y:        Axis{s.T("deconstruction"), s.T("plane_y_low"), s.T("plane_y_high")},
		AtX:      Line{m.Alignment, s.T("plane_threshold_x", "Value", s.Whole(m.Alignment))},
		AtY:      Line{m.Deconstruction, s.T("plane_threshold_y", "Value", s.Whole(m.Deconstruction))},
		Verdicts: verdicts(s),
		Diagonal: s.T("plane_diagonal"),
		Ahead:    s.T("plane_ahead"),
		Names:    planeNames(m, s),
	}
	for _, mark := range marks {
		if pm, ok := planeMark(mark, s); ok {
			p.Marks = append(p.Marks, pm)
		}
	}
	nameFew(p.Marks)
	return p
}

// NewPlaneWithReferences draws marks of a report on the plane, and readings of
// bodies of knowledge beside them.
func NewPlaneWithReferences(id string, marks []wording.Mark, references []model.Reference, words wording.Figure, m report.Method, s *wording.Speaker) Plane {
	p := NewPlane(id, marks, words, m, s)
	for i := range references {
		r := &references[i]
		p.Marks = append(p.Marks, PlaneMark{Label: r.Title, A: r.Alignment(), D: r.Deconstruction(), Kind: Reference})
	}
	return p
}

// mostNames is how many marks of one plane are named. Names beyond that are
// in nobody's way if they are left to the table: there is no room for them.
const mostNames = 20

// nameFew takes the names off all but the highest and the lowest marks, where
// there are more than a figure has room for.
func nameFew(marks []PlaneMark) {
	if len(marks) <= mostNames {
		return
	}
	byHeight := make([]int, len(marks))
	for i := range byHeight {
		byHeight[i] = i
	}
	slices.SortStableFunc(byHeight, func(a, b int) int { return cmp.Compare(marks[a].D, marks[b].D) })
	for _, i := range byHeight[mostNames/2 : len(marks)-mostNames/2] {
		marks[i].Label, marks[i].Warning = "", ""
	}
}

func verdicts(s *wording.Speaker) Verdicts {
	return Verdicts{s.T("verdict_entrenched"), s.T("verdict_aligned"), s.T("verdict_pioneering"), s.T("verdict_renaissance")}
}

func planeNames(m report.Method, s *wording.Speaker) PlaneNames {
	return PlaneNames{
		Kinds:    [4]string{s.T("kind_measured"), s.T("kind_consensus"), s.T("kind_rounded"), s.T("kind_reference")},
		Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence)),
		Warning:  s.T("key_warning"),
		Arrow:    s.T("key_corroborated"),
	}
}

func planeMark(mark wording.Mark, s *wording.Speaker) (PlaneMark, bool) {
	p := mark.Practice
	if !p.Alignment.Known() || !p.Deconstruction.Known() {
		return PlaneMark{}, false
	}
	a, d := measure(p.Alignment, s), measure(p.Deconstruction, s)
	pm := PlaneMark{Label: mark.Label, A: a.Value, D: d.Value, ALo: a.Lo, AHi: a.Hi, DLo: d.Lo, DHi: d.Hi,
		HasInterval: a.HasInterval && d.HasInterval, Kind: kind(p), Warning: s.Warning(p.Verdict)}
	if to := p.Deconstruction.Corroborated; to != nil {
		pm.Arrow, pm.ToA, pm.ToD = true, a.Value, *to
	}
	return pm, true
}

func kind(p report.Practice) Kind {
	switch {
	case p.Mode == "consensus":
		return Consensus
	case p.Alignment.Rounded:
		return Rounded
	}
	return Measured
}

func measure(f report.Figure, s *wording.Speaker) Measure {
	if !f.Known() {
		return Measure{}
	}
	m := Measure{Value: *f.Value, Text: s.Score(f)}
	if f.HasInterval() {
		m.Lo, m.Hi, m.HasInterval = *f.Lo, *f.Hi, true
	}
	return m
}

// NewDumbbell draws alignment beside deconstruction for each mark.
func NewDumbbell(id string, marks []wording.Mark, words wording.Figure, m report.Method, s *wording.Speaker) Dumbbell {
	d := Dumbbell{
		Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt},
		Names: DumbbellNames{Alignment: s.T("alignment"), Deconstruction: s.T("deconstruction"), Ahead: s.T("key_ahead"),
			Behind: s.T("key_behind"), Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence)), Rounded: s.T("kind_rounded")},
		Thresholds: []Line{{m.Alignment, s.T("threshold", "Value", s.Whole(m.Alignment))}},
	}
	if m.Deconstruction != m.Alignment {
		d.Thresholds[0].Label = s.T("threshold_of", "Score", s.T("alignment"), "Value", s.Whole(m.Alignment))
		d.Thresholds = append(d.Thresholds, Line{m.Deconstruction, s.T("threshold_of", "Score", s.T("deconstruction"), "Value", s.Whole(m.Deconstruction))})
	}
	for _, mark := range marks {
		p := mark.Practice
		row := DumbbellRow{Label: mark.Label, Note: beneath(mark, s), A: measure(p.Alignment, s), D: measure(p.Deconstruction, s), Kind: kind(p)}
		if !p.Alignment.Known() || !p.Deconstruction.Known() {
			row.Note, row.Missing = "", s.WhyNoPlace(p)
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

// NewLadder draws where a practice's norms stand.
func NewLadder(id string, norms []report.Norm, words wording.Figure, s *wording.Speaker) Ladder {
	l := Ladder{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt}, Stands: s.T("ladder_stands"), Down: s.T("ladder_down"),
		Merged: s.T("ladder_merged"), Across: s.T("ladder_across"), Keystone: s.T("keystone")}
	for i := range model.Rungs {
		l.Rungs[i] = s.Rung(i)
	}
	for _, n := range norms {
		l.Rows = append(l.Rows, ladderRow(n, s))
	}
	return l
}

// states are what a norm can be in, as a report has it.
var states = map[string]State{"stands": Stands, "moving": Moving, "gone": Gone}

func ladderRow(n report.Norm, s *wording.Speaker) LadderRow {
	row := LadderRow{Label: s.Norm(n.ID), Keystone: n.Keystone}
	switch {
	case len(n.Shares) > 0:
		for _, sh := range n.Shares {
			row.Shares = append(row.Shares, Segment{sh.Rungs[0], sh.Rungs[len(sh.Rungs)-1], sh.Share, s.Percent(sh.Share)})
		}
	case n.State != "":
		row.State = states[n.State]
		row.StateText = s.T("state_" + n.State)
	default:
		row.Missing = s.Why(n.Value.Reason)
	}
	return row
}

// NewDots draws the facets of a practice.
func NewDots(id string, p report.Practice, words wording.Figure, facets []model.Facet, m report.Method, s *wording.Speaker) Dots {
	d := Dots{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt},
		Names:      DotsNames{Dot: s.T("key_facet"), Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence)), Rounded: s.T("key_rounded")},
		Thresholds: []Line{{m.Alignment, s.T("threshold", "Value", s.Whole(m.Alignment))}},
		Groups:     []DotsGroup{{Title: s.T("alignment"), Tone: Alignment}, {Title: s.T("reinvention"), Tone: Reinvention}}}
	if p.Mode == "consensus" { // one answer: nothing to explain
		d.Names = DotsNames{}
	}
	for _, f := range facets {
		fig, ok := p.Facets[f.Key]
		if !ok {
			continue
		}
		row := DotsRow{Label: f.Name, Measure: measure(fig, s), Kind: kind(p)}
		if fig.Rounded {
			row.Kind = Rounded
		}
		if !fig.Known() {
			row.Missing = s.Why(fig.Reason)
		}
		group := 0
		if f.Axis == model.Reinvention {
			group = 1
		}
		d.Groups[group].Rows = append(d.Groups[group].Rows, row)
	}
	return d
}

// NewPresence draws fingerprints between their anchors.
func NewPresence(id string, prints []report.Fingerprint, words wording.Figure, m report.Method, s *wording.Speaker) Presence {
	p := Presence{Alt: Alt{ID: id, Title: words.Title, Desc: words.Alt}, Absent: s.T("presence_at_absent"), Present: s.T("presence_at_present"),
		Interval: s.T("key_interval", "Percent", s.Percent(m.Confidence))}
	for _, f := range prints {
		row := PresenceRow{Label: s.Fingerprint(f.ID), AbsentAt: f.AbsentAt, PresentAt: f.PresentAt,
			AbsentText: s.Decimal(f.AbsentAt, 2), PresentText: s.Decimal(f.PresentAt, 2)}
		if f.Value.N != nil {
			row.N = s.T("records", "Count", f.Value.N.N, "Number", s.Int(f.Value.N.N))
		}
		if !f.Value.Known() {
			row.Missing = s.WhyRecord(f.Value.Reason)
		} else {
			row.Statistic = measure(f.Value, s)
			row.Statistic.Text = s.Decimal(*f.Value.Value, digitsOf(*f.Value.Value))
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// digitsOf is how many decimals a share is printed with: the third where the
// second alone would say little.
func digitsOf(share float64) int {
	if math.Abs(share) < 0.1 && share != 0 {
		return 3
	}
	return 2
}

// beneath is what stands under a mark's name: its own, or its verdict.
func beneath(m wording.Mark, s *wording.Speaker) string {
	if m.Note != "" {
		return m.Note
	}
	return s.Verdict(m.Practice.Verdict)
}
