package gate

import (
	"math"

	"rubble/report"
	scoring "rubble/score"
)

// limits are the policies: how many people a figure needs behind it, an
// interval, a distribution, and a decimal. Open asks for none.
var limits = map[string]report.Limits{
	"standard": {Shown: 5, Interval: 10, Distribution: 20, Tenths: 150, Lots: 1},
	"strict":   {Shown: 8, Interval: 20, Distribution: 30, Tenths: 150, Lots: 2},
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

// toldOf rounds a figure of n people: below the number for tenths, to whole
// numbers. A score is the mean of what each person's answers make, a facet or a
// norm that of those who answered it. The two differ by those who left something
// open, who may be one, so that from a score in tenths and its facets follows what
// that one answered: n·X − Σ mean·people/norms, the sum over the norms, divided by
// the share of them left open. Of one norm in nine that is known to within 9·n·0.2,
// in whole numbers to within 9·n·2. Who left more than a third open, or has no
// score at all, is not left to that, see [drawer.apart].
func (p *publisher) toldOf(x float64, n int) float64 {
	if p.inWholes(n) {
		return round(x, 1)
	}
	return score(x)
}

// inWholes says whether a figure of n people is told in whole numbers. What a
// team stated together has no people behind it.
func (p *publisher) inWholes(n int) bool { return 0 < n && n < p.limits.Tenths }

// onSide keeps a figure that is told as it is on the side of a line on which it
// was before it was rounded: 49.7 of a score that needs 50 is told as 49.
func (p *publisher) onSide(f report.Figure, e scoring.Estimate, lines ...float64) report.Figure {
	if !f.Known() || f.Rounded {
		return f
	}
	step := 0.1
	if p.inWholes(f.N.N) {
		step = 1
	}
	told := *f.Value
	for _, line := range lines {
		reached := e.Value >= line-1e-9
		switch {
		case !reached && told >= line:
			told -= step
		case reached && told < line-1e-9:
			told += step
		}
	}
	f.Value = pointer(score(told))
	if f.HasInterval() {
		f.Lo, f.Hi = pointer(min(*f.Lo, told)), pointer(max(*f.Hi, told))
	}
	return f
}

// portion rounds what lies on 0–1: to three decimals.
func portion(x float64) float64 { return round(x, 1000) }

// round is to the nearest of so many parts of one.
func round(x, parts float64) float64 {
	return math.Round(x*parts)/parts + 0 // never −0
}

// coarsely rounds what lies on 0–100 to a multiple of [coarse].
func coarsely(x float64) float64 { return math.Round(x/coarse) * coarse }

func pointer(x float64) *float64 { return &x }
