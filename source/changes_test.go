package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/record"
)

func changesPreset(t testing.TB) Preset {
	t.Helper()
	p, problems := LoadPreset(os.DirFS("../content"), "changes", "canonical")
	if !problems.Empty() {
		t.Fatal(problems.Sorted())
	}
	return p
}

func readChanges(t testing.TB, o Overrides, files ...File) *Changes {
	t.Helper()
	c, err := ReadChanges(context.Background(), files, changesPreset(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func changesText(t testing.TB, text string, o Overrides) *Changes {
	t.Helper()
	return readChanges(t, o, bytesFile("c.csv", []byte(text)))
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestCanonicalChanges(t *testing.T) {
	c := changesText(t, `id,requested_at,approved_at,started_at,completed_at,type,decision,outside_approval,outcome,team,service,item
C2,2026-03-01 10:00,2026-03-02 09:30,2026-03-03 22:00,2026-03-03 23:15,Emergency,changed,TRUE,backed-out,platform,billing,db1
C1,2026-03-04,,,,,,,,,,
C3,2026-03-05,,,,standard,approved,no,successful,,,
C4,2026-03-05,,,,normal,REJECTED,yes,Cancelled,,,
C5,2026-03-05,,,,,,,failed,,,
`, Overrides{})
	if texts := textsOf(c.Problems); texts != nil {
		t.Fatal(texts)
	}
	fifth := utc("2026-03-05 00:00:00")
	want := []record.Change{
		{ID: "C1", Requested: utc("2026-03-04 00:00:00")},
		{ID: "C2", Requested: utc("2026-03-01 10:00:00"), Approved: utc("2026-03-02 09:30:00"),
			Started: utc("2026-03-03 22:00:00"), Completed: utc("2026-03-03 23:15:00"),
			Type: record.Emergency, Decision: record.Altered, Outside: record.Yes, Outcome: record.BackedOut,
			Team: "platform", Service: "billing", Item: "db1"},
		{ID: "C3", Requested: fifth, Type: record.Standard, Decision: record.Approved, Outside: record.No, Outcome: record.Successful},
		{ID: "C4", Requested: fifth, Type: record.Normal, Decision: record.Rejected, Outside: record.Yes, Outcome: record.Cancelled},
		{ID: "C5", Requested: fifth, Outcome: record.Failed},
	}
	if got := slices.Collect(c.All()); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if c.Rows != 5 || c.Len() != 5 || c.First != want[1].Requested || c.Last != fifth {
		t.Errorf("%d rows, %d changes from %v to %v", c.Rows, c.Len(), c.First, c.Last)
	}
}

func TestChangesOverrides(t *testing.T) {
	text := "Nr,requested_at,Art,Ergebnis\nC1,2026-07-01 12:00,Notfall,ok\nC2,2026-01-01 12:00,-,ok\nC3,2026-01-01 12:00,STANDARD,zurück\nC4,2026-01-01 12:00,Sonder,ok\n"
	o := Overrides{
		Columns: map[string]string{"id": "Nr", "type": "Art", "outcome": "Ergebnis"},
		Values: map[string]map[string]string{
			"type":    {"Notfall": "emergency", "-": ""},
			"outcome": {"ok": "Successful", "zurück": "backed-out"},
		},
		Location: location(t, "Europe/Berlin"),
	}
	c := changesText(t, text, o)
	at := func(stamp string) time.Time { return utc(stamp).In(o.Location) }
	want := []record.Change{
		{ID: "C1", Requested: at("2026-07-01 10:00:00"), Type: record.Emergency, Outcome: record.Successful},
		{ID: "C2", Requested: at("2026-01-01 11:00:00"), Outcome: record.Successful},
		{ID: "C3", Requested: at("2026-01-01 11:00:00"), Type: record.Standard, Outcome: record.BackedOut},
	}
	if got := slices.Collect(c.All()); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	refused := "c.csv:5:21: refused: type is none of standard, normal and emergency\n\tmap its words under [records.values.type]"
	if got := textsOf(c.Problems); !slices.Equal(got, []string{refused}) || c.Refused != 1 {
		t.Errorf("%d refused: %q, want 1: %q", c.Refused, got, refused)
	}
	o = Overrides{Columns: map[string]string{"id": "", "priority": "P"}, Values: map[string]map[string]string{
		"decision": {"ja": "yes"}, "started_at": {"never": ""}}}
	o.Pos.File, o.Pos.Line = "config.toml", 40
	if got, want := textsOf(changesText(t, text, o).Problems), []string{
		`config.toml:40: unknown field "priority" of a change`,
		`config.toml:40: "ja" of decision is renamed to "yes", which is none of approved, changed and rejected` + "\n\tan empty text stands for missing",
		"config.toml:40: values of started_at cannot be renamed: it holds no words",
		"config.toml:40: no column for id",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPresetOfAnotherKind(t *testing.T) {
	o := Overrides{}
	o.Pos.File, o.Pos.Line = "config.toml", 7
	c, err := ReadChanges(context.Background(), []File{bytesFile("c.csv", nil)}, preset(t, "servicenow-log"), o)
	want := []string{`config.toml:7: preset "servicenow-log" is of incidents, expected one of changes`}
	if got := textsOf(c.Problems); err != nil || !slices.Equal(got, want) || c.Len() != 0 {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	in, err := ReadIncidents(context.Background(), []File{bytesFile("i.csv", nil)}, changesPreset(t), o)
	want = []string{`config.toml:7: preset "canonical" is of changes, expected one of incidents`}
	if got := textsOf(in.Problems); err != nil || !slices.Equal(got, want) || in.Len() != 0 {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

func TestBadChanges(t *testing.T) {
	const dates = "\n\twrite 2026-03-31 or 2026-03-31 14:05, or choose the preset of the tool that the file is from"
	const useless = "c.csv: warning: none of its rows can be used" +
		"\n\tcheck the preset and [records.columns]: the columns or the layout of dates are probably not those of this file"
	const repeated = ": refused: a second row for this id, one was expected\n\texport a change as it stands at the end, in one row"
	for _, test := range []struct {
		name, text             string
		want                   []string
		rows, refused, changes int
	}{
		{name: "0 bytes", text: "", want: []string{"c.csv:1: the file is empty\n\tbegin it with a line of column names"}},
		{name: "a header only", text: "id,requested_at\n",
			want: []string{"c.csv: warning: a header and no rows\n\twas the export cut off, or its filter too narrow?"}},
		{name: "three rows", text: "id,requested_at\nC1,2026-03-01\nC2,2026-03-01\nC3,2026-03-01", rows: 3, changes: 3},
		{name: "incidents", text: "id,opened_at\nI1,2026-03-01\n",
			want: []string{`c.csv:1:1: no column "requested_at" for requested_at: the header has "id", "opened_at"` +
				"\n\tname the column under [records.columns], or choose another preset"},
		},
		{name: "no dates", text: "id,requested_at\nC1,\nC2, \nC3,\n",
			want: []string{useless, "c.csv:2:4: refused: requested_at is missing",
				"c.csv:3:4: refused: requested_at is missing", "c.csv:4:4: refused: requested_at is missing"},
			rows: 3, refused: 3},
		{name: "dates of another layout", text: "id,requested_at\nC1,31/03/2026 14:05\nC2\n",
			want: []string{useless,
				`c.csv:2:4: refused: requested_at is "31/03/2026 14:05", read as "iso": not a date and time of this layout` + dates,
				"c.csv:3:1: refused: 1 field where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes"},
			rows: 2, refused: 2},
		{name: "zones", text: "id,requested_at\nC1,2026-03-01 10:00 CET\nC2,2026-03-01T10:00+25:00\nC3,2026-03-01T10:00:00+0100\nC4,2026-03-01T10:00:00Z\n",
			want: []string{
				`c.csv:2:4: refused: requested_at is text, read as "iso": not a date and time of this layout` + dates,
				`c.csv:3:4: refused: requested_at is "2026-03-01T10:00+25:00", read as "iso": not a date and time of this layout` + dates,
				`c.csv:4:4: refused: requested_at is "2026-03-01T10:00:00+0100", read as "iso": not a date and time of this layout` + dates},
			rows: 4, refused: 3, changes: 1},
		{name: "words that stand for nothing", text: "id,requested_at,type,decision,outside_approval,outcome\nC1,2026-03-01,major,,,\nC2,2026-03-01,,ok,,\nC3,2026-03-01,,,cab,\nC4,2026-03-01,,,,done\nC5,2026-03-01,,,,\n,2026-03-01,,,,\n",
			want: []string{
				"c.csv:2:15: refused: type is none of standard, normal and emergency\n\tmap its words under [records.values.type]",
				"c.csv:3:16: refused: decision is none of approved, changed and rejected\n\tmap its words under [records.values.decision]",
				"c.csv:4:17: refused: outside_approval is neither true nor false\n\tmap its words under [records.values.outside_approval]",
				"c.csv:5:18: refused: outcome is none of successful, failed, backed-out and cancelled\n\tmap its words under [records.values.outcome]",
				"c.csv:7:1: refused: id is missing"},
			rows: 6, refused: 5, changes: 1},
		{name: "an id again", text: "id,requested_at\nC1,2026-03-01\nC1,2026-03-02\n C1 ,2026-02-02\n",
			want: []string{"c.csv:3:1" + repeated, "c.csv:4:1" + repeated}, rows: 3, refused: 2, changes: 1},
		{name: "stamps before the request",
			text: "id,requested_at,approved_at,started_at,completed_at\n" +
				"C1,2026-03-02,2026-03-01,2026-03-03,2026-03-04\n" +
				"C2,2026-03-02,2026-03-02,2026-03-01,2026-03-01\n" +
				strings.Join([]string{"C7", "C6", "C5", "C4", "C3", ""}, ",2026-03-02,,,2026-03-01\n"),
			want: []string{
				"c.csv:2:15: warning: approved before it was requested: kept, without a time of waiting",
				"c.csv:3:26: warning: started before it was requested: kept, without a share of time spent waiting",
				"c.csv:3:37: warning: completed before it was requested: kept, without a lead time",
				"c.csv:4:17: warning: completed before it was requested: kept, without a lead time",
				"c.csv:5:17: warning: completed before it was requested: kept, without a lead time",
				"c.csv:6:17: warning: completed before it was requested: kept, without a lead time; 3 more from here on"},
			rows: 7, changes: 7},
		{name: "a last line cut off in a quote", text: "id,requested_at,team\nC1,2026-03-01,a\nC2,2026-03-01,\"plat",
			want: []string{"c.csv:3:15: the quote that opens here is not closed before the end of the file" +
				"\n\tclose it, or double it within quotes; nothing from line 3 on was read"},
			rows: 2, changes: 1},
		{name: "a last line cut off", text: "id,requested_at,team\nC1,2026-03-01,a\nC2,2026-0",
			want: []string{"c.csv:3:1: refused: 2 fields where the header has 3" +
				"\n\tgive each column one field; enclose a field that holds a comma in quotes"},
			rows: 2, refused: 1, changes: 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := changesText(t, test.text, Overrides{})
			if got := textsOf(c.Problems); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if c.Rows != test.rows || c.Refused != test.refused || c.Len() != test.changes {
				t.Errorf("%d rows, %d refused, %d changes; want %d, %d, %d",
					c.Rows, c.Refused, c.Len(), test.rows, test.refused, test.changes)
			}
		})
	}
}

// A compressed file that was cut off is an error, and stops the run.
func TestChangesCutOff(t *testing.T) {
	var file bytes.Buffer
	z := gzip.NewWriter(&file)
	fmt.Fprint(z, "id,requested_at\nC1,2026-03-01\nC2,2026-03-02\n")
	z.Close()
	c := readChanges(t, Overrides{}, bytesFile("c.csv.gz", file.Bytes()[:file.Len()-3]))
	want := []string{"c.csv.gz:1: the compressed file ends too early: unexpected EOF\n\tcopy or export the file again; nothing after this place was read"}
	if got := textsOf(c.Problems); !slices.Equal(got, want) || !c.Problems.Failed() || c.Len() != 0 {
		t.Errorf("%d changes, %q; want none, %q", c.Len(), got, want)
	}
}

// The same export under two names gives the same changes once.
func TestChangesTwice(t *testing.T) {
	text := []byte("id,requested_at\nC1,2026-03-01\n")
	c := readChanges(t, Overrides{}, bytesFile("b.csv", text), bytesFile("a.csv", text))
	want := []string{
		"b.csv: warning: none of its rows can be used\n\tis it another copy of a file that is read already?",
		"b.csv:2:1: refused: a second row for this id, one was expected\n\texport a change as it stands at the end, in one row"}
	if got := textsOf(c.Problems); !slices.Equal(got, want) || c.Len() != 1 || c.Rows != 2 || c.Refused != 1 {
		t.Errorf("%d changes of %d rows, %d refused, %q; want 1 of 2, 1, %q", c.Len(), c.Rows, c.Refused, got, want)
	}
}

// A stamp with an offset is the instant that it says, one without is by the
// clock of the file. A file that has both is warned of; another is not.
func TestMixedOffsets(t *testing.T) {
	const header = "id,requested_at,completed_at\n"
	o := Overrides{Location: location(t, "Europe/Berlin")}
	c := readChanges(t, o,
		bytesFile("a.csv", []byte(header+"C1,2026-07-01 12:00,2026-07-01T12:00:00Z\nC2,2026-07-01T12:00-04:00,\nC3,2026-03-29 02:30,\nC4,2026-10-25 02:30,\n")),
		bytesFile("b.csv", []byte(header+"C5,2026-10-25 02:30,\n")),
		bytesFile("c.csv", []byte(header+"C6,2026-07-01T12:00:00Z,\n")))
	want := []string{"a.csv:1:4: warning: stamps without an offset from UTC (requested_at) beside stamps with one (requested_at, completed_at): " +
		"those without are read by the clock of Europe/Berlin\n\tname the clock of the tool with time_zone, or export all stamps in the same way"}
	if got := textsOf(c.Problems); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var got []string
	for change := range c.All() {
		got = append(got, change.Requested.Format(time.RFC3339))
	}
	if want := []string{"2026-07-01T12:00:00+02:00", "2026-07-01T18:00:00+02:00", "2026-03-29T03:30:00+02:00",
		"2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-07-01T14:00:00+02:00"}; !slices.Equal(got, want) {
		t.Errorf("requested %q, want %q", got, want)
	}
}

// Incidents are read by the same clock.
func TestIncidentsByAnotherClock(t *testing.T) {
	in := readText(t, "canonical", "id,opened_at,resolved_at\nI1,2026-07-01 00:30,2026-07-01 02:30\n", Overrides{Location: location(t, "Europe/Berlin")})
	var got []string
	for i := range in.All() {
		got = append(got, i.Opened.Format(time.RFC3339), i.Resolved.UTC().Format(time.RFC3339))
	}
	if want := []string{"2026-07-01T00:30:00+02:00", "2026-07-01T00:30:00Z"}; !slices.Equal(got, want) {
		t.Errorf("opened and resolved %q, want %q", got, want)
	}
	if got := in.First.Format(time.DateOnly); got != "2026-07-01" {
		t.Errorf("the first was opened on %s by its own clock, want 2026-07-01", got)
	}
}

// changesLog writes a year of changes, as many as asked for.
func changesLog(n int) []byte {
	var b bytes.Buffer
	b.WriteString("id,requested_at,approved_at,started_at,completed_at,type,decision,outside_approval,outcome,team,service,item\n")
	began, step := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), 365*24*time.Hour/time.Duration(n)
	for i := range n {
		at := began.Add(time.Duration(i) * step)
		fmt.Fprintf(&b, "C%07d,%s,%s,%s,%s,normal,approved,true,successful,team-%d,service-%d,item-%d\n", i,
			at.Format(time.DateTime), at.Add(20*time.Hour).Format(time.DateTime), at.Add(50*time.Hour).Format(time.DateTime),
			at.Add(51*time.Hour).Format(time.DateTime), i%40, i%200, i%3000)
	}
	return b.Bytes()
}

func BenchmarkReadChanges(b *testing.B) {
	const n = 100_000
	text := changesLog(n)
	for _, zone := range []string{"UTC", "Europe/Berlin"} {
		b.Run(strings.ReplaceAll(zone, "/", "-"), func(b *testing.B) {
			o := Overrides{Location: location(b, zone)}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if c := readChanges(b, o, bytesFile("c.csv", text)); c.Len() != n || !c.Problems.Empty() {
					b.Fatal(c.Len(), c.Problems.Sorted())
				}
			}
		})
	}
}

func BenchmarkChangeMonths(b *testing.B) {
	o := Overrides{Location: location(b, "Europe/Berlin")}
	c := readChanges(b, o, bytesFile("c.csv", changesLog(100_000)))
	cal := &record.Calendar{Location: o.Location, Days: [7]bool{time.Monday: true}, Opens: 8 * time.Hour, Closes: 16 * time.Hour}
	b.ReportAllocs()
	for b.Loop() {
		if months, _ := c.Months(cal, time.Time{}, time.Time{}); len(months) != 12 {
			b.Fatal(len(months))
		}
	}
}
