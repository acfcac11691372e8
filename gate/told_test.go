package gate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/ledger"
	"rubble/report"
	scoring "rubble/score"
)

// What has a figure is told, rounded or not, of every scope; what has a reason
// in its place is not. So is how many answered, where that is a number, of people
// who answered one by one.
func TestTold(t *testing.T) {
	known, hidden := report.Figure{Value: pointer(35), Rounded: true}, because(report.TooFewPeople)
	told := report.Scores{Alignment: hidden, Dismantling: hidden, Reinvention: known}
	untold := report.Scores{Alignment: hidden, Dismantling: hidden, Reinvention: hidden, Deconstruction: hidden, Gap: hidden}
	r := Release{report: report.Report{Waves: []report.Wave{
		{ID: "w", Respondents: report.Count{N: 49}, Common: []report.Norm{{ID: "common/one", Value: hidden}, {ID: "common/two", Value: known}},
			Practices: []report.Practice{
				{ID: "a", Scores: told, Roles: []report.RoleScores{{Role: "does", Alignment: known}, {Role: "manages", Alignment: hidden}}},
				{ID: "b", Scores: untold}},
			Teams: []report.Team{
				{ID: "ops", Mode: "individual", Respondents: report.Count{N: 9}, Practices: []report.Practice{{ID: "a", Scores: untold}, {ID: "b", Scores: told}}},
				{ID: "few", Mode: "individual", Respondents: report.Count{Below: 5}}, {ID: "joint", Mode: "consensus", Respondents: report.Count{N: 6}}},
			Segments: []report.Segment{{ID: "south"}, {ID: "north", Respondents: &report.Count{N: 30}, Practices: []report.Practice{{ID: "a", Scores: told}, {ID: "b", Scores: untold}}}}},
		{ID: "v", Common: []report.Norm{{ID: "common/one", Value: hidden}}, Practices: []report.Practice{{ID: "a", Scores: untold}}},
	}}}
	want := map[string][]ledger.Cell{"v": nil, "w": {{Scope: ""}, {Scope: "team/ops"}, {Scope: "segment/north"}, {Scope: "", Practice: "a"}, {Scope: "role/does", Practice: "a"}, {Scope: "", Practice: "common"},
		{Scope: "team/ops", Practice: "b"}, {Scope: "segment/north", Practice: "a"}}}
	if diff := cmp.Diff(want, r.Told()); diff != "" {
		t.Error(diff)
	}
}

// How many answered in a team is told still where an edition told it, even if a
// small team has come: another team's number goes with that one's. Where all
// others were told there is none.
func TestCountsStayTold(t *testing.T) {
	for _, c := range []struct {
		people []int
		told   []string
		want   string
	}{
		{[]int{12, 30, 40}, nil, "12 30 40"},
		{[]int{12, 30, 40, 3}, nil, "<20 30 40 <5"},
		{[]int{12, 30, 40, 3}, []string{"alone0"}, "12 <50 40 <5"},
		{[]int{12, 30, 40, 3}, []string{"alone0", "alone1"}, "12 30 <50 <5"},
		{[]int{12, 30, 40, 3}, []string{"alone0", "alone1", "alone2"}, "12 30 40 <5"},
		{[]int{12, 30, 40, 3}, []string{"alone3"}, "<20 30 40 <5"}, // it has too few now
	} {
		told := map[ledger.Cell]bool{}
		for _, team := range c.told {
			told[ledger.Cell{Scope: teamScope(team)}] = true
		}
		w := parted(nil, c.people...)
		w.ID = "w"
		release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}},
			Judged: ledger.Judgement{Told: map[string]map[ledger.Cell]bool{"w": told}}}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, team := range release.Report().Waves[0].Teams {
			n := fmt.Sprint(team.Respondents.N)
			if team.Respondents.Below > 0 {
				n = fmt.Sprint("<", team.Respondents.Below)
			}
			got = append(got, n)
		}
		same(t, fmt.Sprint(c.people, c.told), strings.Join(got, " "), c.want)
	}
}
