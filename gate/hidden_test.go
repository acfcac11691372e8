package gate

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rubble/experiment"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// hearsay is a survey of two waves. Teams a and b are of three people and of
// seven, and a segment each; team c is of nine, of whom three are asked about
// the second practice, and team d is of 25. Those of fewer than eight are told
// answers apart from the others', and leave out apart from them, too.
type hearsay struct {
	m     *model.Model
	few   *rand.Rand // draws what those in small cells answer, and leave open
	many  *rand.Rand
	wild  bool // all small cells leave everything open, or call it not applicable
	small func(team, practice string) bool
}

func (h *hearsay) answers() survey.Answers {
	var out survey.Answers
	for _, wave := range []string{"w1", "w2"} {
		for _, team := range []struct {
			id     string
			people int
		}{{"a", 3}, {"b", 7}, {"c", 9}, {"d", 25}} {
			for i := range team.people {
				s := survey.Sheet{Wave: wave, Team: team.id, Respondent: fmt.Sprint(i), Length: model.LengthShort}
				for _, p := range h.m.Practices[:2] {
					if team.id == "c" && p.ID == h.m.Practices[1].ID && i >= 3 {
						continue
					}
					h.fill(&s, p)
				}
				out.Sheets = append(out.Sheets, s)
			}
		}
	}
	return out
}

func (h *hearsay) fill(s *survey.Sheet, p model.Practice) {
	rng, wild := h.many, false
	if h.small(s.Team, p.ID) {
		rng, wild = h.few, h.wild
	}
	all := survey.DontKnow // of a wild one
	if wild && rng.IntN(2) == 0 {
		all = survey.NotApplicable
	}
	add := func(key string, least, points int) {
		r := survey.Response{Question: key, Value: int8(least + rng.IntN(points))}
		switch n := rng.IntN(10); {
		case wild:
			r = survey.Response{Question: key, Kind: all}
		case n == 0:
			r = survey.Response{Question: key, Kind: survey.DontKnow}
		case n == 1:
			r = survey.Response{Question: key, Kind: survey.NotApplicable}
		}
		s.Responses = append(s.Responses, r)
	}
	for _, n := range p.Norms {
		add(n.Key, 0, model.Rungs)
	}
	for _, it := range p.Items {
		if it.Length == model.LengthShort {
			add(it.Key, 1, model.Points)
		}
	}
}

// published is the report on it. Each team tries the first norm.
func (h *hearsay) published(t *testing.T, policy string, stable bool) *report.Report {
	t.Helper()
	set := scoring.Settings{Seed: 1, Replicates: 50, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50,
		Practices: h.m.PracticeIDs()[:2], Waves: []string{"w1", "w2"},
		Teams: []scoring.Team{{ID: "a", People: 3, Segment: "of-a"}, {ID: "b", People: 9, Segment: "of-b"}, {ID: "c", Segment: "others"}, {ID: "d", People: 30, Segment: "others"}}}
	in := Input{Model: h.m, Settings: set, Scored: scoring.Score(h.m, h.answers(), set), Waves: []Wave{{ID: "w1"}, {ID: "w2"}}, StableIDs: stable}
	for _, team := range set.Teams {
		for _, p := range h.m.Practices[:2] {
			in.Experiments = append(in.Experiments, experiment.Card{ID: team.ID, Norm: p.Norms[0].Key, Team: team.ID, State: experiment.Running, Wave: "w1"})
		}
	}
	release, err := Publish(in, policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report()
}

// saidOf is all that a report says of the small cells, as JSON.
func (h *hearsay) saidOf(t *testing.T, r *report.Report) string {
	t.Helper()
	var said []any
	for _, w := range r.Waves {
		for _, team := range w.Teams {
			said = append(said, team.ID, team.Name, team.Mode, team.People, team.Respondents)
			for _, p := range team.Practices {
				if h.small(team.ID, p.ID) {
					said = append(said, p)
				}
			}
		}
	}
	for _, segment := range r.Waves[len(r.Waves)-1].Segments {
		if team, alone := strings.CutPrefix(segment.ID, "of-"); alone {
			said = append(said, segment.ID, segment.Respondents, segment.Consensus)
			for _, p := range segment.Practices {
				if h.small(team, p.ID) {
					said = append(said, p)
				}
			}
		}
	}
	for _, c := range r.Changes {
		if h.small(c.Team, c.Practice) {
			said = append(said, c)
		}
	}
	for _, e := range r.Experiments {
		practice, _, _ := strings.Cut(e.Norm, "/")
		if h.small(e.Team, practice) {
			said = append(said, e)
		}
	}
	for _, s := range r.Suppressed {
		if of := strings.Split(s.What, "/"); len(of) == 3 && h.small(of[1], of[2]) {
			said = append(said, s)
		}
	}
	text, err := json.MarshalIndent(said, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Whatever the people of a hidden cell answer, and whatever they leave open,
// each field of the report about it stays as it is: figures, reasons, counts,
// norms, verdicts, trends, experiments and the list of what is hidden.
func TestHiddenCellsSayNothing(t *testing.T) {
	m := contents(t)
	second := m.Practices[1].ID
	for policy, small := range map[string]func(team, practice string) bool{
		"standard": func(team, practice string) bool { return team == "a" || team == "c" && practice == second },
		"strict": func(team, practice string) bool {
			return team == "a" || team == "b" || team == "c" && practice == second
		},
		"open": func(team, practice string) bool { return team == "a" },
	} {
		for _, stable := range []bool{false, true} {
			first, changed := "", false
			for seed := range uint64(12) {
				h := &hearsay{m: m, few: source(seed), many: source(1000), wild: seed%4 == 3, small: small}
				got := h.saidOf(t, h.published(t, policy, stable))
				if seed == 0 {
					first = got
				}
				if got != first && policy != "open" {
					same(t, fmt.Sprintf("%s, stable ids %v, draw %d", policy, stable, seed), got, first)
					break
				}
				changed = changed || got != first
			}
			if policy == "open" && !changed {
				t.Error("with the gate open the attack finds nothing, so that it proves nothing")
			}
		}
	}
}

// In an organisation of few nothing is told of what they left open either, nor
// how much was read of them; where many answered, it is.
func TestFewInAll(t *testing.T) {
	m := contents(t)
	nobody := scoring.Estimate{Reason: scoring.NobodyAnswered}
	silent := scoring.Scores{Alignment: nobody, Dismantling: nobody, Reinvention: nobody, Deconstruction: nobody, Gap: nobody}
	publish := func(respondents int) (report.Wave, []report.AnswerSource) {
		w := scoring.Wave{ID: "w", Respondents: respondents, Across: silent, Common: []scoring.Norm{{Key: "common/plan", Value: nobody}},
			Practices: []scoring.Practice{{ID: "change-enablement", Mode: survey.Consensus, LeftOut: respondents, Scores: silent}}}
		release, err := Publish(Input{Model: m, Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}},
			DataQuality: report.DataQuality{Answers: []report.AnswerSource{{Wave: "w", Files: respondents, Rows: 61 * respondents}}}}, "strict")
		if err != nil {
			t.Fatal(err)
		}
		return release.Report().Waves[0], release.Report().DataQuality.Answers
	}
	for n, want := range map[int]struct {
		f       report.Figure
		sources int
	}{
		7: {report.Figure{N: &report.Count{Below: 8}, Reason: report.Because(report.TooFewPeople)}, 0},
		8: {why(report.NobodyAnswered), 1},
		0: {why(report.NobodyAnswered), 1}, // all answered together
	} {
		w, sources := publish(n)
		what := fmt.Sprintf("%d people: ", n)
		same(t, what+"across", w.Across.Gap, want.f)
		same(t, what+"practice", w.Practices[0].Alignment, want.f)
		same(t, what+"common", w.Common, []report.Norm{{ID: "common/plan", Value: want.f}})
		same(t, what+"sources", len(sources), want.sources)
	}
}

// How many were left out would, with how many answered, tell how many count.
func TestLeftOutIsNotTheDifference(t *testing.T) {
	m := contents(t)
	p := measured(2)
	p.LeftOut = 5
	if got := published(t, m, "standard", p); got.LeftOut != nil {
		t.Errorf("of seven %d are left out", got.LeftOut.N)
	}
	p = measured(5)
	p.LeftOut = 6
	same(t, "of eleven", published(t, m, "standard", p).LeftOut, &report.Count{N: 6})
}

// Which verdict comes next to that of few is a matter of chance, as the
// certainty is; that it may be the other one follows from their figures.
func TestOpenVerdictOfFew(t *testing.T) {
	m := contents(t)
	for reason, want := range map[scoring.Reason][]string{scoring.TooManyNA: nil, scoring.LadderOnly: {"aligned", "renaissance"}} {
		p := measured(7)
		p.Verdict.Word, p.Verdict.Between, p.Verdict.Reason = scoring.Open, []string{"aligned", "renaissance"}, reason
		same(t, string(reason), published(t, m, "standard", p).Verdict.Between, want)
	}
}

// How many answers were drawn is told in tens, and at least as ten; how many rows
// were read is where a team has too few people, if only of those who count in a
// practice, and where a team of more is hidden beside one of too few.
func TestQualityBesideFew(t *testing.T) {
	for _, c := range []struct{ people, counting, rows, lots, wantRows, wantLots int }{
		{3, 3, 3014, 4, 3010, 10}, {3, 3, 3016, 24, 3020, 20}, {3, 3, 3016, 0, 3020, 0}, {5, 5, 3014, 4, 3014, 10}, {9, 4, 3014, 4, 3010, 10}, {9, 5, 3014, 26, 3014, 30}, {9, 5, 3014, 0, 3014, 0},
	} {
		w := parted(nil, c.counting, 30, 40)
		w.ID, w.Teams[0].Respondents = "w", c.people
		release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{w}}, Waves: []Wave{{ID: "w"}}, Lots: map[string]int{"w": c.lots},
			DataQuality: report.DataQuality{Answers: []report.AnswerSource{{Wave: "w", Rows: c.rows}}}}, "standard")
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint(c), release.Report().DataQuality.Answers, []report.AnswerSource{{Wave: "w", Rows: c.wantRows, Lots: c.wantLots}})
	}
}

// Eighteen of 25 answered a common norm. Where two of those who did not are of a
// team of which nothing is told in a practice, the norm is told with what may be
// shown of twenty, as of all who count.
func TestCommonBesideHidden(t *testing.T) {
	for counting, want := range map[int]struct {
		people int
		shares bool
	}{4: {25, true}, 6: {18, false}} {
		w := parted(nil, counting, 30, 40)
		w.ID, w.Teams[0].Respondents = "w", 9
		w.Common = []scoring.Norm{measured(18).Norms[0]}
		w.Common[0].Key = "common/plan"
		w.CommonCounting, w.CommonOpen = 25, []scoring.LeftOpen{{Team: "alone0", Norms: []int{2}}, {Team: "alone1", Norms: []int{5}}}
		got := publish(t, contents(t), "standard", w).Waves[0].Common[0]
		same(t, fmt.Sprint(counting), []any{got.Value.N.N, got.Shares != nil}, []any{want.people, want.shares})
	}
}
