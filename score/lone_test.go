package score_test

import (
	"math"
	"testing"

	"rubble/score"
	"rubble/survey"
)

// besides are a team of four of whom everybody answered, and one of two of whose
// answers an eighth is to be expected to be drawn, in a segment; and a team of
// three in another, of whom everybody answered alike.
func besides(t *testing.T, four [4]string, two [2]string) score.Wave {
	t.Helper()
	teams := []score.Team{{ID: "t", People: 4, Segment: "a"}, {ID: "u", People: 2, Segment: "a"}, {ID: "v", People: 3, Segment: "b"}}
	var sheets []survey.Sheet
	for i, answers := range four {
		sheets = append(sheets, sheet("t", string(rune('a'+i)), answers))
	}
	sheets = append(sheets, expecting(1./8, []survey.Sheet{sheet("u", "a", two[0]), sheet("u", "b", two[1])})...)
	for _, id := range []string{"a", "b", "c"} {
		sheets = append(sheets, sheet("v", id, "00003333"))
	}
	return segmented(t, sheets, teams, func(set *score.Settings) { set.Replicates = 50_000 })
}

// Of two in a team one has no reinvention. With own knowledge of 0, 25, 50 and 100,
// trust of 50 and no norm replaced, that of the four others is a quarter of the sum:
// 12.5, 18.75, 25 and 37.5, with s² = 21875/192. The one of two borrows it; 1 − 1/2
// + 2/8 = 3/4 of it are open, and a third of the weight is theirs: the segment has
// the variance 1/9 · 3/4 · 21875/192 = 21875/2304, since nothing is open of the
// four. It is (4 · 23.4375 + 2 · 25)/6 = 575/24, and the other 25.
func TestOneOfATeamAloneHasAScore(t *testing.T) {
	four := [4]string{"00003313", "00003323", "00003333", "00003353"}
	w := besides(t, four, [2]string{"00003333", "000033??"})
	g := w.SegmentGaps[2]
	z := math.Sqrt2 * math.Erfinv(1-g.P)
	if got, want := math.Pow(25./24/z, 2), 21875./2304; g.Axis != "reinvention" || !g.Difference.Interval || math.Abs(g.Difference.Value+25./24) > 1e-9 || math.Abs(got/want-1) > 0.026 {
		t.Errorf("%+v: the variance is %v, want %v within 2.6 %%", g, got, want)
	}
	// Whether both have it, the one or neither, there is a gap, and what is made of
	// reinvention has an interval, too. That neither has closes it on the four.
	for _, two := range [][2]string{{"00003333", "00003323"}, {"00003333", "000033??"}, {"000033??", "000033??"}} {
		w := besides(t, four, two)
		p := w.Segments[0].Practices[0]
		neither := two[0] == two[1]
		if g := w.SegmentGaps[2].Difference; !g.Interval || (g.Lo == g.Hi) != neither {
			t.Errorf("%v: the difference is %+v", two, g)
		}
		for i, e := range []score.Estimate{p.Reinvention, p.Gap} {
			if !e.Interval || i == 0 && (e.Lo == e.Hi) != neither {
				t.Errorf("%v: figure %d is %+v", two, i, e)
			}
		}
	}
}

// One of two alone answered a norm, of which the four others were at rungs worth 0,
// 10, 20 and 40: s² = 875/3. It borrows theirs, of whom everybody was seen, on
// 3 degrees of freedom; 3/4 of it are open, and a third of the weight is theirs.
func TestOneOfATeamAloneAnswersANorm(t *testing.T) {
	w := besides(t, [4]string{"00003333", "10003333", "20003333", "30003333"}, [2]string{"10003333", "?0003333"})
	got := w.Segments[0].Practices[0].Norms[0].Value
	half := 3.18244630528 * math.Sqrt(1./9*3/4*875/3)
	mean := (4*17.5 + 2*10) / 6
	same(t, "norm", got, score.Estimate{Value: mean, Lo: math.Max(mean-half, 0), Hi: mean + half, Interval: true, N: 5})
}

// Where no team has two with the score, the spread is that between teams, and of
// a single one there is none: then there is no interval, and nothing fails.
func TestOneOfEachTeamHasAScore(t *testing.T) {
	for other, want := range map[string]bool{"00003353": true, "000033??": false} {
		sheets := []survey.Sheet{sheet("t", "a", "00003333"), sheet("t", "b", "000033??"), sheet("u", "a", "000033??"), sheet("u", "b", other)}
		p := practice(t, scored(t, sheets, score.Team{ID: "t"}, score.Team{ID: "u"}), "")
		if e := p.Reinvention; e.Interval != want || want && !(e.Lo < e.Value && e.Value < e.Hi) {
			t.Errorf("%s: %+v", other, e)
		}
		if e := p.Dismantling; !e.Interval {
			t.Errorf("%s: dismantling is %+v", other, e)
		}
	}
}
