package chart

import (
	"math"
	"slices"
	"time"

	"rubble/report"
	"rubble/wording"
)

// NewDetail draws what the statistic of a fingerprint is made of; nil where
// there is nothing to draw.
func NewDetail(id string, f report.Fingerprint, words wording.Figure, s *wording.Speaker) Drawing {
	alt := Alt{ID: id, Title: words.Title, Desc: words.Alt}
	switch d := f.Detail; {
	case d.Hours != nil:
		return weekMaps(alt, d.Hours, s)
	case d.Weeks != nil:
		return weeksOf(alt, d.Weeks, s)
	case d.Pairs != nil:
		return pairsOf(alt, d.Pairs, s)
	case d.Bins != nil && named(d.Bins) && f.ID != "weekday-avoidance":
		return barsOf(alt, f, s)
	case d.Bins != nil:
		return histogramOf(alt, f, s)
	}
	return nil
}

// named says whether the classes have names and no order.
func named(bins []report.Bin) bool { return bins[0].ID != "" }

// levels are the shades of a map of the week: from how many records in an
// hour of the week each begins.
var levels = [6]float64{0, 5, 10, 20, 40, 80}

func weekMaps(alt Alt, hours []report.HourMap, s *wording.Speaker) WeekMaps {
	w := WeekMaps{Alt: alt, Key: s.T("hours_key"), Empty: s.T("hours_empty"), FromHour: 24}
	for i, day := range wording.Weekdays {
		w.Days[i] = s.T("weekday_short_" + day)
	}
	used := [6]bool{}
	for _, m := range hours {
		of := WeekMap{Title: s.T("hours_" + m.Of)}
		for _, c := range m.Cells {
			cell := WeekCell{Day: c.Day, From: c.From, To: c.To, Level: levelOf(c)}
			if m.Peak != nil && c.Day == *m.Peak/24 && c.From <= *m.Peak%24 && c.To > *m.Peak%24 {
				cell.Mark = s.WeekHour(*m.Peak)
			}
			used[cell.Level] = true
			w.FromHour, w.ToHour = min(w.FromHour, c.From), max(w.ToHour, c.To)
			of.Cells = append(of.Cells, cell)
		}
		w.Maps = append(w.Maps, of)
	}
	for i, is := range used {
		switch {
		case !is:
		case i == 0:
			w.Levels[i] = s.T("below", "Number", s.Whole(levels[1]))
		case i == len(levels)-1:
			w.Levels[i] = s.T("and_more", "Number", s.Whole(levels[i]))
		default:
			w.Levels[i] = s.T("from_to", "Lo", s.Whole(levels[i]), "Hi", s.Whole(levels[i+1]-1))
		}
	}
	return w
}

// levelOf is the shade of a cell, by its mean over the hours that it holds.
func levelOf(c report.MapCell) int {
	level := 0
	for i, from := range levels {
		if c.N.Below == 0 && float64(c.N.N) >= from*float64(c.To-c.From) {
			level = i
		}
	}
	return level
}

func weeksOf(alt Alt, weeks []report.Week, s *wording.Speaker) Weeks {
	w := Weeks{Alt: alt, Names: WeeksNames{Week: s.T("weeks_week"), Few: s.T("below", "Number", s.Int(5)), Run: s.T("weeks_run")}}
	most, year := 0.0, 0
	for i, of := range weeks {
		w.Weeks = append(w.Weeks, Week{Value: float64(of.N.N), Few: of.N.Below > 0})
		most = max(most, float64(of.N.N))
		first, _ := time.Parse(time.DateOnly, of.First)
		if i == 0 || first.Day() <= 7 {
			month := WeeksMonth{From: i, Label: s.T("month_" + first.Format("01"))}
			if first.Year() != year {
				year = first.Year()
				month.Year = first.Format("2006")
			}
			w.Months = append(w.Months, month)
		}
	}
	for i := 0; i < len(weeks); i++ {
		from := i
		for i < len(weeks) && weeks[i].Quiet {
			i++
		}
		if i > from {
			w.Runs = append(w.Runs, WeekRun{from, i, s.T("weeks_quiet", "Count", i-from, "Number", s.NumberWord(i-from))})
		}
	}
	w.Ticks = ticks(most, s)
	return w
}

func ticks(most float64, s *wording.Speaker) []Tick {
	var out []Tick
	for _, v := range RoundTicks(most) {
		digits := 0
		if v != math.Trunc(v) {
			digits = 1
		}
		out = append(out, Tick{v, s.Decimal(v, digits)})
	}
	return out
}

// barsOf shows named classes as shares of all records that the fingerprint is
// of.
func barsOf(alt Alt, f report.Fingerprint, s *wording.Speaker) Bars {
	b := Bars{Alt: alt, Tone: Dismantling, Names: BarsNames{Highlight: s.T("bars_chosen"), Other: s.T("bars_other")}}
	all := 0
	for _, bin := range f.Detail.Bins {
		all += bin.N.N
	}
	for _, bin := range f.Detail.Bins {
		row := BarsRow{Label: s.BinName(f, bin), Highlight: bin.Marked}
		if bin.N.Below > 0 {
			row.Missing = s.Number(bin.N)
		} else {
			share := float64(bin.N.N) / float64(max(all, 1))
			row.Share = Measure{Value: share, Text: s.Percent(share)}
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func histogramOf(alt Alt, f report.Fingerprint, s *wording.Speaker) Histogram {
	h := Histogram{Alt: alt, Tone: Dismantling, Names: HistogramNames{Height: s.T("histogram_" + f.From), Bins: s.T("histogram_bins_" + f.ID), Few: s.T("below", "Number", s.Int(5))}}
	most := 0.0
	for i, b := range f.Detail.Bins {
		bin := Bin{Label: s.BinName(f, b), Value: float64(b.N.N), Text: s.Number(b.N), Few: b.N.Below > 0}
		if b.PerDay != nil {
			bin.Value, bin.Text = *b.PerDay, s.Decimal(*b.PerDay, 1)
		}
		switch {
		case f.ID == "tier-ladder" && b.Marked && h.Threshold.Label == "":
			h.Threshold = Threshold{Before: i, Label: s.T("histogram_mark_tier-ladder")}
		case f.ID != "tier-ladder" && b.Marked && !bin.Few:
			bin.Mark = s.T("histogram_mark_" + f.ID)
		}
		most = max(most, bin.Value)
		h.Bins = append(h.Bins, bin)
	}
	if f.ID == "weekday-avoidance" {
		h.Names.Height = s.T("histogram_per_day")
	}
	h.Ticks = ticks(most, s)
	return h
}

// pairsOf draws waits so that equal ratios have equal distances, as they have
// for the statistic, and an hour is added to each for the same reason as there:
// a wait may be 0.
func pairsOf(alt Alt, pairs []report.Pair, s *wording.Speaker) Pairs {
	p := Pairs{Alt: alt, Log: true, Names: PairsNames{Rises: s.T("pairs_rises"), Falls: s.T("pairs_falls"), Typical: s.T("pairs_typical")},
		Before: s.T("pairs_before"), After: s.T("pairs_after"), Unit: s.T("pairs_unit")}
	pair := func(before, after float64) Pair {
		return Pair{Before: before + 1, After: after + 1, BeforeText: s.Decimal(before, 0), AfterText: s.Decimal(after, 0)}
	}
	var befores, afters []float64
	for _, of := range pairs {
		p.Pairs = append(p.Pairs, pair(of.Before, of.After))
		befores, afters = append(befores, of.Before), append(afters, of.After)
	}
	p.Typical = pair(middleOf(befores), middleOf(afters))
	all := append(befores, afters...)
	for _, v := range decades(slices.Min(all), slices.Max(all)) {
		p.Ticks = append(p.Ticks, Tick{v + 1, s.Decimal(v, 0)})
	}
	return p
}

// middleOf is the median of values, of which there are some.
func middleOf(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// decades gives 0 and 1, 3, 10, 30 and so on, as far as they reach over the
// values from lo to hi.
func decades(lo, hi float64) []float64 {
	ticks := []float64{0}
	for unit := 1.0; ticks[len(ticks)-1] < hi; unit *= 10 {
		ticks = append(ticks, unit, 3*unit)
	}
	for len(ticks) > 1 && ticks[len(ticks)-2] >= hi {
		ticks = ticks[:len(ticks)-1]
	}
	for len(ticks) > 2 && ticks[1] <= lo {
		ticks = ticks[1:]
	}
	return ticks
}
