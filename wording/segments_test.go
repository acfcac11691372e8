package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

func segmented() report.Wave {
	return report.Wave{Teams: []report.Team{{ID: "a", Name: "Apples"}, {ID: "b", Name: "Books"}, {ID: "c", Name: "Clay"}},
		Segments: []report.Segment{
			{ID: "n", Name: "North", Teams: []string{"a", "b"}, Respondents: &report.Count{N: 40}, Practices: []report.Practice{practice(change, "aligned", 60, 20)}},
			{ID: "s", Name: "South", Teams: []string{"c"}, Respondents: &report.Count{Below: 5}, Practices: []report.Practice{hidden(change)}}},
		SegmentGaps: []report.SegmentGap{{One: "n", Other: "s", Practice: change, Axis: "alignment", Difference: interval(3, -4, 9)},
			{One: "n", Other: "s", Practice: incident, Axis: "alignment", Difference: found(interval(-8, -14, -2))}}}
}

func TestSegments(t *testing.T) {
	s, w := speaker(t), segmented()
	var got []string
	for _, g := range SegmentGaps(w) {
		got = append(got, s.GapSays(g))
	}
	want := []string{"In South, Incident management stands 8 points higher in alignment than in North (2 to 14)", "In North, Change enablement stands 3 points higher in alignment than in South (−4 to 9)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	rows := s.SegmentsTable(w, change).Rows
	if diff := cmp.Diff([]string{"North|60|20|20|20|40|40|Aligned, clear", "South|too few people answered|–|–|–|–|fewer than 5|–"}, []string{strings.Join(rows[0], "|"), strings.Join(rows[1], "|")}); diff != "" {
		t.Error(diff)
	}
	if n := len(SegmentMarks(w, incident)); n != 0 {
		t.Errorf("%d segments of a practice that none was asked about", n)
	}
}

func TestSegmentWho(t *testing.T) {
	s, w := speaker(t), segmented()
	mixed, together := w.Segments[0], w.Segments[1]
	mixed.Consensus, together.Consensus = 1, 1
	for _, c := range []struct {
		of   report.Segment
		want string
	}{
		{w.Segments[0], "40 people: Apples and Books"}, {w.Segments[1], "fewer than 5 people: Clay"},
		{mixed, "40 people, and one team answering together: Apples and Books"}, {together, "together: Clay"},
	} {
		if got := s.SegmentWho(w, c.of); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestSegmentsWhyNot(t *testing.T) {
	s := speaker(t)
	const untold = "The segments are not compared: of no practice are two of them shown with exact figures of the same sort, from people one by one or from teams together."
	for least, want := range map[int][]string{
		10: {untold, "A segment's figures are exact once at least ten of its people count for the practice, and where no other segment could be worked out from them."},
		0:  {untold},
	} {
		if diff := cmp.Diff(want, s.SegmentsWhyNot(report.Limits{Interval: least})); diff != "" {
			t.Error(diff)
		}
	}
}
