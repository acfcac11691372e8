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
	drawing, err := p.Draw(key)
	if err != nil {
		t.Fatal(err)
	}
	release, err := drawing.Release("test")
	if err != nil {
		t.Fatal(err)
	}
	next, _ := drawing.Published(release)
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
		{"stable ids", "[score]\n", "[confidentiality]\nstable_ids = true\n[score]\n", "a secret of sixteen"},
	} {
		client := map[string]string{"answers/w/a.csv": client["answers/w/a.csv"], "ledger.json": client["ledger.json"],
			"config.toml": strings.Replace(client["config.toml"], c.old, c.new, 1)}
		p, problems := load(t, files(client))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		_, err := p.Release("test", c.key)
		want := "ledger.json: edition 1 told of wave w with lots drawn by another RUBBLE_KEY, score.seed or stable_ids than now; two draws would tell together whose answers they replaced\n" +
			"\tset RUBBLE_KEY in the environment, seed under [score] and stable_ids to what they were then; " +
			"if the key is lost, what was published of this wave stays as it is: keep that folder, and take the wave out of answers/ before the next is told"
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

// A wave that was told under one policy is told under no other; where it was
// open, there is nothing left to protect.
func TestSamePolicy(t *testing.T) {
	for _, c := range []struct {
		then, now string
		refused   bool
	}{{"standard", "strict", true}, {"standard", "open", true}, {"strict", "standard", true}, {"strict", "strict", false}, {"open", "standard", false}} {
		client := small()
		settings := client["config.toml"]
		client["config.toml"] = "[confidentiality]\npolicy = \"" + c.then + "\"\n" + settings
		publishes(t, client, "a secret of sixteen")
		client["config.toml"] = "[confidentiality]\npolicy = \"" + c.now + "\"\n" + settings
		_, problems := load(t, files(client))
		var want string
		if c.refused {
			want = "config.toml:2:10: wave w was told under the policy \"" + c.then + "\" (edition 1), and is to be told under \"" + c.now + "\": what two policies tell is more than either does\n" +
				"\tput policy = \"" + c.then + "\" back; another policy is for a project of which nothing was published"
		}
		if diff := cmp.Diff(want, texts(problems)); diff != "" {
			t.Errorf("%s, then %s: %s", c.then, c.now, diff)
		}
	}
}

// A wave keeps the segments that it was told in: the same figures under the
// settings of then and of now, and a warning.
func TestSegmentsKept(t *testing.T) {
	client := small()
	settings := client["config.toml"]
	in := func(dev, web string) string {
		return settings + "[[segments]]\nid = \"north\"\n[[segments]]\nid = \"south\"\n[[teams]]\nid = \"ops\"\nsegment = \"north\"\n" +
			"[[teams]]\nid = \"dev\"\nsegment = \"" + dev + "\"\n[[teams]]\nid = \"web\"\nsegment = \"" + web + "\"\n"
	}
	told := func() (*report.Report, string) {
		p, problems := load(t, files(client))
		if problems.Failed() {
			t.Fatal(texts(problems))
		}
		release, err := p.Release("test", "")
		if err != nil {
			t.Fatal(err)
		}
		return release.Report(), texts(problems)
	}
	client["config.toml"] = in("north", "south")
	publishes(t, client, "")
	want, _ := told()
	client["config.toml"] = in("south", "north")
	got, warned := told()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantWarned := "config.toml:9:6: warning: a single team belongs to segment \"south\": its figures are those of the team\n" +
		"\tput another team with it, or leave that team without a segment\n" +
		"config.toml:15:11: warning: wave w was told with other segments than those of now, among them that of team dev: it keeps them, " +
		"since two ways to group the same answers tell more than either\n\tthe segments of now hold from the next wave on"
	if diff := cmp.Diff(wantWarned, warned); diff != "" {
		t.Error(diff)
	}
}
