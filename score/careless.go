package score

import (
	"rubble/model"
	"rubble/survey"
)

// Careless is how many sheets look as though they had been filled in without
// reading, and what the figures would be without them. They are never left
// out.
type Careless struct {
	Sheets  int            // individual ones of the wave
	Flagged int            // of these
	Without []WithoutSheet // for each practice that one of them counts for
}

// A WithoutSheet is how far a practice's figures move when the flagged sheets
// are left out: without less with them, in points.
type WithoutSheet struct {
	Practice                            string
	Flagged                             int // who count for it
	N                                   int // who count for it and are not flagged
	Alignment, Dismantling, Reinvention float64
	Deconstruction                      float64
	Reason                              Reason // why there are no such figures: NobodyCounts where nobody else does
}

// When a run of one and the same answer is flagged.
const (
	longRun = 10 // consecutive items, and at least half of those asked
	eachWay = 2  // of these are reversed, and as many are not: one alone can be misread
)

// A run is a number of consecutive items with the same answer.
type run struct {
	answer   int8 // as it was ticked
	items    int
	reversed int // of these
}

// oneAnswer says, from the vectors of a sheet, whether it looks as though it had been filled in without
// reading: in the order of the form, one and the same answer was ticked at ten
// items or more in a row, at least half of the items asked, although at least
// two of them are reversed and two are not. Who agrees with all of these
// agrees with statements that say the opposite of each other; who ticks the
// middle has no opinion on any, where "don't know" was offered at each.
//
// The length of the longest run of one answer is the long-string index of
// Johnson (2005), "Ascertaining the validity of individual protocols from
// web-based personality inventories", Journal of Research in Personality 39,
// 103–129. Half of the scale is the cautious cut-off of Curran (2016),
// "Methods for the detection of carelessly invalid responses in survey data",
// Journal of Experimental Social Psychology 66, 4–19. Meade & Craig (2012),
// "Identifying careless responses in survey data", Psychological Methods 17,
// 437–455, find that the index tells only one sort of carelessness, which
// others miss; hence reversed items are asked for beside it, and no sheet is
// left out by it.
//
// It sees no carelessness of another sort: not answers at random, not a run
// with a single other answer in its midst, not one of the three practices of a
// form. Ten items are nearly all that a short form asks about one practice. An
// answer that is no agreement, or is missing, ends a run. Rungs do not enter,
// since all norms of a practice may well stand on the same, nor does speed,
// since no times are known. The order of practices is that of the settings.
func (c *compiled) oneAnswer(vectors [][]int8) bool {
	var now run
	longest, asked := 0, 0
	for at, v := range vectors {
		if v == nil {
			continue
		}
		p := &c.practices[at]
		for i, it := range p.items {
			answer := v[len(p.norms)+i]
			if answer == notAsked {
				continue
			}
			asked++
			now = now.next(answer, it.Reverse)
			if now.items >= longRun && min(now.reversed, now.items-now.reversed) >= eachWay {
				longest = max(longest, now.items)
			}
		}
	}
	return longest > 0 && 2*longest >= asked
}

// next goes on by one item, whose answer was turned round if it is reversed.
func (r run) next(answer int8, reversed bool) run {
	if answer < 0 {
		return run{}
	}
	turned := 0
	if reversed {
		answer, turned = model.Points+1-answer, 1
	}
	if answer != r.answer {
		r = run{answer: answer}
	}
	return run{answer, r.items + 1, r.reversed + turned}
}

// withoutCareless says what the figures would be without such sheets.
func (c *compiled) withoutCareless(orgs []*organisation) []WithoutSheet {
	var out []WithoutSheet
	for i, o := range orgs {
		if c.practices[i].id == model.CommonPractice {
			continue
		}
		if w := o.withoutFlagged(); w.Flagged > 0 {
			out = append(out, w)
		}
	}
	return out
}

// withoutFlagged says how far the figures of a practice move without the
// flagged rows. With and without them are worked out in the same way, so that
// nothing but these rows moves a figure.
func (o *organisation) withoutFlagged() WithoutSheet {
	out := WithoutSheet{Practice: o.c.practices[o.at].id}
	var with, without [quantities]mean
	for _, s := range o.samples {
		for _, flagged := range s.flagged {
			switch {
			case flagged:
				out.Flagged++
			case s.mode == survey.Individual:
				out.N++
			}
		}
		all, some := o.c.meansOf(s, true), o.c.meansOf(s, false)
		for i := range all {
			with[i].add(&all[i])
			without[i].add(&some[i])
		}
	}
	var moved [quantities]float64
	for _, i := range []int{alignment, dismantling, reinvention, deconstructed} {
		a, b := with[i].figure(), without[i].figure()
		out.Reason = firstReason(out.Reason, a.reason, b.reason)
		moved[i] = b.value - a.value
	}
	if out.Reason == "" {
		out.Alignment, out.Dismantling, out.Reinvention = moved[alignment], moved[dismantling], moved[reinvention]
		out.Deconstruction = moved[deconstructed]
	}
	return out
}

// meansOf gives a team's quantities, with or without the flagged rows. Its
// weight is its headcount, or how many rows there are.
func (c *compiled) meansOf(s *sample, flagged bool) [quantities]figure {
	var values [measured][]float64
	n := 0
	for i := range s.rows {
		if s.flagged[i] && !flagged {
			continue
		}
		n++
		for j, score := range s.rows[i].scores() {
			if score.ok {
				values[j] = append(values[j], score.value)
			}
		}
	}
	weight := float64(n)
	if s.headcount > 0 {
		weight = float64(s.headcount)
	}
	var out [quantities]figure
	for i, of := range values {
		if len(of) > 0 {
			out[i] = figure{value: average(of), weight: weight}
		} else {
			out[i] = figure{reason: firstReason(s.reason(i), NobodyCounts)}
		}
	}
	c.join(&out)
	return out
}
