package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whom to ask about what: the whole of what is said of each mistake.
func TestAskedMistakes(t *testing.T) {
	const teams = "[model]\nper_respondent = 2\npractices = ['a', 'b', 'c']\n[[teams]]\nid = 'platform'\naliases = ['Plattform']\n" // lines 1 to 6
	const first = "\n\tthe first entry that fits counts: put the more special one first"
	const above = "an entry above takes all whom this one is for" + first
	for _, c := range []struct{ name, in, want string }{
		{"whole", "[[asked]]\nrole = 'does'\nteam = 'platform'\npractices = ['a', 'b']\n[[asked]]\npractices = ['c']", ""},
		{"a role", "[[asked]]\nrole = 'do'\npractices = ['a']", "config.toml:8:8: \"do\" is none of manages, does, is-served\n\tdid you mean \"does\"?"},
		{"a team that is not listed", "[[asked]]\nteam = 'ops'\npractices = ['a']", "config.toml:8:8: no team with the id \"ops\"\n\tasked names teams that this file lists"},
		{"an alias", "[[asked]]\nteam = 'Plattform'\npractices = ['a']", "config.toml:8:8: no team with the id \"Plattform\"\n\tasked names teams that this file lists"},
		{"no practices", "[[asked]]\nrole = 'does'", "config.toml:7:1: no practices\n\tlist those that these people are asked about"},
		{"a list of none", "[[asked]]\npractices = []", "config.toml:8:13: no practices\n\tlist those that these people are asked about"},
		{"too many", "[[asked]]\npractices = ['a', 'b', 'c']", "config.toml:8:13: 3 practices for one person, at most 2\n\task some of these people about some of them, or raise per_respondent under [model]"},
		{"one twice", "[[asked]]\npractices = ['a', 'a']", "config.toml:8:19: practice \"a\" is listed twice\n\ttake one of the two out"},
		{"one not assessed", "[[asked]]\npractices = ['a', 'd']", "config.toml:8:19: practice \"d\" is not among those assessed\n\tadd it to practices under [model]"},
		{"the same people twice", "[[asked]]\nrole = 'does'\npractices = ['a']\n[[asked]]\nrole = 'does'\npractices = ['b']", "config.toml:12:13: " + above},
		{"after everybody", "[[asked]]\npractices = ['a']\n[[asked]]\nrole = 'does'\npractices = ['b']\n[[asked]]\nteam = 'platform'\npractices = ['b']",
			"config.toml:11:13: " + above + "\nconfig.toml:14:13: " + above},
		{"a role, then one of its teams", "[[asked]]\nrole = 'does'\npractices = ['a']\n[[asked]]\nrole = 'does'\nteam = 'platform'\npractices = ['b']", "config.toml:13:13: " + above},
		{"a role, then a team", "[[asked]]\nrole = 'does'\npractices = ['a']\n[[asked]]\nteam = 'platform'\npractices = ['b']", ""},
		{"another role", "[[asked]]\nrole = 'boss'\npractices = ['a']", "config.toml:8:8: \"boss\" is none of manages, does, is-served"},
		{"an unknown key", "[[asked]]\nroles = 'does'\npractices = ['a']", "config.toml:8:1: unknown key \"roles\"\n\tdid you mean \"role\"?"},
		{"a text for a list", "[[asked]]\npractices = 'a'", "config.toml:8:13: practices: a list is expected here, a text was found\n\twrite practices = [\"…\"], also where it is one alone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read(folder(valid), folder(teams+c.in))
			if diff := cmp.Diff(c.want, texts(problems)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAskedOf(t *testing.T) {
	c := &Config{Teams: []Team{{ID: "platform", Name: "The platform", Aliases: []string{"Plattform"}}, {ID: "database", Name: "database"}}, Asked: []Asked{
		{Role: "does", Team: "platform", Practices: []string{"a"}}, {Team: "platform", Practices: []string{"b"}}, {Role: "is-served", Practices: []string{"c"}}}}
	for _, x := range []struct {
		role, team string
		want       []string
	}{
		{"does", "platform", []string{"a"}}, {"does", "PLATTFORM", []string{"a"}}, {"does", "The platform", []string{"a"}},
		{"manages", "platform", []string{"b"}}, {"", "platform", []string{"b"}}, {"is-served", "platform", []string{"b"}},
		{"is-served", "database", []string{"c"}}, {"is-served", "", []string{"c"}}, {"does", "database", nil}, {"does", "", nil}, {"", "", nil}, {"does", "nobody", nil},
	} {
		if diff := cmp.Diff(x.want, c.AskedOf(x.role, x.team)); diff != "" {
			t.Errorf("%s of %s: %s", x.role, x.team, diff)
		}
	}
	if got := new(Config).AskedOf("does", "platform"); got != nil {
		t.Errorf("settings without a word on it ask about %v", got)
	}
}

// A client's list takes the place of the program's, and is not mixed with it.
func TestAskedMerge(t *testing.T) {
	defaults := valid + "[[asked]]\nrole = 'does'\npractices = ['a']\n"
	for client, want := range map[string][]Asked{
		"":                               {{Role: "does", Practices: []string{"a"}}},
		"asked = []\n":                   {},
		"[[asked]]\npractices = ['a']\n": {{Practices: []string{"a"}}},
	} {
		c, problems := Read(folder(defaults), folder(client))
		if diff := cmp.Diff(want, c.Asked); diff != "" || !problems.Empty() {
			t.Errorf("%s%s", texts(problems), diff)
		}
	}
}

// The version under which a wave was asked.
func TestWaveModel(t *testing.T) {
	const hint = "\n\tmodel = \"1.1.0\" says under which version the wave was asked; that model stands in models/1.1.0.json"
	for version, want := range map[string]string{
		"1.1.0": "", "0.0.0": "", "": "",
		"1.1":           "config.toml:3:9: version \"1.1\" is not of three numbers" + hint,
		"01.1.0":        "config.toml:3:9: version \"01.1.0\" is not of three numbers" + hint,
		"../../etc/1.0": "config.toml:3:9: version \"../../etc/1.0\" is not of three numbers" + hint,
		"1.1.0 ":        "config.toml:3:9: version \"1.1.0 \" is not of three numbers" + hint,
	} {
		c, problems := Read(folder(valid), folder("[[waves]]\nid = 'a'\nmodel = '"+version+"'\n"))
		if diff := cmp.Diff(want, texts(problems)); diff != "" || c.Waves[0].Model != version {
			t.Errorf("%q: %s", version, diff)
		}
	}
}
