package gate

import (
	"fmt"
	"testing"

	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// then is what is published of a practice as an older model scores it, beside
// the wave itself.
func then(t testing.TB, policy string, now, older scoring.Wave) *report.Asked {
	t.Helper()
	release, err := Publish(Input{Model: contents(t), Scored: scoring.Scored{Waves: []scoring.Wave{now}}, Waves: []Wave{{ID: "w"}},
		Settings: scoring.Settings{Alignment: 50, Deconstruction: 50},
		Asked:    []Asked{{Wave: "v", Version: "0.1.0"}, {Wave: "w", Version: "1.0.0", Hash: "0123456789ab", Scored: older}}}, policy)
	if err != nil {
		t.Fatal(err)
	}
	return release.Report().Waves[0].Asked
}

func waveOf(practices ...scoring.Practice) scoring.Wave {
	return scoring.Wave{Respondents: 100, Practices: practices}
}

// The older model makes A 55.55, X 31.5, R 36 and D 33.67 of the same answers,
// with intervals of ±5.
func older(n int) scoring.Practice { return valued(n, 55.55, 31.5, 36) }

// What is told of a practice under an older model, in whole: below ten people
// nothing, below 150 whole numbers.
func TestAsked(t *testing.T) {
	decimals := func(n int) *report.Scores {
		return &report.Scores{Alignment: ranged(55.6, 50.6, 60.6, n), Dismantling: ranged(31.5, 26.5, 36.5, n), Reinvention: ranged(36, 31, 41, n),
			Deconstruction: ranged(33.7, 28.7, 38.7, n), Gap: ranged(21.9, 16.9, 26.9, n)}
	}
	wholly := func(n int) *report.Scores {
		return &report.Scores{Alignment: ranged(56, 51, 61, n), Dismantling: ranged(32, 27, 37, n), Reinvention: ranged(36, 31, 41, n),
			Deconstruction: ranged(34, 29, 39, n), Gap: ranged(22, 17, 27, n)}
	}
	together := &report.Scores{Alignment: plainly(55.6, 0), Dismantling: plainly(31.5, 0), Reinvention: plainly(36, 0), Deconstruction: plainly(33.7, 0), Gap: plainly(21.9, 0)}
	clamp := func(v float64) report.Figure {
		return report.Figure{Value: &v, N: &report.Count{N: 20}, Rounded: true, Clamped: true}
	}
	missing := older(30)
	missing.ID = "incident-management"
	noA := older(30)
	noA.Alignment.N = 29
	for _, c := range []struct {
		name, policy string
		now, older   scoring.Practice
		want         *report.Scores
	}{
		{"4 people", "standard", measured(4), older(4), nil},
		{"9 people", "standard", measured(9), older(9), nil},
		{"10 people", "standard", measured(10), older(10), wholly(10)},
		{"19 people", "standard", measured(19), older(19), wholly(19)},
		{"149 people", "standard", measured(149), older(149), wholly(149)},
		{"150 people", "standard", measured(150), older(150), decimals(150)},
		{"19 people, strict", "strict", measured(19), older(19), nil},
		{"20 people, strict", "strict", measured(20), older(20), wholly(20)},
		{"150 people, strict", "strict", measured(150), older(150), decimals(150)},
		{"4 people, open", "open", measured(4), older(4), decimals(4)},
		{"one more under the older", "standard", measured(29), older(30), nil},
		{"one fewer under the older", "standard", measured(30), older(29), nil},
		{"one fewer in alignment alone", "standard", measured(30), noA, nil},
		{"one fewer, open", "open", measured(30), older(29), decimals(29)},
		{"together", "strict", joint(measured(0)), joint(older(0)), together},
		{"together only as the older counts", "standard", measured(30), joint(older(0)), nil},
		{"clamped now", "standard", agreed(20, 2, 2), older(20), nil},
		// A 8.04, X 1.23 and R 43.3 are kept from the ends: 10, 10, 45, and D √450, as 21.
		{"clamped under the older", "standard", measured(20), agreed(20, 2, 2),
			&report.Scores{Alignment: clamp(10), Dismantling: clamp(10), Reinvention: clamp(45), Deconstruction: clamp(21), Gap: clamp(-11)}},
		{"asked under neither", "standard", measured(30), missing, nil},
	} {
		got := then(t, c.policy, waveOf(c.now), waveOf(c.older))
		want := &report.Asked{Model: report.Model{Version: "1.0.0", Hash: "0123456789ab"}, Practices: []report.AskedPractice{}}
		if c.want != nil {
			want.Practices = []report.AskedPractice{{ID: "change-enablement", Scores: *c.want}}
		}
		for i := range got.Practices { // the word is that of any practice, and is told without its certainty
			if v := &got.Practices[i].Verdict; v.Certainty != nil || v.Name == "" && v.Reason == nil {
				t.Errorf("%s: the verdict is %+v", c.name, *v)
			}
			got.Practices[i].Verdict = report.Verdict{}
		}
		same(t, c.name, got, want)
	}
}

// Of two teams, one more counts in the one and one fewer in the other.
func TestAskedTeamByTeam(t *testing.T) {
	wave := func(a, b int) scoring.Wave {
		w := waveOf(measured(40))
		for id, n := range map[string]int{"a": a, "b": b} {
			w.Teams = append(w.Teams, scoring.TeamResult{Team: scoring.Team{ID: id}, Respondents: 25, Practices: []scoring.Practice{measured(n)}})
		}
		if w.Teams[0].ID != "a" {
			w.Teams[0], w.Teams[1] = w.Teams[1], w.Teams[0]
		}
		return w
	}
	for _, c := range []struct{ a, b, want int }{{20, 20, 1}, {21, 19, 0}} {
		same(t, fmt.Sprint(c), len(then(t, "standard", wave(20, 20), wave(c.a, c.b)).Practices), c.want)
	}
}

// A norm that only the older model has keeps one of 30 people from counting
// under it: of nine norms they answered five, and eight are left now. Were both
// figures told, thirty times the one less 29 times the other would be that
// person's answers.
func TestAskedOfOtherPeople(t *testing.T) {
	was := contents(t)
	def, _ := was.Practice("change-enablement")
	now := *was
	now.Practices = []model.Practice{*def}
	now.Practices[0].Norms = def.Norms[:len(def.Norms)-1]
	now.Practices[0].Items = nil
	old := now
	old.Practices = []model.Practice{*def}
	old.Practices[0].Items = nil
	if len(def.Norms) != 9 {
		t.Fatalf("%d norms", len(def.Norms))
	}
	for _, c := range []struct{ one, want int }{{9, 1}, {5, 0}} { // answered by the one: 5 of 9 is below 60 %, and 5 of 8 is not
		var sheets []survey.Sheet
		for i := range 30 {
			s := survey.Sheet{Wave: "w", Team: "t", Respondent: fmt.Sprint(i), Length: model.LengthNorms}
			for j, n := range def.Norms {
				if i > 0 || j < c.one {
					s.Responses = append(s.Responses, survey.Response{Question: n.Key, Value: int8((i + j) % model.Rungs)})
				}
			}
			sheets = append(sheets, s)
		}
		set := scoring.Settings{Seed: 1, Replicates: 50, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50,
			Practices: []string{def.ID}, Waves: []string{"w"}, Teams: []scoring.Team{{ID: "t"}}}
		of := func(m *model.Model) scoring.Wave {
			return scoring.Score(m, survey.Answers{Sheets: sheets}, set).Waves[0]
		}
		before, after := of(&old), of(&now)
		if counting := before.Practices[0].Counting; counting == 30 != (c.want == 1) || after.Practices[0].Counting != 30 {
			t.Fatalf("%d count then, %d now", counting, after.Practices[0].Counting)
		}
		same(t, fmt.Sprint(c), len(then(t, "standard", after, before).Practices), c.want)
	}
}

// As many count under both, and not the same: of nine norms the older model has
// the first eight and that in force the last eight. Who answered the first five
// has 5 of 8 under the older and 4 of 8 now, and who answered the last five the
// other way round; 60 % are asked for. Each figure is of 29 people.
func TestAskedOfAsManyOthers(t *testing.T) {
	was := contents(t)
	def, _ := was.Practice("change-enablement")
	if len(def.Norms) != 9 {
		t.Fatalf("%d norms", len(def.Norms))
	}
	with := func(norms []model.Norm) *model.Model {
		m, p := *was, *def
		p.Norms, p.Items = norms, nil
		m.Practices = []model.Practice{p}
		return &m
	}
	older, inForce := with(def.Norms[:8]), with(def.Norms[1:])
	for _, c := range []struct{ few, counting, want int }{{9, 30, 1}, {5, 29, 0}} {
		var sheets []survey.Sheet
		for i := range 30 {
			s := survey.Sheet{Wave: "w", Team: "t", Respondent: fmt.Sprint(i), Length: model.LengthNorms}
			for j, n := range def.Norms {
				if i > 1 || i == 0 && j < c.few || i == 1 && j >= 9-c.few {
					s.Responses = append(s.Responses, survey.Response{Question: n.Key, Value: int8((i + j) % model.Rungs)})
				}
			}
			sheets = append(sheets, s)
		}
		set := scoring.Settings{Seed: 1, Replicates: 50, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50,
			Practices: []string{def.ID}, Waves: []string{"w"}, Teams: []scoring.Team{{ID: "t"}}}
		before := scoring.Score(older, survey.Answers{Sheets: sheets}, set).Waves[0]
		after := scoring.Score(inForce, survey.Answers{Sheets: sheets}, set).Waves[0]
		same(t, "counting", [2]int{before.Practices[0].Counting, after.Practices[0].Counting}, [2]int{c.counting, c.counting})
		same(t, fmt.Sprint(c), len(then(t, "standard", after, before).Practices), c.want)
		same(t, fmt.Sprint(c, " open"), len(then(t, "open", after, before).Practices), 1)
	}
}
