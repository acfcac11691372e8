package score_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// Of four in a team, one found the questions beyond him and does not count, and
// one who does left the facets open: she has no alignment and no reinvention. A
// joint sheet is nobody's, and a team that is not listed is not there.
func TestCount(t *testing.T) {
	set := settings("p")
	set.Teams = []score.Team{{ID: "b", People: 5}, {ID: "a", Segment: "s"}, {ID: "c"}}
	sheets := []survey.Sheet{
		sheet("a", "z", "00001111"),
		sheet("b", "p", "0000????"),
		sheet("b", "q", "????????"),
		sheet("b", "o", "55555555"),
		sheet("b", "n", "2222xxxx"),
		consensus("c", 9, "33333333"),
		sheet("nowhere", "p", "00001111"),
	}
	for i, role := range []string{"manages", "", "manages", "does", "does", "", ""} {
		sheets[i].Role = role
	}
	sheets = append(sheets, sheets[0])
	sheets[7].Wave = "another"
	set.Coverage = 0.5
	got := score.Count(tiny(t), survey.Answers{Sheets: sheets}, set, wave)
	b, a := score.Team{ID: "b", People: 5}, score.Team{ID: "a", Segment: "s"}
	same(t, "turnout", got, []score.Turnout{
		{Practice: "p", Teams: []score.TeamTurnout{
			// n marked the facets as not applicable, and p knew none: only o has alignment.
			{Team: b, Respondents: 4, Scored: 1, Sheets: []int{4, 3, 1}, Lacks: []score.Lack{score.NoAlignment | score.NoReinvention, score.Complete, score.NoAlignment | score.NoReinvention}},
			{Team: a, Respondents: 1, Scored: 1, Sheets: []int{0}, Lacks: []score.Lack{score.Complete}},
		}, Roles: []score.RoleCount{{Role: "manages", Sheets: 1}, {Role: "does", Sheets: 2}, {Role: "", Sheets: 1}}},
		{Practice: "common"},
	})
}

// Whoever counts for scores counts here, and there are as many of them behind
// the score that fewest have.
func TestCountIsThatOfTheScores(t *testing.T) {
	seen := 0
	for seed := range uint64(200) {
		sheets, set := extreme(rand.New(rand.NewPCG(seed, 29)))
		m := tiny(t)
		answers := survey.Answers{Sheets: sheets}
		for _, w := range score.Score(m, answers, set).Waves {
			turnout := score.Count(m, answers, set, w.ID)[0]
			type behind struct{ Respondents, Counting, Scored int }
			got, want := map[string]behind{}, map[string]behind{}
			for _, team := range turnout.Teams {
				got[team.ID] = behind{team.Respondents, len(team.Sheets), team.Scored}
			}
			for _, team := range w.Teams {
				for _, p := range team.Practices {
					if p.Mode == survey.Individual && p.Counting > 0 {
						want[team.ID] = behind{team.Respondents, p.Counting, fewest(p.Alignment, p.Dismantling, p.Reinvention)}
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, %s (-want +got):\n%s", seed, w.ID, diff)
			}
			if len(w.Practices) == 0 || w.Practices[0].Roles == nil { // of the latest wave, where somebody told one
				continue
			}
			var roles []score.RoleCount
			for _, r := range w.Practices[0].Roles {
				roles = append(roles, score.RoleCount{Role: r.Role, Sheets: score.Behind(r.Counting, fewest(r.Alignment, r.Dismantling, r.Reinvention))})
				seen++
			}
			same(t, "roles", turnout.Roles, roles)
		}
	}
	if seen < 100 {
		t.Errorf("only %d roles were compared", seen)
	}
}

// fewest is how many are behind the score that fewest have.
func fewest(of ...score.Estimate) int {
	out := 0
	for _, e := range of {
		if e.Known() && (out == 0 || e.N < out) {
			out = e.N
		}
	}
	return out
}

// What the sheets of one team lack: n1 to n4, then a facet each of flow and
// automation (alignment), and of own knowledge and trust (reinvention).
func TestLacks(t *testing.T) {
	set := settings("p")
	set.Teams = []score.Team{{ID: "a"}}
	set.Coverage = 0.1
	for answers, want := range map[string]score.Lack{
		"00001111": score.Complete,
		"0?001111": score.Complete, // a quarter of the norms open
		"0x0?1111": score.ManyNorms,
		"0..01111": score.ManyNorms,
		"0000?111": score.Complete,
		"0000??11": score.NoAlignment,
		"0000xx1?": score.NoAlignment,
		"0.0.11??": score.NoReinvention | score.ManyNorms,
	} {
		got := score.Count(tiny(t), survey.Answers{Sheets: []survey.Sheet{sheet("a", "p", answers)}}, set, wave)[0].Teams[0].Lacks
		same(t, answers, got, []score.Lack{want})
	}
	ladder := sheet("a", "p", "0000")
	ladder.Length = model.LengthNorms
	got := score.Count(tiny(t), survey.Answers{Sheets: []survey.Sheet{ladder}}, set, wave)[0].Teams[0].Lacks
	same(t, "norms alone", got, []score.Lack{score.NoAlignment | score.NoReinvention})
}
