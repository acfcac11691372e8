package chart

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func sampleRobustness() Robustness {
	return Robustness{
		Alt:  Alt{ID: "robustness", Title: "Other ways of scoring", Desc: "One of five verdicts holds in at least 95 of 100 other ways."},
		Line: Line{95, "95 of 100"},
		Rows: []RobustnessRow{
			{Label: "Change enablement", Note: "Rank 6; 4 to 7 in 95 of 100", Parts: []Part{{0.6, "Aligned 60"}, {0.39, "Entrenched 39"}}},
			{Label: "Platform", Note: "Rank 3; 3 to 7 in 95 of 100", Parts: []Part{{0.71, "Aligned 71"}, {0.19, "Renaissance 19"}, {0.08, "Entrenched 8"}, {0.01, "Pioneering 1"}}},
			{Label: "Measurement and reporting", Parts: []Part{{1, "Entrenched 100"}}},
			{Label: "Incident management", Parts: []Part{{0.02, "Aligned 2"}, {0.97, "Entrenched 97"}}},
			{Label: "Problem management", Missing: "Fewer than five answers: nothing is shown."},
			{Label: "Software development and management", Parts: []Part{{0, "Renaissance fewer than 1"}, {0.01, "Pioneering 1"}, {0.02, "Entrenched 2"}, {0.96, "Aligned 96"}}},
		},
	}
}

func randomRobustness(r *rand.Rand, missing func() string) Robustness {
	b := Robustness{Alt: sampleRobustness().Alt, Line: Line{randomValue(r), randomText(r, 6)}}
	for range r.IntN(7) {
		row := RobustnessRow{Label: randomText(r, 12), Note: randomText(r, 10), Missing: missing()}
		left := 1.0
		for range r.IntN(5) {
			share := left * randomValue(r) / 100
			left -= share
			row.Parts = append(row.Parts, Part{share, randomText(r, 5)})
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// A name stands in its part where it fits; else all that do not stand below
// the bar, in the order of the parts.
func TestRobustnessNamesEveryPart(t *testing.T) {
	inside := regexp.MustCompile(`<text class="(?:s on5|k) mid"[^>]*>([^<]*)<`)
	below := regexp.MustCompile(`<text class="s" x="([\d.]+)"[^>]*>([^<]*)<`)
	for _, c := range []struct {
		name       string
		size       Size
		parts      []Part
		in, beside []string
	}{
		{"all fit", Wide, []Part{{0.6, "Aligned 60"}, {0.39, "Entrenched 39"}}, []string{"Aligned 60", "Entrenched 39"}, nil},
		{"one is small", Wide, []Part{{0.96, "Aligned 96"}, {0.03, "Entrenched 3"}}, []string{"Aligned 96"}, []string{"Entrenched 3"}},
		{"the first is small", Narrow, []Part{{0.1, "Aligned 10"}, {0.9, "Entrenched 90"}}, []string{"Entrenched 90"}, []string{"Aligned 10"}},
		{"the first is none", Wide, []Part{{0, "Aligned 0"}, {1, "Entrenched 100"}}, []string{"Entrenched 100"}, []string{"Aligned 0"}},
		{"three are small", Narrow, []Part{{0.94, "Aligned 94"}, {0.03, "Entrenched 3"}, {0.02, "Pioneering 2"}, {0.01, "Renaissance 1"}},
			[]string{"Aligned 94"}, []string{"Entrenched 3", "Pioneering 2", "Renaissance 1"}},
	} {
		svg := string(Robustness{Rows: []RobustnessRow{{Parts: c.parts}}}.SVG(c.size))
		var in, beside []string
		for _, m := range inside.FindAllStringSubmatch(svg, -1) {
			in = append(in, m[1])
		}
		for _, m := range below.FindAllStringSubmatch(svg, -1) {
			beside = append([]string{m[2]}, beside...) // from the right
		}
		if diff := cmp.Diff([][]string{c.in, c.beside}, [][]string{in, beside}); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if got := strings.Count(svg, `class="bar hi"`); got > 1 {
			t.Errorf("%s: %d parts look as though they kept the name", c.name, got)
		}
	}
}

// The first part keeps its look however small it is, and a bar ends where its
// shares do.
func TestRobustnessBars(t *testing.T) {
	svg := string(Robustness{Rows: []RobustnessRow{{Parts: []Part{{0.25, "a"}, {0.5, "b"}}}}}.SVG(Wide))
	// The lane runs from 188 + 16 + 12 = 216 to 720 − 12 = 708, 492 wide, and
	// each part leaves a sliver of 1: 0.25 × 492 − 1 = 122, 0.5 × 492 − 1 = 245.
	for _, want := range []string{`<path class="bar hi" d="M216 2h122v20h-122z"/>`, `<path class="across" d="M339 2h245v20h-245z"/>`} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
}
