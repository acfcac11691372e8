package gate

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"rubble/ledger"
	scoring "rubble/score"
	"rubble/survey"
)

// expectedOf are the shares of answers of each team that can be expected to be
// replaced, "0.0500 of change-enablement", which all of its sheets tell alike.
func expectedOf(t *testing.T, drawn survey.Answers) map[string][]string {
	t.Helper()
	of := map[string]map[string]float64{}
	out := map[string][]string{}
	for _, s := range drawn.Sheets {
		if was, seen := of[s.Team]; seen && !reflect.DeepEqual(was, s.Imputed) {
			t.Errorf("%s: %v and %v", s.Team, was, s.Imputed)
		} else if !seen {
			of[s.Team] = s.Imputed
			for practice, share := range s.Imputed {
				out[s.Team] = append(out[s.Team], fmt.Sprintf("%.4f of %s", share, practice))
			}
			slices.Sort(out[s.Team])
		}
	}
	return out
}

// both are a share of either practice.
func both(share float64) []string {
	return []string{of(share, "change-enablement"), of(share, "common")}
}

func of(share float64, practice string) string { return fmt.Sprintf("%.4f of %s", share, practice) }

// served makes the first so many of a team those of a role that is not told,
// beside two that are.
func (c *crowd) served(count map[string]int) {
	seen := map[string]int{}
	for i := range c.answers.Sheets {
		s := &c.answers.Sheets[i]
		if s.Role = []string{"manages", "does"}[i%2]; seen[s.Team] < count[s.Team] {
			s.Role = "is-served"
		}
		seen[s.Team]++
	}
}

// The share of a team is the sum of lots over the size of the pool, for each of
// its answers, over the answers.
func TestExpected(t *testing.T) {
	practice, _ := contents(t).Practice("change-enablement")
	questions := float64(len(practice.Norms) + len(practice.Items))
	// one norm to which as many of the first team gave the same answer
	nearly := func(same int) func(team, person, question int) int8 {
		return func(team, person, question int) int8 {
			if question == 0 && team == 0 && person < same {
				return 0
			}
			if question == 0 {
				return int8(1 + person%5)
			}
			return mixed(5)(team, person, question)
		}
	}
	for name, c := range map[string]struct {
		sizes  []int
		policy string
		answer func(team, person, question int) int8
		served map[string]int
		cohort []ledger.Cohort
		want   map[string][]string
	}{
		"nothing told of five": {sizes: []int{3, 2, 40}, want: map[string][]string{"t00": both(1. / 5), "t01": both(1. / 5)}},
		"two of five":          {sizes: []int{3, 2, 40}, policy: "strict", want: map[string][]string{"t00": both(2. / 5), "t01": both(2. / 5)}},
		"hidden and rounded":   {sizes: []int{3, 9, 40}, want: map[string][]string{"t00": both(1. / 3), "t01": both(1. / 9)}},
		"one alone":            {sizes: []int{1}, want: map[string][]string{}},
		"one beside many":      {sizes: []int{1, 40}, want: map[string][]string{"t00": both(1)}},
		"large":                {sizes: []int{12, 40}, want: map[string][]string{}},
		"open":                 {sizes: []int{3, 2, 40}, policy: "open", want: map[string][]string{}},
		// A pool of five, of whom one of 30 and four of 40. The common norms are told of no roles.
		"roles": {sizes: []int{30, 40}, served: map[string]int{"t00": 1, "t01": 4}, want: map[string][]string{
			"t00": {of(1./5/30, practice.ID)}, "t01": {of(4./5/40, practice.ID)}}},
		// The one of three is in a pool of three and in one of five: a third is the greater. So is a quarter, of the
		// four whom teams and roles might tell together.
		"roles of a hidden team": {sizes: []int{3, 40}, served: map[string]int{"t00": 1, "t01": 4}, want: map[string][]string{
			"t00": both(1. / 3), "t01": {of(4./4/40, practice.ID)}}},
		"cohort": {sizes: []int{30, 40}, cohort: []ledger.Cohort{{Team: "t00", Practice: practice.ID, Respondents: []string{"p003", "p004", "p005"}}}, want: map[string][]string{
			"t00": {of(1./30, practice.ID)}}},
		// All twelve answers to one question are in a pool of twelve.
		"alike":           {sizes: []int{12, 40}, answer: nearly(12), want: map[string][]string{"t00": {of(1/questions/12, practice.ID)}}},
		"alike but two":   {sizes: []int{12, 40}, answer: nearly(10), want: map[string][]string{"t00": {of(1/questions/12, practice.ID)}}}, // 11 of 12 would be
		"alike but three": {sizes: []int{12, 40}, answer: nearly(9), want: map[string][]string{}},
	} {
		p := gathered(t, c.sizes, mixed(5))
		if c.answer != nil {
			p = gathered(t, c.sizes, c.answer)
		}
		if c.served != nil {
			p.served(c.served)
		}
		p.judged.Cohorts = map[string][]ledger.Cohort{"w": c.cohort}
		policy := c.policy
		if policy == "" {
			policy = "standard"
		}
		drawn, _ := p.draw(policy, "")
		same(t, name, expectedOf(t, drawn), c.want)
		for _, s := range p.answers.Sheets {
			if s.Imputed != nil {
				t.Fatal("the answers that were handed over have changed")
			}
		}
	}
}

// What people of teams of which nothing is told left open changes nothing of what
// is expected of them: one of three two norms, both of two another.
func TestExpectedBesideLeftOpen(t *testing.T) {
	for policy, want := range map[string]float64{"standard": 1. / 5, "strict": 2. / 5} {
		c := gathered(t, []int{3, 2, 40}, mixed(5))
		for i, open := range [][]int{{1, 2}, nil, nil, {3}, {3}} {
			for _, at := range open {
				r := &c.answers.Sheets[i].Responses[at]
				*r = survey.Response{Question: r.Question, Kind: survey.DontKnow}
			}
		}
		drawn, _ := c.draw(policy, "")
		same(t, policy, expectedOf(t, drawn), map[string][]string{"t00": both(want), "t01": both(want)})
	}
}

// Where a pool is all that there is, as many lots as answers leave nobody to
// stand in.
func TestChanceOfBeingReplaced(t *testing.T) {
	for _, c := range []struct {
		lots, of, replies int
		want              float64
	}{{1, 7, 9, 1. / 7}, {2, 7, 7, 2. / 7}, {1, 1, 2, 1}, {2, 1, 2, 1}, {2, 2, 3, 1}, {1, 1, 1, 0}, {2, 2, 2, 0}, {2, 1, 1, 0}} {
		p := pool{of: make([]int, c.of), lots: c.lots, people: c.of}
		same(t, fmt.Sprint(c), p.chance(c.replies), c.want)
	}
}

// A joint sheet of a team of which people answered one by one stays as it is,
// and so do other waves.
func TestExpectedOfIndividualSheets(t *testing.T) {
	p := gathered(t, []int{3, 40}, mixed(1))
	joint, before := p.answers.Sheets[0], p.answers.Sheets[0]
	joint.Mode, joint.Respondent, joint.People = survey.Consensus, "", 3
	before.Wave = "v"
	p.answers.Sheets = append(p.answers.Sheets, joint, before)
	drawn, _ := p.draw("standard", "")
	n := len(drawn.Sheets)
	same(t, "the others", drawn.Sheets[n-2:], []survey.Sheet{joint, before})
	if drawn.Sheets[0].Imputed == nil {
		t.Error("nothing is expected of those who answered one by one")
	}
}

// Five people of a role of which nothing is told answer alike, one of them in a
// team that all answered, but that to each question one said something else:
// whoever the lot falls on, which hangs on the key. What is handed on is then the
// same whatever the key, and so is all that is published.
func TestWhereLotsFellIsNotTold(t *testing.T) {
	given := func(c *crowd, value func(member, question int) int8) {
		member := 0
		for i := range c.answers.Sheets {
			s := &c.answers.Sheets[i]
			if s.Role != "is-served" {
				continue
			}
			for j := range s.Responses {
				s.Responses[j].Value = value(member, j)
			}
			member++
		}
	}
	var handed []survey.Answers
	var fell []map[string]bool
	for _, key := range []string{"a key of sixteen", "another, of more"} {
		c := gathered(t, []int{40, 40, 40}, mixed(2))
		for i := range c.set.Teams {
			c.set.Teams[i].People = 40
		}
		c.served(map[string]int{"t00": 1, "t01": 4})
		given(c, func(member, question int) int8 { return int8(1 + member) }) // so that each replacement shows
		drawn, _ := c.draw("standard", key)
		on := map[string]bool{}
		for i, s := range c.answers.Sheets {
			for j, r := range s.Responses {
				if drawn.Sheets[i].Responses[j].Value != r.Value {
					on[s.Team+"/"+s.Respondent+"/"+r.Question] = true
				}
			}
		}
		given(c, func(int, int) int8 { return 2 })
		for i, s := range c.answers.Sheets {
			for j, r := range s.Responses {
				if on[s.Team+"/"+s.Respondent+"/"+r.Question] {
					c.answers.Sheets[i].Responses[j].Value = 4
				}
			}
		}
		drawn, lots := c.draw("standard", key)
		same(t, "lots", lots["w"], len(on))
		handed, fell = append(handed, drawn), append(fell, on)
		if len(handed) == 1 {
			w := scoring.Score(c.m, drawn, c.set).Waves[0]
			if e := w.Teams[0].Practices[0].Alignment; !e.Interval || e.Lo == e.Hi {
				t.Errorf("of the team of the one: %+v", e)
			}
			if e := w.Teams[2].Practices[0].Alignment; !e.Interval || e.Lo != e.Hi {
				t.Errorf("of the team without lots: %+v", e)
			}
		}
	}
	if reflect.DeepEqual(fell[0], fell[1]) {
		t.Fatal("the lots fell on the same")
	}
	same(t, "what is handed on", handed[1], handed[0])
}
