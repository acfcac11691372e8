package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/model"
	"rubble/report"
)

func inStates(states ...string) report.Wave {
	var w report.Wave
	for _, state := range states {
		w.Common = append(w.Common, report.Norm{State: state})
	}
	return w
}

func TestNormsFinding(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		states []string
		want   string
	}{
		{nil, "Nothing may be shown of the norms yet."},
		{[]string{""}, "Nothing may be shown of the norms yet."},
		{[]string{"stands", ""}, "The one norm that is shown stands."},
		{[]string{"moving"}, "The one norm that is shown is moving."},
		{[]string{"stands", "gone"}, "Of 2 norms, one stands, none is moving and one is gone."},
		{[]string{"moving", "moving", "gone", "gone", "gone"}, "Of 5 norms, none stands, two are moving and three are gone."},
		{[]string{"stands", "stands", "moving"}, "Of 3 norms, two stand, one is moving and none is gone."},
	} {
		if got := s.NormsFinding(inStates(c.states...)); got != c.want {
			t.Errorf("%v: got %q, want %q", c.states, got, c.want)
		}
	}
}

func TestNormCells(t *testing.T) {
	s := speaker(t)
	for _, c := range []struct {
		norm report.Norm
		want []string
	}{
		{report.Norm{State: "stands", Value: interval(18, 14, 22), Hold: at(62.4), Leverage: at(80.6), Consensus: at(0.61), Claim: "contradicted"},
			[]string{"stands", "18 (14 to 22)", "62", "81", "0.61", s.T("claim_contradicted")}},
		{report.Norm{Value: report.Figure{Reason: report.Because(report.TooFewPeople)}}, []string{"too few people answered", "–", "–", "–", "–", "–"}},
		{report.Norm{State: "moving", Value: rounded(45)}, []string{"moving", "about 45", "–", "–", "–", "–"}},
	} {
		got := s.NormCells(c.norm)
		for i := range got {
			got[i] = plain(got[i])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// Norms with leverage are in the figure, those with most first, and its
// alternative says what each carries.
func TestGraphFigure(t *testing.T) {
	s := speaker(t)
	s.model = &model.Model{} // names are keys, and nothing rests on anything
	none := s.GraphFigure(report.Wave{Common: []report.Norm{{ID: "common/a"}}})
	if none.Title != "Which norm rests on which" || none.Alt != none.Title || none.Table.Rows != nil {
		t.Errorf("of nothing: %+v", none)
	}
	s = speaker(t)
	w := report.Wave{Practices: []report.Practice{{Norms: []report.Norm{{ID: change + "/windows", Leverage: at(20)}, {ID: claimedBoard, Leverage: at(70)}, {ID: claimedForm}}}}}
	f := s.GraphFigure(w)
	if f.Title != "Of two norms, “A board that meets” has the most leverage" || len(f.Table.Rows) != 2 || f.Table.Rows[0][0] != "A board that meets" || f.Table.Rows[0][1] != "70" {
		t.Errorf("got %+v", f)
	}
	below := ""
	for _, key := range s.RestsOn(change + "/windows") {
		if key == claimedBoard {
			below = ". A board that meets carries Change windows."
		}
	}
	if f.Alt != f.Title+below {
		t.Errorf("the alternative is %q", f.Alt)
	}
}

func TestNormStands(t *testing.T) {
	s := speaker(t)
	for want, n := range map[string]report.Norm{
		"Here it is gone: 90 of 100 on the dismantling scale.":         {State: "gone", Value: fig(90)},
		"Here it is moving: about 45 of 100 on the dismantling scale.": {State: "moving", Value: rounded(45)},
		"Here it stands.": {State: "stands"},
		"Where it stands here is not known: nobody answered.":             {Value: report.Figure{Reason: report.Because(report.NobodyAnswered)}},
		"Where it stands here may not be shown: too few people answered.": {Value: report.Figure{Reason: report.Because(report.TooFewPeople)}},
		"Here it stands: 18 (14 to 22) of 100 on the dismantling scale.":  {State: "stands", Value: interval(18, 14, 22)},
	} {
		if got := plain(s.NormStands(n)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A reference has a row among the practices, as many cells wide as theirs, and
// a table with a reason for each value.
func TestReferenceWords(t *testing.T) {
	s := speaker(t)
	references := s.model.References
	if len(references) == 0 {
		t.Fatal("the model has no references")
	}
	w := report.Wave{Practices: []report.Practice{practice(change, "aligned", 68, 24)}}
	f := s.PlaneOfReferences(w, references, report.Method{Confidence: 0.95})
	if len(f.Table.Rows) != 1+len(references) {
		t.Fatalf("%d rows", len(f.Table.Rows))
	}
	for i, r := range references {
		row := f.Table.Rows[i+1]
		want := []string{r.Title + " (a reading)", s.Whole(r.Alignment()), s.Whole(r.Dismantling.Value), s.Whole(r.Reinvention()), s.Whole(r.Deconstruction()),
			s.Whole(r.Alignment() - r.Deconstruction()), "–", "–"}
		if diff := cmp.Diff(want, row); diff != "" || len(row) != len(f.Table.Head) {
			t.Errorf("%s: %s", r.ID, diff)
		}
		table := s.ReferenceTable(&r)
		if len(table.Rows) != 1+len(s.model.Facets) {
			t.Errorf("%s: %d rows of values", r.ID, len(table.Rows))
		}
		for _, row := range table.Rows {
			for i, cell := range row {
				if cell == "" {
					t.Errorf("%s: %v has nothing in column %d", r.ID, row, i)
				}
			}
		}
		if lede := s.ReferenceLede(&r); lede == "" {
			t.Errorf("%s: no lede", r.ID)
		}
	}
}
