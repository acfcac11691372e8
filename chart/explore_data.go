package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// ExploreWords are the words around an explorable figure. None may be empty.
//
// What they are part of is the content of the script element from which
// static/explore.js draws the figure:
//
//	{"figure", "words": {…}, "key": {…}, "option": {…}, "said": [{"name", "lines"}],
//	 "views": [{"name", "option": {…}, "marks": [{"of", "at", "lines", …}]}]}
//
// An option is one of ECharts, made through go-echarts, with neither colours
// nor functions; that of a view lacks what all views have in common, which is
// in the option of the figure, its series by their places. A mark is what the
// keyboard walks to and what a card tells of: lines[0] at once, the rest when
// it is asked for. What is said under several marks is in "said", once, and
// follows the lines of a mark that is "of" it. The bytes are the same for the
// same input, and hold no <, > or & as such: they cannot end the script element.
type ExploreWords struct {
	Plane     string `json:"plane"` // names the figure, whichever it is, to a screen reader
	View      string `json:"view"`  // names the list of views
	Zoom      string `json:"zoom"`  // names the group of the three buttons
	ZoomIn    string `json:"zoomIn"`
	ZoomOut   string `json:"zoomOut"`
	ZoomReset string `json:"zoomReset"`
	Close     string `json:"close"`
	Help      string `json:"help"`   // which keys do what
	Failed    string `json:"failed"` // the chart could not be loaded; the figure above says the same
}

type exploreData struct {
	Figure string            `json:"figure"` // plane, ladder, maps or graph
	Words  ExploreWords      `json:"words"`
	Key    map[string]string `json:"key"` // by the signs of explore.js
	Option json.RawMessage   `json:"option,omitempty"`
	Said   []exploreDataSaid `json:"said,omitempty"`
	Views  []exploreDataView `json:"views"`
}

type exploreDataView struct {
	Name   string            `json:"name"`
	Option json.RawMessage   `json:"option"`
	Marks  []exploreDataMark `json:"marks"`
}

type exploreDataMark struct {
	Kind    string    `json:"kind,omitempty"`
	Context bool      `json:"context,omitempty"`
	Of      *int      `json:"of,omitempty"`    // whose name and lines it has too
	Name    string    `json:"name,omitempty"`  // where neither that nor an item of a series has it
	At      []float64 `json:"at,omitempty"`    // its place on the axes, where no item of a series has it
	Span    []float64 `json:"span,omitempty"`  // from and to across, where it is not a point
	Rungs   []int     `json:"rungs,omitempty"` // the lowest and the highest
	Level   *int      `json:"level,omitempty"` // of a cell
	Text    string    `json:"text,omitempty"`  // printed on it where it fits
	Lines   []string  `json:"lines"`           // the first at once, even if it is empty
}

// exploreDataSaid is what is said under one mark or under several.
type exploreDataSaid struct {
	Name  string   `json:"name"`
	Lines []string `json:"lines"`
}

// said gives the place of a name and its lines in what is said, where they
// stand once.
func (d *exploreData) said(name string, lines []string) *int {
	same := func(s exploreDataSaid) bool { return s.Name == name && slices.Equal(s.Lines, lines) }
	i := slices.IndexFunc(d.Said, same)
	if i < 0 {
		i = len(d.Said)
		d.Said = append(d.Said, exploreDataSaid{name, append([]string{}, lines...)})
	}
	return &i
}

// tenths gives numbers with one decimal.
func tenths(vs ...float64) []float64 {
	for i, v := range vs {
		vs[i] = math.Round(10*v) / 10
	}
	return vs
}

func (w ExploreWords) check() error {
	for _, word := range []struct{ key, text string }{
		{"plane", w.Plane}, {"view", w.View}, {"zoom", w.Zoom},
		{"zoomIn", w.ZoomIn}, {"zoomOut", w.ZoomOut}, {"zoomReset", w.ZoomReset},
		{"close", w.Close}, {"help", w.Help}, {"failed", w.Failed},
	} {
		if word.text == "" {
			return fmt.Errorf("no word for %s", word.key)
		}
	}
	return nil
}

func checkView(i int, name, desc string) error {
	if name == "" || desc == "" {
		return fmt.Errorf("view %d: it needs a name and a description", i)
	}
	return nil
}

func checkPercent(what string, values ...float64) error {
	for _, v := range values {
		if math.IsNaN(v) || v < 0 || v > 100 {
			return fmt.Errorf("%s is %v, not in 0..100", what, v)
		}
	}
	return nil
}

// linesOf gives the lines of a text that hold something.
func linesOf(text string) []string {
	lines := []string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// describe gives the options that every explorable figure has.
func describe(desc string) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Description: desc}}),
	}
}

// optionOf gives the option of a chart that has been validated, without what
// go-echarts writes for every chart and none of these has.
func optionOf(option map[string]any) ([]byte, error) {
	for _, key := range []string{"color", "legend", "title", "toolbox", "tooltip"} {
		delete(option, key)
	}
	return json.Marshal(option)
}
