package score

import (
	"slices"

	"rubble/stat"
	"rubble/survey"
)

// A Trend is how a practice's figures moved from one wave to the next: of the
// organisation, or of a team that answered in the same mode both times. Each
// figure is the later less the earlier one, within ±100 (that of the gap within
// ±200), with the smaller of both numbers of respondents. The scores have the
// bootstrap interval of their difference, see [compiled.trends]; norms that of
// a difference of independent samples, which is too wide where the same people
// answered.
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

// trends compares a wave with the one before: the organisation's practices,
// then each team's that answered both times.
//
// Both waves are drawn anew, and together: of the people of a team who
// answered in either wave, n − 1 of n, so that those who answered in both
// move both. Where ids are not the same from wave to wave, each wave's are
// taken for other people's. Teams with one answer, which are pooled, are drawn
// the same if the same ones are pooled in both waves, whoever answered: each
// team's own difference is its unit. Else each wave draws its own, and the
// interval is too wide where most of them are the same.
func (c *compiled) trends(from, to *round) []Trend {
	if len(from.wave.Practices) == 0 || len(to.wave.Practices) == 0 {
		return nil
	}
	rounds, before, after := [2]*round{from, to}, 0, 1
	if to.wave.ID < from.wave.ID { // the draws are the same both ways round
		rounds, before, after = [2]*round{to, from}, 1, 0
	}
	waves := [2]string{rounds[0].wave.ID, rounds[1].wave.ID}
	label := waves[0] + "\x00" + waves[1]
	whole := [2]*body{c.body(""), c.body("")}
	var teams []Trend
	inOrder(pairs(c.set.Teams, rounds), func(p pair) pair { return c.drawTogether(label, waves, p) }, func(p pair) {
		for i, t := range p {
			if t != nil {
				whole[i].add(t)
			}
		}
		if p[0] != nil && p[1] != nil {
			teams = append(teams, c.moved(from, to, p.id(), c.redrawnTeam(p[before]), c.redrawnTeam(p[after]))...)
		}
		for _, t := range p {
			if t != nil {
				t.drop()
			}
		}
	})
	out := c.moved(from, to, "", c.redrawnOf(&from.wave, &to.wave, whole[before], label), c.redrawnOf(&to.wave, &from.wave, whole[after], label))
	return append(out, teams...)
}

// A redrawn is a practice with its figures as they were drawn for a
// comparison.
type redrawn struct {
	*Practice
	of *[quantities]figure
}

// redrawnOf are the organisation's in one of two waves. Where an only team with
// one answer borrows, both waves draw the same if all of their answers are of
// the same people.
func (c *compiled) redrawnOf(w, other *Wave, b *body, label string) []redrawn {
	var out []redrawn
	for i := range w.Practices {
		p := &w.Practices[i]
		borrowing := label + "\x00" + w.ID
		if q, found := practiceOf(other.Practices, p.ID); found && c.set.StableIDs && p.SameRespondents(*q) {
			borrowing = label
		}
		at := slices.IndexFunc(c.practices, func(def practice) bool { return def.id == p.ID })
		b.practices[at].close(label, borrowing)
		out = append(out, redrawn{p, &b.practices[at].figures})
	}
	return out
}

// redrawnTeam are a team's. What may never be told of so few is left out.
func (c *compiled) redrawnTeam(t *teamPart) []redrawn {
	var out []redrawn
	for i, at := range t.at {
		figures := t.figures[at]
		if !c.tells(t.samples[at]) {
			figures = still(figures)
		}
		out = append(out, redrawn{&t.result.Practices[i], &figures})
	}
	return out
}

// moved compares the practices that both waves have, with answers given in the
// same mode.
func (c *compiled) moved(from, to *round, team string, before, after []redrawn) []Trend {
	var out []Trend
	for _, b := range after {
		at := slices.IndexFunc(before, func(a redrawn) bool { return a.ID == b.ID })
		if at < 0 || before[at].Mode != b.Mode {
			continue
		}
		a := before[at]
		t := Trend{From: from.wave.ID, To: to.wave.ID, Team: team, Practice: b.ID, Mode: b.Mode,
			Scores: c.scoresMoved(a, b), Norms: normsMoved(a.Norms, b.Norms)}
		t.Stayed, t.Joined, t.Left = compareIDs(a.respondents, b.respondents)
		out = append(out, t)
	}
	return out
}

// scoresMoved compares the five scores. Where only one of the two waves asked
// for more than the ladder, alignment and reinvention are not the same measure
// in both, nor is what is made from them.
func (c *compiled) scoresMoved(before, after redrawn) Scores {
	like := before.LadderOnly == after.LadderOnly
	measure := func(later, earlier *figure, like bool) Estimate {
		if !like {
			return Estimate{N: min(later.n, earlier.n), Reason: NotAsked}
		}
		e, _ := apart(later, earlier, c.student)
		return e
	}
	score := func(of int, like bool) Estimate { return measure(&after.of[of], &before.of[of], like) }
	later, earlier := gapOf(after.of), gapOf(before.of)
	defer giveBack(later.replicates)
	defer giveBack(earlier.replicates)
	return Scores{Alignment: score(alignment, like), Dismantling: score(dismantling, true), Reinvention: score(reinvention, like),
		Deconstruction: score(deconstructed, like), Gap: measure(&later, &earlier, like)}
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

// difference is that of a norm, later less earlier. It has an interval only if
// both have one.
func difference(later, earlier Estimate) Estimate {
	if reason := firstReason(later.Reason, earlier.Reason); reason != "" {
		return Estimate{N: min(later.N, earlier.N), Reason: reason}
	}
	d := Estimate{Value: less(later.Value, earlier.Value), N: min(later.N, earlier.N)}
	if later.Interval && earlier.Interval {
		ci := stat.Difference(later.Value, earlier.Value, stat.Interval{Lo: later.Lo, Hi: later.Hi}, stat.Interval{Lo: earlier.Lo, Hi: earlier.Hi})
		d.Lo, d.Hi, d.Interval, d.Method = ci.Lo, ci.Hi, true, ByStudent
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
