package main

import (
	"fmt"
	"io"

	"rubble/stat"
)

// What is asked of intervals of 95 %.
const (
	bandLo, bandHi = 0.93, 0.97
	certainty      = 0.999 // of the interval of a coverage
)

var figureNames = [figures]string{"A", "X", "R", "D", "G", "norm", "facet"}

// kindName is what the table calls a kind.
func kindName(kind int) string {
	if kind == whole {
		return fmt.Sprintf("%d teams", len(organisation()))
	}
	return shapes[kind].name + " team"
}

// A result is what came of one design.
type result struct {
	design
	tally
}

// headcountName says whether the headcount was known, and which it was.
func (r result) headcountName() string {
	if n := r.headcount(); n > 0 {
		return fmt.Sprint(n)
	}
	return "–"
}

// share is how many of the intervals held the truth, 0–1.
func (c count) share() float64 { return float64(c.covered()) / float64(c.given) }

// verdict says whether the coverage lies in the band: yes; perhaps, where the
// coverage lies outside and its interval reaches in; or no.
func (c count) verdict() string {
	at, ci := c.share(), stat.ClopperPearson(c.covered(), c.given, certainty)
	switch {
	case bandLo <= at && at <= bandHi:
		return "yes"
	case ci.Lo <= bandHi && ci.Hi >= bandLo:
		return "perhaps"
	}
	return "no"
}

// writeAll prints a row for each kind, size, headcount and figure.
func writeAll(w io.Writer, results []result) {
	fmt.Fprintln(w, "| of | n | headcount | figure | coverage | 99.9 % interval | truth below | truth above | in 0.93–0.97 |")
	fmt.Fprintln(w, "|---|--:|--:|---|--:|---|--:|--:|---|")
	for kind := range kinds {
		for _, r := range results {
			for f, c := range r.tally[kind] {
				fmt.Fprintf(w, "| %s | %d | %s | %s |%s\n", kindName(kind), r.size, r.headcountName(), figureNames[f], c.cells())
			}
		}
	}
}

// cells are the columns of a count.
func (c count) cells() string {
	if c.given == 0 {
		return " – | – | – | – | no interval |"
	}
	ci := stat.ClopperPearson(c.covered(), c.given, certainty)
	of := func(k int) float64 { return float64(k) / float64(c.given) }
	return fmt.Sprintf(" %.3f | %.3f–%.3f | %.3f | %.3f | %s |", c.share(), ci.Lo, ci.Hi, of(c.below), of(c.above), c.verdict())
}

// A group is kinds and figures of which one line gives the mean and the worst.
type group struct {
	kinds   [2]int // from, to
	figures [2]int
}

// groups are the columns of the short table.
var groups = [...]group{
	{[2]int{0, whole}, [2]int{0, resampled}},
	{[2]int{0, whole}, [2]int{resampled, figures}},
	{[2]int{whole, kinds}, [2]int{0, resampled}},
	{[2]int{whole, kinds}, [2]int{resampled, figures}},
}

// writeShort prints a row for each size and headcount: the mean coverage over
// shapes and figures, and the one that is farthest from what the interval
// promises.
func writeShort(w io.Writer, results []result, confidence float64) {
	fmt.Fprintln(w, "| n | headcount | team: scores | worst | team: norm, facet | worst | organisation: scores | worst | organisation: norm, facet | worst |")
	fmt.Fprintln(w, "|--:|--:|--:|---|--:|---|--:|---|--:|---|")
	for _, r := range results {
		fmt.Fprintf(w, "| %d | %s |", r.size, r.headcountName())
		for _, g := range groups {
			fmt.Fprint(w, r.summary(g, confidence))
		}
		fmt.Fprintln(w)
	}
}

// summary is the mean and the worst coverage of a group.
func (r result) summary(g group, confidence float64) string {
	var sum, n, worst float64
	var at string
	for kind := g.kinds[0]; kind < g.kinds[1]; kind++ {
		for f := g.figures[0]; f < g.figures[1]; f++ {
			c := r.tally[kind][f]
			if c.given == 0 {
				continue
			}
			sum, n = sum+c.share(), n+1
			if off := max(confidence-c.share(), c.share()-confidence); at == "" || off > worst {
				worst, at = off, fmt.Sprintf("%.3f (%s)", c.share(), label(kind, f))
			}
		}
	}
	if n == 0 {
		return " – | – |"
	}
	return fmt.Sprintf(" %.3f | %s |", sum/n, at)
}

// label names a figure, and the shape of a team.
func label(kind, figure int) string {
	if kind == whole {
		return figureNames[figure]
	}
	return figureNames[figure] + ", " + shapes[kind].name
}
