package gate

import (
	"fmt"
	"testing"

	"rubble/report"
	scoring "rubble/score"
)

// So many sheets, so many of them flagged. That few are is told as "below 5".
// Where the others are few, or none, the flagged are told in neither way: all
// who answered would be called careless.
func TestCareless(t *testing.T) {
	m := contents(t)
	n := func(n int) report.Count { return report.Count{N: n} }
	few := func(least int) report.Count { return report.Count{Below: least} }
	for _, c := range []struct {
		policy          string
		sheets, flagged int
		want            *report.Careless
	}{
		{"standard", 0, 0, nil}, {"standard", 4, 0, nil}, {"standard", 4, 4, nil},
		{"standard", 5, 0, &report.Careless{Sheets: n(5), Flagged: n(0)}},
		{"standard", 20, 1, &report.Careless{Sheets: n(20), Flagged: few(5)}},
		{"standard", 20, 4, &report.Careless{Sheets: n(20), Flagged: few(5)}},
		{"standard", 20, 5, &report.Careless{Sheets: n(20), Flagged: n(5)}},
		{"standard", 20, 15, &report.Careless{Sheets: n(20), Flagged: n(15)}},
		{"standard", 20, 16, nil}, {"standard", 20, 19, nil}, {"standard", 20, 20, nil},
		{"standard", 5, 5, nil}, {"standard", 6, 6, nil}, {"standard", 24, 24, nil},
		{"standard", 5, 4, &report.Careless{Sheets: n(5), Flagged: few(5)}}, // these may be one, or none
		{"standard", 9, 5, nil},
		{"standard", 10, 5, &report.Careless{Sheets: n(10), Flagged: n(5)}},
		{"standard", 8, 4, &report.Careless{Sheets: n(8), Flagged: few(5)}},
		{"strict", 7, 0, nil},
		{"strict", 20, 7, &report.Careless{Sheets: n(20), Flagged: few(8)}},
		{"strict", 20, 8, &report.Careless{Sheets: n(20), Flagged: n(8)}},
		{"strict", 20, 12, &report.Careless{Sheets: n(20), Flagged: n(12)}},
		{"strict", 20, 13, nil}, {"strict", 8, 8, nil}, {"strict", 20, 20, nil},
		{"open", 2, 1, &report.Careless{Sheets: n(2), Flagged: n(1)}},
		{"open", 2, 2, &report.Careless{Sheets: n(2), Flagged: n(2)}},
	} {
		w := scoring.Wave{Respondents: c.sheets, Careless: scoring.Careless{Sheets: c.sheets, Flagged: c.flagged}}
		same(t, fmt.Sprint(c.policy, c.sheets, c.flagged), publish(t, m, c.policy, w).Waves[0].Careless, c.want)
	}
}

// What the figures would be without them is told of ten on either side, where
// the practice is shown as it is.
func TestWithoutCareless(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy     string
		flagged, n int
		practice   scoring.Practice
		alignment  float64 // 0: nothing is told
	}{
		{"standard", 9, 30, measured(39), 0}, {"standard", 10, 30, measured(40), -1},
		{"standard", 30, 9, measured(39), 0}, {"standard", 30, 10, measured(40), -1},
		{"standard", 10, 30, agreed(40, 0, 0), 0}, {"standard", 10, 30, measured(9), 0},
		{"standard", 10, 149, measured(159), -1}, {"standard", 10, 150, measured(160), -1.3},
		{"strict", 19, 30, measured(49), 0}, {"strict", 20, 20, measured(40), -1},
		{"open", 1, 1, measured(2), -1.3},
	} {
		w := scoring.Wave{Respondents: 50, Practices: []scoring.Practice{c.practice}, Careless: scoring.Careless{Sheets: 50, Flagged: 25, Without: []scoring.WithoutSheet{
			{Practice: "change-enablement", Flagged: c.flagged, N: c.n, Alignment: -1.26, Dismantling: 0.04, Reinvention: 2, Deconstruction: -0.04}}}}
		var want []report.WithoutSheet
		if c.alignment != 0 {
			want = []report.WithoutSheet{{Practice: "change-enablement", Alignment: plainly(c.alignment, c.n), Dismantling: plainly(0, c.n),
				Reinvention: plainly(2, c.n), Deconstruction: plainly(0, c.n)}}
		}
		same(t, fmt.Sprint(c.policy, c.flagged, c.n), publish(t, m, c.policy, w).Waves[0].Careless.Without, want)
	}
	w := scoring.Wave{Respondents: 50, Practices: []scoring.Practice{measured(50)}, Careless: scoring.Careless{Sheets: 50, Flagged: 50,
		Without: []scoring.WithoutSheet{{Practice: "change-enablement", Flagged: 50, Reason: scoring.NobodyCounts}}}}
	same(t, "nobody else counts", publish(t, m, "open", w).Waves[0].Careless.Without, []report.WithoutSheet(nil))
}
