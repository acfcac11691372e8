package gate

import (
	"fmt"
	"strings"
	"testing"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// parted is a wave of segments of so many people, a team each, and of teams
// outside of all segments. 0 stands for a team that answered together.
func parted(segments []int, alone ...int) scoring.Wave {
	all := 0
	var w scoring.Wave
	team := func(id, segment string, n int) scoring.TeamResult {
		p, mode := measured(n), survey.Individual
		if n == 0 {
			p, mode = joint(p), survey.Consensus
		}
		all += n
		return scoring.TeamResult{Team: scoring.Team{ID: id, Segment: segment}, Mode: mode, Respondents: n, Practices: []scoring.Practice{p}}
	}
	for i, n := range segments {
		id := fmt.Sprint("s", i)
		t := team("t"+id, id, n)
		w.Teams = append(w.Teams, t)
		s := scoring.Segment{ID: id, Teams: []string{t.ID}, Respondents: n, Practices: t.Practices}
		if n == 0 {
			s.Consensus = 1
		}
		w.Segments = append(w.Segments, s)
	}
	for i, n := range alone {
		w.Teams = append(w.Teams, team(fmt.Sprint("alone", i), "", n))
	}
	w.Respondents, w.Practices = all, []scoring.Practice{measured(all)}
	for i, one := range w.Segments {
		for _, other := range w.Segments[i+1:] {
			for _, axis := range axes {
				w.SegmentGaps = append(w.SegmentGaps, scoring.SegmentGap{One: one.ID, Other: other.ID, Practice: "change-enablement", Axis: axis, P: 0.5,
					Difference: scoring.Estimate{Value: 1.23, Lo: -2, Hi: 4, Interval: true, Method: scoring.ByPercentile, N: min(one.Respondents, other.Respondents)}})
			}
		}
	}
	return w
}

// grouped is a wave of segments of teams of so many people.
func grouped(segments ...[]int) scoring.Wave {
	var people []int
	for _, teams := range segments {
		all := 0
		for _, n := range teams {
			all += n
		}
		people = append(people, all)
	}
	w := parted(people)
	w.Teams = nil
	for i, teams := range segments {
		of := parted(teams).Teams
		w.Segments[i].Teams = nil
		for j := range of {
			of[j].ID, of[j].Segment = fmt.Sprint("t", i, "-", j), w.Segments[i].ID
			w.Segments[i].Teams = append(w.Segments[i].Teams, of[j].ID)
		}
		w.Teams = append(w.Teams, of...)
	}
	return w
}

// outline says which segments show their figures as they are, which rounded
// ("~"), which not at all ("-").
func outline(segments []report.Segment) string {
	var out []string
	for _, s := range segments {
		switch f := s.Practices[0].Dismantling; {
		case !f.Known():
			out = append(out, "-")
		case f.Rounded:
			out = append(out, "~")
		default:
			out = append(out, fmt.Sprint(f.N.N))
		}
	}
	return strings.Join(out, " ")
}

// What segments show, and between how many pairs gaps are told.
func TestSegments(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy   string
		segments []int
		alone    []int
		want     string
		pairs    int
	}{
		{"standard", []int{20, 30}, nil, "20 30", 1},
		{"standard", []int{10, 30}, nil, "10 30", 1},
		{"standard", []int{9, 30}, nil, "~ 30", 0}, // told rounded is told
		{"standard", []int{9, 30, 40}, nil, "~ 30 40", 1},
		{"standard", []int{4, 30, 40}, nil, "- - 40", 0},
		{"standard", []int{3, 2, 30, 40}, nil, "- - 30 40", 1},
		{"standard", []int{2, 2, 30, 40}, nil, "- - - 40", 0}, // four in two segments are too few
		{"standard", []int{30, 40}, []int{12}, "30 40", 1},    // the team shows as much itself
		{"standard", []int{30, 40}, []int{9}, "30 40", 1},
		{"standard", []int{30, 40}, []int{3, 2}, "30 40", 1},
		{"standard", []int{30, 40}, []int{3, 1}, "- 40", 0},
		{"standard", []int{30, 40}, []int{12, 3}, "30 40", 1}, // the team of 12 goes with that of three
		{"standard", []int{30, 40}, []int{0}, "30 40", 1},     // together: nobody is hidden
		{"standard", []int{30, 0}, nil, "30 0", 1},
		{"strict", []int{20, 30}, nil, "20 30", 1},
		{"strict", []int{19, 30}, nil, "~ 30", 0},
		{"strict", []int{4, 3, 40}, nil, "- - -", 0},
		{"strict", []int{4, 4, 40}, nil, "- - 40", 0},
		{"open", []int{1, 2}, []int{1}, "1 2", 1},
	} {
		w := publish(t, m, c.policy, parted(c.segments, c.alone...)).Waves[0]
		what := fmt.Sprint(c.policy, c.segments, c.alone)
		same(t, what, outline(w.Segments), c.want)
		same(t, what+" gaps", len(w.SegmentGaps), 3*c.pairs)
	}
}

// A segment less the teams of it that are shown must not tell of a single team:
// either nobody is left, or two teams and as many people as anything is shown
// of. A segment that is hidden for it counts as hidden for the others, too.
func TestSegmentsOfTeams(t *testing.T) {
	m := contents(t)
	for _, c := range []struct {
		policy   string
		segments [][]int
		want     string
		pairs    int
	}{
		{"standard", [][]int{{20, 4}, {20, 4}}, "- -", 0},   // 24 less 20 would be the four
		{"standard", [][]int{{20, 5}, {20, 5}}, "25 25", 1}, // five are shown, rounded
		{"standard", [][]int{{20, 9}, {20, 9}}, "29 29", 1},
		{"standard", [][]int{{20, 10}, {20, 10}}, "30 30", 1},
		{"standard", [][]int{{20, 3, 2}, {20, 30}}, "25 50", 1}, // five of two teams
		{"standard", [][]int{{20, 3, 1}, {20, 30}}, "24 50", 1}, // four of two teams, so the team of 20 goes with them
		{"standard", [][]int{{20, 3, 1}, {30}, {40}}, "24 30 40", 3},
		{"standard", [][]int{{20, 4}, {20, 4}, {40}}, "- - 40", 0},
		{"standard", [][]int{{5, 4}, {30}, {40}}, "~ 30 40", 1}, // nine of two teams are shown, rounded, and the team of five goes
		{"standard", [][]int{{20, 0}, {30}}, "20 30", 1},        // the other answered together: nobody is hidden
		{"strict", [][]int{{20, 7}, {30}}, "27 30", 1},
		{"strict", [][]int{{20, 4, 3}, {30}}, "27 30", 1},
		{"strict", [][]int{{20, 4, 4}, {30}}, "28 30", 1},
		{"open", [][]int{{1, 2}, {1}}, "3 1", 1},
	} {
		w := publish(t, m, c.policy, grouped(c.segments...)).Waves[0]
		what := fmt.Sprint(c.policy, c.segments)
		same(t, what, outline(w.Segments), c.want)
		same(t, what+" gaps", len(w.SegmentGaps), 3*c.pairs)
	}
}

// Segments in whole: one that is hidden by itself, one that is hidden beside
// it, and one that is shown, which says as much of its scores as a team does,
// and nothing of norms, facets or answers. How many people are in it is told
// where that tells of no team.
func TestSegment(t *testing.T) {
	w := grouped([]int{4}, []int{30}, []int{40})
	own := tested(40)
	own.Robustness, own.Agreement = nil, nil // no segment has them
	w.Segments[2].Practices, w.Teams[2].Practices = []scoring.Practice{own}, []scoring.Practice{own}
	release, err := Publish(Input{Model: contents(t), Waves: []Wave{{ID: "w"}}, Segments: map[string]string{"s0": "North"},
		Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Settings: scoring.Settings{Alignment: 50, Deconstruction: 50}}, "standard")
	if err != nil {
		t.Fatal(err)
	}
	r := release.Report()
	hidden := func(code report.Code) report.Practice {
		return report.Practice{ID: "change-enablement", Mode: "individual", Scores: all(why(code)),
			Verdict: report.Verdict{Reason: report.Because(code)}, Norms: []report.Norm{}}
	}
	shown := r.Waves[0].Teams[2].Practices[0]
	if shown.Facets == nil || shown.Inputs == nil || shown.Smallest == nil || !shown.Norms[0].Keystone {
		t.Fatalf("the team has nothing that a segment leaves out: %+v", shown)
	}
	shown.Norms, shown.Facets, shown.Inputs, shown.Smallest = []report.Norm{}, nil, nil, nil
	shown.LeftOut, shown.Unknown, shown.Bounds = nil, nil, nil
	same(t, "segments", r.Waves[0].Segments, []report.Segment{
		{ID: "s0", Name: "North", Teams: w.Segments[0].Teams, Respondents: &report.Count{Below: 5}, Practices: []report.Practice{hidden(report.TooFewPeople)}},
		{ID: "s1", Teams: []string{"t1-0"}, Practices: []report.Practice{hidden(report.Protects)}},
		{ID: "s2", Teams: []string{"t2-0"}, Respondents: &report.Count{N: 40}, Practices: []report.Practice{shown}}})
	same(t, "suppressed", r.Suppressed, []report.Suppressed{
		{What: "w/t0-0/change-enablement", Why: report.TooFewPeople}, {What: "w/t1-0/change-enablement", Why: report.Protects},
		{What: "w/segments/s0/change-enablement", Why: report.TooFewPeople}, {What: "w/segments/s1/change-enablement", Why: report.Protects}})
}

// A gap is told with its interval, in whole numbers as both tell it, or not at all where a figure of one of the
// two is clamped or not known. What segments say by role is a cross of two
// groupings and is not told.
func TestSegmentGaps(t *testing.T) {
	m := contents(t)
	gaps := func(change func(w *scoring.Wave)) []report.SegmentGap {
		w := parted([]int{20, 30})
		change(&w)
		return publish(t, m, "standard", w).Waves[0].SegmentGaps
	}
	told := gaps(func(*scoring.Wave) {})
	same(t, "gap", told[1], report.SegmentGap{One: "s0", Other: "s1", Practice: "change-enablement", Axis: "dismantling",
		Difference: report.Figure{Value: pointer(0), Lo: pointer(-2), Hi: pointer(4), N: &report.Count{N: 20}, Method: "percentile"}})
	for name, c := range map[string]struct {
		change func(w *scoring.Wave)
		want   int
	}{
		"alike": {func(w *scoring.Wave) { w.Segments[0].Practices = []scoring.Practice{agreed(20, 0, 0)} }, 0},
		"not known": {func(w *scoring.Wave) {
			w.Segments[0].Practices[0].Reinvention = scoring.Estimate{N: 20, Reason: scoring.TooFewFacets}
		}, 2},
		"not comparable":           {func(w *scoring.Wave) { w.SegmentGaps[0].Difference = scoring.Estimate{Reason: scoring.NotAsked} }, 2},
		"a practice of one alone":  {func(w *scoring.Wave) { w.Segments[0].Practices = nil }, 0},
		"not asked of anyone else": {func(w *scoring.Wave) { w.Practices = nil }, 3},
	} {
		same(t, name, len(gaps(c.change)), c.want)
	}
	w := parted([]int{20, 30})
	p, _ := cast(20, 30, 0, 0)
	w.Segments[1].Practices[0].Roles, w.Segments[1].Practices[0].RoleGaps, w.Segments[1].Practices[0].NormGaps = p.Roles, p.RoleGaps, p.NormGaps
	w.Roles = []scoring.RoleCount{{Role: "does", Sheets: 50}}
	if s := publish(t, m, "standard", w).Waves[0].Segments[1].Practices[0]; s.Roles != nil || s.RoleGaps != nil || s.NormGaps != nil {
		t.Errorf("roles of a segment: %+v", s)
	}
}

// Nobody of a hidden segment counts, or all of them: it leaves no trace, nor
// does it beside a joint answer.
func TestHiddenSegmentsSayNothing(t *testing.T) {
	m := contents(t)
	nobody := scoring.Estimate{Reason: scoring.NobodyCounts}
	none := measured(0)
	none.Mode, none.LeftOut = survey.Consensus, 3
	none.Alignment, none.Dismantling, none.Reinvention = nobody, nobody, nobody
	besides := joint(measured(0))
	besides.LeftOut = 3
	var first []report.Segment
	for i, p := range []scoring.Practice{measured(3), valued(3, 0, 100, 0), none, besides} {
		w := parted([]int{3, 3, 30})
		w.Segments[0].Practices = []scoring.Practice{p}
		got := publish(t, m, "standard", w).Waves[0].Segments[:2]
		if i == 0 {
			first = got
		}
		same(t, fmt.Sprint(i), got, first)
	}
}
