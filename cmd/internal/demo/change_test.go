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
// the rubble, and deployment management not yet past aligning.
func TestVerdictsBefore(t *testing.T) {
	got := map[string]string{}
	for _, p := range publish(t).Waves[autumn].Practices {
		got[p.ID] = words(p.Verdict)
	}
	want := map[string]string{
		"change-enablement":     "entrenched, open, between entrenched and aligned",
		"deployment-management": "aligned, clear",
		"incident-management":   "aligned, clear",
		"problem-management":    "aligned, clear",
		"release-management":    "aligned, clear",
		"service-desk":          "entrenched, clear",
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

// Between the waves four practices moved beyond chance and two did not. In
// problem management norms went, and nothing was built.
func TestMovement(t *testing.T) {
	got := map[string]string{}
	for _, c := range publish(t).Changes {
		if c.Team == "" {
			got[c.Practice] = strings.Join([]string{c.Who, beyond(c.Alignment), beyond(c.Dismantling), beyond(c.Reinvention)}, " ")
		}
	}
	want := map[string]string{
		"change-enablement":     "same-people up up up",
		"deployment-management": "same-people up up up",
		"incident-management":   "same-people up up up",
		"problem-management":    "same-people up up -",
		"release-management":    "same-people - - -",
		"service-desk":          "same-people - - -",
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
		"told":                      {"network change-enablement", "platform deployment-management", "service-desk service-desk", "stores service-desk"},
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
