package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// joint is a difference of answers given together: nobody answered alone.
func joint(v float64) report.Figure { return report.Figure{Value: &v, N: &report.Count{}} }

// movedTo is a change of a practice's deconstruction.
func movedTo(id, who string, f report.Figure) report.Change {
	return report.Change{From: "w1", To: "w2", Practice: id, Who: who, Scores: report.Scores{Alignment: f, Dismantling: f, Reinvention: f, Deconstruction: f, Gap: f}}
}

func TestMoved(t *testing.T) {
	s := speaker(t)
	clamped := fig(30)
	clamped.Rounded, clamped.Clamped = true, true
	for _, c := range []struct {
		f      report.Figure
		want   string
		beyond bool
	}{
		{interval(12, 3, 20.6), "+12 (+3 to +21)", true},
		{interval(-12, -20.6, -3), "−12 (−21 to −3)", true},
		{interval(12, -3, 27), "+12 (−3 to +27)", false},
		{interval(5, 0, 10), "+5 (0 to +10)", false}, // 0 is not left out
		{interval(0.3, -0.4, 1), "0 (0 to +1)", false},
		{interval(0, 0, 0), "0 (0 to 0)", false},
		{interval(4, 4, 4), "+4 (+4 to +4)", true}, // everybody answered
		{joint(-7), "−7", true},
		{joint(0), "0", false},
		{fig(25), "+25", false}, // of a team of one: anything may be chance
		{clamped, "about +30", false},
		{report.Figure{Reason: report.Because(report.FewMoved)}, "so few joined or left that they could be made out", false},
		{report.Figure{Reason: report.Because(report.TooFewPeople)}, "too few people answered", false},
	} {
		if got := s.Moved(c.f); got != c.want || beyondChance(c.f) != c.beyond {
			t.Errorf("got %q and %v, want %q and %v", got, beyondChance(c.f), c.want, c.beyond)
		}
	}
}

// found is a difference that chance hardly explains.
func found(f report.Figure) report.Figure {
	f.Discovery = true
	return f
}

func TestTrendFinding(t *testing.T) {
	s := speaker(t)
	up, down, still, none := found(interval(12, 3, 20)), found(interval(-12, -20, -3)), interval(2, -3, 7), report.Figure{Reason: report.Because(report.TooFewPeople)}
	for _, c := range []struct {
		moved []report.Figure // of change enablement, incident management and a third
		want  string
	}{
		{nil, "What moved since the wave before cannot be shown"},
		{[]report.Figure{none, none}, "What moved since the wave before cannot be shown"},
		{[]report.Figure{still}, "Nothing that can be shown moved by more than chance would move it"},
		{[]report.Figure{still, none}, "Nothing that can be shown moved by more than chance would move it"},
		{[]report.Figure{up, none}, "Change enablement moved up the plane"},
		{[]report.Figure{up, up}, "Change enablement and Incident management moved up the plane"},
		{[]report.Figure{down, still, down}, "Change enablement and third moved down the plane"},
		{[]report.Figure{up, down}, "Change enablement moved up the plane, Incident management moved down"},
		{[]report.Figure{down, up, joint(4)}, "Incident management and third moved up the plane, Change enablement moved down"},
		{[]report.Figure{joint(-4)}, "Change enablement moved down the plane"},
		{[]report.Figure{interval(12, 3, 20)}, "Nothing that can be shown moved by more than chance would move it"}, // its own interval is not enough
		{[]report.Figure{found(interval(12, -1, 25)), up}, "Incident management moved up the plane"},                // nor is the mark alone
	} {
		var changes []report.Change
		for i, f := range c.moved {
			changes = append(changes, movedTo([]string{change, incident, "third"}[i], "different-people", f))
		}
		if got := s.TrendFinding(changes); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// A title that would hold too many names counts them.
func TestTrendFindingCounts(t *testing.T) {
	s := speaker(t)
	up, down, still := found(interval(12, 3, 20)), found(interval(-12, -20, -3)), interval(2, -3, 7)
	for _, c := range []struct {
		moved []report.Figure
		want  string
	}{
		{[]report.Figure{up, up, up, still}, "Change enablement, Incident management and third moved up the plane"},
		{[]report.Figure{up, up, up, up, still}, "Four of five practices moved up the plane"},
		{[]report.Figure{up, up, up, up}, "All four practices moved up the plane"},
		{[]report.Figure{up, down, down, down, down, still}, "Change enablement moved up the plane, four of six practices moved down"},
	} {
		var changes []report.Change
		for i, f := range c.moved {
			changes = append(changes, movedTo([]string{change, incident, "third", "fourth", "fifth", "sixth"}[i], "different-people", f))
		}
		if got := s.TrendFinding(changes); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Of several notes on whose answers are compared, the most cautious is given.
func TestTrendNote(t *testing.T) {
	s := speaker(t)
	const (
		same      = "Mostly the same people answered both times. The intervals of scores take that into account; those of norms are worked out as though they were different people, and so are likely to be wider than they need be."
		different = "Different people answered the two times, or nobody knows whether they were the same. A difference can come from who answered as well as from what changed."
		together  = "Both times, each team gave its answers together."
	)
	for _, c := range []struct {
		who  []string
		want string
	}{
		{[]string{"same-people"}, same}, {[]string{"different-people"}, different}, {[]string{"consensus", "consensus"}, together},
		{[]string{"same-people", "consensus", "different-people"}, different}, {[]string{"consensus", "same-people"}, same},
	} {
		var changes []report.Change
		for _, who := range c.who {
			changes = append(changes, movedTo(change, who, fig(1)))
		}
		if got := s.TrendNote(changes); got != c.want {
			t.Errorf("%v: %q, want %q", c.who, got, c.want)
		}
	}
}

func TestTrendFigure(t *testing.T) {
	s := speaker(t)
	up, few := movedTo(change, "same-people", found(interval(12, 3, 20))), movedTo(incident, "different-people", report.Figure{Reason: report.Because(report.TooFewPeople)})
	got := s.TrendFigure([]report.Change{up, few}, report.Wave{Name: "spring"}, report.Wave{Name: "autumn"})
	want := Figure{Title: "Change enablement moved up the plane",
		Subtitle: "Deconstruction, from spring to autumn, 0 to 100. The difference and its interval stand at the right.",
		Alt:      "Change enablement moved up the plane. Change enablement: +12 (+3 to +20); Incident management: too few people answered.",
		Table: Table{Caption: "What moved, as a table", Head: got.Table.Head, Rows: [][]string{
			{"Change enablement", "+12 (+3 to +20) *", "+12 (+3 to +20) *", "+12 (+3 to +20) *", "+12 (+3 to +20) *", "mostly the same people"},
			{"Incident management", "too few people answered", "too few people answered", "too few people answered", "too few people answered", "different people"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	up.Norms = []report.NormChange{{ID: claimedBoard, Value: found(interval(9, 2, 16))}, {ID: claimedForm, Value: interval(9, 2, 20)}, {ID: change + "/owner", Value: few.Alignment}}
	if diff := cmp.Diff([]string{s.Norm(claimedBoard) + ": +9 (+2 to +16)"}, s.NormsMoved(up)); diff != "" {
		t.Error(diff)
	}
}

// Only the changes that lead to a wave, of the organisation or of one team.
func TestChangesTo(t *testing.T) {
	of := func(to, team string) report.Change { return report.Change{To: to, Team: team} }
	r := &report.Report{Changes: []report.Change{of("w2", ""), of("w2", "a"), of("w3", "a"), of("w3", "")}}
	for _, c := range []struct {
		wave, team string
		want       []report.Change
	}{{"w3", "", []report.Change{of("w3", "")}}, {"w3", "a", []report.Change{of("w3", "a")}}, {"w1", "", nil}, {"w3", "b", nil}} {
		if diff := cmp.Diff(c.want, ChangesTo(r, c.wave, c.team)); diff != "" {
			t.Error(diff)
		}
	}
}

// Of the organisation it is dismantling and reinvention that are compared; a
// team has no more than its own intervals.
func TestDirection(t *testing.T) {
	up, down, open := interval(12, 3, 20), interval(-12, -20, -3), interval(2, -3, 7)
	for _, c := range []struct {
		team    string
		x, r, d report.Figure
		want    int
	}{
		{"", found(up), open, up, 1}, {"", open, found(up), up, 1}, {"", found(down), found(down), down, -1},
		{"", found(up), found(down), up, 0}, {"", found(up), open, open, 0}, {"", found(up), open, down, 0},
		{"", up, up, up, 0}, {"", found(up), found(up), report.Figure{}, 0}, {"", joint(3), joint(-3), joint(2), 1},
		{"ops", up, up, up, 1}, {"ops", open, open, down, -1}, {"ops", up, up, open, 0},
	} {
		got := direction(report.Change{Team: c.team, Scores: report.Scores{Dismantling: c.x, Reinvention: c.r, Deconstruction: c.d}})
		if got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// How many differences the words about what moved are drawn from.
func TestTrendCompared(t *testing.T) {
	s := speaker(t)
	r := func(trends, found, norms, listed int) *report.Report {
		return &report.Report{Comparisons: []report.Comparison{{Of: "trends", Compared: trends, Discoveries: found, Rate: 0.05},
			{Of: "trend-norms", Compared: norms, Discoveries: listed, Rate: 0.05}}}
	}
	here := movedTo(change, "same-people", interval(12, 3, 20))
	none := here
	here.Norms = []report.NormChange{{ID: claimedBoard, Value: found(interval(9, 2, 16))}}
	const scores, norms = "In every practice, alignment, dismantling and reinvention are compared from each wave to the next. ", "The norms of every practice are compared in the same way. "
	const rate = " Of all that is %s in this way, at most one in 20 is expected to be mere chance."
	marked, listed := strings.Replace(rate, "%s", "marked", 1), strings.Replace(rate, "%s", "listed", 1)
	const star = " In the table they bear a star. A practice is said to have moved up or down the plane where dismantling or reinvention is one of them, " +
		"and deconstruction moved the same way with its whole interval."
	method := report.Method{Confidence: 0.95}
	for _, c := range []struct{ got, want string }{
		{s.TrendCompared(&report.Report{}), ""},
		{s.TrendCompared(r(36, 0, 0, 0)), scores + "36 differences were compared, and chance may explain each of them."},
		{s.TrendCompared(r(36, 6, 0, 0)), scores + "36 differences were compared. Chance hardly explains six of them, and these are marked." + marked + star},
		{s.NormsCompared(&report.Report{}, here), ""},
		{s.NormsCompared(r(0, 0, 90, 0), none), norms + "90 differences were compared, and chance may explain each of them."},
		{s.NormsCompared(r(0, 0, 90, 1), here), norms + "90 differences were compared. Chance hardly explains one of them, and it is listed." + listed + " Those of this practice stand below."},
		{s.NormsCompared(r(0, 0, 90, 2), none), norms + "90 differences were compared. Chance hardly explains two of them, and these are listed." + listed + " None of them belongs to this practice."},
		{s.TeamCompared([]report.Change{here, movedTo(incident, "consensus", joint(3))}, method), "Four differences stand in the table, each with an interval of its own. " +
			"Of 100 differences that are mere chance, about 5 have an interval that leaves 0 out: one alone is a hint, and no proof."},
		{s.TeamCompared([]report.Change{{Scores: report.Scores{Alignment: interval(1, 0, 2)}}}, method), "One difference stands in the table, with an interval of its own. " +
			"Of 100 differences that are mere chance, about 5 have an interval that leaves 0 out: one alone is a hint, and no proof."},
		{s.TeamCompared([]report.Change{movedTo(incident, "consensus", joint(3))}, method), ""},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}
