package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/diag"
	"rubble/record"
)

func readText(t *testing.T, presetID, text string, o Overrides) *Incidents {
	t.Helper()
	in, err := ReadIncidents(context.Background(), []File{bytesFile("i.csv", []byte(text))}, preset(t, presetID), o)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func problemTexts(in *Incidents) []string { return textsOf(in.Problems) }

func textsOf(problems diag.List) []string {
	var texts []string
	for _, p := range problems.Sorted() {
		texts = append(texts, p.Error())
	}
	return texts
}

func utc(text string) time.Time {
	at, err := time.Parse("2006-01-02 15:04:05", text)
	if err != nil {
		panic(err)
	}
	return at
}

func TestCanonicalIncidents(t *testing.T) {
	in := readText(t, "canonical", `id,opened_at,resolved_at,closed_at,due_at,sla_met,priority,impact,urgency,group,groups,hops,reopened,hold,contact,code,item,problem,change,caused_by,knowledge,team,state
I2,2026-03-01T10:00:00Z,2026-03-01T12:30:00Z,2026-03-06T12:30:00Z,2026-03-01T14:00:00Z,true,P2,high,low,Network,3,4,1,90,phone,fixed,router,PRB1,CHG1,CHG0,no,platform,closed
I1,2026-03-02 09:00Z,,,,,,,,,,,,,,,,,,,,,
`, Overrides{})
	if texts := problemTexts(in); texts != nil {
		t.Fatal(texts)
	}
	want := []record.Incident{
		{ID: "I1", Opened: utc("2026-03-02 09:00:00"), Updates: 1,
			Problem: record.LinkTo(""), Change: record.LinkTo(""), CausedBy: record.LinkTo("")},
		{ID: "I2", Opened: utc("2026-03-01 10:00:00"), Resolved: utc("2026-03-01 12:30:00"),
			Closed: utc("2026-03-06 12:30:00"), Due: utc("2026-03-01 14:00:00"), SLAMet: record.Yes,
			Priority: "P2", Impact: "high", Urgency: "low", Group: "Network", Groups: record.CountOf(3),
			Hops: record.CountOf(4), Reopened: record.CountOf(1), ReopenedEver: record.Yes,
			Hold: record.CountOf(90), Contact: "phone", Code: "fixed", Item: "router",
			Problem: record.LinkTo("PRB1"), Change: record.LinkTo("CHG1"), CausedBy: record.LinkTo("CHG0"),
			Knowledge: record.No, Team: "platform", FirstState: "closed", LastState: "closed", Updates: 1},
	}
	if got := slices.Collect(in.All()); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if in.Rows != 2 || !in.First.Equal(want[1].Opened) || !in.Last.Equal(want[0].Opened) {
		t.Errorf("%d rows from %v to %v", in.Rows, in.First, in.Last)
	}
}

// A field that the file has no column for is unknown, not "no" and not zero.
func TestAbsentColumnsAreUnknown(t *testing.T) {
	in := readText(t, "canonical", "id,opened_at\nI1,2026-03-02\n", Overrides{})
	want := record.Incident{ID: "I1", Opened: utc("2026-03-02 00:00:00"), Updates: 1}
	if got := slices.Collect(in.All()); !reflect.DeepEqual(got, []record.Incident{want}) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// useless is what is said of a file i.csv of which every row was refused.
const useless = "i.csv: warning: none of its rows can be used" +
	"\n\tcheck the preset and [records.columns]: the columns or the layout of dates are probably not those of this file"

func TestBadIncidents(t *testing.T) {
	log := strings.Join(firstLines(t, 2), "\n") + "\n"
	header := strings.SplitAfter(log, "\n")[0]
	logRow := func(old, new string) string { return header + strings.Replace(log[len(header):], old, new, 1) }
	const dates = "\n\twrite 2026-03-31 or 2026-03-31 14:05, or choose the preset of the tool that the file is from"
	const hint = "\n\tname the column under [records.columns], or choose another preset"
	for _, test := range []struct {
		name, preset, text string
		want               []string
		rows, refused      int
		incidents          int
	}{
		{name: "0 bytes", preset: "canonical", text: "",
			want: []string{"i.csv:1: the file is empty\n\tbegin it with a line of column names"}},
		{name: "header only", preset: "canonical", text: "id,opened_at\n",
			want: []string{"i.csv: warning: a header and no rows\n\twas the export cut off, or its filter too narrow?"}},
		{name: "another file's header", preset: "canonical", text: "wave,team\n2026,a\n",
			want: []string{
				`i.csv:1:1: no column "id" for id: the header has "wave", "team"` + hint,
				`i.csv:1:1: no column "opened_at" for opened_at: the header has "wave", "team"` + hint}},
		{name: "a slip in a required column", preset: "canonical", text: "id,opend_at\nI1,2026-03-01\n",
			want: []string{`i.csv:1:1: no column "opened_at" for opened_at: the header has "id", "opend_at"` +
				"\n\tdid you mean \"opend_at\"? Name it under [records.columns]"}},
		{name: "a slip in another column", preset: "canonical", text: "id,opened_at,pririty\nI1,2026-03-01,P1\n",
			want: []string{`i.csv:1:14: warning: column "pririty" is not read` + "\n\tdid you mean \"priority\"?"},
			rows: 1, incidents: 1},
		{name: "bad dates", preset: "canonical",
			text: "id,opened_at,closed_at\nI1,2026-02-30,\nI2,,\nI3,01/02/2026,\nI4,2026-03-01,Smith left\nI5,2026-03-01,\n",
			want: []string{
				`i.csv:2:4: refused: opened_at is "2026-02-30", read as "iso": no such day in the calendar or time of day` + dates,
				`i.csv:3:4: refused: opened_at is missing`,
				`i.csv:4:4: refused: opened_at is "01/02/2026", read as "iso": not a date and time of this layout` + dates,
				`i.csv:5:15: refused: closed_at is text, read as "iso": not a date and time of this layout` + dates},
			rows: 5, refused: 4, incidents: 1},
		{name: "bad numbers and answers", preset: "canonical",
			text: "id,opened_at,hops,sla_met\nI1,2026-03-01,-1,true\nI2,2026-03-01,many,true\nI3,2026-03-01,1,maybe\n,2026-03-01,1,true\n",
			want: []string{useless,
				`i.csv:2:15: refused: hops is "-1", expected a whole number of 0 or more`,
				`i.csv:3:15: refused: hops is text, expected a whole number of 0 or more`,
				"i.csv:4:17: refused: sla_met is neither true nor false\n\tmap its words under [records.values.sla_met]",
				`i.csv:5:1: refused: id is missing`},
			rows: 4, refused: 4},
		{name: "three rows", preset: "canonical", text: "id,opened_at\nI1,2026-03-01\nI2,2026-03-01\nI3,2026-03-01\n",
			rows: 3, incidents: 3},
		{name: "names in other letters", preset: "canonical", text: "ID,Opened_At\nI1,2026-03-01\n",
			rows: 1, incidents: 1},
		{name: "no dates", preset: "canonical", text: "id,opened_at\nI1,\nI2,\nI3,\n",
			want: []string{useless, "i.csv:2:4: refused: opened_at is missing",
				"i.csv:3:4: refused: opened_at is missing", "i.csv:4:4: refused: opened_at is missing"},
			rows: 3, refused: 3},
		{name: "every line torn", preset: "canonical", text: "id,opened_at\nI1\nI2\n",
			want: []string{
				"i.csv:2:1: refused: 1 field where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes",
				"i.csv:3:1: refused: 1 field where the header has 2\n\tgive each column one field; enclose a field that holds a comma in quotes"},
			rows: 2, refused: 2},
		{name: "an id again", preset: "canonical", text: "id,opened_at\nI1,2026-03-01\nI1,2026-03-02\n",
			want: []string{"i.csv:3:1: refused: a second row for this id, one was expected\n" +
				"\tfor a log with a row for each update, choose a preset that folds"},
			rows: 2, refused: 1, incidents: 1},
		{name: "resolved before opened", preset: "canonical",
			text: "id,opened_at,resolved_at\nI1,2026-03-02,2026-03-01\n",
			want: []string{"i.csv:2:15: warning: resolved before it was opened: kept, with a negative time to resolve"},
			rows: 1, incidents: 1},
		{name: "resolved before opened, five times", preset: "canonical",
			text: "id,opened_at,resolved_at\n" + strings.Join([]string{"I5", "I4", "I3", "I2", "I1", ""}, ",2026-03-02,2026-03-01\n"),
			want: []string{
				"i.csv:2:15: warning: resolved before it was opened: kept, with a negative time to resolve",
				"i.csv:3:15: warning: resolved before it was opened: kept, with a negative time to resolve",
				"i.csv:4:15: warning: resolved before it was opened: kept, with a negative time to resolve",
				"i.csv:5:15: warning: resolved before it was opened: kept, with a negative time to resolve; 2 more from here on"},
			rows: 5, incidents: 5},
		{name: "a log without its order", preset: "servicenow-log",
			text: strings.Replace(log, "sys_updated_at", "changed", 1),
			want: []string{`i.csv:1:1: no column "sys_updated_at" for the order of rows: the header has "number", ` +
				`"incident_state", "active", "reassignment_count", "reopen_count", "sys_mod_count", "made_sla", "caller_id", and 28 more` +
				"\n\tdid you mean \"sys_updated_by\"? Name it under [records.columns]"}},
		{name: "a log without a column", preset: "servicenow-log", text: strings.Replace(log, "caused_by", "reason", 1),
			want: []string{`i.csv:1:1: warning: no column "caused_by" for caused_by: the header has "number", ` +
				`"incident_state", "active", "reassignment_count", "reopen_count", "sys_mod_count", "made_sla", "caller_id", and 28 more` + hint},
			rows: 1, incidents: 1},
		{name: "a log with a month of 16", preset: "servicenow-log", text: logRow("29/2/2016 01:16", "2/29/2016 01:16"),
			want: []string{useless, `i.csv:2:57: refused: opened_at is "2/29/2016 01:16", read as "d/m/yyyy hh:mm": no such day in the calendar or time of day` +
				"\n\ta file that writes its dates otherwise needs a preset with other dates"},
			rows: 1, refused: 1},
		{name: "a log row without its order", preset: "servicenow-log", text: logRow("Updated by 21,29/2/2016 01:23", "Updated by 21,?"),
			want: []string{useless, "i.csv:2:116: refused: sys_updated_at is missing: it orders the rows of an incident"},
			rows: 1, refused: 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := readText(t, test.preset, test.text, Overrides{})
			if got := problemTexts(in); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if in.Rows != test.rows || in.Refused != test.refused || in.Len() != test.incidents {
				t.Errorf("%d rows, %d refused, %d incidents; want %d, %d, %d",
					in.Rows, in.Refused, in.Len(), test.rows, test.refused, test.incidents)
			}
		})
	}
}

// Logs of few distinct values, so that most rows tie in their order: what is
// made of them must not depend on the order of rows.
func TestTiesDoNotFollowTheOrderOfRows(t *testing.T) {
	for _, fold := range []bool{true, false} {
		p := preset(t, "canonical")
		p.Waiting = []string{"wait"}
		if p.Fold = fold; fold {
			p.Order = PresetOrder{At: "due_at", Number: "hold"}
		}
		for seed := range uint64(200) {
			rng := rand.New(rand.NewPCG(seed, 1))
			rows := randomRows(rng, 12)
			var want []record.Incident
			for try := range 5 {
				text := "id,opened_at,due_at,hold,group,state,change,reopened,sla_met\n" + strings.Join(rows, "\n")
				in, err := ReadIncidents(context.Background(), []File{bytesFile("i.csv", []byte(text))}, p, Overrides{})
				if err != nil {
					t.Fatal(err)
				}
				got := slices.Collect(in.All())
				if try == 0 {
					want = got
				}
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("fold %v, seed %d: of the same rows\n%s\ncame\n%+v\nand\n%+v", fold, seed, text, got, want)
				}
				rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			}
		}
	}
}

// randomRows draws rows; half of the columns hold one value throughout.
func randomRows(rng *rand.Rand, n int) []string {
	columns := [][]string{{"I1", "I2"}, {"2026-03-01", "2026-03-02"}, {"2026-04-01", "2026-04-02"},
		{"", "1", "2"}, {"", "a", "b", "c"}, {"", "new", "wait", "done"}, {"", "C1", "C2"}, {"", "0", "1"}, {"", "true", "false"}}
	for i, options := range columns {
		if rng.IntN(2) == 0 {
			columns[i] = options[:1]
		}
	}
	rows := make([]string, n)
	for i := range rows {
		cells := make([]string, len(columns))
		for c, options := range columns {
			cells[c] = options[rng.IntN(len(options))]
		}
		rows[i] = strings.Join(cells, ",")
	}
	return rows
}

// A stamp that a later update puts right is no reason for a warning, in
// whatever order the rows come.
func TestOnlyTheLastRowWarns(t *testing.T) {
	p := preset(t, "canonical")
	p.Fold, p.Order = true, PresetOrder{At: "due_at"}
	const header = "id,opened_at,resolved_at,due_at\n"
	wrong, right := "I1,2026-03-02,2026-03-01,2026-04-01\n", "I1,2026-03-02,2026-03-03,2026-04-02\n"
	for _, text := range []string{header + wrong + right, header + right + wrong} {
		in, err := ReadIncidents(context.Background(), []File{bytesFile("i.csv", []byte(text))}, p, Overrides{})
		if err != nil || !in.Problems.Empty() {
			t.Errorf("%q: %v, %v; want no problems", text, err, in.Problems.Sorted())
		}
	}
}

// A period holds its first moment and not its last.
func TestPeriodIsHalfOpen(t *testing.T) {
	in := readText(t, "canonical", "id,opened_at\nI1,2026-03-01\nI2,2026-03-02\nI3,2026-03-03\n", Overrides{})
	tally, outside := tallyOf(in, utc("2026-03-01 00:00:00"), utc("2026-03-03 00:00:00"))
	if tally.Incidents != 2 || outside != 1 || !tally.Last.Equal(utc("2026-03-02 00:00:00")) {
		t.Errorf("%d incidents up to %v, %d outside; want I1 and I2, 1 outside", tally.Incidents, tally.Last, outside)
	}
}

func TestOverrides(t *testing.T) {
	text := "Ticket,opened_at,Ziel\nI1,2026-03-01,erreicht\nI2,2026-03-01,verfehlt\nI3,2026-03-01,entfällt\n"
	o := Overrides{
		Columns: map[string]string{"id": "Ticket", "sla_met": "Ziel"},
		Values:  map[string]map[string]string{"sla_met": {"erreicht": "true", "verfehlt": "false", "entfällt": ""}},
	}
	in := readText(t, "canonical", text, o)
	var got []record.Answer
	for i := range in.All() {
		got = append(got, i.SLAMet)
	}
	if want := []record.Answer{record.Yes, record.No, record.Unknown}; !slices.Equal(got, want) {
		t.Errorf("targets met: %v, want %v (%v)", got, want, problemTexts(in))
	}
	o = Overrides{Columns: map[string]string{"priorty": "P", "team": "Squad"}, Values: map[string]map[string]string{"hops": {"none": "0"}}}
	o.Pos.File, o.Pos.Line = "config.toml", 40
	in = readText(t, "canonical", text, o)
	if got, want := problemTexts(in), []string{
		"config.toml:40: unknown field \"priorty\" of an incident\n\tdid you mean \"priority\"?",
		"config.toml:40: values of hops cannot be renamed: it holds no words",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	in = readText(t, "canonical", "id,opened_at\nI1,2026-03-01\n", Overrides{Columns: map[string]string{"team": "Squad"}})
	if got := problemTexts(in); len(got) != 1 || !in.Problems.Failed() {
		t.Errorf("a column named in the configuration and not in the file: %q, want one error", got)
	}
}

func TestReadIncidentsStops(t *testing.T) {
	broken := File{Name: "gone.csv", Open: func() (io.ReadCloser, error) {
		return nil, &fs.PathError{Op: "open", Path: "gone.csv", Err: fs.ErrNotExist}
	}}
	if _, err := ReadIncidents(context.Background(), []File{broken}, preset(t, "canonical"), Overrides{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want %v", err, fs.ErrNotExist)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var text strings.Builder
	text.WriteString("id,opened_at\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "I%d,2026-03-01\n", i)
	}
	if _, err := ReadIncidents(ctx, []File{bytesFile("i.csv", []byte(text.String()))}, preset(t, "canonical"), Overrides{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// Every row is in an incident or refused; every problem has a place; the
// control total of the tally is the number of incidents.
func FuzzReadIncidents(f *testing.F) {
	f.Add("id,opened_at,resolved_at,hops\nI1,2026-03-01,2026-02-01,1\nI1,2026-03-01,,x\n,,,\n", false)
	f.Add("id;opened_at;due_at;hold;group\nI1;2026-03-01;2026-03-02;1;a\nI1;2026-03-01;2026-03-02;1;b\n", true)
	f.Add("id,opened_at\n\"I1,2026-03-01\n", false)
	p, problems := LoadPreset(os.DirFS("../content"), "incidents", "canonical")
	if problems.Failed() {
		f.Fatal(problems.Sorted())
	}
	f.Fuzz(func(t *testing.T, text string, fold bool) {
		if p.Fold = fold; fold {
			p.Order = PresetOrder{At: "due_at", Number: "hold"}
		}
		in, err := ReadIncidents(context.Background(), []File{bytesFile("i.csv", []byte(text))}, p, Overrides{})
		if err != nil {
			t.Fatal(err)
		}
		tally, outside := tallyOf(in, time.Time{}, time.Time{})
		if tally.Updates+in.Refused != in.Rows && !in.Problems.Failed() {
			t.Errorf("%d rows: %d in incidents, %d refused", in.Rows, tally.Updates, in.Refused)
		}
		if tally.Incidents != in.Len() || outside != 0 || !fold && tally.Updates != in.Len() {
			t.Errorf("%d incidents held, %d counted of %d rows, %d outside", in.Len(), tally.Incidents, tally.Updates, outside)
		}
		for _, p := range in.Problems.Sorted() {
			if p.Pos.File != "i.csv" {
				t.Errorf("a problem without a place: %v", p)
			}
		}
	})
}

// tallyOf counts the incidents that were opened at from or later and before
// to, whatever the month; a zero time leaves that end open.
func tallyOf(in *Incidents, from, to time.Time) (t record.IncidentTally, outside int) {
	months, outside := in.Months(nil, from, to)
	for _, m := range months {
		t.Merge(m.Tally)
	}
	return t, outside
}
