package score

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"rubble/model"
	"rubble/survey"
)

// A round is a wave with the samples that it was scored from, for the
// comparison with the next.
type round struct {
	wave  Wave
	teams []teamPart
}

// round scores one wave: each team, then the organisation and its segments
// from their teams.
func (c *compiled) round(id string, sheets []survey.Sheet) *round {
	slices.SortStableFunc(sheets, func(a, b survey.Sheet) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Mode, b.Mode), cmp.Compare(a.Respondent, b.Respondent))
	})
	r := &round{wave: Wave{ID: id, Roles: roleCounts(sheets)}}
	w := &r.wave
	whole := c.body("")
	segments := c.segments()
	c.teams(id, sheets, func(t teamPart) {
		if t.result.Mode == survey.Individual {
			w.Respondents += t.result.Respondents
			w.Careless.Flagged += t.flagged
		} else {
			w.Consensus++
		}
		w.Teams = append(w.Teams, t.result)
		whole.add(&t)
		for _, s := range segments {
			if s.id == t.result.Segment {
				s.add(&t)
			}
		}
		t.drop()
		r.teams = append(r.teams, t)
	})
	results := whole.results(id)
	for i, p := range results {
		if c.practices[i].id == model.CommonPractice {
			w.Common, w.CommonCounting, w.CommonOpen = p.Norms, p.Counting, whole.practices[i].leftOpen()
			continue
		}
		if p.Verdict.Reason != NobodyAnswered {
			w.Practices = append(w.Practices, p)
		}
	}
	w.Across = across(w.Practices, c.student)
	w.Segments, w.SegmentGaps = c.compareSegments(id, segments)
	if c.latest {
		c.robust(w, whole.practices)
		w.Careless.Sheets, w.Careless.Without = w.Respondents, c.withoutCareless(whole.practices)
	}
	return r
}

// roleCounts are the individual sheets by role, those of no role last.
func roleCounts(sheets []survey.Sheet) []RoleCount {
	counts := map[string]int{}
	for _, s := range sheets {
		if s.Mode == survey.Individual {
			counts[s.Role]++
		}
	}
	var out []RoleCount
	for _, role := range append(slices.Clone(survey.Roles), "") {
		if counts[role] > 0 {
			out = append(out, RoleCount{role, counts[role]})
		}
	}
	return out
}

// A body is an organisation, or a part of one, practice by practice.
type body struct {
	id        string // of a segment; empty: the organisation
	teams     []TeamResult
	practices []*organisation
}

func (c *compiled) body(segment string) *body {
	b := &body{id: segment}
	for i := range c.practices {
		b.practices = append(b.practices, &organisation{c: c, at: i, segment: segment})
	}
	return b
}

// add takes a team in.
func (b *body) add(t *teamPart) {
	b.teams = append(b.teams, t.result)
	for i, o := range b.practices {
		o.add(t.result.ID, t.samples[i], t.figures[i])
	}
}

// results are those of each practice, in the order of the model.
func (b *body) results(wave string) []Practice {
	out := make([]Practice, len(b.practices))
	var scored sync.WaitGroup
	for i, o := range b.practices {
		scored.Go(func() { out[i] = o.result(wave) })
	}
	scored.Wait()
	return out
}

// teams scores the teams that answered and hands them on in the order of the
// settings.
func (c *compiled) teams(wave string, sheets []survey.Sheet, next func(teamPart)) {
	own := map[string][]survey.Sheet{}
	for _, s := range sheets {
		own[s.Team] = append(own[s.Team], s)
	}
	answered := slices.DeleteFunc(slices.Clone(c.set.Teams), func(t Team) bool { return len(own[t.ID]) == 0 })
	inOrder(answered, func(t Team) teamPart { return c.team(wave, t, own[t.ID]) }, next)
}

// ahead is how many results for each processor may be under way, or wait for
// their turn: with as many as there are processors, one that takes long would
// leave the others idle.
const ahead = 4

// inOrder does the work for some at a time, and hands the results on in their
// order.
func inOrder[Of, Result any](of []Of, work func(Of) Result, next func(Result)) {
	underWay := make(chan chan Result, ahead*runtime.GOMAXPROCS(0))
	go func() {
		defer close(underWay)
		for _, one := range of {
			done := make(chan Result, 1)
			underWay <- done
			go func() { done <- work(one) }()
		}
	}()
	for done := range underWay {
		next(<-done)
	}
}
