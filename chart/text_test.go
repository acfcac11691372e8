package chart

import (
	"slices"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		width    float64
		lines    int
		want     []string
	}{
		{"fits", "Service desk", 100, 2, []string{"Service desk"}},
		{"two lines", "Incident management", 84, 2, []string{"Incident", "management"}},
		{"cut at the end", "Software development and management", 90, 2, []string{"Software", "developme…"}},
		{"cut within a word", "Änderungsfreigabe", 60, 1, []string{"Änder…"}},
		{"cut in the middle, then on", "Störungsmanagement ist da", 70, 3, []string{"Störung…", "ist da"}},
		{"behind a hyphen", "own-knowledge", 60, 2, []string{"own-", "knowle…"}},
		{"no break at a no-break space", "95\u00a0% sure", 40, 2, []string{"95\u00a0%", "sure"}},
		{"ideographs", "変更管理", 30, 4, []string{"変更", "管理"}},
		{"white space", " a \t\n b ", 100, 1, []string{"a b"}},
		{"control characters", "a\x00b\u202ec", 100, 1, []string{"abc"}},
		{"nothing", "", 100, 1, nil},
		{"no room", "wide", 5, 1, nil},
	} {
		if got := body.wrap(tt.in, tt.width, tt.lines); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// No line is wider than it may be, and no character is lost without an
// ellipsis.
func FuzzWrap(f *testing.F) {
	for _, w := range words {
		f.Add(w+" "+w, 50.0, 2)
	}
	f.Fuzz(func(t *testing.T, s string, width float64, n int) {
		if width < 0 || width > 1e4 || n < 1 || n > 100 {
			t.Skip()
		}
		lines := body.wrap(s, width, n)
		if len(lines) > n {
			t.Errorf("%d lines, at most %d", len(lines), n)
		}
		for _, l := range lines {
			if body.width(l) > width {
				t.Errorf("%q is %.1f wide, at most %.1f", l, body.width(l), width)
			}
		}
	})
}

// Widths of Liberation Sans (the metrics of Arial) at 13 px, as a browser
// gives them: the table is at least as wide, and not a quarter wider.
func TestWidthsHold(t *testing.T) {
	for _, tt := range []struct {
		text            string
		regular, weight float64 // in weight 400 and 600
	}{
		{"Incident management", 125.0, 133.6},
		{"Änderungsfreigabe und Störungsmanagement", 266.7, 287.5},
		{"illicit filling: it, till, fjord", 123.5, 142.3},
		{"MMWW @ 100 %", 103.5, 103.0},
		{"deconstructive from 50", 131.5, 143.0},
		{"74.2", 25.3, 25.3},
	} {
		if w := body.width(tt.text); w < tt.regular || w > tt.regular*1.25 {
			t.Errorf("%q: table %.1f, browser %.1f", tt.text, w, tt.regular)
		}
		if w := strong.width(tt.text); w < tt.weight || w > tt.weight*1.25 {
			t.Errorf("%q: table %.1f, browser %.1f in weight 600", tt.text, w, tt.weight)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1", -0.04: "0", 0.05: ".1", -1.25: "-1.3", 719.96: "720", 33.33: "33.3"} {
		if got := string(number(nil, v)); got != want {
			t.Errorf("%v: got %s, want %s", v, got, want)
		}
	}
}
