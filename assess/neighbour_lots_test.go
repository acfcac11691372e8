package assess

import (
	"maps"
	"slices"
	"testing"

	"rubble/survey"
)

// valuesOf are the values that people gave, by question.
func valuesOf(sheets []survey.Sheet) map[string]map[person]int8 {
	out := map[string]map[person]int8{}
	for _, s := range sheets {
		for _, r := range s.Responses {
			if s.Mode != survey.Individual || r.Kind != survey.Given {
				continue
			}
			if out[r.Question] == nil {
				out[r.Question] = map[person]int8{}
			}
			out[r.Question][person{s.Team, s.Respondent}] = r.Value
		}
	}
	return out
}

// otherwise are the people whose answers to a question another stands in for
// in one of two neighbouring organisations and not in the other, or another
// one, by question; but for the one in whom they differ.
func otherwise(a, b told, but person) map[string][]person {
	after := valuesOf(b.drawn)
	out := map[string][]person{}
	for q, values := range valuesOf(a.drawn) {
		for who, v := range values {
			if who != but && after[q][who] != v {
				out[q] = append(out[q], who)
			}
		}
	}
	return out
}

// nearlyAlike says whether nine in ten answered a question alike.
func nearlyAlike(values map[person]int8) bool {
	same := map[int8]int{}
	for _, v := range values {
		same[v]++
	}
	return float64(slices.Max(slices.Collect(maps.Values(same)))) >= 0.9*float64(len(values))
}

// lotsStay holds two organisations against each other in which one person
// answers otherwise. Whose answers are replaced is the same in both, and by
// whose: so whoever's are not, took over that person's, but for where nearly
// everybody answered alike in one of them.
func lotsStay(t *testing.T, what string, a, b told, who person) {
	t.Helper()
	before, after := valuesOf(a.drawn), valuesOf(b.drawn)
	old, new := valuesOf(a.sheets), valuesOf(b.sheets)
	for q, people := range otherwise(a, b, who) {
		for _, other := range people {
			took := before[q][other] == old[q][who] && after[q][other] == new[q][who]
			if !took && !nearlyAlike(old[q]) && !nearlyAlike(new[q]) {
				t.Errorf("%s: another answer of %v to %s is replaced", what, other, q)
			}
		}
	}
}
