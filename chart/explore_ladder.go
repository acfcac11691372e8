package chart

import (
	"errors"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// An ExploreLadder is the explorable ladder: the figure of [Ladder], of which
// the reader sees one of several views and asks each segment what it is.
type ExploreLadder struct {
	Rungs          [6]string // their names
	Stands, Down   string    // name the two sides
	Merged, Across string    // as in Ladder
	Keystone       string    // said of a keystone
	Views          []ExploreLadderView
	Words          ExploreWords
}

// An ExploreLadderView is the norms of one practice, or of one team in it.
type ExploreLadderView struct {
	Name string // in the list from which the reader chooses
	Desc string // the finding, for those who do not see the figure
	Rows []ExploreLadderRow
}

// An ExploreLadderRow is a row of the ladder with what is said of it.
type ExploreLadderRow struct {
	LadderRow
	Said []string // of each of the Shares, such as “relaxed: 30 %”
	Text string   // of the norm as a whole; "\n" begins a line
}

// The series of the ladder. Those of bars are in the order in which they are
// stacked about the boundary, the innermost first; explore.js fills them from
// the marks, and the words in place of bars too. A segment of several rungs is
// an item of the innermost of them; one that spans the boundary is halved.
const (
	seriesSides = "sides" // custom: [0, 0], the boundary with the names of the two sides
	seriesSaid  = "said"  // custom: [place, row], a word or a reason in place of bars
)

var ladderSeries = [8]string{"across-left", "rung-2", "rung-1", "rung-0", "across-right", "rung-3", "rung-4", "rung-5"}

// JSON gives the content of the script element from which explore.js draws
// the ladder. For its shape see [ExploreWords]. The marks stand row by row,
// from left to right. An error is one of the program, not of the user's input.
func (e ExploreLadder) JSON() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, fmt.Errorf("explorable ladder: %w", err)
	}
	out := exploreData{Figure: "ladder", Words: e.Words, Key: map[string]string{"merged": e.Merged, "across": e.Across}}
	for k, name := range e.Rungs {
		out.Key[fmt.Sprintf("rung-%d", k)] = name
	}
	for _, v := range e.Views {
		option, err := e.option(v)
		if err != nil {
			return nil, fmt.Errorf("explorable ladder: %w", err)
		}
		marks := []exploreDataMark{}
		for i, r := range v.Rows {
			of := out.said(r.Label, r.lines(e.Keystone))
			for _, m := range r.marks(i) {
				m.Of = of
				marks = append(marks, m)
			}
		}
		out.Views = append(out.Views, exploreDataView{Name: v.Name, Option: option, Marks: marks})
	}
	return out.json()
}

func (e ExploreLadder) check() error {
	if err := e.Words.check(); err != nil {
		return err
	}
	if len(e.Views) == 0 {
		return errors.New("no view")
	}
	for i, v := range e.Views {
		if err := checkView(i, v.Name, v.Desc); err != nil {
			return err
		}
		for j, r := range v.Rows {
			if err := r.check(); err != nil {
				return fmt.Errorf("view %d, row %d: %w", i, j, err)
			}
		}
	}
	return nil
}

func (r ExploreLadderRow) check() error {
	if r.Label == "" {
		return errors.New("no label")
	}
	if len(r.Said) != len(r.Shares) {
		return fmt.Errorf("%d shares, but words for %d", len(r.Shares), len(r.Said))
	}
	for _, s := range r.Shares {
		if s.FromRung < 0 || s.ToRung > 5 || s.FromRung > s.ToRung {
			return fmt.Errorf("no rungs %d to %d", s.FromRung, s.ToRung)
		}
		if err := checkPercent("share in percent", 100*s.Share); err != nil {
			return err
		}
	}
	return nil
}

// option gives the option of a view, without its bars.
func (e ExploreLadder) option(v ExploreLadderView) ([]byte, error) {
	var names []string
	for _, r := range v.Rows {
		names = append(names, r.Label)
	}
	c := charts.NewBar()
	c.SetXAxis(names).XYReversal()
	c.SetGlobalOptions(describe(v.Desc)...)
	c.SetGlobalOptions(
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "8", Top: "32", Bottom: "8"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: -100, Max: 100}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true)}),
		charts.WithDataZoomOpts(opts.DataZoom{Type: "inside", XAxisIndex: 0, FilterMode: "none"}),
	)
	for _, s := range ladderSeries {
		c.AddSeries(s, []opts.BarData{}, charts.WithBarChartOpts(opts.BarChart{Stack: "norm"}))
	}
	words := charts.NewCustom()
	words.AddSeries(seriesSides, []opts.CustomData{{Name: e.Stands, Value: []float64{0, 0}}, {Name: e.Down, Value: []float64{0, 0}}})
	words.AddSeries(seriesSaid, []opts.CustomData{})
	c.Overlap(words)
	c.Validate()
	return optionOf(c.JSON())
}

// lines is what is said of a row under each of its marks.
func (r ExploreLadderRow) lines(keystone string) []string {
	if r.Keystone && keystone != "" {
		return append([]string{keystone}, linesOf(r.Text)...)
	}
	return linesOf(r.Text)
}

// marks gives a mark for each segment of a row, or one for the word or the
// reason that stands in place of them.
func (r ExploreLadderRow) marks(row int) []exploreDataMark {
	y := float64(row)
	if r.Missing != "" || len(r.Shares) == 0 {
		word, x := r.Missing, -100.0
		if word == "" {
			word, x = r.StateText, [...]float64{0, -50, 0, 50}[r.State%4]
		}
		return []exploreDataMark{{At: []float64{x, y}, Span: []float64{-100, 100}, Lines: []string{word}}}
	}
	at := 0.0
	for _, s := range r.Shares {
		at -= float64(100 * s.Share * s.leftOf())
	}
	var marks []exploreDataMark
	for i, s := range r.Shares {
		next := at + float64(100*s.Share)
		if s.Share > 0 {
			marks = append(marks, exploreDataMark{
				At: tenths((at+next)/2, y), Span: tenths(at, next), Rungs: []int{s.FromRung, s.ToRung}, Text: s.Text, Lines: []string{r.Said[i]},
			})
		}
		at = next
	}
	return marks
}
