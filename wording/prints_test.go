package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// plain puts plain blanks in the place of those that do not break.
func plain(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

func traced(id string, lo, hi float64) report.Fingerprint {
	return report.Fingerprint{ID: id, From: "changes", Value: interval(0.4, 0.3, 0.5), Presence: interval((lo+hi)/2, lo, hi)}
}

func untraced(id string) report.Fingerprint {
	return report.Fingerprint{ID: id, From: "changes", Presence: report.Figure{Reason: report.Because(report.TooFewRecords)}}
}

func TestPrintFinding(t *testing.T) {
	s := speaker(t)
	for want, f := range map[string]report.Fingerprint{
		"Emergency road: the trace is there":                                   traced("bypass", 0.5, 1),
		"Emergency road: the records show no trace":                            traced("bypass", 0, 0.25),
		"Emergency road: the records do not settle whether the trace is there": traced("bypass", 0.25, 0.9),
		"Emergency road: no figure (too few records)":                          untraced("bypass"),
	} {
		if got := s.PrintFinding(f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEvidenceFinding(t *testing.T) {
	s := speaker(t)
	there, not, none := traced("bypass", 0.6, 1), traced("freeze", 0, 0.2), untraced("batching")
	for _, c := range []struct {
		prints []report.Fingerprint
		want   string
	}{
		{nil, "No records were read, or none that allow a figure. What stands in this report is what people say."},
		{[]report.Fingerprint{none}, "No records were read, or none that allow a figure. What stands in this report is what people say."},
		{[]report.Fingerprint{there, none}, "The one trace that could be looked for is plainly there."},
		{[]report.Fingerprint{not}, "The one trace that could be looked for is not plainly there."},
		{[]report.Fingerprint{not, not}, "Of two traces that could be looked for, none is plainly there."},
		{[]report.Fingerprint{there, not}, "Of two traces that could be looked for, one is plainly there."},
		{[]report.Fingerprint{there, there}, "Both traces that could be looked for are plainly there."},
		{[]report.Fingerprint{there, there, not}, "Of three traces that could be looked for, two are plainly there."},
		{[]report.Fingerprint{there, there, there}, "All three traces that could be looked for are plainly there."},
	} {
		if got := s.EvidenceFinding(&report.Report{Fingerprints: c.prints}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Every fingerprint of the model has words for its page and its figure.
func TestPrintWords(t *testing.T) {
	s := speaker(t)
	for _, def := range s.model.Fingerprints {
		f := traced(def.Key, 0.6, 1)
		f.From = def.From
		fig := s.PrintFigure(f)
		for _, text := range append(s.PrintLede(f), fig.Title, fig.Subtitle, fig.Alt, fig.Table.Caption) {
			if text == "" || strings.Contains(text, "<no value>") {
				t.Errorf("%s: %q", def.Key, text)
			}
		}
		if want := fig.Title + ". " + def.Name + ": the trace is there."; fig.Alt != want {
			t.Errorf("%s: the alternative is %q, want %q", def.Key, fig.Alt, want)
		}
		if !strings.Contains(fig.Subtitle, "40 ") {
			t.Errorf("%s: the subtitle does not say of how much: %q", def.Key, fig.Subtitle)
		}
	}
	if lede := s.PrintLede(untraced("bypass")); len(lede) != 1 {
		t.Errorf("without a figure the lede is %q", lede)
	}
}

func TestPrintTables(t *testing.T) {
	s := speaker(t)
	few, ten, peak := report.Count{Below: 5}, report.Count{N: 10}, 3*24+14
	for _, c := range []struct {
		name, id string
		detail   report.Detail
		title    string
		want     [][]string
	}{
		{"hours", "approval-heartbeat", report.Detail{Hours: []report.HourMap{
			{Of: "requests", Cells: []report.MapCell{{Day: 0, From: 9, To: 11, N: few}}},
			{Of: "approvals", Cells: []report.MapCell{{Day: 3, From: 14, To: 15, N: ten}}, Peak: &peak}}},
			"Busiest hour for approvals: Thursday, 14 to 15 h",
			[][]string{{"What", "Weekday", "Hours", "How many"}, {"Requests", "Monday", "9 to 11", "fewer than 5"}, {"Approvals", "Thursday", "14 to 15", "10"}}},
		{"weeks", "freeze", report.Detail{Weeks: []report.Week{{First: "2026-01-05", Working: 5, N: ten}, {First: "2026-01-12", Working: 4, N: few, Quiet: true}}},
			"Changes week by week",
			[][]string{{"Week from", "Working days", "Changes made", "Quiet run"}, {"2026-01-05", "5", "10", "no"}, {"2026-01-12", "4", "fewer than 5", "yes"}}},
		{"pairs", "tightening", report.Detail{Pairs: []report.Pair{{Before: 3, After: 12.5}}},
			"The wait for approval before and after a failure",
			[][]string{{"Failure", "Wait before", "Wait after"}, {"1", "3.0 h", "12.5 h"}}},
		{"groups", "tier-ladder", report.Detail{Bins: []report.Bin{{To: at(1), N: ten}, {From: at(2), To: at(2), N: ten, Marked: true}, {From: at(3), N: ten, Marked: true}}},
			"How many groups an incident passes through",
			[][]string{{"Assignment groups that an incident passed through", "How many", "Makes the statistic"}, {"up to 1", "10", "no"}, {"2", "10", "yes"}, {"3+", "10", "yes"}}},
		{"tenths", "approval-wait", report.Detail{Bins: []report.Bin{{From: at(0), To: at(0.1), N: ten}, {From: at(0.1), To: at(0.3), N: few}}},
			"How much of its time a change waits for approval",
			[][]string{{"Share of the time from request to implementation spent waiting for approval", "How many"}, {"0 %–10 %", "10"}, {"10 %–30 %", "fewer than 5"}}},
		{"closings", "auto-close", report.Detail{Bins: []report.Bin{{From: at(1), N: few}, {From: at(3), N: ten, Marked: true}}},
			"When incidents are closed after they were resolved",
			[][]string{{"Days after resolution: closings within two hours of a whole number of days", "How many", "Makes the statistic"}, {"1", "fewer than 5", "no"}, {"3", "10", "yes"}}},
		{"weekdays", "weekday-avoidance", report.Detail{Bins: []report.Bin{{ID: "mon", N: ten, PerDay: at(2.5)}, {ID: "fri", N: ten, PerDay: at(1), Marked: true}, {N: few}}},
			"Changes by day of the week",
			[][]string{{"Working days", "How many", "Changes on a working day, mean", "Makes the statistic"}, {"Monday", "10", "2.5", "no"}, {"Friday", "10", "1.0", "yes"}, {"all others", "fewer than 5", "–", "no"}}},
		{"types", "bypass", report.Detail{Bins: []report.Bin{{ID: "normal", N: ten}, {ID: "emergency", N: ten, Marked: true}}},
			"Changes by type",
			[][]string{{"Class", "How many", "Makes the statistic"}, {"Normal", "10", "no"}, {"Emergency", "10", "yes"}}},
		{"names of the client's", "single-door", report.Detail{Bins: []report.Bin{{ID: "mon", N: ten}, {ID: "<b>", N: ten}}},
			"By which channels people get in touch",
			[][]string{{"Class", "How many"}, {"mon", "10"}, {"<b>", "10"}}},
		{"cells", "matrix", report.Detail{Bins: []report.Bin{{ID: "1 · 2 · P1", N: ten}}},
			"Which priority goes with which impact and urgency",
			[][]string{{"Impact · urgency · priority", "How many"}, {"1 · 2 · P1", "10"}}},
	} {
		f := traced(c.id, 0.6, 1)
		f.Detail = c.detail
		fig := s.PrintFigure(f)
		got := [][]string{fig.Table.Head}
		for _, row := range fig.Table.Rows {
			for i := range row {
				row[i] = plain(row[i])
			}
			got = append(got, row)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if got := plain(fig.Title); got != c.title {
			t.Errorf("%s: title %q, want %q", c.name, got, c.title)
		}
		if !HasFigure(f) {
			t.Errorf("%s: no figure", c.name)
		}
	}
	if HasFigure(traced("bypass", 0.6, 1)) {
		t.Error("a figure of nothing")
	}
}

func TestSeries(t *testing.T) {
	s := speaker(t)
	month := func(m string, v float64) report.Month { return report.Month{Month: m, Value: report.Figure{Value: &v}} }
	r := &report.Report{
		Delivery: []report.Outcome{{ID: "lead-time", Unit: "hours", Value: interval(40, 31, 52), Months: []report.Month{month("2026-02", 41), {Month: "2026-03", Value: report.Figure{Reason: report.Because(report.TooFewRecords)}}}},
			{ID: "deployment-frequency", Unit: "per-working-day", Value: report.Figure{Reason: report.Because(report.NoRecords)}}},
		Outcomes: []report.Outcome{{ID: "reopening", Unit: "share", Value: report.Figure{Value: at(0.061)}, Months: []report.Month{month("2026-01", 0.07)}}},
	}
	series := Series(r)
	if len(series) != 2 || series[0].ID != "lead-time" || series[1].ID != "reopening" {
		t.Fatalf("the series are %v", series)
	}
	fig := s.SeriesFigure(series)
	want := Table{Caption: "The months as a table", Head: []string{"Month", "Lead time, median", "Incidents reopened"},
		Rows:  [][]string{{"Jan 2026", "–", "7.0 %"}, {"Feb 2026", "41.0 h", "–"}, {"Mar 2026", "too few records", "–"}},
		Notes: []string{"A dash stands where the month has no figure of this kind."}}
	for _, row := range fig.Table.Rows {
		for i := range row {
			row[i] = plain(row[i])
		}
	}
	if diff := cmp.Diff(want, fig.Table); diff != "" {
		t.Error(diff)
	}
	if want := "Delivery and outcomes, month by month. Lead time, median: 40.0 h (31.0 h to 52.0 h); Incidents reopened: 6.1 %."; plain(fig.Alt) != want {
		t.Errorf("the alternative is %q, want %q", fig.Alt, want)
	}
	for unit, want := range map[string]string{"share": "10.0 %", "hours": "0.1 h", "bits": "0.10 bit", "per-day": "0.1 a day", "per-working-day": "0.1 a working day"} {
		if got := plain(s.Amount(unit, 0.1)); got != want {
			t.Errorf("an amount in %s is %q, want %q", unit, got, want)
		}
		if bare, of := s.Bare(unit, 0.1), s.UnitOf(unit); !strings.HasPrefix(want, strings.TrimRight(bare, "0")) || !strings.HasSuffix(want, of) {
			t.Errorf("without its unit %s it is %q, and the unit %q", unit, bare, of)
		}
	}
	known := s.Reading(report.Outcome{ID: "approval-information", Unit: "bits", Value: interval(0.31, 0.2, 0.4)})
	if want := "A decision on a change carries 0.31 bit of information, going by 40 decisions."; !strings.HasPrefix(plain(known), want) {
		t.Errorf("got %q, want %q at its head", known, want)
	}
	if got, want := s.Reading(report.Outcome{ID: "approval-information", Value: report.Figure{Reason: report.Because(report.NoRecords)}}),
		"How much information a decision on a change carries cannot be said: no records were read."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if none := s.SeriesFigure(nil); none.Table.Rows != nil || none.Alt != none.Title {
		t.Errorf("of nothing: %+v", none)
	}
}
