package score_test

import (
	"fmt"
	"testing"

	"rubble/score"
	"rubble/survey"
)

// team gives the sheets of one team of people who answer alike.
func team(people int, answers string) []survey.Sheet {
	var sheets []survey.Sheet
	for i := range people {
		sheets = append(sheets, sheet("a", fmt.Sprintf("%03d", i), answers))
	}
	return sheets
}

// The rule, at its lines. The questions are n1 to n4, flow, automation
// (reversed), own knowledge and trust (reversed).
func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		name, answers string
		want          string
		warnings      []string
	}{
		// A 25 + 25, X 50, R 25 + 25, own knowledge 50
		{"all at 50", "55003333", score.Renaissance, nil},
		// automation answered 4 is worth 25: A 25 + 18.75
		{"A below", "55003433", score.Pioneering, nil},
		// trust answered 4: R 25 + 18.75
		{"R below", "55003334", score.Aligned, []string{score.InTheRubble}},
		{"A and R below", "55003434", score.Entrenched, []string{score.InTheRubble}},
		// X 140/4 = 35, R 110/8 + (100 + 100)/4 = 63.75, relief 100
		{"X below", "53003351", score.Aligned, []string{score.OldGround}},
		// own knowledge 25, R 25 + (25 + 100)/4 = 56.25
		{"own knowledge below", "55003321", score.Aligned, []string{score.Borrowed}},
		{"own knowledge and A below", "55003421", score.Entrenched, []string{score.Borrowed}},
		{"nothing", "00001515", score.Entrenched, nil},
		// X of 3, 4, 3, 2 is (40 + 100 + 40 + 20)/4 = 50. In binary, adding up
		// in this order gives less than 50, and in the next not.
		{"X at 50 in an unlucky order", "34323333", score.Aligned, []string{score.InTheRubble}},
		{"X at 50 in a lucky order", "44003333", score.Aligned, []string{score.InTheRubble}},
	} {
		p := practice(t, scored(t, team(3, c.answers), score.Team{ID: "a"}), "a")
		same(t, c.name, p.Verdict, score.Verdict{Name: c.want, Certainty: 1, Certain: true, Word: score.Clear, Warnings: c.warnings})
	}
}

// An organisation is deconstructive if at least half of its weight lies in
// teams that are. Every score and own knowledge are far above 50 in any case:
// team b passes nothing but has most of R.
func TestVerdictNeedsHalfOfTheWeight(t *testing.T) {
	for _, c := range []struct {
		passing, other int // headcounts
		want           string
	}{
		{10, 10, score.Renaissance}, {9, 11, score.Aligned}, {11, 9, score.Renaissance},
	} {
		w := scored(t, []survey.Sheet{
			consensus("a", 1, "55555151"), // passes
			consensus("b", 1, "50305151"), // X 35: X of both is 67.5
		}, score.Team{ID: "a", People: c.passing}, score.Team{ID: "b", People: c.other})
		p := practice(t, w, "")
		if p.Dismantling.Value < 60 || p.Reinvention.Value < 60 || p.OwnKnowledge.Value != 100 {
			t.Fatalf("X %v, R %v: the example no longer shows what it should", p.Dismantling.Value, p.Reinvention.Value)
		}
		same(t, fmt.Sprintf("%d of %d", c.passing, c.passing+c.other), p.Verdict, score.Verdict{Name: c.want})
	}
}

// Replicates agree, yet certainty is no more than likely where unknown answers
// could carry a score over its line. Three people answer alike, a fourth has
// answered every norm.
func TestAtMostLikely(t *testing.T) {
	for _, c := range []struct {
		name, three, fourth string
		want                string
	}{
		{"nothing unknown", "55555151", "55555151", score.Clear},
		// X of 5, 5 and two unknown lies between 50 and 100, the fourth's is 50
		{"X from the line up", "55??5151", "55005151", score.Clear},
		// X of 5, 0, 0 and one unknown lies between 25 and 50
		{"X up to the line", "500?5151", "50055151", score.Likely},
		// A: relief 100, flow 100 and automation unknown: 75 to 100
		{"A on one side", "55555?51", "55555151", score.Clear},
		// A: relief 0, flow 100 and automation unknown: 25 to 50; the fourth's 50
		{"A up to the line", "00005?15", "00005115", score.Likely},
		// R: replacement 0, own knowledge 100 and trust unknown: 25 to 50; X 20
		{"R up to the line", "2222515?", "22225151", score.Likely},
		{"three norms that anybody answered", "x5555151", "x5555151", score.Likely},
	} {
		sheets := append(team(3, c.three), sheet("a", "x", c.fourth))
		v := practice(t, scored(t, sheets, score.Team{ID: "a"}), "a").Verdict
		if v.Certainty < 0.95 || v.Word != c.want {
			t.Errorf("%s: %v, %q; want at least 0.95, %q", c.name, v.Certainty, v.Word, c.want)
		}
	}
}

// Who does not know about own knowledge has none for the estimate, but any in
// its bounds: 100 for three of five, 0 to 100 for two, so 60 to 100; of two
// and three it is 40 to 100.
func TestUnknownOwnKnowledgeCountsInBounds(t *testing.T) {
	for _, c := range []struct {
		unknown int
		lo      float64
		want    string
	}{
		{2, 60, score.Clear}, {3, 40, score.Likely},
	} {
		sheets := team(5, "55555151")
		for i := range c.unknown { // said so, or left blank
			sheets[i] = sheet("a", sheets[i].Respondent, []string{"555551?1", "555551.1"}[i%2])
		}
		p := practice(t, scored(t, sheets, score.Team{ID: "a"}), "a")
		same(t, "bounds", p.Bounds.OwnKnowledge, score.Range{Lo: c.lo, Hi: 100})
		same(t, "own knowledge", p.OwnKnowledge, score.Estimate{Value: 100, Lo: 100, Hi: 100, Interval: true, N: 5 - c.unknown})
		if p.Verdict.Name != score.Renaissance || p.Verdict.Word != c.want {
			t.Errorf("%d unknown: %s %s, want %s", c.unknown, p.Verdict.Name, p.Verdict.Word, c.want)
		}
	}
}

// More than a third not applicable leaves the verdict open; exactly a third
// does not. It is pooled over all respondents, those left out included.
func TestNotApplicable(t *testing.T) {
	for _, c := range []struct {
		name   string
		sheets []survey.Sheet
		share  float64
		want   string
	}{
		// (2 + 3 + 3)/(3 · 8) = 1/3
		{"a third", []survey.Sheet{sheet("a", "1", "555x515x"), sheet("a", "2", "55xx515x"), sheet("a", "3", "55xx515x")}, 1.0 / 3, ""},
		// (3 + 3 + 3)/(3 · 8)
		{"more than a third", []survey.Sheet{sheet("a", "1", "55xx515x"), sheet("a", "2", "55xx515x"), sheet("a", "3", "55xx515x")}, 0.375, string(score.TooManyNA)},
		// 0 + 0 of 16, and 8 of 8 by someone with nothing to score
		{"someone for whom nothing applies", []survey.Sheet{sheet("a", "1", "55555151"), sheet("a", "2", "55555151"), sheet("a", "3", "xxxxxxxx")}, 8.0 / 24, ""},
	} {
		p := practice(t, scored(t, c.sheets, score.Team{ID: "a"}), "a")
		same(t, c.name, p.NotApplicable, c.share)
		if got := string(p.Verdict.Reason); got != c.want || (c.want != "") != (p.Verdict.Word == score.Open) {
			t.Errorf("%s: %q %q, want %q", c.name, got, p.Verdict.Word, c.want)
		}
		if p.LeftOut != 0 {
			t.Errorf("%s: %d left out, want none", c.name, p.LeftOut)
		}
	}
}

// An open verdict names two: the likelier of the others beside itself.
func TestOpenVerdictNamesTwo(t *testing.T) {
	found := 0
	for seed := range 30 {
		set := settings("p")
		set.Seed, set.Teams = uint64(seed), []score.Team{{ID: "a"}}
		sheets := append(team(3, "55555151"), sheet("a", "x", "00001515"), sheet("a", "y", "11113333"))
		v := score.Score(tiny(t), survey.Answers{Sheets: sheets}, set).Waves[0].Practices[0].Verdict
		if v.Word == score.Open {
			found++
			if len(v.Between) != 2 || v.Between[0] != v.Name || v.Between[1] == v.Name {
				t.Errorf("%s is open between %v", v.Name, v.Between)
			}
		} else if v.Between != nil {
			t.Errorf("%s is %s, but between %v", v.Name, v.Word, v.Between)
		}
	}
	if found == 0 {
		t.Error("no verdict was open")
	}
}

// Why there is no figure.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers []string
		want    [4]score.Reason // A, X, R, own knowledge
		leftOut int
	}{
		{"nobody counts", []string{"5......."}, [4]score.Reason{score.NobodyCounts, score.NobodyCounts, score.NobodyCounts, score.NobodyCounts}, 1},
		{"nothing applies", []string{"xxxxxxxx"}, [4]score.Reason{score.NothingApplies, score.NothingApplies, score.NothingApplies, score.NothingApplies}, 0},
		{"no ladder", []string{"xxxx5151"}, [4]score.Reason{score.NothingApplies, score.NothingApplies, score.NothingApplies, ""}, 0},
		{"no facets of one axis", []string{"555551??"}, [4]score.Reason{"", "", score.TooFewFacets, score.TooFewFacets}, 0},
		{"half of the facets is enough", []string{"55555?5?"}, [4]score.Reason{}, 0},
		// 5 of 8 is 62.5 %, 4 of 7 is 57 %, 3 of 5 exactly 60 %
		{"coverage", []string{"5555??1?"}, [4]score.Reason{score.TooFewFacets, "", "", ""}, 0},
		{"coverage, one not applicable", []string{"5555??x?"}, [4]score.Reason{score.NobodyCounts, score.NobodyCounts, score.NobodyCounts, score.NobodyCounts}, 1},
		{"coverage of what applies", []string{"5xx55??x"}, [4]score.Reason{"", "", score.TooFewFacets, score.TooFewFacets}, 0},
	} {
		var sheets []survey.Sheet
		for i, a := range c.answers {
			sheets = append(sheets, sheet("a", fmt.Sprint(i), a))
		}
		p := practice(t, scored(t, sheets, score.Team{ID: "a"}), "a")
		got := [4]score.Reason{p.Alignment.Reason, p.Dismantling.Reason, p.Reinvention.Reason, p.OwnKnowledge.Reason}
		if got != c.want || p.LeftOut != c.leftOut {
			t.Errorf("%s: %q, %d left out; want %q, %d", c.name, got, p.LeftOut, c.want, c.leftOut)
		}
	}
}

// Sheets of a team's members are confidential, its joint sheet is not. Should
// both have come in, the joint one is passed over.
func TestIndividualAnswersAreNeverTakenForJointOnes(t *testing.T) {
	alone := scored(t, team(3, "01235124"), score.Team{ID: "a"})
	both := scored(t, append(team(3, "01235124"), consensus("a", 9, "55555151")), score.Team{ID: "a"})
	same(t, "practice", practice(t, both, "a"), practice(t, alone, "a"))
	if got := practice(t, both, "").Mode; got != survey.Individual {
		t.Errorf("the organisation is %v, want individual", got)
	}
}
