package assess

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/survey"
)

// followed is a project of which nothing is known but who answered: teams as
// "team: prefix from to", with the ids prefix-from … prefix-to, wave by wave.
func followed(stable bool, waves ...string) *Project {
	p := &Project{Config: &config.Config{}}
	p.Config.Confidentiality.StableIDs = stable
	for i, wave := range waves {
		w := config.Wave{ID: "w" + strconv.Itoa(i+1)}
		p.Waves = append(p.Waves, w)
		for of := range strings.SplitSeq(wave, ", ") {
			words := strings.Fields(of)
			team := strings.TrimSuffix(words[0], ":")
			from, _ := strconv.Atoi(words[2])
			to, _ := strconv.Atoi(words[3])
			for n := from; n <= to; n++ {
				p.Answers.Sheets = append(p.Answers.Sheets, survey.Sheet{Wave: w.ID, Team: team, Respondent: words[1] + "-" + strconv.Itoa(n)})
			}
		}
	}
	for _, id := range []string{"a", "b", "c"} {
		p.Teams = append(p.Teams, config.Team{ID: id})
	}
	return p
}

func TestJudgeIDs(t *testing.T) {
	const (
		hint    = "\n\tgive the same person the same respondent in every wave, or say stable_ids = false"
		renamed = "\n\tif the team has another name now, list the old one among its aliases in config.toml; else look whether its answers stand under the right team"
	)
	anew := func(from, to, teams string) string {
		return "config.toml: warning: ids do not stay the same from " + from + " to " + to + " in " + teams + ": their trends are told as those of different people" + hint
	}
	for _, c := range []struct {
		name   string
		waves  []string
		want   string
		stable bool // what the ids are then taken for
	}{
		{"the same people", []string{"a: x 1 20, b: x 1 12", "a: x 1 20, b: x 1 12"}, "", true},
		{"two of twenty are a tenth", []string{"a: x 1 20", "a: x 19 38"}, "", true},
		{"one of twenty is less", []string{"a: x 1 20", "a: x 20 39"}, anew("w1", "w2", "a"), false},
		{"a tenth of the smaller wave", []string{"a: x 1 40", "a: x 40 49"}, "", true},
		{"nine people tell nothing", []string{"a: x 1 9", "a: y 1 9"}, "", true},
		{"nor do nine after ten", []string{"a: x 1 10", "a: y 1 9"}, "", true},
		{"one team of two", []string{"a: x 1 20, b: x 1 12", "a: y 1 20, b: x 1 12"}, anew("w1", "w2", "a"), true},
		{"all teams", []string{"a: x 1 20, b: x 1 12", "a: y 1 20, b: y 1 12"}, anew("w1", "w2", "a, b"), false},
		{"since the third wave", []string{"a: x 1 20", "a: x 1 20", "a: y 1 20"}, anew("w2", "w3", "a"), true},
		{"in each wave", []string{"a: x 1 20", "a: y 1 20", "a: z 1 20"}, anew("w1", "w2", "a") + "\n" + anew("w2", "w3", "a"), false},
		{"swapped", []string{"a: x 1 10, b: y 1 20", "a: y 1 20, b: x 1 10"},
			"answers/w2: warning: of the 10 people of team \"a\" in w1, 10 stand in team \"b\" here" + renamed +
				"\nanswers/w2: warning: of the 20 people of team \"b\" in w1, 20 stand in team \"a\" here" + renamed, true},
		{"renamed", []string{"a: x 1 10", "c: x 1 5, b: x 6 8"}, "answers/w2: warning: of the 10 people of team \"a\" in w1, 5 stand in team \"c\" here" + renamed, true},
		{"dissolved", []string{"a: x 1 10", "c: x 1 4, b: x 5 8"}, "", true},
		{"numbers that each team has, given anew in one", []string{"a: x 1 10, b: x 1 10", "a: y 1 10, b: x 1 10"}, anew("w1", "w2", "a"), true},
		{"a single wave", []string{"a: x 1 20"}, "", true},
	} {
		p := followed(true, c.waves...)
		var problems diag.List
		p.judgeIDs(&problems)
		if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if p.stableIDs() != c.stable {
			t.Errorf("%s: the ids are taken for stable: %t", c.name, p.stableIDs())
		}
	}
	p := followed(false, "a: x 1 20", "a: y 1 20")
	var problems diag.List
	if p.judgeIDs(&problems); !problems.Empty() || p.stableIDs() {
		t.Errorf("ids that nobody says are stable: %s", texts(problems))
	}
}

// What the ids are taken for is what scoring and the gate are told.
func TestIDsThatWereGivenAnew(t *testing.T) {
	client := project()
	client["config.toml"] += "[confidentiality]\nstable_ids = true\n"
	for _, wave := range []string{"2025-autumn", "2026-spring"} {
		client["answers/"+wave+"/b.csv"] = strings.ReplaceAll(answers(wave), "platform,p", "platform,q")
	}
	p, problems := load(t, files(client))
	if in := p.input(""); !problems.Empty() || !in.StableIDs || !in.Settings.StableIDs {
		t.Errorf("the same people: %s", texts(problems))
	}
	client["answers/2026-spring/a.csv"] = strings.ReplaceAll(answers("2026-spring"), "platform,p", "platform,r")
	client["answers/2026-spring/b.csv"] = strings.ReplaceAll(answers("2026-spring"), "platform,p", "platform,s")
	p, problems = load(t, files(client))
	want := "config.toml:15:14: warning: ids do not stay the same from 2025-autumn to 2026-spring in platform: their trends are told as those of different people\n" +
		"\tgive the same person the same respondent in every wave, or say stable_ids = false"
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Error(diff)
	}
	if in := p.input(""); in.StableIDs || in.Settings.StableIDs {
		t.Error("ids that were given anew are taken for the same people's")
	}
}

func TestRecurring(t *testing.T) {
	for _, c := range []struct {
		name   string
		stable bool
		waves  []string
		want   Recurrence
		ok     bool
	}{
		{"27 of 30, with both teams", false, []string{"a: x 1 20, b: x 1 10", "a: x 3 30, b: x 2 20"}, Recurrence{"w1", "w2", 27, 30}, true},
		{"26 of 30", false, []string{"a: x 1 20, b: x 1 10", "a: x 3 30, b: x 3 20"}, Recurrence{"w1", "w2", 26, 30}, false},
		{"the last two waves count", false, []string{"a: y 1 20", "a: x 1 20", "a: x 1 20"}, Recurrence{"w2", "w3", 20, 20}, true},
		{"small teams tell nothing", false, []string{"a: x 1 9", "a: x 1 9"}, Recurrence{"w1", "w2", 0, 0}, false},
		{"it is said already", true, []string{"a: x 1 20", "a: x 1 20"}, Recurrence{}, false},
		{"a single wave", false, []string{"a: x 1 20"}, Recurrence{}, false},
	} {
		got, ok := followed(c.stable, c.waves...).Recurring()
		if got != c.want || ok != c.ok {
			t.Errorf("%s: %+v, %t", c.name, got, ok)
		}
	}
}
