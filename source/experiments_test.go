package source

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rubble/config"
	"rubble/diag"
	"rubble/experiment"
	"rubble/model"
)

// cardsOf reads cards, by their file's name, in a project with the team
// platform and the wave 2026-spring.
func cardsOf(t *testing.T, files map[string]string) ([]experiment.Card, []string) {
	t.Helper()
	m, problems := model.Read(os.DirFS(".."))
	if problems.Failed() {
		t.Fatal(problems.Sorted()[0])
	}
	cfg := &config.Config{Waves: []config.Wave{{ID: "2026-spring"}}, Teams: []config.Team{{ID: "platform", Name: "Platform"}}}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["experiments/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	cards, wrong := ReadExperiments(fsys, cfg, m, CardNames{Teams: cfg.Teams, Waves: cfg.Waves, Outcomes: []string{"lead-time", "reopening"}})
	var messages []string
	for _, p := range wrong.Sorted() {
		messages = append(messages, p.Error())
	}
	return cards, messages
}

func TestReadExperiments(t *testing.T) {
	cards, wrong := cardsOf(t, map[string]string{
		"b.toml": "norm = \"board\"\n",
		"a.toml": `norm = "change-enablement/freeze"
team = "Platform"
state = "learned"
wave = "2026-spring"
shows = "fingerprint/freeze"
need = " quiet\n"
current = "It stands."
target = "Two weeks without it."
obstacle = "The calendar."
experiment = "One service goes on."
expected = "No more failures."
learned = """
None.
Nobody noticed."""
`,
		"README.md": "About these cards.", ".hidden": "",
	})
	if diff := cmp.Diff([]string(nil), wrong); diff != "" {
		t.Error(diff)
	}
	want := []experiment.Card{
		{ID: "a", Norm: "change-enablement/freeze", Team: "platform", State: experiment.Learned, Wave: "2026-spring", Shows: "fingerprint/freeze",
			Need: "quiet", Current: "It stands.", Target: "Two weeks without it.", Obstacle: "The calendar.", Experiment: "One service goes on.",
			Expected: "No more failures.", Learned: "None.\nNobody noticed.", Pos: diag.Pos{File: "experiments/a.toml"}},
		{ID: "b", Norm: "change-enablement/board", State: experiment.Proposed, Pos: diag.Pos{File: "experiments/b.toml"}},
	}
	if diff := cmp.Diff(want, cards); diff != "" {
		t.Error(diff)
	}
}

// What `rubble experiment new` writes is read back as it was.
func TestReadNewExperiment(t *testing.T) {
	want := experiment.Card{ID: "board", Norm: "change-enablement/board", Team: "platform", State: experiment.Proposed, Wave: "2026-spring",
		Shows: "change-enablement/board", Need: `a "view" \ across`, Current: "One.\nTwo.", Target: "Three.", Pos: diag.Pos{File: "experiments/board.toml"}}
	cards, wrong := cardsOf(t, map[string]string{"board.toml": string(want.TOML())})
	if len(wrong) > 0 {
		t.Error(wrong)
	}
	if diff := cmp.Diff([]experiment.Card{want}, cards); diff != "" {
		t.Error(diff)
	}
}

func TestNoExperiments(t *testing.T) {
	cards, wrong := ReadExperiments(fstest.MapFS{}, &config.Config{}, &model.Model{}, CardNames{})
	if cards != nil || !wrong.Empty() {
		t.Errorf("%v and %v of a project without the folder", cards, wrong.Sorted())
	}
}

func TestWrongExperiments(t *testing.T) {
	const norm, begun = "norm = \"board\"\n", "norm = \"board\"\nstate = \"running\"\nwave = \"2026-spring\"\n"
	for _, c := range []struct{ name, text, want string }{
		{"no norm", "state = \"proposed\"\n", "a.toml:1:1: a card without a norm\n\twrite norm = \"KEY\"; rubble model lists the norms with their keys"},
		{"an unknown norm", "\nnorm = \"bord\"\n", "a.toml:2:8: no norm \"bord\" in the model\n\tdid you mean \"board\"?"},
		{"an unknown team", norm + "team = \"platfrom\"\n", "a.toml:2:8: unknown team \"platfrom\"\n\tdid you mean \"platform\"?"},
		{"a team far from any", norm + "team = \"x\"\n", "a.toml:2:8: unknown team \"x\"\n\tthere are platform"},
		{"an unknown wave", norm + "wave = \"2026-sprint\"\n", "a.toml:2:8: unknown wave \"2026-sprint\"\n\tdid you mean \"2026-spring\"?"},
		{"an unknown state", norm + "state = \"done\"\n", "a.toml:2:9: unknown state \"done\"\n\tthere are proposed, running, learned"},
		{"an unknown fingerprint", norm + "shows = \"fingerprint/bypas\"\n", "a.toml:2:9: unknown shows \"fingerprint/bypas\"\n\tdid you mean \"fingerprint/bypass\"?"},
		{"an unknown outcome", norm + "shows = \"leadtime\"\n", "a.toml:2:9: no norm \"leadtime\" in the model\n\tdid you mean the outcome \"lead-time\"?"},
		{"nothing expected", begun, "a.toml:2:9: expected is empty on a card that is running\n\twhat you expect is written before the experiment begins; if nobody did, say so there"},
		{"white space expected", begun + "expected = \" \\t\"\n",
			"a.toml:4:12: expected is empty on a card that is running\n\twhat you expect is written before the experiment begins; if nobody did, say so there"},
		{"nothing learned", norm + "state = \"learned\"\nwave = \"2026-spring\"\nexpected = \"a\"\nlearned = \"\"\n",
			"a.toml:5:11: learned is empty on a card that is learned\n\twrite what happened, and what you know now; or set state = \"running\""},
		{"begun in no wave", norm + "state = \"running\"\nexpected = \"a\"\n",
			"a.toml:2:9: warning: no wave: the report cannot show whether the rung has moved since\n\tname the wave whose figures the card began from"},
		{"as long as may be", norm + "need = \"" + strings.Repeat("ü", 2000) + "\"\n", ""},
		{"too long", norm + "need = \"" + strings.Repeat("ü", 2001) + "\"\n",
			"a.toml:2:8: need: 2001 characters, at most 2000\n\ta card is for one step: keep what one needs to know to take it"},
		{"an unknown key", norm + "norn = \"board\"\n", "a.toml:2:1: unknown key \"norn\"\n\tdid you mean \"norm\"?"},
		{"a number for a text", "norm = 7\n", "a.toml:1:8: norm: a text is expected here, a number was found\n\twrite norm = \"…\", with the text in quotes"},
		{"a torn file", "norm = \"board", "a.toml:1:13: this is not TOML: unexpected EOF; expected '\"'\n\ta text opens with a quote that is not closed on the same line, or the file was cut off"},
		{"nested without end", "norm = " + strings.Repeat("[", 100_000),
			"a.toml:1:40: tables, arrays or dotted keys nested deeper than 32\n\ttwo or three levels are enough for everything; look for stray dots and brackets, or take an earlier copy"},
		{"far too large", strings.Repeat("#\n", 1<<20), "a.toml: 2048 KiB of TOML, at most 256 KiB are read\n\tsplit the file, or use a CSV file for many answers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, wrong := cardsOf(t, map[string]string{"a.toml": c.text})
			if c.want != "" {
				c.want = "experiments/" + c.want
			}
			if diff := cmp.Diff(c.want, strings.Join(wrong, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// All that is wrong is named in one run.
func TestWrongFilesOfExperiments(t *testing.T) {
	cards, wrong := cardsOf(t, map[string]string{"Board by day.toml": "", "con.toml": "", "notes.txt": "", "old/a.toml": "", "dir.toml/x": "",
		"z.toml": "norm = \"nothing\"\nteam = \"none\"\nstate = \"learned\"\n"})
	want := []string{
		"experiments/Board by day.toml: a file whose name cannot be that of a card\n\tcards are named with a–z, 0–9 and -, at most 80 bytes, such as board-by-day.toml",
		"experiments/con.toml: a file whose name cannot be that of a card\n\tcards are named with a–z, 0–9 and -, at most 80 bytes, such as board-by-day.toml",
		"experiments/dir.toml: warning: not read\n\tcards are files in experiments/ that end in .toml",
		"experiments/notes.txt: warning: not read\n\tcards are files in experiments/ that end in .toml",
		"experiments/old: warning: not read\n\tcards are files in experiments/ that end in .toml",
		"experiments/z.toml:1:8: no norm \"nothing\" in the model\n\trubble model lists the norms with their keys",
		"experiments/z.toml:2:8: unknown team \"none\"\n\tthere are platform",
		"experiments/z.toml:3:9: expected is empty on a card that is learned\n\twhat you expect is written before the experiment begins; if nobody did, say so there",
		"experiments/z.toml:3:9: learned is empty on a card that is learned\n\twrite what happened, and what you know now; or set state = \"running\"",
		"experiments/z.toml:3:9: warning: no wave: the report cannot show whether the rung has moved since\n\tname the wave whose figures the card began from",
	}
	if diff := cmp.Diff(want, wrong); diff != "" {
		t.Error(diff)
	}
	if len(cards) != 1 {
		t.Errorf("%d cards, want the one that could be read", len(cards))
	}
}
