package gate

import (
	"fmt"
	"strings"
	"testing"

	"rubble/ledger"
	"rubble/report"
	scoring "rubble/score"
)

// told says what is shown of each team, and of the organisation at the end:
// "3" people as they are, "~3" rounded, "-" too few people, "+" hidden to
// protect others, "!" changed by too few.
func toldOf(w report.Wave) string {
	mark := func(p report.Practice) string {
		f := p.Dismantling
		switch {
		case f.Reason != nil:
			return map[report.Code]string{report.TooFewPeople: "-", report.Protects: "+", report.FewChanged: "!"}[f.Reason.Code]
		case f.Rounded:
			return fmt.Sprint("~", f.N.N)
		}
		return fmt.Sprint(f.N.N)
	}
	var out []string
	for _, t := range w.Teams {
		out = append(out, mark(t.Practices[0]))
	}
	return strings.Join(append(out, "of "+mark(w.Practices[0])), " ")
}

func TestProtects(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy string
		people []int
		want   string
	}{
		{"standard", []int{12, 34}, "12 34 of 46"},
		{"standard", []int{3, 12, 34}, "- + 34 of 49"},       // 49 less 46 would be the three
		{"standard", []int{3, 34, 12}, "- 34 + of 49"},       // the smallest goes
		{"standard", []int{3, 7, 12, 34}, "- + 12 34 of 56"}, // of a rounded figure less is lost
		{"standard", []int{3, 2, 12, 34}, "- - 12 34 of 51"}, // five in two teams
		{"standard", []int{2, 2, 12, 34}, "- - + 34 of 50"},  // four are too few
		{"standard", []int{1, 1, 1, 1, 1, 34}, "- - - - - 34 of 39"},
		{"standard", []int{7, 34}, "~7 34 of 41"},
		{"standard", []int{4, 34}, "- + of 38"},
		{"standard", []int{4}, "- of -"},
		{"standard", []int{4, 0}, "- 0 of -"}, // the second answered together
		{"strict", []int{7, 34, 40}, "- + 40 of 81"},
		{"strict", []int{4, 4, 34}, "- - 34 of 42"},
		{"strict", []int{4, 3, 12, 34}, "- - + 34 of 53"},
		{"open", []int{1, 2, 34}, "1 2 34 of 37"},
	} {
		same(t, fmt.Sprint(c.policy, c.people), toldOf(publish(t, m, c.policy, parted(nil, c.people...)).Waves[0]), c.want)
	}
}

// A norm that four of twelve answered follows from the score and the other
// norms, and from the organisation's norm less those of the other teams. So
// another norm of the team goes with it, and of another team either.
func TestProtectsNorms(t *testing.T) {
	w := parted(nil, 12, 30, 34)
	few := &w.Teams[0].Practices[0].Norms[0]
	few.Value.N = 4
	w.Practices[0].Norms[0].Value.N -= 8
	got := publish(t, contents(t), "standard", w).Waves[0]
	var hidden []string
	for _, team := range got.Teams {
		for _, n := range team.Practices[0].Norms {
			if n.Value.Reason != nil {
				hidden = append(hidden, fmt.Sprint(team.ID, " ", n.ID, " ", n.Value.Reason.Code))
			}
			if n.Value.Reason != nil && n.Value.Reason.Code == report.Protects && (n.State != "" || n.Hold != nil || n.Shares != nil || n.Value.N != nil || n.Consensus != nil) {
				t.Errorf("%s says %+v", n.ID, n)
			}
		}
	}
	// Two norms in each of two teams: fewer leave one of them alone in a row or a column.
	same(t, "norms", hidden, []string{"alone0 " + outside + " too-few-people", "alone0 " + board + " protects-others",
		"alone1 " + outside + " protects-others", "alone1 " + board + " protects-others"})
}

// The means over practices are told only where those of all are.
func TestAcrossHiddenPractices(t *testing.T) {
	w := parted(nil, 12, 34)
	other := measured(4)
	other.ID = "incident-management"
	w.Practices = append(w.Practices, other)
	w.Across = w.Practices[0].Scores
	for policy, want := range map[string]bool{"standard": false, "open": true} {
		if got := publish(t, contents(t), policy, w).Waves[0].Across; got.Alignment.Known() != want || got.Gap.Known() != want {
			t.Errorf("%s: %+v", policy, got.Alignment)
		}
	}
}

// What a ledger says is told, and what has changed.
func TestProtectsWhatWasTold(t *testing.T) {
	judged := func(j ledger.Judgement, people ...int) string {
		w := parted(nil, people...)
		w.ID = "w"
		release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}}, Judged: j}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		return toldOf(release.Report().Waves[0])
	}
	const practice = "change-enablement"
	told := func(scopes ...string) ledger.Judgement {
		cells := map[ledger.Cell]bool{}
		for _, s := range scopes {
			cells[ledger.Cell{Scope: s, Practice: practice}] = true
		}
		return ledger.Judgement{Told: map[string]map[ledger.Cell]bool{"w": cells}}
	}
	few := func(scopes ...string) ledger.Judgement {
		return ledger.Judgement{Few: told(scopes...).Told}
	}
	same(t, "not published yet", judged(ledger.Judgement{}, 3, 12, 34), "- + 34 of 49")
	same(t, "twelve were told, so 34 have to go", judged(told("", "team/alone1"), 3, 12, 34), "- 12 + of 49")
	same(t, "nothing is left to hide but the whole", judged(told("team/alone1", "team/alone2"), 3, 12, 34), "- 12 34 of +")
	same(t, "one answer changed", judged(few("", "team/alone1"), 12, 34), "12 ! of !")
	same(t, "enough did, in two teams", judged(few("team/alone0", "team/alone1"), 12, 34), "! ! of 46")
	same(t, "few did in one, which the others would tell of", judged(few("team/alone2"), 12, 34, 40), "+ 34 ! of 86")
	// The twelve were told, and are known but for a few; so they do not cover the three, which 34 did before.
	same(t, "few did beside a hidden team", judged(few("team/alone1"), 3, 12, 34), "- ! + of 49")
	same(t, "a team went", judged(few(""), 12, 34), "12 34 of !")
}

// How many people answered in a small team follows from all less the others.
func TestProtectsRespondents(t *testing.T) {
	for _, c := range []struct {
		people []int
		want   []report.Count
	}{
		{[]int{12, 34}, []report.Count{{N: 12}, {N: 34}}},
		{[]int{3, 12, 34}, []report.Count{{Below: 5}, {Below: 20}, {N: 34}}},
		{[]int{3, 7, 34}, []report.Count{{Below: 5}, {Below: 10}, {N: 34}}},
		{[]int{3, 34}, []report.Count{{Below: 5}, {Below: 50}}},
		{[]int{3, 1700}, []report.Count{{Below: 5}, {Below: 10_000}}},
		{[]int{3, 2, 34}, []report.Count{{Below: 5}, {Below: 5}, {N: 34}}},
	} {
		var got []report.Count
		for _, team := range publish(t, contents(t), "standard", parted(nil, c.people...)).Waves[0].Teams {
			got = append(got, team.Respondents)
		}
		same(t, fmt.Sprint(c.people), got, c.want)
	}
}
