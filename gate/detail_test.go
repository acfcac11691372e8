package gate

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rubble/fingerprint"
	"rubble/record"
	"rubble/report"
	scoring "rubble/score"
	"rubble/stat"
)

// detailed is a detail of each kind, by the fingerprint that it is of. The 1st
// of June 2026 is a Monday.
func detailed() map[string]fingerprint.Detail {
	june := record.DayOf(time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	windows := make([]fingerprint.Window, 30)
	for i := range windows {
		windows[i] = fingerprint.Window{Days: i + 1, Closures: 10 * i}
	}
	windows[1].Closures = 4
	return map[string]fingerprint.Detail{
		"tier-ladder": {Groups: []record.Bin{{Value: 0, Count: 2}, {Value: 1, Count: 60}, {Value: 2, Count: 20}, {Value: 3, Count: 4}, {Value: 4, Count: 9}}},
		"catch-all":   {Names: []fingerprint.NameCount{{Name: "Solved", Count: 70}, {Name: "Other", Count: 20, Chosen: true}, {Name: "Duplicate", Count: 4}}},
		"bypass":      {Names: []fingerprint.NameCount{{Name: "normal", Count: 88}, {Name: "standard", Count: 9}, {Name: "emergency", Count: 4, Chosen: true}}},
		"matrix": {Bits: 1.23456, Cells: []record.CellCount{
			{Cell: record.Cell{Impact: "1", Urgency: "1", Priority: "1"}, Count: 3}, {Cell: record.Cell{Impact: "1", Urgency: "2", Priority: "2"}, Count: 40},
			{Cell: record.Cell{Impact: "2", Urgency: "1", Priority: "2"}, Count: 1}}},
		"auto-close":    {Windows: windows[:3], Peak: 3},
		"approval-wait": {Tenths: []int{40, 10, 2, 12, 5, 6, 7, 8, 9, 30}},
		// Sunday to Thursday: the last working day is a Thursday
		"weekday-avoidance": {Weekdays: []fingerprint.WeekdayCount{{Weekday: time.Monday, Days: 7, Changes: 50}, {Weekday: time.Tuesday, Days: 7, Changes: 3},
			{Weekday: time.Wednesday, Days: 7, Changes: 48}, {Weekday: time.Thursday, Days: 7, Changes: 20}, {Weekday: time.Sunday, Days: 6, Changes: 47}}},
		"freeze": {Days: []fingerprint.DayCount{
			{Day: june + 3, Working: true, Count: 6}, {Day: june + 4, Working: true, Count: 1}, {Day: june + 5}, {Day: june + 6},
			{Day: june + 7, Working: true, Quiet: true, Count: 2}, {Day: june + 8, Working: true, Quiet: true}, {Day: june + 9, Working: true, Count: 2}}},
		"tightening": {P: 0.01234, Failures: []fingerprint.Tightened{{Before: 2.55555, After: 11.04}}},
	}
}

func from(from, to float64, n int, marked bool) report.Bin {
	return report.Bin{From: &from, To: &to, N: report.Count{N: n}, Marked: marked}
}

func called(id string, n int) report.Bin { return report.Bin{ID: id, N: report.Count{N: n}} }

func marked(b report.Bin) report.Bin {
	b.Marked = true
	return b
}

func perDay(b report.Bin, mean float64) report.Bin {
	b.PerDay = &mean
	return b
}

var below5 = report.Count{Below: 5}

// coarseDetails are those of detailed under standard and strict; each says why.
func coarseDetails() map[string]report.Detail {
	two, three := 2.0, 3.0
	return map[string]report.Detail{
		// none and one are on the same side; from three on, 4 + 9
		"tier-ladder": {Bins: []report.Bin{{To: pointer(1), N: report.Count{N: 62}}, from(2, 2, 20, true), marked(report.Bin{From: &three, N: report.Count{N: 13}})}},
		// Duplicate alone would be 94 − 70 − 20
		"catch-all": {Bins: []report.Bin{called("Solved", 70), {N: report.Count{N: 24}}}},
		"bypass":    {Bins: []report.Bin{called("normal", 88), {N: report.Count{N: 13}}}},
		// two are hidden, and their sum tells neither
		"matrix": {Bits: pointer(1.235), Bins: []report.Bin{called("1 · 2 · 2", 40), {N: below5}}},
		// what is in no window is told nowhere
		"auto-close": {Bins: []report.Bin{{From: pointer(1), N: below5}, {From: &two, N: below5}, marked(report.Bin{From: &three, N: report.Count{N: 20}})}},
		// 2 joins 10, the smaller of 10 and 12
		"approval-wait": {Bins: []report.Bin{from(0, 0.1, 40, false), from(0.1, 0.3, 12, false), from(0.3, 0.4, 12, false), from(0.4, 0.5, 5, false),
			from(0.5, 0.6, 6, false), from(0.6, 0.7, 7, false), from(0.7, 0.8, 8, false), from(0.8, 0.9, 9, false), from(0.9, 1, 30, false)}},
		// Tuesday joins Thursday, the smallest of the others: 23 on 14 days
		"weekday-avoidance": {Bins: []report.Bin{perDay(called("mon", 50), 7.1), perDay(called("wed", 48), 6.9), perDay(called("sun", 47), 7.8),
			perDay(report.Bin{N: report.Count{N: 23}}, 1.6)}},
		// two of three working days lie in a quiet run
		"freeze":     {Weeks: []report.Week{{First: "2026-06-01", Working: 2, N: report.Count{N: 7}}, {First: "2026-06-08", Working: 3, N: below5, Quiet: true}}},
		"tightening": {P: pointer(0.012), Pairs: []report.Pair{{Before: 2.6, After: 11}}},
	}
}

// exactDetails are those under open.
func exactDetails() map[string]report.Detail {
	out := coarseDetails()
	out["tier-ladder"] = report.Detail{Bins: []report.Bin{from(0, 0, 2, false), from(1, 1, 60, false), from(2, 2, 20, true), from(3, 3, 4, true), from(4, 4, 9, true)}}
	out["catch-all"] = report.Detail{Bins: []report.Bin{called("Solved", 70), marked(called("Other", 20)), called("Duplicate", 4)}}
	out["bypass"] = report.Detail{Bins: []report.Bin{called("normal", 88), called("standard", 9), marked(called("emergency", 4))}}
	out["matrix"] = report.Detail{Bits: pointer(1.235), Bins: []report.Bin{called("1 · 1 · 1", 3), called("1 · 2 · 2", 40), called("2 · 1 · 2", 1)}}
	out["auto-close"].Bins[0].N, out["auto-close"].Bins[1].N = report.Count{}, report.Count{N: 4}
	tenths := out["approval-wait"].Bins
	out["approval-wait"] = report.Detail{Bins: append([]report.Bin{tenths[0], from(0.1, 0.2, 10, false), from(0.2, 0.3, 2, false)}, tenths[2:]...)}
	out["weekday-avoidance"] = report.Detail{Bins: []report.Bin{perDay(called("mon", 50), 7.1), perDay(called("tue", 3), 0.4), perDay(called("wed", 48), 6.9),
		marked(perDay(called("thu", 20), 2.9)), perDay(called("sun", 47), 7.8)}}
	out["freeze"].Weeks[1].N = report.Count{N: 4}
	return out
}

// details publishes the details of fingerprints under a policy.
func details(t *testing.T, policy string, of map[string]fingerprint.Detail) map[string]report.Detail {
	t.Helper()
	in := Input{Model: contents(t), Waves: []Wave{{ID: "w"}}, Scored: scoring.Scored{Waves: []scoring.Wave{{
		Teams: []scoring.TeamResult{{Team: scoring.Team{ID: "a", People: 8}}}}}}}
	for key, d := range of {
		in.Evidence = append(in.Evidence, fingerprint.Evidence{Key: key, N: 1000, Detail: d})
	}
	release, err := Publish(in, policy)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]report.Detail{}
	for _, f := range release.Report().Fingerprints {
		out[f.ID] = f.Detail
	}
	return out
}

func TestDetailsByPolicy(t *testing.T) {
	same(t, "standard", details(t, "standard", detailed()), coarseDetails())
	same(t, "strict", details(t, "strict", detailed()), coarseDetails())
	same(t, "open", details(t, "open", detailed()), exactDetails())
}

// Where a class cannot be hidden, there is no figure.
func TestNothingToDrawOfFew(t *testing.T) {
	names := func(counts ...int) fingerprint.Detail {
		var d fingerprint.Detail
		for i, n := range counts {
			d.Names = append(d.Names, fingerprint.NameCount{Name: string(rune('a' + i)), Count: n})
		}
		return d
	}
	for _, c := range []struct {
		name string
		d    fingerprint.Detail
		want []report.Bin
	}{
		{"one name", names(90), []report.Bin{called("a", 90)}},
		{"two names, one of few", names(90, 4), nil},
		{"two names of few", names(90, 4, 4), []report.Bin{called("a", 90), {N: report.Count{N: 8}}}},
		{"none of few", names(90, 5), []report.Bin{called("a", 90), called("b", 5)}},
		{"nobody climbed", fingerprint.Detail{Groups: []record.Bin{{Value: 1, Count: 90}}}, []report.Bin{from(1, 1, 90, false)}},
		{"few climbed", fingerprint.Detail{Groups: []record.Bin{{Value: 1, Count: 90}, {Value: 2, Count: 3}, {Value: 3, Count: 1}}}, nil},
		{"few did not", fingerprint.Detail{Groups: []record.Bin{{Value: 0, Count: 2}, {Value: 1, Count: 2}, {Value: 2, Count: 90}}}, nil},
		{"few at the end", fingerprint.Detail{Groups: []record.Bin{{Value: 1, Count: 90}, {Value: 2, Count: 30}, {Value: 5, Count: 6}, {Value: 9, Count: 1}}},
			[]report.Bin{from(1, 1, 90, false), from(2, 2, 30, true), marked(report.Bin{From: pointer(5), N: report.Count{N: 7}})}},
		{"a tenth at the end", fingerprint.Detail{Tenths: []int{40, 3}}, []report.Bin{from(0, 0.2, 43, false)}},
		{"a tenth alone", fingerprint.Detail{Tenths: []int{3}}, []report.Bin{{From: pointer(0), To: pointer(0.1), N: below5}}},
	} {
		same(t, c.name, details(t, "standard", map[string]fingerprint.Detail{"bypass": c.d})["bypass"].Bins, c.want)
	}
}

// Many classes are put together, whatever the policy.
func TestManyClasses(t *testing.T) {
	var d, deep fingerprint.Detail
	for i := range 1000 {
		if i < mostKinds {
			d.Names = append(d.Names, fingerprint.NameCount{Name: "code " + strings.Repeat("x", i), Count: 2000 - i})
		}
		deep.Groups = append(deep.Groups, record.Bin{Value: i, Count: 10})
	}
	for policy := range limits {
		got := details(t, policy, map[string]fingerprint.Detail{"catch-all": d, "tier-ladder": deep})
		bins := got["catch-all"].Bins
		// 2000 + 1999 + … + 1941 less the first twelve, 2000 + … + 1989
		same(t, policy, bins[len(bins)-1], report.Bin{N: report.Count{N: 118230 - 23934}})
		if len(bins) != 13 {
			t.Errorf("%s: %d bins of names", policy, len(bins))
		}
		bins = got["tier-ladder"].Bins
		same(t, policy, bins[len(bins)-1], marked(report.Bin{From: pointer(14), N: report.Count{N: 9860}}))
		if len(bins) != 15 {
			t.Errorf("%s: %d bins of groups", policy, len(bins))
		}
	}
}

// More different words than there are kinds of anything are names of people.
func TestNamesOfPeople(t *testing.T) {
	var d fingerprint.Detail
	for i := range mostKinds + 1 {
		d.Names = append(d.Names, fingerprint.NameCount{Name: fmt.Sprint("Caller ", i), Count: 9})
	}
	for policy, want := range map[string]int{"standard": 0, "strict": 0, "open": mostNames + 1} {
		same(t, policy, len(details(t, policy, map[string]fingerprint.Detail{"single-door": d})["single-door"].Bins), want)
	}
}

func TestHostileNames(t *testing.T) {
	for text, want := range map[string]string{
		"Solved (Permanently)":      "Solved (Permanently)",
		"<script>alert(1)</script>": "<script>alert(1)</script>", // escaped where it is printed
		"a\x00b\x1b[31mc\r\nd":      "a b [31mc d",
		"safe\u202egnp.exe":         "safe gnp.exe",
		"  no\u00a0break \t ":       "no break",
		"\u200b\u2028":              "\uFFFD",
		"\xff\xfeab":                "\uFFFD\uFFFDab",
		strings.Repeat("ü", 60):     strings.Repeat("ü", 60),
		strings.Repeat("ü", 61):     strings.Repeat("ü", 59) + "…",
		strings.Repeat("x", 1<<20):  strings.Repeat("x", 59) + "…",
	} {
		got := plain(text)
		if got != want || !utf8.ValidString(got) {
			t.Errorf("%.40q is shown as %q, want %q", text, got, want)
		}
	}
	same(t, "in a bin", details(t, "open", map[string]fingerprint.Detail{"catch-all": {Names: []fingerprint.NameCount{{Name: "a\nb", Count: 1}}}})["catch-all"].Bins,
		[]report.Bin{called("a b", 1)})
	same(t, "in a cell", details(t, "open", map[string]fingerprint.Detail{"matrix": {Cells: []record.CellCount{{Cell: record.Cell{Impact: "\x00", Urgency: "1", Priority: "1"}, Count: 1}}}})["matrix"].Bins,
		[]report.Bin{called("· 1 · 1", 1)})
}

// week counts hours of a week.
func week(counts map[int]int) (out [168]int) {
	for hour, n := range counts {
		out[hour] = n
	}
	return out
}

func TestMaps(t *testing.T) {
	cell := func(day, from, to, n int) report.MapCell {
		return report.MapCell{Day: day, From: from, To: to, N: report.Count{N: n}}
	}
	hidden := func(day, from, to int) report.MapCell { return report.MapCell{Day: day, From: from, To: to, N: below5} }
	monday, sunday := 0, 6*24
	for _, c := range []struct {
		name           string
		counts         map[int]int
		standard, open []report.MapCell
	}{
		{"hours of few that follow each other", map[int]int{monday + 7: 3, monday + 9: 4, monday + 14: 90, sunday + 3: 1},
			[]report.MapCell{cell(0, 7, 10, 7), cell(0, 14, 15, 90), hidden(6, 3, 4)},
			[]report.MapCell{cell(0, 7, 8, 3), cell(0, 9, 10, 4), cell(0, 14, 15, 90), cell(6, 3, 4, 1)}},
		{"two of few beside a peak", map[int]int{monday + 13: 2, monday + 14: 90, monday + 15: 1},
			[]report.MapCell{hidden(0, 13, 14), cell(0, 14, 15, 90), hidden(0, 15, 16)},
			[]report.MapCell{cell(0, 13, 14, 2), cell(0, 14, 15, 90), cell(0, 15, 16, 1)}},
		{"a single one joins the smaller", map[int]int{monday + 8: 90, monday + 12: 2, monday + 20: 6},
			[]report.MapCell{cell(0, 8, 9, 90), cell(0, 12, 21, 8)},
			[]report.MapCell{cell(0, 8, 9, 90), cell(0, 12, 13, 2), cell(0, 20, 21, 6)}},
		{"not over midnight", map[int]int{monday + 23: 2, monday + 24: 2, sunday: 7},
			[]report.MapCell{hidden(0, 23, 24), hidden(1, 0, 1), cell(6, 0, 1, 7)},
			[]report.MapCell{cell(0, 23, 24, 2), cell(1, 0, 1, 2), cell(6, 0, 1, 7)}},
		{"the last hour of the week", map[int]int{167: 2, 166: 3}, []report.MapCell{cell(6, 22, 24, 5)}, []report.MapCell{cell(6, 22, 23, 3), cell(6, 23, 24, 2)}},
	} {
		of := map[string]fingerprint.Detail{"night-window": {Week: &fingerprint.Week{Implemented: week(c.counts)}}}
		same(t, c.name, details(t, "standard", of)["night-window"].Hours, []report.HourMap{{Of: "implementations", Cells: c.standard}})
		same(t, c.name+", open", details(t, "open", of)["night-window"].Hours, []report.HourMap{{Of: "implementations", Cells: c.open}})
	}
}

// The busiest hour is named where it holds enough.
func TestPeak(t *testing.T) {
	for n, peak := range map[int]*int{4: nil, 5: new(int)} {
		w := &fingerprint.Week{Requests: week(map[int]int{1: 9}), Approvals: week(map[int]int{38: n, 40: 1}), Peak: 38}
		if peak != nil {
			*peak = 38
		}
		got := details(t, "standard", map[string]fingerprint.Detail{"approval-heartbeat": {Week: w}})["approval-heartbeat"].Hours
		if len(got) != 2 || got[0].Of != "requests" || got[1].Of != "approvals" {
			t.Fatalf("got %+v", got)
		}
		same(t, "peak", got[1].Peak, peak)
	}
}

// Outcomes go where they belong, rounded by their unit, month by month; of an
// organisation of few nothing is told, and of its months neither.
func TestOutcomes(t *testing.T) {
	outcome := func(key string, unit fingerprint.Unit, v float64) fingerprint.Outcome {
		return fingerprint.Outcome{Key: key, Unit: unit, Value: v, Interval: stat.Interval{Lo: v / 2, Hi: 2 * v}, N: 500}
	}
	outcomes := []fingerprint.Outcome{outcome(fingerprint.LeadTimeKey, fingerprint.Hours, 12.3456), outcome(fingerprint.ReopeningKey, fingerprint.Share, 0.12345),
		outcome(fingerprint.ApprovalInformationKey, fingerprint.Bits, 0.0456), {Key: fingerprint.TimeToResolveKey, Unit: fingerprint.Hours, N: 3, Reason: fingerprint.TooFew}}
	few := fingerprint.Outcome{Key: fingerprint.LeadTimeKey, Unit: fingerprint.Hours, N: 7, Reason: fingerprint.TooFew}
	publish := func(people int) *report.Report {
		release, err := Publish(Input{Model: contents(t), Outcomes: outcomes, Waves: []Wave{{ID: "w"}},
			Months: []Month{{Month: "2026-03", Outcomes: outcomes[:1]}, {Month: "2026-04", Outcomes: []fingerprint.Outcome{few}}},
			Scored: scoring.Scored{Waves: []scoring.Wave{{Teams: []scoring.TeamResult{{Team: scoring.Team{ID: "a", People: people}}}}}}}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		return release.Report()
	}
	figure := func(v, lo, hi float64) report.Figure {
		return report.Figure{Value: &v, Lo: &lo, Hi: &hi, N: &report.Count{N: 500}}
	}
	tooFew := func(n report.Count) report.Figure {
		return report.Figure{N: &n, Reason: report.Because(report.TooFewRecords)}
	}
	r := publish(5)
	same(t, "delivery", r.Delivery, []report.Outcome{{ID: "lead-time", Unit: "hours", Value: figure(12.3, 6.2, 24.7),
		Months: []report.Month{{Month: "2026-03", Value: figure(12.3, 6.2, 24.7)}, {Month: "2026-04", Value: tooFew(report.Count{N: 7})}}}})
	same(t, "outcomes", r.Outcomes, []report.Outcome{{ID: "reopening", Unit: "share", Value: figure(0.123, 0.062, 0.247)}, {ID: "time-to-resolve", Unit: "hours", Value: tooFew(below5)}})
	same(t, "readings", r.Readings, []report.Outcome{{ID: "approval-information", Unit: "bits", Value: figure(0.046, 0.023, 0.091)}})
	r = publish(4)
	hidden := report.Figure{Reason: report.Because(report.TooFewPeople)}
	same(t, "delivery of few", r.Delivery, []report.Outcome{{ID: "lead-time", Unit: "hours", Value: hidden}})
	same(t, "outcomes of few", r.Outcomes, []report.Outcome{{ID: "reopening", Unit: "share", Value: hidden}, {ID: "time-to-resolve", Unit: "hours", Value: hidden}})
}

// A figure of fewer than five records would tell of single ones, whatever the
// model asks for.
func TestFigureOfFewRecords(t *testing.T) {
	for policy, want := range map[string]report.Figure{
		"standard": {N: &report.Count{Below: 5}, Reason: report.Because(report.TooFewRecords)},
		"open":     {Value: pointer(37.2), Lo: pointer(30), Hi: pointer(40), N: &report.Count{N: 4}},
	} {
		p := &publisher{limits: limits[policy], in: Input{Scored: scoring.Scored{Waves: []scoring.Wave{{Teams: []scoring.TeamResult{{Team: scoring.Team{People: 40}}}}}}}}
		same(t, policy, p.recorded("", 4, score, 37.2, 30, 40), want)
	}
}
