package chart

import (
	"errors"
	"fmt"
)

// An Explore is the explorable plane: the figure of [Plane], of which the
// reader sees one of several views, zooms, and asks each mark what it is. The
// static figure stands in the page; this one is drawn by static/explore.js,
// with ECharts, when the reader wants it.
//
// Every word that the reader meets is in it; the script adds none of its own.
type Explore struct {
	X, Y     string // titles of the axes: alignment, deconstruction
	AtX, AtY Line   // the two thresholds
	Verdicts Verdicts
	Diagonal string // names the line of A = D
	Ahead    string // names what lies below it
	Names    PlaneNames
	Views    []ExploreView
	Words    ExploreWords
}

// An ExploreView is one choice of marks, such as all practices, or one
// practice by team.
type ExploreView struct {
	Name  string // in the list from which the reader chooses
	Desc  string // the finding, for those who do not see the figure
	Marks []ExploreMark
}

// An ExploreMark is a mark of the plane with what is said of it. It needs a
// label. The order of the marks is the one in which the keyboard steps
// through them, those of context first.
type ExploreMark struct {
	PlaneMark
	Verdict string // with its certainty, in words; may be empty; the warning is added
	Text    string // figures, intervals, respondents, in words; "\n" begins a line
}

// JSON gives the content of the script element of type application/json from
// which explore.js draws the plane; marks[i] belongs to the i-th item of the
// series "marks". For its shape see [ExploreWords].
//
// An error is one of the program, not of the user's input: no view, a missing
// word, a figure that is not in 0..100.
func (e Explore) JSON() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, fmt.Errorf("explorable plane: %w", err)
	}
	out := exploreData{Figure: "plane", Words: e.Words, Key: e.key()}
	for _, v := range e.Views {
		v.Marks = contextFirst(v.Marks)
		option, err := e.option(v)
		if err != nil {
			return nil, fmt.Errorf("explorable plane: %w", err)
		}
		view := exploreDataView{Name: v.Name, Option: option, Marks: []exploreDataMark{}}
		for _, m := range v.Marks {
			view.Marks = append(view.Marks, exploreDataMark{Kind: kindNames[m.Kind], Context: m.Context, Lines: m.lines()})
		}
		out.Views = append(out.Views, view)
	}
	return out.json()
}

// kindNames are the kinds as explore.js and explore.css call them.
var kindNames = [...]string{Measured: "measured", Consensus: "consensus", Rounded: "rounded", Reference: "reference"}

func (e Explore) key() map[string]string {
	key := map[string]string{
		"context": e.Names.Context, "warning": e.Names.Warning,
		"interval": e.Names.Interval, "arrow": e.Names.Arrow,
	}
	for kind, name := range kindNames {
		key[name] = e.Names.Kinds[kind]
	}
	return key
}

// lines is what is said of a mark below its name: always the verdict first,
// even if it is empty.
func (m ExploreMark) lines() []string {
	return append([]string{m.Verdict}, linesOf(m.Warning+"\n"+m.Text)...)
}

// contextFirst gives the marks with the grey ones before the others, each
// group in its order.
func contextFirst(marks []ExploreMark) []ExploreMark {
	var grey, others []ExploreMark
	for _, m := range marks {
		if m.Context {
			grey = append(grey, m)
		} else {
			others = append(others, m)
		}
	}
	return append(grey, others...)
}

func (e Explore) check() error {
	if err := e.Words.check(); err != nil {
		return err
	}
	if err := checkPercent("threshold", e.AtX.Value, e.AtY.Value); err != nil {
		return err
	}
	if len(e.Views) == 0 {
		return errors.New("no view")
	}
	for i, v := range e.Views {
		if err := checkView(i, v.Name, v.Desc); err != nil {
			return err
		}
		for j, m := range v.Marks {
			if err := m.check(); err != nil {
				return fmt.Errorf("view %d, mark %d: %w", i, j, err)
			}
		}
	}
	return nil
}

func (m ExploreMark) check() error {
	if m.Label == "" {
		return errors.New("no label")
	}
	if int(m.Kind) >= len(kindNames) {
		return fmt.Errorf("unknown kind %d", m.Kind)
	}
	if err := checkPercent("figure", m.A, m.D); err != nil {
		return err
	}
	if m.HasInterval {
		if err := checkPercent("end of an interval", m.ALo, m.AHi, m.DLo, m.DHi); err != nil {
			return err
		}
	}
	if m.Arrow {
		return checkPercent("end of an arrow", m.ToA, m.ToD)
	}
	return nil
}
