package gate

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// Hiding cells is not enough. What is hidden in a sum can be worked out as a
// sum, and where that lies near an end of the scale it tells all of its parts:
// of seven people whose answers add up to nothing, each said nothing. So of
// each question some answers of small groups are replaced, before anything is
// scored, each by another answer of the same groups: a hot deck, drawn by lot
// (Hundepool et al. 2012, Statistical Disclosure Control, §3.4.4 and §3.7).
// Everything that is published is worked out from what is then there, so
// nothing of it can tell more, and whose answer was replaced it does not tell.
// The mean of m people, of whom any one may have answered anything, is left
// open by 100/m.
//
// How many people answered what stays as it was, and so does what is shown.

// Draw replaces answers of small groups by lot. It gives the answers that
// everything published is worked out from, and how many of them stand in for
// another, by wave; nil where none do. The lot of an answer hangs on its
// respondent's id and on the lottery, and on nothing that anybody answered.
// Where ids stay the same, it is the same in each wave: two draws of people who
// answer as they did would tell together what each of them hides.
//
// With the sheets goes how many answers were to be expected to be replaced, for
// the intervals ([drawer.expect]), and not which were.
func Draw(m *model.Model, answers survey.Answers, judged ledger.Judgement, set scoring.Settings, policy string, lottery Lottery) (survey.Answers, map[string]int) {
	d := drawer{limits: limits[policy], sheets: answers.Sheets, cohorts: judged.Cohorts, lottery: lottery}
	if d.limits.Lots == 0 {
		return answers, nil
	}
	var drawn map[string]int
	for _, wave := range set.Waves {
		n := d.wave(wave, scoring.Count(m, answers, set.InSegments(judged.Segments[wave]), wave))
		if n > 0 {
			if drawn == nil {
				drawn = map[string]int{}
			}
			drawn[wave] = n
		}
	}
	if d.out != nil {
		answers.Sheets = d.out
	}
	return answers, drawn
}

// A drawer draws the lots of a project.
type drawer struct {
	limits  report.Limits
	sheets  []survey.Sheet
	cohorts map[string][]ledger.Cohort // by wave
	lottery Lottery
	out     []survey.Sheet // with answers replaced, and what was to be expected; nil until there is something
}

// A reply is one answer that counts.
type reply struct {
	sheet, response int // where it stands
	team            int // in the turnout, of all teams
	who             int // in the turnout, of all who count
	value           int8
}

// wave draws the lots of one wave, and says how many answers were replaced.
func (d *drawer) wave(wave string, turnouts []scoring.Turnout) int {
	drawn, expected := make([][]reply, len(turnouts)), make([][]expectation, len(turnouts))
	var drawing sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0)) // each lists all answers to a practice
	for i, t := range turnouts {
		places <- struct{}{}
		drawing.Go(func() {
			drawn[i], expected[i] = d.practice(wave, t)
			<-places
		})
	}
	drawing.Wait()
	n := 0
	for _, replies := range drawn {
		for _, r := range replies {
			d.put(r)
		}
		n += len(replies)
	}
	d.expect(wave, turnouts, expected)
	return n
}

// practice draws the lots of one practice and wave. It gives the replies that
// were replaced, with their new values, and what was to be expected of each team.
func (d *drawer) practice(wave string, t scoring.Turnout) ([]reply, []expectation) {
	s := d.footings(wave, t)
	byQuestion := d.replies(t)
	b := &booth{d.lottery, make([]ticket, len(s.people))}
	var drawn []reply
	expected := make([]expectation, len(t.Teams))
	for _, q := range slices.Sorted(maps.Keys(byQuestion)) {
		replies := byQuestion[q]
		if pools := s.pools(d.sheets, replies, d.limits, 0); len(pools) > 0 {
			for _, at := range d.replace(b, d.lottery.drum(wave, q), replies, pools) {
				drawn = append(drawn, replies[at])
			}
		}
		addExpected(expected, replies, s.pools(d.sheets, replies, d.limits, 1))
	}
	return drawn, expected
}

// replies are the answers that count to the questions of a practice.
func (d *drawer) replies(t scoring.Turnout) map[string][]reply {
	out, who := map[string][]reply{}, 0
	for team, of := range t.Teams {
		for _, i := range of.Sheets {
			for j := range d.sheets[i].Responses {
				r := &d.sheets[i].Responses[j]
				if practice, _, _ := strings.Cut(r.Question, "/"); practice == t.Practice && r.Kind == survey.Given {
					out[r.Question] = append(out[r.Question], reply{sheet: i, response: j, team: team, who: who, value: r.Value})
				}
			}
			who++
		}
	}
	return out
}

// replace draws from pools of answers to one question. The first of a pool, in
// the order of their lots, are replaced by others of it; in one that is too
// small for that, by others. An answer that was replaced for one pool counts for
// all that it is in. It gives the places of those that it replaced.
func (d *drawer) replace(b *booth, from drum, replies []reply, pools []pool) []int {
	var out []int
	given, replaced := slices.Clone(replies), map[int]bool{}
	ticket := func(at int) ticket { return b.ticket(replies[at].who, &d.sheets[replies[at].sheet]) }
	for _, p := range pools {
		left := slices.DeleteFunc(slices.Clone(p.of), func(at int) bool { return replaced[at] })
		var now []int
		for range min(p.lots-(len(p.of)-len(left)), len(left)) {
			first := from.first(left, ticket)
			now = append(now, left[first])
			left = slices.Delete(left, first, first+1)
		}
		if len(now) == 0 {
			continue
		}
		if len(left) == 0 {
			left = others(len(replies), pools, p.of)
		}
		if len(left) == 0 {
			continue
		}
		for _, at := range now {
			replies[at].value = given[left[from.donors(ticket(at)).first(left, ticket)]].value
			replaced[at] = true
			out = append(out, at)
		}
	}
	return out
}

// others are the places that may stand in for those of a pool: those of other
// pools, or where there are none, all.
func others(n int, pools []pool, but []int) []int {
	is := make([]bool, n)
	for _, p := range pools {
		for _, at := range p.of {
			is[at] = true
		}
	}
	out := func(want bool) []int {
		var out []int
		for at := range n {
			if is[at] == want && !slices.Contains(but, at) {
				out = append(out, at)
			}
		}
		return out
	}
	if inPools := out(true); len(inPools) > 0 {
		return inPools
	}
	return out(false)
}

// put puts the value of a reply into the sheet that it stands on.
func (d *drawer) put(r reply) {
	sheet := d.sheet(r.sheet)
	if &sheet.Responses[0] == &d.sheets[r.sheet].Responses[0] {
		sheet.Responses = slices.Clone(sheet.Responses)
	}
	sheet.Responses[r.response].Value = r.value
}

// sheet is one of those that are given out.
func (d *drawer) sheet(at int) *survey.Sheet {
	if d.out == nil {
		d.out = slices.Clone(d.sheets)
	}
	return &d.out[at]
}
