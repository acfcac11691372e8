package score

import (
	"slices"

	"rubble/stat"
	"rubble/survey"
)

// A Trend is how a practice's figures moved from one wave to the next: of the
// organisation, or of a team that answered in the same mode both times. Each
// figure is the later less the earlier one, within ±100 (that of the gap within
// ±200), with the interval of a difference of independent samples and the
// smaller of both numbers of respondents.
type Trend struct {
	From, To string // waves
	Team     string // empty: the organisation
	Practice string
	Mode     survey.Mode
	Scores
	Norms  []NormTrend
	Stayed int // respondents who count in both waves, by their ids
	Joined int // only in the later one
	Left   int // only in the earlier one
}

// A NormTrend is how far a norm moved on the dismantling scale.
type NormTrend struct {
	Key   string
	Value Estimate
}

// trends compares each wave with the one before.
func trends(waves []Wave) []Trend {
	var out []Trend
	for i := 1; i < len(waves); i++ {
		before, after := &waves[i-1], &waves[i]
		out = append(out, moved(before, after, "", before.Practices, after.Practices)...)
		for _, t := range after.Teams {
			at := slices.IndexFunc(before.Teams, func(b TeamResult) bool { return b.ID == t.ID })
			if at >= 0 {
				out = append(out, moved(before, after, t.ID, before.Teams[at].Practices, t.Practices)...)
			}
		}
	}
	return out
}

// moved compares the practices that both waves have, with answers given in the
// same mode.
func moved(from, to *Wave, team string, before, after []Practice) []Trend {
	var out []Trend
	for i := range after {
		b := &after[i]
		at := slices.IndexFunc(before, func(a Practice) bool { return a.ID == b.ID })
		if at < 0 || before[at].Mode != b.Mode {
			continue
		}
		a := &before[at]
		t := Trend{From: from.ID, To: to.ID, Team: team, Practice: b.ID, Mode: b.Mode,
			Scores: scoresMoved(a, b), Norms: normsMoved(a.Norms, b.Norms)}
		t.Stayed, t.Joined, t.Left = compareIDs(a.respondents, b.respondents)
		out = append(out, t)
	}
	return out
}

// scoresMoved compares the five scores. Where only one of the two waves asked
// for more than the ladder, alignment and reinvention are not the same measure
// in both, nor is what is made from them.
func scoresMoved(before, after *Practice) Scores {
	measure := difference
	if before.LadderOnly != after.LadderOnly {
		measure = func(later, earlier Estimate) Estimate {
			return Estimate{N: min(later.N, earlier.N), Reason: NotAsked}
		}
	}
	return Scores{
		Alignment:      measure(after.Alignment, before.Alignment),
		Dismantling:    difference(after.Dismantling, before.Dismantling),
		Reinvention:    measure(after.Reinvention, before.Reinvention),
		Deconstruction: measure(after.Deconstruction, before.Deconstruction),
		Gap:            measure(after.Gap, before.Gap),
	}
}

// normsMoved compares the norms that both have.
func normsMoved(before, after []Norm) []NormTrend {
	var out []NormTrend
	for _, b := range after {
		if at := slices.IndexFunc(before, func(a Norm) bool { return a.Key == b.Key }); at >= 0 {
			out = append(out, NormTrend{b.Key, difference(b.Value, before[at].Value)})
		}
	}
	return out
}

// difference is later less earlier. It has an interval only if both have one.
func difference(later, earlier Estimate) Estimate {
	if reason := firstReason(later.Reason, earlier.Reason); reason != "" {
		return Estimate{N: min(later.N, earlier.N), Reason: reason}
	}
	d := Estimate{Value: later.Value - earlier.Value, N: min(later.N, earlier.N)}
	if later.Interval && earlier.Interval {
		ci := stat.Difference(later.Value, earlier.Value, stat.Interval{Lo: later.Lo, Hi: later.Hi}, stat.Interval{Lo: earlier.Lo, Hi: earlier.Hi})
		d.Lo, d.Hi, d.Interval = ci.Lo, ci.Hi, true
	}
	return d
}

// SameRespondents says whether the same people count in both, by their ids.
func (p Practice) SameRespondents(q Practice) bool {
	return slices.Equal(p.respondents, q.respondents)
}

// compareIDs counts the ids in both of two sorted lists, and those in one only.
func compareIDs(before, after []string) (stayed, joined, left int) {
	for _, id := range after {
		if _, found := slices.BinarySearch(before, id); found {
			stayed++
		}
	}
	return stayed, len(after) - stayed, len(before) - stayed
}
