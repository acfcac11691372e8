package assess

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/fingerprint"
)

// withRecords is a project with one wave of those days and records of one kind.
func withRecords(kind, days, more, rows string) map[string]string {
	return map[string]string{
		"config.toml":     "[model]\npractices = [\"incident-management\"]\n[[waves]]\nid = \"w\"\n" + days + more + "[[records]]\nkind = \"" + kind + "\"\nfiles = [\"records/a.csv\"]\n",
		"answers/w/a.csv": answers("w"),
		"records/a.csv":   rows,
	}
}

func months(p *Project) string {
	var out []string
	for _, m := range p.Months {
		out = append(out, m.Month)
	}
	return strings.Join(out, " ")
}

// Of a wave without days everything counts. A year that was mistyped costs
// neither time nor the months before it.
func TestMonthsAreBounded(t *testing.T) {
	rows := "id,opened_at\n"
	for i := range 40 { // from January 2021 to April 2024
		rows += fmt.Sprintf("%d,%d-%02d-15\n", i, 2021+i/12, i%12+1)
	}
	var want []string
	for i := 5; i < 40; i++ {
		want = append(want, fmt.Sprintf("%d-%02d", 2021+i/12, i%12+1))
	}
	for _, c := range []struct{ name, more, want string }{
		{"40 in a row", "", "2021-05 " + strings.Join(want, " ")},
		{"a year of 9999", "x,9999-12-31\n", strings.Join(want, " ") + " 9999-12"},
		{"a year of 2", "x,0002-01-01\n", "2021-05 " + strings.Join(want, " ")},
	} {
		p, problems := load(t, files(withRecords("incidents", "", "", rows+c.more)))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		if diff := cmp.Diff(c.want, months(p)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	for _, c := range []struct{ first, want string }{
		{"2025-03-31", "2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03"},
		{"2025-02-28", "2025-02 2026-03"},
	} {
		p, _ := load(t, files(withRecords("incidents", "", "", "id,opened_at\n1,"+c.first+"\n2,2026-03-01\n")))
		if diff := cmp.Diff(c.want, months(p)); diff != "" {
			t.Errorf("from %s: %s", c.first, diff)
		}
	}
}

// A wave takes records from records_from on. A day begins by the clock that they
// are kept by: one stamp lies in the wave in Berlin and before it in New York.
func TestClocks(t *testing.T) {
	client := withRecords("incidents", "from = 2026-03-20\nrecords_from = 2026-03-01\nto = 2026-03-31\n", "", "id,opened_at\n1,2026-03-01T00:30:00Z\n2,2026-03-31T23:30:00Z\n")
	client["config.toml"] += "time_zone = \"Europe/Berlin\"\n[[records]]\nkind = \"incidents\"\ntime_zone = \"America/New_York\"\nfiles = [\"records/b.csv\"]\n"
	client["records/b.csv"] = client["records/a.csv"]
	p, problems := load(t, files(client))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	// Berlin: 1 March 01:30, and 1 April 01:30; New York: 28 February, and 31 March
	got := [2][4]any{}
	for i, r := range p.Quality.Records {
		got[i] = [4]any{r.Records, r.Outside, r.First, r.Last}
	}
	if diff := cmp.Diff([2][4]any{{1, 1, "2026-03-01", "2026-04-01"}, {1, 1, "2026-02-28", "2026-03-31"}}, got); diff != "" {
		t.Error(diff)
	}
	if months(p) != "2026-03" {
		t.Errorf("months %s", months(p))
	}
	// changes are told by the clock of the calendar, and so is their wave
	client = withRecords("changes", "from = 2026-03-01\nto = 2026-03-31\n", "[organisation]\ntime_zone = \"America/New_York\"\n[calendar]\nhours = [\"09:00\", \"17:00\"]\n",
		"id,requested_at\n1,2026-03-01T00:30:00Z\n2,2026-03-31T23:30:00Z\n")
	client["config.toml"] += "time_zone = \"UTC\"\n"
	p, problems = load(t, files(client))
	if r := p.Quality.Records[0]; problems.Failed() || r.Records != 1 || r.Outside != 1 || months(p) != "2026-03" {
		t.Errorf("%s, %+v, %s", texts(problems), r, months(p))
	}
}

// manyChanges are requested on one day and implemented on another, n of them.
func manyChanges(requested, implemented string, n int) string {
	var rows strings.Builder
	for i := range n {
		fmt.Fprintf(&rows, "%s/%s/%d,%s,%s,%s\n", requested, implemented, i, requested, implemented, implemented)
	}
	return rows.String()
}

// Changes are told month by month on the days on which they were implemented,
// whenever they were requested, and not after the wave's last day.
func TestDaysOfMonths(t *testing.T) {
	rows := "id,requested_at,started_at,completed_at\n" + manyChanges("2026-03-02", "2026-03-10", 110) + manyChanges("2026-03-02", "2026-04-10", 10) +
		manyChanges("2026-04-01", "2026-04-29", 110) + manyChanges("2026-04-01", "2026-06-10", 20)
	p, problems := load(t, files(withRecords("changes", "from = 2026-03-01\nto = 2026-04-30\n", "", rows)))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	type rate struct {
		Value float64
		N     int
	}
	frequency := func(outcomes []fingerprint.Outcome) rate {
		for _, o := range outcomes {
			if o.Key == fingerprint.DeploymentFrequencyKey {
				return rate{o.Value, o.N}
			}
		}
		return rate{}
	}
	got := []rate{frequency(p.Outcomes)}
	for _, m := range p.Months {
		got = append(got, frequency(m.Outcomes))
	}
	// from 10 March to 29 April are 51 days, 22 in March and 29 in April
	want := []rate{{230.0 / 51, 230}, {110.0 / 22, 110}, {120.0 / 29, 120}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Without working time in the settings, what needs it has a reason; with it,
// there are the records to judge.
func TestCalendarIsPassedOn(t *testing.T) {
	rows := "id,requested_at,started_at,completed_at\n" + manyChanges("2026-03-02", "2026-03-10", 120) + manyChanges("2026-03-02", "2026-03-12", 120)
	reasons := func(more string) map[string]fingerprint.Reason {
		p, problems := load(t, files(withRecords("changes", "", more, rows)))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		out := map[string]fingerprint.Reason{}
		for _, e := range p.Evidence {
			switch e.Key {
			case "freeze", "night-window", "weekday-avoidance", "batching":
				out[e.Key] = e.Reason
			}
		}
		return out
	}
	none := fingerprint.NoCalendar
	if diff := cmp.Diff(map[string]fingerprint.Reason{"freeze": none, "night-window": none, "weekday-avoidance": none, "batching": none}, reasons("")); diff != "" {
		t.Error(diff)
	}
	// three working days; at midnight nobody works, neither to ask nor to implement
	want := map[string]fingerprint.Reason{"freeze": fingerprint.TooFew, "night-window": "", "weekday-avoidance": fingerprint.TooFew, "batching": fingerprint.TooFew}
	if diff := cmp.Diff(want, reasons("[organisation]\ntime_zone = \"UTC\"\n[calendar]\nhours = [\"09:00\", \"17:00\"]\n")); diff != "" {
		t.Error(diff)
	}
}

// Words of the settings that no record has are named, with what may be meant.
func TestWordsThatNoRecordHas(t *testing.T) {
	rows := "id,opened_at,code\n1,2026-03-02,Other\n2,2026-03-02,Miscellaneous\n3,2026-05-02,Late\n"
	for _, c := range []struct{ name, words, want string }{
		{"in any case", `vague_codes = ["oTHER", "Miscellaneous"]`, ""},
		{"mistyped", `vague_codes = ["Other", "Miscelaneous"]`,
			"config.toml:10:15: warning: no incident of the wave has the closing code \"Miscelaneous\"\n\tdid you mean \"Miscellaneous\"?"},
		{"outside the wave, and hostile", `vague_codes = ["Late", "x\u001b[31m"]`,
			"config.toml:10:15: warning: no incident of the wave has the closing code \"Late\"\n\twrite it as the records do, after [records.values] has renamed it; upper and lower case are the same\n" +
				"config.toml:10:15: warning: no incident of the wave has the closing code \"x\\x1b[31m\"\n\twrite it as the records do, after [records.values] has renamed it; upper and lower case are the same"},
		{"no column", `desk_channels = ["phone", "mail"]`,
			"config.toml:10:17: warning: no incident of the wave tells a channel, so that desk_channels says nothing\n\tname its column under [records.columns]: contact = \"…\""},
		{"nothing listed", `desk_channels = []`, ""},
	} {
		client := withRecords("incidents", "from = 2026-03-01\nto = 2026-03-31\n", "", rows)
		client["config.toml"] += c.words + "\n"
		_, problems := load(t, files(client))
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	// where there are no incidents, that is what is said, and nothing else
	client := withRecords("incidents", "from = 2030-03-01\n", "", rows)
	client["config.toml"] += "vague_codes = [\"nothing\"]\n"
	if _, problems := load(t, files(client)); strings.Count(texts(problems), "warning") != 1 {
		t.Error(texts(problems))
	}
}
