package ledger

import (
	"maps"
	"slices"

	"rubble/survey"
)

// Judge says what may not be told of answers as they are now, where at least
// so many people have to be behind a difference; 0 asks for nothing. It gives
// the answers without those that wait. segments are those of the teams now. Once
// lots were drawn of these answers, [Ledger.Fell] judges them, too.
//
// Answers to a practice of which something was told, of somebody who is new to
// it in that team, wait until at least so many have come, unless others of the
// team went or changed as well: then the team is hidden with them, see
// [Judgement.Few].
func (l Ledger) Judge(answers survey.Answers, segments map[string]string, least int) (survey.Answers, Judgement) {
	if least == 0 || len(l.Editions) == 0 {
		return answers, Judgement{}
	}
	out := Judgement{Waiting: map[string]int{}, Told: map[string]map[Cell]bool{}, Few: map[string]map[Cell]bool{}, Cohorts: map[string][]Cohort{},
		Segments: map[string]map[string]string{}, Held: map[string]map[Held]bool{}}
	wait := map[int]map[string]bool{} // practices, by the place of the sheet
	for id, editions := range l.byWave() {
		now := censusOf(answers, id)
		if n := now.late(editions, least, wait); n > 0 {
			out.Waiting[id] = n
		}
		out.Segments[id] = inSegments(editions, segments)
		out.Told[id], out.Few[id] = compare(editions, now.hashes(), nil, out.Segments[id], least)
		out.Held[id] = map[Held]bool{}
		for _, w := range editions {
			for _, h := range w.Held {
				out.Held[id][h] = true
			}
		}
		out.Cohorts[id] = cohorts(editions, now, out.Segments[id], answers)
	}
	return without(answers, wait), out
}

// Segments are those of teams in a wave: where it was told of, those in which
// the first edition that told of it had them, and of other teams those of now.
func (l Ledger) Segments(wave string, now map[string]string) map[string]string {
	return inSegments(l.byWave()[wave], now)
}

func inSegments(editions []Wave, now map[string]string) map[string]string {
	first := map[string]string{}
	for _, w := range editions {
		for team, segment := range w.segments() {
			if _, is := first[team]; !is && len(w.Told) > 0 {
				first[team] = segment
			}
		}
	}
	out := map[string]string{}
	maps.Copy(out, now)
	maps.Copy(out, first)
	return out
}

// byWave are the waves of all editions, those of one in order.
func (l Ledger) byWave() map[string][]Wave {
	out := map[string][]Wave{}
	for _, e := range l.Editions {
		for _, w := range e.Waves {
			out[w.ID] = append(out[w.ID], w)
		}
	}
	return out
}

// late takes out of a census whose answers wait, notes them by sheet, and says
// of how many sheets they are.
func (c census) late(editions []Wave, least int, wait map[int]map[string]bool) int {
	told := map[string]bool{}
	for _, w := range editions {
		for _, cell := range w.Told {
			told[cell.Practice] = true
		}
	}
	before := editions[len(editions)-1].hashes()
	sheets := map[int]bool{}
	for team, practices := range c {
		for practice, people := range practices {
			if !told[practice] {
				continue
			}
			if asTold(editions, team, practice, people) {
				continue
			}
			here, come := newcomers(before[team][practice], people)
			if gone := len(before[team][practice]) - len(here); gone > 0 || len(come) >= least {
				continue
			}
			practices[practice] = here
			for _, p := range come {
				sheets[p.sheet] = true
				if wait[p.sheet] == nil {
					wait[p.sheet] = map[string]bool{}
				}
				wait[p.sheet][practice] = true
			}
		}
	}
	return len(sheets)
}

// asTold says whether an edition had the same people's answers.
func asTold(editions []Wave, team, practice string, people []person) bool {
	now := hashesIn(people)
	return slices.ContainsFunc(editions, func(w Wave) bool {
		at := slices.IndexFunc(w.Teams, func(t Team) bool { return t.ID == team })
		return at >= 0 && slices.Equal(w.Teams[at].Hashes[practice], now)
	})
}

// newcomers tells those whose answers were there before from the others.
func newcomers(before []uint16, people []person) (here, come []person) {
	left := map[uint16]int{}
	for _, h := range before {
		left[h]++
	}
	for _, p := range people {
		if left[p.hash] > 0 {
			left[p.hash]--
			here = append(here, p)
		} else {
			come = append(come, p)
		}
	}
	return here, come
}

// without are the answers without what waits, and without sheets of which
// nothing is left. It changes nothing of the answers that it is given.
func without(answers survey.Answers, wait map[int]map[string]bool) survey.Answers {
	if len(wait) == 0 {
		return answers
	}
	var kept []survey.Sheet
	for i, s := range answers.Sheets {
		if waits := wait[i]; waits != nil {
			s.Responses = slices.DeleteFunc(slices.Clone(s.Responses), func(r survey.Response) bool { return waits[practiceOf(r)] })
			if len(s.Responses) == 0 {
				continue
			}
		}
		kept = append(kept, s)
	}
	answers.Sheets = kept
	return answers
}

// Hashes of people, sorted, by team and practice.
type hashes map[string]map[string][]uint16

func (c census) hashes() hashes {
	out := hashes{}
	for team, practices := range c {
		out[team] = map[string][]uint16{}
		for practice, people := range practices {
			out[team][practice] = hashesIn(people)
		}
	}
	return out
}

func (w Wave) hashes() hashes {
	out := hashes{}
	for _, t := range w.Teams {
		out[t.ID] = t.Hashes
	}
	return out
}

// union are the keys of both.
func union[K comparable, V, W any](a map[K]V, b map[K]W) map[K]bool {
	out := make(map[K]bool, len(a))
	for k := range maps.Keys(a) {
		out[k] = true
	}
	for k := range maps.Keys(b) {
		out[k] = true
	}
	return out
}

// difference is what came to sorted hashes and what went, each as often as it
// did.
func difference(before, now []uint16) (came, went []uint16) {
	for len(before) > 0 && len(now) > 0 {
		switch b, n := before[0], now[0]; {
		case b == n:
			before, now = before[1:], now[1:]
		case b < n:
			went, before = append(went, b), before[1:]
		default:
			came, now = append(came, n), now[1:]
		}
	}
	return append(came, now...), append(went, before...)
}
