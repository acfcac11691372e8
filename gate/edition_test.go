package gate

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/experiment"
	"rubble/report"
)

// cells are all values of a report's JSON form by their paths. What an edition
// can leave out of a list is called by its ids, not by its place in it.
func cells(t *testing.T, r *report.Report) map[string]any {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]any{}
	flatten("", "", all, out)
	return out
}

// named are the lists of which editions leave something out.
var named = map[string][]string{"waves": {"id"}, "teams": {"id"}, "changes": {"from", "to", "team", "practice"}, "experiments": {"id"},
	"comparisons": {"of"}, "suppressed": {"what"}}

func flatten(path, list string, v any, out map[string]any) {
	switch v := v.(type) {
	case map[string]any:
		for key, of := range v {
			flatten(path+"/"+key, key, of, out)
		}
	case []any:
		for i, of := range v {
			flatten(path+"/"+element(list, i, of), "", of, out)
		}
	default:
		if _, twice := out[path]; twice {
			panic("two cells at " + path)
		}
		out[path] = v
	}
}

// element is the name of an element of a list.
func element(list string, i int, v any) string {
	fields, ok := v.(map[string]any)
	if keys := named[list]; keys != nil && ok {
		var name string
		for _, k := range keys {
			name += fmt.Sprint("|", fields[k])
		}
		return name
	}
	return fmt.Sprint(i)
}

// A laidOut is a full report laid out, and whose each of its cells is that not every
// edition has: a team's, or, for an empty id, no other edition's.
type laidOut struct {
	cells map[string]any
	whose map[string]string
}

var ofTeamOrSegment = regexp.MustCompile(`^/waves/\|[^/]*/(?:segments|segment_gaps)/|^/comparisons/\|segments/|` +
	`^/suppressed/\|w/segments/|^/(?:waves/\|[^/]*/teams/\||suppressed/\|w/)(team-\d\d)[/|]`)

func layOut(t *testing.T, r *report.Report) laidOut {
	t.Helper()
	full := laidOut{cells(t, r), map[string]string{}}
	for path := range full.cells {
		if found := ofTeamOrSegment.FindStringSubmatch(path); found != nil {
			full.whose[path] = found[1]
		}
	}
	return full
}

// Of random releases every cell of an edition stands in the full one, at the
// same place and with the same content, hidden ones among them; what is missing
// is what the edition is to leave out, and nothing else. So all of them
// together hold nothing that the full one lacks.
func TestEditionsOnlyTakeAway(t *testing.T) {
	m := contents(t)
	for seed, policy := range slices.Sorted(maps.Keys(limits)) {
		release, err := Publish(invented(m, source(uint64(seed)), source(uint64(seed)+100)), policy)
		if err != nil {
			t.Fatal(err)
		}
		full := layOut(t, release.Report())
		hidden := 0
		names := []string{report.Sponsor}
		for _, team := range release.Report().Waves[0].Teams {
			names = append(names, report.OfTeam+team.ID)
		}
		for _, name := range names {
			of, err := release.Edition(name)
			if err != nil {
				t.Fatal(err)
			}
			hidden += full.heldAgainst(t, name, cells(t, of.Report()), len(names)-1)
		}
		if (hidden == 0) != (policy == "open") {
			t.Errorf("%s: %d hidden cells of teams in their editions", policy, hidden)
		}
		if after := cells(t, release.Report()); !maps.Equal(full.cells, after) {
			t.Errorf("the full one has changed:\n%s", cmp.Diff(full.cells, after))
		}
	}
}

// heldAgainst holds the cells of an edition against those of the full one, and
// counts those of its team that are hidden.
func (full laidOut) heldAgainst(t *testing.T, name string, edition map[string]any, teams int) (hidden int) {
	t.Helper()
	want, others := map[string]any{}, teams
	for path, v := range full.cells {
		team, partly := full.whose[path]
		if partly && report.OfTeam+team != name {
			continue
		}
		if want[path] = v; partly && v == string(report.TooFewPeople) {
			hidden++
		}
	}
	if name != report.Sponsor {
		others--
	}
	want["/edition"], want["/waves/|w/other_teams"] = name, float64(others)
	if !maps.Equal(want, edition) { // much faster than to look for the differences
		t.Errorf("%s (-want +got):\n%s", name, cmp.Diff(want, edition))
	}
	return hidden
}

// spoken is a full report in which every list has something of the
// organisation, of two teams and of a segment.
func spoken() report.Report {
	return report.Report{Edition: report.Full,
		Waves: []report.Wave{{ID: "v", Teams: []report.Team{{ID: "gone"}, {ID: "a"}}},
			{ID: "w", Consensus: 1, Practices: []report.Practice{{ID: "p"}}, Teams: []report.Team{{ID: "a"}, {ID: "segments"}},
				Comments: []report.Comment{{Practice: "p"}}, Segments: []report.Segment{{ID: "s"}}, SegmentGaps: []report.SegmentGap{{One: "s"}}}},
		Changes:     []report.Change{{Practice: "p"}, {Team: "a", Practice: "p"}, {Team: "segments", Practice: "p"}},
		Comparisons: []report.Comparison{{Of: "roles"}, {Of: "segments"}, {Of: "trends"}},
		Experiments: []report.Experiment{{ID: "1"}, {ID: "2", Team: "a"}, {ID: "3", Team: "gone"}},
		Suppressed:  []report.Suppressed{{What: "w/p"}, {What: "w/a/p"}, {What: "w/segments/p"}, {What: "w/segments/s/p"}},
	}
}

func TestEdition(t *testing.T) {
	for name, want := range map[string]report.Report{
		"full": spoken(),
		"sponsor": {Edition: "sponsor",
			Waves: []report.Wave{{ID: "v", Teams: []report.Team{}, OtherTeams: 2},
				{ID: "w", Consensus: 1, Practices: []report.Practice{{ID: "p"}}, Teams: []report.Team{}, OtherTeams: 2}},
			Changes:     []report.Change{{Practice: "p"}},
			Comparisons: []report.Comparison{{Of: "roles"}, {Of: "trends"}},
			Experiments: []report.Experiment{{ID: "1"}},
			Suppressed:  []report.Suppressed{{What: "w/p"}}},
		"team:a": {Edition: "team:a",
			Waves: []report.Wave{{ID: "v", Teams: []report.Team{{ID: "a"}}, OtherTeams: 1},
				{ID: "w", Consensus: 1, Practices: []report.Practice{{ID: "p"}}, Teams: []report.Team{{ID: "a"}}, OtherTeams: 1, Comments: []report.Comment{{Practice: "p"}}}},
			Changes:     []report.Change{{Practice: "p"}, {Team: "a", Practice: "p"}},
			Comparisons: []report.Comparison{{Of: "roles"}, {Of: "trends"}},
			Experiments: []report.Experiment{{ID: "1"}, {ID: "2", Team: "a"}},
			Suppressed:  []report.Suppressed{{What: "w/p"}, {What: "w/a/p"}}},
		"team:segments": {Edition: "team:segments",
			Waves: []report.Wave{{ID: "v", Teams: []report.Team{}, OtherTeams: 2},
				{ID: "w", Consensus: 1, Practices: []report.Practice{{ID: "p"}}, Teams: []report.Team{{ID: "segments"}}, OtherTeams: 1, Comments: []report.Comment{{Practice: "p"}}}},
			Changes:     []report.Change{{Practice: "p"}, {Team: "segments", Practice: "p"}},
			Comparisons: []report.Comparison{{Of: "roles"}, {Of: "trends"}},
			Experiments: []report.Experiment{{ID: "1"}},
			Suppressed:  []report.Suppressed{{What: "w/p"}, {What: "w/segments/p"}}},
	} {
		full := Release{report: spoken()}
		got, err := full.Edition(name)
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, *got.Report(), want)
		same(t, "the full one after "+name, *full.Report(), spoken())
	}
}

// A name that there is not is an error that says which was meant.
func TestEditionMistakes(t *testing.T) {
	const are = "\n\tthere are full, sponsor, and team: with the id of a team, such as team:a"
	full := Release{report: spoken()}
	for name, want := range map[string]string{
		"":             "no edition \"\"\n\tdid you mean \"team:a\"?",
		"ful":          "no edition \"ful\"\n\tdid you mean \"full\"?",
		"Sponsor":      "no edition \"Sponsor\"\n\tdid you mean \"sponsor\"?",
		"segments":     "no edition \"segments\"\n\tdid you mean \"team:segments\"?",
		"nobody":       "no edition \"nobody\"" + are,
		"team:":        "no edition \"team:\": no team with that id answered in the latest wave\n\tdid you mean \"team:a\"?",
		"team:segment": "no edition \"team:segment\": no team with that id answered in the latest wave\n\tdid you mean \"team:segments\"?",
		"team:gone":    "no edition \"team:gone\": no team with that id answered in the latest wave" + are,
	} {
		if _, err := full.Edition(name); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", name, err, want)
		}
	}
	if _, err := (Release{report: report.Report{Edition: report.Full}}).Edition("team:a"); err == nil ||
		err.Error() != "no edition \"team:a\": no team with that id answered in the latest wave\n\tthere are full, sponsor, and team: with the id of a team, such as team:platform" {
		t.Errorf("of a report without waves: %v", err)
	}
	sponsor, err := full.Edition(report.Sponsor)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{report.Full, report.Sponsor, "team:a"} {
		if _, err := sponsor.Edition(name); err == nil || err.Error() != `an edition is made of the full one, and this is "sponsor"` {
			t.Errorf("%s of the sponsor's: %v", name, err)
		}
	}
}

// The cards of a team go with it, in whatever wave they began.
func TestEditionOfExperiments(t *testing.T) {
	in := invented(contents(t), source(1), source(2))
	in.Experiments = []experiment.Card{{ID: "all", Norm: outside}, {ID: "one", Norm: outside, Team: "team-05"}, {ID: "two", Norm: outside, Team: "team-06"}}
	full, err := Publish(in, "standard")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{"full": {"all", "one", "two"}, "sponsor": {"all"}, "team:team-06": {"all", "two"}} {
		of, err := full.Edition(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range of.Report().Experiments {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has the cards %v, want %v", name, got, want)
		}
	}
}
