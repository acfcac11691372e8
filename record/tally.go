package record

import (
	"cmp"
	"time"
)

// A Cell is what a matrix of impact and urgency makes of an incident.
type Cell struct{ Impact, Urgency, Priority string }

// A PriorityAnswer is a priority with whether its target was met.
type PriorityAnswer struct {
	Priority string
	Met      bool
}

// An IncidentTally counts incidents. The zero tally is empty and ready to use.
//
// Incidents is the control total. What an incident does not tell is in none
// of the other counts: the total of a count is the number of incidents that
// tell it, and never more than Incidents (Updates apart).
type IncidentTally struct {
	Incidents int
	Updates   int // rows that tell of the incidents

	First, Last time.Time // opened; zero if there are none

	Groups     Histogram // distinct assignment groups
	Hops       Histogram // reassignments
	Reopened   Histogram // times reopened
	EverOpen   Answers   // reopened on any update
	FirstTouch Answers   // never reassigned and never reopened

	ToResolve    Histogram // whole minutes from opened to resolved, rounded down; may be negative
	ToClose      Histogram // whole minutes from opened to closed, likewise
	ClosureHours Histogram // whole hours from resolved to closed, likewise

	SLA           Answers
	SLAByPriority map[PriorityAnswer]int
	Cells         map[Cell]int // incidents that tell impact, urgency and priority

	Problem, Change, CausedBy Answers // linked to one
	Learning                  Answers // linked to a problem or to a change
	Knowledge                 Answers // used
	Waited                    Answers // for the user

	Contact   Words
	Code      Words // closing code
	Priority  Words
	LastState Words
}

// Add counts an incident.
func (t *IncidentTally) Add(i Incident) {
	t.Incidents++
	t.Updates += i.Updates
	t.span(i.Opened, i.Opened)
	t.addWork(i)
	t.addTimes(i)
	t.addPriority(i)

	t.Problem.add(i.Problem.Answer())
	t.Change.add(i.Change.Answer())
	t.CausedBy.add(i.CausedBy.Answer())
	t.Learning.add(either(i.Problem.Answer(), i.Change.Answer()))
	t.Knowledge.add(i.Knowledge)
	t.Waited.add(i.Waited)
	t.Contact.add(i.Contact, 1)
	t.Code.add(i.Code, 1)
	t.LastState.add(i.LastState, 1)
}

func (t *IncidentTally) addWork(i Incident) {
	if i.Groups.Known {
		t.Groups.add(i.Groups.N, 1)
	}
	if i.Hops.Known {
		t.Hops.add(i.Hops.N, 1)
	}
	if i.Reopened.Known {
		t.Reopened.add(i.Reopened.N, 1)
	}
	if i.Hops.Known && i.Reopened.Known {
		t.FirstTouch.add(AnswerOf(i.Hops.N == 0 && i.Reopened.N == 0))
	}
	t.EverOpen.add(i.ReopenedEver)
}

func (t *IncidentTally) addTimes(i Incident) {
	if known(i.Opened, i.Resolved) {
		t.ToResolve.add(whole(i.Opened, i.Resolved, time.Minute), 1)
	}
	if known(i.Opened, i.Closed) {
		t.ToClose.add(whole(i.Opened, i.Closed, time.Minute), 1)
	}
	if known(i.Resolved, i.Closed) {
		t.ClosureHours.add(whole(i.Resolved, i.Closed, time.Hour), 1)
	}
}

func (t *IncidentTally) addPriority(i Incident) {
	t.SLA.add(i.SLAMet)
	t.Priority.add(i.Priority, 1)
	if i.Priority == "" {
		return
	}
	if i.SLAMet != Unknown {
		add(&t.SLAByPriority, PriorityAnswer{i.Priority, i.SLAMet == Yes}, 1)
	}
	if i.Impact != "" && i.Urgency != "" {
		add(&t.Cells, Cell{i.Impact, i.Urgency, i.Priority}, 1)
	}
}

// Merge adds the counts of o. If no incident is in both, the result is the
// tally of the incidents of either; the order of merging does not matter. o
// is left as it was.
func (t *IncidentTally) Merge(o IncidentTally) {
	t.Incidents += o.Incidents
	t.Updates += o.Updates
	t.span(o.First, o.Last)

	t.Groups.merge(o.Groups)
	t.Hops.merge(o.Hops)
	t.Reopened.merge(o.Reopened)
	t.EverOpen.merge(o.EverOpen)
	t.FirstTouch.merge(o.FirstTouch)
	t.ToResolve.merge(o.ToResolve)
	t.ToClose.merge(o.ToClose)
	t.ClosureHours.merge(o.ClosureHours)

	t.SLA.merge(o.SLA)
	merge(&t.SLAByPriority, o.SLAByPriority)
	merge(&t.Cells, o.Cells)
	t.Problem.merge(o.Problem)
	t.Change.merge(o.Change)
	t.CausedBy.merge(o.CausedBy)
	t.Learning.merge(o.Learning)
	t.Knowledge.merge(o.Knowledge)
	t.Waited.merge(o.Waited)
	t.Contact.merge(o.Contact)
	t.Code.merge(o.Code)
	t.Priority.merge(o.Priority)
	t.LastState.merge(o.LastState)
}

// span widens the range of opening to hold first and last.
func (t *IncidentTally) span(first, last time.Time) {
	t.First, t.Last = widened(t.First, t.Last, first, last)
}

// widened is a range of time that holds two; a zero time holds none.
func widened(from, to, first, last time.Time) (time.Time, time.Time) {
	if !first.IsZero() && (from.IsZero() || compare(first, from) < 0) {
		from = first
	}
	if !last.IsZero() && (to.IsZero() || compare(last, to) > 0) {
		to = last
	}
	return from, to
}

// compare orders two stamps, those of one instant by their offsets, so that
// the order of the records does not decide which day is told.
func compare(a, b time.Time) int {
	_, east := a.Zone()
	_, other := b.Zone()
	return cmp.Or(a.Compare(b), cmp.Compare(east, other))
}

func add[K comparable](m *map[K]int, key K, count int) {
	if *m == nil {
		*m = make(map[K]int)
	}
	(*m)[key] += count
}

func merge[K comparable](m *map[K]int, o map[K]int) {
	for key, count := range o {
		add(m, key, count)
	}
}

func known(a, b time.Time) bool { return !a.IsZero() && !b.IsZero() }

// whole counts the units from a to b, rounded down also below zero.
func whole(a, b time.Time, unit time.Duration) int {
	d := b.Sub(a)
	n := d / unit
	if d%unit < 0 {
		n--
	}
	return int(n)
}
