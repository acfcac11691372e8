package wording

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/diag"
	"rubble/model"
	"rubble/report"
)

func speaker(t *testing.T) *Speaker {
	t.Helper()
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	s, err := New(os.DirFS(".."), "en", m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if missing := s.Missing(); len(missing) > 0 {
			t.Errorf("no words for %v", missing)
		}
	})
	return s
}

func fig(v float64) report.Figure { return report.Figure{Value: &v, N: &report.Count{N: 40}} }

func rounded(v float64) report.Figure { return report.Figure{Value: &v, Rounded: true} }

func interval(v, lo, hi float64) report.Figure {
	return report.Figure{Value: &v, Lo: &lo, Hi: &hi, N: &report.Count{N: 40}}
}

func practice(id, verdict string, a, d float64) report.Practice {
	return report.Practice{ID: id, Scores: report.Scores{Alignment: fig(a), Deconstruction: fig(d), Dismantling: fig(d), Reinvention: fig(d), Gap: fig(a - d)},
		Verdict: report.Verdict{Name: verdict, Word: "clear"}}
}

func hidden(id string) report.Practice {
	why := report.Figure{Reason: report.Because(report.TooFewPeople), N: &report.Count{Below: 5}}
	return report.Practice{ID: id, Scores: report.Scores{Alignment: why, Deconstruction: why, Gap: why}, Verdict: report.Verdict{Reason: report.Because(report.TooFewPeople)}}
}

const change, incident = "change-enablement", "incident-management"

func open(p report.Practice) report.Practice {
	p.Verdict = report.Verdict{Name: "aligned", Word: "open", Between: []string{"aligned", "renaissance"}}
	return p
}

// The first sentence of the report, for one practice, two and three, as a
// board reads it.
func TestOverview(t *testing.T) {
	s := speaker(t)
	one := func(v string) []report.Practice { return []report.Practice{practice(change, v, 60, 20)} }
	both := func(v, w string) []report.Practice { return append(one(v), practice(incident, w, 60, 20)) }
	three := func(v, w, x string) []report.Practice { return append(both(v, w), practice("third", x, 60, 20)) }
	for _, c := range []struct {
		practices []report.Practice
		want      string
	}{
		{nil, "It cannot be told yet where our practices stand."},
		{one("aligned"), "We have copied more than we have changed: the practice is aligned, and not rebuilt."},
		{both("aligned", "aligned"), "We have copied more than we have changed: aligned in both practices, rebuilt in none."},
		{three("aligned", "aligned", "aligned"), "We have copied more than we have changed: aligned in all three practices, rebuilt in none."},
		{both("aligned", "entrenched"), "We have copied more than we have changed: aligned in one of two practices, rebuilt in none."},
		{one("entrenched"), "The norms still stand: the practice has not aligned, nor been taken apart."},
		{both("entrenched", "entrenched"), "The norms still stand: neither of the two practices has aligned, or been taken apart."},
		{three("entrenched", "entrenched", "entrenched"), "The norms still stand: none of the three practices has aligned, or been taken apart."},
		{both("renaissance", "aligned"), "The taking apart has begun: of two practices, one has been rebuilt by our own ability and one is aligned."},
		{three("renaissance", "pioneering", "entrenched"), "The taking apart has begun: of three practices, one has been rebuilt by our own ability, one goes its own way and one stands on its norms."},
		{one("renaissance"), "Taken apart and rebuilt: the practice stands on our own ability."},
		{both("renaissance", "pioneering"), "Taken apart and rebuilt: both practices stand on our own ability."},
		{[]report.Practice{practice(change, "entrenched", 10, 10), open(practice(incident, "", 60, 40))},
			"The norms still stand in one of two practices. Where one of them stands cannot be told yet."},
		{[]report.Practice{practice(change, "aligned", 60, 10), open(practice(incident, "", 60, 40)), hidden("third")},
			"We have copied more than we have changed: aligned in one of three practices, rebuilt in none. Where two of them stand cannot be told yet."},
		{[]report.Practice{open(practice(incident, "", 60, 40))}, "It cannot be told yet where our practices stand."},
	} {
		if diff := cmp.Diff(c.want, s.Overview(&report.Report{Waves: []report.Wave{{Practices: c.practices}}})); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPracticeFinding(t *testing.T) {
	s, m := speaker(t), report.Method{Alignment: 50, Deconstruction: 50, OwnKnowledge: 50}
	warned := practice(change, "aligned", 60, 20)
	warned.Verdict.Warnings = []string{"old-ground"}
	average := practice(change, "aligned", 60, 60)
	average.Facets = map[string]report.Figure{"own-knowledge": fig(50)}
	for _, c := range []struct {
		p    report.Practice
		want string
	}{
		{practice(change, "entrenched", 10, 10), "Change enablement stands on its norms."},
		{practice(change, "aligned", 60, 10), "Change enablement has taken on what others found; it has not taken its own norms apart and rebuilt."},
		{practice(change, "pioneering", 10, 60), "Change enablement goes its own way, apart from what others found."},
		{practice(change, "renaissance", 60, 60), "Change enablement has been taken apart and rebuilt by its own ability."},
		{warned, "Change enablement has built new things around old norms."},
		{average, "Change enablement passes on average, but fewer than half of its people work in teams that do."},
		{open(practice(change, "", 60, 40)), "Change enablement lies between Aligned and Renaissance: the answers cannot tell which."},
		{hidden(change), "Nothing can be said of Change enablement: too few people answered."},
	} {
		if diff := cmp.Diff(c.want, s.PracticeFinding(c.p, m)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPracticeLede(t *testing.T) {
	s := speaker(t)
	p := practice(change, "aligned", 61, 40)
	p.Alignment, p.Deconstruction = interval(61, 58, 64), interval(40, 36, 44)
	for _, c := range []struct {
		p    report.Practice
		want string
	}{
		{p, "Alignment stands at 61 (58 to 64), deconstruction at 40 (36 to 44): alignment is 21 points ahead. Dismantling is at 40, reinvention at 40. All scales run from 0 to 100."},
		{hidden(change), "There are no figures: too few people answered."},
	} {
		if diff := cmp.Diff(c.want, s.PracticeLede(c.p)); diff != "" {
			t.Error(diff)
		}
	}
	for gap, want := range map[float64]string{0: "the two are level", 0.4: "the two are level", 1.2: "alignment is 1 point ahead", 21: "alignment is 21 points ahead",
		-1: "deconstruction is 1 point ahead", -2: "deconstruction is 2 points ahead"} {
		if got := s.Ahead(fig(gap)); got != want {
			t.Errorf("%v: %q, want %q", gap, got, want)
		}
	}
	if got := s.Ahead(rounded(-15)); got != "deconstruction is about 15 points ahead" {
		t.Error(got)
	}
}

func TestVerdict(t *testing.T) {
	s := speaker(t)
	certainty := 0.973
	v := report.Verdict{Name: "aligned", Word: "clear", Certainty: &certainty}
	ladder := report.Verdict{Name: "aligned", Word: "open", Between: []string{"aligned", "renaissance"}, Reason: report.Because(report.LadderOnly)}
	for _, c := range []struct{ got, want string }{
		{s.Verdict(v), "Aligned, clear"},
		{s.Verdict(report.Verdict{Name: "aligned"}), "Aligned"},
		{s.Verdict(report.Verdict{}), "no verdict"},
		{s.Certainty(v), "97\u00a0% of the resamples give the same verdict (clear)"},
		{s.Certainty(report.Verdict{}), "Certainty is stated only where an interval may be shown"},
		{s.Warning(report.Verdict{Warnings: []string{"borrowed"}}), "borrowed"},
		{s.Warning(v), ""},
		{strings.Join(s.VerdictSays(ladder), " "), "The answers cannot tell Aligned from Renaissance. That is a result, and not a gap in the report. " +
			"It stays open because only the ladder was asked, so own knowledge is not known."},
		{strings.Join(s.VerdictSays(hidden(change).Verdict), " "), "There is no verdict: too few people answered."},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTeams(t *testing.T) {
	s, limits := speaker(t), report.Limits{Shown: 5, Interval: 10, Distribution: 20}
	team := func(n report.Count, people int, p ...report.Practice) report.Team {
		return report.Team{ID: "x", Name: "Ops", Mode: "individual", Respondents: n, People: people, Practices: p}
	}
	small := "A team this small learns more by answering together: the consensus questionnaire is made for that"
	for _, c := range []struct{ got, want string }{
		{s.TeamFinding(team(report.Count{N: 12}, 0, practice(change, "aligned", 60, 20), practice(incident, "entrenched", 10, 10)), report.Method{}),
			"Change enablement is aligned, its own norms not taken apart and rebuilt. Incident management stands on its norms."},
		{s.TeamFinding(team(report.Count{N: 12}, 0, practice(change, "aligned", 60, 20), practice("third", "renaissance", 60, 60), practice(incident, "aligned", 60, 20)), report.Method{}),
			"Change enablement and Incident management are aligned, their own norms not taken apart and rebuilt. third has been taken apart and rebuilt."},
		{s.TeamFinding(team(report.Count{Below: 5}, 4, hidden(change)), report.Method{Limits: limits}), "Ops is too small for figures of its own."},
		{s.TeamFinding(team(report.Count{N: 12}, 0, report.Practice{ID: change, Scores: report.Scores{Alignment: unknown(report.NobodyCounts)}}), report.Method{}), "No figure can be told of Ops."},
		{s.TeamLede(team(report.Count{N: 12}, 30), limits), "12 people out of 30 answered."},
		{s.TeamLede(team(report.Count{N: 7}, 0, practice(change, "aligned", 60, 20)), limits), "7 people answered. Below 10 people the figures are rounded, and nothing is said of how far answers lie apart. " + small + "."},
		{s.TeamLede(team(report.Count{Below: 5}, 5), limits), "Fewer than 5 people out of 5 answered. Figures are shown from 5 people on. " + small + ", and it is shown whole."},
		{s.TeamLede(team(report.Count{Below: 5}, 1), limits), "Ops has 1 person. Figures are shown from 5 people on. " + small + ", and it is shown whole."},
		{s.TeamLede(team(report.Count{Below: 5}, 4), limits), "Ops has 4 people. Figures are shown from 5 people on. " + small + ", and it is shown whole."},
		{s.WhoAnswered(report.Wave{Name: "Spring 2016", Respondents: report.Count{N: 133}, Teams: make([]report.Team, 10), Consensus: 2}),
			"133 people in eight teams answered in Spring 2016, and two teams gave a joint answer."},
		{s.WhoAnswered(report.Wave{Name: "2016", Respondents: report.Count{Below: 5}, Teams: make([]report.Team, 1)}), "Fewer than 5 people in one team answered in 2016."},
		{s.TeamsFinding(report.Wave{Teams: []report.Team{team(report.Count{N: 12}, 0, practice(change, "aligned", 60, 20)), team(report.Count{N: 12}, 0, practice(change, "entrenched", 9, 9))}}),
			"Two different verdicts are found among two teams."},
		{s.TeamsFinding(report.Wave{Teams: []report.Team{team(report.Count{N: 12}, 0, practice(change, "aligned", 60, 20)), team(report.Count{Below: 5}, 0, hidden(change))}}),
			"Wherever it can be told of a team, the verdict is the same."},
		{s.TeamsFinding(report.Wave{Teams: []report.Team{team(report.Count{N: 12}, 0, open(practice(change, "", 60, 40)))}}), "Where the teams stand cannot be told yet."},
		{s.Teams(0), "no teams"}, {s.Teams(1), "one team"}, {s.Teams(13), "13 teams"},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestFigures(t *testing.T) {
	s, m := speaker(t), report.Method{Confidence: 0.95}
	w := report.Wave{Respondents: report.Count{N: 40}, Teams: make([]report.Team, 3), Practices: []report.Practice{practice(change, "aligned", 61, 40), practice(incident, "renaissance", 60, 59)}}
	plane, bell := s.PlaneOfPractices(w, m), s.Dumbbell(w, m)
	w.Practices[1] = practice(incident, "renaissance", 60, 70)
	mixed := s.PlaneOfPractices(w, m)
	w.Practices = nil
	for _, c := range []struct{ got, want string }{
		{plane.Title, "Both practices lie below the diagonal: alignment runs ahead"},
		{plane.Subtitle, "40 people in three teams. The diagonal is where deconstruction has kept up with alignment."},
		{plane.Alt, "Both practices lie below the diagonal: alignment runs ahead. Change enablement: alignment 61, deconstruction 40, Aligned, clear; Incident management: alignment 60, deconstruction 59, Renaissance, clear."},
		{strings.Join(plane.Table.Rows[0], "|"), "Change enablement|61|40|40|40|21|40|Aligned, clear"},
		{bell.Title, "Of two practices, alignment runs furthest ahead in Change enablement: by 21 points"},
		{mixed.Title, "One of two practices lies below the diagonal, where alignment runs ahead"},
		{s.PlaneOfPractices(w, m).Alt, "Nothing can be placed on the plane"},
		{s.Dumbbell(w, m).Alt, "Nothing can be compared"},
		{s.Ladder(report.Practice{Norms: []report.Norm{{ID: change + "/board", State: "stands"}, {ID: change + "/risk-by-form", State: "gone"}}}).Title, "Of two norms, one still standing and one gone"},
		{s.Shares([]report.Share{{Rungs: []int{0}, Share: 0.4}, {Rungs: []int{1, 2}, Share: 0.6}, {Rungs: []int{3}}}), "Taken for granted 40\u00a0%, Questioned to Relaxed 60\u00a0%"},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}

// What the same is to be said of stands in one sentence, in the order of the
// first of it.
func TestOverviewLede(t *testing.T) {
	s := speaker(t)
	rubble := practice(incident, "aligned", 70, 40)
	rubble.Verdict.Warnings = []string{"in-the-rubble"}
	w := report.Wave{Name: "Spring", Respondents: report.Count{N: 40}, Teams: make([]report.Team, 3), Practices: []report.Practice{
		practice(change, "aligned", 60, 20), rubble, practice("third", "aligned", 60, 20), open(practice("fourth", "", 60, 40)), open(practice("fifth", "", 60, 40)), hidden("sixth")}}
	want := "Change enablement and third have taken on what others found; they have not taken their own norms apart and rebuilt. " +
		"Incident management has torn its norms down and not yet met the need behind them. " +
		"fourth and fifth lie between Aligned and Renaissance: the answers cannot tell which. " +
		"Nothing can be said of sixth: too few people answered. 40 people in three teams answered in Spring."
	if diff := cmp.Diff(want, s.OverviewLede(&report.Report{Waves: []report.Wave{w}, Method: report.Method{Deconstruction: 50}})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("Of six practices, three are aligned. Where three of them stand cannot be told yet.", s.PracticesFinding(w)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("It cannot be told yet where our practices stand.", s.PracticesFinding(report.Wave{Practices: w.Practices[5:]})); diff != "" {
		t.Error(diff)
	}
}

// Of 73.7 and 40.3 the distance is 33.4: 74 and 40 in print would make it 34.
func TestLedeBeforeRounding(t *testing.T) {
	s := speaker(t)
	p := practice(change, "aligned", 73.7, 40.3)
	want := "Alignment stands at 74, deconstruction at 40: alignment is 33 points ahead, taken before rounding. Dismantling is at 40, reinvention at 40. All scales run from 0 to 100."
	if diff := cmp.Diff(want, s.PracticeLede(p)); diff != "" {
		t.Error(diff)
	}
}

// A warning and the sentence before it do not contradict each other.
func TestVerdictButSays(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct{ verdict, warning, want string }{
		{"aligned", "borrowed", "Aligned: others' findings have been taken on, but the practice is not yet both taken apart and rebuilt by its own ability. It is an interim state. " +
			"Borrowed: taken apart and rebuilt, but in ways worked out elsewhere."},
		{"entrenched", "in-the-rubble", "Entrenched: others' findings have hardly been taken on, and the practice is not yet both taken apart and rebuilt by its own ability. " +
			"In the rubble: the norms are down, and the need behind them is not yet met."},
	} {
		if diff := cmp.Diff(c.want, strings.Join(s.VerdictSays(report.Verdict{Name: c.verdict, Word: "clear", Warnings: []string{c.warning}}), " ")); diff != "" {
			t.Error(diff)
		}
	}
}

// Those who answered together are not among the people who are counted.
func TestWho(t *testing.T) {
	s := speaker(t)
	wave := func(people, teams, consensus int) report.Wave {
		return report.Wave{Name: "Spring", Respondents: report.Count{N: people}, Teams: make([]report.Team, teams), Consensus: consensus}
	}
	for _, c := range []struct{ got, want string }{
		{s.Who(wave(133, 10, 2)), "133 people in eight teams, and two teams answering together"},
		{s.Who(wave(133, 9, 1)), "133 people in eight teams, and one team answering together"},
		{s.Who(wave(20, 2, 0)), "20 people in two teams"},
		{s.Who(wave(0, 2, 2)), "Two teams answering together"},
		{s.WhoAnswered(wave(0, 1, 1)), "One team answered together in Spring."},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
	norm := report.Norm{ID: change + "/board", State: "gone", Value: report.Figure{Value: fig(100).Value, N: &report.Count{}}}
	rows := s.Ladder(report.Practice{Mode: "consensus", Norms: []report.Norm{norm}}).Table.Rows
	if got := rows[0][6]; got != "together" {
		t.Errorf("answers behind a norm that a team placed together: %q", got)
	}
}

func TestNumbers(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct{ got, want string }{
		{s.Int(119998), "119,998"}, {s.Whole(-0.3), "0"}, {s.Whole(-12.4), "−12"}, {s.Whole(12.5), "13"}, {s.Decimal(-0.04, 1), "0.0"}, {s.Decimal(2, 1), "2.0"},
		{s.Percent(0.07), "7\u00a0%"}, {s.Percent(0.025), "2.5\u00a0%"}, {s.Percent(0.95), "95\u00a0%"}, {s.Percent(1), "100\u00a0%"},
		{s.Score(fig(41)), "41"}, {s.Score(rounded(40)), "about 40"}, {s.Score(report.Figure{}), "–"},
		{s.ScoreWithInterval(interval(41, 38, 44)), "41 (38 to 44)"}, {s.Number(report.Count{Below: 5}), "fewer than 5"},
		{s.People(report.Count{N: 1}), "1 person"}, {s.People(report.Count{N: 2}), "2 people"}, {s.People(report.Count{Below: 5}), "fewer than 5 people"},
		{s.NumberWord(12), "twelve"}, {s.NumberWord(13), "13"}, {s.List(nil), ""}, {s.List([]string{"a"}), "a"}, {s.List([]string{"a", "b"}), "a and b"}, {s.List([]string{"a", "b", "c"}), "a, b and c"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// Numbers follow the language; words that a translation lacks are named.
func TestGerman(t *testing.T) {
	fsys := fstest.MapFS{"content/i18n/de.toml": {Data: []byte("percent = \"{{ .Number }} %\"\n[people]\none = \"{{ .Number }} Person\"\nother = \"{{ .Number }} Personen\"\n")},
		"content/i18n/fr.toml": {Data: []byte("percent = ")}}
	s, err := New(fsys, "de", &model.Model{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{s.Int(119998), "119.998"}, {s.Decimal(1234.5, 2), "1.234,50"}, {s.Percent(0.025), "2,5 %"}, {s.People(report.Count{N: 1}), "1 Person"}, {s.People(report.Count{N: 1000}), "1.000 Personen"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	var all sync.WaitGroup // pages are written at the same time
	for range 4 {
		all.Go(func() {
			for range 100 {
				s.T("together")
				s.T("alignment")
				s.Decimal(1.5, 1)
			}
		})
	}
	all.Wait()
	if diff := cmp.Diff([]string{"alignment", "together"}, s.Missing()); diff != "" {
		t.Error(diff)
	}
	for _, lang := range []string{"fr", "it", "../../x", ""} {
		_, err := New(fsys, lang, &model.Model{})
		if p, ok := errors.AsType[*diag.Problem](err); !ok || p.Pos.File != "content/i18n/"+lang+".toml" {
			t.Errorf("%q: %v", lang, err)
		}
	}
}
