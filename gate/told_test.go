package gate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/ledger"
	"rubble/report"
)

// What has a figure is told, rounded or not, of every scope; what has a reason
// in its place is not.
func TestTold(t *testing.T) {
	known, hidden := report.Figure{Value: pointer(35), Rounded: true}, because(report.TooFewPeople)
	told := report.Scores{Alignment: hidden, Dismantling: hidden, Reinvention: known}
	untold := report.Scores{Alignment: hidden, Dismantling: hidden, Reinvention: hidden, Deconstruction: hidden, Gap: hidden}
	r := Release{report.Report{Waves: []report.Wave{
		{ID: "w", Common: []report.Norm{{ID: "common/one", Value: hidden}, {ID: "common/two", Value: known}},
			Practices: []report.Practice{
				{ID: "a", Scores: told, Roles: []report.RoleScores{{Role: "does", Alignment: known}, {Role: "manages", Alignment: hidden}}},
				{ID: "b", Scores: untold}},
			Teams:    []report.Team{{ID: "ops", Practices: []report.Practice{{ID: "a", Scores: untold}, {ID: "b", Scores: told}}}},
			Segments: []report.Segment{{ID: "north", Practices: []report.Practice{{ID: "a", Scores: told}, {ID: "b", Scores: untold}}}}},
		{ID: "v", Common: []report.Norm{{ID: "common/one", Value: hidden}}, Practices: []report.Practice{{ID: "a", Scores: untold}}},
	}}}
	want := map[string][]ledger.Cell{"v": nil, "w": {{Scope: "", Practice: "a"}, {Scope: "role/does", Practice: "a"}, {Scope: "", Practice: "common"},
		{Scope: "team/ops", Practice: "b"}, {Scope: "segment/north", Practice: "a"}}}
	if diff := cmp.Diff(want, r.Told()); diff != "" {
		t.Error(diff)
	}
}
