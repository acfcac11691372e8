package form

import (
	"fmt"
	"math"
	"strings"

	"rubble/diag"
	"rubble/model"
)

// MostQuestions is how many questions people answer with care; a form of more
// says so, and so should whoever hands it out.
const MostQuestions = 80

// What a form takes: its words read once, at the mean rate of silent reading
// of English prose (Brysbaert 2019, J. Mem. Lang. 109:104047), and an answer
// to each question.
const (
	wordsPerMinute   = 238
	secondsPerAnswer = 5
)

// Burden says how many questions a form of the given length asks about
// practices and the common norms, and how many minutes it takes to whoever
// reads all of it. Practices that the model does not have count for nothing,
// nor do the open questions, which may stay empty.
func Burden(m *model.Model, practices []string, length string) (questions, minutes int) {
	words := 0
	norms := func(all []model.Norm) {
		questions += len(all)
		for _, n := range all {
			words += len(strings.Fields(n.Statement))
			for _, text := range n.Rungs {
				words += len(strings.Fields(text))
			}
		}
	}
	for _, id := range practices {
		p, ok := m.Practice(id)
		if !ok {
			continue
		}
		norms(p.Norms)
		for _, it := range p.Asked(length) {
			questions++
			words += len(strings.Fields(it.Text))
		}
	}
	norms(m.Common)
	return questions, int(math.Ceil(float64(words)/wordsPerMinute + float64(questions*secondsPerAnswer)/60))
}

// minutes are a number of them in words.
func minutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// WarnBurden gives a problem for a form that is too long, else nil.
func WarnBurden(m *model.Model, practices []string, length string) *diag.Problem {
	n, takes := Burden(m, practices, length)
	if n <= MostQuestions {
		return nil
	}
	return &diag.Problem{Severity: diag.Warning,
		Err:  fmt.Errorf("a form of %d questions takes about %s; more than %d are seldom answered with care", n, minutes(takes), MostQuestions),
		Hint: "ask about fewer practices, or choose a shorter length"}
}
