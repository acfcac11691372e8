package experiment

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"rubble/diag"
)

func TestFindNorm(t *testing.T) {
	keys := []string{"change/board", "change/freeze", "incident/board", "common/ticket"}
	for _, c := range []struct{ spelling, want, wrong string }{
		{"change/board", "change/board", ""},
		{"freeze", "change/freeze", ""},
		{"ticket", "common/ticket", ""},
		{"board", "", "f.toml:1:8: more than one norm is called \"board\"\n\twrite the key in full: change/board or incident/board"},
		{"freeez", "", "f.toml:1:8: no norm \"freeez\" in the model\n\tdid you mean \"freeze\"?"},
		{"change/freeez", "", "f.toml:1:8: no norm \"change/freeez\" in the model\n\tdid you mean \"change/freeze\"?"},
		{"something-else", "", "f.toml:1:8: no norm \"something-else\" in the model\n\trubble model lists the norms with their keys"},
		{strings.Repeat("é", 100), "", "f.toml:1:8: no norm \"" + strings.Repeat("é", 80) + "\" in the model\n\trubble model lists the norms with their keys"},
		{"", "", "f.toml:1:8: no norm \"\" in the model\n\trubble model lists the norms with their keys"},
	} {
		got, problem := FindNorm(diag.Pos{File: "f.toml", Line: 1, Col: 8}, c.spelling, keys)
		wrong := ""
		if problem != nil {
			wrong = problem.Error()
		}
		if diff := cmp.Diff([]string{c.want, c.wrong}, []string{got, wrong}); diff != "" {
			t.Errorf("%s: %s", c.spelling, diff)
		}
	}
}

const fresh = `# A card for one experiment. The report prints its words as they stand: name nobody in it.
# Write longer texts between three quotes, with at most 2000 characters each.

norm  = "change/board"               # its key: rubble model lists them
team  = "ops"                        # the team that tries it; empty: the organisation
state = "proposed"                   # proposed, running, learned
wave  = "one"                        # whose figures the current condition is from
shows = "change/board"               # what will show it: a norm, fingerprint/ID, or an outcome such as lead-time

# The need that the norm serves. An experiment has to meet it.
need = "a view across teams"

# Where the norm stands now. Its figures may be shown: the report shows them, too.
current = """
It stands.
At 18."""

# The next condition, one rung up, and what will show that it is reached.
target = ""

# What stands between the two? Name one thing, the first that you would run into.
obstacle = ""

# The next step: small, soon, and such that it can be undone. What do you do, where, and until when?
experiment = ""

# What do you expect to see, and by when? Write it before you begin: it is what you will learn from.
expected = ""

# After the next wave: what happened, and what do you know now that you did not know before?
learned = ""
`

func TestTOML(t *testing.T) {
	c := Card{ID: "x", Norm: "change/board", Team: "ops", State: Proposed, Wave: "one", Shows: "change/board",
		Need: "a view across teams", Current: "It stands.\nAt 18."}
	if diff := cmp.Diff(fresh, string(c.TOML())); diff != "" {
		t.Error(diff)
	}
}

// Whatever the words of a model or of a page are, TOML gives them back.
func TestTOMLGivesWordsBack(t *testing.T) {
	for _, text := range []string{"", " ", `"`, `"""`, "a\n\"\"\"\nb\"", `\`, "a\\\nb", "\n", "\n\na", "a\n", "\ttab", "a\r\nb", "\x00\x1b\x7f", "– “ü” 𝄞", "# no remark", "'''"} {
		var got struct{ Need string }
		if _, err := toml.Decode(string(Card{Need: text}.TOML()), &got); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if got.Need != text {
			t.Errorf("%q came back as %q", text, got.Need)
		}
	}
}
