// Package fingerprint turns tallies of records into evidence: what trace a
// norm leaves in the work, whatever people say of it.
//
// A fingerprint is a statistic with an interval. Its presence is where the
// statistic lies between two anchors, one at which the norm would be absent
// and one at which it would be fully there. Which norms a fingerprint speaks
// of, and the anchors with the reasons for them, are content: callers pass
// them in. Outcomes stand beside the fingerprints and have no anchors; they
// say how well the work goes, not by which norms.
//
// Where the records do not allow a figure, there is a [Reason] in its place.
// Whether a figure may be shown is not decided here; see package gate.
package fingerprint

import (
	"rubble/record"
	"rubble/stat"
)

// A Reason says why there is no figure. The list is closed.
type Reason string

const (
	NoRecords       Reason = "no-records"         // nothing was read, or nothing of the period
	MissingField    Reason = "missing-field"      // no record tells what the figure needs
	TooFew          Reason = "too-few"            // fewer records than the model asks for
	TooFewCells     Reason = "too-few-cells"      // fewer combinations than the model asks for
	TooLittleChoice Reason = "too-little-variety" // the outcome hardly varies
)

// Reasons lists all reasons.
func Reasons() []Reason {
	return []Reason{NoRecords, MissingField, TooFew, TooFewCells, TooLittleChoice}
}

// Anchors are what the model says of a fingerprint: the values of the
// statistic at which presence is 0 and 1, in either order, and how much is
// needed for a figure. What a fingerprint does not need is 0.
type Anchors struct {
	AbsentAt, PresentAt float64
	Least               int     // records
	LeastCells          int     // occupied cells
	LeastBits           float64 // entropy of the outcome
}

// Presence places a value of the statistic between the anchors: 0 absent, 1
// present, clamped.
func (a Anchors) Presence(s float64) float64 {
	return min(max((s-a.AbsentAt)/(a.PresentAt-a.AbsentAt), 0), 1)
}

// Evidence is what one fingerprint says. With a Reason, there is no figure,
// and all numbers but N are 0.
type Evidence struct {
	Key        string
	Statistic  float64
	Interval   stat.Interval // of the statistic
	Presence   float64       // 0 to 1
	PresenceLo float64       // ends of the interval carried through, lower first
	PresenceHi float64
	N          int // records that the statistic is of; with a Reason, those there were
	Reason     Reason
	Detail     Detail
}

// Detail is what the figure of a fingerprint is drawn from; each fills in its
// own part.
type Detail struct {
	Groups  []record.Bin       // tier-ladder: distinct assignment groups, and incidents
	Cells   []record.CellCount // matrix: impact, urgency, priority, and incidents
	Bits    float64            // matrix: entropy of the priority
	Windows []Window           // auto-close: one for each k
	Peak    int                // auto-close: the k of the fullest window, the earliest of equals
}

// A Window is the two hours that begin a whole number of days after an
// incident was resolved.
type Window struct{ Days, Closures int }

// figure makes the evidence for a statistic.
func (a Anchors) figure(key string, s float64, ci stat.Interval, n int, d Detail) Evidence {
	one, other := a.Presence(ci.Lo), a.Presence(ci.Hi)
	return Evidence{
		Key: key, Statistic: s, Interval: ci, N: n, Detail: d,
		Presence: a.Presence(s), PresenceLo: min(one, other), PresenceHi: max(one, other),
	}
}

// lacking gives the reason why n records of a tally, those that tell what is
// needed, allow no figure; empty if they do.
func lacking(t record.IncidentTally, n, least int) Reason {
	switch {
	case t.Incidents == 0:
		return NoRecords
	case n == 0:
		return MissingField
	case n < least:
		return TooFew
	}
	return ""
}
