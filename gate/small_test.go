package gate

import (
	"fmt"
	"testing"

	"rubble/ledger"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// withTeam is an organisation of 49 people with a team of n, whose verdict is
// left to its teams in such a share of the alternative scorings.
func withTeam(n int, byTeams float64) scoring.Wave {
	whole := tested(49)
	whole.Robustness.ByTeams = byTeams
	w := scoring.Wave{Respondents: 49, Practices: []scoring.Practice{whole}}
	for i, people := range []int{49 - n, n} {
		w.Teams = append(w.Teams, scoring.TeamResult{Team: scoring.Team{ID: fmt.Sprint("t", i)}, Respondents: people,
			Practices: []scoring.Practice{measured(people)}})
	}
	return w
}

// A team with fewer people than an interval asks for takes from the
// organisation the smallest change, and the robustness where scorings leave the
// verdict to the teams: in more than one in a hundred, what is told being rounded
// down to hundredths.
func TestSmallTeams(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy               string
		n                    int
		byTeams              float64
		robustness, smallest bool
	}{
		{"standard", 9, 0, true, false}, {"standard", 9, 0.01, true, false}, {"standard", 9, 0.011, false, false}, {"standard", 9, 0.02, false, false},
		{"standard", 1, 0.01, true, false}, {"standard", 1, 0.02, false, false},
		{"standard", 10, 0.01, true, true}, {"standard", 10, 0.02, true, true}, {"standard", 10, 1, true, true},
		{"strict", 19, 0.01, true, false}, {"strict", 19, 0.02, false, false}, {"strict", 20, 0.02, true, true},
		{"open", 1, 1, true, true},
	} {
		var robust report.Robustness
		hundredthsOf(&robust)
		var want report.Practice
		if c.robustness {
			want.Robustness = &robust
		}
		if c.smallest {
			want.Smallest = &report.SmallestChange{Answers: 3, Of: 170, Exact: true, Figure: "alignment", Down: true, Becomes: "entrenched"}
		}
		got := publish(t, m, c.policy, withTeam(c.n, c.byTeams)).Waves[0].Practices[0]
		what := fmt.Sprint(c.policy, " ", c.n, " ", c.byTeams)
		same(t, what+" robustness", got.Robustness, want.Robustness)
		same(t, what+" smallest", got.Smallest, want.Smallest)
	}
}

// Small is a team that answered the practice one by one and of which somebody
// counts.
func TestNoSmallTeam(t *testing.T) {
	m := contents(t)
	for name, change := range map[string]func(p *scoring.Practice){
		"another practice": func(p *scoring.Practice) { p.ID = "incident-management" },
		"together":         func(p *scoring.Practice) { *p = joint(*p) },
		"nobody counts":    func(p *scoring.Practice) { p.Counting, p.LeftOut = 0, 9 },
	} {
		w := withTeam(9, 1)
		change(&w.Teams[1].Practices[0])
		got := publish(t, m, "standard", w).Waves[0].Practices[0]
		same(t, name, [2]bool{got.Robustness != nil, got.Smallest != nil}, [2]bool{true, true})
	}
}

// A team of which nothing is told is small, be it that nobody of it counts or that
// as many do as an interval asks for.
func TestSmallIsWhatIsHidden(t *testing.T) {
	few := ledger.Judgement{Few: map[string]map[ledger.Cell]bool{"w": {{Scope: "team/t1", Practice: "change-enablement"}: true}}}
	for _, c := range []struct {
		name            string
		counts, leftOut int
		judged          ledger.Judgement
		smallest        bool
	}{
		{"nobody counts, and it is told", 0, 5, ledger.Judgement{}, true}, {"nobody counts", 0, 4, ledger.Judgement{}, false},
		{"twelve", 12, 0, ledger.Judgement{}, true}, {"twelve, few of whom have changed", 12, 0, few, false},
	} {
		w := withTeam(12, 1)
		w.ID = "w"
		s := &w.Teams[1].Practices[0]
		s.Counting, s.LeftOut = c.counts, c.leftOut
		release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}}, Judged: c.judged}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		got := release.Report().Waves[0].Practices[0]
		same(t, c.name, [2]bool{got.Smallest != nil, got.Robustness != nil}, [2]bool{c.smallest, c.smallest})
	}
}

// Without a verdict, or of figures that are hidden, there is nothing to take.
func TestSmallTeamsWithoutVerdict(t *testing.T) {
	w := withTeam(9, 1)
	w.Practices[0].Verdict, w.Practices[0].Robustness, w.Practices[0].Smallest = scoring.Verdict{Reason: scoring.TooFewFacets}, nil, nil
	got := publish(t, contents(t), "standard", w).Waves[0].Practices[0]
	if got.Robustness != nil || got.Smallest != nil {
		t.Errorf("%+v, %+v", got.Robustness, got.Smallest)
	}
}

// What the organisation's scores are made from is told in tens, halves up, so
// that the answers of a small team are not what is left of it; the policy open
// counts them. A joint answer of the organisation is no other case.
func TestInputsInTens(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy   string
		mode     survey.Mode
		in, want report.Inputs
	}{
		{"standard", survey.Individual, report.Inputs{Answers: 4, Unknown: 5, NotApplicable: 14}, report.Inputs{Answers: 0, Unknown: 10, NotApplicable: 10, Rounded: true}},
		{"strict", survey.Individual, report.Inputs{Answers: 1995, Unknown: 0, NotApplicable: 996}, report.Inputs{Answers: 2000, Unknown: 0, NotApplicable: 1000, Rounded: true}},
		{"strict", survey.Consensus, report.Inputs{Answers: 17, Unknown: 3, NotApplicable: 1}, report.Inputs{Answers: 20, Unknown: 0, NotApplicable: 0, Rounded: true}},
		{"open", survey.Individual, report.Inputs{Answers: 4, Unknown: 5, NotApplicable: 14}, report.Inputs{Answers: 4, Unknown: 5, NotApplicable: 14}},
	} {
		p := tested(40)
		p.Mode = c.mode
		p.Inputs = scoring.Inputs{Answers: c.in.Answers, Unknown: c.in.Unknown, NotApplicable: c.in.NotApplicable, Teams: 7, ByHeadcount: 3}
		c.want.Teams, c.want.ByHeadcount = 7, 3 // teams are no people
		w := scoring.Wave{Respondents: 40, Practices: []scoring.Practice{p}}
		same(t, fmt.Sprint(c.policy, c.mode), publish(t, m, c.policy, w).Waves[0].Practices[0].Inputs, &c.want)
	}
}
