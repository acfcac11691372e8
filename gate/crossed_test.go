package gate

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	scoring "rubble/score"
)

// cast gives the people of each team their roles, in order: "12 manages", or so
// many of none.
func (c *crowd) cast(teams map[string][]string) {
	at := map[string]int{}
	for i := range c.answers.Sheets {
		s := &c.answers.Sheets[i]
		place := at[s.Team]
		for _, of := range teams[s.Team] {
			var n int
			var role string
			fmt.Sscanf(of, "%d %s", &n, &role)
			if place < n {
				s.Role = role
				break
			}
			place -= n
		}
		at[s.Team]++
	}
}

// Whom roles and teams tell together is worked out by hand: the one of a role who
// is not in the team that is of that role alone.
func TestCrossed(t *testing.T) {
	for name, c := range map[string]struct {
		sizes []int
		roles map[string][]string
		want  []string
	}{
		"one of a role is in another team": {[]int{12, 20, 15},
			map[string][]string{"t00": {"12 is-served"}, "t01": {"19 does", "1 is-served"}, "t02": {"15 manages"}}, []string{"t01 is-served"}},
		"five are": {[]int{12, 20, 15},
			map[string][]string{"t00": {"12 is-served"}, "t01": {"15 does", "5 is-served"}, "t02": {"15 manages"}}, nil},
		"three of each of two teams are, who cannot be told apart": {[]int{12, 20, 20},
			map[string][]string{"t00": {"12 is-served"}, "t01": {"17 does", "3 is-served"}, "t02": {"17 does", "3 is-served"}}, nil},
		"of two teams without a role in common, either": {[]int{12, 20, 15},
			map[string][]string{"t00": {"12 is-served"}, "t01": {"18 does", "2 is-served"}, "t02": {"12 manages", "3 is-served"}},
			[]string{"t01 is-served", "t02 is-served"}},
		"one of no role": {[]int{12, 20, 15},
			map[string][]string{"t00": {"12 is-served"}, "t01": {"19 does", "1 "}, "t02": {"15 manages"}}, []string{"t01 "}},
		"a hidden team is a pool anyway": {[]int{12, 20, 3},
			map[string][]string{"t00": {"12 is-served"}, "t01": {"20 does"}, "t02": {"2 does", "1 is-served"}}, nil},
		"one role alone is not told": {[]int{12, 20},
			map[string][]string{"t00": {"4 is-served", "8 does"}, "t01": {"20 does"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			crowd := gathered(t, c.sizes, mixed(1))
			crowd.cast(c.roles)
			d := drawer{limits: limits["standard"], sheets: crowd.answers.Sheets}
			var got []string
			for _, turnout := range scoring.Count(crowd.m, crowd.answers, crowd.set, "w") {
				for sheet := range d.footings("w", turnout).crossed {
					got = append(got, crowd.answers.Sheets[sheet].Team+" "+crowd.answers.Sheets[sheet].Role)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, slices.Compact(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What one answers whom roles and teams tell together moves nothing that is
// published: in a pool of one, the lot falls on that one.
func TestWhatTheCrossedAnswer(t *testing.T) {
	drawn := func(says int8) []string {
		c := gathered(t, []int{12, 20, 15}, func(team, person, question int) int8 {
			if team == 1 && person == 19 {
				return says
			}
			return mixed(1)(team, person, question)
		})
		c.cast(map[string][]string{"t00": {"12 is-served"}, "t01": {"19 does", "1 is-served"}, "t02": {"15 manages"}})
		answers, _ := c.draw("standard", "key")
		var out []string
		for _, s := range answers.Sheets {
			for _, r := range s.Responses {
				if practice := r.Question[:len("change-enablement")]; practice == "change-enablement" {
					out = append(out, fmt.Sprint(s.Team, s.Respondent, r.Question, r.Value))
				}
			}
		}
		return out
	}
	if diff := cmp.Diff(drawn(0), drawn(5)); diff != "" {
		t.Error(diff)
	}
}
