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
	NoCalendar      Reason = "no-calendar"        // the settings do not say when people work
	NotConfigured   Reason = "not-configured"     // the settings do not name what is counted
	TooFew          Reason = "too-few"            // fewer records than the model asks for
	TooFewCells     Reason = "too-few-cells"      // fewer combinations than the model asks for
	TooFewChannels  Reason = "too-few-channels"   // fewer channels in use than the model asks for
	TooFewWeeks     Reason = "too-few-weeks"      // records of fewer weeks than the figure needs
	TooQuiet        Reason = "too-quiet"          // too little happens on a day to compare days
	TooLittleChoice Reason = "too-little-variety" // the outcome hardly varies
)

// Reasons lists all reasons.
func Reasons() []Reason {
	return []Reason{NoRecords, MissingField, NoCalendar, NotConfigured, TooFew,
		TooFewCells, TooFewChannels, TooFewWeeks, TooQuiet, TooLittleChoice}
}

// Anchors are what the model says of a fingerprint: the values of the
// statistic at which presence is 0 and 1, in either order, and how much is
// needed for a figure. What a fingerprint does not need is 0.
type Anchors struct {
	AbsentAt, PresentAt float64
	Least               int     // of what the statistic is of: records, or days
	LeastCells          int     // occupied cells
	LeastChannels       int     // channels in use
	LeastWeeks          int     // weeks with records
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
	N          int // records or days that the statistic is of; with a Reason, those there were
	Reason     Reason
	Detail     Detail
}

// figure makes the evidence for a statistic.
func (a Anchors) figure(key string, s float64, ci stat.Interval, n int, d Detail) Evidence {
	one, other := a.Presence(ci.Lo), a.Presence(ci.Hi)
	return Evidence{
		Key: key, Statistic: s, Interval: ci, N: n, Detail: d,
		Presence: a.Presence(s), PresenceLo: min(one, other), PresenceHi: max(one, other),
	}
}

// share makes the evidence whose statistic is a share of the records of a
// tally, of which there are total, with the Wilson interval.
func (a Anchors) share(key string, total int, s record.Share, confidence float64, d Detail) Evidence {
	if reason := lacking(total, s.N, a.Least); reason != "" {
		return Evidence{Key: key, N: s.N, Reason: reason}
	}
	value, _ := s.Value()
	return a.figure(key, value, stat.Wilson(s.K, s.N, confidence), s.N, d)
}

// lacking gives the reason why n of total records, those that tell what is
// needed, allow no figure; empty if they do.
func lacking(total, n, least int) Reason {
	switch {
	case total == 0:
		return NoRecords
	case n == 0:
		return MissingField
	case n < least:
		return TooFew
	}
	return ""
}
