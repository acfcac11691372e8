package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// kept is a practice whose verdict so many of 100 alternative scorings keep,
// with the choices that were varied alone.
func kept(id string, share float64, choices ...report.Choice) report.Practice {
	p := practice(id, "aligned", 60, 20)
	p.Robustness = robust(share, report.VerdictShare{Verdict: "aligned", Share: share})
	p.Robustness.Choices = choices
	return p
}

func wave(practices ...report.Practice) report.Wave { return report.Wave{Practices: practices} }

// The first sentence of the page, for one practice, two and three.
func TestRobustnessFinding(t *testing.T) {
	s := speaker(t)
	values := []report.Choice{{ID: "values", Kept: 0.7}, {ID: "facets", Kept: 1}}
	for _, c := range []struct {
		w    report.Wave
		want string
	}{
		{wave(), "It cannot be told how far the verdicts hang on the way of scoring."},
		{wave(practice(change, "aligned", 60, 20), hidden(incident)), "It cannot be told how far the verdicts hang on the way of scoring."},
		{wave(kept(change, 1)), "The verdict holds in at least 95 of 100 other ways of scoring."},
		{wave(kept(change, 0.95), kept(incident, 0.99)), "Both verdicts hold in at least 95 of 100 other ways of scoring."},
		{wave(kept(change, 0.95), kept(incident, 0.99), kept("third", 1), hidden("fourth")), "All three verdicts hold in at least 95 of 100 other ways of scoring."},
		{wave(kept(change, 0.94, values...)), "The verdict changes in more than 5 of 100 other ways of scoring. The verdict hangs most on what each rung is worth."},
		{wave(kept(change, 0.94), kept(incident, 0.6)), "Neither verdict holds in as many as 95 of 100 other ways of scoring."},
		{wave(kept(change, 0.94), kept(incident, 0.6, values...), kept("third", 0.6)), "None of three verdicts holds in as many as 95 of 100 other ways of scoring. The one kept least often, on Incident management, hangs most on what each rung is worth."},
		{wave(kept(change, 0.97, values...), kept(incident, 0.6, report.Choice{ID: "values", Kept: 1})), "One of two verdicts holds in at least 95 of 100 other ways of scoring."},
		{wave(kept(change, 0.97), kept(incident, 0.6, values...), kept("third", 1)), "Two of three verdicts hold in at least 95 of 100 other ways of scoring. The one kept least often, on Incident management, hangs most on what each rung is worth."},
	} {
		if diff := cmp.Diff(c.want, s.RobustnessFinding(c.w)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestRobustnessFigure(t *testing.T) {
	s := speaker(t)
	first := kept(change, 0.6)
	first.Robustness.Verdicts = []report.VerdictShare{{Verdict: "aligned", Share: 0.6}, {Verdict: "entrenched", Share: 0.3}, {Verdict: "renaissance", Share: 0.09}}
	first.Robustness.Rank, first.Robustness.RankLo, first.Robustness.RankHi = 2, 1, 2
	second := kept(incident, 0.97)
	second.Robustness.Rank, second.Robustness.RankLo, second.Robustness.RankHi = 1, 1, 1
	clamped := practice("third", "aligned", 60, 20)
	clamped.Dismantling.Clamped = true
	clamped.Deconstruction = report.Figure{Reason: report.Because(report.NothingApplies)}
	got := s.RobustnessFigure(wave(first, second, clamped))
	want := Figure{
		Title:    "Incident management keeps its verdict in 97 of 100 other scorings, Change enablement in 60 of 100",
		Subtitle: "How many of 100 other ways of scoring give which verdict, out of 1,000 drawn. The first part of each bar keeps the verdict that the figures give now. Shares are rounded down.",
		Alt:      "Incident management keeps its verdict in 97 of 100 other scorings, Change enablement in 60 of 100. Change enablement: Aligned 60 of 100; Incident management: Aligned 97 of 100; third: not shown (nearly everybody answered alike).",
		Table: Table{Caption: "Other ways of scoring, practice by practice", Head: []string{"Practice", "Verdict", "Keep the verdict", "Give another", "Rank by deconstruction"},
			Rows: [][]string{
				{"Change enablement", "Aligned, clear", "60 of 100", "Entrenched 30 of 100 and Renaissance 9 of 100", "Rank 2 (1 to 2)"},
				{"Incident management", "Aligned, clear", "97 of 100", "–", "Rank 1 (1 to 1)"},
				{"third", "Aligned, clear", "nearly everybody answered alike", "–", "–"}},
			Notes: []string{"A dash stands where no other verdict is given often enough to be told, where there is no rank, or for what is not shown, for the reason that is given in its row."}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := s.RobustnessFigure(wave(hidden(change))).Subtitle; got != "" {
		t.Errorf("where nothing is drawn it says how to read it: %q", got)
	}
	for _, c := range []struct {
		w    report.Wave
		want string
	}{
		{wave(hidden(change)), "It may not be told of any practice how far its verdict hangs on the scoring"},
		{wave(kept(change, 0.8)), "Its verdict is kept in 80 of 100 other scorings"},
		{wave(kept(change, 1), kept(incident, 1)), "Both keep their verdict in 100 of 100 other scorings"},
		{wave(kept(change, 1), kept(incident, 1), kept("third", 1)), "All keep their verdict in 100 of 100 other scorings"},
	} {
		if got := s.RobustnessFigure(c.w).Title; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if rank := s.Rank(wave(second), second); rank != "" {
		t.Errorf("a practice alone has the rank %q", rank)
	}
}

// Where it is not told, the reason is that of the figures, of the verdict, or
// of the rules for what may be shown.
func TestRobustnessUntold(t *testing.T) {
	s := speaker(t)
	noVerdict := practice(change, "", 60, 20)
	noVerdict.Verdict = report.Verdict{Reason: report.Because(report.NearThreshold)}
	bare := practice(change, "", 60, 20)
	bare.Verdict = report.Verdict{}
	clamped := practice(change, "aligned", 60, 20)
	clamped.Alignment.Clamped = true
	own := func(f report.Figure) report.Practice {
		p := practice(change, "aligned", 60, 20)
		p.Facets = map[string]report.Figure{"own-knowledge": f}
		return p
	}
	few := practice(change, "aligned", 60, 20)
	few.Alignment = rounded(60)
	for _, c := range []struct {
		p    report.Practice
		want string
	}{
		{hidden(change), "too few people answered"}, {noVerdict, "too near a threshold to tell from so few answers"}, {bare, "no verdict"},
		{clamped, "nearly everybody answered alike"}, {own(report.Figure{Value: at(10), Rounded: true, Clamped: true}), "nearly everybody answered alike"},
		{few, "too few people answered"}, {own(rounded(60)), "too few people answered"}, {own(because(report.TooFewPeople)), "too few people answered"},
		{own(fig(60)), "a smaller group could be worked out from it"}, // the verdict hangs on a small team
	} {
		if got := s.RobustnessUntold(c.p); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestRobustnessTables(t *testing.T) {
	s := speaker(t)
	all := func(values, facets, ladder, thresholds float64) []report.Choice {
		return []report.Choice{{ID: "thresholds", Kept: thresholds}, {ID: "values", Kept: values}, {ID: "facets", Kept: facets}, {ID: "ladder", Kept: ladder}}
	}
	w := wave(kept(change, 0.6, all(1, 1, 1, 0.51)...), kept(incident, 0.8, all(1, 1, 1, 1)...), kept("third", 1, all(1, 1, 1, 1)...), hidden("fourth"), kept("fifth", 0.4))
	want := Table{Caption: "Which choice keeps the verdict how often", Head: []string{"Practice", "Hangs most on", "What each rung is worth", "How facets are weighted",
		"How much of a score the ladder makes", "Where the lines are drawn", "All at once"},
		Rows: [][]string{
			{"Change enablement", "Where the lines are drawn", "100", "100", "100", "51", "60"},
			{"Incident management", "None alone, only several together", "100", "100", "100", "100", "80"},
			{"third", "None of them", "100", "100", "100", "100", "100"}}}
	if diff := cmp.Diff(want, s.RobustnessByChoice(w)); diff != "" {
		t.Error(diff)
	}
	for share, want := range map[float64]string{0.2: "20", 1: "100", 0: "fewer than 1"} {
		if verdict, n := s.Keeps(kept(change, share)); verdict != "Aligned" || n != want {
			t.Errorf("%q, %q, want %q", verdict, n, want)
		}
	}
	if note := s.KeptNote(kept(change, 0.6)); note != "Aligned in 60 of 100 other ways" {
		t.Errorf("%q", note)
	}
	if note := s.KeptNote(hidden(change)); note != "" {
		t.Errorf("of a hidden practice it is told that it is kept: %q", note)
	}
}

// Every choice has a name and says how it is varied, those first that verdicts
// hang on.
func TestRobustnessChoices(t *testing.T) {
	var terms []string
	for _, f := range speaker(t).RobustnessChoices() {
		terms = append(terms, f.Term)
		if len(f.Text) < 40 {
			t.Errorf("%s: %q", f.Term, f.Text)
		}
	}
	want := []string{"What each rung is worth", "How facets are weighted", "How much of a score the ladder makes", "Where the lines are drawn", "How deconstruction is made of its two halves"}
	if diff := cmp.Diff(want, terms); diff != "" {
		t.Error(diff)
	}
}
