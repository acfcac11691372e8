package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

func TestCareless(t *testing.T) {
	s := speaker(t)
	count := func(n int) report.Count { return report.Count{N: n} }
	without := []report.WithoutSheet{{Practice: change, Alignment: fig(1.24), Dismantling: fig(-0.3), Reinvention: fig(0), Deconstruction: unknown(report.TooFewPeople)}}
	const untold = "How many sheets look as though they had been filled in without reading is not told: too few people answered one by one."
	for _, c := range []struct {
		name   string
		of     *report.Careless
		length string
		limit  int
		first  string
		last   string
	}{
		{"only the ladder", &report.Careless{Sheets: count(40)}, "norms", 10, "Only the ladder was asked. Careless answers are looked for among the items, so nothing can be said of them here.", ""},
		{"not told", nil, "short", 10, untold, ""},
		{"none", &report.Careless{Sheets: count(182)}, "short", 10, "Of 182 sheets, none looks as though it had been filled in without reading.", "limits"},
		{"the only one", &report.Careless{Sheets: count(1)}, "short", 0, "The one sheet does not look as though it had been filled in without reading.", "limits"},
		{"the only one, signed", &report.Careless{Sheets: count(1), Flagged: count(1)}, "short", 0, "The one sheet looks as though it had been filled in without reading.", "limits"},
		{"one, signed", &report.Careless{Sheets: count(3), Flagged: count(1)}, "short", 0, "1 of 3 sheets looks as though it had been filled in without reading.", "limits"},
		{"few", &report.Careless{Sheets: count(182), Flagged: report.Count{Below: 5}}, "short", 10, "Fewer than 5 of 182 sheets look as though they had been filled in without reading.",
			"How far the figures would move without these sheets is told of a practice for which at least 10 of them count, and as many others."},
		{"some", &report.Careless{Sheets: count(182), Flagged: count(12), Without: without}, "short", 10, "12 of 182 sheets look as though they had been filled in without reading.",
			"How far the figures would move without these sheets, in points:"},
	} {
		r := &report.Report{Method: report.Method{Length: c.length, Limits: report.Limits{Interval: c.limit}}, Waves: []report.Wave{{Careless: c.of}}}
		got := s.CarelessFinding(r)
		if got[0] != c.first {
			t.Errorf("%s: begins with %q, want %q", c.name, got[0], c.first)
		}
		last := got[len(got)-1]
		switch c.last {
		case "":
			if len(got) != 1 {
				t.Errorf("%s: goes on with %q", c.name, got[1:])
			}
		case "limits":
			if !strings.HasSuffix(last, "No sheet is left out of any figure for it.") {
				t.Errorf("%s: ends with %q", c.name, last)
			}
		default:
			if last != c.last {
				t.Errorf("%s: ends with %q, want %q", c.name, last, c.last)
			}
		}
	}
	want := [][]string{{"Change enablement", "+1.2", "−0.3", "0.0", "too few people answered"}}
	if diff := cmp.Diff(want, s.CarelessTable(report.Wave{Careless: &report.Careless{Without: without}}).Rows); diff != "" {
		t.Error(diff)
	}
	if rows := s.CarelessTable(report.Wave{}).Rows; rows != nil {
		t.Errorf("rows of a wave of which nothing is told: %v", rows)
	}
}
