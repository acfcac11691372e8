package demo

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// How each practice of the organisation stood in the wave before: change
// enablement was not yet aligned beyond doubt, problem management not yet in
// the rubble, deployment management and software development not yet past
// aligning, and continual improvement not yet on old ground.
func TestVerdictsBefore(t *testing.T) {
	got := map[string]string{}
	for _, p := range publish(t).Waves[autumn].Practices {
		got[p.ID] = words(p.Verdict)
	}
	want := map[string]string{
		"change-enablement":                   "entrenched, open, between entrenched and aligned",
		"continual-improvement":               "aligned, clear",
		"deployment-management":               "aligned, clear",
		"incident-management":                 "aligned, clear",
		"knowledge-management":                "entrenched, clear",
		"measurement-and-reporting":           "entrenched, clear",
		"problem-management":                  "aligned, clear",
		"release-management":                  "aligned, clear",
		"service-desk":                        "entrenched, clear",
		"service-level-management":            "aligned, clear",
		"service-validation-and-testing":      "aligned, clear",
		"software-development-and-management": "aligned, likely",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// beyond says which way a figure moved beyond chance.
func beyond(f report.Figure) string {
	switch {
	case !f.HasInterval():
		return "not told"
	case *f.Lo > 0:
		return "up"
	case *f.Hi < 0:
		return "down"
	}
	return "-"
}

// Between the waves nine practices moved beyond chance and three did not. In
// problem management norms went, and nothing was built; so it was, on a small
// scale, in knowledge management. Service levels did no more than align.
func TestMovement(t *testing.T) {
	got := map[string]string{}
	for _, c := range publish(t).Changes {
		if c.Team == "" {
			got[c.Practice] = strings.Join([]string{c.Who, beyond(c.Alignment), beyond(c.Dismantling), beyond(c.Reinvention)}, " ")
		}
	}
	want := map[string]string{
		"change-enablement":                   "same-people up up up",
		"continual-improvement":               "same-people up up up",
		"deployment-management":               "same-people up up up",
		"incident-management":                 "same-people up up up",
		"knowledge-management":                "same-people - up -",
		"measurement-and-reporting":           "same-people - - -",
		"problem-management":                  "same-people up up -",
		"release-management":                  "same-people - - -",
		"service-desk":                        "same-people - - -",
		"service-level-management":            "same-people - - -",
		"service-validation-and-testing":      "same-people up up up",
		"software-development-and-management": "same-people up up up",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Of teams, too, some trends are told, and some are not since few people
// joined or left, or since few answered.
func TestTeamTrends(t *testing.T) {
	got := map[string][]string{}
	for _, c := range publish(t).Changes {
		if c.Team == "" {
			continue
		}
		what := "told"
		if c.Alignment.Reason != nil {
			what = string(c.Alignment.Reason.Code)
		}
		got[what] = append(got[what], c.Team+" "+c.Practice)
	}
	for what, want := range map[string][]string{
		"told": {"network change-enablement", "platform deployment-management", "products knowledge-management",
			"service-desk service-desk", "service-management continual-improvement", "stores service-desk"},
		string(report.FewMoved):     {"payments deployment-management", "warehouse service-desk"},
		string(report.TooFewPeople): {"data problem-management", "identity change-enablement", "platform incident-management"},
	} {
		for _, trend := range want {
			if !slices.Contains(got[what], trend) {
				t.Errorf("%s: %s is not among %v", what, trend, got[what])
			}
		}
	}
}

// One experiment is running and one is over; of both it can be seen where the
// norm stood when it began, and where it stands.
func TestExperiments(t *testing.T) {
	r := publish(t)
	var got []string
	for _, e := range r.Experiments {
		if e.Before == nil || e.Now == nil || !e.Before.Value.Known() || !e.Now.Value.Known() {
			t.Errorf("%s: from %v to %v", e.ID, e.Before, e.Now)
		}
		got = append(got, strings.Join([]string{e.ID, e.Norm, e.State, e.Wave}, " "))
	}
	want := []string{"board-by-day change-enablement/board running 2015-autumn",
		"forward-only deployment-management/way-back learned 2015-autumn"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The consultant's pages stand in their order.
func TestStory(t *testing.T) {
	var got []string
	for _, p := range load(t).Story {
		got = append(got, p.ID)
	}
	if diff := cmp.Diff([]string{"the-hour-on-thursday", "two-ways-to-lose-a-norm"}, got); diff != "" {
		t.Error(diff)
	}
}
