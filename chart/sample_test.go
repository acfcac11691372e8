package chart

import "maps"

// The figures that the goldens show: invented, and shaped like those of a
// whole report.

func samplePlane() Plane {
	mark := func(label string, a, d, ha, hd float64) PlaneMark {
		return PlaneMark{
			Label: label, A: a, D: d, HasInterval: ha > 0,
			ALo: a - ha, AHi: a + ha, DLo: d - hd, DHi: d + hd,
		}
	}
	ref := func(label string, a, d float64) PlaneMark {
		return PlaneMark{Label: label, A: a, D: d, Kind: Reference}
	}
	p := Plane{
		Alt:      Alt{ID: "plane", Title: "Teams on the plane", Desc: "Three of ten teams have deconstructed change enablement; five have aligned."},
		X:        Axis{"Alignment", "nothing taken on", "all of it"},
		Y:        Axis{"Deconstruction", "norms stand", "rebuilt"},
		AtX:      Line{50, "aligned from 50"},
		AtY:      Line{50, "deconstructive from 50, in dismantling and in reinvention"},
		Verdicts: Verdicts{"Entrenched", "Aligned", "Pioneering", "Renaissance"},
		Diagonal: "as far apart as aligned",
		Ahead:    "alignment runs ahead",
		Names: PlaneNames{
			Kinds:   [4]string{"ten answers or more", "consensus session", "five to nine answers, rounded", "a reading, not a measurement"},
			Context: "another practice", Interval: "95 % interval", Arrow: "from claimed to corroborated",
			Warning: "high, but fails the rule",
		},
		Marks: []PlaneMark{
			mark("Platform", 81, 72, 4, 6), mark("Payments", 74, 31, 5, 7), mark("Mobile", 68, 22, 5, 5),
			mark("Networks", 36, 14, 6, 4), mark("Data & analytics", 61, 58, 7, 9), mark("Workplace", 44, 57, 8, 8),
			{Label: "Service desk", A: 70, D: 20, Kind: Rounded}, {Label: "Identity", A: 30, D: 25, Kind: Rounded},
			{Label: "Mainframe", A: 41, D: 35, Kind: Consensus}, {Label: "Web shop", A: 88, D: 66, Kind: Consensus},
			ref("DevOps", 92, 85), ref("ITIL 4", 66, 12), ref("Toyota kata", 55, 90),
		},
	}
	p.Marks[4].Warning = "borrowed"
	p.Marks[0].Arrow, p.Marks[0].ToA, p.Marks[0].ToD = true, 81, 55
	return p
}

// samplePlaneReferences is a crowded plane: six practices, claimed and
// corroborated, a warning, and seven readings of bodies of knowledge.
func samplePlaneReferences() Plane {
	p := samplePlane()
	p.Alt.ID = "references"
	p.Marks = nil
	for _, m := range []struct {
		label                   string
		a, d, ha, hd, confirmed float64
	}{
		{"Change enablement", 74, 46, 4, 5, 28}, {"Incident management", 68, 52, 5, 6, 41}, {"Problem management", 61, 38, 6, 6, 38},
		{"Service desk", 57, 29, 5, 5, 18}, {"Service request management", 66, 33, 6, 7, 33}, {"Service level management", 52, 24, 6, 5, 21},
	} {
		p.Marks = append(p.Marks, PlaneMark{
			Label: m.label, A: m.a, D: m.d, HasInterval: true, ALo: m.a - m.ha, AHi: m.a + m.ha, DLo: m.d - m.hd, DHi: m.d + m.hd,
			Arrow: m.confirmed < m.d, ToA: m.a, ToD: m.confirmed,
		})
	}
	p.Marks[1].Warning = "borrowed"
	for _, m := range []struct {
		label string
		a, d  float64
	}{
		{"DevOps", 90, 76}, {"Site reliability engineering", 92, 71}, {"Toyota kata", 58, 84}, {"ITIL 4", 64, 24},
		{"ITIL Practitioner", 55, 20}, {"IT4IT", 70, 18}, {"VeriSM", 60, 30},
	} {
		p.Marks = append(p.Marks, PlaneMark{Label: m.label, A: m.a, D: m.d, Kind: Reference})
	}
	return p
}

func sampleMeasure(v, h float64, text string) Measure {
	return Measure{Value: v, Text: text, Lo: v - h, Hi: v + h, HasInterval: h > 0}
}

func sampleDumbbell() Dumbbell {
	return Dumbbell{
		Alt:        Alt{ID: "dumbbell", Title: "Alignment and deconstruction", Desc: "Alignment runs ahead by 43 points in change enablement."},
		Names:      DumbbellNames{"Alignment", "Deconstruction", "alignment runs ahead", "deconstruction runs ahead", "95 % interval", "rounded"},
		Thresholds: []Line{{50, "threshold of both, 50"}},
		Rows: []DumbbellRow{
			{Label: "Change enablement", Note: "Aligned, clear", A: sampleMeasure(74.2, 3.1, "74.2"), D: sampleMeasure(31.4, 5, "31.4")},
			{Label: "Incident management", Note: "Renaissance, likely", A: sampleMeasure(61, 6, "61.0"), D: sampleMeasure(58, 7, "58.0")},
			{Label: "Service desk", A: sampleMeasure(70, 0, "70"), D: sampleMeasure(20, 0, "20"), Kind: Rounded},
			{Label: "Software development and management", A: sampleMeasure(38, 4, "38.0"), D: sampleMeasure(57, 6, "57.0")},
			{Label: "Problem management", Missing: "Fewer than five answers: nothing is shown."},
			{Label: "Release management", A: sampleMeasure(97, 3, "97.0"), D: sampleMeasure(4, 4, "4.0")},
		},
	}
}

func sampleLadder() Ladder {
	six := func(texts [6]string, shares ...float64) []Segment {
		var s []Segment
		for k, v := range shares {
			s = append(s, Segment{k, k, v, texts[k]})
		}
		return s
	}
	return Ladder{
		Alt:    Alt{ID: "ladder", Title: "The norms of change enablement", Desc: "Eight of nine norms stand; the board stands hardest."},
		Rungs:  [6]string{"taken for granted", "questioned", "relaxed", "suspended", "removed", "replaced"},
		Stands: "the norm stands", Down: "coming down", Merged: "neighbouring rungs shown together", Across: "rungs of both sides", Keystone: "keystone",
		Rows: []LadderRow{
			{Label: "A change is safe only once somebody outside the team has approved it", Keystone: true,
				Shares: six([6]string{"35 %", "20 %", "30 %", "5 %", "5 %", "5 %"}, 0.35, 0.2, 0.3, 0.05, 0.05, 0.05)},
			{Label: "Approval needs a board that meets", Keystone: true,
				Shares: six([6]string{"55 %", "20 %", "15 %", "5 %", "", "5 %"}, 0.55, 0.2, 0.15, 0.05, 0, 0.05)},
			{Label: "The risk of a change can be judged from a form, before it is made",
				Shares: []Segment{{0, 1, 0.25, "25 %"}, {2, 2, 0.45, "45 %"}, {3, 3, 0.15, "15 %"}, {4, 5, 0.15, "15 %"}}},
			{Label: "What may pass without asking stands on a list beforehand",
				Shares: []Segment{{0, 0, 0.2, "20 %"}, {1, 1, 0.2, "20 %"}, {2, 3, 0.3, "30 %"}, {4, 4, 0.1, "10 %"}, {5, 5, 0.2, "20 %"}}},
			{Label: "Changes belong in windows, at night or at the weekend",
				Shares: six([6]string{"10 %", "10 %", "20 %", "20 %", "15 %", "25 %"}, 0.1, 0.1, 0.2, 0.2, 0.15, 0.25)},
			{Label: "When it matters most, nothing may change", State: Stands, StateText: "stands"},
			{Label: "Larger changes, each with more care, are safer than many small ones", State: Gone, StateText: "gone"},
			{Label: "A failed change calls for more control", State: Moving, StateText: "moving"},
			{Label: "Who is in a hurry takes the emergency road", Missing: "Nine in ten chose the same: only the figure is shown."},
		},
	}
}

func sampleDots() Dots {
	row := func(label string, v, h float64, text string, context, ref float64) DotsRow {
		return DotsRow{Label: label, Measure: sampleMeasure(v, h, text), Context: context, HasContext: context > 0,
			Reference: ref, HasReference: ref > 0}
	}
	return Dots{
		Alt:        Alt{ID: "dots", Title: "Facets of change enablement", Desc: "Flow and automation are far along, own knowledge is not."},
		Names:      DotsNames{"Payments", "the organisation", "DevOps, a reading", "95 % interval", "rounded"},
		Thresholds: []Line{{50, "threshold 50"}},
		Groups: []DotsGroup{
			{"Alignment", Alignment, []DotsRow{
				row("Relief", 81, 4, "81.0", 62, 95), row("Flow", 78, 5, "78.0", 70, 92), row("Automation", 66, 7, "66.0", 64, 90),
				row("Iteration", 71, 5, "71.0", 0, 0), {Label: "Adoption", Measure: Measure{Value: 85, Text: "85"}, Kind: Rounded}}},
			{"Reinvention", Reinvention, []DotsRow{
				row("Replacement", 12, 3, "12.0", 25, 70), row("Own knowledge", 28, 6, "28.0", 41, 88), row("Trust, collaboration and autonomy instead of control", 44, 8, "44.0", 39, 0),
				{Label: "Reshaping", Missing: "Fewer than five answered."}}},
		},
	}
}

func samplePresence() Presence {
	return Presence{
		Alt:    Alt{ID: "presence", Title: "Fingerprints", Desc: "The tier ladder is plainly present; the matrix decides alone."},
		Absent: "absent", Present: "present: work still moves so", Interval: "95 % interval",
		Rows: []PresenceRow{
			{Label: "Work goes up the tiers", N: "24,918 incidents", Statistic: Measure{0.43, "0.43", 0.42, 0.44, true}, AbsentAt: 0.15, PresentAt: 0.5, AbsentText: "0.15", PresentText: "0.50"},
			{Label: "The tool decides the priority", N: "24,918 incidents", Statistic: Measure{0.02, "0.02", 0.01, 0.05, true}, AbsentAt: 0.6, PresentAt: 0.1, AbsentText: "0.60", PresentText: "0.10"},
			{Label: "Closed by the clock", N: "23,001 closures", Statistic: Measure{0.31, "0.31", 0.22, 0.4, true}, AbsentAt: 0.15, PresentAt: 0.6, AbsentText: "0.15", PresentText: "0.60"},
			{Label: "Hand-overs to a group that had it before", Missing: "No activities in the records."},
		},
	}
}

type drawer interface{ SVG(Size) []byte }

func samples() map[string]drawer {
	all := map[string]drawer{
		"plane": samplePlane(), "plane-references": samplePlaneReferences(), "graph": sampleGraph(), "graph-part": samplePart("Incident management"), "dumbbell": sampleDumbbell(), "ladder": sampleLadder(),
		"dots": sampleDots(), "presence": samplePresence(), "robustness": sampleRobustness(),
	}
	maps.Copy(all, recordSamples())
	return all
}
