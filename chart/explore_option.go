package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The names of the series by which static/explore.js knows them, in the order
// in which they are drawn. A custom series of ECharts is drawn by a function
// renderItem, which JSON cannot carry: the option travels without it, and
// explore.js adds the one that belongs to the name before ECharts sees it.
const (
	seriesAhead     = "ahead"     // custom: the diagonal and what lies below it, [from A, from D, to A, to D]
	seriesRegions   = "regions"   // custom: the four verdicts, [left, bottom, right, top]
	seriesIntervals = "intervals" // custom: [A, D, A low, A high, D low, D high, index of the mark]
	seriesArrows    = "arrows"    // custom: [from A, from D, to A, to D, index of the mark]
	seriesWarnings  = "warnings"  // custom: [A, D, index of the mark]
	seriesMarks     = "marks"     // scatter: [A, D]; the thresholds are its mark lines
)

// option gives the ECharts option of a view.
//
// Colours, sizes that depend on the screen, the names beside marks and lines (a
// template would read the braces in them), and whatever go-echarts has no
// field for are left to explore.js.
func (e Explore) option(v ExploreView) ([]byte, error) {
	axis := func(title string) opts.XAxis {
		// At most four parts, of at most 25: with 0–100 in sight, exactly those.
		return opts.XAxis{
			Type: "value", Name: title, NameLocation: "middle", NameGap: 34,
			Min: 0, Max: 100, SplitNumber: 4, MaxInterval: 25,
		}
	}
	x, y := axis(e.X), axis(e.Y)
	c := charts.NewCustom()
	c.SetGlobalOptions(describe(v.Desc)...)
	c.SetGlobalOptions(
		charts.WithGridOpts(opts.Grid{Left: "56", Right: "16", Top: "32", Bottom: "56"}),
		charts.WithXAxisOpts(x),
		charts.WithYAxisOpts(opts.YAxis{
			Type: y.Type, Name: y.Name, NameLocation: y.NameLocation, NameGap: y.NameGap,
			Min: y.Min, Max: y.Max, SplitNumber: y.SplitNumber, MaxInterval: y.MaxInterval,
		}),
		// "none": a bar whose mark has left the window still shows its end.
		charts.WithDataZoomOpts(
			opts.DataZoom{Type: "inside", XAxisIndex: 0, FilterMode: "none"},
			opts.DataZoom{Type: "inside", YAxisIndex: 0, FilterMode: "none"},
		),
	)
	c.AddSeries(seriesAhead, []opts.CustomData{
		{Name: e.Diagonal, Value: []float64{0, 0, 100, 100}},
		{Name: e.Ahead, Value: []float64{0, 0, 100, 100}},
	})
	c.AddSeries(seriesRegions, e.regions())
	addMarks(c, v.Marks)
	c.Overlap(e.scatter(v.Marks))

	c.Validate()
	return optionOf(c.JSON())
}

// regions gives the four parts of the plane with the name of the verdict in each.
func (e Explore) regions() []opts.CustomData {
	a, d := e.AtX.Value, e.AtY.Value
	return []opts.CustomData{
		{Name: e.Verdicts.Entrenched, Value: []float64{0, 0, a, d}},
		{Name: e.Verdicts.Aligned, Value: []float64{a, 0, 100, d}},
		{Name: e.Verdicts.Pioneering, Value: []float64{0, d, a, 100}},
		{Name: e.Verdicts.Renaissance, Value: []float64{a, d, 100, 100}},
	}
}

// addMarks adds what is drawn about the marks: bars, arrows and rings.
func addMarks(c *charts.Custom, marks []ExploreMark) {
	bars, arrows, rings := []opts.CustomData{}, []opts.CustomData{}, []opts.CustomData{}
	for i, m := range marks {
		index := float64(i)
		if m.HasInterval {
			bars = append(bars, opts.CustomData{Value: []float64{m.A, m.D, m.ALo, m.AHi, m.DLo, m.DHi, index}})
		}
		if m.Arrow {
			arrows = append(arrows, opts.CustomData{Value: []float64{m.A, m.D, m.ToA, m.ToD, index}})
		}
		if m.Warning != "" {
			rings = append(rings, opts.CustomData{Value: []float64{m.A, m.D, index}})
		}
	}
	c.AddSeries(seriesIntervals, bars)
	c.AddSeries(seriesArrows, arrows)
	c.AddSeries(seriesWarnings, rings)
}

func (e Explore) scatter(marks []ExploreMark) *charts.Scatter {
	symbols := [...]string{Measured: "circle", Consensus: "rect", Rounded: "circle", Reference: "diamond"}
	data := []opts.ScatterData{}
	for _, m := range marks {
		data = append(data, opts.ScatterData{Name: m.Label, Value: []float64{m.A, m.D}, Symbol: symbols[m.Kind]})
	}
	s := charts.NewScatter()
	s.AddSeries(seriesMarks, data,
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right"}),
		charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{Name: e.AtX.Label, XAxis: e.AtX.Value}),
		charts.WithMarkLineNameYAxisItemOpts(opts.MarkLineNameYAxisItem{Name: e.AtY.Label, YAxis: e.AtY.Value}),
		// Without a symbol of its own a mark line ends in an arrow.
		charts.WithMarkLineStyleOpts(opts.MarkLineStyle{Symbol: []string{"none", "none"}}),
	)
	return s
}
