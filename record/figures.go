package record

import (
	"cmp"
	"maps"
	"slices"
)

// UpdatesPerIncident is the mean number of rows that tell of an incident, and
// false without incidents.
func (t IncidentTally) UpdatesPerIncident() (float64, bool) {
	return Share{K: t.Updates, N: t.Incidents}.Value()
}

// Reassignments describes how often incidents changed hands.
func (t IncidentTally) Reassignments() Spread { return t.Hops.Bins().Spread(1) }

// Reassigned is the share that changed hands at least once.
func (t IncidentTally) Reassigned() Share { return shareFrom(t.Hops, 1) }

// SeveralGroups is the share that passed through two or more assignment
// groups, of all incidents of sources that tell their groups, those included
// in which no group was ever named.
func (t IncidentTally) SeveralGroups() Share { return shareFrom(t.Groups, 2) }

// NoGroup counts the incidents for which no assignment group was ever named.
func (t IncidentTally) NoGroup() int { return t.Groups[0] }

// Reopening is the share that was reopened at least once.
func (t IncidentTally) Reopening() Share { return shareFrom(t.Reopened, 1) }

// HoursToResolve describes the time from opened to resolved, in hours, of the
// incidents that have both stamps, negative ones included.
func (t IncidentTally) HoursToResolve() Spread { return t.ToResolve.Bins().Spread(60) }

// HoursToClose describes the time from opened to closed in the same way.
func (t IncidentTally) HoursToClose() Spread { return t.ToClose.Bins().Spread(60) }

// ResolvedMissing counts the incidents whose time to resolve cannot be told.
func (t IncidentTally) ResolvedMissing() int { return t.Incidents - t.ToResolve.N() }

// ResolvedBeforeOpened counts the negative times to resolve.
func (t IncidentTally) ResolvedBeforeOpened() int { return t.ToResolve.N() - t.ToResolve.From(0) }

// A PriorityShare is a share among the incidents of one priority.
type PriorityShare struct {
	Priority string
	Share    Share
}

// SLAMetByPriority is the share that met its target, for each priority in byte
// order.
func (t IncidentTally) SLAMetByPriority() []PriorityShare {
	byName := make(map[string]Answers)
	for key, count := range t.SLAByPriority {
		a := byName[key.Priority]
		if key.Met {
			a.Yes += count
		} else {
			a.No += count
		}
		byName[key.Priority] = a
	}
	shares := make([]PriorityShare, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		shares = append(shares, PriorityShare{name, byName[name].Share()})
	}
	return shares
}

// A CellCount is a cell of the priority matrix and its incidents.
type CellCount struct {
	Cell
	Count int
}

// Matrix lists the cells by impact, urgency and priority in byte order.
func (t IncidentTally) Matrix() []CellCount {
	cells := make([]CellCount, 0, len(t.Cells))
	for cell, count := range t.Cells {
		cells = append(cells, CellCount{cell, count})
	}
	slices.SortFunc(cells, func(a, b CellCount) int {
		return cmp.Or(cmp.Compare(a.Impact, b.Impact), cmp.Compare(a.Urgency, b.Urgency),
			cmp.Compare(a.Priority, b.Priority))
	})
	return cells
}

func shareFrom(h Histogram, least int) Share { return Share{K: h.From(least), N: h.N()} }
