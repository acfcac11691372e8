package source

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rubble/record"
)

// In Berlin, one hour ahead of UTC in winter, the first of these changes was
// requested in February. The 1st of January 2026 is day 20454 (56 years of 365
// days and 14 leap days after that of 1970), so February begins on day 20485,
// March on 20513, April on 20544.
func TestChangeMonths(t *testing.T) {
	c := changesText(t, "id,requested_at,type\nC1,2026-01-31T23:30Z,normal\nC2,2026-02-28T22:59Z,standard\nC3,2026-04-30T12:00Z,\nC4,2026-05-01T12:00Z,\n", Overrides{})
	berlin := location(t, "Europe/Berlin")
	cal := &record.Calendar{Location: berlin, Days: [7]bool{time.Monday: true}, Closes: time.Hour}
	tally := func(cal *record.Calendar, ids ...string) (sum record.ChangeTally) {
		for change := range c.All() {
			if slices.Contains(ids, change.ID) {
				sum.Add(change, cal)
			}
		}
		return sum
	}
	may := time.Date(2026, 5, 1, 0, 0, 0, 0, berlin)
	got, outside := c.Months(cal, time.Time{}, may)
	want := []ChangeMonth{{20485, tally(cal, "C1", "C2")}, {20513, record.ChangeTally{}}, {20544, tally(cal, "C3")}}
	if !reflect.DeepEqual(got, want) || outside != 1 {
		t.Errorf("by the calendar\n%+v, %d outside; want\n%+v, 1", got, outside, want)
	}
	got, outside = c.Months(nil, utc("2026-01-31 23:30:00"), utc("2026-04-30 12:00:00"))
	want = []ChangeMonth{{20454, tally(nil, "C1")}, {20485, tally(nil, "C2")}}
	if !reflect.DeepEqual(got, want) || outside != 2 {
		t.Errorf("by the clock of the file\n%+v, %d outside; want\n%+v, 2", got, outside, want)
	}
	if got, outside := c.Months(nil, utc("2027-01-01 00:00:00"), time.Time{}); got != nil || outside != 4 {
		t.Errorf("of another year: %+v, %d outside", got, outside)
	}
}

func TestIncidentMonths(t *testing.T) {
	in := readText(t, "canonical", "id,opened_at\nI1,1969-12-31T23:30Z\nI2,1970-01-31T23:30Z\n", Overrides{})
	days := func(months []IncidentMonth) (days []record.Day) {
		for _, m := range months {
			days = append(days, m.First)
		}
		return days
	}
	if got, _ := in.Months(nil, time.Time{}, time.Time{}); !slices.Equal(days(got), []record.Day{-31, 0}) {
		t.Errorf("months of UTC begin on the days %v, want -31 and 0", days(got))
	}
	if got, _ := in.Months(location(t, "Europe/Berlin"), time.Time{}, time.Time{}); !slices.Equal(days(got), []record.Day{0, 31}) {
		t.Errorf("months of Berlin begin on the days %v, want 0 and 31", days(got))
	}
}

// The months of the log are those of the calendar, and merge into its tally.
func TestMonthsOfTheLog(t *testing.T) {
	in := readLog(t)
	months, outside := in.Months(nil, time.Time{}, time.Time{})
	var whole, direct record.IncidentTally
	counts := map[string]int{}
	for _, m := range months {
		whole.Merge(m.Tally)
		counts[m.First.Date().Format("2006-01")] = m.Tally.Incidents
	}
	opened := map[string]int{}
	for i := range in.All() {
		direct.Add(i)
		opened[i.Opened.Format("2006-01")]++
	}
	if !reflect.DeepEqual(whole, direct) || outside != 0 {
		t.Errorf("the months do not merge into the whole; %d outside", outside)
	}
	if !maps.Equal(counts, opened) || len(months) != 4 {
		t.Errorf("incidents by month %v, want %v", counts, opened)
	}
}

// randomChange draws a row of few distinct values, now and then a bad one.
func randomChange(rng *rand.Rand) string {
	pick := func(options ...string) string { return options[rng.IntN(len(options))] }
	stamp := func() string {
		return fmt.Sprintf("2026-%02d-%02d %02d:00%s", 1+rng.IntN(5), 27+rng.IntN(2), rng.IntN(24), pick("", "", "Z", "+05:00"))
	}
	maybe := func() string { return pick("", stamp()) }
	return strings.Join([]string{fmt.Sprint("C", rng.IntN(20)), stamp(), maybe(), maybe(), maybe(),
		pick("", "standard", "normal", "major"), pick("", "approved"), pick("", "true"), pick("", "failed", "cancelled"),
		pick("", "a", "b"), pick("", "s"), pick("", "i")}, ",")
}

// Neither the order of rows nor that of files, nor how rows are spread over
// files, matters; months merge into the whole.
func TestChangesInAnyOrder(t *testing.T) {
	header := strings.Join(changeKind.names, ",") + "\n"
	o := Overrides{Location: location(t, "Europe/Berlin")}
	cal := &record.Calendar{Location: o.Location, Days: [7]bool{true, true, true}, Opens: 8 * time.Hour, Closes: 16 * time.Hour}
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 2))
		rows := make([]string, 40)
		for i := range rows {
			rows[i] = randomChange(rng)
		}
		var want []record.Change
		var wantMonths []ChangeMonth
		for try := range 5 {
			var files []File
			for chunk := range slices.Chunk(rows, 1+rng.IntN(len(rows))) {
				files = append(files, bytesFile(fmt.Sprint(rng.Uint64(), ".csv"), []byte(header+strings.Join(chunk, "\n"))))
			}
			c := readChanges(t, o, files...)
			got := slices.Collect(c.All())
			months, _ := c.Months(cal, time.Time{}, time.Time{})
			if try == 0 {
				want, wantMonths = got, months
				checkMonths(t, c, cal, utc("2026-02-10 00:00:00"), utc("2026-04-27 12:00:00"))
			}
			if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(months, wantMonths) {
				t.Fatalf("seed %d: of the same rows came\n%+v\nand\n%+v", seed, got, want)
			}
			rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		}
	}
}

// checkMonths holds the months of a period against the changes one by one.
func checkMonths(t *testing.T, c *Changes, cal *record.Calendar, from, to time.Time) {
	t.Helper()
	months, outside := c.Months(cal, from, to)
	var whole, direct record.ChangeTally
	for i, m := range months {
		whole.Merge(m.Tally)
		if first := m.First.Date(); first.Day() != 1 || i > 0 && !months[i-1].First.Date().AddDate(0, 1, 0).Equal(first) {
			t.Errorf("month %d begins on %v", i, first)
		}
	}
	out := 0
	for change := range c.All() {
		if change.Requested.Before(from) || !change.Requested.Before(to) {
			out++
			continue
		}
		direct.Add(change, cal)
	}
	if !reflect.DeepEqual(whole, direct) || out != outside {
		t.Errorf("the months merge into\n%+v, %d outside; want\n%+v, %d", whole, outside, direct, out)
	}
	if n := len(months); n > 0 && (months[0].Tally.Changes == 0 || months[n-1].Tally.Changes == 0) {
		t.Error("the first or the last month is empty")
	}
}

// Every row is a change or refused; every problem has a place; months merge
// into as many changes as there are.
func FuzzReadChanges(f *testing.F) {
	f.Add("id,requested_at,approved_at,type\nC1,2026-03-01,2026-02-01,normal\nC1,2026-03-01T10:00Z,,x\n,,,\n", 0)
	f.Add("id;requested_at;outcome\nC1;0001-01-01;failed\nC2;9999-12-31;FAILED\n", 1)
	f.Add("id,requested_at\n\"C1,2026-03-01\n", 2)
	f.Add("id,requested_at\nC1,2026-03-29 02:30\nC2,2026-10-25 02:30\n", 1)
	p := changesPreset(f)
	zones := []*time.Location{nil, location(f, "Europe/Berlin"), location(f, "Pacific/Apia")}
	f.Fuzz(func(t *testing.T, text string, zone int) {
		o := Overrides{Location: zones[uint(zone)%uint(len(zones))]}
		c, err := ReadChanges(context.Background(), []File{bytesFile("c.csv", []byte(text))}, p, o)
		if err != nil {
			t.Fatal(err)
		}
		if c.Len()+c.Refused != c.Rows && !c.Problems.Failed() {
			t.Errorf("%d rows: %d changes, %d refused", c.Rows, c.Len(), c.Refused)
		}
		months, outside := c.Months(nil, time.Time{}, time.Time{})
		total := 0
		for _, m := range months {
			total += m.Tally.Changes
		}
		if total != c.Len() || len(slices.Collect(c.All())) != total || outside != 0 {
			t.Errorf("%d changes held, %d in months, %d outside", c.Len(), total, outside)
		}
		for _, p := range c.Problems.Sorted() {
			if p.Pos.File != "c.csv" {
				t.Errorf("a problem without a place: %v", p)
			}
		}
	})
}
