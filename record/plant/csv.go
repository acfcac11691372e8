package plant

import (
	"encoding/csv"
	"io"
	"time"

	"rubble/record"
)

// WriteCSV writes changes in the program's own format, under its canonical
// names. Stamps are minutes by the clock of loc, without an offset: of the
// hour that comes twice when clocks are put back they do not tell which.
func WriteCSV(w io.Writer, changes []record.Change, loc *time.Location) error {
	rows := csv.NewWriter(w)
	rows.Write([]string{"id", "requested_at", "approved_at", "started_at", "completed_at",
		"type", "decision", "outside_approval", "outcome", "team", "service", "item"}) // Flush tells of an error
	stamp := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(loc).Format("2006-01-02 15:04")
	}
	for _, c := range changes {
		rows.Write([]string{c.ID, stamp(c.Requested), stamp(c.Approved), stamp(c.Started), stamp(c.Completed),
			told(c.Type.String()), told(c.Decision.String()), outside[c.Outside], told(c.Outcome.String()), c.Team, c.Service, c.Item})
	}
	rows.Flush()
	return rows.Error()
}

var outside = map[record.Answer]string{record.Yes: "true", record.No: "false"}

// told is a word, or nothing where it says that nothing is known.
func told(word string) string {
	if word == "unknown" {
		return ""
	}
	return word
}
