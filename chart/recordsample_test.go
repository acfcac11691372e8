package chart

import "strconv"

// The figures of records and of change over time that the goldens show:
// invented, and shaped like those of a place with a weekly board.

func sampleWeekMaps() WeekMaps {
	at := func(day, from, level int) WeekCell { return WeekCell{Day: day, From: from, To: from + 1, Level: level} }
	requests := WeekMap{Title: "Requested", Sub: "1,204 changes"}
	approvals := WeekMap{Title: "Approved", Sub: "1,187 decisions"}
	for day := range 5 {
		for hour := 8; hour < 18; hour++ {
			requests.Cells = append(requests.Cells, at(day, hour, [10]int{1, 3, 4, 3, 2, 3, 4, 3, 2, 1}[hour-8]-min(day/4, 1)))
		}
		requests.Cells = append(requests.Cells, WeekCell{Day: day, From: 18, To: 21, Level: 0})
		if day != 2 {
			approvals.Cells = append(approvals.Cells, WeekCell{Day: day, From: 8, To: 12, Level: 1}, WeekCell{Day: day, From: 13, To: 17, Level: 0})
		}
	}
	approvals.Cells = append(approvals.Cells, at(2, 13, 2), WeekCell{Day: 2, From: 14, To: 15, Level: 5, Mark: "Wednesday, 14 to 15: 38 % of all approvals"},
		at(2, 15, 3), WeekCell{Day: 2, From: 8, To: 12, Level: 1}, WeekCell{Day: 5, From: 9, To: 12, Level: 0})
	return WeekMaps{
		Alt:  Alt{ID: "weekmaps", Title: "When changes are requested and approved", Desc: "38 % of approvals fall into one hour, Wednesday 14 to 15."},
		Days: [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}, FromHour: 7, ToHour: 21,
		Key: "Changes in an hour of the week, over 52 weeks", Empty: "none",
		Levels: [6]string{"fewer than 5", "5–9", "10–19", "20–29", "30–39", "40 and more"},
		Maps:   []WeekMap{requests, approvals},
	}
}

func sampleWeeks() Weeks {
	w := Weeks{
		Alt:   Alt{ID: "weeks", Title: "A year of changes", Desc: "Two stretches of the year, six weeks in all, have next to no changes."},
		Names: WeeksNames{"changes implemented in a week", "fewer than 5", "five working days or more with next to none"},
		Ticks: []Tick{{20, "20"}, {40, "40"}, {60, "60"}},
		Runs:  []WeekRun{{50, 53, "3 weeks: nothing changes"}, {24, 27, "3 weeks: year’s half"}},
	}
	for i := range 53 {
		week := Week{Value: float64(24 + 4*(i*i%7) + 3*(i*5%4))}
		if i >= 50 || i >= 24 && i < 27 {
			week = Week{Value: float64(i % 3), Few: i != 51}
		}
		w.Weeks = append(w.Weeks, week)
	}
	for i, m := range [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"} {
		w.Months = append(w.Months, WeeksMonth{From: [...]int{0, 4, 8, 13, 17, 21, 26, 30, 35, 39, 43, 48}[i], Label: m})
	}
	w.Months[0].Year = "2025"
	return w
}

func sampleBars() Bars {
	share := func(v, h float64, text string) Measure {
		return Measure{Value: v, Text: text, Lo: max(v-h, 0), Hi: v + h, HasInterval: h > 0}
	}
	return Bars{
		Alt:   Alt{ID: "bars", Title: "The codes that incidents are closed under", Desc: "41 % are closed under two vague codes."},
		Names: BarsNames{"a vague code", "another code", "95 % interval"}, Tone: Dismantling, Full: 0.4,
		Rows: []BarsRow{
			{Label: "Other", Share: share(0.31, 0.02, "31 %"), Highlight: true},
			{Label: "Configuration", Share: share(0.19, 0.015, "19 %")},
			{Label: "Capacity", Share: share(0.142, 0.015, "14 %")},
			{Label: "Unknown", Note: "in use since May", Share: share(0.1, 0.01, "10 %"), Highlight: true},
			{Label: "Failed hardware in a place that is not ours", Share: share(0.06, 0.01, "6 %")},
			{Label: "Password", Share: share(0.004, 0, "under 1 %")},
			{Label: "Vendor", Missing: "Fewer than five incidents: nothing is shown."},
		},
	}
}

func sampleHistogram() Histogram {
	h := Histogram{
		Alt:       Alt{ID: "histogram", Title: "When incidents are resolved", Desc: "One in five is resolved in the last tenth before the deadline."},
		Names:     HistogramNames{"Incidents, in % of those resolved", "Elapsed time in % of the time allowed", "fewer than 5"},
		Tone:      Dismantling,
		Ticks:     []Tick{{10, "10 %"}, {20, "20 %"}},
		Threshold: Threshold{10, "the deadline"},
	}
	for i, v := range [...]float64{14, 9, 7, 6, 5, 5, 4, 5, 7, 21, 4, 3, 2, 2, 0, 1} {
		h.Bins = append(h.Bins, Bin{Label: strconv.Itoa(10*i) + "–" + strconv.Itoa(10*i+10), Value: v, Text: strconv.Itoa(int(v)), Few: i > 13})
	}
	h.Bins[9].Mark = "last tenth: 21 %"
	return h
}

func sampleMultiples() Multiples {
	panel := func(title, latest, unit, note string, bottom, top Tick, half float64, values ...float64) Panel {
		p := Panel{Title: title, Value: latest, Unit: unit, Note: note, Bottom: bottom, Top: top}
		for i, v := range values {
			if v > 0 {
				p.Points = append(p.Points, PanelPoint{i, v, max(v-half, 0), v + half, half > 0})
			}
		}
		return p
	}
	return Multiples{
		Alt:    Alt{ID: "multiples", Title: "Outcomes over a year", Desc: "Failed changes fell from 14 to 9 in a hundred; time to restore hardly moved."},
		Names:  MultiplesNames{"a month", "95 % interval", "too few that month"},
		Months: []string{"Apr 2025", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar 2026"},
		Panels: []Panel{
			panel("Changes that failed", "9 %", "of changes", "March 2026, of 214", Tick{0, "0 %"}, Tick{20, "20 %"}, 3.5, 14, 13, 15, 12, 13, 0, 11, 12, 10, 11, 9, 9),
			panel("Time to restore service", "5.2", "hours, median", "March 2026, of 61", Tick{0, "0"}, Tick{8, "8"}, 0.9, 5.5, 5.1, 6.2, 5.8, 0, 0, 5.3, 0, 4.9, 5.6, 5, 5.2),
			panel("Incidents reopened", "3 %", "of resolved", "March 2026, of 1,920", Tick{0, "0 %"}, Tick{10, "10 %"}, 0.8, 4, 4.2, 3.9, 4.5, 4, 3.6, 3.3, 3.4, 3, 3.1, 2.8, 3),
			panel("Deployments", "46", "a week", "", Tick{0, "0"}, Tick{60, "60"}, 0, 12, 14, 13, 19, 22, 24, 21, 30, 26, 35, 41, 46),
			{Title: "Requests fulfilled with no human step", Missing: "No records of requests were handed over."},
		},
	}
}

func sampleTrend() Trend {
	return Trend{
		Alt:        Alt{ID: "trend", Title: "Deconstruction, spring 2025 to spring 2026", Desc: "Incident management rose by 17 points; the others moved no further than chance may."},
		Names:      TrendNames{"spring 2025", "spring 2026", "95 % interval", "rounded", "change"},
		Tone:       Dismantling,
		Thresholds: []Line{{50, "deconstructive from 50"}},
		Rows: []TrendRow{
			{Label: "Change enablement", Earlier: sampleMeasure(22, 5, "22.0"), Later: sampleMeasure(31.4, 5, "31.4"), Change: "+9.4", Range: "−1.2 to 20.0"},
			{Label: "Incident management", Note: "different people", Earlier: sampleMeasure(41, 6, "41.0"), Later: sampleMeasure(58, 7, "58.0"), Change: "+17.0", Range: "6.1 to 27.9"},
			{Label: "Service desk", Earlier: sampleMeasure(20, 0, "20"), Later: sampleMeasure(20, 0, "20"), Kind: Rounded, Change: "±0"},
			{Label: "Software development and management", Earlier: sampleMeasure(63, 4, "63.0"), Later: sampleMeasure(57, 6, "57.0"), Change: "−6.0", Range: "−14.3 to 2.3"},
			{Label: "Problem management", Missing: "Asked in one wave only."},
			{Label: "Release management", Earlier: sampleMeasure(88, 3, "88.0"), Later: sampleMeasure(97, 3, "97.0"), Change: "+9.0", Range: "4.0 to 14.0"},
		},
	}
}

func samplePairs() Pairs {
	p := Pairs{
		Alt:   Alt{ID: "pairs", Title: "Waiting for approval around failed changes", Desc: "After nine of twelve failures the wait grew; typically it doubled."},
		Names: PairsNames{"longer afterwards", "not longer", "typical of all 12"}, Before: "4 weeks before", After: "4 weeks after",
		Unit: "Median wait, hours", Log: true, Ticks: []Tick{{3, "3"}, {10, "10"}, {30, "30"}, {100, "100"}},
		Typical: Pair{12, 25, "12 h", "25 h"},
	}
	for _, v := range [][2]float64{{3, 8}, {6, 20}, {7, 7}, {9, 26}, {11, 24}, {12, 48}, {14, 13}, {18, 30}, {20, 66}, {26, 22}, {33, 71}, {48, 90}} {
		p.Pairs = append(p.Pairs, Pair{v[0], v[1], strconv.Itoa(int(v[0])), strconv.Itoa(int(v[1]))})
	}
	return p
}

func recordSamples() map[string]drawer {
	return map[string]drawer{
		"weekmaps": sampleWeekMaps(), "weeks": sampleWeeks(), "bars": sampleBars(), "histogram": sampleHistogram(),
		"multiples": sampleMultiples(), "trend": sampleTrend(), "pairs": samplePairs(), "gaps": sampleGaps(),
	}
}
