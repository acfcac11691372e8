package chart

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	shapes = regexp.MustCompile(`<(path|circle) class="([^"]*)" ([^>]*)/>`)
	steps  = regexp.MustCompile(`([MLHVmlhvz])([^MLHVmlhvz]*)`)
	values = regexp.MustCompile(`-?(\d+(\.\d)?|\.\d)`)
)

// outside gives the shapes of a figure that leave its view box by more than
// half the width of a line.
func outside(svg []byte) (faults []string) {
	view, _, _ := parse(svg, nil)
	frame := view.grow(1.5)
	for _, m := range shapes.FindAllSubmatch(svg, -1) {
		var at point
		for _, p := range places(string(m[1]), string(m[3]), &at) {
			if !frame.holds(p) {
				faults = append(faults, fmt.Sprintf("%s %q leaves the figure at %v of %v", m[1], m[2], p, view))
				break
			}
		}
	}
	return faults
}

// places gives the corners of a shape; at follows the pen.
func places(kind, attrs string, at *point) (ps []point) {
	if kind == "circle" {
		var v [3]float64
		for i, s := range values.FindAllString(attrs, 3) {
			v[i], _ = strconv.ParseFloat(s, 64)
		}
		return []point{{v[0] - v[2], v[1] - v[2]}, {v[0] + v[2], v[1] + v[2]}}
	}
	for _, m := range steps.FindAllStringSubmatch(strings.TrimSuffix(strings.TrimPrefix(attrs, `d="`), `"`), -1) {
		var v []float64
		for _, s := range values.FindAllString(m[2], -1) {
			f, _ := strconv.ParseFloat(s, 64)
			v = append(v, f)
		}
		switch m[1] {
		case "M", "L":
			*at = point{v[0], v[1]}
		case "H":
			at.x = v[0]
		case "V":
			at.y = v[0]
		case "m", "l":
			*at = point{at.x + v[0], at.y + v[1]}
		case "h":
			at.x += v[0]
		case "v":
			at.y += v[0]
		}
		ps = append(ps, *at)
	}
	return ps
}

func TestOutsideCatchesPlantedFaults(t *testing.T) {
	good := string(samplePairs().SVG(Wide))
	for shape, want := range map[string]string{
		`<path class="x" d="M1 1L730 2"/>`:          `path "x" leaves the figure at {730 2}`,
		`<path class="x" d="M1 1V-9H3"/>`:           `path "x" leaves the figure at {1 -9}`,
		`<path class="x" d="M1 1l.5-9h3"/>`:         `path "x" leaves the figure at {1.5 -8}`,
		`<path class="x" d="M1 1h2m715 3h9"/>`:      `path "x" leaves the figure at {727 4}`,
		`<circle class="y" cx="718" cy="9" r="5"/>`: `circle "y" leaves the figure at {723 14}`,
	} {
		got := strings.Join(outside([]byte(strings.Replace(good, "</svg>", shape+"</svg>", 1))), "\n")
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %q, want %q", shape, got, want)
		}
	}
}

// A figure of nothing is still a figure.
func TestEmptyRecordFigures(t *testing.T) {
	for _, fig := range []drawer{WeekMaps{}, Weeks{}, Bars{}, Histogram{}, Multiples{}, Trend{}, Pairs{}} {
		for _, size := range []Size{Wide, Narrow} {
			if faults := check(fig.SVG(size), cssSizes(t)); len(faults) > 0 {
				t.Errorf("%T: %q", fig, faults)
			}
		}
	}
}

func TestRoundTicks(t *testing.T) {
	for most, want := range map[float64][]float64{
		0: nil, -1: nil, 1: {0.5, 1}, 2: {1, 2}, 3: {1, 2, 3}, 5: {2, 4}, 9: {4, 8}, 10: {5, 10}, 14: {5, 10},
		19: {5, 10, 15}, 64: {30, 60}, 1900: {500, 1000, 1500}, 0.4: {0.2, 0.4},
	} {
		if got := RoundTicks(most); !slices.Equal(got, want) {
			t.Errorf("up to %v: got %v, want %v", most, got, want)
		}
	}
}

// What is too little to be told leaves no trace, not even in the scale.
func TestHeldBackLeavesNoTrace(t *testing.T) {
	secret := Measure{Value: 99, Text: "a long secret value", Lo: 1, Hi: 100, HasInterval: true}
	for name, pair := range map[string][2]drawer{
		"week": {Weeks{Weeks: []Week{{Value: 3}, {Few: true}}}, Weeks{Weeks: []Week{{Value: 3}, {Value: 400, Few: true}}}},
		"bin": {Histogram{Bins: []Bin{{Value: 3}, {Few: true}}},
			Histogram{Bins: []Bin{{Value: 3}, {Value: 400, Text: "400", Few: true}}}},
		"bar": {Bars{Rows: []BarsRow{{Missing: "none"}}}, Bars{Rows: []BarsRow{{Missing: "none", Share: secret, Highlight: true}}}},
		"trend": {Trend{Rows: []TrendRow{{Missing: "none"}}},
			Trend{Rows: []TrendRow{{Missing: "none", Earlier: secret, Later: secret, Change: "+50.0 and more", Range: "1 to 99"}}}},
		"panel": {Multiples{Months: []string{"May"}, Panels: []Panel{{Missing: "none"}}},
			Multiples{Months: []string{"May"}, Panels: []Panel{{Missing: "none", Points: []PanelPoint{{Value: 4}}, Top: Tick{9, "9"}}}}},
	} {
		for _, size := range []Size{Wide, Narrow} {
			if a, b := pair[0].SVG(size), pair[1].SVG(size); !bytes.Equal(a, b) {
				t.Errorf("%s: drawn differently:\n%s\n%s", name, a, b)
			}
		}
	}
}

// Heights by hand: on a scale of ratios from 1 to 100, 10 lies half way.
func TestRise(t *testing.T) {
	linear, log := rise{0, 50, 200, 100, false}, rise{1, 100, 200, 100, true}
	for _, tt := range []struct {
		r       rise
		v, want float64
	}{
		{linear, 0, 200}, {linear, 25, 150}, {linear, 50, 100}, {linear, 70, 100}, {linear, -1, 200}, {linear, math.NaN(), 200},
		{log, 1, 200}, {log, 10, 150}, {log, 100, 100}, {log, 0, 200}, {rise{5, 5, 200, 100, false}, 5, 200},
		{rise{0, math.Inf(1), 200, 100, false}, 5, 200}, {rise{0, math.Inf(1), 200, 100, false}, math.Inf(1), 100},
	} {
		if got := tt.r.at(tt.v); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%v at %v: got %v, want %v", tt.r, tt.v, got, tt.want)
		}
	}
}

// Rows of a year begin with a month where one is near, else in the middle.
func TestWeeksBreak(t *testing.T) {
	year := sampleWeeks()
	bare := Weeks{Weeks: year.Weeks}
	for _, tt := range []struct {
		name string
		w    Weeks
		size Size
		want []int
	}{
		{"a page", year, Wide, []int{0, 53}},
		{"a telephone", year, Narrow, []int{0, 26, 53}},
		{"without months", bare, Narrow, []int{0, 26, 53}},
		{"a month near", Weeks{Weeks: year.Weeks, Months: []WeeksMonth{{From: 24}, {From: 28}}}, Narrow, []int{0, 24, 53}},
		{"no month near", Weeks{Weeks: year.Weeks, Months: []WeeksMonth{{From: 20}, {From: 31}}}, Narrow, []int{0, 26, 53}},
		{"nothing", Weeks{}, Narrow, []int{0, 0}},
	} {
		if got := tt.w.breaks(tt.size); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A line is broken where a month has no point; what is out of order or of no
// month is left out.
func TestStretches(t *testing.T) {
	p := Panel{Points: []PanelPoint{{Month: -1}, {Month: 0}, {Month: 1}, {Month: 1}, {Month: 3}, {Month: 2}, {Month: 4}, {Month: 12}}}
	var got [][]int
	for _, s := range p.stretches(12) {
		var months []int
		for _, pt := range s {
			months = append(months, pt.Month)
		}
		got = append(got, months)
	}
	if want := "[[0 1] [3 4]]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// The ticks of waits: 0, then ones and threes, as far as they reach over what
// there is; the median of 1, 2, 4 and 9 is 3.
func TestWaits(t *testing.T) {
	for _, tt := range []struct {
		lo, hi float64
		want   []float64
	}{
		{0, 0, []float64{0}}, {0, 0.5, []float64{0, 1}}, {0, 1, []float64{0, 1}}, {0.5, 25, []float64{0, 1, 3, 10, 30}},
		{5, 100, []float64{3, 10, 30, 100}}, {40, 50, []float64{30, 100}},
	} {
		if got := decades(tt.lo, tt.hi); !slices.Equal(got, tt.want) {
			t.Errorf("from %v to %v: got %v, want %v", tt.lo, tt.hi, got, tt.want)
		}
	}
	values := []float64{9, 1, 4, 2}
	if got := middleOf(values); got != 3 || values[0] != 9 {
		t.Errorf("got %v and left %v", got, values)
	}
	if got := middleOf([]float64{7, 5, 6}); got != 6 {
		t.Errorf("of three: got %v", got)
	}
}
