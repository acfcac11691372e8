package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSegments(t *testing.T) {
	const two = "[[segments]]\nid = 'north'\nname = 'Northern sites'\n[[segments]]\nid = 'south'\n"
	teams := "[[teams]]\nid = 'e'\n"
	for _, t := range [][2]string{{"a", "north"}, {"b", "north"}, {"c", "south"}, {"d", "south"}} {
		teams += "[[teams]]\nid = '" + t[0] + "'\nsegment = '" + t[1] + "'\n"
	}
	c, problems := Read(folder(valid), folder(two+teams))
	if !problems.Empty() {
		t.Fatal(texts(problems))
	}
	if diff := cmp.Diff([]Segment{{"north", "Northern sites"}, {"south", "south"}}, c.Segments); diff != "" {
		t.Error(diff)
	}
	if s, ok := c.Segment("north"); !ok || s.Name != "Northern sites" {
		t.Errorf("segment north: %v, %t", s, ok)
	}
	if s, ok := c.Segment("east"); ok || s.Name != "east" {
		t.Errorf("a segment that there is not: %v, %t", s, ok)
	}
}

func TestSegmentMistakes(t *testing.T) {
	team := func(id, segment string) string { return "[[teams]]\nid = '" + id + "'\nsegment = '" + segment + "'\n" }
	segment := func(id string) string { return "[[segments]]\nid = '" + id + "'\n" }
	two := func(id string) string { return team(id+"-1", id) + team(id+"-2", id) }
	for _, c := range []struct{ name, client, want string }{
		{"not listed", team("a", "north"), "config.toml:3:11: no segment with the id \"north\"\n\tlist it: [[segments]] with id = \"north\""},
		{"misspelt", segment("north") + two("north") + team("c", "norht"),
			"config.toml:11:11: no segment with the id \"norht\"\n\tdid you mean \"north\"?"},
		{"two in one text", segment("north") + two("north") + team("c", "north, south"),
			"config.toml:11:11: no segment with the id \"north, south\"\n\ta team belongs to one segment"},
		{"in other words than its id", team("a", "The north"),
			"config.toml:3:11: no segment with the id \"The north\"\n\ta team belongs to one segment, which it names by its id"},
		{"a list of them", "[[teams]]\nid = 'a'\n[[teams]]\nid = 'b'\nsegment = ['north', 'south']",
			"config.toml:5:11: segment: a text is expected here, a list was found\n\ta team belongs to one segment: segment = \"…\""},
		{"that lists its teams", segment("north") + "teams = ['a']\n", "config.toml:3:1: unknown key \"teams\"\n\tthe keys here are id, name"},
		{"without teams", segment("north"), "config.toml:2:6: no team belongs to segment \"north\"\n\tsay segment = \"north\" under [[teams]] of each team that does, or take the segment out"},
		{"twice", segment("n") + segment("n") + team("a", "n"), "config.toml:4:6: segment \"n\" is listed twice\n\tmake the two one, or give this one another id"},
		{"no slug", "[[segments]]\nid = 'N O'\n[[teams]]\nid = 'a'\nsegment = 'N O'",
			"config.toml:2:6: segment id \"N O\" cannot name a page\n\tids are of a–z, 0–9 and -, at most 80 bytes, and no device name such as con; name = \"…\" may say anything"},
		{"one name for two", segment("n") + "name = 'Norden '\n" + segment("s") + "name = 'NORDEN'\n" + two("n") + two("s"),
			"config.toml:6:8: segment \"n\" is called \"NORDEN\" already\n\tgive each segment a name of its own, or make them one"},
		{"a name that is another's id", segment("n") + "name = 's'\n" + segment("s") + two("n") + two("s"),
			"config.toml:5:6: segment \"n\" is called \"s\" already\n\tgive each segment a name of its own, or make them one"},
		{"the id of a team", segment("n") + two("n") + "[[teams]]\nid = 'n'\n",
			"config.toml:2:6: \"n\" is the id of a team, too\n\tgive the segment another id; name = \"…\" may say what it is called"},
		{"of all teams", segment("n") + two("n"), "config.toml:2:6: warning: every team belongs to segment \"n\": its figures are those of the organisation\n" +
			"\tdivide the teams among two segments or more, or take the segment out"},
		{"of one team", segment("n") + team("a", "n") + "[[teams]]\nid = 'b'\n", "config.toml:2:6: warning: a single team belongs to segment \"n\": its figures are those of the team\n" +
			"\tput another team with it, or leave that team without a segment"},
		{"of the only team, while others are to come", segment("n") + team("a", "n"), ""},
	} {
		_, problems := Read(folder(valid), folder(c.client))
		if got := texts(problems); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
