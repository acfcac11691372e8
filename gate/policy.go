package gate

import (
	"math"

	"rubble/report"
)

// limits are the policies: how many people a figure needs behind it, an
// interval, and a distribution. Open asks for none.
var limits = map[string]report.Limits{
	"standard": {Shown: 5, Interval: 10, Distribution: 20, Lots: 1},
	"strict":   {Shown: 8, Interval: 20, Distribution: 30, Lots: 2},
	"open":     {},
}

// Limits are those of a policy; none, of one that there is not.
func Limits(policy string) report.Limits { return limits[policy] }

// A level is how much may be shown of a cell.
type level int

const (
	nothing      level = iota // not even the count
	rounded                   // one figure, to the nearest 5
	interval                  // the figure as it is, with interval and dispersion
	distribution              // everything
)

// levelOf is that of a cell with n people behind it. A consensus
// questionnaire is a team's own statement and is shown whole.
func (p *publisher) levelOf(n int, consensus bool) level {
	switch l := p.limits; {
	case consensus || n >= l.Distribution:
		return distribution
	case n >= l.Interval:
		return interval
	case n >= l.Shown:
		return rounded
	}
	return nothing
}

// Rounding steps on 0–100 and on 0–1, and how far a figure is kept from the
// ends where nearly everybody answered alike.
const (
	coarse       = 5
	clamp        = 10
	alike        = 0.9 // a larger or equal share in one category shows only the clamped figure
	fewInOne     = 3   // people; a category below is merged with a neighbour
	marginToLine = 5   // of a rounded figure from a threshold, for the verdict to be told
)

// score rounds what lies on 0–100: to one decimal, since two would give a
// hidden team's sum away.
func score(x float64) float64 { return round(x, 10) }

// portion rounds what lies on 0–1: to three decimals.
func portion(x float64) float64 { return round(x, 1000) }

// round is to the nearest of so many parts of one.
func round(x, parts float64) float64 {
	return math.Round(x*parts)/parts + 0 // never −0
}

// coarsely rounds what lies on 0–100 to a multiple of [coarse].
func coarsely(x float64) float64 { return math.Round(x/coarse) * coarse }

func pointer(x float64) *float64 { return &x }
