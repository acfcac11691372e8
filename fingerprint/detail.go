package fingerprint

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rubble/record"
)

// Detail is what the figure of a fingerprint is drawn from; each fills in its
// own part.
type Detail struct {
	Groups   []record.Bin       // tier-ladder: distinct assignment groups, and incidents
	Cells    []record.CellCount // matrix: impact, urgency, priority, and incidents
	Bits     float64            // matrix: entropy of the priority
	Windows  []Window           // auto-close: one for each k
	Peak     int                // auto-close: the k of the fullest window, the earliest of equals
	Names    []NameCount        // catch-all: codes; single-door: channels; bypass: types
	Week     *Week              // approval-heartbeat, night-window
	Tenths   []int              // approval-wait: changes that waited 0 to 10 %, 10 to 20 %, … of their time
	Days     []DayCount         // freeze, batching: every day of the period
	Weekdays []WeekdayCount     // weekday-avoidance: the working days of a week, Monday first
	Failures []Tightened        // tightening: the failures compared
	P        float64            // tightening: of the permutation test
}

// A Window is the two hours that begin a whole number of days after an
// incident was resolved.
type Window struct{ Days, Closures int }

// A Week counts changes by the hour of the week, 0 to 167 from Monday's first.
type Week struct {
	Requests, Approvals [168]int // approval-heartbeat: of the changes that tell both
	Peak                int      // approval-heartbeat: the hour with most approvals, the earliest of equals
	Implemented         [168]int // night-window: of all that were, whether or not they tell their request
}

// A DayCount is a day, the changes implemented on it, and for freeze whether
// it lies in a quiet run.
type DayCount struct {
	Day     record.Day
	Working bool
	Count   int
	Quiet   bool
}

// A WeekdayCount is how many working days fell on a day of the week, and the
// changes implemented on them.
type WeekdayCount struct {
	Weekday       time.Weekday
	Days, Changes int
}

// A Tightened is a failure, with the decisions in the two weeks before and
// after it and how long they were waited for.
type Tightened struct {
	Day                             record.Day
	Before, After                   float64 // median, hours
	DecisionsBefore, DecisionsAfter int
}

// A NameCount is a name and its records. Chosen says that the statistic
// counts them.
type NameCount struct {
	Name   string
	Count  int
	Chosen bool
}

// named lists names by falling count, then in byte order, and adds up those
// that are chosen. Case does not matter to the choice.
func named(words record.Words, chosen []string) ([]NameCount, record.Share) {
	names := make([]NameCount, 0, len(words))
	sum := record.Share{N: words.N()}
	for name, count := range words {
		is := slices.ContainsFunc(chosen, func(c string) bool { return strings.EqualFold(c, name) })
		names = append(names, NameCount{name, count, is})
		if is {
			sum.K += count
		}
	}
	slices.SortFunc(names, func(a, b NameCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return names, sum
}
