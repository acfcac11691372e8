package chart

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// ExploreMaps are the explorable maps of the week: those of [WeekMaps], one a
// view, of which the reader asks each hour what it holds.
type ExploreMaps struct {
	Days             [7]string // short names of the weekdays, Monday first
	FromHour, ToHour int       // the hours shown; where they hold nothing, the whole day
	Key, Empty       string    // as in WeekMaps
	Levels           [6]string // as in WeekMaps
	Views            []ExploreMap
	Words            ExploreWords
}

// An ExploreMap is one map.
type ExploreMap struct {
	Name  string // in the list from which the reader chooses
	Desc  string // the finding, for those who do not see the figure
	Cells []ExploreCell
}

// An ExploreCell is a cell of the map with what is said of it.
type ExploreCell struct {
	WeekCell
	Label string // the time, in words
	Text  string // how much there is, in words; "\n" begins a line; the mark is added
}

// seriesCells is the heat map: [hour, day, level], an item for each hour.
// explore.js fills it from the marks.
const seriesCells = "cells"

// JSON gives the content of the script element from which explore.js draws
// the maps. For its shape see [ExploreWords]. A mark is a cell, and stands in
// the middle of its hours. An error is one of the program, not of the user's
// input.
func (e ExploreMaps) JSON() ([]byte, error) {
	if e.ToHour <= e.FromHour {
		e.FromHour, e.ToHour = 0, 24
	}
	if err := e.check(); err != nil {
		return nil, fmt.Errorf("explorable maps: %w", err)
	}
	out := exploreData{Figure: "maps", Words: e.Words, Key: map[string]string{"title": e.Key, "empty": e.Empty}}
	for k, name := range e.Levels {
		out.Key[fmt.Sprintf("level-%d", k)] = name
	}
	for _, v := range e.Views {
		option, err := e.option(v)
		if err != nil {
			return nil, fmt.Errorf("explorable maps: %w", err)
		}
		out.Views = append(out.Views, exploreDataView{Name: v.Name, Option: option, Marks: e.marks(v)})
	}
	return out.json()
}

func (e ExploreMaps) check() error {
	if err := e.Words.check(); err != nil {
		return err
	}
	if e.FromHour < 0 || e.ToHour > 24 {
		return fmt.Errorf("no hours %d to %d", e.FromHour, e.ToHour)
	}
	if len(e.Views) == 0 {
		return errors.New("no view")
	}
	for i, v := range e.Views {
		if err := checkView(i, v.Name, v.Desc); err != nil {
			return err
		}
		for j, c := range v.Cells {
			switch {
			case c.Label == "" || c.Text == "":
				return fmt.Errorf("view %d, cell %d: it needs a label and a text", i, j)
			case c.Day < 0 || c.Day > 6 || c.From < 0 || c.To > 24 || c.From >= c.To:
				return fmt.Errorf("view %d, cell %d: no hours %d to %d of day %d", i, j, c.From, c.To, c.Day)
			case c.Level < 0 || c.Level > 5:
				return fmt.Errorf("view %d, cell %d: level is %d, not in 0..5", i, j, c.Level)
			}
		}
	}
	return nil
}

// marks gives the cells of a map. Those outside the hours shown are left out.
func (e ExploreMaps) marks(v ExploreMap) []exploreDataMark {
	marks := []exploreDataMark{}
	for _, cell := range v.Cells {
		from, to := max(cell.From, e.FromHour)-e.FromHour, min(cell.To, e.ToHour)-e.FromHour
		if from >= to {
			continue
		}
		m := exploreDataMark{Name: cell.Label, At: []float64{float64(from+to-1) / 2, float64(cell.Day)}, Level: &cell.Level, Lines: linesOf(cell.Text + "\n" + cell.Mark)}
		if to > from+1 {
			m.Span = []float64{float64(from), float64(to - 1)}
		}
		if cell.Mark != "" {
			m.Kind = "hit"
		}
		marks = append(marks, m)
	}
	return marks
}

// option gives the option of a map, without its cells.
func (e ExploreMaps) option(v ExploreMap) ([]byte, error) {
	var hours []string
	for h := e.FromHour; h < e.ToHour; h++ {
		hours = append(hours, strconv.Itoa(h))
	}
	c := charts.NewHeatMap()
	c.SetGlobalOptions(describe(v.Desc)...)
	c.SetGlobalOptions(
		charts.WithGridOpts(opts.Grid{Left: "48", Right: "12", Top: "12", Bottom: "32"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Data: hours}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: e.Days, Inverse: opts.Bool(true)}),
		charts.WithDataZoomOpts(opts.DataZoom{Type: "inside", XAxisIndex: 0, FilterMode: "none"}),
		// The lowest level is 0, which is also what a minimum left out means.
		charts.WithVisualMapOpts(opts.VisualMap{Type: "continuous", Show: opts.Bool(false), Max: 5}),
	)
	c.AddSeries(seriesCells, []opts.HeatMapData{})
	c.Validate()
	return optionOf(c.JSON())
}
