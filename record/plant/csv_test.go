package plant

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubble/record"
)

func TestWriteCSV(t *testing.T) {
	at := func(hour, minute int) time.Time { return time.Date(2025, 7, 1, hour, minute, 0, 0, time.UTC) }
	changes := []record.Change{
		{ID: "C1", Requested: at(8, 0), Approved: at(9, 5), Started: at(21, 59), Completed: at(22, 30), Type: record.Normal, Decision: record.Altered,
			Outside: record.Yes, Outcome: record.BackedOut, Team: `"A", B`, Service: "s", Item: "i"},
		{ID: "C2", Requested: at(8, 0), Outside: record.No, Type: record.Standard, Decision: record.Rejected, Outcome: record.Cancelled},
		{ID: "C3"},
	}
	want := `id,requested_at,approved_at,started_at,completed_at,type,decision,outside_approval,outcome,team,service,item
C1,2025-07-01 10:00,2025-07-01 11:05,2025-07-01 23:59,2025-07-02 00:30,normal,changed,true,backed-out,"""A"", B",s,i
C2,2025-07-01 10:00,,,,standard,rejected,false,cancelled,,,
C3,,,,,,,,,,,
`
	var got strings.Builder
	if err := WriteCSV(&got, changes, zone(t, "Europe/Berlin")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

// full is a writer without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteCSVFails(t *testing.T) {
	if err := WriteCSV(full{}, nil, time.UTC); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
