package gate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rubble/ledger"
	"rubble/model"
	"rubble/report"
	scoring "rubble/score"
	"rubble/survey"
)

// A cast of people who answer change enablement, in teams of so many.
type crowd struct {
	m       *model.Model
	set     scoring.Settings
	answers survey.Answers
	judged  ledger.Judgement
}

// gathered are teams that answer all norms and items, and the common norms; a
// rung is what answer says.
func gathered(t testing.TB, sizes []int, answer func(team, person, question int) int8) *crowd {
	t.Helper()
	c := &crowd{m: contents(t), set: scoring.Settings{Seed: 1, Replicates: 200, Confidence: 0.95, Coverage: 0.6, Alignment: 50, Deconstruction: 50,
		Practices: []string{"change-enablement"}, Waves: []string{"w"}, Interval: 10}}
	practice, _ := c.m.Practice("change-enablement")
	for i, n := range sizes {
		team := fmt.Sprintf("t%02d", i)
		c.set.Teams = append(c.set.Teams, scoring.Team{ID: team})
		for j := range n {
			s := survey.Sheet{Wave: "w", Team: team, Respondent: fmt.Sprintf("p%03d", j), Length: "short"}
			norms := slices.Concat(practice.Norms, c.m.Common)
			for k, norm := range norms {
				s.Responses = append(s.Responses, survey.Response{Question: norm.Key, Value: answer(i, j, k)})
			}
			for k, item := range practice.Items {
				s.Responses = append(s.Responses, survey.Response{Question: item.Key, Value: 1 + answer(i, j, len(norms)+k)%5})
			}
			c.answers.Sheets = append(c.answers.Sheets, s)
		}
	}
	return c
}

func mixed(seed uint64) func(team, person, question int) int8 {
	return func(team, person, question int) int8 {
		return int8(rand.New(rand.NewPCG(seed, uint64(team<<32|person<<16|question))).IntN(6))
	}
}

func (c *crowd) draw(policy, key string) (survey.Answers, map[string]int) {
	return Draw(c.m, c.answers, c.judged, c.set, policy, Lottery{Seed: c.set.Seed, Key: key, StableIDs: c.set.StableIDs})
}

// replaced lists the answers that differ, by question: "t00/p001 3→0".
func replaced(before, after survey.Answers) map[string][]string {
	out := map[string][]string{}
	for i, s := range before.Sheets {
		for j, r := range s.Responses {
			if now := after.Sheets[i].Responses[j]; now.Value != r.Value {
				out[r.Question] = append(out[r.Question], fmt.Sprintf("%s/%s %d→%d", s.Team, s.Respondent, r.Value, now.Value))
			}
		}
	}
	return out
}

// Of each question so many answers of the teams of three and two are drawn;
// those of larger teams stand. Everybody answers otherwise here, so that each
// replacement shows: by one of the others in those teams.
func TestDraw(t *testing.T) {
	unlike := func(team, person, question int) int8 { return int8((3*team + person) % 6) } // 0 1 2 and 3 4 in the small teams
	for _, c := range []struct {
		policy string
		lots   int
	}{{"standard", 1}, {"strict", 2}} {
		p := gathered(t, []int{3, 2, 40, 40}, unlike)
		drawn, n := p.draw(c.policy, "")
		questions := len(p.answers.Sheets[0].Responses)
		same(t, c.policy, n, map[string]int{"w": c.lots * questions})
		got := replaced(p.answers, drawn)
		who := map[string]bool{}
		for q, list := range got {
			if len(list) > c.lots {
				t.Errorf("%s: %s: %v", c.policy, q, list)
			}
			for _, one := range list {
				who[one[:8]] = true
				if one[:3] != "t00" && one[:3] != "t01" {
					t.Errorf("%s: %s: %s is of a large team", c.policy, q, one)
				}
			}
		}
		if len(who) < 4 { // of five; which one it is, is drawn anew for each question
			t.Errorf("%s: only %v were drawn", c.policy, who)
		}
	}
}

// What is drawn hangs on ids, wave and question, the seed and the key; not on
// the order of sheets, nor on what anybody answered.
func TestDrawIsTheSame(t *testing.T) {
	people := func(got map[string][]string) string {
		var out []string
		for q, list := range got {
			for _, one := range list {
				out = append(out, q+" "+one[:8])
			}
		}
		slices.Sort(out)
		return strings.Join(out, "\n")
	}
	unlike := func(team, person, question int) int8 { return int8((3*team + person) % 6) }
	first := gathered(t, []int{3, 2, 40}, unlike)
	drawn, _ := first.draw("standard", "")
	want := people(replaced(first.answers, drawn))

	otherwise := gathered(t, []int{3, 2, 40}, func(team, person, question int) int8 { return int8((3*team + person + 1) % 6) })
	drawn, _ = otherwise.draw("standard", "")
	same(t, "other answers", people(replaced(otherwise.answers, drawn)), want)

	back := gathered(t, []int{3, 2, 40}, unlike)
	slices.Reverse(back.answers.Sheets)
	drawn, _ = back.draw("standard", "")
	same(t, "another order", people(replaced(back.answers, drawn)), want)

	if drawn, _ = first.draw("standard", "a secret of sixteen"); people(replaced(first.answers, drawn)) == want {
		t.Error("the key changes nothing")
	}
	first.set.Seed++
	if drawn, _ = first.draw("standard", ""); people(replaced(first.answers, drawn)) == want {
		t.Error("the seed changes nothing")
	}
}

// How many answers of each kind there are in each sheet stays as it was, so
// that whoever counts still does and no cell is hidden or shown for it.
func TestDrawKeepsCounts(t *testing.T) {
	for seed := range uint64(8) {
		p := gathered(t, []int{1, 4, 6, 9, 14, 30}, mixed(seed))
		for i := range p.answers.Sheets {
			for j := range p.answers.Sheets[i].Responses {
				if r := &p.answers.Sheets[i].Responses[j]; (i+j)%7 == 0 {
					r.Kind, r.Value = survey.DontKnow, 0
				}
			}
		}
		original := slices.Clone(p.answers.Sheets)
		drawn, _ := p.draw("standard", "")
		for i, s := range p.answers.Sheets {
			for j, r := range s.Responses {
				now := drawn.Sheets[i].Responses[j]
				if now.Kind != r.Kind || now.Question != r.Question || now.Mandated != r.Mandated || r.Kind != survey.Given && now != r {
					t.Fatalf("seed %d: %+v became %+v", seed, r, now)
				}
				if original[i].Responses[j] != r {
					t.Fatal("the answers that were handed over have changed")
				}
			}
		}
		before, after := scoring.Score(p.m, p.answers, p.set), scoring.Score(p.m, drawn, p.set)
		for i, team := range before.Waves[0].Teams {
			for j, practice := range team.Practices {
				now := after.Waves[0].Teams[i].Practices[j]
				same(t, team.ID, [2]int{now.Counting, now.LeftOut}, [2]int{practice.Counting, practice.LeftOut})
			}
		}
	}
}

// Nothing is drawn where nobody could be made out, nor where everything is
// told.
func TestDrawNothing(t *testing.T) {
	for name, c := range map[string]struct {
		sizes  []int
		policy string
	}{
		"large teams":  {[]int{30, 40}, "standard"},
		"open":         {[]int{1, 2, 30}, "open"},
		"nobody":       {nil, "standard"},
		"large enough": {[]int{10, 12}, "standard"},
	} {
		p := gathered(t, c.sizes, mixed(7))
		drawn, n := p.draw(c.policy, "")
		if n != nil || len(replaced(p.answers, drawn)) > 0 {
			t.Errorf("%s: %v", name, n)
		}
	}
}

// Of the answers behind rounded figures one to each question is drawn, and one
// where nearly everybody of a larger team answered alike, which then looks the same.
func TestDrawOfRoundedAndAlike(t *testing.T) {
	for _, n := range []int{5, 9} {
		p := gathered(t, []int{n, 30}, mixed(3))
		_, got := p.draw("standard", "")
		practice, _ := p.m.Practice("change-enablement")
		same(t, fmt.Sprint(n), got, map[string]int{"w": len(practice.Norms) + len(practice.Items) + len(p.m.Common)})
	}
	p := gathered(t, []int{12, 40}, func(team, person, question int) int8 {
		if team == 0 && question == 0 {
			return 0
		}
		return mixed(5)(team, person, question)
	})
	drawn, got := p.draw("standard", "")
	same(t, "alike", got, map[string]int{"w": 1})
	same(t, "alike, unchanged", len(replaced(p.answers, drawn)), 0)
}

// The only answers that there are stand for themselves.
func TestDrawOfOne(t *testing.T) {
	p := gathered(t, []int{1}, mixed(1))
	drawn, n := p.draw("standard", "")
	if n != nil || len(replaced(p.answers, drawn)) > 0 {
		t.Errorf("got %v", n)
	}
}

// Everything that is told of hidden groups hangs on what is then there: two
// projects that differ only in an answer that is replaced tell the same.
func TestReplacedAnswersLeaveNoTrace(t *testing.T) {
	told := func(c *crowd) *report.Report {
		drawn, lots := c.draw("standard", "")
		in := Input{Model: c.m, Scored: scoring.Score(c.m, drawn, c.set), Settings: c.set, Waves: []Wave{{ID: "w"}}, Lots: lots}
		release, err := Publish(in, "standard")
		if err != nil {
			t.Fatal(err)
		}
		return release.Report()
	}
	tried := 0
	for seed := range uint64(2) {
		p := gathered(t, []int{3, 4, 20, 20}, mixed(seed))
		drawn, _ := p.draw("standard", "")
		want := told(p)
		for i := range p.answers.Sheets {
			for j := range p.answers.Sheets[i].Responses {
				r := &p.answers.Sheets[i].Responses[j]
				if drawn.Sheets[i].Responses[j].Value == r.Value || tried > 14 {
					continue
				}
				tried++
				was := r.Value
				r.Value = 5 - r.Value%5
				same(t, fmt.Sprint(seed, r.Question), told(p), want)
				r.Value = was
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d were tried", tried)
	}
}

// What an edition tells less what the one before told is the sum of those who
// came between them, so of these one answer to each question is drawn, too.
func TestDrawOfCohorts(t *testing.T) {
	p := gathered(t, []int{30, 30}, func(team, person, question int) int8 { return int8((team + person) % 6) })
	p.judged.Cohorts = map[string][]ledger.Cohort{"w": {{Team: "t00", Practice: "change-enablement", Respondents: []string{"p003", "p004", "p005", "p006", "p007"}}}}
	practice, _ := p.m.Practice("change-enablement")
	drawn, n := p.draw("standard", "")
	same(t, "how many", n, map[string]int{"w": len(practice.Norms) + len(practice.Items)})
	for q, list := range replaced(p.answers, drawn) {
		if len(list) != 1 || list[0][:8] < "t00/p003" || list[0][:8] > "t00/p007" {
			t.Errorf("%s: %v", q, list)
		}
	}
}

// Those who come late have lots of their own. In the pool of the roles of which
// nothing is told, which runs across teams, nobody else's answer is drawn anew for
// them: two draws of a team in which nothing changed would tell whose it was.
func TestNewcomersLeaveOthersAlone(t *testing.T) {
	roles := []string{"manages", "does", "is-served"}
	draw := func(late int) map[string][]string {
		c := gathered(t, []int{40, 40, 40 + late}, func(team, person, question int) int8 { return int8((team + person) % 6) })
		for i := range c.answers.Sheets {
			c.answers.Sheets[i].Role = roles[i%2]
			if s := &c.answers.Sheets[i]; i%20 == 0 || s.Team == "t02" && s.Respondent >= "p040" {
				s.Role = roles[2] // six of them: not told
			}
		}
		if late > 0 {
			c.judged.Cohorts = map[string][]ledger.Cohort{"w": {{Team: "t02", Practice: "change-enablement", Respondents: []string{"p040", "p041", "p042"}, Came: true}}}
		}
		drawn, _ := c.draw("standard", "")
		out := map[string][]string{}
		for q, list := range replaced(c.answers, drawn) {
			if strings.HasPrefix(q, "change-enablement/") {
				if list = slices.DeleteFunc(list, func(one string) bool { return one[:8] >= "t02/p040" }); len(list) > 0 {
					out[q] = list
				}
			}
		}
		return out
	}
	before := draw(0)
	if len(before) < 5 {
		t.Fatalf("drawn: %v", before)
	}
	same(t, "once three came late", draw(3), before)
}
