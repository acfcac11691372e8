package demo

import (
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/assess"
	"rubble/diag"
	"rubble/report"
	"rubble/survey"
)

// root is the folder with the model and the default settings.
const root = "../../.."

// read is the demonstration as the program reads it, once for all tests.
var read = sync.OnceValues(func() (*assess.Project, diag.List) {
	return assess.Load(context.Background(), Files(), os.DirFS(root), func(string, int, int) {})
})

func load(t *testing.T) *assess.Project {
	t.Helper()
	p, problems := read()
	for _, problem := range problems.Sorted() {
		t.Error(problem)
	}
	if t.Failed() {
		t.FailNow()
	}
	return p
}

// published is what a reader of the demonstration sees.
var published = sync.OnceValues(func() (*report.Report, error) {
	p, _ := read()
	release, err := p.Release("test")
	if err != nil {
		return nil, err
	}
	return release.Report(), nil
})

func publish(t *testing.T) *report.Report {
	t.Helper()
	load(t)
	r, err := published()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Waves: the pages speak of the second.
const (
	autumn = 0
	spring = 1
)

// The people are those that the demonstration promises: 133 of eight teams,
// and two teams that answered together. Nobody is asked about more than three
// practices, and of each practice at least 20 people and three teams are.
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
		if len(practices) > p.Config.Model.PerRespondent {
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
		"warehouse": 12, "data": 7, "identity": 4, "mainframe": 3}
	if !maps.Equal(people, want) {
		t.Errorf("people: %v", people)
	}
	for _, id := range p.Model.PracticeIDs() {
		if asked[id] < 20 || len(teams[id]) < 3 {
			t.Errorf("%s: %d people of %d teams", id, asked[id], len(teams[id]))
		}
	}
}

// verdicts are those of a wave by scope and practice, in words.
func verdicts(w report.Wave) map[string]string {
	got := map[string]string{}
	add := func(scope string, practices []report.Practice) {
		for _, p := range practices {
			got[scope+" "+p.ID] = words(p.Verdict)
		}
	}
	add("all", w.Practices)
	for _, team := range w.Teams {
		add(team.ID, team.Practices)
	}
	return got
}

// What is to be seen in the demonstration is seen in what is published: each
// verdict, each warning, an open verdict, one withheld, small teams
// suppressed, teams that answered together.
func TestVerdictsToBeSeen(t *testing.T) {
	want := map[string]string{
		"all change-enablement":             "aligned, clear",
		"all deployment-management":         "renaissance, likely",
		"all incident-management":           "aligned, clear",
		"all problem-management":            "aligned, clear, in-the-rubble",
		"all release-management":            "aligned, clear",
		"all service-desk":                  "entrenched, clear",
		"service-desk change-enablement":    "entrenched, clear",
		"service-desk incident-management":  "aligned, open, between aligned and entrenched",
		"service-desk problem-management":   "aligned, clear, in-the-rubble",
		"service-desk service-desk":         "entrenched, clear",
		"payments change-enablement":        "aligned, clear",
		"payments deployment-management":    "renaissance, likely",
		"payments incident-management":      "aligned, clear, in-the-rubble",
		"payments release-management":       "aligned, clear",
		"network change-enablement":         "aligned, clear",
		"network incident-management":       "aligned, clear",
		"network problem-management":        "aligned, clear, in-the-rubble",
		"network release-management":        "aligned, clear",
		"platform change-enablement":        "renaissance, clear",
		"platform deployment-management":    "renaissance, clear",
		"platform incident-management":      "aligned, likely, old-ground",
		"platform release-management":       "aligned, clear",
		"warehouse change-enablement":       "pioneering, clear",
		"warehouse incident-management":     "aligned, clear",
		"warehouse service-desk":            "renaissance, clear",
		"data change-enablement":            "aligned",
		"data incident-management":          "near-threshold",
		"data problem-management":           "aligned, in-the-rubble",
		"identity change-enablement":        "too-few-people",
		"identity incident-management":      "too-few-people",
		"identity problem-management":       "too-few-people",
		"mainframe change-enablement":       "too-few-people",
		"mainframe incident-management":     "too-few-people",
		"mainframe problem-management":      "too-few-people",
		"online-shop change-enablement":     "renaissance",
		"online-shop deployment-management": "aligned, borrowed",
		"online-shop incident-management":   "aligned, borrowed",
		"stores change-enablement":          "entrenched",
		"stores incident-management":        "aligned",
		"stores service-desk":               "entrenched",
	}
	if diff := cmp.Diff(want, verdicts(publish(t).Waves[spring])); diff != "" {
		t.Error(diff)
	}
}

// words says a verdict in one line.
func words(v report.Verdict) string {
	if v.Name == "" {
		return string(v.Reason.Code)
	}
	said := []string{v.Name}
	if v.Word != "" {
		said = append(said, v.Word)
	}
	if len(v.Between) > 0 {
		said = append(said, "between "+strings.Join(v.Between, " and "))
	}
	return strings.Join(append(said, v.Warnings...), ", ")
}

// The two smallest teams answer about the same practices, so that what is
// hidden is never one team alone.
func TestSuppressed(t *testing.T) {
	var got []string
	for _, s := range publish(t).Suppressed {
		if s.Why == report.TooFewPeople && strings.HasPrefix(s.What, "2016-spring/") {
			got = append(got, strings.TrimPrefix(s.What, "2016-spring/"))
		}
	}
	want := []string{"identity/change-enablement", "identity/incident-management", "identity/problem-management",
		"mainframe/change-enablement", "mainframe/incident-management", "mainframe/problem-management"}
	if !slices.Equal(got, want) {
		t.Errorf("suppressed: %v", got)
	}
}

// Where everybody answered, the interval has no width: what remains is
// measurement.
func TestEverybodyAnswered(t *testing.T) {
	for _, team := range publish(t).Waves[spring].Teams {
		for _, p := range team.Practices {
			if a := p.Alignment; a.HasInterval() && (*a.Lo == *a.Hi) != (team.ID == "warehouse") {
				t.Errorf("%s %s: alignment from %v to %v", team.ID, p.ID, *a.Lo, *a.Hi)
			}
		}
	}
}

// Each practice has keystones to speak of, but for the one whose norms have
// all been let go of. No norm's figure is clamped.
func TestNorms(t *testing.T) {
	want := map[string][]string{
		"change-enablement":     {"outside-approval", "risk-by-form", "freeze"},
		"deployment-management": nil,
		"incident-management":   {"tiers", "clock", "code-explains"},
		"problem-management":    {"separate-learning", "known-error"},
		"release-management":    {"release-event", "calendar", "live-is-done"},
		"service-desk":          {"single-door", "user-describes", "first-line-generalist"},
	}
	for _, p := range publish(t).Waves[spring].Practices {
		var keystones []string
		for _, n := range p.Norms {
			if n.Value.Clamped || len(n.Shares) == 0 {
				t.Errorf("%s: %+v, shares %v", n.ID, n.Value, n.Shares)
			}
			if n.Keystone {
				keystones = append(keystones, strings.TrimPrefix(n.ID, p.ID+"/"))
			}
		}
		if !slices.Equal(keystones, want[p.ID]) {
			t.Errorf("%s: keystones %v, want %v", p.ID, keystones, want[p.ID])
		}
	}
}

// The thesis has to be in the figures: each practice that is called aligned
// has taken on far more than it has taken apart.
func TestAlignmentRunsAhead(t *testing.T) {
	for _, p := range publish(t).Waves[spring].Practices {
		if p.Verdict.Name == "aligned" && *p.Gap.Lo < 20 {
			t.Errorf("%s: alignment is ahead by %v (%v to %v)", p.ID, *p.Gap.Value, *p.Gap.Lo, *p.Gap.Hi)
		}
	}
}
