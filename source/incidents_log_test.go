package source

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"rubble/record"
)

// The whole log ships with the demonstration; its ATTRIBUTION.md says where
// it comes from.
const logFile = "../cmd/internal/demo/client/records/incident-log.csv.gz"

func preset(t testing.TB, id string) Preset {
	t.Helper()
	p, problems := LoadPreset(os.DirFS("../content"), "incidents", id)
	if !problems.Empty() {
		t.Fatal(problems.Sorted())
	}
	return p
}

func bytesFile(name string, data []byte) File {
	return File{Name: name, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
}

func readLog(t testing.TB) *Incidents {
	t.Helper()
	data, err := os.ReadFile(logFile)
	if err != nil {
		t.Fatal(err)
	}
	in, err := ReadIncidents(context.Background(), []File{bytesFile("log.csv.gz", data)}, preset(t, "servicenow-log"), Overrides{})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// The expected values were computed apart from this program, with awk and
// Python, from the definitions that stand beside them.
func TestWholeLog(t *testing.T) {
	in := readLog(t)
	if !in.Problems.Empty() || in.Refused != 0 {
		t.Errorf("problems %v, %d refused, want none", in.Problems.Sorted(), in.Refused)
	}
	tally, outside := tallyOf(in, time.Time{}, time.Time{})
	if outside != 0 {
		t.Errorf("%d outside an open period", outside)
	}
	n := tally.Incidents
	hops, resolve, closing := tally.Reassignments(), tally.HoursToResolve(), tally.HoursToClose()
	perIncident, _ := tally.UpdatesPerIncident()
	for _, fact := range []struct{ name, got, want string }{
		{"event rows", fmt.Sprint(in.Rows), "119998"},
		{"incidents", fmt.Sprint(n), "20769"},
		{"incidents held", fmt.Sprint(in.Len()), "20769"},
		{"updates", fmt.Sprint(tally.Updates), "119998"},
		{"events per incident, mean", fmt.Sprintf("%.3f", perIncident), "5.778"},
		{"reassignments, mean", fmt.Sprintf("%.4f", hops.Mean), "0.9880"},
		{"reassignments, median / p90 / max", fmt.Sprint(hops.Median, hops.P90, hops.Max), "0 3 27"},
		{"reassigned at least once", percent(tally.Reassigned()), "9843/20769 = 47.39%"},
		{">1 assignment group", percent(tally.SeveralGroups()), "8049/20769 = 38.75%"},
		{"no known assignment group", fmt.Sprint(tally.NoGroup()), "373"},
		{"reopen rate, last row", percent(tally.Reopening()), "234/20769 = 1.13%"},
		{"reopen rate, any row", percent(tally.EverOpen.Share()), "234/20769 = 1.13%"},
		{"SLA met", percent(tally.SLA.Share()), "12595/20769 = 60.64%"},
		{"resolved_at missing", fmt.Sprint(tally.ResolvedMissing()), "1418"},
		{"resolved before opened", fmt.Sprint(tally.ResolvedBeforeOpened()), "0"},
		{"opened to resolved, hours", hoursText(resolve), "24.6000 / 187.6780 / 397.3667"},
		{"opened to closed, median", fmt.Sprintf("%.4f", closing.Median), "153.9167"},
		{"opened to closed, mean", fmt.Sprintf("%.4f", closing.Mean), "328.5889"},
		{"first group, never reopened", percent(tally.FirstTouch.Share()), "10875/20769 = 52.36%"},
		{"linked to a change", percent(tally.Change.Share()), "160/20769 = 0.77%"},
		{"linked to a problem", percent(tally.Problem.Share()), "325/20769 = 1.56%"},
		{"linked to either", percent(tally.Learning.Share()), "456/20769 = 2.20%"},
		{"caused by a change", percent(tally.CausedBy.Share()), "2/20769 = 0.01%"},
		{"knowledge used", percent(tally.Knowledge.Share()), "3537/20769 = 17.03%"},
		{"contact type", wordsText(tally.Contact), "Email 36; Phone 20733; "},
		{"priority", wordsText(tally.Priority), "1 - Critical 220; 2 - High 337; 3 - Moderate 19554; 4 - Low 658; "},
		{"last state", wordsText(tally.LastState), "Closed 20768; New 1; "},
		{"opened from", tally.First.Format(time.DateTime), "2016-02-29 01:16:00"},
		{"opened to", tally.Last.Format(time.DateTime), "2016-05-13 11:49:00"},
		{"opened, first of the file", in.First.Format(time.DateTime), "2016-02-29 01:16:00"},
		{"opened, last of the file", in.Last.Format(time.DateTime), "2016-05-13 11:49:00"},
		{"closures", fmt.Sprint(tally.ClosureHours.N()), "19351"},
		{"closed 120 or 121 hours after", fmt.Sprint(tally.ClosureHours[120] + tally.ClosureHours[121]), "16079"},
		{"cells of impact, urgency, priority", fmt.Sprint(len(tally.Cells)), "8"},
		{"waited for the user", percent(tally.Waited.Share()), "4775/20769 = 22.99%"},
	} {
		if fact.got != fact.want {
			t.Errorf("%s: %s, want %s", fact.name, fact.got, fact.want)
		}
	}
	bySLA := ""
	for _, p := range tally.SLAMetByPriority() {
		bySLA += p.Priority + " " + percent(p.Share) + "; "
	}
	if want := "1 - Critical 5/220 = 2.27%; 2 - High 1/337 = 0.30%; " +
		"3 - Moderate 12050/19554 = 61.62%; 4 - Low 539/658 = 81.91%; "; bySLA != want {
		t.Errorf("SLA met by priority: %s, want %s", bySLA, want)
	}
}

// The trap of the wrong unit: 93.12% of the rows say that the target was met.
func TestSharesAreOfIncidents(t *testing.T) {
	tally, _ := tallyOf(readLog(t), time.Time{}, time.Time{})
	if got := tally.SLA.Share(); got.N != tally.Incidents {
		t.Errorf("the share of targets met is of %d, want %d incidents", got.N, tally.Incidents)
	}
}

func TestPeriod(t *testing.T) {
	in := readLog(t)
	april := time.Date(2016, 4, 1, 0, 0, 0, 0, time.UTC)
	whole, _ := tallyOf(in, time.Time{}, time.Time{})
	after := 0
	for i := range in.All() {
		if !i.Opened.Before(april) {
			after++
		}
	}
	before := whole.Incidents - after
	early, lateOut := tallyOf(in, time.Time{}, april)
	late, earlyOut := tallyOf(in, april, time.Time{})
	if early.Incidents != before || lateOut != after || late.Incidents != after || earlyOut != before {
		t.Errorf("before April %d and %d outside, from April %d and %d outside; want %d and %d",
			early.Incidents, lateOut, late.Incidents, earlyOut, before, after)
	}
	if !early.Last.Before(april) || late.First.Before(april) {
		t.Errorf("the periods overlap: %v, %v", early.Last, late.First)
	}
}

func percent(s record.Share) string {
	v, _ := s.Value()
	return fmt.Sprintf("%d/%d = %.2f%%", s.K, s.N, 100*v)
}

func hoursText(s record.Spread) string {
	return fmt.Sprintf("%.4f / %.4f / %.4f", s.Median, s.Mean, s.P90)
}

func wordsText(w record.Words) string {
	text := ""
	for _, word := range w.Sorted() {
		text += fmt.Sprintf("%s %d; ", word, w[word])
	}
	return text
}

func BenchmarkReadIncidents(b *testing.B) {
	data, err := os.ReadFile(logFile)
	if err != nil {
		b.Fatal(err)
	}
	p := preset(b, "servicenow-log")
	b.ReportAllocs()
	for b.Loop() {
		in, err := ReadIncidents(context.Background(), []File{bytesFile("log.csv.gz", data)}, p, Overrides{})
		if err != nil || in.Len() != 20769 {
			b.Fatal(in.Len(), err)
		}
	}
}

func BenchmarkTally(b *testing.B) {
	in := readLog(b)
	b.ReportAllocs()
	for b.Loop() {
		if t, _ := tallyOf(in, time.Time{}, time.Time{}); t.Incidents != in.Len() {
			b.Fatal(t.Incidents)
		}
	}
}
