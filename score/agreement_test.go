package score_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/score"
	"rubble/survey"
)

// members are a team's sheets, one for each line of answers.
func members(id string, lines ...string) []survey.Sheet {
	var out []survey.Sheet
	for i, answers := range lines {
		out = append(out, sheet(id, fmt.Sprintf("r%02d", i), answers))
	}
	return out
}

// equal compares whole values of what is examined.
func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-9), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestAgreement(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  score.Agreement
	}{
		{
			// On n1 the variance is 25·⅓·⅔ = 50/9, as much as a mean of 5/3
			// allows, (5 − 5/3)·5/3: a_WG = 1 − 2 = −1, and the deviation from
			// the median, 0, is 5/3. On n2 nothing differs. On n3 the variance
			// is ⅔ of at most (5 − 2)·2 = 6: a_WG = 1 − 2/9, deviation ⅔. One
			// answered n4. Within = 1 − (50/9 + 0 + 6/9)/3 / 6.25.
			"three people", []string{"02143333", "022?3333", "523?3333"},
			score.Agreement{N: 3, Norms: 3, Within: 1 - 56./27/6.25, AWG: (-1 + 1 + 7./9) / 3, AWGKnown: true, Deviation: (5./3 + 0 + 2./3) / 3},
		},
		{
			// One of two on the lowest rung and one on the next: no two
			// answers at the ends of the ladder have that mean. The variance
			// is ¼, everybody is half a rung from the median.
			"too near the end for a_WG", []string{"00003333", "11113333"},
			score.Agreement{N: 2, Norms: 4, Within: 0.96, Deviation: 0.5},
		},
		{"all the same", []string{"13053333", "13053333", "13053333"}, score.Agreement{N: 3, Norms: 4, Within: 1, AWG: 1, AWGKnown: true}},
		{"as far apart as can be", []string{"00003333", "55553333"}, score.Agreement{N: 2, Norms: 4, AWG: -1, AWGKnown: true, Deviation: 2.5}},
		{"one norm", []string{"0xxx3333", "5xxx3333"}, score.Agreement{N: 2, Norms: 1, AWG: -1, AWGKnown: true, Deviation: 2.5}},
		{"a team of one", []string{"01233333"}, score.Agreement{N: 1, Reason: score.OneRespondent}},
		{"one who counts", []string{"01233333", "0......."}, score.Agreement{N: 1, Reason: score.OneRespondent}},
		{"nobody counts", []string{"0.......", "????????"}, score.Agreement{Reason: score.NobodyCounts}},
		{"all unknown", []string{"????????", "????????"}, score.Agreement{Reason: score.NobodyCounts}},
		{"all not applicable", []string{"xxxxxxxx", "xxxxxxxx"}, score.Agreement{Reason: score.NobodyCounts}},
		{"no norm applies", []string{"xxxx3333", "xxxx3333"}, score.Agreement{N: 2, Reason: score.TooFewQuestions}},
		{"no norm that two answered", []string{"01??3333", "??233333"}, score.Agreement{N: 2, Reason: score.TooFewQuestions}},
	} {
		w := scored(t, members("a", c.lines...), score.Team{ID: "a", People: 9})
		equal(t, c.name, practice(t, w, "a").Agreement, &c.want)
		if a := w.Practices[0].Agreement; a != nil {
			t.Errorf("%s: the organisation has an agreement, %+v", c.name, a)
		}
	}
}

// A team that answered together has no agreement: nobody knows who said what.
func TestAgreementOfConsensus(t *testing.T) {
	w := scored(t, []survey.Sheet{consensus("a", 6, "01233333")}, score.Team{ID: "a"})
	if a := practice(t, w, "a").Agreement; a != nil {
		t.Errorf("%+v, want none", a)
	}
	// Beside sheets of its members the joint one is passed over.
	w = scored(t, append(members("a", "01233333", "01233333"), consensus("a", 6, "55553333")), score.Team{ID: "a"})
	equal(t, "members beside a joint sheet", practice(t, w, "a").Agreement, &score.Agreement{N: 2, Norms: 4, Within: 1, AWG: 1, AWGKnown: true})
}
