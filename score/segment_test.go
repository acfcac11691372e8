package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubble/model"
	"rubble/score"
	"rubble/survey"
)

// segmented scores a wave on the tiny model.
func segmented(t testing.TB, sheets []survey.Sheet, teams []score.Team, change ...func(*score.Settings)) score.Wave {
	t.Helper()
	set := settings("p")
	set.Teams = teams
	for _, f := range change {
		f(&set)
	}
	return score.Score(tiny(t), survey.Answers{Sheets: sheets}, set).Waves[0]
}

// measured is what a practice of an organisation and of a segment have in
// common, without intervals and certainty: their draws may differ.
func measured(p score.Practice) score.Practice {
	for _, e := range []*score.Estimate{&p.Alignment, &p.Dismantling, &p.Reinvention, &p.Deconstruction, &p.Gap, &p.OwnKnowledge} {
		e.Lo, e.Hi, e.Method = 0, 0, ""
	}
	p.Verdict.Certainty, p.Verdict.Word, p.Verdict.Between = 0, "", nil
	return p
}

// A segment of all teams is the organisation, up to where intervals end; one of
// a single team is that team.
func TestSegmentsOfAllAndOfOne(t *testing.T) {
	waves(30, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		for i := range teams {
			teams[i].Segment = "all"
		}
		w := segmented(t, sheets, teams)
		all := w.Segments[0]
		var ids []string
		for _, team := range teams {
			ids = append(ids, team.ID)
		}
		same(t, "who", []any{all.ID, all.Teams, all.Respondents, all.Consensus}, []any{"all", ids, w.Respondents, w.Consensus})
		for i, p := range all.Practices {
			same(t, "the organisation", measured(p), measured(w.Practices[i]))
			same(t, "inputs", p.Inputs, w.Practices[i].Inputs)
			for k, e := range five(p.Scores) {
				if o := five(w.Practices[i].Scores)[k]; math.Abs(e.Lo-o.Lo) > 2 || math.Abs(e.Hi-o.Hi) > 2 {
					t.Errorf("figure %d: from %v to %v, of the organisation from %v to %v", k, e.Lo, e.Hi, o.Lo, o.Hi)
				}
			}
		}
		for i := range teams {
			teams[i].Segment = "of " + teams[i].ID
		}
		w = segmented(t, sheets, teams)
		for i, s := range w.Segments {
			team := w.Teams[i]
			same(t, "who", []any{s.ID, s.Teams}, []any{"of " + team.ID, []string{team.ID}})
			for k, p := range s.Practices {
				of := team.Practices[k]
				if p.Counting == 0 { // where nobody counts, mode and bounds say nothing
					p.Mode, p.Bounds, of.Bounds = of.Mode, score.Bounds{}, score.Bounds{}
				}
				same(t, "a team", measured(p), measured(of))
				if b, own := p.Deconstruction, of.Deconstruction; b.Interval != own.Interval || math.Abs(b.Hi-own.Hi) > 1e-9 {
					t.Errorf("%s: deconstruction is %+v, of the team %+v", team.ID, b, own)
				}
			}
		}
	})
}

// Segments stand in the order in which their first teams do, weigh teams by
// headcount, and hold nobody of a team that names none. X of t is 0, of u 20, of
// v 25; t has 6 people and u 2, so that a is at 5, and b, where nobody's
// headcount is known, at the mean of two of v and one of w: 50/3. Of c nobody
// answered.
func TestSegments(t *testing.T) {
	teams := []score.Team{{ID: "v", Segment: "b"}, {ID: "t", Segment: "a", People: 6}, {ID: "nobody", Segment: "c"}, {ID: "x"},
		{ID: "u", Segment: "a", People: 2}, {ID: "w", Segment: "b"}}
	sheets := slices.Concat(people("t", "0000"), people("u", "2222", "2222"), people("v", "1111", "3333"), people("w", "0000"),
		people("x", "5555", "5555"))
	w := segmented(t, sheets, teams)
	type segment struct {
		id           string
		teams        []string
		respondents  int
		x            float64
		in, by, left int
	}
	var got []segment
	for _, s := range w.Segments {
		p := s.Practices[0]
		got = append(got, segment{s.ID, s.Teams, s.Respondents, p.Dismantling.Value, p.Inputs.Teams, p.Inputs.ByHeadcount, p.Dismantling.N - s.Respondents})
	}
	want := []segment{{"b", []string{"v", "w"}, 3, 50. / 3, 2, 0, 0}, {"a", []string{"t", "u"}, 3, 5, 2, 2, 0}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(segment{}), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("segments (-want +got):\n%s", diff)
	}
	var gaps []string
	for _, g := range w.SegmentGaps {
		gaps = append(gaps, fmt.Sprintf("%s-%s %s %s %.3f of %d", g.One, g.Other, g.Practice, g.Axis, g.Difference.Value, g.Difference.N))
	}
	// A: of rung 0 25, of 1 37.5, of 2 and 3 75, so b (37.5 + 75 + 25)/3 and a
	// (6 · 25 + 2 · 75)/8. R: of rung 3 0.5 · 10 + 25, so b (2 · 25 + 30)/3, and a 25.
	same(t, "gaps", gaps, []string{"b-a p alignment 8.333 of 3", "b-a p dismantling 11.667 of 3", "b-a p reinvention 1.667 of 3"})
	for i := range teams {
		teams[i].Segment = ""
	}
	if w := segmented(t, sheets, teams); w.Segments != nil || w.SegmentGaps != nil {
		t.Errorf("no team names a segment, but %v", w.Segments)
	}
}

// One segment's two teams have X 0, 0, 10, 20, 20 and 10, 10, 30; Σ(x − x̄)² are
// 400 and 800/3, s²/n 100/5 and 400/3/3. Of the first 10 people are known, of
// which half answered: (1 − 5/10) · 20 = 10. It weighs 10 and the other 3:
// (100 · 10 + 9 · 400/9)/169 = 1400/169. The other segment's one team has 20, 40
// and 0, s²/n 400/3. Both drawn alone, the difference of X has the sum of the
// two as its variance, which its p tells: p = erfc(|d|/√(2 v)).
func TestSegmentGapsHaveTheVarianceOfBoth(t *testing.T) {
	teams := []score.Team{{ID: "t", Segment: "a", People: 10}, {ID: "u", Segment: "a"}, {ID: "v", Segment: "b"}}
	sheets := slices.Concat(people("t", "0000", "0000", "1111", "2222", "2222"), people("u", "1111", "1111", "2233"),
		people("v", "2222", "3333", "0000"))
	const replicates = 50_000
	w := segmented(t, sheets, teams, func(set *score.Settings) { set.Replicates = replicates })
	g := w.SegmentGaps[1]
	d := (10*10+3*50./3)/13 - 20
	if g.Axis != "dismantling" || math.Abs(g.Difference.Value-d) > 1e-9 || !g.Difference.Interval || g.Difference.N != 3 {
		t.Fatalf("the gap is %+v, want %v", g, d)
	}
	z := math.Sqrt2 * math.Erfinv(1-g.P)
	got, want := math.Pow(d/z, 2), 1400./169+400./3
	// A variance of 50,000 replicates is known to √(2/50,000), 0.63 %; four of
	// them. No replicate leaves the scale but those of v below 0: three people,
	// two draws, of which the mean is never below 0.
	if math.Abs(got/want-1) > 0.026 {
		t.Errorf("variance is %v, want %v within 2.6 %%", got, want)
	}
	if low, high := g.Difference.Lo, g.Difference.Hi; low < d-1.5*1.96*math.Sqrt(want) || high > d+1.5*1.96*math.Sqrt(want) || low >= d || high <= d {
		t.Errorf("the interval runs from %v to %v about %v with a standard error of %v", low, high, d, math.Sqrt(want))
	}
}

// What a gap is where chance has little or nothing to say.
func TestSegmentGapsAtTheEnds(t *testing.T) {
	ladder := func(team, answers string) survey.Sheet {
		s := sheet(team, "l", answers)
		s.Length = model.LengthNorms
		return s
	}
	drawn := score.Estimate{Interval: true, N: 2}
	for _, c := range []struct {
		name   string
		t, u   []survey.Sheet
		whole  bool // everybody answered
		want   [3]score.Estimate
		p      [3]float64
		ranges bool // compare where intervals end
	}{
		{"equal", people("t", "0000", "2222"), people("u", "2222", "0000"), false,
			[3]score.Estimate{drawn, drawn, {N: 2, Reason: score.NoSpread}}, [3]float64{1, 1, 0}, false},
		{"equal, and everybody answered", people("t", "0000", "2222"), people("u", "2222", "0000"), true,
			[3]score.Estimate{drawn, drawn, drawn}, [3]float64{1, 1, 1}, true},
		{"everybody answered", people("t", "3333", "2222"), people("u", "0000", "2222"), true,
			[3]score.Estimate{{Value: 25, Lo: 25, Hi: 25, Interval: true, N: 2}, {Value: 20, Lo: 20, Hi: 20, Interval: true, N: 2},
				{Value: 2.5, Lo: 2.5, Hi: 2.5, Interval: true, N: 2}}, [3]float64{0, 0, 0}, true},
		{"all alike, of who knows how many", people("t", "3333", "3333"), people("u", "0000", "0000"), false,
			[3]score.Estimate{{N: 2, Reason: score.NoSpread}, {N: 2, Reason: score.NoSpread}, {N: 2, Reason: score.NoSpread}}, [3]float64{}, true},
		{"one each", people("t", "3333"), people("u", "0000"), false,
			[3]score.Estimate{{Value: 50, N: 1}, {Value: 40, N: 1}, {Value: 5, N: 1}}, [3]float64{}, true},
		{"one, and two", people("t", "3333"), people("u", "0000", "2222"), false,
			[3]score.Estimate{{Value: 25, N: 1}, {Value: 30, N: 1}, {Value: 5, N: 1}}, [3]float64{}, true},
		{"both together", []survey.Sheet{consensus("t", 4, "33333333")}, []survey.Sheet{consensus("u", 3, "00003333")}, false,
			[3]score.Estimate{{Value: 50}, {Value: 40}, {Value: 5}}, [3]float64{}, true},
		{"the ladder alone in one", append([]survey.Sheet{ladder("t", "2222")}, people("t", "0000")[0]), []survey.Sheet{ladder("u", "2222"), ladder("u", "0000")}, true,
			[3]score.Estimate{{N: 2, Reason: score.NotAsked}, drawn, {N: 2, Reason: score.NotAsked}}, [3]float64{0, 1, 0}, true},
		{"no items in one", people("t", "0000", "2222"), []survey.Sheet{sheet("u", "a", "000033.."), sheet("u", "b", "222233..")}, true,
			[3]score.Estimate{drawn, drawn, {Reason: score.TooFewFacets}}, [3]float64{1, 1, 0}, true},
	} {
		teams := []score.Team{{ID: "t", Segment: "a"}, {ID: "u", Segment: "b"}}
		if c.whole {
			teams[0].People, teams[1].People = len(c.t), len(c.u)
		}
		w := segmented(t, slices.Concat(c.t, c.u), teams)
		if len(w.SegmentGaps) != 3 {
			t.Errorf("%s: %d gaps", c.name, len(w.SegmentGaps))
			continue
		}
		for i, g := range w.SegmentGaps {
			if !c.ranges {
				g.Difference.Lo, g.Difference.Hi = 0, 0
			}
			what := fmt.Sprint(c.name, ", ", g.Axis)
			same(t, what, g.Difference, c.want[i])
			same(t, what+", p", g.P, c.p[i])
		}
	}
}

// A segment whose people all answered together is not compared with one whose
// people did not, and of an earlier wave nothing is compared.
func TestSegmentsNotCompared(t *testing.T) {
	teams := []score.Team{{ID: "t", Segment: "a"}, {ID: "u", Segment: "b"}}
	w := segmented(t, append(people("t", "0000", "2222"), consensus("u", 4, "33333333")), teams)
	if len(w.Segments) != 2 || w.SegmentGaps != nil || w.Segments[1].Consensus != 1 || w.Segments[1].Respondents != 0 {
		t.Errorf("together and one by one: %+v", w.SegmentGaps)
	}
	sheets := append(people("t", "0000", "2222"), people("u", "0000", "3333")...)
	set := settings("p")
	set.Teams, set.Waves = teams, []string{"w1", "w2"}
	both := score.Score(tiny(t), survey.Answers{Sheets: append(in("w1", sheets...), in("w2", sheets...)...)}, set).Waves
	if both[0].SegmentGaps != nil || len(both[1].SegmentGaps) != 3 {
		t.Errorf("%d gaps of the earlier wave, %d of the latest", len(both[0].SegmentGaps), len(both[1].SegmentGaps))
	}
}

// The segments the other way round differ the other way round, with the same p.
func TestSegmentGapsMirror(t *testing.T) {
	compared := 0
	waves(40, func(_ *rand.Rand, sheets []survey.Sheet, teams []score.Team) {
		for i := range teams {
			teams[i].Segment = []string{"a", "b"}[i%2]
		}
		forth := segmented(t, sheets, teams).SegmentGaps
		slices.SortStableFunc(teams, func(a, b score.Team) int { return strings.Compare(b.Segment, a.Segment) })
		back := segmented(t, sheets, teams).SegmentGaps
		for i := range back {
			g := &back[i]
			g.One, g.Other = g.Other, g.One
			g.Difference.Value, g.Difference.Lo, g.Difference.Hi = -g.Difference.Value, -g.Difference.Hi, -g.Difference.Lo
		}
		for i := range forth {
			f := forth[i].Difference
			if compared++; f.Interval && (forth[i].P < 0 || forth[i].P > 1) || !f.Interval && forth[i].P != 0 {
				t.Errorf("p is %v of %+v", forth[i].P, f)
			}
		}
		same(t, "mirrored", back, forth)
	})
	if compared < 60 {
		t.Errorf("only %d gaps were compared", compared)
	}
}
