package gate

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// covering is a wave of a segment of teams of three, of two and of 20, and one
// of 30. Of some of them it is not known who left what open.
func covering() scoring.Wave {
	w := grouped([]int{3, 2, 20}, []int{30})
	w.ID = "w"
	for _, p := range []*scoring.Practice{&w.Practices[0], &w.Segments[0].Practices[0]} {
		p.Dismantling.N--
		p.Norms = append([]scoring.Norm{}, p.Norms...)
		p.Norms[0].Value.N -= 2
		p.Facets[0].N -= 3
		p.Reliability = []scoring.Reliability{{Axis: "alignment", Questions: 9, N: 44, Alpha: 0.8, Lo: 0.7, Hi: 0.9, Omega: 0.8, OmegaKnown: true}}
	}
	return w
}

// Where a practice of the organisation or of a segment holds a team of which
// nothing is told, as many people are told to be behind each figure as count,
// and how much they left open is told roughly, or not at all: of 12 % a tenth,
// and bounds in steps of 5, outward.
func TestCovers(t *testing.T) {
	w := covering()
	got := publish(t, contents(t), "standard", w).Waves[0]
	got.Practices[0].Correlations = nil // of teams
	want := withShares(got.Practices[0].Norms[0].Shares...)(5, 55)
	want.Unknown, want.LeftOut, want.Inputs = pointer(0.1), nil, nil
	want.Bounds = &report.Bounds{Alignment: [2]float64{60, 70}, Dismantling: [2]float64{20, 30}, Reinvention: [2]float64{30, 45},
		Deconstruction: [2]float64{20, 35}, Gap: [2]float64{25, 45}}
	want.Reliability = []report.Reliability{{Axis: "alignment", Questions: 9, Alpha: two(0.8, 0.7, 0.9, 0), Omega: report.Figure{Value: pointer(0.8)}}}
	want.Reliability[0].Alpha.N = nil
	same(t, "organisation", got.Practices[0], want)
	same(t, "segment", got.Segments[0].Practices[0].Scores, withIntervals(5, 25).Scores)
}

// With nobody hidden, or with the policy open, everything is told.
func TestCoversNobody(t *testing.T) {
	m := contents(t)
	all := grouped([]int{20, 20}, []int{30})
	all.ID = "w"
	all.Practices[0].Dismantling.N--
	open := covering()
	for what, w := range map[string]scoring.Wave{"standard": all, "open": open} {
		got := publish(t, m, what, w).Waves[0].Practices[0]
		if got.LeftOut == nil || got.Inputs == nil || *got.Unknown != 0.123 || got.Dismantling.N.N != w.Practices[0].Counting-1 {
			t.Errorf("%s: %+v", what, got)
		}
	}
}

// leaving is what is told of the organisation and of a segment, figure by figure
// and without intervals, in which teams of three and of two answer everything in
// the middle but for what they leave open. There are teams of 25 and of 31, too.
func leaving(t *testing.T, policy string, open func(team, person, question int) survey.Kind) map[string]any {
	t.Helper()
	c := gathered(t, []int{3, 2, 25, 31}, func(team, person, question int) int8 {
		if team < 2 {
			return 2
		}
		return mixed(4)(team, person, question)
	})
	for i, n := range []int{3, 2, 25, 31} {
		c.set.Teams[i].People, c.set.Teams[i].Segment = n, [...]string{"north", "north", "north", "south"}[i]
	}
	for i := range c.answers.Sheets {
		s := &c.answers.Sheets[i]
		s.Role = survey.Roles[i%3]
		for j := range s.Responses {
			if s.Team < "t02" {
				if kind := open(int(s.Team[2]-'0'), int(s.Respondent[3]-'0'), j); kind != survey.Given {
					s.Responses[j] = survey.Response{Question: s.Responses[j].Question, Kind: kind}
				}
			}
		}
	}
	release, err := Publish(Input{Model: c.m, Scored: scoring.Score(c.m, c.answers, c.set), Settings: c.set, Waves: []Wave{{ID: "w"}}}, policy)
	if err != nil {
		t.Fatal(err)
	}
	w, out := release.Report().Waves[0], map[string]any{}
	for i, p := range []report.Practice{w.Practices[0], w.Segments[0].Practices[0]} {
		figures := p.Facets
		if figures == nil {
			figures = map[string]report.Figure{}
		}
		figures["A"], figures["X"], figures["R"], figures["D"], figures["G"] = p.Alignment, p.Dismantling, p.Reinvention, p.Deconstruction, p.Gap
		for _, n := range p.Norms {
			figures[n.ID] = n.Value
		}
		for key, f := range figures {
			f.Lo, f.Hi, f.Method = nil, nil, ""
			out[fmt.Sprint(i, key)] = f
		}
		out[fmt.Sprint(i, "asked")] = []any{p.Unknown, p.LeftOut, p.Inputs, p.Verdict.Name}
	}
	return out
}

// How many of hidden teams left which questions open shows in none of it.
func TestCoversWhatIsLeftOpen(t *testing.T) {
	none := func(int, int, int) survey.Kind { return survey.Given }
	for policy, hides := range map[string]bool{"standard": true, "strict": true, "open": false} {
		want := leaving(t, policy, none)
		for seed := range 3 {
			got := leaving(t, policy, func(team, person, question int) survey.Kind {
				switch (question + 3*person + 5*team + seed) % 7 {
				case 0:
					return survey.DontKnow
				case 1:
					return survey.NotApplicable
				}
				return survey.Given
			})
			if diff := cmp.Diff(want, got); (diff == "") != hides {
				t.Errorf("%s, %d (-want +got):\n%s", policy, seed, diff)
			}
		}
	}
}
