package demo

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/gate"
	"rubble/model"
	"rubble/report"
	"rubble/score"
	"rubble/source"
	"rubble/survey"
)

// root is the folder with the model and the default settings.
const root = "../../.."

// A scored demonstration: what was read, and what came out.
type scored struct {
	cfg     *config.Config
	model   *model.Model
	answers survey.Answers
	teams   []config.Team
	set     score.Settings
	score.Scored
}

func load(t *testing.T) scored {
	t.Helper()
	var s scored
	var problems, more, last diag.List
	s.cfg, problems = config.Read(os.DirFS(root), Files())
	s.model, more = model.Read(os.DirFS(root))
	problems.Join(more)
	if !problems.Failed() {
		s.answers, s.teams, _, last = source.ReadAnswers(t.Context(), Files(), s.cfg, s.model)
		problems.Join(last)
	}
	for _, p := range problems.Sorted() {
		t.Error(p)
	}
	if t.Failed() {
		t.FailNow()
	}
	at := s.model.Thresholds
	s.set = score.Settings{Seed: s.cfg.Score.Seed, Replicates: s.cfg.Score.Replicates, Confidence: s.cfg.Score.Confidence,
		Coverage: s.cfg.Score.Coverage, Alignment: at.Alignment, Deconstruction: at.Deconstruction, Practices: s.model.PracticeIDs()}
	for _, w := range s.cfg.Waves {
		s.set.Waves = append(s.set.Waves, w.ID)
	}
	for _, team := range s.teams {
		s.set.Teams = append(s.set.Teams, score.Team{ID: team.ID, People: team.People})
	}
	s.Scored = score.Score(s.model, s.answers, s.set)
	return s
}

func (s scored) publish(t *testing.T) *report.Report {
	t.Helper()
	in := gate.Input{Model: s.model, Scored: s.Scored, Settings: s.set, Length: model.LengthShort,
		Organisation: s.cfg.Organisation.Name, Teams: map[string]string{}}
	for _, w := range s.cfg.Waves {
		in.Waves = append(in.Waves, gate.Wave{ID: w.ID, Name: w.Name})
	}
	for _, team := range s.teams {
		in.Teams[team.ID] = team.Name
	}
	release, err := gate.Publish(in, s.cfg.Confidentiality.Policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report()
}

// spring is the second wave, which the pages speak of.
const spring = 1

// The people are those that the demonstration promises: 133 of eight teams,
// and two teams that answered together.
func TestPeople(t *testing.T) {
	w := load(t).Waves[spring]
	got := map[string]int{}
	for _, team := range w.Teams {
		if team.Mode == survey.Individual {
			got[team.ID] = team.Respondents
		}
	}
	want := map[string]int{"service-desk": 34, "payments": 27, "network": 24, "platform": 22,
		"warehouse": 12, "data": 7, "identity": 4, "mainframe": 3}
	if !maps.Equal(got, want) || w.Respondents != 133 || w.Consensus != 2 {
		t.Errorf("%d people and %d consensus teams: %v", w.Respondents, w.Consensus, got)
	}
}

// What is to be seen in the demonstration is seen in what is published: each
// verdict, each warning, an open verdict, one withheld, small teams
// suppressed, teams that answered together.
func TestVerdictsToBeSeen(t *testing.T) {
	r := load(t).publish(t)
	w := r.Waves[spring]
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
	want := map[string]string{
		"all change-enablement":            "aligned, clear",
		"all incident-management":          "aligned, clear",
		"service-desk change-enablement":   "entrenched, clear",
		"service-desk incident-management": "aligned, open, between aligned and entrenched",
		"payments change-enablement":       "aligned, clear",
		"payments incident-management":     "aligned, clear, in-the-rubble",
		"network change-enablement":        "aligned, clear",
		"network incident-management":      "aligned, clear",
		"platform change-enablement":       "renaissance, clear",
		"platform incident-management":     "aligned, likely, old-ground",
		"warehouse change-enablement":      "pioneering, clear",
		"warehouse incident-management":    "aligned, clear",
		"data change-enablement":           "aligned",
		"data incident-management":         "near-threshold",
		"identity change-enablement":       "too-few-people",
		"identity incident-management":     "too-few-people",
		"mainframe change-enablement":      "too-few-people",
		"mainframe incident-management":    "too-few-people",
		"online-shop change-enablement":    "renaissance",
		"online-shop incident-management":  "aligned, borrowed",
		"stores change-enablement":         "entrenched",
		"stores incident-management":       "aligned",
	}
	if diff := cmp.Diff(want, got); diff != "" {
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

func TestSuppressed(t *testing.T) {
	var got []string
	for _, s := range load(t).publish(t).Suppressed {
		if s.Why == report.TooFewPeople && strings.HasPrefix(s.What, "2016-spring/") {
			got = append(got, s.What)
		}
	}
	want := []string{"2016-spring/identity/change-enablement", "2016-spring/identity/incident-management",
		"2016-spring/mainframe/change-enablement", "2016-spring/mainframe/incident-management"}
	if !slices.Equal(got, want) {
		t.Errorf("suppressed: %v", got)
	}
}

// Where everybody answered, the interval has no width: what remains is
// measurement.
func TestEverybodyAnswered(t *testing.T) {
	for _, team := range load(t).publish(t).Waves[spring].Teams {
		for _, p := range team.Practices {
			if a := p.Alignment; a.HasInterval() && (*a.Lo == *a.Hi) != (team.ID == "warehouse") {
				t.Errorf("%s %s: alignment from %v to %v", team.ID, p.ID, *a.Lo, *a.Hi)
			}
		}
	}
}

// At the organisation's level no norm is so unanimous that only a clamped
// figure may be shown, and each practice has keystones to speak of.
func TestNorms(t *testing.T) {
	w := load(t).publish(t).Waves[spring]
	want := map[string][]string{
		"change-enablement":   {"outside-approval", "board", "freeze"},
		"incident-management": {"tiers", "clock", "code-explains"},
	}
	for _, p := range w.Practices {
		var keystones []string
		for _, n := range p.Norms {
			if n.Value.Clamped || len(n.Shares) < 3 {
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

// The thesis has to be in the figures: both practices have taken on far more
// than they have taken apart.
func TestAlignmentRunsAhead(t *testing.T) {
	for _, p := range load(t).publish(t).Waves[spring].Practices {
		if *p.Gap.Lo < 20 {
			t.Errorf("%s: alignment is ahead by %v (%v to %v)", p.ID, *p.Gap.Value, *p.Gap.Lo, *p.Gap.Hi)
		}
	}
}
