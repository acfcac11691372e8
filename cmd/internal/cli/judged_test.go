package cli

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble"
	"rubble/assess"
)

// asked is a project of three teams, of six, twelve and seven people, who answered
// one norm, but for one of the six; -1 for none.
func asked(t *testing.T, gone int, ledger []byte) *assess.Project {
	t.Helper()
	rows := "team,respondent,practice,item,answer\n"
	for _, team := range []struct {
		id     string
		people int
	}{{"ops", 6}, {"dev", 12}, {"web", 7}} {
		for i := range team.people {
			if team.id != "ops" || i != gone {
				rows += fmt.Sprintf("%s,p%02d,incident-management,tiers,%d\n", team.id, i, i%6)
			}
		}
	}
	client := fstest.MapFS{"config.toml": {Data: []byte("[model]\npractices = [\"incident-management\"]\n[score]\nreplicates = 200\ncoverage = 0.0\n")},
		"answers/w/a.csv": {Data: []byte(rows)}}
	if ledger != nil {
		client["ledger.json"] = &fstest.MapFile{Data: ledger}
	}
	p, problems := assess.Load(context.Background(), client, rubble.Files, func(string, int, int) {})
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	return p
}

// Somebody of a team is gone since the wave was published. With one key lots then
// fall otherwise in another team, in which nobody moved, and it is hidden, too; with
// the other they never fell there.
func TestJudged(t *testing.T) {
	const people = "w: hidden, since fewer than 5 people's answers have changed since it was published: organisation (1 practice), team/ops (1 practice)\n" +
		"\tput answers and ids back as they were, or wait until those of 5 people have changed; rubble build --output DIR shows how it looks\n"
	const lots = "w: hidden, since other answers are replaced by lot than when it was published: team/web (1 practice)\n" +
		"\tput answers and ids back as they were, or wait until those of 5 people have changed there; rubble build --output DIR shows how it looks\n"
	for key, want := range map[string]string{"a secret of sixteen0": people, "a secret of sixteen3": people + lots} {
		d, err := asked(t, -1, nil).Draw(key)
		if err != nil {
			t.Fatal(err)
		}
		release, err := d.Release("test")
		if err != nil {
			t.Fatal(err)
		}
		published, _ := d.Published(release)
		for _, c := range []struct {
			name   string
			gone   int
			ledger []byte
			key    string
			want   string
		}{
			{"never published", -1, nil, key, ""}, {"as it was", -1, bytesOf(t, published), key, ""},
			{"one is gone", 0, bytesOf(t, published), key, want}, {"with another key", 0, bytesOf(t, published), "another secret of mine", people},
		} {
			var out bytes.Buffer
			p := asked(t, c.gone, c.ledger)
			a := &app{Env: Env{Stdout: &out}}
			if a.judged(p, p.JudgedWithLots(c.key)) {
				t.Errorf("%s, %s: something waits", key, c.name)
			}
			if diff := cmp.Diff(c.want, out.String()); diff != "" {
				t.Errorf("%s, %s: %s", key, c.name, diff)
			}
		}
	}
}
