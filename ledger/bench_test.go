package ledger

import (
	"fmt"
	"testing"

	"rubble/survey"
)

// A thousand teams of forty, two practices of 25 questions each, and an edition
// of the same answers but one.
func BenchmarkJudge(b *testing.B) {
	var answers survey.Answers
	for i := range 40_000 {
		s := survey.Sheet{Wave: "w", Team: fmt.Sprintf("team-%d", i/40), Respondent: fmt.Sprintf("r%d", i)}
		for q := range 50 {
			s.Responses = append(s.Responses, survey.Response{Question: fmt.Sprintf("practice-%d/question-%02d", q/25, q), Value: int8((i * q) % 6)})
		}
		answers.Sheets = append(answers.Sheets, s)
	}
	told := map[string][]Cell{"w": {{"", "practice-0"}, {"", "practice-1"}, {"team/team-1", "practice-0"}}}
	l, _ := Ledger{}.Add(Ledger{}.Record(survey.Answers{Sheets: answers.Sheets[1:]}, nil, told, "standard", "1.0.0"))
	for b.Loop() {
		if _, got := l.Judge(answers, nil, 5); got.Waiting["w"] != 1 {
			b.Fatal(got)
		}
	}
}
