package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// unknown is a figure with a reason in its place.
func unknown(code report.Code) report.Figure { return report.Figure{Reason: report.Because(code)} }

// Each sentence on a coefficient says what it bears, by the convention and by
// where its interval lies, and no more.
func TestConsistency(t *testing.T) {
	s := speaker(t)
	three := func(a, x, r report.Figure) report.Practice {
		p := practice(change, "aligned", 60, 20)
		for i, alpha := range []report.Figure{a, x, r} {
			omega := alpha
			omega.Lo, omega.Hi = nil, nil
			if i == 1 {
				omega = unknown(report.NoFit)
			}
			p.Reliability = append(p.Reliability, report.Reliability{Axis: []string{"alignment", "dismantling", "reinvention"}[i], Questions: 6, Alpha: alpha, Omega: omega})
		}
		return p
	}
	none := unknown(report.TooFewComplete)
	second := three(interval(0.65, 0.5, 0.72), none, interval(0.4, 0.2, 0.6))
	second.ID = incident
	third := three(none, none, none)
	third.ID = "third"
	countless := fig(0.8)
	countless.N = nil
	fourth := three(fig(-0.1), countless, fig(0.6))
	fourth.ID = "fourth"
	w := wave(three(interval(0.85, 0.8, 0.9), interval(0.72, 0.61, 0.81), interval(0.78, 0.7, 0.84)), second, third, fourth, hidden("fifth"))
	const loose = "They hang together loosely. Treat this score with care, and read its questions one by one."
	want := Table{Caption: "How far the answers to each axis hang together", Head: []string{"Practice", "Axis", "In words", "Cronbach's α", "McDonald's ω", "Questions", "People"},
		Rows: [][]string{
			{"Change enablement", "alignment", "They hang together.", "0.85 (0.80 to 0.90)", "0.85", "6", "40"},
			{"Change enablement", "dismantling", "They seem to hang together; chance leaves room for less than is commonly asked.", "0.72 (0.61 to 0.81)", "the answers do not follow one common thread", "6", "40"},
			{"Change enablement", "reinvention", "They hang together.", "0.78 (0.70 to 0.84)", "0.78", "6", "40"},
			{"Incident management", "alignment", "Less than is commonly asked, though chance leaves room for enough. Treat this score with care.", "0.65 (0.50 to 0.72)", "0.65", "6", "40"},
			{"Incident management", "dismantling", "Fewer than 30 people answered every question", "–", "–", "–", "–"},
			{"Incident management", "reinvention", loose, "0.40 (0.20 to 0.60)", "0.40", "6", "40"},
			{"fourth", "alignment", "They do not hang together: who is high on one question is no higher on the others. Read the questions one by one.", "−0.10", "−0.10", "6", "40"},
			{"fourth", "dismantling", "They hang together.", "0.80", "the answers do not follow one common thread", "6", "–"},
			{"fourth", "reinvention", loose, "0.60", "0.60", "6", "40"},
		}, Notes: []string{"A dash stands for what is not shown, for the reason that is given in its row; of people, where one of the teams is too small to be told of."}}
	if diff := cmp.Diff(want, s.ConsistencyTable(w)); diff != "" {
		t.Error(diff)
	}
	w.Practices = append(w.Practices, third)
	untold := []string{"There are no such figures for third and third: fewer than 30 people answered every question."}
	if diff := cmp.Diff(untold, s.ConsistencyUntold(w)); diff != "" {
		t.Error(diff)
	}
	one := wave(three(fig(0.9), none, none))
	for _, c := range []struct {
		w    report.Wave
		want string
	}{
		{w, "Four of eight scores that can be judged rest on answers that hang together as far as is commonly asked (0.70)."},
		{one, "The one score that can be judged rests on answers that hang together as far as is commonly asked (0.70)."},
		{wave(three(fig(0.5), none, none)), "The one score that can be judged does not rest on answers that hang together as far as is commonly asked (0.70)."},
		{wave(three(fig(0.7), fig(0.6), none)), "One of two scores that can be judged rests on answers that hang together as far as is commonly asked (0.70)."},
		{wave(three(fig(0.5), fig(0.6), none)), "None of two scores that can be judged rests on answers that hang together as far as is commonly asked (0.70)."},
		{wave(third, hidden(change)), "It cannot be told of any practice whether its answers hang together."},
	} {
		if got := s.ConsistencyFinding(c.w); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestBetween(t *testing.T) {
	s := speaker(t)
	p := practice(change, "aligned", 60, 20)
	p.Between = []report.Between{
		{Axis: "alignment", Teams: 8, One: interval(0.12, 0.02, 0.4), Two: fig(0.94)},
		{Axis: "dismantling", Teams: 8, One: interval(0.05, -0.1, 0.3), Two: fig(0.4)},
		{Axis: "reinvention", Teams: 8, One: interval(-0.03, -0.1, 0.2), Two: fig(-0.4)}}
	q := practice(incident, "aligned", 60, 20)
	q.Between = []report.Between{{Axis: "alignment", One: unknown(report.TooFewTeams), Two: unknown(report.TooFewTeams)},
		{Axis: "dismantling", One: unknown(report.TooFewTeams), Two: unknown(report.TooFewTeams)}, {Axis: "reinvention", One: unknown(report.NoSpread), Two: unknown(report.NoSpread)}}
	r := practice("third", "aligned", 60, 20)
	r.Between = q.Between[:2]
	w := wave(p, q, r, hidden("fourth"))
	want := [][]string{
		{"Change enablement", "alignment", "12 of 100 parts of the differences between people lie between teams. Of those between the teams' means, 94 of 100 parts would be found again with other people.", "0.12 (0.02 to 0.40)", "0.94", "8", "40"},
		{"Change enablement", "dismantling", "5 of 100 parts of the differences between people lie between teams. Chance alone could make as much.", "0.05 (−0.10 to 0.30)", "0.40", "8", "40"},
		{"Change enablement", "reinvention", "None of the differences between people lies between teams, as far as these answers tell.", "−0.03 (−0.10 to 0.20)", "−0.40", "8", "40"},
		{"Incident management", "alignment", "Fewer than five teams can be compared", "–", "–", "–", "–"},
		{"Incident management", "dismantling", "Fewer than five teams can be compared", "–", "–", "–", "–"},
		{"Incident management", "reinvention", "Everybody gave the same answers", "–", "–", "–", "–"},
	}
	if diff := cmp.Diff(want, s.BetweenTable(w).Rows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"There are no such figures for third: fewer than five teams can be compared."}, s.BetweenUntold(w)); diff != "" {
		t.Error(diff)
	}
}

func TestApart(t *testing.T) {
	s := speaker(t)
	of := func(id string, figures ...report.Figure) report.Practice {
		p := practice(id, "aligned", 60, 20)
		pairs := [][2]string{{"alignment", "dismantling"}, {"alignment", "reinvention"}, {"dismantling", "reinvention"}}
		for i, f := range figures {
			p.Correlations = append(p.Correlations, report.Correlation{Of: pairs[i], Teams: 7, Rho: f})
		}
		return p
	}
	few := unknown(report.TooFewTeams)
	w := wave(of(change, interval(0.94, 0.6, 0.99), interval(0.75, 0.1, 0.97), interval(0.5, -0.2, 0.9)),
		of(incident, fig(1), interval(-0.8, -0.97, -0.1), unknown(report.TeamsAlike)), of("third", few, few, few), of("fourth", fig(-1), few, few), hidden("fifth"))
	want := [][]string{
		{"Change enablement", "Alignment and dismantling", "The two order these teams in nearly the same way; chance leaves room for less.", "0.94 (0.60 to 0.99)", "7"},
		{"Change enablement", "Alignment and reinvention", "Teams that are high on one tend to be high on the other.", "0.75 (0.10 to 0.97)", "7"},
		{"Change enablement", "Dismantling and reinvention", "So few teams cannot tell whether they go together.", "0.50 (−0.20 to 0.90)", "7"},
		{"Incident management", "Alignment and dismantling", "The two order these teams in exactly the same way.", "1.00", "7"},
		{"Incident management", "Alignment and reinvention", "Teams that are high on one tend to be low on the other.", "−0.80 (−0.97 to −0.10)", "7"},
		{"Incident management", "Dismantling and reinvention", "All teams have the same score", "–", "7"},
		{"fourth", "Alignment and dismantling", "Teams that are high on one tend to be low on the other.", "−1.00", "7"},
		{"fourth", "Alignment and reinvention", "Fewer than five teams can be compared", "–", "7"},
		{"fourth", "Dismantling and reinvention", "Fewer than five teams can be compared", "–", "7"},
	}
	if diff := cmp.Diff(want, s.ApartTable(w).Rows); diff != "" {
		t.Error(diff)
	}
	if says, want := s.apart(interval(0.97, 0.92, 0.99)), "The two order these teams in nearly the same way: the second tells little that the first does not."; says != want {
		t.Errorf("%q, want %q", says, want)
	}
	alike := of("sixth", unknown(report.TeamsAlike), unknown(report.TeamsAlike), unknown(report.TeamsAlike))
	untold := []string{"There are no such figures for third: fewer than five teams can be compared.", "There are no such figures for sixth: all teams have the same score."}
	if diff := cmp.Diff(untold, s.ApartUntold(wave(append(w.Practices, alike)...))); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		w    report.Wave
		want string
	}{
		{w, "Two of six pairs of scores go together from team to team further than chance alone is likely to take them."},
		{wave(of(change, interval(0.94, 0.6, 0.99), interval(0.5, -0.2, 0.9), few)), "One of two pairs of scores goes together from team to team further than chance alone is likely to take them."},
		{wave(of(change, interval(0.94, 0.6, 0.99), few, few)), "The one pair of scores that can be judged goes together from team to team further than chance alone is likely to take it."},
		{wave(of(change, fig(0.3), few, few)), "The one pair of scores that can be judged does not go together from team to team further than chance alone is likely to take it."},
		{wave(of(change, few, few, few)), "It cannot be told of any practice whether its scores order the teams alike."},
	} {
		if got := s.ApartFinding(c.w); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
