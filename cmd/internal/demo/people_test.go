package demo

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/survey"
)

// The people are those that the demonstration promises: 182 of ten teams, and
// two teams that answered together. Each is asked about three practices. About
// each practice at least 20 people are asked, in the teams that have to do
// with it: of half of the practices in three or more, of the other half in the
// one team whose work they are.
func TestPeople(t *testing.T) {
	p := load(t)
	people, asked, teams := map[string]int{}, map[string]int{}, map[string]map[string]bool{}
	for _, s := range p.Answers.Sheets {
		practices := map[string]bool{}
		for _, r := range s.Responses {
			if practice, _, _ := strings.Cut(r.Question, "/"); practice != "common" {
				practices[practice] = true
			}
		}
		if len(practices) != p.Config.Model.PerRespondent {
			t.Errorf("%s in %s is asked about %d practices", s.Respondent, s.Wave, len(practices))
		}
		if s.Wave != "2016-spring" {
			continue
		}
		if s.Mode == survey.Individual {
			people[s.Team]++
		}
		for practice := range practices {
			if teams[practice] == nil {
				teams[practice] = map[string]bool{}
			}
			teams[practice][s.Team] = true
			if s.Mode == survey.Individual {
				asked[practice]++
			}
		}
	}
	want := map[string]int{"service-desk": 34, "payments": 27, "network": 24, "platform": 22,
		"warehouse": 12, "data": 7, "identity": 4, "mainframe": 3, "service-management": 22, "products": 27}
	if !maps.Equal(people, want) {
		t.Errorf("people: %v", people)
	}
	var of []string
	for _, id := range slices.Sorted(maps.Keys(teams)) {
		if asked[id] < 20 {
			t.Errorf("%s: %d people", id, asked[id])
		}
		of = append(of, fmt.Sprint(id, " ", len(teams[id])))
	}
	wantOf := []string{"change-enablement 10", "continual-improvement 1", "deployment-management 3", "incident-management 10",
		"knowledge-management 1", "measurement-and-reporting 1", "problem-management 5", "release-management 3", "service-desk 3",
		"service-level-management 1", "service-validation-and-testing 1", "software-development-and-management 1"}
	if diff := cmp.Diff(wantOf, of); diff != "" {
		t.Error(diff)
	}
}

// Practices of all three groups are published.
func TestGroups(t *testing.T) {
	m, got := load(t).Model, map[string]int{}
	for _, p := range publish(t).Waves[spring].Practices {
		practice, _ := m.Practice(p.ID)
		got[practice.Group]++
	}
	if want := map[string]int{"general": 3, "service": 7, "technical": 2}; !maps.Equal(got, want) {
		t.Errorf("practices of the groups: %v, want %v", got, want)
	}
}

// Where everybody answered, the interval has hardly any width: what remains is
// measurement, and what lots can change, in whole numbers.
func TestEverybodyAnswered(t *testing.T) {
	for _, team := range publish(t).Waves[spring].Teams {
		for _, p := range team.Practices {
			if a, all := p.Alignment, team.ID == "warehouse"; a.HasInterval() && (all && *a.Hi-*a.Lo > 4 || !all && *a.Hi == *a.Lo) {
				t.Errorf("%s %s: alignment from %v to %v", team.ID, p.ID, *a.Lo, *a.Hi)
			}
		}
	}
}
