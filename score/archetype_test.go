package score_test

import (
	"fmt"
	"math"
	"os"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// An archetype is one of those that the model was tried out on. The figures
// come from the table in the model's definition ("Verdicts"), where each was
// simulated with random answers. Here each is rebuilt from its description by
// a few fixed answers, so the figures must come within 2 points of the table's
// and the verdict and its warning must be the table's exactly.
type archetype struct {
	name       string
	a, x, r, d float64
	verdict    string
	warnings   []string
	people     []person // the answers of every second respondent
}

// A person answers the nine norms of change enablement, and its items.
type person struct {
	rungs  [9]int8
	raw    int8            // what is ticked at every item, whatever it says
	levels map[string]int8 // or: by facet, 1–5 as it is scored
}

var archetypes = []archetype{
	{
		// Agreeing with everything says nothing: what reversed items take
		// away on A and R is what the others gave.
		name: "entrenched, people who agree with everything",
		a:    41, x: 6, r: 30, d: 13, verdict: score.Entrenched,
		people: []person{
			{rungs: [9]int8{2, 0, 1, 2, 0, 0, 1, 0, 0}, raw: 4},
			{rungs: [9]int8{0, 1, 0, 2, 0, 2, 0, 0, 1}, raw: 4},
		},
	},
	{
		name: "approvals relaxed, all else as before",
		a:    79, x: 23, r: 18, d: 20, verdict: score.Aligned,
		people: []person{
			{rungs: [9]int8{2, 2, 3, 2, 2, 2, 2, 2, 3}, levels: map[string]int8{"flow": 4, "automation": 4, "iteration": 3, "collaboration": 3, "adoption": 3,
				"vision": 2, "own-knowledge": 2, "capability": 3, "retooling": 2, "trust": 2, "reshaping": 3}},
			{rungs: [9]int8{2, 3, 2, 2, 2, 2, 2, 2, 2}, levels: map[string]int8{"flow": 4, "automation": 3, "iteration": 3, "collaboration": 3, "adoption": 4,
				"vision": 2, "own-knowledge": 2, "capability": 3, "retooling": 3, "trust": 2, "reshaping": 2}},
		},
	},
	{
		name: "torn down only",
		a:    80, x: 82, r: 24, d: 45, verdict: score.Aligned, warnings: []string{score.InTheRubble},
		people: []person{
			{rungs: [9]int8{4, 4, 4, 1, 4, 4, 2, 4, 4}, levels: map[string]int8{"flow": 4, "automation": 4, "iteration": 4, "collaboration": 4, "adoption": 3,
				"vision": 2, "own-knowledge": 2, "capability": 3, "retooling": 3, "trust": 3, "reshaping": 3}},
			{rungs: [9]int8{4, 1, 4, 4, 4, 4, 4, 4, 3}, levels: map[string]int8{"flow": 4, "automation": 4, "iteration": 4, "collaboration": 3, "adoption": 4,
				"vision": 3, "own-knowledge": 2, "capability": 3, "retooling": 2, "trust": 3, "reshaping": 3}},
		},
	},
	{
		name: "permanent pilots",
		a:    80, x: 36, r: 39, d: 37, verdict: score.Aligned,
		people: []person{
			{rungs: [9]int8{3, 3, 2, 3, 3, 3, 2, 3, 3}, levels: map[string]int8{"flow": 4, "automation": 4, "iteration": 3, "collaboration": 3, "adoption": 3,
				"vision": 4, "own-knowledge": 4, "capability": 4, "retooling": 4, "trust": 3, "reshaping": 4}},
			{rungs: [9]int8{3, 2, 3, 3, 3, 2, 3, 3, 3}, levels: map[string]int8{"flow": 4, "automation": 3, "iteration": 3, "collaboration": 4, "adoption": 3,
				"vision": 4, "own-knowledge": 4, "capability": 4, "retooling": 4, "trust": 4, "reshaping": 3}},
		},
	},
	{
		name: "as DevOps did",
		a:    89, x: 77, r: 68, d: 72, verdict: score.Renaissance,
		people: []person{
			{rungs: [9]int8{5, 5, 3, 5, 4, 5, 2, 5, 3}, levels: map[string]int8{"flow": 4, "automation": 5, "iteration": 4, "collaboration": 4, "adoption": 4,
				"vision": 4, "own-knowledge": 5, "capability": 4, "retooling": 4, "trust": 4, "reshaping": 4}},
			{rungs: [9]int8{5, 5, 5, 5, 2, 5, 4, 3, 3}, levels: map[string]int8{"flow": 5, "automation": 4, "iteration": 4, "collaboration": 4, "adoption": 4,
				"vision": 4, "own-knowledge": 4, "capability": 5, "retooling": 4, "trust": 4, "reshaping": 4}},
		},
	},
}

func TestArchetypes(t *testing.T) {
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted())
	}
	def, ok := m.Practice("change-enablement")
	if !ok || len(def.Norms) != 9 {
		t.Fatal("change enablement no longer has the nine norms that the patterns answer")
	}
	for _, c := range archetypes {
		t.Run(c.name, func(t *testing.T) {
			p := c.score(m, def)
			for _, f := range []struct {
				name      string
				got, want float64
			}{
				{"A", p.Alignment.Value, c.a}, {"X", p.Dismantling.Value, c.x},
				{"R", p.Reinvention.Value, c.r}, {"D", p.Deconstruction.Value, c.d},
			} {
				if math.Abs(f.got-f.want) > 2 {
					t.Errorf("%s is %.1f, the table says %.0f", f.name, f.got, f.want)
				}
			}
			same(t, "verdict", p.Verdict, score.Verdict{Name: c.verdict, Certainty: 1, Certain: true, Word: score.Clear, Warnings: c.warnings})
		})
	}
}

// score is that of one team of twelve, half of whom answer like the first
// person and half like the second.
func (c archetype) score(m *model.Model, def *model.Practice) score.Practice {
	set := settings(def.ID)
	set.Teams = []score.Team{{ID: "team"}}
	var answers survey.Answers
	for i := range 12 {
		person := c.people[i%len(c.people)]
		s := survey.Sheet{Wave: wave, Team: "team", Respondent: fmt.Sprint(i), Length: model.LengthShort}
		for n, norm := range def.Norms {
			s.Responses = append(s.Responses, survey.Response{Question: norm.Key, Value: person.rungs[n]})
		}
		for _, it := range def.Items {
			s.Responses = append(s.Responses, survey.Response{Question: it.Key, Value: person.tick(it)})
		}
		answers.Sheets = append(answers.Sheets, s)
	}
	return score.Score(m, answers, set).Waves[0].Practices[0]
}

// tick is the answer to an item.
func (p person) tick(it model.Item) int8 {
	switch {
	case p.raw > 0:
		return p.raw
	case it.Reverse:
		return model.Points + 1 - p.levels[it.Facet]
	}
	return p.levels[it.Facet]
}
