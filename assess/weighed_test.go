package assess

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubble/record"
	"rubble/record/plant"
)

// What a loader kept of weighing the records gives way to anything that
// weighing hangs on: each load gives what a fresh one does.
func TestWeighedAnew(t *testing.T) {
	var changes strings.Builder
	for _, c := range plant.Changes(plant.Plan{Seed: 1, From: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Days: 90, PerDay: 6,
		Calendar: weekdays(), Heartbeat: 0.5}) {
		if changes.Len() == 0 {
			changes.WriteString("id,requested_at,approved_at,started_at,type\n")
		}
		fmt.Fprintf(&changes, "%s,%s,%s,%s,%s\n", c.ID, stamped(c.Requested), stamped(c.Approved), stamped(c.Started), c.Type)
	}
	client := project()
	client["records/c.txt"] = changes.String()
	base := strings.Replace(settings, "to = 2026-03-31", "to = 2026-03-31\nrecords_from = 2026-01-01", 1) + changesToo
	l := NewLoader(files(client), ours())
	fsys := files(client)
	l.client = fsys
	seen := map[string]bool{}
	for _, c := range []string{
		base,
		"[organisation]\ntime_zone = \"Europe/London\"\n" + base,
		"[organisation]\ntime_zone = \"Europe/London\"\n[calendar]\nhours = [\"08:00\", \"18:00\"]\n" + base,
		"[organisation]\ntime_zone = \"Europe/London\"\n[calendar]\nhours = [\"12:00\", \"18:00\"]\n" + base,
		"[organisation]\ntime_zone = \"Europe/London\"\n[calendar]\nholidays = [2026-02-02]\n" + base,
		"[score]\nseed = 5\n" + base,
		"[score]\nconfidence = 0.8\n" + base,
		strings.Replace(base, "records_from = 2026-01-01", "records_from = 2026-02-01", 1),
		base,
	} {
		fsys["config.toml"].Data = []byte(c)
		kept, problems := l.Load(context.Background(), quiet)
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		fresh, _ := load(t, fsys)
		if diff := cmp.Diff(fresh.Evidence, kept.Evidence); diff != "" {
			t.Errorf("evidence with\n%s\n(-fresh +kept):\n%s", c, diff)
		}
		if diff := cmp.Diff(fresh.Outcomes, kept.Outcomes) + cmp.Diff(fresh.Months, kept.Months); diff != "" {
			t.Errorf("outcomes with\n%s\n(-fresh +kept):\n%s", c, diff)
		}
		said, err := json.Marshal([]any{kept.Evidence, kept.Outcomes})
		if err != nil {
			t.Fatal(err)
		}
		seen[string(said)] = true
	}
	if len(seen) != 8 { // the first and the last are the same
		t.Errorf("nine settings gave %d results: each but the last was to differ", len(seen))
	}
}

func stamped(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format("2006-01-02T15:04:05Z07:00")
}

// weekdays is a calendar of Monday to Friday, eight to six.
func weekdays() *record.Calendar {
	return &record.Calendar{Location: time.UTC, Days: [7]bool{false, true, true, true, true, true, false}, Opens: 8 * time.Hour, Closes: 18 * time.Hour}
}
