package gate

import (
	"fmt"
	"testing"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
)

// What follows under standard (nothing below 5, rounded below 10, no
// distribution below 20) and strict (8, 20, 30).
func TestForesee(t *testing.T) {
	few, other := report.TooFewPeople, report.Protects
	for _, c := range []struct {
		name, policy string
		teams        []Foreseen
		want         Outlook
	}{
		// The three of d would follow from the whole less the others: 51 − 48. The
		// smallest besides it goes with it.
		{"one small team", "standard", []Foreseen{{Team: "a", People: 30}, {Team: "b", People: 12}, {Team: "c", People: 6}, {Team: "d", People: 3}}, Outlook{
			Organisation: Shown{"", 51, false, "distribution", ""},
			Teams:        []Shown{{"a", 30, false, "distribution", ""}, {"b", 12, false, "interval", ""}, {"c", 6, false, "nothing", other}, {"d", 3, false, "nothing", few}}}},
		// Of c and d, 9 people are hidden together, and 42 told.
		{"two small teams", "strict", []Foreseen{{Team: "a", People: 30}, {Team: "b", People: 12}, {Team: "c", People: 6}, {Team: "d", People: 3}}, Outlook{
			Organisation: Shown{"", 51, false, "distribution", ""},
			Teams:        []Shown{{"a", 30, false, "distribution", ""}, {"b", 12, false, "rounded", ""}, {"c", 6, false, "nothing", few}, {"d", 3, false, "nothing", few}}}},
		{"nothing is hidden", "open", []Foreseen{{Team: "a", People: 30}, {Team: "d", People: 1}}, Outlook{
			Organisation: Shown{"", 31, false, "distribution", ""},
			Teams:        []Shown{{"a", 30, false, "distribution", ""}, {"d", 1, false, "distribution", ""}}}},
		// A joint answer is told whole and adds nobody to any sum.
		{"together", "standard", []Foreseen{{Team: "a", People: 30}, {Team: "d", People: 3, Consensus: true}}, Outlook{
			Organisation: Shown{"", 30, false, "distribution", ""},
			Teams:        []Shown{{"a", 30, false, "distribution", ""}, {"d", 0, true, "distribution", ""}}}},
		{"all together", "strict", []Foreseen{{Team: "d", Segment: "n", People: 3, Consensus: true}}, Outlook{
			Organisation: Shown{"", 0, true, "distribution", ""},
			Segments:     []Shown{{"n", 0, true, "distribution", ""}},
			Teams:        []Shown{{"d", 0, true, "distribution", ""}}}},
		// The segment less a would tell of d: a goes with it, and b and c stay.
		{"a small team in a segment", "standard", []Foreseen{{"b", "s", 12, false}, {"a", "n", 30, false}, {"c", "s", 6, false}, {"d", "n", 3, false}}, Outlook{
			Organisation: Shown{"", 51, false, "distribution", ""},
			Segments:     []Shown{{"s", 18, false, "interval", ""}, {"n", 33, false, "distribution", ""}},
			Teams:        []Shown{{"b", 12, false, "interval", ""}, {"a", 30, false, "nothing", other}, {"c", 6, false, "rounded", ""}, {"d", 3, false, "nothing", few}}}},
		{"nobody in one, too few in all", "standard", []Foreseen{{Team: "a"}, {Team: "b", People: 4}}, Outlook{
			Organisation: Shown{"", 4, false, "nothing", few},
			Teams:        []Shown{{ID: "a"}, {"b", 4, false, "nothing", few}}}},
		{"nobody", "standard", []Foreseen{{Team: "a"}}, Outlook{Teams: []Shown{{ID: "a"}}}},
		{"no team", "standard", nil, Outlook{}},
	} {
		c.want.Practice = "change-enablement"
		same(t, c.name, Foresee(Input{Model: contents(t), Length: model.LengthShort}, c.policy, "change-enablement", c.teams), c.want)
	}
}

// Where people have answered, what is said is what is published.
func TestOutlooks(t *testing.T) {
	p := func(n int) scoring.Practice { p := measured(n); p.LeftOut = 0; return p }
	in := func(segment, id string, n int) scoring.TeamResult {
		return scoring.TeamResult{Team: scoring.Team{ID: id, Segment: segment}, Respondents: n, Practices: []scoring.Practice{p(n)}}
	}
	role := func(key string, n int) scoring.RoleScores {
		s := p(n).Scores
		return scoring.RoleScores{Role: key, Alignment: s.Alignment, Dismantling: s.Dismantling, Reinvention: s.Reinvention}
	}
	w := scoring.Wave{Respondents: 51, Practices: []scoring.Practice{p(51)},
		Teams:    []scoring.TeamResult{in("n", "a", 30), in("n", "d", 3), in("", "b", 12), in("", "c", 6)},
		Segments: []scoring.Segment{{ID: "n", Teams: []string{"a", "d"}, Respondents: 33, Practices: []scoring.Practice{p(33)}}},
		Roles:    []scoring.RoleCount{{Role: "manages", Sheets: 12}, {Role: "does", Sheets: 36}, {Role: "is-served", Sheets: 3}}}
	w.Practices[0].Roles = []scoring.RoleScores{role("manages", 12), role("does", 36), role("is-served", 3), role("", 0)}
	input := Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}},
		Settings: scoring.Settings{Confidence: 0.95, Alignment: 50, Deconstruction: 50}}
	for _, policy := range []string{"standard", "strict", "open"} {
		release, err := Publish(input, policy)
		if err != nil {
			t.Fatal(err)
		}
		told, out := release.Report().Waves[0], Outlooks(input, policy)
		if len(out) != 1 || out[0].Practice != "change-enablement" {
			t.Fatalf("%s: %+v", policy, out)
		}
		held := func(what string, f report.Figure, s Shown) {
			got := Shown{ID: s.ID, People: s.People}
			switch {
			case f.Reason != nil:
				got.Level, got.Why = "nothing", f.Reason.Code
			case f.Rounded:
				got.Level = "rounded"
			default:
				got.Level = limitsLevel(policy, s.People)
			}
			same(t, policy+", "+what, s, got)
		}
		held("the whole", told.Practices[0].Dismantling, out[0].Organisation)
		held("a segment", told.Segments[0].Practices[0].Dismantling, out[0].Segments[0])
		for i, s := range out[0].Teams {
			held("team "+s.ID, told.Teams[i].Practices[0].Dismantling, s)
		}
	}
	// Beside the three, the twelve have to be hidden; then there is nothing to compare.
	few := report.TooFewInRole
	same(t, "roles", Outlooks(input, "standard")[0].Roles,
		[]Shown{{"manages", 12, false, "nothing", report.Protects}, {"does", 36, false, "nothing", few}, {"is-served", 3, false, "nothing", few}})
	w.Practices[0].Roles = []scoring.RoleScores{role("manages", 12), role("does", 39), role("is-served", 0), role("", 0)}
	same(t, "two roles", Outlooks(input, "standard")[0].Roles, []Shown{{"manages", 12, false, "interval", ""}, {"does", 39, false, "interval", ""}})
	if got := Outlooks(Input{}, "standard"); got != nil {
		t.Errorf("without answers: %+v", got)
	}
}

// What is said where teams of which nothing is told left questions open is what is
// published, at each number of people from which on more is shown: of the whole
// and the segment 10 and 20, and 20 and 30, of roles 10, and 20. And it is what is
// said where nobody left any.
func TestOutlooksBesideLeftOpen(t *testing.T) {
	for _, c := range []struct {
		policy string
		sizes  []int
	}{{"standard", []int{3, 2, 5}}, {"standard", []int{3, 2, 15}}, {"standard", []int{3, 2, 25}}, {"standard", []int{3, 2, 5, 31}},
		{"strict", []int{4, 4, 12}}, {"strict", []int{4, 4, 22}}, {"strict", []int{4, 4, 52}}} {
		var full Outlook
		for i, open := range opens {
			what, in := fmt.Sprint(c, ", ", open.name), leftOpenBy(t, c.policy, c.sizes, open)
			out := Outlooks(in, c.policy)[0]
			out.Teams = nil // of these, those who answered
			if i == 0 {
				full = out
			}
			same(t, what, out, full)
			release, err := Publish(in, c.policy)
			if err != nil {
				t.Fatal(err)
			}
			told := release.Report().Waves[0]
			same(t, what+", the whole", shownOf(out.Organisation), figureOf(told.Practices[0].Scores))
			for i, s := range out.Segments {
				same(t, what+", segment "+s.ID, shownOf(s), figureOf(told.Segments[i].Practices[0].Scores))
			}
			var roles []string
			for _, r := range out.Roles {
				if r.Why == "" {
					roles = append(roles, r.ID+" "+shownOf(r))
				}
			}
			var rolesTold []string
			for _, r := range told.Practices[0].Roles {
				rolesTold = append(rolesTold, r.Role+" "+figureOf(report.Scores{Alignment: r.Alignment, Dismantling: r.Dismantling, Reinvention: r.Reinvention}))
			}
			same(t, what+", roles", roles, rolesTold)
		}
	}
}

// shownOf is what is to be seen of figures at a level.
func shownOf(s Shown) string {
	switch s.Level {
	case "nothing":
		return string(s.Why)
	case "rounded":
		return "rounded"
	}
	return "exact"
}

// figureOf is what is seen of scores; of axes without an answer, nothing.
func figureOf(s report.Scores) string {
	out := "exact"
	for _, f := range axesOf(s) {
		switch {
		case f.Rounded:
			out = "rounded"
		case !f.Known() && f.Reason != nil && (f.Reason.Code == report.TooFewPeople || f.Reason.Code == report.Protects):
			return string(f.Reason.Code)
		}
	}
	return out
}

// limitsLevel is the level of so many people whose figures are told as they are.
func limitsLevel(policy string, n int) string {
	if n >= limits[policy].Distribution {
		return "distribution"
	}
	return "interval"
}
