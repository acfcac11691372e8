package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// That no norm holds fast is said of those only of which it is told.
func TestKeystonesFinding(t *testing.T) {
	s := speaker(t)
	loose := report.Norm{ID: claimedBoard, State: "gone", Value: fig(90), Hold: at(4), Leverage: at(4)}
	state := func(of report.Figure) report.Norm { return report.Norm{ID: claimedForm, State: "stands", Value: of} }
	for _, c := range []struct {
		norms []report.Norm
		want  string
	}{
		{nil, "It cannot be told which norms hold fast."},
		{[]report.Norm{{Value: because(report.FewChanged)}, {Value: because(report.FewChanged)}}, "It cannot be told which norms hold fast: " + fewChanged + "."},
		{[]report.Norm{{Value: because(report.Protects)}, {Value: because(report.TooFewPeople)}}, "It cannot be told which norms hold fast."},
		{[]report.Norm{state(because(report.OnlyState))}, "It cannot be told which norms hold fast: too few people answered."},
		{[]report.Norm{loose, {Value: because(report.Protects)}}, "Of the norms that are shown, none holds fast enough to be a keystone."},
		{[]report.Norm{loose}, "No norm holds fast enough to be a keystone. That is an answer too."},
		{[]report.Norm{loose, {ID: claimedForm, Keystone: true, Hold: at(60), Leverage: at(80), Value: fig(10)}}, "“Risk by form” is the first stone to lift."},
	} {
		w := report.Wave{Practices: []report.Practice{{ID: change, Norms: c.norms}}}
		if diff := cmp.Diff(c.want, s.KeystonesFinding(w)); diff != "" {
			t.Error(diff)
		}
	}
}

// What stands above a ladder is true of the norms that are in it.
func TestLadderSubtitle(t *testing.T) {
	s := speaker(t)
	p := practice(change, "aligned", 60, 20)
	none := report.Norm{ID: claimedForm, Value: because(report.FewChanged)}
	stands := report.Norm{ID: claimedBoard, State: "stands", Value: because(report.OnlyState)}
	held := report.Norm{ID: claimedBoard, State: "stands", Value: fig(18), Hold: at(60)}
	const placed = "Where each norm stands for 40 people. Left of the line the norm stands; right of it, it is coming down."
	for _, c := range []struct {
		mode  string
		norms []report.Norm
		want  string
	}{
		{"individual", []report.Norm{none, none}, ""}, {"individual", nil, ""}, {"consensus", []report.Norm{none}, ""},
		{"individual", []report.Norm{none, stands}, "Each norm in one word, because few people answered."},
		{"individual", []report.Norm{none, held}, placed}, {"individual", []report.Norm{held}, placed},
		{"consensus", []report.Norm{none, held}, "Where the team together places each norm."},
	} {
		p.Mode, p.Norms = c.mode, c.norms
		if diff := cmp.Diff(c.want, s.Ladder(p).Subtitle); diff != "" {
			t.Error(diff)
		}
	}
}

// Intervals are spoken of where one can be seen: a rounded figure has none, and
// one of a team of which everybody answered has no width.
func TestSubtitlesOfIntervals(t *testing.T) {
	s, m := speaker(t), report.Method{Confidence: 0.95}
	with := func(a, d report.Figure) report.Practice {
		p := practice(change, "aligned", 60, 20)
		p.Alignment, p.Deconstruction, p.Facets = a, d, map[string]report.Figure{"flow": a, "trust": d}
		return p
	}
	const bars, ends = "Bars are 95 % intervals; the diagonal", ", with 95 % intervals"
	for _, c := range []struct {
		p          report.Practice
		bars, ends string
	}{
		{with(interval(60, 55, 65), interval(20, 20, 20)), bars, ends},
		{with(interval(60, 60, 60), interval(20, 20, 20)), "The diagonal", ""},
		{with(rounded(60), rounded(20)), "The diagonal", ""},
		{leftOutFor(change, report.FewChanged), "The diagonal", ""},
	} {
		w := report.Wave{Respondents: report.Count{Below: 5}, Teams: make([]report.Team, 1), Practices: []report.Practice{c.p}}
		want := []string{"Fewer than 5 people in one team. " + c.bars + " is where deconstruction has kept up with alignment.",
			"Alignment and deconstruction, 0 to 100" + c.ends + ". The length of the bar is how far one runs ahead of the other, taken before rounding.",
			"The facets of alignment and of reinvention, 0 to 100" + c.ends + "."}
		got := []string{s.PlaneOfPractices(w, m).Subtitle, s.Dumbbell(w, m).Subtitle, s.Facets(c.p, m).Subtitle}
		if diff := cmp.Diff(want, said(got)); diff != "" {
			t.Error(diff)
		}
	}
}

// Where no more people can have answered than the headcount says, the table
// says no nonsense.
func TestTeamAnswered(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		team report.Team
		want string
	}{
		{report.Team{People: 3, Respondents: report.Count{Below: 5}}, "–"}, {report.Team{People: 7, Respondents: report.Count{Below: 10}}, "–"},
		{report.Team{People: 5, Respondents: report.Count{Below: 5}}, "fewer than 5"}, {report.Team{Respondents: report.Count{Below: 5}}, "fewer than 5"},
		{report.Team{People: 12, Respondents: report.Count{N: 12}}, "12"}, {report.Team{People: 3, Mode: "consensus", Respondents: report.Count{N: 3}}, "3, together"},
	} {
		if got := s.TeamAnswered(c.team); got != c.want {
			t.Errorf("%+v: %q, want %q", c.team, got, c.want)
		}
	}
}
