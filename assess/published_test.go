package assess

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubble/report"
)

// small is a project of a team of three and two that are larger, who all
// answered one norm.
func small(extra ...string) map[string]string {
	rows := "team,respondent,practice,item,answer\n"
	for team, n := range map[string]int{"ops": 3, "dev": 12, "web": 30} {
		for i := range n {
			rows += team + ",p" + string(rune('A'+i)) + ",incident-management,tiers," + string(rune('0'+i%6)) + "\n"
		}
	}
	return map[string]string{"config.toml": "[model]\npractices = [\"incident-management\"]\n[score]\nreplicates = 200\ncoverage = 0.0\n",
		"answers/w/a.csv": rows + strings.Join(extra, "")}
}

// publishes publishes a project into its ledger.
func publishes(t *testing.T, client map[string]string, key string) {
	t.Helper()
	p, problems := load(t, files(client))
	if problems.Failed() {
		t.Fatal(texts(problems))
	}
	release, err := p.Release("test", key)
	if err != nil {
		t.Fatal(err)
	}
	next, _ := p.Published(release, key)
	data, err := next.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	client["ledger.json"] = string(data)
}

// What was published with one key and seed is not told again with another,
// since two draws together tell whose answers each replaced.
func TestSameLots(t *testing.T) {
	client := small()
	publishes(t, client, "a secret of sixteen")
	for _, c := range []struct{ name, old, new, key string }{
		{"another key", "", "", "another secret of mine"},
		{"no key", "", "", ""},
		{"another seed", "[score]\n", "[score]\nseed = 2\n", "a secret of sixteen"},
	} {
		client := map[string]string{"answers/w/a.csv": client["answers/w/a.csv"], "ledger.json": client["ledger.json"],
			"config.toml": strings.Replace(client["config.toml"], c.old, c.new, 1)}
		p, problems := load(t, files(client))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		_, err := p.Release("test", c.key)
		want := "ledger.json: edition 1 told of wave w with lots drawn by another RUBBLE_KEY or score.seed than now; two draws would tell together whose answers they replaced\n" +
			"\tset RUBBLE_KEY in the environment, and seed under [score], to what they were then"
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
	p, _ := load(t, files(client))
	if _, err := p.Release("test", "a secret of sixteen"); err != nil {
		t.Error(err)
	}
}

// A sheet that comes late waits, and changes nothing but that one does: not how
// many rows were read, either.
func TestLateSheetWaits(t *testing.T) {
	client := small()
	publishes(t, client, "")
	told := func(client map[string]string) *report.Report {
		p, problems := load(t, files(client))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		release, err := p.Release("test", "")
		if err != nil {
			t.Fatal(err)
		}
		return release.Report()
	}
	before := told(client)
	late := small("web,late,incident-management,tiers,5\n")
	late["ledger.json"] = client["ledger.json"]
	after := told(late)
	if got := after.DataQuality.Answers[0].Waiting; got == nil || got.Below != 5 {
		t.Errorf("waiting: %+v", got)
	}
	after.DataQuality.Answers[0].Waiting = nil
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}
