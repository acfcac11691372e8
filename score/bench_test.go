package score_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// BenchmarkScore scores one wave of teams of 40 people who all answer the
// short form of two practices, with 2,000 replicates.
func BenchmarkScore(b *testing.B) {
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		b.Fatal(problems)
	}
	for _, teams := range []int{20, 200, 1000} {
		set, answers := generated(m, teams, 40)
		b.Run(fmt.Sprintf("teams=%d", teams), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				score.Score(m, answers, set)
			}
		})
	}
}

// generated are answers of teams of so many people to all practices of the
// model, drawn from a fixed seed.
func generated(m *model.Model, teams, people int) (score.Settings, survey.Answers) {
	set := settings(m.PracticeIDs()...)
	set.Replicates = 2000
	rng := rand.New(rand.NewPCG(1, 2))
	var answers survey.Answers
	for t := range teams {
		team := score.Team{ID: fmt.Sprintf("team-%04d", t), People: people + people/4}
		set.Teams = append(set.Teams, team)
		for i := range people {
			answers.Sheets = append(answers.Sheets, survey.Sheet{Wave: wave, Team: team.ID,
				Respondent: fmt.Sprintf("r%02d", i), Length: model.LengthShort, Responses: drawn(m, rng)})
		}
	}
	return set, answers
}

// drawn answers every question of the model at random.
func drawn(m *model.Model, rng *rand.Rand) []survey.Response {
	var out []survey.Response
	for _, key := range m.NormKeys() {
		out = append(out, survey.Response{Question: key, Value: int8(rng.IntN(model.Rungs))})
	}
	for _, p := range m.Practices {
		for _, it := range p.Items {
			out = append(out, survey.Response{Question: it.Key, Value: int8(1 + rng.IntN(model.Points))})
		}
	}
	return out
}
