package score_test

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// threePractices are scored from invented answers: ten people on the first,
// four on the second, and a consensus sheet on the third.
func threePractices(t *testing.T) score.Wave {
	t.Helper()
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	set, answers := generated(m, 1, 10)
	set.Replicates, set.Practices = 200, []string{"change-enablement", "incident-management", "service-desk"}
	joint := answers.Sheets[0]
	joint.Respondent, joint.Mode, joint.People = "", survey.Consensus, 6
	joint.Responses = only(joint, "service-desk")
	for i := range answers.Sheets {
		practices := []string{"change-enablement", "incident-management"}
		if i >= 4 {
			practices = practices[:1]
		}
		answers.Sheets[i].Responses = only(answers.Sheets[i], practices...)
	}
	answers.Sheets = append(answers.Sheets, joint)
	return score.Score(m, answers, set).Waves[0]
}

func only(s survey.Sheet, practices ...string) []survey.Response {
	return slices.DeleteFunc(slices.Clone(s.Responses), func(r survey.Response) bool {
		practice, _, _ := strings.Cut(r.Question, "/")
		return !slices.Contains(practices, practice)
	})
}

// five are the scores of a practice or of a mean in the order of their names.
func five(s score.Scores) [5]score.Estimate {
	return [5]score.Estimate{s.Alignment, s.Dismantling, s.Reinvention, s.Deconstruction, s.Gap}
}

// The mean over practices is that of their figures, each of the same weight;
// behind it are as many people as behind the smallest that people answered one
// by one.
func TestMean(t *testing.T) {
	w := threePractices(t)
	if len(w.Practices) < 3 || w.Practices[2].Mode != survey.Consensus {
		t.Fatalf("%d practices", len(w.Practices))
	}
	for _, c := range []struct {
		name string
		of   []int
		n    int
	}{
		{"one", []int{0}, 10}, {"two", []int{0, 1}, 4}, {"in another order", []int{1, 0}, 4}, {"with one answered together", []int{2, 0}, 10},
		{"all", []int{0, 1, 2}, 4}, {"only one answered together", []int{2}, 0},
	} {
		var of []score.Practice
		var want [5]float64
		for _, i := range c.of {
			of = append(of, w.Practices[i])
			for j, e := range five(w.Practices[i].Scores) {
				want[j] += e.Value / float64(len(c.of))
			}
		}
		for j, e := range five(score.Mean(of, 0.95)) {
			if math.Abs(e.Value-want[j]) > 1e-9 || e.N != c.n || !e.Known() {
				t.Errorf("%s, score %d: %+v, want %v of %d", c.name, j, e, want[j], c.n)
			}
			if e.Interval && !(e.Lo <= e.Value && e.Value <= e.Hi) {
				t.Errorf("%s, score %d: %v is not within its interval, %v to %v", c.name, j, e.Value, e.Lo, e.Hi)
			}
		}
	}
}

// Over all practices the mean is what the wave has across them, but for the
// people behind it, of whom the wave counts the most.
func TestMeanOfAll(t *testing.T) {
	w := threePractices(t)
	mean, across := five(score.Mean(w.Practices, 0.95)), five(w.Across)
	for i := range mean {
		if mean[i].N != 4 || across[i].N != 10 {
			t.Errorf("score %d: %d people, across %d; want 4 and 10", i, mean[i].N, across[i].N)
		}
		mean[i].N, across[i].N = 0, 0
		if mean[i] != across[i] || !mean[i].Interval {
			t.Errorf("score %d: %+v, across %+v", i, mean[i], across[i])
		}
	}
}

// The mean of one practice is that practice, with its interval but for the
// correction that needs its strata.
func TestMeanOfNothing(t *testing.T) {
	w := threePractices(t)
	for _, of := range [][]score.Practice{nil, {}, {{ID: "unscored"}}} {
		for i, e := range five(score.Mean(of, 0.95)) {
			if e.Known() || e.Value != 0 || e.N != 0 || e.Interval {
				t.Errorf("score %d of nothing is %+v", i, e)
			}
		}
	}
	// What has no figure is left out, and does not hide the others.
	with := five(score.Mean([]score.Practice{{ID: "unscored"}, w.Practices[0]}, 0.95))
	for i, e := range five(score.Mean(w.Practices[:1], 0.95)) {
		if e != with[i] {
			t.Errorf("score %d: %+v, with one that has none %+v", i, e, with[i])
		}
	}
}
