package config

import "testing"

// Names that a reader takes for the same are the same, however they are typed:
// é as one character or as two, ß or SS, and any spaces.
func TestSpellings(t *testing.T) {
	const remedy = "\n\teach spelling in the answers has to mean one team: take it out here or there, or make the two one team with aliases"
	for _, c := range []struct{ name, one, other, want string }{
		{"an alias and a name", "aliases = ['Ops']", "name = 'ops'", "config.toml:6:8: \"ops\" stands for team \"a\" already"},
		{"an alias of both", "aliases = ['x', 'Ops']", "aliases = ['y', 'ops']", "config.toml:6:17: \"ops\" stands for team \"a\" already"},
		{"an alias and an id", "aliases = ['B']", "", "config.toml:5:6: \"b\" stands for team \"a\" already"},
		{"names, by case", "name = 'Platform'", "name = 'PLATFORM'", "config.toml:6:8: \"PLATFORM\" stands for team \"a\" already"},
		{"names, by how an accent is encoded", "name = 'Caf\u00e9'", "name = 'Cafe\u0301'", "config.toml:6:8: \"Cafe\u0301\" stands for team \"a\" already"},
		{"names, by both", "name = 'CAFE\u0301'", "name = 'caf\u00e9'", "config.toml:6:8: \"café\" stands for team \"a\" already"},
		{"names, by a sharp s", "name = 'Stra\u00dfe'", "name = 'STRASSE'", "config.toml:6:8: \"STRASSE\" stands for team \"a\" already"},
		{"names, by spaces", "name = 'Data  platform'", "name = ' data platform'", "config.toml:6:8: \" data platform\" stands for team \"a\" already"},
		{"names that differ", "name = 'Cafe'", "name = 'Caf\u00e9'", ""},
		{"one team that says the same twice", "aliases = ['a', 'A']", "", ""},
	} {
		one, other := "[[teams]]\nid = 'a'\n"+c.one+"\n", "[[teams]]\nid = 'b'\n"+c.other+"\n"
		_, problems := Read(folder(valid), folder(one+other))
		want := c.want
		if want != "" {
			want += remedy
		}
		if got := texts(problems); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
