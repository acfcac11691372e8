package demo

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/assess"
	"rubble/diag"
	"rubble/report"
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
	release, err := p.Release("test", "")
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
		"all change-enablement":                        "aligned, clear",
		"all continual-improvement":                    "aligned, likely, old-ground",
		"all deployment-management":                    "renaissance, likely",
		"all incident-management":                      "aligned, clear",
		"all knowledge-management":                     "entrenched, clear",
		"all measurement-and-reporting":                "entrenched, clear",
		"all problem-management":                       "aligned, clear, in-the-rubble",
		"all release-management":                       "aligned, clear",
		"all service-desk":                             "entrenched, clear",
		"all service-level-management":                 "aligned, clear",
		"all service-validation-and-testing":           "aligned, clear",
		"all software-development-and-management":      "renaissance, open, between renaissance and aligned",
		"service-desk change-enablement":               "entrenched, clear",
		"service-desk incident-management":             "aligned, open, between aligned and entrenched",
		"service-desk problem-management":              "aligned, clear, in-the-rubble",
		"service-desk service-desk":                    "entrenched, clear",
		"payments change-enablement":                   "aligned, clear",
		"payments deployment-management":               "renaissance, likely",
		"payments incident-management":                 "aligned, clear, in-the-rubble",
		"payments release-management":                  "aligned, clear",
		"network change-enablement":                    "aligned, clear",
		"network incident-management":                  "aligned, clear",
		"network problem-management":                   "aligned, clear, in-the-rubble",
		"network release-management":                   "aligned, clear",
		"platform change-enablement":                   "renaissance, clear",
		"platform deployment-management":               "renaissance, clear",
		"platform incident-management":                 "aligned, likely, old-ground",
		"platform release-management":                  "aligned, clear",
		"warehouse change-enablement":                  "pioneering, clear",
		"warehouse incident-management":                "aligned, clear",
		"warehouse service-desk":                       "renaissance, clear",
		"data change-enablement":                       "aligned",
		"data incident-management":                     "near-threshold",
		"data problem-management":                      "aligned, in-the-rubble",
		"identity change-enablement":                   "too-few-people",
		"identity incident-management":                 "too-few-people",
		"identity problem-management":                  "too-few-people",
		"mainframe change-enablement":                  "too-few-people",
		"mainframe incident-management":                "too-few-people",
		"mainframe problem-management":                 "too-few-people",
		"service-management continual-improvement":     "aligned, likely, old-ground",
		"service-management measurement-and-reporting": "entrenched, clear",
		"service-management service-level-management":  "aligned, clear",
		"products knowledge-management":                "entrenched, clear",
		"products service-validation-and-testing":      "aligned, clear",
		"products software-development-and-management": "renaissance, open, between renaissance and aligned",
		"online-shop change-enablement":                "renaissance",
		"online-shop deployment-management":            "aligned, borrowed",
		"online-shop incident-management":              "aligned, borrowed",
		"stores change-enablement":                     "entrenched",
		"stores incident-management":                   "aligned",
		"stores service-desk":                          "entrenched",
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

// The two smallest teams answer about the same practices, and are seven people
// together, so that nothing has to be hidden for their sake.
func TestSuppressed(t *testing.T) {
	var got []string
	for _, s := range publish(t).Suppressed {
		if of, is := strings.CutPrefix(s.What, "2016-spring/"); is {
			got = append(got, of+": "+string(s.Why))
		}
	}
	var want []string
	for _, team := range []string{"identity", "mainframe"} {
		for _, practice := range []string{"change-enablement", "incident-management", "problem-management"} {
			want = append(want, team+"/"+practice+": too-few-people")
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("suppressed: %v", got)
	}
}

// Each practice has keystones to speak of, but for the one whose norms have
// all been let go of. No norm's figure is clamped.
func TestNorms(t *testing.T) {
	want := map[string][]string{
		"change-enablement":                   {"outside-approval", "risk-by-form", "freeze"},
		"continual-improvement":               {"maturity-target", "adopt-solutions", "chosen-above"},
		"deployment-management":               nil,
		"incident-management":                 {"clock", "one-commander", "code-explains"},
		"knowledge-management":                {"document-is-knowledge", "curators", "one-place"},
		"measurement-and-reporting":           {"upward", "compare-teams", "measured-is-managed"},
		"problem-management":                  {"separate-learning", "known-error"},
		"release-management":                  {"release-event", "fixed-contents", "live-is-done"},
		"service-desk":                        {"single-door", "user-describes", "first-line-generalist"},
		"service-level-management":            {"green-report", "measured-inside", "breach-has-price"},
		"service-validation-and-testing":      {"sign-off", "passed-is-fit", "copy-of-production"},
		"software-development-and-management": {"build-then-maintain", "estimate-is-promise"},
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
