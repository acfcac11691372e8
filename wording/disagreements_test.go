package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// consensual is a norm with a consensus; below 0, with none told.
func consensual(id string, consensus float64, shares ...report.Share) report.Norm {
	n := report.Norm{ID: id, Value: of(40, 50), Shares: shares}
	if consensus >= 0 {
		n.Consensus = &consensus
	}
	return n
}

func TestDisagreementsFinding(t *testing.T) {
	s := speaker(t)
	const none = "Where people who do the same work see it differently cannot be shown yet."
	for _, c := range []struct {
		mode  string
		norms []report.Norm
		want  string
	}{
		{"individual", nil, none}, {"individual", []report.Norm{consensual(claimedBoard, -1)}, none},
		{"consensus", []report.Norm{consensual(claimedBoard, 0.2)}, none}, // teams, and not people
		{"individual", []report.Norm{consensual(claimedBoard, 0.2)}, "People differ on the one norm of which it is told, “A board that meets”."},
		{"individual", []report.Norm{consensual(claimedForm, 0.3), consensual(claimedBoard, 0.2), consensual("x", -1)}, "Of two norms, people stand furthest apart on “A board that meets”."},
		{"individual", []report.Norm{consensual(claimedBoard, 1)}, "People place the one norm of which it is told alike."},
		{"individual", []report.Norm{consensual("a", 1), consensual("b", 1)}, "Of two norms, there is none on which people stand apart."},
		{"individual", []report.Norm{consensual("a", 0.2), consensual("b", 0.2)}, "Of two norms, people stand furthest apart on “a” and “b”."},
		{"individual", []report.Norm{consensual("a", 0.2), consensual("b", 0.2), consensual("c", 0.2), consensual("d", 0.2)}, "Of four norms, people stand furthest apart on “a” and three others."},
	} {
		w := report.Wave{Practices: []report.Practice{{ID: change, Mode: c.mode, Norms: c.norms}}}
		if diff := cmp.Diff(c.want, s.DisagreementsFinding(w)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestSplitFigure(t *testing.T) {
	s := speaker(t)
	halves := []report.Share{{Rungs: []int{0, 1}, Share: 0.55}, {Rungs: []int{5}, Share: 0.45}}
	w := report.Wave{Practices: []report.Practice{{ID: change, Mode: "individual", Norms: []report.Norm{consensual(claimedForm, 0.5), consensual(claimedBoard, 0.2, halves...)}}},
		Common: []report.Norm{consensual("common/control", 0.4)}}
	got := s.SplitFigure(w, 2)
	got.Table.Head = nil
	want := Figure{Title: "On “A board that meets”, 55\u00a0% of the answers say that the norm stands, 45\u00a0% that it is coming down",
		Subtitle: "The two with the least consensus, of three norms of which it is told. Left of the line the norm stands; right of it, it is coming down.",
		Alt: "On “A board that meets”, 55\u00a0% of the answers say that the norm stands, 45\u00a0% that it is coming down. " +
			"A board that meets: consensus 0.20; " + s.Norm("common/control") + ": consensus 0.40.",
		Table: Table{Caption: "These norms as a table", Rows: [][]string{
			{"A board that meets", "Change enablement", "0.20", "40", "Taken for granted to Questioned 55\u00a0%, Replaced 45\u00a0%"},
			{s.Norm("common/control"), "Common norms", "0.40", "40", "–"}},
			Notes: []string{"A dash stands where too few people answered for it to be shown how the answers lie over the rungs."}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if all := s.SplitFigure(w, 5); all.Subtitle != "All norms of which it is told, those with the least consensus first. Left of the line the norm stands; right of it, it is coming down." {
		t.Error(all.Subtitle)
	}
	// Where rungs of both sides are told together, nobody can tell how the answers divide.
	w.Practices[0].Norms[1].Shares = []report.Share{{Rungs: []int{0, 1, 2, 3}, Share: 0.55}, {Rungs: []int{4, 5}, Share: 0.45}}
	if got := s.SplitFigure(w, 2).Title; got != "Of three norms, people stand furthest apart on “A board that meets”" {
		t.Error(got)
	}
	if got := s.SplitNote(w.Common[0]); got != "Common norms; consensus 0.40" {
		t.Error(got)
	}
	for _, c := range []struct {
		p    report.Practice
		want string
	}{
		{w.Practices[0], "Of two norms, people stand furthest apart on “A board that meets” (consensus 0.20)."},
		{report.Practice{Norms: w.Practices[0].Norms[:1]}, ""},
		{report.Practice{Mode: "consensus", Norms: w.Practices[0].Norms}, ""},
	} {
		if diff := cmp.Diff(c.want, s.SplitIn(c.p)); diff != "" {
			t.Error(diff)
		}
	}
}

// What is not shown has its reason, and a sentence each.
func TestUntold(t *testing.T) {
	s := speaker(t)
	few := because(report.TooFewInRole)
	w := report.Wave{
		Practices: []report.Practice{
			{ID: change, Mode: "individual", Norms: []report.Norm{consensual(claimedBoard, 0.2), consensual(claimedForm, -1)},
				RoleGaps: []report.RoleGap{roleGap("alignment", interval(3, -4, 9)), roleGap("dismantling", few)}},
			{ID: incident, Mode: "individual", RoleGaps: []report.RoleGap{roleGap("alignment", few)}},
			{ID: "third", Mode: "individual", RoleGaps: []report.RoleGap{roleGap("alignment", because(report.Alike))}}},
		Teams: within(agreed(of(30, 0.6)), agreed(because(report.TooFewPeople)), nil).Teams,
		Segments: []report.Segment{{Name: "North", Practices: []report.Practice{practice(change, "aligned", 60, 20)}},
			{Name: "South", Practices: []report.Practice{hidden(change), {ID: incident, Scores: report.Scores{Alignment: because(report.TooManyNA)}}}}},
	}
	r := &report.Report{Waves: []report.Wave{w}, Method: report.Method{Limits: report.Limits{Shown: 5, Interval: 10, Distribution: 20}}}
	want := []string{
		"Of one norm it is not told how far people stand apart: too few answered it, or nearly all of them alike. It takes ten people.",
		"Within teams, one of two cases of a team on a practice is not told: too few people count, a norm is not shown, or nearly everybody answered a norm alike. It takes ten people who count.",
		"Between roles, nothing is shown of Incident management: too few people answered in one of the roles, or are left over beside them.",
		"Between roles, nothing is shown of third: nearly everybody answered alike.",
		"Between roles, not every pair and score is shown of Change enablement: too few people answered in one of the roles, nearly all of them alike, or a smaller group could be worked out.",
		"Roles are compared in the whole organisation only. Within a team or a segment there are often so few people of one role that they could be made out.",
		"In the segment South, nothing is shown of Change enablement: too few people answered.",
	}
	if diff := cmp.Diff(want, s.Untold(r)); diff != "" {
		t.Error(diff)
	}
	r.Method.Limits = report.Limits{} // a policy that hides nothing
	if got := s.Untold(r)[0]; got != "Of one norm it is not told how far people stand apart: too few answered it, or nearly all of them alike." {
		t.Error(got)
	}
	if got := s.Untold(&report.Report{}); got != nil {
		t.Errorf("of nothing there is %q", got)
	}
}
