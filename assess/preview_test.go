package assess

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/gate"
	"rubble/ledger"
	"rubble/report"
	"rubble/survey"
)

// modelled is a project with settings and a model, and that as the gate takes it.
func modelled(t *testing.T) (*Project, gate.Input) {
	t.Helper()
	p, problems := LoadModel(files(project()), ours())
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	return p, gate.Input{Model: p.Model, Length: p.Config.Model.Length}
}

// Of headcounts of 30, 12, 9 and 3: at 70 percent 21, 8 (of 8.4), 6 (of 6.3) and
// 2 (of 2.1) answer, and of one person one. Of a team without a headcount
// nothing is known.
func TestForesee(t *testing.T) {
	p, in := modelled(t)
	p.Config.Teams = []config.Team{{ID: "a", People: 30, Segment: "n"}, {ID: "b", People: 12, Segment: "n"}, {ID: "c", People: 9}, {ID: "d", People: 3}, {ID: "e"}}
	two := foreseen("a 21 in n, b 8 in n, c 6, d 2")
	want := Preview{Response: 70, Unknown: []string{"e"}, Policies: []Foresight{
		{"standard", []gate.Outlook{gate.Foresee(in, "standard", "incident-management", two)}, Advice{Join: [][]string{{"c", "d"}}, Together: []string{"d"}}},
		{"strict", []gate.Outlook{gate.Foresee(in, "strict", "incident-management", two)}, Advice{Join: [][]string{{"c", "d"}}, Together: []string{"c", "d"}}},
	}}
	if diff := cmp.Diff(want, p.Foresee(70)); diff != "" {
		t.Error(diff)
	}
	p.Config.Teams = []config.Team{{ID: "a", People: 1}}
	if got := p.Foresee(1).Policies[0].Practices[0].Teams; got[0].People != 1 {
		t.Errorf("of one person %d answer", got[0].People)
	}
}

// From answers: nine of one team and three of another. Nothing is shown of the
// three, and so of the nine.
func TestPreview(t *testing.T) {
	client := project()
	client["config.toml"] += "[score]\ncoverage = 0.0\n"
	rows := "team,respondent,practice,item,answer\n"
	for i := range 12 {
		team := "platform"
		if i >= 9 {
			team = "desk"
		}
		rows += fmt.Sprintf("%s,p%d,incident-management,tiers,%d\n", team, i, i%6)
	}
	client["answers/2026-spring/a.csv"] = rows
	p, problems := load(t, files(client))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	outlook := func(whole string) []gate.Outlook {
		return []gate.Outlook{{Practice: "incident-management", Organisation: gate.Shown{People: 12, Level: whole},
			Teams: []gate.Shown{{ID: "desk", People: 3, Level: "nothing", Why: report.TooFewPeople}, {ID: "platform", People: 9, Level: "nothing", Why: report.Protects}}}}
	}
	advice := Advice{Join: [][]string{{"platform", "desk"}}, Together: []string{"desk"}}
	want := Preview{Wave: "2026-spring", Policies: []Foresight{{"standard", outlook("interval"), advice}, {"strict", outlook("rounded"), advice}}}
	if diff := cmp.Diff(want, p.Preview(p.JudgedWithLots(""))); diff != "" {
		t.Error(diff)
	}
}

// What was foreseen is what is shown once everybody has answered everything.
func TestForeseenIsShown(t *testing.T) {
	p, _ := modelled(t)
	practice, _ := p.Model.Practice("incident-management")
	var all []survey.Response
	for _, n := range practice.Norms {
		all = append(all, survey.Response{Question: n.Key, Value: 2})
	}
	for _, it := range practice.Asked(p.Config.Model.Length) {
		all = append(all, survey.Response{Question: it.Key, Value: 3})
	}
	slices.SortFunc(all, func(a, b survey.Response) int { return strings.Compare(a.Question, b.Question) })
	rng := rand.New(rand.NewPCG(2, 1))
	protected := 0
	for range 20 {
		p.Config.Teams, p.Answers.Sheets = nil, nil
		for i := range 2 + rng.IntN(7) {
			team := config.Team{ID: fmt.Sprint("t", i), Segment: []string{"", "n", "s"}[rng.IntN(3)], People: 1 + rng.IntN(16)}
			p.Config.Teams = append(p.Config.Teams, team)
			for j := range team.People {
				p.Answers.Sheets = append(p.Answers.Sheets, survey.Sheet{Wave: "2026-spring", Team: team.ID, Respondent: fmt.Sprintf("p%02d", j), Length: p.Config.Model.Length, Responses: all})
			}
		}
		p.Teams, p.Waves = p.Config.Teams, []config.Wave{{ID: "2026-spring"}}
		foreseen, shown := p.Foresee(100), p.Preview(p.JudgedWithLots(""))
		for i := range hiding {
			if diff := cmp.Diff(foreseen.Policies[i], shown.Policies[i]); diff != "" {
				t.Errorf("%+v (-foreseen +shown): %s", p.Config.Teams, diff)
			}
			protected += strings.Count(fmt.Sprint(shown.Policies[i].Practices), string(report.Protects))
		}
	}
	if protected < 10 {
		t.Errorf("only %d results had to be hidden to protect others", protected)
	}
}

// Either advice is enough: with the teams joined, or with those named answering
// together, nothing is hidden.
func TestAdvice(t *testing.T) {
	_, in := modelled(t)
	rng := rand.New(rand.NewPCG(1, 1))
	joins, together := 0, 0
	for range 300 {
		var teams []gate.Foreseen
		for i := range 2 + rng.IntN(9) {
			teams = append(teams, gate.Foreseen{Team: fmt.Sprint("t", i), Segment: []string{"", "n", "s"}[rng.IntN(3)], People: 1 + rng.IntN(24), Consensus: rng.IntN(8) == 0})
		}
		policy := hiding[rng.IntN(2)]
		hides := func(teams []gate.Foreseen) bool {
			o := gate.Foresee(in, policy, "incident-management", teams)
			for _, s := range append(o.Teams, o.Segments...) {
				if s.Level == "nothing" {
					return true
				}
			}
			return false
		}
		advice := advise(policy, [][]gate.Foreseen{teams})
		if len(advice.Join) > 0 {
			joins++
			if left := joined(teams, advice.Join); hides(left) {
				t.Errorf("%v joined by %v still hides", teams, advice.Join)
			}
		}
		if len(advice.Together) > 0 {
			together++
			if left := answeringTogether(teams, advice.Together); hides(left) {
				t.Errorf("%v with %v together still hides", teams, advice.Together)
			}
		}
		if !hides(teams) && len(advice.Join)+len(advice.Together) > 0 {
			t.Errorf("%v hides nothing, and the advice is %+v", teams, advice)
		}
	}
	if joins < 100 || together < 100 {
		t.Errorf("only %d joins and %d joint answers were advised", joins, together)
	}
}

// joined are the teams with those of each list as one.
func joined(teams []gate.Foreseen, lists [][]string) []gate.Foreseen {
	first := map[string]string{}
	for _, list := range lists {
		for _, id := range list {
			first[id] = list[0]
		}
	}
	var out []gate.Foreseen
	at := map[string]int{}
	for _, team := range teams {
		if id := first[team.Team]; id != "" {
			team.Team = id
		}
		if i, there := at[team.Team]; there {
			out[i].People += team.People
			continue
		}
		at[team.Team] = len(out)
		out = append(out, team)
	}
	return out
}

func answeringTogether(teams []gate.Foreseen, ids []string) []gate.Foreseen {
	out := append([]gate.Foreseen{}, teams...)
	for i := range out {
		for _, id := range ids {
			out[i].Consensus = out[i].Consensus || out[i].Team == id
		}
	}
	return out
}

// foreseen reads teams as "id people", with "in segment" or "together" after it.
func foreseen(text string) []gate.Foreseen {
	var out []gate.Foreseen
	for of := range strings.SplitSeq(text, ", ") {
		words := strings.Fields(of)
		t := gate.Foreseen{Team: words[0], Consensus: slices.Contains(words, "together")}
		t.People, _ = strconv.Atoi(words[1])
		if at := slices.Index(words, "in"); at > 0 {
			t.Segment = words[at+1]
		}
		out = append(out, t)
	}
	return out
}

func TestAdviceOfFew(t *testing.T) {
	for _, c := range []struct {
		name, teams, other string // other: of a second practice
		want               Advice
	}{
		{"the smallest two first; of one person nothing joint", "a 30, b 2, c 6, d 1", "", Advice{Join: [][]string{{"c", "b", "d"}}}},
		{"within segments", "a 30 in n, b 2 in n, c 6 in s", "", Advice{Join: [][]string{{"a", "b"}}, Together: []string{"b"}}},
		{"nobody to join", "a 30 in n, b 2 in s", "", Advice{Together: []string{"b"}}},
		{"nobody but a joint answer", "a 30 in n together, b 2 in n", "", Advice{Together: []string{"b"}}},
		{"too few in one practice of two", "a 9, b 9", "a 9, b 4", Advice{Join: [][]string{{"a", "b"}}, Together: []string{"b"}}},
		{"enough", "a 9, b 5", "", Advice{}},
		{"nobody", "a 0", "", Advice{}},
	} {
		cases := [][]gate.Foreseen{foreseen(c.teams)}
		if c.other != "" {
			cases = append(cases, foreseen(c.other))
		}
		if diff := cmp.Diff(c.want, advise("standard", cases)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// That nobody has answered yet is a warning where nothing else is wrong.
func TestWithoutAnswers(t *testing.T) {
	client := project()
	delete(client, "answers/2025-autumn/a.csv")
	delete(client, "answers/2026-spring/a.csv")
	_, problems := load(t, files(client))
	const text = "no answers found\n\trubble questionnaire writes a form; filled in, it goes into the folder of its wave, such as answers/2026-spring/"
	if got := texts(problems); got != "answers: "+text {
		t.Fatal(got)
	}
	warned := WithoutAnswers(problems)
	if got := texts(warned); warned.Failed() || got != "answers: warning: "+text {
		t.Error(got)
	}
	problems.Errorf(diag.Pos{File: "x"}, "another thing")
	if same := WithoutAnswers(problems); texts(same) != texts(problems) || same.Count(diag.Error) != 2 {
		t.Errorf("beside another error: %s", texts(same))
	}
	if same := WithoutAnswers(diag.List{}); !same.Empty() {
		t.Errorf("nothing is wrong: %s", texts(same))
	}
}

// The settings say of each policy what the gate does.
func TestPoliciesInWords(t *testing.T) {
	_, problems := load(t, files(map[string]string{"config.toml": "[confidentiality]\npolicy = \"secret\"\n"}))
	want := fmt.Sprintf("standard shows nothing of fewer than %d people, strict nothing of fewer than %d, open hides nothing",
		gate.Limits("standard").Shown, gate.Limits("strict").Shown)
	if got := texts(problems); !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// Of a wave that was published, from whose answers somebody is gone since, what is
// shown of teams is foreseen with what the ledger hides, lots and all.
func TestPreviewBesideEdition(t *testing.T) {
	t.Parallel()
	hidden := 0
	for number := range uint64(24) {
		policy := number % 2
		a := newCrowd(5000+number, hiding[policy])
		b, ok := a.moved("one is gone", a.Teams[a.rng.IntN(len(a.Teams))].ID, 1)
		if !ok {
			continue
		}
		a.publish(t)
		b.Ledger = a.Ledger
		foreseen := b.Preview(b.JudgedWithLots(lotKey)).Policies[policy]
		_, byPeople := b.Judged(hiding[policy])
		told := b.publish(t).view
		for _, o := range foreseen.Practices {
			for _, s := range o.Teams {
				at := place{"team/" + s.ID, o.Practice}
				want := report.Code(told.code(figureOf{at, "X"}))
				if s.Why == "" && want == "shown" {
					continue
				}
				if s.Why != want {
					t.Errorf("organisation %d: %v is %+v, and its figure %s", number, at, s, want)
				}
				if s.Why == report.FewChanged && !byPeople.Few["w"][ledger.Cell{Scope: at.scope, Practice: at.practice}] {
					hidden++
				}
			}
		}
	}
	if hidden == 0 {
		t.Error("lots hid nothing")
	}
}
