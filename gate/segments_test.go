package gate

import (
	"fmt"
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

// Which segments show their figures as they are, which rounded ("~"), which
// not at all ("-"), and between how many pairs gaps are told.
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
		{"standard", []int{9, 30}, nil, "~ -", 0}, // 30 of 39 would tell of the nine unrounded
		{"standard", []int{9, 30, 40}, nil, "~ - 40", 0},
		{"standard", []int{4, 30, 40}, nil, "- - 40", 0},
		{"standard", []int{3, 2, 30, 40}, nil, "- - 30 40", 1},
		{"standard", []int{2, 2, 30, 40}, nil, "- - - 40", 0}, // four in two segments are too few
		{"standard", []int{30, 40}, []int{12}, "30 40", 1},    // the team shows as much itself
		{"standard", []int{30, 40}, []int{9}, "- 40", 0},
		{"standard", []int{30, 40}, []int{3, 2}, "30 40", 1},
		{"standard", []int{30, 40}, []int{3, 1}, "- 40", 0},
		{"standard", []int{30, 40}, []int{12, 3}, "- 40", 0}, // what the team of 12 shows is not for us to hide
		{"standard", []int{30, 40}, []int{0}, "30 40", 1},    // together: nobody is hidden
		{"standard", []int{30, 0}, nil, "30 0", 1},
		{"strict", []int{20, 30}, nil, "20 30", 1},
		{"strict", []int{19, 30}, nil, "~ -", 0},
		{"strict", []int{4, 3, 40}, nil, "- - -", 0},
		{"strict", []int{4, 4, 40}, nil, "- - 40", 0},
		{"open", []int{1, 2}, []int{1}, "1 2", 1},
	} {
		w := publish(t, m, c.policy, parted(c.segments, c.alone...)).Waves[0]
		got := ""
		for i, s := range w.Segments {
			if i > 0 {
				got += " "
			}
			switch f := s.Practices[0].Dismantling; {
			case !f.Known():
				got += "-"
			case f.Rounded:
				got += "~"
			default:
				got += fmt.Sprint(f.N.N)
			}
		}
		what := fmt.Sprint(c.policy, c.segments, c.alone)
		same(t, what, got, c.want)
		same(t, what+" gaps", len(w.SegmentGaps), 3*c.pairs)
	}
}

// A segment in whole, and that it looks the same whether it is hidden by
// itself or beside another.
func TestSegment(t *testing.T) {
	release, err := Publish(Input{Model: contents(t), Waves: []Wave{{ID: "w"}}, Segments: map[string]string{"s0": "North"},
		Scored: scoring.Scored{Waves: []scoring.Wave{parted([]int{4, 30, 40})}}, Settings: scoring.Settings{Alignment: 50, Deconstruction: 50}}, "standard")
	if err != nil {
		t.Fatal(err)
	}
	r := release.Report()
	none := why(report.TooFewPeople)
	hidden := func(id, name string, n report.Count) report.Segment {
		return report.Segment{ID: id, Name: name, Teams: []string{"t" + id}, Respondents: n, Practices: []report.Practice{{
			ID: "change-enablement", Mode: "individual", Scores: all(none), Verdict: report.Verdict{Reason: report.Because(report.TooFewPeople)},
			Norms: []report.Norm{{ID: outside, Value: none}, {ID: board, Value: none}}}}}
	}
	same(t, "segments", r.Waves[0].Segments[:2], []report.Segment{hidden("s0", "North", report.Count{Below: 5}), hidden("s1", "", report.Count{N: 30})})
	want := r.Waves[0].Practices[0] // the same figures, of 70 people
	got := r.Waves[0].Segments[2].Practices[0]
	same(t, "A", *got.Alignment.Value, *want.Alignment.Value)
	same(t, "keystone", got.Norms[0].Keystone, true)
	same(t, "suppressed", r.Suppressed, []report.Suppressed{{What: "w/ts0/change-enablement", Why: report.TooFewPeople},
		{What: "w/segments/s0/change-enablement", Why: report.TooFewPeople}, {What: "w/segments/s1/change-enablement", Why: report.TooFewPeople}})
}

// A gap is told with its interval, or not at all where a figure of one of the
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
		Difference: report.Figure{Value: pointer(1.2), Lo: pointer(-2), Hi: pointer(4), N: &report.Count{N: 20}, Method: "percentile"}})
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
