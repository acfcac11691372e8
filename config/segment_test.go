package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSegments(t *testing.T) {
	const two = "[[segments]]\nid = 'north'\nname = 'Northern sites'\n[[segments]]\nid = 'south'\n"
	const teams = "[[teams]]\nid = 'a'\nsegment = 'north'\n[[teams]]\nid = 'b'\nsegment = 'south'\n[[teams]]\nid = 'c'\n"
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
	for _, c := range []struct{ name, client, want string }{
		{"not listed", "[[teams]]\nid = 'a'\nsegment = 'north'", "config.toml:3:11: no segment with the id \"north\"\n\tlist it: [[segments]] with id = \"north\""},
		{"misspelt", "[[segments]]\nid = 'north'\n[[teams]]\nid = 'a'\nsegment = 'norht'\n[[teams]]\nid = 'b'\nsegment = 'north'",
			"config.toml:5:11: no segment with the id \"norht\"\n\tdid you mean \"north\"?"},
		{"without teams", "[[segments]]\nid = 'north'", "config.toml:2:6: no team belongs to segment \"north\"\n\tsay segment = \"north\" under [[teams]] of each team that does, or take the segment out"},
		{"twice", "[[segments]]\nid = 'n'\n[[segments]]\nid = 'n'\n[[teams]]\nid = 'a'\nsegment = 'n'", "config.toml:4:6: segment \"n\" is listed twice"},
		{"no slug", "[[segments]]\nid = 'N O'\n[[teams]]\nid = 'a'\nsegment = 'N O'",
			"config.toml:2:6: segment id \"N O\" cannot name a page\n\tids are of a–z, 0–9 and -, at most 80 bytes, and no device name such as con; name = \"…\" may say anything"},
	} {
		_, problems := Read(folder(valid), folder(c.client))
		if got := texts(problems); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
